"""The parts of a column that its page leads to: years, sessions, the sides of congress and
conference, organs; and the page that a start address without a list leads on to."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from bs4 import Tag
from lxml.html import HtmlElement

from crawlers.page import Page, once_a_page
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces

YEAR_ONLY = re.compile(
    r"^(?:(?:19|20)[0-9]{2}|[一二][〇○零Ｏ０九][〇○零Ｏ０一二三四五六七八九]{2}(?=年))"
    r"\s?(?:年度?(?:\s?[01]?[0-9]\s?月份?)?)?$|^[01]?[0-9]\s?月份?$"
)
_SESSION = re.compile(
    r"^.{0,8}届.{0,12}(?:会议|次会)(?:\s?[（(].{1,12}[)）])?$|^.{0,10}[0-9一二三四五六七八九十]{1,3}届$"
    r"|^(?:19|20)[0-9]{2}年?度?\s?[（(].{0,12}届.{0,10}[)）]$"
)
_SIDE = re.compile(r"^.{0,8}(?:人大|代表|政协|委员).{0,6}(?:建议|提案|议案).{0,8}$")
_SAYS_NOTHING = re.compile(
    r"(?:点击|查看|浏览|进入|详情|详细|更多|答复|回复|办理|情况|列表|公开){1,4}[>》»]{0,3}|[0-9]{1,4}\s?[件条]?"
)
SHORT_SIDE = re.compile(r"(?:人大|政协|代表|委员|建议|提案|议案)[类件篇]?")
"""How tabs name a side, where they lead below the page or add to its query."""
_YEAR = re.compile(r"[_\-]?(?:19|20)[0-9]{2}n?[_\-]?")
_HOW_MANY = re.compile(r"\s?[（(\[]\s?(?:共)?[0-9]{1,4}\s?[件条项篇个份]?\s?[)）\]]$")
_LEADING = (
    "a", "area", "li", "div", "span", "td", "p", "dd", "dt", "button", "img", "h3", "h4",
)  # fmt: skip
_CLICKED = re.compile(
    r"(?:location(?:\.href)?\s{0,3}=|\bopen\(|location\.(?:assign|replace)\()\s{0,3}['\"]([^'\"<>\s]{1,300})['\"]"
)
_ORGAN = re.compile(
    r".{1,14}(?:局|委|委员会|办|办公室|厅|院|部|社|会|政府|镇|乡|街道|办事处|中心|公司|集团|支队|大队|医院|学校|联|馆|所|园区)"
)
LONGEST_WORDS = 60
"""Characters that a page has at most which only leads on: 正在跳转，请稍候……"""
_MOVED = re.compile(r"(?:迁移|移|搬迁|改版|调整|转)(?:至|到)|新(?:址|栏目|网站)|自动跳转|请访问")
LONGEST_NOTE, MOST_TEXTS = 120, 40
LEAST_ORGANS = 3
"""Links to organs that make a page one of columns by organ."""
_REFRESH = re.compile(r"""content=["'][0-9]{1,3};\s{0,3}url=([^"'<>\s]{1,300}+)""", re.I)
_GOES = re.compile(r"""location(?:\.href)?\s{0,3}=\s{0,3}["']([^"'<>\s]{1,300}+)["']""", re.I)


@dataclass(frozen=True, slots=True)
class Way:
    """Where something to click leads, and its words."""

    url: str
    text: str
    element: Tag


@once_a_page
def ways_of(page: Page) -> Sequence[Way]:
    """Where the links of a page lead, and what a click on anything else opens, to pages of the
    same site."""
    host, found = urlsplit(page.url).hostname, list[Way]()
    for element in page.soup.find_all(_LEADING):
        place = attribute(element, "href")
        if element.name not in ("a", "area") or not absolute(page, place):
            opened = _CLICKED.search(f"{place} {attribute(element, 'onclick')}")
            place = opened[1] if opened else ""
        url = absolute(page, place)
        if url and host and (other := urlsplit(url).hostname or "") != host:
            is_own = other.removeprefix("www.") == host.removeprefix("www.")
            url = url.replace(f"//{other}", f"//{host}", 1) if is_own else None
        if url:
            found.append(Way(url, text_of(element), element))
    return found


def tabs_of_parts(page: Page) -> list[str]:
    """The lists of years or sessions that tabs lead to, one of which is the page itself."""
    found = dict.fromkeys(way.url for way in ways_of(page) if is_part(way.text))
    own = plain_address(page.url)
    return list(found) if own in map(plain_address, found) and len(found) > 1 else []


def chosen_by_query(page: Page) -> list[str]:
    """The lists that links or a select lead to by the query: single years or sessions
    (list.jsp?year=2024), and the two sides where the page's own query names none
    (list.jsp, list.jsp?type=2). The page's own address shows one of them."""
    own, asked = urlsplit(page.url), dict(parse_qsl(urlsplit(page.url).query))
    found: dict[str, None] = {}
    named = False
    options = [
        Way(url, text_of(option), option)
        for option in page.soup.select("option[value]")
        if (url := absolute(page, attribute(option, "value")))
    ]
    for way in [*ways_of(page), *options]:
        url, text = way.url, way.text
        of_part = is_part(text)
        if not (of_part or is_side(text) or SHORT_SIDE.fullmatch(text)):
            continue
        parts = urlsplit(url)
        if (urlsplit(url).hostname, parts.path) != (
            urlsplit(page.url).hostname,
            own.path,
        ) or not parts.query:
            continue
        extends = asked.items() < dict(parse_qsl(parts.query)).items()
        if of_part or extends:
            found.setdefault(url)
            named = named or extends
    return list(found) if len(found) > 1 or named else []


def text_of(element: Tag) -> str:
    """The words of a link or an option without the count behind them: 市教育局（12）; those of a
    picture where it has none."""
    text = clean_spaces(element.get_text())
    picture = None if text else element.find("img")
    if isinstance(picture, Tag):
        text = clean_spaces(attribute(picture, "alt") or attribute(picture, "title"))
    said = attribute(element, "title") or attribute(element, "alt")
    return _HOW_MANY.sub("", text or clean_spaces(said))


def is_part(text: str) -> bool:
    return bool(YEAR_ONLY.match(text) or _SESSION.match(text))


def names_organ(text: str) -> bool:
    """Whether a text is the name of an organ."""
    return _ORGAN.fullmatch(text) is not None


def is_side(text: str) -> bool:
    """Whether a text names the suggestions of deputies or the proposals of members, and no case."""
    return len(text) <= 16 and _SIDE.match(text) is not None and not is_reply_title(text)


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
    organs: list[Way] = []
    others: list[Way] = []
    for way in ways_of(page):
        parts = urlsplit(way.url)
        below = len(own) > 1 and parts.path.startswith(own) and parts.path != place.path
        queried = parts.path == place.path and parts.query and parts.query != place.query
        if parts.hostname == place.hostname and (below or queried):
            is_organ = names_organ(way.text) or _is_beside_organ(way)
            (organs if is_organ else others).append(way)
    # In their box an address of the same form is that of one too, whatever an organ is called.
    boxes, depths = {_box(way) for way in organs}, {way.url.count("/") for way in organs}
    alike = [w for w in others if w.text and _box(w) in boxes and w.url.count("/") in depths]
    found = dict.fromkeys(way.url for way in organs)
    return list(found | dict.fromkeys(w.url for w in alike)) if len(found) >= LEAST_ORGANS else []


def _box(way: Way) -> int:
    box = way.element.find_parent(["table", "ul", "dl", "div", "section"])
    return id(box)


def _is_beside_organ(way: Way) -> bool:
    """Whether a link that says nothing (查看答复, a number) stands in a row that names an organ."""
    row = way.element.find_parent("tr") if _SAYS_NOTHING.fullmatch(way.text) else None
    cells = row.find_all(["td", "th"], limit=8) if isinstance(row, Tag) else ()
    return any(names_organ(text_of(cell)) for cell in cells)


def files_of_sides(page: Page) -> list[str]:
    """The two sides in files of the page's folder (rd.html, zx.html beside index.html); where the
    page is one of them they are a menu of columns."""
    own = folder_of(page.url)
    found = dict.fromkeys(
        way.url
        for way in ways_of(page)
        if (is_side(way.text) or SHORT_SIDE.fullmatch(way.text))
        and re.fullmatch(r"[\w\-]{1,40}\.s?html?", urlsplit(way.url).path.removeprefix(own))
    )
    return [] if page.url in found or len(found) < 2 else list(found)


def headed_boxes(page: Page, listed: Collection[str]) -> list[str]:
    """What the heads of two boxes or more lead to, each of which shows rows of the list below it:
    the lists of the sides, elsewhere on the site. Nothing above the page is one (its crumbs)."""
    found: dict[str, None] = {}
    boxes: set[int] = set()
    for way in ways_of(page):
        named = is_side(way.text) or is_part(way.text)
        is_above = page.url.startswith(re.sub(r"[^/]{0,400}$", "", way.url))
        if way.url in listed or not named or is_above:
            continue
        heads = [way.element, *islice(way.element.parents, 2)]
        for box in (up.find_next_sibling() for up in heads):
            links = box.select("a[href]") if isinstance(box, Tag) else ()
            if any(absolute(page, attribute(a, "href")) in listed for a in links):
                found.setdefault(way.url)
                boxes.add(id(box))
    # A menu above one list is no head of two.
    return list(found) if len(found) > 1 and len(boxes) > 1 else []


def leads_on(page: Page) -> list[str]:
    """Where a page that only leads on leads to: a refresh, a script that changes the place."""
    found = _REFRESH.findall(page.text[:20_000]) + _GOES.findall(page.text[:20_000])
    return [url for place in found if (url := absolute(page, place))]


def only_leads_to(page: Page) -> list[str]:
    """The page of the same site that a start address without a text of its own leads on to (the
    column moved, its old address has only location.href='./rdjy/'), or that its words name
    (本栏目已迁移至……)."""
    body = page.tree.find("body")
    text = "" if body is None else "".join(t for e in body.iter() for t in _texts_of(e))
    host = urlsplit(page.url).hostname
    found = []
    if len(clean_spaces(text)) <= LONGEST_WORDS and "navigator" not in page.text:
        found = [u for u in leads_on(page) if urlsplit(u).hostname == host]
    for way in () if found else ways_of(page):
        around = way.element.parent if way.element.name == "a" else None
        # All that follows belongs to an element without an end.
        texts = list(islice(around.strings, MOST_TEXTS + 1)) if around else []
        words = clean_spaces("".join(texts))
        if (
            len(texts) <= MOST_TEXTS
            and len(words) <= LONGEST_NOTE
            and _MOVED.search(words)
            and way.text
        ):
            found.append(way.url)
    return [url for url in found if plain_address(url) != plain_address(page.url)][:1]


def _texts_of(element: HtmlElement) -> list[str]:
    silent = element.tag in ("script", "style", "noscript")
    return [element.tail or "", "" if silent else element.text or ""]


def is_below(page_url: str, url: str) -> bool:
    """Whether an address is the page's own, with another query, or below its folder."""
    own, other = urlsplit(page_url), urlsplit(url)
    folder = folder_of(page_url)
    below = len(folder) > 1 and other.path.startswith(folder)
    return urlsplit(page_url).hostname == urlsplit(url).hostname and (
        own.path == other.path or below
    )


def folder_of(url: str) -> str:
    return re.sub(r"[^/]{0,400}$", "", urlsplit(url).path)


def plain_address(url: str) -> str:
    return re.sub(r"(?:index|default)\.[a-z]{3,5}$", "", url.partition("#")[0])
