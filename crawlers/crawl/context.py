"""CrawlContext: what the workers and components of one crawl share, and nothing else."""

from collections import Counter, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.utils.defer import deferred_from_coro

from crawlers.crawl.asked import Validators
from crawlers.crawl.responses import Circuit
from crawlers.crawl.walk import Walk
from crawlers.page import Page
from crawlers.platforms import PLATFORMS, ListPage, ListRow, platform_of, ranked_platforms
from crawlers.platforms.platform import Platform
from crawlers.read.process import Reader
from crawlers.read.reading import Reading
from schemas.ground.clock import now
from schemas.known import KnownDocument, KnownList
from schemas.messages import Trouble
from schemas.normalize import mint_reply_id
from schemas.run import Issue
from schemas.source import Source
from storage.raw.archive import ArchiveWriter
from storage.raw.runs import CrawlSpec, GoneDocument, StagedPage
from storage.raw.staging import (
    StagedRow,
    StagingWriter,
    known_documents,
    known_extents,
    known_lists,
)
from storage.tables.suppressed import Suppressed

Found = AsyncIterator[Request | StagedRow]
"""What a callback gives: further requests, and items, which are rows of the staged run."""


@dataclass
class CrawlContext:
    """One crawl of one source: what it was asked, where it writes, what is known before it, and
    what it has come to so far."""

    spec: CrawlSpec
    platform: Platform
    archive: ArchiveWriter
    staging: StagingWriter
    reader: Reader
    known: dict[str, KnownDocument]
    known_lists: dict[str, KnownList]
    walk: Walk
    taken_down: Suppressed
    circuit: Circuit = field(default_factory=Circuit)
    due: deque[str] = field(default_factory=deque)
    """Keys of the listed documents that are still to be asked for."""
    counts: Counter[str] = field(default_factory=Counter)
    """Documents by what became of them, named as in RunReport."""
    failed: Counter[str] = field(default_factory=Counter)
    """Documents that could not be read, by class."""
    classes: Counter[str] = field(default_factory=Counter)
    """Bad responses by class and status."""
    blocked: str | None = None
    stopped: Trouble | None = None
    first_failure: Trouble | None = None
    platform_settled: bool = True
    """Whether the platform is known: by the source file, by an earlier run, or by a page."""
    other_platform: Trouble | None = None
    """That the first list page shows another platform than the source file names."""

    @classmethod
    def of(cls, spec: CrawlSpec) -> "CrawlContext":
        """Open the archive and the staging of a prepared run, and start its reader."""
        source = spec.source
        platform = platform_of(source, source.start_urls[0])
        return cls(
            spec,
            platform,
            ArchiveWriter(spec.archive, spec.run_id, source.id),
            StagingWriter(spec.folder),
            Reader(source, spec.container),
            known_documents(spec.folder),
            known_lists(spec.folder),
            Walk(source, platform.document_key, known_extents(spec.folder)),
            Suppressed.of(spec.archive.parent, spec.taken_down),
            platform_settled=source.platform is not None,
        )

    async def list_page(self, page: Page, first: bool) -> ListPage:
        """What a list page says, read under the limits of every page: a list, too, may hold a
        reader up. Raises ReaderError."""
        if first or not self.platform_settled:
            await self._look_at(page)
        return await self.reader.list_page(self.platform.name, page, first)

    async def _look_at(self, page: Page) -> None:
        """Take the platform from a list page where nothing says it yet; else note a page that shows
        another one. A page without rows settles nothing: it may be that of a parent of years."""
        score, name, reasons = ranked_platforms(page)[0]
        if not self.platform_settled:
            if score or (await self.reader.list_page(name, page, True)).rows:
                self._settle(name)
        elif score and name != self.source.platform and not self.platform.score(page)[0]:
            self.other_platform = Trouble(
                "platform_doubtful",
                f"the page looks like {name} ({'; '.join(reasons)}), and is read as "
                f"{self.platform.name}",
            )

    def _settle(self, name: str) -> None:
        source = Source.model_validate({**self.source.model_dump(), "platform": name})
        self.spec = self.spec.model_copy(update={"source": source})
        self.platform, self.platform_settled = PLATFORMS[name], True
        self.reader.source = self.walk.source = source
        self.walk.key_of = self.platform.document_key

    @property
    def source(self) -> Source:
        """The source that is crawled."""
        return self.spec.source

    @property
    def has_ended(self) -> bool:
        """Whether nothing more may be asked."""
        return bool(self.blocked or self.stopped)

    def note_failure(self, trouble: Trouble) -> None:
        """Keep the first failure: the reason of a crawl that comes to nothing."""
        self.first_failure = self.first_failure or trouble

    def issue(self, kind: str, url: str, message: str) -> Issue:
        """An issue of this source."""
        return Issue(source_id=self.source.id, url=url, kind=kind, message=message, at=now())

    def missed_article(self, key: str, url: str, trouble: Trouble) -> Issue | GoneDocument | None:
        """A document that did not come: a failure of a listed one, the end of one that no list has
        any more."""
        if key not in self.walk.listed:
            return self.gone(key) if trouble.kind == "gone" else None
        self.failed[trouble.kind] += 1
        return self.issue(trouble.kind, url, f"listed document did not come: {trouble.message}")

    def gone(self, key: str) -> GoneDocument | None:
        """A known document whose address says that it is gone."""
        known = self.known.get(key)
        if known is None:
            return None
        named = platform_of(self.source, known.url).document_key(known.url)
        return GoneDocument(key, mint_reply_id(self.source.id, named), now())

    def document(
        self, key: str, row: ListRow | None, url: str, at: datetime, validators: Validators
    ) -> KnownDocument:
        """What is known of a document once it was asked for."""
        return KnownDocument(
            document_key=key,
            url=url,
            listed_title=row.title if row else None,
            listed_at=row.published_at if row else None,
            etag=validators.etag,
            last_modified=validators.last_modified,
            digest=validators.digest,
            checked_at=at,
            listed_url=row.url if row and row.url != url else None,
        )

    def is_still_there(self, key: str) -> bool:
        """Whether a document is due only because its address changed, and another row of the lists
        has the address that is known."""
        known, row = self.known.get(key), self.walk.listed[key]
        if known is None or self.spec.recheck or known.is_at(row.url):
            return False
        days = self.source.http.recheck_days
        seen = self.walk.other_addresses.get(key, ())
        return not known.is_due(row.title, row.published_at, days) and any(map(known.is_at, seen))

    def page(
        self, reading: Reading, key: str, row: ListRow | None, at: datetime, validators: Validators
    ) -> StagedPage:
        """A page that was read, with what is then known of its document."""
        if reading.refused:
            self.failed["page_refused"] += 1
        return StagedPage(
            fetched_at=at,
            refused=reading.refused,
            document=None
            if reading.refused
            else self.document(key, row, reading.url, at, validators),
            body_at=reading.body_at,
            rows_json=reading.rows_json,
        )


def context_of(crawler: Crawler) -> CrawlContext:
    """The context of the crawl that a component belongs to; Scrapy makes the spider first."""
    found: CrawlContext = crawler.spider.context
    return found


def end_crawl(crawler: Crawler, reason: str) -> Any:
    """Let a crawl end: what is on its way is still read, nothing more is asked."""
    return deferred_from_coro(crawler.engine.close_spider_async(reason=reason))
