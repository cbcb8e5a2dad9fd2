"""Looks at many hosts for their columns of replies: `python -m crawlers.crawl.discover SPEC.json`.

The same robots, host and challenge rules hold as in a crawl, and one request at a time a host. What
is known of a host is appended to found.jsonl beside the spec, every few answers and at the host's
end: a kill loses a few requests of it. Nothing is archived.
"""

import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import headers_of
from crawlers.crawl.ending import end_with_standard_input
from crawlers.crawl.failures import trouble_behind
from crawlers.crawl.network import REPLICA_SUFFIX
from crawlers.crawl.responses import Circuit, classify_response
from crawlers.crawl.settings import POLITE_DELAY, polite_settings
from crawlers.discovery.judging import draft_source
from crawlers.discovery.walk import HostWalk
from crawlers.page import Page
from crawlers.platforms import Ask
from schemas.discovery import DiscoverySpec, HostDiscovery, Pending
from schemas.ground.clock import now
from schemas.messages import Trouble, messages
from storage.raw.runs import rows_in

FOUND = "found.jsonl"
HOSTS_AT_ONCE = 16
ANSWERS_BETWEEN_NOTES = 10
_READABLE = ("text/", "application/json", "application/xml", "application/xhtml", "javascript")


class DiscoverySpider(scrapy.Spider):  # type: ignore[misc]
    """Walks over hosts side by side; each host has one request on its way."""

    name = "discover"

    def __init__(self, spec: DiscoverySpec, folder: Path, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.spec, self.found = spec, folder / FOUND
        self.waiting = list(reversed(spec.hosts))
        self.circuits: dict[str, Circuit] = {}
        self.spent: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> "DiscoverySpider":
        spider: DiscoverySpider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_request, signals.request_reached_downloader)
        return spider

    def on_request(self, request: Request) -> None:
        """Count what is really asked for: robots.txt, retries and redirects too."""
        self.spent[_site(request.url)] += 1

    async def start(self) -> AsyncIterator[Request]:
        """The first requests of as many hosts as are looked at side by side."""
        for _ in range(HOSTS_AT_ONCE):
            for request in self._next_host():
                yield request

    def _next_host(self) -> Iterator[Request]:
        while self.waiting:
            host = self.waiting.pop()
            self.circuits[host.host] = Circuit()
            for request in self._go_on(HostWalk(host), ended=False):
                yield request
                return

    def _go_on(self, walk: HostWalk, ended: bool = True) -> Iterator[Request]:
        """The next request of a host, or the first of the next host when this one is through."""
        host = walk.state.host
        if self.spent[_site(walk.state.start)] < self.spec.budget and (asked := walk.next()):
            yield self._request(walk, asked)
            return
        self._note(walk)
        self.circuits.pop(host, None)
        if ended:
            yield from self._next_host()

    def _request(self, walk: HostWalk, asked: Pending) -> Request:
        ask = Ask.of(asked.url)
        request = Request(
            ask.url,
            self.parse,
            errback=self.on_error,
            dont_filter=True,
            cb_kwargs={"asked": asked, "walk": walk},
        )
        if ask.form is not None:
            headers = {"Content-Type": ask.content_type}
            request = request.replace(method="POST", body=ask.form, headers=headers)
        return request

    def parse(self, response: Response, asked: Pending, walk: HostWalk) -> Iterator[Request]:
        """Take an answer, and go on."""
        headers = headers_of(response)
        found = classify_response(response.status, headers, response.body)
        circuit = self.circuits[walk.state.host]
        kind = headers.get("content-type", "text/html").lower()
        if reason := circuit.note(response.status, found):
            walk.stop("blocked", reason)
        elif found != "ok":
            words = messages()[found].meaning if response.status == 200 else ""
            trouble = Trouble(found, words or f"HTTP {response.status}")
            walk.miss(asked, trouble, found in ("gone", "soft_404"))
        elif not any(word in kind for word in _READABLE):
            walk.miss(asked, Trouble("bad_response", f"no page but {kind.split(';')[0]}"), True)
        else:
            page = Page(response.url, response.body, response.status, headers)
            try:
                walk.take(asked, page)
            except Exception as error:  # noqa: BLE001 (it is told, and the next page is looked at)
                words = f"the page could not be read: {type(error).__name__}"
                walk.miss(asked, Trouble("reader_error", words), True)
        if len(walk.state.looked) % ANSWERS_BETWEEN_NOTES == 0:
            self._note(walk)
        yield from self._go_on(walk)

    def on_error(self, failure: Failure) -> Iterator[Request]:
        """Note why a page did not come, and go on."""
        values = failure.request.cb_kwargs
        walk: HostWalk = values["walk"]
        trouble = trouble_behind(failure)
        walk.miss(values["asked"], trouble, False)
        yield from self._go_on(walk)

    def _note(self, walk: HostWalk) -> None:
        earlier = walk.state.requests
        spent = self.spent[_site(walk.state.start)]
        result = walk.result().model_copy(update={"requests": earlier + spent, "at": now()})
        with self.found.open("a", encoding="utf-8") as out:
            out.write(result.model_dump_json() + "\n")


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def noted_hosts(folder: Path) -> dict[str, HostDiscovery]:
    """What the process has noted so far: the last whole line of each host."""
    noted = rows_in(folder / FOUND, HostDiscovery.model_validate_json)
    return {host.host: host for host in noted}


def main(argv: list[str]) -> int:
    """Look at the hosts of a spec."""
    path = Path(argv[0])
    spec = DiscoverySpec.model_validate_json(path.read_bytes())
    local = spec.replica and all(h.host.endswith(REPLICA_SUFFIX) for h in spec.hosts)
    source = draft_source("https://gov.cn/", delay=spec.delay)
    most = spec.budget * len(spec.hosts) * 3
    settings = polite_settings(source, spec.replica, spec.user_agent, max_requests=most)
    settings |= {
        "DAFU_HOSTS": sorted({h.host for h in spec.hosts}),
        "DAFU_PORTS": sorted(
            {80, 443} | {port for h in spec.hosts if (port := urlsplit(h.start).port)}
        ),
        "DOWNLOAD_DELAY": spec.delay if local else max(spec.delay, POLITE_DELAY),
        "AUTOTHROTTLE_ENABLED": not local,
        "CONCURRENT_REQUESTS": HOSTS_AT_ONCE,
        "DOWNLOAD_TIMEOUT": 5 if local else 30,
        "DOWNLOAD_MAXSIZE": 8 * 1024 * 1024,  # a page with links; larger ones are files
        "RETRY_TIMES": 1,
        "LOG_LEVEL": "ERROR",
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(DiscoverySpider, spec=spec, folder=path.parent)
    end_with_standard_input()
    process.start()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
