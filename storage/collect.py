"""Collect: staged runs into the tables, then into the ledger. Repeating it after a crash repairs
what was half done."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.clock import now
from schemas.normalize import finish
from schemas.reply import Reply
from schemas.run import CRAWLS, Run, RunKind
from storage.layout import Layout, locked, write_atomic
from storage.ledger import GONE_AFTER, Known, Ledger, Window, learned_path
from storage.raw.archive import keep_archive
from storage.raw.staging import discard, staged, staged_report, staged_runs
from storage.tables.batch import Batch, Incoming, Outcome, Reread, Withdrawal
from storage.tables.commit import Dataset
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.watch import monitors

COMMIT_BYTES = 16 * 1024 * 1024
"""Staged pages of one commit, about: 3,000 replies, which take some ten times as much memory while
they are committed."""
CLOCKS = timedelta(days=2)
"""How far a page's date may be ahead: time zones, and sites that date a page to the next
morning."""


@dataclass
class SourceReport:
    """What one run of one source came to."""

    source_id: str
    run_id: str
    outcome: str
    failure: str | None
    reason: str | None
    counts: Counter[str] = field(default_factory=Counter)
    declared: int | None = None
    columns: Counter[str] = field(default_factory=Counter)


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
    runs = [_StagedRun(folder, code_version) for folder in folders]
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
            if run.kind != "reparse" and not run.is_part
        ]

    Dataset(tables).commit(entry["commit_id"], batch, reread, finish_runs)
    for run, report in zip(runs, reports, strict=True):
        run.record(ledger, report)
        discard(run.folder)
    ledger.keep()
    return [report for run, report in zip(runs, reports, strict=True) if not run.is_part]


class _StagedRun:
    """One staged run, read up to where it was cut."""

    def __init__(self, folder: Path, code_version: str) -> None:
        self.folder, self.code_version = folder, code_version
        self.spec: dict[str, Any] = json.loads((folder / "spec.json").read_text(encoding="utf-8"))
        died = {
            "outcome": "failed",
            "failure": "crashed",
            "reason": "crashed",
            "ended_at": now().isoformat(),
        }
        self.report: dict[str, Any] = staged_report(folder) or died
        self.kind: RunKind = self.spec["kind"]
        self.source_id: str = self.spec["source_id"]
        self.run_id: str = self.spec["run_id"]
        self.is_part = bool(self.spec.get("part"))
        """Whether the crawl goes on, or its last part is another folder."""
        self.quarantined = 0
        self.layouts: Counter[str] = Counter()
        self.moved_layout = 0
        self.replies: list[Reply] = []

    def fill(self, batch: Batch) -> None:
        """Add pages, captures, issues and quarantined rows to the batch."""
        appends = batch.appends
        captures = appends.setdefault("captures", [])
        captures += [_instants(row, "fetched_at") for row in staged(self.folder, "captures")]
        issues = appends.setdefault("issues", [])
        issues += [_issue({**row, "run_id": self.run_id}) for row in staged(self.folder, "issues")]
        for row in staged(self.folder, "pages"):
            try:
                reply = Reply.model_validate({**row["reply"], "run_id": self.run_id})
                if row.get("refused"):
                    raise ValueError(row["refused"])
            except (ValidationError, ValueError) as error:
                self._quarantine(appends, row, str(error).splitlines()[0])
                continue
            seen = datetime.fromisoformat(row["fetched_at"])
            if reply.published_at and reply.published_at > seen + CLOCKS:
                row["issues"].append(_without_future_date(reply))
            if row.get("body_at"):
                self.layouts[row["body_at"]] += 1
                self.moved_layout += "layout_changed" in reply.quality_flags
            if reply.document_type in monitors.REPLIES:
                self.replies.append(reply)
            batch.pages.append(Incoming(reply, seen, self.kind, row["children"]))
            issues += [
                _issue({**issue, "run_id": self.run_id, "at": seen.isoformat()})
                for issue in row["issues"]
            ]

    def monitor(self, batch: Batch, index: CurrentIndex) -> None:
        """Issues of the monitors of a crawl: against its source file, and against what is held of
        the source."""
        if self.kind not in CRAWLS or self.is_part:
            return
        complete, report = self.report["outcome"] == "complete", self.report
        expect = (self.spec.get("source") or {}).get("expect") or {}
        watch = len(self.replies) >= monitors.LEAST_RUN
        troubles = (
            monitors.expectation(expect, complete, report.get("listed") or 0, self.replies),
            monitors.overlap_lost(
                complete, report.get("remembered") or 0, report.get("missing") or 0
            ),
            monitors.layout_changed(self.layouts, self.moved_layout, self.spec.get("layout")),
            monitors.fill_dropped(self.replies, index.rows(monitors.HISTORY, self.source_id))
            if watch
            else None,
        )
        for trouble in filter(None, troubles):
            issue = {
                "run_id": self.run_id,
                "source_id": self.source_id,
                "kind": trouble.kind,
                "message": trouble.message,
            }
            batch.appends["issues"].append(_issue(issue))

    def _quarantine(
        self, appends: dict[str, list[dict[str, Any]]], row: dict[str, Any], reason: str
    ) -> None:
        self.quarantined += 1
        reply = row["reply"]
        appends.setdefault("quarantine", []).append(
            {
                "run_id": self.run_id,
                "source_id": self.source_id,
                "capture_id": reply.get("capture_id"),
                "url": reply.get("url", ""),
                "reason": reason[:300],
                "row": json.dumps(row, ensure_ascii=False),
                "at": now(),
            }
        )

    def find_withdrawn(self, batch: Batch, ledger: Ledger) -> None:
        """Documents that a complete list no longer has and that have now answered gone often
        enough."""
        gone = list(staged(self.folder, "gone"))
        known = ledger.known(self.source_id, (row["document_key"] for row in gone))
        for row in gone:
            batch.missing.add(row["reply_id"])
            if (was := known.get(row["document_key"])) and _times_gone(was, row) >= GONE_AFTER:
                at = datetime.fromisoformat(row["at"])
                batch.withdrawals.append(Withdrawal(row["reply_id"], self.run_id, at, was.url))

    def report_of(self, outcome: Outcome, tables: Tables, commit_id: str) -> SourceReport:
        """Counts of the run: from the spider's report and from what the commits of all its parts
        did with its rows."""
        done = Counter(outcome.operations.get(self.run_id, Counter()))
        if self.report.get("parts"):
            began = datetime.fromisoformat(self.spec["started_at"])
            for batch in tables.scan(
                "changes", ["run_id", "op", "commit_id"], after=f"{began:%Y%m%dT%H%M%S}"
            ):
                rows = (
                    r
                    for r in batch.to_pylist()
                    if r["run_id"] == self.run_id and r["commit_id"] != commit_id
                )
                done.update(row["op"] for row in rows)
        counts = Counter(
            {
                k: int(self.report.get(k) or 0)
                for k in ("listed", "known", "fetched", "failed", "pages")
            }
        )
        counts["new"] = done["added"]
        counts["changed"] = (
            done["content_changed"] + done["metadata_changed"] + done["restored"] + done["moved"]
        )
        counts["reparsed"], counts["unchanged"], counts["gone"] = (
            done["reparsed"],
            done["unchanged"],
            done["withdrawn"],
        )
        counts["quarantined"] = self.quarantined
        return SourceReport(
            self.source_id,
            self.run_id,
            self.report["outcome"],
            self.report.get("failure"),
            self.report.get("reason"),
            counts,
            self.report.get("declared"),
            outcome.columns,
        )

    def row(self, report: SourceReport) -> dict[str, Any]:
        """The row of `runs`."""
        counts = report.counts
        return Run(
            run_id=self.run_id,
            kind=self.spec["kind"],
            source_id=self.source_id,
            window_from=self.spec["window"][0],
            window_until=self.spec["window"][1],
            outcome=self.report["outcome"],
            failure=report.failure,
            reason=report.reason,
            proof=self.report.get("proof"),
            listed=counts["listed"],
            declared=report.declared,
            known=counts["known"],
            fetched=counts["fetched"],
            new=counts["new"],
            changed=counts["changed"],
            gone=counts["gone"],
            failed=counts["failed"],
            started_at=datetime.fromisoformat(self.spec["started_at"]),
            ended_at=datetime.fromisoformat(self.report["ended_at"]),
            code_version=self.code_version,
            parser_version=str(self.spec["parser_version"]),
        ).model_dump()

    def record(self, ledger: Ledger, report: SourceReport) -> None:
        """Documents and window outcome into the ledger; only after the tables have them."""
        gone = list(staged(self.folder, "gone"))
        known = ledger.known(self.source_id, (row["document_key"] for row in gone))
        rows = [
            *staged(self.folder, "documents"),
            *(r["document"] for r in staged(self.folder, "pages") if r.get("document")),
        ]
        documents = {row["document_key"]: Known(**row) for row in rows}
        for row in gone:
            if (old := known.get(row["document_key"])) is not None:
                documents[old.document_key] = Known(
                    **{**old.__dict__, "gone_count": _times_gone(old, row), "checked_at": row["at"]}
                )
        ledger.remember(self.source_id, documents.values())
        ledger.remember_lists(self.source_id, staged(self.folder, "lists"))
        if self.kind in CRAWLS and not self.is_part:
            learned = learned_path(self.layouts)
            if learned:
                ledger.learn_layout(self.source_id, learned)
            window = Window(
                self.source_id,
                date.fromisoformat(self.spec["window"][0]),
                date.fromisoformat(self.spec["window"][1]),
            )
            ledger.record(
                window,
                self.run_id,
                report.outcome,
                report.reason,
                self.report.get("proof"),
                dict(report.counts),
            )


def _without_future_date(reply: Reply) -> dict[str, Any]:
    """Take out a date of publication that cannot be; the issue that says so."""
    printed = f"{reply.published_at:%Y-%m-%d}"
    reply.published_at = None
    reply.field_sources.pop("published_at", None)
    finish(reply)
    return {
        "source_id": reply.source_id,
        "capture_id": reply.capture_id,
        "url": reply.url,
        "kind": "date_future",
        "field": "published_at",
        "value": printed,
        "message": f"printed date of publication {printed} is after the day the page was fetched; "
        "left out",
    }


def _times_gone(known: Known, row: dict[str, Any]) -> int:
    """In how many runs a document was gone, this one included; the same run counts once when a
    crash makes it repeat."""
    return known.gone_count + int(known.checked_at != row["at"])


def _instants(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {
        k: datetime.fromisoformat(v) if k in names and isinstance(v, str) else v
        for k, v in row.items()
    }


def _issue(row: dict[str, Any]) -> dict[str, Any]:
    return _instants({**row, "at": row.get("at") or now().isoformat()}, "at")
