"""A source: one column of one site, as its YAML file says. Unknown keys are errors."""

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from schemas.reply import Level

PlatformName = Literal[
    "trs_wcm", "trs_search", "hanweb_jcms", "hanweb_jpaas", "gkmlpt", "kaipu_ucap", "boda_vsb",
    "longxun", "ylcms", "xxgk_content", "szinf", "easysite", "generic",
]  # fmt: skip
FilledColumn = Literal[
    "body_text",
    "title",
    "proposal_numbers",
    "proposal_title",
    "addressee_raw",
    "agency",
    "reply_date",
    "published_at",
]
RegistryStatus = Literal["active", "unverified", "paused", "gone"]
SourceKind = Literal["npc_suggestion", "cppcc_proposal", "mixed"]


CENTURY = 36_500
"""Days."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Publisher(_Part):
    """Who publishes the column. `region` is a GB/T 2260 code, quoted in YAML so that it stays a
    string; `name` is null while it is not established."""

    name: str | None
    level: Level
    region: str = Field(pattern=r"^[0-9]{6}$")

    @property
    def known_region(self) -> str | None:
        """The region, or None while it is not established ("000000" stands for the whole country
        only at national level)."""
        return self.region if self.region != "000000" or self.level == "national" else None


class Coverage(_Part):
    """What a nightly window covers: pages published up to `overlap_days` ago are listed again every
    night."""

    start: int = Field(2008, ge=1980, le=2100)
    overlap_days: int = Field(400, ge=1, le=CENTURY)


class Expect(_Part):
    """What a healthy source looks like; outside of it there is an issue and an alarm. `fill` gives,
    for a column, the share of fetched replies that must have it."""

    min_replies: int = Field(0, ge=0, le=10_000_000)
    max_replies: int | None = Field(None, ge=0)
    fill: dict[FilledColumn, Annotated[float, Field(ge=0, le=1)]] = {}
    stale_after_days: int = Field(400, ge=1, le=CENTURY)


class Http(_Part):
    """What the host needs. `delay` seconds between requests; only the replica may go under the
    polite default."""

    delay: float = Field(3.0, ge=0, le=3600)
    recheck_days: int = Field(30, ge=0, le=CENTURY)


class Listing(_Part):
    """Overrides for columns whose template differs from the platform's."""

    rows: str | None = None  # CSS selector of the rows
    offset: int | None = None  # number of the second page file
    children: str | None = (
        None  # regular expression of year child columns, on their path below the parent
    )
    api: str | None = (
        # address of the list service where the column page does not name it; ADDRESS#FORM posts
        None
    )
    category: str | None = None  # gkmlpt: words in the names of the wanted categories
    pager: str | None = None
    """Address of page k where it is not understood: {n} is the page, {n-1} counts from 0, {rows}
    counts the rows before the page: "https://a.gov.cn/list?start={rows}"."""
    total: Literal["trust", "ignore"] = "trust"  # ignore a total that the site miscounts
    size: int | None = Field(None, ge=1)  # rows of a full page

    @field_validator("pager")
    @classmethod
    def _has_number(cls, value: str | None) -> str | None:
        if value is not None and not re.search(r"\{(?:[0-9]{1,6}-)?(?:n|rows)[^{}]{0,7}\}", value):
            raise ValueError("listing.pager needs {n}, {n-1} or {rows} where the number stands")
        return value


class Source(_Part):
    """One column (or one parent of year columns) of a site."""

    id: str
    title: str
    platform: PlatformName | None = None
    """None until it is known: the first run sees it on the site, and the ledger keeps it."""
    kind: SourceKind
    publisher: Publisher
    start_urls: list[str] = Field(min_length=1)
    former: list[str] = []
    """Where the column lay before its site was rebuilt: looked for in archives, never asked."""
    coverage: Coverage = Coverage()
    expect: Expect = Expect()
    http: Http = Http()
    listing: Listing = Listing()
    body: str | None = None  # CSS selector of the article's element
    status: RegistryStatus = "unverified"
    since: str | None = None
    reason: str | None = None
    evidence: str = Field(min_length=3)
    caveats: str | None = None

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", value):
            raise ValueError("a source id is lower-case words joined by _")
        return value

    @field_validator("start_urls", "former")
    @classmethod
    def _http_urls(cls, value: list[str]) -> list[str]:
        for url in value:
            if not re.match(r"https?://[^/\s]+/", url):
                raise ValueError(f"not an http(s) address with a path: {url}")
            try:
                _ = urlsplit(url).port
            except ValueError as error:
                raise ValueError(f"not a port: {url}") from error
        return value

    @model_validator(mode="after")
    def _reason_when_not_crawled(self) -> "Source":
        if self.status in ("paused", "gone") and not (self.since and self.reason):
            raise ValueError(f"status {self.status} needs since and reason")
        return self

    @property
    def hosts(self) -> set[str]:
        """Hosts that a crawl of this source may ask."""
        return {urlsplit(u).hostname or "" for u in self._named}

    @property
    def ports(self) -> set[int]:
        """Ports that a crawl of this source may ask: those of http and https, and what its file
        names."""
        return {80, 443} | {port for u in self._named if (port := urlsplit(u).port)}

    @property
    def _named(self) -> list[str]:
        return [*self.start_urls, *([self.listing.api] if self.listing.api else [])]

    @property
    def crawled(self) -> bool:
        """Unverified sources are crawled like active ones."""
        return self.status in ("active", "unverified")
