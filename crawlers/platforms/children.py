"""Year columns under a parent column (2025jyta/, 2024njytabl/): found on the parent's page, never
listed by hand."""

import re
from urllib.parse import urlsplit

from crawlers.page import Page
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces
from schemas.source import Source

_YEAR_SEGMENT = re.compile(r"^[a-z_]{0,24}(?:19|20)[0-9]{2}[a-z0-9_]{0,24}$", re.I)
_YEAR_TEXT = re.compile(r"(?:19|20)[0-9]{2}\s?年")
_ARTICLE_SEGMENT = re.compile(r"^(?:19|20)[0-9]{4,6}$")


def year_children(page: Page, source: Source) -> list[str]:
    """Addresses of child columns one level below the page's own folder whose path segment or link
    text names a year."""
    folder = re.sub(r"[^/]{0,400}$", "", urlsplit(page.url).path)
    host = urlsplit(page.url).hostname
    pattern = re.compile(source.listing.children) if source.listing.children else None
    found: dict[str, None] = {}
    for link in page.tree.iter("a"):
        url = absolute(page, link.get("href") or "")
        if url is None or urlsplit(url).hostname != host:
            continue
        path = urlsplit(url).path
        below = (
            re.fullmatch(r"([^/]{1,120})/(?:index\.s?html?)?", path.removeprefix(folder))
            if path.startswith(folder)
            else None
        )
        if below is None or _ARTICLE_SEGMENT.match(below[1]):
            continue
        named = (
            pattern.search(below[1])
            if pattern
            else (
                _YEAR_SEGMENT.match(below[1])
                or _YEAR_TEXT.search(clean_spaces("".join(link.itertext())))
            )
        )
        if named:
            found.setdefault(re.sub(r"index\.s?html?$", "", url))
    return list(found)
