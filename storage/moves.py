"""Pages that came back under another document key: a rebuilt site gives its replies new numbers and addresses."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.reply import Reply
from storage.tables import Tables

LEAST_TEXT = 60
"""Characters of a text (without white space) that make two pages the same one; shorter texts repeat by themselves."""

Texts = Callable[[list[dict[str, Any]]], dict[str, str | None]]


def adopted_ids(tables: Tables, replies: list[Reply], missing: set[str], texts_of: Texts) -> dict[str, str]:
    """Reply ids of `replies` that an earlier reply goes on under: new id -> id of the earlier one.

    Either an earlier collect found that out (a row of `aliases`), or the page has the title and text of a reply of the
    same source that is gone: withdrawn, or in `missing` because its address answered gone in the same run.
    """
    known = old_ids(tables, {r.reply_id for r in replies})
    unknown = [r for r in replies if r.reply_id not in known and len(_squeezed(r.body_text)) >= LEAST_TEXT]
    existing = {r["reply_id"] for r in tables.read("replies", ids=[r.reply_id for r in unknown], columns=["reply_id"]).to_pylist()}
    fresh = [r for r in unknown if r.reply_id not in existing]
    if not fresh:
        return known
    gone = _gone_rows(tables, {r.source_id for r in fresh}, missing)
    texts = texts_of(gone)
    by_text: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in gone:
        by_text[(row["source_id"], _squeezed(row["title"]), _squeezed(texts.get(row["reply_id"])))].append(row["reply_id"])
    for reply in fresh:
        same = by_text.get((reply.source_id, _squeezed(reply.title), _squeezed(reply.body_text)), [])
        if len(same) == 1:  # two gone pages of one text: which of them moved is not known
            known[reply.reply_id] = same.pop()
    return known


def old_ids(tables: Tables, ids: set[str]) -> dict[str, str]:
    """Of some minted ids those that are another name of an earlier reply: minted id -> reply id."""
    rows = tables.read("aliases").to_pylist()
    return {row["alias"]: row["reply_id"] for row in rows if row["alias_kind"] == "old_id" and row["alias"] in ids}


def _gone_rows(tables: Tables, sources: set[str], missing: set[str]) -> list[dict[str, Any]]:
    columns = ["reply_id", "source_id", "title", "state_id", "published_year", "withdrawn_at"]
    rows = tables.read("replies", columns=columns)
    gone = pc.is_valid(rows["withdrawn_at"])
    away = pc.is_in(rows["reply_id"], pa.array(sorted(missing), pa.string()))
    of_source = pc.is_in(rows["source_id"].cast(pa.string()), pa.array(sorted(sources), pa.string()))
    found: list[dict[str, Any]] = rows.filter(pc.and_(of_source, pc.or_(gone, away))).to_pylist()
    return found


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())
