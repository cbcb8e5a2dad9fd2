"""How sure a body is: whether its text is all of one place, all of one letter, and without a rival
beside it. Below SURE a row is flagged `body_uncertain`; docs/extraction.md has the curve."""

import re
from collections import Counter

from crawlers.read.page.density import is_paragraph
from crawlers.read.page.flatten import Block, Flat

SURE = 0.5
_OF_OTHERS = re.compile(
    r"^[0-9]{1,4}楼|网友|跟帖|楼上|评论|请(?:先)?登录|未注册|本网站所|本站|本网|本栏目|请勿|务经|版权|转载"
)
"""Words of comments, logins and notices; a reply or a report has one of them at most."""


def confidence(
    flat: Flat, block: Block, inside: list[int], path: str, letter: tuple[int, int] | None
) -> float:
    """Between 0 and 1. `inside` are the runs of the body, `letter` those of the page's letter."""
    positive = [i for i in inside if flat.runs[i].score > 0]
    total = sum(flat.runs[i].score for i in positive)
    if not total:
        return 0.4
    if path == "source_rule":
        return 1.0
    sure = 1.0
    if letter:
        foreign = [i for i in positive if not letter[0] <= i < letter[1]]
        sure -= 0.6 * (sum(flat.runs[i].score for i in foreign) > 0.05 * total)
        if not any(letter[0] <= i < letter[1] for i in positive):
            return 0.1
    else:
        sure -= 0.6 * (_share_of_one_place(flat, block, positive) < 0.9)
        sure -= 0.6 * (_rival(flat, block) > 0.4 * total)
    others = sum(_OF_OTHERS.search(flat.runs[i].text[:60]) is not None for i in positive)
    sure -= 0.6 * (others > 1 or others > 0.2 * len(positive))
    return max(sure, 0.0)


def _places(flat: Flat, start: int, end: int) -> Counter[int]:
    """Scores by the innermost block of more than one paragraph, by its number."""
    owner = [-1] * (end - start)
    for number, block in enumerate(flat.blocks):  # an inner block comes after its outer ones
        if block.end <= start or block.start >= end or block.end - block.start < 2:
            continue
        if is_paragraph(block) or block.element.tag in ("tr", "tbody", "ul", "ol", "li"):
            continue
        at = range(max(block.start, start) - start, min(block.end, end) - start)
        owner[at.start : at.stop] = [number] * len(at)
    scores: Counter[int] = Counter()
    for i, number in enumerate(owner, start):
        scores[number] += max(0, flat.runs[i].score)
    return scores


def _share_of_one_place(flat: Flat, block: Block, positive: list[int]) -> float:
    scores = _places(flat, block.start, block.end)
    total = sum(scores.values())
    return max(scores.values()) / total if total else 1.0


def _rival(flat: Flat, block: Block) -> int:
    """Score of the densest place beside the body."""
    around = [_places(flat, 0, block.start), _places(flat, block.end, len(flat.runs))]
    return max((max(scores.values(), default=0) for scores in around), default=0)
