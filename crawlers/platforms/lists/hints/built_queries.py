"""Queries that a script builds piece by piece (FormData, URLSearchParams, URL), written as the text
that they become."""

import re
from itertools import islice

from crawlers.platforms.lists.hints.literals import STRING, balanced, object_of, parts_of

_BUILT = re.compile(
    r"(?:(?:var|let|const)\s{1,3})?(?<![\w$.])(?P<name>[\w$]{1,40}+)\s{0,3}=\s{0,3}new\s{1,3}"
    r"(?P<kind>FormData|URLSearchParams|URL)\s{0,2}(?=\()"
)
_ENTRY = re.compile(r"[\w$]{1,40}\[[\w$]{1,40}\]")
MOST, NEAR = 6, 1500
"""Queries of a page that are looked at, and characters in which one is used."""


def with_built_queries(text: str) -> str:
    """A script with each built query in the place of the name that it has."""
    for found in islice(list(_BUILT.finditer(text)), MOST):
        if (at := text.find(found[0])) < 0:
            continue
        start = at + len(found[0])
        inside = balanced(text, start)
        end = start + len(inside) + 2
        near, rest = text[end : end + NEAR], text[end + NEAR :]
        name = rf"(?<![\w$.]){re.escape(found['name'])}"
        written = _written(text, found["kind"], parts_of(inside), name, near)
        if written is None:
            continue
        used = rf"{name}(?:\.toString\(\)|\.href\b)?(?![\w$.:=(]|\s{{0,3}}=[^=])"
        text = text[:at] + re.sub(used, written.replace("\\", r"\\"), near) + rest
    return text


def _written(text: str, kind: str, given: list[str], name: str, near: str) -> str | None:
    """The expression that a built query becomes; None when nothing of it can be read."""
    pairs: dict[str, str] = {}
    place = given[0] if kind == "URL" and given else ""
    if kind == "URLSearchParams" and given:
        if re.fullmatch(STRING, given[0]):
            place = given[0]
        pairs |= object_of(text, given[0]) or {}
    for call in re.finditer(rf"{name}(?:\.searchParams)?\.(?:append|set)(?=\()", near):
        key, _, value = balanced(near, call.end()).partition(",")
        if re.fullmatch(STRING, key.strip()):
            pairs[key.strip()[1:-1]] = value.strip()
        elif _ENTRY.fullmatch(value.strip()):  # for each key of an object: q.append(k, data[k])
            pairs |= object_of(text, value.strip().partition("[")[0]) or {}
    if not pairs and not place:
        return None
    joint = "&" if (kind == "URLSearchParams" and place) or "?" in place else "?"
    pieces = [place] if place else []
    for n, (key, value) in enumerate(pairs.items()):
        mark = "&" if n else joint if place else ""
        pieces.append(f"'{mark}{key}=' + {value}")
    return " + ".join(pieces)
