"""The parts of a column that its page leads to: years, sessions, the sides of congress and
conference, organs; and the page that a start address without a list leads on to."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from bs4 import Tag
from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.traces import REQUEST
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces

YEAR_ONLY = re.compile(r"^(?:19|20)[0-9]{2}\s?(?:年度?(?:\s?[01]?[0-9]\s?月份?)?)?$")
_SESSION = re.compile(r"^.{0,8}届.{0,12}(?:会议|次会)$|^.{0,10}[0-9一二三四五六七八九十]{1,3}届$")
_SIDE = re.compile(r"^.{0,8}(?:人大|代表|政协|委员).{0,6}(?:建议|提案|议案).{0,8}$")
_YEAR = re.compile(r"[_\-]?(?:19|20)[0-9]{2}n?[_\-]?")
_ADDRESS = re.compile(r"[/?]|\.(?:s?html?|jsp|aspx?|php|do)$")
_ORGAN = re.compile(
    r".{1,14}(?:局|委|委员会|办|办公室|厅|院|部|社|会|镇|乡|街道|办事处|中心|公司|集团|支队|大队|医院|学校)"
)
LONGEST_WORDS = 60
"""Characters that a page has at most which only leads on: 正在跳转，请稍候……"""
LEAST_ORGANS = 3
"""Links to organs that make a page one of columns by organ."""
_REFRESH = re.compile(r"""content=["'][0-9]{1,3};\s{0,3}url=([^"'<>\s]{1,300}+)""", re.I)
_GOES = re.compile(r"""location(?:\.href)?\s{0,3}=\s{0,3}["']([^"'<>\s]{1,300}+)["']""", re.I)


def tabs_of_parts(page: Page) -> list[str]:
    """The lists of years or sessions that tabs lead to, one of which is the page itself."""
    host, found = urlsplit(page.url).hostname, dict[str, None]()
    for link in page.soup.select("a[href]"):
        url = absolute(page, str(link["href"])) if _is_part(_text_of(link)) else None
        if url and urlsplit(url).hostname == host:
            found.setdefault(url)
    own = plain_address(page.url)
    return list(found) if own in map(plain_address, found) and len(found) > 1 else []


def chosen_by_query(page: Page) -> list[str]:
    """The lists that links or a select lead to by the query: single years or sessions
    (list.jsp?year=2024), and the two sides where the page's own query names none
    (list.jsp, list.jsp?type=2). The page's own address shows one of them."""
    own, asked = urlsplit(page.url), dict(parse_qsl(urlsplit(page.url).query))
    found: dict[str, None] = {}
    named = False
    for choice in page.soup.select("a[href], option[value]"):
        text = clean_spaces(choice.get_text())
        is_part, is_side = _is_part(text), len(text) <= 16 and _SIDE.match(text) is not None
        url = absolute(page, str(choice.get("href") or choice.get("value")))
        if url is None or not (is_part or is_side) or is_reply_title(text):
            continue
        parts = urlsplit(url)
        if (parts.hostname, parts.path) != (own.hostname, own.path) or not parts.query:
            continue
        extends = asked.items() < dict(parse_qsl(parts.query)).items()
        if is_part or extends:
            found.setdefault(url)
            named = named or extends
    return list(found) if len(found) > 1 or named else []


def chosen_pages(page: Page) -> list[str]:
    """The pages of the site that a select of years or sessions leads to by its values."""
    host = urlsplit(page.url).hostname
    found: dict[str, None] = {}
    for select in page.soup.select("select"):
        if len(_parts(select)) < 2:
            continue
        for option in select.select("option[value]"):
            value = str(option["value"]).strip()
            url = absolute(page, value) if _ADDRESS.search(value) else None
            if url and urlsplit(url).hostname == host and _is_part(_text_of(option)):
                found.setdefault(url)
    return list(found)


def _text_of(element: Tag) -> str:
    return clean_spaces(element.get_text())


def _is_part(text: str) -> bool:
    return bool(YEAR_ONLY.match(text) or _SESSION.match(text))


def _parts(select: Tag) -> list[str]:
    """The years or sessions that a select offers."""
    return [text for o in select.select("option") if _is_part(text := _text_of(o))]


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


def is_year_beside(page_url: str, url: str) -> bool:
    """Whether an address is that of the page in another year: jyta2024/ beside jyta/, which shows
    the newest year, ../2024/ beside 2025/."""
    (folder, own), (other_folder, other) = _stem(page_url), _stem(url)
    if folder != other_folder or not own or own == other or not _YEAR.search(other):
        return False
    return _YEAR.sub("", other) in (own, _YEAR.sub("", own))


def _stem(url: str) -> tuple[str, str]:
    """Folder and name of a page; the name of jyta/index.html is jyta."""
    path = re.sub(r"/(?:(?:index|default)\.[a-z]{3,5})?$", "", urlsplit(url).path)
    folder, _, name = path.rpartition("/")
    return f"{urlsplit(url).hostname}{folder}", re.sub(r"\.[a-z]{3,5}$", "", name)


def columns_of_organs(page: Page) -> list[str]:
    """The lists of single organs that a page without rows leads to (按承办单位): pages below its
    folder, or its own address with another query."""
    own, place = folder_of(page.url), urlsplit(page.url)
    found: dict[str, None] = {}
    for link in page.soup.select("a[href]"):
        url = absolute(page, str(link["href"]))
        if url is None or not _ORGAN.fullmatch(clean_spaces(link.get_text())):
            continue
        parts = urlsplit(url)
        below = len(own) > 1 and parts.path.startswith(own) and parts.path != place.path
        queried = parts.path == place.path and parts.query and parts.query != place.query
        if parts.hostname == place.hostname and (below or queried):
            found.setdefault(url)
    return list(found) if len(found) >= LEAST_ORGANS else []


def sides_elsewhere(page: Page) -> list[str]:
    """The two sides that a page without rows and without a script that asks for some leads to, in
    folders that are not below its own (/zwgk/rdjy/ from /zwgk/jyta/)."""
    if REQUEST.search(scripts_of(page)):
        return []
    host, found = urlsplit(page.url).hostname, dict[str, None]()
    for link in page.soup.select("a[href]"):
        url, text = absolute(page, str(link["href"])), _text_of(link)
        if url is None or len(text) > 16 or not _SIDE.match(text):
            continue
        if plain_address(url) == plain_address(page.url):
            return []  # the page is one of them, and this its menu
        if urlsplit(url).hostname == host:
            found.setdefault(url)
    return list(found) if len(found) > 1 else []


def leads_on(page: Page) -> list[str]:
    """Where a page that only leads on leads to: a refresh, a script that changes the place."""
    found = _REFRESH.findall(page.text[:20_000]) + _GOES.findall(page.text[:20_000])
    return [url for place in found if (url := absolute(page, place))]


def only_leads_to(page: Page) -> list[str]:
    """The page of the same site that a start address without a text of its own leads on to (the
    column moved, its old address has only location.href='./rdjy/')."""
    body = page.tree.find("body")
    text = "" if body is None else "".join(t for e in body.iter() for t in _texts_of(e))
    if len(clean_spaces(text)) > LONGEST_WORDS or "navigator" in page.text:
        return []
    host = urlsplit(page.url).hostname
    found = (u for u in leads_on(page) if urlsplit(u).hostname == host)
    return [url for url in found if plain_address(url) != plain_address(page.url)][:1]


def _texts_of(element: HtmlElement) -> list[str]:
    silent = element.tag in ("script", "style", "noscript")
    return [element.tail or "", "" if silent else element.text or ""]


def folder_of(url: str) -> str:
    return re.sub(r"[^/]{0,400}$", "", urlsplit(url).path)


def plain_address(url: str) -> str:
    return re.sub(r"(?:index|default)\.[a-z]{3,5}$", "", url.partition("#")[0])
