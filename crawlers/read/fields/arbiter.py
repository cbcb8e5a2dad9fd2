"""Who decides what a page says: candidates of all places in an order that is data
(rules/order.yml). No characters of a line become two things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from crawlers.read.fields.matcher import Candidate, candidates
from crawlers.read.fields.places import Places
from crawlers.read.tokens.lexer import Marked
from schemas.ground.data import load_rules
from schemas.reply import QualityFlag

T = TypeVar("T")
_WHERE = {"alone": "head", "below": "head", "labels": "label"}
"""Places by the name that they have in `field_sources`, where it is another."""


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, the place and rule it comes from (text:headline/with_unit), and the flag of a place
    that says something else."""

    value: T
    where: str
    place: str
    conflict: QualityFlag | None = None


class Arbiter:
    """The candidates of one page. Fields are asked for in the order of rules/order.yml."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._taken: list[tuple[str, Marked, int, int]] = []

    def decide(self, field: str, read: Callable[[list[Candidate]], T | None]) -> Found[T] | None:
        """The value of a field, or None. `read` makes it from what one rule found in one line, or
        None of what only looks like it."""
        order = load_rules("crawlers.read.fields", "order")[field]
        found = next((f for place in order["places"] for f in self._read(field, place, read)), None)
        if found is None:
            return None
        value, first = found
        conflict = None
        for place, flag in order.get("differs", {}).items():
            other = next(self._read(field, place, read), None)
            if place != first[0].place and other and other[0] != value:
                conflict = flag
        self._taken += [(field, c.line, *c.span) for c in first]
        place = _WHERE.get(first[0].place, first[0].place)
        return Found(value, f"text:{place}/{first[0].rule}", first[0].place, conflict)

    def take(self, field: str) -> None:
        """Take all that a field's rules find, which is no column: its characters are no other's."""
        for place in load_rules("crawlers.read.fields", "order")[field]["places"]:
            for found in candidates(field, place, self._places.lines(place)):
                self._taken += [(field, c.line, *c.span) for c in found]

    def _read(
        self, field: str, place: str, read: Callable[[list[Candidate]], T | None]
    ) -> Iterator[tuple[T, list[Candidate]]]:
        for found in candidates(field, place, self._places.lines(place)):
            free = [c for c in found if self._is_free(field, c)]
            if free and (value := read(free)) is not None:
                yield value, free

    def _is_free(self, field: str, found: Candidate) -> bool:
        start, end = found.span
        return not any(
            other != field and line == found.line and first < end and start < last
            for other, line, first, last in self._taken
        )
