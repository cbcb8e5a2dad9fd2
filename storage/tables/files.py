"""The files of the tables as they were written: size, time and SHA-256 of each, noted in the index.

No file of a table is ever written again under its name, so one that differs is damaged, whatever a
reader makes of it: a flipped byte can leave a Parquet file that opens and says something else.
Tables of an object store have no notes; the store checks its own.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from deltalake import DeltaTable

from storage.setaside import file_digest
from storage.store import store
from storage.tables.delta import Tables
from storage.tables.opening import LOG
from storage.tables.state import INDEX, SCHEMA


def note_files(tables: Tables, held: Mapping[str, DeltaTable]) -> None:
    """Note the files of some tables that are new, forget those that are needed no more."""
    with _notes(tables) as db:
        for name, table in held.items():
            known = _noted(db, name)
            paths = (path for path in _files(tables, name, table) if path.exists())
            files = {str(path.relative_to(tables.root)): path for path in paths}
            db.executemany("DELETE FROM file WHERE name = ?", [(n,) for n in known.keys() - files])
            for file in files.keys() - known:
                _note(db, file, files[file])


def damaged_files(
    tables: Tables, name: str, table: DeltaTable, thorough: bool = False
) -> list[Path]:
    """Files of a table that are gone or not what was written. One whose size and time are as noted
    is looked into only when `thorough`."""
    found = []
    with _notes(tables) as db:
        known = _noted(db, name)
        found += _lost_of_log(tables.root / name / LOG, known)
        for path in _files(tables, name, table):
            file = str(path.relative_to(tables.root))
            if not path.exists():
                found.append(path)
            elif file in known:
                size, time, digest = known[file]
                if not thorough and (size, time) == _stat(path):
                    continue
                if file_digest(path) != digest:
                    found.append(path)
                else:
                    _note(db, file, path)  # it was copied, and is whole
    return found


def written_digests(tables: Tables) -> dict[Path, str]:
    """SHA-256 that files of the tables had when they were written, as far as it was noted."""
    with _notes(tables) as db:
        rows = db.execute("SELECT name, digest FROM file").fetchall()
    return {tables.root / name: str(digest) for name, digest in rows}


def _lost_of_log(log: Path, known: Mapping[str, object]) -> list[Path]:
    """Noted files of a table's log that are gone, from its newest checkpoint on: the library itself
    removes older ones after a month."""
    newest = max((p.name[:20] for p in log.glob("*.checkpoint.parquet")), default="")
    paths = [log / Path(file).name for file in known if LOG in Path(file).parts]
    return [path for path in paths if path.name[:20] >= newest and not path.exists()]


@contextmanager
def _notes(tables: Tables) -> Iterator[sqlite3.Connection]:
    """The file of the index, also where the tables are too damaged to bring the index up to
    date."""
    with closing(sqlite3.connect(tables.root / INDEX, timeout=60)) as db, db:
        db.executescript(SCHEMA)
        yield db


def _noted(db: sqlite3.Connection, name: str) -> dict[str, tuple[int, int, str]]:
    rows = db.execute("SELECT * FROM file WHERE name GLOB ?", (f"{name}/*",))
    return {file: (size, time, digest) for file, size, time, digest in rows}


def _note(db: sqlite3.Connection, file: str, path: Path) -> None:
    values = (file, *_stat(path), file_digest(path))
    db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", values)


def _stat(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _files(tables: Tables, name: str, table: DeltaTable) -> Iterator[Path]:
    """Files that a table needs, also such as are gone, and the transactions of its log."""
    if store() is None:
        yield from tables.files(name, table)
        yield from (tables.root / name / LOG).glob("[0-9]*")
