"""What an index of captures is asked and what it says, in one form for both services."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from urllib.parse import quote, urlsplit

from schemas.messages import Trouble

ServiceName = Literal["commoncrawl", "wayback"]
SERVICES: tuple[ServiceName, ...] = ("commoncrawl", "wayback")
MOST_LINES = 5_000_000
"""Lines of an index for one scope in one collection, at most."""
UNREADABLE = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip
"""What reading an answer raises that is JSON of another form, or nests without an end."""
HTML = frozenset({"text/html", "application/xhtml+xml", "unk", "warc/revisit"})
"""Media types that may be a page; `unk` is an index that did not say, a revisit repeats what an
earlier capture of the address has."""


class ArchiveError(Exception):
    """A service that cannot be used as asked; `trouble` has the class."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.trouble = Trouble(kind, message)


@dataclass(frozen=True)
class Scope:
    """Addresses that an index is asked for: all of a host below a path. `words` narrows them: a
    regular expression that the path must hold, asked of the index and checked here."""

    host: str
    path: str = "/"
    words: str | None = None

    @property
    def name(self) -> str:
        """As the ledger and a person know it."""
        return f"{self.host}{self.path}*" + (f" {self.words}" if self.words else "")

    def holds(self, url: str) -> bool:
        """Whether an address is of this scope. The host must be the same up to www: copies of
        government sites on other domains keep the path (paths.md, section 5)."""
        parts = _split(url)
        if parts is None or _bare(parts[0]) != _bare(self.host):
            return False
        path = parts[1]
        if not path.lower().startswith(self.path.lower()):
            return False
        return self.words is None or re.search(self.words, path, re.I) is not None


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.").rstrip(".")


def _split(url: str) -> tuple[str, str] | None:
    """Host and path (with its query) of an http(s) address, or None."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username:
        return None
    return host, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def address_key(url: str) -> str:
    """An address without scheme, port, www and case of its host: captures of one page share it.

    >>> address_key("http://WWW.a.gov.cn:80/x.html") == address_key("https://a.gov.cn/x.html")
    True
    """
    host, path = _split(url) or ("", url)
    return _bare(host) + path


def plain_address(url: str) -> str:
    """An address without the usual port of its scheme, which the Wayback Machine prints.

    >>> plain_address("http://a.gov.cn:80/x")
    'http://a.gov.cn/x'
    """
    return re.sub(r"^(http://[^/:]+):80(?=/|$)|^(https://[^/:]+):443(?=/|$)", r"\1\2", url)


def ascii_address(url: str | bytes) -> str:
    """An address with everything outside of ASCII percent-encoded, byte by byte: an index repeats
    GBK bytes as they came.

    >>> ascii_address("http://a.gov.cn/建".encode("gbk"))
    'http://a.gov.cn/%BD%A8'
    """
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~|{}\\^`\"<>-._")


@dataclass(frozen=True, slots=True)
class IndexedCapture:
    """One line of an index. `place` says where a range server has the record. Raises ValueError
    for a time that is none."""

    url: str
    stamp: str
    status: int | None
    media_type: str
    digest: str
    collection: str
    file: str | None = None
    offset: int | None = None
    length: int | None = None

    def __post_init__(self) -> None:
        if len(self.stamp) != 14:
            raise ValueError(self.stamp)
        _ = self.at

    @property
    def at(self) -> datetime:
        """When it was captured."""
        return datetime.fromisoformat(f"{self.stamp[:8]}T{self.stamp[8:]}+00:00")

    @property
    def key(self) -> str:
        """Its address without scheme and www."""
        return address_key(self.url)

    @property
    def is_page(self) -> bool:
        """Whether it may hold a page: a good answer (or a repeated one) of a page's type."""
        return self.media_type in HTML and (self.status == 200 or self.media_type == "warc/revisit")

    @property
    def is_redirect(self) -> bool:
        return self.status is not None and 300 <= self.status < 400


@dataclass(frozen=True)
class Collection:
    """A part of an index that is asked on its own: a crawl of Common Crawl, a year of the Wayback
    Machine. `index` is the address to ask."""

    name: str
    year: int
    index: str


class Asking(Protocol):
    """What a service needs of whoever asks for it."""

    def get(
        self, url: str, largest: int, span: tuple[int, int] | None = None, raw: bool = False
    ) -> "Answer":
        """The answer to a GET (of a range of bytes, or as it came). Raises ArchiveError."""


@dataclass(frozen=True)
class Answer:
    """A response, its header names in lower case; of a range, and of what is asked for raw, the
    body as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


class Service(Protocol):
    """One public web archive: two dialects of one type."""

    name: ServiceName

    def collections(self, asker: Asking, years: range) -> list[Collection]:
        """The parts of the index for some years, oldest first. Raises ArchiveError."""

    def captures(
        self, asker: Asking, scope: Scope, collection: Collection
    ) -> Iterator[IndexedCapture]:
        """Every line that the index has of a scope; the iterator ends only where the index itself
        proves its end. Raises ArchiveError."""

    def addresses(self, asker: Asking, domain: str, words: str) -> Iterator[IndexedCapture]:
        """Captures of a domain and all hosts below it whose addresses hold some words, at least
        one for each address. Raises ArchiveError."""

    def record(self, asker: Asking, capture: IndexedCapture) -> bytes:
        """The capture as a gzip member of a WARC file, checked against the index. Raises
        ArchiveError."""
