"""Words of which a pattern needs one to find anything, read off the pattern itself: most rules are
asked about lines that have none of theirs."""

import importlib
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from crawlers.read.tokens.lexer import FIRST_SIGN, LAST_SIGN, kinds

_parse = importlib.import_module("re._parser").parse
Words = frozenset[str]
MOST_FORMS: Final = 40
"""Texts that a piece of a pattern may match for it to be written out."""
_NOTHING: Words = frozenset([""])
_AS_ONE: Final = {"SUBPATTERN": 3, "ATOMIC_GROUP": None, "ASSERT": 1}
"""Nodes that hold a sequence, with the place in which they have it."""


@dataclass(frozen=True)
class Sought:
    """A pattern that is looked for in texts which have it seldom: first one of its words, for which
    a search skips ahead."""

    pattern: re.Pattern[str]
    words: re.Pattern[str] | None

    @classmethod
    def of(cls, pattern: str) -> "Sought":
        """A pattern with the words that are read off it."""
        made = re.compile(pattern)
        words = needed_words(made)
        return cls(made, any_of(words) if words else None)

    def is_in(self, text: str) -> bool:
        """Whether a text has it."""
        if self.words and not self.words.search(text):
            return False
        return self.pattern.search(text) is not None


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of some words; of none it finds nothing."""
    return re.compile("|".join(map(re.escape, sorted(words))) or "(?!)")


@cache  # rules read several places
def needed_words(pattern: re.Pattern[str]) -> Words | None:
    """Every line in which the pattern is found holds one of these; None where the pattern does not
    say so. Of the sign of a kind of tokens they are the words that its tokens need.

    >>> sorted(needed_words(re.compile("(?:答复|回复)(?:意见)?[0-9]{1,3}件?")) or [])
    ['回复', '答复']
    """
    if pattern.flags & re.IGNORECASE:
        return None
    forms, words = _of_sequence(_parse(pattern.pattern))
    found = _rarer([words, forms])
    return found and without_longer(found)


@cache
def _of_sign(sign: str) -> Words | None:
    branch = kinds().branches.get(sign)
    return needed_words(re.compile(branch)) if branch else None


def _rarer(choices: Iterable[Words | None]) -> Words | None:
    """The words that the fewest texts have, of some of which each would do."""
    may = [words for words in choices if words and "" not in words]
    return min(may, key=lambda words: sum(map(_share, words)), default=None)


def _share(word: str) -> float:
    """About how many lines have a word: few of a Chinese page have Latin letters."""
    return math.prod(0.2 if not c.isalpha() else 0.01 if c.isascii() else 0.05 for c in word)


def without_longer(words: Iterable[str]) -> Words:
    """The words without those that hold another one."""
    every = frozenset(words)
    return frozenset(w for w in every if not any(o in w for o in every - {w}))


def _of_sequence(nodes: Iterable[Any]) -> tuple[Words | None, Words | None]:
    """All texts that a sequence may match, where they are few, and words that it needs."""
    forms, found, whole = _NOTHING, list[Words | None](), True
    for node in nodes:
        these, words = _of_node(*node)
        found.append(words)
        if these is not None and len(these) * len(forms) <= MOST_FORMS:
            forms = frozenset(a + b for a in forms for b in these)
        else:
            found.append(forms)
            forms, whole = these or _NOTHING, False
    return forms if whole else None, _rarer([*found, forms])


def _of_node(kind: Any, value: Any) -> tuple[Words | None, Words | None]:
    name = kind.name
    if name == "LITERAL":
        return _of_set([(kind, value)])
    if name == "IN":
        return _of_set(value)
    if name in ("AT", "ASSERT_NOT"):
        return _NOTHING, None
    if name == "BRANCH":
        return _either([_of_sequence(nodes) for nodes in value[1]])
    if name in _AS_ONE and not (name == "SUBPATTERN" and value[1] & re.IGNORECASE):
        at = _AS_ONE[name]
        forms, words = _of_sequence(value if at is None else value[at])
        if name == "ASSERT":  # it takes no characters, so what follows does not stand behind it
            return None, _rarer([forms, words])
        return forms, words
    if name.endswith("_REPEAT"):
        least, most, nodes = value
        forms, words = _of_sequence(nodes)
        if not least:
            return (forms | _NOTHING if forms and most == 1 else None), None
        return (forms, words) if most == 1 else (None, _rarer([forms, words]))
    return None, None


def _of_set(items: list[Any]) -> tuple[Words | None, Words | None]:
    """The characters of a set, where they are few; what is needed for one of its signs."""
    found = set[str]()
    for kind, value in items:
        low, high = value if kind.name == "RANGE" else (value, value)
        if kind.name not in ("RANGE", "LITERAL") or high - low > MOST_FORMS:
            return None, None
        found.update(map(chr, range(low, high + 1)))
    if any(FIRST_SIGN <= c <= LAST_SIGN for c in found):
        return None, _all_of([_of_sign(sign) for sign in found])
    return (frozenset(found) if len(found) <= MOST_FORMS else None), None


def _either(
    branches: list[tuple[Words | None, Words | None]],
) -> tuple[Words | None, Words | None]:
    forms = _all_of([forms for forms, _ in branches])
    return forms, _all_of([_rarer(branch) for branch in branches])


def _all_of(each: list[Words | None]) -> Words | None:
    """The words of all together, where each says some."""
    said = [words for words in each if words is not None]
    return frozenset[str]().union(*said) if len(said) == len(each) else None
