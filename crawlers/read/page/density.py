"""Where the running text of a page of unknown make is densest: by the scores of its lines."""

from typing import Final

from crawlers.read.page.flatten import Block, Flat
from crawlers.read.page.trimming import MOST_ROWS, signed_below

BRANCH_SHARE: Final = 0.65
"""A child block with this share of the densest block's score is the article itself."""


def is_paragraph(block: Block) -> bool:
    """Whether a block is one paragraph: a long one among short ones is not the article. Editors
    write divisions and sections for paragraphs, and give them a class, the same to each
    (MsoNormal). A site's own elements (article-p) are as good as divisions."""
    if block.end - block.start != 1:
        return False
    if block.tag not in ("div", "section", "blockquote") and "-" not in block.tag:
        return block.tag == "p"
    name = block.classes
    if not name:
        return not block.ident
    beside = (block.element.getprevious(), block.element.getnext())
    return any(e is not None and e.tag == block.tag and e.get("class") == name for e in beside)


def densest_block(flat: Flat, scores: list[int]) -> Block | None:
    """The block with the largest score, the innermost of those that have it, that is more than a
    paragraph."""
    densest, most = None, (0, 0)
    for block in flat.blocks:
        size = (scores[block.end] - scores[block.start], block.depth)
        if (densest is None or size > most) and not is_paragraph(block):
            densest, most = block, size
    return densest


def best_segment(flat: Flat) -> Block | None:
    """The run of lines with the largest sum of scores, for pages whose broken mark-up puts article
    and footer in one element.

    Lines of no score beside it (salutation, sign-off) belong to it; its element is the innermost
    one that holds it.
    """
    best, best_start, best_end, sum_here, start = 0, 0, 0, 0, 0
    for i, run in enumerate(flat.runs):
        if sum_here <= 0:
            sum_here, start = 0, i
        sum_here += run.score
        if sum_here > best:
            best, best_start, best_end = sum_here, start, i + 1
    if best <= 0:
        return None
    while (
        best_start > 0
        and flat.runs[best_start - 1].score == 0
        and flat.runs[best_start - 1].kind != "heading"
    ):
        best_start -= 1
    while best_end < len(flat.runs) and flat.runs[best_end].score == 0:
        best_end += 1
    around = [b for b in flat.blocks if b.start <= best_start and best_end <= b.end]
    if not around:
        return None
    inner = max(around, key=lambda b: b.depth)
    return inner.part(best_start, best_end)


def main_branch(flat: Flat, block: Block, scores: list[int]) -> Block:
    """Follow the branch that alone holds most of a block's score: what hangs beside it is comments
    or teasers."""
    first = next(i for i, candidate in enumerate(flat.blocks) if candidate is block)
    for child in flat.blocks[
        first + 1 :
    ]:  # in document order, so the children of a chosen child come next
        if child.start >= block.end:
            break
        if child.end > block.end or child.depth != block.depth + 1 or is_paragraph(child):
            continue
        whole, own = (
            scores[block.end] - scores[block.start],
            scores[child.end] - scores[child.start],
        )
        if (
            own >= BRANCH_SHARE * whole
            and _text_before(flat, block, child) <= 0.02 * whole
            and not _signed(flat, child.end, block.end)
        ):
            block = child
    return block


def _signed(flat: Flat, start: int, end: int) -> bool:
    """Whether an agency and a day, alone in their lines, stand there: what is above them, a table
    too, is of the same article."""
    lines = [run.text for run in flat.runs[start : min(end, start + MOST_ROWS)] if not run.hidden]
    return signed_below(["", *lines], 0)


def _text_before(flat: Flat, block: Block, child: Block) -> int:
    """Score of the article-like lines of a block before one of its children."""
    return sum(max(0, run.score) for run in flat.runs[block.start : child.start])
