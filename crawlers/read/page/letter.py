"""Where a page holds a letter: a salutation, an opening that says 收悉 or 答复如下, and the date of
a sign-off stand together. No other sign of an article is as strong."""

import re
from typing import Final

from crawlers.read.page.density import is_paragraph
from crawlers.read.page.flatten import Block, Flat, Run
from crawlers.text.dates import sign_off_date

_ANSWERS: Final = re.compile("收悉|收到了?[您你贵]|答复如下|函复如下|回复如下|答覆如下")
_SALUTATION: Final = re.compile(
    r"(?:代表|委员|委員|同志|先生|女士|[市网]民|朋友|[您你]们?好|[市县区省会团盟革进建公学联院局办委])"
    r"[^：:。]{0,30}[：:！!，,。]?$"
)
_NEAR: Final = 3
"""Lines between a salutation and its opening at most."""
_LONGEST: Final = 400
"""Lines of a letter at most."""


def letter_span(runs: list[Run]) -> tuple[int, int] | None:
    """Runs [start, end) of the first letter of a page, from its salutation to its date."""
    dated = 0  # the first line from here on that is a date, looked for once
    for at, run in enumerate(runs):
        if run.hidden or run.link_chars or not _ANSWERS.search(run.text):
            continue
        above = range(at - 1, max(at - 1 - _NEAR, -1), -1)
        start = next((i for i in above if _is_salutation(runs[i])), None)
        if start is None:
            continue
        dated = max(dated, at + 1)
        while dated < len(runs) and not _is_signed(runs, dated):
            dated += 1
        if dated == len(runs):
            return None
        if dated - at < _LONGEST:
            return start, dated + 1
    return None


_GLUED: Final = re.compile(
    r"[\u4e00-\u9fff]{2,30}\s{1,9}(?P<date>[0-9二].{5,16})|[\u4e00-\u9fff]{2,30}(?P<near>二[〇○零].{6,14})"
)
"""A name and its date on one line."""


def _is_signed(runs: list[Run], at: int) -> bool:
    """Whether a line is the date under a name, or both: a date in a list stands under other
    dates."""
    text = runs[at].text
    if runs[at].hidden or len(text) > 60:
        return False
    if glued := _GLUED.fullmatch(text):
        return sign_off_date(glued["date"] or glued["near"]) is not None
    if sign_off_date(text) is None:
        return False
    name = runs[at - 1].text
    return len(name) <= 60 and "。" not in name and sign_off_date(name) is None


def _is_salutation(run: Run) -> bool:
    return (
        not run.hidden
        and not run.link_chars
        and 2 < len(run.text) <= 80
        and _SALUTATION.search(run.text) is not None
    )


_ADDRESSED: Final = re.compile(r"(?:代表|委[员員])(?:[（(][^（()）]{1,20}[)）])?[：:]$")


def from_the_salutation(flat: Flat, block: Block) -> Block:
    """A block with the line right above it, where that is whom a reply is addressed to: in layouts
    of table rows the longest row is a block of its own."""
    above = flat.runs[block.start - 1] if block.start else None
    if above is None or not _is_salutation(above) or not _ADDRESSED.search(above.text):
        return block
    return block.part(block.start - 1, block.end)


def without_neighbours(
    flat: Flat, block: Block, inside: list[int], letter: tuple[int, int]
) -> list[int]:
    """A letter without the boxes of other text that lie wholly above or below it."""
    foreign: set[int] = set()
    for child in flat.blocks:
        if child.depth <= block.depth or child.start < block.start or child.end > block.end:
            continue
        if (child.end <= letter[0] or child.start >= letter[1]) and not is_paragraph(child):
            lines = range(child.start, child.end)
            if any(flat.runs[i].score > 0 for i in lines):
                foreign.update(lines)
    return [i for i in inside if i not in foreign]
