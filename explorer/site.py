"""What the pages share: the version that is shown, what was taken down since, and how a page is
written."""

import re
import sqlite3
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from explorer.index import opened
from explorer.labels import LANGUAGES, Labels, labels
from explorer.record import Records
from explorer.search import Search, taken_down
from explorer.selection import Selection
from schemas.coverage import SourceState
from schemas.regions import regions
from storage.layout import Layout
from storage.tables.suppressed import Suppressed, suppressed
from storage.versions.difference import difference
from storage.versions.folders import version_folder
from storage.versions.manifest import manifest_of

_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of a text or stand for nothing: a page could hide behind
them what a line says."""


class NotFoundError(LookupError):
    """Nothing under an address; the message says what is missing."""


@dataclass
class Site:
    """One published version, as the explorer serves it. `raw` shows the archived bytes too, which
    hold what the dataset masks."""

    layout: Layout
    folder: Path
    index: Path
    raw: bool = False
    _local: threading.local = field(default_factory=threading.local)
    _hidden: tuple[Suppressed, frozenset[int]] | None = None
    _changes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Name of the version."""
        return self.folder.name

    @property
    def search(self) -> Search:
        """A search over what is not taken down at this moment."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = opened(self.index)
        return Search(db, self._taken_down(db))

    def _taken_down(self, db: sqlite3.Connection) -> frozenset[int]:
        listed = suppressed(self.layout.tables)
        if self._hidden is None or self._hidden[0] != listed:
            # A version that was made with this list has nothing to hide.
            is_new = manifest_of(self.folder).suppressed != listed.digest
            self._hidden = listed, taken_down(db, listed) if is_new else frozenset()
        return self._hidden[1]

    @cached_property
    def records(self) -> Records:
        """The rows of the version."""
        return Records(self.folder)

    @cached_property
    def sources(self) -> dict[str, SourceState]:
        """All sources by id."""
        return {s.source_id: s for s in self.records.sources}

    def changed_since(self, before: str) -> dict[str, str]:
        """What happened to each reply that differs from an earlier version, by reply id. Raises
        StorageError when that version is gone."""
        if before not in self._changes:
            rows = difference(version_folder(self.layout, before), self.folder).to_pylist()
            self._changes[before] = {row["reply_id"]: row["op"] for row in rows}
        return self._changes[before]

    def restriction(self, chosen: Selection) -> frozenset[int] | None:
        """Numbers of the replies that a list of changes is made of; None for any other list."""
        if not chosen.since:
            return None
        changes, search = self.changed_since(chosen.since), self.search
        wanted = (i for i, op in changes.items() if chosen.op in ("", op))
        return frozenset(n for n in map(search.number, wanted) if n is not None)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> str:
    """The language of the address, else the first of the browser's that there is."""
    asked = request.query_params.get("lang", "")
    accepted = request.headers.get("accept-language", "").lower().split(",")
    wanted = [asked, *(part.strip()[:2] for part in accepted)]
    return next((name for name in wanted if name in LANGUAGES), "en")


def written(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. Every value is escaped; what could turn the direction of the text is left out."""
    site, language = site_of(request), language_of(request)
    texts = labels(language)
    asked = language if request.query_params.get("lang") == language else ""

    def link(path: str, query: str = "") -> str:
        tail = "&".join(filter(None, (query, f"lang={asked}" if asked else "")))
        return f"{path}?{tail}" if tail else path

    def other_language(name: str) -> str:
        kept = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
        return f"{request.url.path}?{urlencode([*kept, ('lang', name)])}"

    shared = {
        "site": site, "t": texts.text, "label": texts.value, "column": texts.column,
        "lang": language, "link": link, "other_language": other_language,
        "languages": LANGUAGES, "name_of": name_of(site, texts), "web_address": web_address,
        "chosen": Selection(), "request_language": asked,
    }  # fmt: skip
    page = _ENVIRONMENT.get_template(template).render(shared | values)
    return HTMLResponse(page, status)


def name_of(site: Site, texts: Labels) -> Any:
    """How a value of a facet is called in a language."""

    def name(facet: str, value: str | None) -> str:
        if value is None:
            return texts.text("not_stated")
        if facet == "province":
            region = regions().get(value)
            return region.name if region else value
        if facet == "source":
            source = site.sources.get(value)
            return source.title if source else value
        return value if facet in ("agency", "year") else texts.value(value)

    return name


def web_address(url: str) -> str | None:
    """The address when it may be a link: http and https only."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _shown(value: Any) -> Any:
    if isinstance(value, Markup):
        return value
    return _INVISIBLE.sub("", value) if isinstance(value, str) else "" if value is None else value


_ENVIRONMENT = Environment(
    loader=PackageLoader("explorer"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    undefined=StrictUndefined, finalize=_shown,
)  # fmt: skip
_ENVIRONMENT.filters["number"] = lambda n: f"{n:,}"
_ENVIRONMENT.filters["query"] = urlencode
