"""What the public may know of the state of the collection: how far each source is covered, and what
is missing. Nothing of alarms, addresses or folders of whoever runs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet as pq

from schemas.coverage import (
    CitedMissing,
    Coverage,
    CoverageMonth,
    CoverageState,
    NumberGap,
    OfficialTotal,
    SourceState,
)
from schemas.ground.base import Row
from schemas.ground.clock import now
from storage.layout import Layout
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.folders import latest_version
from storage.versions.states import coverage_states

_R = TypeVar("_R", bound=Row)


@dataclass(frozen=True)
class PublicStatus:
    """The rows of the public page."""

    at: datetime
    version: str | None
    sources: dict[str, SourceState]
    states: list[CoverageState]
    totals: list[OfficialTotal]
    thin_months: list[CoverageMonth]
    gaps: list[NumberGap]
    cited: list[CitedMissing]

    def of_source(self, source_id: str) -> list[CoverageState]:
        """The years of a source, the newest first."""
        rows = [s for s in self.states if s.source_id == source_id and s.year is not None]
        return sorted(rows, key=lambda s: -(s.year or 0))


def public_status(layout: Layout, registry: Iterable[SourceState]) -> PublicStatus:
    """How things stand now: states from the last runs, the rest from the newest version."""
    at, version, tables = now(), latest_version(layout), Tables(layout.tables)
    sources = {s.source_id: s for s in registry}
    held = _rows(version, "coverage", Coverage)
    states = coverage_states(layout, tables, CurrentIndex(tables), sources.values(), held, at)
    return PublicStatus(
        at,
        version.name if version else None,
        sources,
        states,
        _rows(version, "official_totals", OfficialTotal),
        [m for m in _rows(version, "coverage_months", CoverageMonth) if m.is_low],
        _rows(version, "number_gaps", NumberGap),
        _rows(version, "cited_missing", CitedMissing),
    )


def _rows(version: Path | None, table: str, model: type[_R]) -> list[_R]:
    """Rows of a table of a version; none where an older version does not have it."""
    if version is None or not (version / table).exists():
        return []
    return [model.model_validate(row) for row in pq.read_table(version / table).to_pylist()]
