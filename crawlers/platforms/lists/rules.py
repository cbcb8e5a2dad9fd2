"""Page rules from addresses that are known."""

import re

from crawlers.platforms.asks import PageRule, decoded_addresses


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
    """Each short number in an address with what stands before and after it; none in the host. A
    value that is base64 is looked into."""
    path = url.find("/", url.find("//") + 2)
    return [
        (text[: m.start()], int(m[0]), text[m.end() :])
        for text in (url, *decoded_addresses(url))
        for m in re.finditer(r"(?<![0-9])[0-9]{1,4}(?![0-9])", text[:600])
        if m.start() >= path > 0
    ]
