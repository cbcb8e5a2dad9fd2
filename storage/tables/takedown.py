"""Take a reply down: out of the index at once, out of every later version."""

from schemas.clock import now
from storage.layout import Layout, StorageError, locked
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.store import store
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.marks import note_tables, refuse_damaged_tables
from storage.tables.plan import change_of
from storage.tables.suppressed import NAME, listed_takedowns, write_takedowns


def suppress(layout: Layout, what: str, reason: str) -> list[str]:
    """Take down a reply by id or address (all replies of that address); their ids. Publishing is
    the caller's next step.

    Raises StorageError when nothing is known under that name; an address is kept on the list all
    the same, so that it does not come in later.
    """
    with locked(layout.locks / "tables.lock"):
        tables = Tables(layout.tables)
        index = CurrentIndex(tables)
        is_url = what.startswith(("http://", "https://"))
        found = index.with_url(what) if is_url else index.get([what])
        at = now().isoformat()
        rows = [TakeDown(i, state.row["url"], reason, at) for i, state in found.items()]
        rows = rows or ([TakeDown(None, what, reason, at)] if is_url else [])
        if not rows:
            raise StorageError(f"no reply has the id {what!r}; give its address instead")
        _note(layout, rows)
        refuse_damaged_tables(index, tables)  # an erasure writes years anew, as if all were whole
        commit_id = index.next_commit()
        changes = [
            change_of(commit_id, n, now(), state.row, "redacted").model_dump()
            for n, state in enumerate(found.values())
        ]
        tables.append("changes", changes, commit_id)
        index.remove(found, commit_id)
        tables.erase(found)
        note_tables(index, tables)
        return sorted(found)


def _note(layout: Layout, rows: list[TakeDown]) -> None:
    """Into the ledger and the list; either of them is enough to make the other again."""
    path, ledger = layout.root / NAME, Ledger(layout.ledger)
    listed, _ = listed_takedowns(path)
    ledger.note_takedowns([*listed, *rows])
    ledger.keep()
    write_takedowns(path, [*listed, *rows])
    if objects := store():
        objects.upload(path, NAME)
