"""Forms that ask for further pages: those of the page, those that a click fills, those that a
script writes."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from lxml.html import HtmlElement

from crawlers.page import http_address
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.clickable import page_clickables, says_next
from crawlers.platforms.lists.hints.expressions import (
    CONCAT,
    HOLE,
    SUM,
    UNKNOWN,
    Scripts,
    evaluated,
    unquoted_holes,
    written_rule,
)
from crawlers.platforms.lists.hints.literals import STRING
from crawlers.platforms.lists.rules import is_offset_word, is_page_word
from crawlers.platforms.model import LOCAL_CHARSETS
from crawlers.text.folding import clean_spaces

_FORM_FIELD = re.compile(
    r"(?:\.|\[['\"])([\w\-]{1,40})(?:['\"]\])?\.value\s{0,4}=|['\"]#?([\w\-]{1,40})['\"]\)\.(?:val\(|value\s{0,4}=)|\[name=['\"]?([\w\-]{1,40})"
)
_SENDS = re.compile(
    r"function\s{1,4}(?P<name>[\w$]{1,40}+)\s{0,4}+\((?P<names>[\w$,\s]{1,120}+)\)\s{0,4}+\{(?P<body>.{1,900}?\.submit\()",
    re.S,
)
_SETS = re.compile(
    r"""(?:\.([\w$]{1,60})|\[['"]([\w$:.\-]{1,60})['"]\]|\(['"][#.]?([\w$:\-]{1,60})['"]\))\.(?:value\s{0,4}=\s{0,4}|val\(\s{0,4})([\w$]{1,40})"""
)
_FILLED = re.compile(
    rf"""(?>\.([\w$]{{1,60}}+)|\[['"]([\w$:.\-]{{1,60}}+)['"]\]|\(['"][#.]?([\w$:.\-]{{1,60}}+)['"]\))\.(?:value\s{{0,4}}+=\s{{0,4}}+|val\(\s{{0,4}}+)({SUM})"""
)
_WRITTEN_FIELD = re.compile(
    r"""<input\b(?>[^<>]{0,100}?name=)\\?["']?([\w\[\].\-]{1,40}+)\\?["']?(?>[^<>]{0,100}?value=)\\?["']?([^"'<>]{0,200}+)""",
    re.I,
)


def sent_forms(scripts: Scripts) -> list[PageRule]:
    """Rules of the forms that a page or its scripts send for a further page."""
    return [*_forms(scripts), *_postbacks(scripts), *_built_forms(scripts)]


def form_as_it_stands(scripts: Scripts) -> list[Ask]:
    """The form that a page without rows sends to itself with nothing chosen: 全部类别, 查询."""
    own = urlsplit(scripts.page.url)
    for form in scripts.page.tree.iter("form"):
        url = http_address(scripts.page.base_url, form.get("action") or scripts.page.url)
        chosen = [s for s in form.iter("select") if s.get("name")]
        if not chosen or url is None or urlsplit(url)[1:3] != own[1:3]:
            continue  # the search of the whole site
        query = _written_form(scripts, _fields(form))
        posts = (form.get("method") or "get").lower() == "post"
        return [Ask(url, query) if posts else Ask(f"{url.partition('?')[0]}?{query}")]
    return []


def _forms(scripts: Scripts) -> list[PageRule]:
    """Forms with a page field, when a script sets it or the field says so by its name."""
    rules = []
    set_by_script = {n for found in _FORM_FIELD.findall(scripts.text) for n in found if n}
    for form in scripts.page.tree.iter("form"):
        pressed = _next_button(form)
        fields = {**_fields(form), **pressed}
        ids = {e.get("name"): e.get("id") for e in form.iter("input")}
        chosen = _page_select(form)
        hole = (
            chosen
            or next((n for n in fields if is_page_word(n)), None)
            or next(
                (
                    n
                    for n in fields
                    if (n in set_by_script or ids.get(n) in set_by_script) and fields[n].isdigit()
                ),
                None,
            )
        )
        if hole is None or not (
            chosen
            or pressed
            or hole in set_by_script
            or ids.get(hole) in set_by_script
            or "submit" in scripts.text
        ):
            continue
        mark = _set_to(scripts, {hole, ids.get(hole) or hole})
        mark = mark or ("{rows}" if is_offset_word(hole) else "{n}")
        query = _written_form(scripts, {**fields, hole: mark})
        address = form.get("action") or scripts.page.url
        if (form.get("method") or "get").lower() == "post":
            rule = written_rule(scripts, address, query)
        else:
            rule = written_rule(scripts, f"{address.partition('?')[0]}?{query}")
        if rule:
            rules.append(rule)
    return rules


def _next_button(form: HtmlElement) -> dict[str, str]:
    """Name and value of the button that sends a form for the next page, without a script (old JSP
    and ASP: <input type=submit name=cmd value=下一页> beside the number of this page)."""
    for button in form.iter("input", "button"):
        kind = (button.get("type") or ("submit" if button.tag == "button" else "")).lower()
        value = button.get("value") or ""
        if kind == "submit" and button.get("name") and says_next(value):
            return {str(button.get("name")): value}
    return {}


def _written_form(scripts: Scripts, fields: Mapping[str, str]) -> str:
    """The fields as a browser sends them, in the charset of the page."""
    charset = scripts.page.charset if scripts.page.charset in LOCAL_CHARSETS else "utf-8"
    return unquoted_holes(urlencode(fields, encoding=charset, errors="xmlcharrefreplace"))


def _page_select(form: HtmlElement) -> str | None:
    """The name of a form's select whose options are the numbers of pages."""
    for select in form.iter("select"):
        options = [clean_spaces("".join(o.itertext())) for o in select.iter("option")]
        numbers = [str(k) for k in range(1, len(options) + 1)]
        if select.get("name") and len(options) > 1 and options == numbers:
            return str(select.get("name"))
    return None


def _set_to(scripts: Scripts, names: set[str]) -> str | None:
    """How a script counts when it fills a field: {n}, or {rows:15} for (n-1)*15."""
    for groups in _FILLED.findall(scripts.text):
        if names & set(groups[:3]):
            text = evaluated(scripts, groups[3])
            if HOLE.fullmatch(text):
                return text
    return None


def _postbacks(scripts: Scripts) -> list[PageRule]:
    """Forms that a click fills and sends: a function sets fields by its arguments, and the click on
    2 calls it with 2 (the postbacks of ASP.NET and their like)."""
    rules = []
    clicks = [c for c in page_clickables(scripts.page) if c.says.isdigit() and int(c.says) > 1]
    for function in _SENDS.finditer(scripts.text):
        names = [n.strip() for n in function["names"].split(",")]
        body = function["body"]
        sets = {
            field: names.index(value)
            for groups in _SETS.findall(body)
            if (field := next(g for g in groups[:3] if g)) and (value := groups[3]) in names
        }
        forms = [f for f in scripts.page.tree.iter("form") if sets.keys() & _fields(f).keys()]
        for click in clicks if forms else []:
            called = re.search(
                rf"\b{re.escape(function['name'])}\(([^()]{{1,200}})\)", click.script
            )
            given = [a.strip().strip("'\"") for a in called[1].split(",")] if called else []
            if len(given) < len(names):
                continue
            number = re.compile(rf"(?<![0-9]){int(click.says)}(?![0-9])")
            wanted = {f: number.sub("{n}", given[i]) for f, i in sets.items()}
            holes = [f for f, v in wanted.items() if re.fullmatch(r"\w{0,8}\W?\{n\}", v)]
            if len(holes) != 1:
                continue
            fields = {**_fields(forms[0]), **{f: given[i] for f, i in sets.items()}}
            fields[holes[0]] = wanted[holes[0]]
            address = forms[0].get("action") or scripts.page.url
            query = _written_form(scripts, fields)
            if rule := written_rule(scripts, address, query):
                rules.append(rule)
            break
    return rules


def _fields(form: HtmlElement) -> dict[str, str]:
    """Names and values that a form sends."""
    return {
        e.get("name"): e.get("value") or ""
        for e in form.iter("input", "select")
        if e.get("name") and (e.get("type") or "").lower() not in ("submit", "button", "image")
    }


def _built_forms(scripts: Scripts) -> list[PageRule]:
    """Forms that a script writes, fills and sends."""
    texts = [evaluated(scripts, found[0]) for found in CONCAT.finditer(scripts.text)]
    texts += [evaluated(scripts, found) for found in re.findall(STRING, scripts.text)]
    heads = [m for text in texts if (m := re.search(r"<form\b([^<>]{1,300})>", text, re.I))]
    fields: dict[str, str] = {}
    for text in texts:
        for name, value in _WRITTEN_FIELD.findall(text):
            fields[name] = max(fields.get(name, ""), value, key=len)
    action = re.search(r"""action=["']?([^"'\s<>]{1,200})""", heads[0][1]) if heads else None
    if action is None or UNKNOWN in "".join(fields.values()):
        return []
    query = unquoted_holes(urlencode(fields))
    post = re.search(r"""method=["']?post""", heads[0][1], re.I)
    rule = (
        written_rule(scripts, action[1], query)
        if post
        else written_rule(scripts, f"{action[1]}?{query}")
    )
    return [rule] if rule else []
