"""What can be clicked on a list page: links, buttons and options with the address that they lead
to, and which of them speak of further pages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawlers.page import Page, once_a_page
from crawlers.platforms.lists.declared import is_named_in, scripts_of
from crawlers.platforms.lists.forms import WHOLE
from crawlers.platforms.lists.rules import goes_on, numbers_of
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces
from crawlers.text.numerals import ordinal
from crawlers.text.tags import holds_much

MOST = 12
"""Characters of the longest words of a pager."""
_TAGS = ("a", "button", "option", "span", "li", "em", "i", "b", "input", "div", "td", "font", "p")
_ADDRESS = re.compile(
    r"""['"](?P<url>(?:https?://|\.{0,2}/|\?)[^'"\s()<>]{1,300}|[\w\-./]{1,120}\.(?:s?html?|jhtml|jsp|aspx?|php|action|do)(?:\?[^'"\s()<>]{0,200})?|[\w\-]{1,60}/)['"]"""
)
_NEXT = re.compile(
    r"^[<>《》»›→←«▶\s\[]{0,3}(?:下一页|下页|后一页|后页|下一頁|下頁|向后|往后|(?:早期|[较更]早的?|更?旧的?|以前的)(?:文章|日志|内容|信息)|older(?:\s(?:posts|entries))?|next(?:\s?page)?|>|»|›|→|>>|&gt;)[<>《》»›→▶\s\]]{0,3}$",
    re.I,
)
_PREVIOUS = re.compile(
    r"^[<>《》«‹←◀\s\[]{0,3}(?:上一页|上页|前一页|前页|上一頁|上頁|(?:[较更]新的?|以后的)(?:文章|日志|内容|信息)|newer(?:\s(?:posts|entries))?|prev(?:ious)?(?:\s?page)?|<|«|‹|←|<<|&lt;)[<>《》«‹\s\]]{0,3}$",
    re.I,
)
_LAST = re.compile(
    r"^[<>《》»›\s|]{0,3}(?:尾页|末页|最后一页|最末页|最后页|尾頁|last|末|>\||»\||>>)[<>《》»›\s|]{0,3}$",
    re.I,
)
_MORE = re.compile(
    r"^[\s+]{0,3}(?:加载更多|点击加载(?:更多)?|查看更多|显示更多|更多加载|浏览更多|展开更多|下拉加载更多|加载下一页|load\s?more|show\s?more|more)[\s.…>»]{0,4}$",
    re.I,
)
_LOADS = ("加载", "点击加载", "下拉加载", "显示更多", "展开更多")
_TITLE = re.compile(r"[\u3400-\u9fff]{8}")
_NUMBER = re.compile(r"^[\[(（第\s]{0,3}([0-9０-９]{1,4})[\])）页\s]{0,3}$")
_COUNTED = re.compile(r"第([一二三四五六七八九十]{1,3})页")
_CALENDAR = re.compile(r"month|day|date|hour|year|yue|ri$", re.I)
_OFF = re.compile(
    r"(?:^|[\s_-])(?:disabled?|nolink|unable|no-?next|forbid(?:den)?|gray|grey|active|current|cur|on|now|selected|hide)(?:$|[\s_-])",
    re.I,
)
_ICON = re.compile(
    r"(?:^|[\s_/-])(?:next|arrow-?right|right-?arrow|chevron-?right)(?:$|[\s_.-])", re.I
)
_ICON_BACK = re.compile(
    r"(?:^|[\s_/-])(?:prev(?:ious)?|arrow-?left|left-?arrow|chevron-?left|icon-?left)(?:$|[\s_.-])",
    re.I,
)
_YEARS = range(1980, 2050)


@dataclass(frozen=True, slots=True)
class Clickable:
    """One thing to click. `says` is next, previous, last, more, or the number of a page as text;
    `url` None where a script does the rest, `script` what it calls; `off` when it is switched
    off."""

    says: str
    text: str
    url: str | None
    script: str
    off: bool


def speaks_of_pages(text: str) -> bool:
    """Whether the words of a link are those of a pager or lead to the whole list."""
    return any(p.match(text) for p in (_NEXT, _PREVIOUS, _LAST, _MORE, WHOLE, _NUMBER))


def says_next(text: str) -> bool:
    """Whether words say that they lead to the next page."""
    return _NEXT.match(text) is not None


@once_a_page
def page_clickables(page: Page) -> Sequence[Clickable]:
    """What can be clicked and speaks of a page of the list, in the order of the page."""
    return () if page.is_text else _without_years(list(_clickables(page)))


def _without_years(clicks: list[Clickable]) -> Sequence[Clickable]:
    """Without links 2026 2025 2024 to other years: read as pages, they were asked for down to the
    year 1."""
    numbers = {int(c.says) for c in clicks if c.says.isdigit()}
    years = {n for n in numbers if n in _YEARS}
    if len(years) < 2 and numbers - years:
        return tuple(clicks)  # 1 2 3 … 2013
    return tuple(c for c in clicks if not (c.says.isdigit() and int(c.says) in years))


def list_clicks(page: Page, rows: Sequence[ListRow]) -> Sequence[Clickable]:
    """What can be clicked without the pager of a box of another column: it leads to a folder that
    has an index, holds titled links of the page, and neither the page nor any of its rows."""
    return tuple(
        click
        for click in page_clickables(page)
        if click.url is None or not is_of_box(page, click.url, rows)
    )


def is_of_box(page: Page, url: str, rows: Sequence[ListRow]) -> bool:
    """Whether a pager's link leads through a box of another column."""
    folder = url.partition("?")[0].rpartition("/")[0] + "/"
    if "?" in url or not rows or page.url.startswith(folder):
        return False
    if folder.count("/") < 4 or any(row.url.startswith(folder) for row in rows):
        return False
    return _columns(page).get(folder, 0) > 1


@once_a_page
def _columns(page: Page) -> Mapping[str, int]:
    """Folders that the page links to, each with the number of its titled links below it."""
    linked: set[str] = set()
    titled: Counter[str] = Counter()
    for link in page.tree.iter("a"):
        url = absolute(page, link.get("href") or "")
        if url is None:
            continue
        linked.add(re.sub(r"index\.\w{3,5}$", "", url))
        if len(clean_spaces("".join(islice(link.itertext(), 20)))) >= 8:
            parts = url.partition("?")[0].split("/")[:12]
            titled.update("/".join(parts[:n]) + "/" for n in range(3, len(parts)))
    return {folder: count for folder, count in titled.items() if folder in linked}


def _short_text(element: HtmlElement) -> str | None:
    """The text of an element; None when it is longer than words of a pager. No more is read of
    it."""
    if not len(element):
        text = element.text or ""
        return clean_spaces(text) if len(text.strip()) <= MOST else None
    if holds_much(element):
        return None
    pieces, left = list[str](), MOST
    for piece in element.itertext():
        pieces.append(piece)
        left -= len(piece.strip()[: MOST + 1])
        if left < 0 or len(pieces) > 20 * MOST:
            return None
    return clean_spaces("".join(pieces))


def _clickables(page: Page) -> Iterator[Clickable]:
    chosen: dict[HtmlElement | None, str] = {}
    for element in page.tree.iter(*_TAGS):
        if element.tag in ("div", "td", "p", "li", "span") and len(element) > 1:
            continue
        text = _short_text(element)
        if text == "" and element.tag != "option":
            text = clean_spaces(element.get("value") or "")
        if text is None or len(text) > MOST:
            continue
        says = _says(element, text) or _leads(page, element, text)
        if says is None:
            continue
        script = " ".join(
            v
            for k, v in element.attrib.items()
            if k.startswith(("on", "ng-", "v-", "@", "data-on"))
            or re.match(r"\s{0,3}javascript:", v, re.I)
        )
        if element.tag == "option" and not script:
            select = element.getparent()
            if select not in chosen:
                chosen[select] = _chosen(select)
            script = chosen[select]
        url = address_of(page, element, script)
        active = (
            element.tag in ("a", "button", "option", "input")
            or bool(script)
            or any(k.startswith("data-") for k in element.attrib)
            or (says == "more" and _is_worked(page, element, text))
        )
        if not active and any(up.tag in ("a", "button") for up in element.iterancestors()):
            continue  # its link is seen by itself
        if not active and says.isdigit() and _counts_rows(element):
            continue
        if (
            element.tag not in ("a", "button", "option", "input")
            and element.find(".//a") is not None
        ):
            continue
        off = (
            not active
            or element.get("disabled") is not None
            or _switched_off(element, says)
            or (element.tag == "a" and not element.get("href") and not script and url is None)
            or (element.tag == "button" and not script and url is None and _bare(element))
        )
        yield Clickable(says, text, url, script, off)


def _is_worked(page: Page, element: HtmlElement, text: str) -> bool:
    """Whether a script makes an element a button: one that knows it, or one that the page loads
    where its words say what it does (加载更多)."""
    loads = text.startswith(_LOADS) and any(s.get("src") for s in page.tree.iter("script"))
    return loads or is_named_in(element, scripts_of(page))


def _counts_rows(element: HtmlElement) -> bool:
    """Whether a number is that of a row, beside its title: no pager has as many words."""
    row = next((up for up in element.iterancestors() if up.tag in ("tr", "li", "dl")), None)
    pieces = () if row is None else islice(row.itertext(), 60)
    return any(_TITLE.search(piece) for piece in pieces)


def _chosen(select: HtmlElement | None) -> str:
    """What choosing an option does, where the options of a select are the numbers of pages."""
    if select is None or select.tag != "select":
        return ""
    values = [clean_spaces("".join(o.itertext())) for o in select.iter("option")]
    name = f"{select.get('name') or ''}{select.get('id') or ''}"
    if values != [str(k) for k in range(1, len(values) + 1)] or _CALENDAR.search(name):
        return ""
    return select.get("onchange") or "chosen"


def _leads(page: Page, element: HtmlElement, text: str) -> str | None:
    """What an icon without words leads to: an address that is this page's own but for one number,
    which is one more or one less, or the second file of its folder. Of other words (再往前) the
    address must say that it is of a page."""
    url = absolute(page, element.get("href") or "") if element.tag == "a" else None
    if url is None:
        return None
    if text:
        return "next" if not _TITLE.search(text) and goes_on(page.url, url) else None
    own = {(before, after): int(n) for before, n, after in numbers_of(page.url)}
    for before, n, after in numbers_of(url):
        if (before, after) in own and (step := n - own[(before, after)]) in (1, -1):
            return "next" if step == 1 else "previous"
    folder, _, name = url.partition("?")[0].rpartition("/")
    beside = page.url.startswith(f"{folder}/") and "/" not in page.url[len(folder) + 1 :]
    is_second = re.fullmatch(r"[a-z]{1,20}[_\-]?[12]\.s?html?", name) is not None
    return "next" if beside and is_second and element.find(".//img") is not None else None


def _bare(button: HtmlElement) -> bool:
    """Whether nothing on a button could lead anywhere; a script may still know it by its id."""
    return not any(k in ("id", "class", "name") or k.startswith("data-") for k in button.attrib)


def _switched_off(element: HtmlElement, says: str) -> bool:
    for up in (element, element.getparent()):
        if up is not None and _OFF.search(up.get("class") or ""):
            return True
    return says.isdigit() and element.get("aria-current") is not None


def _says(element: HtmlElement, text: str) -> str | None:
    if _NEXT.match(text) or "next" in (element.get("rel") or ""):
        return "next"
    if _PREVIOUS.match(text):
        return "previous"
    if _LAST.match(text):
        return "last"
    if _MORE.match(text) and element.tag in ("a", "button", "div", "span", "input", "p"):
        return "more"
    if number := _NUMBER.match(text):
        return str(int(number[1]))
    if (counted := _COUNTED.fullmatch(text)) and (found := ordinal(counted[1])):
        return str(found)
    if not text and element.tag in ("a", "button"):
        marks = " ".join(
            f"{e.get('class') or ''} {e.get('title') or ''} {e.get('aria-label') or ''} "
            f"{e.get('alt') or ''} {e.get('src') or ''}"
            for e in element.iter()
            if isinstance(e.tag, str)
        )
        if _ICON.search(marks) or "下一页" in marks or "下页" in marks:
            return "next"
        if _ICON_BACK.search(marks) or "上一页" in marks or "上页" in marks:
            return "previous"
    title = f"{element.get('title') or ''} {element.get('aria-label') or ''}"
    return "next" if len(text) <= 2 and re.search(r"下一?页|next page", title, re.I) else None


def address_of(page: Page, element: HtmlElement, script: str) -> str | None:
    """The address that a click leads to, also when it stands in a call or a data attribute."""
    for name in ("href", "data-href", "data-url", "value", "data-link"):
        value = element.get(name)
        if value and not (name == "value" and element.tag != "option"):
            if name == "value" and not re.search(r"[/.?]", value):
                continue
            if url := absolute(page, value):
                return url
    found = _ADDRESS.search(script)
    return absolute(page, found["url"]) if found else None
