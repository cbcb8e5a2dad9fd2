"""Pages that came back under another document key: a rebuilt site gives its replies new numbers and
addresses."""

from collections import defaultdict

from schemas.reply import Reply
from storage.tables.current import CurrentIndex, words_hash
from storage.tables.delta import Tables

LEAST_TEXT = 60
"""Characters of a text (without white space) that make two pages the same one; shorter texts repeat
by themselves."""


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
    for row in gone:
        by_text[(row["source_id"], "".join(row["title"].split()), row["words_hash"])].add(
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
