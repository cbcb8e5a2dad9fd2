"""Which replies a page lists, as an address says it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args
from urllib.parse import urlencode

from explorer.index import FACETS, JOINS
from explorer.query import Query, parsed

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
NOT_STATED = "-"
"""In an address: replies that do not say."""


@dataclass(frozen=True)
class Selection:
    """Which replies, in what order: all that an address says. `filters` by facet; `since` and `op`
    are a list of changes (see pages.changes)."""

    typed: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    """States that are left out: copy, withdrawn."""
    sort: Sort = "relevance"
    since: str = ""
    op: str = ""

    @cached_property
    def query(self) -> Query:
        """What is searched for. Raises QueryError."""
        return parsed(self.typed)

    @property
    def order(self) -> Sort:
        """Without words there is nothing to rank by."""
        ranked = self.sort == "relevance" and self.query.groups
        return self.sort if ranked or self.sort == "oldest" else "newest"

    def address(self, **more: str) -> str:
        """The part of an address after the question mark."""
        given = [("q", self.typed), *self.filters, *(("without", w) for w in self.without)]
        given += [("sort", self.sort if self.sort != "relevance" else "")]
        given += [("since", self.since), ("op", self.op), *more.items()]
        return urlencode([(name, value) for name, value in given if value])

    def with_filter(self, facet: str, value: str) -> "Selection":
        """The same with a facet set, or free when the value is empty."""
        rest = tuple(pair for pair in self.filters if pair[0] != facet)
        return replace(self, filters=(*rest, (facet, value)) if value else rest)

    def toggled(self, state: str) -> "Selection":
        """The same with a state left out, or not any more."""
        return replace(self, without=tuple(sorted({*self.without} ^ {state})))

    def in_order(self, sort: Sort) -> "Selection":
        """The same in another order."""
        return replace(self, sort=sort)


def selection_from(parameters: Iterable[tuple[str, str]]) -> Selection:
    """The selection of an address; what is not known in it is passed over."""
    found: dict[str, str] = {}
    without = []
    for name, value in parameters:
        if name == "without" and value in ("copy", "withdrawn"):
            without.append(value)
        elif value:
            found[name] = value
    filters = [(name, found[name]) for name in (*FACETS, *JOINS) if name in found]
    sort: Sort = next((s for s in SORTS if s == found.get("sort")), "relevance")
    without = sorted(set(without))
    return Selection(
        found.get("q", "").strip(), tuple(filters), tuple(without), sort,
        found.get("since", ""), found.get("op", ""),
    )  # fmt: skip
