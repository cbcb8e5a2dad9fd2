"""An upper bound of the work of a regular expression: how many steps a match may take from one
place of a text, whatever the text is.

The bound follows the parsed pattern from its end to its beginning, with what can come next at each
place. A repeat that what follows it may also read is tried at every length, so its steps are
multiplied; one that only its own end can follow is not. Nested or neighbouring repeats of the same
characters and alternatives that begin alike so show as large numbers, and an unbounded repeat as
infinity: a search then takes more than linear time. When the number is finite, a search takes at
most that many steps for each character of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import inf
from operator import or_
from re import _constants as C
from re import _parser
from typing import Any

SAMPLES = "0٣９aZ_é \t\n\u3000\u200b-.,:;年的ー\U00020000\x00"
"""Characters of every category that a pattern may ask for."""
PREFIX = 4
"""Characters of each alternative that are compared to say which can begin at one place."""
TOO_MANY = 1e8
"""Beyond this nothing is counted: the bound is infinity."""


def steps(pattern: str | bytes, flags: int = 0) -> float:
    """At most so many steps of a match from one place of any text.

    >>> steps("a{0,3}b") < 10 < steps("a{0,30}a{0,30}b"), steps("a*b")
    (True, inf)
    """
    tree = _parser.parse(pattern, flags)
    bound = Bound.of(pattern, tree)
    return bound.sequence(list(tree), _END).most(bound.all)


def _characters(pattern: str | bytes, tree: Any) -> list[str]:
    """One character of each kind that the pattern tells apart."""
    edges: set[int] = set()

    def look(node: Any) -> None:
        if isinstance(node, int) and not isinstance(node, C._NamedIntConstant):
            edges.update(n for n in (node - 1, node, node + 1) if 0 <= n < 0x110000)
        elif isinstance(node, (list, tuple)) or hasattr(node, "data"):
            for inner in node.data if hasattr(node, "data") else node:
                look(inner)

    look(tree)
    found = {chr(edge) for edge in edges} | set(SAMPLES)
    if isinstance(pattern, bytes):
        found = {c for c in found if ord(c) < 256}
    return sorted(found | {c for one in found for c in (one.lower(), one.upper()) if len(c) == 1})


@dataclass(frozen=True)
class _Next:
    """What may follow at a place: the sets of characters (bits) that lead on, each with the steps
    that this takes at most. `empty` steps are taken whatever comes."""

    ways: tuple[tuple[int, float], ...]
    empty: float
    known: dict[int, float] = field(default_factory=dict, compare=False)
    """What `most` has found: each of many alternatives asks the same of what follows them all."""

    def most(self, within: int) -> float:
        """Steps when the next character is one of a set."""
        if within not in self.known:
            cuts = _parts(within, [mask for mask, _ in self.ways])
            sums = (sum(cost for mask, cost in self.ways if mask & cut) for cut in cuts)
            self.known[within] = self.empty + max(sums, default=0)
        return self.known[within]


_END = _Next((), 1)


class Bound:
    """The sets of characters and the steps of one parsed pattern."""

    @classmethod
    def of(cls, pattern: str | bytes, tree: Any) -> "Bound":
        return cls(_characters(pattern, tree), tree.state.flags)

    def __init__(self, characters: Sequence[str], flags: int) -> None:
        self.characters = characters
        self.all = (1 << len(characters)) - 1
        self.flags = flags
        folded = flags & re.IGNORECASE
        forms = ({c, c.lower(), c.upper()} if folded else {c} for c in characters)
        self.forms = [[form for form in one if len(form) == 1] for one in forms]
        """Of each character, those that the pattern takes for the same."""
        self.masks: dict[tuple[int, int], int | None] = {}
        self.items: dict[tuple[Any, Any], int] = {}
        self.alones: dict[int, _Next] = {}
        """Parts of the pattern that have nothing behind them, whatever follows: a possessive repeat
        within a repeat is counted once and not at each length."""

    def sequence(self, nodes: list[Any], following: _Next) -> _Next:
        for op, value in reversed(nodes):
            following = self.node(op, value, following)
        return following

    def node(self, op: Any, value: Any, following: _Next) -> _Next:
        mask = self.single(op, value)
        if mask is not None:
            return _Next(((mask, 1 + following.most(self.all)),), 1)
        if op in (C.MAX_REPEAT, C.MIN_REPEAT):
            return self.repeat(*value, following)
        if op is C.POSSESSIVE_REPEAT:
            return self.alone(self.ended(op, value), following, nullable=value[0] == 0)
        if op is C.ATOMIC_GROUP:
            return self.alone(self.ended(op, value), following, nullable=True)
        if op is C.SUBPATTERN:
            return self.sequence(list(value[3]), following)
        if op is C.BRANCH:
            return self.either([list(branch) for branch in value[1]], following)
        if op in (C.ASSERT, C.ASSERT_NOT):
            inside = self.ended(op, value)
            cost = inside.most(self.all)
            if op is C.ASSERT and value[0] > 0 and inside.empty <= 1 and inside.ways:
                seen = 0
                for part, _ in inside.ways:
                    seen |= part
                ways = tuple((m & seen, c + cost) for m, c in following.ways if m & seen)
                return _Next(ways, 1 + following.empty)
            return _Next(tuple((m, c + cost) for m, c in following.ways), cost + following.empty)
        if op is C.AT:
            return _Next(following.ways, 1 + following.empty)
        if op is C.GROUPREF:  # reads what a group has read, in one way
            return _Next(((self.all, 1 + following.most(self.all)),), 1)
        if op is C.GROUPREF_EXISTS:
            return _merged(*(self.sequence(list(v or []), following) for v in value[1:]))
        raise NotImplementedError(str(op))

    def ended(self, op: Any, value: Any) -> _Next:
        """What a possessive repeat, an atomic group or a look reads, without what follows it."""
        if id(value) not in self.alones:
            if op is C.POSSESSIVE_REPEAT:
                found = self.repeat(*value, _END)
            else:
                found = self.sequence(list(value if op is C.ATOMIC_GROUP else value[1]), _END)
            self.alones[id(value)] = found
        return self.alones[id(value)]

    def alone(self, inside: _Next, following: _Next, nullable: bool) -> _Next:
        """Something that is matched in one way, and then what follows."""
        after = following.most(self.all)
        own = reduce(or_, (mask for mask, _ in inside.ways), 0)
        parts = _parts(own, [mask for mask, _ in inside.ways]) if own else set()
        ways = [(p, sum(c for m, c in inside.ways if m & p) + after) for p in parts]
        if nullable:
            ways += [(m & ~own, c) for m, c in following.ways if m & ~own]
        return _Next(tuple(ways), inside.empty + (following.empty if nullable else 0))

    def repeat(self, least: int, most: int, body: Any, following: _Next) -> _Next:
        nodes = list(body)
        mask = self.one_character(nodes)
        if most is C.MAXREPEAT or most > 10_000:
            return _Next(((mask if mask is not None else self.all, inf),), inf)
        if mask is not None:
            inner, last = following.most(mask), following.most(self.all)
            # At each length but the last the next character is one that the repeat reads too.
            cost = most + (most - max(least, 1) + 1) * inner + last
            ways = ((mask, cost),)
            if least:
                return _Next(ways, 1)
            outside = tuple((m & ~mask, c) for m, c in following.ways if m & ~mask)
            return _Next((*ways, *outside), 1 + following.empty)
        now = following
        for count in range(most, 0, -1):
            after = now
            again = self.sequence(nodes, after)
            now = again if count <= least else _merged(again, following)
            if now.most(self.all) > TOO_MANY:
                return _Next(((self.all, inf),), inf)
        return now

    def either(self, branches: list[list[Any]], following: _Next) -> _Next:
        """The alternatives that can begin at one place, with the most steps of such a set."""
        heads = [self.head(branch) for branch in branches]
        found = [self.sequence(branch, following) for branch in branches]
        empty = sum(one.empty for one in found)
        ways = []
        for part in _parts(self.all, [mask for one in found for mask, _ in one.ways]):
            costs = [sum(c for mask, c in one.ways if mask & part) for one in found]
            live = [i for i, cost in enumerate(costs) if cost]
            together = (
                sum(costs[j] if _alike(heads[i], heads[j]) else PREFIX for j in live) for i in live
            )
            if live:
                ways.append((part, max(together)))
        return _Next(tuple(ways), empty)

    def head(self, nodes: list[Any]) -> list[int]:
        """Sets of the first characters of an alternative, as far as each is one."""
        masks: list[int] = []
        for op, value in nodes:
            mask = self.single(op, value)
            if mask is None or len(masks) == PREFIX:
                break
            masks.append(mask)
        return masks

    def one_character(self, nodes: list[Any]) -> int | None:
        """The set of a sequence that reads one character: (?![和及])[汉] is one too."""
        mask = self.all
        *before, (op, value) = nodes
        if op is C.SUBPATTERN and not before:
            return self.one_character(list(value[3]))
        for kind, inside in before:
            if kind is not C.ASSERT_NOT or inside[0] < 0:
                return None
            refused = self.one_character(list(inside[1]))
            if refused is None:
                return None
            mask &= ~refused
        own = self.single(op, value)
        return None if own is None else mask & own

    def single(self, op: Any, value: Any) -> int | None:
        """The set of a node that reads one character, else None."""
        key = (int(op), value if isinstance(value, int) else id(value))
        if key not in self.masks:
            self.masks[key] = self._single(op, value)
        return self.masks[key]

    def _single(self, op: Any, value: Any) -> int | None:
        if op is C.ANY:
            return self.all
        if op is C.LITERAL:
            return self.item((op, value))
        if op is C.NOT_LITERAL:
            return self.all & ~self.item((C.LITERAL, value))
        if op is C.IN:
            negated = value[0][0] is C.NEGATE
            items = value[1:] if negated else value
            mask = reduce(or_, map(self.item, items), 0)
            return self.all & ~mask if negated else mask
        if op is C.BRANCH:
            masks = [self.one_character(list(branch)) for branch in value[1] if len(branch) == 1]
            if len(masks) == len(value[1]) and None not in masks:
                whole = 0
                for one in masks:
                    whole |= one or 0
                return whole
        return None

    def item(self, item: tuple[Any, Any]) -> int:
        """The set of a literal, a range or a category within brackets."""
        op, value = item
        if op is C.CATEGORY or self.flags & re.IGNORECASE:
            if item not in self.items:
                self.items[item] = self.mask(lambda c: _holds(item, c))
            return self.items[item]
        first, last = value if op is C.RANGE else (value, value)
        begin = bisect_left(self.characters, chr(first))
        return (1 << bisect_right(self.characters, chr(last))) - (1 << begin)

    def mask(self, holds: Any) -> int:
        bits = (bit for bit, forms in enumerate(self.forms) if any(map(holds, forms)))
        return sum(1 << bit for bit in bits)


def _parts(whole: int, masks: list[int]) -> set[int]:
    """The parts of a set that none of some masks tells apart."""
    parts = {whole}
    for mask in set(masks):
        parts = {p for part in parts for p in (part & mask, part & ~mask) if p}
    return parts


def _merged(a: _Next, b: _Next) -> _Next:
    """Both may be tried at one place."""
    return _Next((*a.ways, *b.ways), a.empty + b.empty)


def _alike(a: list[int], b: list[int]) -> bool:
    """Whether two alternatives can both go on beyond what was compared of them."""
    return all(x & y for x, y in zip(a, b, strict=False))


_CATEGORIES = {
    C.CATEGORY_DIGIT: r"\d", C.CATEGORY_NOT_DIGIT: r"\D", C.CATEGORY_SPACE: r"\s",
    C.CATEGORY_NOT_SPACE: r"\S", C.CATEGORY_WORD: r"\w", C.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _holds(item: tuple[Any, Any], character: str) -> bool:
    op, value = item
    if op is C.LITERAL:
        return bool(ord(character) == value)
    if op is C.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return re.fullmatch(_CATEGORIES[value], character) is not None
