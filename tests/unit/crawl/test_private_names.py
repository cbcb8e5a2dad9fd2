"""Names that Scrapy and Twisted do not promise, each as we use it: a new version that changes one
fails here, and not in a night."""

import asyncio
from typing import Any

import pytest
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, TextResponse
from scrapy.utils.test import get_crawler
from twisted.internet.error import ConnectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import HTTPClientParser, ParseError, ResponseFailed
from twisted.web.http import PotentialDataLoss, _DataLoss, _IdentityTransferDecoder

from crawlers.crawl.components.robots import MAX_ROBOTS, PoliteRobots
from crawlers.crawl.failures import trouble_of
from crawlers.crawl.network import RobotsUnavailable


class _Engine:
    """Answers a request for robots.txt."""

    def __init__(self, answer: TextResponse | Exception) -> None:
        self.answer = answer

    async def download_async(self, request: Request) -> TextResponse:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def asked(answer: TextResponse | Exception, path: str) -> None:
    """What the middleware says to a request, when robots.txt is so answered. Raises
    IgnoreRequest."""
    crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "USER_AGENT": "dafu"})
    crawler.engine = _Engine(answer)
    request = Request(f"http://a.test{path}")
    asyncio.run(PoliteRobots(crawler).process_request(request))


def robots(status: int, body: bytes) -> TextResponse:
    return TextResponse("http://a.test/robots.txt", status=status, body=body)


def test_parse_robots_of_scrapy_hears_of_every_robots_txt() -> None:
    """RobotsTxtMiddleware._parse_robots(response, netloc, request)"""
    rules = b"User-agent: *\nDisallow: /x\n"
    asked(robots(200, rules), "/y")
    with pytest.raises(IgnoreRequest, match=r"Forbidden by robots\.txt"):
        asked(robots(200, rules), "/x")
    asked(robots(404, rules), "/x")
    asked(robots(200, b"#" * MAX_ROBOTS + b"\n" + rules), "/x")


def test_robots_error_of_scrapy_hears_of_every_failure() -> None:
    """RobotsTxtMiddleware._robots_error(exc, netloc)"""
    with pytest.raises(RobotsUnavailable) as refused:
        asked(robots(503, b""), "/y")
    assert refused.value.trouble.kind == "robots_unavailable"
    with pytest.raises(RobotsUnavailable) as lost:
        asked(ConnectionDone(), "/y")
    assert lost.value.trouble.kind == "reset"


def test_what_is_not_http_is_a_parse_error_of_twisted() -> None:
    """twisted.web._newclient.ParseError"""
    with pytest.raises(ParseError) as error:
        HTTPClientParser(None, None).statusReceived(b"no HTTP at all")
    failed = ResponseFailed([Failure(error.value), Failure(ConnectionDone())])
    assert trouble_of(failed).kind == "bad_response"


def test_a_body_that_is_cut_short_is_a_data_loss_of_twisted() -> None:
    """twisted.web.http._DataLoss"""
    whole = _IdentityTransferDecoder(10, lambda data: None, lambda rest: None)
    whole.dataReceived(b"12345")
    with pytest.raises(_DataLoss) as error:
        whole.noMoreData()
    assert trouble_of(error.value).kind == trouble_of(PotentialDataLoss()).kind == "cut_short"
