"""Pages that came back under another document key: a rebuilt site gives its replies new numbers and
addresses."""

from collections import defaultdict
from dataclasses import replace

from schemas.rows import Children
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
    adopted = adopted_ids(tables, index, batch.pages, batch.missing)
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
    of_it, hung = {"reply_id": reply_id}, page.children
    children = Children(
        sections=[row.model_copy(update=of_it) for row in hung.sections],
        citations=[row.model_copy(update=of_it) for row in hung.citations],
        attachments=[row.model_copy(update=of_it) for row in hung.attachments],
    )
    return replace(page, reply=page.reply.model_copy(update=of_it), children=children)


def adopted_ids(
    tables: Tables, index: CurrentIndex, pages: list[Incoming], missing: set[str]
) -> dict[str, str]:
    """Reply ids of pages that an earlier reply goes on under: new id -> id of the earlier one.

    Either an earlier collect found that out (a row of `aliases`); or the address of the earlier
    reply leads here (a 301) and the title or the text is the same; or the page has the title and
    text of a reply of the same source that is gone: withdrawn, or in `missing` because its address
    answered gone in the same run.
    """
    replies = [page.reply for page in pages]
    known = old_ids(tables, {r.reply_id for r in replies})
    known |= _redirected(tables, index, [p for p in pages if p.reply.reply_id not in known])
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


def _redirected(tables: Tables, index: CurrentIndex, pages: list[Incoming]) -> dict[str, str]:
    """Of pages that were found behind the address of an earlier reply those that are that reply,
    and not a front page or a notice."""
    asked = {p.reply.reply_id: p.asked_as for p in pages if p.asked_as}
    if not asked:
        return {}
    renamed = old_ids(tables, set(asked.values()))
    states = index.get({*asked, *asked.values(), *renamed.values()})
    found = {}
    for page in pages:
        minted, own = page.reply.reply_id, page.asked_as
        old = states.get(renamed.get(own, own)) if own else None
        if old is None or minted in states or old.row["source_id"] != page.reply.source_id:
            continue
        same_title = "".join(old.row["title"].split()) == "".join(page.reply.title.split())
        words = words_hash(page.reply.body_text)
        if same_title or (words is not None and words == old.words_hash):
            found[minted] = old.row["reply_id"]
    return found


def old_ids(tables: Tables, ids: set[str]) -> dict[str, str]:
    """Of some minted ids those that are another name of an earlier reply: minted id -> reply id."""
    rows = tables.read("aliases").to_pylist()
    return {
        row["alias"]: row["reply_id"]
        for row in rows
        if row["alias_kind"] == "old_id" and row["alias"] in ids
    }
