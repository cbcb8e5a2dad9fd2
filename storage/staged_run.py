"""One staged run as the collector reads it: its rows for the tables, its counts, and what the
ledger is to remember of it."""

import json
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.coverage import Listing
from schemas.ground.clock import now
from schemas.known import GONE_AFTER, KnownDocument, KnownExtent, KnownList
from schemas.normalize import content_hash, finish, mint_reply_id
from schemas.reply import REPLY_TYPES, Reply
from schemas.run import CRAWLS, SITE_EDITS, Capture, Issue, Operation, Quarantine, Run
from storage.ledger import Ledger, Window
from storage.raw.runs import BadLine, GoneDocument, RunReport, RunSpec, StagedPage
from storage.raw.staging import digests, staged
from storage.setaside import set_aside_lines
from storage.source_report import SourceReport
from storage.tables.batch import Batch, Incoming, Outcome, Withdrawal
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.suppressed import Suppressed
from storage.watch import monitors

CLOCKS = timedelta(days=2)
"""How far a page's date may be ahead: time zones, and sites that date a page to the next
morning."""


class StagedRun:
    """One staged run, read up to where it was cut. Raises DamagedRunError for one that cannot be
    read, StorageError for one of a newer dafu."""

    def __init__(self, folder: Path, code_version: str) -> None:
        self.folder, self.code_version = folder, code_version
        self.spec = RunSpec.of(folder)
        self.report = RunReport.of(folder) or RunReport.crashed(now())
        self.source_id, self.run_id = self.spec.source_id, self.spec.run_id
        self.is_part = self.spec.part > 0
        """Whether the crawl goes on, or its last part is another folder."""
        self.has_window = self.spec.kind in CRAWLS and not self.is_part
        self.quarantined = 0
        self.layouts: Counter[str] = Counter()
        self.moved_layout = 0
        self.replies: list[Reply] = []
        self.documents: dict[str, KnownDocument] = {}  # of the pages, once `fill` has read them
        self.bad: list[BadLine] = []

    def fill(self, batch: Batch) -> None:
        """Add pages, captures, issues and quarantined rows to the batch."""
        brought = batch.appends
        brought.captures += [row.model_dump() for row in staged(self.folder, Capture, self.bad)]
        brought.listings += [row.model_dump() for row in staged(self.folder, Listing, self.bad)]
        self._add_issues(batch, staged(self.folder, Issue, self.bad))
        pages = 0
        for page in staged(self.folder, StagedPage, self.bad):
            pages += 1
            if page.document:
                self.documents[page.document.document_key] = page.document
            self._add_page(batch, page)
        missing = self.report.pages - pages if not self.report.parts else 0
        now_there = digests(self.folder, self.report.files)
        changed = {name for name, was in self.report.files.items() if now_there.get(name) != was}
        # What these say is for the ledger; here is only seen whether they can be read.
        deque(staged(self.folder, GoneDocument, self.bad), 0)
        deque(staged(self.folder, KnownList, self.bad), 0)
        deque(staged(self.folder, KnownDocument, self.bad), 0)
        if self.bad or missing > 0 or changed:
            self._tell_of_damage(batch, changed, max(missing, len(self.bad), 1))

    def _tell_of_damage(self, batch: Batch, changed: set[str], lines: int) -> None:
        """Keep the lines that cannot be used, tell of them and of those that are gone, and leave
        the window open: what they said is asked of the site again."""
        root, files = self.folder.parents[1], changed | {bad.file for bad in self.bad}
        for file in sorted({bad.file for bad in self.bad}):
            kept = [bad.line for bad in self.bad if bad.file == file]
            set_aside_lines(root, f"{self.folder.name}.{file}", kept)
        named = ", ".join(sorted(files)) or "pages.jsonl"
        words = (
            f"{lines} line(s) of {named} were damaged or gone before they were collected; their "
            "pages are fetched again"
        )
        self._add_issues(
            batch, [Issue(source_id=self.source_id, kind="staging_damaged", message=words)]
        )
        if self.report.outcome == "complete":
            update = {"outcome": "partial", "failure": "staging_damaged", "reason": words}
            self.report = self.report.model_copy(update=update)

    def _add_page(self, batch: Batch, page: StagedPage) -> None:
        try:
            rows = page.rows()
        except ValidationError as error:
            self._quarantine(batch, page, str(error).splitlines()[0])
            return
        if page.refused:
            self._quarantine(batch, page, page.refused)
            return
        reply, seen = rows.reply, page.fetched_at
        if content_hash(reply) != reply.content_hash:  # readable, and not what the reader wrote
            self.bad.append(BadLine("pages.jsonl", 0, page.rows_json))
            return
        reply.run_id = self.run_id
        if reply.published_at and reply.published_at > seen + CLOCKS:
            rows.issues.append(_without_future_date(reply))
        if page.body_at:
            self.layouts[page.body_at] += 1
            self.moved_layout += "layout_changed" in reply.quality_flags
        if reply.document_type in REPLY_TYPES:
            self.replies.append(reply)
        moved = None
        if page.document:
            asked = mint_reply_id(self.source_id, page.document.document_key)
            moved = asked if asked != reply.reply_id else None
        batch.pages.append(Incoming(reply, seen, self.spec.kind, rows.children, moved))
        self._add_issues(batch, (issue.model_copy(update={"at": seen}) for issue in rows.issues))

    def _add_issues(self, batch: Batch, issues: Iterable[Issue]) -> None:
        for issue in issues:
            row = {**issue.model_dump(), "run_id": self.run_id, "at": issue.at or now()}
            batch.appends.issues.append(row)

    def _quarantine(self, batch: Batch, page: StagedPage, reason: str) -> None:
        self.quarantined += 1
        reply = json.loads(page.rows_json).get("reply") or {}
        row = Quarantine(
            run_id=self.run_id,
            source_id=self.source_id,
            capture_id=reply.get("capture_id"),
            url=reply.get("url", ""),
            reason=reason[:300],
            row=page.rows_json.decode().rstrip("\n"),
            at=now(),
        )
        batch.appends.quarantine.append(row.model_dump())

    def monitor(self, batch: Batch, index: CurrentIndex) -> None:
        """Issues of the monitors of a crawl: against its source file, and against what is held of
        the source."""
        if not self.has_window:
            return
        report = self.report
        complete = report.outcome == "complete"
        expect = self.spec.expect.model_dump() if self.spec.expect else {}
        watch = len(self.replies) >= monitors.LEAST_RUN
        troubles = (
            monitors.expectation(expect, complete, report.listed, self.replies),
            monitors.overlap_lost(complete, report.remembered, report.missing),
            monitors.layout_changed(self.layouts, self.moved_layout, self.spec.container),
            monitors.fill_dropped(self.replies, index.rows(monitors.HISTORY, self.source_id))
            if watch
            else None,
        )
        self._add_issues(
            batch,
            (
                Issue(source_id=self.source_id, kind=trouble.kind, message=trouble.message)
                for trouble in troubles
                if trouble
            ),
        )

    def find_withdrawn(self, batch: Batch, ledger: Ledger) -> None:
        """Documents that a complete list no longer has and that have now answered gone often
        enough."""
        gone = list(staged(self.folder, GoneDocument))
        known = ledger.known(self.source_id, (row.document_key for row in gone))
        for row in gone:
            batch.missing.add(row.reply_id)
            was = known.get(row.document_key)
            if was and _times_gone(was, row) >= GONE_AFTER:
                batch.withdrawals.append(Withdrawal(row.reply_id, self.run_id, row.at, was.url))

    def report_of(self, outcome: Outcome, tables: Tables, commit_id: str) -> SourceReport:
        """Counts of the run: from the spider's report and from what the commits of all its parts
        did with its rows."""
        done, report = Counter(outcome.operations.get(self.run_id, Counter())), self.report
        if report.parts:
            began = f"{self.spec.started_at:%Y%m%dT%H%M%S}"
            columns = ["run_id", "op", "commit_id"]
            for batch in tables.scan("changes", columns, after=began):
                rows = (
                    r
                    for r in batch.to_pylist()
                    if r["run_id"] == self.run_id and r["commit_id"] != commit_id
                )
                done.update(row["op"] for row in rows)
        changed: tuple[Operation, ...] = (*SITE_EDITS, "restored", "moved")
        counts = Counter(
            listed=report.listed,
            known=report.known,
            fetched=report.fetched,
            failed=report.failed,
            pages=report.pages,
            new=done["added"],
            changed=sum(done[operation] for operation in changed),
            reparsed=done["reparsed"],
            unchanged=done["unchanged"],
            gone=done["withdrawn"],
            quarantined=self.quarantined,
        )
        return SourceReport(
            self.source_id,
            self.run_id,
            report.outcome,
            report.failure,
            report.reason,
            counts,
            report.declared,
            outcome.columns,
        )

    def row(self, report: SourceReport) -> dict[str, Any]:
        """The row of `runs`."""
        counts, (first, last) = report.counts, self.spec.window
        return Run(
            run_id=self.run_id,
            kind=self.spec.kind,
            source_id=self.source_id,
            window_from=first.isoformat(),
            window_until=last.isoformat(),
            outcome=self.report.outcome,
            failure=report.failure,
            reason=report.reason,
            proof=self.report.proof,
            listed=counts["listed"],
            declared=report.declared,
            known=counts["known"],
            fetched=counts["fetched"],
            new=counts["new"],
            changed=counts["changed"],
            gone=counts["gone"],
            failed=counts["failed"],
            started_at=self.spec.started_at,
            ended_at=self.report.ended_at,
            code_version=self.code_version,
            parser_version=self.spec.parser_version,
        ).model_dump()

    def record(self, ledger: Ledger, report: SourceReport, down: Suppressed) -> None:
        """Documents and window outcome into the ledger, without what is taken down; only after the
        tables have them."""
        gone = list(staged(self.folder, GoneDocument))
        known = ledger.known(self.source_id, (row.document_key for row in gone))
        documents = {row.document_key: row for row in staged(self.folder, KnownDocument)}
        documents |= self.documents
        for row in gone:
            if (was := known.get(row.document_key)) is not None:
                documents[was.document_key] = replace(
                    was, gone_count=_times_gone(was, row), checked_at=row.at
                )
        kept = (d for d in documents.values() if not down.names(d.url, d.listed_title or ""))
        ledger.remember(self.source_id, kept)
        ledger.remember_lists(self.source_id, staged(self.folder, KnownList))
        ledger.remember_extents(self.source_id, staged(self.folder, KnownExtent))
        if not self.has_window:
            return
        learned = monitors.learned_path(self.layouts)
        if learned:
            ledger.learn_layout(self.source_id, learned)
        if self.report.platform and self.report.listed:
            ledger.learn_platform(self.source_id, self.report.platform)
        ledger.record(
            Window(self.source_id, *self.spec.window),
            self.run_id,
            "unproven" if report.is_unproven else report.outcome,
            report.reason,
            self.report.proof,
            dict(report.counts),
        )


def _without_future_date(reply: Reply) -> Issue:
    """Take out a date of publication that cannot be; the issue that says so."""
    printed = f"{reply.published_at:%Y-%m-%d}"
    reply.published_at = None
    reply.field_sources.pop("published_at", None)
    finish(reply)
    return Issue(
        source_id=reply.source_id,
        capture_id=reply.capture_id,
        url=reply.url,
        kind="date_future",
        field="published_at",
        value=printed,
        message=f"printed date of publication {printed} is after the day the page was fetched; "
        "left out",
    )


def _times_gone(known: KnownDocument, row: GoneDocument) -> int:
    """In how many runs a document was gone, this one included; the same run counts once when a
    crash makes it repeat."""
    return known.gone_count + int(known.checked_at != row.at)
