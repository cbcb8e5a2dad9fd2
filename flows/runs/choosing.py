"""Which sources a command or flow means."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawlers.registry import load_sources, province_digits
from flows.runs.crawling import CrawlOptions
from schemas.coverage import SourceState
from schemas.run import RunKind
from schemas.source import Source
from storage.layout import Layout
from storage.ledger import Ledger


def deployed_sources() -> dict[str, Source]:
    """The sources of a deployed flow: the registry that ships with dafu, or the folder that
    DAFU_SOURCES names."""
    folder = os.environ.get("DAFU_SOURCES")
    return load_sources(Path(folder) if folder else None)


def deployed_options(kind: RunKind, contact: str | None, **options: Any) -> CrawlOptions:
    """Options of a deployed crawl. DAFU_REPLICA=1 allows the local replica's hosts. Raises
    ValueError without a contact."""
    named = contact or os.environ.get("DAFU_CONTACT")
    if not named:
        raise ValueError(
            "no contact for the User-Agent; set DAFU_CONTACT or the flow parameter `contact` to "
            "your address"
        )
    return CrawlOptions(
        kind, replica=os.environ.get("DAFU_REPLICA") == "1", contact=named, **options
    )


def chosen_sources(
    sources: dict[str, Source],
    ids: Iterable[str] | None = None,
    province: str | None = None,
    platform: str | None = None,
) -> list[Source]:
    """Crawled sources by id, by province (two digits or the registry's folder name) and by
    platform."""
    digits = province_digits(province)
    return [
        s
        for s in sources.values()
        if s.crawled
        and (not ids or s.id in set(ids))
        and digits in (None, s.publisher.region[:2])
        and platform in (None, s.platform)
    ]


def settled_sources(layout: Layout, sources: dict[str, Source]) -> dict[str, Source]:
    """The same sources, with the platforms that earlier runs saw where the files leave it out."""
    if not layout.has_ledger or all(s.platform for s in sources.values()):
        return sources
    seen = Ledger(layout.ledger).platforms()
    return {
        s.id: s if s.platform else s.model_copy(update={"platform": seen.get(s.id)})
        for s in sources.values()
    }


def source_state(source: Source) -> SourceState:
    """A source as a row of the published `sources`."""
    publisher = source.publisher
    return SourceState(
        source_id=source.id,
        title=source.title,
        platform=source.platform or "undetected",
        kind=source.kind,
        publisher=publisher.name,
        level=publisher.level,
        region=publisher.known_region,
        urls=source.start_urls,
        status=source.status,
        evidence=source.evidence,
        min_replies=source.expect.min_replies,
        reason=source.reason,
        first_year=source.coverage.start,
    )


def sources_of(layout: Layout, registry: dict[str, Source]) -> dict[str, Source]:
    """The sources whose data lie in a folder: the registry's, and in the demo's folder the sites of
    the demo."""
    from replica.server import demo_sites

    demo = {s.id: s for s in (site.source() for site in demo_sites())}
    seen = (
        {str(w["source_id"]) for w in Ledger(layout.ledger).windows()}
        if layout.has_ledger
        else set()
    )
    if not seen & demo.keys():
        return registry
    return demo if seen <= demo.keys() else registry | demo
