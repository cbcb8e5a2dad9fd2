"""Whether anything on a list page could lead its reader to further rows. Where nothing does, the
rows are the list, however many they are."""

import re
from collections.abc import Collection
from itertools import islice

from lxml.html import HtmlElement

from crawlers.page import Page, http_address
from crawlers.platforms.lists.clickable import address_of
from crawlers.platforms.lists.declared import uncommented
from crawlers.platforms.lists.hints.choices import knows_no_pages
from crawlers.platforms.lists.hints.request_names import NO_LIST
from crawlers.platforms.lists.unread import is_library
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces

_STRING = re.compile(r"""(?s)"(?:[^"\\]|\\.){0,4000}+"|'(?:[^'\\]|\\.){0,4000}+'|`[^`]{0,4000}+`""")
_WRITES_TEXT = re.compile(
    r"document\.write(?:ln)?\(\s{0,4}+[\w$.]{1,40}+(?:\s{0,4}+\+\s{0,4}+[\w$.]{1,40}+){0,20}+\s{0,4}+\)"
)
_LOADS_PIECE = re.compile(r"""\.load\(\s{0,4}["'][^"'?\s]{1,200}\.s?html?["']\s{0,4}\)""")
"""Pieces of mark-up that are followed as lists of their own (hints/choices.py)."""
_SERVICE = re.compile(r"(?:https?:/|\.{0,2})/[^\s<>'\"]{2,200}$|[\w\-./]{1,80}\.(?:json|do|js)\b")
_COUNTERS = re.compile(
    r"hm\.baidu|cnzz\.com|51\.la|google-?analytics|googletagmanager|bszs\.conac|jiucuo|pucha|"
    r"bdstatic|bdimg\.share"
)
_ASKS = re.compile(r"page|ajax|fetch|\.(?:get|post|load|html)\(|location|innerHTML|href", re.I)
_PUTS_IN = re.compile(r"innerHTML|outerHTML|location|\bhref\b|\bsrc\b|`", re.I)
_SHOWING = {
    "getElementById", "getElementsByTagName", "getElementsByClassName", "querySelector",
    "querySelectorAll", "forEach", "add", "remove", "toggle", "function", "if", "for", "$",
    "jQuery", "hide", "show", "addClass", "removeClass", "toggleClass", "siblings", "eq", "index",
    "find", "children", "parent", "each", "click", "hover", "on", "ready", "css", "fadeIn",
    "fadeOut", "slideDown", "slideUp", "mouseover", "mouseenter", "getAttribute",
    "addEventListener",
}  # fmt: skip
_TURNS = re.compile(
    r"(?<![首主网本])[页頁]|^[\[(（第\s]{0,2}[二三四五六七八九十]{1,3}[\])）\s]{0,2}$"
)
_HARMLESS = re.compile(
    r"打印|关闭|分享|收藏|首页|搜索|检索|查询|登录|注册|无障碍|长者|关怀|适老|繁体?|简体?|字号|字体|返回|顶部|"
    r"微信|微博|邮箱|手机|移动|客户端|二维码|English|APP|RSS|[大中小]",
    re.I,
)
_TAKES = re.compile(
    r"(?<![\w$.])(?P<name>[\w$]{1,40}+)\s{0,4}+=\s{0,4}+(?P<from>(?:document\.(?:get|query)|\$\()[^;\n]{3,160})"
)
_OPENER = re.compile(
    r"function\s{1,4}[\w$]{1,40}\s{0,3}\([\w$,\s]{1,80}\)\s{0,3}\{\s{0,9}(?:window\.)?"
    r"(?:open\([^(){};]{1,200}\)|location(?:\.href)?\s{0,3}=[^(){};]{1,200})\s{0,3};?\s{0,9}\}"
)
"""A function that opens the address that it is given, or makes; who calls it is looked at."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?年?度?")


def way_on(page: Page, known: Collection[str]) -> str | None:
    """What on a page could lead to rows that it does not show, in words; None where nothing could:
    no script but data and counters of visits, no control without a name of its own, no frame.
    `known` are the addresses of its rows and children."""
    for script in page.tree.iter("script"):
        if script.get("src"):
            if not is_library(script.get("src")):
                return "loads a script"
        elif _acts("".join(script.itertext()), page.text):
            return "has a script"
    for element in page.tree.iter("iframe", "frame", "meta", "link"):
        leads = "next" in (element.get("rel") or "") or element.tag in ("iframe", "frame")
        if leads or (element.get("http-equiv") or "").lower() == "refresh":
            return "leads on by itself"
    for element in page.tree.iter("a", "button", "input", "select", "div", "span", "li", "td", "p"):
        if _is_control(page, element, known):
            return "has something to click that says nothing"
    return None


def is_cut_by_script(page: Page, scripts: str, known: Collection[str]) -> bool:
    """Whether a script shows some of the rows at a time and counts its pages by how many there are
    (lis = getElementById('newsList').getElementsByTagName('li'), lis.length): all rows are here.
    `known` are their addresses."""
    if not re.search(r"\bceil\(|\.slice\(", scripts):  # a loop that colours rows counts them too
        return False
    for taken in islice(_TAKES.finditer(scripts), 20):
        name = "|".join(re.escape(n) for n in _also_called(taken["name"], scripts))
        counted = re.search(rf"(?<![\w$.])(?:{name})\.(?:length\b|size\(\))", scripts)
        shown = re.search(
            rf"(?<![\w$.])(?:{name})(?:\[[^\[\]]{{1,40}}+\]\.(?:style\.display|hidden)\b"
            rf"|(?:\.(?:slice|eq|filter)\([^()]{{0,60}}\))?\.(?:show|hide|toggle)\()",
            scripts,
        )
        if not (counted and shown):
            continue
        names = set(re.findall(r"""["'\s][#.]?([\w\-]{2,40})""", taken["from"]))
        for box in page.tree.iter("ul", "ol", "div", "table", "tbody", "dl", "section"):
            if not names & {box.get("id") or "", *(box.get("class") or "").split()}:
                continue
            if set(known) <= {absolute(page, a.get("href") or "") for a in box.iter("a")}:
                return True
    return False


def _also_called(name: str, scripts: str) -> list[str]:
    """The names of a script for a box and for what it takes out of it:
    all = box.getElementsByTagName('li'), li.push(all[i])."""
    names = [name]
    for known in names:
        told = re.escape(known)
        parts = rf"(?<![\w$.])([\w$]{{1,40}}+)\s{{0,3}}=\s{{0,3}}{told}\.(?:get|query|child|find)"
        kept = rf"(?<![\w$.])([\w$]{{1,40}}+)\.push\({told}\["
        found = [*re.findall(parts, scripts), *re.findall(kept, scripts)]
        names += [other for other in dict.fromkeys(found) if other not in names]
    return names


def acts_on_load(page: Page) -> bool:
    """Whether a page has a script that does anything, or loads one that may."""
    scripts = list(page.tree.iter("script"))
    if any(script.get("src") and not is_library(script.get("src")) for script in scripts):
        return True
    return any(_acts("".join(script.itertext()), page.text) for script in scripts)


def _acts(script: str, page: str) -> bool:
    """Whether a script does anything: data and literals that it prints do not, nor does the
    postback of ASP.NET that nothing on the page calls."""
    if "__doPostBack" in script and page.count("__doPostBack(") == script.count("__doPostBack("):
        return script.count("__doPostBack(") > 1
    plain = _STRING.sub("S", _LOADS_PIECE.sub(" ", uncommented(script)))
    plain = _OPENER.sub(" ", _WRITES_TEXT.sub(" ", plain))
    counts = len(script) < 700 and _COUNTERS.search(script) and not _ASKS.search(script)
    acts = ("(" in plain or "=>" in plain) and not counts and not _only_shows(plain)
    return acts and not _asks_for_others(script)


def _asks_for_others(script: str) -> bool:
    """Whether a script only asks for what is no list by its name (menu.json, hits, the weather),
    and speaks of no pages."""
    asked = [s[1:-1] for s in _STRING.findall(script) if _SERVICE.match(s[1:-1])]
    names = [re.split(r"[?#]", address)[0].rsplit("/", 1)[-1] for address in asked]
    return bool(names) and all(map(NO_LIST.search, names)) and knows_no_pages(script)


def _only_shows(plain: str) -> bool:
    """Whether a script calls nothing but what shows and hides elements that are there: tabs."""
    if _PUTS_IN.search(plain) or "=>" in plain:
        return False
    own = set(re.findall(r"function\s{1,4}([\w$]{1,40})", plain))
    called = set(re.findall(r"([\w$]{1,60}+)\s{0,4}\(", plain))
    return ")(" not in plain and "](" not in plain and called <= own | _SHOWING


def _is_control(page: Page, element: HtmlElement, known: Collection[str]) -> bool:
    """Whether an element does something when it is used, and no word says what."""
    if element.get("disabled") is not None:
        return False
    scripted = any(k.startswith(("on", "ng-", "v-", "@")) for k in element.attrib)
    href = element.get("href") or ""
    scripted = scripted or bool(re.match(r"\s{0,3}javascript:(?!\s{0,3}(?:;|void|$))", href, re.I))
    if element.tag == "select":
        return scripted and not _is_choice_of_years(page, element, known)
    if element.tag == "input":
        kind = (element.get("type") or "text").lower()
        pressed = kind in ("button", "submit", "image") or (scripted and kind != "text")
        return pressed and not _says_what(element.get("value") or element.get("title") or "检索")
    text = clean_spaces("".join(element.itertext())) or clean_spaces(element.get("title") or "")
    if scripted and address_of(page, element, element.get("onclick") or "") in known:
        return False  # the tab of a year
    if element.tag == "button":
        return not _says_what(text)
    if not scripted:
        url = absolute(page, href) if element.tag == "a" else None
        speaks = not text or (len(text) <= 6 and _TURNS.search(text))  # an arrow, 第二页
        return bool(url and url not in known and speaks and _is_beside(page.url, url))
    return not _says_what(text)


def _says_what(text: str) -> bool:
    """Whether words say what a control does, so that it is none of a pager: a title, the name of a
    column, a tool of the page."""
    return bool(_HARMLESS.search(text)) or len(re.findall(r"[\u3400-\u9fff]", text)) >= 4


def _is_choice_of_years(page: Page, select: HtmlElement, known: Collection[str]) -> bool:
    """Whether the options of a select are years of which the page's children have each, or lead to
    other sites."""
    for option in select.iter("option"):
        url = http_address(page.base_url, option.get("value") or "")
        text = clean_spaces("".join(option.itertext()))
        if not ((url and (url in known or _YEAR.fullmatch(text))) or len(text) >= 4):
            return False
    return True


def _is_beside(page_url: str, url: str) -> bool:
    """Whether an address is in the folder of the page."""
    folder = page_url.partition("?")[0].rpartition("/")[0]
    return url.startswith(f"{folder}/") and url.partition("#")[0] != page_url.partition("#")[0]
