"""Texts that keep a pattern busy: the shortest way to each of its repeats, what it repeats as often
as it fits, and a character that nothing expects; or the same way begun again and again."""

from collections.abc import Iterator
from re import _constants as C
from re import _parser
from typing import Any

from attack.steps import Bound

MOST = 6
"""Repeats of a pattern that are pumped: the first ones."""
UNEXPECTED = "\x00"
SEVERAL = 30


def pumped(pattern: str | bytes, flags: int, size: int) -> list[str]:
    """Texts of a size for one pattern."""
    tree = _parser.parse(pattern, flags)
    bound = Bound.of(pattern, tree)
    found = []
    for before, repeated in list(_repeats(bound, list(tree), ""))[:MOST]:
        if repeated:
            found.append(before + repeated * (size // len(repeated)) + UNEXPECTED)
            again = before + repeated * SEVERAL
            found.append(again * (size // len(again)) + UNEXPECTED)
    return found


def _repeats(bound: Bound, nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for op, value in nodes:
        if op in (C.MAX_REPEAT, C.MIN_REPEAT, C.POSSESSIVE_REPEAT):
            body = list(value[2])
            if value[1] > max(1, value[0]):
                yield before, _shortest(bound, body)
            yield from _repeats(bound, body, before)
        elif op is C.SUBPATTERN:
            yield from _repeats(bound, list(value[3]), before)
        elif op is C.ATOMIC_GROUP:
            yield from _repeats(bound, list(value), before)
        elif op is C.BRANCH:
            for branch in value[1]:
                yield from _repeats(bound, list(branch), before)
        elif op in (C.ASSERT, C.ASSERT_NOT) and value[0] > 0:
            yield from _repeats(bound, list(value[1]), before)
        before += _shortest(bound, [(op, value)])


def _shortest(bound: Bound, nodes: list[Any]) -> str:
    """A shortest text that some nodes read."""
    text = ""
    for op, value in nodes:
        mask = bound.single(op, value)
        if mask:
            held = [c for bit, c in enumerate(bound.characters) if mask >> bit & 1]
            text += next((c for c in held if c.isalnum() or "\u3000" <= c < "\ud800"), held[0])
        elif op in (C.MAX_REPEAT, C.MIN_REPEAT, C.POSSESSIVE_REPEAT):
            text += _shortest(bound, list(value[2])) * value[0]
        elif op is C.SUBPATTERN:
            text += _shortest(bound, list(value[3]))
        elif op is C.ATOMIC_GROUP:
            text += _shortest(bound, list(value))
        elif op is C.BRANCH:
            text += min((_shortest(bound, list(branch)) for branch in value[1]), key=len)
    return text
