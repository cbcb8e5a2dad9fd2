"""Documents that a complete list no longer has: each is asked for once, and is gone, or only off the list."""

import scrapy
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from crawlers.article import headers_of, is_missing_due
from crawlers.errors import classify_response
from crawlers.parse import parse_listed_file
from schemas.clock import now
from schemas.messages import Trouble
from storage.ledger import GONE_AFTER


class OffListSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that runs when its lists are read; requests, ledger and staging are the whole spider's."""

    checked_gone = False

    def on_idle(self) -> None:
        """When all is read and the list is proven complete, ask once for known documents that it no longer has."""
        if self.checked_gone or self.blocked:
            return
        self.checked_gone = True
        if isinstance(self.walk.verdict(), Trouble):
            return
        remembered = {k for k, row in self.known.items() if row["listed_title"] is not None and row["gone_count"] < GONE_AFTER}
        self.counts["remembered"] = len(remembered)
        self.counts["missing"] = len(remembered - self.walk.listed.keys())
        missing = [k for k, row in self.known.items() if k not in self.walk.listed and is_missing_due(row, self.source.http.recheck_days)]
        for key in missing:
            self.crawler.engine.crawl(self._request(self.known[key]["url"], self.parse_missing, role="reply", key=key))
        if missing:
            raise DontCloseSpider

    def parse_missing(self, response: Response) -> None:
        """A document that is off the list: gone for good, or only moved off it."""
        key = response.meta["key"]
        if classify_response(response.status, headers_of(response), response.body) in ("gone", "soft_404"):
            self._gone(key)
        elif self._problem(response) is None:
            self._remember(key, None, response, self.known[key])

    def _gone(self, key: str) -> None:
        reply = parse_listed_file(self.source, self.known[key]["url"], "", None).reply if key in self.known else None
        if reply:
            self.staging.add("gone", {"document_key": key, "reply_id": reply.reply_id, "at": now().isoformat()})
            self.counts["answered_gone"] += 1
