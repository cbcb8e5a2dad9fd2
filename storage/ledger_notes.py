"""The file of the ledger, and the notes that it keeps beside windows and documents: imports,
take-downs, the last commit, alarms that were told, learned containers."""

import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from schemas.ground.clock import now
from schemas.source import PlatformName
from storage.layout import SHARED_LEDGER, StorageError, locked
from storage.ledger_db import insert, is_shared, many, rows, transaction
from storage.ledger_moves import (
    OLD_PROOFS,
    OPEN_AGAIN,
    WAY_OUT,
    copy_ledger,
    fetch,
    open_database,
)
from storage.ledger_tables import SCHEMA
from storage.seals import PARTS, broken_parts, has_columns, make_seals, seal_anew, taken_out
from storage.setaside import is_sound_sqlite, scrub, set_aside_lines, sqlite_state
from storage.store import store

log = logging.getLogger(__name__)


class TakeDown(NamedTuple):
    """A reply that must not be published any more, or an address or person whose replies must not:
    marks (storage/tables/persons.py). An earlier dafu wrote ids and addresses in plain."""

    reply_id: str | None
    url: str | None
    reason: str
    at: str


class TakeDownDone(NamedTuple):
    """A wish to be left out, and what was done about it. It names nobody."""

    received: str
    done: str
    kind: str
    """id, address or person."""
    reason_class: str
    replies: int
    versions: int
    """Earlier versions that were removed."""


_CHECKED: dict[Path, object] = {}
"""Ledgers that this process has opened and checked, as they were then: a commit and a publication
open one nineteen times, and to check a small one takes 5 ms of CPU."""


class LedgerNotes:
    """The ledger, opened and checked, and what is noted in it. Ledger adds windows and documents.
    Raises StorageError when it is damaged, or gone though there are tables."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if is_shared():
            open_database(os.environ.get(SHARED_LEDGER), path)
            return
        if _CHECKED.get(path) == sqlite_state(path):
            return
        with locked(path.parent / "locks" / "ledger.lock"):
            fetch(path)
            old = self._opened_file()
        if old:
            with self._transaction("windows") as writing:
                many(writing, OPEN_AGAIN, ({"proof": proof} for proof in OLD_PROOFS))
        for table in ("marks", "alarms"):  # read by all, and noted again soon
            self.mended([""], (table,))
        _CHECKED[path] = sqlite_state(path)

    def _opened_file(self) -> bool:
        """Check the file, and bring it to what this dafu writes. Whether windows were closed by an
        old rule. One process or thread at a time: to make a file WAL while another reads it is
        refused at once, whatever the timeout (five crawls of a new folder begun together)."""
        path = self.path
        if not path.exists() and (path.parent / "tables" / "replies").exists():
            raise StorageError(f"{path} is gone though there are tables; {WAY_OUT}")
        if not is_sound_sqlite(path):
            raise StorageError(f"{path} is damaged; {WAY_OUT}")
        path.touch(mode=0o600)  # SQLite gives its logs the mode of the file
        with closing(self._file()) as db:
            db.execute("PRAGMA journal_mode=WAL")  # the file remembers it
            db.executescript(SCHEMA)
            if not has_columns(db):
                raise StorageError(f"{path} is damaged; {WAY_OUT}")
            make_seals(db)
            closed_so = "SELECT 1 FROM windows WHERE proof IN (?, ?)"
            return db.execute(closed_so, OLD_PROOFS).fetchone() is not None

    def _transaction(self, *tables: str) -> AbstractContextManager[Connection]:
        return transaction(self.path, *tables)

    def _file(self) -> sqlite3.Connection:
        """The file as SQLite has it, for what looks at its bytes."""
        return sqlite3.connect(self.path, timeout=60)

    def broken(self, tables: Iterable[str] = PARTS) -> dict[str, set[str]]:
        """Parts of tables that are not what was written (storage/seals.py), by table. A database
        looks after that itself."""
        if is_shared():
            return {}
        with closing(self._file()) as db:
            return broken_parts(db, tables)

    def mended(self, parts: Iterable[str], tables: tuple[str, ...]) -> set[str]:
        """Which of some parts of tables are not what was written. All that is known of them is put
        aside, and learned again."""
        if is_shared():
            return set()
        with closing(self._file()) as db:
            found = {part for part in parts if broken_parts(db, tables, part)}
            for part in found:
                name = f"{now():%Y%m%dT%H%M%S%f}.ledger.{re.sub(r'[^0-9A-Za-z.-]', '_', part)[:80]}"
                with db:
                    db.execute("BEGIN IMMEDIATE")
                    lines = list(taken_out(db, tables, part))
                place = set_aside_lines(self.path.parent, name, lines)
                log.warning("what the ledger knew of %r was damaged: %s", part or tables, place)
        return found

    def taken_as_it_is(self, tables: Iterable[str]) -> None:
        """Seal some tables as they are."""
        if not is_shared():
            with closing(self._file()) as db, db:
                seal_anew(db, tables)

    def keep(self) -> None:
        """Copy the ledger into the object store, if there is one. A shared one is kept by its
        database."""
        objects = store()
        if objects and not is_shared():
            copy = self.path.with_name(f".{self.path.name}.copy")
            self.copy(copy)
            objects.upload(copy, "ledger.sqlite")
            copy.unlink()

    def copy(self, target: Path) -> None:
        """The whole ledger as a SQLite file."""
        copy_ledger(self.path, target)

    def imported(self) -> set[str]:
        """Names of the parts of inputs that are imported."""
        with self._transaction() as db:
            return set(rows(db, "SELECT name FROM imports").scalars())

    def note_import(self, name: str, pages: int) -> None:
        """Note a part of an input, after its rows are in the tables."""
        query = insert("imports", "name pages updated_at", "name")
        with self._transaction("imports") as db:
            rows(db, query, name=name, pages=pages, updated_at=now().isoformat())

    def takedowns(self) -> list[TakeDown]:
        """Every take-down that was ever noted, the oldest first."""
        with self._transaction() as db:
            found = rows(db, "SELECT reply_id, url, reason, at FROM takedowns ORDER BY at")
            return [TakeDown(*row) for row in found]

    def put_takedowns(self, downs: Iterable[TakeDown]) -> None:
        """Note take-downs in place of those noted before: a second record beside the list
        (storage/tables/suppressed.py)."""
        with self._transaction("takedowns") as db:
            rows(db, "DELETE FROM takedowns")
            query = "INSERT INTO takedowns VALUES (:reply_id, :url, :reason, :at)"
            many(db, query, (t._asdict() for t in downs))
        self._scrub()

    def forget_documents(self, is_doomed: Callable[[str, str, str, str], bool]) -> set[str]:
        """Forget documents and captures of public archives by source, key, address and title; the
        sources of the documents."""
        tables = ("documents", "listed_addresses")
        with self._transaction(*tables, "archive_captures") as db:
            query = "SELECT source_id, document_key, url, coalesce(listed_title, '') FROM documents"
            doomed = [
                {"source": row[0], "key": row[1]} for row in rows(db, query) if is_doomed(*row)
            ]
            for table in tables:
                where = "source_id = :source AND document_key = :key"
                many(db, f"DELETE FROM {table} WHERE {where}", doomed)
            urls = rows(db, "SELECT DISTINCT url FROM archive_captures").scalars().all()
            gone = [{"url": url} for url in urls if is_doomed("", "", url, "")]
            many(db, "DELETE FROM archive_captures WHERE url = :url", gone)
        self._scrub()
        return {row["source"] for row in doomed}

    def _scrub(self) -> None:
        if not is_shared():
            with closing(self._file()) as db:
                scrub(db)

    def takedown_log(self) -> list[TakeDownDone]:
        """Wishes that were met, the oldest first."""
        with self._transaction() as db:
            found = rows(db, "SELECT * FROM takedown_log ORDER BY done")
            return [TakeDownDone(*row) for row in found]

    def note_takedown_done(self, row: TakeDownDone) -> None:
        """Note that a wish was met."""
        query = (
            "INSERT INTO takedown_log VALUES (:received, :done, :kind, :reason_class, :replies, "
            ":versions)"
        )
        with self._transaction("takedown_log") as db:
            rows(db, query, **row._asdict())

    def marks(self, prefix: str) -> dict[str, str]:
        """What was noted under names that begin so."""
        with self._transaction() as db:
            found = rows(db, "SELECT name, value FROM marks WHERE name LIKE :n", n=f"{prefix}%")
            return {str(name): str(value) for name, value in found}

    def note_marks(self, marks: Mapping[str, str]) -> None:
        """Note values under names, in place of those before."""
        each = [{"name": name, "value": value} for name, value in marks.items()]
        with self._transaction("marks") as db:
            many(db, insert("marks", "name value", "name"), each)

    def forget_marks(self, prefix: str) -> None:
        """Take away what was noted under names that begin so."""
        with self._transaction("marks") as db:
            rows(db, "DELETE FROM marks WHERE name LIKE :n", n=f"{prefix}%")

    def last_commit(self) -> str:
        """The newest commit whose documents are in; "" before the first."""
        return self.marks("commit").get("commit", "")

    def note_commit(self, commit_id: str) -> None:
        """Note that the documents of a commit are in."""
        self.note_marks({"commit": commit_id})

    def last_night(self) -> datetime | None:
        """When a night last came to its end, or None."""
        found = self.marks("night").get("night")
        return datetime.fromisoformat(found) if found else None

    def note_night(self) -> None:
        """Note that a night came to its end, whatever it found."""
        self.note_marks({"night": now().isoformat()})

    def told_alarms(self) -> dict[tuple[str, str], datetime]:
        """Alarms (source, class) that somebody was told of, and when last."""
        with self._transaction() as db:
            return {
                (s, k): datetime.fromisoformat(at)
                for s, k, at in rows(db, "SELECT source_id, kind, told_at FROM alarms")
            }

    def note_alarms(self, told: dict[tuple[str, str], datetime]) -> None:
        """Note which alarms are told, in place of what was noted before."""
        each = [{"source": s, "kind": k, "at": at.isoformat()} for (s, k), at in told.items()]
        with self._transaction("alarms") as db:
            rows(db, "DELETE FROM alarms")
            many(db, "INSERT INTO alarms VALUES (:source, :kind, :at)", each)

    def layout(self, source_id: str) -> str | None:
        """The container path learned from a source's pages, or None."""
        with self._transaction() as db:
            query = "SELECT path FROM layouts WHERE source_id = :source"
            found = rows(db, query, source=source_id).scalar()
        return None if found is None else str(found)

    def platforms(self) -> dict[str, PlatformName]:
        """The platforms that the sites were read as, by source: names for the sources whose files
        leave it out."""
        with self._transaction() as db:
            return {r.source_id: r.platform for r in rows(db, "SELECT * FROM platforms")}

    def learn_platform(self, source_id: str, platform: PlatformName) -> None:
        """Keep what a source's site was read as. The first one stays: ids of replies hang on it."""
        query = insert("platforms", "source_id platform learned_at", "source_id", replace=False)
        with self._transaction("platforms") as db:
            at = now().isoformat()
            rows(db, query, source_id=source_id, platform=platform, learned_at=at)

    def learn_layout(self, source_id: str, path: str) -> None:
        """Remember a learned path in place of the one before."""
        query = insert("layouts", "source_id path learned_at", "source_id")
        with self._transaction("layouts") as db:
            rows(db, query, source_id=source_id, path=path, learned_at=now().isoformat())
