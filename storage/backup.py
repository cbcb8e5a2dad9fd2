"""A backup: a second data folder, brought up to date by copying what changed. It can be used as it
is."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.layout import Layout, StorageError, locked

KEPT = ("archive", "tables", "datasets", "health", "suppress.jsonl", "ledger.sqlite")
"""What is worth keeping; staging, logs and locks are of this machine and this moment."""


def backup(layout: Layout, target: Path) -> tuple[int, int]:
    """Copy what changed since the last backup to the same folder; (files copied, bytes copied).

    No commit and no publication runs meanwhile; crawls go on, and what they have staged comes with
    the next backup. SQLite files are copied by SQLite itself, hard links of versions stay hard
    links, `latest` moves last.
    Raises StorageError when the target cannot be one.
    """
    if (
        target.resolve() == layout.root.resolve()
        or layout.root.resolve() in target.resolve().parents
    ):
        raise StorageError(
            f"{target} lies in the data folder itself; choose a folder on another disk"
        )
    if target.exists() and any(target.iterdir()) and not (target / "ledger.sqlite").exists():
        raise StorageError(f"{target} is not empty and no backup of dafu; choose another folder")
    copied = size = 0
    with locked(layout.locks / "publish.lock"), locked(layout.locks / "tables.lock"):
        placed: dict[tuple[int, int], Path] = {}
        for source in _files(layout.root):
            goal, state = target / source.relative_to(layout.root), source.stat()
            goal.parent.mkdir(parents=True, exist_ok=True)
            same = (
                goal.exists()
                and goal.stat().st_size == state.st_size
                and goal.stat().st_mtime_ns == state.st_mtime_ns
            )
            first = placed.setdefault((state.st_dev, state.st_ino), goal)
            if same:
                continue
            part = goal.with_name(f".{goal.name}.part")
            part.unlink(missing_ok=True)
            if first != goal:
                os.link(first, part)
            elif source.suffix == ".sqlite":
                with closing(sqlite3.connect(source)) as db, closing(sqlite3.connect(part)) as out:
                    db.backup(out)
            else:
                shutil.copy2(source, part)
            part.replace(goal)
            if first == goal:
                copied, size = copied + 1, size + state.st_size
        latest = layout.datasets / "latest"
        if latest.is_symlink():
            new = target / "datasets" / ".latest"
            new.unlink(missing_ok=True)
            new.symlink_to(latest.readlink())
            new.replace(target / "datasets" / "latest")
    return copied, size


def _files(root: Path) -> list[Path]:
    """Files to keep; SQLite's logs and half-made files are not."""
    found = []
    for name in KEPT:
        path = root / name
        below = path.rglob("*") if path.is_dir() else [path]
        found += [
            p
            for p in below
            if p.is_file()
            and not p.is_symlink()
            and not p.name.endswith(("-wal", "-shm"))
            and "/.building-" not in str(p)
        ]
    return sorted(found)
