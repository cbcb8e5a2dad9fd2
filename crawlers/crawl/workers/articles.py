"""The documents that are wanted: their pages, in one part or several, and what is read of them."""

from dataclasses import replace

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import (
    Article,
    ArticleAsked,
    PartAsked,
    Validators,
    capture_of,
    page_of,
    problem_of,
    request_for,
    validators_of,
)
from crawlers.crawl.context import CrawlContext, Found
from crawlers.crawl.failures import trouble_behind
from crawlers.crawl.network import address_allowed
from crawlers.crawl.workers.files import Files
from crawlers.platforms.parts import MOST_PARTS
from crawlers.read.files.links import is_file_itself
from schemas.messages import Trouble


class Articles:
    """Fetches documents that are due and reads them; those with attachments go on to Files."""

    def __init__(self, context: CrawlContext, files: Files) -> None:
        self.context, self.files = context, files

    def request(self, key: str) -> Request:
        """The request of a listed document."""
        known, address = self.context.known.get(key), self.context.walk.listed[key].url
        if known and (known.gone_count or known.url != address):
            # It was gone, or it moved: the whole page is wanted, and what one address said of its
            # page says nothing of another's.
            known = None
        asked = ArticleAsked(address, key)
        return request_for(asked, self.parse, self.failed, known=known)

    async def parse(self, response: Response, asked: ArticleAsked) -> Found:
        """One article page, or the first of several parts."""
        context, key = self.context, asked.key
        row, fetched_at = context.walk.listed.get(key), capture_of(response).fetched_at
        if response.status == 304:
            context.counts["fetched"] += 1
            context.counts["not_modified"] += 1
            known = context.known[key]
            same = Validators(known.etag, known.last_modified, known.digest)
            yield context.document(key, row, known.url, fetched_at, same)
            return
        problem = problem_of(response)
        if problem:
            if missed := context.missed_article(key, asked.url, problem.trouble):
                yield missed
            return
        context.counts["fetched"] += 1
        page = page_of(response)
        article = Article(key, row, fetched_at, validators_of(response), [page])
        if is_file_itself(page.url, page.body):
            article.pages = [replace(page, body=b"")]
            article.files.append(await self.files.read(response, page.url))
            yield await self.files.finished(article)
            return
        async for more in self._read(article):
            yield more

    async def parse_part(self, response: Response, asked: PartAsked) -> Found:
        """A further part of an article; the article is read when all are here, and without one that
        the site does not have. Another trouble of a part fails the document."""
        problem = problem_of(response)
        if problem and not problem.is_missing:
            trouble = problem.trouble
            if problem.status is None:
                trouble = Trouble(problem.kind, "a further part of it is no page")
            if missed := self.context.missed_article(asked.article.key, asked.url, trouble):
                yield missed
            return
        if not problem:
            # Under the address by which the article names it, wherever that led.
            asked.article.pages.append(replace(page_of(response), url=asked.url))
        if asked.left:
            yield self._part(asked.article, asked.left)
            return
        async for more in self._read(asked.article):
            yield more

    async def failed(self, failure: Failure) -> Found:
        """A document, or a part of one, that gave no response."""
        asked: ArticleAsked | PartAsked = failure.request.cb_kwargs["asked"]
        key = asked.key if isinstance(asked, ArticleAsked) else asked.article.key
        if missed := self.context.missed_article(key, asked.url, trouble_behind(failure)):
            yield missed

    def _part(self, article: Article, left: tuple[str, ...]) -> Request:
        article.asked_parts.add(left[0])
        return request_for(PartAsked(left[0], article, left[1:]), self.parse_part, self.failed)

    async def _read(self, article: Article) -> Found:
        context, (first, *parts) = self.context, article.pages
        title = article.row.title if article.row else None
        reading = await context.reader.read(first, parts, title)
        wanted = tuple(f for f in reading.files if address_allowed(f, context.source))
        further = tuple(
            url
            for url in reading.parts
            if url not in article.asked_parts and address_allowed(url, context.source)
        )
        if further and len(article.asked_parts) < MOST_PARTS:
            yield self._part(article, further)
        elif wanted:
            yield self.files.request(article, wanted)
        else:
            yield context.page(
                reading, article.key, article.row, article.fetched_at, article.validators
            )
