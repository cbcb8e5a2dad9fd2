"""What a site says of the use of its pages: kept with each capture as data, and not judged here.

Headers of the IETF's AI preferences (draft-ietf-aipref-attach, still a draft), of search engines
and of the W3C's TDM Reservation Protocol; and lines of robots.txt and ai.txt, which speak for the
whole host.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

HEADERS = ("content-usage", "x-robots-tag", "tdm-reservation", "tdm-policy")
LONGEST = 500
"""Characters that are kept; what is longer is cut."""
_LINE = r"(?im)^[ \t]{{0,8}}({})[ \t]{{0,8}}:[ \t]{{0,8}}([^\s#][^\r\n#]{{0,300}})"
_LINES = {
    "/robots.txt": re.compile(_LINE.format("Content-Usage")),
    "/ai.txt": re.compile(_LINE.format("Disallow|Content-Usage")),
}
"""Lines that speak of use. A `Disallow` of robots.txt speaks of asking, and is obeyed; one of
ai.txt speaks of training. One without a path disallows nothing."""


def usage_preference(
    url: str, status: int, headers: Iterable[tuple[str, str]], body: bytes
) -> str | None:
    """The preferences in a response as printed, or None.

    >>> usage_preference("https://a.gov.cn/x", 200, [("Content-Usage", "train-ai=n")], b"")
    'content-usage: train-ai=n'
    """
    found = [f"{k.lower()}: {v.strip()}" for k, v in headers if k.lower() in HEADERS]
    lines = _LINES.get(urlsplit(url).path) if status == 200 else None
    if lines:
        text = body[: 500 * 1024].decode("utf-8", "replace")
        found += [f"{name.lower()}: {value.strip()}" for name, value in lines.findall(text)]
    return "; ".join(dict.fromkeys(found))[:LONGEST] or None
