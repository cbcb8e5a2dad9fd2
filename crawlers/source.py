"""A source: one column of one site, as its YAML file says. Unknown keys are errors."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from schemas.reply import Level

PlatformName = Literal[
    "trs_wcm", "trs_search", "hanweb_jcms", "hanweb_jpaas", "gkmlpt", "kaipu_ucap", "boda_vsb", "longxun", "ylcms", "xxgk_content", "szinf", "easysite", "generic"
]  # fmt: skip
FilledColumn = Literal["body_text", "title", "proposal_numbers", "proposal_title", "addressee_raw", "agency", "reply_date", "published_at"]
SourceKind = Literal["npc_suggestion", "cppcc_proposal", "mixed"]


class SourceError(ValueError):
    """A source file that cannot be used; the message names file, key and remedy."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Publisher(_Part):
    """Who publishes the column. `region` is a GB/T 2260 code, quoted in YAML so that it stays a string; `name` is null
    while it is not established."""

    name: str | None
    level: Level
    region: str = Field(pattern=r"^[0-9]{6}$")

    @property
    def known_region(self) -> str | None:
        """The region, or None while it is not established ("000000" stands for the whole country only at national level)."""
        return self.region if self.region != "000000" or self.level == "national" else None


class Coverage(_Part):
    """What a nightly window covers: pages published up to `overlap_days` ago are listed again every night."""

    start: int = Field(2008, ge=1980, le=2100)
    overlap_days: int = Field(400, ge=1)


class Expect(_Part):
    """What a healthy source looks like; outside of it there is an issue and an alarm. `fill` gives, for a column, the share of
    fetched replies that must have it."""

    min_replies: int = 0
    max_replies: int | None = None
    fill: dict[FilledColumn, Annotated[float, Field(ge=0, le=1)]] = {}
    stale_after_days: int = Field(400, ge=1)


class Http(_Part):
    """What the host needs. `delay` seconds between requests; only the replica may go under the polite default."""

    delay: float = Field(3.0, ge=0)
    recheck_days: int = Field(30, ge=0)


class Listing(_Part):
    """Overrides for columns whose template differs from the platform's."""

    rows: str | None = None  # CSS selector of the rows
    offset: int | None = None  # number of the second page file
    children: str | None = None  # regular expression of year child columns, on their path below the parent
    api: str | None = None  # address of the list service where the column page does not name it; ADDRESS#FORM posts
    category: str | None = None  # gkmlpt: words in the names of the wanted categories


class Source(_Part):
    """One column (or one parent of year columns) of a site."""

    id: str
    title: str
    platform: PlatformName
    kind: SourceKind
    publisher: Publisher
    start_urls: list[str] = Field(min_length=1)
    coverage: Coverage = Coverage()
    expect: Expect = Expect()
    http: Http = Http()
    listing: Listing = Listing()
    body: str | None = None  # CSS selector of the article's element
    status: Literal["active", "unverified", "paused", "gone"] = "unverified"
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

    @field_validator("start_urls")
    @classmethod
    def _http_urls(cls, value: list[str]) -> list[str]:
        for url in value:
            if not re.match(r"https?://[^/\s]+/", url):
                raise ValueError(f"not an http(s) address with a path: {url}")
        return value

    @model_validator(mode="after")
    def _reason_when_not_crawled(self) -> "Source":
        if self.status in ("paused", "gone") and not (self.since and self.reason):
            raise ValueError(f"status {self.status} needs since and reason")
        return self

    @property
    def hosts(self) -> set[str]:
        """Hosts that a crawl of this source may ask."""
        return {urlsplit(u).hostname or "" for u in [*self.start_urls, *([self.listing.api] if self.listing.api else [])]}

    @property
    def crawled(self) -> bool:
        """Unverified sources are crawled like active ones."""
        return self.status in ("active", "unverified")


def load_source(path: Path) -> Source:
    """The source of one YAML file; the file name is its id. Raises SourceError."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SourceError(f"{path.name}: cannot be read as YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(data, dict):
        raise SourceError(f"{path.name}: expected keys and values; see docs/adding-a-source.md")
    try:
        return Source(id=path.stem, **data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "file"
        raise SourceError(f"{path.name}: {where}: {first['msg']}; see docs/adding-a-source.md") from error
    except TypeError as error:
        raise SourceError(f"{path.name}: {error}; see docs/adding-a-source.md") from error


def default_folder() -> Path:
    """The registry that ships with dafu."""
    return Path(str(files("crawlers").joinpath("sources")))


@cache
def load_sources(folder: Path | None = None) -> dict[str, Source]:
    """All sources under a folder by id. Raises SourceError for the first bad file and for a doubled id."""
    sources: dict[str, Source] = {}
    for path in sorted((folder or default_folder()).rglob("*.yml")):
        source = load_source(path)
        if source.id in sources:
            raise SourceError(f"{path}: the id {source.id} exists twice; rename one file")
        sources[source.id] = source
    return sources


def source_of_url(url: str, sources: dict[str, Source]) -> Source | None:
    """The source whose column an address lies in: longest matching start address, host without www, any scheme."""
    target = _bare(url)
    best: tuple[int, Source] | None = None
    for source in sources.values():
        for start in source.start_urls:
            prefix = _column_prefix(start)
            if target.startswith(prefix) and (best is None or len(prefix) > best[0]):
                best = (len(prefix), source)
        hanweb = _hanweb_column(source.start_urls[0])
        if hanweb and target.startswith(f"{hanweb[0]}/art/") and f"/art_{hanweb[1]}_" in target:
            best = best or (1, source)
    return best[1] if best else None


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url)


@cache
def _column_prefix(start: str) -> str:
    return re.sub(r"[^/]*\.[a-z]{3,5}$", "", _bare(start))


@cache
def _hanweb_column(start: str) -> tuple[str, str] | None:
    found = re.match(r"([^/]+)/col/col([0-9]+)/", _bare(start))
    return (found[1], found[2]) if found else None


def check_files(folder: Path | None) -> tuple[list[str], int]:
    """One line for each bad source file, and the number of files."""
    problems: list[str] = []
    paths = sorted((folder or default_folder()).rglob("*.yml"))
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            source = load_source(path)
        except SourceError as error:
            problems.append(str(error))
            continue
        if source.id in seen:
            problems.append(f"{path}: the id {source.id} exists twice; rename one file")
        seen[source.id] = path
    wrong = list((folder or default_folder()).rglob("*.yaml"))
    problems += [f"{p.name}: source files end in .yml" for p in wrong]
    return problems, len(paths)
