"""What commands print: a table on a terminal, plain columns in a pipe, JSON when asked for."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from flows.nightly import NightReport
    from storage.source_report import SourceReport

COLUMNS = ("listed", "fetched", "new", "changed", "gone", "failed")


def print_json(value: Any) -> None:
    """A value with its models and dates as indented JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Rows under their column names. A terminal's width is COLUMNS where that is set, and NO_COLOR
    is obeyed; in a pipe each row is one line, however long."""
    if sys.stdout.isatty():
        _print_rich(columns, rows)
        return
    from rich.cells import cell_len

    lines = [list(columns), *([_cell(value) for value in row] for row in rows)]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    right = [_is_number(rows, i) for i in range(len(columns))]
    for line in lines:
        cells = []
        for text, width, number in zip(line, widths, right, strict=True):
            space = " " * (width - cell_len(text))
            cells.append(space + text if number else text + space)
        print("  ".join(cells).rstrip())


def _print_rich(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for i, name in enumerate(columns):
        table.add_column(name, justify="right" if _is_number(rows, i) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value), _STYLES.get(_cell(value), "")) for value in row))
    Console().print(table)


_STYLES = {
    **dict.fromkeys(("complete", "healthy", "active"), "green"),
    **dict.fromkeys(("partial", "empty", "unverified", "incomplete", "never_run"), "yellow"),
    **dict.fromkeys(("blocked", "failed"), "red"),
}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_number(rows: Sequence[Sequence[Any]], column: int) -> bool:
    return bool(rows) and all(isinstance(row[column], int) for row in rows)


def print_listing(columns: Sequence[str], rows: Sequence[Sequence[Any]], as_json: bool) -> None:
    """A listing as a table, or as a JSON array with one object a row."""
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)


def print_sources(reports: "list[SourceReport]") -> None:
    """One line a source."""
    rows = [
        (r.source_id, r.outcome, *(r.counts[c] for c in COLUMNS), r.reason)
        for r in sorted(reports, key=lambda r: r.source_id)
    ]
    print_table(("source", "outcome", *COLUMNS, "reason"), rows)


def print_night(report: "NightReport", data: Path) -> None:
    """The morning page of the terminal: sources, totals, and how to open the dataset."""
    from flows.health_page.page import health_page
    from storage.layout import Layout

    print()
    print_sources(report.sources)
    new, changed = (sum(r.counts[c] for r in report.sources) for c in ("new", "changed"))
    gone = sum(r.counts["gone"] for r in report.sources)
    bad = [r for r in report.sources if not r.is_well]
    if new + changed + gone:
        print(f"\n{new} new, {changed} changed, {gone} gone.")
    elif not bad:
        print("\nNothing new: every list was read and no reply is new, changed or gone.")
    else:
        print("\nNothing new.")
    if bad:
        print(
            f"{len(bad)} of {len(report.sources)} sources were not read to their end (the table "
            "says why); the next night takes them first."
        )
    if report.unproven_line:
        print(report.unproven_line)
    print(
        f"Dataset: {report.version.resolve()}"
        + ("" if report.is_new_version else " (the version from before: nothing changed)")
    )
    print(f"Health page: {health_page(Layout(data)).resolve()}")
    print_open_lines(data)


def print_open_lines(data: Path) -> None:
    """Lines that open the newest version, as they can be pasted: one for each reader that is
    installed here."""
    replies = (data / "datasets" / "latest").resolve() / "replies"
    files = f"'{replies}/**/*.parquet', hive_partitioning"
    columns = "'title', 'agency', 'reply_date'"
    lines = {
        "pandas": f"import pandas as pd; print(pd.read_parquet('{replies}')[[{columns}]])",
        "polars": f"import polars as pl; print(pl.read_parquet({files}=True).select({columns}))",
        "duckdb": 'import duckdb; print(duckdb.sql(\\"select title, agency, reply_date from '
        f'read_parquet({files}=true)\\"))',
    }
    print("\nOpen it with:")
    for name, line in lines.items():
        if find_spec(name):
            print(f'  {sys.executable} -c "{line}"')
    if not (find_spec("pandas") and find_spec("polars")):
        print("  pandas and Polars are installed with: pip install 'dafu[readers]'")
