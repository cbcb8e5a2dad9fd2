"""A page flattened into runs: the lines of text a reader sees, in order, each knowing its links and its block.

Inline tags are joined (a word split over <font> is one word), blocks and <br> separate, a row of a data table is one
run with its cells parted by tabs. One walk over the tree serves body selection, metadata and field reading alike.
"""

import re
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "rt",
        "rp",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "st1:chsdate",
        "o",
        "st1",
        "v:shape",
        "xml",
    ]
)
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "iframe",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "template",
        "svg",
        "object",
        "embed",
        "head",
        "title",
        "link",
        "meta",
        "video",
        "audio",
        "canvas",
        "map",
    ]
)
_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff\u200b-\u200f\u2028\u2029]{1,2000}")
_CJK = "\u2014\u2026\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef\u201c\u201d\u2018\u2019"
_INDENT_BREAK = re.compile(r"(?<=[。！？；])[\u3000\u00a0]{2,8}(?=[^\s\u3000\u00a0])")
_WIDE_BREAK = re.compile(rf"(?<=[{_CJK}])[ \t]{{0,20}}\n[ \t]{{0,200}}(?=[{_CJK}])")
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.I)


@dataclass(slots=True)
class Run:
    """One visible line: its text, how many of its characters are link text, whether its block is hidden."""

    text: str
    link_chars: int = 0
    hidden: bool = False
    kind: str = "paragraph"  # paragraph, heading, item, row
    score: int = 0  # set by body selection


@dataclass(slots=True)
class Block:
    """A block element as the range [start, end) of its runs."""

    element: HtmlElement
    depth: int
    start: int
    end: int = 0
    hidden: bool = False


@dataclass
class Flat:
    """A page as runs and blocks, with prefix sums over the runs."""

    runs: list[Run] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def sums(self, values: list[int]) -> list[int]:
        """Prefix sums of one value per run, so that a block's sum is sums[end] - sums[start]."""
        return [0, *accumulate(values)]


def clean_spaces(text: str) -> str:
    """White space of any kind as single spaces, none at the ends, none where a source line was broken in a word."""
    if "\n" in text:
        text = _WIDE_BREAK.sub("", text)
    return _SPACES.sub(" ", text).strip()


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
        self.kind = "paragraph"

    def walk(self, root: HtmlElement) -> Flat:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in SKIPPED:
                    walker.skip_subtree()
                    continue
                self.start(element, tag)
            else:
                if tag not in SKIPPED:
                    self.end(element, tag)
                if element.tail:
                    self.add(element.tail)
        self.flush()
        return self.flat

    def add(self, text: str) -> None:
        if not self.buffer and text.isspace():
            return  # the indent of the source between two blocks
        self.buffer.append(text)
        if self.in_link:
            self.link_chars += len(text.strip())

    def start(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            self.flush()
            return
        if tag == "a":
            self.in_link += 1
        elif tag not in INLINE:
            self.flush()
            style = element.get("style")
            hidden = (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None
            self.in_hidden += hidden
            block = Block(element, len(self.open), len(self.flat.runs), hidden=hidden)
            self.open.append(block)
            self.flat.blocks.append(block)
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self.kind = "heading"
            elif tag == "li":
                self.kind = "item"
        if element.text:
            self.add(element.text)

    def end(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            return
        if tag == "a":
            self.in_link -= 1
        elif tag not in INLINE:
            self.flush()
            block = self.open.pop()
            block.end = len(self.flat.runs)
            if tag == "tr":
                self.merge_row(block)
            self.in_hidden -= block.hidden
            self.kind = "paragraph"

    def merge_row(self, row: Block) -> None:
        """A table row with at most one run a cell becomes one run, so that data tables stay readable."""
        cells = [b for b in self.flat.blocks[-40:] if b.depth == row.depth + 1 and b.start >= row.start]
        runs = self.flat.runs[row.start :]
        if not 2 <= len(runs) <= len(cells) or len(runs) > 30 or sum(len(r.text) for r in runs) > 600:
            return
        if any(cell.end - cell.start > 1 for cell in cells):
            return
        merged = Run("\t".join(r.text for r in runs), sum(r.link_chars for r in runs), runs[0].hidden, "row")
        del self.flat.runs[row.start :]
        self.flat.runs.append(merged)
        for block in reversed(self.flat.blocks):
            if block.start < row.start:
                break
            block.start, block.end = row.start, row.start + 1
        row.start, row.end = row.start, row.start + 1

    def flush(self) -> None:
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        links, self.link_chars = self.link_chars, 0
        if not text:
            return
        for part in _INDENT_BREAK.split(text) if "\u3000" in text or "\u00a0" in text else (text,):
            line = clean_spaces(part)
            if line:
                self.flat.runs.append(Run(line, min(links, len(line)), self.in_hidden > 0, self.kind))
