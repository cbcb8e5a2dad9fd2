"""Import: saved pages and WARC or WET files into the archive, and from there through the same reader as a crawl.

Streaming and resumable: pages are read a few at a time on all cores, and every CHUNK replies are committed; the ledger
notes how far an input was read, so that an import that was killed goes on there.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from crawlers.page import Page
from crawlers.parse import parse_page, parser_version, source_id_for
from crawlers.source import Source, source_of_url
from flows import CODE_VERSION
from flows.crawling import today
from flows.reading import Rereader
from flows.saved import SavedPage
from schemas.clock import now
from storage.archive import ArchiveWriter, read_warc_from
from storage.collect import collect
from storage.layout import Layout, write_atomic
from storage.ledger import Ledger
from storage.staging import StagingWriter

CHUNK = 1_000
"""Kept pages of one commit: what a kill can cost, and what is held in memory."""
SHEET = 64
REPLY_TYPES = ("reply", "follow_up_reply", "reply_summary", "co_handling_opinion")
_HTML = ("text/html", "text/plain", "application/xhtml+xml")


@dataclass(frozen=True)
class Imported:
    """One page on its way in: address, bytes, headers, when it was fetched by whoever saved it, and where in the input
    the reading goes on after a stop (a byte offset in a WARC, else a count)."""

    url: str
    body: bytes
    headers: dict[str, str]
    fetched_at: datetime
    position: int


@dataclass(frozen=True)
class Filter:
    """Which pages of an input are wanted: hosts (with all below them) and years of capture; empty means all."""

    hosts: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    def wants(self, url: str, at: datetime) -> bool:
        """Whether a page passes."""
        host = urlsplit(url).hostname or ""
        near = not self.hosts or any(host == h or host.endswith(f".{h}") for h in self.hosts)
        return near and (not self.years or at.year in self.years)


@dataclass
class ImportReport:
    """What an import came to: pages read, replies kept, and what the commits did with them."""

    name: str
    read: int = 0
    kept: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def warc_pages(path: Path, start: int, wanted: Filter) -> Iterator[Imported]:
    """HTML and text responses of a WARC or WET file, from a position on."""
    for response, offset in read_warc_from(path, start):
        kind = response.headers.get("content-type", "text/html").split(";")[0].strip()
        if response.status == 200 and kind in _HTML and wanted.wants(response.url, response.fetched_at):
            yield Imported(response.url, response.body, response.headers, response.fetched_at, offset)


def saved_pages(pages: Iterable[SavedPage], start: int, wanted: Filter) -> Iterator[Imported]:
    """Saved files; the time of the file stands for the time of the capture."""
    for position, page in enumerate(pages):
        at = datetime.fromtimestamp(page.path.stat().st_mtime, tz=now().tzinfo)
        if position >= start and wanted.wants(page.url, at):
            yield Imported(page.url, page.path.read_bytes(), {}, at, position + 1)


def import_pages(
    layout: Layout,
    sources: dict[str, Source],
    name: str,
    pages: Callable[[int], Iterator[Imported]],
    only_replies: bool,
    progress: Callable[[str], None],
) -> ImportReport:
    """Read an input from where an earlier import of it stopped, and commit it in chunks.

    `pages` gives the pages from a position on. With `only_replies`, pages that are no reply are left out (a whole WARC has
    many); what is kept is archived before it is committed.
    """  # fmt: skip
    ledger, report = Ledger(layout.ledger), ImportReport(name)
    start = ledger.imported(name)
    collect(layout, Rereader(layout, sources), CODE_VERSION)
    if start:
        progress(f"{name}: goes on at position {start}")
    stream = _readings(pages(start), sources, only_replies)
    while chunk := list(islice(stream, CHUNK)):
        kept = [(item, rows) for item, rows in chunk if rows is not None]
        report.read += len(chunk)
        report.kept += len(kept)
        if kept:
            _commit_chunk(layout, sources, kept, len(chunk), report)
        ledger.note_import(name, chunk[-1][0].position)
        progress(f"{name}: {report.read} pages read, {report.kept} kept")
    return report


def _commit_chunk(
    layout: Layout, sources: dict[str, Source], kept: list[tuple[Imported, dict[str, Any]]], read: int, report: ImportReport
) -> None:
    run_id, day = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}", today().isoformat()
    staging = StagingWriter(layout.staging / run_id)
    with ArchiveWriter(layout.archive, run_id, "imported") as archive:
        for item, rows in kept:
            headers = [(k, v) for k, v in item.headers.items() if k != "content-encoding"]
            capture = archive.write(item.url, 200, headers, item.body, "reply")
            source_id = source_id_for(source_of_url(item.url, sources), item.url)
            capture = capture.model_copy(update={"fetched_at": item.fetched_at, "source_id": source_id})
            staging.add_capture(capture)
            rows["reply"]["capture_id"] = capture.capture_id
            staging.add("pages", {"fetched_at": item.fetched_at.isoformat(), **rows})
    staging.finish(
        {"outcome": "complete", "reason": None, "proof": None, "ended_at": now().isoformat(), "listed": read, "fetched": len(kept)}
    )
    spec = {
        "run_id": run_id, "kind": "import", "source_id": "imported", "window": [day, day], "started_at": now().isoformat(), "parser_version": parser_version(),
    }  # fmt: skip
    write_atomic(layout.staging / run_id / "spec.json", json.dumps(spec))
    for done in collect(layout, Rereader(layout, sources), CODE_VERSION):
        report.counts.update(done.counts)


_STATE: dict[str, Any] = {}


def _start_worker(sources: dict[str, Source], only_replies: bool) -> None:
    _STATE.update(sources=sources, only_replies=only_replies)


def _read_in_worker(item: Imported) -> dict[str, Any] | None:
    """Rows of one page, None when it is not wanted."""
    source = source_of_url(item.url, _STATE["sources"])
    headers = dict(item.headers)
    if not headers and Page(item.url, item.body).is_text:
        headers = {"content-type": "text/plain"}
    parsed = parse_page(source, Page(item.url, item.body, headers=headers))
    if _STATE["only_replies"] and parsed.reply.document_type not in REPLY_TYPES:
        return None
    return {"refused": parsed.refusal(), **parsed.as_rows()}


def _readings(
    pages: Iterator[Imported], sources: dict[str, Source], only_replies: bool
) -> Iterator[tuple[Imported, dict[str, Any] | None]]:
    """Pages with their rows, in order, read on all cores; SHEET pages at most are under way."""
    method = "fork" if sys.platform == "linux" else "spawn"
    arguments = (sources, only_replies)
    with ProcessPoolExecutor(cpu_count(), mp_context=get_context(method), initializer=_start_worker, initargs=arguments) as pool:
        while sheet := list(islice(pages, SHEET)):
            yield from zip(sheet, pool.map(_read_in_worker, sheet, chunksize=4), strict=True)
