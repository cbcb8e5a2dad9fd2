"""Who decides what a page says: candidates of all places in an order that is data
(rules/order.yml). No characters of a line become two things."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, Generic, TypeVar

from crawlers.read.fields.grammar.matcher import Candidate, RulesAt, found_by, joined, rules_at
from crawlers.read.tokens.lexer import Marked
from schemas.ground.data import load_rules
from schemas.reply import QualityFlag

T = TypeVar("T")
_WHERE: Final = {
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
        order = _order(name)
        for place in order["places"]:
            if found := self._first(name, place, read):
                break
        else:
            return None
        value, first = found
        decided = Found(value, first[0].place, first[0].rule)
        for place, flag in order.get("differs", {}).items():
            if place != decided.place and (other := self._first(name, place, read)):
                value, said = other
                if value != decided.value:
                    decided.differs.append((flag, Found(value, place, said[0].rule)))
        self._take(name, first)
        return decided

    def every(self, name: str, read: Callable[[list[Candidate]], T | None]) -> list[Found[T]]:
        """What each place says first, in their order. Takes no characters."""
        said = []
        for place in _order(name)["places"]:
            if found := self._first(name, place, read):
                said.append(Found(found[0], place, found[1][0].rule))
        return said

    def take(self, name: str) -> None:
        """Take all that the rules of what is no column find: its characters are no other's."""
        for place in _order(name)["places"]:
            rules, lines = self._asked(name, place)
            for line in lines:
                for rule in rules.for_line(line):
                    self._take(name, found_by(rule, place, line))

    def _take(self, name: str, found: list[Candidate]) -> None:
        self._taken += [(name, c.line, *c.span) for c in found]

    # Loops, and no generators of generators: of some thirty places that a page is asked for its
    # fields most say nothing, and asking was dearer than what was asked.
    def _first(
        self, name: str, place: str, read: Callable[[list[Candidate]], T | None]
    ) -> tuple[T, list[Candidate]] | None:
        """The first value that a place says, line by line, rule by rule, of all that one rule finds
        in one line together."""
        rules, lines = self._asked(name, place)
        for line in lines:
            for rule in rules.for_line(line):
                found = found_by(rule, place, line)
                free = [c for c in found if self._is_free(name, c)] if found else found
                if free and (value := read(free)) is not None:
                    return value, free
        return None

    def _asked(self, name: str, place: str) -> tuple[RulesAt, list[Marked]]:
        """The rules of a field that read a place, and its lines where they may find something."""
        lines, rules = self._lines(place), rules_at(name, place)
        if place not in self._texts:
            self._texts[place] = joined(lines)
        return rules, lines if rules.may_find(self._texts[place]) else []

    def _is_free(self, name: str, found: Candidate) -> bool:
        start, end = found.span
        for other, line, first, last in self._taken:
            if first < end and start < last and other != name and line.is_same(found.line):
                return False
        return True


@cache
def _order(name: str) -> dict[str, Any]:
    order: dict[str, Any] = load_rules("crawlers.read.fields", "order")["fields"][name]
    return order
