"""What runs print: tables for people on the terminal, and the generated page of sources."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flows.health_page.page import health_page
from schemas.source import Source
from storage.collect import SourceReport
from storage.layout import Layout

if TYPE_CHECKING:
    from flows.nightly import NightReport

COLUMNS = ("listed", "fetched", "new", "changed", "gone", "failed")


def print_sources(reports: list[SourceReport]) -> None:
    """One line a source."""
    width = max([len(r.source_id) for r in reports] or [6])
    print(f"{'source':<{width}}  {'outcome':<8} " + " ".join(f"{c:>7}" for c in COLUMNS))
    for r in sorted(reports, key=lambda r: r.source_id):
        print(
            f"{r.source_id:<{width}}  {r.outcome:<8} "
            + " ".join(f"{r.counts[c]:>7}" for c in COLUMNS)
            + (f"  {r.reason}" if r.reason else "")
        )


def print_night(report: "NightReport", data: Path) -> None:
    """The morning page of the terminal: sources, totals, and how to open the dataset."""
    print()
    print_sources(report.sources)
    new, changed = (sum(r.counts[c] for r in report.sources) for c in ("new", "changed"))
    gone = sum(r.counts["gone"] for r in report.sources)
    print(
        "\nNothing new: every list was read and no reply is new, changed or gone."
        if not new + changed + gone
        else f"\n{new} new, {changed} changed, {gone} gone."
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
    """Three lines that open the newest version, as they can be pasted."""
    replies = data.resolve() / "datasets" / "latest" / "replies"
    python = sys.executable
    print("\nOpen it with:")
    print(
        f"  {python} -c \"import pandas as pd; print(pd.read_parquet('{replies}')[['title', "
        "'agency', 'reply_date']])\""
    )
    print(
        f"  {python} -c \"import polars as pl; print(pl.read_parquet('{replies}/**/*.parquet', "
        "hive_partitioning=True).select('title', 'agency', 'reply_date'))\""
    )
    print(
        f'  {python} -c "import duckdb; print(duckdb.sql(\\"select title, agency, reply_date from '
        f"read_parquet('{replies}/**/*.parquet', hive_partitioning=true)\\\"))\""
    )


def sources_page(sources: dict[str, Source]) -> str:
    """docs/sources.md: the registry as a table."""
    lines = [
        "# Sources",
        "",
        "Generated from `crawlers/sources/` by `make docs`; do not edit. `unverified`: the address "
        "was never opened by a live run of",
        "dafu; the evidence column says where it was seen. Unverified sources are crawled like "
        "active ones.",
        "",
        f"{len(sources)} sources.",
        "",
        "| id | publisher | level | platform | kind | status | address | evidence |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for s in sources.values():
        addresses = "<br>".join(s.start_urls)
        publisher = s.publisher.name or "not established"
        lines.append(
            f"| {s.id} | {publisher} | {s.publisher.level} | {s.platform} | {s.kind} | {s.status} "
            f"| {addresses} | {s.evidence} |"
        )
    return "\n".join(lines) + "\n"
