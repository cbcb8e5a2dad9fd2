"""What a platform is: how a CMS family lists documents, pages its lists and names its documents.

To add a platform:
1. Save a list page and an article of it, and try `dafu sources detect --file list.html URL`: the base class reads any list
   of dated links with numbered, named or JSON pages, so that most systems need no code at all.
2. If it needs code, make a module with a subclass of Platform; set `name`, `article` (the address of an article; its
   groups are the document's number) and `marks` (what gives the system away on a page, for detection).
3. Override `list_page` only when the rows or the next pages come from elsewhere than the page: fill `rows`, the totals
   that the site declares, and `due`, the further requests. Any page of a list may name further ones; none is asked twice.
   `records.py` reads JSON answers, `paging.py` pagers, `rows.py` rows; use them instead of new ones.
4. Override `rendered` when the article itself is in a script, and `parts` when an article has several pages.
5. Add it to `platforms.PLATFORMS` and to `source.PlatformName`, and a site to the replica with its quirks:
   tests/crawlers/test_platform_quirks.py then crawls it over HTTP.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import ClassVar
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from crawlers.page import Page, http_address
from crawlers.source import Source


@dataclass(frozen=True)
class Row:
    """One document on a list page."""

    url: str
    title: str
    published_at: datetime | None = None


@dataclass(frozen=True)
class Ask:
    """A request for a list page: GET an address, or POST a form to it. `key` is its written form, ADDRESS#FORM.

    >>> Ask.of("https://a.gov.cn/list#current=1&pageSize=20").put("current", "2").key
    'https://a.gov.cn/list#current=2&pageSize=20'
    """

    url: str
    form: str | None = None

    @classmethod
    def of(cls, key: str) -> "Ask":
        """The request that a key or a start address writes; a fragment without = is no form."""
        url, _, form = key.partition("#")
        return cls(url, form) if "=" in form else cls(key)

    @cached_property
    def key(self) -> str:
        return self.url if self.form is None else f"{self.url}#{self.form}"

    @cached_property
    def values(self) -> dict[str, str]:
        """Parameters of the query and the form; of a repeated one the last."""
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True)) | dict(parse_qsl(self.form or "", keep_blank_values=True))

    def put(self, name: str, value: str) -> "Ask":
        """The same request with one parameter changed where it stands, or added to the form or else the query."""
        parts = urlsplit(self.url)
        query, form = parse_qsl(parts.query, keep_blank_values=True), parse_qsl(self.form or "", keep_blank_values=True)
        if name in dict(query) or self.form is None:
            changed = [(k, value if k == name else v) for k, v in query] + ([] if name in dict(query) else [(name, value)])
            return Ask(urlunsplit(parts._replace(query=urlencode(changed))), self.form)
        changed = [(k, value if k == name else v) for k, v in form] + ([] if name in dict(form) else [(name, value)])
        return Ask(self.url, urlencode(changed))


@dataclass
class ListPage:
    """What one list page says. `due` are all further pages known from it, in order."""

    rows: list[Row] = field(default_factory=list)
    due: list[Ask] = field(default_factory=list)
    declared_total: int | None = None
    declared_pages: int | None = None
    children: list[str] = field(default_factory=list)
    probes: list[Ask] = field(default_factory=list)
    """Pages that exist only if the first guess of the numbering was wrong; a miss is no failure."""
    more: bool = False
    """The page offers a next page in a form that is not known here: the list is not proven complete."""
    commented: bool = False
    """The rows stand in a comment only: a script draws the list from elsewhere."""
    pager: str = "none"
    """Kind of pager that was read, for `dafu sources detect`."""


@dataclass(frozen=True)
class Mark:
    """Something that gives a platform away: a pattern on the page's text (or its address), its weight and what it is."""

    pattern: re.Pattern[str]
    weight: int
    reason: str
    on_url: bool = False


def mark(pattern: str, weight: int, reason: str, on_url: bool = False) -> Mark:
    """A Mark from a pattern's text."""
    return Mark(re.compile(pattern, re.I), weight, reason, on_url)


class Platform:
    """Base of all platforms, and as `generic` the reader of any list of dated links; stateless."""

    name: ClassVar[str] = "generic"
    family: ClassVar[str] = ""
    """Prefix of document keys; systems that share article addresses share it, so that a rebuilt site keeps its keys."""
    article: ClassVar[re.Pattern[str] | None] = re.compile(
        # 上海, 四川: dated folder and 32 hex digits; 辽宁: 19 digits that begin with the date; 河南; 人民网-like /nN/cID; content_ID
        r"/(?:[0-9]{8}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{6}(?:/[0-9]{2})?)/([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.s?html?$"
        r"|/((?:19|20)[0-9]{17})/index\.s?html?$"
        r"|/(?:19|20)[0-9]{2}/[01][0-9]-[0-3][0-9]/([0-9]{3,12})\.s?html?$"
        r"|/c([0-9]{3,12})/content\.s?html?$"
        r"|/content_([0-9]{3,12})\.s?html?$",
        re.I,
    )
    marks: ClassVar[tuple[Mark, ...]] = ()

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        """Rows and pager of a list page. `first` is true for a start address. Raises nothing: no rows, empty list."""
        from crawlers.platforms.lists import read_list

        return read_list(self, source, page, first)

    def rendered(self, page: Page) -> Page:
        """The page as a browser would show it, where the article itself stands in a script."""
        return page

    def parts(self, page: Page) -> list[str]:
        """Addresses of the further parts of an article in several parts, in order."""
        return []

    def owns(self, url: str) -> bool:
        """Whether an address is that of an article of this platform."""
        return self.article is not None and self.article.search(urlsplit(url).path) is not None

    def document_key(self, url: str) -> str:
        """The CMS's own key of a document; scheme, www, index.php, default pages and queries of no meaning do not matter.

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


def absolute(page: Page, href: str) -> str | None:
    """The absolute http(s) address of a link on a page, or None for javascript:, mailto:, data: and fragments."""
    href = href.strip().strip("'\"").replace("&amp;", "&")
    if not href or href.startswith("#") or re.match(r"(?:javascript|mailto|data|tel|file|about):", href, re.I):
        return None
    parts = urlsplit(http_address(page.base_url, href) or "")
    try:
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname:
        return None
    host = parts.hostname.rstrip(".")  # joining ./x/ to a bare host leaves a trailing dot on some sites
    netloc = host if port is None else f"{host}:{port}"
    path = parts.path or "/"
    return f"{parts.scheme}://{netloc}{path}" + (f"?{parts.query}" if parts.query else "")
