"""robots.txt with what Scrapy leaves out: Crawl-delay is applied, and a server error means hands
off."""

from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawlers.crawl.failures import trouble_of
from crawlers.crawl.network import RobotsUnavailable
from schemas.messages import Trouble

MAX_ROBOTS = 500 * 1024
LONGEST_DELAY = 60.0
"""Seconds between two requests that a robots.txt can ask for; a run would not end with more."""


class PoliteRobots(RobotsTxtMiddleware):  # type: ignore[misc]
    """Downloader middleware: refuses what robots.txt denies, and everything while it cannot be
    had."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.unavailable: dict[str, Trouble] = {}
        """Why the robots.txt of a host (with its port) could not be had."""
        self._asked: dict[str, str] = {}
        """Scheme by which it was asked for."""

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a host. Where https did not answer, http has a robots.txt of its own: a host
        without https was never looked at."""
        url = urlsplit(request.url)
        if url.netloc in self.unavailable and self._asked[url.netloc] != url.scheme:
            del self._parsers[url.netloc], self.unavailable[url.netloc]
        if url.netloc not in self._parsers:
            self._asked[url.netloc] = url.scheme
        return await super().robot_parser(request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            raise RobotsUnavailable(
                Trouble("robots_unavailable", f"robots.txt answers {response.status}")
            )
        # RFC 9309 lets a crawler stop reading after 500 KiB.
        body = response.body[:MAX_ROBOTS] if response.status == 200 else b""
        await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        super()._robots_error(exc, netloc)
        self.unavailable[netloc] = trouble_of(exc, urlsplit(f"//{netloc}").hostname)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises IgnoreRequest for what must not be asked for."""
        trouble = self.unavailable.get(urlsplit(request.url).netloc)
        if rp is None and trouble:
            raise RobotsUnavailable(trouble)
        super().process_request_2(rp, request)


class CrawlDelay:
    """Extension: the Crawl-delay of a robots.txt slows the requests to its host down."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.on_robots, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CrawlDelay":
        return cls(crawler)

    def on_robots(self, robotparser: Any, request: Request) -> None:
        """`request` is the one that made Scrapy ask for robots.txt."""
        delay = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        slot = self.crawler.engine.downloader.slots.get(urlsplit(request.url).hostname)
        if delay and slot is not None:
            slot.delay = max(slot.delay, min(float(delay), LONGEST_DELAY))
