"""Commit: a batch of pages into the tables, in one step. classify.py says what each page is,
plan.py which rows that gives; here they are written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from storage.ledger_db import is_shared
from storage.tables.batch import Appends, Batch, Outcome, Reread, TableRow
from storage.tables.current import CurrentIndex
from storage.tables.delta import APPLIED, Tables
from storage.tables.marks import note_tables, refuse_damaged_tables
from storage.tables.moves import with_old_ids
from storage.tables.persons import words_of
from storage.tables.plan import commit_plan
from storage.tables.timeline import last_looks, recorded_states


class Dataset:
    """The reply tables. One writer at a time (the caller holds the lock); readers never see half a
    commit."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.index = CurrentIndex(tables)

    def commit(
        self,
        commit_id: str,
        batch: Batch,
        reread: Reread,
        finish_runs: Callable[[Outcome], list[TableRow]],
    ) -> Outcome:
        """Write a batch: child tables first, `replies` last, because a state counts only when its
        row of `replies` is there.

        Safe to repeat with the same commit id after a crash at any point. `finish_runs` gives the
        rows of `runs` once the operations are known. Raises ValueError for a commit id that is not
        newer than the last one.
        """
        refuse_damaged_tables(self.index, self.tables)
        batch, old_names = with_old_ids(self.tables, self.index, batch)
        batch, left_out = self._without_taken_down(batch)
        if self.tables.applied("replies", commit_id):
            outcome = self._outcome_of(commit_id)
            outcome.left_out = left_out
            finish_runs(outcome)
            return outcome
        if commit_id <= self.index.last_commit:
            raise ValueError(f"commit {commit_id} is not newer than {self.index.last_commit}")
        existing = self.index.get(
            [
                *(page.reply.reply_id for page in batch.pages),
                *(withdrawal.reply_id for withdrawal in batch.withdrawals),
            ]
        )
        is_import = any(page.kind == "import" for page in batch.pages)
        looks = (
            last_looks(self.tables, (s.row["url"] for s in existing.values())) if is_import else {}
        )
        recorded = partial(recorded_states, self.tables)
        plan = commit_plan(commit_id, batch, existing, reread, recorded, looks)
        plan.aliases[:0] = old_names
        rows_by_table = {
            **batch.appends.by_table(),
            "runs": finish_runs(plan.outcome),
            **plan.logs(),
        }
        for name, rows in rows_by_table.items():
            self.tables.append(name, rows, commit_id)
        if plan.states:
            self.tables.append("replies", plan.replies(), commit_id)
            self.index.put(plan.states.values(), commit_id)
        elif is_shared():
            # Another machine that finds it begun asks `replies` whether it is whole.
            self.tables.seal("replies", commit_id, APPLIED)
        note_tables(self.index, self.tables)
        plan.outcome.left_out = left_out
        return plan.outcome

    def _without_taken_down(self, batch: Batch) -> tuple[Batch, dict[str, str]]:
        """The batch without pages of replies that must not be published any more, and without
        the captures, issues and lines of lists that are about them; and what was left out, ids by
        address."""
        taken_down = self.index.suppressed
        if not taken_down.digest:
            return batch, {}
        kept, left_out = [], dict[str, str]()
        for page in batch.pages:
            reply = page.reply
            if taken_down.has(reply.reply_id, reply.url) or taken_down.meets(page.words):
                files = (file.url for file in page.children.attachments)
                left_out |= dict.fromkeys([reply.url, *files], reply.reply_id)
            else:
                kept.append(page)

        def stays(row: TableRow, is_capture: bool = False) -> bool:
            url = row.get("url")
            if url in left_out or taken_down.has(url=url):
                return False
            return is_capture or not taken_down.meets(words_of(row))

        lines = batch.appends
        appends = Appends(
            captures=[row for row in lines.captures if stays(row, is_capture=True)],
            listings=[row for row in lines.listings if stays(row)],
            issues=[row for row in lines.issues if stays(row)],
            quarantine=[row for row in lines.quarantine if stays(row)],
        )
        return replace(batch, pages=kept, appends=appends), left_out

    def _outcome_of(self, commit_id: str) -> Outcome:
        """The outcome of a commit that was complete before a crash, from what it wrote."""
        outcome = Outcome()
        changes = self.tables.read("changes", after=commit_id[:-1], until=commit_id).to_pylist()
        for change in changes:
            if change["commit_id"] == commit_id:
                outcome.count(change["run_id"], change["op"])
                outcome.columns.update(change["fields"] if change["op"] == "reparsed" else [])
        return outcome
