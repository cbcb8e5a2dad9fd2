"""Where the tables of the ledger are: a SQLite file of the data folder, or the PostgreSQL database
that DAFU_LEDGER names and several machines share.

Both take the same statements, which SQLAlchemy hands over with named values.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, CursorResult, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from storage.layout import SHARED_LEDGER, StorageError
from storage.ledger_tables import SCHEMA
from storage.seals import SealedConnection

Row = Mapping[str, Any]
LOCKS = 0x64616675
"""The first number of our advisory locks; any that nothing else in the database uses."""
_CONNECTING = {
    # A cluster that was made in the locale C has SQL_ASCII, in which the driver gives bytes.
    "client_encoding": "utf8",
    "connect_timeout": 20,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""Text in one encoding, and this side sees within a minute that the database is gone."""


def is_shared() -> bool:
    """Whether the ledger is in a database that several machines may share."""
    return bool(os.environ.get(SHARED_LEDGER))


def engine(path: Path) -> Engine:
    """The database of the ledger: the shared one, or else the file. Raises StorageError."""
    address = os.environ.get(SHARED_LEDGER)
    return _database(address) if address else _file(path)


@lru_cache(maxsize=8)
def _database(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise ArgumentError("it is not postgresql://…")
        made = create_engine(
            url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=_CONNECTING
        )
    except ArgumentError as error:
        raise StorageError(
            f"{SHARED_LEDGER} is no address of a database (postgresql://user@host/name): "
            f"{type(error).__name__}"
        ) from error
    except ImportError as error:
        raise StorageError(
            "psycopg is not installed; install dafu with its extra: pip install 'dafu[postgres]'"
        ) from error
    os.register_at_fork(after_in_child=partial(made.dispose, close=False))
    return made


@lru_cache(maxsize=64)
def _file(path: Path) -> Engine:
    # A connection for each use: the file can be put aside and made again.
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": 60, "factory": SealedConnection},
    )
    event.listen(made, "connect", _durable)
    return made


def _durable(connection: Any, _: object) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")


@contextmanager
def told() -> Iterator[None]:
    """The driver's own errors for a file, which the command line knows; StorageError for a database
    that does not answer."""
    try:
        yield
    except SQLAlchemyError as error:
        origin = error.orig if isinstance(error, DBAPIError) else None
        if origin is not None and not is_shared():
            raise origin from error
        line = (str(origin or error).strip().splitlines() or [type(error).__name__])[0]
        raise StorageError(
            f"the ledger's database does not answer as it should: {line}; what was staged stays "
            "and is collected by the next run"
        ) from error


@contextmanager
def transaction(path: Path, *tables: str) -> Iterator[Connection]:
    """A connection whose writes, to some tables and no others, count when the block ends, all or
    none."""
    with told(), engine(path).begin() as db:
        if tables:
            seal(db, *tables)
        with sealed(db, bool(tables)):
            yield db


def seal(db: Connection, *tables: str) -> None:
    """Let a connection to a file see what it writes to some tables. A database has sums of its
    own."""
    raw = db.connection.driver_connection
    if isinstance(raw, SealedConnection):
        raw.seal(*tables)


@contextmanager
def sealed(db: Connection, writes: bool = True) -> Iterator[None]:
    """What is written in the block gets its seals with it."""
    raw = db.connection.driver_connection
    if not writes or not isinstance(raw, SealedConnection):
        yield
        return
    raw.forget()
    yield
    raw.bring_up_to_date()


@contextmanager
def one_of_all(name: str, wait: bool = True) -> Iterator[None]:
    """Be the only process that holds a name, of all machines that share the ledger; where none do,
    the locks of the system are enough. Raises BlockingIOError when not waiting and it is held."""
    if not is_shared():
        yield
        return
    with told(), engine(Path()).connect() as db:
        db = db.execution_options(isolation_level="AUTOCOMMIT")
        values = {"kind": LOCKS, "name": name}
        if wait:
            rows(db, "SELECT pg_advisory_lock(:kind, hashtext(:name))", **values)
        elif not rows(db, "SELECT pg_try_advisory_lock(:kind, hashtext(:name))", **values).scalar():
            raise BlockingIOError(f"{name} is held")
        try:
            yield
        finally:
            with suppress(SQLAlchemyError):  # the session was lost, and the lock with it
                rows(db, "SELECT pg_advisory_unlock(:kind, hashtext(:name))", **values)


def rows(db: Connection, query: str, **values: Any) -> CursorResult[Any]:
    """Run one statement; `:name` in it stands for a value."""
    return db.execute(text(query), values)


def many(db: Connection, query: str, each: Iterable[Row]) -> None:
    """Run one statement for each of some rows."""
    if listed := list(each):
        db.execute(text(query), listed)


def insert(table: str, columns: str, key: str, replace: bool = True) -> str:
    """A statement that inserts a row, in place of the one with the same key, or not beside it."""
    names = columns.split()
    values = ", ".join(f":{name}" for name in names)
    changed = ", ".join(f"{n} = excluded.{n}" for n in names if n not in key.split(", "))
    then = f"UPDATE SET {changed}" if replace else "NOTHING"
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values}) ON CONFLICT ({key}) DO {then}"
    )


def make_tables(db: Connection) -> bool:
    """Make the tables that are missing in a database; whether there was none before."""
    rows(db, f"SELECT pg_advisory_xact_lock({LOCKS})")
    is_new = rows(db, "SELECT to_regclass('windows') IS NULL").scalar_one()
    words = {" STRICT, WITHOUT ROWID": "", " STRICT": "", " INTEGER": " BIGINT"}
    made = SCHEMA
    for ours, theirs in words.items():
        made = made.replace(ours, theirs)
    # Texts in the order of their bytes, as SQLite has them, whatever the database's language is.
    db.exec_driver_sql(made.replace(" TEXT", ' TEXT COLLATE "C"'))
    return bool(is_new)
