"""The lists of a source: their pages, the rows that are wanted, and how a page that did not change
is read again."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Request, Response

from crawlers.crawl.articles import headers_of, is_due, page_of
from crawlers.crawl.network import host_allowed
from crawlers.crawl.walk import Due
from crawlers.page import Page
from crawlers.platforms import ListRow
from crawlers.read.parse import parse_listed_file
from crawlers.read.process import Reading
from schemas.clock import now
from schemas.messages import Trouble, messages
from storage.raw.archive import read_capture

_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|jpe?g|png)$", re.I)


class ListSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that walks the lists; requests, failures and staging are the whole
    spider's."""

    first_failure: Trouble | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Requests of the start addresses."""
        for due in self.walk.start():
            yield self._list_request(due)

    def parse_list(self, response: Response) -> Iterator[Request]:
        """Rows, further pages and year children of a list page."""
        column = self.walk.columns[response.meta["column"]]
        url = response.meta["asked"]
        problem = self._problem(response)
        if problem:
            missing = problem in ("gone", "soft_404")
            tried = column.is_try(url)
            for due in self.walk.miss(url, column.url, gone=missing):
                yield self._list_request(due)
            if not tried:
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
        if page.too_large:
            self.walk.miss(url, column.url, gone=False)
            return
        listed = self.platform.list_page(self.source, page, url == column.url)
        new, further = self.walk.take(listed, url, column.url)
        for due in further:
            yield self._list_request(due)
        self.due += [key for key in new if self._is_wanted(key, self.walk.listed[key])]

    def _list_page(self, response: Response, url: str) -> Page | None:
        """The list page as parse input; one that did not change (304) is read from the archive.
        None when it is not there any more."""
        if response.status == 304:
            known = self.known_lists[url]
            try:
                found = read_capture(
                    Path(self.spec["archive"]), known["warc_file"], known["warc_offset"]
                )
            except (OSError, ValueError):
                return None
            return Page(url, found.body, 200, found.headers)
        page = page_of(response)
        if "#" in url:  # the platform reads the page number from the form
            page = replace(page, url=url)
        headers = headers_of(response)
        if "etag" in headers or "last-modified" in headers:
            place = {k: response.meta[k] for k in ("warc_file", "warc_offset")}
            self.staging.add(
                "lists",
                {
                    "url": url,
                    "etag": headers.get("etag"),
                    "last_modified": headers.get("last-modified"),
                    **place,
                },
            )
        return page

    def _is_wanted(self, key: str, row: ListRow) -> bool:
        """Whether a listed document is asked for: not when it is known and its row did not
        change."""
        known = self.known.get(key)
        listed_at = row.published_at.isoformat() if row.published_at else None
        if known and not (
            self.spec["recheck"]
            or is_due(known, row.title, listed_at, self.source.http.recheck_days)
        ):
            self.counts["known"] += 1
            return False
        if not self._in_window(row):
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
            self._stage(Reading.of(listed), key, row, now(), {})
            return False
        return True

    def _in_window(self, row: ListRow) -> bool:
        """Whether a backfill wants a document: listed without a date, or with one in its years.
        Other runs want all."""
        if self.spec["kind"] != "backfill" or row.published_at is None:
            return True
        return bool(
            self.spec["window"][0] <= row.published_at.date().isoformat() <= self.spec["window"][1]
        )

    def _list_request(self, due: Due) -> Request:
        ask = due.ask
        request = self._request(
            ask.url,
            self.parse_list,
            role="list",
            asked=ask.key,
            column=due.column,
            priority=20 if due.starts else 10,
        )
        if ask.form is not None:
            coding = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
            request = request.replace(method="POST", body=ask.form, headers=coding)
        return request
