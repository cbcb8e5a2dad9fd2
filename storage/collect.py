"""Collect: staged runs into the tables, then into the ledger. Repeating it after a crash repairs
what was half done."""

import json
import logging
import re
from pathlib import Path
from typing import Any

from schemas.ground.clock import now
from storage.layout import Layout, write_atomic
from storage.ledger import Ledger
from storage.ledger_archives import ArchiveLedger
from storage.ledger_notes import TakeDown
from storage.raw.archive import keep_archive
from storage.raw.erasing import erase_captures
from storage.raw.runs import REPORT, DamagedRunError, RunSpec
from storage.raw.staging import discard, headless_runs, staged_runs
from storage.seals import OF_SOURCE
from storage.setaside import set_aside
from storage.source_report import SourceReport
from storage.staged_run import StagedRun
from storage.tables.batch import Batch, Outcome, Reread
from storage.tables.commit import Dataset
from storage.tables.delta import GIVEN_UP, Tables
from storage.tables.marks import note_documents
from storage.tables.suppressed import note_takedowns, suppressed
from storage.tables.turn import writing

__all__ = ["SourceReport", "collect"]

log = logging.getLogger(__name__)
JOURNAL = "commit.json"
COMMIT_BYTES = 16 * 1024 * 1024
"""Staged pages of one commit, about: 3,000 replies, which take some ten times as much memory while
they are committed."""


def collect(layout: Layout, reread: Reread, code_version: str) -> list[SourceReport]:
    """All staged runs into tables and ledger, oldest first, in one commit (more when they are
    many); [] when nothing is staged.

    A journal names the runs of a commit before its first write, so that a later start finishes
    exactly that commit.
    """
    journal = layout.staging / JOURNAL
    with writing(layout, lambda: (_journaled(layout.root, journal) or {}).get("commit_id")) as turn:
        tidy_staging(layout)
        reports: list[SourceReport] = []
        entry = _journaled(layout.root, journal)
        if entry and Tables(layout.tables).mark("replies", entry["commit_id"]) == GIVEN_UP:
            entry = None  # another machine had the turn meanwhile; the runs are taken as new ones
        if entry:
            reports += _commit(layout, Dataset(Tables(layout.tables)), entry, reread, code_version)
            turn.end()
        journal.unlink(missing_ok=True)
        while folders := _share(staged_runs(layout.staging)):
            names = [f.name for f in folders]
            dataset = Dataset(Tables(layout.tables))
            entry = {"commit_id": dataset.index.next_commit(), "runs": names}
            turn.begin(str(entry["commit_id"]))
            write_atomic(journal, json.dumps(entry))
            reports += _commit(layout, dataset, entry, reread, code_version)
            turn.end()
            journal.unlink()
        return reports


def _leave_out(layout: Layout, left_out: dict[str, str], captures: list[dict[str, Any]]) -> None:
    """Put pages that did not come in on the list of take-downs, so that they are not asked for
    again, and erase them from the archive."""
    if not left_out:
        return
    at = now().isoformat()
    rows = [TakeDown(i, url, "names somebody on the list", at) for url, i in left_out.items()]
    note_takedowns(layout.root, rows)
    erase_captures(
        layout.archive,
        [(c["warc_file"], c["warc_offset"]) for c in captures if c["url"] in left_out],
    )


def _journaled(root: Path, journal: Path) -> dict[str, Any] | None:
    """The commit that a kill has cut; None when there is none, or what names it is damaged: then
    its runs are staged still, and taken as new ones."""
    if not journal.exists():
        return None
    try:
        entry = json.loads(journal.read_bytes())
        if re.fullmatch("[0-9]{8}T[0-9]{12}[0-9]*", entry["commit_id"]) and isinstance(
            entry["runs"], list
        ):
            return dict(entry)
    except (ValueError, KeyError, TypeError):
        pass
    set_aside(root, journal)
    return None


def tidy_staging(layout: Layout) -> None:
    """Put aside the runs whose spec cannot be read, so that one folder does not stop all sources;
    remove what a killed part of an import or reparse left, which is read again."""
    for folder in staged_runs(layout.staging):
        try:
            RunSpec.of(folder)
        except DamagedRunError as error:
            log.warning("%s; its documents are fetched again", error)
            set_aside(layout.root, folder)
    for folder in headless_runs(layout.staging):
        if (folder / "known.jsonl").exists() or (folder / REPORT).exists():
            set_aside(
                layout.root, folder
            )  # a crawl, whose spec was written first, or one that ended
        else:
            discard(folder)


def _share(folders: list[Path]) -> list[Path]:
    """The oldest runs that one commit takes: at least one, and not more than fit into memory."""
    taken: list[Path] = []
    size = 0
    for folder in folders:
        pages = folder / "pages.jsonl"
        size += pages.stat().st_size if pages.exists() else 0
        if taken and size > COMMIT_BYTES:
            break
        taken.append(folder)
    return taken


def _commit(
    layout: Layout, dataset: Dataset, entry: dict[str, Any], reread: Reread, code_version: str
) -> list[SourceReport]:
    """Commit what an entry of the journal names. The index is opened once for it: it is looked
    through each time, and its list of take-downs read."""
    folders = [layout.staging / name for name in entry["runs"] if (layout.staging / name).exists()]
    for folder in folders:
        keep_archive(layout.archive, folder.name)  # raw bytes first, in the store too
    runs = [StagedRun(folder, code_version) for folder in folders]
    batch = Batch()
    for run in runs:
        run.fill(batch)
        run.monitor(batch, dataset.index)
    ledger = Ledger(layout.ledger)
    mended = ledger.mended({run.source_id for run in runs}, OF_SOURCE)
    for run in runs:
        run.find_withdrawn(batch, ledger)
    archived = ArchiveLedger(layout.ledger)
    if any(run.spec.kind == "import" for run in runs) and archived.has_ends():
        batch.has_moved = archived.has_moved
    reports: list[SourceReport] = []

    def finish_runs(outcome: Outcome) -> list[dict[str, Any]]:
        reports.extend(run.report_of(outcome, dataset.tables, entry["commit_id"]) for run in runs)
        return [
            run.row(report)
            for run, report in zip(runs, reports, strict=True)
            if run.spec.kind != "reparse" and not run.is_part
        ]

    left_out = dataset.commit(entry["commit_id"], batch, reread, finish_runs).left_out
    _leave_out(layout, left_out, batch.appends.captures)
    down = suppressed(layout.tables)
    for run, report in zip(runs, reports, strict=True):
        run.record(ledger, report, down)
        discard(run.folder)
    for source in mended:  # this run asked for what the damaged notes left open
        ledger.forget(source, [])
    if dataset.index.last_commit == entry["commit_id"]:
        ledger.note_commit(entry["commit_id"])
    note_documents(dataset.index, ledger, (run.source_id for run in runs))
    ledger.keep()
    return [report for run, report in zip(runs, reports, strict=True) if not run.is_part]
