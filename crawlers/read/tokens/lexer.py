"""A line marked once: its white space and widths folded, its tokens found. Kinds are data
(rules/kinds.yml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from crawlers.read.tokens.firsts import with_firsts
from crawlers.text.folding import narrow, squeeze
from schemas.ground.data import load_rules

LONGEST, LONGEST_WORD = 160, 8
"""Characters of a token after its first, and of one that is a word."""
_FIRST_SIGN, _FIRST_WORD = 0xE100, 0xE000
FIRST_SIGN, LAST_SIGN = chr(_FIRST_WORD), "\uf8ff"
"""Between these are the marks that stand for tokens and for their rest."""
_FILL, _WORD_FILL = "\ue1ff", "\ue0ff"
HAN: Final = "[\u4e00-\u9fff\ue000-\ue0ff]"
"""Of a line's marks: a Chinese character, in a word or not, but no other token."""


class Token:
    """A piece of a line that has one meaning. `value` is the span of what it says: 12 of 第12号.
    No dataclass, nor is Marked: a compiler cannot read their constructors."""

    __slots__ = ("end", "kind", "start", "value")

    def __init__(self, kind: str, start: int, end: int, value: tuple[int, int]) -> None:
        self.kind, self.start, self.end, self.value = kind, start, end, value


class Marked:
    """A line as it was printed and as it is matched, all of one length. `marks` has a token's sign
    where the token begins, and fill for the rest of it. Nobody may change it."""

    __slots__ = ("_marks", "_tokens", "folded", "printed")

    def __init__(self, printed: str, folded: str) -> None:
        self.printed, self.folded = printed, folded
        self._tokens: list[Token] | None = None
        self._marks: str | None = None

    @property
    def tokens(self) -> list[Token]:
        if self._tokens is None:
            self._tokens = _tokens_in(self.folded)
        return self._tokens

    @property
    def marks(self) -> str:
        if self._marks is None:
            self._marks = _marks_of(self.folded, self.tokens)
        return self._marks

    def is_same(self, other: "Marked") -> bool:
        """Whether both are the same line."""
        return self.printed == other.printed and self.folded == other.folded

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens of a span."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]


def _tokens_in(folded: str) -> list[Token]:
    grammar = kinds()
    found = []
    for match in grammar.pattern.finditer(folded):
        kind = match.lastgroup or ""
        group = grammar.values.get(kind)
        start, end = match.span()
        value = match.span(group) if group and match[group] is not None else (start, end)
        found.append(Token(kind, start, end, value))
    return found


def _marks_of(folded: str, tokens: list[Token]) -> str:
    signs, pieces, at = kinds().signs, list[str](), 0
    for token in tokens:
        sign = signs[token.kind]
        fill = _WORD_FILL if sign < _WORD_FILL else _FILL
        pieces += [folded[at : token.start], sign, fill * (token.end - token.start - 1)]
        at = token.end
    return "".join([*pieces, folded[at:]])


@lru_cache(maxsize=4096)
def mark(line: str) -> Marked:
    """A line without white space, ready for its rules."""
    printed = squeeze(line)
    return Marked(printed, narrow(printed))


@dataclass(frozen=True)
class Kinds:
    """All kinds as one pattern, and how rules name them."""

    pattern: re.Pattern[str]
    values: dict[str, str]
    signs: dict[str, str]
    groups: dict[str, list[str]]
    branches: dict[str, str]
    """The pattern of each kind, by its sign."""

    def of(self, name: str) -> frozenset[str]:
        """The kinds that a name stands for."""
        if name not in self.signs and name not in self.groups:
            raise ValueError(f"kinds.yml: no kind of tokens is called {name}")
        return frozenset(self.groups.get(name, [name]))

    def signs_of(self, name: str) -> str:
        """The marks that the tokens of a name begin with."""
        return "".join(sorted(self.signs[kind] for kind in self.of(name)))

    def in_marks(self, name: str) -> str:
        """A pattern of marks for a kind, or for any of a group."""
        signs = self.signs_of(name)
        if all(sign < _WORD_FILL for sign in signs):
            return f"(?:[{signs}]{_WORD_FILL}{{0,{LONGEST_WORD}}}+)"
        return f"(?:[{signs}][{_FILL}{_WORD_FILL}]{{0,{LONGEST}}}+)"


@cache
def kinds() -> Kinds:
    data = load_rules("crawlers.read.tokens", "kinds")
    branches, values, signs = dict[str, str](), {}, {}
    for first, section in ((_FIRST_SIGN, data["kinds"]), (_FIRST_WORD, data["words"])):
        for number, (kind, patterns) in enumerate(section.items()):
            signs[kind] = chr(first + number)
            pattern = patterns if isinstance(patterns, str) else "|".join(patterns)
            if "(?P<v>" in pattern:
                values[kind] = f"v_{kind}"
            branches[signs[kind]] = f"(?P<{kind}>{_with_parts(pattern, data['parts'], kind)})"
    whole = re.compile(with_firsts("|".join(branches.values())))
    return Kinds(whole, values, signs, data["groups"], branches)


_PART: Final = re.compile(r"(?<![A-Z\\])[A-Z]{1,12}(?![A-Za-z-])")


def _with_parts(pattern: str, parts: dict[str, str], kind: str) -> str:
    written = _PART.sub(lambda found: parts.get(found[0], found[0]), pattern)
    return written.replace("(?P<v>", f"(?P<v_{kind}>")
