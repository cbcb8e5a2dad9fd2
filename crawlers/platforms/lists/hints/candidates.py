"""Addresses of further pages that a page only hints at: in the calls of its scripts, its forms, its
data attributes, and the usual second addresses. Nothing here says that they exist: the walk
asks."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.clickable import page_clickables
from crawlers.platforms.lists.hints.choices import (
    choice_units,
    loaded_pieces,
    part_units,
)
from crawlers.platforms.lists.hints.expressions import (
    CONCAT,
    HOLE,
    TEMPLATE,
    UNKNOWN,
    Scripts,
    as_concatenation,
    evaluated,
    written_rule,
)
from crawlers.platforms.lists.hints.grids import library_rules
from crawlers.platforms.lists.hints.literals import STRING, balanced
from crawlers.platforms.lists.hints.page_names import parameters
from crawlers.platforms.lists.hints.requests import script_requests
from crawlers.platforms.lists.hints.sent_forms import form_as_it_stands, sent_forms
from crawlers.platforms.lists.hints.usual import menu_addresses
from crawlers.platforms.lists.pagers import page_parameter, parameter_rule
from crawlers.platforms.lists.rules import is_offset_word, is_page_word, rule_of_addresses

_CHANNEL = re.compile(r"\bchannelid\s{0,4}[=:]\s{0,4}['\"]?([0-9]{2,9})", re.I)
MOST = 8


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page hints at, the likeliest first: rules of further pages, and requests that its
    scripts make for all rows at once or for the first of a chain."""

    rules: list[PageRule] = field(default_factory=list)
    sources: list[Ask] = field(default_factory=list)
    units: list[Ask] = field(default_factory=list)
    """Requests of which each gives another list."""
    services: list[PageRule] = field(default_factory=list)
    """Those of the rules that are of requests for data."""
    parts: list[Ask] = field(default_factory=list)
    """Requests of which each gives a part of the list: that of a year."""


def hints_of(page: Page, rows: int, size: int | None, more: str = "") -> Hints:
    """What a page hints at. `rows` are the documents of this page, `more` the text of scripts that
    it loads."""
    if page.is_text:
        return Hints()
    scripts = Scripts.of(page, more, size or rows or 15)
    requests, sources = script_requests(scripts, menus=not rows)
    sources += [] if rows else form_as_it_stands(scripts)
    found: dict[str, PageRule] = {}
    for rule in [
        *_clicked(scripts),
        *library_rules(scripts),
        *sent_forms(scripts),
        *requests,
        *_written(scripts),
        *_placeholders(scripts),
        *_attributes(scripts),
        *_was5(scripts),
        *_literal_pages(scripts),
    ]:
        found.setdefault(rule.template, rule)
    own, menu = page.url.partition("#")[0], menu_addresses(page)
    rules = [
        r
        for r in found.values()
        if r.template != own and _same_host(page, r.template) and r.ask(2).key not in menu
    ]
    return Hints(
        rules[:MOST],
        [s for s in sources if _same_host(page, s.url) and s.url != own],
        [
            u
            for u in [*choice_units(scripts), *loaded_pieces(scripts)]
            if _same_host(page, u.url) and u.url != own
        ],
        [rule for rule in rules if rule in requests],
        [u for u in part_units(scripts) if _same_host(page, u.url) and u.url != own],
    )


def _same_host(page: Page, template: str) -> bool:
    return urlsplit(template).hostname == urlsplit(page.url).hostname


def _written(scripts: Scripts) -> list[PageRule]:
    """Addresses that a script puts together: "nei_" + n + ".htm", '?pageNum=' + obj.curr, also as
    the href of a link that it writes."""
    rules = []
    sums = [found[0] for found in CONCAT.finditer(scripts.text)]
    sums += [as_concatenation(found[1]) for found in TEMPLATE.finditer(scripts.text)]
    for text in (evaluated(scripts, written) for written in sums):
        written = re.findall(r"""(?:href|value|url|src)\s?=\s?["']?([^"'<>\s]{2,300})""", text)
        for address in written if "<" in text else [text]:
            if not HOLE.search(address) or re.search(r"[<>\s\x00]", address):
                continue
            if not re.match(r"(?:https?://|/|\.|\?)", address) and not re.search(
                r"\.(?:s?html?|jhtml|jsp|aspx?|php|action|do)\b|^[\w\-]{1,40}/\{n\}", address
            ):
                continue
            if rule := written_rule(scripts, address):
                rules.append(rule)
    return rules


_SECOND = re.compile(r"[_\-/]2(?:\.s?html?|/)$")
_NO_SERVICE = re.compile(r"\.(?:png|jpe?g|gif|svg|css|js)$|[0-9]{4}[^?]{0,60}\.s?html?$")
"""Pictures, and documents that a click on their row opens."""
_PLACEHOLDER = re.compile(
    r"\{\{?\s{0,2}(\w{1,20})\s{0,2}\}?\}|\[(\w{1,20})\]|[#$%_]{1,2}(\w{1,20}?)[#$%_]{1,2}"
)


def _placeholders(scripts: Scripts) -> list[PageRule]:
    """Addresses with a named place for the page: "/api/docs?offset={offset}&limit={limit}"."""
    rules = []
    for found in re.finditer(STRING, scripts.text):
        address = re.sub(r"\\(.)", r"\1", found[0][1:-1])
        if not re.match(r"(?:https?://|/|\.|\?)[^\s<>]{3,300}$", address):
            continue
        if rule := written_rule(scripts, _PLACEHOLDER.sub(lambda m: _filled(scripts, m), address)):
            rules.append(rule)
    return rules


def _filled(scripts: Scripts, found: re.Match[str]) -> str:
    name = next(g for g in found.groups() if g is not None)
    if is_offset_word(name):
        return "{rows}"
    if is_page_word(name) or name in ("n", "i", "0"):
        return "{n}"
    sized = re.search(r"size|limit|rows|count|num", name, re.I)
    return scripts.values.get(name) or (str(scripts.size) if sized else found[0])


def _clicked(scripts: Scripts) -> list[PageRule]:
    """The rule behind calls that hand over a text of their own for each page: turn('cGFnZT0y')."""
    names = parameters(scripts.text)
    addresses: dict[int, str] = {}
    for click in page_clickables(scripts.page):
        call = re.search(rf"([\w$]{{1,40}})\(\s{{0,3}}({STRING})\s{{0,3}}\)", click.script)
        given = names.get(call[1], []) if call else []
        if call is None or not click.says.isdigit() or click.says == "1" or len(given) != 1:
            continue
        own_text = call[2]
        body = re.search(rf"\b{re.escape(call[1])}\b[^{{}}]{{0,100}}\{{", scripts.text)
        inside = balanced(scripts.text, body.end() - 1) if body else ""
        for written in CONCAT.finditer(inside):
            text = evaluated(scripts, _bound(written[0], given[0], own_text))
            joined = http_address(scripts.page.base_url, text)
            if own_text[1:-1] in text and UNKNOWN not in text and joined:
                addresses[int(click.says)] = joined
                break
    rule = rule_of_addresses(addresses)
    return [rule] if rule and (len(addresses) > 1 or "{encoded" in rule.template) else []


def _bound(expression: str, name: str, value: str) -> str:
    """An expression with a value in the place of a name."""
    return re.sub(rf"(?<![\w$.]){re.escape(name)}(?![\w$])", lambda _: value, expression)


def _attributes(scripts: Scripts) -> list[PageRule]:
    """data-api="/feed" data-start="15", data-url="/list?page=2"."""
    rules = []
    for element in scripts.page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        data = {k: v for k, v in element.attrib.items() if k.startswith("data-")}
        address = next(
            (v for v in data.values() if re.match(r"(?:https?://|/|\./|\?)[^\s<>]{2,300}$", v)),
            None,
        )
        if address is None or _NO_SERVICE.search(address):
            continue
        ask = Ask.of(http_address(scripts.page.base_url, address) or scripts.page.url)
        second = _SECOND.search(address) and rule_of_addresses({2: ask.url})
        if second:  # a file of its own: data-next="/jyta/part_2.html"
            rules.append(second)
            continue
        if data.get("data-toggle") == "table" or "data-side-pagination" in data:
            continue  # a table of a library
        if "{" in address:
            text = re.sub(r"\{\{?\s{0,3}\w{1,20}\s{0,3}\}?\}", "{n}", address)
            if rule := written_rule(scripts, text):
                rules.append(rule)
        elif name := page_parameter(ask):
            rules.append(parameter_rule(ask, name, 1))
        else:
            offset = any(is_offset_word(k.removeprefix("data-")) for k in data)
            word = "start" if offset else "page"
            joiner = "&" if "?" in address else "?"
            if rule := written_rule(
                scripts, f"{address}{joiner}{word}={{{'rows' if offset else 'n'}}}"
            ):
                rules.append(rule)
    return rules


def _literal_pages(scripts: Scripts) -> list[PageRule]:
    """The rule behind a page that a script names outright: location = "/zwgk/tabl/index_2.htm"."""
    folder = urlsplit(scripts.page.url).path.rpartition("/")[0] + "/"
    for found in re.finditer(STRING, scripts.text):
        url = http_address(scripts.page.base_url, found[0][1:-1])
        beside = url and urlsplit(url).path.startswith(folder) and url != scripts.page.url
        is_second = url and beside and re.search(r"[_\-/=]2(?:[._\-?&][^/]{0,12})?$", url)
        if url and is_second and (rule := rule_of_addresses({2: url})):
            return [rule]
    return []


def _was5(scripts: Scripts) -> list[PageRule]:
    """The search service of TRS behind a column that names its channel (教育部: static pages first,
    the older rows only there; people.md section 7)."""
    found = _CHANNEL.search(scripts.text)
    if not found:
        return []
    rule = written_rule(scripts, f"/was5/web/search?channelid={quote(found[1])}&page={{n}}")
    return [rule] if rule else []
