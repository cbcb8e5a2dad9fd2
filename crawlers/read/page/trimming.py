"""The lines of a body without what stands before and after the article."""

import re
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

from lxml.html import HtmlElement

from crawlers.read.page.flatten import Block, Flat, Run
from crawlers.read.page.furniture import (
    ends_article,
    ends_with_source_and_time,
    is_chrome,
    is_day_beside_a_paper,
    is_day_beside_a_source,
    is_of_the_foot,
    is_sentence,
    is_teaser,
    is_tool_line,
    names_related,
    starts_cut,
)
from crawlers.read.page.index_table import LEAST_GLUED, glued_label, index_label_count
from crawlers.read.page.published import names_its_day
from crawlers.read.tokens.agencies import is_agency
from crawlers.text.dates import find_date, sign_off_date
from crawlers.text.folding import narrow, squeeze

LEAST_ARTICLE: Final = 60
"""Article-like characters before a line may end the article on a page of unknown make."""


@dataclass
class Body:
    """The main text of a page and what stands before and after it, as printed lines in reading
    order."""

    lines: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    index_rows: list[str] = field(default_factory=list)
    path: str = "none"
    confidence: float = 0.0
    element: HtmlElement | None = None
    between: list[str] = field(default_factory=list)
    """Lines of the article's own box between its lines that look like furniture."""

    @property
    def text(self) -> str:
        """One line a paragraph."""
        return "\n".join(self.lines)


def trim_lines(lines: list[str], title: str = "", kinds: list[str] | None = None) -> Body:
    """Tool lines off the head, everything from the first cut line after the last sentence off the
    tail."""
    kinds = kinds or ["paragraph"] * len(lines)
    start = 0
    index_rows: list[str] = []
    glued = sum(glued_label(x) is not None for x in lines[:MOST_GLUED]) >= LEAST_GLUED
    while start < len(lines):
        line = lines[start]
        labels = (
            0
            if is_sentence(line) or _heads_columns(lines[start : start + 3])
            else index_label_count(line)
        )
        # One label alone may be a line of the article; beside other rows of the table it is one of
        # them.
        beside = (
            bool(index_rows)
            or kinds[start] == "row"
            or any(index_label_count(x) or is_tool_line(x) for x in lines[start + 1 : start + 2])
        )
        if labels >= 2 or (labels and beside) or (glued and glued_label(line)):
            index_rows.append(line)
        elif not (
            is_tool_line(line)
            or is_day_beside_a_source(line)
            or is_day_beside_a_paper(line)
            or names_its_day(line)
            or ends_with_source_and_time(line)
            or is_title(line, title)
        ):
            break
        start += 1
    end = _tail_start(lines, start)
    body = Body(lines[start:end], lines[:start], lines[end:], index_rows)
    return body


def is_title(line: str, title: str) -> bool:
    """Whether a line is the title of the page, or all of it but the names of column and site that
    stand beside it behind a sign or a space."""
    own, whole = squeeze(line), squeeze(title)
    if len(own) < LEAST_TITLE or own == whole:
        return bool(whole) and own == whole
    if whole.startswith(own):
        return len(whole) - len(own) <= MOST_SITE and own in _beginnings(title)
    return whole.endswith(own) and own in _beginnings(title, -1)


def _beginnings(title: str, step: int = 1) -> set[str]:
    """Texts that a title begins with (for a step of -1: ends with) up to one of its signs."""
    words = _SIGNS_OF_TITLES.split(title)[::step]
    return {"".join(words[:n][::step]) for n in range(1, len(words))}


_SIGNS_OF_TITLES: Final = re.compile(r"[\s_|\-–—·>]{1,20}")
MOST_SITE: Final = 16
"""Characters of the names behind a title; a longer rest is that of a heading in several lines."""
LEAST_TITLE: Final = 8
"""Characters of a heading that is a part of the page's title."""
MOST_GLUED: Final = 14
"""Lines of an article among which a table of labels without colons may stand."""


def _heads_columns(lines: list[str]) -> bool:
    """Whether the first of three rows names the columns of the other two, as 承办单位 does in a
    list of replies."""
    cells = [line.count("\t") for line in lines]
    return (
        len(cells) == 3
        and cells[0] >= 2
        and len(set(cells)) == 1
        and not any(index_label_count(line) for line in lines[1:])
    )


def _tail_start(lines: list[str], start: int) -> int:
    running = (
        i
        for i in range(len(lines) - 1, start - 1, -1)
        if is_sentence(lines[i])
        and not is_chrome(lines[i])
        and not _NEIGHBOUR.match(lines[i])
        and not is_teaser(lines[i])
    )
    last = next(running, start)
    end = len(lines)
    for i in range(last + 1, len(lines)):
        if (starts_cut(lines[i]) or is_chrome(lines[i])) and not signed_below(lines, i):
            end = i
            break
    while end > start + 1 and is_tool_line(lines[end - 1]):
        if is_sign_off_day(lines[end - 1], lines[end - 2]):
            break
        end -= 1
    return end


MOST_ROWS: Final = 60
"""Lines in which a table may stand between the contacts of a notice and its sign-off."""


def signed_below(lines: list[str], at: int) -> bool:
    """Whether an agency and a day, alone in their lines, stand right below a line, or below a table
    there: contacts and addresses of a letter look like the foot of a site."""
    here = without_unit(lines[at])
    if here != lines[at] and (found := find_date(narrow(here))):
        return is_agency(here[: found[1][0]].strip())
    below = lines[at + (here == lines[at]) : at + MOST_ROWS]
    below = [line for line in below if "\t" not in line][:6]
    return any(
        sign_off_date(b) is not None and is_agency(without_unit(a)) for a, b in pairwise(below)
    )


_UNIT: Final = re.compile(
    "(?:承办|主办|责任|答复|办理|承辦|主辦|責任|答復|辦理)(?:单位|部门|單位|部門)[:：]"
)
"""Of an agency in a sign-off of forms."""


def without_unit(line: str) -> str:
    """A line without the label of an agency: 承办单位：云川市水务局."""
    return _UNIT.sub("", line)


def is_sign_off_day(line: str, above: str = "") -> bool:
    """A date alone is a sign-off, not a tool line, without its year too (4月26日); below another
    line also one whose label says so, or 日期 or 时间 below a seal or an
    agency."""
    return (
        sign_off_date(line) is not None
        or _DAY.fullmatch(line) is not None
        or (above != "" and _SIGNED.match(line) is not None)
        or (
            _DAY_LABEL.match(line) is not None
            and ("章" in above[-24:] or is_agency(without_unit(above)))
        )
    )


_SIGNED: Final = re.compile("(?:落款|署名|签发|簽發|答复|答復|办复|辦復)(?:日期|时间|時間)")
_DAY_LABEL: Final = re.compile("[日时時]\\s{0,4}[期间間]\\s{0,3}[:：]")
_DAY: Final = re.compile(r"[0-9０-９]{1,2}月[0-9０-９]{1,2}日")


_NEIGHBOUR: Final = re.compile(r"[\s【\[<«]{0,4}[上下]一?[篇条]\s{0,4}[】\]]?\s{0,4}[:：]")


def before_the_end(runs: list[Run], inside: list[int]) -> list[int]:
    """Indexes up to the first line that ends an article, once there has been one."""
    text, left = 0, sum(max(0, runs[i].score) for i in inside)
    kept: list[int] = []
    related = False
    for i in inside:
        if ends_article(runs[i].text):
            # A heading of related news may stand above the article too: with its links it goes.
            if names_related(runs[i].text) and left > 2 * text:
                related = True
                continue
            if text >= LEAST_ARTICLE:
                return kept
        related = related and runs[i].score < 0
        if not related:
            kept.append(i)
        text += max(0, runs[i].score)
        left -= max(0, runs[i].score)
    return kept


MOST_OF_IT: Final = 0.6
"""Share of a block's score that stands before a box which is taken off its end."""


def without_headed_boxes(flat: Flat, block: Block, inside: list[int]) -> list[int]:
    """The lines without boxes at their end that begin with a heading of their own (使用帮助, 我要
    评价), where the article has no headings."""
    runs = flat.runs
    if all(runs[i].kind != "heading" for i in range(block.start, block.end)):
        return inside
    for child in reversed(flat.blocks):
        if not inside or child.depth <= block.depth or child.end <= inside[-1]:
            continue
        if child.end - child.start < 2 or runs[child.start].kind != "heading":
            continue
        before = [i for i in inside if i < child.start]
        score = sum(max(0, runs[i].score) for i in before)
        first = next((at for at, i in enumerate(before) if runs[i].score > 0), len(before))
        if any(runs[i].kind == "heading" for i in before[first:]):
            continue
        if score >= MOST_OF_IT * sum(max(0, runs[i].score) for i in inside) and score:
            inside = before
    return inside


_FOOT: Final = re.compile(r"(?:^|[\s_-])(?:foot(?:er)?|copyright)", re.I)
MOST_FOOT: Final = 250
"""Characters of a foot of a site at most."""


def is_foot(flat: Flat, block: Block, title: str) -> bool:
    """Whether a block is the foot of the site: a few lines, the last of the page, in an element
    that is called so, or with words of one and none of the title."""
    lines = [run.text for run in flat.runs[block.start : block.end] if run.score > 0]
    text = "".join(lines)
    if not lines or len(lines) > 3 or len(text) > MOST_FOOT:
        return False
    if any(run.score > 0 for run in flat.runs[block.end :]):
        return False
    around = [block.element, *islice(block.element.iterancestors(), 2)]
    if any(
        up.tag == "footer" or _FOOT.search(f"{up.get('id') or ''} {up.get('class') or ''}")
        for up in around
    ):
        return True
    about = any(title[at : at + 3] in text for at in range(len(title) - 2))
    return not about and all(map(is_of_the_foot, lines))


def is_chrome_run(run: Run) -> bool:
    """Whether a run is furniture of the page; the heads of columns (承办单位) are not."""
    columns = run.kind == "row" and run.text.count("\t") >= 2 and not _COLON.search(run.text)
    return not columns and is_chrome(run.text)


_COLON: Final = re.compile("[:：]")


def link_heavy(runs: list[Run]) -> bool:
    size = sum(len(r.text) for r in runs)
    return sum(r.link_chars for r in runs) * 2 > size or any(is_chrome_run(r) for r in runs)
