"""Staging: what one crawl of one window found, as JSON lines that a kill cannot spoil, and its
report, written last."""

import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, TypeVar

from pydantic import TypeAdapter

from schemas.coverage import Listing
from schemas.known import KnownDocument, KnownExtent, KnownList
from schemas.run import Capture, Issue
from storage.layout import is_held, write_atomic
from storage.raw.runs import (
    REPORT,
    SPEC,
    BadLine,
    GoneDocument,
    RunReport,
    RunSpec,
    StagedPage,
    rows_in,
)

_DISCARDED = ".discarded-"
_CUTTING = ".cutting-"
ALIVE = "alive.lock"
"""Held by the crawl and its parent; a run is collected only when both have let go of it."""


HEADLESS_SECONDS = 600
"""Age of a folder without a spec that is not just being begun."""
T = TypeVar(
    "T", StagedPage, Capture, Issue, GoneDocument, KnownList, KnownDocument, KnownExtent, Listing
)
StagedRow = (
    StagedPage | Capture | Issue | GoneDocument | KnownList | KnownDocument | KnownExtent | Listing
)
"""What a run stages. KnownDocument is one that was asked for and did not change, KnownList a list
page with its validators."""
_FILES: dict[type, tuple[str, TypeAdapter[Any]]] = {
    kind: (f"{name}.jsonl", TypeAdapter(kind))
    for name, kind in (
        ("pages", StagedPage),
        ("captures", Capture),
        ("issues", Issue),
        ("gone", GoneDocument),
        ("lists", KnownList),
        ("documents", KnownDocument),
        ("extents", KnownExtent),
        ("listings", Listing),
    )
}
_OF_A_PART = (StagedPage, Capture, Issue, KnownDocument)
"""What a part of a large crawl takes with it; the rest belongs to the end of the walk."""


class StagingWriter:
    """Appends the rows of a run; each line is flushed, so what is written survives the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._open: dict[type, IO[bytes]] = {}
        self.parts = 0

    def add(self, row: StagedRow) -> None:
        """Append one row to the file of its kind."""
        kind = type(row)
        name, adapter = _FILES[kind]
        out = self._open.get(kind)
        if out is None:
            out = self._open[kind] = (self.folder / name).open("ab")
        line = row.line() if isinstance(row, StagedPage) else adapter.dump_json(row)
        out.write(line + b"\n")
        out.flush()

    def cut(self, spec: RunSpec, at: datetime) -> None:
        """Make a run of its own of what is staged so far, which is collected while this one goes
        on.

        Its rows carry the run's id; the run's row, its window and its other documents come with the
        last part. The part appears when it is whole; one that a kill left half made is made whole
        by `staged_runs`.
        """
        self._close()
        self.parts += 1
        hidden = self.folder.with_name(f"{_CUTTING}{self.folder.name}.p{self.parts:04d}")
        hidden.mkdir()
        spec.model_copy(update={"part": self.parts}).write(hidden)
        names = [_FILES[kind][0] for kind in _OF_A_PART]
        report = RunReport.part_of_run(at)
        report.model_copy(update={"files": digests(self.folder, names)}).write(hidden)
        _move_into_part(self.folder, hidden)
        hidden.rename(self.folder.with_name(f"{self.folder.name}.p{self.parts:04d}"))

    def _close(self) -> None:
        for out in self._open.values():
            out.close()
        self._open.clear()

    def finish(self, report: RunReport) -> None:
        """Close all files, then write the report atomically: a run without a report has crashed."""
        self._close()
        names = [name for name, _ in _FILES.values()]
        report.model_copy(update={"files": digests(self.folder, names)}).write(self.folder)


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of those of some files that are in a run's folder."""
    found = {}
    for name in names:
        if (folder / name).exists():
            with (folder / name).open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _move_into_part(run: Path, part: Path) -> None:
    for name, _ in (_FILES[kind] for kind in _OF_A_PART):
        if (run / name).exists():
            (run / name).rename(part / name)


def staged_runs(staging: Path) -> list[Path]:
    """Folders of runs that have ended and are not yet collected, oldest first."""
    if not staging.exists():
        return []
    for doomed in staging.glob(f"{_DISCARDED}*"):
        shutil.rmtree(doomed, ignore_errors=True)
    for half in staging.glob(f"{_CUTTING}*"):
        name = half.name.removeprefix(_CUTTING)
        run = staging / name.rsplit(".p", 1)[0]
        if not is_held(run / ALIVE):  # its run was killed while it was cut
            if (half / REPORT).exists():
                _move_into_part(run, half)
            half.rename(staging / name)
    folders = [
        p
        for p in staging.iterdir()
        if p.is_dir() and not p.name.startswith(".") and not is_held(p / ALIVE)
    ]
    ended = (p for p in folders if (p / SPEC).exists())
    return sorted(
        ended, key=lambda p: (p.name.partition(".p")[0], ".p" not in p.name, p.name)
    )  # a run comes after its parts


def staged(folder: Path, kind: type[T], bad: list[BadLine] | None = None) -> Iterator[T]:
    """Rows of one kind in a staged run, up to the last whole line; lines that cannot be used go to
    `bad`."""
    name, adapter = _FILES[kind]
    read: Any = StagedPage.of_line if kind is StagedPage else adapter.validate_json
    return rows_in(folder / name, read, bad)


def write_known(
    folder: Path,
    documents: Iterable[KnownDocument],
    lists: Iterable[KnownList],
    extents: Iterable[KnownExtent],
) -> None:
    """Write what is known before a crawl into its run's folder."""
    for name, kind, rows in (
        ("known.jsonl", KnownDocument, documents),
        ("known_lists.jsonl", KnownList, lists),
        ("known_extents.jsonl", KnownExtent, extents),
    ):
        adapter = _FILES[kind][1]
        write_atomic(folder / name, (f"{adapter.dump_json(row).decode()}\n" for row in rows))


def known_documents(folder: Path) -> dict[str, KnownDocument]:
    """The documents that a crawl knows before it begins, by key."""
    found = rows_in(folder / "known.jsonl", _FILES[KnownDocument][1].validate_json)
    return {row.document_key: row for row in found}


def known_lists(folder: Path) -> dict[str, KnownList]:
    """The list pages that a crawl knows before it begins, by address."""
    found = rows_in(folder / "known_lists.jsonl", _FILES[KnownList][1].validate_json)
    return {row.url: row for row in found}


def known_extents(folder: Path) -> dict[str, KnownExtent]:
    """What a crawl knows of the columns before it begins, by address."""
    found = rows_in(folder / "known_extents.jsonl", _FILES[KnownExtent][1].validate_json)
    return {row.url: row for row in found}


def headless_runs(staging: Path) -> list[Path]:
    """Folders of runs without a spec that nobody works on: a part of an import or a reparse that
    was killed, or a crawl whose spec is lost."""
    if not staging.exists():
        return []
    begun = time.time() - HEADLESS_SECONDS
    return [
        p
        for p in staging.iterdir()
        if p.is_dir()
        and not p.name.startswith(".")
        and not (p / SPEC).exists()
        and p.stat().st_mtime < begun
        and not is_held(p / ALIVE)
    ]


def discard(folder: Path) -> None:
    """Remove a collected run; its captures stay in the archive. It is gone at once: a kill leaves
    no half of it."""
    doomed = folder.with_name(f"{_DISCARDED}{folder.name}")
    folder.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)
