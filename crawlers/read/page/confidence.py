"""How sure a body is: whether its text is all of one place, all of one letter, and without a rival
beside it. Below SURE a row is flagged `body_uncertain`; docs/extraction.md has the curve."""

import re
from collections import Counter
from typing import Final

from crawlers.read.page.density import is_paragraph
from crawlers.read.page.flatten import Block, Flat
from crawlers.read.page.furniture import is_sentence
from crawlers.read.tokens.needed import Sought

SURE: Final = 0.5
ENDS: Final = 0.12
"""Share of a body above and below its densest place from which it is doubted."""
RIVAL: Final = 0.7
"""Score of another place of the page, as a share of the body's, from which the body is doubted."""
FOREIGN: Final = 0.1
"""Share of a body outside the page's letter from which it is doubted."""
DOUBT: Final = 0.6
"""What each doubt takes off."""
_OF_OTHERS: Final = Sought.of(
    r"^[0-9]{1,4}楼|^.{0,3}网友.{0,8}[:：]|网友(?:评论|留言|跟[帖贴])|跟帖|楼上|评论|请(?:先)?登录|未注册"
)
_OF_THE_SITE: Final = re.compile(r"本网站所|本站|本网|本栏目|请勿|务经|版权|转载")
"""Words of comments, logins and notices; a reply or a report has one of them at most. An article
may speak of comments in a sentence."""


def _is_of_others(text: str) -> bool:
    if _OF_THE_SITE.search(text[:60]):
        return True
    return not text.endswith(("。", "”")) and _OF_OTHERS.is_in(text[:60])


_COMMENTED: Final = re.compile("comment|pinglun|statement", re.I)
"""Classes of what readers or the site say below an article."""
_ABOUT: Final = re.compile(
    r"联\s{0,3}系\s{0,3}(?:人|电话|方式)|电\s{0,3}话|承办人|抄送|附件|[（(]此件"
)


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
    if letter and not any(letter[0] <= i < letter[1] for i in positive):
        return 0.1
    if path == "density" and letter:
        said = {run.text for run in flat.runs[letter[0] : letter[1]]}
        foreign = [
            i
            for i in positive
            if flat.runs[i].text not in said and _is_other_text(flat.runs[i].text)
        ]
        sure -= DOUBT * (sum(flat.runs[i].score for i in foreign) > FOREIGN * total)
    elif path == "density":
        sure -= DOUBT * (_share_at_the_ends(flat, positive) > ENDS)
        sure -= DOUBT * _has_rival(flat, block, RIVAL * total)
    others = sum(_is_of_others(flat.runs[i].text) for i in positive)
    sure -= DOUBT * (others > max(1, 0.04 * len(positive)) or others > 0.2 * len(positive))
    return max(sure, 0.0)


def _is_other_text(line: str) -> bool:
    """Whether a line outside a letter is none of those about it: contacts, copies, files."""
    return is_sentence(line) and _ABOUT.search(line) is None


_Place = tuple[int, str, str | None, int]
"""Depth, tag and class of a block: sections of one article have them in common. Of two blocks
without a class, which are less likely sections, also where each begins."""


def _places(flat: Flat, start: int, end: int) -> list[_Place | None]:
    """For each run from `start` to `end`, the innermost block around it that is more than a
    paragraph."""
    places: list[_Place | None] = [None] * (end - start)
    blocks = [
        b
        for b in flat.blocks  # an inner block comes after its outer ones
        if b.start < end and b.end > start and b.end > b.start and _is_place(b)
    ]
    bare = Counter((b.depth, b.tag) for b in blocks if b.classes is None)
    for block in blocks:
        name, tag = block.classes, block.tag
        own = block.start if name is None and bare[block.depth, tag] == 2 else 0
        at = range(max(block.start, start) - start, min(block.end, end) - start)
        places[at.start : at.stop] = [(block.depth, tag, name, own)] * len(at)
    return places


def _is_place(block: Block) -> bool:
    if block.tag in _INNER:
        return False
    return not is_paragraph(block) or block.element.find("p") is not None


_INNER: Final = frozenset([
    "tr", "td", "tbody", "table", "ul", "ol", "li", "dl", "dd", "blockquote", "center", "figure",
    "figcaption",
    "h1", "h2", "h3", "h4", "h5", "h6",
])  # fmt: skip


def _scores(flat: Flat, start: int, end: int) -> Counter[_Place | None]:
    scores: Counter[_Place | None] = Counter()
    for i, place in enumerate(_places(flat, start, end), start):
        scores[place] += max(0, flat.runs[i].score)
    return scores


def _share_at_the_ends(flat: Flat, positive: list[int]) -> float:
    """How much of a body stands above and below its densest place, in places of their own."""
    start, end = positive[0], positive[-1] + 1
    places = _places(flat, start, end)
    scores: Counter[_Place | None] = Counter()
    for i in positive:
        scores[places[i - start]] += flat.runs[i].score
    main = max(scores, key=lambda place: scores[place])
    within = [i for i in positive if places[i - start] == main]
    outside = [i for i in positive if not within[0] <= i <= within[-1]]
    return sum(flat.runs[i].score for i in outside) / sum(scores.values())


def _has_rival(flat: Flat, block: Block, least: float) -> bool:
    """Whether a place beside the body has a higher score. No place has more than all that stands
    on its side, so most pages need no look at their places."""
    return any(
        score > least
        for start, end in ((0, block.start), (block.end, len(flat.runs)))
        if sum([run.score for run in flat.runs[start:end] if run.score > 0]) > least
        for place, score in _scores(flat, start, end).items()
        if place is None or not _COMMENTED.search(place[2] or "")
    )
