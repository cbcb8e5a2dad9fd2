"""Rules of fields as data (rules/*.yml): patterns over kinds of tokens, found in marked lines.

An entry, for example:

    without_unit:
      where: [headline]            the places that it reads (places.py)
      pattern: ORDINAL(?=CASE)     kinds and groups of tokens/rules/kinds.yml; HAN is any Chinese
                                   character, alone or in a word, outside the other tokens, and
                                   NOT_X whatever begins no token of X
      take: [ORDINAL]              tokens whose values are taken; without it what the group `value`
                                   of the pattern matched, else all
      value: "[0-9]{2,4}"          what the whole value has to look like, if anything; its group `v`
                                   is taken
      yes: {对第12建议的答复: ["12"]}  lines with what is found in them
      no: [对第37中学的答复]           lines that come near, in which nothing is found
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crawlers.read.tokens.lexer import HAN, Marked, kinds
from schemas.ground.data import load_rules


@dataclass(frozen=True)
class Rule:
    """One entry of a rule file."""

    field: str
    name: str
    where: frozenset[str]
    pattern: re.Pattern[str]
    take: frozenset[str]
    value: re.Pattern[str] | None


@dataclass(frozen=True)
class Candidate:
    """What a rule found: the printed values, the place and the rule, and the span in its line that
    no other field gets. `groups` are the spans of the pattern's named groups."""

    values: tuple[str, ...]
    place: str
    rule: str
    line: Marked
    span: tuple[int, int]
    groups: dict[str, tuple[int, int]]

    def group(self, name: str) -> str:
        """The matched form of a named group of the pattern."""
        return self.line.folded[slice(*self.groups[name])]


@cache
def rules_of(field: str) -> list[Rule]:
    """The rules of a field in their order."""
    return [
        Rule(
            field,
            name,
            frozenset(rule["where"]),
            compiled(rule["pattern"]),
            frozenset().union(*(kinds().of(kind) for kind in rule.get("take", []))),
            re.compile(rule["value"]) if "value" in rule else None,
        )
        for name, rule in load_rules("crawlers.read.fields", field).items()
    ]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over kinds as one over marks.

    >>> from crawlers.read.tokens.lexer import mark
    >>> compiled("NUMBER(?=CASE)").search(mark("第12号建议").marks).span()
    (0, 4)
    """
    grammar = kinds()

    def written(found: re.Match[str]) -> str:
        name = found[0]
        if name == "HAN":
            return HAN
        if name.startswith("NOT_"):
            return f"[^{grammar.signs_of(name.removeprefix('NOT_'))}]"
        return grammar.in_marks(name)

    return re.compile(re.sub("[A-Z][A-Z_]{2,40}", written, pattern).replace(" ", ""))


def candidates(field: str, place: str, lines: Iterable[Marked]) -> Iterator[list[Candidate]]:
    """What the rules of a field find in the lines of a place: line by line, rule by rule, all that
    one rule finds in one line together."""
    rules = [rule for rule in rules_of(field) if place in rule.where]
    for line in lines:
        for rule in rules:
            if found := found_by(rule, place, line):
                yield found


def found_by(rule: Rule, place: str, line: Marked) -> list[Candidate]:
    """All that one rule finds in a line."""
    made = (_candidate(rule, place, line, match) for match in rule.pattern.finditer(line.marks))
    return [one for one in made if one.values]


def _candidate(rule: Rule, place: str, line: Marked, match: re.Match[str]) -> Candidate:
    groups = {name: match.span(name) for name in match.re.groupindex}
    span = groups.get("value", match.span())
    spans = [span]
    if rule.take:
        taken = [token for token in line.within(*span) if token.kind in rule.take]
        spans, span = [token.value for token in taken], (taken[0].start, taken[-1].end)
    if rule.value is not None:
        looks = [(at, rule.value.fullmatch(line.folded, *at)) for at in spans]
        spans = [
            found.span("v") if "v" in rule.value.groupindex else at for at, found in looks if found
        ]
    values = tuple(line.printed[slice(*at)] for at in spans)
    return Candidate(values, place, rule.name, line, span, groups)
