"""Searches that somebody keeps, and what a new version has for them.

They lie in one file beside the datasets. Each knows the version of which it last told: a message
that could not be sent is told with the next version.
"""

import json
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl
from uuid import uuid4

from explorer.build import build
from explorer.index import opened
from explorer.query import QueryError
from explorer.search import Hit, Search, taken_down
from explorer.selection import Selection, selection_from
from storage.layout import Layout, StorageError, json_lines, locked, write_atomic
from storage.tables.suppressed import suppressed
from storage.versions.difference import difference
from storage.versions.folders import version_folder

NAME = "saved-searches.jsonl"
MOST_SAVED, MOST_NAME = 200, 80


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `address` is the part after the question mark; `told` the version up
    to which its news are known."""

    id: str
    name: str
    address: str
    told: str

    @property
    def selection(self) -> Selection:
        """What it looks for."""
        return selection_from(parse_qsl(self.address))


@dataclass(frozen=True, slots=True)
class News:
    """What changed for a saved search: hits that are new and that a site changed."""

    saved: SavedSearch
    new: list[Hit]
    changed: list[Hit]


def saved_searches(layout: Layout) -> list[SavedSearch]:
    """All, the oldest first."""
    return [SavedSearch(**row) for row in json_lines(layout.root / NAME)]


def keep(layout: Layout, name: str, chosen: Selection, version: str) -> SavedSearch:
    """Save a search. Raises StorageError when there are too many, QueryError for one that cannot be
    searched."""
    chosen.query  # noqa: B018  a search that cannot be carried out is not kept
    with locked(layout.locks / "saved-searches.lock"):
        listed = saved_searches(layout)
        if len(listed) >= MOST_SAVED:
            raise StorageError(f"at most {MOST_SAVED} searches are saved; remove one")
        title = " ".join(name.split())[:MOST_NAME] or chosen.typed or "-"
        made = SavedSearch(uuid4().hex[:12], title, chosen.address(), version)
        _write(layout, [*listed, made])
    return made


def forget(layout: Layout, saved_id: str) -> None:
    """Remove a saved search; nothing happens when there is none with that id."""
    with locked(layout.locks / "saved-searches.lock"):
        _write(layout, [s for s in saved_searches(layout) if s.id != saved_id])


def told(layout: Layout, searches: Iterable[SavedSearch], version: str) -> None:
    """Note that the news of some searches up to a version are known."""
    known = {s.id for s in searches}
    with locked(layout.locks / "saved-searches.lock"):
        listed = saved_searches(layout)
        _write(layout, [replace(s, told=version) if s.id in known else s for s in listed])


def news(layout: Layout, version: Path) -> list[News]:
    """What a version has for each saved search since it last told: an index of what differs is made
    for the moment, so that the cost is that of the difference. A search whose version is gone
    starts anew with this one."""
    found = []
    for before in sorted({s.told for s in saved_searches(layout)} - {version.name}):
        searches = [s for s in saved_searches(layout) if s.told == before]
        try:
            listed = difference(version_folder(layout, before), version).to_pylist()
        except StorageError:
            found += [News(s, [], []) for s in searches]
            continue
        ops = {row["reply_id"]: row["op"] for row in listed}
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "news.sqlite"
            build(version, path, frozenset(ops))
            with closing(opened(path)) as db:
                search = Search(db, taken_down(db, suppressed(layout.tables)))
                found += [_of(search, s, ops) for s in searches]
    return found


def _of(search: Search, saved: SavedSearch, ops: dict[str, str]) -> News:
    try:
        hits = search.hits(search.everything(saved.selection, None))
    except QueryError:
        hits = []
    by_op = [(ops[h.reply_id], h) for h in hits]
    changes = ("changed", "withdrawn", "restored")
    return News(
        saved, [h for op, h in by_op if op == "added"], [h for op, h in by_op if op in changes]
    )


def _write(layout: Layout, listed: list[SavedSearch]) -> None:
    lines = (json.dumps(asdict(s), ensure_ascii=False) + "\n" for s in listed)
    write_atomic(layout.root / NAME, lines)
