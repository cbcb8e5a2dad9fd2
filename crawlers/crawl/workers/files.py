"""Attachments of an article: one after the other, each read in a process with limits, then the
article is finished."""

import asyncio
import hashlib

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import Article, FileAsked, capture_of, problem_of, request_for
from crawlers.crawl.context import CrawlContext, Found
from crawlers.crawl.failures import trouble_behind
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.files.sandbox import read_file_limited
from schemas.run import Issue
from storage.raw.runs import StagedPage

MAX_FILES = 10
"""Attachments of one page that are fetched; further ones stay `listed`."""


class Files:
    """Fetches the attachments of an article, then gives the article as an item."""

    def __init__(self, context: CrawlContext) -> None:
        self.context = context

    def request(self, article: Article, wanted: tuple[str, ...]) -> Request:
        """The request of the first of some attachments, which brings the others after it."""
        asked = FileAsked(wanted[0], article, wanted[1:MAX_FILES])
        return request_for(asked, self.parse, self.failed)

    async def parse(self, response: Response, asked: FileAsked) -> Found:
        """One attachment: its text is read in a process with limits."""
        problem = problem_of(response)
        if problem and problem.status is not None:
            yield self._missing(asked, f"HTTP {problem.status}")
        else:
            asked.article.files.append(await self.read(response, asked.url))
        async for more in self._after(asked):
            yield more

    async def read(self, response: Response, url: str) -> FetchedFile:
        """What a file says, read in a process with limits."""
        problem = problem_of(response)
        found = FileText("not_a_file", detail=problem.kind if problem else None)
        if not problem:
            found = await asyncio.to_thread(
                read_file_limited, response.body, self.context.spec.ocr_pages
            )
        digest = hashlib.sha256(response.body).hexdigest()
        return FetchedFile(url, found, len(response.body), digest, capture_of(response).capture_id)

    async def failed(self, failure: Failure) -> Found:
        """An attachment that did not come: an issue, and the article goes on without it."""
        asked: FileAsked = failure.request.cb_kwargs["asked"]
        yield self._missing(asked, trouble_behind(failure).message)
        async for more in self._after(asked):
            yield more

    def _missing(self, asked: FileAsked, reason: str) -> Issue:
        words = f"attachment did not come: {reason}"
        return self.context.issue("attachment_unreachable", asked.url, words)

    async def _after(self, asked: FileAsked) -> Found:
        """The request of the next attachment, or the finished article when all are here."""
        article = asked.article
        if asked.left:
            yield self.request(article, asked.left)
            return
        yield await self.finished(article)

    async def finished(self, article: Article) -> StagedPage:
        """An article whose files are here, as it is staged."""
        row, (first, *parts) = article.row, article.pages
        title, listed_at = (row.title, row.published_at) if row else (None, None)
        reading = await self.context.reader.read(first, parts, title, article.files, listed_at)
        return self.context.page(
            reading, article.key, article.row, article.fetched_at, article.validators
        )
