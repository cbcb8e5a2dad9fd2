"""Articles as Markdown and HTML: of saved pages, and of a version's replies from the archive."""

from crawlers.read.render import Rendered, rendered
from flows.runs.saved import SavedPage, parsed_page
from schemas.source import Source


def rendered_page(
    page: SavedPage, sources: dict[str, Source], body: bytes | None = None, ocr_pages: int = 0
) -> Rendered:
    """The article of a saved page. Raises OSError when it cannot be read."""
    found = parsed_page(page, sources, body, ocr_pages)
    return rendered(found.source, found.page, found.parsed)
