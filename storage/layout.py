"""Names of everything under the data folder, and the few file operations that must not be torn."""

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

BACKUP = "backup.json"
"""Marks a backup, and says whether it was ever whole."""
INCOMING, READY = ".incoming", "ready.json"
"""Folder of a backup with what changes together, and in it the plan that is written last."""
PRIVATE = ("archive", "staging", "damaged", "ledger.sqlite", "suppress.jsonl")


SHARED_LEDGER = "DAFU_LEDGER"
"""Variable that names a database for the ledger, in place of the file (storage/ledger_db.py)."""


class StorageError(RuntimeError):
    """Storage that cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Layout:
    """The folders of one installation."""

    root: Path

    @property
    def archive(self) -> Path:
        """WARC files, one per run and source."""
        return self.root / "archive"

    @property
    def staging(self) -> Path:
        """Results of crawls that are not yet in the tables."""
        return self.root / "staging"

    @property
    def fetched(self) -> Path:
        """WARC records that public web archives gave and that are not imported yet."""
        return self.root / "fetched"

    @property
    def tables(self) -> Path:
        """Working tables (Delta)."""
        return self.root / "tables"

    @property
    def datasets(self) -> Path:
        """Published versions; `latest` points to the newest."""
        return self.root / "datasets"

    @property
    def ledger(self) -> Path:
        """SQLite file of windows and known documents, where no database is named for them."""
        return self.root / "ledger.sqlite"

    @property
    def has_ledger(self) -> bool:
        """Whether anything was ever noted."""
        return bool(os.environ.get(SHARED_LEDGER)) or self.ledger.exists()

    @property
    def locks(self) -> Path:
        """OS lock files, one a host and one for the tables."""
        return self.root / "locks"

    @property
    def health(self) -> Path:
        """The health page and its numbers as Parquet."""
        return self.root / "health"

    @property
    def logs(self) -> Path:
        """One log file a run."""
        return self.root / "logs"

    def prepare(self) -> "Layout":
        """Create the folders. Raises StorageError when they cannot be written, and for a backup
        that never was whole."""
        switch_incoming(self.root)
        if (self.root / BACKUP).exists() and not _is_complete(self.root / BACKUP):
            raise StorageError(
                f"{self.root} is a backup that was interrupted the first time, and not whole; run "
                "dafu backup to it again, which goes on where it was"
            )
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            keep_private(self.root)
            for folder in (self.archive, self.staging):
                private_folder(folder)
            for folder in (self.tables, self.datasets, self.locks, self.logs):
                folder.mkdir(exist_ok=True)
            probe = self.root / f".write-{os.getpid()}"
            probe.write_text("ok")
            probe.unlink()
        except OSError as error:
            raise StorageError(
                f"cannot write to {self.root}: {error.strerror}; choose another folder with --data"
            ) from error
        return self


def _is_complete(marker: Path) -> bool:
    """Whether a backup was ever whole; one whose marker is damaged is brought up to date first."""
    try:
        return bool(json.loads(marker.read_bytes())["complete"])
    except (ValueError, KeyError, TypeError):
        return False


def private_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner only."""
    for folder in reversed([p for p in (path, *path.parents) if not p.exists()]):
        folder.mkdir(mode=0o700, exist_ok=True)


def private_opener(path: str, flags: int) -> int:
    """For open(): a new file is for its owner only."""
    return os.open(path, flags, 0o600)


def keep_private(root: Path) -> None:
    """Shut what is private of a data folder to all but its owner, also what an earlier dafu or a
    copy has left open: pages as they came, what was taken down and why."""
    for name in PRIVATE:
        path = root / name
        with contextlib.suppress(OSError):  # gone, another owner's, or a disk without modes
            if path.stat().st_mode & 0o077:
                path.chmod(path.stat().st_mode & 0o700)


def write_atomic(path: Path, text: str | Iterable[str], private: bool = False) -> None:
    """Write a file (a text, or pieces of one) that is either old or new, never half: temporary
    name, fsync, rename."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    opener = private_opener if private else None
    with open(temporary, "w", encoding="utf-8", opener=opener) as out:
        out.writelines([text] if isinstance(text, str) else text)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)


def whole_lines(path: Path) -> Iterator[bytes]:
    """Lines of a file, without the last one when a kill has cut it; none when there is no file."""
    if not path.exists():
        return
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                return
            yield line


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSONL file up to the last whole line; a line cut by a kill ends the file."""
    for line in whole_lines(path):
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            return


def switch_incoming(root: Path) -> None:
    """Move the files of a backup that are to change together into their places (storage.backup): a
    switch that was cut goes on, one that was never ready is left alone."""
    ready = root / INCOMING / READY
    if not ready.exists():
        return
    with locked(root / "locks" / "backup.lock"):
        if not ready.exists():
            return  # another process did it
        try:
            plan = json.loads(ready.read_bytes())
            latest, doomed_names = plan["latest"], list(map(str, plan["remove"]))
        except (ValueError, KeyError, TypeError) as error:
            raise StorageError(
                f"{ready} is damaged: {root} is a backup whose last step was cut, and cannot be "
                "finished; run dafu backup to it again"
            ) from error
        files = root / INCOMING / "files"
        for path in sorted(p for p in files.rglob("*") if p.is_file()):
            goal = root / path.relative_to(files)
            goal.parent.mkdir(parents=True, exist_ok=True)
            for log in ("-wal", "-shm"):  # SQLite's, of the file that is replaced
                goal.with_name(goal.name + log).unlink(missing_ok=True)
            path.replace(goal)
        (root / "datasets").mkdir(exist_ok=True)
        for version in (root / INCOMING / "versions").glob("*"):
            version.rename(root / "datasets" / version.name)
        if latest:
            point(root / "datasets" / "latest", latest)
        for name in doomed_names:
            doomed = root / name
            if doomed.is_dir():
                shutil.rmtree(doomed)
            else:
                doomed.unlink(missing_ok=True)
        ready.unlink()
        shutil.rmtree(root / INCOMING)


def point(link: Path, name: str) -> None:
    """Move a symbolic link in one step."""
    temporary = link.with_name(f".{link.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(name)
    temporary.replace(link)


@contextlib.contextmanager
def locked(path: Path, wait: bool = True) -> Iterator[None]:
    """Hold an OS lock, which the kernel frees on any death. Raises BlockingIOError when not waiting
    and it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def hold(path: Path) -> IO[str]:
    """Take an OS lock until the returned file (and every copy of it in child processes) is closed.

    Raises BlockingIOError when another process holds it.
    """
    handle = path.open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise
    return handle


def is_held(path: Path) -> bool:
    """Whether some process holds the lock."""
    if not path.exists():
        return False
    try:
        hold(path).close()
    except BlockingIOError:
        return True
    return False
