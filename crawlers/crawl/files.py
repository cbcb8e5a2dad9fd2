"""Attachments of an article: one after the other, each read in a process with limits, then the
article is finished."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from datetime import datetime

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.articles import Article, validators_of
from crawlers.crawl.failures import response_of, trouble_of
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.files.sandbox import read_file_limited


class AttachmentSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that fetches files; requests, failures and staging are the whole
    spider's."""

    def _next_file(self, article: Article) -> Request:
        """The request of the next attachment of an article that wants one."""
        url = article.wanted.pop(0)
        return self._request(
            url, self.parse_file, role="attachment", article=article, errback=self.on_file_error
        )

    async def _go_on(self, article: Article) -> AsyncIterator[Request]:
        """The request of the next attachment, or the finished article when all are here."""
        if article.wanted:
            yield self._next_file(article)
            return
        reading = await self.reader.read(
            article.page, article.parts, article.row.title if article.row else None, article.files
        )
        at = datetime.fromisoformat(article.response.meta["fetched_at"])
        self._stage(reading, article.key, article.row, at, validators_of(article.response))

    async def parse_file(self, response: Response) -> AsyncIterator[Request]:
        """One attachment: its text is read in a process with limits."""
        article: Article = response.meta["article"]
        problem = self._problem(response)
        found = FileText("not_a_file", detail=problem)
        if not problem:
            found = await asyncio.to_thread(
                read_file_limited, response.body, self.spec["ocr_pages"]
            )
        meta = response.meta
        article.files.append(
            FetchedFile(
                meta["asked"],
                found,
                len(response.body),
                hashlib.sha256(response.body).hexdigest(),
                meta.get("capture_id"),
            )
        )
        async for asked in self._go_on(article):
            yield asked

    async def on_file_error(self, failure: Failure) -> AsyncIterator[Request]:
        """An attachment that did not come: an issue, and the article goes on without it."""
        request = failure.request
        response = response_of(failure)
        reason = (
            trouble_of(failure.value).message if response is None else f"HTTP {response.status}"
        )
        if response is not None:
            self._problem(response)
        self._issue(
            "attachment_unreachable", request.meta["asked"], f"attachment did not come: {reason}"
        )
        async for asked in self._go_on(request.meta["article"]):
            yield asked
