"""Pagers: from what a list page says of its further pages to the requests for them."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.model import Ask, ListPage, absolute
from crawlers.text.folding import clean_spaces

_CALL = re.compile(r"(?<!function )createPage(?:HTML)?\s{0,4}\(([^()]{3,200})\)")
_CONFIG_TOTAL = re.compile(
    r"pagination_script_config\.total\s{0,4}=\s{0,4}['\"]?([0-9]{1,5})|\btotalPage\s{0,4}[:=]\s{0,4}['\"]?([0-9]{1,5})"
)
_DATA_TOTAL = re.compile(
    r"totalData\s{0,4}[:=]\s{0,4}([0-9]{1,7})[\s\S]{0,300}?showData\s{0,4}[:=]\s{0,4}([0-9]{1,4})"
)
_COUNT_VARIABLE = re.compile(r"\bcountPage\s{0,4}=\s{0,4}([0-9]{1,5})")
_RECORDS = re.compile(
    r"共\s{0,4}(?:有\s{0,4})?(?:<[^<>]{1,80}>)?\s{0,4}([0-9][0-9,]{0,9})\s{0,4}(?:</[a-z]{1,6}>)?\s{0,4}[条篇]|\brecordCount\s{0,4}=\s{0,4}([0-9]{1,7})"
)
_PAGES = re.compile(
    r"共\s{0,4}(?:<[^<>]{1,80}>)?\s{0,4}([0-9][0-9,]{0,7})\s{0,4}(?:</[a-z]{1,6}>)?\s{0,4}页|/\s{0,2}([0-9]{1,5})\s{0,2}页|[0-9]{1,5}\s{1,3}of\s{1,3}([0-9]{1,5})\b"
)
_NEXT = re.compile(r"下一页|下页|后一页|>\s{0,2}next\s{0,2}<", re.I)
_OFF = re.compile(r"disabled?|nolink|unable|no-?next|forbid|gray|grey", re.I)
_NEXT_TEXT = re.compile(
    r"^[<>《》»›\s]{0,3}(?:下一页|下页|后一页|next|>|»|›)[<>《》»›\s]{0,3}$", re.I
)
_LAST_TEXT = re.compile(
    r"^[<>《》»›\s|]{0,3}(?:尾页|末页|最后一页|最末页|last|末)[<>《》»›\s|]{0,3}$", re.I
)
_PAGE_PARAM = re.compile(
    r"^(?:page|pageno|pagenum|pageindex|pagenumber|currentpage|current|curpage|currpage|cur_page|p|pn|pno|page_no|page_index|nowpage)$",
    re.I,
)
MAX_PAGES = 3000
"""List pages of one column that are asked for; a site that declares more is lying or is no
column."""


def call_pager(page: Page) -> tuple[int, str, str, int | None] | None:
    """(pages, stem, extension, records) of the page's createPage call; inside a comment too, as
    Kaipu leaves it."""
    for call in _CALL.finditer(page.text):
        read = _arguments(call[1])
        if read and not re.match(r"t[0-9]{8}_", read[1]):
            return read
    return None


def _arguments(text: str) -> tuple[int, str, str, int | None] | None:
    """The call's values, None for a call that is no pager (a definition, a variable).

    4 arguments: pages, current, stem, ext; Beijing's 5: records, pages, current, stem, ext; 6: box,
    pages, current from 1, stem, ext, records (cms.md section 2).
    """
    args = [a.strip().strip("'\"") for a in text.split(",")]
    numbers = [int(a) if re.fullmatch(r"[0-9]{1,7}", a) else None for a in args]
    if len(args) == 4 and numbers[0] is not None and numbers[1] is not None:
        return numbers[0], args[2], args[3], None
    if len(args) == 5 and numbers[0] is not None and numbers[1] is not None:
        return numbers[1], args[3], args[4], numbers[0]
    if len(args) == 6 and numbers[1] is not None and numbers[5] is not None:
        return numbers[1], args[3], args[4], numbers[5]
    return None


def declared_pages(text: str) -> int | None:
    """Number of pages that a script variable or the printed pager declares."""
    if found := _CONFIG_TOTAL.search(text) or _COUNT_VARIABLE.search(text):
        return int(next(g for g in found.groups() if g))
    if found := _DATA_TOTAL.search(text):
        return -(-int(found[1]) // max(int(found[2]), 1))
    if found := _PAGES.search(text):
        return int(next(g for g in found.groups() if g).replace(",", ""))
    return None


def declared_records(text: str) -> int | None:
    """Number of documents that the page declares (共N条)."""
    found = _RECORDS.search(text)
    return int((found[1] or found[2]).replace(",", "")) if found else None


def offers_next(page: Page) -> bool:
    """Whether the page offers a next page, by a link or a script; a switched-off 下一页 is the end
    of the list."""
    off = 0
    for element in page.tree.iter("a", "span", "li", "em", "button", "font", "b", "i"):
        if len(element) == 0 and _NEXT.search(element.text or ""):
            marks = " ".join(
                e.get("class") or "" for e in (element, element.getparent()) if e is not None
            )
            off += _OFF.search(marks) is not None or not (
                element.tag in ("a", "button") or element.get("onclick") or _within_link(element)
            )
    return len(_NEXT.findall(page.text)) > off


def _within_link(element: HtmlElement) -> bool:
    return any(up.tag in ("a", "button") or up.get("onclick") for up in element.iterancestors())


def scripted_pager(page: Page) -> bool:
    """Whether the page links call a script (javascript:getList(2)): where it gets the pages is not
    known here."""
    for link in page.tree.iter("a"):
        text, href = clean_spaces("".join(link.itertext())), link.get("href") or ""
        if (
            len(text) > 8
            or absolute(page, href)
            or not (_NEXT_TEXT.match(text) or re.fullmatch(r"[2-9]", text))
        ):
            continue
        if link.get("onclick") or re.match(
            r"javascript:\s{0,3}\w{1,40}\(.{0,40}[0-9a-z]", href, re.I
        ):
            return True
    return False


def static_pages(
    page: Page, stem: str, ext: str, pages: int, offset: int | None, listed: ListPage
) -> None:
    """Pages stem_k.ext. Page 2 is stem_1 on most sites and stem_2 on some (cms.md, offset trap):
    without a known `offset` one file more than needed is asked for and one miss is expected."""
    pages = min(pages, MAX_PAGES)
    listed.due = [
        Ask(urljoin(page.url, f"{stem}_{k}.{ext}"))
        for k in range(offset or 1, pages + (offset or 1) - 1)
    ]
    if pages > 1 and offset is None:
        listed.probes = [Ask(urljoin(page.url, f"{stem}_{k}.{ext}")) for k in (1, pages)]


def file_of(url: str) -> tuple[str, str]:
    """Stem and extension of the page's own file, index.html for a folder."""
    found = re.search(r"/([^/?#]{1,200})\.([a-z]{3,5})(?:$|[?#])", url.split("//", 1)[-1])
    return (re.sub(r"_[0-9]{1,6}$", "", found[1]), found[2]) if found else ("index", "html")


@dataclass(frozen=True)
class LinkPager:
    """Numbered page links as a rule: the number n in the address of page k is `base + sign * k`."""

    before: str
    after: str
    base: int
    sign: int
    last: int | None
    seen: tuple[str, ...]

    def address(self, number: int) -> str:
        """Address of page `number`, from 1."""
        return f"{self.before}{self.base + self.sign * number}{self.after}"


def link_pager(page: Page, pages: int | None) -> LinkPager | None:
    """The rule behind the page's numbered links, read from links whose text is a number and whose
    address holds one.

    Ascending pagers keep n - k constant, descending ones (Boda VSB, where the oldest page is 1) n +
    k; the rule that most links obey wins. `pages` is the declared number of pages. None when no
    link has such a number.
    """
    numbered: list[tuple[int, str]] = []
    last_url, next_url = None, None
    for link in page.tree.iter("a", "option"):
        text = clean_spaces("".join(link.itertext()))
        url = absolute(page, link.get("href") or link.get("value") or "")
        if url is None or len(text) > 8:
            continue
        if re.fullmatch(r"[0-9]{1,3}", text) and int(text) > 1:
            numbered.append((int(text), url))
        elif _LAST_TEXT.match(text):
            last_url = url
        elif _NEXT_TEXT.match(text) and next_url is None:
            next_url = url
    numbered = [
        (k, url) for k, url in numbered if urlsplit(url).hostname == urlsplit(page.url).hostname
    ]
    rules: Counter[tuple[str, str, int, int]] = Counter()
    for k, url in dict(numbered).items():
        for before, n, after in _numbers(url):
            if abs(n - k) <= 1:
                rules[(before, after, n - k, 1)] += 1
            if pages is None or n + k == pages + 1:
                rules[(before, after, n + k, -1)] += 1
    rules = Counter(
        {rule: count for rule, count in rules.items() if count > 1 or rule[3] == 1 or pages}
    )
    if not rules:
        return None
    # Among equals the ascending rule, and the number nearest to the end of the address.
    before, after, base, sign = max(rules, key=lambda r: (rules[r], r[3], len(r[0])))
    last = pages
    for start, n, end in _numbers(last_url) if last_url and last is None else []:
        if (start, end) == (before, after):
            last = (n - base) * sign if sign == 1 else None
    if sign == -1 and last is None:
        last = base - 1
    return LinkPager(before, after, base, sign, last, tuple(url for _, url in numbered))


def _numbers(url: str) -> list[tuple[str, int, str]]:
    """Each short number in an address with what stands before and after it; none in the host."""
    offset = url.index("//") + 2 + len(urlsplit(url).netloc)
    found = [
        m for m in re.finditer(r"(?<![0-9])[0-9]{1,4}(?![0-9])", url[:600]) if m.start() >= offset
    ]
    return [(url[: m.start()], int(m[0]), url[m.end() :]) for m in found]


def next_link(page: Page) -> str | None:
    """Address behind 下一页, None when there is none or it is a script."""
    for link in page.tree.iter("a"):
        text = clean_spaces("".join(link.itertext()))
        if (
            len(text) <= 8
            and _NEXT_TEXT.match(text)
            and (url := absolute(page, link.get("href") or ""))
        ):
            return url
    return None


def page_parameter(ask: Ask) -> str | None:
    """The parameter of a request that is its page number."""
    return next(
        (name for name, value in ask.values.items() if _PAGE_PARAM.match(name) and value.isdigit()),
        None,
    )


def parameter_pages(ask: Ask, name: str, listed: ListPage, size: int | None = None) -> None:
    """Fill `due` for a list whose pages are a parameter: all of them when a total is declared, else
    one after the other until a page is empty. `size` is the number of rows asked for; by default
    the rows that came."""
    at, per_page = int(ask.values.get(name) or 1), size or len(listed.rows)
    if listed.declared_pages is None and listed.declared_total is not None and per_page:
        listed.declared_pages = -(-listed.declared_total // per_page)
    if listed.declared_pages is not None:
        last = at + listed.declared_pages - 1 if at <= 1 else at
        listed.due = [ask.put(name, str(k)) for k in range(at + 1, min(last, MAX_PAGES) + 1)]
    elif listed.rows:
        listed.due = [ask.put(name, str(at + 1))]
    listed.pager = f"parameter {name}"
