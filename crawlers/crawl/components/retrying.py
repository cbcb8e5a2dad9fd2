"""What Scrapy does by itself with an answer, done with care: retries, redirects, pages that refresh
to another."""

import asyncio
import re
from typing import Any

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from crawlers.page import http_address

MAX_RETRY_AFTER = 120
"""Longest Retry-After (seconds) that is waited for; a longer one ends the request and counts for
the circuit."""


class CarefulRedirect(RedirectMiddleware):  # type: ignore[misc]
    """Redirects, but not into a cookie wall: an answer that sets a cookie and sends the client to
    where it already is."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """No Referer is sent."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
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

    def handle_referer(self, request: Request, response: Response) -> None:
        """No Referer is sent."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
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
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Any:
        """Retry server errors, and 429 or 503 after the time the server asks for. The request, the
        response, or a wait for one."""
        after = response.headers.get("Retry-After")
        if request.meta.get("dont_retry"):
            return response
        if response.status in (429, 503) and after is not None:
            seconds = int(after) if re.fullmatch(rb"[0-9]{1,30}", after) else 60
            if seconds > MAX_RETRY_AFTER:
                return response
            if request.meta.get("retry_times", 0) < self.max_retry_times:
                return self._after(seconds, request, response)
        return super().process_response(request, response)

    async def _after(self, seconds: int, request: Request, response: Response) -> Any:
        await asyncio.sleep(seconds)
        return super().process_response(request, response)
