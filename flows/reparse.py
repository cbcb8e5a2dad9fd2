"""Reparse: rows from the archive with today's parser, no network. A parser change is never a change
of the site.

The rows' pages are cut into parts in the order of the archive's files, which are read side by side
(see flows.runs.scaling); each part is committed when it has ended.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

from crawlers.read.process import ReaderError, ReadingProcess
from crawlers.read.version import parser_version
from flows.runs.apart import committer
from flows.runs.rereading import ArchivedPage, located_pages, staged_page
from flows.runs.scaling import HERE, Workers, run_parts
from schemas.ground.clock import now, today
from schemas.source import Source
from storage.layout import Layout, hold
from storage.raw.runs import RunReport, RunSpec, new_run_id
from storage.raw.staging import ALIVE, StagingWriter
from storage.source_report import SourceReport
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables

PAGES_OF_A_PART = 1_000


@dataclass
class ReparseReport:
    """How many rows were read again, how many changed and in which columns, and what could not be
    read."""

    read: int = 0
    changed: int = 0
    columns: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)


def reparse(
    layout: Layout,
    sources: dict[str, Source],
    source_id: str | None,
    progress: Callable[[str, int, int], None],
    ocr_pages: int = 0,
    workers: Workers = HERE,
) -> ReparseReport:
    """Read every archived reply (of one source) again and commit what reads differently.

    `progress` is told a line, the number of parts that ended, and how many there are. `ocr_pages`
    as for the crawl: without it, scans that were read by OCR become scans again.
    """
    job = _Reparse(progress)
    with committer(layout, sources, is_large=False) as commit:
        commit()
    pages = _archived_pages(layout, sources, source_id, ocr_pages, job.report)
    job.parts = [pages[i : i + PAGES_OF_A_PART] for i in range(0, len(pages), PAGES_OF_A_PART)]
    calls = [(layout, part, source_id) for part in job.parts]
    with committer(layout, sources, len(calls) > 1) as commit:
        run_parts("reparse", reparse_part, calls, workers, partial(job.part_ended, commit))
    return job.report


@dataclass
class _Reparse:
    """One reparse: its parts, and what came of those that have ended."""

    progress: Callable[[str, int, int], None]
    report: ReparseReport = field(default_factory=ReparseReport)
    parts: list[list[ArchivedPage]] = field(default_factory=list)

    def part_ended(
        self, commit: Callable[[], list[SourceReport]], index: int, missing: list[str]
    ) -> None:
        """Commit what the part has staged."""
        report = self.report
        report.read += len(self.parts[index])
        report.missing += missing
        commits: dict[int, Counter[str]] = {}
        for run in commit():
            report.changed += run.counts["reparsed"]
            # Runs of one commit share their counts of columns.
            commits[id(run.columns)] = run.columns
        for columns in commits.values():
            report.columns.update(columns)
        said = f"{report.read} pages read again, {report.changed} read differently"
        self.progress(said, 1, len(self.parts))


def _archived_pages(
    layout: Layout,
    sources: dict[str, Source],
    source_id: str | None,
    ocr_pages: int,
    report: ReparseReport,
) -> list[ArchivedPage]:
    """Where the pages of the current rows lie, in the order of the archive's files; what has no
    capture goes to `missing`, and sources whose file is not here: their pages would be read as of
    no source, and come in a second time."""
    columns = ("reply_id", "source_id", "capture_id")
    current = CurrentIndex(Tables(layout.tables)).rows(columns, source_id)
    rows, pages, left = [], [], Counter[str]()
    for row in current:
        if row["source_id"] not in sources and not row["source_id"].startswith("imported:"):
            left[row["source_id"]] += 1
        elif row["capture_id"]:
            rows.append(row)
    report.missing += [
        f"{name}: {count} replies are left as they are; name the folder of its source file with "
        "--sources"
        for name, count in left.items()
    ]
    for row, page in zip(rows, located_pages(layout, sources, rows, ocr_pages), strict=True):
        if page is None:
            report.missing.append(
                f"{row['reply_id']}: capture {row['capture_id']} is not in the archive index"
            )
        else:
            pages.append(page)
    return sorted(pages, key=lambda p: (p.capture.warc_file, p.capture.warc_offset))


def reparse_part(layout: Layout, pages: list[ArchivedPage], source_id: str | None) -> list[str]:
    """Read some archived pages into staging; what could not be read. It is staged as a whole or not
    at all."""
    run_id, day, began = new_run_id(), today(), now()
    staging, missing = StagingWriter(layout.staging / run_id), []
    with ExitStack() as stack:
        stack.enter_context(hold(staging.folder / ALIVE))
        reader = stack.enter_context(ReadingProcess())
        for page in pages:
            try:
                result = staged_page(layout.archive, page, reader)
            except ReaderError as error:
                capture = page.capture
                url = capture.final_url
                missing.append(f"{url}: {error}")
                staging.add(error.issue(capture.source_id, url, capture.capture_id))
                continue
            if isinstance(result, str):
                missing.append(result)
            else:
                staging.add(result)
        staging.finish(RunReport(outcome="complete", ended_at=now(), listed=len(pages)))
        spec = RunSpec(
            run_id=run_id,
            kind="reparse",
            source_id=source_id or "all",
            window=(day, day),
            started_at=began,
            parser_version=parser_version(),
        )
        spec.write(staging.folder)  # last: a run without its spec is not collected
    return missing
