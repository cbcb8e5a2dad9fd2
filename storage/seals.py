"""Seals of the ledger: of each part of a table (a source, a host, a window of an archive) the
number of rows and a digest of all that stands in them, changed in the transaction that changes the
rows.

SQLite's own check looks at pages: a byte that is flipped inside an address or a date reads well,
and a source would be asked for the wrong thing for ever. A digest is the sum (XOR) of those of the
rows, so that a write costs what it changes, and a row that was damaged before leaves its trace in
the sum whatever is written over it. The file itself keeps no triggers: an earlier dafu can write
to it, and its sources are then asked for once more.
"""

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache

from storage.ledger_tables import SCHEMA

_SOURCE, _WINDOW = "{0}source_id", "{0}service || ' ' || {0}scope || ' ' || {0}collection"
OF_SOURCE = (
    "windows", "documents", "listed_addresses", "lists", "extents", "layouts", "platforms"
)  # fmt: skip
"""Tables with what is known of a source."""
OF_WINDOW = ("archive_windows", "archive_captures")
"""Tables with what is known of a window of an archive."""
PARTS = {
    **dict.fromkeys(OF_SOURCE, _SOURCE),
    "discoveries": "{0}host",
    **dict.fromkeys(OF_WINDOW, _WINDOW),
    **dict.fromkeys(("imports", "alarms", "takedowns", "takedown_log", "marks"), "''"),
}
"""What a row of a table belongs to, as SQL with the name of the row before each column."""
_TABLE = """
CREATE TABLE seals (
  name TEXT NOT NULL, part TEXT NOT NULL, rows INTEGER NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (name, part)
) STRICT, WITHOUT ROWID
"""


_SET = "INSERT OR REPLACE INTO seals VALUES (?, CAST(? AS TEXT), ?, ?)"
_OF = "name = ? AND part = CAST(? AS TEXT)"


class SealedConnection(sqlite3.Connection):
    """A connection that sees what a transaction writes to some tables, and brings their seals up
    to date before it ends."""

    def seal(self, *tables: str) -> None:
        """Watch what is written to some tables from now on."""
        self._written = _Written()
        self.create_function("note_row", -1, self._written.note)
        for table in tables:
            self.executescript(_triggers(table))

    def bring_up_to_date(self) -> None:
        """Write the seals: the last statements of a transaction."""
        for at, rows in self._written.rows.items():
            old = self.execute(f"SELECT rows, digest FROM seals WHERE {_OF}", at).fetchone()
            was, digest = tuple(old) if old else (0, 0)
            self.execute(_SET, (*at, was + rows, digest ^ self._written.digests[at]))
        self.forget()

    def forget(self) -> None:
        """What a transaction has written that is no more, or that is sealed."""
        self._written.rows.clear()
        self._written.digests.clear()


class _Written:
    """Rows that a transaction has put and taken, by table and part. Not the connection itself: what
    holds its own function is closed late."""

    def __init__(self) -> None:
        self.rows: Counter[tuple[str, bytes]] = Counter()
        self.digests: defaultdict[tuple[str, bytes], int] = defaultdict(int)

    def note(self, table: str, sign: int, part: bytes, *values: bytes | None) -> None:
        """Called by SQLite for each row."""
        self.rows[table, part] += sign
        self.digests[table, part] ^= _digest(values)


def make_seals(db: sqlite3.Connection) -> None:
    """Seal a file that has no seals yet, as it is: a new one, or one of an earlier dafu."""
    if _has_seals(db):
        return
    with db:
        db.execute("BEGIN IMMEDIATE")
        if not _has_seals(db):
            db.execute(_TABLE)
            seal_anew(db, PARTS)


def _has_seals(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone())


def seal_anew(db: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Take some tables as they are."""
    for table in tables:
        db.execute("DELETE FROM seals WHERE name = ?", (table,))
        db.executemany(_SET, [(table, *found) for found in _found(db, table, None)])


def broken_parts(
    db: sqlite3.Connection, tables: Iterable[str] = PARTS, part: str | None = None
) -> dict[str, set[str]]:
    """Parts of some tables (or the one that is named) that are not what was written, by table; only
    tables with such. Costs some 5 µs a row. Raises sqlite3.DatabaseError when the file cannot be
    read."""
    broken: dict[str, set[str]] = {}
    began = not db.in_transaction
    if began:
        db.execute("BEGIN")  # rows and seals as of one moment
    for table in tables:
        at = None if part is None else part.encode(errors="surrogateescape")
        of, values = ("name = ?", (table,)) if at is None else (_OF, (table, at))
        query = f"SELECT CAST(part AS BLOB), rows, digest FROM seals WHERE {of}"
        sealed = {tuple(row) for row in db.execute(query, values) if row[1] or row[2]}
        differing = {where for where, *_ in sealed ^ set(_found(db, table, at))}
        if differing:
            broken[table] = {where.decode(errors="surrogateescape") for where in differing}
    if began:
        db.rollback()
    return broken


def taken_out(db: sqlite3.Connection, tables: Iterable[str], part: str) -> Iterator[bytes]:
    """Take a part out of some tables, with its seals; its rows as lines of JSON."""
    at = part.encode(errors="surrogateescape")
    for table in tables:
        where = f"WHERE {PARTS[table].format('')} = CAST(? AS TEXT)"
        for row in db.execute(f"SELECT {_values('', table)} FROM {table} {where}", (at,)):
            values = [value and value.decode(errors="replace") for value in row]
            told = {"table": table, **dict(zip(columns()[table], values, strict=True))}
            yield json.dumps(told, ensure_ascii=False).encode() + b"\n"
        db.execute(f"DELETE FROM {table} {where}", (at,))
        db.execute(f"DELETE FROM seals WHERE {_OF}", (table, at))


def has_columns(db: sqlite3.Connection) -> bool:
    """Whether the tables have the columns that they were made with: their names, too, are text in
    the file."""
    query = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
    found = {(table, column) for table, column in db.execute(query)}
    return found.issuperset((t, c) for t, names in columns().items() for c in names)


def _found(
    db: sqlite3.Connection, table: str, part: bytes | None
) -> Iterator[tuple[bytes, int, int]]:
    """Parts of a table with the number of their rows and the digest, as the rows are."""
    of = PARTS[table].format("")
    where, values = ("", ()) if part is None else (f"WHERE {of} = CAST(? AS TEXT)", (part,))
    rows: Counter[bytes] = Counter()
    digests: defaultdict[bytes, int] = defaultdict(int)
    query = f"SELECT CAST({of} AS BLOB), {_values('', table)} FROM {table} {where}"
    for at, *row in db.execute(query, values):
        rows[at] += 1
        digests[at] ^= _digest(row)
    return ((at, count, digests[at]) for at, count in rows.items())


def _digest(values: Iterable[bytes | None]) -> int:
    digest = hashlib.blake2b(repr(tuple(values)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """The columns of each table of the ledger."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(SCHEMA)
        return {
            table: tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
            for table in PARTS
        }


def _values(row: str, table: str) -> str:
    """The values of a row as bytes: a damaged text may be no UTF-8."""
    return ", ".join(f"CAST({row}{column} AS BLOB)" for column in columns()[table])


@cache
def _triggers(table: str) -> str:
    changes = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}
    return "".join(
        f"CREATE TEMP TRIGGER seal_{table}_{event} AFTER {event} ON main.{table} BEGIN "
        + "".join(_noting(table, row) for row in rows)
        + "END;"
        for event, rows in changes.items()
    )


def _noting(table: str, row: str) -> str:
    sign, of = (1 if row == "NEW" else -1), PARTS[table].format(f"{row}.")
    return f"SELECT note_row('{table}', {sign}, CAST({of} AS BLOB), {_values(f'{row}.', table)});"
