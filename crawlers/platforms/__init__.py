"""CMS families, one module each."""

from crawlers.platforms.base import ListPage, Platform, Row, absolute
from crawlers.platforms.hanweb_jcms import HanwebJcms
from crawlers.platforms.trs_wcm import TrsWcm
from crawlers.source import Source

PLATFORMS: dict[str, Platform] = {p.name: p for p in (Platform(), TrsWcm(), HanwebJcms())}


def platform_of(source: Source | None, url: str) -> Platform:
    """The platform of a source, else the one whose addresses look like this one, else the generic base."""
    if source is not None:
        return PLATFORMS[source.platform]
    return next((p for p in PLATFORMS.values() if p.owns(url)), PLATFORMS["generic"])


__all__ = ["PLATFORMS", "ListPage", "Platform", "Row", "absolute", "platform_of"]
