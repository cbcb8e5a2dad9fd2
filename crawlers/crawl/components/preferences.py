"""ai.txt: asked for once a host and run, after its robots.txt, and archived. What it says is data
(storage/raw/preferences.py); nothing of a crawl hangs on it."""

import logging
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser

from crawlers.crawl.components.robots import MAX_ROBOTS

log = logging.getLogger(__name__)
SECONDS = 20
"""That a host has for it."""


class AskForPreferences:
    """Extension: when a robots.txt was read, the ai.txt beside it, unless it is denied there. One
    that does not come is not asked for again."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.on_robots, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "AskForPreferences":
        return cls(crawler)

    async def on_robots(self, robotparser: RobotParser, request: Request) -> None:
        """`request` is the one that made Scrapy ask for robots.txt, and waits for this too."""
        url = urljoin(request.url, "/ai.txt")
        if not robotparser.allowed(url, self.crawler.settings["USER_AGENT"]):
            return
        meta = {
            "dont_obey_robotstxt": True,  # it was looked up here
            "dont_retry": True,
            "dont_redirect": True,
            "download_maxsize": MAX_ROBOTS,
            "download_timeout": min(SECONDS, self.crawler.settings["DOWNLOAD_TIMEOUT"]),
        }
        try:
            asked = Request(url, meta=meta, callback=NO_CALLBACK)
            await self.crawler.engine.download_async(asked)
        except Exception as error:  # noqa: BLE001 (whatever keeps it away: the crawl goes on)
            log.info("%s did not come: %s", url, type(error).__name__)
