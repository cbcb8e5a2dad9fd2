"""From the tables to a version, and to the health page of what was published."""

from collections.abc import Iterable
from pathlib import Path

from flows import CODE_VERSION
from flows.health_page.page import report_health
from flows.health_page.searches import notify_searches
from flows.runs.choosing import settled_sources, source_state
from schemas.source import Source
from storage.layout import Layout, locked
from storage.tables.delta import Tables
from storage.tables.marks import compact_tables
from storage.versions.publish import publish


def publish_version(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """Compact what has many small files, publish, write the health page; the newest version, and
    whether it is new."""
    listed = list(settled_sources(layout, {s.id: s for s in sources}).values())
    with locked(layout.locks / "tables.lock"):
        compact_tables(Tables(layout.tables))
    published = publish(layout, CODE_VERSION, [source_state(s) for s in listed])
    report_health(layout, listed)
    notify_searches(layout, published[0])
    return published
