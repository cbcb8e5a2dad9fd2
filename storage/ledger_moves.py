"""The ledger from one place to another: from a file into the database that machines share, back
into a file, and from the object store."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from schemas.run import Proof
from storage.layout import StorageError
from storage.ledger_db import is_shared, make_tables, many, rows, transaction
from storage.ledger_tables import SCHEMA
from storage.seals import PARTS
from storage.setaside import is_sound_sqlite
from storage.store import store

WAY_OUT = (
    "restore the whole folder from a backup, or let dafu doctor --repair make a new one of what "
    "can be read of it and of the tables"
)
OLD_PROOFS: tuple[Proof, ...] = ("declared_total", "last_page")
OPEN_AGAIN = """
UPDATE windows SET outcome = 'open', attempts = 0, proof = NULL, reason = NULL
WHERE outcome = 'complete' AND proof = :proof
"""
"""Windows that the rule of earlier versions closed (a pager that was not understood counted as an
end) open again, once: no run writes these names any more."""


@cache
def open_database(address: str | None, path: Path) -> None:
    """Make the tables of the shared ledger, once a process. A new one takes in the file that is
    here, or in the object store, and puts it beside: so a ledger moves, and a backup is restored.
    """
    with transaction(path) as db:
        is_new = make_tables(db)
        if not is_new:
            return
        fetch(path)
        if not is_sound_sqlite(path, thorough=True):
            raise StorageError(f"{path} is damaged; {WAY_OUT}")
        if path.exists():
            with closing(sqlite3.connect(path)) as old:
                old.executescript(SCHEMA)  # of an earlier dafu: tables that it had not
                for table in PARTS:
                    _take_in(db, old, table)
            many(db, OPEN_AGAIN, ({"proof": proof} for proof in OLD_PROOFS))
        elif (path.parent / "tables" / "current.sqlite").exists():
            raise StorageError(
                "the database of the ledger is empty though there are tables; restore it from its "
                "dump, or put the ledger.sqlite of a backup into the data folder"
            )
    if path.exists():
        path.rename(path.with_suffix(".moved"))


def fetch(path: Path) -> None:
    """Get the ledger's file from the object store when it is not here."""
    objects = store()
    if objects and not path.exists() and objects.size("ledger.sqlite"):
        objects.download("ledger.sqlite", path, private=True)


def _take_in(db: Connection, old: sqlite3.Connection, table: str) -> None:
    found = old.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    values = ", ".join(f":{name}" for name in names)
    query = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"
    while part := found.fetchmany(5_000):
        many(db, query, (dict(zip(names, row, strict=True)) for row in part))


def copy_ledger(path: Path, target: Path) -> None:
    """The whole ledger as a SQLite file."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    if not is_shared():
        with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(target)) as out:
            db.backup(out)
        return
    with transaction(path) as db, closing(sqlite3.connect(target)) as out, out:
        rows(db, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # all of one moment
        out.executescript(SCHEMA)
        for table in PARTS:
            found = rows(db.execution_options(yield_per=5_000), f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(found.keys()))
            for part in found.partitions():
                out.executemany(f"INSERT INTO {table} VALUES ({marks})", map(tuple, part))
