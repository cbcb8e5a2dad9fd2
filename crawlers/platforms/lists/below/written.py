"""Columns whose links only a script writes, or an answer to one of its requests has: a menu of
years and sides."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from crawlers.page import Page, http_address
from crawlers.platforms.lists.below.children import child_columns
from crawlers.platforms.lists.below.named import names_column
from crawlers.platforms.lists.records import record_lists
from crawlers.platforms.model import ListRow
from crawlers.text.folding import clean_spaces
from crawlers.text.scripted import scripted_links

_WORDS = re.compile(r"人大|政协|代表|委员|建议|提案|议案|(?:19|20)[0-9]{2}|[届局委办]")
_ID_KEYS = (
    "id", "columnid", "channelid", "catid", "categoryid", "cid", "code", "value", "key", "bm",
    "lmid", "nd", "year",
)  # fmt: skip
_KEY = re.compile(r"(?:id|code|key|no|value|bm|dm)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
MOST_DEPTH = 3
LEAST = 2
"""Columns that make a menu."""


def columns_written(page: Page, text: str, rows: Sequence[ListRow] = ()) -> list[str]:
    """Child columns among the links that a script of the page writes or keeps, or that a file of a
    menu has (dTree's d.add(2, 0, '政协委员提案', 'zx/'), zNodes, document.write)."""
    if not _WORDS.search(text):
        return []
    return columns_among(page, scripted_links(text), rows)


def columns_among(
    page: Page, links: Iterable[tuple[str, str]], rows: Sequence[ListRow] = ()
) -> list[str]:
    """Child columns among links, as if the page had them in its mark-up."""
    drawn = [
        f'<li><a href="{escape(url)}">{escape(name)}</a></li>'
        for place, words in links
        if names_column(name := clean_spaces(words)) and (url := http_address(page.base_url, place))
    ]
    if not drawn:
        return []
    headers = {"content-type": "text/html; charset=utf-8"}
    body = f"<html><body><ul>{''.join(drawn)}</ul></body></html>"
    return child_columns(Page(page.url, body.encode(), 200, headers), None, rows)


def keys_of_columns(data: object) -> list[str]:
    """The keys of the columns that the records of an answer name, where they have no address: the
    scripts of the page ask for the rows of each with its key."""
    years = _years_in(data)
    if len(years) >= LEAST:
        return years
    for records, _ in record_lists(data, {}, 0):
        found = dict.fromkeys(key for r in records if (key := _key_of(r)))
        if len(found) >= LEAST:
            return list(found)
    return []


def _years_in(data: object, depth: int = 0) -> list[str]:
    """The years of an answer that is a list of them: ["2024", "2023"]."""
    if isinstance(data, dict) and depth < MOST_DEPTH:
        return next((y for v in data.values() if (y := _years_in(v, depth + 1))), [])
    years = [str(v) for v in data] if isinstance(data, list) else []
    return years if all(_YEAR.fullmatch(year) for year in years) else []


def _key_of(record: dict[str, object]) -> str | None:
    values = {k.lower(): str(v) for k, v in record.items() if isinstance(v, str | int)}
    if not any(names_column(clean_spaces(value)) for value in values.values()):
        return None
    named = (values[k] for k in _ID_KEYS if values.get(k))
    others = (v for k, v in values.items() if _KEY.search(k) and re.fullmatch(r"[\w\-]{1,60}", v))
    return next(named, None) or next(others, None)
