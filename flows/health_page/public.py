"""The public status page: static files for any web server, made by `dafu status --public`."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from flows import CODE_VERSION
from flows.health_page.page import Tile, environment
from flows.runs.choosing import settled_sources, source_state
from schemas.coverage import CoverageState, CoverageStateName, SourceState
from schemas.ground.base import Row
from schemas.ground.clock import in_shanghai
from schemas.regions import regions
from schemas.source import Source
from schemas.values import enumeration_of
from storage.layout import Layout, write_atomic
from storage.watch.public import PublicStatus, public_status

TONES = {"measured": "good", "blocked": "bad", "stale": "warn", "partial": "warn"}
STATES: tuple[CoverageStateName, ...] = get_args(CoverageStateName)


@dataclass(frozen=True)
class Place:
    """Sources of one province, with their state over all years."""

    name: str
    sources: list[tuple[SourceState, CoverageState, list[CoverageState]]]


def write_public(layout: Layout, sources: Iterable[Source], folder: Path) -> Path:
    """Write index.html and status.json into a folder; the page. Both hold only what may be known
    by everybody."""
    listed = settled_sources(layout, {s.id: s for s in sources}).values()
    status = public_status(layout, [source_state(s) for s in listed])
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / "index.html", public_page(status))
    write_atomic(folder / "status.json", public_json(status))
    return folder / "index.html"


def public_page(status: PublicStatus) -> str:
    """The page: no script, no request, every value escaped."""
    whole = [s for s in status.states if s.source_id and s.year is None]
    counts = Counter(s.state for s in whole)
    tiles = [Tile("documents held", f"{sum(s.held for s in whole):,}")]
    tiles += [Tile(n, str(counts[n]), TONES.get(n, "") if counts[n] else "") for n in STATES]
    described = enumeration_of(CoverageState, "state")
    return (
        environment()
        .get_template("public.html")
        .render(
            status=status,
            tiles=tiles,
            places=_places(status, whole),
            hosts=[s for s in status.states if s.host],
            meanings=described.meanings if described else {},
            tones=TONES,
            at=f"{in_shanghai(status.at):%Y-%m-%d %H:%M}",
            code_version=CODE_VERSION,
        )
    )


def public_json(status: PublicStatus) -> str:
    """The same rows for programs."""
    rows: dict[str, Sequence[Row]] = {"states": status.states, "official_totals": status.totals}
    content = {
        "at": status.at.isoformat(),
        "version": status.version,
        **{name: [row.model_dump(mode="json") for row in found] for name, found in rows.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _places(status: PublicStatus, whole: list[CoverageState]) -> list[Place]:
    found: dict[str, Place] = {}
    for state in whole:
        source = status.sources.get(state.source_id or "")
        if source is None:
            continue  # pages that were imported have no column to tell of
        code = f"{(source.region or '')[:2]}0000"
        region = regions().get(code)
        name = region.name if region else "中央" if code == "000000" else "其他"
        years = status.of_source(source.source_id)
        found.setdefault(code, Place(name, [])).sources.append((source, state, years))
    return [found[code] for code in sorted(found)]
