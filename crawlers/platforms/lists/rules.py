"""Page rules from addresses that are known."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from crawlers.platforms.asks import PageRule, decoded_addresses

_NUMBER = re.compile(r"(?<![0-9%])(?<!%[0-9A-Fa-f])[0-9]{1,4}(?![0-9])")

PAGE_PARAM = re.compile(
    r"^(?:page|pageno|pagenum|pageindex|pagenumber|currentpage|current|curpage|currpage|cur_page|p|pn|pno|page_no|page_num|page_index|nowpage|topage|gotopage|thispage|pageid_?no|curr|dqy|dqym|dqys|yema|ym)$",
    re.I,
)
_OFFSET_PARAM = re.compile(r"^(?:start|offset|begin|from|skip|startrow|rowstart|first)$", re.I)

_OF_HOLE = re.compile(r"[?&#\"{,]([\w$]{1,40})\"?[=:]\"?\{(?:n|rows)")
_NO_PAGE_NAME = re.compile(
    r"id$|type|cat|col|lm|lx|lb|kind|year|nd|key|class|code|channel|sort|order|lang|dep|org|site|t$",
    re.I,
)


def rule_of_addresses(addresses: Mapping[int, str], rows: int = 0) -> PageRule | None:
    """The rule behind the addresses of known pages, by page number from 1; None when no number in
    them goes with the page. `rows` are those of the first page, where that is known."""
    found: set[PageRule] | None = None
    for page, url in addresses.items():
        own = {
            PageRule(f"{before}{{n}}{after}", number - page)
            for before, number, after in numbers_of(url)
            if abs(number - page) <= 1
        }
        found = own if found is None else found & own
    # The number nearest to the end of the address.
    near = max(found or (), key=lambda r: (r.template.index("{n}"), r.base), default=None)
    counted = counted_rules(addresses, rows)
    return near or next((r for r, obey in counted.items() if obey == len(addresses)), None)


def counted_rules(addresses: Mapping[int, str], rows: int) -> Counter[PageRule]:
    """Rules of addresses whose number counts rows (?start=15 for page 2), each with how many obey
    it. Two addresses give the rows of a page, one only where the number is that of the rows
    shown."""
    frames: dict[tuple[str, str], dict[int, int]] = {}
    for page, url in addresses.items():
        for before, number, after in numbers_of(url):
            frames.setdefault((before, after), {})[page] = number
    found: Counter[PageRule] = Counter()
    for (before, after), numbers in frames.items():
        known = sorted(numbers.items())
        steps = {rows, *((b - a) // (k - j) for (j, a), (k, b) in pairwise(known))}
        for step in steps:
            for base in (-step, 1 - step):  # the first row is 0 or 1
                obey = sum(n == base + step * k for k, n in known)
                if step > 1 and obey:
                    found[PageRule(f"{before}{{n}}{after}", base, step)] = obey
    return found


def numbers_of(url: str) -> list[tuple[str, int, str]]:
    """Each short number in an address with what stands before and after it; none in the host, none
    of an escaped character (%3D). A value that is base64 is looked into."""
    path = url.find("/", url.find("//") + 2)
    return [
        (text[: m.start()], int(m[0]), text[m.end() :])
        for text in (url, *decoded_addresses(url))
        for m in _NUMBER.finditer(text[:600])
        if m.start() >= path > 0
    ]


def is_page_word(name: str) -> bool:
    """Whether a parameter's name says that it is a page number."""
    return PAGE_PARAM.match(_last_part(name)) is not None


def is_offset_word(name: str) -> bool:
    """Whether a parameter's name says that it counts rows."""
    return _OFFSET_PARAM.match(_last_part(name)) is not None


def _last_part(name: str) -> str:
    """The offset of pager.offset and page[offset]."""
    return re.split(r"[.\[]", name.rstrip("]"))[-1]


def may_ask_another(template: str) -> bool:
    """Whether the name that gets the number of the page in a rule is none of a page: perhaps it is
    that of the column."""
    named = _OF_HOLE.search(template)
    return named is not None and not (is_page_word(named[1]) or is_offset_word(named[1]))


def goes_on(own: str, url: str) -> bool:
    """Whether an address is the second page of another, or the next one, and says itself that it is
    a page: list.jsp?start=15, page/2/."""
    folder = own.partition("?")[0].rpartition("/")[0] + "/"
    return any(before.startswith(folder) and is_page for before, is_page in _further(own, url))


def may_go_on(own: str, url: str) -> bool:
    """Whether it is so but for the name of its number, which is none of a column: ?fy=2, which may
    as well be a look of the page (?style=2)."""
    same = own.partition("?")[0] == url.partition("?")[0]
    names = (re.search(r"[?&]([^?&#=]{1,40})=$", before) for before, _ in _further(own, url))
    return same and any(name and not _NO_PAGE_NAME.search(name[1]) for name in names)


def _further(own: str, url: str) -> Iterator[tuple[str, bool]]:
    """What stands before each number of an address that is the second or next of its place, and
    whether it is the word of a page."""
    before_it = {(before, after): n for before, n, after in numbers_of(own)}
    for before, n, after in numbers_of(url):
        name = re.search(r"[?&]([^?&#=]{1,40})=$", before)
        counts = name is not None and is_offset_word(name[1])
        is_page = counts or (name is not None and is_page_word(name[1]))
        is_page = is_page or re.search(r"/(?:page|p)[/_\-]?$", before) is not None
        more = n - before_it.get((before, after), 0 if counts else 1)
        if more > 0 if counts else more == 1:
            yield before, is_page
