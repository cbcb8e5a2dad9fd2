"""Staging: what one crawl of one window found, as JSON lines that a kill cannot spoil, and its report, written last."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from schemas.run import Capture
from storage.layout import is_held, json_lines, write_atomic

REPORT = "report.json"
_DISCARDED = ".discarded-"
ALIVE = "alive.lock"
"""Held by the crawl and its parent; a run is collected only when both have let go of it."""


class StagingWriter:
    """Appends the pages and captures of a run; each line is flushed, so what is written survives the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._open: dict[str, IO[str]] = {}

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

    def finish(self, report: dict[str, Any]) -> None:
        """Close all files, then write the report atomically: a run without a report has crashed."""
        for out in self._open.values():
            out.close()
        self._open.clear()
        write_atomic(self.folder / REPORT, json.dumps(report, ensure_ascii=False, indent=1))


def staged_runs(staging: Path) -> list[Path]:
    """Folders of runs that have ended and are not yet collected, oldest first."""
    if not staging.exists():
        return []
    for doomed in staging.glob(f"{_DISCARDED}*"):
        shutil.rmtree(doomed, ignore_errors=True)
    folders = [p for p in staging.iterdir() if p.is_dir() and not p.name.startswith(".") and not is_held(p / ALIVE)]
    ended = (p for p in folders if (p / "spec.json").exists())
    return sorted(ended, key=lambda p: p.name)


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
    """Remove a collected run; its captures stay in the archive. It is gone at once: a kill leaves no half of it."""
    doomed = folder.with_name(f"{_DISCARDED}{folder.name}")
    folder.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)
