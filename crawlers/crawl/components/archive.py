"""Archive before anything reads: every response as it came over the wire."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawlers.crawl.asked import asked_by
from crawlers.crawl.components.own_errors import stop_without_disk
from crawlers.crawl.context import context_of
from crawlers.crawl.responses import classify_response
from storage.raw.archive import Received


class ArchiveResponses:
    """Downloader middleware: writes every response (robots, lists, errors, redirects) to the
    archive before anything else sees it, and its index row to the staging.

    The row is no item: the response may never come to a callback.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.context = crawler, context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ArchiveResponses":
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive the bytes as received (content coding kept) and leave their index row on the
        request (see asked.capture_of)."""
        headers = [
            (k.decode("latin-1"), v.decode("latin-1"))
            for k, values in response.headers.items()
            for v in values
        ]
        asked = asked_by(request)
        plain = {k.lower(): v for k, v in headers}
        coded = "content-encoding" in plain
        outcome = (
            "ok"
            if coded and response.status == 200
            else classify_response(response.status, plain, response.body)
        )
        role = asked.role if asked else "robots"
        try:
            received = Received(request.url, response.status, headers, response.body, response.url)
            capture = self.context.archive.write(received, role, outcome)
            self.context.staging.add(capture)
        except OSError as error:
            stop_without_disk(self.crawler)
            raise IgnoreRequest("not archived, so not read") from error
        request.meta["capture"] = capture
        return response
