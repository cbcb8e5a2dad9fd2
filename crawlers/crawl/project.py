"""dafu as a Scrapy project (see scrapy.cfg): each source of the registry is a spider.

`scrapy crawl SOURCE` crawls as `dafu crawl` does, with the same settings, into the archive and the
staging of the data folder (DAFU_DATA, else data/). DAFU_CONTACT stands in the User-Agent,
DAFU_SOURCES is another folder of source files, DAFU_REPLICA=1 allows the hosts of the local
replica. What is staged comes into the tables with the next `dafu crawl` or `dafu nightly`.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.http import Request
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from crawlers.crawl.network import REPLICA_SUFFIX
from crawlers.crawl.prepare import CrawlOptions, prepare_run, take_hosts, user_agent
from crawlers.crawl.settings import crawl_settings
from crawlers.crawl.spider import ReplySpider
from crawlers.registry import load_sources
from schemas.ground.clock import today
from schemas.source import Source
from storage.layout import Layout
from storage.ledger import Ledger
from storage.raw.runs import CrawlSpec

BOT_NAME = "dafu"
SPIDER_LOADER_CLASS = "crawlers.crawl.project.SourceLoader"
# Scrapy looks at these before there is a spider; the others are each source's own.
DAFU_ALLOW_REPLICA = os.environ.get("DAFU_REPLICA") == "1"
TWISTED_DNS_RESOLVER = "crawlers.crawl.network.PublicResolver"
REMOTE_CONTROL_ENABLED = TELNETCONSOLE_ENABLED = False

_FIRM = SETTINGS_PRIORITIES["cmdline"] + 1


class SourceSpider(ReplySpider):
    """The spider of one source, which prepares its own run."""

    source: ClassVar[Source]

    @classmethod
    def options(cls) -> CrawlOptions:
        """What the environment says. Raises UsageError when a real host would be asked without a
        contact."""
        contact = os.environ.get("DAFU_CONTACT")
        if not contact and not all(h.endswith(REPLICA_SUFFIX) for h in cls.source.hosts):
            raise UsageError(
                "real sites are crawled only with a contact in the User-Agent; set DAFU_CONTACT "
                "to your address"
            )
        return CrawlOptions("crawl", replica=DAFU_ALLOW_REPLICA, contact=contact)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """The settings of every crawl of the source. Only how it logs can be set otherwise: `-s`
        must not make a crawl impolite."""
        options = cls.options()
        agent = user_agent(options.contact)
        own = crawl_settings(cls.source, options.replica, agent, options.max_requests)
        for name, value in own.items():
            settings.set(name, value, "project" if name.startswith("LOG_") else _FIRM)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SourceSpider":
        source, options = cls.source, cls.options()
        layout = Layout(Path(os.environ.get("DAFU_DATA") or "data")).prepare()
        window = Ledger(layout.ledger).plan(
            [(source.id, source.coverage.start, source.coverage.overlap_days)], today()
        )[0]
        run = prepare_run(layout, source, window, options)
        spec, held = CrawlSpec.of(run.folder), ExitStack()
        take_hosts(spec, held)
        spider: SourceSpider = super().from_crawler(crawler, *args, spec=spec, **kwargs)
        spider.held = held, run.alive  # until this process ends
        return spider

    def closed(self, reason: str) -> None:
        """Say where the result is."""
        print(
            f"The run is staged in {self.context.spec.folder}; the next `dafu crawl` or "
            "`dafu nightly` takes it into the tables."
        )


class SourceLoader:
    """Scrapy's spider loader: the names of the sources for the names of spiders."""

    def __init__(self) -> None:
        folder = os.environ.get("DAFU_SOURCES")
        self.sources = load_sources(Path(folder) if folder else None)

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> "SourceLoader":
        return cls()

    def load(self, spider_name: str) -> type[SourceSpider]:
        """The spider of a source. Raises KeyError for a name that is none."""
        source = self.sources[spider_name]
        return type(source.id, (SourceSpider,), {"name": source.id, "source": source})

    def list(self) -> list[str]:
        """The names of all sources."""
        return sorted(self.sources)

    def find_by_request(self, request: Request) -> Sequence[str]:
        """The sources on the host of a request."""
        host = urlsplit(request.url).hostname or ""
        return sorted(s.id for s in self.sources.values() if host in s.hosts)
