"""Pagers: from what a list page says of its further pages to the rule of their addresses."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from crawlers.page import Page
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.chains import told_next
from crawlers.platforms.lists.clickable import Clickable, list_clicks, page_clickables
from crawlers.platforms.lists.declared import Extent, wraps_script
from crawlers.platforms.lists.rules import (
    PAGE_PARAM,
    counted_rules,
    is_offset_word,
    may_go_on,
    numbers_of,
    rule_of_addresses,
)
from crawlers.platforms.model import ListPage, absolute
from crawlers.text.spans import without

_CALL = re.compile(
    r"(?<!function )\b[\w$]{0,20}(?:[pP]age|[pP]ager|PAGE|fenye|"
    r"fanye)[\w$]{0,20}\s{0,4}\(([^()]{3,300})\)"
)
_EXT = re.compile(r"\.?(?:s?html?|jhtml|jsp|aspx?|php)")
_PLACE = 987654321
MAX_PAGES = 3000
"""List pages of one column that are asked for; a site that declares more is lying or is no
column."""


def read_pager(page: Page, listed: ListPage, extent: Extent, offset: int | None = None) -> None:
    """Fill totals and the rule of further pages: a createPage call, numbered links, a page
    parameter, declared static files, 下一页. `extent` is what the page declares, `offset` the
    number of the second page file, where the source says it."""
    listed.declared_total, listed.size = extent.total, extent.size
    clicks = list_clicks(page, listed.rows)
    call = call_pager(without(page.text, "<!--", "-->", wraps_script), len(listed.rows))
    if not call and not any(c.url and c.says != "more" for c in clicks):
        call = _commented_call(page, len(listed.rows))
    if call:
        listed.declared_pages, stem, ext, records = call
        listed.declared_total = records if records is not None else listed.declared_total
        listed.pager = f"page call, {stem}_k.{ext}"
        listed.rules = static_rules(page, stem, ext, offset)
        return
    listed.declared_pages = extent.pages or _pages_of(extent, len(listed.rows))
    rule, last = link_rule(page, clicks, listed.declared_pages, len(listed.rows))
    if rule:
        listed.rules, listed.pager = [rule], f"numbered links {rule.text}"
        if listed.declared_pages is None and last is not None:
            listed.declared_pages = last
        if listed.declared_pages is None:  # as many at least
            before, _, after = rule.template.partition("{n}")
            shown = [
                int(c.says)
                for c in clicks
                if c.says.isdigit() and c.url and not c.off
                if (c.url.startswith(before) and c.url.endswith(after)) or "{" in before
            ]
            listed.declared_pages = max(shown, default=None)
        others = _other_pagers(page, clicks, rule)
        listed.due = [*listed.due, *others]
        if others:
            listed.declared_total = None  # of which list, the page does not say
    following = next(
        (c.url for c in clicks if c.says == "next" and c.url and not c.off and c.url != page.url),
        None,
    )
    if following is None and not rule:
        following = told_next(page)
        listed.chained = following is not None
    if following and not (rule and listed.declared_pages):
        listed.due = [*listed.due, Ask(following)]
        listed.pager = listed.pager if rule else f"next link {following}"
    name = page_parameter(Ask.of(page.url))
    if name and not listed.rules and not following and listed.declared_pages is not None:
        listed.rules = [parameter_rule(Ask.of(page.url), name)]
        listed.pager = f"parameter {name}"
    numbers = {c.says for c in clicks if c.says.isdigit() and (c.url or c.script or c.off)}
    nexts = [c for c in clicks if c.says == "next"]
    goes_back = any(c.says == "previous" and c.url and not c.off for c in clicks)
    if listed.declared_pages is None and numbers == {"1"} and all(c.off for c in nexts):
        listed.declared_pages = 1
    # Switched off, or gone where the way back still stands.
    listed.last = all(c.off for c in nexts) and (bool(nexts) or goes_back)


def _pages_of(extent: Extent, rows: int) -> int | None:
    """Number of pages that a declared total makes: by its declared size, or by the rows of this
    page where it cannot be more."""
    if extent.total is None:
        return None
    if extent.size and extent.size >= rows:
        return max(1, -(-extent.total // extent.size))
    return 1 if extent.total == rows else None


def call_pager(text: str, rows: int = 0) -> tuple[int, str, str, int | None] | None:
    """(pages, stem, extension, records) of the pager call in a page's text."""
    for call in _CALL.finditer(text):
        read = _arguments(call[1], rows)
        if read and not re.match(r"t[0-9]{8}_", read[1]):
            return read
    return None


def _commented_call(page: Page, rows: int) -> tuple[int, str, str, int | None] | None:
    """The pager call in a comment, as Kaipu leaves it, where its records are as many as its pages
    hold: any other may be that of a template which was copied."""
    call = call_pager(page.text, rows)
    records = call[3] if call else None
    fits = call and records is not None and (call[0] - 1) * rows < records <= call[0] * rows
    return call if fits else None


def commented_rules(page: Page) -> list[PageRule]:
    """What to try where a pager call stands in a comment and nothing more speaks for it."""
    call = call_pager(page.text)
    return static_rules(page, call[1], call[2], None)[:1] if call else []


def doubtful_rules(page: Page) -> list[PageRule]:
    """What to try where 下一页 has an address and looks switched off by its class alone (gray), and
    where a link has one number more than the page under a name that says nothing (?fy=2)."""
    found = [c.url for c in page_clickables(page) if c.off and c.says == "next" and c.url]
    links = (absolute(page, a.get("href") or "") for a in page.tree.iter("a"))
    found += [url for url in links if url and may_go_on(page.url, url)]
    rules = (rule_of_addresses({2: url}) for url in found if url != page.url)
    return list(dict.fromkeys(rule for rule in rules if rule))[:2]


def _arguments(text: str, rows: int) -> tuple[int, str, str, int | None] | None:
    """The call's values, None for a call that is no pager (a definition, a variable).

    Seen: pages, current, stem, ext; Beijing's records, pages, current, stem, ext; box, pages,
    current from 1, stem, ext, records; and pages, current, stem, ext, class, records (cms.md
    section 2). The extension tells where the stem stands, and the total may stand anywhere.
    """
    args = [a.strip().strip("'\"") for a in text.split(",")]
    at = next((i for i, a in enumerate(args) if i and _EXT.fullmatch(a)), None)
    if at is None or not re.fullmatch(r"[\w\-./]{1,80}", args[at - 1]):
        return None
    before = [int(a) for a in args[: at - 1] if re.fullmatch(r"[0-9]{1,7}", a)]
    after = [int(a) for a in args[at + 1 :] if re.fullmatch(r"[0-9]{1,7}", a)]
    stem, ext = args[at - 1], args[at].lstrip(".")
    if len(before) == 2:
        pages, others = before[0], after
    elif len(before) == 3:
        pages, others = (before[1], [before[0], *after])
        if before[0] < before[1]:
            pages, others = before[0], [before[1], *after]
    else:
        return None
    fitting = [n for n in others if (pages - 1) * rows < n <= pages * rows] if rows else []
    records = fitting[0] if fitting else next((n for n in reversed(others) if n > pages), None)
    return pages, stem, ext, records


def static_rules(page: Page, stem: str, ext: str, offset: int | None) -> list[PageRule]:
    """Pages stem_k.ext. Page 2 is stem_1 on most sites and stem_2 on some (cms.md, offset trap):
    without a known `offset` both are to be tried."""
    template = urljoin(page.url, f"{stem}_{{n}}.{ext}")
    if offset is not None:
        return [PageRule(template, offset - 2)]
    return PageRule(template).numberings


def file_of(url: str) -> tuple[str, str]:
    """Stem and extension of the page's own file, index.html for a folder."""
    found = re.search(r"/([^/?#]{1,200})\.([a-z]{3,5})(?:$|[?#])", url.split("//", 1)[-1])
    return (re.sub(r"_[0-9]{1,6}$", "", found[1]), found[2]) if found else ("index", "html")


def link_rule(
    page: Page, clicks: Sequence[Clickable], pages: int | None, rows: int = 0
) -> tuple[PageRule | None, int | None]:
    """The rule behind the page's numbered links and the last page that they name.

    Ascending pagers keep n - k constant, descending ones (Boda VSB, where the oldest page is 1) n +
    k, those that count `rows` (pager.offset=15) are a multiple; the rule that most links obey wins.
    `pages` is the declared number of pages.
    """
    host = urlsplit(page.url).hostname
    numbered: dict[tuple[int, str], None] = {}
    last_url = None
    for click in clicks:
        if click.url is None or urlsplit(click.url).hostname != host:
            continue
        if click.says.isdigit() and int(click.says) > 1:
            numbered[int(click.says), click.url] = None
        elif click.says == "last":
            last_url = click.url
    rules: Counter[PageRule] = counted_rules(dict(list(numbered)), rows)
    for k, url in numbered:
        for before, n, after in numbers_of(url):
            if abs(n - k) <= 1:
                rules[PageRule(f"{before}{{n}}{after}", n - k)] += 1
            if pages is None or n + k == pages + 1:
                rules[PageRule(f"{before}{{n}}{after}", n + k, -1)] += 1
    rules = Counter(
        {rule: count for rule, count in rules.items() if count > 1 or rule.step > 0 or pages}
    )
    if not rules:
        return _descending(page, clicks, pages), None
    rule = max(rules, key=lambda r: (rules[r], *_likeliness(r)))
    last = None
    for start, n, end in numbers_of(last_url) if last_url else []:
        if f"{start}{{n}}{end}" == rule.template:
            last = (n - rule.base) // rule.step if rule.step > 0 else None
    if rule.step == -1 and pages is None:
        last = rule.base - 1
    options = [int(c.says) for c in clicks if c.text.startswith("第") and c.says.isdigit()]
    if last is None and options:
        last = max(options)  # a select names every page
    return rule, last


def _likeliness(rule: PageRule) -> tuple[bool, int, bool, int]:
    """Among rules that as many links obey: a parameter that says to count rows, then the ascending
    one, then the number nearest to the end of the address."""
    before = rule.template.partition("{n}")[0]
    name = re.search(r"[?&#]([^?&#=]{1,40})=$", before)
    counts = bool(rule.step > 1 and name and is_offset_word(name[1]))
    order = {1: 1, -1: -1}.get(rule.step, 0)
    return counts, order, "{encoded" in before, len(before)


def _other_pagers(page: Page, clicks: Sequence[Clickable], rule: PageRule) -> list[Ask]:
    """Numbered links of a second list on the page (tabs, each with a pager of its own)."""
    before, _, after = rule.template.partition("{n}")
    path = urlsplit(page.url).path
    found: dict[str, None] = {}
    for click in clicks:
        if not click.says.isdigit() or click.url is None or click.off:
            continue
        fits = click.url.startswith(before) and click.url.endswith(after)
        numbers = {n for _, n, _ in numbers_of(click.url)}
        if not fits and urlsplit(click.url).path == path and int(click.says) in numbers:
            found.setdefault(click.url)
    pages = [url for url in found if len({u.partition("=")[0] for u in found}) == 1]
    return [Ask(url) for url in pages if not _is_first(page, clicks, url)]


def _is_first(page: Page, clicks: Sequence[Clickable], url: str) -> bool:
    """Whether a link leads to page 1."""
    return url == page.url or any(c.url == url and c.says == "1" for c in clicks)


def _descending(page: Page, clicks: Sequence[Clickable], pages: int | None) -> PageRule | None:
    """Boda VSB without numbered links: 下页 leads to name/(N-1).htm and 尾页 to name/1.htm."""
    nexts = {c.url for c in clicks if c.says == "next" and c.url and not c.off}
    lasts = {c.url for c in clicks if c.says == "last" and c.url and not c.off}
    for url in nexts:
        for before, n, after in numbers_of(url):
            if pages and n == pages - 1 and f"{before}1{after}" in lasts:
                return PageRule(f"{before}{{n}}{after}", pages + 1, -1)
    return None


def page_parameter(ask: Ask) -> str | None:
    """The parameter of a request that is its page number."""
    return next(
        (name for name, value in ask.values.items() if PAGE_PARAM.match(name) and value.isdigit()),
        None,
    )


def parameter_rule(ask: Ask, name: str, first: int | None = None) -> PageRule:
    """The rule of pages that are a parameter; `first` is the number of page 1, by default 0 where
    the request has 0 and else 1."""
    if first is None:
        first = 0 if ask.values.get(name) == "0" else 1
    key = ask.put(name, str(_PLACE)).key
    return PageRule(key.replace(str(_PLACE), "{n}", 1), first - 1)


def parameter_pages(ask: Ask, name: str, listed: ListPage, size: int | None = None) -> None:
    """Fill the rule of a list whose pages are a parameter. `size` is the number of rows asked for;
    by default the rows that came."""
    at, per_page = int(ask.values.get(name) or 1), size or len(listed.rows)
    if listed.rows and (listed.declared_total or 0) > len(listed.rows):
        per_page = min(per_page, len(listed.rows))  # a service may give fewer than asked for
    listed.rules, listed.pager = [parameter_rule(ask, name)], f"parameter {name}"
    if listed.declared_pages is None and listed.declared_total is not None and per_page and at <= 1:
        listed.declared_pages = max(1, -(-listed.declared_total // per_page))
