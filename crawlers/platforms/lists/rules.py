"""Page rules from addresses that are known."""

import re

from crawlers.platforms.model import PageRule


def rule_of_addresses(addresses: dict[int, str]) -> PageRule | None:
    """The rule behind the addresses of known pages, by page number from 1; None when no number in
    them goes with the page."""
    found: set[PageRule] | None = None
    for page, url in addresses.items():
        own = {
            PageRule(f"{before}{{n}}{after}", number - page)
            for before, number, after in numbers_of(url)
            if abs(number - page) <= 1
        }
        found = own if found is None else found & own
    # The number nearest to the end of the address.
    return max(found, key=lambda r: (r.template.index("{n}"), r.base)) if found else None


def numbers_of(url: str) -> list[tuple[str, int, str]]:
    """Each short number in an address with what stands before and after it; none in the host."""
    path = url.find("/", url.find("//") + 2)
    return [
        (url[: m.start()], int(m[0]), url[m.end() :])
        for m in re.finditer(r"(?<![0-9])[0-9]{1,4}(?![0-9])", url[:600])
        if m.start() >= path > 0
    ]
