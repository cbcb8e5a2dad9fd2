"""Scrapy components, one responsibility each: archive every response, obey robots, retry politely."""

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest

from crawlers.errors import classify_response

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_RETRY_AFTER = 120
"""Longest Retry-After (seconds) that is waited for; a longer one ends the request and counts for the circuit."""


class RobotsUnavailable(IgnoreRequest):  # type: ignore[misc]
    """robots.txt could not be had; by RFC 9309 a server error there means that nothing may be crawled."""


class ArchiveResponses:
    """Writes every response (robots, lists, errors, redirects) to the archive before anything else sees it."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ArchiveResponses":
        return cls(crawler)

    def process_response(self, request: "Request", response: "Response") -> "Response":
        """Archive the bytes as received (content coding kept) and leave the capture id on the request."""
        headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, values in response.headers.items() for v in values]
        role = "robots" if urlsplit(request.url).path == "/robots.txt" else request.meta.get("role", "reply")
        plain = {k.lower(): v for k, v in headers}
        coded = "content-encoding" in plain
        outcome = "ok" if coded and response.status == 200 else classify_response(response.status, plain, response.body)
        spider: Any = self.crawler.spider
        capture = spider.archive.write(request.url, response.status, headers, response.body, role, outcome, response.url)
        spider.staging.add_capture(capture)
        request.meta["capture_id"], request.meta["fetched_at"] = capture.capture_id, capture.fetched_at.isoformat()
        request.meta["digest"], request.meta["warc_file"], request.meta["warc_offset"] = (
            capture.digest,
            capture.warc_file,
            capture.warc_offset,
        )
        return response


class PoliteRobots(RobotsTxtMiddleware):  # type: ignore[misc]
    """robots.txt with what Scrapy leaves out: Crawl-delay is applied, and a server error means hands off."""

    async def _parse_robots(self, response: "Response", netloc: str, request: "Request") -> None:
        if response.status >= 500:
            raise RobotsUnavailable(f"robots.txt of {netloc} answers {response.status}")
        if response.status != 200:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)
        parser: Any = self._parsers[netloc]
        delay = parser.crawl_delay(self._robotstxt_useragent or self._default_useragent)
        if delay:
            spider: Any = self.crawler.spider
            spider.slow_down(netloc, min(float(delay), 60.0))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        super()._robots_error(exc, netloc)
        spider: Any = self.crawler.spider
        spider.robots_failed[netloc] = str(exc)[:200]

    def process_request_2(self, rp: Any, request: "Request") -> None:
        """Refuse what robots.txt denies, and everything when it could not be had."""
        if rp is None:
            spider: Any = self.crawler.spider
            reason = spider.robots_failed.get(urlsplit(request.url).netloc)
            if reason:
                raise RobotsUnavailable(reason)
        super().process_request_2(rp, request)


class PoliteRetry(RetryMiddleware):  # type: ignore[misc]
    """Two retries; a Retry-After is waited for when it is reasonable."""

    async def process_response(self, request: "Request", response: "Response", spider: "Spider | None" = None) -> "Request | Response":
        """Retry server errors, and 429 or 503 after the time the server asks for."""
        after = response.headers.get("Retry-After")
        if response.status in (429, 503) and after is not None:
            seconds = int(after) if re.fullmatch(rb"[0-9]{1,6}", after) else 60
            if seconds > MAX_RETRY_AFTER:
                return response
            if request.meta.get("retry_times", 0) < self.max_retry_times:
                await asyncio.sleep(seconds)
        result = super().process_response(request, response)
        return result
