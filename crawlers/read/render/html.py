"""Blocks as clean HTML. Every tag and attribute is written here; nothing of the page's own mark-up
passes."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from crawlers.read.render.blocks import Block, Line, Picture, Piece, Place, TableRow

TAGS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "tr", "td",
    "th", "br", "a", "img", "strong", "em", "sub", "sup",
])  # fmt: skip
"""All tags that a rendering has."""


def html_of(blocks: Iterable[Block]) -> str:
    """The article as HTML, one block a line."""
    out: list[str] = []
    opened: tuple[Place, ...] = ()
    for _, group in groupby(blocks, _together):
        rows = list(group)
        out += _moved(opened, rows[0].places)
        opened = rows[0].places
        out.append(_table(rows) if isinstance(rows[0], TableRow) else _block(rows[0]))
    out += _moved(opened, ())
    return "\n".join(out) + "\n" if out else ""


def _together(block: Block) -> object:
    """Rows of one table are one block, everything else is one by itself."""
    return (block.table, block.places) if isinstance(block, TableRow) else id(block)


def _moved(old: tuple[Place, ...], new: tuple[Place, ...]) -> list[str]:
    """Tags from one place to another."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    closed = [f"</{place.kind}>" for place in reversed(old[same:])]
    return closed + [f"<{place.kind}>" for place in new[same:]]


def _block(block: Line | Picture) -> str:
    if isinstance(block, Picture):
        images = (f'<img src="{escape(i.src)}" alt="{escape(i.alt)}">' for i in block.images)
        return f"<p>{''.join(images)}</p>"
    tag = f"h{block.heading}" if block.heading else "p"
    return f"<{tag}>{_line(block.pieces)}</{tag}>"


def _line(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    for mark in reversed(piece.marks):
        text = f"<{mark}>{text}</{mark}>"
    return f'<a href="{escape(piece.href)}">{text}</a>' if piece.href else text


def _table(rows: Iterable[Block]) -> str:
    lines = ["<table>"]
    for row in rows:
        assert isinstance(row, TableRow)
        cells = []
        for cell in row.cells:
            tag = "th" if cell.header else "td"
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            cells.append(f"<{tag}{spans}>{'<br>'.join(map(_line, cell.lines))}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])
