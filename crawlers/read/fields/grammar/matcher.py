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
      needs: "[0-9]"               what stands in all that the pattern matches; looked for first,
                                   where a pattern takes long to find nothing
      yes: {对第12建议的答复: ["12"]}  lines with what is found in them
      no: [对第37中学的答复]           lines that come near, in which nothing is found

With `over: text` a pattern is matched on the characters of the line with its white space, because
names are parted by it, and spans are those of the printed line. The names in it are pieces of
rules/parts.yml, and the words and groups of kinds.yml.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from crawlers.read.tokens.lexer import HAN, Marked, kinds
from crawlers.read.tokens.needed import any_of, needed_words, without_longer
from crawlers.text.folding import narrow
from schemas.ground.data import load_rules


@dataclass(frozen=True)
class Rule:
    """One entry of a rule file."""

    field: str
    name: str
    where: frozenset[str]
    over_text: bool
    pattern: re.Pattern[str]
    take: frozenset[str]
    value: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    groups: tuple[str, ...]
    """The names of the groups of the pattern."""

    def finds(self, line: Marked) -> Iterable[re.Match[str]]:
        """All matches in a line."""
        text = line.folded if self.over_text else line.marks
        if self.needs and not self.needs.search(text):
            return ()
        # Nearly always there is none, and a search is cheaper than to begin to look for all.
        return self.pattern.finditer(text) if self.pattern.search(text) else ()


class Candidate:
    """What a rule found: the printed values, the place and the rule, and the span in its line that
    no other field gets. `end` is where the whole match ends, `groups` are the spans of the
    pattern's named groups."""

    __slots__ = ("end", "groups", "line", "place", "rule", "span", "values")

    def __init__(
        self,
        values: tuple[str, ...],
        place: str,
        rule: str,
        line: Marked,
        span: tuple[int, int],
        end: int,
        groups: dict[str, tuple[int, int]],
    ) -> None:
        self.values, self.place, self.rule, self.line = values, place, rule, line
        self.span, self.end, self.groups = span, end, groups

    def group(self, name: str) -> str:
        """The matched form of a named group of the pattern."""
        return self.line.folded[slice(*self.groups[name])]

    def printed(self, name: str) -> str:
        """The same as it was printed."""
        return self.line.printed[slice(*self.groups[name])]


@lru_cache(maxsize=4096)
def as_printed(text: str) -> Marked:
    """A line with its white space, for rules over text."""
    return Marked(text, narrow(text))


@cache
def rules_of(field: str) -> list[Rule]:
    """The rules of a field in their order."""
    rules = load_rules("crawlers.read.fields", field)
    return [_rule(field, name, rule) for name, rule in rules.items()]


def _rule(field: str, name: str, said: dict[str, Any]) -> Rule:
    over_text = "over" in said
    pattern = compiled_text(said["pattern"]) if over_text else compiled(said["pattern"])
    needs = said.get("needs")
    return Rule(
        field,
        name,
        frozenset(said["where"]),
        over_text,
        pattern,
        frozenset().union(*(kinds().of(kind) for kind in said.get("take", []))),
        re.compile(said["value"]) if "value" in said else None,
        (re.compile(needs) if over_text else compiled(needs)) if needs else None,
        tuple(pattern.groupindex),
    )


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

    return re.compile(_NAME.sub(written, pattern).replace(" ", ""))


_NAME: Final = re.compile("[A-Z][A-Z_]{2,40}")


def compiled_text(pattern: str) -> re.Pattern[str]:
    """A pattern with the pieces that it names written out.

    >>> compiled_text("(?:REPLY)BODY").pattern
    '(?:(?:答复|复函|回复|函复|复文|办复))(?:人民代表大会|人大|政治协商会议|政协)'
    """
    return re.compile(_NAME.sub(lambda found: f"(?:{_piece(found[0])})", pattern))


@cache
def _piece(name: str) -> str:
    parts = load_rules("crawlers.read.fields", "parts")
    tokens = load_rules("crawlers.read.tokens", "kinds")
    if name in tokens["groups"]:
        return "|".join(map(_piece, tokens["groups"][name]))
    if name not in parts and name not in tokens["words"]:
        raise ValueError(f"parts.yml: there is no piece {name}")
    said = parts[name] if name in parts else tokens["words"][name]
    return compiled_text(said if isinstance(said, str) else "|".join(said)).pattern


@dataclass(frozen=True)
class RulesAt:
    """The rules of a field that read a place, in their order. `words` has one of those that each of
    them needs, but for `others`, which need none."""

    place: str
    rules: list[Rule]
    others: list[Rule]
    words: re.Pattern[str]

    def for_line(self, line: Marked) -> list[Rule]:
        """Those that may find something in a line."""
        return self.rules if self.words.search(line.folded) else self.others

    def may_find(self, text: str) -> bool:
        """Whether they may find something in some lines, which are `joined`."""
        return bool(self.others or self.words.search(text))

    def first(self, line: Marked) -> Candidate | None:
        """What the first of them that finds anything in a line finds first."""
        for rule in self.for_line(line):
            for match in rule.finds(line):
                if (found := _candidate(rule, self.place, line, match)).values:
                    return found
        return None


@cache
def rules_at(field: str, place: str) -> RulesAt:
    """The rules of a field that read a place."""
    rules = [rule for rule in rules_of(field) if place in rule.where]
    needed = [needed_words(rule.pattern) for rule in rules]
    words = without_longer(word for said in needed for word in said or ())
    others = [rule for rule, said in zip(rules, needed, strict=True) if not said]
    return RulesAt(place, rules, others, any_of(words))


def first(field: str, place: str, line: Marked) -> Candidate | None:
    """What the first rule of a place that finds anything in a line finds first."""
    return rules_at(field, place).first(line)


def every(field: str, place: str, line: Marked) -> Iterator[Candidate]:
    """What the rules of a place find in a line, one after the other."""
    for rule in rules_at(field, place).for_line(line):
        yield from found_by(rule, place, line)


def joined(lines: Sequence[Marked]) -> str:
    """Some lines as one text, in which they are asked for words all at once."""
    return "\n".join([line.folded for line in lines])


def found_by(rule: Rule, place: str, line: Marked) -> list[Candidate]:
    """All that one rule finds in a line."""
    if not (found := rule.finds(line)):  # three times of four
        return []
    made = [_candidate(rule, place, line, match) for match in found]
    return [one for one in made if one.values]


def _candidate(rule: Rule, place: str, line: Marked, match: re.Match[str]) -> Candidate:
    groups = {name: match.span(name) for name in rule.groups} if rule.groups else {}
    span = groups["value"] if "value" in groups else match.span()
    spans = [span]
    if rule.take:
        taken = [token for token in line.within(*span) if token.kind in rule.take]
        spans, span = [token.value for token in taken], (taken[0].start, taken[-1].end)
    if rule.value is not None:
        looks = [(at, rule.value.fullmatch(line.folded, *at)) for at in spans]
        spans = [
            found.span("v") if "v" in rule.value.groupindex else at for at, found in looks if found
        ]
    values = tuple([line.printed[start:end] for start, end in spans])
    return Candidate(values, place, rule.name, line, span, match.end(), groups)
