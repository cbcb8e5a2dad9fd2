"""Mark-up as libxml2 can take it: start tags with more attributes than any page needs are cut, for
it takes quadratic time for the attributes of one element (1 MB of them: over 90 s, #15), and end
tags go at which it drops all that follows."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

MOST_ATTRIBUTES: Final = 500
_ORDINARY: Final = re.compile(
    r"(?:[^>\"'=]{0,30}+=\s?(?:\"[^\"]{0,2499}+\"|'[^']{0,2499}+'|[^>\"'\s]{1,300}+)){0,12}+"
    r"[^>\"']{0,300}+>"
)
"""The rest of a tag that has few attributes for sure."""
STRAY_END: Final = re.compile(r"</(?:[hH][tT][mM][lL]|[bB][oO][dD][yY])\s{0,9}>")
"""A stray end tag makes libxml2 drop all that follows; without any it closes them at the end (a
gazette). Written without IGNORECASE, which would cost the search for the literal "</"."""
_LOOKED_AT: Final = re.compile(
    r"<(?:/(?P<stray>[hH][tT][mM][lL]|[bB][oO][dD][yY])[ \t\n\r]{0,9}>"
    rf"|[A-Za-z][A-Za-z0-9:]{{0,30}}+(?!{_ORDINARY.pattern}))"
)
"""Stray end tags, and the beginning of tags that may have many attributes: both at once take four
fifths of the time of one after the other."""
_MOST_UNUSUAL: Final = 200
_OPENING: Final = re.compile(r"<(?:!--|([A-Za-z][A-Za-z0-9:]{0,30}+))")
_RAW_END: Final = re.compile(r"</(?:script|style)|\Z", re.I)
_ATTRIBUTE: Final = re.compile(
    r"[\s/]{0,999}+(?:(?P<end>>)"
    r"|[^\s/>][^\s/>=]{0,999}+(?:\s{0,999}+=\s{0,999}+(?:(?P<quote>[\"'])|[^\s>]{0,999}+))?+)?+"
)


def for_the_parser(text: str) -> tuple[str, int]:
    """The mark-up without stray end tags and with at most MOST_ATTRIBUTES attributes an element,
    and how many elements were cut. Few pages are looked at closely: those with a tag that may have
    too many.

    >>> for_the_parser("<p " + "a=1 " * 600 + ">x</p></BODY >y")[1]
    1
    """
    pieces, kept, unusual = list[str](), 0, 0
    for found in _LOOKED_AT.finditer(text):
        if found["stray"]:
            pieces.append(text[kept : found.start()])
            kept = found.end()
            continue
        unusual += 1
        if unusual == _MOST_UNUSUAL or not _has_few(text, found.end()):
            text, cut = _few_attributes(text)
            return STRAY_END.sub("", text), cut
    return ("".join([*pieces, text[kept:]]) if pieces else text), 0


def _few_attributes(text: str) -> tuple[str, int]:
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


MOST_HELD: Final = 100
