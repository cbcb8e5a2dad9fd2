"""ReplySpider: the only spider. A source and a window in; captures, parsed pages and a report
out."""

import logging
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.articles import Article, document_row, headers_of, page_of, validators_of
from crawlers.crawl.failures import CANNOT_WRITE, response_of, trouble_of
from crawlers.crawl.files import AttachmentSpider
from crawlers.crawl.learned import Learned
from crawlers.crawl.lists import ListSpider
from crawlers.crawl.network import host_allowed
from crawlers.crawl.responses import Circuit, classify_response
from crawlers.crawl.walk import Walk
from crawlers.crawl.withdrawn import IdleSpider
from crawlers.page import Page
from crawlers.platforms import ListRow, platform_of
from crawlers.read.parse import parser_version
from crawlers.read.process import Reader, ReaderError, Reading
from schemas.clock import now
from schemas.messages import Trouble, messages
from schemas.source import Source
from storage.layout import json_lines
from storage.raw.archive import ArchiveWriter
from storage.raw.staging import StagingWriter

log = logging.getLogger(__name__)
PROGRESS_EVERY = 20
PAGES_OF_A_PART = 2_000
"""Pages after which what is staged may be committed while the crawl goes on."""
MAX_FILES = 10
"""Attachments of one page that are fetched; further ones stay `listed`."""


class ReplySpider(ListSpider, AttachmentSpider, IdleSpider):
    """Walks the lists of one source, fetches new and changed documents, checks those that the list
    no longer has.

    `spec` is the JSON object that flows write (see crawlers.crawl.process). All results go through
    staging; nothing is returned.
    """

    name = "reply"

    def __init__(self, spec: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.spec = spec
        self.source = Source.model_validate(spec["source"])
        self.platform = platform_of(self.source, self.source.start_urls[0])
        self.archive = ArchiveWriter(Path(spec["archive"]), spec["run_id"], self.source.id)
        self.staging = StagingWriter(Path(spec["folder"]))
        self.reader = Reader(self.source, spec["layout"])
        self.known = {
            row["document_key"]: row for row in json_lines(Path(spec["folder"]) / "known.jsonl")
        }
        self.known_lists = {
            row["url"]: row for row in json_lines(Path(spec["folder"]) / "known_lists.jsonl")
        }
        learned = json_lines(Path(spec["folder"]) / "known_extents.jsonl")
        known = {k.url: k for k in map(Learned.of_row, learned)}
        self.walk = Walk(self.source, self.platform.document_key, known)
        self.counts: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.due: deque[str] = deque()
        self.circuit = Circuit()
        self.blocked: str | None = None
        self.robots_failed: dict[str, Trouble] = {}
        self.stopped: Trouble | None = None

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "ReplySpider":
        spider: ReplySpider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.on_callback_error, signal=signals.spider_error)
        return spider

    # Articles

    async def parse_article(self, response: Response) -> AsyncIterator[Request]:
        """One article page, or the first of several parts."""
        key = response.meta["key"]
        row = self.walk.listed.get(key)
        if response.status == 304:
            self.counts["fetched"] += 1
            self.counts["not_modified"] += 1
            self._remember(key, row, response, self.known[key])
            return
        problem = self._problem(response)
        if problem:
            self._failed_article(key, response.meta["asked"], problem, messages()[problem].meaning)
            return
        self.counts["fetched"] += 1
        async for request in self._read(key, row, page_of(response), response, []):
            yield request

    async def parse_part(self, response: Response) -> AsyncIterator[Request]:
        """A further part of an article; the article is read when all are here. A missing part fails
        the document."""
        meta = response.meta
        problem = self._problem(response)
        if problem:
            self._failed_article(
                meta["key"], meta["asked"], problem, "a further part of it is no page"
            )
            return
        pages, parts = [*meta["pages"], page_of(response)], meta["parts"]
        if len(pages) <= len(parts):
            yield self._request(
                parts[len(pages) - 1],
                self.parse_part,
                role="reply",
                key=meta["key"],
                pages=pages,
                parts=parts,
                first=meta["first"],
            )
            return
        async for request in self._read(
            meta["key"], self.walk.listed.get(meta["key"]), pages[0], meta["first"], pages[1:]
        ):
            yield request

    async def _read(
        self, key: str, row: ListRow | None, page: Page, response: Response, parts: list[Page]
    ) -> AsyncIterator[Request]:
        reading = await self.reader.read(page, parts, row.title if row else None)
        wanted = [
            url
            for url in reading.files
            if host_allowed(urlsplit(url).hostname or "", self.source.hosts)
        ]
        if reading.parts:
            needed = list(reading.parts)
            yield self._request(
                needed[0],
                self.parse_part,
                role="reply",
                key=key,
                pages=[page],
                parts=needed,
                first=response,
            )
        elif wanted:
            yield self._next_file(Article(key, row, page, parts, response, wanted[:MAX_FILES]))
        else:
            self._stage(
                reading,
                key,
                row,
                datetime.fromisoformat(response.meta["fetched_at"]),
                validators_of(response),
            )

    # What was read

    def _stage(
        self,
        reading: Reading,
        key: str,
        row: ListRow | None,
        at: datetime,
        validators: dict[str, str | None],
    ) -> None:
        refused = reading.refused
        if refused:
            self.failed["page_refused"] += 1
        # One line holds the page and what is then known of it: a kill cannot leave a document known
        # without its row.
        document = None if refused else document_row(key, row, reading.url, at, validators)
        self.staging.add(
            "pages",
            {
                "fetched_at": at.isoformat(),
                "refused": refused,
                "document": document,
                "body_at": reading.body_at,
                **reading.rows,
            },
        )
        self.counts["pages"] += 1
        if self.counts["pages"] % PAGES_OF_A_PART == 0:
            self.staging.cut(self.spec, now())
        if self.counts["pages"] % PROGRESS_EVERY == 0:
            log.info(
                "progress %s: %d read, %d listed",
                self.source.id,
                self.counts["pages"],
                len(self.walk.listed),
            )

    def _remember(
        self, key: str, row: ListRow | None, response: Response, known: dict[str, Any]
    ) -> None:
        at = datetime.fromisoformat(response.meta["fetched_at"])
        self.staging.add(
            "documents",
            document_row(
                key,
                row,
                known["url"],
                at,
                {k: known[k] for k in ("etag", "last_modified", "digest")},
            ),
        )

    def _failed_article(self, key: str, url: str, problem: str, words: str) -> None:
        row = self.walk.listed.get(key)
        if row is None and problem == "gone":
            self._gone(key)
            return
        self.failed[problem] += 1
        self._issue(problem, url, f"listed document did not come: {words}")

    # Requests and failures

    def _request(
        self,
        url: str,
        callback: Any,
        *,
        role: str,
        priority: int = 0,
        known: dict[str, Any] | None = None,
        errback: Any = None,
        **meta: Any,
    ) -> Request:
        headers = {}
        known = self.known_lists.get(meta.get("asked", url)) if role == "list" else known
        if known and known.get("etag"):
            headers["If-None-Match"] = known["etag"]
        if known and known.get("last_modified"):
            headers["If-Modified-Since"] = known["last_modified"]
        return Request(
            url,
            callback,
            errback=errback or self.on_error,
            priority=priority,
            headers=headers,
            dont_filter=True,
            meta={"role": role, "asked": url, "handle_httpstatus_all": False, **meta},
        )

    def _problem(self, response: Response) -> str | None:
        """Class of a bad response, counted; opens the circuit after several refusals in a row."""
        found = classify_response(response.status, headers_of(response), response.body)
        refusal = self.circuit.note(response.status, found)
        if refusal:
            self._open_circuit(refusal)
        if found in ("ok", "not_modified"):
            return None
        self.classes[f"{found}:{response.status}"] += 1
        return found

    def _open_circuit(self, reason: str) -> None:
        if not self.blocked:
            self.blocked = reason
            self._issue(
                "blocked",
                self.source.start_urls[0],
                f"{reason}; the crawl of this source stops here and is tried again next time",
            )
            self.crawler.engine.close_spider(self, "blocked")

    def on_error(self, failure: Failure) -> Iterator[Request]:
        """A request that gave no response: DNS, timeout, TLS, size, robots, a forbidden address; or
        only a bad status."""
        request = failure.request
        response = response_of(failure)
        if response is None:
            problem, words = trouble_of(failure.value, urlsplit(request.url).hostname)
        else:
            problem = self._problem(response) or "http_error"
            words = f"HTTP {response.status}"
        meta = request.meta
        tried = meta["role"] == "list" and self.walk.columns[meta["column"]].is_try(meta["asked"])
        self.first_failure = self.first_failure or (None if tried else Trouble(problem, words))
        if meta["role"] == "list":
            for due in self.walk.miss(meta["asked"], meta["column"], gone=problem == "gone"):
                yield self._list_request(due)
            if not tried:
                self._issue(problem, meta["asked"], f"list page did not come: {words}")
        elif meta["key"] in self.walk.listed:
            self._failed_article(meta["key"], meta["asked"], problem, words)
        elif problem == "gone":
            self._gone(meta["key"])

    def on_callback_error(self, failure: Failure, response: Response) -> None:
        """An error of our own while a response was read: the page counts as failed, the crawl goes
        on. Without a disk it ends."""
        self.failed["reader_error"] += 1
        if isinstance(failure.value, OSError) and failure.value.errno in CANNOT_WRITE:
            self.storage_failed()
            return
        if response.meta.get("role") == "list":
            self.walk.miss(response.meta["asked"], response.meta["column"], gone=False)
        words = (
            str(failure.value)
            if isinstance(failure.value, ReaderError)
            else "the reader failed on this page"
        )
        self._issue("reader_error", response.url, f"{words}; please report it")

    def storage_failed(self) -> None:
        """End the crawl: what cannot be archived is not parsed."""
        if self.stopped is None:
            self.stopped = Trouble("disk_full", "the archive could not be written; free space")
            self.crawler.engine.close_spider(self, "disk_full")

    def _issue(self, kind: str, url: str, message: str) -> None:
        self.staging.add(
            "issues",
            {
                "source_id": self.source.id,
                "url": url,
                "kind": kind,
                "message": message,
                "at": now().isoformat(),
            },
        )

    def slow_down(self, netloc: str, delay: float) -> None:
        """Apply a robots.txt Crawl-delay to the host."""
        slot = self.crawler.engine.downloader.slots.get(urlsplit(f"//{netloc}").hostname)
        if slot is not None:
            slot.delay = max(slot.delay, delay)

    # The end

    def closed(self, reason: str) -> None:
        """Write the report: outcome with its reason, and the counts."""
        proof = self.walk.verdict()
        self.reader.close()
        try:
            self.archive.close()
        except OSError:
            self.stopped = self.stopped or Trouble(
                "disk_full", "the archive could not be written; free space"
            )
        ended = (
            None if reason in ("finished", "blocked") else Trouble("stopped", f"stopped: {reason}")
        )
        outcome, trouble = self.walk.outcome(
            self.failed, self.blocked, self.stopped or ended, self.stopped or self.first_failure
        )
        for known in self.walk.to_learn():
            self.staging.add("extents", known.row())
        self.staging.finish(
            {
                "parts": self.staging.parts,
                "outcome": outcome,
                "failure": trouble and trouble.kind,
                "reason": trouble and trouble.message,
                "proof": proof if outcome == "complete" else None,
                "listed": len(self.walk.listed),
                "declared": self.walk.declared,
                "requests": self.crawler.stats.get_value("downloader/request_count", 0),
                "classes": dict(self.classes),
                "ended_at": now().isoformat(),
                "parser_version": parser_version(),
                "failed": self.failed.total(),
                **{
                    k: self.counts[k]
                    for k in (
                        "known",
                        "fetched",
                        "pages",
                        "not_modified",
                        "offsite",
                        "outside",
                        "remembered",
                        "missing",
                    )
                },
            }
        )
