"""From the tables to a version: compaction, and the registry as the version states it."""

from collections.abc import Iterable
from pathlib import Path

from crawlers.source import Source
from flows import CODE_VERSION
from schemas.coverage import SourceState
from storage.layout import Layout, locked
from storage.publish import publish
from storage.tables import Tables


def publish_version(layout: Layout, sources: Iterable[Source]) -> tuple[Path, bool]:
    """Compact what has many small files, then publish; the newest version, and whether it is new."""
    with locked(layout.locks / "tables.lock"):
        Tables(layout.tables).compact()
    return publish(layout, CODE_VERSION, [source_state(s) for s in sources])


def source_state(source: Source) -> SourceState:
    """A source as a row of the published `sources`."""
    publisher = source.publisher
    return SourceState(
        source_id=source.id, title=source.title, platform=source.platform, kind=source.kind, publisher=publisher.name, level=publisher.level,
        region=publisher.known_region, urls=source.start_urls, status=source.status, evidence=source.evidence, min_replies=source.expect.min_replies,
        reason=source.reason,
    )  # fmt: skip
