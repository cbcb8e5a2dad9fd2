"""Pages that came back under another document key: a rebuilt site gives its replies new numbers and
addresses."""

from collections import defaultdict
from dataclasses import replace

from schemas.reply import Reply
from schemas.run import Alias
from storage.tables.batch import Batch, Incoming
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import words_hash

LEAST_TEXT = 60
"""Characters of a text (without white space) that make two pages the same one; shorter texts repeat
by themselves."""


def with_old_ids(tables: Tables, index: CurrentIndex, batch: Batch) -> tuple[Batch, list[Alias]]:
    """The batch with pages and withdrawals of a rebuilt site under the ids of the replies that they
    are, and the aliases that were found now."""
    adopted = adopted_ids(tables, index, [p.reply for p in batch.pages], batch.missing)
    known = old_ids(tables, {*adopted, *(w.reply_id for w in batch.withdrawals)})
    withdrawals = [
        replace(w, reply_id=known.get(w.reply_id, w.reply_id)) for w in batch.withdrawals
    ]
    pages = [_under(page, adopted.get(page.reply.reply_id)) for page in batch.pages]
    aliases = [
        Alias(
            alias_kind="old_id",
            alias=minted,
            reply_id=adopted[minted],
            since=page.seen_at.isoformat(),
        )
        for page in batch.pages
        if (minted := page.reply.reply_id) in adopted and minted not in known
    ]
    return replace(batch, pages=pages, withdrawals=withdrawals), aliases


def _under(page: Incoming, reply_id: str | None) -> Incoming:
    """A page under another id, or as it is."""
    if reply_id is None:
        return page
    children = {
        name: [{**row, "reply_id": reply_id} for row in rows]
        for name, rows in page.children.items()
    }
    reply = page.reply.model_copy(update={"reply_id": reply_id})
    return replace(page, reply=reply, children=children)


def adopted_ids(
    tables: Tables, index: CurrentIndex, replies: list[Reply], missing: set[str]
) -> dict[str, str]:
    """Reply ids of `replies` that an earlier reply goes on under: new id -> id of the earlier one.

    Either an earlier collect found that out (a row of `aliases`), or the page has the title and
    text of a reply of the same source that is gone: withdrawn, or in `missing` because its address
    answered gone in the same run.
    """
    known = old_ids(tables, {r.reply_id for r in replies})
    unknown = [
        r
        for r in replies
        if r.reply_id not in known and len("".join((r.body_text or "").split())) >= LEAST_TEXT
    ]
    existing = index.get(r.reply_id for r in unknown)
    fresh = [r for r in unknown if r.reply_id not in existing]
    if not fresh:
        return known
    gone = [*index.gone({r.source_id for r in fresh}), *index.get(missing).values()]
    by_text: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for state in gone:
        row = state.row
        by_text[(row["source_id"], "".join(row["title"].split()), state.words_hash)].add(
            row["reply_id"]
        )
    for reply in fresh:
        same = by_text.get(
            (reply.source_id, "".join(reply.title.split()), words_hash(reply.body_text)), set()
        )
        if len(same) == 1:  # two gone pages of one text: which of them moved is not known
            known[reply.reply_id] = same.pop()
    return known


def old_ids(tables: Tables, ids: set[str]) -> dict[str, str]:
    """Of some minted ids those that are another name of an earlier reply: minted id -> reply id."""
    rows = tables.read("aliases").to_pylist()
    return {
        row["alias"]: row["reply_id"]
        for row in rows
        if row["alias_kind"] == "old_id" and row["alias"] in ids
    }
