"""Saved pages: files and folders with a manifest, read by `dafu extract` and `dafu import`."""

import csv
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import cpu_count, get_context
from pathlib import Path
from typing import Any

from crawlers.page import Page
from crawlers.read.files.kinds import is_document_file
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.sandbox import read_file_limited
from crawlers.read.parse import source_id_for
from crawlers.read.process import ReaderError, read_limited
from crawlers.read.reading import PageToRead, Reading
from crawlers.registry import source_of_url
from flows.runs.lifeline import end_with_parent
from schemas.source import Source


class SavedPageError(ValueError):
    """A file or manifest that cannot be used; the message says what to do."""


@dataclass(frozen=True)
class SavedPage:
    """One saved page: file as named by the user, path to read, address, optional source id."""

    file: str
    path: Path
    url: str
    source_id: str | None = None


def read_manifest(path: Path, folder: Path) -> dict[str, SavedPage]:
    """Rows of a TSV manifest (file, url, optional source) by resolved path; a header line is
    skipped.

    Files are relative to `folder`. Raises SavedPageError for a line with fewer than two columns.
    """
    pages: dict[str, SavedPage] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if (
                not row
                or row[0].startswith("#")
                or (number == 1 and row[0].strip().lower() == "file")
            ):
                continue
            if len(row) < 2:
                raise SavedPageError(
                    f"{path}, line {number}: expected file<TAB>url[<TAB>source]; add the address "
                    "of the page"
                )
            file = row[0].strip()
            source = row[2].strip() if len(row) > 2 and row[2].strip() else None
            target = (
                folder / file
                if (folder / file).exists() or not (path.parent / file).exists()
                else path.parent / file
            )
            pages[str(target.resolve())] = SavedPage(file, target, row[1].strip(), source)
    return pages


def find_pages(
    paths: list[Path], url: str | None, manifest: Path | None, source_id: str | None
) -> list[SavedPage]:
    """The pages that paths, address and manifest name together. Raises SavedPageError when an
    address or a file is missing."""
    folder = next((p for p in paths if p.is_dir()), None)
    if manifest is None and folder is not None and (folder / "manifest.tsv").exists():
        manifest = folder / "manifest.tsv"
    if manifest is not None and not manifest.exists():
        raise SavedPageError(f"{manifest}: no such manifest")
    listed = read_manifest(manifest, folder or manifest.parent) if manifest else {}
    pages: list[SavedPage] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in listed.values() if p.path.resolve().is_relative_to(path.resolve())]
            if not inside:
                raise SavedPageError(
                    f"{path}: a folder needs --manifest FILE (TSV: file, url) or a manifest.tsv "
                    "inside"
                )
            pages += inside
        elif str(path.resolve()) in listed:
            pages.append(listed[str(path.resolve())])
        elif not path.exists():
            raise SavedPageError(f"{path}: no such file")
        elif url is None and len(paths) == 1 and not manifest:
            raise SavedPageError(
                f"{path}: the address decides on dates, ids and source; add --url https://…"
            )
        else:
            pages.append(SavedPage(str(path), path, url or "", source_id))
    if not paths:
        pages = list(listed.values())
    return [
        p if p.source_id or not source_id else SavedPage(p.file, p.path, p.url, source_id)
        for p in pages
    ]


def read_saved(
    page: SavedPage,
    sources: dict[str, Source],
    body: bytes | None = None,
    ocr_pages: int = 0,
    with_article: bool = False,
) -> Reading:
    """What today's reader says of a saved page or document file, read within the limits of a crawl.
    Raises OSError when the file cannot be read, ReaderError when the page cannot."""
    source = sources.get(page.source_id) if page.source_id else source_of_url(page.url, sources)
    content = page.path.read_bytes() if body is None else body
    if not is_document_file(content):
        shown = Page(page.url, content)
        return read_limited(PageToRead(source, shown, with_article=with_article))
    file = FetchedFile(
        page.url or page.file,
        read_file_limited(content, ocr_pages),
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    shown = Page(page.url, b"")
    return read_limited(PageToRead(source, shown, files=(file,), with_article=with_article))


def record(
    page: SavedPage, sources: dict[str, Source], body: bytes | None = None, ocr_pages: int = 0
) -> dict[str, Any]:
    """Everything the pipeline reads from one saved page, as JSON values; a file that cannot be read
    is an issue."""
    try:
        reading = read_saved(page, sources, body, ocr_pages)
    except OSError as error:
        return _without_rows(
            page, {"kind": "file_unreadable", "message": f"{page.file}: {error.strerror}"}
        )
    except ReaderError as error:
        issue = error.issue(source_id_for(sources.get(page.source_id or ""), page.url), page.url)
        return _without_rows(
            page, {**issue.model_dump(mode="json"), "message": f"{page.file}: {error}"}
        )
    rows = json.loads(reading.rows_json)
    if page.source_id and page.source_id not in sources:
        message = (
            f"the manifest names a source that does not exist: {page.source_id}; read as a "
            "page of no source"
        )
        rows["issues"].append(
            {
                "kind": "unknown_source",
                "url": page.url,
                "field": "source_id",
                "value": page.source_id,
                "message": message,
            }
        )
    return {
        "file": page.file,
        "reply": rows["reply"],
        "sections": rows["children"]["sections"],
        "citations": rows["children"]["citations"],
        "attachments": rows["children"]["attachments"],
        "issues": rows["issues"],
        "body_path": reading.body_path,
        "body_confidence": reading.body_confidence,
    }


def _without_rows(page: SavedPage, issue: dict[str, Any]) -> dict[str, Any]:
    return {
        "file": page.file,
        "reply": None,
        "sections": [],
        "citations": [],
        "attachments": [],
        "issues": [issue],
    }


_SOURCES: dict[str, Source] = {}
_OCR: list[int] = []


def _start_worker(sources: dict[str, Source], ocr_pages: int, parent: int) -> None:
    end_with_parent(parent)
    _SOURCES.update(sources)
    _OCR.append(ocr_pages)


def _record_in_worker(page: SavedPage) -> dict[str, Any]:
    return record(page, _SOURCES, ocr_pages=_OCR[-1])


def records(
    pages: list[SavedPage], sources: dict[str, Source], ocr_pages: int = 0
) -> Iterator[dict[str, Any]]:
    """Records of many pages in order, on all cores when there are enough of them."""
    if len(pages) < 24 or cpu_count() == 1:
        yield from (record(page, sources, ocr_pages=ocr_pages) for page in pages)
        return
    method = (
        "fork" if sys.platform == "linux" else "spawn"
    )  # nothing has started a thread yet, and fork starts in 10 ms
    with ProcessPoolExecutor(
        cpu_count(),
        mp_context=get_context(method),
        initializer=_start_worker,
        initargs=(sources, ocr_pages, os.getpid()),
    ) as pool:
        yield from pool.map(_record_in_worker, pages, chunksize=8)
