"""A page flattened into runs: the lines of text a reader sees, in order, each knowing its links and
its block.

Inline tags are joined (a word split over <font> is one word), blocks and <br> separate, a row of a
data table is one run with its cells parted by tabs. One walk over the tree serves body selection,
metadata and field reading alike.
"""

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from crawlers.text.folding import clean_spaces

INLINE: Final = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rt", "rp", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p",
    "st1:chsdate", "o", "st1", "v:shape", "xml",
])  # fmt: skip
SKIPPED: Final = frozenset([
    "script", "style", "noscript", "iframe", "select", "option", "button", "textarea", "input",
    "template", "svg", "object", "embed", "head", "title", "link", "meta", "video", "audio",
    "canvas", "map",
])  # fmt: skip
_ROLES: Final = {
    **dict.fromkeys(SKIPPED, "skipped"),
    **dict.fromkeys(INLINE, "inline"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "a": "link",
    "br": "break",
    "li": "item",
    "tr": "row",
    "pre": "lines",
}
_BLOCK_ROLES: Final = frozenset(["block", "heading", "item", "row", "lines"])

_INDENT_BREAK: Final = re.compile(
    r"[\u3000\u00a0](?<=[。！？；].)[\u3000\u00a0]{1,7}(?=[^\s\u3000\u00a0])"
)
_HIDDEN: Final = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.I)


@lru_cache(maxsize=1024)  # the blocks of a page share their styles
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


class Run:
    """One visible line: its text, how many of its characters are link text, whether its block is
    hidden. `kind` is paragraph, heading, item or row; `marks` are its sentence marks and `score`
    its evidence of article text, both set by body selection."""

    __slots__ = ("hidden", "kind", "link_chars", "marks", "score", "text")

    def __init__(self, text: str, link_chars: int, hidden: bool, kind: str) -> None:
        self.text, self.link_chars, self.hidden, self.kind = text, link_chars, hidden, kind
        self.marks = self.score = 0


class Block:
    """A block element as the range [start, end) of its runs; its id and class are read once, for
    many rules ask for them. No dataclass, nor is Run: they are made by the hundred for each page,
    and a compiler makes them in a fifth of the time by a constructor that it can read."""

    __slots__ = ("classes", "depth", "element", "end", "hidden", "ident", "start", "tag")

    def __init__(self, element: HtmlElement, tag: str, depth: int, start: int) -> None:
        self.element, self.tag, self.depth, self.start, self.end = element, tag, depth, start, 0
        self.hidden = False
        self.ident: str | None = None
        self.classes: str | None = None
        for name, value in element.items():  # two in five have none, and one call says so
            if name == "class":
                self.classes = value
            elif name == "id":
                self.ident = value
            elif name == "hidden" or (name == "style" and _hides(value)):
                self.hidden = True

    def part(self, start: int, end: int) -> "Block":
        """The same element for some of its runs."""
        part = Block(self.element, self.tag, self.depth, start)
        part.end, part.hidden = end, False
        return part


@dataclass
class Flat:
    """A page as runs and blocks, with prefix sums over the runs."""

    runs: list[Run] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def sums(self, values: list[int]) -> list[int]:
        """Prefix sums of one value per run, so that a block's sum is sums[end] - sums[start]."""
        return [0, *itertools.accumulate(values)]


def flatten(root: HtmlElement) -> Flat:
    """Runs and blocks of a page. Linear in the size of the page; safe for any nesting depth."""
    return _Flattener().walk(root)


class _Flattener:
    def __init__(self) -> None:
        self.flat = Flat()
        self.buffer: list[str] = []
        self.link_chars = 0
        self.open: list[Block] = []
        self.in_link = 0
        self.in_hidden = 0
        self.in_lines = 0
        self.kind = "paragraph"

    def walk(self, root: HtmlElement) -> Flat:
        # The hot loop of the reader: one lookup decides what a tag is, its end asks for none, and
        # white space between tags costs no call.
        walker = etree.iterwalk(root, events=("start", "end"))
        buffer = self.buffer
        roles: list[str] = []
        """Of the elements that are open."""
        for event, element in walker:
            if event == "start":
                tag = element.tag
                role = _ROLES.get(tag, "block")
                roles.append(role)
                if role == "skipped":
                    walker.skip_subtree()
                    continue
                if role == "break":
                    if buffer:
                        self.flush()
                    continue
                if role == "link":
                    self.in_link += 1
                elif role != "inline":
                    self.open_block(element, tag, role)
                text = element.text
            else:
                role = roles.pop()
                if role == "link":
                    self.in_link -= 1
                elif role in _BLOCK_ROLES:
                    self.close_block(role)
                text = element.tail
            if text and (
                buffer or not text.isspace()
            ):  # a space at the start is the indent of the source
                buffer.append(text)
                if self.in_link:
                    self.link_chars += len(text.strip())
        self.flush()
        return self.flat

    def open_block(self, element: HtmlElement, tag: str, role: str) -> None:
        if self.buffer:
            self.flush()
        block = Block(element, tag, len(self.open), len(self.flat.runs))
        self.in_hidden += block.hidden
        self.open.append(block)
        self.flat.blocks.append(block)
        if role in ("heading", "item"):
            self.kind = role
        elif role == "lines":
            self.in_lines += 1

    def close_block(self, role: str) -> None:
        if self.buffer:
            self.flush()
        block = self.open.pop()
        block.end = len(self.flat.runs)
        if role == "row":
            self.merge_row(block)
        elif role == "lines":
            self.in_lines -= 1
        self.in_hidden -= block.hidden
        self.kind = "paragraph"

    def merge_row(self, row: Block) -> None:
        """A table row with at most one run a cell becomes one run, so that data tables stay
        readable."""
        runs = self.flat.runs[row.start :]
        if not 2 <= len(runs) <= 30:  # most tables lay out a page
            return
        cells = [
            b for b in self.flat.blocks[-40:] if b.depth == row.depth + 1 and b.start >= row.start
        ]
        if len(runs) > len(cells) or sum(len(r.text) for r in runs) > 600:
            return
        if any(cell.end - cell.start > 1 for cell in cells):
            return
        merged = Run(
            "\t".join(r.text for r in runs), sum(r.link_chars for r in runs), runs[0].hidden, "row"
        )
        del self.flat.runs[row.start :]
        self.flat.runs.append(merged)
        for block in reversed(self.flat.blocks):
            if block.start < row.start:
                break
            block.start, block.end = row.start, row.start + 1
        row.start, row.end = row.start, row.start + 1

    def flush(self) -> None:
        buffer = self.buffer
        if not buffer:
            return
        text = buffer[0] if len(buffer) == 1 else "".join(buffer)
        buffer.clear()
        links, self.link_chars = self.link_chars, 0
        apart = self.in_lines or "\u3000" in text or "\u00a0" in text
        for part in self.parts(text) if apart else (text,):
            line = clean_spaces(part)
            if line:
                self.flat.runs.append(
                    Run(line, min(links, len(line)), self.in_hidden > 0, self.kind)
                )

    def parts(self, text: str) -> list[str]:
        """A text at the indents that stand for paragraphs; in <pre> a line of the source is a line
        of the text."""
        return text.split("\n") if self.in_lines else _INDENT_BREAK.split(text)
