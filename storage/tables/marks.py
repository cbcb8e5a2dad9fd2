"""What the tables must still have: after each commit the index notes the transaction, the rows and
the files of every table, and before the next one, and before a publication, they are compared. It
notes the documents of the ledger too.

A table whose log lost its last file opens as if the last commit had never been, and one without a
log as if it were new: without this, what is missing goes out of the next version without a word.
"""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from schemas.tables import TABLES
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.ledger_db import is_shared
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.files import damaged_files, note_files


def note_tables(index: CurrentIndex, tables: Tables) -> None:
    """Note the state of all tables, after a commit, a compaction or an erasure."""
    held = {name: table for name in TABLES if (table := tables.open(name)) is not None}
    _note(index, {f"table:{name}": f"{t.version()} {t.count()}" for name, t in held.items()})
    note_files(tables, held)


def note_fewer(index: CurrentIndex, name: str, gone: int) -> None:
    """Note that some rows of a table are about to be erased: an erasure that is cut off has lost
    nothing, and is ended by the same wish again."""
    for table, version, rows in _marks(index):
        if table == name:
            _note(index, {f"table:{name}": f"{version} {max(0, rows - gone)}"})


def note_documents(index: CurrentIndex, ledger: Ledger, sources: Iterable[str]) -> None:
    """Note how many documents of some sources the ledger knows."""
    _note(index, {f"documents:{s}": str(ledger.document_count(s)) for s in sorted(set(sources))})


def lost_documents(index: CurrentIndex, ledger: Ledger) -> dict[str, int]:
    """How many documents the ledger has lost, by source."""
    noted = {source: int(count) for source, count in _noted(index, "documents:").items()}
    lost = {s: count - ledger.document_count(s) for s, count in noted.items()}
    return {s: count for s, count in lost.items() if count > 0}


def table_troubles(index: CurrentIndex, tables: Tables) -> list[str]:
    """What is missing of the tables, one line each; [] when all is there. Of their files those are
    looked into that look touched."""
    return [
        line
        for name, version, rows in _marks(index)
        if (line := _trouble(tables, name, version, rows))
    ]


def compact_tables(tables: Tables) -> None:
    """Compact what has many small files; nothing damaged is written anew as if it were whole."""
    if tables.has_small_files():
        index = CurrentIndex(tables)
        refuse_damaged_tables(index, tables)
        tables.compact()
        note_tables(index, tables)


def refuse_damaged_tables(index: CurrentIndex, tables: Tables) -> None:
    """Raise StorageError when a table is not as the last commit left it (another commit would write
    over the traces), or the tables are older than the ledger, which would never ask for what they
    have lost."""
    if not list(_marks(index)):
        note_tables(index, tables)  # the index is new, or was made again
    troubles = table_troubles(index, tables)
    layout = Layout(tables.root.parent)
    if layout.has_ledger and (known := Ledger(layout.ledger).last_commit()) > index.last_commit:
        troubles.append(f"the tables are older than the ledger, which knows commit {known}")
    if troubles:
        raise StorageError(
            f"{'; '.join(troubles)}; nothing is written. Restore tables/ from a backup, or see "
            "dafu doctor"
        )


def forget_marks(index: CurrentIndex) -> None:
    """Take the tables as they are, after a person has decided so."""
    with closing(index.connect()) as db, db:
        db.execute("DELETE FROM mark WHERE name LIKE 'table:%'")
        db.execute("DELETE FROM file")
    if is_shared():
        _ledger(index).forget_marks("table:")


def _marks(index: CurrentIndex) -> Iterable[tuple[str, int, int]]:
    for name, value in _noted(index, "table:").items():
        version, rows = value.split()
        yield name, int(version), int(rows)


def _note(index: CurrentIndex, marks: dict[str, str]) -> None:
    """Note values under names: in the index, or where several machines write, in the ledger that
    they share."""
    if is_shared():
        _ledger(index).note_marks(marks)
        return
    with closing(index.connect()) as db, db:
        db.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", marks.items())


def _noted(index: CurrentIndex, prefix: str) -> dict[str, str]:
    """What is noted under names that begin so, by the rest of the name."""
    if is_shared():
        marks = _ledger(index).marks(prefix)
    else:
        with closing(index.connect()) as db:
            query = "SELECT name, value FROM mark WHERE name LIKE ? ORDER BY name"
            marks = dict(db.execute(query, (f"{prefix}%",)).fetchall())
    return {name.removeprefix(prefix): value for name, value in marks.items()}


def _ledger(index: CurrentIndex) -> Ledger:
    return Ledger(Layout(index.tables.root.parent).ledger)


def _trouble(tables: Tables, name: str, version: int, rows: int) -> str | None:
    try:
        table = tables.open(name)
        if table is None:
            return f"table {name} is gone"
        now, held = int(table.version()), int(table.count())
    except StorageError as error:
        return str(error)
    if now < version:
        return f"table {name} has lost its last {version - now} transaction(s)"
    if held < rows:
        return f"table {name} has {held} rows and had {rows}"
    found = damaged_files(tables, name, table)
    return damage_line(name, found) if found else None


def damage_line(name: str, files: list[Path]) -> str:
    """A line about damaged files of a table."""
    return f"table {name}: {len(files)} file(s) are gone or not what was written ({files[0].name})"
