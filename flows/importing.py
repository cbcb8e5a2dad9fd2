"""Import: saved pages and WARC or WET files into the archive, and from there through the same
reader as a crawl.

An input is cut into parts, which are read side by side (see flows.runs.scaling). A part archives
and stages what it keeps; it is committed when it has ended, and noted in the ledger, so that an
import that was killed goes on with the parts that are left.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from crawlers.page import Page
from crawlers.read.parse import parser_version, source_id_for
from crawlers.read.process import PageToRead, ReaderError, ReadingProcess
from crawlers.registry import source_of_url
from flows import CODE_VERSION
from flows.runs.rereading import Rereader
from flows.runs.saved import SavedPage
from flows.runs.scaling import HERE, Workers, run_parts
from schemas.clock import now, today
from schemas.reply import ANSWER_TYPES
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout, hold, write_atomic
from storage.ledger import Ledger
from storage.raw.archive import ArchiveWriter
from storage.raw.staging import ALIVE, StagingWriter
from storage.raw.warc_parts import WarcPart, part_responses, warc_parts

FILES_OF_A_PART = 1_000
_HTML = ("text/html", "text/plain", "application/xhtml+xml")


@dataclass(frozen=True)
class Imported:
    """One page on its way in: address, bytes, headers, and when it was fetched by whoever saved
    it."""

    url: str
    body: bytes
    headers: dict[str, str]
    fetched_at: datetime


@dataclass(frozen=True)
class Filter:
    """Which pages of an input are wanted: hosts (with all below them) and years of capture; empty
    means all."""

    hosts: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    def wants(self, url: str, at: datetime) -> bool:
        """Whether a page passes."""
        host = urlsplit(url).hostname or ""
        near = not self.hosts or any(host == h or host.endswith(f".{h}") for h in self.hosts)
        return near and (not self.years or at.year in self.years)


@dataclass(frozen=True)
class FilePart:
    """Some saved files."""

    pages: tuple[SavedPage, ...]

    @property
    def name(self) -> str:
        """The files of the part by path, address and state."""
        states = "\n".join(
            f"{p.path.resolve()} {p.url} {p.path.stat().st_mtime_ns}" for p in self.pages
        )
        return f"{len(self.pages)} files {hashlib.sha256(states.encode()).hexdigest()[:16]}"


Part = WarcPart | FilePart


@dataclass
class ImportReport:
    """What an import came to: pages read, replies kept, parts that were imported before, and what
    the commits did."""

    read: int = 0
    kept: int = 0
    before: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def parts_of(archives: Sequence[Path], pages: Sequence[SavedPage]) -> list[Part]:
    """The parts of WARC files and of saved files."""
    files = [
        FilePart(tuple(pages[i : i + FILES_OF_A_PART]))
        for i in range(0, len(pages), FILES_OF_A_PART)
    ]
    return [*files, *(part for path in archives for part in warc_parts(path))]


def warc_pages(part: WarcPart, wanted: Filter) -> Iterator[Imported]:
    """HTML and text responses of a part."""
    for response in part_responses(part):
        kind = response.headers.get("content-type", "text/html").split(";")[0].strip()
        if (
            response.status == 200
            and kind in _HTML
            and wanted.wants(response.url, response.fetched_at)
        ):
            yield Imported(response.url, response.body, response.headers, response.fetched_at)


def _file_pages(part: FilePart, wanted: Filter) -> Iterator[Imported]:
    """Saved files; the time of the file stands for the time of the capture."""
    for page in part.pages:
        at = datetime.fromtimestamp(page.path.stat().st_mtime, tz=now().tzinfo)
        if wanted.wants(page.url, at):
            yield Imported(page.url, page.path.read_bytes(), {}, at)


def import_parts(
    layout: Layout,
    sources: dict[str, Source],
    parts: Sequence[Part],
    wanted: Filter,
    progress: Callable[[str, int], None],
    workers: Workers = HERE,
) -> ImportReport:
    """Import the parts that are not imported yet. Of a WARC only reply pages are kept, whatever
    their host; of named files all.

    `progress` is told a line and the number of parts that ended.
    """
    ledger, report = Ledger(layout.ledger), ImportReport()
    reread = Rereader(layout, sources)
    collect(layout, reread, CODE_VERSION)
    filtered = (
        f" {sorted(wanted.hosts)} {sorted(wanted.years)}" if wanted.hosts or wanted.years else ""
    )
    known = ledger.imported()
    left = [part for part in parts if part.name + filtered not in known]
    report.before = len(parts) - len(left)
    if report.before:
        progress(f"{report.before} of {len(parts)} parts were imported before", report.before)

    def done(index: int, result: tuple[int, int]) -> None:
        report.read += result[0]
        report.kept += result[1]
        for committed in collect(layout, reread, CODE_VERSION):
            report.counts.update(committed.counts)
        ledger.note_import(left[index].name + filtered, result[0])
        progress(f"{report.read} pages read, {report.kept} kept", 1)

    run_parts(
        "import", import_part, [(layout, sources, part, wanted) for part in left], workers, done
    )
    return report


def import_part(
    layout: Layout, sources: dict[str, Source], part: Part, wanted: Filter
) -> tuple[int, int]:
    """Read one part into the archive and staging; (pages read, pages kept). It is staged as a whole
    or not at all."""
    is_warc = isinstance(part, WarcPart)
    pages = warc_pages(part, wanted) if isinstance(part, WarcPart) else _file_pages(part, wanted)
    run_id, day, began = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}", today().isoformat(), now()
    read = kept = 0
    failed: list[dict[str, Any]] = []
    with ExitStack() as stack:
        reader = stack.enter_context(ReadingProcess())
        staging: StagingWriter | None = None
        for item in pages:
            read += 1
            source = source_of_url(item.url, sources)
            try:
                rows = _read(reader, item, source, only_replies=is_warc)
            except ReaderError as error:
                failed.append(error.issue(source_id_for(source, item.url), item.url))
                continue
            if rows is None:
                continue
            if staging is None:
                staging = StagingWriter(layout.staging / run_id)
                stack.enter_context(hold(staging.folder / ALIVE))
                archive = stack.enter_context(ArchiveWriter(layout.archive, run_id, "imported"))
            kept += 1
            headers = [(k, v) for k, v in item.headers.items() if k != "content-encoding"]
            capture = archive.write(item.url, 200, headers, item.body, "reply")
            capture = capture.model_copy(
                update={"fetched_at": item.fetched_at, "source_id": source_id_for(source, item.url)}
            )
            staging.add_capture(capture)
            rows["reply"]["capture_id"] = capture.capture_id
            staging.add("pages", {"fetched_at": item.fetched_at.isoformat(), **rows})
        if failed and staging is None:
            staging = StagingWriter(layout.staging / run_id)
            stack.enter_context(hold(staging.folder / ALIVE))
        if staging is not None:
            for issue in failed:
                staging.add("issues", issue)
            ended = {
                "outcome": "complete",
                "reason": None,
                "proof": None,
                "ended_at": now().isoformat(),
            }
            staging.finish({**ended, "listed": read, "fetched": kept})
            spec = {
                "run_id": run_id,
                "kind": "import",
                "source_id": "imported",
                "window": [day, day],
                "started_at": began.isoformat(),
            }
            # Written last: a run without its spec is not collected.
            write_atomic(
                staging.folder / "spec.json",
                json.dumps({**spec, "parser_version": parser_version()}),
            )
    return read, kept


def _read(
    reader: ReadingProcess, item: Imported, source: Source | None, only_replies: bool
) -> dict[str, Any] | None:
    """Rows of one page, None when it is not wanted. Raises ReaderError."""
    headers, page = dict(item.headers), Page(item.url, item.body)
    if not headers and not page.too_large and page.is_text:
        headers = {"content-type": "text/plain"}
    reading = reader.read(PageToRead(source, Page(item.url, item.body, headers=headers), ()))
    if reading.failed:
        raise ReaderError(reading.failed)
    if only_replies and reading.rows["reply"]["document_type"] not in ANSWER_TYPES:
        return None
    return {"refused": reading.refused, **reading.rows}
