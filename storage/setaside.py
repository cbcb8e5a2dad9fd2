"""Damaged files: known as such, and put aside by name, never removed."""

import hashlib
import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from schemas.ground.clock import now
from storage.layout import StorageError, private_folder

log = logging.getLogger(__name__)
FOLDER = "damaged"
UNREADABLE = (StorageError, ValueError, sqlite3.DatabaseError)
"""What reading damaged values can raise."""
_OF_THE_DISK = (
    "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_READONLY",
    "SQLITE_NOMEM", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE",
    "SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_ACCESS",
)  # fmt: skip
"""What SQLite says of the place of a file and not of the file."""
SMALL_BYTES = 64 * 1024 * 1024
"""An SQLite file up to this size is looked through each time it is opened: some 50 ms."""
_READ_BYTES = 4 * 1024 * 1024


def set_aside(root: Path, path: Path) -> Path:
    """Move a file or folder of the data folder `root` into its folder for damaged ones; its new
    place."""
    name = str(path.relative_to(root)).replace("/", ".")
    place = root / FOLDER / f"{now():%Y%m%dT%H%M%S%f}.{name}"
    private_folder(place.parent)
    path.rename(place)
    log.warning("%s is damaged and was put aside as %s", path, place)
    return place


def set_aside_lines(root: Path, name: str, lines: Iterable[bytes]) -> Path:
    """Keep lines of a damaged file in the folder for damaged ones; their place. Repeated after a
    crash it is the same file."""
    place = root / FOLDER / name
    private_folder(place.parent)
    place.write_bytes(b"".join(lines))
    return place


def file_digest(path: Path) -> str | None:
    """SHA-256 of a file; None when there is none, or it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


FileState = tuple[int, int, int] | None
"""File, size and time of change; None where there is none."""


def file_state(path: Path) -> FileState:
    """What differs when a file was written."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_size, state.st_ctime_ns


def sqlite_state(path: Path) -> tuple[FileState, FileState]:
    """The same of an SQLite file, and of what is written to it but not in it yet."""
    return file_state(path), file_state(path.with_name(f"{path.name}-wal"))


def is_sound_sqlite(path: Path, thorough: bool = False) -> bool:
    """Whether an SQLite file can be used. A large one is looked through only when `thorough`, and
    then its indexes are compared with its rows too: it takes as long as reading it, and more."""
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path, timeout=60)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not thorough and path.stat().st_size > SMALL_BYTES:
                return True
            if thorough:
                _read_through(path)
            check = "integrity_check" if thorough else "quick_check"
            return bool(db.execute(f"PRAGMA {check}(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(_OF_THE_DISK):
            raise  # a full disk is no damage, and nothing may be put aside for it
        return False


def _read_through(path: Path) -> None:
    """Let the system have a file in memory, as far as there is room. SQLite looks through pages in
    the order of its trees: from a cold disk that took eight times as long as reading the file
    from its beginning to its end first (an index of 211 MB: 6.2 s, and .75 s with this)."""
    with suppress(OSError), path.open("rb", buffering=0) as file:  # SQLite says what is wrong
        while file.read(_READ_BYTES):
            pass


def make_again_if_damaged(root: Path, path: Path, thorough: bool = False) -> None:
    """Put an SQLite file aside that cannot be used, with its logs; for files that are made again
    from others."""
    if is_sound_sqlite(path, thorough):
        return
    for log_file in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        log_file.unlink(missing_ok=True)
    set_aside(root, path)


def scrub(db: sqlite3.Connection) -> None:
    """Leave nothing of removed rows in a file and its log: free pages go, the log is emptied (by
    the last reader, when there is one)."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
