"""Who decides what a page says: candidates of all places in an order that is data
(rules/order.yml). No characters of a line become two things."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from crawlers.read.fields.grammar.matcher import Candidate, candidates, joined
from crawlers.read.tokens.lexer import Marked
from schemas.ground.data import load_rules
from schemas.reply import QualityFlag

T = TypeVar("T")
_WHERE = {
    "alone": "text:head", "under_title": "text:head", "below": "text:head", "labels": "text:label",
    "printed_labels": "text:label", "index": "index_table",
    "ends": "text:end", "index_table": "index_table", "lone": "text:head",
    "headline_line": "text:headline", "consulted": "text:opening", "greeting": "text:salutation",
}  # fmt: skip
"""Places by the name that they have in `field_sources`, where it is another."""


class Found(Generic[T]):
    """A value with the place and rule that it comes from, and what later places say that differs,
    with the flag of it."""

    def __init__(self, value: T, place: str, rule: str) -> None:
        self.value, self.place, self.rule = value, place, rule
        self.differs: list[tuple[QualityFlag, Found[T]]] = []

    @property
    def where(self) -> str:
        """As `field_sources` has it: text:headline/with_unit."""
        return f"{_WHERE.get(self.place, f'text:{self.place}')}/{self.rule}"


class Arbiter:
    """The candidates of one page. Fields are asked for in the order of rules/order.yml; `lines`
    gives the lines of a place."""

    def __init__(self, lines: Callable[[str], list[Marked]]) -> None:
        self._lines = lines
        self._texts: dict[str, str] = {}
        """The lines of a place as one text; several fields ask for it."""
        self._taken: list[tuple[str, Marked, int, int]] = []

    def decide(self, name: str, read: Callable[[list[Candidate]], T | None]) -> Found[T] | None:
        """The value of a field, or None. `read` makes it from what one rule found in one line, or
        None of what only looks like it."""
        order = load_rules("crawlers.read.fields", "order")["fields"][name]
        found = next((f for place in order["places"] for f in self._read(name, place, read)), None)
        if found is None:
            return None
        value, first = found
        decided = Found(value, first[0].place, first[0].rule)
        for place, flag in order.get("differs", {}).items():
            if place != decided.place and (other := next(self._read(name, place, read), None)):
                value, said = other
                if value != decided.value:
                    decided.differs.append((flag, Found(value, place, said[0].rule)))
        self._taken += [(name, c.line, *c.span) for c in first]
        return decided

    def every(self, name: str, read: Callable[[list[Candidate]], T | None]) -> Iterator[Found[T]]:
        """What each place says first, in their order. Takes no characters."""
        for place in load_rules("crawlers.read.fields", "order")["fields"][name]["places"]:
            if found := next(self._read(name, place, read), None):
                yield Found(found[0], place, found[1][0].rule)

    def take(self, name: str) -> None:
        """Take all that the rules of what is no column find: its characters are no other's."""
        for place in load_rules("crawlers.read.fields", "order")["fields"][name]["places"]:
            for found in self._found(name, place):
                self._taken += [(name, c.line, *c.span) for c in found]

    def _read(
        self, name: str, place: str, read: Callable[[list[Candidate]], T | None]
    ) -> Iterator[tuple[T, list[Candidate]]]:
        for found in self._found(name, place):
            free = [c for c in found if self._is_free(name, c)]
            if free and (value := read(free)) is not None:
                yield value, free

    def _found(self, name: str, place: str) -> Iterator[list[Candidate]]:
        lines = self._lines(place)
        if place not in self._texts:
            self._texts[place] = joined(lines)
        return candidates(name, place, lines, self._texts[place])

    def _is_free(self, name: str, found: Candidate) -> bool:
        start, end = found.span
        return not any(
            other != name and line == found.line and first < end and start < last
            for other, line, first, last in self._taken
        )
