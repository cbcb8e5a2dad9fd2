"""What a list page holds and the rows do not: titles of replies that nobody read as rows, and
scripts that it loads."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import is_reply_title, row_form
from crawlers.platforms.lists.rules import rule_of_addresses
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces

_LIBRARIES = re.compile(
    r"jquery(?![\w.\-]{0,20}pag)|bootstrap|vue|react|layui|swiper|slick|analytics|share|stat|tongji|baidu|echarts|polyfill|wza|accessib|html5|respond|login|search|nav|menu|banner|date|video|player|md5|json2|slide",
    re.I,
)
_LIKELY = re.compile(r"pag|list|fenye|fanye|turn|col|more|load", re.I)
_BUNDLED = re.compile(
    r"(?:chunk-)?(?:vendors?|libs?|manifest|runtime|webpack|polyfills?|element\w{0,4})\b", re.I
)
"""What a bundler puts aside: libraries, and the table of its own files."""
_MAIN = re.compile(r"(?:app|main|index)[.\-_]", re.I)
"""The file of a bundle that has the site's own code."""
_OWN = re.compile(r"search|static|update|index|data", re.I)
"""Names of a site's own scripts that have a library's word in them."""
_LITERAL = re.compile(r"""["']([^"'\n]{10,200})["']""")
_ANSWER = re.compile(r"[\s/*;]{0,9}(?:(?:typeof\s[^({\[]{1,80})?[\w$.]{1,80}\(\s{0,9})?[\[{]")
_MENU = re.compile(r"menu|left|year|nian|lanmu|lm[._\-]|tree|nav", re.I)
"""Names of scripts that may write the years and sides of a column."""
_NAMED = re.compile(r"""["']([\w\-./:]{2,200}\.js)(?:\?[^"'\s]{0,60})?["']""")
_MODULES = re.compile(
    r"""(?:seajs\.use|requirejs|require|import|layui\.use)\(\s{0,4}+\[?+\s{0,4}+"""
    r"""((?:["'][\w\-./@]{1,120}+["']\s{0,4}+,?+\s{0,4}+){1,12}+)"""
)
_MODULE = re.compile(r"[\w\-./@]{1,120}")
MOST_SCRIPTS = 8


def is_script(page: Page) -> bool:
    """Whether a response is a script, and no answer of a service that is sent as one (JSONP)."""
    path, kind = urlsplit(page.url).path, page.headers.get("content-type", "")
    if path.endswith(".js"):
        return "json" not in kind
    return "javascript" in kind and not _ANSWER.match(page.text[:300])


def is_library(src: str) -> bool:
    """Whether a script's address is that of a library, a counter or a tool that knows nothing of
    lists."""
    name = _name(src)
    return bool(_LIBRARIES.search(name)) and not (_LIKELY.search(name) or _OWN.search(name))


def is_file(url: str) -> bool:
    """Whether an address is that of a file of data and not of a service."""
    return urlsplit(url).path.endswith((".json", ".js", ".txt", ".xml"))


def page_scripts(page: Page) -> list[Ask]:
    """Scripts of the page's own host that may write its pager or ask for its rows, the likeliest
    first, those last whose names are of menus and of tools; libraries are left out."""
    written = named_scripts(page, scripts_of(page), page.base_url)
    return _ranked([*_own_scripts(page), *(ask.url for ask in written)])


def named_scripts(page: Page, text: str, base: str) -> list[Ask]:
    """Scripts of the page's host that a script at `base` loads: $.getScript, import('./List.js'),
    seajs.use('/js/list'), the main one of RequireJS."""
    modules = [m for call in _MODULES.findall(text) for m in _MODULE.findall(call)]
    modules += [e.get("data-main") for e in page.tree.iter("script") if e.get("data-main")]
    places = [*_NAMED.findall(text), *(m if m.endswith(".js") else f"{m}.js" for m in modules)]
    urls = (http_address(base, place) for place in places)
    host = urlsplit(page.url).hostname
    return _ranked([url for url in urls if url and urlsplit(url).hostname == host])


def _name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


def _ranked(urls: Iterable[str]) -> list[Ask]:
    found = {url: _name(url) for url in urls}
    own = [url for url, name in found.items() if not (_BUNDLED.match(name) or _is_tool(name))]
    likely = {u for u in own if _LIKELY.search(found[u]) or _MAIN.match(found[u])}
    ranked = sorted(own, key=lambda u: (is_library(u), u not in likely))
    return [Ask(url) for url in ranked[:MOST_SCRIPTS]]


def _is_tool(name: str) -> bool:
    """Whether a script's name is that of a library and of nothing else."""
    return bool(_LIBRARIES.search(name)) and not (_OWN.search(name) or _MENU.search(name))


def numbered_scripts(page: Page) -> list[PageRule]:
    """Rules of the scripts of a page that differ in a number that counts them (data_1.js,
    data_2.js): each may hold rows."""
    alike: dict[str, list[str]] = {}
    for url in _own_scripts(page):
        alike.setdefault(re.sub(r"[0-9]{1,4}(?=\.js)", "#", url), []).append(url)
    rules = (rule_of_addresses(dict(enumerate(u, 1))) for u in alike.values() if len(u) > 1)
    return [rule for rule in rules if rule is not None]


def _own_scripts(page: Page) -> list[str]:
    """Scripts of the page's own host that are no library."""
    found: dict[str, None] = {}
    for element in page.tree.iter("script", "link"):
        place = element.get("src") if element.tag == "script" else _preloaded(element)
        url = http_address(page.base_url, place) if place else None
        if url is None or urlsplit(url).hostname != urlsplit(page.url).hostname:
            continue
        if not _is_tool(_name(url)):
            found.setdefault(url)
    return list(found)


def _preloaded(link: HtmlElement) -> str | None:
    """The script that a page of Vue or Vite tells the browser to load before it is asked for."""
    place = link.get("href") or ""
    is_ahead = link.get("rel") in ("preload", "prefetch", "modulepreload")
    return place if is_ahead and urlsplit(place).path.endswith(".js") else None


def waits_for_rows(page: Page) -> bool:
    """Whether the page has an empty list with a name, which a script is to fill."""
    named = (e for e in page.tree.iter("ul", "ol", "tbody", "table", "dl") if e.get("id"))
    return any(len(e) == 0 and not (e.text or "").strip() for e in named)


def unread_titles(page: Page, rows: Sequence[ListRow]) -> list[str]:
    """Titles of replies that stand in a script, or on something to click that leads to no address
    that is known, and that no row has."""
    if page.is_text:
        return []
    known, forms = {_plain(row.title) for row in rows}, {row_form(row.url) for row in rows}
    starts = {title[:10] for title in known}
    found: dict[str, None] = {}
    texts = [_unescaped(t) for t in _LITERAL.findall(scripts_of(page))]
    for element in page.tree.iter("a", "li", "tr", "div", "span"):
        clicked = element.get("onclick") or (element.tag == "a" and element.get("href"))
        url = absolute(page, element.get("href") or "") if element.tag == "a" else None
        if url and forms and row_form(url) not in forms:
            continue  # a link of another column, which was read and left
        if url == page.url:
            continue  # its own name in a menu
        if clicked and element.find(".//a") is None:
            texts.append("".join(element.itertext()))
    for text in texts:
        title = clean_spaces(re.sub(r"<[^<>]{1,200}>", "", text))
        plain = _plain(title)
        if re.search("[<>]", title):
            continue  # between two attributes of mark-up that a script writes: a trail
        if not 12 <= len(title) <= 120 or not is_reply_title(title) or plain in known:
            continue
        if plain[:10] not in starts and not any(
            plain in other or other in plain for other in known
        ):
            found.setdefault(title)
    return list(found)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def _plain(title: str) -> str:
    return re.sub(r"[^\w]", "", title)
