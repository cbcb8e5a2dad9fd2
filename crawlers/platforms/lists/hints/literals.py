"""Object literals in scripts, read as far as they can be read: names and the expressions of their
values."""

import re
from collections.abc import Iterator

# Possessive and atomic, so that a text that is no such expression is left at once.
STRING = r"""(?:"(?:[^"\\\n]|\\.){0,400}+"|'(?:[^'\\\n]|\\.){0,400}+')"""
NAME = r"[A-Za-z_$][\w$.]{0,60}+"
_OPEN, _CLOSE = "([{", ")]}"
MOST, MOST_DEPTH = 3000, 3
_LITERAL = re.compile(r"(?<=[\w$\s][:=(])\s{0,3}\{([^{}()]{5,300})\}")
_PAGE_KEY = (
    r"(?<![\w$])(?:page|pageNo|pageNum|pageIndex|pageNumber|current|currentPage|curPage)['\"]?"
)
_COUNTED = re.compile(_PAGE_KEY + r"\s{0,3}:\s{0,3}[01](?![\w.])")
_KEPT_PAGE = re.compile(_PAGE_KEY + r"\s{0,3}:\s{0,3}[A-Za-z_$]")


def _outside_strings(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Places and characters from `start` that stand in no string, as far as MOST characters."""
    quote, at = "", start
    while at < min(len(text), start + MOST):
        char = text[at]
        if quote and char == "\\":
            at += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"`":
            quote = char
        else:
            yield at, char
        at += 1


def balanced(text: str, start: int) -> str:
    """What stands between the bracket at `start` and its closing one; strings are skipped."""
    depth = 0
    for at, char in _outside_strings(text, start):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth == 0 and char in _CLOSE:
            return text[start + 1 : at]
    return text[start + 1 : start + MOST]


def parts_of(text: str) -> list[str]:
    """The parts of a list of arguments or of an object, at its top level."""
    found, depth, last = [], 0, 0
    for at, char in _outside_strings(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if char == "," and depth == 0:
            found.append(text[last:at].strip())
            last = at + 1
    return [part for part in [*found, text[last:].strip()] if part]


def members(text: str) -> dict[str, str]:
    """Names and expressions of an object literal without its braces; {page} alone is page: page."""
    found: dict[str, str] = {}
    for part in parts_of(text):
        named = re.match(r"""["']?([\w\[\]$.\-]{1,60})["']?\s{0,4}:\s{0,4}""", part)
        if named:
            found[named[1]] = part[named.end() :]
        elif re.fullmatch(r"[\w$]{1,40}", part):
            found[part] = part
    return found


def object_of(text: str, expression: str, depth: int = 0) -> dict[str, str] | None:
    """The object that an expression is: a literal, or the name of one that the script assigns; what
    is put into it later counts last."""
    expression = expression.strip()
    if expression.startswith("{"):
        inside = balanced(expression, 0)
        spread = [p[3:] for p in parts_of(inside) if re.fullmatch(r"\.\.\.[\w$.]{1,60}", p)]
        found = members(inside)
        for name in spread if depth < MOST_DEPTH else ():  # {...this.query, pageNum: this.page}
            found = (object_of(text, name, depth + 1) or {}) | found
        return found
    name = expression.split(".")[-1]
    if not re.fullmatch(r"[\w$]{1,40}", name):
        return None
    assigned = re.search(rf"(?<![\w$]){re.escape(name)}['\"]?\s{{0,4}}[=:]\s{{0,4}}(?=\{{)", text)
    if assigned is None:
        return None
    found = members(balanced(text, assigned.end()))
    put = re.compile(
        rf"(?<![\w$]){re.escape(name)}(?:\.([\w$]{{1,40}})|\[['\"]([\w$]{{1,40}})['\"]\])\s{{0,4}}=\s{{0,4}}([^=;\n][^;\n]{{0,100}})"
    )
    for dotted, bracketed, value in put.findall(text):
        found[dotted or bracketed] = value.strip()
    for counted in re.findall(
        rf"(?<![\w$]){re.escape(name)}\.([\w$]{{1,40}})(?:\+\+|\s?\+=)", text
    ):
        found[counted] = "page"
    return found


def paged_object(text: str) -> dict[str, str] | None:
    """The one object in the scripts that has the number of a page: what a parameter without a value
    stands for, where a bundler has torn a call from what it is handed."""
    literals = {literal[1] for literal in _LITERAL.finditer(text)}
    for counted in (_COUNTED, _KEPT_PAGE):
        if found := [literal for literal in literals if counted.search(literal)]:
            return members(found[0]) if len(found) == 1 else None
    return None


def list_of(text: str, expression: str) -> list[str] | None:
    """The expressions of the list that an expression is: a literal, or the name of one that the
    script assigns."""
    expression = expression.strip()
    if expression.startswith("["):
        return parts_of(balanced(expression, 0))
    name = expression.split(".")[-1]
    if not re.fullmatch(r"[\w$]{1,40}", name):
        return None
    assigned = re.search(rf"(?<![\w$]){re.escape(name)}['\"]?\s{{0,4}}[=:]\s{{0,4}}(?=\[)", text)
    return parts_of(balanced(text, assigned.end())) if assigned else None
