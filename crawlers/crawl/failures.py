"""What kept a request from giving a response, as a class of schemas/rules/messages.yml. No text of
an exception leaves this module."""

import errno
from collections.abc import Iterator
from urllib.parse import urlsplit

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost, TCPTimedOutError
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError
from twisted.web.http import PotentialDataLoss, _DataLoss

from crawlers.crawl.network import ForbiddenAddress, NotTaken, private_hosts
from schemas.messages import Trouble

CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
"""Of the errors of the operating system, those that say that nothing more can be stored."""
_CLASSES: list[tuple[type[BaseException], str, str]] = [
    (ForbiddenAddress, "forbidden_address", "the address is not one that may be asked for"),
    (UnsupportedURLSchemeError, "forbidden_address", "not an http(s) address"),
    (CannotResolveHostError, "dns_failed", "the host name does not resolve"),
    (DownloadConnectionRefusedError, "refused", "the connection was refused"),
    (DownloadTimeoutError, "timeout", "no whole answer in time"),
    (TCPTimedOutError, "timeout", "no connection in time"),
    (SSL.Error, "tls_failed", "the TLS handshake failed"),
    (VerificationError, "tls_failed", "the certificate is not for this host"),
    (DownloadCancelledError, "too_large", "the response is over the cap of 32 MiB"),
    (ResponseDataLossError, "cut_short", "the body is shorter than declared"),
    (_DataLoss, "cut_short", "the body is shorter than declared"),
    (PotentialDataLoss, "cut_short", "the body has no proper end"),
    (ParseError, "bad_response", "the answer is not HTTP"),
    (ConnectionDone, "reset", "the connection was closed before the end of the answer"),
    (ConnectionLost, "reset", "the connection was cut"),
    (ConnectionError, "reset", "the connection was cut"),
    (ConnectError, "refused", "no connection could be made"),
    # of Twisted's parser: absurd lengths, codings of the transfer that it does not know
    (ValueError, "bad_response", "the answer is not HTTP"),
    (KeyError, "bad_response", "the answer is not HTTP"),
]
_IGNORED = {
    "not archived, so not read": Trouble(
        "disk_full", "the archive could not be written; free space"
    ),
    "Forbidden by robots.txt": Trouble("robots_denied", "robots.txt disallows the address"),
    "max redirections reached": Trouble("redirect_loop", "more than five redirects"),
}
"""Scrapy tells these apart by their text only."""


def trouble_behind(failure: Failure) -> Trouble:
    """Why a request had no response."""
    return trouble_of(failure.value, urlsplit(failure.request.url).hostname)


def trouble_of(error: BaseException, host: str | None = None) -> Trouble:
    """Class of an error without a response, and our own words for it; `unreachable` when it has no
    class."""
    causes = list(_causes(error))
    for inner in causes:
        if isinstance(inner, NotTaken):
            return inner.trouble
        if str(inner) in _IGNORED:
            return _IGNORED[str(inner)]
        if "exceeded DOWNLOAD_MAXSIZE" in str(inner):
            return Trouble("too_large", "the response is over the cap of 32 MiB once unpacked")
    # In the order of the table: what says most comes before the closed connection that goes with
    # it.
    for kind, name, words in _CLASSES:
        if any(isinstance(inner, kind) for inner in causes):
            if name == "dns_failed" and host in private_hosts:
                return Trouble(
                    "forbidden_address", "the host name resolves to an address that is not public"
                )
            return Trouble(name, words)
    return Trouble("unreachable", "no response; the log of the run has the reason")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The inner errors first: Twisted lists them as reasons, Python chains them."""
    for reason in getattr(error, "reasons", None) or ():
        yield from _causes(reason.value)
    if error.__cause__ is not None:
        yield from _causes(error.__cause__)
    yield error
