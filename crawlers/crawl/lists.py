"""The lists of a source: their pages, the rows that are wanted, and how a page that did not change
is read again."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Request, Response

from crawlers.crawl.articles import Validators, headers_of, page_of
from crawlers.crawl.network import host_allowed
from crawlers.page import Page
from crawlers.platforms import Ask, ListRow
from crawlers.read.parse import parse_listed_file
from crawlers.read.process import Reading
from schemas.clock import now
from schemas.known import KnownList
from schemas.messages import Trouble, messages
from schemas.run import Capture
from storage.raw.archive import read_capture

_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|jpe?g|png)$", re.I)


class ListSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that walks the lists; requests, failures and staging are the whole
    spider's."""

    first_failure: Trouble | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Requests of the start addresses."""
        for url in self.source.start_urls:
            if self.walk.add_column(url):
                yield self._list_request(Ask.of(url), url, 20)

    def parse_list(self, response: Response) -> Iterator[Request]:
        """Rows, further pages and year children of a list page."""
        column = self.walk.columns[response.meta["column"]]
        url = response.meta["asked"]
        problem = self._problem(response)
        if problem:
            missing = problem in ("gone", "soft_404")
            column.page_failed(url, gone=missing)
            if not (missing and url in column.probes):  # one of two numberings is always missing
                self.first_failure = self.first_failure or Trouble(
                    problem, messages()[problem].meaning
                )
                self._issue(problem, url, f"list page did not come: {messages()[problem].meaning}")
            return
        page = self._list_page(response, url)
        if page is None:
            self.known_lists.pop(url)
            asked = {
                k: v
                for k, v in response.request.headers.items()
                if k not in (b"If-None-Match", b"If-Modified-Since")
            }
            yield response.request.replace(headers=asked)
            return
        column.pending.discard(url)
        if page.too_large:
            column.page_failed(url, gone=False)
            return
        first = url == column.url
        listed = self.platform.list_page(self.source, page, first)
        keys = [self.platform.document_key(row.url) for row in listed.rows]
        for child in listed.children if first and column.url in self.source.start_urls else []:
            if self.walk.add_column(child):
                yield self._list_request(Ask.of(child), child, 20)
        if first and listed.children and not listed.rows:
            listed.declared_pages = 0
        for due in column.next_pages(listed, keys, url):
            yield self._list_request(due, column.url, 10)
        for key, row in zip(keys, listed.rows, strict=True):
            if key not in self.walk.listed:
                self.walk.listed[key] = row
                if self._is_wanted(key, row):
                    self.due.append(key)

    def _list_page(self, response: Response, url: str) -> Page | None:
        """The list page as parse input; one that did not change (304) is read from the archive.
        None when it is not there any more."""
        if response.status == 304:
            known = self.known_lists[url]
            try:
                found = read_capture(self.spec.archive, known.warc_file, known.warc_offset)
            except (OSError, ValueError):
                return None
            return Page(url, found.body, 200, found.headers)
        page = page_of(response)
        if "#" in url:  # the platform reads the page number from the form
            page = replace(page, url=url)
        headers = headers_of(response)
        if "etag" in headers or "last-modified" in headers:
            etag, modified = headers.get("etag"), headers.get("last-modified")
            capture: Capture = response.meta["capture"]
            self.staging.add(KnownList(url, etag, modified, capture.warc_file, capture.warc_offset))
        return page

    def _is_wanted(self, key: str, row: ListRow) -> bool:
        """Whether a listed document is asked for: not when it is known and its row did not
        change."""
        known = self.known.get(key)
        if known and not (
            self.spec.recheck
            or known.is_due(row.title, row.published_at, self.source.http.recheck_days)
        ):
            self.counts["known"] += 1
            return False
        if not self.spec.in_window(row.published_at and row.published_at.date()):
            self.counts["outside"] += 1
            return False
        host = urlsplit(row.url).hostname or ""
        if not host_allowed(host, self.source.hosts):
            self._issue(
                "offsite_row",
                row.url,
                f"listed row leads to another host ({host}); it is not fetched",
            )
            self.counts["offsite"] += 1
            return False
        if _FILE.search(urlsplit(row.url).path):
            listed = parse_listed_file(self.source, row.url, row.title, row.published_at)
            self._stage(Reading.of(listed), key, row, now(), Validators())
            return False
        return True

    def _list_request(self, ask: Ask, column: str, priority: int) -> Request:
        request = self._request(
            ask.url, self.parse_list, role="list", asked=ask.key, column=column, priority=priority
        )
        if ask.form is not None:
            coding = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
            request = request.replace(method="POST", body=ask.form, headers=coding)
        return request
