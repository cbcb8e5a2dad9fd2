"""Columns below a column: year columns (2025jyta/, 2024njytabl/), the NPC and CPPCC halves of a
mixed one, and the whole list behind a box that shows its newest rows. Found on the parent's page,
never listed by hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from urllib.parse import urlsplit

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.below.named import columns_elsewhere, names_column
from crawlers.platforms.lists.below.parts import (
    SHORT_SIDE,
    chosen_by_query,
    columns_of_organs,
    files_of_sides,
    folder_of,
    headed_boxes,
    is_part,
    is_year_beside,
    plain_address,
    tabs_of_parts,
    ways_of,
)
from crawlers.platforms.lists.below.selects import chosen_by_form, chosen_by_script, chosen_pages
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import WHOLE, is_reply_title
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces

_YEAR_SEGMENT = re.compile(r"^[a-z_]{0,24}(?:19|20)[0-9]{2}[a-z0-9_]{0,24}$", re.I)
_SHELF = re.compile(r"[a-z_]{0,24}[0-9]{0,4}[a-z_]{0,24}", re.I)
_OF_SESSION = re.compile(r"届.{0,14}会议.{0,4}(?:代表|委员)?(?:建议|提案|议案).{0,8}$")
_YEAR_TEXT = re.compile(r"(?:19|20)[0-9]{2}\s?年")
_COLUMN_TEXT = re.compile(
    r"^.{0,12}(?:人大|政协|代表|委员)?.{0,4}(?:建议|提案|议案)(?:办理|答复|复文|回复)?.{0,6}$|^.{0,14}第?.{1,4}届.{0,12}(?:会议|次会)$"
)
_NAMED_SO = re.compile(
    r"[a-z]{0,5}(?:rd(?:db)?j?y|dbjy|rdya|zx(?:wy)?ta|zxta|jyta|tajy|yajy)(?:bl|df|jg|gk){0,2}[_0-9]{0,9}",
    re.I,
)
"""How sites name the folders of the sides, for pictures that have no words."""
_MORE = re.compile(r"^[\[+\s]{0,3}(?:更多|查看更多|more)[\s+>》».…\]]{0,4}$", re.I)
MOST_WHOLES = 2
MOST_FRAMES = 24
_NO_PAGE = re.compile(r"\.(?:swf|flv|mp[34]|pdf|png|jpe?g|gif|svg)$", re.I)
_WRITTEN_FRAME = re.compile(r"""<iframe\b[^<>]{0,200}?\ssrc=\\?["']?([^"'\\\s<>]{1,300}+)""", re.I)
_FURNITURE = re.compile(r"\b(?:top|head|header|foot|footer|bottom|banner|weather)\b", re.I)
"""Frames of a frameset that every page of the site has."""
_HERE = re.compile(
    r"[\[【（(]?(?:请?点击?)?(?:这里|此处|进入|查看|浏览|链接|此链接)[\]】）)>》»]{0,3}"
)
_LEADS = re.compile(r"点击|查看|浏览|这里|此处|进入|入口|链接|[>》»]")
"""What a link says that leads to something else than a document."""
LONGEST_WORDS = 30
_WHEN = re.compile(r"(?:19|20)[0-9]{2}|年|届|次会")
_OLDER = re.compile(
    r"(?:(?:19|20)[0-9]{2}年?度?(?:及(?:其|之)?)?)?(?:以前|之前|往前)|往年|历年|往期|历史|以往|早期|[较更]早|旧版|老版|原网站"
)
LONGEST_SENTENCE = 80
_ARTICLE_SEGMENT = re.compile(r"^(?:19|20)[0-9]{4,6}$")


def child_columns(page: Page, said: str | None, rows: Sequence[ListRow] = ()) -> list[str]:
    """Addresses of child columns: one level below the page's own folder with a year or the name of
    a reply column, and what 更多 beside a box of replies leads to. `said` is the author's word of
    how they are named."""
    pattern = re.compile(said) if said else None
    own = folder_of(page.url)
    listed = {row.url for row in rows}
    shown = {row.url for row in rows if not names_column(row.title)}  # no menu of years
    found: dict[str, None] = {}
    for way in ways_of(page):
        url, text, link = way.url, way.text, way.element
        if url in listed and not _is_shelf(url, text):
            continue
        if _MORE.match(text) and not pattern:
            if _shows_replies(page, link, shown) and plain_address(url) != plain_address(page.url):
                found.setdefault(url)
            continue
        path = urlsplit(url).path
        beside = is_year_beside(page.url, url)
        tells = is_part(text) or (beside and len(text) <= LONGEST_WORDS and _WHEN.search(text))
        if not pattern and (beside or path.startswith(own)) and tells and not is_reply_title(text):
            found.setdefault(url)  # 2025年7月 leads to jyta/2025/07/
            continue
        below = (
            re.fullmatch(r"([^/]{1,120})/(?:index\.s?html?)?", path.removeprefix(own))
            if path.startswith(own)
            else None
        )
        if below is None or (_ARTICLE_SEGMENT.match(below[1]) and not _names_part(text)):
            continue
        named = (
            pattern.search(below[1])
            if pattern
            else _YEAR_SEGMENT.match(below[1])
            or url in listed  # it was found to be a shelf
            or _YEAR_TEXT.search(text)
            or (len(text) <= 24 and _COLUMN_TEXT.match(text) and not is_reply_title(text))
            or SHORT_SIDE.fullmatch(text)
            or (not text and not rows and _NAMED_SO.fullmatch(below[1]))
        )
        if named:
            found.setdefault(re.sub(r"index\.s?html?$", "", url))
    if not pattern:
        found |= dict.fromkeys(
            [
                *tabs_of_parts(page),
                *chosen_by_query(page),
                *chosen_pages(page),
                *chosen_by_form(page),
                *chosen_by_script(page),
                *files_of_sides(page),
                *headed_boxes(page, listed),
            ]
        )
        found |= dict.fromkeys([] if rows else columns_of_organs(page))
        found |= dict.fromkeys(columns_elsewhere(page, rows))
    return list(found)


def _is_shelf(url: str, text: str) -> bool:
    """Whether a link that looks like a row leads to the folder of a year or a session
    (2024njytabl/)."""
    segment = re.sub(r"index\.s?html?$", "", url).rstrip("/").rpartition("/")[2]
    names = _YEAR_TEXT.match(text) or _OF_SESSION.search(text)
    return bool(_SHELF.fullmatch(segment) and names and "号" not in text)


def _names_part(text: str) -> bool:
    """Whether a text names a year or a month, and no document."""
    return len(text) <= 20 and bool(_YEAR_TEXT.search(text)) and not is_reply_title(text)


def frames(page: Page) -> list[str]:
    """Pages of the site that stand in frames of the page: one of them may be the list."""
    found: dict[str, None] = {}
    framed = page.soup.select("iframe[src], frame[src], object[data], embed[src]")
    places = [(attribute(f, "src") or attribute(f, "data"), attribute(f, "name")) for f in framed]
    places += [(place, "") for place in _WRITTEN_FRAME.findall(scripts_of(page))]
    for place, name in places:
        if _FURNITURE.search(f"{name} {place}"):
            continue
        url = None if _NO_PAGE.search(place) else absolute(page, place)
        same = url and urlsplit(url).hostname == urlsplit(page.url).hostname
        if url and same and plain_address(url) != plain_address(page.url):
            found.setdefault(url)
    return list(found)[:MOST_FRAMES]


def whole_lists(page: Page, rows: Sequence[ListRow], children: Sequence[str]) -> list[str]:
    """What a link 更多, 全部 or 历史答复 anywhere on the page leads to, where no list of others
    stands beside the link: perhaps the list of which this page shows the newest rows. The walk
    looks whether it has them."""
    listed = {row.url for row in rows}
    found: dict[str, None] = {}
    for link in page.soup.select("a[href]") if rows else ():
        text = clean_spaces(link.get_text())
        url = absolute(page, str(link["href"]))
        if url is None or not (WHOLE.match(text) or _is_told_as_whole(link, text)):
            continue
        same = urlsplit(url).hostname == urlsplit(page.url).hostname
        known = url in listed or url in children or plain_address(url) == plain_address(page.url)
        if not same or known or urlsplit(url).path in ("", "/"):
            continue
        if not _is_of_others(page, link, listed):
            found.setdefault(url)
    return list(found)[:MOST_WHOLES]


def _is_told_as_whole(link: Tag, text: str) -> bool:
    """Whether the sentence around a link tells that it leads to older rows:
    2020年以前的建议提案办理情况请点击这里查看."""
    if _OLDER.search(text) and _LEADS.search(text) and len(text) <= LONGEST_WORDS:
        return not is_reply_title(text)
    if not _HERE.fullmatch(text) or link.parent is None:
        return False
    around = clean_spaces(link.parent.get_text())
    return len(around) <= LONGEST_SENTENCE and _OLDER.search(around) is not None


def _boxes_around(link: Tag, most: int) -> Iterator[Tag]:
    """The nearest elements around a link, inside of the page's body."""
    return islice(takewhile(lambda box: box.name != "body", link.parents), most)


def _is_of_others(page: Page, link: Tag, listed: set[str]) -> bool:
    """Whether the first box around a link that has a list has one of other documents."""
    for box in _boxes_around(link, 5):
        links = [
            absolute(page, str(a["href"]))
            for a in box.select("a[href]")
            if len(clean_spaces(a.get_text())) >= 8
        ]
        if any(url in listed for url in links):
            return False
        if len(links) >= 2:
            return True
    return False


def _shows_replies(page: Page, link: Tag, listed: set[str]) -> bool:
    """Whether the box that a 更多 stands in shows rows of the list, and no more than one box."""
    for box in _boxes_around(link, 4):
        links = box.select("a[href]")
        if any(absolute(page, str(a["href"])) in listed for a in links):
            if _is_of_others(page, link, listed):
                return False  # it stands in a box of its own beside the list
            clicked = [link] if link.name != "a" else []
            words = (clean_spaces(a.get_text()) for a in [*links, *clicked])
            return sum(bool(_MORE.match(text)) for text in words) == 1
    return False
