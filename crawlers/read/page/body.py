"""The main text of a page: source rule, else CMS container, else density, else nothing.

What made the difference when measured (see docs/extraction.md): the innermost strong CMS element
that holds most of the page's sentence marks; weak names are not trusted; the fallback is the block
with the largest sum of line scores; the tail is cut only after the last long sentence; and "no
body" is a possible answer.
"""

import re
from functools import cache
from typing import Final

from crawlers.read.page.comments import without_comments
from crawlers.read.page.confidence import confidence
from crawlers.read.page.density import best_segment, densest_block, main_branch
from crawlers.read.page.flatten import Block, Flat, Run
from crawlers.read.page.furniture import (
    is_day_beside_a_paper,
    is_sentence,
    is_teaser,
    is_tool_line,
    mark_count,
)
from crawlers.read.page.index_table import index_label_count
from crawlers.read.page.letter import from_the_salutation, letter_span, without_neighbours
from crawlers.read.page.trimming import (
    Body,
    before_the_end,
    is_chrome_run,
    is_foot,
    is_sign_off_day,
    is_title,
    link_heavy,
    signed_below,
    trim_lines,
    without_headed_boxes,
)
from crawlers.read.page.unmarked import free_of_one_link, table_block
from schemas.ground.data import load_rules

CONTAINER_SHARE: Final = 0.7
"""A strong container is trusted at once when it holds this share of the page's sentence marks."""
RIVAL_SHARE: Final = 0.3
"""A smaller strong container is still preferred when its score is at least this share of the
densest block's."""
REPLY_BONUS: Final = 150
"""What a line that opens a reply (收悉, 答复如下) counts beyond its length: a short reply beside
long notices is still the article."""
_ANSWERS: Final = re.compile("收悉|答复如下|函复如下|回复如下|答覆如下")
_CONTACT: Final = re.compile("(?:地址|邮编|邮政编码|电话|传真|邮箱|网址)\\s{0,4}[:：]")
"""Two of these in a line are the foot of a site, or the contacts of an article."""
LEAST_SCORE: Final = 12
"""Below this sum of line scores a page has no running text: its reply, if any, is an attachment."""
WEAK_SCORE: Final = 60
"""Below this sum a block may be a line of contacts beside an article that has no sentences."""


@cache
def _names() -> dict[str, str]:
    rules = load_rules("crawlers.read", "containers")
    names = {f"#{name}": f"#{name}" for name in rules["id"]} | {
        f".{name}": f".{name}" for name in rules["class"]
    }
    return names | {name: name for name in rules["tag"]}


def container_name(block: Block) -> str | None:
    """The strong CMS name of a block (#zoom, .trs_editor, ucapcontent), or None."""
    names = _names()
    if block.ident and (name := names.get("#" + block.ident.strip().lower())):
        return name
    if block.classes:
        for token in block.classes.lower().split():
            if name := names.get("." + token):
                return name
    return names.get(block.tag)


def line_score(run: Run) -> int:
    """Evidence that a run is article text: its length with sentence marks, minus its length when it
    is mostly links."""
    text = run.text
    size = len(text)
    if run.hidden:
        return 0
    if run.link_chars * 2 > size:
        return -size
    if is_chrome_run(run):
        # A sentence of the article may name a licence; the notices of a site are long sentences
        # too.
        return 0 if "。" in text and is_sentence(text, 60) else -3 * size - 30
    if run.kind == "row" and index_label_count(text):
        return 0
    if not run.marks or size < 12 or is_tool_line(text) or is_teaser(text):
        return 0
    if "。" not in text and len(_CONTACT.findall(text)) >= 2:
        return 0
    return size + REPLY_BONUS if _ANSWERS.search(text) else size


def extract_body(
    flat: Flat,
    title: str = "",
    selectors: list[Block] | None = None,
    learned: list[Block] | None = None,
) -> Body:
    """The main text of a flattened page. `selectors` are the blocks that a source's own rule names,
    tried first; `learned` those at the path that the source's other pages have, tried before
    density.

    >>> extract_body(Flat()).path
    'none'
    """
    runs = flat.runs
    for run in runs:
        if run.hidden or run.link_chars * 2 <= len(run.text):  # nobody asks for those of a link
            run.marks = mark_count(run.text)
    if runs and _mostly_hidden(runs):
        for run in runs:
            run.hidden = False
    marks = flat.sums([0 if r.hidden or r.link_chars * 2 > len(r.text) else r.marks for r in runs])
    for run in runs:
        run.score = line_score(run)
    comments = without_comments(flat, WEAK_SCORE)
    scores = flat.sums([run.score for run in runs])
    block, path = _chosen_block(flat, marks, scores, selectors or [], learned or [])
    letter = letter_span(runs)
    if path != "source_rule":
        block, path = _with_the_letter(flat, block, path, letter)
    if block is None or scores[block.end] - scores[block.start] < WEAK_SCORE:
        best = scores[block.end] - scores[block.start] if block else 0
        if free_of_one_link(flat):
            return extract_body(flat, title, selectors, learned)
        if path in ("none", "density") and (table := table_block(flat, 3 * max(best, LEAST_SCORE))):
            block, path = table, "density"
    if block is not None and path == "density" and not letter and is_foot(flat, block, title):
        block, path = None, "none"
    if block is not None and path == "density":
        block = from_the_salutation(flat, block)
    if block is None:
        return Body(head=[r.text for r in runs if not r.hidden])
    inside = _article_runs(flat, block, scores, path)
    if path != "source_rule":
        inside = [i for i in inside if i not in comments]
    above: list[int] = []
    if path == "density":
        if letter:
            inside = without_neighbours(flat, block, inside, letter)
        else:
            inside = without_headed_boxes(flat, block, inside)
        inside = before_the_end(runs, inside)
        inside, above = _below_the_heading(runs, inside, title)
    before, between = _left_out(runs, block, inside)
    body = trim_lines([runs[i].text for i in inside], title, kinds=[runs[i].kind for i in inside])
    body.head = (
        [r.text for r in runs[: block.start] if not r.hidden]
        + [runs[i].text for i in sorted({*above, *before})]
        + body.head
    )
    body.between = [runs[i].text for i in between]
    body.tail += [r.text for r in runs[block.end :] if not r.hidden]
    body.path, body.element = path, block.element
    body.confidence = round(confidence(flat, block, inside, path, letter), 3)
    return body


def _with_the_letter(
    flat: Flat, block: Block | None, path: str, span: tuple[int, int] | None
) -> tuple[Block | None, str]:
    """The chosen block or, where that is beside the page's letter or (chosen by density) around it
    and more, the innermost one that holds the letter."""
    holds = span is not None and block is not None and block.start <= span[0] < span[1] <= block.end
    if span is None or (holds and path != "density"):
        return block, path
    around = [b for b in flat.blocks if b.start <= span[0] and span[1] <= b.end and not b.hidden]
    if not around:
        return block, path
    inner = max(around, key=lambda b: b.depth)
    name = container_name(inner)
    if not holds:
        start, end = inner.start, inner.end
        if any(run.score > 0 for run in flat.runs[start : span[0]]):
            start = span[0]
        if any(run.score > 0 for run in flat.runs[span[1] : end]):
            end = span[1]
        inner = inner.part(start, end)
    return inner, f"cms:{name}" if name else "density"


def _mostly_hidden(runs: list[Run]) -> bool:
    hidden = sum(r.marks for r in runs if r.hidden)
    if not hidden:
        return False
    shown = sum(r.marks for r in runs if not r.hidden and r.link_chars * 2 <= len(r.text))
    return hidden > 8 * (shown + 1)


def _chosen_block(
    flat: Flat, marks: list[int], scores: list[int], selectors: list[Block], learned: list[Block]
) -> tuple[Block | None, str]:
    total = max(marks[-1], 1)
    for block in selectors:
        if block.end > block.start:
            return block, "source_rule"
    strong = [
        (b, name)
        for b in flat.blocks
        if b.end > b.start and not b.hidden and (name := container_name(b))
    ]
    share = {id(b): (marks[b.end] - marks[b.start]) / total for b, _ in strong}
    trusted = [(b, name) for b, name in strong if share[id(b)] >= CONTAINER_SHARE]
    if trusted and marks[-1] >= 2:
        block, name = max(trusted, key=lambda pair: pair[0].depth)
        return block, f"cms:{name}"
    for block in learned:
        if not block.hidden and scores[block.end] - scores[block.start] > LEAST_SCORE:
            known = container_name(block)
            return block, f"cms:{known}" if known else "learned"
    densest = densest_block(flat, scores)
    best = scores[densest.end] - scores[densest.start] if densest else 0
    if strong:
        block, name = max(
            strong, key=lambda pair: (scores[pair[0].end] - scores[pair[0].start], pair[0].depth)
        )
        own = scores[block.end] - scores[block.start]
        if own > LEAST_SCORE and own >= RIVAL_SHARE * best:
            return block, f"cms:{name}"
        if (
            best < 60 and block.end > block.start
        ):  # a container with no running text: files, a picture, a bare link
            return block, f"cms:{name}"
    segment = best_segment(flat)
    if segment is not None and scores[segment.end] - scores[segment.start] > max(
        LEAST_SCORE, 2 * best
    ):
        return segment, "density"
    if densest is None or best <= LEAST_SCORE:
        return None, "none"
    densest = main_branch(flat, densest, scores)
    return densest, "density"


def _below_the_heading(
    runs: list[Run], inside: list[int], title: str
) -> tuple[list[int], list[int]]:
    """The article without the heading block that an unknown template keeps in one element with it:
    up to the title, or to the last line of date, source and tools, among the first lines, as long
    as no sentence stands before it.
    """
    cut = 0
    for at, i in enumerate(inside[:14]):
        text = runs[i].text
        heads = is_title(text, title) or is_day_beside_a_paper(text)
        if is_sentence(text) and not (heads or is_teaser(text)):
            break
        if runs[i].score > REPLY_BONUS or (is_sign_off_day(text) and not heads):
            break
        if heads or (is_tool_line(text) and len(text) > 3):
            cut = at + 1
    return inside[cut:], inside[:cut]


def _left_out(runs: list[Run], block: Block, inside: list[int]) -> tuple[list[int], list[int]]:
    """Lines of the article's own box that are none of its text, before its first sentence and
    between its lines: 承办单位 of a form looks like the foot of a site."""
    first = next((i for i in inside if is_sentence(runs[i].text)), block.start)
    kept = set(inside)
    out = [
        i
        for i in range(block.start, max([first, *inside[-1:]]))
        if i not in kept and not runs[i].hidden and runs[i].link_chars * 2 <= len(runs[i].text)
    ]
    return [i for i in out if i < first], [i for i in out if i > first]


def _article_runs(flat: Flat, block: Block, scores: list[int], path: str) -> list[int]:
    """Indexes of the runs of a block that are article: visible, and not in a child block of links
    or furniture."""
    dropped: set[int] = set()
    for child in flat.blocks:
        if (
            child.start < block.start
            or child.end > block.end
            or child.end == child.start
            or child.depth <= block.depth
        ):
            continue
        total = scores[child.end] - scores[child.start]
        if (
            total < 0
            and (path == "density" or child.end - child.start > 3)
            and link_heavy(flat.runs[child.start : child.end])
            and not signed_below([r.text for r in flat.runs[child.start : child.start + 6]], 0)
        ):
            dropped.update(range(child.start, child.end))
    return [
        i for i in range(block.start, block.end) if not flat.runs[i].hidden and i not in dropped
    ]
