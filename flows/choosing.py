"""Which sources a command or flow means."""

from collections.abc import Iterable

from crawlers.detect import province_folders
from crawlers.source import Source


def province_digits(province: str | None) -> str | None:
    """The first two digits of the codes of a province, by its digits or the registry's folder name; None for all."""
    return {name: code for code, name in province_folders().items()}.get(province, province[:2]) if province else None


def chosen_sources(
    sources: dict[str, Source], ids: Iterable[str] | None = None, province: str | None = None, platform: str | None = None
) -> list[Source]:
    """Crawled sources by id, by province (two digits or the registry's folder name) and by platform."""
    digits = province_digits(province)
    return [
        s
        for s in sources.values()
        if s.crawled and (not ids or s.id in set(ids)) and digits in (None, s.publisher.region[:2]) and platform in (None, s.platform)
    ]
