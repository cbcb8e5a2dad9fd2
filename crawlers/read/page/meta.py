"""What a page says of itself, apart from its text, and the 网站标识码."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from crawlers.text.folding import narrow


@dataclass
class PageMeta:
    """Printed metadata of a page; `sources` names where each value was read."""

    title: str = ""
    alt_titles: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    source_name: str | None = None
    site_id_code: str | None = None
    keywords: list[str] = field(default_factory=list)
    index: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


_CODE = re.compile(r"网站标识码\s{0,3}[::]?\s{0,3}((?:bm[0-9]{8})|[0-9]{10})", re.I)


def site_code(lines: list[str], tags: dict[str, str]) -> str | None:
    """The 网站标识码 of meta tag or footer: ten digits, the first six the GB/T 2260 code, or bm and
    eight digits."""
    tag = tags.get("siteidcode", "").strip()
    if re.fullmatch(r"(?:bm[0-9]{8})|[0-9]{10}", tag, re.I):
        return tag
    for line in reversed(lines):
        if len(line) < 600 and (found := _CODE.search(narrow(line))):
            return found[1]
    return None
