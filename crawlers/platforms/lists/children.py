"""Columns below a column: year columns (2025jyta/, 2024njytabl/), the NPC and CPPCC halves of a
mixed one, and the whole list behind a box that shows its newest rows. Found on the parent's page,
never listed by hand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from urllib.parse import urlsplit

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.clickable import WHOLE
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces
from schemas.source import Source

_YEAR_SEGMENT = re.compile(r"^[a-z_]{0,24}(?:19|20)[0-9]{2}[a-z0-9_]{0,24}$", re.I)
_YEAR_TEXT = re.compile(r"(?:19|20)[0-9]{2}\s?年")
_YEAR_ONLY = re.compile(r"^(?:19|20)[0-9]{2}\s?(?:年度?(?:\s?[01]?[0-9]\s?月份?)?)?$")
_SESSION = re.compile(r"^.{0,8}届.{0,12}(?:会议|次会)$|^.{0,10}[0-9一二三四五六七八九十]{1,3}届$")
_ADDRESS = re.compile(r"[/?]|\.(?:s?html?|jsp|aspx?|php|do)$")
_COLUMN_TEXT = re.compile(
    r"^.{0,12}(?:人大|政协|代表|委员)?.{0,4}(?:建议|提案|议案)(?:办理|答复|复文|回复)?.{0,6}$|^.{0,14}第?.{1,4}届.{0,12}(?:会议|次会)$"
)
_MORE = re.compile(r"^[\[+\s]{0,3}(?:更多|查看更多|more)[\s>》».…\]]{0,4}$", re.I)
MOST_WHOLES = 2
_ARTICLE_SEGMENT = re.compile(r"^(?:19|20)[0-9]{4,6}$")


def child_columns(page: Page, source: Source, rows: Sequence[ListRow] = ()) -> list[str]:
    """Addresses of child columns: one level below the page's own folder with a year or the name of
    a reply column, and what 更多 beside a box of replies leads to."""
    pattern = re.compile(source.listing.children) if source.listing.children else None
    own = _folder(page.url)
    host = urlsplit(page.url).hostname
    listed = {row.url for row in rows}
    found: dict[str, None] = {}
    for link in page.soup.select("a[href]"):
        url = absolute(page, str(link["href"]))
        if url is None or urlsplit(url).hostname != host or url in listed:
            continue
        text = clean_spaces(link.get_text())
        if _MORE.match(text) and not pattern:
            if _shows_replies(page, link, listed) and _plain(url) != _plain(page.url):
                found.setdefault(url)
            continue
        path = urlsplit(url).path
        if not pattern and path.startswith(own) and _YEAR_ONLY.match(text):
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
            or _YEAR_TEXT.search(text)
            or (len(text) <= 24 and _COLUMN_TEXT.match(text) and not is_reply_title(text))
        )
        if named:
            found.setdefault(re.sub(r"index\.s?html?$", "", url))
    if not pattern:
        found |= dict.fromkeys([*_chosen_years(page), *_chosen_parts(page)])
    return list(found)


def _names_part(text: str) -> bool:
    """Whether a text names a year or a month, and no document."""
    return len(text) <= 20 and bool(_YEAR_TEXT.search(text)) and not is_reply_title(text)


def _chosen_years(page: Page) -> list[str]:
    """The lists of single years that links or a select lead to by the query (list.jsp?year=2024).
    The page's own address shows one of them."""
    own = urlsplit(page.url)
    found: dict[str, None] = {}
    for choice in page.soup.select("a[href], option[value]"):
        url = absolute(page, str(choice.get("href") or choice.get("value")))
        if url is None or not _YEAR_ONLY.match(clean_spaces(choice.get_text())):
            continue
        parts = urlsplit(url)
        if (parts.hostname, parts.path) == (own.hostname, own.path) and parts.query:
            found.setdefault(url)
    return list(found) if len(found) > 1 else []


def _chosen_parts(page: Page) -> list[str]:
    """The pages of the site that a select of years or sessions leads to by its values."""
    host = urlsplit(page.url).hostname
    found: dict[str, None] = {}
    for select in page.soup.select("select"):
        if len(_parts(select)) < 2:
            continue
        for option in select.select("option[value]"):
            value = str(option["value"]).strip()
            url = absolute(page, value) if _ADDRESS.search(value) else None
            if url and urlsplit(url).hostname == host and _is_part(option):
                found.setdefault(url)
    return list(found)


def _is_part(option: Tag) -> bool:
    text = clean_spaces(option.get_text())
    return bool(_YEAR_ONLY.match(text) or _SESSION.match(text))


def _parts(select: Tag) -> list[str]:
    """The years or sessions that a select offers."""
    return [clean_spaces(o.get_text()) for o in select.select("option") if _is_part(o)]


def hidden_years(page: Page, rows: Sequence[ListRow]) -> str | None:
    """The years or sessions that a select offers without saying where they are, where all rows of
    the page are of one year."""
    shown = {row.published_at.year for row in rows if row.published_at}
    for select in page.soup.select("select"):
        parts = _parts(select)
        values = (str(o.get("value") or "").strip() for o in select.select("option"))
        if len(parts) > 1 and len(shown) == 1 and not any(map(_ADDRESS.search, values)):
            return f"{parts[0]} to {parts[-1]}"
    return None


def frames(page: Page) -> list[str]:
    """Pages of the site that stand in frames of the page: one of them may be the list."""
    found: dict[str, None] = {}
    for frame in page.soup.select("iframe[src], frame[src]"):
        url = absolute(page, str(frame["src"]))
        same = url and urlsplit(url).hostname == urlsplit(page.url).hostname
        if url and same and _plain(url) != _plain(page.url):
            found.setdefault(url)
    return list(found)[:MOST_WHOLES]


def whole_lists(page: Page, rows: Sequence[ListRow], children: Sequence[str]) -> list[str]:
    """What a link 更多, 全部 or 历史答复 anywhere on the page leads to, where no list of others
    stands beside the link: perhaps the list of which this page shows the newest rows. The walk
    looks whether it has them."""
    listed = {row.url for row in rows}
    found: dict[str, None] = {}
    for link in page.soup.select("a[href]") if rows else ():
        text = clean_spaces(link.get_text())
        url = absolute(page, str(link["href"]))
        if url is None or not WHOLE.match(text):
            continue
        same = urlsplit(url).hostname == urlsplit(page.url).hostname
        known = url in listed or url in children or _plain(url) == _plain(page.url)
        if not same or known or urlsplit(url).path in ("", "/"):
            continue
        if not _is_of_others(page, link, listed):
            found.setdefault(url)
    return list(found)[:MOST_WHOLES]


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


def _folder(url: str) -> str:
    return re.sub(r"[^/]{0,400}$", "", urlsplit(url).path)


def _plain(url: str) -> str:
    return re.sub(r"(?:index|default)\.[a-z]{3,5}$", "", url.partition("#")[0])


def _shows_replies(page: Page, link: Tag, listed: set[str]) -> bool:
    """Whether the box that a 更多 stands in shows rows of the list, and no more than one box."""
    for box in _boxes_around(link, 4):
        links = box.select("a[href]")
        if any(absolute(page, str(a["href"])) in listed for a in links):
            if _is_of_others(page, link, listed):
                return False  # it stands in a box of its own beside the list
            return sum(bool(_MORE.match(clean_spaces(a.get_text()))) for a in links) == 1
    return False
