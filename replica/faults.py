"""What real sites do wrong, as faults of an invented one: each looks at a request before the site
answers.

Values: a set of document numbers (in which articles), True (everywhere), a count of requests, or
what the line says.
"""

import gzip
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from replica.site import Answer, Document, Site

Fault = Callable[[Site, Any, str], Answer | None]
"""Site, value and path of a request to the answer, None for the site's own."""

_CHALLENGE = (
    b"<html><head><script>$_ts=window['$_ts'];</script><meta id='x' content='' "
    b"r='m'></head><body></body></html>"
)
_NOT_FOUND = b"<html><body><h1>404 Not Found</h1></body></html>"
_REMOVED = "<html><body><div class='tip'>您访问的页面不存在或已被删除</div></body></html>".encode()
_LOGIN = (
    "<html><head><title>统一身份认证</title></head><body><form><input name=u><input "
    "type='password' name=p></form></body></html>"
).encode()


def _drip() -> Iterator[bytes]:
    yield b"<html><body>"
    while True:
        time.sleep(0.4)
        yield b"<p>"


def _endless() -> Iterator[bytes]:
    while True:
        yield b"<p>" + b"\xe7\xad\x94" * 60_000


@cache
def gzip_bomb() -> Answer:
    """A small answer that unpacks to 200 MB. Made once: it takes a second."""
    packed = gzip.compress(b"<p>" + b"0" * 200_000_000, 1)
    return Answer(200, packed, headers={"Content-Encoding": "gzip"})


def _once(site: Site, name: str, key: Any) -> bool:
    """Whether a fault that shows once has not shown yet."""
    waiting = site.faults[name]
    if isinstance(waiting, set):
        found = key in waiting
        waiting.discard(key)
        return found
    return site.faults.pop(name, None) is not None


def _cookie_wall(site: Site, value: Any, path: str) -> Answer:
    return Answer(302, headers={"Location": path.split("#")[0], "Set-Cookie": "C3VK=1a2b; path=/"})


def _loop(site: Site, value: Any, path: str) -> Answer:
    turn = re.search(r"turn=([0-9]+)", path)
    return Answer(
        302, headers={"Location": f"{path.split('?')[0]}?turn={int(turn[1]) + 1 if turn else 1}"}
    )


def _slow_down(seconds: Any) -> Answer:
    return Answer(429, b"slow down", headers={"Retry-After": str(seconds)})


def _slow_down_once(site: Site, seconds: Any, path: str) -> Answer | None:
    return _slow_down(seconds) if _once(site, "retry_after", 0) else None


def _after(answer: Answer) -> Fault:
    """The same answer to all requests after so many."""
    return lambda site, count, path: answer if len(site.requests) > count else None


def _second_list_page(site: Site, value: Any, path: str) -> Answer | None:
    return Answer(500, b"error") if re.search(r"_([0-9]+)\.|startrecord=", path) else None


ANYWHERE: dict[str, Fault] = {
    "retry_after": _slow_down_once,
    "waf_after": _after(Answer(412, _CHALLENGE)),
    "challenge_521": _after(Answer(521, b"<script>document.cookie='x'</script>")),
    "forbid_after": _after(Answer(403, b"<html><body>Forbidden</body></html>")),
    "always_429": lambda site, seconds, path: _slow_down(seconds),
    "cookie_wall": _cookie_wall,
    "not_http": lambda site, value, path: Answer(raw=b"SSH-2.0-OpenSSH_9.2\r\n"),
}
"""Faults of every request but robots.txt."""

ON_LISTS: dict[str, Fault] = {
    "list_500": _second_list_page,
    "list_login": lambda site, value, path: Answer(200, _LOGIN),
    "list_moved_to": lambda site, address, path: Answer(302, headers={"Location": address}),
}

ON_ARTICLES: dict[str, Fault] = {
    "flaky": lambda site, numbers, path: Answer(503, b"busy"),
    "http_500": lambda site, numbers, path: Answer(500, b"error"),
    "timeout": lambda site, numbers, path: time.sleep(4) or Answer(200, b"late"),  # type: ignore[func-returns-value]
    "gone": lambda site, numbers, path: Answer(404, _NOT_FOUND),
    "soft_404": lambda site, numbers, path: Answer(200, _REMOVED),
    "login": lambda site, numbers, path: Answer(200, _LOGIN),
    "reset": lambda site, numbers, path: Answer(raw=b""),
    "drip": lambda site, numbers, path: Answer(chunks=_drip()),
    "endless": lambda site, numbers, path: Answer(chunks=_endless()),
    "gzip_bomb": lambda site, numbers, path: gzip_bomb(),
    "redirect_loop": _loop,
    "moved_to_private": lambda site, numbers, path: Answer(
        302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}
    ),
    "moved_to_host": lambda site, numbers, path: Answer(
        301, headers={"Location": "http://www.example.com/"}
    ),
    "moved_to_file": lambda site, numbers, path: Answer(
        302, headers={"Location": "file:///etc/passwd"}
    ),
    "endless_headers": lambda site, numbers, path: Answer(
        raw=b"HTTP/1.1 200 OK\r\n" + b"Set-Cookie: C3VK=1a2b; path=/\r\n" * 20_000
    ),
    "no_status": lambda site, numbers, path: Answer(raw=b"HTTP/1.1 99999 OK\r\n\r\n"),
    "two_lengths": lambda site, numbers, path: Answer(
        raw=b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nlate"
    ),
    "packed_often": lambda site, numbers, path: Answer(
        200, b"x", headers={"Content-Encoding": ", ".join(["gzip"] * 1_000)}
    ),
    "not_packed": lambda site, numbers, path: Answer(
        200, b"\xff" * 9, headers={"Content-Encoding": "br"}
    ),
    "huge": lambda site, numbers, path: Answer(
        200, b"<html><body>" + b"<p>0123456789</p>" * 1_300_000
    ),
}
"""Faults of articles: their value is a set of document numbers."""


def faulty(site: Site, path: str, number: int | None) -> Answer | None:
    """The answer of the first fault that applies to a request (`number` of the article it asks
    for), or None."""
    faults = site.faults
    if path == "/robots.txt":
        if "robots_reset" in faults:
            return Answer(raw=b"")
        if "robots_huge" in faults:
            return Answer(
                200,
                b"User-agent: *\nDisallow: /admin/\n"
                + b"# a line of a very long robots.txt\n" * 200_000,
                "text/plain",
            )
        if "usage_robots" in faults:
            return Answer(200, b"User-agent: *\nContent-Usage: train-ai=n\n", "text/plain")
        return Answer(500, b"down") if faults.get("robots_500") else None
    if path == "/ai.txt" and "usage_ai" in faults:
        return Answer(200, b"User-Agent: *\nDisallow: /\n", "text/plain")
    if path.endswith(".pdf"):
        return Answer(200, _REMOVED) if "html_as_pdf" in faults else None
    for name, fault in ANYWHERE.items():
        if name in faults and (answer := fault(site, faults[name], path)):
            return answer
    if number is None:
        _shift(site)
        return next(
            (
                a
                for name, fault in ON_LISTS.items()
                if name in faults and (a := fault(site, faults[name], path))
            ),
            None,
        )
    for name, fault in ON_ARTICLES.items():
        if number in faults.get(name, ()) and (name != "flaky" or _once(site, "flaky", number)):
            return fault(site, faults[name], path)
    return None


def asks_for_a_use(site: Site, path: str) -> bool:
    """Whether the answer to a path says in a header how it may be used (`usage_header`)."""
    return any(str(number) in path for number in site.faults.get("usage_header", ()))


def _shift(site: Site) -> None:
    """`shifting`: after the first list page the newest documents, unlisted until then, appear at
    the top."""
    if "shifting" in site.faults and len(site.requests) > 1:
        site.unlisted.clear()


def spoiled(site: Site, number: int, body: bytes) -> bytes:
    """An article's bytes with `bad_bytes` in its text."""
    return (
        body.replace("答复".encode(), b"\xe7\xad\xff\xc3\x28")
        if number in site.faults.get("bad_bytes", ())
        else body
    )


def future(site: Site, document: Document) -> Document:
    """A document as a site with its clock ahead (`clock_ahead`) prints and dates it."""
    ahead = document.number in site.faults.get("clock_ahead", ())
    return replace(document, published=document.published.replace(year=2099)) if ahead else document
