"""Start tags with more attributes than any page needs, cut: libxml2 takes quadratic time for the
attributes of one element (1 MB of them: over 90 s, #15)."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

MOST_ATTRIBUTES = 500
_ORDINARY = re.compile(
    r"(?:[^>\"'=]{0,30}+=\s?(?:\"[^\"]{0,2499}+\"|'[^']{0,2499}+'|[^>\"'\s]{1,300}+)){0,12}+"
    r"[^>\"']{0,300}+>"
)
"""The rest of a tag that has few attributes for sure."""
_UNUSUAL = re.compile(rf"<[A-Za-z][A-Za-z0-9:]{{0,30}}+(?!{_ORDINARY.pattern})")
_MOST_UNUSUAL = 200
_OPENING = re.compile(r"<(?:!--|([A-Za-z][A-Za-z0-9:]{0,30}+))")
_RAW_END = re.compile(r"</(?:script|style)|\Z", re.I)
_ATTRIBUTE = re.compile(
    r"[\s/]{0,999}+(?:(?P<end>>)"
    r"|[^\s/>][^\s/>=]{0,999}+(?:\s{0,999}+=\s{0,999}+(?:(?P<quote>[\"'])|[^\s>]{0,999}+))?+)?+"
)


def few_attributes(text: str) -> tuple[str, int]:
    """The mark-up with at most MOST_ATTRIBUTES attributes an element, and how many elements were
    cut. Few pages are looked at closely: those with a tag that may have too many.

    >>> few_attributes("<p " + "a=1 " * 600 + ">x</p>")[1]
    1
    """
    unusual = list(islice(_UNUSUAL.finditer(text), _MOST_UNUSUAL))
    if len(unusual) < _MOST_UNUSUAL and all(_has_few(text, tag.end()) for tag in unusual):
        return text, 0
    pieces, kept, at, cut = [], 0, 0, 0
    while found := _OPENING.search(text, at):
        if found[1] is None:
            end = text.find("-->", found.end())
            at = len(text) if end < 0 else end
            continue
        if ordinary := _ORDINARY.match(text, found.end()):
            last = at = ordinary.end()
        else:
            last, at = _attributes(text, found.end())
        if last < at:
            pieces += [text[kept:last], ">"]
            kept, cut = at, cut + 1
        if found[1].lower() in ("script", "style") and (raw := _RAW_END.search(text, at)):
            at = raw.start()
    return ("".join([*pieces, text[kept:]]), cut) if cut else (text, 0)


def _has_few(text: str, at: int) -> bool:
    """Whether a tag has no more attributes than it may have; no more of them are looked at."""
    return len(list(islice(_ends(text, at), MOST_ATTRIBUTES + 2))) <= MOST_ATTRIBUTES + 1


def _attributes(text: str, at: int) -> tuple[int, int]:
    """Where the last attribute ends that is kept, and where the tag ends; the same place for a tag
    that is not cut."""
    last, count = at, 0
    for count, end in enumerate(_ends(text, at), 1):
        at = end
        if count <= MOST_ATTRIBUTES:
            last = end
    return (last if count > MOST_ATTRIBUTES + 1 else at), at


def _ends(text: str, at: int) -> Iterator[int]:
    """Where each attribute of a tag ends, and after them where the tag ends."""
    while at < len(text) and (found := _ATTRIBUTE.match(text, at)) and found.end() > at:
        at = found.end()
        if quote := found["quote"]:
            closing = text.find(quote, at)
            at = len(text) if closing < 0 else closing + 1
        yield at
        if found["end"]:
            return


def holds_much(element: HtmlElement) -> bool:
    """Whether an element holds more others than the words of a link, a tab or a button do. Of
    elements without an end each holds all that follow: 2,000 took 6 s."""
    return next(islice(element.iterdescendants(), MOST_HELD, None), None) is not None


MOST_HELD = 100
