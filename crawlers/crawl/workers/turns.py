"""Whose turn it is when nothing is on its way: the documents that are due, then those that a
complete list no longer has."""

from collections.abc import Iterable

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request

from crawlers.crawl.context import CrawlContext
from crawlers.crawl.workers.articles import Articles
from crawlers.crawl.workers.withdrawn import Withdrawn

DOCUMENTS_AT_ONCE = 50


class Turns:
    """Hears when the lists are read and everything asked for has come, and asks for more.

    A hundred thousand requests would take 300 MB while they wait in Scrapy's queue; keys take a
    tenth.
    """

    def __init__(self, context: CrawlContext, articles: Articles, withdrawn: Withdrawn) -> None:
        self.context, self.articles, self.withdrawn = context, articles, withdrawn
        self.asked_for_missing = False

    def connect(self, crawler: Crawler) -> None:
        """Listen to a crawl."""
        self.crawler = crawler
        crawler.signals.connect(self.on_idle, signals.spider_idle)

    def on_idle(self) -> None:
        """Raises DontCloseSpider when there is more to do."""
        due = self.context.due
        if self.context.has_ended:
            return
        keys: list[str] = []
        while due and len(keys) < DOCUMENTS_AT_ONCE:
            key = due.popleft()
            if self.context.is_still_there(key):
                self.context.counts["known"] += 1
            else:
                keys.append(key)
        if keys:
            self._ask(self.articles.request(key) for key in keys)
        elif not self.asked_for_missing:
            self.asked_for_missing = True
            self._ask(self.withdrawn.requests())

    def _ask(self, requests: Iterable[Request]) -> None:
        asked = 0
        for request in requests:
            self.crawler.engine.crawl(request)
            asked += 1
        if asked:
            raise DontCloseSpider
