"""The folder of an older tree while a newer one takes it over, and what was seen on the way."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows.cli import main
from schemas.source import Source
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.tables.delta import TABLES, Tables
from storage.versions.folders import latest_version

Rows = dict[str, dict[str, Any]]


@dataclass
class Told:
    """What a command said: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@dataclass
class Story:
    """The folder while a newer tree takes it over, and what was seen on the way."""

    layout: Layout
    sources: dict[str, Source]
    told: dict[str, Told] = field(default_factory=dict)
    old: list[str] = field(
        default_factory=list
    )  # names of the versions that were there, newest first
    new: str = ""
    before: Rows = field(default_factory=dict)
    counted: list[dict[str, int]] = field(
        default_factory=list
    )  # rows of the tables before and after
    staged: list[SourceReport] = field(default_factory=list)
    refused: str | None = None

    @property
    def after(self) -> Rows:
        """Replies of the version that the night published."""
        return held(self.layout, self.new)


def published(layout: Layout, version: str, table: str) -> list[dict[str, Any]]:
    """Rows of a published version."""
    rows: list[dict[str, Any]] = pq.read_table(layout.datasets / version / table).to_pylist()
    return rows


def held(layout: Layout, version: str) -> Rows:
    """Rows of `replies` by id."""
    return {row["reply_id"]: row for row in published(layout, version, "replies")}


def numbered(rows: Rows) -> dict[tuple[str, int], dict[str, Any]]:
    """Rows by source and the number in their address."""
    return {
        (r["source_id"], int(re.findall(r"_([0-9]{7})\.", r["url"])[0])): r for r in rows.values()
    }


def row_counts(layout: Layout) -> dict[str, int]:
    tables = Tables(layout.tables)
    return {name: tables.read(name).num_rows for name in TABLES if name != "captures"}


def newest(layout: Layout) -> str:
    found = latest_version(layout)
    assert found is not None
    return found.name


def run_dafu(folder: Path, arguments: list[str]) -> Told:
    """A command as its entry point runs it, with what that makes of errors."""
    out, err = folder / "out.txt", folder / "err.txt"
    code: Any = 0
    with (
        out.open("w", encoding="utf-8") as stdout,
        err.open("w", encoding="utf-8") as stderr,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "argv", ["dafu", *arguments])
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "stderr", stderr)
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Told(int(code or 0), out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))
