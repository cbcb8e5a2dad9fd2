"""Tables and pagers of libraries that ask a service by themselves: what each sends for the page and
its size, and how its options rename it. Read from the libraries' own documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawlers.platforms.asks import PageRule
from crawlers.platforms.lists.hints.expressions import HOLE, Scripts, written_rule
from crawlers.platforms.lists.hints.literals import balanced, members, object_of
from crawlers.platforms.lists.hints.requests import (
    address_text,
    as_form,
    as_json_text,
    sent_values,
)


@dataclass(frozen=True, slots=True)
class Library:
    """What a library sends: names of the page (or of the rows before it, where it `counts_rows`)
    and of the size, the size by default, whether it posts, and as JSON."""

    page: str
    size: str
    rows: int = 10
    counts_rows: bool = False
    posts: bool = False
    as_json: bool = False
    more: tuple[tuple[str, str], ...] = ()


_LAYUI = Library("page", "limit")
_EASYUI = Library("page", "rows", posts=True)
_BOOTSTRAP = Library("offset", "limit", counts_rows=True, as_json=True)
_MINIUI = Library("pageIndex", "pageSize", posts=True)
_LIBRARIES = {
    "render": _LAYUI,
    "datagrid": _EASYUI,
    "treegrid": _EASYUI,
    "bootstrapTable": _BOOTSTRAP,
    "jqGrid": Library("page", "rows", 20),
    "ligerGrid": Library("page", "pagesize", posts=True),
    "flexigrid": Library("page", "rp", 15, posts=True),
    "DataTable": Library("start", "length", counts_rows=True, more=(("draw", "1"),)),
    "pagination": Library("pageNumber", "pageSize"),
}
_OLD_TABLES = Library("iDisplayStart", "iDisplayLength", counts_rows=True, more=(("sEcho", "1"),))
_CALL = re.compile(
    r"\.(?P<name>datagrid|treegrid|bootstrapTable|jqGrid|ligerGrid|flexigrid|[dD]ataTable|"
    r"pagination)\s{0,3}(?=\()|\b(?:layui\.)?table\.(?P<layui>render)\s{0,3}(?=\()"
)
_URLS = ("url", "ajax", "sAjaxSource", "dataSource")
_SIZES = ("limit", "pageSize", "rowNum", "pageLength", "iDisplayLength", "rp", "pagesize")
_OWN = ("where", "queryParams", "postData", "parms", "params", "data", "extraData")
_RENAMED = {
    "pageName": "page", "limitName": "size", "page": "page", "rows": "size",
    "pageNumber": "page", "pageSize": "size",
}  # fmt: skip
_NAME = re.compile(r"[\w$]{1,40}")
_RETURNS = re.compile(r"\breturn\s{1,4}(?:JSON\.stringify\(\s{0,3})?(?P<what>\{|[\w$]{1,40})")
_PUT = re.compile(
    r"(?<![\w$.])(?P<holder>[\w$]{1,40})(?:\.(?P<dotted>[\w$]{1,40})|\[['\"](?P<quoted>[\w$.\-]{1,40})['\"]\])"
    r"\s{0,4}=\s{0,4}(?P<value>[^=;\n][^;\n}]{0,100})"
)
_EXTENDED = re.compile(r"(?:extend|assign)\((?:[^(){}]{0,60},)?\s{0,3}(?=\{)")


def library_rules(scripts: Scripts) -> list[PageRule]:
    """Rules of the services that tables and pagers of libraries ask."""
    rules = []
    for library, options in [*_called(scripts), *_attributed(scripts)]:
        if rule := _rule(scripts, library, options):
            rules.append(rule)
    return rules


def _called(scripts: Scripts) -> Iterator[tuple[Library, dict[str, str]]]:
    for call in _CALL.finditer(scripts.text):
        options = object_of(scripts.text, balanced(scripts.text, call.end()))
        name = (call["name"] or call["layui"]).replace("dataT", "DataT")
        if options:
            yield _LIBRARIES[name], options


def _attributed(scripts: Scripts) -> Iterator[tuple[Library, dict[str, str]]]:
    """Tables whose options are attributes: easyui's and Bootstrap's data-, layui's lay-data,
    miniui's own."""
    for element in scripts.page.tree.iter("table", "div"):
        kind = f" {element.get('class') or ''} "
        own = {k: f"'{v}'" if not v.isdigit() else v for k, v in element.attrib.items()}
        if "easyui-datagrid" in kind or "easyui-treegrid" in kind:
            written = members(element.get("data-options") or "")
            yield _EASYUI, {**own, **written, **_unquoted(own, "queryParams")}
        elif "mini-datagrid" in kind:
            yield _MINIUI, own
        elif element.get("lay-data"):
            yield _LAYUI, members((element.get("lay-data") or "").strip().strip("{}"))
        elif element.get("data-toggle") == "table" or element.get("data-side-pagination"):
            data = {
                re.sub(r"-(\w)", lambda m: m[1].upper(), k.removeprefix("data-")): v
                for k, v in own.items()
            }
            yield _BOOTSTRAP, {**data, **_unquoted(data, "queryParams")}


def _unquoted(options: dict[str, str], name: str) -> dict[str, str]:
    return {name: options[name].strip("'")} if name in options else {}


def _rule(scripts: Scripts, library: Library, options: dict[str, str]) -> PageRule | None:
    if options.get("bServerSide") or "sAjaxSource" in options:
        library = _OLD_TABLES
    url = next((options[n] for n in _URLS if n in options), "''")
    if url.startswith("{"):  # DataTables: ajax: {url, type, data}
        options = {**options, **members(balanced(url, 0))}
        url = options.get("url", "''")
    address = address_text(scripts, url)
    if not address:
        return None
    size = next((options[n] for n in _SIZES if options.get(n, "").isdigit()), str(library.rows))
    page, size_name, counts_rows = library.page, library.size, library.counts_rows
    if library is _BOOTSTRAP and options.get("queryParamsType", "'limit'") != "'limit'":
        page, size_name, counts_rows = "pageNumber", "pageSize", False
    for group in ("request", "prmNames", "alias"):
        for name, value in (object_of(scripts.text, options.get(group, "")) or {}).items():
            if (what := _RENAMED.get(name)) and re.fullmatch(r"['\"][\w.\-]{1,40}['\"]", value):
                page, size_name = (
                    (value[1:-1], size_name) if what == "page" else (page, value[1:-1])
                )
    hole = f"{{rows:{size}}}" if counts_rows else "{n}"
    default: dict[str, Any] = {**dict(library.more), page: hole, size_name: int(size)}
    sent = next((options[n] for n in _OWN if n in options), "")
    values = _sent(scripts, sent, default, int(size))
    kind = options.get("contentType", "").lower()
    posts = (
        "post"
        in "".join(
            options.get(n, "") for n in ("method", "type", "mtype", "sServerMethod", "ajaxType")
        ).lower()
    )
    given = any(n in options for n in ("method", "type", "mtype", "sServerMethod"))
    posts = posts or (library.posts and not given)
    as_json = "json" in kind or (library.as_json and "urlencoded" not in kind)
    if posts:
        return written_rule(scripts, address, as_json_text(values) if as_json else as_form(values))
    return written_rule(scripts, f"{address}{'&' if '?' in address else '?'}{as_form(values)}")


def _sent(scripts: Scripts, sent: str, default: dict[str, Any], size: int) -> dict[str, Any]:
    """What is sent: what the library sends by itself and an object beside it, or what a function
    makes of it."""
    function = _function_of(scripts.text, sent)
    if function is None:
        return sent_values(scripts, object_of(scripts.text, sent) or {}) | default
    parameter, body = function
    put = {
        found["dotted"] or found["quoted"]: found["value"].strip()
        for found in _PUT.finditer(body)
        if found["holder"] == parameter
    }
    returned = _RETURNS.search(body)
    extended = _EXTENDED.search(body)
    whole: dict[str, str] | None = None
    if extended:
        put |= members(balanced(body, extended.end()))
    elif returned and returned["what"] == "{":
        whole = members(balanced(body, returned.end() - 1))
    elif returned and returned["what"] != parameter:
        whole = object_of(body, returned["what"])
    values = dict(default) if whole is None else {}
    for name, expression in (put if whole is None else whole).items():
        values[name] = _of_parameter(scripts, parameter, expression, size)
    holes = [n for n, v in values.items() if isinstance(v, str) and HOLE.fullmatch(v)]
    for name in holes[:-1]:  # the function's own word for the page comes last
        values[name] = "0" if values[name].startswith("{rows") else "1"
    return values


def _function_of(text: str, expression: str) -> tuple[str, str] | None:
    """Parameter and body of the function that an expression is or names."""
    head = (
        r"(?:async\s{1,3})?(?:function\s{0,3}[\w$]{0,40}\s{0,3})?\(?\s{0,3}(?P<name>[\w$]{1,40})"
        r"[^(){}]{0,60}\)?\s{0,3}(?:=>\s{0,3})?\(?\s{0,3}\{"
    )
    if re.match(r"function|\(|async|[\w$]{1,40}\s{0,3}=>", expression):
        found = re.match(head, expression)
        text = expression
    elif _NAME.fullmatch(expression):
        name = re.escape(expression)
        found = re.search(
            rf"function\s{{1,3}}{name}\s{{0,3}}\(\s{{0,3}}(?P<name>[\w$]{{1,40}})[^(){{}}]{{0,60}}\)\s{{0,3}}\{{"
            rf"|(?<![\w$]){name}\s{{0,3}}[=:]\s{{0,3}}function\s{{0,3}}\(\s{{0,3}}(?P<kept>[\w$]{{1,40}})[^(){{}}]{{0,60}}\)\s{{0,3}}\{{",
            text,
        )
    else:
        return None
    if found is None:
        return None
    body = balanced(text, found.end() - 1)
    if found[0].endswith("({"):  # an arrow that gives an object
        body = f"return {{{body}}}"
    return next(g for g in found.groups() if g), body


def _of_parameter(scripts: Scripts, parameter: str, expression: str, size: int) -> Any:
    """The value of an expression that may be made of what the library hands to the function."""
    name = re.escape(parameter)
    used = set(re.findall(rf"(?<![\w$.]){name}\.([\w$]{{1,40}})", expression))
    rows, sizes = used & {"offset", "start"}, used & {"limit", "length", "pageSize", "rows"}
    if rows and ("/" in expression or sizes):
        return "{n}"
    if rows:
        return f"{{rows:{size}}}"
    if used & {"pageNumber", "page", "pageIndex", "curr", "current", "pageNum"}:
        return "{n}"
    if sizes:
        return size
    return sent_values(scripts, {"value": expression})["value"]
