"""One invented government site: its documents, its quirks, its faults."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, Literal

from replica.texts import Case, reply_case
from schemas.source import PlatformName, Source


@dataclass
class Answer:
    """A response before it goes on the wire."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    declared_length: int | None = None
    chunks: Iterator[bytes] | None = None
    """In place of body and length: sent one after the other until the client has enough."""
    raw: bytes | None = None
    """In place of everything: these bytes and the end of the connection. Nothing at all (b"")
    resets it."""


@dataclass(frozen=True)
class Document:
    """One reply of a site: number in the CMS, publication, migration date in its address, and its
    text."""

    number: int
    published: date
    moved_on: date
    case: Case


@dataclass
class Site:
    """A column of a site. `quirks` change its mark-up as real sites differ, `faults` break it; both
    may be set at any time.

    Quirks: offset2, records5, records6, records_last, pager_comment, js_rows, js_href,
    single_quotes, base, absolute, years, gbk, false_gb2312, shtml, parts, parts_next,
    footer_container, hidden_copy, overlap46, total_in_script, span_words, attachment_only,
    file_rows, pdf_rows; those of other systems stand in replica.systems.
    Faults: see replica.faults.
    """

    name: str
    platform: PlatformName
    kind: Literal["npc_suggestion", "cppcc_proposal"] = "npc_suggestion"
    level: Literal["municipal", "county"] = "municipal"
    count: int = 30
    first_year: int = 2021
    last_year: int = 2024
    seed: int = 1
    quirks: set[str] = field(default_factory=set)
    faults: dict[str, Any] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    withdrawn: set[int] = field(default_factory=set)
    unlisted: set[int] = field(default_factory=set)
    port: int = 80
    scheme: str = "http"
    start_path: str = "/zwgk/jyta/"
    api_path: str = ""
    requests: list[str] = field(default_factory=list)
    conditional: list[str] = field(default_factory=list)
    """Those of the requests that named a validator."""
    until: date | None = None
    """No date of the site is after this day; None: whatever the years give."""
    like: str = ""
    """Name of the site whose agency, documents and paragraphs it has; its own where empty."""
    _by_year: tuple[list[Document], dict[int, list[Document]]] = field(default=([], {}), repr=False)
    _numbered: tuple[list[Document], dict[int, Document]] = field(default=([], {}), repr=False)

    @property
    def host(self) -> str:
        """Host name of the site; the crawl resolves it to loopback."""
        return f"{self.name}.replica.localhost"

    @property
    def root(self) -> str:
        """Address of the site."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def agency(self) -> str:
        """The publisher's name."""
        rng = random.Random(f"agency {self.like or self.name}")
        from replica.texts import AGENCIES, PLACES

        return (
            PLACES[self.level]
            + ("市" if self.level == "municipal" else "县")
            + rng.choice(AGENCIES)
        )

    @property
    def site_code(self) -> str:
        """网站标识码: the region and a serial."""
        return ("990100" if self.level == "municipal" else "990123") + "0042"

    @cached_property
    def documents(self) -> list[Document]:
        """All documents, newest first; the same for the same name, seed and years."""
        seed = f"{self.like or self.name} {self.seed}"
        rng = random.Random(seed)
        years = list(range(self.first_year, self.last_year + 1))
        found = []
        for i in range(self.count):
            year = years[i * len(years) // self.count]
            case = reply_case(f"{seed} {i}", self.kind, self.level, year, self.agency)
            if self.until and case.published > self.until:
                case = reply_case(f"{seed} {i}", self.kind, self.level, year - 1, self.agency)
            moved = (
                case.published
                if rng.random() < 0.7
                else case.published + timedelta(days=rng.randint(30, 700))
            )
            moved = min(moved, self.until or moved)
            found.append(Document(4_100_000 + i, case.published, moved, case))
        return sorted(found, key=lambda d: (d.published, d.number), reverse=True)

    def listed(self) -> list[Document]:
        """Documents on the list now."""
        if self.faults.get("empty_list"):
            return []
        off = self.withdrawn | self.unlisted
        return [d for d in self.documents if d.number not in off] if off else self.documents

    def listed_by_year(self) -> dict[int, list[Document]]:
        """Documents on the list by year, newest first."""
        listed = self.listed()
        if listed is not self._by_year[0]:
            years: dict[int, list[Document]] = {}
            for document in listed:
                years.setdefault(document.published.year, []).append(document)
            self._by_year = (listed, years)
        return self._by_year[1]

    def lines(self, document: Document) -> list[str]:
        """Article lines, with the edit of a changed document."""
        lines = document.case.lines
        if document.number in self.changed:
            return [*lines[:-2], "补充说明：上述项目已于近期通过验收并投入使用。", *lines[-2:]]
        return lines

    def source(self) -> Source:
        """The source file of this column, as an author would write it."""
        start = self.root + (
            "/col/col7301/index.html" if self.platform == "hanweb_jcms" else self.start_path
        )
        column = "市人大代表建议" if self.kind == "npc_suggestion" else "政协提案"
        return Source.model_validate(
            {
                "id": re.sub(r"[^a-z0-9]+", "_", f"replica_{self.name}"),
                "title": f"{self.agency} {column}答复（本机副本）",
                "platform": self.platform,
                "kind": self.kind,
                "publisher": {
                    "name": self.agency,
                    "level": self.level,
                    "region": self.site_code[:6],
                },
                "start_urls": [start],
                "listing": {"api": f"{self.root}{self.api_path}"} if self.api_path else {},
                "coverage": {"start": self.first_year},
                "http": {"delay": 0},
                "expect": {"stale_after_days": 3650},  # its newest document is of 2024
                "status": "active",
                "evidence": "local replica",
            }
        )

    def document(self, number: int) -> Document | None:
        """The document of a CMS number that is still there."""
        if self._numbered[0] is not self.documents:  # a test may give a site other documents
            self._numbered = (self.documents, {d.number: d for d in self.documents})
        return self._numbered[1].get(number) if number not in self.withdrawn else None

    def encode(self, text: str) -> tuple[bytes, str]:
        """Bytes and Content-Type of a page in the site's charset, or the wrong one that it
        declares."""
        if "gbk" in self.quirks:
            return text.encode("gb18030"), "text/html"
        if "false_gb2312" in self.quirks:
            return text.encode("utf-8"), "text/html; charset=gb2312"
        return text.encode("utf-8"), "text/html; charset=utf-8"

    @property
    def charset(self) -> str:
        """The charset that the page's meta tag declares."""
        return "gb2312" if self.quirks & {"gbk", "false_gb2312"} else "utf-8"


def stamp(day: date) -> str:
    """A Last-Modified header of noon on that day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).strftime(
        "%a, %d %b %Y %H:%M:%S GMT"
    )
