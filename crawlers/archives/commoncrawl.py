"""Common Crawl: an index of pywb for each crawl, and WARC files that are read by ranges."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

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
from crawlers.archives.records import LARGEST_RECORD, checked_record

INDEX, DATA = "https://index.commoncrawl.org", "https://data.commoncrawl.org"
_FIELDS = "url,timestamp,status,mime,digest,length,offset,filename"
_LARGEST_PAGE = 64 * 1024 * 1024
_MOST_CRAWLS = 1_000
"""There were some 120 by 2026."""
_MOST_PAGES = 1_000
"""A page has some 15,000 lines."""
_NONE_FOUND = "No Captures found"


class CommonCrawl:
    """The dialect of Common Crawl."""

    name: ServiceName = "commoncrawl"

    def __init__(self, index: str = INDEX, data: str = DATA) -> None:
        self.index, self.data = index.rstrip("/"), data.rstrip("/")

    def collections(self, asker: Asking, years: range) -> list[Collection]:
        """The crawls that began in some years, oldest first. Raises ArchiveError."""
        answer = asker.get(f"{self.index}/collinfo.json", _LARGEST_PAGE)
        try:
            listed: list[dict[str, str]] = json.loads(answer.body)
            found = [Collection(str(c["id"]), int(c["from"][:4]), c["cdx-api"]) for c in listed]
            elsewhere = any(urlsplit(c.index).netloc != urlsplit(self.index).netloc for c in found)
        except UNREADABLE as error:
            told = f"the list of crawls cannot be read (status {answer.status})"
            raise ArchiveError("archive_down", told) from error
        if elsewhere:
            raise ArchiveError("archive_lies", "the list of crawls names indexes of other hosts")
        if len(found) > _MOST_CRAWLS:
            raise ArchiveError("archive_lies", f"the list of crawls names {len(found):,}")
        return sorted((c for c in found if c.year in years), key=lambda c: (c.year, c.name))

    def captures(
        self, asker: Asking, scope: Scope, collection: Collection
    ) -> Iterator[IndexedCapture]:
        """Lines of all pages. The number of pages is asked first, and each must come whole."""
        asked = {"url": f"{scope.host}{scope.path}*"}
        if scope.words:
            asked["filter"] = f"~url:.*(?:{scope.words}).*"
        yield from self._lines(asker, asked, collection)

    def addresses(self, asker: Asking, domain: str, words: str) -> Iterator[IndexedCapture]:
        """The lines of a domain whose addresses hold some words, in the newest crawl."""
        newest = self.collections(asker, range(1990, 2101))[-1:]
        asked = {"url": f"*.{domain}", "filter": f"~url:.*(?:{words}).*"}
        for collection in newest:
            yield from self._lines(asker, asked, collection)

    def _lines(
        self, asker: Asking, asked: dict[str, str], collection: Collection
    ) -> Iterator[IndexedCapture]:
        asked = {**asked, "output": "json"}
        for page in range(self._pages(asker, collection, asked)):
            query = urlencode({**asked, "fl": _FIELDS, "page": page})
            answer = asker.get(f"{collection.index}?{query}", _LARGEST_PAGE)
            if _is_none(answer.status, answer.body):
                continue
            if answer.status != 200:
                raise ArchiveError(
                    "archive_lies",
                    f"page {page} of {collection.name} answers {answer.status}, though the index "
                    "counted it",
                )
            lines = answer.body.split(b"\n")
            if lines.pop() != b"":
                raise ArchiveError("archive_truncated", f"page {page} ends inside a line")
            for line in lines:
                yield _capture(line, collection.name)

    def _pages(self, asker: Asking, collection: Collection, asked: dict[str, str]) -> int:
        query = urlencode({**asked, "showNumPages": "true"})
        answer = asker.get(f"{collection.index}?{query}", _LARGEST_PAGE)
        if _is_none(answer.status, answer.body):
            return 0
        try:
            pages = int(json.loads(answer.body)["pages"])
        except UNREADABLE as error:
            raise ArchiveError(
                "archive_down",
                f"{collection.name} does not say how many pages it has (status {answer.status})",
            ) from error
        if not 0 <= pages <= _MOST_PAGES:
            raise ArchiveError("archive_lies", f"{collection.name} counts its pages wrong")
        return pages

    def record(self, asker: Asking, capture: IndexedCapture) -> bytes:
        """The range of the record, as it lies in the WARC file."""
        offset, length = capture.offset, capture.length
        if not capture.file or offset is None or not length or length > LARGEST_RECORD:
            raise ArchiveError("archive_lies", f"the index gives no range for {capture.url[:200]}")
        span = (offset, offset + length - 1)
        address = f"{self.data}/{capture.file}"
        answer = asker.get(address, length, span)
        if answer.status != 206:
            raise ArchiveError(
                "archive_missing", f"the range of {capture.url[:200]} answers {answer.status}"
            )
        if len(answer.body) != length:
            raise ArchiveError(
                "archive_truncated",
                f"{len(answer.body)} of {length} bytes came of {capture.url[:200]}",
            )
        return checked_record(answer.body, capture, address)


def _is_none(status: int, body: bytes) -> bool:
    """Whether an answer of pywb says that it has no capture; any other 404 is a broken index."""
    return status == 404 and _NONE_FOUND.encode() in body[:2000]


def _capture(line: bytes, collection: str) -> IndexedCapture:
    try:
        row: dict[str, Any] = json.loads(line.decode("utf-8", "surrogateescape"))
        status = str(row.get("status", "-"))
        return IndexedCapture(
            url=ascii_address(str(row["url"]).encode("utf-8", "surrogateescape")),
            stamp=str(row["timestamp"]),
            status=int(status) if status.isdecimal() else None,
            media_type=str(row.get("mime", "unk")).lower(),
            digest=str(row["digest"]),
            collection=collection,
            file=str(row["filename"]),
            offset=int(row["offset"]),
            length=int(row["length"]),
        )
    except UNREADABLE as error:
        raise ArchiveError(
            "archive_truncated", f"a line of {collection} cannot be read: {line[:80]!r}"
        ) from error
