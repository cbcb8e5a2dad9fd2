"""What kept a request from giving a response, as one of the kinds of docs/log-messages.md."""

from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawlers.middlewares import RobotsUnavailable
from crawlers.network import ForbiddenAddress


def response_of(failure: Failure) -> Response | None:
    """The response behind a failure that is only a bad status, else None."""
    return failure.value.response if failure.check(HttpError) else None


def failure_class(failure: Failure) -> str:
    """Kind of a failure without a response: robots, a forbidden address, or unreachable with the error's name."""
    if failure.check(RobotsUnavailable):
        return "robots_unavailable"
    if failure.check(ForbiddenAddress):
        return "forbidden_address"
    if "robots" in str(failure.value).lower():
        return "robots_denied"
    return f"unreachable: {failure.type.__name__}"
