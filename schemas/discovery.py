"""What discovery finds on a host: its lists of replies, what it looked at, and where it stands."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.source import PlatformName, SourceKind

DiscoveryOutcome = Literal["open", "done", "blocked", "denied", "failed"]
"""How far a host is looked at: `open` has pages left for another night, `done` has none, `blocked`
met a challenge or refusals, `denied` is closed by robots.txt, `failed` did not answer."""
Role = Literal[
    "home", "way", "column", "year", "organ", "map", "script", "service", "article", "guess", "code"
]
"""What a page is asked for as."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class SavedPage(_Part):
    """A page on its way from the process that asked for it; the body is base64."""

    url: str
    body: str


class FoundList(_Part):
    """One list of replies, as one source reads it."""

    url: str
    kind: SourceKind
    label: str
    platform: PlatformName
    rows: int
    replies: int
    titles: list[str] = []
    """The first titles that speak of answers: the proof."""
    years: list[str] = []
    """Addresses of the columns of other years, which are lists of their own."""
    pages: list[SavedPage] = Field([], repr=False)
    """The list's page, and the answer of its service or year that has the rows: for detection, not
    kept in the ledger."""

    @property
    def addresses(self) -> list[str]:
        """Where a crawl of it begins: the newest year, then the others."""
        return list(dict.fromkeys([self.url, *self.years]))


class FoundColumn(_Part):
    """A column of replies: one list, or the lists of both sides under one address."""

    url: str
    """The highest address that lists replies, or that leads to its lists."""
    label: str
    trail: list[str] = []
    """Words of the links that lead to it from the home page."""
    score: int = 0
    reasons: list[str] = []
    lists: list[FoundList] = []


class Looked(_Part):
    """A page that was asked for, and what it is; for people who doubt a statement."""

    url: str
    label: str
    found: str


class Pending(_Part):
    """A page that is still to be asked for."""

    score: int
    url: str
    label: str
    role: Role
    depth: int
    trail: list[str] = []
    parent: str | None = None
    """The column page that leads to it."""
    organ: str | None = None
    """Address of the organ's page that it lies below."""
    base: str | None = None
    """The page that runs it, of a script: what it writes is relative to that page."""
    places: list[str] = []
    """Addresses with {field} that this page makes of the records of a menu."""
    reasons: list[str] = []


class HostDiscovery(_Part):
    """All that is known of a host: what a night found, and what is left for the next."""

    host: str
    start: str
    """Address where the look begins."""
    outcome: DiscoveryOutcome = "open"
    reason: str | None = None
    at: datetime | None = None
    requests: int = 0
    """Requests of all nights of this look, robots.txt included."""
    columns: list[FoundColumn] = []
    looked: list[Looked] = []
    pending: list[Pending] = []
    elsewhere: list[str] = []
    """Links to columns on other hosts, which are looked at on their own."""
    seen: list[str] = Field([], repr=False)
    before: list[str] | None = None
    """Addresses of the lists of the look before, None for a first one."""
    new: list[str] = []
    """Addresses of lists that the look before did not have."""
    gone: list[str] = []
    """Addresses of lists that the look before had and this one did not find."""

    @classmethod
    def again(cls, before: "HostDiscovery") -> "HostDiscovery":
        """A new look at a host that was looked at to some end; its columns are asked for first."""
        known = [url for one in before.lists for url in one.addresses]
        return cls(
            host=before.host,
            start=before.start,
            before=known,
            pending=[
                Pending(score=150 - i, url=c.url, label=c.label, role="column", depth=1)
                for i, c in enumerate(before.columns)
            ],
        )

    @property
    def lists(self) -> list[FoundList]:
        """All lists of all columns."""
        return [found for column in self.columns for found in column.lists]

    @property
    def statement(self) -> str:
        """One line: what is known, and why."""
        pages = f"{len(self.looked)} page(s) looked at with {self.requests} request(s)"
        day = f"{self.at:%Y-%m-%d}" if self.at else "never"
        if self.lists:
            return f"{len(self.columns)} column(s), {len(self.lists)} list(s); {pages} on {day}"
        if self.outcome == "done":
            closed = [one.url for one in self.looked if one.found == "robots_denied"]
            but = f"; robots.txt closes {', '.join(closed[:3])}" if closed else ""
            return f"no column: {pages} on {day}, none lists replies{but}"
        words = {"open": "not looked at to the end", "blocked": "blocked", "denied": "robots.txt"}
        return f"{words.get(self.outcome, 'failed')}: {self.reason or pages} ({day})"


class DiscoverySpec(_Part):
    """What the process of a discovery is told."""

    hosts: list[HostDiscovery]
    user_agent: str
    replica: bool = False
    budget: int = Field(60, ge=2)
    """Requests a host, robots.txt included."""
    delay: float = Field(3.0, ge=0)
