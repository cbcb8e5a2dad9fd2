"""Commit: a batch of pages into the tables, in one step. classify.py says what each page is,
plan.py which rows that gives; here they are written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from storage.ledger_db import is_shared
from storage.tables.batch import Batch, Outcome, Reread, TableRow
from storage.tables.current import CurrentIndex
from storage.tables.delta import APPLIED, Tables
from storage.tables.marks import note_tables, refuse_damaged_tables
from storage.tables.moves import with_old_ids
from storage.tables.persons import PersonFilter, words_of
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
        if self.tables.applied("replies", commit_id):
            outcome = self._outcome_of(commit_id)
            finish_runs(outcome)
            return outcome
        if commit_id <= self.index.last_commit:
            raise ValueError(f"commit {commit_id} is not newer than {self.index.last_commit}")
        batch, old_names = with_old_ids(self.tables, self.index, batch)
        batch = self._without_taken_down(batch)
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
        return plan.outcome

    def _without_taken_down(self, batch: Batch) -> Batch:
        """The batch without pages of replies that must not be published any more. Raises
        StorageError when people are on the list and the key of their marks is gone."""
        taken_down = self.index.suppressed
        if not taken_down.digest:
            return batch
        people = PersonFilter(self.tables.root.parent, taken_down.persons)
        kept, urls = [], set(taken_down.urls)
        for page in batch.pages:
            reply = page.reply
            if reply.reply_id in taken_down.ids or people.meets(page.words):
                urls.add(reply.url)
            elif reply.url not in urls:
                kept.append(page)

        def without(rows: list[TableRow]) -> list[TableRow]:
            return [r for r in rows if not (r.get("url") in urls or people.meets(words_of(r)))]

        lines = batch.appends
        appends = replace(lines, issues=without(lines.issues), quarantine=without(lines.quarantine))
        return replace(batch, pages=kept, appends=appends)

    def _outcome_of(self, commit_id: str) -> Outcome:
        """The outcome of a commit that was complete before a crash, from what it wrote."""
        outcome = Outcome()
        changes = self.tables.read("changes", after=commit_id[:-1], until=commit_id).to_pylist()
        for change in changes:
            if change["commit_id"] == commit_id:
                outcome.count(change["run_id"], change["op"])
                outcome.columns.update(change["fields"] if change["op"] == "reparsed" else [])
        return outcome
