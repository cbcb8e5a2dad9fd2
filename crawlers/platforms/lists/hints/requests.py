"""Requests that a page's scripts make for data: with a page number in them, or for all at once."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import chompjs

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.hints.expressions import (
    HOLE,
    SUM,
    TEMPLATE,
    UNKNOWN,
    Scripts,
    as_concatenation,
    evaluated,
    unquoted_holes,
    written_rule,
)
from crawlers.platforms.lists.hints.literals import (
    STRING,
    balanced,
    list_of,
    members,
    object_of,
    paged_object,
    parts_of,
)
from crawlers.platforms.lists.hints.request_names import is_list, names_menu
from crawlers.platforms.lists.rules import is_offset_word, is_page_word

_CALL = re.compile(
    r"(?P<verb>(?:\$|jQuery|axios|\$http|http|request|uni|wx|this\.\$\w{1,12}|Vue\.http"
    # an object of the site's own, where what is handed over is an address
    r"|[\w$]{1,30}(?=\.\w{3,9}\s{0,3}\(\s{0,3}['\"`](?:/|\.{1,2}/|https?:)))"
    r"\.(?P<method>post|get|getJSON|getScript|ajax|request|load|put)"
    r"|\b(?:fetch|axios|request|\w{0,16}[aA]jax\w{0,12}|(?:do|http|send|load)(?:Get|Post|Request|Data|Json|JSON))|\.load"
    # Util.ask('POST', '/api/page', …)
    r"|(?<![\w.$])(?P<told>[\w$]{1,30}+(?:\.[\w$]{1,30}+){0,2}+(?<!open))(?=\s{0,3}\(\s{0,3}['\"](?:GET|POST|get|post)['\"])"
    # Object(u["a"])({url:"/cms/page",method:"get",params:t}): axios under a bundler's name
    r"|(?P<made>(?<![\w$.])[\w$]{1,30}+|[)\]])(?=\s{0,3}\(\s{0,9}\{\s{0,9}(?:method\s{0,3}:\s{0,3}['\"]\w{3,6}['\"]\s{0,3},\s{0,9})?url\s{0,3}:\s{0,3}['\"`/])"
    r"|\.(?P<open>open))\s{0,3}(?P<at>\()"
)
"""`told` is a function of the site itself that is told the method, the address and the form, whose
kind may stand before it."""
_WRAPPED = re.compile(
    r"^(?P<json>JSON\.stringify)?(?:\$\.param|[qQ]s\.stringify|new URLSearchParams)?"
    r"\s{0,3}\((?P<inner>.{1,2000})\)$",
    re.S,
)
_KIND = re.compile(r"['\"](?:application|text|multipart)/")
_BASE = re.compile(r"""\bbaseURL\s{0,3}[:=]\s{0,3}["']([^"'\s<>]{1,200})["']""")
_SEND = re.compile(r"\.send(?=\()")
_SELECTED = re.compile(r"\s{1,3}[#.][\w\-]{1,40}(?=['\"]$)")
_SIZE_WORD = re.compile(r"size|limit|rows|count|num|per|^ps$|^mys$|^myts$", re.I)
_FILE = re.compile(r"\.(?:json|js|txt|xml)(?:$|\?)", re.I)
MOST_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Data:
    """What a request sends: a form as text, or a JSON object as text."""

    text: str
    is_json: bool


def script_requests(scripts: Scripts, menus: bool = False) -> tuple[list[PageRule], list[Ask]]:
    """Rules of the requests that have a page number, and the requests that have none: files of
    data, lists whose answer names the next request; with `menus` those of menus last."""
    rules: dict[str, PageRule] = {}
    whole: dict[str, Ask] = {}
    for address, form, posts in _written(scripts):
        if HOLE.search(unquoted_holes(address + (form or ""))):
            if rule := written_rule(scripts, address, form):
                rules.setdefault(rule.template, rule)
        elif "{" not in address and (url := http_address(scripts.page.base_url, address)):
            ask = Ask(url, form or ("" if posts else None))
            if is_list(url) or (menus and names_menu(url)):
                whole.setdefault(ask.key, ask)
    ranked = sorted(whole.values(), key=lambda a: (not is_list(a.url), not _FILE.search(a.url)))
    return list(rules.values()), ranked[:MOST_SOURCES]


def _written(scripts: Scripts) -> Iterator[tuple[str, str | None, bool]]:
    """Address, form and whether it is a POST of each request that can be read."""
    for call in _CALL.finditer(scripts.text):
        read = _request(scripts, call)
        if read is None:
            continue
        address, data, posts = read
        form = None
        if data is not None and posts:
            form = data.text
        elif data is not None and data.text and not data.is_json:
            address += f"{'&' if '?' in address else '?'}{data.text}"
        yield address, form, posts


def plain_requests(page: Page) -> list[Ask]:
    """Requests of a page's own scripts without a page number, whatever they are for."""
    found = []
    for address, form, posts in _written(Scripts.of(page, "", 15)):
        url = http_address(page.base_url, address) if "{" not in address else None
        if url:
            found.append(Ask(url, form or ("" if posts else None)))
    return found


def _request(scripts: Scripts, call: re.Match[str]) -> tuple[str, Data | None, bool] | None:
    """Address, data and whether it is a POST."""
    inside = balanced(scripts.text, call.start("at"))
    given = parts_of(inside)
    if not given:
        return None
    method = (call["method"] or "").lower()
    given[0] = _SELECTED.sub("", given[0])  # .load('/list.jsp #box', {page: p})
    posts, options, place = method == "post" or "post" in call["verb"].lower(), {}, given[0]
    if call["verb"] == ".load" and len(given) > 1:  # with an object jQuery posts
        posts = given[1].startswith("{")
    if call["open"]:
        if len(given) < 2 or not re.fullmatch(r"['\"](?:get|post)['\"]", given[0], re.I):
            return None
        posts, place = "post" in given[0].lower(), given[1]
        sent = _SEND.search(scripts.text, call.end(), call.end() + 700)
        body = balanced(scripts.text, sent.end()) if sent and posts else ""
        data = _data(scripts, body, False) if body else None
    elif call["told"]:
        if len(given) < 2:
            return None
        posts, place = "post" in given[0].lower(), given[1]
        said = [part for part in given[2:5] if _KIND.match(part)] or given[3:5]
        sends_json = any("json" in part.lower() for part in said if part[0] in "'\"")
        forms = [part for part in given[2:4] if not _KIND.match(part)]
        data = _data(scripts, forms[0], sends_json) if forms else None
    elif given[0].startswith("{") or object_of(scripts.text, given[0]):
        options = object_of(scripts.text, given[0]) or {}
        place = options.get("url", "")
        data = _of_options(scripts, options, "axios" in call["verb"] or bool(call["made"]))
    elif len(given) > 1 and (call["verb"] == "fetch" or method == "ajax"):
        options = object_of(scripts.text, given[1]) or {}
        data = _of_options(scripts, options, call["verb"] == "fetch")
    elif len(given) > 2 and _KIND.match(given[1]):  # ajaxPost(address, 'application/json', body)
        data = _data(scripts, given[2], "json" in given[1])
    elif len(given) > 1 and not re.match(r"function|\(|async|[\w$]{1,30}\s?=>", given[1]):
        named = object_of(scripts.text, given[1]) or {}
        # axios, also under a name that a bundler gave it: i.get("/list", {params: {page: 1}})
        if (method == "get" and "axios" in call["verb"]) or "params" in named:
            data = _of_options(scripts, named, False)
        else:
            data = _data(scripts, given[1], "axios" in call["verb"] or "http" in call["verb"])
    else:
        data = None
    posts = posts or "post" in f"{options.get('type', '')}{options.get('method', '')}".lower()
    address = address_text(scripts, place)
    own = "axios.create" in scripts.text and not re.match(r"\$|jQuery|fetch", call["verb"])
    if (own or call["made"] or "axios" in call["verb"]) and address.startswith("/"):
        address = f"{_base(scripts)}{address}"
    return (address, data, posts) if address else None


def _base(scripts: Scripts) -> str:
    """What axios puts before each address: baseURL: "/prod-api"."""
    found = _BASE.search(scripts.text)
    return found[1].rstrip("/") if found else ""


def _of_options(scripts: Scripts, options: dict[str, str], as_json: bool) -> Data | None:
    kind = f"{options.get('contentType', '')}{options.get('headers', '')}".lower()
    if "urlencoded" in kind:
        as_json = False
    for name in ("data", "body", "params"):
        if name in options:
            return _data(scripts, options[name], as_json and name != "params")
    return None


def address_text(scripts: Scripts, expression: str) -> str:
    """An address, '' when a part of it is not known."""
    if template := TEMPLATE.fullmatch(expression):
        expression = as_concatenation(template[1])
    if not re.fullmatch(SUM, expression):
        return ""
    text = evaluated(scripts, expression)
    looks = re.match(r"https?://|\.{0,2}/|\?|[\w\-]{1,60}[./?]", text)
    return text if looks and UNKNOWN not in text and not re.search(r"[<>\s]", text) else ""


def _data(scripts: Scripts, expression: str, as_json: bool) -> Data | None:
    """What an expression sends; None when it is no data."""
    expression = _richer(expression.strip())
    wrapped = _WRAPPED.match(expression)
    if wrapped:
        as_json = bool(wrapped["json"])
        expression = parts_of(wrapped["inner"])[-1]
    elif expression.startswith("JSON.stringify"):
        as_json, expression = True, balanced(expression, expression.index("("))
    found = object_of(scripts.text, expression)
    if found is None and re.fullmatch(r"[\w$]{1,40}", expression):
        found = paged_object(scripts.text)
    if found is not None:
        values = sent_values(scripts, found)
        return Data(as_json_text(values) if as_json else as_form(values), as_json)
    if re.match(STRING, expression) and re.fullmatch(SUM, expression):
        # As if it were a query, so that the word before each = is seen.
        text = evaluated(scripts, f"'?' + {expression}")[1:]
        if text.startswith("{"):
            return _written_object(text)
        return Data(text.replace(UNKNOWN, ""), False) if "=" in text else None
    return None


_NUMBER = "987654321"


def _written_object(text: str) -> Data | None:
    """JSON that a script puts together as text: "{pageIndex:" + k + ",code:'JYTA'}" (the web
    methods of ASP.NET)."""
    plain, count = HOLE.subn(_NUMBER, text.replace(UNKNOWN, ""))
    try:
        values: Any = chompjs.parse_js_object(plain)
    except ValueError:
        return None
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    hole = HOLE.search(text)
    return Data(written.replace(_NUMBER, hole[0]) if hole and count == 1 else written, True)


def _richer(expression: str) -> str:
    """Of the two objects of a choice (next ? {cursor: next} : {}) that which says more."""
    choice = re.match(r"[\w$.!='\"\s]{1,60}\?\s{0,3}(?=\{)", expression)
    if choice is None:
        return expression
    first = balanced(expression, choice.end())
    second = expression[choice.end() + len(first) + 2 :].lstrip(": ")
    return max(f"{{{first}}}", second, key=len)


def sent_values(scripts: Scripts, found: dict[str, str]) -> dict[str, Any]:
    """The values of an object, with one hole: the page word's, else that of a name that stands for
    a page. What is not known is left empty."""
    values: dict[str, Any] = {}
    holes: list[tuple[int, str]] = []
    for name, expression in found.items():
        if expression.startswith("{"):
            values[name] = sent_values(scripts, members(balanced(expression, 0)))
            continue
        if (listed := list_of(scripts.text, expression)) is not None:
            values[name] = [int(p) if p.isdigit() else _plain(scripts, p) for p in listed]
            continue
        literal = re.fullmatch(STRING, expression)
        text = expression[1:-1] if literal else _plain(scripts, expression)
        values[name] = int(text) if not literal and text.isdigit() else text
        number = text.isdigit() or not literal
        if HOLE.search(text) or (number and (is_page_word(name) or is_offset_word(name))):
            holes.append((2 if is_page_word(name) else 1 if is_offset_word(name) else 0, name))
            if not HOLE.fullmatch(text):
                text = "{rows}" if is_offset_word(name) else "{n}"
            values[name] = f"'{text}'" if literal else text
        elif not text and _SIZE_WORD.search(name):
            values[name] = scripts.size
    best = max(holes, default=(0, ""))[1]
    for _, name in holes:
        if name != best:
            values[name] = ""
    return values


def _plain(scripts: Scripts, expression: str) -> str:
    if not re.fullmatch(SUM, expression):
        return ""
    text = evaluated(scripts, expression)
    if text and text == scripts.values.get(expression.split(".")[-1]):
        return text  # also one with braces, as the queries of GraphQL have
    return "" if UNKNOWN in text or ("{" in text and not HOLE.search(text)) else text


def as_form(values: dict[str, Any]) -> str:
    """The values as a form; a list is repeated under a name with brackets, as jQuery sends it."""
    flat: list[tuple[str, str]] = []
    for name, value in values.items():
        if isinstance(value, list):
            flat += [(f"{name.removesuffix('[]')}[]", str(part)) for part in value]
        elif isinstance(value, dict):
            flat.append((name, json.dumps(value, ensure_ascii=False)))
        else:
            flat.append((name, str(value).strip("'")))
    return unquoted_holes(urlencode(flat))


def as_json_text(values: dict[str, Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    text = re.sub(rf'"({HOLE.pattern})"', r"\1", text)
    return re.sub(rf"\"'({HOLE.pattern})'\"", r'"\1"', text)
