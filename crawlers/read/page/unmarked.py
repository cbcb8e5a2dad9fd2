"""Articles without running text of their own, for pages on which no other is found: a table, and an
article that is one link as a whole."""

from collections import Counter
from typing import Final

from lxml.html import HtmlElement

from crawlers.read.page.flatten import Block, Flat
from crawlers.read.page.furniture import is_sentence
from crawlers.read.page.index_table import index_label_count

_ROWS: Final = 4
"""Rows that make a table the article, each of _CELLS cells or more."""
_CELLS: Final = 3


def table_block(flat: Flat, least: int) -> Block | None:
    """The largest table of data rows with over `least` characters."""
    best, size = None, least
    for block in flat.blocks:
        if block.tag != "table" or block.hidden:
            continue
        rows = [
            r
            for r in flat.runs[block.start : block.end]
            if r.kind == "row"
            and r.text.count("\t") >= _CELLS - 1
            and r.link_chars * 2 <= len(r.text)
            and not index_label_count(r.text)
        ]
        chars = sum(len(r.text) for r in rows)
        if len(rows) >= _ROWS and chars > size:
            best, size = block, chars
    return best


def free_of_one_link(flat: Flat) -> bool:
    """Whether an article stood within one link; its lines then count as text, and the teasers of
    many links stay links."""
    # By the elements and not by their ids: one that nobody holds gives its id to the next.
    anchors: Counter[HtmlElement] = Counter()
    within: list[tuple[HtmlElement, int]] = []
    for block in flat.blocks:
        if block.end - block.start != 1:
            continue
        run = flat.runs[block.start]
        if run.hidden or run.link_chars * 2 <= len(run.text):
            continue
        anchor = next(block.element.iterancestors("a"), None)
        if anchor is not None:
            within.append((anchor, block.start))
            anchors[anchor] += is_sentence(run.text, 30)
    if not anchors:
        return False
    article, sentences = anchors.most_common(1)[0]
    if sentences < 2:
        return False
    for anchor, at in within:
        if anchor is article:
            flat.runs[at].link_chars = 0
    return True
