"""What is wrong with a data folder, in plain words, and what can be done about it.

`quick_findings` costs a second or so and runs with every `dafu status`; `findings` reads
everything: archive, tables, versions, and backups that are named.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from schemas.ground.clock import now
from storage.layout import Layout, StorageError, write_atomic
from storage.ledger import Ledger
from storage.ledger_db import is_shared
from storage.setaside import FOLDER, SMALL_BYTES, UNREADABLE, is_sound_sqlite
from storage.store import store
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.marks import lost_documents, refuse_damaged_tables
from storage.tables.suppressed import suppressed
from storage.versions.folders import LATEST
from storage.versions.manifest import manifest_of
from storage.watch import looks, repairs
from storage.watch.archived import ArchiveLook

Repair = Callable[[Layout], str]
"""Makes what can be made again; a line about what it did."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    message: str
    what_to_do: str
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class LastLook:
    """When the whole folder was last looked through, and how many things were wrong."""

    at: datetime
    findings: int


def quick_findings(layout: Layout) -> list[Finding]:
    """What shows without reading much: databases, list of take-downs, logs of the tables, versions'
    manifests."""
    return list(_quick(layout))


def findings(layout: Layout, backups: list[Path], progress: Callable[[str], None]) -> list[Finding]:
    """All that is wrong. `progress` is told what is looked at."""
    found = quick_findings(layout)
    looked: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("tables", lambda: _tables(layout)),
        ("ledger", lambda: _ledger(layout)),
        ("take-downs", lambda: _takedowns(layout, [layout.root, *backups])),
        ("archive", lambda: _archive(layout)),
        ("versions", lambda: _versions(layout)),
    )
    for name, look in looked:
        progress(name)
        try:
            found += [f for f in look() if f not in found]
        except UNREADABLE as error:
            if not any(str(error).startswith(f.message) for f in found):
                found.append(Finding(str(error), "see above; what cannot be read is not looked at"))
    write_atomic(_last(layout), json.dumps({"at": now().isoformat(), "findings": len(found)}))
    return found


def last_look(layout: Layout) -> LastLook | None:
    """The last look at the whole; None before the first."""
    try:
        told = json.loads(_last(layout).read_bytes())
        return LastLook(datetime.fromisoformat(told["at"]), int(told["findings"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _last(layout: Layout) -> Path:
    layout.health.mkdir(exist_ok=True)
    return layout.health / "doctor.json"


def _quick(layout: Layout) -> Iterator[Finding]:
    if not layout.has_ledger and not (layout.tables / "replies").exists():
        return  # nothing was collected yet
    damaged = list(_damaged_ledger(layout, quick=True))
    yield from damaged
    if damaged and (is_shared() or any(f.repair is repairs.new_ledger for f in damaged)):
        return
    try:
        suppressed(layout.tables)
    except StorageError as error:
        what = "dafu doctor --repair makes it again from the ledger"
        yield Finding(str(error).partition(",")[0], what, repairs.takedown_list)
        return
    for name in ("current", "duplicates"):
        if not is_sound_sqlite(layout.tables / f"{name}.sqlite"):
            what = "nothing; it is made again when it is next used"
            yield Finding(f"{name}.sqlite is damaged", what, repairs.indexes)
    has_tables = any((layout.tables / name).exists() for name in ("replies", "current.sqlite"))
    if has_tables or Ledger(layout.ledger).last_commit():
        tables = Tables(layout.tables)
        try:
            index = CurrentIndex(tables)
            refuse_damaged_tables(index, tables)
            yield from _forgotten(index, Ledger(layout.ledger))
            if tables.count("captures") and not _has_archive(layout):
                what = (
                    "put it back from a backup; the rows stay, and dafu crawl SOURCE --recheck "
                    "fetches pages anew"
                )
                yield Finding(f"no file of the archive is in {layout.archive}", what)
        except StorageError as error:
            what = (
                "restore the folder from a backup; without one, dafu doctor --repair takes the "
                "tables as they are, and dafu import of the files of the archive reads the rest "
                "again"
            )
            yield Finding(str(error).partition("; nothing is")[0], what, repairs.tables_as_they_are)
    yield from _latest(layout)
    aside = sorted((layout.root / FOLDER).glob("*"))
    if aside:
        named = ", ".join(p.name for p in aside[:3])
        what = "nothing; look at them if you want, and remove them"
        yield Finding(f"{len(aside)} damaged file(s) were put aside: {named}", what)


def _has_archive(layout: Layout) -> bool:
    """Whether the archive has any file, here or in the object store."""
    return bool(store()) or any(layout.archive.glob("*/*/*.warc.gz"))


def _damaged_ledger(layout: Layout, quick: bool) -> Iterator[Finding]:
    """What of the ledger cannot be read, or is not what was written. A large one is not looked
    through when it is to be `quick`, nor a small one again when not."""
    try:
        ledger = Ledger(layout.ledger)
        if is_shared() or quick == (layout.ledger.stat().st_size > SMALL_BYTES):
            return
        if not is_sound_sqlite(layout.ledger, thorough=True):
            raise StorageError(f"{layout.ledger} is damaged")
    except StorageError as error:
        told = str(error).partition(";")[0]
        if is_shared():
            yield Finding(told, "see to the database, or restore it from its dump")
            return
        what = "dafu doctor --repair makes a new one of what can be read of it and of the tables"
        yield Finding(told, f"{what}; better is a whole backup", repairs.new_ledger)
        return
    for table, parts in ledger.broken().items():
        shown = ", ".join(sorted(filter(None, parts))[:3])
        what = "dafu doctor --repair forgets it, and the next night asks for it again"
        message = f"the ledger is damaged in its table {table}" + (f" ({shown})" if shown else "")
        yield Finding(message, what, repairs.sound_rows)


def _forgotten(index: CurrentIndex, ledger: Ledger) -> Iterator[Finding]:
    lost = lost_documents(index, ledger)
    if lost:
        what = "dafu doctor --repair lets the next night ask for all of their documents again"
        message = f"the ledger has lost {sum(lost.values())} documents of {', '.join(lost)}"
        yield Finding(message, what, repairs.sources_to_ask_again)


def _latest(layout: Layout) -> Iterator[Finding]:
    link = layout.datasets / LATEST
    if not link.exists():
        if any(layout.datasets.glob("[0-9]*")):
            what = "dafu doctor --repair lets it name the newest version that is whole"
            yield Finding("the link datasets/latest is gone", what, repairs.sound_versions)
        return
    try:
        manifest_of(link.resolve())
    except StorageError as error:
        what = "dafu doctor --repair puts the version aside"
        yield Finding(str(error).partition(";")[0], what, repairs.sound_versions)


def _tables(layout: Layout) -> Iterator[Finding]:
    for line in looks.damaged_tables(layout):
        what = (
            "restore tables/ from a backup; without one, dafu doctor --repair puts aside what "
            "cannot be read, and dafu import of the files of the archive reads the rest again"
        )
        yield Finding(line, what, repairs.tables_as_they_are)
    lost = looks.lost_states(layout)
    if lost:
        what = (
            "restore tables/ from a backup; without one, dafu doctor --repair and then dafu "
            "reparse read them again from the archive"
        )
        shown = ", ".join(lost[:3])
        message = f"the rows or texts of {len(lost)} current replies are not all there ({shown})"
        yield Finding(message, what, repairs.states_to_read_again)
        return
    wrong = looks.wrongly_indexed(layout)
    if wrong:
        what = "dafu doctor --repair makes the index again from the tables"
        message = f"the index does not have {len(wrong)} replies as the tables have them"
        yield Finding(f"{message} ({', '.join(wrong[:3])})", what, repairs.indexes_anew)


def _ledger(layout: Layout) -> Iterator[Finding]:
    yield from _damaged_ledger(layout, quick=False)
    unknown = looks.documents_without_rows(layout)
    count = sum(len(keys) for keys in unknown.values())
    if count:
        what = "dafu doctor --repair forgets them, and the next night fetches them again"
        message = f"the ledger knows {count} documents that are in no table"
        yield Finding(message, what, repairs.forgotten_documents)


def _takedowns(layout: Layout, roots: list[Path]) -> Iterator[Finding]:
    unlisted = looks.unlisted_takedowns(layout)
    if unlisted:
        what = "dafu doctor --repair puts them on the list again"
        message = f"{len(unlisted)} replies were taken down once and are not on the list"
        yield Finding(message, what, repairs.takedown_list)
    if looks.taken_down_in_tables(Tables(layout.tables)):
        what = "dafu doctor --repair takes them out"
        yield Finding("the tables hold replies that were taken down", what, repairs.erased_rows)
    for root in roots:
        for version, count in looks.versions_with_taken_down(layout, root):
            what = "dafu versions prune --keep 1" + (
                ", and dafu backup again" if root != layout.root else ""
            )
            place = "" if root == layout.root else f" of the backup {root}"
            yield Finding(f"version {version}{place} holds {count} replies taken down", what)


def _archive(layout: Layout) -> Iterator[Finding]:
    look = ArchiveLook(layout)
    for file, gone in look.lost.items():
        what = (
            "the rows stay; dafu crawl SOURCE --recheck fetches the pages anew, or put the file "
            "back from a backup"
        )
        yield Finding(f"archive/{file}: {gone} record(s) are gone or damaged", what)
    for file, pages in look.unknown.items():
        what = f"dafu import {layout.archive / file} reads them"
        yield Finding(f"archive/{file}: {pages} page(s) are in no table", what)


def _versions(layout: Layout) -> Iterator[Finding]:
    for version, files in looks.damaged_versions(layout).items():
        what = "dafu doctor --repair puts it aside, and the next publication is made whole"
        shown = ", ".join(files[:2])
        message = f"version {version}: {len(files)} file(s) are not what was written ({shown})"
        yield Finding(message, what, repairs.sound_versions)
