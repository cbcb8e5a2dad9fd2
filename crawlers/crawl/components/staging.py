"""The item pipeline: what the callbacks found, into the staged run."""

import logging

from scrapy.crawler import Crawler

from crawlers.crawl.context import context_of
from schemas.ground.clock import now
from storage.raw.runs import StagedPage
from storage.raw.staging import StagedRow

log = logging.getLogger(__name__)
PROGRESS_EVERY = 20
PAGES_OF_A_PART = 2_000
"""Pages after which what is staged may be committed while the crawl goes on."""


class StagingPipeline:
    """Appends each item, a row of the staged run, to the file of its kind."""

    def __init__(self, crawler: Crawler) -> None:
        self.context = context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "StagingPipeline":
        return cls(crawler)

    def process_item(self, item: StagedRow) -> StagedRow:
        """Stage a row. Raises OSError when nothing can be written."""
        context = self.context
        context.staging.add(item)
        if isinstance(item, StagedPage):
            context.counts["pages"] += 1
            pages = context.counts["pages"]
            if pages % PAGES_OF_A_PART == 0:
                context.staging.cut(context.spec, now())
            if pages % PROGRESS_EVERY == 0:
                listed = len(context.walk.listed)
                log.info("progress %s: %d read, %d listed", context.source.id, pages, listed)
        return item
