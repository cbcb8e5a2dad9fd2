"""Where what a pattern finds can begin, read off the pattern itself: when not all of its
alternatives begin with a plain character, `re` tries each of them at each place of a text."""

import importlib
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

_parse = importlib.import_module("re._parser").parse
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_ANYWHERE = frozenset([""])
Texts = frozenset[str]


class _Begin(NamedTuple):
    """How a piece of a pattern can begin: with a character of a class, written as its members, with
    any character after one of some texts ("" is every text), or with nothing after one of these."""

    members: Texts = frozenset()
    any_after: Texts = frozenset()
    empty_after: Texts = frozenset()


def with_firsts(pattern: str) -> str:
    """A pattern that finds the same, and asks each place of a text whether it can begin there
    before it tries any alternative. The pattern itself where it can begin everywhere.

    >>> with_firsts("第?[0-9]{1,4}届|(?<=会议)[^第]号")
    '(?:(?=[0-9第])|(?<=会议))(?:第?[0-9]{1,4}届|(?<=会议)[^第]号)'
    """
    begin = _of_sequence(_parse(pattern))
    if begin.empty_after or "" in begin.any_after:
        return pattern
    places = [f"(?=[{''.join(sorted(begin.members))}])"] if begin.members else []
    places += [f"(?<={re.escape(text)})" for text in sorted(begin.any_after)]
    return f"(?:{'|'.join(places)})(?:{pattern})" if places else pattern


def _of_sequence(nodes: Iterable[Any]) -> _Begin:
    members, any_after, after = Texts(), Texts(), _ANYWHERE
    for operation, value in nodes:
        begin = _of_node(str(operation), value)
        members |= begin.members
        any_after |= after if "" in begin.any_after else begin.any_after
        if not begin.empty_after:
            return _Begin(members, any_after)
        if after == _ANYWHERE:
            after = begin.empty_after
    return _Begin(members, any_after, after)


def _of_node(name: str, value: Any) -> _Begin:
    if name == "LITERAL":
        return _Begin(members=frozenset([re.escape(chr(value))]))
    if name == "IN":
        return _of_class(value)
    if name == "SUBPATTERN" and not value[1]:  # with no flags of its own
        return _of_sequence(value[3])
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name in _REPEATS:
        begin = _of_sequence(value[2])
        return begin if value[0] else begin._replace(empty_after=_ANYWHERE)
    if name == "BRANCH":
        return _Begin(
            *(Texts().union(*all_of) for all_of in zip(*map(_of_sequence, value[1]), strict=True))
        )
    if name == "ASSERT" and value[0] < 0 and all(str(n) == "LITERAL" for n, _ in value[1]):
        return _Begin(empty_after=frozenset(["".join(chr(code) for _, code in value[1])]))
    if name in ("AT", "ASSERT", "ASSERT_NOT"):  # they only make the places fewer
        return _Begin(empty_after=_ANYWHERE)
    return _Begin(any_after=_ANYWHERE)


def _of_class(members: Iterable[Any]) -> _Begin:
    written: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            written.add(re.escape(chr(value)))
        elif str(kind) == "RANGE":
            written.add("-".join(re.escape(chr(code)) for code in value))
        else:  # all but some characters, or a class of Unicode
            return _Begin(any_after=_ANYWHERE)
    return _Begin(members=frozenset(written))
