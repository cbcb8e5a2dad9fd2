"""Which blocks of a subtree are article: those whose text stands in the body's lines, in their
order. The body's lines decide, so a rendering never says more or less than `body_text`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawlers.read.render.blocks import Block, Line, Picture, Piece, TableRow
from crawlers.read.render.subtree import fitted
from crawlers.text.folding import clean_spaces, squeeze

LOOK_AHEAD = 12
"""Lines of the body that may have no block of their own before the next that has: masked ones, and
those that lost a telephone number."""


def kept_blocks(blocks: Iterable[Block], lines: list[str]) -> list[Block]:
    """The blocks of the article. Lines of the body that no block has are plain paragraphs in their
    place; pictures stay beside what is kept, and all of them where a page has nothing but
    pictures."""
    bare = [squeeze(clean_spaces(line)) for line in lines]
    if not any(bare):
        return [block for block in blocks if isinstance(block, Picture)]
    out: list[Block] = []
    waiting: list[Block] = []
    at, beside = 0, False
    for block in blocks:
        if isinstance(block, Picture):
            waiting.append(block)
            continue
        found = _place(_text(block), bare, at)
        if beside or found:
            out += waiting
        waiting, beside = [], found is not None
        if found:
            # Pictures of this place stand before the lines that only the body has.
            out += [Line((Piece(line),)) for line in lines[at : found[0]] if line]
            out += _fitted(block, lines[found[0] : found[1]])
            at = found[1]
    out += waiting if beside else []
    return [*out, *(Line((Piece(line),)) for line in lines[at:] if line)]


def _text(block: Line | TableRow) -> str:
    pieces = (
        block.pieces
        if isinstance(block, Line)
        else (piece for cell in block.cells for line in cell.lines for piece in line)
    )
    return squeeze("".join(piece.text for piece in pieces))


def _place(text: str, bare: list[str], at: int) -> tuple[int, int] | None:
    """The range of body lines that together are a text, near a position."""
    for first in range(at, min(at + LOOK_AHEAD, len(bare))):
        size, last = 0, first
        while last < len(bare) and size < len(text) and bare[last]:
            if not text.startswith(bare[last], size):
                break
            size += len(bare[last])
            last += 1
        if text and size == len(text):
            return first, last
    return None


def _fitted(block: Line | TableRow, lines: list[str]) -> Iterator[Block]:
    """The block once for each of its body lines: a text may be several paragraphs that only an
    indent parted."""
    if isinstance(block, TableRow):
        yield block
        return
    left = list(block.pieces)
    for line in lines:
        pieces = fitted(left, line)
        yield replace(block, pieces=pieces)
        left = _rest(left, len(squeeze(line)))


def _rest(pieces: list[Piece], used: int) -> list[Piece]:
    """The pieces after a number of characters that are no white space."""
    out = []
    for piece in pieces:
        bare = squeeze(piece.text)
        if used < len(bare):
            out.append(replace(piece, text=bare[used:]))
        used = max(0, used - len(bare))
    return out
