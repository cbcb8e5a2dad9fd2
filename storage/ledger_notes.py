"""The file of the ledger, and the notes that it keeps beside windows and documents: imports,
take-downs, the last commit, alarms that were told, learned containers."""

import logging
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from schemas.ground.clock import now
from schemas.run import Proof
from schemas.source import PlatformName
from storage.layout import StorageError
from storage.ledger_tables import SCHEMA
from storage.seals import (
    SealedConnection,
    broken_parts,
    has_columns,
    make_seals,
    seal_anew,
    taken_out,
)
from storage.setaside import is_sound_sqlite, set_aside_lines
from storage.store import store

log = logging.getLogger(__name__)
AnyConnection = TypeVar("AnyConnection", bound=sqlite3.Connection)

_WAY_OUT = (
    "restore the whole folder from a backup, or let dafu doctor --repair make a new one of what "
    "can be read of it and of the tables"
)
OLD_PROOFS: tuple[Proof, ...] = ("declared_total", "last_page")
_CLOSED_BY_OLD = "WHERE outcome = 'complete' AND proof IN (?, ?)"
"""Windows that the rule of earlier versions closed (a pager that was not understood counted as an
end) open again, once: no run writes these names any more."""


class TakeDown(NamedTuple):
    """A reply that must not be published any more, or an address whose replies must not. In place
    of the address may stand the mark of a person (storage/tables/persons.py)."""

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


class LedgerNotes:
    """The SQLite file, opened and checked, and what is noted in it. Ledger adds windows and
    documents. Raises StorageError when the file is damaged, or gone though there are tables."""

    def __init__(self, path: Path) -> None:
        self.path = path
        objects = store()
        if objects and not path.exists() and objects.size("ledger.sqlite"):
            objects.download("ledger.sqlite", path, private=True)
        if not path.exists() and (path.parent / "tables" / "replies").exists():
            raise StorageError(f"{path} is gone though there are tables; {_WAY_OUT}")
        if not is_sound_sqlite(path):
            raise StorageError(f"{path} is damaged; {_WAY_OUT}")
        path.touch(mode=0o600)  # SQLite gives its logs the mode of the file
        with closing(self._connect()) as db:
            db.executescript(SCHEMA)
            if not has_columns(db):
                raise StorageError(f"{path} is damaged; {_WAY_OUT}")
            make_seals(db)
            old = db.execute(f"SELECT count(*) FROM windows {_CLOSED_BY_OLD}", OLD_PROOFS)
            if old.fetchone()[0]:
                self._open_again()
        for table in ("marks", "alarms"):  # read by all, and noted again soon
            self.mended([""], (table,))

    def _connect(self) -> sqlite3.Connection:
        return self._set_up(sqlite3.connect(self.path, timeout=60))

    def _writing(self, *tables: str) -> SealedConnection:
        """A connection whose transactions change some tables, and no others."""
        db = sqlite3.connect(self.path, timeout=60, factory=SealedConnection)
        return self._set_up(db).seal(*tables)

    def _set_up(self, db: AnyConnection) -> AnyConnection:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.row_factory = sqlite3.Row
        return db

    def _open_again(self) -> None:
        with closing(self._writing("windows")) as db, db:
            again = "outcome = 'open', attempts = 0, proof = NULL, reason = NULL"
            db.execute(f"UPDATE windows SET {again} {_CLOSED_BY_OLD}", OLD_PROOFS)

    def broken(self) -> dict[str, set[str]]:
        """Parts of tables that are not what was written (storage/seals.py), by table."""
        with closing(self._connect()) as db:
            return broken_parts(db)

    def mended(self, parts: Iterable[str], tables: tuple[str, ...]) -> set[str]:
        """Which of some parts of tables are not what was written. All that is known of them is put
        aside, and learned again."""
        with closing(self._connect()) as db:
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
        with closing(self._connect()) as db, db:
            seal_anew(db, tables)

    def keep(self) -> None:
        """Copy the ledger into the object store, if there is one."""
        objects = store()
        if objects:
            copy = self.path.with_name(f".{self.path.name}.copy")
            with closing(self._connect()) as db, closing(sqlite3.connect(copy)) as target:
                db.backup(target)
            objects.upload(copy, "ledger.sqlite")
            copy.unlink()

    def imported(self) -> set[str]:
        """Names of the parts of inputs that are imported."""
        with closing(self._connect()) as db:
            return {name for (name,) in db.execute("SELECT name FROM imports")}

    def note_import(self, name: str, pages: int) -> None:
        """Note a part of an input, after its rows are in the tables."""
        with closing(self._writing("imports")) as db, db:
            db.execute(
                "INSERT OR REPLACE INTO imports VALUES (?, ?, ?)", (name, pages, now().isoformat())
            )

    def takedowns(self) -> list[TakeDown]:
        """Every take-down that was ever noted, the oldest first."""
        with closing(self._connect()) as db:
            rows = db.execute("SELECT reply_id, url, reason, at FROM takedowns ORDER BY rowid")
            return [TakeDown(*row) for row in rows]

    def note_takedowns(self, rows: Iterable[TakeDown]) -> None:
        """Note take-downs, a second record beside the list (storage/tables/suppressed.py)."""
        with closing(self._writing("takedowns")) as db, db:
            known = {(t.reply_id, t.url) for t in self.takedowns()}
            db.executemany(
                "INSERT INTO takedowns VALUES (?, ?, ?, ?)",
                [r for r in rows if (r.reply_id, r.url) not in known],
            )

    def takedown_log(self) -> list[TakeDownDone]:
        """Wishes that were met, the oldest first."""
        with closing(self._connect()) as db:
            return [
                TakeDownDone(*r) for r in db.execute("SELECT * FROM takedown_log ORDER BY done")
            ]

    def note_takedown_done(self, row: TakeDownDone) -> None:
        """Note that a wish was met."""
        with closing(self._writing("takedown_log")) as db, db:
            db.execute("INSERT INTO takedown_log VALUES (?, ?, ?, ?, ?, ?)", row)

    def last_commit(self) -> str:
        """The newest commit whose documents are in; "" before the first."""
        with closing(self._connect()) as db:
            found = db.execute("SELECT value FROM marks WHERE name = 'commit'").fetchone()
        return str(found[0]) if found else ""

    def note_commit(self, commit_id: str) -> None:
        """Note that the documents of a commit are in."""
        with closing(self._writing("marks")) as db, db:
            db.execute("INSERT OR REPLACE INTO marks VALUES ('commit', ?)", (commit_id,))

    def last_night(self) -> datetime | None:
        """When a night last came to its end, or None."""
        with closing(self._connect()) as db:
            found = db.execute("SELECT value FROM marks WHERE name = 'night'").fetchone()
        return datetime.fromisoformat(found[0]) if found else None

    def note_night(self) -> None:
        """Note that a night came to its end, whatever it found."""
        with closing(self._writing("marks")) as db, db:
            db.execute("INSERT OR REPLACE INTO marks VALUES ('night', ?)", (now().isoformat(),))

    def told_alarms(self) -> dict[tuple[str, str], datetime]:
        """Alarms (source, class) that somebody was told of, and when last."""
        with closing(self._connect()) as db:
            return {
                (s, k): datetime.fromisoformat(at)
                for s, k, at in db.execute("SELECT source_id, kind, told_at FROM alarms")
            }

    def note_alarms(self, told: dict[tuple[str, str], datetime]) -> None:
        """Note which alarms are told, in place of what was noted before."""
        with closing(self._writing("alarms")) as db, db:
            db.execute("DELETE FROM alarms")
            db.executemany(
                "INSERT INTO alarms VALUES (?, ?, ?)",
                [(s, k, at.isoformat()) for (s, k), at in told.items()],
            )

    def layout(self, source_id: str) -> str | None:
        """The container path learned from a source's pages, or None."""
        with closing(self._connect()) as db:
            row = db.execute(
                "SELECT path FROM layouts WHERE source_id = ?", (source_id,)
            ).fetchone()
        return row["path"] if row else None

    def platforms(self) -> dict[str, PlatformName]:
        """The platforms that the sites were read as, by source: names for the sources whose files
        leave it out."""
        with closing(self._connect()) as db:
            return {
                row["source_id"]: row["platform"] for row in db.execute("SELECT * FROM platforms")
            }

    def learn_platform(self, source_id: str, platform: PlatformName) -> None:
        """Keep what a source's site was read as. The first one stays: ids of replies hang on it."""
        with closing(self._writing("platforms")) as db, db:
            db.execute(
                "INSERT OR IGNORE INTO platforms VALUES (?,?,?)",
                (source_id, platform, now().isoformat()),
            )

    def learn_layout(self, source_id: str, path: str) -> None:
        """Remember a learned path in place of the one before."""
        with closing(self._writing("layouts")) as db, db:
            db.execute(
                "INSERT OR REPLACE INTO layouts (source_id, path, learned_at) VALUES (?,?,?)",
                (source_id, path, now().isoformat()),
            )
