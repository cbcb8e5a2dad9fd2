"""What the tables must still have: after each commit the index notes the transaction and the rows
of every table, and before the next one, and before a publication, they are compared.

A table whose log lost its last file opens as if the last commit had never been, and one without a
log as if it were new: without this, what is missing goes out of the next version without a word.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from schemas.tables import TABLES
from storage.layout import StorageError
from storage.ledger import Ledger
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables


def note_tables(index: CurrentIndex, tables: Tables) -> None:
    """Note the state of all tables, after a commit or an erasure."""
    with closing(index.connect()) as db, db:
        db.executemany(
            "INSERT OR REPLACE INTO mark VALUES (?, ?)",
            [
                (f"table:{name}", f"{version} {rows}")
                for name in TABLES
                for version, rows in [tables.extent(name)]
                if version >= 0
            ],
        )


def table_troubles(index: CurrentIndex, tables: Tables) -> list[str]:
    """What is missing of the tables, one line each; [] when all is there."""
    return [
        line
        for name, version, rows in _marks(index)
        if (line := _trouble(tables, name, version, rows))
    ]


def refuse_damaged_tables(index: CurrentIndex, tables: Tables) -> None:
    """Raise StorageError when a table is not as the last commit left it (another commit would write
    over the traces), or the tables are older than the ledger, which would never ask for what they
    have lost."""
    troubles = table_troubles(index, tables)
    ledger = tables.root.parent / "ledger.sqlite"
    if ledger.exists() and (known := Ledger(ledger).last_commit()) > index.last_commit:
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


def _marks(index: CurrentIndex) -> Iterable[tuple[str, int, int]]:
    with closing(index.connect()) as db:
        found: list[sqlite3.Row] = db.execute(
            "SELECT name, value FROM mark WHERE name LIKE 'table:%' ORDER BY name"
        ).fetchall()
    for name, value in found:
        version, rows = str(value).split()
        yield str(name).removeprefix("table:"), int(version), int(rows)


def _trouble(tables: Tables, name: str, version: int, rows: int) -> str | None:
    try:
        now, held = tables.extent(name)
    except StorageError as error:
        return str(error)
    if now < 0:
        return f"table {name} is gone"
    if now < version:
        return f"table {name} has lost its last {version - now} transaction(s)"
    if held < rows:
        return f"table {name} has {held} rows and had {rows}"
    return None
