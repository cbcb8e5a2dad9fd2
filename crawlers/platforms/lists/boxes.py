"""Which boxes of a list page are the column's list: by the titles, dates and addresses of their
rows and by where they stand."""

import re
from collections.abc import Callable

from bs4 import Tag

from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.model import ListRow
from crawlers.text.folding import clean_spaces

_SIDE = re.compile(
    r"(?:^|[\s_-])(?:side(?:bar)?|aside|hot|recommend|related|relate|rank|foot(?:er)?|bottom|copyright|head(?:er)?|nav|menu|top|crumbs?|position|breadcrumb|links?)(?:$|[\s_-])",
    re.I,
)
_OTHER_HEADING = re.compile(
    r"最新|动态|要闻|新闻|热点|热门|推荐|排行|通知|公告|公示|图片|相关|友情|专题|信息公开指南|点击|关注|导航"
)


def speak_of_replies(rows: list[ListRow]) -> bool:
    """Whether at least half of the rows have titles of replies."""
    return sum(is_reply_title(r.title) for r in rows) >= 0.5 * len(rows)


def score(box: Tag, rows: list[ListRow], folder: str, accept: Callable[[str], bool]) -> float:
    """How much a box looks like the column's list; 0 for a menu."""
    total, count = 0.0, 0
    for row in rows:
        signs = (
            3.0 * is_reply_title(row.title)
            + 1.5 * accept(row.url)
            + 1.0 * (row.published_at is not None)
            + 1.0 * (row.url.startswith(folder) and row.url != folder)
        )
        named = accept(row.url) or row.published_at is not None or is_reply_title(row.title)
        counts = named and len(row.title) >= 5
        total, count = total + (signs if counts else 0), count + counts
    if count < 0.34 * len(rows):
        return 0.0
    if not speak_of_replies(rows):
        if is_aside(box) or other_heading(box):
            return 0.0
        outside = sum(not r.url.startswith(folder) for r in rows)
        if outside == len(rows) and not all(accept(r.url) for r in rows):
            total *= 0.5
    return total


def is_aside(box: Tag) -> bool:
    """Whether a box stands beside, above or below the content."""
    for up in (box, *box.parents):
        if up.name in ("aside", "footer", "nav", "header"):
            return True
        if up.name in ("body", "html"):
            return False
        if _SIDE.search(f"{up.get('class') or ''} {up.get('id') or ''}"):
            return True
    return False


def _page_title(box: Tag) -> str:
    title = [box, *box.parents][-1].find("title")
    return clean_spaces(title.get_text()) if title else ""


def other_heading(box: Tag) -> bool:
    """Whether a box stands under a heading of news, rankings and the like."""
    for up in (box, *list(box.parents)[:2]):
        before = up.find_previous_sibling()
        if before is not None:
            text = clean_spaces(before.get_text())
            if text and len(text) <= 16:
                if text.strip("：: ") in _page_title(box):
                    return False  # the column's own name
                return bool(_OTHER_HEADING.search(text)) and not re.search(r"建议|提案|议案", text)
    return False
