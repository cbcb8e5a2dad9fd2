"""The end of a crawl: its report, written last."""

from scrapy import signals
from scrapy.crawler import Crawler

from crawlers.crawl.components.own_errors import DISK_FULL
from crawlers.crawl.context import context_of
from crawlers.read.version import parser_version
from schemas.ground.clock import now
from schemas.messages import Trouble
from storage.raw.runs import RunReport

_ENDS = {
    "closespider_pagecount": "as many pages were asked for as it may ask for",
    "shutdown": "ended from outside",
}
"""Scrapy's words for why a crawl ended, for people."""


class RunReporter:
    """Extension: closes what the crawl had open, and writes outcome, reason and counts."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.context = crawler, context_of(crawler)
        crawler.signals.connect(self.on_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RunReporter":
        return cls(crawler)

    def on_closed(self, reason: str) -> None:
        """`reason` is Scrapy's: finished, blocked, disk_full, shutdown, closespider_pagecount."""
        context = self.context
        context.reader.close()
        try:
            context.archive.close()
        except OSError:
            context.stopped = context.stopped or DISK_FULL
        for extent in context.walk.to_learn():
            context.staging.add(extent)
        report = self._report(reason)
        doubt = context.other_platform
        if doubt and report.outcome != "complete":  # a list that is read whole is read rightly
            context.staging.add(
                context.issue(doubt.kind, context.source.start_urls[0], doubt.message)
            )
            if report.outcome == "empty":
                update = {"failure": doubt.kind, "reason": f"no documents: {doubt.message}"}
                report = report.model_copy(update=update)
        context.staging.finish(report)

    def _report(self, reason: str) -> RunReport:
        context, walk, counts = self.context, self.context.walk, self.context.counts
        proof, stopped = walk.verdict(), context.stopped
        words = _ENDS.get(reason, reason)
        ended = None if reason in ("finished", "blocked") else Trouble("stopped", words)
        outcome, trouble = walk.outcome(
            context.failed, context.blocked, stopped or ended, stopped or context.first_failure
        )
        return RunReport(
            parts=context.staging.parts,
            outcome=outcome,
            failure=trouble and trouble.kind,
            reason=trouble and trouble.message,
            proof=proof if outcome == "complete" else None,
            listed=len(walk.listed),
            declared=walk.declared,
            requests=self.crawler.stats.get_value("downloader/request_count", 0),
            classes=dict(context.classes),
            ended_at=now(),
            parser_version=parser_version(),
            platform=context.source.platform,
            other_platform=context.other_platform and context.other_platform.message,
            failed=context.failed.total(),
            known=counts["known"],
            fetched=counts["fetched"],
            pages=counts["pages"],
            not_modified=counts["not_modified"],
            offsite=counts["offsite"],
            outside=counts["outside"],
            remembered=counts["remembered"],
            missing=counts["missing"],
        )
