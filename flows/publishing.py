"""From the tables to a version, and to the health page of what was published."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import ParamSpec, TypeVar

from flows import CODE_VERSION
from flows.health_page.page import report_health
from flows.health_page.searches import notify_searches
from flows.runs.apart import Apart, compact
from flows.runs.choosing import settled_sources, source_state
from flows.settings import retention
from schemas.ground.clock import now
from schemas.source import Source
from storage.layout import Layout, locked
from storage.versions.folders import prune
from storage.versions.publish import publish
from storage.watch.logs import prune_logs

P = ParamSpec("P")
T = TypeVar("T")


def publish_version(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """Compact what has many small files, publish, write the health page, remove what is older than
    the retention; the newest version, and whether it is new."""
    listed = _listed(layout, sources)
    compact(layout)
    published = _publish(layout, listed)
    _tell(layout, listed, published[0])
    return published


def publish_apart(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """The same after work that has taken memory, each step in a process of its own: what the table
    library has once taken it does not give back. Of 99,000 replies it took 130 MiB to compact, 160
    to publish and 50 for the health page beside what an import holds (docs/benchmarks.md)."""
    listed = _listed(layout, sources)
    _apart(compact, layout)
    published = _apart(_publish, layout, listed)
    _apart(_tell, layout, listed, published[0])
    return published


def _apart(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    with Apart() as process:
        return process.call(step, *args, **kwargs)


def _listed(layout: Layout, sources: Iterable[Source]) -> list[Source]:
    return list(settled_sources(layout, {s.id: s for s in sources}).values())


def _publish(layout: Layout, sources: list[Source]) -> tuple[Path, bool]:
    return publish(layout, CODE_VERSION, [source_state(s) for s in sources])


def _tell(layout: Layout, sources: list[Source], version: Path) -> None:
    report_health(layout, sources)
    notify_searches(layout, version)
    _remove_old(layout)


def _remove_old(layout: Layout) -> None:
    keep = retention()
    if keep.log_days:
        prune_logs(layout, now() - timedelta(days=keep.log_days))
    if keep.versions:
        with locked(layout.locks / "publish.lock"):
            prune(layout, keep.versions)
