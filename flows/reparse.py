"""Reparse: rows from the archive with today's parser, no network. A parser change is never a change
of the site.

The rows' pages are cut into parts in the order of the archive's files, which are read side by side
(see flows.runs.scaling); each part is committed when it has ended.
"""

import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from crawlers.read.process import ReaderError, ReadingProcess
from crawlers.read.version import parser_version
from flows.runs.apart import committer
from flows.runs.rereading import located_pages, staged_pages
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


class ArchivedReply(NamedTuple):
    """A current row, and the capture that it was read from."""

    reply_id: str
    source_id: str
    capture_id: str


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
    replies = _archived_replies(layout, sources, source_id, job.report)
    job.parts = [replies[i : i + PAGES_OF_A_PART] for i in range(0, len(replies), PAGES_OF_A_PART)]
    calls = [(layout, _of(part, sources), part, source_id, ocr_pages) for part in job.parts]
    with committer(layout, sources, len(calls) > 1) as commit:
        run_parts("reparse", reparse_part, calls, workers, partial(job.part_ended, commit))
    return job.report


@dataclass
class _Reparse:
    """One reparse: its parts, and what came of those that have ended."""

    progress: Callable[[str, int, int], None]
    report: ReparseReport = field(default_factory=ReparseReport)
    parts: list[list[ArchivedReply]] = field(default_factory=list)

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


def _archived_replies(
    layout: Layout, sources: dict[str, Source], source_id: str | None, report: ReparseReport
) -> list[ArchivedReply]:
    """The current rows, in the order in which their pages lie in the archive; what has no capture
    there goes to `missing`, and sources whose file is not here: their pages would be read as of no
    source, and come in a second time. Where the further parts and files of a page lie is looked up
    by who reads it, so that this process does not hold it for all of them."""
    tables = Tables(layout.tables)
    columns = ("reply_id", "source_id", "capture_id")
    replies, left = [], Counter[str]()
    for row in CurrentIndex(tables).rows(columns, source_id):
        name, capture_id = sys.intern(row["source_id"]), row["capture_id"]
        if name not in sources and not name.startswith("imported:"):
            left[name] += 1
        elif capture_id:
            replies.append(ArchivedReply(row["reply_id"], name, capture_id))
    report.missing += [
        f"{name}: {count} replies are left as they are; name the folder of its source file with "
        "--sources"
        for name, count in left.items()
    ]
    places: dict[str, tuple[str, int]] = {}
    for batch in tables.scan("captures", ["capture_id", "warc_file", "warc_offset"]):
        for row in batch.to_pylist():
            places[row["capture_id"]] = sys.intern(row["warc_file"]), row["warc_offset"]
    report.missing += [
        f"{reply.reply_id}: capture {reply.capture_id} is not in the archive index"
        for reply in replies
        if reply.capture_id not in places
    ]
    return sorted(
        (reply for reply in replies if reply.capture_id in places),
        key=lambda reply: places[reply.capture_id],
    )


def _of(part: list[ArchivedReply], sources: dict[str, Source]) -> dict[str, Source]:
    names = {reply.source_id for reply in part}
    return {name: source for name, source in sources.items() if name in names}


def reparse_part(
    layout: Layout,
    sources: dict[str, Source],
    replies: list[ArchivedReply],
    source_id: str | None,
    ocr_pages: int,
) -> list[str]:
    """Read the pages of some replies into staging; what could not be read. It is staged as a whole
    or not at all."""
    run_id, day, began = new_run_id(), today(), now()
    pages = located_pages(layout, sources, [reply._asdict() for reply in replies], ocr_pages)
    staging, missing = StagingWriter(layout.staging / run_id), []
    with ExitStack() as stack:
        stack.enter_context(hold(staging.folder / ALIVE))
        reader = stack.enter_context(ReadingProcess())
        for page, result in staged_pages(layout.archive, filter(None, pages), reader):
            if isinstance(result, ReaderError):
                capture = page.capture
                url = capture.final_url
                missing.append(f"{url}: {result}")
                staging.add(result.issue(capture.source_id, url, capture.capture_id))
            elif isinstance(result, str):
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
