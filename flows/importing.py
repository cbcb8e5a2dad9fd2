"""Import: saved pages and WARC or WET files into the archive, and from there through the same
reader as a crawl.

An input is cut into parts, which are read side by side (see flows.runs.scaling). A part archives
and stages what it keeps; it is committed when it has ended, and noted in the ledger, so that an
import that was killed goes on with the parts that are left.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from crawlers.page import Page
from crawlers.read.parse import source_id_for
from crawlers.read.process import ReaderError, ReadingProcess
from crawlers.read.reading import PageToRead, Reading
from crawlers.read.version import parser_version
from crawlers.registry import SourcesByHost
from flows.runs.apart import committer
from flows.runs.archived_lists import listings_of
from flows.runs.choosing import settled_sources
from flows.runs.import_pages import FetchedPart, FilePart, Filter, Imported, Part, pages_of
from flows.runs.scaling import HERE, Workers, run_parts
from schemas.ground.clock import now, today
from schemas.reply import ANSWER_TYPES
from schemas.run import Capture, CaptureRole, Issue, Origin
from schemas.source import Source
from storage.layout import Layout, hold
from storage.ledger import Ledger
from storage.raw.archive import ArchiveWriter, Received
from storage.raw.runs import RunReport, RunSpec, StagedPage, new_run_id
from storage.raw.staging import ALIVE, StagingWriter
from storage.source_report import SourceReport


@dataclass
class ImportReport:
    """What an import came to: pages read, replies kept, records that could not be used, parts that
    were imported before, and what the commits did."""

    read: int = 0
    kept: int = 0
    unusable: int = 0
    before: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: "ImportReport") -> None:
        """Add what another import came to."""
        self.read += other.read
        self.kept += other.kept
        self.unusable += other.unusable
        self.before += other.before
        self.counts.update(other.counts)


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
    sources = settled_sources(layout, sources)
    job = _Import(Ledger(layout.ledger), wanted, progress)
    job.choose(parts)
    calls = [(layout, sources, part, wanted) for part in job.left]
    with committer(layout, sources, len(calls) > 1) as commit:
        commit()
        run_parts("import", import_part, calls, workers, partial(job.part_ended, commit))
    return job.report


@dataclass
class _Import:
    """One import: the parts that are left, and what came of those that have ended."""

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

    def part_ended(
        self, commit: Callable[[], list[SourceReport]], index: int, result: tuple[int, int, int]
    ) -> None:
        """Commit what the part has staged, then note it as imported."""
        report, (read, kept, unusable) = self.report, result
        report.read += read
        report.kept += kept
        report.unusable += unusable
        for committed in commit():
            report.counts.update(committed.counts)
        self.ledger.note_import(self.name(self.left[index]), read)
        self.progress(f"{report.read} pages read, {report.kept} kept", 1)


def import_part(
    layout: Layout, sources: dict[str, Source], part: Part, wanted: Filter
) -> tuple[int, int, int]:
    """Read one part into the archive and staging; (pages read, pages kept, records that could not
    be used). It is staged as a whole or not at all."""
    is_warc = not isinstance(part, FilePart)
    origin: Origin = part.origin if isinstance(part, FetchedPart) else "import"
    pages, hosts = pages_of(part, wanted), SourcesByHost(sources)
    began, read, kept, unusable = now(), 0, 0, 0
    with ExitStack() as stack:
        reader = stack.enter_context(ReadingProcess())
        run = _PartRun(layout, new_run_id(), stack)
        for found, reading in reader.read_all(_asked(pages, hosts)):
            if isinstance(found, Issue):
                unusable += 1
                run.staging.add(found)
                continue
            item, source = found
            read += 1
            if isinstance(reading, Reading) and reading.failed:
                reading = ReaderError(reading.failed)
            if not isinstance(reading, Reading):
                error = reading or ReaderError()
                run.staging.add(error.issue(source_id_for(source, item.url), item.url))
                continue
            if is_warc and reading.document_type not in ANSWER_TYPES:
                if isinstance(part, FetchedPart):
                    run.add_listings(reader, item, source, origin)
                continue
            kept += 1
            run.staging.add(run.archived(item, source, "reply", origin))
            run.staging.add(
                StagedPage(
                    fetched_at=item.fetched_at,
                    refused=reading.refused,
                    rows_json=reading.rows_json,
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

    def archived(
        self, item: Imported, source: Source | None, role: CaptureRole, origin: Origin
    ) -> Capture:
        """A page put into the archive, as a row of `captures`."""
        headers = [(k, v) for k, v in item.headers.items() if k != "content-encoding"]
        received = Received(
            item.url, 200, headers, item.body, at=item.fetched_at, capture_id=item.capture_id
        )
        capture = self.archive.write(received, role)
        of_source = source_id_for(source, item.url)
        more = {"source_id": of_source, "origin": origin, "crawl_id": item.crawl}
        return capture.model_copy(update=more)

    def add_listings(
        self, reader: ReadingProcess, item: Imported, source: Source | None, origin: Origin
    ) -> None:
        """Archive and stage a page that lists replies, if it does."""
        try:
            named = listings_of(reader, item, source)
        except ReaderError as error:
            self.staging.add(error.issue(source_id_for(source, item.url), item.url))
            return
        if named:
            capture = self.archived(item, source, "list", origin)
            self.staging.add(capture)
            for row in named:
                self.staging.add(row.model_copy(update={"capture_id": capture.capture_id}))

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


def _asked(
    items: Iterable[Imported | Issue], hosts: SourcesByHost
) -> Iterator[tuple[Issue | tuple[Imported, Source | None], PageToRead | None]]:
    """Pages with their sources as they go to the reader, and issues as they come."""
    for item in items:
        if isinstance(item, Issue):
            yield item, None
        else:
            source = hosts.source_of(item.url)
            yield (item, source), _to_read(item, source)


def _to_read(item: Imported, source: Source | None) -> PageToRead:
    page = Page(item.url, item.body, headers=item.headers, capture_id=item.capture_id)
    if not item.headers and not page.too_large and page.is_text:
        page = replace(page, headers={"content-type": "text/plain"})
    return PageToRead(source, page)
