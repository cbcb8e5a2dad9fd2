"""Reading the archive again: what today's parser says of a capture, for reparse and for telling
edits from better reading."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.page import Page
from crawlers.platforms import platform_of
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.files.sandbox import read_file_limited
from crawlers.read.parse import ParsedPage, parse_page
from schemas.source import Source
from storage.layout import Layout
from storage.raw.archive import read_capture
from storage.tables.delta import Tables


@dataclass(frozen=True)
class ArchivedPage:
    """Where one article lies in the archive, with its further parts."""

    capture: dict[str, Any]
    by_url: dict[str, dict[str, Any]]
    source: Source | None
    listed_title: str | None
    layout: str | None = None
    ocr_pages: int = 0


def read_archived(archive: Path, page: ArchivedPage) -> ParsedPage:
    """Parse an archived article with today's parser. Raises OSError or ValueError when its WARC
    record is gone."""
    first = _page(archive, page.capture)
    urls = platform_of(page.source, first.url).parts(first)
    parts = [_page(archive, page.by_url[url]) for url in urls if url in page.by_url]
    parsed = parse_page(page.source, first, parts, page.listed_title, layout=page.layout)
    files = [
        _file(archive, a.url, page.by_url[a.url], page.ocr_pages)
        for a in parsed.attachments
        if a.url in page.by_url
    ]
    return (
        parse_page(page.source, first, parts, page.listed_title, files, page.layout)
        if files
        else parsed
    )


def _file(archive: Path, url: str, capture: dict[str, Any], ocr_pages: int) -> FetchedFile:
    body = read_capture(archive, capture["warc_file"], capture["warc_offset"]).body
    found = (
        read_file_limited(body, ocr_pages)
        if capture["status"] == 200
        else FileText("not_a_file", detail=capture["outcome"])
    )
    return FetchedFile(
        url, found, len(body), hashlib.sha256(body).hexdigest(), capture["capture_id"]
    )


def _page(archive: Path, capture: dict[str, Any]) -> Page:
    found = read_capture(archive, capture["warc_file"], capture["warc_offset"])
    return Page(
        capture["final_url"], found.body, found.status, found.headers, capture["capture_id"]
    )


class Rereader:
    """Content hash of a capture under today's parser; None when the archive does not have it (see
    dataset.Reread)."""

    def __init__(self, layout: Layout, sources: dict[str, Source], ocr_pages: int = 0) -> None:
        self.layout, self.sources, self.ocr_pages = layout, sources, ocr_pages

    def __call__(self, capture_id: str) -> str | None:
        """Read one capture."""
        rows = Tables(self.layout.tables).captures([capture_id])
        capture = next((r for r in rows if r["capture_id"] == capture_id), None)
        if capture is None:
            return None
        same_run = {r["url"]: r for r in rows if r["run_id"] == capture["run_id"]}
        try:
            page = ArchivedPage(
                capture,
                same_run,
                self.sources.get(capture["source_id"]),
                None,
                ocr_pages=self.ocr_pages,
            )
            return read_archived(self.layout.archive, page).reply.content_hash
        except (OSError, ValueError):
            return None


def rows_of(archive: Path, page: ArchivedPage) -> dict[str, Any] | str:
    """Rows of an archived page, or a line that says why there are none."""
    try:
        parsed = read_archived(archive, page)
    except (OSError, ValueError) as error:
        return f"{page.capture['warc_file']}: {error}"
    # A fault of today's reader on a page does not replace what an earlier one read of it.
    failed = next((issue.message for issue in parsed.issues if issue.kind == "reader_error"), None)
    return parsed.as_rows() if failed is None else f"{parsed.reply.url}: {failed}"
