"""From the tables to a version, and to the health page of what was published."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from flows import CODE_VERSION
from flows.health_page.page import report_health
from flows.health_page.searches import notify_searches
from flows.runs.apart import Apart
from flows.runs.choosing import settled_sources, source_state
from flows.settings import retention
from schemas.ground.clock import now
from schemas.source import Source
from storage.layout import Layout, locked
from storage.tables.delta import Tables
from storage.tables.marks import compact_tables
from storage.tables.turn import writing
from storage.versions.folders import prune
from storage.versions.publish import publish
from storage.watch.logs import prune_logs


def publish_version(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """Compact what has many small files, publish, write the health page, remove what is older than
    the retention; the newest version, and whether it is new."""
    listed = list(settled_sources(layout, {s.id: s for s in sources}).values())
    _compact(layout)
    published = publish(layout, CODE_VERSION, [source_state(s) for s in listed])
    report_health(layout, listed)
    notify_searches(layout, published[0])
    _remove_old(layout)
    return published


def publish_apart(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """The same in a process of its own, after work that has taken memory: publishing needs 170 MiB
    beside what an import holds (20,000 pages; docs/benchmarks.md). Compacting has another: what the
    table library has once taken (130 MiB for 99,000 replies) it does not give back."""
    with Apart() as process:
        process.call(_compact, layout)
    with Apart() as process:
        return process.call(publish_version, layout, list(sources))


def _compact(layout: Layout) -> None:
    with writing(layout):
        compact_tables(Tables(layout.tables))


def _remove_old(layout: Layout) -> None:
    keep = retention()
    if keep.log_days:
        prune_logs(layout, now() - timedelta(days=keep.log_days))
    if keep.versions:
        with locked(layout.locks / "publish.lock"):
            prune(layout, keep.versions)
