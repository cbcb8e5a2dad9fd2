"""Lists that a page shows one of: tabs, selects and loops of its scripts that ask a service with a
value each (a year, a side, a column). Each value is a list of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawlers.page import http_address
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.hints.alternatives import alternatives
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.literals import STRING
from crawlers.platforms.lists.hints.page_names import parameters
from crawlers.platforms.lists.hints.page_values import (
    choosing_selects,
    chosen_name,
    chosen_name_of,
    radios_of,
)
from crawlers.platforms.lists.hints.requests import script_requests
from crawlers.platforms.lists.hints.tabs import (
    CALL,
    DATA_READ,
    is_tab,
    names_of_chosen,
    tab_calls,
    tab_values,
)

MOST_UNITS = 24
_LOADED = re.compile(
    r"""(?:\.(?:load|get)\(|\bfetch\(|ajax\(\s{0,3}\{\s{0,9}url\s{0,3}:)\s{0,3}["']([^"'?\s]{1,200}\.s?html?)["'](?!\s{0,3}\+)"""
)
_LOADS_ANY = re.compile(
    r"""(?:\.load\(|\$\.get\(|\.src\s{0,3}=|attr\(\s{0,3}["']src["']\s{0,3},)\s{0,3}(?!["'=])[\w$(]"""
)
_PIECE = re.compile(r"[\w\-./]{1,200}\.s?html?")
_FURNITURE = re.compile(
    r"head|foot|top|bottom|nav|menu|banner|login|link|search|left|right|tool", re.I
)
_VALUES = (
    rf"\[\s{{0,9}}(?P<values>(?:(?:{STRING}|[0-9]{{1,9}}+)\s{{0,9}}+(?:,\s{{0,9}}+)?+){{1,24}}+)\]"
)
_LOOPS = tuple(
    re.compile(pattern)
    for pattern in (
        _VALUES
        + r"\s{0,3}\.\s{0,3}(?:forEach|map)\(\s{0,3}(?:function\s{0,3}\(|\(?)\s{0,3}"
        + r"(?P<name>[\w$]{1,40})",
        r"\$\.each\(\s{0,3}"
        + _VALUES
        + r"\s{0,3},\s{0,3}function\s{0,3}\([\w$\s]{1,40},\s{0,3}(?P<name>[\w$]{1,40})",
        r"for\s{0,3}\(\s{0,3}(?:var|let|const)\s{1,3}(?P<name>[\w$]{1,40})\s{1,3}of\s{1,3}"
        + _VALUES,
    )
)
_KEPT = re.compile(rf"(?<![\w$.])([\w$]{{1,40}})\s{{0,3}}=\s{{0,3}}({_VALUES})")
_ALL = re.compile(r"全部|所有|不限|请选择|all", re.I)
_KNOWS_PAGES = re.compile(
    r"page|offset|limit|size|start\b|cursor|\bcurr?\b|more|next|\bpn\b|更多|下一?页|加载"
    r"|\brows['\"]?\s{0,3}[:=]",
    re.I,
)
_COUNTS_ROWS = re.compile(r"\bceil\(\s{0,3}[\w$.]{1,60}\.length\b")


def choice_units(scripts: Scripts) -> list[Ask]:
    """The requests that the page's scripts make for each choice, where they differ by it."""
    return _units(scripts, _choices(scripts))


def part_units(scripts: Scripts) -> list[Ask]:
    """Those for each choice of a select that stands at all of them (全部年份): parts of the list
    that the page shows."""
    choices = {
        (chosen_name(select),): _options(select)
        for select in choosing_selects(scripts.page)
        if _stands_at_all(scripts, select)
    }
    return _units(scripts, {n: v for n, v in choices.items() if 1 < len(v) <= MOST_UNITS})


def _units(scripts: Scripts, choices: Mapping[tuple[str, ...], list[str]]) -> list[Ask]:
    found: dict[str, tuple[Ask, int]] = {}
    combinations = list(islice(product(*choices.values()), MOST_UNITS)) if choices else []
    for combination in combinations:
        bound = {
            name: value for names, value in zip(choices, combination, strict=True) for name in names
        }
        known = {**scripts.values, **bound}
        rules, sources = script_requests(
            replace(scripts, values=known, holes=scripts.holes - bound.keys())
        )
        asks = {ask.key: ask for ask in [*(r.ask(_first(scripts)) for r in rules), *sources]}
        for key, ask in asks.items():
            found[key] = ask, found.get(key, (ask, 0))[1] + 1
    units = [ask for ask, times in found.values() if times < len(combinations)]
    return units if len(units) > 1 else []


def loaded_pieces(scripts: Scripts) -> list[Ask]:
    """Pieces of the site's mark-up that a script loads into the page: $('#c2').load('tab.html'),
    and where it loads what it does not name itself, those that its texts and tabs name."""
    written = _LOADED.findall(scripts.text)
    if _LOADS_ANY.search(scripts.text):
        written += [t[1:-1] for t in re.findall(STRING, scripts.text) if _PIECE.fullmatch(t[1:-1])]
        read = {f"data-{g}" for found in DATA_READ.findall(scripts.text) for g in found if g}
        for element in scripts.page.tree.iter("a", "li", "span", "button", "div", "td", "em", "p"):
            written += [v for k, v in element.attrib.items() if k in read and _PIECE.fullmatch(v)]
            handed = re.findall(STRING, element.get("onclick") or "") if is_tab(element) else ()
            written += [v[1:-1] for v in handed if _PIECE.fullmatch(v[1:-1])]
    found = dict.fromkeys(
        url
        for place in written
        if (url := http_address(scripts.page.base_url, place))
        and urlsplit(url).hostname == urlsplit(scripts.page.url).hostname
        and not _FURNITURE.search(url.rsplit("/", 1)[-1])
    )
    return [Ask(url) for url in found][:MOST_UNITS]


def knows_no_pages(scripts: str) -> bool:
    """Whether nothing in a page's scripts speaks of pages, so that what they ask for is whole."""
    return _KNOWS_PAGES.search(scripts) is None


def cuts_by_itself(scripts: str) -> bool:
    """Whether a script makes pages of as many rows as it has: all came at once."""
    return _COUNTS_ROWS.search(scripts) is not None


def _first(scripts: Scripts) -> int:
    """The page by which page 1 is asked for: 0 where a script begins with 0."""
    names = r"(?:page\w{0,12}|cur\w{0,12}|pn|p)"
    begins = re.search(
        rf"(?<![\w$]){names}['\"]?\s{{0,3}}[=:]\s{{0,3}}['\"]?([01])(?![\w.])", scripts.text
    )
    return int(begins[1]) if begins else 1


def _choices(scripts: Scripts) -> dict[tuple[str, ...], list[str]]:
    """Names that a script has for what is chosen, with the values that can be."""
    found: dict[tuple[str, ...], list[str]] = {}
    taken: set[str] = set()
    for names, values in [
        *_loops(scripts.text), *tab_calls(scripts), *_selects(scripts), *tab_values(scripts),
        *_radios(scripts), *alternatives(scripts),
    ]:  # fmt: skip
        if not taken & set(names) and len(values) <= MOST_UNITS:
            found[names] = values
            taken |= set(names)
    # A single value is known without a choice.
    return found if any(len(values) > 1 for values in found.values()) else {}


def _strings(text: str) -> list[str]:
    return [v.strip("'\"") for v in re.findall(rf"{STRING}|[0-9]{{1,9}}", text)]


def _loops(text: str) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The name that takes each value of a list that is written out."""
    for loop in _LOOPS:
        for found in loop.finditer(text):
            yield (found["name"],), _strings(found["values"])
    for kept in _KEPT.finditer(text):
        name = re.escape(kept[1])
        used = re.search(
            rf"(?<![\w$]){name}\.(?:forEach|map)\(\s{{0,3}}(?:function\s{{0,3}}\(|\(?)\s{{0,3}}(\w{{1,40}})"
            rf"|\$\.each\(\s{{0,3}}{name}\s{{0,3}},\s{{0,3}}function\s{{0,3}}\(\w{{1,40}},\s{{0,3}}(\w{{1,40}})"
            rf"|for\s{{0,3}}\((?:var|let|const)\s{{1,3}}(\w{{1,40}})\s{{1,3}}of\s{{1,3}}{name}\b",
            text,
        )
        if used:
            yield (next(g for g in used.groups() if g),), _strings(kept["values"])


def _options(select: HtmlElement) -> list[str]:
    """The values of a select that say something."""
    values = [
        (o.get("value") or "").strip() or "".join(o.itertext()).strip()
        for o in select.iter("option")
        if (o.get("value") or "") or not _ALL.search("".join(o.itertext()))
    ]
    return [v for v in dict.fromkeys(values) if re.fullmatch(r"[\w\-\u3400-\u9fff]{1,60}", v)]


def _stands_at_all(scripts: Scripts, select: HtmlElement) -> bool:
    """Whether a select that a script reads by its id has no value before anybody chooses."""
    name = chosen_name(select)
    return (
        name in scripts.text and not scripts.values.get(name) and "chosenPage" not in scripts.text
    )


def _selects(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The names by which a script knows what is chosen in a select."""
    for select in scripts.page.tree.iter("select"):
        values = _options(select)
        if len(values) < 2 or values == [str(k) for k in range(1, len(values) + 1)]:
            continue
        if any(o.get("value") == "" for o in select.iter("option")):
            values.append("")  # 全部: there may be documents of no year
        handler = select.get("onchange") or ""
        call = CALL.search(handler)
        if call and (names := parameters(scripts.text).get(call[1])):
            yield (names[0],), values
        else:
            name = chosen_name(select)
            kept = [] if _stands_at_all(scripts, select) else [name]
            by_id = rf"['\"]#?{re.escape(select.get('id') or '')}['\"]"
            known = select.get("id") and re.search(by_id, scripts.text)
            if known or (name in scripts.text and kept):
                yield (*kept, *names_of_chosen(scripts.text)), values


def _radios(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The names by which a script knows which of some radio buttons is checked."""
    for name, values in radios_of(scripts.page).items():
        if chosen_name_of(name) in scripts.text:
            yield (chosen_name_of(name),), values
