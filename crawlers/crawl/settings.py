"""Scrapy settings of a crawl. Each unusual one carries its reason."""

from typing import Any

from scrapy.settings.default_settings import EXTENSIONS_BASE

from crawlers.crawl.network import REPLICA_SUFFIX
from schemas.source import Source

UNUSED = (
    "depth.DepthMiddleware",
    "urllength.UrlLengthMiddleware",
    "referer.RefererMiddleware",
    "start.StartSpiderMiddleware",
    "metacopy.MetaCopyDetectionMiddleware",
    "httperror.HttpErrorMiddleware",
)
"""Each takes its time with every response, and the walk has its own bounds. No Referer is sent, no
start request is marked; bad answers go to the workers as the others do."""
REMOTE_CONTROL = "scrapy.extensions.remote_control.RemoteControl"
"""Scrapy 2.19 would start a local server that executes code. Its import takes 0.2 s of CPU, also
where EXTENSIONS turns it off by name, so the list of what is on is ours."""
_OWN = "crawlers.crawl.components"
POLITE_DELAY = 3.0
"""Least seconds between two requests to a real host."""


def crawl_settings(
    source: Source, replica: bool, user_agent: str, max_requests: int
) -> dict[str, Any]:
    """Settings of a crawl: polite, archived, staged."""
    settings = polite_settings(source, replica, user_agent, max_requests)
    # Above redirect and decompression: every hop, as it came over the wire.
    settings["DOWNLOADER_MIDDLEWARES"][f"{_OWN}.archive.ArchiveResponses"] = 900
    settings["SPIDER_MIDDLEWARES"][f"{_OWN}.circuit.CircuitBreaker"] = 40
    settings["ITEM_PIPELINES"] = {f"{_OWN}.staging.StagingPipeline": 100}
    settings["EXTENSIONS"] |= {
        f"{_OWN}.own_errors.OwnErrors": 100,
        f"{_OWN}.report.RunReporter": 200,
        f"{_OWN}.preferences.AskForPreferences": 300,
    }
    return settings


def polite_settings(
    source: Source, replica: bool, user_agent: str, max_requests: int
) -> dict[str, Any]:
    """Settings for one source. Only hosts of the replica, and only when the caller allows it, go
    without a delay."""
    hosts = sorted(source.hosts)
    local = replica and all(h.endswith(REPLICA_SUFFIX) for h in hosts)
    return {
        "DAFU_HOSTS": hosts,
        "DAFU_PORTS": sorted(source.ports),
        "DAFU_ALLOW_REPLICA": replica,
        "USER_AGENT": user_agent,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 1,  # one source has one host: one request at a time
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": source.http.delay if local else max(source.http.delay, POLITE_DELAY),
        "DOWNLOAD_DELAY_JITTER": 0,  # half the delay would be under the polite minimum
        "AUTOTHROTTLE_ENABLED": not local,
        "AUTOTHROTTLE_START_DELAY": max(source.http.delay, POLITE_DELAY),
        "DOWNLOAD_TIMEOUT": 3 if local else 60,
        "DOWNLOAD_MAXSIZE": 32 * 1024 * 1024,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": 2,
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
        "REDIRECT_MAX_TIMES": 5,
        "COOKIES_ENABLED": False,  # a cookie wall is a block, and is reported as one
        "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        # serves old pages without asking; conditional requests are our own
        "HTTPCACHE_ENABLED": False,
        "MEMUSAGE_LIMIT_MB": 1_500,
        "CLOSESPIDER_PAGECOUNT": max_requests,
        "TWISTED_DNS_RESOLVER": "crawlers.crawl.network.PublicResolver",
        "CONCURRENT_ITEMS": 1,  # Scrapy starts as many tasks for each response
        "SPIDER_MIDDLEWARES": {f"scrapy.spidermiddlewares.{name}": None for name in UNUSED},
        # reads the source of every callback anew, 2 ms a page
        "WARN_ON_GENERATOR_RETURN_VALUE": False,
        "LOG_LEVEL": "INFO",
        "LOG_FORMAT": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        # every address is asked with these limits; other schemes lead nowhere
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("http", "https"), f"{_OWN}.limits.BoundedHandler"),
            **dict.fromkeys(("data", "file", "ftp", "s3")),
        },
        "DOWNLOADER_MIDDLEWARES": {
            "crawlers.crawl.network.AllowedHosts": 50,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            f"{_OWN}.robots.PoliteRobots": 100,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            f"{_OWN}.retrying.PoliteRetry": 550,
            # AllowedHosts does its work
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
            f"{_OWN}.limits.BoundedCodings": 590,
            "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
            f"{_OWN}.retrying.QuickMetaRefresh": 580,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
            f"{_OWN}.retrying.CarefulRedirect": 600,
        },
        "EXTENSIONS_BASE": {
            name: order
            for name, order in EXTENSIONS_BASE.items()
            if name not in (REMOTE_CONTROL, "scrapy.extensions.logstats.LogStats")
        },
        "EXTENSIONS": {f"{_OWN}.robots.CrawlDelay": 100},
    }
