"""The values of the tabs of a page: what a click hands to a function, and what its script reads off
the tab that is clicked (an attribute, its words, its place among the others)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.cssselect import SelectorError
from lxml.html import HtmlElement

from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.page_names import kept_as, parameters
from crawlers.text.folding import clean_spaces
from crawlers.text.tags import holds_much

CALL = re.compile(r"([\w$]{1,40})\(\s{0,3}([^()]{1,200})\)")
DATA_READ = re.compile(
    r"(?:attr|data|getAttribute)\(\s{0,2}['\"](?:data-)?([\w\-]{1,30})['\"]\s{0,2}\)|dataset\.(\w{1,30})"
)
_HANDLERS = re.compile(r"onclick|(?:@|v-on:|ng-|data-ng-|:on)click[\w.]{0,30}")
_SETS = re.compile(
    r"(?:^|;|this\.|\s)\s{0,3}([\w$]{1,40})\s{0,3}=\s{0,3}(?:'([\w\-]{1,60})'|\"([\w\-]{1,60})\"|([0-9]{1,9}))\s{0,3}(?=;|,|$)"
)
_CHOSEN = re.compile(r"(?<![\w$.])([\w$]{1,40})\s{0,4}=\s{0,4}chosenPage\b")
_SELECTED = re.compile(
    r"""(?:\$|jQuery|querySelectorAll|getElementsByClassName|on)\(\s{0,3}(?:['"]click['"]\s{0,3},\s{0,3})?['"]([^'"\n]{1,80})['"]"""
)
_READS = re.compile(
    r"(?:attr|getAttribute|prop)\(\s{0,2}['\"](?P<attribute>[\w\-]{1,30})['\"]\s{0,2}\)"
    r"|\bthis\.(?P<own>value|rel|title|name)\b"
    r"|(?P<text>(?:\$\(\s{0,2}this\s{0,2}\)\.(?:text|html)\(\)|\b(?:this|target)\.(?:innerText|innerHTML|textContent)))"
    r"|\$\(\s{0,2}this\s{0,2}\)\.(?P<index>index)\(\)\s{0,2}(?P<more>\+\s{0,2}1)?"
)
_HASH = re.compile(r"location\.hash\b")
_PAGER = re.compile(r"页|頁|更多|加载|首页|尾|[<>«»]|next|prev|last", re.I)
_VALUE = re.compile(r"[\w\-\u3400-\u9fff]{0,60}")
_TAGS = ("a", "li", "span", "button", "div", "td", "p", "em", "b", "dd", "h3")
MOST_SELECTORS, NEAR, MOST = 12, 400, 24


def words_of(element: HtmlElement) -> str:
    """How the text of a tab begins; "" of what holds more than a tab does."""
    return "" if holds_much(element) else clean_spaces("".join(islice(element.itertext(), 12)))


def is_tab(element: HtmlElement) -> bool:
    """Whether an element has the words of a tab: few, and none of a pager."""
    text = words_of(element)
    plain = not (_PAGER.search(text) or is_reply_title(text) or re.fullmatch(r"[0-9]{1,3}", text))
    return 0 < len(text) <= 16 and plain


def tab_calls(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The parameters of functions that are called with another value by each of several tabs, and
    the variables that a click on each sets anew."""
    calls: dict[str, list[list[str]]] = {}
    kept: dict[str, list[str]] = {}
    for element in scripts.page.tree.iter(*_TAGS):
        script = next((v for k, v in element.attrib.items() if _HANDLERS.fullmatch(k)), "")
        if element.tag == "a" and (element.get("href") or "").lower().startswith("javascript:"):
            script = f"{script} {element.get('href')}"
        call = CALL.search(script)
        if not (script and is_tab(element)):
            continue
        if call:
            given = [a.strip().strip("'\"") for a in call[2].split(",")]
            calls.setdefault(call[1], []).append(given)
        for name, *values in _SETS.findall(script):
            kept.setdefault(name, []).append(next(v for v in values if v))
    names = parameters(scripts.text)
    for function, called in calls.items():
        for at, name in enumerate(names.get(function, [])):
            values = [args[at] for args in called if at < len(args)]
            distinct = list(dict.fromkeys(v for v in values if v != "this"))
            if all(map(_VALUE.fullmatch, distinct)) and len(distinct) > 1:
                yield (name, *kept_as(scripts.text, function, name)), distinct
    for name, values in kept.items():
        distinct = list(dict.fromkeys(values))
        if len(distinct) > 1 and name in scripts.text:
            yield (name,), distinct


def tab_values(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The names by which a script knows what it reads off a tab that is clicked."""
    groups: dict[str, list[str]] = {}
    named = [g for found in DATA_READ.findall(scripts_of(scripts.page)) for g in found if g]
    read = {*(f"data-{name}" for name in named), *(name for name in named if "-" in name)}
    for element in scripts.page.tree.iter("a", "li", "span", "button", "div", "td", "em"):
        if is_tab(element):
            for name, value in element.attrib.items():
                if name in read and _VALUE.fullmatch(value or ""):
                    groups.setdefault(name, []).append(value or "")
    for values in [*groups.values(), *_read_off(scripts)]:
        distinct = list(dict.fromkeys(values))
        if 1 < len(distinct) <= MOST:
            yield names_of_chosen(scripts.text), distinct


def _read_off(scripts: Scripts) -> Iterator[list[str]]:
    """The values of the tabs that a handler of the page's script is bound to."""
    text = scripts_of(scripts.page)
    for selected in islice(_SELECTED.finditer(text), MOST_SELECTORS):
        reads = _READS.search(text, selected.end(), selected.end() + NEAR)
        if reads is None:
            continue
        tabs = _selected(scripts, selected)
        if not (1 < len(tabs) <= MOST and all(map(is_tab, tabs))):
            continue
        if reads["index"]:
            yield [str(n + bool(reads["more"])) for n in range(len(tabs))]
        elif reads["text"]:
            yield [text for tab in tabs if _VALUE.fullmatch(text := words_of(tab))]
        else:
            name = reads["attribute"] or reads["own"]
            yield [v for tab in tabs if (v := tab.get(name)) and _VALUE.fullmatch(v)]
    if _HASH.search(text):
        links = (a for a in scripts.page.tree.iter("a") if is_tab(a))
        places = [(a.get("href") or "").partition("#") for a in links]
        yield [key for before, _, key in places if key and not before and _VALUE.fullmatch(key)]


def _selected(scripts: Scripts, found: re.Match[str]) -> Sequence[HtmlElement]:
    selector = f".{found[1]}" if found[0].startswith("getElementsByClassName") else found[1]
    try:
        return list(scripts.page.tree.cssselect(selector))
    except (SelectorError, ValueError):
        return []


def names_of_chosen(text: str) -> tuple[str, ...]:
    """chosenPage, what keeps it, and the parameters that it is handed to."""
    found = ["chosenPage", *_CHOSEN.findall(text)]
    names = parameters(text)
    for call in CALL.finditer(text):
        given = [a.strip() for a in call[2].split(",")]
        found += [
            name
            for name, value in zip(names.get(call[1], []), given, strict=False)
            if value in found
        ]
    return tuple(dict.fromkeys(found))
