"""Columns that exist or existed, from nothing but the addresses that an archive has of a domain:
candidates for a look at the site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawlers.archives.model import IndexedCapture
from crawlers.archives.scopes import path_words

_COLUMN = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?P<column>/.*/|/)[0-9]{6}/t[0-9]{8}_[0-9]+(?:_wap|_[0-9])?\.s?html?$",  # TRS
        r"(?P<column>/.*/)[0-9]{8}/[0-9a-f-]{32,36}\.s?html?$",  # Epoint
        r"(?P<column>/.*/)[0-9]{4}(?:[0-9]{2}|/[0-9]{1,2})(?:/[0-9]{1,2})?/[0-9a-f]+\.s?html?$",
        r"(?P<column>/.*/)[0-9]{15,24}(?:/index)?\.s?html?$",
        r"(?P<column>/.*/)content(?:_|/post_)[0-9]+(?:\.s?html?)?$",
        r"(?P<column>/.*/)art/[0-9]{4}/art_[0-9a-f]+\.s?html?$",  # Hanweb JPAAS
        r"(?P<column>/html/.*/)[0-9-]+/content-[0-9]+\.s?html?$",
        r"(?P<column>/gongkai/site_[^/]+/channel_[^/]+/)doc_[^/]+\.s?html?$",
        r"(?P<column>/.*/)t?[0-9]+\.(?:j|s)?html?$",
    )
)
"""From the address of an article to its column: paths.md, section 4, the commonest form first."""
_HANWEB = re.compile(r"/art/[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/art_([0-9]+)_[0-9]+\.html$", re.I)
_LIST = re.compile(r"(?P<column>/.*/)(?:index(?:_[0-9]+)?\.[a-z]{3,5}|list\.[a-z]{3,5})?$", re.I)


@dataclass
class ColumnCandidate:
    """A column as its addresses show it. `articles` and `lists` are numbers of addresses."""

    url: str
    articles: int = 0
    lists: int = 0
    first: int = 9999
    last: int = 0
    """Years of its first and its last capture."""

    @property
    def has_words(self) -> bool:
        """Whether its own last folder says what it is, and not only one above it."""
        path = urlsplit(self.url).path.rstrip("/")
        return re.search(path_words(), f"/{path.rsplit('/', 1)[-1]}/", re.I) is not None

    @property
    def score(self) -> int:
        """The more articles below a folder of the right name, the better; a list that was captured
        proves that there is one."""
        return 3 * self.has_words + 2 * bool(self.lists) + min(self.articles, 20)


def column_of(url: str) -> tuple[str, bool] | None:
    """The column of an address, and whether the address is that of an article; None where the
    address does not say.

    >>> column_of("http://a.gov.cn/zwgk/jyta/202401/t20240102_7.html")
    ('http://a.gov.cn/zwgk/jyta/', True)
    >>> column_of("http://a.gov.cn/art/2020/1/2/art_7301_9.html")
    ('http://a.gov.cn/col/col7301/index.html', True)
    >>> column_of("http://a.gov.cn/zwgk/jyta/index_2.html")
    ('http://a.gov.cn/zwgk/jyta/', False)
    """
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.hostname}"
    if found := _HANWEB.search(parts.path):
        return f"{root}/col/col{found[1]}/index.html", True
    for pattern in _COLUMN:
        if found := pattern.fullmatch(parts.path):
            return f"{root}{found['column']}", True
    found = _LIST.fullmatch(parts.path)
    return (f"{root}{found['column']}", False) if found else None


def column_candidates(captures: Iterable[IndexedCapture], domain: str) -> list[ColumnCandidate]:
    """The columns of a domain that the lines of an index show, the likeliest first. Hosts of other
    owners are left out."""
    found: dict[str, ColumnCandidate] = {}
    seen: set[str] = set()
    for capture in captures:
        host = urlsplit(capture.url).hostname or ""
        if not f".{host}".endswith(f".{domain}") or not capture.is_page:
            continue
        column = column_of(capture.url)
        if column is None:
            continue
        key = column[0].partition("://")[2].removeprefix("www.")
        candidate = found.setdefault(key, ColumnCandidate(column[0]))
        candidate.first = min(candidate.first, capture.at.year)
        candidate.last = max(candidate.last, capture.at.year)
        if capture.key not in seen:
            seen.add(capture.key)
            candidate.articles += column[1]
            candidate.lists += not column[1]
    return sorted(found.values(), key=lambda c: (-c.score, -c.articles, c.url))
