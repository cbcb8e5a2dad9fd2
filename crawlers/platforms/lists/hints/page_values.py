"""Values that a script reads off its page: $("meta[name='x']").attr("content"),
$('#token').val()."""

import re
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml.cssselect import SelectorError
from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.lists.hints.literals import NAME, STRING
from crawlers.platforms.lists.rules import is_page_word

_READ = (
    rf"(?:\$|jQuery|document\.(?:getElementById|querySelector))\(\s{{0,3}}({STRING})\s{{0,3}}\)(?:\[0\])?\."
    r"(?:(?:attr|data|getAttribute|prop)\([\"']([\w\-]{1,40})[\"']\)|dataset\.(\w{1,40})|"
    r"(val\(\)|value\b|content\b|text\(\)|innerText\b|innerHTML\b|html\(\)))(?!\s{0,4}=(?!=))"
)
_VALUE = re.compile(_READ)
_VARIABLE = re.compile(
    rf"""(?<![\w.$])({NAME}(?:\[[0-9]\])?)["']?\s{{0,4}}[=:]\s{{0,4}}(?=(?:\$|jQuery|document\.)){_READ}"""
)
_ELEMENT = re.compile(
    rf"(?<![\w.$])([\w$]{{1,40}})\s{{0,4}}=\s{{0,4}}((?:\$|jQuery|document\.(?:getElementById|querySelector))\(\s{{0,3}}{STRING}\s{{0,3}}\)(?:\[0\])?)(?!\s{{0,4}}[.\[])"
)
_OWN_QUERY = re.compile(
    r"(?:new\s{1,3}URLSearchParams\([\w$.]{1,40}\)\.get|\bsearchParams\.get|\b[\w$]{0,12}(?:[qQ]uery|[pP]aram|[rR]equest|[uU]rl)[\w$]{0,14})"
    r"\(\s{0,3}['\"]([\w\-]{1,40})['\"]\s{0,3}\)"
)
_CHECKED = re.compile(r"\[name=['\"\\]{0,4}(\w{1,40})['\"\\]{0,4}\]:checked")
_LOCATION = re.compile(
    r"(?:(?:window|document|self|top)\.){0,2}\blocation\.(?P<part>origin|protocol|hostname|host)\b(?!\s{0,3}=[^=])"
)
_SERIALIZED = re.compile(rf"(?:\$|jQuery)\(\s{{0,3}}({STRING})\s{{0,3}}\)\.serialize\(\s{{0,3}}\)")
MOST_ELEMENTS = 20
_NAMED = re.compile(
    r"""(?:(?<![A-Za-z])(?:\w{0,20}[iI][dD]|(?i:\w{0,12}(?:code|channel|column|catalog|category|node|site|unit|type)|lm|cat|col|lanmu)))["']?\s{0,3}[:=]\s{0,3}(?:["']\s{0,3}\+\s{0,3})?$"""
)
"""A name that is never that of a page of the list, before its value."""


def chosen_name(select: HtmlElement) -> str:
    """The name that a script gets for what is chosen in a select with an id."""
    return chosen_name_of(str(select.get("id") or ""))


def chosen_name_of(key: str) -> str:
    """That of a select by its id."""
    return "chosen_" + re.sub(r"\W", "_", key)


def choosing_selects(page: Page) -> list[HtmlElement]:
    """The selects of a page that have an id and offer something else than the numbers of pages."""
    found = []
    for select in page.tree.iter("select"):
        values = [(o.get("value") or "".join(o.itertext())).strip() for o in select.iter("option")]
        if select.get("id") and len(values) > 1:
            found += [select] if values != [str(k) for k in range(1, len(values) + 1)] else []
    return found


def radios_of(page: Page) -> dict[str, list[str]]:
    """The values of the groups of radio buttons of a page, that first which is checked."""
    groups: dict[str, list[str]] = {}
    for field in page.tree.iter("input"):
        if (field.get("type") or "").lower() == "radio" and field.get("name"):
            values = groups.setdefault(field.get("name"), [])
            values.insert(
                0 if field.get("checked") is not None else len(values), field.get("value") or ""
            )
    return {name: values for name, values in groups.items() if len(values) > 1}


def _chosen_now(select: HtmlElement) -> str:
    """The value of a select before anybody chooses."""
    options = list(select.iter("option"))
    if not options:
        return ""
    chosen = next((o for o in options if o.get("selected") is not None), options[0])
    return str(chosen.get("value") if "value" in chosen.attrib else "".join(chosen.itertext()))


def values_of_page(page: Page, text: str) -> dict[str, str]:
    """The values of the variables that a script reads off the page."""
    found = {chosen_name(select): _chosen_now(select) for select in choosing_selects(page)}
    found |= {chosen_name_of(name): values[0] for name, values in radios_of(page).items()}
    for name, *read in _VARIABLE.findall(text):
        if value := _value(page, text, *read):
            found[name.split(".")[-1]] = value
    return found


def with_page_values(page: Page, text: str) -> str:
    """A script with what it reads off the page put in as text (a token of the page that its service
    wants). Short numbers are left, for they may be that of the page of the list, but where the name
    that they get is that of a column or a key: cid: $("#box").attr("data-cid")."""

    selects = {select: chosen_name(select) for select in choosing_selects(page)}

    def put(found: re.Match[str]) -> str:
        if radio := _CHECKED.search(found[1]):
            return chosen_name_of(radio[1])
        if name := selects.get(_element(page, text, found[1])) if found[4] else None:
            return name
        value = _value(page, text, *(group or "" for group in found.groups()))
        plain = value and not re.search(r"['\"\\\n<>]", value)
        named = _NAMED.search(found.string[max(0, found.start() - 60) : found.start()])
        kept = named is not None or not re.fullmatch(r"[0-9]{1,4}", value)
        return f"'{value}'" if plain and kept else found[0]

    parts = urlsplit(page.url)
    here = {"protocol": f"{parts.scheme}:", "host": parts.netloc, "hostname": parts.hostname}
    here["origin"] = f"{parts.scheme}://{parts.netloc}"
    text = _LOCATION.sub(lambda found: f"'{here[found['part']]}'", text)
    text = _SERIALIZED.sub(lambda found: _as_query(page, text, found), _with_own_query(page, text))
    # a = document.getElementById('root')
    for name, expression in islice(dict(_ELEMENT.findall(text)).items(), MOST_ELEMENTS):
        read = rf"(?<![\w.$]){re.escape(name)}(?=\.(?:attr|data|getAttribute|dataset)\b)"
        text = re.sub(read, expression.replace("\\", r"\\"), text)
    return _VALUE.sub(put, text)


def _as_query(page: Page, text: str, found: re.Match[str]) -> str:
    """The fields of a form as the text that a script sends of it, without the number of the page:
    $('#f').serialize()."""
    form = _element(page, text, found[1])
    if form is None:
        return found[0]
    fields = [
        (field.get("name"), field.get("value") or "")
        for field in form.iter("input")
        if field.get("name") and (field.get("type") or "text").lower() in ("hidden", "text")
    ]
    fields += [(s.get("name"), _chosen_now(s)) for s in form.iter("select") if s.get("name")]
    return f"'{urlencode([field for field in fields if not is_page_word(field[0])])}'"


def _with_own_query(page: Page, text: str) -> str:
    """A script with what it reads off the address of its page: getQueryString('channelId'),
    new URLSearchParams(location.search).get("channelId")."""
    own = dict(parse_qsl(urlsplit(page.url).query))
    if not own:
        return text

    def put(found: re.Match[str]) -> str:
        value = own.get(found[1], "")
        plain = value and not is_page_word(found[1]) and re.fullmatch(r"[\w.\-]{1,80}", value)
        return f"'{value}'" if plain else found[0]

    return _OWN_QUERY.sub(put, text)


def _element(page: Page, text: str, written: str) -> HtmlElement | None:
    """The element that a script names, itself or by its chosen option."""
    selector = re.sub(r"\s{1,3}option:(?:selected|checked)$", "", written[1:-1])
    if re.fullmatch(r"[\w\-]{1,60}", selector) and "getElementById" in text:
        selector = f"#{selector}"
    try:
        return next(iter(page.tree.cssselect(selector)), None)
    except (SelectorError, ValueError):
        return None


def _value(page: Page, text: str, written: str, attribute: str, data: str, own: str) -> str:
    """What an expression reads off the page, "" where there is nothing."""
    element = _element(page, text, written)
    if element is None:
        return ""
    if own.startswith(("text", "inner", "html")):
        return "".join(element.itertext()).strip()[:300]
    name = attribute or ("content" if own == "content" else "value")
    name = f"data-{data}" if data else name
    return str(element.get(name) or element.get(f"data-{name}") or "")
