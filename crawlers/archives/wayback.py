"""The Wayback Machine: one index over all years, and captures as they were received (`id_`)."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from crawlers.archives.model import (
    UNREADABLE,
    ArchiveError,
    Asking,
    Collection,
    IndexedCapture,
    Scope,
    ServiceName,
    ascii_address,
)
from crawlers.archives.records import LARGEST_RECORD, made_record

ADDRESS = "https://web.archive.org"
LINES = 10_000
"""Lines of one answer."""
_FIELDS = "original,timestamp,statuscode,mimetype,digest"
_LARGEST_PAGE = 64 * 1024 * 1024
_ORIGINAL = "x-archive-orig-"
_OF_THE_BODY = ("content-type", "content-encoding")
_OF_THE_TRANSFER = ("transfer-encoding", "content-length", "connection")


class Wayback:
    """The dialect of the Wayback Machine."""

    name: ServiceName = "wayback"

    def __init__(self, address: str = ADDRESS) -> None:
        self.address = address.rstrip("/")

    def collections(self, asker: Asking, years: range) -> list[Collection]:
        """A year is a collection; nothing is asked to know them."""
        return [Collection(str(year), year, f"{self.address}/cdx/search/cdx") for year in years]

    def captures(
        self, asker: Asking, scope: Scope, collection: Collection
    ) -> Iterator[IndexedCapture]:
        """Lines from one resume key to the next; the answer without a key is the last. (Pages by
        number come out empty for addresses with a star.)"""
        asked = {
            "url": f"{scope.host}{scope.path}", "matchType": "prefix",
            "from": f"{collection.year}", "to": f"{collection.year}",
        }  # fmt: skip
        if scope.words:
            asked["filter"] = f"original:.*(?:{scope.words}).*"
        yield from self._lines(asker, asked, collection.name)

    def addresses(self, asker: Asking, domain: str, words: str) -> Iterator[IndexedCapture]:
        """One line for each address of a domain that holds some words."""
        asked = {"url": domain, "matchType": "domain", "collapse": "urlkey"}
        asked["filter"] = f"original:.*(?:{words}).*"
        return self._lines(asker, asked, "")

    def _lines(
        self, asker: Asking, asked: dict[str, str], collection: str
    ) -> Iterator[IndexedCapture]:
        asked = asked | {
            "output": "json", "fl": _FIELDS, "limit": f"{LINES}", "showResumeKey": "true",
        }  # fmt: skip
        key: str | None = ""
        while key is not None:
            query = urlencode(asked | ({"resumeKey": key} if key else {}))
            answer = asker.get(f"{self.address}/cdx/search/cdx?{query}", _LARGEST_PAGE)
            if answer.status != 200:
                raise ArchiveError("archive_down", f"the index answers {answer.status}")
            rows, following = _rows(answer.body)
            yield from (_capture(row, collection) for row in rows)
            if following is not None and (following == key or not rows):
                raise ArchiveError("archive_lies", "the index repeats its key: it has no end")
            key = following

    def record(self, asker: Asking, capture: IndexedCapture) -> bytes:
        """The capture as it was received; one of another time is not taken in its place."""
        address = f"{self.address}/web/{capture.stamp}id_/{capture.url}"
        answer = asker.get(address, LARGEST_RECORD, raw=True)
        if answer.status != 200:
            raise ArchiveError(
                "archive_missing",
                f"{capture.stamp} {capture.url[:200]} answers {answer.status}",
            )
        its_own = {k: v for k, v in answer.headers.items() if k in _OF_THE_BODY}
        its_own |= {
            k.removeprefix(_ORIGINAL): v
            for k, v in answer.headers.items()
            if k.startswith(_ORIGINAL) and k.removeprefix(_ORIGINAL) not in _OF_THE_TRANSFER
        }
        crawl = answer.headers.get("x-archive-src", "").split("/")[0] or None
        return made_record(capture, list(its_own.items()), answer.body, address, crawl)


def _rows(body: bytes) -> tuple[list[dict[str, str]], str | None]:
    """Rows of an answer by column, and the key to go on with: after the rows, behind an empty
    one."""
    if not body.strip():
        return [], None
    try:
        lines: list[Any] = json.loads(body.decode("utf-8", "surrogateescape"))
        if not isinstance(lines, list):
            raise TypeError("no table")
        if not lines:
            return [], None
        names, *rows = lines
        key = None
        if len(rows) >= 2 and rows[-2] == []:
            key, rows = str(rows[-1][0]), rows[:-2]
        return [dict(zip(names, row, strict=True)) for row in rows], key
    except UNREADABLE as error:
        raise ArchiveError("archive_truncated", "an answer of the index is cut short") from error


def _capture(row: dict[str, str], collection: str) -> IndexedCapture:
    try:
        status = row["statuscode"]
        return IndexedCapture(
            url=ascii_address(row["original"].encode("utf-8", "surrogateescape")),
            stamp=row["timestamp"],
            status=int(status) if status.isdecimal() else None,
            media_type=row["mimetype"].lower(),
            digest=row["digest"],
            collection=collection,
        )
    except UNREADABLE as error:
        raise ArchiveError("archive_truncated", "a line of the index cannot be read") from error
