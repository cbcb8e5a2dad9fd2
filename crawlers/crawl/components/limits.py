"""Limits of an answer that Scrapy does not have: the size of its headers, and how often its body is
packed."""

from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure
from twisted.web._newclient import BODY

from crawlers.crawl.network import NotTaken
from schemas.messages import Trouble

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

MOST_HEADERS = 256 * 1024
"""Bytes before the body, those of answers like `100 Continue` too. Scrapy keeps them all: headers
without an end took the crawl's whole memory. Browsers stop at as many."""
MOST_CODINGS = 3
"""One is usual. Each unpacks up to 32 MiB, and a header has room for thousands."""


class BoundedHandler(HTTP11DownloadHandler):  # type: ignore[misc]
    """Download handler that takes no answer whose headers have no end or whose status is none."""

    def __init__(self, crawler: "Crawler") -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises NotTaken."""
        response = await super().download_request(request)
        if not 100 <= response.status <= 999:
            raise NotTaken(Trouble("bad_response", "its status is none of HTTP"))
        return response


class _Protocol(_LenientHTTP11ClientProtocol):  # type: ignore[misc]
    _received = 0

    def request(self, request: Any) -> Any:
        self._received = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 (Twisted's name)
        if self._parser is not None and self._parser.state != BODY:
            self._received += len(data)
            if self._received > MOST_HEADERS:
                trouble = Trouble("too_large", "the headers are over the cap of 256 KiB")
                self._giveUp(Failure(NotTaken(trouble)))
                return
        super().dataReceived(data)


class _Factory(_LenientHTTP11ClientFactory):  # type: ignore[misc]
    def buildProtocol(self, address: Any) -> _Protocol:  # noqa: N802 (Twisted's name)
        return _Protocol(self._quiescentCallback)


class BoundedCodings(HttpCompressionMiddleware):  # type: ignore[misc]
    """Unpacks what is packed a few times at most."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The unpacked response. Raises NotTaken."""
        codings = b",".join(response.headers.getlist("Content-Encoding"))
        if codings.count(b",") >= MOST_CODINGS:
            raise NotTaken(Trouble("too_large", "the body is packed more than three times over"))
        try:
            unpacked: Request | Response = super().process_response(request, response)
        except IgnoreRequest:
            raise
        except Exception as error:  # each coding has an error of its own
            trouble = Trouble("bad_response", "the body is not packed as its header says")
            raise NotTaken(trouble) from error
        return unpacked
