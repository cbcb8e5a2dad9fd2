"""What a request asks for, which travels with it as its one callback argument, `asked`; and what
the workers want to know of a response."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.page import Page
from crawlers.platforms import ListRow
from crawlers.read.files.links import FetchedFile
from schemas.known import KnownDocument, KnownList
from schemas.messages import Trouble, messages
from schemas.run import Capture, CaptureOutcome, CaptureRole


@dataclass(frozen=True, slots=True)
class ListAsked:
    """A page of a list. Pages of one address that differ in their form have keys of their own."""

    role: ClassVar[CaptureRole] = "list"
    url: str
    """The key of the page."""
    column: str


@dataclass(frozen=True, slots=True)
class ArticleAsked:
    """The page of a document, or its first page when it has several."""

    role: ClassVar[CaptureRole] = "reply"
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class Validators:
    """By which a later request can ask whether a document is still the same."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


@dataclass(slots=True)
class Article:
    """A document on its way: its pages so far, and its attachments as far as they are read."""

    key: str
    row: ListRow | None
    fetched_at: datetime
    validators: Validators
    pages: list[Page]
    files: list[FetchedFile] = field(default_factory=list)
    asked_parts: set[str] = field(default_factory=set)
    """Addresses of further parts that were asked for, whether they came or not."""


@dataclass(frozen=True, slots=True)
class PartAsked:
    """A further page of an article; `left` are the addresses after this one."""

    role: ClassVar[CaptureRole] = "reply"
    url: str
    article: Article
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileAsked:
    """An attachment of an article; `left` are the addresses after this one."""

    role: ClassVar[CaptureRole] = "attachment"
    url: str
    article: Article
    left: tuple[str, ...]


Asked = ListAsked | ArticleAsked | PartAsked | FileAsked


def request_for(
    asked: Asked,
    callback: Callable[..., Any],
    errback: Callable[[Failure], Any],
    *,
    address: str | None = None,
    known: KnownDocument | KnownList | None = None,
    priority: int = 0,
) -> Request:
    """A request for what is asked (at `address` where that is not its name); a conditional one when
    it is known by its validators."""
    headers = {}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return Request(
        address or asked.url,
        callback,
        errback=errback,
        priority=priority,
        headers=headers,
        dont_filter=True,
        cb_kwargs={"asked": asked},
    )


def asked_by(request: Request) -> Asked | None:
    """What a request asks for; None for one that is not of a worker (robots.txt)."""
    found: Asked | None = request.cb_kwargs.get("asked")
    return found


def capture_of(response: Response) -> Capture:
    """Where a response lies in the archive."""
    found: Capture = response.meta["capture"]
    return found


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a response is no page."""

    kind: CaptureOutcome
    status: int | None
    """The bad HTTP status; None for a good one that comes with something else than the page."""

    @property
    def is_missing(self) -> bool:
        """Whether it says that there is no such page."""
        return self.kind in ("gone", "soft_404")

    @property
    def trouble(self) -> Trouble:
        """Its class, in words for a person."""
        meaning = messages()[self.kind].meaning if self.status is None else f"HTTP {self.status}"
        return Trouble(self.kind, meaning)


def problem_of(response: Response) -> Problem | None:
    """What is wrong with a response, as the circuit has seen it; None for a page and for one that
    did not change."""
    found: Problem | None = response.meta["problem"]
    return found


def headers_of(response: Response) -> dict[str, str]:
    """First value of each header, by lower-case name."""
    return {
        k.decode("latin-1").lower(): v[0].decode("latin-1")
        for k, v in response.headers.items()
        if v
    }


def page_of(response: Response) -> Page:
    """A response as the reader takes it."""
    return Page(
        response.url,
        response.body,
        response.status,
        headers_of(response),
        capture_of(response).capture_id,
    )


def validators_of(response: Response) -> Validators:
    """What a response says that a later request can name."""
    headers = headers_of(response)
    return Validators(
        headers.get("etag"), headers.get("last-modified"), capture_of(response).digest
    )
