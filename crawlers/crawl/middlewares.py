"""Scrapy components, one responsibility each: archive every response, obey robots, retry
politely."""

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest

from crawlers.crawl.failures import trouble_of
from crawlers.crawl.network import RobotsUnavailable
from crawlers.crawl.responses import classify_response
from crawlers.page import http_address
from schemas.messages import Trouble

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_ROBOTS = 500 * 1024
MAX_RETRY_AFTER = 120
"""Longest Retry-After (seconds) that is waited for; a longer one ends the request and counts for
the circuit."""


class ArchiveResponses:
    """Writes every response (robots, lists, errors, redirects) to the archive before anything else
    sees it."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ArchiveResponses":
        return cls(crawler)

    def process_response(self, request: "Request", response: "Response") -> "Response":
        """Archive the bytes as received (content coding kept) and leave its index row on the
        request."""
        headers = [
            (k.decode("latin-1"), v.decode("latin-1"))
            for k, values in response.headers.items()
            for v in values
        ]
        role = (
            "robots"
            if urlsplit(request.url).path == "/robots.txt"
            else request.meta.get("role", "reply")
        )
        plain = {k.lower(): v for k, v in headers}
        coded = "content-encoding" in plain
        outcome = (
            "ok"
            if coded and response.status == 200
            else classify_response(response.status, plain, response.body)
        )
        spider: Any = self.crawler.spider
        try:
            capture = spider.archive.write(
                request.url, response.status, headers, response.body, role, outcome, response.url
            )
            spider.staging.add(capture)
        except OSError as error:
            spider.storage_failed()
            raise IgnoreRequest("not archived, so not read") from error
        request.meta["capture"] = capture
        return response


class PoliteRobots(RobotsTxtMiddleware):  # type: ignore[misc]
    """robots.txt with what Scrapy leaves out: Crawl-delay is applied, and a server error means
    hands off."""

    async def _parse_robots(self, response: "Response", netloc: str, request: "Request") -> None:
        if response.status >= 500:
            raise RobotsUnavailable(
                Trouble("robots_unavailable", f"robots.txt answers {response.status}")
            )
        # RFC 9309 lets a crawler stop reading after 500 KiB.
        response = response.replace(
            body=response.body[:MAX_ROBOTS] if response.status == 200 else b""
        )
        await super()._parse_robots(response, netloc, request)
        parser: Any = self._parsers[netloc]
        delay = parser.crawl_delay(self._robotstxt_useragent or self._default_useragent)
        if delay:
            spider: Any = self.crawler.spider
            spider.slow_down(netloc, min(float(delay), 60.0))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        super()._robots_error(exc, netloc)
        spider: Any = self.crawler.spider
        spider.robots_failed[netloc] = trouble_of(exc, urlsplit(f"//{netloc}").hostname)

    def process_request_2(self, rp: Any, request: "Request") -> None:
        """Refuse what robots.txt denies, and everything when it could not be had."""
        if rp is None:
            spider: Any = self.crawler.spider
            trouble = spider.robots_failed.get(urlsplit(request.url).netloc)
            if trouble:
                raise RobotsUnavailable(trouble)
        super().process_request_2(rp, request)


class CarefulRedirect(RedirectMiddleware):  # type: ignore[misc]
    """Redirects, but not into a cookie wall: an answer that sets a cookie and sends the client to
    where it already is."""

    def handle_referer(self, request: "Request", response: "Response") -> None:
        """No Referer is sent."""

    def process_response(
        self, request: "Request", response: "Response", spider: "Spider | None" = None
    ) -> "Request | Response":
        """The redirected request, or the redirect itself when it is a cookie wall, which the spider
        reports as blocked."""
        location = response.headers.get("Location")
        if (
            response.status in (301, 302, 303, 307, 308)
            and location
            and response.headers.get("Set-Cookie")
        ):
            target = http_address(request.url, location.decode("latin-1")) or ""
            if target.split("#")[0] == request.url:
                return response
        redirected: Request | Response = super().process_response(request, response)
        return redirected


class QuickMetaRefresh(MetaRefreshMiddleware):  # type: ignore[misc]
    """Follows <meta http-equiv=refresh>, but decodes only pages that have one: Scrapy decodes every
    page for it."""

    def handle_referer(self, request: "Request", response: "Response") -> None:
        """No Referer is sent."""

    def process_response(
        self, request: "Request", response: "Response", spider: "Spider | None" = None
    ) -> "Request | Response":
        """The request of the page that this one refreshes to, or the page."""
        if (
            b"refresh" not in response.body[:16_384].lower()
        ):  # Scrapy looks at the first 4,096 characters
            return response
        refreshed: Request | Response = super().process_response(request, response)
        return refreshed


class PoliteRetry(RetryMiddleware):  # type: ignore[misc]
    """Two retries; a Retry-After is waited for when it is reasonable."""

    def process_response(
        self, request: "Request", response: "Response", spider: "Spider | None" = None
    ) -> Any:
        """Retry server errors, and 429 or 503 after the time the server asks for. The request, the
        response, or a wait for one."""
        after = response.headers.get("Retry-After")
        if response.status in (429, 503) and after is not None:
            seconds = int(after) if re.fullmatch(rb"[0-9]{1,6}", after) else 60
            if seconds > MAX_RETRY_AFTER:
                return response
            if request.meta.get("retry_times", 0) < self.max_retry_times:
                return self._after(seconds, request, response)
        return super().process_response(request, response)

    async def _after(self, seconds: int, request: "Request", response: "Response") -> Any:
        await asyncio.sleep(seconds)
        return super().process_response(request, response)
