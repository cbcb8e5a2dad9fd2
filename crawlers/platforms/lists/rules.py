"""Page rules from addresses that are known."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from crawlers.platforms.asks import PageRule, decoded_addresses

_NUMBER = re.compile(r"(?<![0-9%])(?<!%[0-9A-Fa-f])[0-9]{1,4}(?![0-9])")


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
