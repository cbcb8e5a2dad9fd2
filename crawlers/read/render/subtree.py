"""The chosen subtree of a page as blocks: every line, link, picture, list and table in it, before
it is known which of them are article."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from lxml import etree
from lxml.html import HtmlElement

from crawlers.page import http_address
from crawlers.read.page.flatten import INLINE, SKIPPED
from crawlers.read.render.blocks import (
    Block,
    Cell,
    Container,
    Image,
    Line,
    Mark,
    Picture,
    Piece,
    Place,
    TableRow,
)
from crawlers.text.folding import clean_spaces
from schemas.ground.privacy import mask_personal_data

Style = tuple[str | None, tuple[Mark, ...]]
"""Link and marks of a character."""
MOST_PLACES = 8
"""Containers deeper than this are ignored: no reply nests its lists so far, hostile pages do."""
MOST_CELL = 600
"""Characters of a cell of a data table; a longer one is a table that lays out the page."""
MOST_SPAN = 40
_MARKS: dict[str, Mark] = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup",
}  # fmt: skip

_CONTAINERS: dict[str, Container] = {"ul": "ul", "ol": "ol", "blockquote": "blockquote"}


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a text: link, marks, heading level, containers."""

    href: str | None = None
    marks: tuple[Mark, ...] = ()
    heading: int = 0
    places: tuple[Place, ...] = ()


def blocks_of(element: HtmlElement, base_url: str) -> list[Block]:
    """The blocks of a subtree in reading order. Links and pictures are absolute http(s) addresses;
    others are left out. Safe for any nesting depth."""
    text = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return list(_Walk(base_url).blocks(BeautifulSoup(text, "lxml"), Context()))


@dataclass(slots=True)
class _Walk:
    base_url: str
    pieces: list[Piece] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    keys: Iterator[int] = field(default_factory=itertools.count)
    lists: dict[int, int] = field(default_factory=dict)

    def blocks(self, root: Tag, context: Context) -> Iterator[Block]:
        """Blocks below a tag. A stack of our own instead of a call for each level."""
        stack = [(root, iter(list(root.children)), context)]
        while stack:
            tag, children, around = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if tag.name not in INLINE:
                    yield from self.flush(around)
            elif isinstance(child, Tag):
                if child.name in SKIPPED:
                    continue
                if child.name == "br":
                    yield from self.flush(around)
                elif child.name == "img":
                    self.add_image(child)
                elif child.name == "table" and (rows := _data_rows(child)):
                    yield from self.flush(around)
                    yield from self.table(rows, around)
                else:
                    if child.name not in INLINE:
                        yield from self.flush(around)
                    stack.append((child, iter(list(child.children)), self.inside(child, around)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.pieces.append(Piece(str(child), around.href, around.marks))
        yield from self.flush(context)

    def inside(self, tag: Tag, around: Context) -> Context:
        """The context of a tag's content."""
        name = tag.name
        if name == "a":
            return replace(around, href=self.address(tag, "href"))
        if mark := _MARKS.get(name):
            return replace(around, marks=tuple(dict.fromkeys((*around.marks, mark))))
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            return replace(around, heading=int(name[1]))
        if (kind := _CONTAINERS.get(name)) and len(around.places) < MOST_PLACES:
            return replace(around, places=(*around.places, Place(kind, next(self.keys))))
        if name == "li" and len(around.places) < MOST_PLACES:
            places = around.places
            if not places or places[-1].kind not in ("ul", "ol"):  # an item outside of a list
                key = self.lists.setdefault(id(tag.parent), next(self.keys))
                places = (*places, Place("ul", key))
            return replace(around, places=(*places, Place("li", next(self.keys))))
        return around

    def address(self, tag: Tag, name: str) -> str | None:
        """An attribute as an absolute address without personal numbers in it, or None."""
        given = tag.get(name)
        found = http_address(self.base_url, given.strip()) if isinstance(given, str) else None
        return found if found and mask_personal_data(found)[0] == found else None

    def add_image(self, tag: Tag) -> None:
        """A picture that has an address."""
        if src := self.address(tag, "src"):
            alt = clean_spaces(str(tag.get("alt") or ""))
            self.images.append(Image(src, mask_personal_data(alt)[0]))

    def flush(self, around: Context) -> Iterator[Block]:
        """What was gathered since the last block began or ended."""
        if pieces := _cleaned(self.pieces):
            yield Line(pieces, around.heading, around.places)
        if self.images:
            yield Picture(tuple(self.images), around.places)
        self.pieces, self.images = [], []

    def table(self, rows: list[Tag], around: Context) -> Iterator[Block]:
        """The rows of a data table."""
        key = next(self.keys)
        for row in rows:
            cells = []
            for tag in row.find_all(["td", "th"], recursive=False):
                # Pictures and lists in a cell are left to its text: a row is one line of a table.
                inner = [b for b in _Walk(self.base_url).blocks(tag, Context()) if type(b) is Line]
                spans = (_span(tag, "colspan"), _span(tag, "rowspan"))
                cells.append(Cell(tuple(b.pieces for b in inner), tag.name == "th", *spans))
            if any(cell.lines for cell in cells):
                yield TableRow(key, tuple(cells), around.places)


def _cleaned(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces of a line with white space as in the body's lines; masked as one piece where they
    hold personal numbers."""
    line = clean_spaces("".join(p.text for p in pieces))
    masked, counts = mask_personal_data(line)
    if counts:
        return (Piece(masked),)
    return fitted(pieces, line) if line else ()


def fitted(pieces: list[Piece], line: str) -> tuple[Piece, ...]:
    """A line with the links and marks of its pieces, whose characters but for white space it
    has."""
    if all(p.href is None and not p.marks for p in pieces):
        return (Piece(line),) if line else ()
    marked = ((c, (p.href, p.marks)) for p in pieces for c in p.text if not c.isspace())
    plain: Style = (None, ())
    style, styles = plain, list[Style]()
    for character in line:
        if not character.isspace():
            style = next((of for c, of in marked if c == character), plain)
        styles.append(style)
    runs = itertools.groupby(zip(line, styles, strict=True), itemgetter(1))
    return tuple(Piece("".join(c for c, _ in run), *style) for style, run in runs)


def _data_rows(table: Tag) -> list[Tag]:
    """The rows of a table that holds data; none of one that lays out the page."""
    if table.find("table"):
        return []
    rows = [tr for tr in table.find_all("tr") if tr.find(["td", "th"], recursive=False)]
    counts = [len(tr.find_all(["td", "th"], recursive=False)) for tr in rows]
    if len(rows) < 2 or max(counts) < 2:
        return []
    cells = (cell for tr in rows for cell in tr.find_all(["td", "th"], recursive=False))
    return rows if all(len(cell.get_text()) <= MOST_CELL for cell in cells) else []


def _span(tag: Tag, name: str) -> int:
    given = str(tag.get(name) or "1").strip()
    return min(max(int(given), 1), MOST_SPAN) if given.isdecimal() and len(given) < 5 else 1
