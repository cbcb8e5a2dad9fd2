"""Upsert by key: what is new, changed, moved, restored or only read better, committed in one
step."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from schemas.clock import now
from schemas.normalize import CONTENT_COLUMNS
from schemas.reply import Reply
from schemas.tables import CHILDREN
from storage.tables.current import CurrentIndex, text_hash, words_hash
from storage.tables.delta import Tables
from storage.tables.moves import adopted_ids, old_ids

PROVENANCE = {
    "revision", "capture_id", "parser_version", "run_id", "first_seen_at", "last_seen_at",
    "last_changed_at", "withdrawn_at", "duplicate_group", "duplicate_of", "state_id",
}  # fmt: skip


@dataclass
class Incoming:
    """One parsed page on its way into the tables."""

    reply: Reply
    seen_at: datetime
    kind: str  # kind of the run: nightly, crawl, reparse, import
    children: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Batch:
    """Everything one collect brings; `appends` are rows of tables that only grow (captures, runs,
    issues, quarantine)."""

    pages: list[Incoming] = field(default_factory=list)
    withdrawn: list[tuple[str, str, datetime, str]] = field(
        default_factory=list
    )  # reply_id, run_id, when, address
    missing: set[str] = field(default_factory=set)
    """Ids of replies whose address answered gone in these runs, whether or not that is often enough
    to withdraw them."""
    appends: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass
class Outcome:
    """What a commit did: operations per run, and the changed columns of reparsed rows."""

    operations: dict[str, Counter[str]] = field(default_factory=dict)
    columns: Counter[str] = field(default_factory=Counter)

    def count(self, run_id: str, operation: str) -> None:
        """Add one operation of a run."""
        self.operations.setdefault(run_id, Counter())[operation] += 1


Reread = Callable[[str], str | None]
"""Content hash that today's parser gives the archived capture of that id, or None when it cannot be
read."""


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
        finish_runs: Callable[[Outcome], list[dict[str, Any]]],
    ) -> Outcome:
        """Write a batch: child tables first, `replies` last, because a state counts only when its
        row of `replies` is there.

        Safe to repeat with the same commit id after a crash at any point. `finish_runs` gives the
        rows of `runs` once the operations are known. Raises ValueError for a commit id that is not
        newer than the last one.
        """
        if self.tables.applied("replies", commit_id):
            outcome = self._outcome_of(commit_id)
            finish_runs(outcome)
            return outcome
        if commit_id <= self.index.last_commit:
            raise ValueError(f"commit {commit_id} is not newer than {self.index.last_commit}")
        outcome = Outcome()
        aliases = self._adopt(batch)
        down = self.index.suppressed
        batch.pages = [
            p
            for p in batch.pages
            if p.reply.reply_id not in down.ids and p.reply.url not in down.urls
        ]
        existing = self.index.get(
            [*(p.reply.reply_id for p in batch.pages), *(w[0] for w in batch.withdrawn)]
        )
        write: dict[str, tuple[dict[str, Any], str | None, str | None]] = {}
        texts: list[dict[str, Any]] = []
        children: dict[str, list[dict[str, Any]]] = {name: [] for name in CHILDREN}
        changes: list[dict[str, Any]] = []
        revisions: list[dict[str, Any]] = []
        older: list[tuple[Incoming, dict[str, Any], str | None]] = []
        for page in sorted(
            batch.pages, key=lambda p: p.seen_at
        ):  # an import brings several captures of one page
            reply_id = page.reply.reply_id
            old = existing.get(reply_id)
            new = page.reply.model_dump()
            text = new.pop("body_text")
            exact = text_hash(text)
            operation, columns = _classify(old, new, exact, page, reread)
            outcome.count(new["run_id"], operation)
            if old and operation == "older" and old["content_hash"] != new["content_hash"]:
                older.append((page, new, text))
            if operation in ("unchanged", "older"):
                continue
            if operation == "reparsed":
                outcome.columns.update(columns)
            _inherit(new, old, operation, page.seen_at)
            same_text = (
                old is not None
                and operation == "moved"
                and old["published_year"] == new["published_year"]
            )
            fresh = f"{commit_id}-{new['revision']}" if reply_id in write else commit_id
            new["state_id"] = old["state_id"] if old is not None and same_text else fresh
            if not same_text:
                place = {"state_id": fresh, "published_year": new["published_year"]}
                texts.append({"reply_id": reply_id, "body_text": text, **place})
                for name, rows in children.items():
                    extra = (
                        place if name == "attachments" else {**place, "revision": new["revision"]}
                    )
                    rows += [{**row, **extra} for row in page.children.get(name, [])]
            if old and operation in ("content_changed", "metadata_changed"):
                kept = {
                    k: v
                    for k, v in old.items()
                    if k not in ("text_hash", "words_hash", "body_text")
                }
                revisions.append(
                    {
                        **kept,
                        "valid_from": old["last_changed_at"] or old["first_seen_at"],
                        "valid_to": page.seen_at,
                    }
                )
            if old and old["url"] != new["url"] and operation != "reparsed":
                aliases.append(
                    {
                        "alias_kind": "url",
                        "alias": old["url"],
                        "reply_id": reply_id,
                        "since": page.seen_at.isoformat(),
                    }
                )
            changes.append(_change(commit_id, len(changes), page.seen_at, new, operation, columns))
            write[reply_id] = new, exact, words_hash(text)
            existing[reply_id] = {**new, "text_hash": exact, "words_hash": words_hash(text)}
        for reply_id, run_id, at, url in batch.withdrawn:
            old = existing.get(reply_id)
            # A reply that moved is still there: only its old address is gone.
            if old and old["withdrawn_at"] is None and reply_id not in write and old["url"] == url:
                row = {
                    k: v
                    for k, v in old.items()
                    if k not in ("text_hash", "words_hash", "body_text")
                }
                row |= {"withdrawn_at": at, "run_id": run_id, "last_changed_at": at}
                outcome.count(run_id, "withdrawn")
                changes.append(
                    _change(commit_id, len(changes), at, row, "withdrawn", ["withdrawn_at"])
                )
                write[reply_id] = row, old["text_hash"], old["words_hash"]
        revisions += self._older_revisions(older, existing, texts, commit_id)
        logs = {
            "texts": texts,
            **children,
            "changes": changes,
            "revisions": revisions,
            "aliases": aliases,
        }
        for name, rows in {**batch.appends, "runs": finish_runs(outcome), **logs}.items():
            self.tables.append(name, rows, commit_id)
        if write:
            order = sorted(
                (row for row, _, _ in write.values()),
                key=lambda r: (r["published_year"], r["source_id"], r["reply_id"]),
            )
            self.tables.append("replies", order, commit_id)
            self.index.put(write.values(), commit_id)
        return outcome

    def _older_revisions(
        self,
        older: list[tuple[Incoming, dict[str, Any], str | None]],
        existing: dict[str, dict[str, Any]],
        texts: list[dict[str, Any]],
        commit_id: str,
    ) -> list[dict[str, Any]]:
        """States that an import found from before the first one that is known: revisions numbered
        0, each once."""
        ids = {new["reply_id"] for _, new, _ in older}
        have = (
            {
                (r["reply_id"], r["content_hash"])
                for r in self.tables.read("revisions", ids=ids).to_pylist()
            }
            if ids
            else set()
        )
        rows = []
        for page, new, text in older:
            if (new["reply_id"], new["content_hash"]) in have:
                continue
            place = {
                "reply_id": new["reply_id"],
                "state_id": f"{commit_id}-older",
                "published_year": new["published_year"],
            }
            texts.append({**place, "body_text": text})
            first = existing[new["reply_id"]]["first_seen_at"]
            rows.append(
                {
                    **new,
                    **place,
                    "revision": 0,
                    "first_seen_at": page.seen_at,
                    "last_seen_at": page.seen_at,
                    "valid_from": page.seen_at,
                    "valid_to": first,
                }
            )
        return rows

    def _outcome_of(self, commit_id: str) -> Outcome:
        """The outcome of a commit that was complete before a crash, from what it wrote."""
        outcome = Outcome()
        for change in self.tables.read(
            "changes", after=commit_id[:-1], until=commit_id
        ).to_pylist():
            if change["commit_id"] == commit_id:
                outcome.count(change["run_id"], change["op"])
                outcome.columns.update(change["fields"] if change["op"] == "reparsed" else [])
        return outcome

    def _adopt(self, batch: Batch) -> list[dict[str, Any]]:
        """Give pages of a rebuilt site the ids of the replies that they are; rows of `aliases` for
        those found now."""
        adopted = adopted_ids(
            self.tables, self.index, [p.reply for p in batch.pages], batch.missing
        )
        rows = []
        known = old_ids(self.tables, {*adopted, *(w[0] for w in batch.withdrawn)})
        batch.withdrawn = [(known.get(w[0], w[0]), *w[1:]) for w in batch.withdrawn]
        for page in batch.pages:
            minted = page.reply.reply_id
            if (old_id := adopted.get(minted)) is None:
                continue
            page.reply = page.reply.model_copy(update={"reply_id": old_id})
            page.children = {
                name: [{**row, "reply_id": old_id} for row in children]
                for name, children in page.children.items()
            }
            if minted not in known:
                rows.append(
                    {
                        "alias_kind": "old_id",
                        "alias": minted,
                        "reply_id": old_id,
                        "since": page.seen_at.isoformat(),
                    }
                )
        return rows


def _classify(
    old: dict[str, Any] | None,
    new: dict[str, Any],
    exact: str | None,
    page: Incoming,
    reread: Reread,
) -> tuple[str, list[str]]:
    """Operation and changed columns of one page against the current row.

    A hash that differs after the parser changed is a change of the site only when today's parser
    reads the old capture differently from the new one.
    """
    if old is None:
        return "added", []
    if page.kind == "import" and old["last_seen_at"] and page.seen_at < old["last_seen_at"]:
        return "older", []
    before, after = {**old, "body_text": old["text_hash"]}, {**new, "body_text": exact}
    columns = [c for c in after if c not in PROVENANCE and before.get(c) != after[c]]
    if page.kind == "reparse":
        return ("reparsed", columns) if columns else ("unchanged", [])
    if old["withdrawn_at"] is not None:
        return "restored", columns
    if old["content_hash"] == new["content_hash"]:
        if old["url"] != new["url"]:
            return "moved", ["url"]
        return (
            ("reparsed", columns)
            if columns and old["parser_version"] != new["parser_version"]
            else ("unchanged", [])
        )
    if (
        old["parser_version"] != new["parser_version"]
        and old["capture_id"]
        and reread(old["capture_id"]) == new["content_hash"]
    ):
        return "reparsed", columns
    content = [c for c in CONTENT_COLUMNS if before.get(c) != after.get(c)]
    return (
        "content_changed" if {"body_text", "title"} & set(content) else "metadata_changed"
    ), content


def _inherit(
    new: dict[str, Any], old: dict[str, Any] | None, operation: str, seen_at: datetime
) -> None:
    new["last_seen_at"] = seen_at
    if old is None:
        new.update(revision=1, first_seen_at=seen_at, last_changed_at=None)
        return
    step = 1 if operation in ("content_changed", "metadata_changed") else 0
    new["revision"] = old["revision"] + step
    new["first_seen_at"] = old["first_seen_at"]
    new["last_changed_at"] = seen_at if step or operation == "restored" else old["last_changed_at"]
    if operation == "reparsed":
        new["last_seen_at"], new["withdrawn_at"] = old["last_seen_at"], old["withdrawn_at"]


def _change(
    commit_id: str, n: int, at: datetime, row: dict[str, Any], operation: str, columns: list[str]
) -> dict[str, Any]:
    return {
        "change_id": f"{commit_id}-{n:06d}",
        "at": at or now(),
        "reply_id": row["reply_id"],
        "source_id": row["source_id"],
        "revision": row["revision"],
        "op": operation,
        "fields": sorted(columns),
        "run_id": row["run_id"],
    }
