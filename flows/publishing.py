"""From the tables to a version, and to the health page of what was published."""

from collections.abc import Iterable
from pathlib import Path

from crawlers.source import Source
from flows import CODE_VERSION
from flows.choosing import source_state
from flows.health import report_health
from storage.layout import Layout, locked
from storage.publish import publish
from storage.tables import Tables


def publish_version(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """Compact what has many small files, publish, write the health page; the newest version, and whether it is new."""
    listed = list(sources)
    with locked(layout.locks / "tables.lock"):
        Tables(layout.tables).compact()
    published = publish(layout, CODE_VERSION, [source_state(s) for s in listed])
    report_health(layout, listed)
    return published
