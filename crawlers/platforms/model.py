"""What a list page is made of: rows, requests for further pages, and marks that give a platform
away."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawlers.page import Page, http_address

_HOLE = re.compile(r"\{(?:(?P<last>[0-9]{1,6})-)?(?P<name>n|rows)(?P<more>[+\-:][0-9]{1,6})?\}")


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


@dataclass(frozen=True, slots=True)
class PageRule:
    """How the address of page k of a list is written: the number in it is `base + step * k` and
    stands where `template` (the key of a request) has {n}.

    As text the number is {n} where page 2 is 2, {n-1} where page 2 is 1, {9-n} where the oldest
    page is 1, and {rows:15} where it counts the rows before the page.

    >>> PageRule.of("https://a.gov.cn/index_{n-1}.html").ask(2).key
    'https://a.gov.cn/index_1.html'
    >>> PageRule.of("https://a.gov.cn/api?start={rows:15}").ask(3).key
    'https://a.gov.cn/api?start=30'
    >>> PageRule.of("https://a.gov.cn/a/{9-n}.htm").text
    'https://a.gov.cn/a/{9-n}.htm'
    """

    template: str
    base: int = 0
    step: int = 1

    @classmethod
    def of(cls, text: str, size: int | None = None) -> "PageRule":
        """The rule that a text writes; `size` are the rows of a page where {rows} does not say it.
        Raises ValueError when the text has no such number."""
        found = _HOLE.search(text)
        if found is None:
            raise ValueError(f"no {{n}} or {{rows}} in {text}")
        template = text[: found.start()] + "{n}" + text[found.end() :]
        more = found["more"] or ""
        if found["name"] == "rows":
            step = int(more[1:]) if more.startswith(":") else size or 15
            return cls(template, -step, step)
        if found["last"]:
            return cls(template, int(found["last"]), -1)
        return cls(template, int(more or 0))

    @property
    def text(self) -> str:
        """The rule as one line."""
        if self.step > 1:
            hole = f"{{rows:{self.step}}}"
        elif self.step < 0:
            hole = f"{{{self.base}-n}}"
        else:
            hole = f"{{n{self.base:+d}}}" if self.base else "{n}"
        return self.template.replace("{n}", hole)

    def ask(self, page: int) -> Ask:
        """The request of page k, from 1."""
        return Ask.of(self.template.replace("{n}", str(self.base + self.step * page)))

    @property
    def numberings(self) -> list["PageRule"]:
        """The same address with pages counted from 0 and from 1: which of them holds, only an
        answer says."""
        if self.step != 1:
            return [self]
        return [PageRule(self.template, -1), PageRule(self.template)]


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
    rules: list[PageRule] = field(default_factory=list)
    size: int | None = None
    """Rows that a full page has, where the page says so."""
    last: bool = False
    """The page says that it is the last one."""
    is_answer: bool = False
    """A service's answer: without rows it says that there are none."""
    promises_more: bool = False
    """The answer says that there is more after it."""
    traces: list[str] = field(default_factory=list)
    """Signs of further pages that no rule explains, in words."""
    tries: list[PageRule] = field(default_factory=list)
    """Addresses that the traces hint at, the likeliest first; nothing says that they exist."""
    usual: list[PageRule] = field(default_factory=list)
    """Usual further addresses, for when nothing hinted at is one."""
    scripts: list[Ask] = field(default_factory=list)
    """Scripts that the page loads and that may know its further addresses."""
    page: Page | None = None
    """The page itself, where its scripts are to be read with it."""
    script: str = ""
    """The text, where the answer is a script."""
    unread: list[str] = field(default_factory=list)
    """Titles of replies that stand on the page and are in no row."""
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
