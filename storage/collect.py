"""Collect: staged runs into the tables, then into the ledger. Repeating it after a crash repairs
what was half done."""

import json
from pathlib import Path
from typing import Any

from storage.layout import Layout, locked, write_atomic
from storage.ledger import Ledger
from storage.raw.archive import keep_archive
from storage.raw.staging import discard, staged_runs
from storage.staged_run import SourceReport, StagedRun
from storage.tables.batch import Batch, Outcome, Reread
from storage.tables.commit import Dataset
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables

__all__ = ["SourceReport", "collect"]

COMMIT_BYTES = 16 * 1024 * 1024
"""Staged pages of one commit, about: 3,000 replies, which take some ten times as much memory while
they are committed."""


def collect(layout: Layout, reread: Reread, code_version: str) -> list[SourceReport]:
    """All staged runs into tables and ledger, oldest first, in one commit (more when they are
    many); [] when nothing is staged.

    A journal names the runs of a commit before its first write, so that a later start finishes
    exactly that commit.
    """
    with locked(layout.locks / "tables.lock"):
        journal = layout.staging / "commit.json"
        reports: list[SourceReport] = []
        if journal.exists():
            reports += _commit(
                layout, json.loads(journal.read_text(encoding="utf-8")), reread, code_version
            )
            journal.unlink()
        while folders := _share(staged_runs(layout.staging)):
            names = [f.name for f in folders]
            entry = {"commit_id": CurrentIndex(Tables(layout.tables)).next_commit(), "runs": names}
            write_atomic(journal, json.dumps(entry))
            reports += _commit(layout, entry, reread, code_version)
            journal.unlink()
        return reports


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
    layout: Layout, entry: dict[str, Any], reread: Reread, code_version: str
) -> list[SourceReport]:
    folders = [layout.staging / name for name in entry["runs"] if (layout.staging / name).exists()]
    for folder in folders:
        keep_archive(layout.archive, folder.name)  # raw bytes first, in the store too
    runs = [StagedRun(folder, code_version) for folder in folders]
    batch = Batch()
    index = CurrentIndex(Tables(layout.tables))
    for run in runs:
        run.fill(batch)
        run.monitor(batch, index)
    ledger = Ledger(layout.ledger)
    for run in runs:
        run.find_withdrawn(batch, ledger)
    reports: list[SourceReport] = []

    tables = Tables(layout.tables)

    def finish_runs(outcome: Outcome) -> list[dict[str, Any]]:
        reports.extend(run.report_of(outcome, tables, entry["commit_id"]) for run in runs)
        return [
            run.row(report)
            for run, report in zip(runs, reports, strict=True)
            if run.spec.kind != "reparse" and not run.is_part
        ]

    Dataset(tables).commit(entry["commit_id"], batch, reread, finish_runs)
    for run, report in zip(runs, reports, strict=True):
        run.record(ledger, report)
        discard(run.folder)
    ledger.keep()
    return [report for run, report in zip(runs, reports, strict=True) if not run.is_part]
