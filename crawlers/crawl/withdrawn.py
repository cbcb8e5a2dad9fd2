"""What is asked for when the lists are read: the documents that are due, then those that a complete
list no longer has."""

import scrapy
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from crawlers.crawl.articles import headers_of
from crawlers.crawl.responses import classify_response
from crawlers.read.parse import parse_listed_file
from schemas.clock import now
from schemas.messages import Trouble
from storage.raw.runs import GoneDocument

DOCUMENTS_AT_ONCE = 50


class IdleSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that runs when its lists are read; requests, ledger and staging are
    the whole spider's."""

    checked_gone = False

    def on_idle(self) -> None:
        """When the lists are read, ask for the documents that are due; then, when the list is
        proven complete, once for known documents that it no longer has."""
        if self.blocked or self.stopped:
            return
        if self.ask_for_documents():
            raise DontCloseSpider
        if self.checked_gone:
            return
        self.checked_gone = True
        if isinstance(self.walk.verdict(), Trouble):
            return
        remembered = {k for k, row in self.known.items() if row.is_expected}
        self.counts["remembered"] = len(remembered)
        self.counts["missing"] = len(remembered - self.walk.listed.keys())
        missing = [
            k
            for k, row in self.known.items()
            if k not in self.walk.listed and row.is_missing_due(self.source.http.recheck_days)
        ]
        for key in missing:
            self.crawler.engine.crawl(
                self._request(self.known[key].url, self.parse_missing, role="reply", key=key)
            )
        if missing:
            raise DontCloseSpider

    def ask_for_documents(self) -> bool:
        """Ask for the next documents that are due, when the lists are read and nothing else is
        asked for; whether there were any.

        A hundred thousand requests would take 300 MB while they wait in Scrapy's queue; keys take a
        tenth.
        """
        asked = False
        for _ in range(min(len(self.due), DOCUMENTS_AT_ONCE)):
            key = self.due.popleft()
            known = self.known.get(key)
            if known and known.gone_count:
                known = None  # it was gone: the whole page is wanted, not "unchanged"
            request = self._request(
                self.walk.listed[key].url, self.parse_article, role="reply", key=key, known=known
            )
            self.crawler.engine.crawl(request)
            asked = True
        return asked

    def parse_missing(self, response: Response) -> None:
        """A document that is off the list: gone for good, or only moved off it."""
        key = response.meta["key"]
        if classify_response(response.status, headers_of(response), response.body) in (
            "gone",
            "soft_404",
        ):
            self._gone(key)
        elif self._problem(response) is None:
            self._remember(key, None, response, self.known[key])

    def _gone(self, key: str) -> None:
        reply = (
            parse_listed_file(self.source, self.known[key].url, "", None).reply
            if key in self.known
            else None
        )
        if reply:
            self.staging.add(GoneDocument(key, reply.reply_id, now()))
            self.counts["answered_gone"] += 1
