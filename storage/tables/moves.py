"""Pages that came back under another document key: a rebuilt site gives its replies new numbers and
addresses."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from schemas.reply import Reply
from schemas.rows import Children
from schemas.run import Alias
from storage.tables.batch import Batch, Incoming
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import State, words_hash

LEAST_TEXT = 60
"""Characters of a text (without white space) that make two pages the same one; shorter texts repeat
by themselves."""
SIMILAR = 0.8
"""Share of the text of two archived pages with one title that must be the same."""


def with_old_ids(tables: Tables, index: CurrentIndex, batch: Batch) -> tuple[Batch, list[Alias]]:
    """The batch with pages and withdrawals of a rebuilt site under the ids of the replies that they
    are, and the aliases that were found now."""
    adopted = adopted_ids(tables, index, batch.pages, batch.missing)
    if batch.has_moved:
        adopted |= _archived(tables, index, batch.pages, adopted, batch.has_moved)
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
    known = old_ids(tables, {page.reply.reply_id for page in pages})
    known |= _redirected(tables, index, [p for p in pages if p.reply.reply_id not in known])
    fresh = [page.reply for page in _fresh(index, pages, known)]
    if not fresh:
        return known
    gone = [*index.gone({r.source_id for r in fresh}), *index.get(missing).values()]
    by_text: dict[_Words, set[str]] = defaultdict(set)
    for state in gone:
        by_text[_words_of(state)].add(state.row["reply_id"])
    for reply in fresh:
        same = by_text.get(_words(reply), set())
        if len(same) == 1:  # two gone pages of one text: which of them moved is not known
            known[reply.reply_id] = same.pop()
    return known


_Words = tuple[str, str, str | None]
"""Source, title and digest of the text of a page."""


def _words(reply: Reply) -> _Words:
    return reply.source_id, "".join(reply.title.split()), words_hash(reply.body_text)


def _words_of(state: State) -> _Words:
    return state.row["source_id"], "".join(state.row["title"].split()), state.words_hash


def _fresh(index: CurrentIndex, pages: list[Incoming], known: dict[str, str]) -> list[Incoming]:
    """Pages of replies that are not held, with a text that tells them from others."""
    unknown = [
        page
        for page in pages
        if page.reply.reply_id not in known
        and len("".join((page.reply.body_text or "").split())) >= LEAST_TEXT
    ]
    existing = index.get(page.reply.reply_id for page in unknown)
    return [page for page in unknown if page.reply.reply_id not in existing]


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


def _archived(
    tables: Tables,
    index: CurrentIndex,
    pages: list[Incoming],
    known: dict[str, str],
    has_moved: Callable[[str, str], bool],
) -> dict[str, str]:
    """Reply ids of imported pages that go on under another address: new id -> id of the reply.
    Archives come in any order, so that the later address may be the one that is held. A rebuilt
    site shows files and lines around a letter differently: its title must be the same, and most of
    its text."""
    imported = sorted((p for p in pages if p.kind == "import"), key=lambda p: p.seen_at)
    fresh = {page.reply.reply_id for page in _fresh(index, imported, known)}
    if not fresh:
        return {}
    alike: dict[tuple[str, str], dict[str, _Seen]] = defaultdict(dict)
    for state in index.with_titles((p.reply.source_id, p.reply.title) for p in imported):
        row = state.row
        alike[row["source_id"], row["title"]][row["reply_id"]] = (row["url"], None)
    found: dict[str, str] = {}
    for page in imported:
        reply, text = page.reply, page.reply.body_text or ""
        others = alike[reply.source_id, reply.title]
        if reply.reply_id in fresh and reply.reply_id not in found:
            same = {
                r
                for r, (url, body) in others.items()
                if r != reply.reply_id
                and (has_moved(url, reply.url) or has_moved(reply.url, url))
                and _is_like(_text_of(tables, index, r) if body is None else body, text)
            }
            if len(same) == 1:
                found[reply.reply_id] = same.pop()
        own = found.get(reply.reply_id) or known.get(reply.reply_id, reply.reply_id)
        others[own] = (reply.url, text)
    return found


_Seen = tuple[str, str | None]
"""Address and text of a reply when it was last seen; None for the text of its current state."""


def _text_of(tables: Tables, index: CurrentIndex, reply_id: str) -> str:
    row = index.get([reply_id])[reply_id].row
    texts = tables.read(
        "texts", ["state_id", "body_text"], ids=[reply_id], years=[row["published_year"]]
    ).to_pylist()
    return next((t["body_text"] or "" for t in texts if t["state_id"] == row["state_id"]), "")


def _is_like(text: str, other: str) -> bool:
    """Whether most of two texts stands in lines that both have.

    >>> _is_like("甲" * 90 + "\\n附件", "甲" * 90), _is_like("甲" * 90, "乙" * 90)
    (True, False)
    """
    lines, others = (
        Counter("".join(line.split()) for line in t.split("\n")) for t in (text, other)
    )
    longest = max(sum(len(line) * n for line, n in c.items()) for c in (lines, others))
    common = sum(len(line) * n for line, n in (lines & others).items())
    return common >= SIMILAR * longest


def old_ids(tables: Tables, ids: set[str]) -> dict[str, str]:
    """Of some minted ids those that are another name of an earlier reply: minted id -> reply id."""
    rows = tables.read("aliases").to_pylist()
    return {
        row["alias"]: row["reply_id"]
        for row in rows
        if row["alias_kind"] == "old_id" and row["alias"] in ids
    }
