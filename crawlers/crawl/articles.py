"""An article between its requests: what is fetched of it, and what is kept of its response."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from scrapy.http import Response

from crawlers.page import Page
from crawlers.platforms import ListRow
from crawlers.read.files.links import FetchedFile
from schemas.clock import now
from storage.ledger import GONE_AFTER


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


def document_row(
    key: str, row: ListRow | None, url: str, at: datetime, validators: dict[str, str | None]
) -> dict[str, Any]:
    """What the ledger keeps of a document: its list row, its validators, when it was last asked
    for."""
    return {
        "document_key": key,
        "url": url,
        "listed_title": row.title if row else None,
        "listed_at": row.published_at.isoformat() if row and row.published_at else None,
        "etag": validators.get("etag"),
        "last_modified": validators.get("last_modified"),
        "digest": validators.get("digest"),
        "checked_at": at.isoformat(),
        "gone_count": 0,
    }


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
        response.meta.get("capture_id"),
    )


def validators_of(response: Response) -> dict[str, str | None]:
    headers = headers_of(response)
    return {
        "etag": headers.get("etag"),
        "last_modified": headers.get("last-modified"),
        "digest": response.meta.get("digest"),
    }


def is_due(known: dict[str, Any], title: str, listed_at: str | None, recheck_days: int) -> bool:
    """Whether a known document is asked for again: its list row changed, it was gone, or it was
    last asked for long ago."""
    if known["gone_count"] or known["listed_title"] != title or known["listed_at"] != listed_at:
        return True
    return now() - datetime.fromisoformat(known["checked_at"]) > timedelta(days=recheck_days)


def is_missing_due(known: dict[str, Any], recheck_days: int) -> bool:
    """Whether a document that the list no longer has is asked for: at once, and then rarely when it
    is withdrawn already or was seen to be only off the list (no listed title)."""
    if known["gone_count"] < GONE_AFTER and known["listed_title"] is not None:
        return True
    return now() - datetime.fromisoformat(known["checked_at"]) > timedelta(days=recheck_days)
