"""What the list page of an unknown column says: platform, pager, kind, publisher, place, and a
draft of its source file. Pure."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

import yaml

from crawlers.discovery.judging import column_kind, draft_source
from crawlers.hosts import load_hosts
from crawlers.page import Page, meta_tags
from crawlers.platforms import PLATFORMS, ListPage, ranked_platforms
from crawlers.platforms.lists.hints.places import placed
from crawlers.read.page.flatten import flatten
from crawlers.read.page.meta import site_code
from crawlers.registry import province_folders
from crawlers.text.folding import clean_spaces
from schemas.regions import level_of_code, level_of_place, region_of_host, regions
from schemas.reply import Level
from schemas.source import PlatformName, SourceKind

_SITE_WORDS = re.compile(r"(?:门户|政府|官方|政务)?(?:网站|网)$|^(?:首页|中国)[·\-\s]|\s.{0,20}$")
SAMPLE = 5


@dataclass
class Detection:
    """What was found. `reasons` say why the platform was chosen; `doubts` are what a person must
    look at."""

    url: str
    platform: PlatformName
    score: int
    reasons: list[str]
    others: list[tuple[str, int]]
    pager: str
    rows: int
    total: int | None
    pages: int | None
    kind: SourceKind
    publisher: str | None
    level: Level
    region: str
    children: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    first_article: str | None = None
    traces: list[str] = field(default_factory=list)
    """Signs of further pages that no pager explains."""
    doubts: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    """Columns of other years, which a crawl begins with too."""
    listing_pager: str | None = None
    """Address of page k, where a browser saw it or trying found it, and no page says it."""

    @property
    def source_id(self) -> str:
        """Suggested id: the labels of the host from the place down, and the kind."""
        labels = [
            p
            for p in (urlsplit(self.url).hostname or "").split(".")
            if p not in ("www", "gov", "cn", "com", "org")
        ]
        kind = {"npc_suggestion": "npc", "cppcc_proposal": "cppcc"}.get(self.kind)
        return (
            re.sub(
                r"[^a-z0-9]{1,80}",
                "_",
                "_".join([*reversed(labels), *([kind] if kind else [])]).lower(),
            ).strip("_")
            or "source"
        )

    @property
    def folder(self) -> str:
        """Folder of the registry."""
        known = self.region != "000000" or self.level == "national"
        return province_folders()[self.region[:2]] if known else "other"

    def source_yaml(self, evidence: str) -> str:
        """The source file, ready to be saved."""
        words = {
            "npc_suggestion": "人大代表建议答复",
            "cppcc_proposal": "政协提案答复",
            "mixed": "建议提案答复",
        }[self.kind]
        head = {
            "title": f"{self.publisher or urlsplit(self.url).hostname} {words}",
            "platform": self.platform,
            "kind": self.kind,
        }
        name = "null" if self.publisher is None else self.publisher
        return (
            yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
            + f'publisher: {{name: {name}, level: {self.level}, region: "{self.region}"}}\n'
            + f"start_urls: {json.dumps([self.url, *self.years], ensure_ascii=False)}\n"
            + (f'listing: {{pager: "{self.listing_pager}"}}\n' if self.listing_pager else "")
            + f'status: unverified\nevidence: "{evidence}"\n'
        )


def detect(page: Page, answers: list[Page], learned: str | None = None) -> Detection:
    """All that a column page says, with `answers` (pages of the list service or a year child that
    it leads to), if any. `learned` is the rule of its pages where trying found one."""
    ranked = ranked_platforms(page)
    if ranked[0][1] == "generic" and answers:
        ranked = ranked_platforms(answers[0])  # a parent of year columns shows no articles
    score, name, reasons = ranked[0]
    source = draft_source(page.url, name)
    listed = PLATFORMS[name].list_page(source, page, True)
    rows, best = listed.rows, listed
    for answer in answers:
        further = PLATFORMS[name].list_page(source, answer, False)
        shown = [*further.rows, *further.unplaced]
        further.rows = placed(shown, listed.base or page.url, listed.places)
        if len(further.rows) >= len(rows):
            rows, best = further.rows, further
    if not rows and name != "generic":
        rows = PLATFORMS["generic"].list_page(source, page, True).rows
    tags = meta_tags(page.tree) if not page.is_text else {}
    code = (
        site_code([r.text for r in flatten(page.tree).runs[-60:]], tags)
        if not page.is_text
        else None
    )
    region, level = _place(code, page.url)
    publisher = _publisher(tags, page)
    if (
        publisher
        and (named := level_of_place(publisher))
        and named != "bare_city"
        and level != "national"
        and code is None
    ):
        level = named
    titles = [row.title for row in rows]
    found = Detection(
        page.url,
        source.platform or "generic",
        score,
        reasons,
        [(n, s) for s, n, _ in ranked[1:3]],
        best.pager,
        len(rows),
        best.declared_total,
        best.declared_pages,
        column_kind(urlsplit(page.url).path, _column_words(tags, page), titles),
        publisher,
        level,
        region,
        listed.children,
        titles[:SAMPLE],
        rows[0].url if rows else None,
    )
    found.traces, found.listing_pager = best.traces, learned
    found.doubts = _doubts(found, listed, best, code, bool(answers))
    return found


def _doubts(
    found: Detection, listed: ListPage, best: ListPage, code: str | None, followed: bool
) -> list[str]:
    doubts = []
    if not found.rows and not found.children:
        doubts.append(
            "no rows were read: set listing.rows to a CSS selector of the rows, or write a platform"
        )
    if listed.service and not found.rows and not followed:
        doubts.append(f"the rows come from {listed.service.key}; a saved page cannot show them")
    if found.listing_pager:
        doubts.append(
            f"no pager was understood; page 2 came from {found.listing_pager}, found by trying: "
            "compare it with the site"
        )
    elif found.traces:
        doubts.append(
            f"signs of more than this page: {'; '.join(found.traces)}. A crawl tries the addresses "
            "that they hint at; write listing.pager where it finds none"
        )
    elif (found.total or 0) > found.rows and not (best.due or best.rules or listed.units):
        doubts.append(f"{found.total} records are declared, {found.rows} rows were read")
    elif found.total is not None and found.rows > found.total:
        doubts.append(
            f"{found.rows} rows were read and {found.total} are declared: the total is that of a "
            "page or a tab, or rows of another column are among them (then set listing.rows)"
        )
    if found.publisher is None:
        doubts.append("publisher: no SiteName on the page; write the agency's name")
    if code is None:
        doubts.append(
            "region and level are from the host name, because the page has no 网站标识码; check "
            "them"
        )
    if found.region == "000000" and found.level != "national":
        doubts.append(
            'region is not known: write the GB/T 2260 code, in quotes; "000000" stands for none'
        )
    if found.kind == "mixed":
        doubts.append(
            "kind is mixed: if the site has columns for NPC and CPPCC apart, name those instead"
        )
    if found.pages and found.total and found.rows and -(-found.total // found.rows) != found.pages:
        doubts.append(
            f"{found.total} records in {found.pages} pages do not fit {found.rows} rows a page"
        )
    return doubts


@cache
def _national_domains() -> tuple[str, ...]:
    names = (h.host.removeprefix("www.") for h in load_hosts().values() if h.level == "national")
    return tuple(f".{name}" for name in names if name != "gov.cn")


def _place(code: str | None, url: str) -> tuple[str, Level]:
    """Region and level from the 网站标识码 (six digits of region, or bm for ministries), else from
    the host name: that of a ministry by the list of hosts, which its other names end with
    (hudong.moe.gov.cn)."""
    if code and code.lower().startswith("bm"):
        return "000000", "national"
    host = f".{urlsplit(url).hostname or ''}"
    if code is None and host.endswith(_national_domains()):
        return "000000", "national"
    if code and code[:6].isdigit() and code[:2] in province_folders():
        return code[:6], level_of_code(code[:6]) or "county"
    region = region_of_host(url)
    if region is None:
        return "000000", "county"
    return region.code, level_of_code(region.code) or "municipal"


def _publisher(tags: dict[str, str], page: Page) -> str | None:
    name = clean_spaces(_SITE_WORDS.sub("", clean_spaces(tags.get("sitename", ""))))
    if name in {r.name for r in regions().values()}:
        return f"{name}人民政府"
    return name if len(name) >= 4 else None


def _column_words(tags: dict[str, str], page: Page) -> str:
    title = "" if page.is_text else clean_spaces("".join(page.tree.xpath("string(//title)") or ""))
    return f"{tags.get('columnname', '')} {re.split(r'[_|—-]', title)[0]}"
