"""A backup: a second data folder, brought up to date by copying what changed. It can be used as it
is.

An interruption at any moment leaves the state of the last whole backup. Files that never change
once they are named (records of the archive, data files of the tables, versions) are copied first,
where nothing refers to them yet. What names them (logs of the tables, ledger, index, take-downs,
`latest`) is put beside its place, and moves there in one step that the next use of the folder
finishes when it was cut (storage.layout.switch_incoming).
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from schemas.ground.clock import now
from storage.layout import (
    BACKUP,
    INCOMING,
    READY,
    Layout,
    StorageError,
    keep_private,
    locked,
    private_folder,
    switch_incoming,
    write_atomic,
)
from storage.ledger import Ledger
from storage.ledger_db import is_shared
from storage.raw.erasing import differ_by_erasure
from storage.setaside import file_digest, is_sound_sqlite
from storage.store import store
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.files import written_digests
from storage.tables.marks import lost_documents, refuse_damaged_tables
from storage.tables.opening import LOG
from storage.tables.state import last_commit_in
from storage.tables.turn import writing
from storage.versions.folders import fetch_latest
from storage.versions.manifest import manifest_of

_STATE = ("suppress.jsonl", "ledger.sqlite", "tables/current.sqlite", "tables/duplicates.sqlite")


_WAY_OUT = "nothing is copied over the backup; see dafu doctor"


@dataclass
class Copied:
    """What a backup did."""

    files: int = 0
    size: int = 0
    """Bytes."""
    only_there: int = 0
    """Files of the archive that the backup has and the folder has not (any more)."""


def backup(layout: Layout, target: Path) -> Copied:
    """Copy what changed since the last backup to the same folder.

    No commit and no publication runs meanwhile; crawls go on, and what they have staged comes with
    the next backup. The backup is a mirror: versions and table files that are not here any more
    (pruned, taken down) leave it too. The archive only grows. Raises StorageError when the target
    cannot be one, and when what is here is damaged: a good backup is not replaced by it. Every file
    of tables and versions that is copied is compared with what was written.
    """
    _refuse_other_folders(layout.root, target)
    target.mkdir(parents=True, exist_ok=True)
    _finish(target)
    if not (target / BACKUP).exists() and not (target / "ledger.sqlite").exists():
        write_atomic(target / BACKUP, json.dumps({"complete": False}))
    shutil.rmtree(target / INCOMING / "files", ignore_errors=True)
    copied = Copied()
    _copy_archive(layout, target, copied)
    with locked(layout.locks / "publish.lock"), writing(layout):
        _refuse_damage(layout)
        fetch_latest(layout)
        written = written_digests(Tables(layout.tables))
        _copy_archive(layout, target, copied)
        for source in _data_files(layout.tables):
            goal = target / source.relative_to(layout.root)
            if not _is_same(source, goal):
                _copy(source, goal, copied, written.get(source))
        _bring(target, copied, ("archive", "tables"))
        names = _copy_versions(layout, target, copied)
        _stage_state(layout, target, copied, written)
        latest = layout.datasets / "latest"
        plan = {
            "latest": latest.readlink().name if latest.is_symlink() else None,
            "remove": sorted(_not_here(layout.root, target, names)),
        }
        os.sync()  # all files are on the disk before anything names them
        write_atomic(target / INCOMING / READY, json.dumps(plan))
    switch_incoming(target)
    keep_private(target)
    here = {path.relative_to(layout.root) for path in _below(layout.archive)}
    there = {path.relative_to(target) for path in _below(target / "archive")}
    copied.only_there = len(there - here)
    return copied


def _finish(target: Path) -> None:
    """Finish the last step of the backup before. When what it was is not known any more, the
    backup counts as not whole until this one is."""
    try:
        switch_incoming(target)
    except StorageError:
        write_atomic(target / BACKUP, json.dumps({"complete": False}))
        (target / INCOMING / READY).unlink()


def _refuse_other_folders(root: Path, target: Path) -> None:
    """Raise StorageError for a folder that is no place for a backup of this one."""
    here, there = root.resolve(), target.resolve()
    if there == here or here in there.parents:
        raise StorageError(
            f"{target} lies in the data folder itself; choose a folder on another disk"
        )
    if not target.exists() or not any(target.iterdir()) or (target / BACKUP).exists():
        pass
    elif not (target / "ledger.sqlite").exists():
        raise StorageError(f"{target} is not empty and no backup of dafu; choose another folder")
    elif (target / "staging").exists():
        raise StorageError(f"{target} is a data folder in use and no backup; choose another folder")
    if last_commit_in(target) > last_commit_in(root):
        raise StorageError(
            f"{target} holds later data than {root}; if {root} was restored from an older backup, "
            "choose a new folder for its backups"
        )


def _refuse_damage(layout: Layout) -> None:
    """Raise StorageError when what is here is not as the last commit left it."""
    for path in (layout.root / name for name in _STATE if name.endswith(".sqlite")):
        if not is_sound_sqlite(path, thorough=True):
            raise StorageError(f"{path} is damaged; {_WAY_OUT}")
    tables, ledger = Tables(layout.tables), Ledger(layout.ledger)
    index = CurrentIndex(tables)
    refuse_damaged_tables(index, tables)
    broken = ledger.broken()
    if broken:
        raise StorageError(f"{layout.ledger} is damaged ({', '.join(broken)}); {_WAY_OUT}")
    lost = lost_documents(index, ledger)
    if lost:
        raise StorageError(
            f"the ledger has lost {sum(lost.values())} documents of {', '.join(lost)}; {_WAY_OUT}"
        )


def _below(folder: Path) -> Iterator[Path]:
    """Whole files below a folder."""
    yield from sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and not p.is_symlink() and not p.name.endswith(".part")
    )


def _data_files(tables: Path) -> Iterator[Path]:
    return (p for p in _below(tables) if p.parent != tables and not _is_naming(p))


def _is_naming(path: Path) -> bool:
    return LOG in path.parts


def _copy_archive(layout: Layout, target: Path, copied: Copied) -> None:
    """Copy files of the archive that are new, have grown, or of which records are erased. Raises
    StorageError for one that is otherwise not what the backup has, and more: a file of the archive
    is never changed."""
    for source in _below(layout.archive):
        goal = target / source.relative_to(layout.root)
        if _is_same(source, goal):
            continue
        if goal.exists() and not differ_by_erasure(source, goal):
            raise StorageError(
                f"{source} and {goal} differ, and no file of the archive is ever changed; put the "
                "one that can be read in the place of the other. Nothing is copied over the backup"
            )
        private_folder(goal.parent)
        _copy(source, goal, copied)


def _is_same(source: Path, goal: Path) -> bool:
    if not goal.exists():
        return False
    here, there = source.stat(), goal.stat()
    return (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns)


def _copy(source: Path, goal: Path, copied: Copied, written: str | None = None) -> None:
    """Copy a file; it appears when it is whole. One of SQLite is copied by SQLite. Raises
    StorageError when its SHA-256 is not `written`."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    part = goal.with_name(f".{goal.name}.part")
    part.unlink(missing_ok=True)
    if source.suffix == ".sqlite":
        part.touch(mode=0o600)
        with closing(sqlite3.connect(source)) as db, closing(sqlite3.connect(part)) as out:
            db.backup(out)
    else:
        shutil.copy2(source, part)
        if written and file_digest(part) != written:
            part.unlink()
            raise StorageError(f"{source} is not what was written; {_WAY_OUT}")
    copied.files, copied.size = copied.files + 1, copied.size + part.stat().st_size
    part.replace(goal)


def _copy_versions(layout: Layout, target: Path, copied: Copied) -> set[str]:
    """Copy the versions that the target has not; names of all. Files that versions share are shared
    there too."""
    placed: dict[tuple[int, int], Path] = {}
    names = set()
    for version in sorted(layout.datasets.glob("[0-9]*")):
        names.add(version.name)
        goal = target / "datasets" / version.name
        files = [(p, p.relative_to(version)) for p in _below(version)]
        written = manifest_of(version).checksums
        # A version that is there is whole; a file of it that is not what it was is put anew. A new
        # one waits until the tables that it was made of are there too.
        building = goal if goal.exists() else target / INCOMING / "versions" / version.name
        for path, name in files:
            if _is_same(path, building / name):
                continue
            state = path.stat()
            known = placed.get((state.st_dev, state.st_ino))
            if known is None or building == goal:
                _copy(path, building / name, copied, written.get(str(name)))
            else:
                (building / name).parent.mkdir(parents=True, exist_ok=True)
                os.link(known, building / name)
        for path, name in files:
            state = path.stat()
            placed[(state.st_dev, state.st_ino)] = building / name
    for half in (target / INCOMING / "versions").glob("*"):
        if half.name not in names:  # of an interrupted backup, and pruned here since
            shutil.rmtree(half)
    return names


def _stage_state(layout: Layout, target: Path, copied: Copied, written: Mapping[Path, str]) -> None:
    """Put what names the other files beside its place, as far as it changed."""
    root, incoming = layout.root, target / INCOMING / "files"
    incoming.mkdir(parents=True)
    changing = [p for p in _below(layout.tables) if _is_naming(p)]
    changing += _below(layout.health) if layout.health.exists() else []
    changing += [root / name for name in _STATE if (root / name).exists()]
    if is_shared():
        Ledger(layout.ledger).copy(incoming / "ledger.sqlite")
        copied.files += 1
    for source in changing:
        name = source.relative_to(root)
        if source.suffix == ".sqlite" or not _is_same(source, target / name):
            _copy(source, incoming / name, copied, written.get(source))
    _bring(target, copied, ("tables",), naming=True)
    done = {"complete": True, "at": now().isoformat(), "last_commit": last_commit_in(root)}
    write_atomic(incoming / BACKUP, json.dumps(done))


def _bring(target: Path, copied: Copied, folders: tuple[str, ...], naming: bool = False) -> None:
    """Fetch what the object store has and the backup has not: what never changes once it is named,
    or what names it, beside its place."""
    objects = store()
    there = {n: s for f in folders for n, s in objects.states(f).items()} if objects else {}
    for name, (size, changed) in there.items():
        goal = target / name
        here = goal.stat() if goal.exists() else None
        # An erased record leaves a file of the archive as long as it was.
        same = here is not None and here.st_size == size and here.st_mtime >= changed
        if objects and _is_naming(goal) == naming and not same:
            place = target / INCOMING / "files" / name if naming else goal
            objects.download(name, place, private=name.startswith("archive/"))
            copied.files, copied.size = copied.files + 1, copied.size + size


def _not_here(root: Path, target: Path, versions: set[str]) -> Iterator[str]:
    """What leaves the backup: versions and files of tables that this folder, or the object store,
    has not."""
    objects = store()
    stored = set(objects.names("tables")) if objects else set[str]()
    for version in (target / "datasets").glob("[0-9]*"):
        if version.name not in versions:
            yield f"datasets/{version.name}"
    for path in _below(target / "tables"):
        name = path.relative_to(target)
        kept = (root / name).exists() or str(name) in stored
        if path.parent != target / "tables" and not kept:
            yield str(name)
