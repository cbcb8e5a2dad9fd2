"""What a response is before anything reads it: a page, a challenge, an error dressed as a page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawlers.text.spans import without
from schemas.run import CaptureOutcome

CIRCUIT_STATUSES = frozenset({403, 412, 429, 503, 521})
"""Answers that a site gives when it has had enough; several in a row open the circuit."""
CIRCUIT_LIMIT = 3
EXIT_DISK_FULL = 28
"""Exit code of a crawl that could write nothing any more, not even its report (ENOSPC)."""

_CHALLENGE = re.compile(
    rb"|".join(
        (
            rb"\$_ts\s{0,3}=",
            rb"__jsl_clearance|_waf_|c3vk=|wzws|acw_sc__v2|cf-challenge|safeline|/captcha",
            *(words.encode() for words in ("访问过于频繁", "访问验证", "人机验证")),
            rb"web\s{0,2}application\s{0,2}firewall|waf\s{0,2}block",
        )
    )
)
"""On lower case, which is far faster than ignoring it."""
_COOKIE_SHELL = re.compile(
    rb"document\.cookie\s{0,3}=|location\.(?:reload|replace|href)|eval\(function\(p,a,c,k"
)
_PEOPLE = re.compile(rb"<p|<li\b|<option\b|\bon(?:click|change)\s{0,3}=")
"""Something to read, to click or to choose: a splash page 点击进入首页 and a choice of departments
change their place only then."""
_LEADS_ON = re.compile(
    rb"<script[^<>]{0,60}>\s{0,9}(?:window\.)?location(?:\.href)?\s{0,3}=\s{0,3}[\"'][\w./\-]{1,100}[\"'];?\s{0,9}</script>"
)
"""A script that does nothing but lead to another page of the site: an old home page."""
_PASSWORD = re.compile(rb"<input\b[^<>]{0,300}\btype\s{0,3}=\s{0,3}[\"']?password")
_SOFT_404 = re.compile(
    "|".join(
        (
            "页面不存在|页面走丢|页面丢失|栏目不存在",
            "您访问的页面(?:不存在|已(?:被)?删除|已失效|找不到)",
            "找不到(?:该|您|你)?(?:访问的)?(?:页面|网页|文件)",
            "内容(?:不存在|已(?:被)?删除)",
            "信息不存在|文章不存在|访问的(?:资源|内容)不存在",
            "该信息已(?:被)?删除|网页已(?:被)?删除",
            "404 ?(?:Not Found|错误|页面)",
        )
    ),
    re.I,
)
_UNSEEN = re.compile(r"<(?:script|style)\b", re.I), re.compile(r"</(?:script|style)>", re.I)
_TAG = re.compile("<[^<>]{1,500}>")


def classify_response(status: int, headers: Mapping[str, str], body: bytes) -> CaptureOutcome:
    """Class of a response by status and content. A challenge is only ever detected, never answered.

    Sites with 瑞数 leave its script in good pages too, so a challenge page is a small one, or one
    with a status of its own.
    """
    if status == 304:
        return "not_modified"
    if status in (404, 410):
        return "gone"
    if status in (412, 521) or (
        status in (403, 503, 202, 405) and _CHALLENGE.search(body[:20_000].lower())
    ):
        return "challenge"
    if status in (301, 302, 303, 307, 308) and "set-cookie" in headers:
        return "challenge"  # only a cookie wall gets here: other redirects are followed
    if status != 200:
        return "http_error"
    if headers.get("content-type", "text/html").split(";")[0].strip() not in (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/json",
        "",
    ):
        return "ok"
    small = body.lower() if len(body) < 20_000 else b""
    if len(body) < 6_000 and (
        _CHALLENGE.search(small)
        or (
            len(body) < 1_500
            and _COOKIE_SHELL.search(small)
            and not _PEOPLE.search(small)
            and (b"cookie" in small or not _LEADS_ON.search(small))
        )
    ):
        return "challenge"
    if len(body) < 30 and not (
        body[:1] in b"[{" and "json" in headers.get("content-type", "")
    ):  # an empty answer of a list service
        return "soft_404"
    if len(body) < 20_000:
        password, words = _PASSWORD.search(small), _text(body)
        if password or _SOFT_404.search(words):  # few pages have either: only these are taken apart
            text = _TAG.sub(" ", without(words, *_UNSEEN))
            if len("".join(text.split())) < 400:
                if _SOFT_404.search(text):
                    return "soft_404"
                if password:
                    return "login_page"
    return "ok"


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")


@dataclass
class Circuit:
    """Counts refusals in a row and says when a crawl must stop."""

    refusals: int = 0

    def note(self, status: int, found: CaptureOutcome) -> str | None:
        """Take note of a response; the reason to stop, at the first challenge or after
        CIRCUIT_LIMIT refusals in a row."""
        if found == "challenge":
            return f"challenge page (HTTP {status})"
        if status == 429:  # its Retry-After was waited for already, if it was a reasonable one
            return "HTTP 429: the site asks for a longer wait"
        self.refusals = self.refusals + 1 if status in CIRCUIT_STATUSES else 0
        return (
            f"HTTP {status} {self.refusals} times in a row"
            if self.refusals >= CIRCUIT_LIMIT
            else None
        )
