"""Import: saved pages and WARC or WET files into the archive, and from there through the same
reader as a crawl.

An input is cut into parts, which are read side by side (see flows.runs.scaling). A part archives
and stages what it keeps; it is committed when it has ended, and noted in the ledger, so that an
import that was killed goes on with the parts that are left.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.page import Page
from crawlers.read.parse import parser_version, source_id_for
from crawlers.read.process import PageToRead, ReaderError, Reading, ReadingProcess
from crawlers.registry import source_of_url
from flows import CODE_VERSION
from flows.runs.rereading import Rereader
from flows.runs.saved import SavedPage
from flows.runs.scaling import HERE, Workers, run_parts
from schemas.clock import is_plausible, now, today
from schemas.reply import ANSWER_TYPES
from schemas.rows import PageRows
from schemas.run import Issue
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout, hold
from storage.ledger import Ledger
from storage.raw.archive import ArchiveWriter
from storage.raw.runs import RunReport, RunSpec, StagedPage, new_run_id
from storage.raw.staging import ALIVE, StagingWriter
from storage.raw.warc_parts import BadRecord, WarcPart, part_responses, warc_parts

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
        return self._is_near(urlsplit(url).hostname or "") and (
            not self.years or at.year in self.years
        )

    def wants_issue(self, url: str | None) -> bool:
        """Whether a record that cannot be used is told of: not when it has a host that is not
        wanted."""
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            return True
        return not host or self._is_near(host)

    def _is_near(self, host: str) -> bool:
        return not self.hosts or any(host == h or host.endswith(f".{h}") for h in self.hosts)


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
    """What an import came to: pages read, replies kept, records that could not be used, parts that
    were imported before, and what the commits did."""

    read: int = 0
    kept: int = 0
    unusable: int = 0
    before: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def parts_of(archives: Sequence[Path], pages: Sequence[SavedPage]) -> list[Part]:
    """The parts of WARC files and of saved files."""
    files = [
        FilePart(tuple(pages[i : i + FILES_OF_A_PART]))
        for i in range(0, len(pages), FILES_OF_A_PART)
    ]
    return [*files, *(part for path in archives for part in warc_parts(path))]


def warc_pages(part: WarcPart, wanted: Filter) -> Iterator[Imported | Issue]:
    """HTML and text responses of a part, and an issue in place of each record that cannot be
    used."""
    for found in part_responses(part):
        if isinstance(found, BadRecord):
            if wanted.wants_issue(found.url):
                yield _unusable(found.url, f"{part.path.name}, byte {found.offset}: {found.reason}")
            continue
        kind = found.headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if found.status == 200 and kind in _HTML and wanted.wants(found.url, found.fetched_at):
            yield Imported(found.url, found.body, found.headers, found.fetched_at)


def _file_pages(part: FilePart, wanted: Filter) -> Iterator[Imported | Issue]:
    """Saved files; the time of the file stands for the time of the capture."""
    for page in part.pages:
        try:
            at = datetime.fromtimestamp(page.path.stat().st_mtime, tz=UTC)
            urlsplit(page.url)
            body = page.path.read_bytes()
        except (OSError, OverflowError, ValueError):
            yield _unusable(page.url, f"{page.path.name}: file, its time or its address unreadable")
            continue
        if not is_plausible(at):
            told = f"its time cannot be that of a capture: {at:%Y-%m-%d}; set it with touch"
            yield _unusable(page.url, f"{page.path.name}: {told}")
        elif wanted.wants(page.url, at):
            yield Imported(page.url, body, {}, at)


def _unusable(url: str | None, message: str) -> Issue:
    return Issue(source_id="imported", kind="record_unusable", url=url, message=message[:300])


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
    job = _Import(layout, Rereader(layout, sources), Ledger(layout.ledger), wanted, progress)
    collect(layout, job.reread, CODE_VERSION)
    job.choose(parts)
    calls = [(layout, sources, part, wanted) for part in job.left]
    run_parts("import", import_part, calls, workers, job.part_ended)
    return job.report


@dataclass
class _Import:
    """One import: the parts that are left, and what came of those that have ended."""

    layout: Layout
    reread: Rereader
    ledger: Ledger
    wanted: Filter
    progress: Callable[[str, int], None]
    report: ImportReport = field(default_factory=ImportReport)
    left: list[Part] = field(default_factory=list)

    def name(self, part: Part) -> str:
        """The part as the ledger knows it: with another filter it is another one."""
        hosts, years = sorted(self.wanted.hosts), sorted(self.wanted.years)
        return part.name + (f" {hosts} {years}" if hosts or years else "")

    def choose(self, parts: Sequence[Part]) -> None:
        """Leave out the parts that were imported before."""
        known = self.ledger.imported()
        self.left = [part for part in parts if self.name(part) not in known]
        self.report.before = len(parts) - len(self.left)
        if self.report.before:
            told = f"{self.report.before} of {len(parts)} parts were imported before"
            self.progress(told, self.report.before)

    def part_ended(self, index: int, result: tuple[int, int, int]) -> None:
        """Commit what the part has staged, then note it as imported."""
        report, (read, kept, unusable) = self.report, result
        report.read += read
        report.kept += kept
        report.unusable += unusable
        for committed in collect(self.layout, self.reread, CODE_VERSION):
            report.counts.update(committed.counts)
        self.ledger.note_import(self.name(self.left[index]), read)
        self.progress(f"{report.read} pages read, {report.kept} kept", 1)


def import_part(
    layout: Layout, sources: dict[str, Source], part: Part, wanted: Filter
) -> tuple[int, int, int]:
    """Read one part into the archive and staging; (pages read, pages kept, records that could not
    be used). It is staged as a whole or not at all."""
    is_warc = isinstance(part, WarcPart)
    pages = warc_pages(part, wanted) if isinstance(part, WarcPart) else _file_pages(part, wanted)
    began, read, kept, unusable = now(), 0, 0, 0
    with ExitStack() as stack:
        reader = stack.enter_context(ReadingProcess())
        run = _PartRun(layout, new_run_id(), stack)
        for item in pages:
            if isinstance(item, Issue):
                unusable += 1
                run.staging.add(item)
                continue
            read += 1
            source = source_of_url(item.url, sources)
            try:
                reading = _read(reader, item, source, only_replies=is_warc)
            except ReaderError as error:
                run.staging.add(error.issue(source_id_for(source, item.url), item.url))
                continue
            if reading is None:
                continue
            kept += 1
            headers = [(k, v) for k, v in item.headers.items() if k != "content-encoding"]
            capture = run.archive.write(item.url, 200, headers, item.body, "reply")
            capture = capture.model_copy(
                update={"fetched_at": item.fetched_at, "source_id": source_id_for(source, item.url)}
            )
            run.staging.add(capture)
            rows = PageRows.model_validate_json(reading.rows_json)
            rows.reply.capture_id = capture.capture_id
            for issue in rows.issues:
                issue.capture_id = capture.capture_id
            run.staging.add(
                StagedPage(
                    fetched_at=item.fetched_at,
                    refused=reading.refused,
                    rows_json=rows.model_dump_json().encode(),
                )
            )
        run.finish(began, read, kept)
    return read, kept, unusable


@dataclass
class _PartRun:
    """The run of a part, begun with the first row that it has."""

    layout: Layout
    run_id: str
    stack: ExitStack

    @cached_property
    def staging(self) -> StagingWriter:
        """Its folder, held until the part has ended."""
        staging = StagingWriter(self.layout.staging / self.run_id)
        self.stack.enter_context(hold(staging.folder / ALIVE))
        return staging

    @cached_property
    def archive(self) -> ArchiveWriter:
        """Its file in the archive."""
        return self.stack.enter_context(ArchiveWriter(self.layout.archive, self.run_id, "imported"))

    def finish(self, began: datetime, read: int, kept: int) -> None:
        """Stage its report and spec, if it has any row."""
        if "staging" not in vars(self):
            return
        day = today()
        self.staging.finish(
            RunReport(outcome="complete", ended_at=now(), listed=read, fetched=kept)
        )
        spec = RunSpec(
            run_id=self.run_id,
            kind="import",
            source_id="imported",
            window=(day, day),
            started_at=began,
            parser_version=parser_version(),
        )
        spec.write(self.staging.folder)  # last: a run without its spec is not collected


def _read(
    reader: ReadingProcess, item: Imported, source: Source | None, only_replies: bool
) -> Reading | None:
    """One page, None when it is not wanted. Raises ReaderError."""
    headers, page = dict(item.headers), Page(item.url, item.body)
    if not headers and not page.too_large and page.is_text:
        headers = {"content-type": "text/plain"}
    reading = reader.read(PageToRead(source, Page(item.url, item.body, headers=headers), ()))
    if reading.failed:
        raise ReaderError(reading.failed)
    if only_replies and reading.document_type not in ANSWER_TYPES:
        return None
    return reading
