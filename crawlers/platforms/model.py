"""What a list page is made of: rows, requests for further pages, and marks that give a platform
away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote, urlsplit

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.said import Said

_SESSION = re.compile(r";jsessionid=[\w.!\-]{1,200}", re.I)
"""Java servers write the key of the visit into each link of a first visit: no two nights have the
same one."""
LOCAL_CHARSETS = ("gb18030", "big5", "big5-hkscs")
"""Charsets of pages whose links are not sent in UTF-8."""


@dataclass(frozen=True)
class ListRow:
    """One document on a list page."""

    url: str
    title: str
    published_at: datetime | None = None
    href: str = field(default="", compare=False)
    """The address as a record of data has it, where it depends on the page that shows it."""
    record: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The values of a record of data by their names in lower case, where its address may be made of
    them."""

    def shown_on(self, page_url: str, href: str) -> "ListRow":
        """The row with its address as the page has it that shows it."""
        url = http_address(page_url, href) if href else None
        return replace(self, url=url) if url else self


@dataclass
class ListPage:
    """What one list page says.

    `due` are further pages that it names: each must have documents of its own. `rules` say how the
    address of page k is written (several while the numbering is not known); with
    `declared_pages` they name all pages.
    """

    rows: list[ListRow] = field(default_factory=list)
    due: list[Ask] = field(default_factory=list)
    declared_total: int | None = None
    declared_pages: int | None = None
    children: list[str] = field(default_factory=list)
    service: Ask | None = None
    """Where a script gets the list from: its answer is the list's first page."""
    units: list[str] = field(default_factory=list)
    """Services of the page of which at least one has the rows; each is a list of its own."""
    choices: list[Ask] = field(default_factory=list)
    """Such services that the page's own script asks for a tab or a year each."""
    services: list[PageRule] = field(default_factory=list)
    """Rules of the requests for data of the page's own scripts: each may be of another list."""
    parts: list[Ask] = field(default_factory=list)
    """Such services of parts of the list: asked where the list gives less than it declares."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Addresses and names of columns that an answer has in place of rows: a menu that a script
    draws."""
    column_keys: list[str] = field(default_factory=list)
    """The keys of such columns where they have no address."""
    rules: list[PageRule] = field(default_factory=list)
    size: int | None = None
    """Rows that a full page has, where the page says so."""
    last: bool = False
    """The page says that it is the last one."""
    is_answer: bool = False
    """A service's answer: without rows it says that there are none."""
    said: Said = field(default_factory=Said)
    """What the answer says of how it went."""
    promises_more: bool = False
    """The answer says that there is more after it."""
    traces: list[str] = field(default_factory=list)
    """Signs of further pages that no rule explains, in words."""
    likenesses: list[str] = field(default_factory=list)
    """Those of them that the page's own pager explains when it answers that there is nothing."""
    tries: list[PageRule] = field(default_factory=list)
    """Addresses that the traces hint at, the likeliest first; nothing says that they exist."""
    usual: list[PageRule] = field(default_factory=list)
    """Usual further addresses, for when nothing hinted at is one."""
    sources: list[Ask] = field(default_factory=list)
    """Requests of the page's scripts that have no page number: a file with all rows, or the first
    of a chain of answers."""
    wholes: list[str] = field(default_factory=list)
    """Pages that may be the list of which this one shows the newest rows."""
    siblings: list[str] = field(default_factory=list)
    """Pages that may be the lists, of a side or a year each, of which this one shows rows."""
    scripts: list[Ask] = field(default_factory=list)
    """Scripts that the page loads and that may know its further addresses."""
    column: str = ""
    """The column's name in the page's title."""
    chained: bool = False
    """Each answer names the next request; no number in it goes with the page."""
    page: Page | None = None
    """The page itself, where its scripts are to be read with it."""
    script: str = ""
    """The text, where the answer is a script."""
    unread: list[str] = field(default_factory=list)
    """Titles of replies that stand on the page and are in no row."""
    unplaced: list[ListRow] = field(default_factory=list)
    """Rows of an answer without an address: the page that shows them makes it of their records."""
    places: list[str] = field(default_factory=list)
    """Addresses that the page makes of a record, with {field} where its fields stand."""
    says_none: bool = False
    """The page has no rows, and says in words that there are none."""
    asks_whole: bool = False
    """The page's scripts speak of no pages, so that what they ask for is whole."""
    asks_only_sources: bool = False
    """All that the page's scripts ask for is in `sources`, and they speak of no pages."""
    base: str = ""
    """What the page's addresses are relative to."""
    commented: bool = False
    """The rows stand in a comment only: a script draws the list from elsewhere."""
    pager: str = "none"
    """Kind of pager that was read, for `dafu sources detect`."""


@dataclass(frozen=True)
class Mark:
    """Something that gives a platform away: a pattern on the page's text (or its address), its
    weight and what it is."""

    pattern: re.Pattern[str]
    weight: int
    reason: str
    on_url: bool = False


def mark(pattern: str, weight: int, reason: str, on_url: bool = False) -> Mark:
    """A Mark from a pattern's text."""
    return Mark(re.compile(pattern, re.I), weight, reason, on_url)


def absolute(page: Page, href: str) -> str | None:
    """The absolute http(s) address of a link on a page, or None for javascript:, mailto:, data: and
    fragments."""
    href = href.strip().strip("'\"").replace("&amp;", "&").replace("\\", "/")  # as browsers do
    if (
        not href
        or href.startswith("#")
        or re.match(r"(?:javascript|mailto|data|tel|file|about):", href, re.I)
    ):
        return None
    parts = urlsplit(http_address(page.base_url, href) or "")
    try:
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname:
        return None
    host = parts.hostname.rstrip(
        "."
    )  # joining ./x/ to a bare host leaves a trailing dot on some sites
    netloc = host if port is None else f"{host}:{port}"
    path = _SESSION.sub("", parts.path) or "/"
    query = parts.query if parts.query.isascii() else _as_sent(page, parts.query)
    return f"{parts.scheme}://{netloc}{path}" + (f"?{query}" if query else "")


def _as_sent(page: Page, query: str) -> str:
    """A query with Chinese in it as a browser sends it: in the charset of the page. Old ASP sites
    compare the bytes (list.asp?lb=人大建议 on a page in GB2312), and page 2 was empty in UTF-8."""
    if page.charset not in LOCAL_CHARSETS:
        return query
    try:
        return "".join(c if c.isascii() else quote(c, encoding=page.charset) for c in query)
    except UnicodeEncodeError:
        return query
