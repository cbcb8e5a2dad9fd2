"""Blocks as Markdown (CommonMark with the tables of GitHub). What a page prints is text and never
mark-up: every sign that Markdown would read is escaped, and there is no HTML in it."""

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import quote

from crawlers.read.render.blocks import Block, Cell, Line, Picture, Piece, Place, TableRow, grid

_SIGNS = re.compile(r"[\\`*_\[\]<>|~#]|&(?=[#A-Za-z])")
_AT_START = re.compile(r"[0-9]{1,9}(?=[.)](?:\s|$))|\+(?=\s|$)|[-=]")


def markdown_of(blocks: Iterable[Block]) -> str:
    """The article as Markdown, blocks parted by an empty line."""
    out: list[str] = []
    prefixes = _Prefixes()
    for _, group in groupby(blocks, _together):
        rows = list(group)
        first, rest = prefixes.of(rows[0].places)
        lines = _table(rows) if isinstance(rows[0], TableRow) else [_block(rows[0])]
        out.append("\n".join([first + lines[0], *(rest + line for line in lines[1:])]))
    return "\n\n".join(out) + "\n" if out else ""


def _together(block: Block) -> object:
    return (block.table, block.places) if isinstance(block, TableRow) else id(block)


class _Prefixes:
    """What stands before the lines of a block: quotation signs, list markers, their indents."""

    def __init__(self) -> None:
        self.items: dict[int, str] = {}
        self.numbers: dict[int, int] = {}

    def of(self, places: tuple[Place, ...]) -> tuple[str, str]:
        """Prefix of the first line, and of the lines after it."""
        first = rest = ""
        around: Place | None = None
        for place in places:
            if place.kind == "blockquote":
                first, rest = first + "> ", rest + "> "
            elif place.kind == "li":
                begun = self.items.get(place.key)
                marker = begun or self._marker(around)
                self.items[place.key] = marker
                indent = " " * len(marker)
                first, rest = first + (indent if begun else marker), rest + indent
            around = place
        return first, rest

    def _marker(self, around: Place | None) -> str:
        if around is None or around.kind != "ol":
            return "- "
        self.numbers[around.key] = self.numbers.get(around.key, 0) + 1
        return f"{self.numbers[around.key]}. "


def _block(block: Line | Picture) -> str:
    if isinstance(block, Picture):
        return " ".join(f"![{escaped(i.alt)}]({_address(i.src)})" for i in block.images)
    text = _at_start(_line(block.pieces))
    if block.heading:
        return "#" * block.heading + " " + text
    # Part of a line stays without its marks: between Chinese characters and signs many a ** would
    # be no mark but text.
    strong = all("strong" in p.marks for p in block.pieces if p.text.strip())
    return f"**{_line(block.pieces)}**" if strong else text


def _line(pieces: Iterable[Piece]) -> str:
    return "".join(
        f"[{escaped(p.text)}]({_address(p.href)})" if p.href else escaped(p.text) for p in pieces
    )


def escaped(text: str) -> str:
    """A text in which Markdown reads no mark-up."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _at_start(line: str) -> str:
    """A line that begins no heading, list or rule."""
    found = _AT_START.match(line)
    if found is None:
        return line
    at = found.end() if found[0][0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def _address(url: str) -> str:
    """An address that ends where it ends: no brackets, spaces or signs of Markdown in it."""
    return quote(url, safe="/:?#@!$&'*+,;=%-._~")


def _table(rows: Iterable[Block]) -> list[str]:
    head, *body = grid([row for row in rows if isinstance(row, TableRow)])
    return [_row(head), "|" + " --- |" * len(head), *map(_row, body)]


def _row(cells: list[Cell]) -> str:
    texts = (" ".join(map(_line, cell.lines)) for cell in cells)
    return "| " + " | ".join(text.replace("\t", " ") for text in texts) + " |"
