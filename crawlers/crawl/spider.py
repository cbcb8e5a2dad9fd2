"""ReplySpider: the only spider. A run's spec in; captures, parsed pages and a report out."""

from collections.abc import AsyncIterator
from typing import Any

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Request

from crawlers.crawl.context import CrawlContext
from crawlers.crawl.workers.articles import Articles
from crawlers.crawl.workers.files import Files
from crawlers.crawl.workers.lists import Lists
from crawlers.crawl.workers.turns import Turns
from crawlers.crawl.workers.withdrawn import Withdrawn
from storage.raw.runs import CrawlSpec


class ReplySpider(scrapy.Spider):  # type: ignore[misc]
    """Walks the lists of one source, fetches new and changed documents, checks those that the list
    no longer has.

    Its workers do it, one job each, over one context; what they find are items, which the pipeline
    stages. The components beside them are named in settings.py.
    """

    name = "reply"

    def __init__(self, spec: CrawlSpec, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.context = CrawlContext.of(spec)
        self.lists = Lists(self.context)
        articles = Articles(self.context, Files(self.context))
        self.turns = Turns(self.context, articles, Withdrawn(self.context))

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "ReplySpider":
        spider: ReplySpider = super().from_crawler(crawler, *args, **kwargs)
        spider.turns.connect(crawler)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Requests of the start addresses."""
        async for request in self.lists.start():
            yield request
