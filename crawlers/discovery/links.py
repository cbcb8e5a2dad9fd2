"""All links of a page: anchors, boxes that a script opens, menus that scripts write, site maps for
machines."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces

_OPENS = re.compile(
    r"""(?:location(?:\.href)?\s{0,3}=|window\.open\(|(?:open|go|jump|link)[A-Za-z]{0,12}\()\s{0,3}['"]([^'"<>\s]{1,300})['"]""",
    re.I,
)
_WRITTEN = re.compile(r"<a\b([^<>]{1,400}+)>([^<>]{2,40}+)<", re.I)
_HREF = re.compile(r"""href=\\?["']([^"'<>\\]{1,300}+)""", re.I)
_MEMBERS = re.compile(r"[^{}\[\]]{8,900}+")
"""What stands between two brackets of a script: the members of one object."""
_INNERMOST = re.compile(r"\[[^\[\]]{0,9000}+\]")
_AFTER_LIST = re.compile(
    r"""\]\s{0,9},\s{0,9}["']?\w{0,16}(?:url|href|link|path|name|title|text|label)["']?\s{0,3}:""",
    re.I,
)
MOST_LEVELS = 5
_NAME = re.compile(
    r"""\b\w{0,16}(?:name|title|text|label)["']?\s{0,3}:\s{0,3}"""
    r"""["']((?=[^"']{0,30}(?:[\u4e00-\u9fff]|\\u[0-9a-f]{4}))[^"']{2,120}+)["']""",
    re.I,
)
"""A name in Chinese, whatever its key is called: name, channelName, chnlname."""
_PLACE = re.compile(
    r"""\b\w{0,16}(?:url|href|link|path)["']?\s{0,3}:\s{0,3}"""
    r"""["']((?![^"'\s]{1,200}\.(?:png|jpe?g|gif|ico|svg)["'])[^"'\s]{1,200}+)["']""",
    re.I,
)
_CALL = re.compile(r"\(([^()<>]{8,400}+)\)")
_CALLED = re.compile(
    r"""[A-Za-z_]\w{0,30}\(\s{0,3}['"]((?:https?:/|\.{1,2})?/[^'"<>\s]{0,300})['"]"""
)
"""A call that is given an address: the script of a link, whatever its function is called."""
_ELEMENT = re.compile(r"<[A-Za-z]\w{0,30}\s([^<>]{8,900}+)>")
_ATTRIBUTES = re.compile(r"""([A-Za-z]{2,20})=["']([^"']{1,300})["']""")
_NAMES, _PLACES = ("title", "name", "text", "label"), ("link", "url", "href", "path")
_DATA_FILE = re.compile(r"""["']([^"'<>\s]{1,200}\.(?:json|xml))["']""", re.I)
_MORE = re.compile(r"(?:查看|了解)?更多[>»+]{0,3}|进入栏目|more[>»+]{0,3}", re.I)
_STRINGS = re.compile(
    r"""(?:\bArray\(|\[)\s{0,9}((?:["'][^"'\n]{0,200}+["']\s{0,9}+(?:,\s{0,9}+)?+){2,300}+)[\])]"""
)
"""An array of a script that holds nothing but texts: names, or the addresses that go with them."""
_STRING = re.compile(r"""["']([^"'\n]{0,300})["']""")
_SESSION = re.compile(
    r";jsessionid=[^?#/]{0,200}+|(?<=[?&])(?:j?session_?id|phpsessid|aspsessionid\w{0,40}+|sid)=[0-9a-f]{12,64}(?=&|#|$)&?",
    re.I,
)
"""What a server without cookies adds to every link, another one with each page."""
_LOC = re.compile(r"<loc>\s{0,9}([^<>\s]{1,500})\s{0,9}</loc>", re.I)
_MENU_SCRIPT = re.compile(
    r"menu|nav|daohang|channel|column|lanmu|head|top|common|index|tree|site", re.I
)
_LIBRARY = re.compile(
    r"jquery|swiper|layui|echarts|bootstrap|vue|react|polyfill|require|\.min\.js", re.I
)
_POSITION = re.compile(r"position|crumb|location|dqwz|weizhi|place|path|where|now|curr|bread", re.I)
_HERE = re.compile(r"(?:当前|现在|您的?|所在)(?:的)?(?:所在)?位置|您现在|位置[：:]")


_CHINESE = re.compile("[\u4e00-\u9fff]{2}")
LONGEST_HEAD = 40
_REFRESH = re.compile(r"""content=["'][0-9]{1,3};\s{0,3}url=([^"'<>\s]{1,300}+)""", re.I)
_GOES = re.compile(r"""location(?:\.href)?\s{0,3}=\s{0,3}["']([^"'<>\s]{1,300}+)["']""", re.I)
FRAME = "iframe"
"""The words of a frame, which has none."""


class Link(NamedTuple):
    """One link: where it leads and its words."""

    url: str
    text: str


def page_links(page: Page) -> list[Link]:
    """The links of a page in their order, each address once with its best words."""
    found: dict[str, str] = {}
    for href, text in _raw_links(page):
        url = without_session(absolute(page, href) or "")
        label = clean_spaces(text)
        if url and (url not in found or not found[url]):
            found[url] = label
    return [Link(url, text) for url, text in found.items()]


def without_session(url: str) -> str:
    """An address without the number of the visit.

    >>> without_session("http://a.gov.cn/zw/;jsessionid=0A1B?id=7&sid=9f0a1b2c3d4e")
    'http://a.gov.cn/zw/?id=7'
    """
    return _SESSION.sub("", url).rstrip("?&")


def _raw_links(page: Page) -> Iterator[tuple[str, str]]:
    if page.text.lstrip()[:5] == "<?xml":
        yield from ((loc, "") for loc in _LOC.findall(page.text))
        return
    if not page.is_text:
        for element in page.tree.iter("iframe", "frame"):
            yield element.get("src") or "", FRAME
        for element in page.tree.iter("option"):
            yield _place(element.get("value")), _words(element)
        for element in page.tree.xpath("//*[@data-url or @data-href or @data-link]"):
            named = (element.get(name) for name in ("data-url", "data-href", "data-link"))
            yield next((_place(n) for n in named if n), ""), _words(element)
        for element in page.tree.iter("a", "area"):
            href = element.get("href") or ""
            yield href, _words(element)
            if opened := _OPENS.search(element.get("onclick") or ""):
                yield opened[1], _words(element)
            calls = href if href[:11].lower() == "javascript:" else ""
            if opened := _OPENS.search(calls) or _CALLED.search(calls):
                yield opened[1], _words(element)
        for element in page.tree.xpath("//*[@onclick][not(self::a)]"):
            if opened := _OPENS.search(element.get("onclick")):
                yield opened[1], _words(element)
    yield from scripted_links(page.text)


def leads_on(page: Page) -> list[str]:
    """Where a page that only leads on leads to: a refresh, a script that changes the place."""
    found = _REFRESH.findall(page.text[:20_000]) + _GOES.findall(page.text[:20_000])
    return [url for place in found if (url := absolute(page, place))]


def _place(value: str | None) -> str:
    """The value of an attribute where it is an address."""
    return value if value and re.match(r"https?://|\.{0,2}/", value) else ""


def scripted_links(text: str) -> Iterator[tuple[str, str]]:
    """Links that a script writes or keeps as names with addresses, or a file of a menu in XML."""
    if text.lstrip()[:5] == "<?xml":
        for element in _ELEMENT.findall(text):
            values = dict(_ATTRIBUTES.findall(element))
            name = next((values[n] for n in _NAMES if n in values), "")
            yield next((values[n] for n in _PLACES if n in values), ""), name
        return
    if "document.write" in text or "innerHTML" in text:
        for tag, label in _WRITTEN.findall(text):
            if place := _HREF.search(tag):
                yield place[1], label
    for level in _levels(text):
        for members in _MEMBERS.findall(level):
            name, place = _NAME.search(members), _PLACE.search(members)
            if name and place:
                yield place[1].replace("\\/", "/"), _unescaped(name[1])
    for given in _CALL.findall(text):  # d.add(3, 0, "建议提案", "/zwgk/jyta/") of dTree
        strings = _STRING.findall(given)
        for name, place in pairwise(strings):
            if _place(place) and _CHINESE.search(name):
                yield place, name
    yield from _paired(text)


def _levels(text: str) -> Iterator[str]:
    """A text, then without the innermost lists, and so on: the members of an object that has a list
    of others between its name and its address stand together."""
    for _ in range(MOST_LEVELS):
        yield text
        shorter = _INNERMOST.sub("0", text)
        if shorter == text or not _AFTER_LIST.search(text):
            return
        text = shorter


def _unescaped(name: str) -> str:
    """A name of a script with its \\u5efa written out."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), name)


def _paired(text: str) -> Iterator[tuple[str, str]]:
    """Links that a script keeps as two arrays of one length: names, and their addresses."""
    arrays = [_STRING.findall(found) for found in _STRINGS.findall(text)]
    for one, other in pairwise(arrays):
        if len(one) == len(other):
            places, names = (one, other) if all(map(_place, one)) else (other, one)
            if all(map(_place, places)) and not any(map(_place, names)):
                yield from zip(places, names, strict=True)


def _words(element: HtmlElement) -> str:
    text = clean_spaces("".join(element.itertext()))
    if _MORE.fullmatch(text):  # 更多 below the head of a box
        heads = element.xpath(
            "(preceding-sibling::*[not(self::a)] | ../preceding-sibling::h3)[last()]"
        )
        text = clean_spaces("".join(heads[0].itertext()))[:LONGEST_HEAD] if heads else text
    title = clean_spaces(element.get("title") or element.get("alt") or "")
    if not text:
        images = (i.get("alt") or i.get("title") or "" for i in element.iter("img"))
        text = title or next((clean_spaces(t) for t in images if t), "")
    return title if title.startswith(text.rstrip(".…")) and len(title) > len(text) else text


def menu_scripts(page: Page) -> list[str]:
    """Scripts of the page's own site that may write its menu; libraries are none."""
    host = urlsplit(page.url).hostname
    found = []
    for element in page.tree.iter("script"):
        url = absolute(page, element.get("src") or "") if element.get("src") else None
        if url and urlsplit(url).hostname == host and not _LIBRARY.search(url):
            found.append(url)
        elif not url:  # a file of data that the page draws its menu from
            places = _DATA_FILE.findall(element.text or "")
            found += [place for p in places if (place := absolute(page, p))]
    return sorted(found, key=lambda u: not _MENU_SCRIPT.search(u.rsplit("/", 1)[-1]))


def breadcrumb(page: Page) -> list[Link]:
    """The trail of a page, from the home page on; [] when none is marked as one."""
    if page.is_text:
        return []
    for element in page.tree.iter(
        "div", "p", "ul", "ol", "span", "td", "nav", "section", "h3", "h4", "dl"
    ):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        own = clean_spaces("".join(element.itertext()))[:60]
        if not (_POSITION.search(name) or _HERE.search(own[:12])):
            continue
        links = [
            Link(url, clean_spaces("".join(a.itertext())))
            for a in element.iter("a")
            if (url := absolute(page, a.get("href") or ""))
        ]
        if 2 <= len(links) <= 8:
            return links
    return []
