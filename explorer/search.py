"""The replies of a selection: hits, counts by facet, one page of results."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from explorer.index import FACETS, Value
from explorer.query import expression
from explorer.selection import NOT_STATED, Selection
from storage.tables.suppressed import Suppressed

PAGE = 20
MOST_COUNTED = 10_000
"""Hits that are counted; more are shown as "at least"."""
MOST_RANKED = 2_000
"""Hits, the newest, among which the best are looked for; the others follow by date."""
_WEIGHTS = "8.0, 1.0, 0.5, 0.0"
"""Of a word in the head, the text, the files and the tags of a reply."""


@dataclass(slots=True)
class Hit:
    """One reply in a list. `day` is the day of publication, else of the sign-off."""

    id: int
    reply_id: str
    source_id: str
    url: str
    title: str
    agency: str | None
    published_year: int
    day: str | None
    numbers: str
    proposal_key: str | None
    duplicate_of: str | None
    withdrawn_at: str | None
    body: str
    files: str


_HIT = ", ".join(Hit.__slots__)


@dataclass(slots=True)
class Counted:
    """One value of a facet among the hits."""

    value: str | None
    count: int


@dataclass(slots=True)
class Results:
    """One page of a selection. `count` is exact unless `at_least`; `after` is the key of the next
    page, empty on the last."""

    hits: list[Hit]
    count: int
    at_least: bool
    facets: dict[str, list[Counted]] = field(default_factory=dict)
    after: str = ""
    ranked: int = 0
    """How many of the newest hits were ranked; 0 when the order is by date."""


def taken_down(db: sqlite3.Connection, listed: Suppressed) -> frozenset[int]:
    """Numbers of the replies of an index that a list takes down."""
    if not listed.marks:
        return frozenset()
    rows = db.execute("SELECT id, reply_id, url FROM reply")
    return frozenset(number for number, reply_id, url in rows if listed.has(reply_id, url))


class Search:
    """Asks one index file. `hidden` are numbers of replies that were taken down since it was
    made."""

    def __init__(self, db: sqlite3.Connection, hidden: frozenset[int] = frozenset()) -> None:
        self.db, self.hidden = db, hidden

    def results(self, chosen: Selection, ids: frozenset[int] | None, after: str = "") -> Results:
        """A page of the selection with its facets. `ids` restricts it to those numbers."""
        match = self.match(chosen)
        if match is None:
            return Results([], 0, False, {name: [] for name in FACETS})
        plain = chosen == replace(Selection(), sort=chosen.sort) and ids is None
        count, at_least, facets = self._all_counts() if plain else self._counts(match, ids)
        numbers, following, ranked = self._page(match, chosen, ids, after)
        return Results(self.hits(numbers), count, at_least, facets, following, ranked)

    def match(self, chosen: Selection) -> str | None:
        """The full-text expression of a selection; None when a filter names what no reply has."""
        tags = []
        for name, value in chosen.filters:
            found = self.value(name, None if value == NOT_STATED else value)
            if found is None:
                return None
            tags.append(found.tag)
        left_out = (self.value("state", state) for state in chosen.without)
        return expression(chosen.query, tags, [v.tag for v in left_out if v])

    def value(self, facet: str, value: str | None) -> Value | None:
        """A value of a facet, or None when no reply has it."""
        found = self.db.execute(
            "SELECT id, facet, value, total FROM value WHERE facet = ? AND value IS ?",
            (facet, value),
        ).fetchone()
        return Value(*found) if found else None

    def values(self, facet: str) -> list[Value]:
        """All values of a facet, the most frequent first."""
        found = self.db.execute(
            "SELECT id, facet, value, total FROM value WHERE facet = ? ORDER BY total DESC, value",
            (facet,),
        )
        return [Value(*row) for row in found]

    def numbers(self, match: str, descending: bool = False, after: int = 0) -> Iterator[int]:
        """Numbers of all hits, newest first (or oldest first), beyond a number."""
        beyond = f"AND rowid {'<' if descending else '>'} {after}" if after else ""
        found = self.db.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? {beyond} "
            f"ORDER BY rowid {'DESC' if descending else ''}",
            (match,),
        )
        return (number for (number,) in found if number not in self.hidden)

    def everything(self, chosen: Selection, ids: frozenset[int] | None) -> list[int]:
        """Numbers of the whole selection in the order of its pages."""
        match = self.match(chosen)
        if match is None:
            return []
        numbers = self.numbers(match, chosen.order == "oldest")
        listed = [n for n in numbers if ids is None or n in ids]
        if chosen.order != "relevance":
            return listed
        best = [n for _, n in self._ranked(match, ids)]
        return best + sorted(set(listed) - set(best))

    def hits(self, numbers: list[int]) -> list[Hit]:
        """The replies of some numbers, in their order."""
        found = {row[0]: Hit(*row) for row in self._of(_HIT, "reply", numbers)}
        return [found[n] for n in numbers]

    def ids(self, numbers: list[int]) -> list[str]:
        """The reply ids of some numbers, in their order."""
        found = dict(self._of("id, reply_id", "reply", numbers))
        return [found[n] for n in numbers]

    def number(self, reply_id: str) -> int | None:
        """The number of a reply, None when the version has none or it was taken down."""
        row = self.db.execute("SELECT id FROM reply WHERE reply_id = ?", (reply_id,)).fetchone()
        return row[0] if row and row[0] not in self.hidden else None

    def _page(
        self, match: str, chosen: Selection, ids: frozenset[int] | None, after: str
    ) -> tuple[list[int], str, int]:
        """Numbers of one page, key of the next, and how many were ranked. Keys are `r<place>`
        within the ranked hits and `d<number>` within those by date: no page is counted off from
        the start."""
        listed: list[int] = []
        ranked, start = 0, 0
        if chosen.order == "relevance":
            best = self._ranked(match, ids)
            ranked = len(best)
            if not after.startswith("d"):
                place = int(after[1:]) if after[1:].isdigit() else 0
                listed = [n for _, n in best[place : place + PAGE]]
                if place + PAGE < ranked:
                    return listed, f"r{place + PAGE}", ranked
                start = max((n for _, n in best), default=0)
            if ranked < MOST_RANKED:
                return listed, "", ranked
        if after.startswith("d") and after[1:].isdigit():
            start = int(after[1:])
        numbers = self.numbers(match, chosen.order == "oldest", start)
        for number in numbers:
            if ids is None or number in ids:
                if len(listed) == PAGE:
                    return listed, f"d{listed[-1]}", ranked
                listed.append(number)
        return listed, "", ranked

    def _ranked(self, match: str, ids: frozenset[int] | None) -> list[tuple[float, int]]:
        """The newest hits with their scores, best first."""
        found = self.db.execute(
            f"SELECT bm25(words, {_WEIGHTS}), rowid FROM words WHERE words MATCH ? ORDER BY rowid",
            (match,),
        )
        newest: list[tuple[float, int]] = []
        for score, number in found:
            if number not in self.hidden and (ids is None or number in ids):
                newest.append((score, number))
                if len(newest) == MOST_RANKED:
                    break
        return sorted(newest)

    def _counts(
        self, match: str, ids: frozenset[int] | None
    ) -> tuple[int, bool, dict[str, list[Counted]]]:
        """Number of hits, whether there are more, and the hits by facet."""
        columns = ", ".join(f"f.{name}" for name in FACETS)
        found = self.db.execute(
            f"SELECT f.id, {columns} FROM words CROSS JOIN facet f ON f.id = words.rowid "
            "WHERE words MATCH ? ORDER BY words.rowid",
            (match,),
        )
        rows: list[tuple[int, ...]] = []
        for row in found:
            if row[0] in self.hidden or (ids is not None and row[0] not in ids):
                continue
            if len(rows) == MOST_COUNTED:
                return MOST_COUNTED, True, self._by_facet(rows)
            rows.append(row)
        return len(rows), False, self._by_facet(rows)

    def _by_facet(self, rows: list[tuple[int, ...]]) -> dict[str, list[Counted]]:
        if not rows:
            return {facet: [] for facet in FACETS}
        counters = [Counter(column) for column in list(zip(*rows, strict=True))[1:]]
        used = sorted({value for counter in counters for value in counter})
        names = dict(self._of("id, value", "value", used))
        return {
            facet: [Counted(names[value], n) for value, n in counter.most_common()]
            for facet, counter in zip(FACETS, counters, strict=True)
        }

    def _all_counts(self) -> tuple[int, bool, dict[str, list[Counted]]]:
        """The counts of the whole version, which are kept in the index."""
        gone: Counter[int] = Counter()
        for row in self._of(", ".join(FACETS), "facet", list(self.hidden)):
            gone.update(row)
        facets = {
            facet: [
                Counted(v.value, v.total - gone[v.id])
                for v in self.values(facet)
                if v.total > gone[v.id]
            ]
            for facet in FACETS
        }
        total = self.db.execute("SELECT count(*) FROM facet").fetchone()[0] - len(self.hidden)
        return total, False, facets

    def _of(self, columns: str, table: str, numbers: list[int]) -> Iterator[tuple[Any, ...]]:
        """Rows of some numbers, in parts: SQLite takes only so many parameters."""
        for at in range(0, len(numbers), 500):
            part = numbers[at : at + 500]
            marks = ",".join("?" * len(part))
            yield from self.db.execute(f"SELECT {columns} FROM {table} WHERE id IN ({marks})", part)
