"""Reading the archive again: what today's parser says of a capture, for reparse and for telling
edits from better reading."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from crawlers.page import Page
from crawlers.platforms import platform_of
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.files.sandbox import read_file_limited
from crawlers.read.parse import ParsedPage, parse_page
from schemas.source import Source
from storage.layout import Layout
from storage.raw.archive import read_capture
from storage.raw.runs import StagedPage
from storage.tables.delta import Tables


@dataclass(frozen=True, slots=True)
class ArchivedCapture:
    """What is needed of a row of `captures` to read it again. A reparse holds one a reply."""

    capture_id: str
    run_id: str
    source_id: str
    url: str
    final_url: str
    fetched_at: datetime
    status: int
    outcome: str
    warc_file: str
    warc_offset: int


_COLUMNS = tuple(f.name for f in fields(ArchivedCapture))


def archived_captures(tables: Tables, capture_ids: Iterable[str]) -> list[ArchivedCapture]:
    """The captures with these ids, and those of the same runs that belong to them."""
    rows = tables.captures(capture_ids)
    return [ArchivedCapture(*(row[c] for c in _COLUMNS)) for row in rows]


@dataclass(frozen=True)
class ArchivedPage:
    """Where one article lies in the archive, with its further parts and files by address."""

    capture: ArchivedCapture
    by_url: dict[str, ArchivedCapture]
    source: Source | None
    listed_title: str | None
    container: str | None = None
    ocr_pages: int = 0


def read_archived(archive: Path, page: ArchivedPage) -> ParsedPage:
    """Parse an archived article with today's parser. Raises OSError or ValueError when its WARC
    record is gone."""
    first = _page(archive, page.capture)
    urls = platform_of(page.source, first.url).parts(first)
    parts = [_page(archive, page.by_url[url]) for url in urls if url in page.by_url]
    parsed = parse_page(page.source, first, parts, page.listed_title, layout=page.container)
    files = [
        _file(archive, a.url, page.by_url[a.url], page.ocr_pages)
        for a in parsed.attachments
        if a.url in page.by_url
    ]
    return (
        parse_page(page.source, first, parts, page.listed_title, files, page.container)
        if files
        else parsed
    )


def _file(archive: Path, url: str, capture: ArchivedCapture, ocr_pages: int) -> FetchedFile:
    body = read_capture(archive, capture.warc_file, capture.warc_offset).body
    found = (
        read_file_limited(body, ocr_pages)
        if capture.status == 200
        else FileText("not_a_file", detail=capture.outcome)
    )
    return FetchedFile(url, found, len(body), hashlib.sha256(body).hexdigest(), capture.capture_id)


def _page(archive: Path, capture: ArchivedCapture) -> Page:
    found = read_capture(archive, capture.warc_file, capture.warc_offset)
    return Page(capture.final_url, found.body, found.status, found.headers, capture.capture_id)


class Rereader:
    """Content hash of a capture under today's parser; None when the archive does not have it (see
    dataset.Reread)."""

    def __init__(self, layout: Layout, sources: dict[str, Source], ocr_pages: int = 0) -> None:
        self.layout, self.sources, self.ocr_pages = layout, sources, ocr_pages

    def __call__(self, capture_id: str) -> str | None:
        """Read one capture."""
        captures = archived_captures(Tables(self.layout.tables), [capture_id])
        capture = next((c for c in captures if c.capture_id == capture_id), None)
        if capture is None:
            return None
        same_run = {c.url: c for c in captures if c.run_id == capture.run_id}
        try:
            page = ArchivedPage(
                capture,
                same_run,
                self.sources.get(capture.source_id),
                None,
                ocr_pages=self.ocr_pages,
            )
            return read_archived(self.layout.archive, page).reply.content_hash
        except (OSError, ValueError):
            return None


def staged_page(archive: Path, page: ArchivedPage) -> StagedPage | str:
    """An archived page as it is staged, or a line that says why it cannot be read."""
    try:
        parsed = read_archived(archive, page)
    except (OSError, ValueError) as error:
        return f"{page.capture.warc_file}: {error}"
    # A fault of today's reader on a page does not replace what an earlier one read of it.
    failed = next((issue.message for issue in parsed.issues if issue.kind == "reader_error"), None)
    if failed is not None:
        return f"{parsed.reply.url}: {failed}"
    rows = parsed.rows().model_dump_json().encode()
    return StagedPage(fetched_at=page.capture.fetched_at, rows_json=rows)
