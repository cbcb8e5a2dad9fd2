"""Queries that a script builds piece by piece (FormData, URLSearchParams, URL), and texts and
objects that it joins by calls, written as what they become."""

import base64
import re
from itertools import islice

from crawlers.platforms.lists.hints.literals import STRING, balanced, object_of, parts_of

_BUILT = re.compile(
    r"(?:(?:var|let|const)\s{1,3})?(?<![\w$.])(?P<name>[\w$]{1,40}+)\s{0,3}=\s{0,3}new\s{1,3}"
    r"(?P<kind>FormData|URLSearchParams|URL)\s{0,2}(?=\()"
)
_ENTRY = re.compile(r"[\w$]{1,40}\[[\w$]{1,40}\]")
_MERGED = re.compile(r"(?:(?:\$|jQuery|_)\.extend|Object\.assign)(?=\()")
_CODED = re.compile(r"(?:window\.)?\batob\(\s{0,3}['\"]([A-Za-z0-9+/]{8,400}={0,2})['\"]\s{0,3}\)")
_ADDED = re.compile(
    rf"(?P<first>{STRING}|[\w$.]{{1,40}}(?=\.concat\())(?:\.concat\([^()]{{1,200}}\)){{1,6}}"
)
_ADDS = re.compile(r"\.concat\(([^()]{1,200})\)")
_JOINED = re.compile(r"\[([^\[\]]{3,300})\]\.join\(\s{0,2}(?:''|\"\")\s{0,2}\)")
_INLINE = re.compile(
    r"(?<=\+)\s{0,3}(?:new URLSearchParams|\$\.param|[qQ]s\.stringify|querystring\.stringify)"
    r"(?=\(\s{0,3}\{)"
)
_NAMED = re.compile(
    rf"(?:var|let|const)\s{{1,3}}(?P<name>[\w$]{{1,40}})\s{{0,3}}=\s{{0,3}}"
    rf"(?P<sum>['\"][\w$.\[\]]{{1,40}}=[^'\"\n]{{0,200}}['\"](?:\s{{0,3}}\+\s{{0,3}}(?:{STRING}|[\w$.]{{1,60}})){{1,12}})\s{{0,3}};"
)
MOST, NEAR = 6, 1500
"""Queries of a page that are looked at, and characters in which one is used."""


def _with_sums(text: str) -> str:
    """A script with what it joins by calls written as sums and as objects that are spread:
    "/list?page=".concat(n) as Babel writes templates, $.extend({}, q, {page: n}), atob('…')."""
    text = _CODED.sub(_plain, text)
    text = _JOINED.sub(lambda m: " + ".join(parts_of(m[1])), text)
    text = _ADDED.sub(
        lambda m: " + ".join([m["first"], *(p for c in _ADDS.findall(m[0]) for p in parts_of(c))]),
        text,
    )
    for form in (_MERGED, _INLINE):
        for found in islice(list(form.finditer(text))[::-1], MOST):
            inside = balanced(text, found.end())
            end = found.end() + len(inside) + 2
            merged = _merged(inside) if form is _MERGED else _as_query(text, inside)
            text = f"{text[: found.start()]}{merged}{text[end:]}" if merged else text
    for found in islice(list(_NAMED.finditer(text))[::-1], MOST):
        near, rest = text[found.end() : found.end() + NEAR], text[found.end() + NEAR :]
        sent = rf"(?<=[(,:])\s{{0,3}}{re.escape(found['name'])}(?=\s{{0,3}}[),}}\n])"
        text = text[: found.end()] + re.sub(sent, lambda _: found["sum"], near) + rest  # noqa: B023
    return text


def _plain(found: re.Match[str]) -> str:
    try:
        text = base64.b64decode(found[1]).decode()
    except ValueError:
        return found[0]
    return f"'{text}'" if text.isprintable() and "'" not in text else found[0]


def _merged(inside: str) -> str:
    """The object that is made of several: {...q, page: n}."""
    parts = [p for p in parts_of(inside) if p.replace(" ", "") not in ("true", "{}")]
    if not all(re.fullmatch(r"[\w$.]{1,60}", p) or p.startswith("{") for p in parts):
        return ""
    spread = (p.strip()[1:-1].strip(" ,") if p.startswith("{") else f"...{p}" for p in parts)
    return f"{{{', '.join(spread)}}}"


def _as_query(text: str, inside: str) -> str:
    pairs = object_of(text, inside) or {}
    pieces = (f"'{'&' if n else ''}{key}=' + {v}" for n, (key, v) in enumerate(pairs.items()))
    return " + ".join(pieces)


def with_built_queries(text: str) -> str:
    """A script with each built query in the place of the name that it has."""
    text = _with_sums(text)
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
