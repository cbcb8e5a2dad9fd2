"""Columns that a page without rows of its own leads to by their names alone, wherever they are."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawlers.page import Page
from crawlers.platforms.lists.below.parts import (
    LEAST_ORGANS,
    SHORT_SIDE,
    is_part,
    is_side,
    names_organ,
    plain_address,
    ways_of,
)
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.traces import REQUEST
from crawlers.platforms.model import ListRow

_WHEN = (
    r"(?:(?:19|20)[0-9]{2}(?:\s?[-—–~至]{1,2}\s?(?:19|20)?[0-9]{2})?\s?年?度?"
    r"|[一二][〇○零九][〇○零一二三四五六七八九]{2}年度?)"
)
_WHAT = (
    r"(?:全国|人民代表大会|人民政府|人大|代表|政协|委员|建议|提案|议案|办理|承办|主办|会办|答复|复函|回复|复文|"
    r"结果|情况|公开|公示|列表|汇总|专栏|栏目|目录|信息|内容|[省市县区州旗和与及、的]){1,16}+"
)
_OF_YEAR = re.compile(_WHEN + _WHAT)
"""A year and nothing but words of columns: 2023年度人大建议政协提案办理结果."""
MOST_BESIDE = 24
MOST_FOLDERS = 8
_SAYS_WHAT = re.compile(r"建议|提案|议案")
LONGEST_INDEX, LONGEST_SIDE = 60, 30
_OF_INDEX = re.compile(rf"{_WHEN}|第?[一二三四五六七八九十0-9]{{1,3}}届.{{0,12}}?会议")
_ONLY_WORDS = re.compile(_WHAT + r"(?:[（(][^（()）]{1,12}[)）])?")
MOST_BEFORE = 20
"""Characters before the year: the organ."""


def names_index(title: str) -> bool:
    """Whether the title of an article names the replies of a year or a session, and no case:
    松台县教育局2025年人大代表建议答复公开."""
    if "号" in title or len(title) > LONGEST_INDEX:
        return False
    found = [when for when in _OF_INDEX.finditer(title) if when.start() <= MOST_BEFORE]
    named = any(_ONLY_WORDS.fullmatch(title, when.end()) for when in found)
    return named and _SAYS_WHAT.search(title) is not None


def names_side(text: str) -> bool:
    """Whether a text has nothing but the words of a column of one side:
    市人民政府办理市人大代表建议答复公开."""
    sides = [bool(re.search(side, text)) for side in ("人大|代表", "政协|委员")]
    only = len(text) <= LONGEST_SIDE and re.fullmatch(_WHAT, text) is not None
    return only and sides[0] != sides[1] and _SAYS_WHAT.search(text) is not None


def names_year(text: str) -> bool:
    """Whether a text names the replies of a year, and no case."""
    return _OF_YEAR.fullmatch(text) is not None and _SAYS_WHAT.search(text) is not None


def names_column(text: str) -> bool:
    """Whether a text names a part of a column: a side, a year, a session, an organ."""
    of_side = is_side(text) or SHORT_SIDE.fullmatch(text) is not None
    return of_side or is_part(text) or names_year(text) or names_organ(text)


def parts_beside(page: Page, known: Sequence[str]) -> list[str]:
    """The two sides, or the years, that the menu of a page with rows leads to, where the page is
    none of them: perhaps it shows the newest rows of all. The walk looks whether it does."""
    sides = dict.fromkeys(way.url for way in ways_of(page) if is_side(way.text))
    years = dict.fromkeys(
        way.url for way in ways_of(page) if is_part(way.text) or names_year(way.text)
    )
    own = plain_address(page.url)
    for found in (sides if len(sides) == 2 else {}, years):
        if len(found) > 1 and not any(url in known or plain_address(url) == own for url in found):
            return list(found)[:MOST_BESIDE]
    return []


def columns_elsewhere(page: Page, rows: Sequence[ListRow]) -> list[str]:
    """The sides, the years and sessions, the organs that a page leads to which has no rows but
    their names, in folders that are not below its own (/zwgk/rdjy/ from /zwgk/jyta/, /col/col102/
    from /col/col100/). What a script asks for would be the list, and such links its menu; so they
    are where the page is one of them."""
    if REQUEST.search(scripts_of(page)):
        return []
    named = (names_year(row.title) or names_side(row.title) for row in rows)
    if any(row.published_at for row in rows) or not all(named):
        return []
    own, found = plain_address(page.url), dict[str, None]()
    of_side, of_year = (is_side, names_side), (is_part, names_year)
    for first, second in (of_side, of_year):
        group = dict.fromkeys(
            way.url for way in ways_of(page) if first(way.text) or second(way.text)
        )
        if len(group) > 1 and not any(plain_address(url) == own for url in group):
            found |= group
    return list(found | dict.fromkeys([] if rows else _of_organs(page)))


def _of_organs(page: Page) -> list[str]:
    """The lists of organs whose addresses differ in the one folder that is the organ's
    (/bmxxgk/jyj/jyta/, /bmxxgk/mzj/jyta/)."""
    alike: dict[tuple[str, ...], dict[str, None]] = {}
    for url in dict.fromkeys(way.url for way in ways_of(page) if names_organ(way.text)):
        parts = urlsplit(url).path.strip("/").split("/")[:MOST_FOLDERS]
        for at in range(len(parts) - 1):
            form = (*parts[:at], "", *parts[at + 1 :])
            alike.setdefault(form, {}).setdefault(url)
    most = max(alike.values(), key=len, default={})
    return list(most) if len(most) >= LEAST_ORGANS else []
