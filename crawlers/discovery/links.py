"""All links of a page: anchors, boxes that a script opens, what its scripts have, site maps for
machines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawlers.discovery.clicked import clicked_links
from crawlers.page import Page
from crawlers.platforms.lists.hints.places import places_of
from crawlers.platforms.lists.hints.requests import plain_requests
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces
from crawlers.text.scripted import scripted_links

_OPENS = re.compile(
    r"""(?:location(?:\.href)?\s{0,3}=|window\.open\(|(?:open|go|jump|link)[A-Za-z]{0,12}\()\s{0,3}['"]([^'"<>\s]{1,300})['"]""",
    re.I,
)
_CALLED = re.compile(
    r"""[A-Za-z_]\w{0,30}\(\s{0,3}['"]((?:https?:/|\.{1,2})?/[^'"<>\s]{0,300})['"]"""
)
"""A call that is given an address: the script of a link, whatever its function is called."""
_DATA_FILE = re.compile(r"""["']([^"'<>\s]{1,200}\.(?:json|xml))["']""", re.I)
_MORE = re.compile(r"(?:查看|了解)?更多[>»+]{0,3}|进入栏目|more[>»+]{0,3}", re.I)
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

LONGEST_HEAD, LONGEST_TRAIL = 40, 600
MOST_REQUESTS = 3
_RECORDS = re.compile(r"""["']?\w{1,20}["']?\s{0,3}:\s{0,3}["'][^"'\n]{0,30}[\u4e00-\u9fff]""")
FRAME = "iframe"
"""The words of a frame, which has none."""


class Link(NamedTuple):
    """One link: where it leads and its words."""

    url: str
    text: str


def page_links(page: Page) -> list[Link]:
    """The links of a page in their order, each address once with its best words."""
    return _joined(page, _raw_links(page))


def drawn_links(answer: Page, base: str, places: Sequence[str]) -> list[Link]:
    """The links that a page at `base` draws from the answer to a request of its scripts. They are
    relative to that page, which makes `places`, addresses with {field}, of records."""
    drawn = Page(base, answer.body, answer.status, answer.headers)
    if answer.text.lstrip()[:1] not in "<{[":  # a script that has its records itself
        script = f"<html><script>{answer.text}</script></html>".encode()
        headers = {"content-type": "text/html; charset=utf-8"}
        places = [*places, *places_of(Page(base, script, 200, headers))]
    scripted = scripted_links(answer.text, places)
    return _joined(drawn, (link for links in (_marked(drawn), scripted) for link in links))


def _joined(page: Page, raw: Iterable[tuple[str, str]]) -> list[Link]:
    found: dict[str, str] = {}
    for href, text in raw:
        url = without_session(absolute(page, href.replace("\\", "/")) or "")  # as browsers do
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
    yield from _marked(page)
    yield from scripted_links(page.text, places_of(page) if _RECORDS.search(page.text) else ())


def _marked(page: Page) -> Iterator[tuple[str, str]]:
    """Links in mark-up."""
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
        for url, element in clicked_links(page):
            yield url, _words(element)


def _place(value: str | None) -> str:
    """The value of an attribute where it is an address."""
    return value if value and re.match(r"https?://|\.{0,2}/", value) else ""


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
    """What may write the menu of a page, of its own site: requests of its scripts, scripts that are
    no libraries, files of data."""
    host = urlsplit(page.url).hostname
    found = [ask.key for ask in plain_requests(page)[:MOST_REQUESTS]]
    for element in page.tree.iter("script"):
        url = absolute(page, element.get("src") or "") if element.get("src") else None
        if url and not _LIBRARY.search(url):
            found.append(url)
        elif not url:  # a file of data that the page draws its menu from
            places = _DATA_FILE.findall(element.text or "")
            found += [place for p in places if (place := absolute(page, p))]
    mine = [key for key in dict.fromkeys(found) if urlsplit(key).hostname == host]
    return sorted(mine, key=lambda u: not _MENU_SCRIPT.search(u.rsplit("/", 1)[-1]))


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
    return _written_trail(page)


def _written_trail(page: Page) -> list[Link]:
    """The trail that a script writes: document.write('当前位置：<a href="../">首页</a> &gt; …')."""
    text = page.text
    if (here := _HERE.search(text)) is None:
        return []
    written = scripted_links("document.write" + text[here.start() : here.end() + LONGEST_TRAIL])
    links = [Link(url, name) for href, name in written if (url := absolute(page, href))]
    return links[:8] if len(links) >= 2 else []
