"""The plan of a commit: every row that it will write, made without a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from schemas.run import CRAWLS, SITE_EDITS, Alias, Change, ChangeOp
from schemas.tables import CHILDREN
from storage.tables.batch import Batch, Incoming, Outcome, Reread, TableRow, Withdrawal
from storage.tables.classify import Verdict, verdict_on
from storage.tables.state import State, text_hash, words_hash
from storage.tables.timeline import Looks, RecordedOf, timelines

_SAME_TEXT: tuple[ChangeOp, ...] = ("moved", "seen_live")


@dataclass(slots=True)
class CommitPlan:
    """Rows of one commit. `states` are the new current states by reply id, each the last one that
    the commit gives its reply."""

    commit_id: str
    states: dict[str, State] = field(default_factory=dict)
    texts: list[TableRow] = field(default_factory=list)
    children: dict[str, list[TableRow]] = field(
        default_factory=lambda: {name: [] for name in CHILDREN}
    )
    changes: list[Change] = field(default_factory=list)
    revisions: list[TableRow] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)

    def replies(self) -> list[TableRow]:
        """The rows of `replies`, those that are read together side by side."""
        return sorted(
            (state.row for state in self.states.values()),
            key=lambda r: (r["published_year"], r["source_id"], r["reply_id"]),
        )

    def logs(self) -> dict[str, list[TableRow]]:
        """The rows of all other tables, by table."""
        return {
            "texts": self.texts,
            **self.children,
            "changes": [change.model_dump() for change in self.changes],
            "revisions": self.revisions,
            "aliases": [alias.model_dump() for alias in self.aliases],
        }


def commit_plan(
    commit_id: str,
    batch: Batch,
    existing: Mapping[str, State],
    reread: Reread,
    recorded: RecordedOf,
    looks: Looks | None = None,
) -> CommitPlan:
    """The plan of a commit of `batch`, where `existing` are the current states of its replies and
    `looks` say when their addresses were last looked at."""
    planning = _Planning(CommitPlan(commit_id), dict(existing), reread, looks or {})
    for page in sorted(batch.pages, key=lambda p: p.seen_at):
        planning.add_page(page)  # an import brings several captures of one page
    for withdrawal in batch.withdrawals:
        planning.withdraw(withdrawal)
    planning.add_older(recorded)
    return planning.plan


@dataclass(frozen=True, slots=True)
class _OlderPage:
    """A page from before the first state that is known, which says something else."""

    row: TableRow
    text: str | None
    seen_at: datetime


@dataclass(slots=True)
class _Planning:
    """A plan on its way: pages are added one after another, each to what the ones before left."""

    plan: CommitPlan
    current: dict[str, State]
    reread: Reread
    looks: Looks
    older: list[_OlderPage] = field(default_factory=list)

    def add_page(self, page: Incoming) -> None:
        """Add what one page brings."""
        plan, reply_id = self.plan, page.reply.reply_id
        row = page.reply.model_dump()
        text = row.pop("body_text")
        new, old = State(row, text_hash(text), words_hash(text)), self.current.get(reply_id)
        look = self.looks.get(old.row["url"]) if old else None
        verdict = verdict_on(page, new, old, self.reread, look)
        plan.outcome.count(row["run_id"], verdict.operation)
        if verdict.operation == "unchanged":
            return
        if verdict.operation == "older":
            self.older.append(_OlderPage(row, text, page.seen_at))
            return
        if verdict.operation == "reparsed":
            plan.outcome.columns.update(verdict.columns)
        _inherit(row, old, verdict, page)
        self._add_text(page, row, text, old if verdict.operation in _SAME_TEXT else None)
        if old and verdict.operation in SITE_EDITS:
            since = old.row["last_changed_at"] or old.row["first_seen_at"]
            plan.revisions.append({**old.row, "valid_from": since, "valid_to": page.seen_at})
        if old and old.row["url"] != row["url"] and verdict.operation != "reparsed":
            since = page.seen_at.isoformat()
            plan.aliases.append(
                Alias(alias_kind="url", alias=old.row["url"], reply_id=reply_id, since=since)
            )
        self._change(row, page.seen_at, verdict.operation, verdict.columns)
        plan.states[reply_id] = self.current[reply_id] = new

    def _add_text(
        self, page: Incoming, row: TableRow, text: str | None, moved: State | None
    ) -> None:
        """Text and child rows of a new state, unless it is a `moved` one that keeps its place."""
        plan, reply_id, year = self.plan, row["reply_id"], row["published_year"]
        if moved and moved.row["published_year"] == year:
            row["state_id"] = moved.row["state_id"]
            return
        again = reply_id in plan.states
        row["state_id"] = f"{plan.commit_id}-{row['revision']}" if again else plan.commit_id
        place = {"state_id": row["state_id"], "published_year": year}
        plan.texts.append({"reply_id": reply_id, "body_text": text, **place})
        brought = page.children.model_dump()
        for name, rows in plan.children.items():
            extra = place if name == "attachments" else {**place, "revision": row["revision"]}
            rows += [{**child, **extra} for child in brought[name]]

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Withdraw a reply, unless a page of the commit or another address shows it to be there."""
        old = self.current.get(withdrawal.reply_id)
        if (
            old is None
            or old.row["withdrawn_at"] is not None
            or old.row["url"] != withdrawal.url
            or withdrawal.reply_id in self.plan.states
        ):
            return
        at = withdrawal.at
        changed = {"withdrawn_at": at, "run_id": withdrawal.run_id, "last_changed_at": at}
        changed["presence"] = "withdrawn"
        row = {**old.row, **changed}
        self.plan.outcome.count(withdrawal.run_id, "withdrawn")
        self._change(row, at, "withdrawn", ["withdrawn_at"])
        self.plan.states[withdrawal.reply_id] = State(row, old.text_hash, old.words_hash)

    def add_older(self, recorded: RecordedOf) -> None:
        """States that an import found from before the newest look at their reply: revisions
        numbered 0, each in its place among those that are known."""
        ids = {page.row["reply_id"] for page in self.older}
        by_reply = timelines(ids, self.current, recorded)
        # From the newest to the oldest: a state that came back is then one before and one after.
        for n, page in enumerate(reversed(self.older)):
            reply_id = page.row["reply_id"]
            until = by_reply[reply_id].add(page.seen_at, page.row["content_hash"])
            if until is None:
                continue
            place = {
                "reply_id": reply_id,
                "state_id": f"{self.plan.commit_id}-older{n or ''}",
                "published_year": page.row["published_year"],
            }
            self.plan.texts.append({**place, "body_text": page.text})
            seen = {
                "revision": 0,
                "presence": self.current[reply_id].row["presence"],
                "first_seen_at": page.seen_at,
                "last_seen_at": page.seen_at,
                "valid_from": page.seen_at,
                "valid_to": until,
            }
            self.plan.revisions.append({**page.row, **place, **seen})

    def _change(
        self, row: TableRow, at: datetime, operation: ChangeOp, columns: Iterable[str]
    ) -> None:
        n = len(self.plan.changes)
        self.plan.changes.append(change_of(self.plan.commit_id, n, at, row, operation, columns))


def change_of(
    commit_id: str,
    n: int,
    at: datetime,
    row: TableRow,
    operation: ChangeOp,
    columns: Iterable[str] = (),
) -> Change:
    """The event number `n` of a commit: what happened to the reply of a row."""
    return Change(
        change_id=f"{commit_id}-{n:06d}",
        at=at,
        reply_id=row["reply_id"],
        source_id=row["source_id"],
        revision=row["revision"],
        op=operation,
        fields=sorted(columns),
        run_id=row["run_id"],
    )


def _inherit(row: TableRow, old: State | None, verdict: Verdict, page: Incoming) -> None:
    """What a new state takes over from the one before: revision, times, and whether it was ever
    seen on its site."""
    seen_at = page.seen_at
    row["last_seen_at"] = seen_at
    row["presence"] = "live" if page.kind in CRAWLS else "archived_only"
    if old is None:
        row.update(revision=1, first_seen_at=seen_at, last_changed_at=None)
        return
    if page.kind not in CRAWLS:
        # A return that an archive shows is one to its site: the reply was seen there before.
        row["presence"] = "live" if verdict.operation == "restored" else old.row["presence"]
    step = 1 if verdict.operation in SITE_EDITS else 0
    changed = step or verdict.operation == "restored"
    row["revision"] = old.row["revision"] + step
    row["first_seen_at"] = old.row["first_seen_at"]
    row["last_changed_at"] = seen_at if changed else old.row["last_changed_at"]
    if verdict.operation == "reparsed":
        row["last_seen_at"] = old.row["last_seen_at"]
        row["withdrawn_at"] = old.row["withdrawn_at"]
