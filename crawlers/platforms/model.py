"""What a list page is made of: rows, requests for further pages, and marks that give a platform
away."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawlers.page import Page, http_address


@dataclass(frozen=True)
class ListRow:
    """One document on a list page."""

    url: str
    title: str
    published_at: datetime | None = None


@dataclass(frozen=True)
class Ask:
    """A request for a list page: GET an address, or POST a form to it. `key` is its written form,
    ADDRESS#FORM.

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
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True)) | dict(
            parse_qsl(self.form or "", keep_blank_values=True)
        )

    def put(self, name: str, value: str) -> "Ask":
        """The same request with one parameter changed where it stands, or added to the form or else
        the query."""
        parts = urlsplit(self.url)
        query, form = (
            parse_qsl(parts.query, keep_blank_values=True),
            parse_qsl(self.form or "", keep_blank_values=True),
        )
        if name in dict(query) or self.form is None:
            changed = [(k, value if k == name else v) for k, v in query] + (
                [] if name in dict(query) else [(name, value)]
            )
            return Ask(urlunsplit(parts._replace(query=urlencode(changed))), self.form)
        changed = [(k, value if k == name else v) for k, v in form] + (
            [] if name in dict(form) else [(name, value)]
        )
        return Ask(self.url, urlencode(changed))


@dataclass
class ListPage:
    """What one list page says. `due` are all further pages known from it, in order."""

    rows: list[ListRow] = field(default_factory=list)
    due: list[Ask] = field(default_factory=list)
    declared_total: int | None = None
    declared_pages: int | None = None
    children: list[str] = field(default_factory=list)
    probes: list[Ask] = field(default_factory=list)
    """Pages that exist only if the first guess of the numbering was wrong; a miss is no failure."""
    more: bool = False
    """The page offers a next page in a form that is not known here: the list is not proven
    complete."""
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
    href = href.strip().strip("'\"").replace("&amp;", "&")
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
    path = parts.path or "/"
    return f"{parts.scheme}://{netloc}{path}" + (f"?{parts.query}" if parts.query else "")
