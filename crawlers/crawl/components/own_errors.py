"""Errors of our own while a response is read or its rows are staged: the page counts as failed, the
crawl goes on; without a disk it ends."""

from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawlers.crawl.asked import ListAsked, asked_by
from crawlers.crawl.context import context_of, end_crawl
from crawlers.crawl.failures import CANNOT_WRITE
from crawlers.read.process import ReaderError
from schemas.messages import Trouble

DISK_FULL = Trouble("disk_full", "the archive could not be written; free space")


class OwnErrors:
    """Extension: hears of every error in a callback and in the pipeline."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.context = crawler, context_of(crawler)
        crawler.signals.connect(self.on_error, signals.spider_error)
        crawler.signals.connect(self.on_error, signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "OwnErrors":
        return cls(crawler)

    def on_error(self, failure: Failure, response: Any) -> None:
        """`response` is a response, or the failure that an errback was told of."""
        context, request = self.context, response.request
        context.failed["reader_error"] += 1
        if isinstance(failure.value, OSError) and failure.value.errno in CANNOT_WRITE:
            stop_without_disk(self.crawler)
            return
        asked = asked_by(request)
        if isinstance(asked, ListAsked):
            context.walk.miss(asked.url, asked.column, gone=False)
        words = "the reader failed on this page"
        if isinstance(failure.value, ReaderError):
            words = str(failure.value)
        issue = context.issue("reader_error", request.url, f"{words}; please report it")
        context.staging.add(issue)


def stop_without_disk(crawler: Crawler) -> None:
    """End the crawl: what cannot be archived is not parsed."""
    context = context_of(crawler)
    if context.stopped is None:
        context.stopped = DISK_FULL
        end_crawl(crawler, "disk_full")
