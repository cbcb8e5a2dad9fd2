"""How far each source and year is covered, in a word: from the runs that asked, the documents that
the lists have, and what is held."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from schemas.coverage import (
    STALE_AFTER_DAYS,
    Coverage,
    CoverageState,
    CoverageStateName,
    SourceState,
)
from schemas.discovery import HostDiscovery
from schemas.ground.clock import in_shanghai
from schemas.known import KnownDocument
from schemas.normalize import mint_reply_id
from schemas.run import CRAWLS, UNPROVEN
from storage.discoveries import Discoveries
from storage.layout import Layout
from storage.ledger import Ledger
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables

_RUN = (
    "source_id", "kind", "outcome", "failure", "proof", "window_from", "window_until", "listed",
    "declared", "failed", "ended_at",
)  # fmt: skip


@dataclass(frozen=True)
class _Asked:
    """A run that asked a site."""

    outcome: str
    proof: str | None
    is_done: bool
    is_unproven: bool
    first: date
    last: date
    listed: int
    declared: int | None
    failed: int
    ended_at: datetime

    def touches(self, year: int) -> bool:
        """Whether it asked for some of a year; for pages without a date every run did."""
        return not year or self.first.year <= year <= self.last.year

    def covers(self, year: int) -> bool:
        """Whether it asked for a whole year, as far as that had gone."""
        return not year or (self.first <= date(year, 1, 1) and self.last.year >= year)


@dataclass
class _Listed:
    """What the lists of a source have, by year; `lacking` are those that are not held."""

    all: Counter[int] = field(default_factory=Counter)
    lacking: Counter[int] = field(default_factory=Counter)


def coverage_states(
    layout: Layout,
    tables: Tables,
    index: CurrentIndex,
    registry: Iterable[SourceState],
    coverage: Iterable[Coverage],
    at: datetime,
) -> list[CoverageState]:
    """One row a source, one a year of it that was asked for or is held, one a host without a
    column."""
    held: dict[str, dict[int, int]] = defaultdict(dict)
    for row in coverage:
        held[row.source_id][row.year] = row.held
    runs, sources = _runs(tables), {s.source_id: s for s in registry}
    listed = _listed(layout, tables, index, runs)
    rows: list[CoverageState] = []
    for source_id in sorted({*sources, *held}):
        rows += _of_source(
            source_id,
            sources.get(source_id),
            runs.get(source_id, []),
            listed.get(source_id, _Listed()),
            held.get(source_id, {}),
            at,
        )
    if layout.has_ledger:
        rows += [r for r in map(_of_host, Discoveries(layout.ledger).all().values()) if r]
    return rows


def _runs(tables: Tables) -> dict[str, list[_Asked]]:
    """Runs that asked by source, the oldest first."""
    found: dict[str, list[_Asked]] = defaultdict(list)
    rows = tables.read("runs", list(_RUN)).to_pylist()
    for row in sorted(rows, key=lambda r: r["ended_at"]):
        if row["kind"] in CRAWLS:
            unproven = row["failure"] == UNPROVEN
            found[row["source_id"]].append(
                _Asked(
                    row["outcome"],
                    row["proof"],
                    row["outcome"] == "complete" or unproven,
                    unproven,
                    date.fromisoformat(row["window_from"]),
                    date.fromisoformat(row["window_until"]),
                    row["listed"],
                    row["declared"],
                    row["failed"],
                    row["ended_at"],
                )
            )
    return found


def _listed(
    layout: Layout, tables: Tables, index: CurrentIndex, sources: Iterable[str]
) -> dict[str, _Listed]:
    """Documents that the lists of some sources have. A document that a rebuilt site moved is held
    under its old id; what was taken down is not counted."""
    if not layout.has_ledger:
        return {}
    ledger = Ledger(layout.ledger)
    found: dict[str, _Listed] = {}
    moved = {a["alias"]: a["reply_id"] for a in _old_ids(tables)}
    for source_id in sources:
        listed = found.setdefault(source_id, _Listed())
        years = _held_years(index, source_id)
        for document in ledger.documents(source_id):
            reply_id = mint_reply_id(source_id, document.document_key)
            reply_id = moved.get(reply_id, reply_id)
            down = index.suppressed.has(reply_id, document.url)
            if document.is_expected and not down:
                year = years.get(reply_id, _listed_year(document))
                listed.all[year] += 1
                listed.lacking[year] += reply_id not in years
    return found


def _old_ids(tables: Tables) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tables.read(
        "aliases", ["alias_kind", "alias", "reply_id"]
    ).to_pylist()
    return [row for row in rows if row["alias_kind"] == "old_id"]


def _held_years(index: CurrentIndex, source_id: str) -> dict[str, int]:
    query = "SELECT reply_id, published_year FROM current WHERE source_id = ?"
    with closing(index.connect()) as db:
        return dict(db.execute(query, (source_id,)).fetchall())


def _listed_year(document: KnownDocument) -> int:
    return in_shanghai(document.listed_at).year if document.listed_at else 0


def _of_source(
    source_id: str,
    source: SourceState | None,
    runs: list[_Asked],
    listed: _Listed,
    held: dict[int, int],
    at: datetime,
) -> list[CoverageState]:
    done = [r for r in runs if r.is_done]
    stale = bool(done) and at - done[-1].ended_at > timedelta(days=STALE_AFTER_DAYS)
    crawled = source is not None and source.status in ("active", "unverified")
    tomorrow = in_shanghai(at).date() + timedelta(days=1) if crawled else None

    def row(year: int | None) -> CoverageState:
        asked = [r for r in runs if year is None or r.touches(year)]
        whole = [r for r in done if year is None or r.covers(year)]
        # A page that could not be fetched has no year: it counts where all years stand together.
        failed = runs[-1].failed if runs and year is None else 0
        on_lists = (listed.all.total() if year is None else listed.all[year]) + failed
        missing = (listed.lacking.total() if year is None else listed.lacking[year]) + failed
        count = sum(held.values()) if year is None else held.get(year, 0)
        read = any(r.is_done or r.listed for r in asked)
        proofs = [r.proof for r in whole if r.outcome == "complete" and r.proof]
        return CoverageState.model_validate(
            {
                "source_id": source_id,
                "year": year,
                "state": _state(source, asked, whole, count, missing, stale),
                "listed": on_lists if read else None,
                "held": count,
                "missing": missing if read else None,
                "share_percent": 100 * (on_lists - missing) // on_lists
                if read and on_lists
                else None,
                "declared": runs[-1].declared if runs and year is None else None,
                "proof": proofs[-1] if proofs else None,
                "last_checked_at": asked[-1].ended_at if asked else None,
                "next_check_on": tomorrow,
            }
        )

    return [row(None), *(row(year) for year in _years(source, runs, listed, held, at))]


def _years(
    source: SourceState | None,
    runs: list[_Asked],
    listed: _Listed,
    held: dict[int, int],
    at: datetime,
) -> list[int]:
    """Years to tell of: those that are listed or held, and once it was asked all since its
    first."""
    years = {*listed.all, *held}
    if runs:
        first = (source and source.first_year) or min(r.first.year for r in runs)
        years |= set(range(first, in_shanghai(at).year + 1))
    return sorted(years)


def _state(
    source: SourceState | None,
    asked: list[_Asked],
    whole: list[_Asked],
    held: int,
    missing: int,
    is_stale: bool,
) -> CoverageStateName:
    """The word, the worst that holds; `whole` are runs that read to the end of what is told of."""
    if source is not None and source.status == "gone":
        return "no_column_found"
    if not asked:
        return "partial" if held else "not_asked_yet"
    if asked[-1].outcome == "blocked":
        return "blocked"
    if is_stale:
        return "stale"
    if not whole or not asked[-1].is_done or missing:
        return "partial"
    return "unproven" if whole[-1].is_unproven else "measured"


def _of_host(found: HostDiscovery) -> CoverageState | None:
    """A host that was looked at, where no column came of it."""
    states: dict[str, CoverageStateName] = {
        "done": "no_column_found", "blocked": "blocked", "denied": "blocked",
    }  # fmt: skip
    state = states.get(found.outcome)
    if found.lists or state is None:
        return None
    return CoverageState(host=found.host, state=state, last_checked_at=found.at)
