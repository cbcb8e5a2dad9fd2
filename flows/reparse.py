"""Reparse: rows from the archive with today's parser, no network. A parser change is never a change of the site."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from crawlers.parse import parser_version
from crawlers.source import Source
from flows import CODE_VERSION
from flows.crawling import today
from flows.reading import ArchivedPage, Rereader, read_all
from schemas.clock import now
from storage.collect import collect
from storage.current import CurrentIndex
from storage.layout import Layout, write_atomic
from storage.ledger import Ledger
from storage.staging import StagingWriter
from storage.tables import Tables


@dataclass
class ReparseReport:
    """How many rows were read again, how many changed and in which columns, and what could not be read."""

    read: int = 0
    changed: int = 0
    columns: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)


def reparse(
    layout: Layout, sources: dict[str, Source], source_id: str | None, progress: Callable[[int], None], ocr_pages: int = 0
) -> ReparseReport:
    """Read every archived reply (of one source) again and commit what reads differently.

    `ocr_pages` as for the crawl: without it, scans that were read by OCR become scans again.
    """
    collect(layout, Rereader(layout, sources), CODE_VERSION)
    tables, ledger = Tables(layout.tables), Ledger(layout.ledger)
    rows = [r for r in CurrentIndex(tables).rows(("reply_id", "source_id", "capture_id"), source_id) if r["capture_id"]]
    captures = tables.captures(r["capture_id"] for r in rows)
    by_id = {c["capture_id"]: c for c in captures}
    by_run: dict[str, dict[str, dict[str, object]]] = {}
    for capture in captures:
        by_run.setdefault(capture["run_id"], {})[capture["url"]] = capture
    titles = {s: {k.url: k.listed_title for k in ledger.known(s).values()} for s in {r["source_id"] for r in rows}}
    layouts = {s: ledger.layout(s) for s in titles}
    report = ReparseReport()
    pages = []
    for row in rows:
        found = by_id.get(row["capture_id"])
        if found is None:
            report.missing.append(f"{row['reply_id']}: capture {row['capture_id']} is not in the archive index")
            continue
        pages.append(
            ArchivedPage(
                found,
                by_run[found["run_id"]],
                sources.get(row["source_id"]),
                titles[row["source_id"]].get(found["url"]),
                layouts[row["source_id"]],
                ocr_pages,
            )
        )
    run_id = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}"
    staging = StagingWriter(layout.staging / run_id)
    day = today().isoformat()
    spec = {
        "run_id": run_id,
        "kind": "reparse",
        "source_id": source_id or "all",
        "window": [day, day],
        "started_at": now().isoformat(),
        "parser_version": parser_version(),
    }
    for page, result in read_all(layout, pages):
        report.read += 1
        if isinstance(result, str):
            report.missing.append(result)
            continue
        staging.add("pages", {"fetched_at": page.capture["fetched_at"].isoformat(), "refused": None, **result})
        if report.read % 500 == 0:
            progress(report.read)
    staging.finish({"outcome": "complete", "reason": None, "proof": None, "ended_at": now().isoformat(), "listed": report.read})
    write_atomic(layout.staging / run_id / "spec.json", json.dumps(spec))
    for source in collect(layout, Rereader(layout, sources), CODE_VERSION):
        if source.run_id == run_id:
            report.changed, report.columns = source.counts["reparsed"], source.columns
    return report
