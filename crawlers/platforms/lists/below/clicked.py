"""The lists of years and sides that a click on a tab asks for through a function of the page: it
goes to an address, or sends a form with the choice in a field."""

import re
from urllib.parse import urlencode

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.below.named import names_column
from crawlers.platforms.lists.below.parts import is_below, text_of
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.literals import STRING, balanced
from crawlers.platforms.lists.hints.page_names import DEFINED
from crawlers.platforms.lists.hints.places import opened_address, page_openers
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.model import absolute

_TAGS = ("a", "li", "span", "button", "div", "td", "em", "p", "dd", "dt")
_POSTBACK = re.compile(
    r"__doPostBack\(\s{0,3}['\"]([^'\"]{1,200})['\"]\s{0,3},\s{0,3}['\"]([^'\"]{0,200})"
)
_CALL = re.compile(r"([\w$]{1,40})\(([^()]{1,200})\)")
_FILLS = re.compile(
    r"([\w$]{1,40})['\"\])\s]{0,6}\.(?:value\s{0,3}=|val\()\s{0,3}(['\"]?[\w\u3400-\u9fff\-]{1,60})"
)
_SENDS = re.compile(r"submit\s{0,3}\(")
LONGEST = 20_000
"""Characters of a form that is sent for a tab: the state of ASP.NET may be long."""


def chosen_by_click(page: Page) -> list[str]:
    """The lists of the tabs of a page, of which it shows one."""
    scripts = Scripts.of(page, "", 15)
    openers, found = page_openers(scripts), dict[str, None]()
    for element in page.soup.find_all(_TAGS):
        call = f"{attribute(element, 'href')} {attribute(element, 'onclick')}"
        if "(" not in call or not names_column(text_of(element)):
            continue
        key = opened_address(page, openers, call) or _sent(page, scripts.text, call)
        if key and len(key) <= LONGEST and is_below(page.url, key.partition("#")[0]):
            found.setdefault(key)
    return list(found) if len(found) > 1 else []


def _sent(page: Page, script: str, call: str) -> str | None:
    """The request of the form that a call fills and sends."""
    if posted := _POSTBACK.search(call):
        values = {"__EVENTTARGET": posted[1], "__EVENTARGUMENT": posted[2]}
        return _request(page, values)
    called = _CALL.search(call)
    for function in DEFINED.finditer(script) if called else ():
        if called is None or called[1] != (function["named"] or function["kept"]):
            continue
        body = balanced(script, function.end() - 1)
        if not _SENDS.search(body):
            return None
        names = [name.strip() for name in function["names"].split(",")]
        given = re.findall(rf"{STRING}|[^,\s]{{1,80}}", called[2])
        bound = dict(zip(names, given, strict=False))
        values = {f: bound.get(v, v).strip("'\"") for f, v in _FILLS.findall(body)}
        return _request(page, values) if any(v in bound for _, v in _FILLS.findall(body)) else None
    return None


def _request(page: Page, values: dict[str, str]) -> str | None:
    """The request of the form of the page that has these fields, by their names or ids."""
    for form in page.soup.select("form"):
        fields: dict[str, str] = {}
        put = set()
        for field in form.select("input[name], select[name], textarea[name]"):
            if attribute(field, "type").lower() in ("submit", "button", "image", "reset", "radio"):
                continue
            name, key = attribute(field, "name"), attribute(field, "id")
            known = next((n for n in (name, key) if n in values), None)
            put |= {known} if known else set()
            fields[name] = values[known] if known else _value(field)
        address = absolute(page, attribute(form, "action") or page.url)
        if put and address:
            sent = urlencode(fields)
            posts = attribute(form, "method").lower() == "post"
            return f"{address}#{sent}" if posts else f"{address.partition('?')[0]}?{sent}"
    return None


def _value(field: Tag) -> str:
    if field.name != "select":
        return attribute(field, "value")
    chosen = field.select_one("option[selected]") or field.select_one("option")
    return attribute(chosen, "value") if isinstance(chosen, Tag) else ""
