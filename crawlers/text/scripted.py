"""Links that scripts and files of data have: menus that are written, kept as names with addresses
under whatever keys, as rows of arrays, or made of the fields of a record."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WRITTEN = re.compile(r"<a\b([^<>]{1,400}+)>([^<>]{2,40}+)<", re.I)
_HREF = re.compile(r"""href=["']([^"'<>\\]{1,300}+)""", re.I)
_MEMBERS = re.compile(r"[^{}\[\]]{8,900}+")
"""What stands between two brackets of a script: the members of one object."""
_INNERMOST = re.compile(r"\[[^\[\]]{0,9000}+\]")
_AFTER_LIST = re.compile(r"""\]\s{0,9},\s{0,9}["']?[A-Za-z_]\w{0,30}["']?\s{0,3}:""")
MOST_LEVELS = 5
_MEMBER = re.compile(
    r"""(?<![\w"'])["']?([A-Za-z_]\w{0,30})["']?\s{0,3}:\s{0,3}"""
    r"""(?:"([^"\n]{1,200}+)"|'([^'\n]{1,200}+)'|([0-9]{1,18}(?![\w.])))"""
)
_NAME_KEY = re.compile(r"(?:name|title|text|label)$", re.I)
_PLACE_KEY = re.compile(r"(?:url|href|link|path)$", re.I)
_FIELD = re.compile(r"\{(\w{1,40})\}")
_IS_ADDRESS = re.compile(
    r"""(?:(?:https?:/|\.{1,2})?/[^"'<>\s]{0,300}|"""
    r"""[\w\-./]{1,120}(?:/|\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action)(?:\?[^"'<>\s]{0,200})?))"""
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s?[-–—]\s?(?:19|20)?[0-9]{2,4})?")
_LITERAL = re.compile(r"""(?=["']([^"'\n]{1,300}+)["'])""")
"""A text at each quote, the one that closes another too."""
_COMMA = re.compile(
    r"""\s{0,9},\s{0,9}(?:(?:[0-9]{1,12}|null|true|false|""|'')\s{0,3},\s{0,9}){0,3}(?=["'])"""
)
LONGEST_NAME = 60
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|ico|svg|css|js)(?:$|\?)", re.I)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ELEMENT = re.compile(r"<[A-Za-z]\w{0,30}\s([^<>]{8,900}+)>")
_ATTRIBUTES = re.compile(r"""([A-Za-z]{2,20})=["']([^"']{1,300})["']""")
_NAMES, _PLACES = ("title", "name", "text", "label"), ("link", "url", "href", "path")
_LEAF = re.compile(
    r"<([A-Za-z]\w{0,30})>\s{0,9}(?:<!\[CDATA\[)?([^<>\[\]]{1,300}+)(?:\]\]>)?\s{0,9}</"
)
_STRINGS = re.compile(
    r"""(?:\bArray\(|\[)\s{0,9}((?:["'][^"'\n]{0,200}+["']\s{0,9}+(?:,\s{0,9}+)?+){2,300}+)[\])]"""
)
"""An array of a script that holds nothing but texts: names, or the addresses that go with them."""
_STRING = re.compile(r"""["']([^"'\n]{0,300})["']""")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED = re.compile(r"""\\(["'/])""")


def scripted_links(text: str, places: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Addresses and names that a script writes or keeps, or a file of a menu in JSON or XML.
    `places` are addresses with {field} that the page makes of a record."""
    if text.lstrip()[:5] == "<?xml":
        yield from _of_elements(text)
        return
    text = _QUOTED.sub(r"\1", text.replace("&quot;", '"'))
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "document.write" in text or "innerHTML" in text or text.lstrip()[:1] in "{[":
        for tag, label in _WRITTEN.findall(text):
            if place := _HREF.search(tag):
                yield place[1], label
    for level in _levels(text):
        for members in _MEMBERS.findall(level):
            if link := _of_members(members, places):
                yield link
    yield from _beside(text)
    yield from _paired(text)


def _of_elements(text: str) -> Iterator[tuple[str, str]]:
    """Links of a file in XML, as attributes of an element or as elements side by side."""
    for element in _ELEMENT.findall(text):
        values = dict(_ATTRIBUTES.findall(element))
        name = next((values[n] for n in _NAMES if n in values), "")
        yield next((values[n] for n in _PLACES if n in values), ""), name
    leaves = [(value, bool(_IS_ADDRESS.fullmatch(value))) for _, value in _LEAF.findall(text)]
    for (one, is_place), (other, is_place_too) in pairwise(leaves):
        if is_place != is_place_too and _CHINESE.search(one + other):
            yield (one, other) if is_place else (other, one)


def _levels(text: str) -> Iterator[str]:
    """A text, then without the innermost lists, and so on: the members of an object that has a list
    of others between its name and its address stand together."""
    for _ in range(MOST_LEVELS):
        yield text
        shorter = _INNERMOST.sub("0", text)
        if shorter == text or not _AFTER_LIST.search(text):
            return
        text = shorter


def _of_members(members: str, places: Sequence[str]) -> tuple[str, str] | None:
    """The address and the name of one object: by the words of its keys, else by what its values
    look like, else an address that the page makes of its fields."""
    values = {key: a or b or number for key, a, b, number in _MEMBER.findall(members)}
    names = {
        key: value
        for key, value in values.items()
        if _CHINESE.search(value) or (_NAME_KEY.search(key) and _YEAR.fullmatch(value))
    }
    if not names:
        return None
    name = next((v for key, v in names.items() if _NAME_KEY.search(key)), None)
    others = {k: v for k, v in values.items() if k not in names and not _IMAGE.search(v)}
    keyed = (v for k, v in others.items() if _PLACE_KEY.search(k) and not re.search(r"\s", v))
    place = next(keyed, None) or _made(places, values)
    place = place or next((v for v in others.values() if _IS_ADDRESS.fullmatch(v)), None)
    return (place, name or next(iter(names.values()))) if place else None


def _beside(text: str) -> Iterator[tuple[str, str]]:
    """Names beside their addresses, whichever comes first: rows of an array, calls of dTree, as
    d.add(3, 0, "建议提案", "/zwgk/jyta/")."""
    literals = {found.start(): found[1] for found in _LITERAL.finditer(text)}
    taken = 0
    for start, one in literals.items():
        comma = _COMMA.match(text, start + len(one) + 2) if start >= taken else None
        other = literals.get(comma.end()) if comma else None
        if comma is None or other is None:
            continue
        for name, place in ((one, other), (other, one)):
            if _is_name(name) and _IS_ADDRESS.fullmatch(place) and not _IMAGE.search(place):
                taken = comma.end() + len(other) + 2
                yield place, name


def _is_name(text: str) -> bool:
    """Whether a text is Chinese, or a year."""
    is_chinese = _CHINESE.search(text) and 2 <= len(text) <= LONGEST_NAME and "<" not in text
    return bool(is_chinese or _YEAR.fullmatch(text))


def _made(places: Sequence[str], values: dict[str, str]) -> str | None:
    """The address that a page makes of a record, where the record has all of its fields."""
    for place in places:
        if all(field in values for field in _FIELD.findall(place)):
            return _FIELD.sub(lambda found: values[found[1]], place)
    return None


def _paired(text: str) -> Iterator[tuple[str, str]]:
    """Links that a script keeps as two arrays of one length: names, and their addresses."""
    arrays = [_STRING.findall(found) for found in _STRINGS.findall(text)]
    for one, other in pairwise(arrays):
        if len(one) == len(other):
            are_places = [all(map(_IS_ADDRESS.fullmatch, texts)) for texts in (one, other)]
            if are_places[0] != are_places[1]:
                places, names = (one, other) if are_places[0] else (other, one)
                yield from zip(places, names, strict=True)
