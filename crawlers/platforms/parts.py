"""Further parts of an article in several pages: their addresses, whatever form the links have. A
part's address is the article's own with a number in it; what else a page leads to is another
document."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page, clickable_elements
from crawlers.platforms.lists.clickable import Clickable, page_clickables
from crawlers.platforms.lists.hints.candidates import hints_of
from crawlers.platforms.lists.rules import is_page_word
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces

MOST_PARTS: Final = 60
"""Parts of one article that are asked for."""
_NEXT: Final = r"下一?[页頁]|[后後]一?[页頁]"
_REST: Final = r"(?:[余餘]下|剩余|其余)(?:的)?(?:全文|部分|内容|正文|文章)"
_SIGNS: Final = r"[\s\[\](（）)【】|/<>《》«»‹›…·:：,，]"
_TOKENS: Final = re.compile(
    rf"(?:{_SIGNS}|[0-9０-９]|第|共|[页頁]|条|上一?[页頁]|{_NEXT}|前一?页|[首尾末][页頁]|转到?|跳转到?|GO|确定)"
    r"{1,100}",
    re.I,
)
"""A line of a pager, or one of its links."""
_SECOND: Final = re.compile(rf"(?<![0-9])[2２](?![0-9])|{_NEXT}|^[>»›]{{1,20}}$")
_PAGER: Final = re.compile(
    rf"{_NEXT}|(?<!\S)[>»›]{{1,20}}(?!\S)|第[2２][页頁]|[\[(（【][2２][\])）】]"
    r"|(?<![0-9])(?:[1１][\s|/,，]{1,20}[2２]|[2２][\s|/,，…]{1,20}[3３])(?![0-9])"
)
_TITLED: Final = re.compile(rf"^第\s?([0-9]{{1,2}}|[一二三四五六七八九十])\s?[页頁]|^{_REST}")
_CHINESE: Final = "一二三四五六七八九十"
_CALL: Final = (
    r"[\w$]{0,20}\s{0,4}\("
    r"(?:\s{0,4}['\"][\w\-]{1,40}['\"]\s{0,4},)?\s{0,4}(?P<pages>[0-9]{1,3})\s{0,4},"
    r"\s{0,4}(?P<current>[0-9]{1,3})\s{0,4},\s{0,4}['\"](?P<stem>[\w\-./]{1,120})['\"]\s{0,4},"
    r"\s{0,4}['\"]\.?(?P<ext>\w{3,5})['\"]"
)
_CALLS: Final = {word: re.compile(word + _CALL) for word in ("age", "AGE", "fenye", "fanye")}
"""Most pages have one of these words at most, which is soon known; a pattern of all four stops at
each character."""
_BEFORE_A_NAME: Final = ("/", '"', "'", "")
_STRING_AFTER: Final = re.compile(r"\s{0,4},\s{0,4}['\"]")
_DEFINED: Final = re.compile(r"function\s[\w$.\s]{0,40}$")
_ENDING: Final = re.compile(r"\.(?:s?html?|jhtml|jspx?|aspx?|php|action|do)$", re.I)
_FIRST: Final = re.compile(r"[_-][01]$")
_NUMBERED: Final = re.compile(
    r"(?P<sep>[_\-.(]{0,2}(?:p|page)?[_\-]?|/(?:index|page|p)?[_/]?)(?P<n>[0-9]{1,3})\)?"
    r"(?P<ext>\.\w{2,5}|/)?"
)


def speaks_of_parts(page: Page, near: list[str]) -> bool:
    """Whether it is worth a look whether an article has further parts; `near` are the lines about
    its end. Cheap: it is asked of every page."""
    short = [line for line in near if len(line) < 80]
    pager = " ".join(line for line in short if _TOKENS.fullmatch(line))
    if _PAGER.search(pager) or any(map(_TITLED.match, short)):
        return True
    return _call_of(page, _file_of(page.url)) is not None or any(
        (_SECOND.search if control.tag == "button" else _TITLED.match)(_shown(control))
        for control in clickable_elements(page)
        if control.tag != "a"
    )


def _shown(control: HtmlElement) -> str:
    text = (_text_of(control) or control.get("value") or "").strip()
    return text if len(text) < 12 else ""


def _file_of(url: str) -> str:
    """The name of an address's file without its ending."""
    return urlsplit(url).path.rpartition("/")[2].partition(".")[0]


def further_parts(page: Page, article: str) -> list[str]:
    """Addresses of the parts of an article that one of its pages names, in order, without the
    first; `article` is the address of that.

    >>> page = Page("http://a.gov.cn/7.html", b"<a href=7_2.html>[2]</a><a href=8.html>[3]</a>")
    >>> further_parts(page, page.url)
    ['http://a.gov.cn/7_2.html']
    """
    if page.is_text:
        return []
    called = _called(page, article)
    if called is not None:
        return called
    own = _Own(article)
    clicks = [*page_clickables(page), *_titled(page)]
    forms: dict[str, dict[int, str]] = {}
    first: dict[str, int] = {}
    offsets: dict[str, int] = {}
    for click in clicks:
        if click.off or click.url is None or (number := own.number_in(click.url)) is None:
            continue
        template, n = number
        if click.says == "1":
            first[template] = n
        elif click.says.isdigit():
            if own.is_one_of_many(template) and int(click.says) != n:
                continue
            offsets[template] = n - int(click.says)
            forms.setdefault(template, {})[n] = click.url
        elif click.says in ("next", "last", "more") and not own.is_one_of_many(template):
            forms.setdefault(template, {})[n] = click.url
    if not forms:
        return _scripted(page, own, clicks)
    template, named = max(forms.items(), key=lambda form: len(form[1]))
    own_n = own.number_in(page.url) if page.url != article else None
    known = {first.get(template), own_n[1] if own_n and own_n[0] == template else None}
    least = min(named)
    if template in offsets:
        least = min(least, 2 + offsets[template])
    numbers = [n for n in range(least, max(named) + 1) if n not in known]
    return [named.get(n) or template.replace("{n}", str(n)) for n in numbers[:MOST_PARTS]]


def has_unnamed_parts(page: Page, near: list[str]) -> bool:
    """Whether a pager stands at the end of an article whose links have no address; `near` as in
    speaks_of_parts."""
    lines = [line for line in near if _TOKENS.fullmatch(line)]
    pager = " ".join(lines)
    if not re.search(r"(?<![0-9])[1１](?![0-9])", pager) or not re.search("[2２]", pager):
        return False
    return any(
        click.url is None and not click.off and click.says.isdigit() and click.says != "1"
        for click in page_clickables(page)
    )


class _Own:
    """The address of an article, and what other addresses have more than it."""

    def __init__(self, article: str) -> None:
        parts = urlsplit(article)
        self.host, self.query = parts.hostname, dict(parse_qsl(parts.query))
        self.path, self.url = parts.path, article
        ending = _ENDING.search(parts.path)
        self.ext = ending[0] if ending else ""
        stem = parts.path.removesuffix(self.ext) if self.ext else parts.path
        bare = stem.removesuffix("index").rstrip("/") if stem.endswith(("/", "/index")) else stem
        self.stems = [s for s in dict.fromkeys([stem, bare, _FIRST.sub("", stem)]) if s.strip("/")]
        self.folder, _, name = stem.rpartition("/")
        self.is_page_one = name in ("1", "01")

    def number_in(self, url: str) -> tuple[str, int] | None:
        """The number by which an address differs from the article's own, and the address with {n}
        in its place; None for another document and for the article itself."""
        parts = urlsplit(url)
        if parts.hostname != self.host or url == self.url:
            return None
        query = dict(parse_qsl(parts.query))
        if parts.path == self.path:
            changed = [k for k in query if query[k] != self.query.get(k)]
            if len(changed) != 1 or set(self.query) - set(query) or not is_page_word(changed[0]):
                return None
            name, value = changed[0], query[changed[0]]
            if not re.fullmatch("[0-9]{1,3}", value):
                return None
            return re.sub(rf"([?&]{re.escape(name)}=){value}(?=&|$)", r"\g<1>{n}", url), int(value)
        if query != self.query:
            return None
        for stem in self.stems:
            rest = parts.path.removeprefix(stem)
            found = _NUMBERED.fullmatch(rest) if rest != parts.path else None
            if (
                found
                and found["sep"]
                and (found["ext"] or "").lower() in (self.ext.lower(), "", "/")
            ):
                at = url.index(stem) + len(stem) + found.start("n")
                return url[:at] + "{n}" + url[at + len(found["n"]) :], int(found["n"])
        if self.is_page_one and (
            found := re.fullmatch(rf"{re.escape(self.folder)}/([0-9]{{1,2}}){self.ext}", parts.path)
        ):
            return url.replace(f"/{found[1]}{self.ext}", f"/{{n}}{self.ext}"), int(found[1])
        return None

    def is_one_of_many(self, template: str) -> bool:
        """Whether addresses of a form may be other documents: 1.html beside 2.html."""
        return self.is_page_one and template.endswith(f"{self.folder}/{{n}}{self.ext}")


def _called(page: Page, article: str) -> list[str] | None:
    """Parts that a call names by the article's own file: createPageHTML(3, 0, "t2019_7", "html").
    The number of the first one, 0 or 1, says whether the second is _1 or _2. None without such a
    call; the first page names all parts."""
    call = _call_of(page, _file_of(article))
    if call is None:
        return None
    if page.url != article:
        return []
    first = min(int(call["current"]), 1)
    pages = range(first + 1, first + min(int(call["pages"]), MOST_PARTS + 1))
    found = (absolute(page, f"{call['stem']}_{k}.{call['ext']}") for k in pages)
    return [url for url in found if url]


def _call_of(page: Page, file: str) -> re.Match[str] | None:
    """The call of a pager that names a file, outside of comments."""
    text = page.text
    if not file or not (_is_an_argument(text, f'{file}"') or _is_an_argument(text, f"{file}'")):
        return None
    return next(
        (
            call
            for call in _calls_in(text)
            if call["stem"].rpartition("/")[2] == file
            and not _DEFINED.search(text, max(0, call.start() - 60), call.start())
            and text.rfind("<!--", 0, call.start()) <= text.rfind("-->", 0, call.start())
        ),
        None,
    )


def _is_an_argument(text: str, end: str) -> bool:
    """Whether a string of a path that ends so is an argument of a call, with another string after
    it."""
    at = text.find(end)
    while at >= 0 and not (
        text[at - 1 : at] in _BEFORE_A_NAME and _STRING_AFTER.match(text, at + len(end))
    ):
        at = text.find(end, at + 1)
    return at >= 0


def _calls_in(text: str) -> list[re.Match[str]]:
    found = (call for word, p in _CALLS.items() if word in text for call in p.finditer(text))
    return sorted(found, key=lambda call: call.start())


def _titled(page: Page) -> Iterator[Clickable]:
    """Links that name a part by its number and heading (第2页：办理情况), or the rest of the
    text."""
    for link in clickable_elements(page):
        if link.tag == "button":
            continue
        text = clean_spaces(_text_of(link))
        found = _TITLED.match(text) if 2 < len(text) < 60 else None
        if found is None:
            continue
        url = absolute(page, link.get("href") or link.get("value") or "")
        k = found[1]
        number = None if k is None else int(k) if k.isdigit() else _CHINESE.index(k) + 1
        yield Clickable("more" if number is None else str(number), text, url, "", False)


def _text_of(element: HtmlElement) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _scripted(page: Page, own: _Own, clicks: list[Clickable]) -> list[str]:
    """Parts whose addresses a script puts together when a number is clicked."""
    numbers = [int(c.says) for c in clicks if c.says.isdigit() and c.script]
    if not numbers and not any(c.says == "next" and c.script and not c.off for c in clicks):
        return []
    last = min(max(numbers, default=2), MOST_PARTS)
    for rule in hints_of(page, 0, None).rules:
        second = own.number_in(rule.ask(2).key)
        if second and not own.is_one_of_many(second[0]):
            return [rule.ask(k).key for k in range(2, last + 1)]
    return []
