"""Rows of list pages that a public web archive has: what they name may be archived nowhere else."""

import re

from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import platform_of
from crawlers.read.parse import source_id_for
from crawlers.read.process import ReadingProcess
from flows.runs.import_pages import Imported
from schemas.coverage import Listing
from schemas.source import Source

LEAST_ROWS = 3
"""Rows of a page that make it a list."""
_REPLY = re.compile("建议|提案|议案|答复|复函")


def listings_of(reader: ReadingProcess, item: Imported, source: Source | None) -> list[Listing]:
    """The documents that a page lists; [] for one that is no list. Of a page of no source only
    rows count whose titles speak of suggestions or proposals. The capture is known only when it is
    a list. Raises ReaderError."""
    page = Page(item.url, item.body, headers=item.headers)
    platform = platform_of(source, item.url)
    if page.too_large or platform.owns(item.url):
        return []
    rows = reader.read_list(source or draft_source(item.url), page, platform.name, True).rows
    if source is None:
        rows = [row for row in rows if _REPLY.search(row.title)]
    if len(rows) < LEAST_ROWS:
        return []
    return [
        Listing(
            source_id=source_id_for(source, item.url),
            url=row.url,
            title=row.title,
            printed_on=row.published_at.date() if row.published_at else None,
            seen_at=item.fetched_at,
            list_url=item.url,
            capture_id="",
        )
        for row in rows
    ]
