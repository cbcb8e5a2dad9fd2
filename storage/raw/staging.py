"""Staging: what one crawl of one window found, as JSON lines that a kill cannot spoil, and its
report, written last."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from schemas.run import Capture
from storage.layout import is_held, json_lines, write_atomic

REPORT = "report.json"
_DISCARDED = ".discarded-"
_CUTTING = ".cutting-"
ALIVE = "alive.lock"
"""Held by the crawl and its parent; a run is collected only when both have let go of it."""


class StagingWriter:
    """Appends the pages and captures of a run; each line is flushed, so what is written survives
    the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._open: dict[str, IO[str]] = {}
        self.parts = 0

    def add(self, name: str, row: dict[str, Any]) -> None:
        """Append one object to `<name>.jsonl`."""
        out = self._open.get(name)
        if out is None:
            out = self._open[name] = (self.folder / f"{name}.jsonl").open("a", encoding="utf-8")
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()

    def add_capture(self, capture: Capture) -> None:
        """Append one index row of the archive."""
        self.add("captures", capture.model_dump(mode="json"))

    def cut(self, spec: dict[str, Any], at: datetime) -> None:
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
        write_atomic(
            hidden / "spec.json", json.dumps({**spec, "part": self.parts}, ensure_ascii=False)
        )
        write_atomic(
            hidden / REPORT, json.dumps({"outcome": "partial", "ended_at": at.isoformat()})
        )
        for name in ("pages", "captures", "issues", "documents"):
            if (self.folder / f"{name}.jsonl").exists():
                (self.folder / f"{name}.jsonl").rename(hidden / f"{name}.jsonl")
        hidden.rename(self.folder.with_name(f"{self.folder.name}.p{self.parts:04d}"))

    def _close(self) -> None:
        for out in self._open.values():
            out.close()
        self._open.clear()

    def finish(self, report: dict[str, Any]) -> None:
        """Close all files, then write the report atomically: a run without a report has crashed."""
        self._close()
        write_atomic(self.folder / REPORT, json.dumps(report, ensure_ascii=False, indent=1))


def staged_runs(staging: Path) -> list[Path]:
    """Folders of runs that have ended and are not yet collected, oldest first."""
    if not staging.exists():
        return []
    for doomed in staging.glob(f"{_DISCARDED}*"):
        shutil.rmtree(doomed, ignore_errors=True)
    for half in staging.glob(f"{_CUTTING}*"):
        if not is_held(staging / half.name.removeprefix(_CUTTING).rsplit(".p", 1)[0] / ALIVE):
            half.rename(
                staging / half.name.removeprefix(_CUTTING)
            )  # its run was killed while it was cut
    folders = [
        p
        for p in staging.iterdir()
        if p.is_dir() and not p.name.startswith(".") and not is_held(p / ALIVE)
    ]
    ended = (p for p in folders if (p / "spec.json").exists())
    return sorted(
        ended, key=lambda p: (p.name.partition(".p")[0], ".p" not in p.name, p.name)
    )  # a run comes after its parts


def staged(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Rows of one kind in a staged run."""
    return json_lines(folder / f"{name}.jsonl")


def staged_report(folder: Path) -> dict[str, Any] | None:
    """The report of a run, or None when it died before writing one."""
    path = folder / REPORT
    if not path.exists():
        return None
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def discard(folder: Path) -> None:
    """Remove a collected run; its captures stay in the archive. It is gone at once: a kill leaves
    no half of it."""
    doomed = folder.with_name(f"{_DISCARDED}{folder.name}")
    folder.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)
