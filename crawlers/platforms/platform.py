"""What a platform is: how a CMS family lists documents, pages its lists and names its documents.

To add a platform:
1. Save a list page and an article of it, and try `dafu sources detect --file list.html URL`: the
   base class reads any list of dated links with numbered, named or JSON pages, so that most systems
   need no code at all.
2. If it needs code, make a module with a subclass of Platform; set `name`, `article` (the address
   of an article; its groups are the document's number) and `marks` (what gives the system away on a
   page, for detection).
3. Override `list_page` only when the rows or the next pages come from elsewhere than the page: fill
   `rows`, the totals that the site declares, and `rules`, how page k is addressed (or `due`,
   further requests one by one). None is asked twice. In `lists/`, `records.py` reads JSON answers,
   `pagers.py` pagers, `rows.py` rows, `traces.py` signs of more; use them instead of new ones.
4. Override `rendered` when the article itself is in a script.
5. Add it to `platforms.PLATFORMS` and to `source.PlatformName`, and a site to the replica with its
   quirks: tests/nights/test_platform_quirks.py then crawls it over HTTP.
"""

import re
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from crawlers.page import Page
from crawlers.platforms.lists.generic import read_list
from crawlers.platforms.model import ListPage, Mark
from schemas.source import Source


class Platform:
    """Base of all platforms, and as `generic` the reader of any list of dated links; stateless."""

    name: ClassVar[str] = "generic"
    family: ClassVar[str] = ""
    """Prefix of document keys; systems that share article addresses share it, so that a rebuilt
    site keeps its keys."""
    article: ClassVar[re.Pattern[str] | None] = re.compile(
        # 上海, 四川: dated folder and 32 hex digits; 辽宁: 19 digits that begin with the date;
        # 河南; 人民网-like /nN/cID; content_ID
        r"/(?:[0-9]{8}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{6}(?:/[0-9]{2})?)/([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.s?html?$"
        r"|/((?:19|20)[0-9]{17})/index\.s?html?$"
        r"|/(?:19|20)[0-9]{2}/[01][0-9]-[0-3][0-9]/([0-9]{3,12})\.s?html?$"
        r"|/c([0-9]{3,12})/content\.s?html?$"
        r"|/content_([0-9]{3,12})\.s?html?$",
        re.I,
    )
    marks: ClassVar[tuple[Mark, ...]] = ()

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        """Rows and pager of a list page. `first` is true for a start address. Raises nothing: no
        rows, empty list."""
        return read_list(self.owns, source, page, first)

    def rendered(self, page: Page) -> Page:
        """The page as a browser would show it, where the article itself stands in a script."""
        return page

    def owns(self, url: str) -> bool:
        """Whether an address is that of an article of this platform."""
        return self.article is not None and self.article.search(urlsplit(url).path) is not None

    def document_key(self, url: str) -> str:
        """The CMS's own key of a document; scheme, www, index.php, default pages and queries of no
        meaning do not matter.

        >>> Platform().document_key("http://www.a.gov.cn/x/index.php/7.html") == Platform().document_key("https://a.gov.cn/x/7.html")
        True
        """
        parts = urlsplit(url)
        found = self.article.search(parts.path) if self.article else None
        if found:
            return f"{self.family or self.name}:{next(g for g in found.groups() if g).lower()}"
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        path = re.sub(r"/index\.php(?=/)", "", unquote(parts.path))
        path = re.sub(r"/(?:index|default)\.[a-z]{3,5}$", "/", path, flags=re.I)
        return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")

    def score(self, page: Page) -> tuple[int, list[str]]:
        """How much of this platform a page shows, and what."""
        seen = [m for m in self.marks if m.pattern.search(page.url if m.on_url else page.text)]
        return sum(m.weight for m in seen), [m.reason for m in seen]
