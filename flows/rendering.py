"""Articles as Markdown and HTML: of saved pages, and of a version's replies from the archive."""

from crawlers.read.render import Rendered
from flows.runs.saved import SavedPage, read_saved
from schemas.source import Source


def rendered_page(
    page: SavedPage, sources: dict[str, Source], body: bytes | None = None, ocr_pages: int = 0
) -> Rendered:
    """The article of a saved page. Raises OSError when the file cannot be read, ReaderError when
    the page cannot."""
    article = read_saved(page, sources, body, ocr_pages, with_article=True).article
    return article or Rendered("", "")
