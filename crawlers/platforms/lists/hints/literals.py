"""Object literals in scripts, read as far as they can be read: names and the expressions of their
values."""

import re

_OPEN, _CLOSE = "([{", ")]}"
MOST = 3000


def balanced(text: str, start: int) -> str:
    """What stands between the bracket at `start` and its closing one; strings are skipped."""
    depth, quote, at = 0, "", start
    end = min(len(text), start + MOST)
    while at < end:
        char = text[at]
        if quote:
            if char == "\\":
                at += 1
            elif char == quote:
                quote = ""
        elif char in "'\"`":
            quote = char
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if depth == 0:
                return text[start + 1 : at]
        at += 1
    return text[start + 1 : end]


def parts_of(text: str) -> list[str]:
    """The parts of a list of arguments or of an object, at its top level."""
    found, depth, quote, last = [], 0, "", 0
    for at, char in enumerate(text):
        if quote:
            if char == quote and text[at - 1] != "\\":
                quote = ""
        elif char in "'\"`":
            quote = char
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif char == "," and depth == 0:
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


def object_of(text: str, expression: str) -> dict[str, str] | None:
    """The object that an expression is: a literal, or the name of one that the script assigns; what
    is put into it later counts last."""
    expression = expression.strip()
    if expression.startswith("{"):
        return members(balanced(expression, 0))
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
