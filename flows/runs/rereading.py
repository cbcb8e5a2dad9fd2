"""Reading the archive again: what today's parser says of a capture, for reparse and for telling
edits from better reading."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.page import Page
from crawlers.read.files.links import FetchedFile, is_file_itself
from crawlers.read.files.model import FileText
from crawlers.read.files.sandbox import read_file_limited
from crawlers.read.process import ReaderError, ReadingProcess
from crawlers.read.reading import PageToRead, Reading
from flows.runs.choosing import settled_sources
from schemas.rows import PageRows
from schemas.source import Source
from storage.layout import Layout
from storage.ledger import Ledger
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
    listed_at: datetime | None = None
    container: str | None = None
    ocr_pages: int = 0


def located_pages(
    layout: Layout,
    sources: dict[str, Source],
    replies: Sequence[dict[str, Any]],
    ocr_pages: int = 0,
) -> list[ArchivedPage | None]:
    """Where the pages of replies (rows with source_id and capture_id) lie; None for one whose
    capture the archive's index does not have."""
    sources = settled_sources(layout, sources)
    tables, ledger = Tables(layout.tables), Ledger(layout.ledger)
    captures = archived_captures(tables, (r["capture_id"] for r in replies if r["capture_id"]))
    by_id = {c.capture_id: c for c in captures}
    # Further parts and attachments are found by address among the captures of their run. The pages
    # themselves are no part of another: with them every share of a large run would carry the whole
    # run to its worker.
    own = {row["capture_id"] for row in replies}
    by_run: dict[str, dict[str, ArchivedCapture]] = {}
    for capture in captures:
        if capture.capture_id not in own:
            by_run.setdefault(capture.run_id, {})[capture.url] = capture
    ids = {r["source_id"] for r in replies}
    listed = {s: {k.url: (k.listed_title, k.listed_at) for k in ledger.documents(s)} for s in ids}
    containers = {s: ledger.layout(s) for s in ids}
    pages: list[ArchivedPage | None] = []
    for row in replies:
        found, source_id = by_id.get(row["capture_id"]), row["source_id"]
        pages.append(
            None
            if found is None
            else ArchivedPage(
                found,
                by_run.get(found.run_id, {}),
                sources.get(source_id),
                *listed[source_id].get(found.url, (None, None)),
                containers[source_id],
                ocr_pages,
            )
        )
    return pages


def read_archived(
    archive: Path, page: ArchivedPage, reader: ReadingProcess, with_article: bool = False
) -> Reading:
    """An archived article under today's parser, read within the limits of a crawl. Raises OSError
    or ValueError when its WARC record is gone, ReaderError when it cannot be read."""
    wanted = _to_read(archive, page, with_article)
    return _read_on(archive, page, reader, wanted, reader.read(wanted))


def _to_read(archive: Path, page: ArchivedPage, with_article: bool = False) -> PageToRead:
    """The article itself, as it goes to the reader first."""
    shown = _page(archive, page.capture)
    wanted = PageToRead(
        page.source,
        shown,
        (),
        page.listed_title,
        layout=page.container,
        with_article=with_article,
        listed_at=page.listed_at,
    )
    if is_file_itself(shown.url, shown.body):
        own = _file(archive, shown.url, page.capture, page.ocr_pages)
        wanted = replace(wanted, page=replace(shown, body=b""), files=(own,))
    return wanted


def _read_on(
    archive: Path, page: ArchivedPage, reader: ReadingProcess, wanted: PageToRead, reading: Reading
) -> Reading:
    """What an article says with the further parts and the files that its first reading names."""
    came = {url: c for url, c in page.by_url.items() if c.outcome == "ok"}
    while held := [came[url] for url in reading.parts if url in came]:
        # Under the address by which the article names it, wherever that led.
        further = (replace(_page(archive, part), url=part.url) for part in held)
        wanted = replace(wanted, parts=(*wanted.parts, *further))
        reading = reader.read(wanted)
    files = tuple(
        _file(archive, url, page.by_url[url], page.ocr_pages)
        for url in reading.files
        if url in page.by_url
    )
    if files and not wanted.files:
        reading = reader.read(replace(wanted, files=files))
    if reading.failed:  # a fault of today's reader does not replace what an earlier one read
        raise ReaderError(reading.failed)
    return reading


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
        self.reader = ReadingProcess()

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
            reading = read_archived(self.layout.archive, page, self.reader)
            return PageRows.model_validate_json(reading.rows_json).reply.content_hash
        except (OSError, ValueError, ReaderError):
            return None


NotStaged = str | ReaderError
"""A line that says why an archived page is not in the archive, or why it could not be read."""


def staged_pages(
    archive: Path, pages: Iterable[ArchivedPage], reader: ReadingProcess
) -> Iterator[tuple[ArchivedPage, StagedPage | NotStaged]]:
    """Archived pages under today's parser."""

    def asked() -> Iterator[tuple[tuple[ArchivedPage, PageToRead | NotStaged], PageToRead | None]]:
        for page in pages:
            try:
                wanted = _to_read(archive, page)
            except ReaderError as error:
                yield (page, error), None
            except (OSError, ValueError) as error:
                yield (page, _not_there(page, error)), None
            else:
                yield (page, wanted), wanted

    for (page, wanted), first in reader.read_all(asked()):
        if not isinstance(wanted, PageToRead):
            yield page, wanted
        elif not isinstance(first, Reading):
            yield page, first or ReaderError()
        else:
            try:
                reading = _read_on(archive, page, reader, wanted, first)
            except ReaderError as error:
                yield page, error
            except (OSError, ValueError) as error:
                yield page, _not_there(page, error)
            else:
                at = page.capture.fetched_at
                yield page, StagedPage(fetched_at=at, rows_json=reading.rows_json)


def _not_there(page: ArchivedPage, error: Exception) -> str:
    return f"{page.capture.warc_file}: {error}"
