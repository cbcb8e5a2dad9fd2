"""Lists of which each part names the next: its address, a cursor, or the key of the last row."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask
from crawlers.platforms.model import ListPage, absolute

_NEXT_ADDRESS = re.compile(r"^@?(?:odata\.)?(?:next|after)(?:_?(?:url|page|link|href|uri))?$", re.I)
_CURSOR = re.compile(
    r"cursor|token|scroll|after|bookmark|marker|continuation|since|(?:last|max|min|prev|next)_?(?:id|key|time|seq|row|sort)|^next$",
    re.I,
)

_NEXT_NAME = re.compile(r"data-(?:next|more)(?:-?(?:url|page|href|link|src|file))?")
_NEXT_PLACE = re.compile(
    r"[^\s<>{}\"']{1,200}(?:\.(?:s?html?|json|xml|txt|js)|\?[^\s<>{}\"']{1,200})"
)


def follow_chain(ask: Ask, data: Any, listed: ListPage) -> bool:
    """Fill what an answer says of the next one; whether it is one of a chain."""
    values = _scalars(data)
    following, named = _next(ask, values), _is_chain(ask, values)
    has_rows = bool(listed.rows or listed.unplaced)
    if following is None and (name := _cursor_parameter(ask)) and not _has_cursor(values):
        named = True  # nothing names it: the last row's own key is it
        key = _last_key(data)
        following = ask.put(name, key) if key and has_rows and not listed.last else None
    if not named:
        return False
    listed.chained = True
    ended = listed.last or not has_rows
    if following is None and not listed.last and _promised(values):
        listed.promises_more = True
        listed.traces.append("the answer names a next one that is not understood")
        return True
    if following is not None and following.key != ask.key and not ended:
        listed.due = [following]
        listed.promises_more = False
    else:
        listed.last = following is None or ended
    return True


def _next(ask: Ask, values: dict[str, Any]) -> Ask | None:
    for name, value in values.items():
        text = "" if value is None or isinstance(value, bool) else str(value)
        if _NEXT_ADDRESS.match(name) and re.match(r"https?://|/|\?|\.{1,2}/", text):
            url = http_address(ask.url, text)
            return Ask(url) if url else None
    parameter = _cursor_parameter(ask)
    for name, value in values.items():
        if parameter and names_cursor(name) and isinstance(value, str | int) and str(value):
            return None if isinstance(value, bool) else ask.put(parameter, str(value))
    return None


def _is_chain(ask: Ask, values: dict[str, Any]) -> bool:
    """Whether the answer has a place for the next request, be it empty."""
    return any(_NEXT_ADDRESS.match(n) for n in values if not isinstance(values[n], bool)) or (
        _has_cursor(values) and _cursor_parameter(ask) is not None
    )


def _promised(values: dict[str, Any]) -> bool:
    """Whether a place for the next request is filled."""
    return any(
        bool(value) and not isinstance(value, bool)
        for name, value in values.items()
        if _NEXT_ADDRESS.match(name) or names_cursor(name)
    )


def _has_cursor(values: dict[str, Any]) -> bool:
    return any(names_cursor(n) and not isinstance(v, bool) for n, v in values.items())


def names_cursor(name: str) -> bool:
    """Whether a name is that of what an answer gives to go on from."""
    return _CURSOR.search(name) is not None and not re.search(r"has|csrf|access", name, re.I)


def _cursor_parameter(ask: Ask) -> str | None:
    """The parameter that takes the cursor."""
    return next((name for name in ask.values if names_cursor(name)), None)


def _scalars(data: Any, depth: int = 0) -> dict[str, Any]:
    """Values of the answer outside its records."""
    if not isinstance(data, dict) or depth > 3:
        return {}
    found: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found = {**_scalars(value, depth + 1), **found}
        elif not isinstance(value, list):
            found[name] = value
    return found


def _last_key(data: Any, depth: int = 0) -> str | None:
    """The key of the last record of the answer."""
    if isinstance(data, list) and data and isinstance(data[-1], dict):
        names = [n for n in data[-1] if re.search(r"(?:^|_)id$|Id$|^(?:ID|key|sort|seq|bh)$", n)]
        value = data[-1].get(names[0]) if names else None
        return str(value) if isinstance(value, str | int) and str(value) else None
    if isinstance(data, dict) and depth < 4:
        for value in data.values():
            if found := _last_key(value, depth + 1):
                return found
    return None


def told_next(page: Page) -> str | None:
    """The address of the next piece, which a page keeps in an attribute until somebody scrolls:
    data-next="/jyta/m2.html", hx-get with hx-trigger="revealed"; or in its head: rel="next"."""
    for element in page.tree.iter():
        values = element.attrib if isinstance(element.tag, str) else {}
        is_shown = re.search("revealed|intersect|load", values.get("hx-trigger") or "")
        is_head = element.tag == "link" and "next" in (values.get("rel") or "")
        for name, value in values.items():
            is_told = _NEXT_NAME.fullmatch(name) or (name == "hx-get" and is_shown)
            is_told = (is_told and _NEXT_PLACE.fullmatch(value)) or (is_head and name == "href")
            url = absolute(page, value) if is_told else None
            if url and url != page.url and urlsplit(url)[:2] == urlsplit(page.url)[:2]:
                return url
    return None
