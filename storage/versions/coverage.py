"""The tables about the dataset itself: sources with their state, coverage by year, gaps in
numbers."""

import json
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from schemas.coverage import Coverage, NumberGap, SourceHealth, SourceState, number_gaps
from schemas.reply import FULL_REPLY_TYPES
from schemas.run import CRAWLS, UNPROVEN
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import Places

_STATES: dict[str, SourceHealth] = {
    "complete": "healthy",
    "partial": "incomplete",
    "empty": "empty",
    "blocked": "blocked",
    "failed": "failed",
}


_COUNTED = {
    "held": "withdrawn = 0",
    "replies": "withdrawn = 0 AND json_extract(row, '$.document_type') IN (?, ?)",
    "full_text": "withdrawn = 0 AND json_extract(row, '$.body_completeness') = 'full'",
    "attachment_only": (
        "withdrawn = 0 AND json_extract(row, '$.body_completeness') = 'attachment_only'"
    ),
    "without_text": (
        "withdrawn = 0 AND json_extract(row, '$.body_completeness') IN ('scanned', 'empty')"
    ),
    "withdrawn": "withdrawn = 1",
}
"""Columns of `coverage`, and the states that each counts; ? are FULL_REPLY_TYPES."""
_COUNTS = (
    f"SELECT {', '.join(f'count(*) FILTER (WHERE {test})' for test in _COUNTED.values())} "
    "FROM current WHERE published_year = ? AND source_id = ?"
)


def source_rows(
    tables: Tables, registry: Iterable[SourceState], held_back: set[str]
) -> list[SourceState]:
    """The registry with the outcome of each source's last run."""
    runs: dict[str, list[dict[str, Any]]] = {}
    for run in tables.read(
        "runs", ["source_id", "outcome", "failure", "reason", "proof", "ended_at", "kind"]
    ).to_pylist():
        if run["kind"] in CRAWLS:
            runs.setdefault(run["source_id"], []).append(run)
    rows = []
    for source in sorted(registry, key=lambda s: s.source_id):
        of_source = sorted(runs.get(source.source_id, []), key=lambda r: r["ended_at"])
        row = source.model_copy()
        if of_source:
            last = of_source[-1]
            row.state, row.reason, row.last_run_at = (
                "unproven" if last["failure"] == UNPROVEN else _STATES[last["outcome"]],
                last["reason"],
                last["ended_at"],
            )
            complete = [r for r in of_source if r["outcome"] == "complete"]
            row.last_complete_at = complete[-1]["ended_at"] if complete else None
            row.proof = complete[-1]["proof"] if complete else None
        if source.status in ("paused", "gone"):
            row.state = "paused" if source.status == "paused" else "gone"
        if source.source_id in held_back:
            row.state, row.reason = (
                "held_back",
                f"fewer than {source.min_replies} documents are left; this version keeps the rows "
                "of the one before",
            )
        rows.append(row)
    return rows


def coverage_rows(
    index: CurrentIndex, places: Places, since: str, old: list[dict[str, Any]]
) -> list[Coverage]:
    """One row a source and year; those of `old` where nothing was committed after `since`."""
    kept = {(row["source_id"], row["year"]): Coverage(**row) for row in old}
    rows = []
    with closing(index.connect()) as db:
        for year, by_source in sorted(places.items()):
            for source, place in sorted(by_source.items()):
                if place.commit <= since and (source, year) in kept:
                    rows.append(kept[(source, year)])
                elif place.states:
                    found = db.execute(_COUNTS, (*FULL_REPLY_TYPES, year, source))
                    values = dict(zip(_COUNTED, found.fetchone(), strict=True))
                    rows.append(Coverage(source_id=source, year=year, **values))
    return rows


def gap_rows(
    index: CurrentIndex, places: Places, since: str, old: list[dict[str, Any]]
) -> list[NumberGap]:
    """Gaps of each source; those of `old` where nothing was committed after `since`."""
    newest: dict[str, str] = {}
    for by_source in places.values():
        for source, place in by_source.items():
            newest[source] = max(newest.get(source, ""), place.commit)
    kept: dict[str, list[NumberGap]] = {}
    for row in old:
        kept.setdefault(row["source_id"], []).append(NumberGap(**row))
    rows: list[NumberGap] = []
    for source, commit in sorted(newest.items()):
        if since and commit <= since:
            rows += kept.get(source, [])
            continue
        values = index.rows(
            ("kind", "term", "session", "proposal_numbers", "document_type"), source
        )
        rows += number_gaps(
            source,
            ((v["kind"], v["term"], v["session"], _list(v["proposal_numbers"])) for v in values),
        )
    return rows


def _list(value: Any) -> list[str] | None:
    loaded: list[str] | None = json.loads(value) if isinstance(value, str) else value
    return loaded
