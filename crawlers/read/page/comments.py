"""What readers wrote below an article: on pages of news it is longer than the article."""

import re
from itertools import zip_longest
from typing import Final

from crawlers.read.page.flatten import Block, Flat
from crawlers.read.page.furniture import ends_article
from crawlers.text.folding import narrow


def without_comments(flat: Flat, least: int) -> set[int]:
    """Indexes of the single comments of a page. Nothing that readers wrote below an article counts
    as article, where there is one with a score of `least`."""
    single = _single_comments(flat)
    comments = _headed_comments(flat) | single
    own = sum(max(0, run.score) for i, run in enumerate(flat.runs) if i not in comments)
    if own < least:
        return set()
    for i in comments:
        flat.runs[i].score = min(0, flat.runs[i].score)
    return single


_COMMENTS: Final = re.compile("评论|評論|留言|跟[贴帖]|comment")


def _headed_comments(flat: Flat) -> set[int]:
    """Indexes of the runs in boxes that begin with a heading of comments (热门评论 10条): on pages
    of news they are longer than the article."""
    heads = {
        i
        for i, run in enumerate(flat.runs)
        if len(run.text) < 30 and _COMMENTS.search(run.text.lower()) and ends_article(run.text)
    }
    boxes = [b for b in flat.blocks if heads and b.start in heads and b.end - b.start > 1]
    return {i for box in boxes for i in range(box.start, box.end)}


_COMMENT_TOOLS: Final = re.compile(
    r"(?:(?:回[复覆]|[顶踩赞]|有用|举报|支持|反对)(?:TA|他|一下)?\s{0,2}"
    r"(?:[(\[]?[0-9]{1,6}[)\]]?)?\s{0,3}){1,5}"
)
"""回复 赞(88): what can be done with one comment."""
MOST_COMMENT, MOST_COMMENT_LINES = 400, 8
"""Characters and lines of one comment."""
MOST_POST_LINES: Final = 2
"""Lines of a comment with the one above it, where no box says where it ends."""


def _single_comments(flat: Flat) -> set[int]:
    """Indexes of the runs in boxes of one comment each, two of a form at least: a name, a text, and
    what can be done with it."""
    tools = {
        i
        for i, run in enumerate(flat.runs)
        if len(run.text) < 40 and _COMMENT_TOOLS.fullmatch(narrow(run.text))
    }
    forms: dict[tuple[int, str, str | None], list[Block]] = {}
    for block in flat.blocks if tools else ():
        if (
            2 <= block.end - block.start <= MOST_COMMENT_LINES
            and sum(i in tools for i in range(block.start, block.end)) == 1
            and sum(len(run.text) for run in flat.runs[block.start : block.end]) < MOST_COMMENT
        ):
            forms.setdefault((block.depth, block.tag, block.classes), []).append(block)
    boxes = [block for alike in forms.values() if len(alike) > 1 for block in alike]
    lines = {i for i, run in enumerate(flat.runs) if _is_comment(run.text)}
    found = {i for box in boxes for i in range(box.start, box.end)} | _posts(flat)
    return found | lines if len(lines) > 1 else found


_CLOCK: Final = re.compile(r":[0-5][0-9]\s{1,3}")


def _is_comment(text: str) -> bool:
    """Whether a line is a comment with its time and tools: 阿宽：支持家乡 2016-11-11 02:18
    回复支持(2)."""
    if text[-1:] not in _ENDS:
        return False
    end = narrow(text[-40:])
    clock = _CLOCK.search(end)
    return clock is not None and _COMMENT_TOOLS.fullmatch(end[clock.end() :]) is not None


_ENDS: Final = frozenset("复覆顶踩赞用报持对)）]］0123456789下他A")
"""Characters that tools of a comment end with."""
_POST: Final = re.compile(
    r"(?:头像\s{0,3})?[^\s,。:]{0,12}?(?:网友|用户|游客|会员|匿名|ID)[^\s,。:]{0,20}\s{1,3}"
    r"(?:发表于|发布于|评论于|回复于)?\s{0,3}20[0-9]{2}[-/.年]"
)
"""网友69816 发表于 2012-01-09 20:50: the line above a comment of a forum."""


def _posts(flat: Flat) -> set[int]:
    """Indexes of comments below lines that say who wrote them and when, of two at least."""
    heads = [
        i for i, run in enumerate(flat.runs) if len(run.text) < 60 and _POST.match(narrow(run.text))
    ]
    if len(heads) < 2:
        return set()
    posts: set[int] = set()
    for at, following in zip_longest(heads, heads[1:], fillvalue=len(flat.runs)):
        end = min(following, at + MOST_POST_LINES)
        if sum(len(run.text) for run in flat.runs[at:end]) < MOST_COMMENT:
            posts.update(range(at, end))
    return posts
