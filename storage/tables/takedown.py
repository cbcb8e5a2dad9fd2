"""Take a reply down: out of the index at once, out of every later version."""

from collections.abc import Iterable

from schemas.ground.clock import now
from schemas.tables import CHILDREN
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.store import store
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.marks import note_tables, refuse_damaged_tables
from storage.tables.persons import (
    LEAST_CONTEXT,
    LEAST_NAME,
    PersonMark,
    squeezed,
    takedown_key,
    words_of,
)
from storage.tables.plan import change_of
from storage.tables.state import State
from storage.tables.suppressed import NAME, listed_takedowns, write_takedowns
from storage.tables.turn import writing


def suppress(layout: Layout, what: str, reason: str) -> list[str]:
    """Take down a reply by id or address (all replies of that address); their ids. Publishing is
    the caller's next step.

    Raises StorageError when nothing is known under that name; an address is kept on the list all
    the same, so that it does not come in later.
    """
    with writing(layout):
        index = CurrentIndex(Tables(layout.tables))
        is_url = what.startswith(("http://", "https://"))
        found = index.with_url(what) if is_url else index.get([what])
        if not found and not is_url:
            raise StorageError(f"no reply has the id {what!r}; give its address instead")
        listed = [TakeDown(None, what, reason, now().isoformat())] if not found else []
        return _taken_down(layout, index, found, reason, listed)


def suppress_person(layout: Layout, name: str, context: str, reason: str) -> list[str]:
    """Take down every reply that has, in whatever column, file or earlier state, a name and words
    that tell who is meant; their ids. Replies that come in later with both are left out too.

    Raises StorageError for words that are too short to mean somebody, and without a key.
    """
    who, where = squeezed(name), squeezed(context)
    if len(who) < LEAST_NAME or len(where) < LEAST_CONTEXT or who in where:
        raise StorageError(
            f"a name of {LEAST_NAME} characters or more, and a context of {LEAST_CONTEXT} or more "
            "that stands in the same replies and does not hold the name: a place, an agency"
        )
    with writing(layout):
        mark = PersonMark.of(takedown_key(layout.root, make=True), name, context)
        tables = Tables(layout.tables)
        index = CurrentIndex(tables)
        named = _replies_with(tables, who, where)
        listed = TakeDown(None, mark.text, reason, now().isoformat())
        return _taken_down(layout, index, index.get(named), reason, [listed], named, (who, where))


def _replies_with(tables: Tables, *words: str) -> set[str]:
    """Ids of replies in whose rows, of any state, all of some squeezed words stand."""
    found: list[set[str]] = [set() for _ in words]
    for table in ("replies", "texts", "revisions", *CHILDREN):
        for batch in tables.scan(table):
            for row in batch.to_pylist():
                text = squeezed(words_of(row))
                for ids, word in zip(found, words, strict=True):
                    if word in text:
                        ids.add(row["reply_id"])
    return set.intersection(*found)


def _taken_down(
    layout: Layout,
    index: CurrentIndex,
    found: dict[str, State],
    reason: str,
    listed: list[TakeDown],
    erased: Iterable[str] = (),
    words: tuple[str, ...] = (),
) -> list[str]:
    """Take current states down, and erase all rows of some replies (of those, and of replies that
    only had it once); the ids of all."""
    at, tables = now(), index.tables
    ids = sorted({*found, *erased})
    rows = [
        TakeDown(i, found[i].row["url"] if i in found else None, reason, at.isoformat())
        for i in ids
    ]
    _note(layout, [*rows, *listed])
    refuse_damaged_tables(index, tables)  # an erasure writes years anew, as if all were whole
    commit_id = index.next_commit()
    changes = [
        change_of(commit_id, n, at, state.row, "redacted").model_dump()
        for n, state in enumerate(found.values())
    ]
    tables.append("changes", changes, commit_id)
    index.remove(found, commit_id)
    tables.erase(ids)
    urls = {state.row["url"] for state in found.values()}
    tables.erase_lines(
        lambda row: (
            row["url"] in urls
            or (bool(words) and all(word in squeezed(words_of(row)) for word in words))
        )
    )
    note_tables(index, tables)
    return ids


def _note(layout: Layout, rows: list[TakeDown]) -> None:
    """Into the ledger and the list; either of them is enough to make the other again."""
    path, ledger = layout.root / NAME, Ledger(layout.ledger)
    listed, _ = listed_takedowns(path)
    ledger.note_takedowns([*listed, *rows])
    ledger.keep()
    write_takedowns(path, [*listed, *rows])
    if objects := store():
        objects.upload(path, NAME)
