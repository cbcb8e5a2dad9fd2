"""The lists of a source: their pages, the rows that are wanted, and how a page that did not change
is read again."""

from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import urlsplit

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import (
    ListAsked,
    capture_of,
    headers_of,
    page_of,
    problem_of,
    request_for,
)
from crawlers.crawl.context import CrawlContext, Found
from crawlers.crawl.failures import trouble_behind
from crawlers.crawl.network import address_allowed
from crawlers.crawl.walk import Due
from crawlers.page import Page
from crawlers.platforms import ListRow
from crawlers.read.process import ReaderError
from schemas.known import KnownList
from schemas.messages import Trouble
from schemas.normalize import mint_reply_id
from storage.raw.archive import read_capture
from storage.raw.staging import StagedRow

_CONDITIONS = (b"If-None-Match", b"If-Modified-Since")


class Lists:
    """Walks the lists, and notes which of the listed documents are to be asked for."""

    def __init__(self, context: CrawlContext) -> None:
        self.context = context

    async def start(self) -> AsyncIterator[Request]:
        """Requests of the start addresses."""
        for due in self.context.walk.start():
            yield self._request(due)

    async def parse(self, response: Response, asked: ListAsked) -> Found:
        """Rows, further pages and year children of a list page."""
        context, url = self.context, asked.url
        if problem := problem_of(response):
            for found in self._missed(asked, problem.trouble, problem.is_missing):
                yield found
            return
        page = self._page(response, url)
        if page is None:
            context.known_lists.pop(url)
            headers = {k: v for k, v in response.request.headers.items() if k not in _CONDITIONS}
            yield response.request.replace(headers=headers)
            return
        if response.status != 304 and (known := self._known(response, url)):
            yield known
        if page.too_large:
            context.walk.miss(url, asked.column, gone=False)
            return
        try:
            listed = await context.list_page(page, url == asked.column)
        except ReaderError as error:
            for found in self._missed(asked, Trouble("reader_error", str(error)), False):
                yield found
            return
        new, further = context.walk.take(listed, url, asked.column)
        for due in further:
            yield self._request(due)
        for key in new:
            if staged := self._noted(key, context.walk.listed[key]):
                yield staged

    async def failed(self, failure: Failure) -> Found:
        """A list page that gave no response."""
        asked: ListAsked = failure.request.cb_kwargs["asked"]
        for found in self._missed(asked, trouble_behind(failure), False):
            yield found

    def _missed(
        self, asked: ListAsked, trouble: Trouble, missing: bool
    ) -> list[Request | StagedRow]:
        """Note a page that did not come. One that was only tried, as that beyond the end, is no
        issue."""
        walk = self.context.walk
        tried = walk.columns[asked.column].is_try(asked.url)
        found: list[Request | StagedRow] = [
            self._request(due) for due in walk.miss(asked.url, asked.column, gone=missing)
        ]
        for key in walk.give_back(asked.url):
            if staged := self._noted(key, walk.listed[key]):
                found.append(staged)
        if not (tried and missing):
            self.context.note_failure(trouble)
            words = f"list page did not come: {trouble.message}"
            found.append(self.context.issue(trouble.kind, asked.url, words))
        return found

    def _page(self, response: Response, url: str) -> Page | None:
        """The list page as parse input; one that did not change (304) is read from the archive.
        None when it is not there any more."""
        if response.status == 304:
            known = self.context.known_lists[url]
            try:
                found = read_capture(self.context.spec.archive, known.warc_file, known.warc_offset)
            except (OSError, ValueError):
                return None
            return Page(url, found.body, 200, found.headers)
        page = page_of(response)
        # The platform reads the page number from the form.
        return replace(page, url=url) if "#" in url else page

    def _known(self, response: Response, url: str) -> KnownList | None:
        """The page as the next run knows it; None when it has nothing to ask by."""
        headers, capture = headers_of(response), capture_of(response)
        etag, modified = headers.get("etag"), headers.get("last-modified")
        if etag is None and modified is None:
            return None
        return KnownList(url, etag, modified, capture.warc_file, capture.warc_offset)

    def _noted(self, key: str, row: ListRow) -> StagedRow | None:
        """Take note of a listed document: it is due, or counted as what it is. What is staged of it
        at once."""
        context = self.context
        known, days = context.known.get(key), context.source.http.recheck_days
        taken_down = context.taken_down.has(mint_reply_id(context.source.id, key), row.url)
        due = (
            known is None
            or context.spec.recheck
            or known.is_due(row.title, row.published_at, days)
            or not known.is_at(row.url)
        )
        if taken_down or not due:
            context.counts["known"] += 1
        elif not context.spec.in_window(row.published_at and row.published_at.date()):
            context.counts["outside"] += 1
        elif not address_allowed(row.url, context.source):
            context.counts["offsite"] += 1
            host = urlsplit(row.url).netloc.rpartition("@")[2]
            words = f"listed row leads to another host ({host}); it is not fetched"
            return context.issue("offsite_row", row.url, words)
        elif context.spec.documents is not None and len(context.due) >= context.spec.documents:
            context.counts["outside"] += 1
        else:
            context.due.append(key)
        return None

    def _request(self, due: Due) -> Request:
        ask = due.ask
        request = request_for(
            ListAsked(ask.key, due.column),
            self.parse,
            self.failed,
            address=ask.url,
            known=self.context.known_lists.get(ask.key),
            priority=20 if due.starts else 10,
        )
        if ask.form is not None:
            headers = {"Content-Type": ask.content_type}
            request = request.replace(method="POST", body=ask.form, headers=headers)
        return request
