"""Addresses that a page makes of the fields of a record, in its templates and in its scripts:
<a href="/detail/{{d.id}}.html">, '/detail?id=' + r.id, function view(id) { open('/x/' + id) }. The
lists of layui, Vue and their like have no other address of a document."""

import re
from collections.abc import Iterator, Mapping, Sequence

from crawlers.page import Page, http_address
from crawlers.platforms.lists.hints.expressions import (
    CONCAT,
    PLUS,
    TEMPLATE,
    TERM,
    UNKNOWN,
    Scripts,
    as_concatenation,
)
from crawlers.platforms.lists.hints.literals import STRING, balanced
from crawlers.platforms.lists.hints.page_names import DEFINED
from crawlers.platforms.model import ListRow

_FIELD = re.compile(r"\{(\w{1,40})\}")
_TERMS = re.compile(TERM)
_BOUND = re.compile(
    r"""[\s"'](?::|v-bind:|data-bind-)(?:href|to|src)\s{0,3}=\s{0,3}(?:"(?P<double>[^"<>]{3,300})"|'(?P<single>[^'<>]{3,300})')"""
)
_HREF = re.compile(
    r"""[\s"'](?:ng-|th:|data-)?(?:href|url)\s{0,3}=\s{0,3}\\?(?:"(?P<double>[^"<>\n]{2,300}?)\\?"|'(?P<single>[^'<>\n]{2,300}?)\\?'|(?P<bare>[^\s"'<>]{2,300}))""",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"\{\{\{?[#=\-\s]{0,4}(?:[\w$]{1,30}\.){0,3}(\w{1,40})\s{0,3}(?:\|\|?[^{}]{0,40})?\}?\}\}"
    r"|<%[=\-\s]{1,4}(?:[\w$]{1,30}\.){0,3}(\w{1,40})\s{0,3};?\s{0,3}%>"
    r"|[$#]\{\s{0,3}(?:[\w$]{1,30}\.){0,3}(\w{1,40})\s{0,3}\}"
    r"|\[\[\s{0,3}(?:[\w$]{1,30}\.){0,3}(\w{1,40})\s{0,3}\]\]"
    r"|(?<![{$#])\{(\w{1,40})\}(?!\})"
)
_CALLED = re.compile(r"""([\w$]{1,40}+)\(\s{0,3}((?:[^()]|\([^()]{0,60}\)){1,290}+)\)""")
_OPENS = re.compile(
    r"(?:location(?:\.href)?\s{0,4}=|location\.(?:assign|replace)\(|\.open\(|\.href\s{0,4}=|"
    r"\burl\s{0,4}=|\.push\(|navigateTo\()"
)
_OWN = re.compile(r"(?:this|self|that|vm|_this|me|window|config|cfg|opts?|options|app)$", re.I)
"""Objects whose members are the page's own values and no record's."""
_KEY = re.compile(r"(?:^|_)(?:id|key|code|no|guid|uuid|bh|bm)$|id$", re.I)
_KEYS = (
    "id", "articleid", "article_id", "docid", "doc_id", "infoid", "info_id", "contentid",
    "content_id", "newsid", "manuscriptid", "guid", "uuid", "rowguid", "infoguid", "key", "code",
)  # fmt: skip
_PATH = re.compile(
    r"(?:https?://|/|\.{1,2}/|\?)|[\w\-/.]{1,120}(?:[/?=]|\.(?:s?html?|jsp|aspx?|php))"
)
_NO_DOCUMENT = re.compile(
    r"\.(?:png|jpe?g|gif|svg|css|js|json)(?:$|\?)|download|/api/|captcha", re.I
)
MOST = 6


def places_of(page: Page, more: str = "") -> list[str]:
    """Addresses with {field} where a field of a record stands, the likeliest first. `more` is the
    text of scripts that the page loads."""
    if page.is_text:
        return []
    scripts = Scripts.of(page, more, 15)
    found: dict[str, None] = {}
    markup = [page.text, more]
    for written in _concatenations(scripts.text):
        text = _with_fields(scripts, written)
        markup.append(text)
    openers = page_openers(scripts)
    for text in markup:
        for address in [*_linked(scripts, text), *_opened(openers, text)]:
            found.setdefault(address)
    for text in markup[2:]:
        if "<" not in text:
            found.setdefault(text)
    for _, address in openers.values():
        found.setdefault(address)
    return [address for address in found if _is_place(page, address)][:MOST]


def _is_place(page: Page, address: str) -> bool:
    joined = http_address(page.base_url, address) if UNKNOWN not in address else None
    is_whole = _FIELD.fullmatch(address) is not None
    plain = not re.search(r"[<>\s\"'\\]", address) and not _NO_DOCUMENT.search(address)
    return bool(
        joined and plain and not is_whole and _FIELD.search(address) and _PATH.match(address)
    )


def _concatenations(text: str) -> Iterator[str]:
    for found in CONCAT.finditer(text):
        yield found[0]
    for found in TEMPLATE.finditer(text):
        yield as_concatenation(found[1])


def _with_fields(scripts: Scripts, expression: str) -> str:
    """A concatenation with the members of a record as {field}, and the page's own values put in."""
    out = ""
    for term in _TERMS.findall(expression):
        if term[0] in "'\"":
            out += re.sub(r"\\(.)", r"\1", term[1:-1])
            continue
        if term.isdigit():
            out += term
            continue
        member = re.fullmatch(
            r"(?:([\w$]{1,60})(?:\[\w{1,20}\])?\.)?([\w$]{1,60})", term.strip("()")
        )
        dotted = re.fullmatch(r"([\w$.]{1,80})\.([\w$]{1,60})", term.strip("()"))
        holder, name = (dotted[1], dotted[2]) if dotted else (None, member[2] if member else "")
        own = holder is None or _OWN.search(holder)
        if name and own and name in scripts.values:
            out += scripts.values[name]
        else:
            out += f"{{{name}}}" if name else UNKNOWN
    return out


def _linked(scripts: Scripts, text: str) -> Iterator[str]:
    """Addresses of links in a text of mark-up."""
    for found in _BOUND.finditer(text):
        expression = found["double"] or found["single"]
        if template := TEMPLATE.fullmatch(expression.strip()):
            expression = as_concatenation(template[1])
        if re.fullmatch(rf"{TERM}(?:{PLUS}{TERM}){{1,12}}", expression.strip()):
            yield _with_fields(scripts, expression)
    for found in _HREF.finditer(text):
        address = found["double"] or found["single"] or found["bare"]
        if re.search(r"[{%\[]", address):
            yield _PLACEHOLDER.sub(_named, address)


def _named(found: re.Match[str]) -> str:
    return "{" + next(g for g in found.groups() if g is not None) + "}"


def page_openers(scripts: Scripts) -> dict[str, tuple[list[str], str]]:
    """Functions of a page that open an address made of what they are given: the names of their
    parameters, and the address with {name} where they stand."""
    found: dict[str, tuple[list[str], str]] = {}
    for function in DEFINED.finditer(scripts.text):
        name = function["named"] or function["kept"]
        names = [n.strip() for n in function["names"].split(",")]
        body = balanced(scripts.text, function.end() - 1)[:800]
        if not _OPENS.search(body):
            continue
        for written in _concatenations(body):
            address = _with_fields(scripts, written)
            if set(_FIELD.findall(address)) & set(names) and _PATH.match(address):
                found.setdefault(name, (names, address))
                break
    return found


def _opened(openers: Mapping[str, tuple[list[str], str]], text: str) -> Iterator[str]:
    """Addresses behind calls of such functions with the fields of a record."""
    for call in _CALLED.finditer(text) if openers else ():
        if call[1] not in openers:
            continue
        names, address = openers[call[1]]
        given = [a.strip().strip("\\'\"") for a in call[2].split(",")]
        fields = [_field_of(value) for value in given]
        bound = dict(zip(names, fields, strict=False))
        if all(bound.get(n) for n in _FIELD.findall(address)):
            yield _put(address, bound)


def _field_of(value: str) -> str | None:
    """The {field} that an argument of a call stands for."""
    plain = _PLACEHOLDER.sub(_named, value)
    if _FIELD.fullmatch(plain):
        return plain
    dotted = re.fullmatch(r"[\w$]{1,30}(?:\.[\w$]{1,30}){0,2}\.([\w$]{1,40})", value)
    return f"{{{dotted[1]}}}" if dotted else None


def opened_address(
    page: Page, openers: Mapping[str, tuple[list[str], str]], call: str
) -> str | None:
    """The address that a call with literals opens: view('1021')."""
    for found in _CALLED.finditer(call):
        if found[1] not in openers:
            continue
        names, address = openers[found[1]]
        given = re.findall(rf"{STRING}|[^,\s]{{1,80}}", found[2])
        values = dict(zip(names, (v.strip("'\"") for v in given), strict=False))
        if all(values.get(n) for n in _FIELD.findall(address)):
            text = _put(address, values)
            return None if re.search(r"[<>\s\x00]", text) else http_address(page.base_url, text)
    return None


_READS_KEY = re.compile(
    r"(?:\$\(\s{0,2}(?:this|[\w$]{1,20}\.(?:currentTarget|target))\s{0,2}\)\.(?:data|attr)\(\s{0,2}['\"](?:data-)?([\w\-]{1,30})['\"]\s{0,2}\)"
    r"|\b(?:this|[\w$]{1,20})\.(?:dataset\.(\w{1,30})|getAttribute\(\s{0,2}['\"]data-([\w\-]{1,30})['\"]\s{0,2}\)))"
)
_KEPT_KEY = re.compile(r"(?<![\w$.])([\w$]{1,30})\s{0,3}=\s{0,3}(key_of_[\w]{1,30})\b")
_PLAIN = r"""(?:"[^"\n]{0,200}+"|'[^'\n]{0,200}+')"""
_OPENED_KEY = re.compile(
    rf"{_OPENS.pattern}[^;\n\"']{{0,20}}+(?P<before>{_PLAIN})\s{{0,3}}+\+\s{{0,3}}+key_of_(?P<name>\w{{1,30}}+)"
    rf"(?:\s{{0,3}}+\+\s{{0,3}}+(?P<after>{_PLAIN}))?+"
)


def keyed_places(scripts: str) -> dict[str, str]:
    """Addresses that a click makes of a data attribute of what is clicked, with {key}, by the name
    of the attribute: $(document).on('click', '.item', function () {
    open('/detail.html?id=' + $(this).data('id')) })."""
    if not _READS_KEY.search(scripts):
        return {}
    text = _READS_KEY.sub(lambda m: f"key_of_{next(g for g in m.groups() if g)}", scripts)
    for name, key in dict(_KEPT_KEY.findall(text)).items():
        text = re.sub(rf"(?<![\w$.]){re.escape(name)}(?![\w$(]|\s{{0,3}}=[^=])", key, text)
    found: dict[str, str] = {}
    for opened in _OPENED_KEY.finditer(text):
        address = f"{opened['before'][1:-1]}{{key}}{(opened['after'] or '  ')[1:-1].strip()}"
        if _PATH.match(address):
            found.setdefault(f"data-{opened['name']}", address)
    return found


def placed(rows: Sequence[ListRow], page_url: str, places: Sequence[str]) -> list[ListRow]:
    """The rows of a service's answer with their addresses as the page has them that shows them;
    those that have none and of which no place makes one are left out."""
    found = []
    for row in rows:
        text = next((t for p in places if (t := _filled(p, row))), None)
        if text or row.url:
            found.append(row.shown_on(page_url, text or row.href))
    return [row for row in found if row.url]


def _filled(place: str, row: ListRow) -> str | None:
    """The address that a place makes of a row's record; None where a field is not in it, or where
    the record has an address and the place none of it."""
    values, names = row.record, _FIELD.findall(place)
    if row.url and not (row.href and row.href in {values.get(n.lower()) for n in names}):
        return None
    if row.url and re.match(r"https?://", row.href):
        return None
    filled: dict[str, str] = {}
    for name in names:
        value = values.get(name.lower())
        if value is None and len(names) == 1 and _KEY.search(name):
            value = next((values[k] for k in _KEYS if values.get(k)), None)
        if not value:
            return None
        filled[name] = value
    return _put(place, filled)


def _put(place: str, values: Mapping[str, str | None]) -> str:
    return _FIELD.sub(lambda m: values[m[1]] or "", place)
