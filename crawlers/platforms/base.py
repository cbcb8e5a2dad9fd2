"""What a platform is: how a CMS family lists documents, pages its lists and names its documents.

To add a platform:
1. Make a module with a subclass of Platform and set `name`.
2. Write `list_page`: the rows of a list page, the declared total and the addresses of the next pages.
3. Write `document_key` if the CMS gives documents a number; two addresses of one document must give one key.
4. Add it to `platforms.PLATFORMS` and to `source.PlatformName`, and a site to the replica with its quirks.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit

from crawlers.page import Page
from crawlers.source import Source


@dataclass(frozen=True)
class Row:
    """One document on a list page."""

    url: str
    title: str
    published_at: datetime | None = None


@dataclass
class ListPage:
    """What one list page says. `next_urls` are all further pages known from it, in order."""

    rows: list[Row] = field(default_factory=list)
    next_urls: list[str] = field(default_factory=list)
    declared_total: int | None = None
    declared_pages: int | None = None
    children: list[str] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    """Addresses that exist only if the first guess of the page numbering was wrong; a miss is no failure."""


class Platform:
    """Base of all platforms; stateless. Subclasses override `list_page` and `document_key`."""

    name = "generic"

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        """Rows and pager of a list page. `first` is true for a start address. Raises nothing: no rows, empty list."""
        raise NotImplementedError

    def parts(self, page: Page) -> list[str]:
        """Addresses of the further parts of an article in several parts, in order."""
        return []

    def owns(self, url: str) -> bool:
        """Whether an article address is of this platform's making; used for pages of no source."""
        return False

    def document_key(self, url: str) -> str:
        """The CMS's own key of a document; scheme, www, index.php, default pages and queries of no meaning do not matter.

        >>> Platform().document_key("http://www.a.gov.cn/x/index.php/7.html") == Platform().document_key("https://a.gov.cn/x/7.html")
        True
        """
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        path = re.sub(r"/index\.php(?=/)", "", unquote(parts.path))
        path = re.sub(r"/(?:index|default)\.[a-z]{3,5}$", "/", path, flags=re.I)
        return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")


def absolute(page: Page, href: str) -> str | None:
    """The absolute http(s) address of a link on a page, or None for javascript:, mailto:, data: and fragments."""
    href = href.strip().strip("'\"").replace("&amp;", "&")
    if not href or href.startswith("#") or re.match(r"(?:javascript|mailto|data|tel|file|about):", href, re.I):
        return None
    try:
        joined = urljoin(page.base_url, href)
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname.rstrip(".")  # joining ./x/ to a bare host leaves a trailing dot on some sites
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    path = parts.path or "/"
    return f"{parts.scheme}://{netloc}{path}" + (f"?{parts.query}" if parts.query else "")
