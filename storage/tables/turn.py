"""Whose turn it is to write to the tables."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from deltalake import DeltaTable
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from schemas.tables import TABLES
from storage.layout import Layout, StorageError, locked
from storage.ledger_db import LOCKS, engine, insert, is_shared, rows, told
from storage.ledger_notes import LedgerNotes
from storage.tables.delta import GIVEN_UP, Tables

log = logging.getLogger(__name__)

_TURN = LOCKS + 1
_DEAD_PEER = """
SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3
"""
"""Let the database see within a minute that the machine at the other end is gone."""


@dataclass(frozen=True)
class Turn:
    """The right to write. What it notes is noted by the connection that holds it, so that one who
    has lost it notes nothing."""

    _db: Connection | None = None

    def begun(self) -> str | None:
        """The commit that was begun and not ended, by whichever machine."""
        if self._db is None:
            return None
        with told():
            found = rows(self._db, "SELECT value FROM marks WHERE name = 'begun'").scalar()
        return None if found is None else str(found)

    def begin(self, commit_id: str) -> None:
        """Note that a commit begins."""
        if self._db is not None:
            with told():
                rows(self._db, insert("marks", "name value", "name"), name="begun", value=commit_id)

    def end(self) -> None:
        """Note that the commit is whole, or is given up."""
        if self._db is not None:
            with told():
                rows(self._db, "DELETE FROM marks WHERE name = 'begun'")


@contextmanager
def writing(layout: Layout, finishes: Callable[[], str | None] = lambda: None) -> Iterator[Turn]:
    """Be the one that writes to the tables, and wait until it is so: of the processes of this
    machine, and of all machines that share a ledger.

    The lock of the database goes with its session: a machine that dies, or that the network loses,
    frees it within a minute. The commit that such a machine has begun is given up here, unless it
    is the one that the caller `finishes`.
    """
    with locked(layout.locks / "tables.lock"):
        if not is_shared():
            yield Turn()
            return
        LedgerNotes(layout.ledger)  # its tables are there
        with told():
            db = engine(layout.ledger).execution_options(isolation_level="AUTOCOMMIT").connect()
        with db:
            with told():
                db.exec_driver_sql(_DEAD_PEER)
                rows(db, f"SELECT pg_advisory_lock({_TURN})")
            try:
                turn = Turn(db)
                begun = turn.begun()
                if begun is not None and begun != finishes():
                    give_up(Tables(layout.tables), begun)
                    turn.end()
                yield turn
            finally:
                with suppress(SQLAlchemyError):
                    rows(db, f"SELECT pg_advisory_unlock({_TURN})")


def give_up(tables: Tables, commit_id: str) -> None:
    """Give up a commit that somebody has begun and may not end, unless it is whole: nothing of it
    stays, and nothing more of it can be written, also by a machine that is cut off and does not
    know.

    `replies` decides, which a commit writes last. Its log takes one transaction of a name: either
    the commit is there, or the seal that is put there refuses it.
    """
    try:
        tables.seal("replies", commit_id, GIVEN_UP)
    except StorageError:
        if tables.applied("replies", commit_id):
            return
        raise
    for name in TABLES:
        try:
            tables.seal(name, commit_id, GIVEN_UP)
        except StorageError:
            _take_back(tables, name, commit_id)
            tables.seal(name, commit_id, GIVEN_UP, over=True)
    log.warning("commit %s was begun and not ended; it was given up", commit_id)


def _take_back(tables: Tables, name: str, commit_id: str) -> None:
    """The table as it was before a commit. Nobody has added rows since: whoever has the turn gives
    the commit up first."""
    opened = tables.open(name)
    assert opened is not None
    table, now = DeltaTable(opened.table_uri), DeltaTable(opened.table_uri)
    while table.version() > 0 and table.transaction_version(commit_id) is not None:
        table.load_as_version(table.version() - 1)
    if table.transaction_version(commit_id) is None:
        now.restore(table.version())
    else:
        now.delete()  # the commit made the table
