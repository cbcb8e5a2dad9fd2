"""Addresses of further pages that a page only hints at: in the calls of its scripts, its forms, its
data attributes, and the usual second addresses. Nothing here says that they exist: the walk
asks."""

import re
from urllib.parse import quote, urlencode, urlsplit

from crawlers.page import Page, http_address
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.hints.expressions import (
    CONCAT,
    PLUS,
    STRING,
    TEMPLATE,
    TERM,
    UNKNOWN,
    Scripts,
    as_concatenation,
    evaluated,
    written_rule,
)
from crawlers.platforms.lists.hints.sent_forms import sent_forms
from crawlers.platforms.lists.pagers import (
    file_of,
    is_offset_word,
    is_page_word,
    page_parameter,
    parameter_rule,
    static_rules,
)
from crawlers.platforms.model import Ask, PageRule

_DATA_CALL = re.compile(
    rf"(?P<verb>\$\.(?:post|get|getJSON|ajax)|axios\.(?:get|post)|(?>\b\w{{0,20}}[aA]jax\w{{0,10}})|\burl\b|fetch|load)\s{{0,4}}+[(:]\s{{0,4}}+\{{?+\s{{0,20}}+(?:url\s{{0,4}}+:\s{{0,4}}+)?(?P<url>{STRING}(?:{PLUS}{TERM}){{0,8}}+)(?P<rest>[^;]{{0,700}}+)"
)
_PAIR = re.compile(
    rf"""["']?([\w\[\]$.]{{1,40}}+)["']?\s{{0,4}}+:\s{{0,4}}+({TERM}(?:{PLUS}{TERM}){{0,6}}+)"""
)
_OBJECT = re.compile(r"\{([^{}]{2,500})\}")
_CHANNEL = re.compile(r"\bchannelid\s{0,4}[=:]\s{0,4}['\"]?([0-9]{2,9})", re.I)
MOST = 8


def candidate_rules(page: Page, rows: int, size: int | None, more: str = "") -> list[PageRule]:
    """Rules that the page hints at, the likeliest first. `rows` are the documents of this page,
    `more` the text of pager scripts that it loads."""
    if page.is_text:
        return []
    scripts = Scripts.of(page, more, size or rows or 15)
    found: dict[str, PageRule] = {}
    for rule in [
        *sent_forms(scripts),
        *_calls(scripts),
        *_written(scripts),
        *_placeholders(scripts),
        *_attributes(scripts),
        *_was5(scripts),
    ]:
        found.setdefault(rule.template, rule)
    own = page.url.partition("#")[0]
    rules = [r for r in found.values() if r.template != own and _same_host(page, r.template)]
    return rules[:MOST]


def usual_rules(page: Page) -> list[PageRule]:
    """The usual second addresses of a list that names none: index_1, index_2, ?page=2."""
    ask = Ask.of(page.url)
    rules: list[PageRule] = []
    if not urlsplit(page.url).query and ask.form is None:
        rules += static_rules(page, *file_of(page.url), None)[:1]
    name = page_parameter(ask)
    rules.append(parameter_rule(ask, name or "page"))
    return rules


def word_rules(page: Page) -> list[PageRule]:
    """For a page with signs of more: page words as parameters and as files beside it."""
    ask = Ask.of(page.url)
    words = [w for w in _page_words(page) if w != "page"]
    rules = [parameter_rule(ask, w) for w in words[:2]]
    if not urlsplit(page.url).query and ask.form is None:
        stem, ext = file_of(page.url)
        folder = page.url.rsplit("/", 1)[0]
        rules.append(PageRule(f"{page.url.partition('?')[0]}?{{n}}"))
        rules.append(PageRule(f"{folder}/{stem}{{n}}.{ext}"))
        rules.append(PageRule(f"{folder}/{{n}}.{ext}"))
    return rules


def _page_words(page: Page) -> list[str]:
    """Names in the page that are page parameters: of inputs, in queries, in scripts."""
    names: dict[str, None] = {}
    for element in page.tree.iter("input"):
        names.setdefault(element.get("name") or element.get("id") or "")
    for name in re.findall(r"[?&\"'{,\s.]([A-Za-z_]{1,20})['\"]?\s{0,3}[=:]", scripts_of(page)):
        names.setdefault(name)
    return [n for n in names if is_page_word(n) and not re.fullmatch(r"curr?|current|p", n)]


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
            if not re.search(r"\{(?:n|rows)\}", address) or re.search(r"[<>\s\x00]", address):
                continue
            if not re.match(r"(?:https?://|/|\.|\?)", address) and not re.search(
                r"\.(?:s?html?|jhtml|jsp|aspx?|php|action|do)\b|^[\w\-]{1,40}/\{n\}", address
            ):
                continue
            if rule := written_rule(scripts, address):
                rules.append(rule)
    return rules


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


def _calls(scripts: Scripts) -> list[PageRule]:
    """Requests with an object of parameters: $.ajax({url: "/list", data: {pageIndex: n}})."""
    rules = []
    for call in _DATA_CALL.finditer(scripts.text):
        address = evaluated(scripts, call["url"])
        if UNKNOWN in address:
            continue
        post = "post" in call["verb"] or re.search(
            r"""(?:type|method)["']?\s{0,4}:\s{0,4}["']post""", call["rest"], re.I
        )
        for data in _OBJECT.finditer(call["rest"]):
            pairs: dict[str, str] = {}
            hole = False
            for name, value in _PAIR.findall(data[1]):
                name = name.strip("'\"")
                if not hole and (is_page_word(name) or is_offset_word(name)):
                    pairs[name], hole = "{rows}" if is_offset_word(name) else "{n}", True
                    continue
                known = evaluated(scripts, value)
                pairs[name] = "" if re.search(r"[{\x00]", known) else known
            if not hole or "{" in address:
                continue
            form = urlencode(pairs)
            joined = f"{address}{'&' if '?' in address else '?'}{form}"
            rule = written_rule(scripts, address, form) if post else written_rule(scripts, joined)
            if rule:
                rules.append(rule)
            break
    return rules


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
        if address is None or re.search(r"\.(?:png|jpe?g|gif|svg|css|js)$", address):
            continue
        ask = Ask.of(http_address(scripts.page.base_url, address) or scripts.page.url)
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


def _was5(scripts: Scripts) -> list[PageRule]:
    """The search service of TRS behind a column that names its channel (教育部: static pages first,
    the older rows only there; people.md section 7)."""
    found = _CHANNEL.search(scripts.text)
    if not found:
        return []
    rule = written_rule(scripts, f"/was5/web/search?channelid={quote(found[1])}&page={{n}}")
    return [rule] if rule else []
