"""An article between its requests: what is fetched of it, and what is kept of its response."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from scrapy.http import Response

from crawlers.page import Page
from crawlers.platforms import ListRow
from crawlers.read.files.links import FetchedFile
from schemas.known import KnownDocument
from schemas.run import Capture


@dataclass
class Article:
    """An article on its way: its pages, and the attachments still wanted and already read."""

    key: str
    row: ListRow | None
    page: Page
    parts: list[Page]
    response: Response
    wanted: list[str]
    files: list[FetchedFile] = field(default_factory=list)


class Validators(NamedTuple):
    """By which a later request can ask whether a document is still the same."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


def document_row(
    key: str, row: ListRow | None, url: str, at: datetime, validators: Validators
) -> KnownDocument:
    """What is known of a document once it was asked for."""
    listed_at = row.published_at if row else None
    return KnownDocument(key, url, row.title if row else None, listed_at, *validators, at)


def headers_of(response: Response) -> dict[str, str]:
    return {
        k.decode("latin-1").lower(): v[0].decode("latin-1")
        for k, v in response.headers.items()
        if v
    }


def page_of(response: Response) -> Page:
    return Page(
        response.url,
        response.body,
        response.status,
        headers_of(response),
        response.meta["capture"].capture_id,
    )


def validators_of(response: Response) -> Validators:
    headers = headers_of(response)
    capture: Capture = response.meta["capture"]
    return Validators(headers.get("etag"), headers.get("last-modified"), capture.digest)
