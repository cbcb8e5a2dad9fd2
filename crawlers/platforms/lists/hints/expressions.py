"""What scripts put together: the values of their variables, and addresses of which one part is the
page number. Nothing is run; only what can be read off the text is."""

import re
from dataclasses import dataclass

from crawlers.page import Page, http_address
from crawlers.platforms.asks import PageRule
from crawlers.platforms.lists.chains import names_cursor
from crawlers.platforms.lists.clickable import page_clickables
from crawlers.platforms.lists.declared import scripts_of, uncommented
from crawlers.platforms.lists.hints.built_queries import with_built_queries
from crawlers.platforms.lists.hints.literals import NAME, STRING
from crawlers.platforms.lists.hints.page_names import clicked_names, with_chosen_pages
from crawlers.platforms.lists.hints.page_values import values_of_page, with_page_values
from crawlers.platforms.lists.rules import is_offset_word, is_page_word

_NAME = rf"{NAME}(?:\(\)|\[[0-9]\])?"
_TIMES = r"(?:\s{0,3}+\*\s{0,3}+[\w.$]{1,40}+)?+"
TERM = (
    rf"(?>{STRING}|{_NAME}(?:\([^()]{{0,60}}+\))?{_TIMES}|\([^()]{{1,60}}+\){_TIMES}"
    r"|[0-9]{1,12}+)"
)
PLUS = r"\s{0,4}+\+\s{0,4}+"
SUM = rf"{TERM}(?:{PLUS}{TERM}){{0,12}}+"
CONCAT = re.compile(rf"{TERM}(?:{PLUS}{TERM}){{1,24}}+")
HOLE = re.compile(r"\{(?:n|[0-9]{1,6}-n|rows(?::[0-9]{1,5})?)\}")
_TERMS = re.compile(TERM)
TEMPLATE = re.compile(r"`([^`\n]{3,400})`")
_CHOICE = re.compile(
    rf"(?P<open>\()?\s{{0,4}}+[\w.$]{{1,40}}+\s{{0,4}}+[=!<>]{{1,3}}+\s{{0,4}}+[\w.$'\"]{{1,40}}+"
    rf"\s{{0,4}}+\?\s{{0,4}}+\(?+(?P<yes>{SUM})\)?+\s{{0,4}}+:\s{{0,4}}+\(?+(?P<no>{SUM})(?(open)\s{{0,4}}+\))"
)
_PRESENT = re.compile(
    rf"\(\s{{0,4}}+!?[\w.$]{{1,40}}+\s{{0,4}}+\?\s{{0,4}}+(?P<yes>{SUM})\s{{0,4}}+:\s{{0,4}}+(?P<no>{SUM})\s{{0,4}}+\)"
)
"""A part that is there when a value is: (next ? '&after=' + next : '')."""
_APPENDED = re.compile(
    rf"(?<![\w.$])(?P<name>[\w$]{{1,40}}+)\s{{0,4}}+=\s{{0,4}}+(?P<head>{SUM})\s{{0,4}}+;\s{{0,20}}+"
    rf"(?:if[^;{{}}]{{0,60}}+)?+(?P=name)\s{{0,4}}+\+=\s{{0,4}}+(?P<tail>{SUM})"
)
_VARIABLE = re.compile(
    rf"""(?<![\w.$])({_NAME})["']?\s{{0,4}}[=:]\s{{0,4}}({STRING}|-?[0-9]{{1,8}})(?![\w.])(?!\s{{0,4}}\+)"""
)
_JOINED = re.compile(rf"(?<![\w.$])({_NAME})\s{{0,4}}+=\s{{0,4}}+({TERM}(?:{PLUS}{TERM}){{1,8}}+)")
_FUNCTION = re.compile(r"function\s{1,4}([\w$]{1,40})\s{0,4}\(([\w$,\s]{1,200})\)")
_HOLE_NAME = re.compile(
    r"page|curr?|index|^n$|^i$|^j$|^k$|^p$|^no$|^num$|^pn$|^x$|^start$|^st$|offset|^s$|^m$|^t$|next|^idx$|^pg$|^c$|^begin$",
    re.I,
)
_ROWS_NAME = re.compile(r"start|offset|begin|skip|^st$", re.I)
_ONE_MORE = re.compile(r"\(\s{0,3}[\w.$]{1,40}\s{0,3}[+\-]\s{0,3}1\s{0,3}\)")
_FROM_LAST = re.compile(
    r"\(\s{0,3}(?P<last>[\w.$]{1,40}+)\s{0,3}-\s{0,3}(?P<page>[\w.$]{1,40}+)\s{0,3}(?:\+\s{0,3}(?P<more>[0-9]{1,3})\s{0,3})?\)"
)
"""Pages that count down: (maxPageNum - k + 1)."""
_ALIAS = re.compile(
    r"(?<![\w.$])(?:var|let|const)\s{1,3}([\w$]{1,40}+)\s{0,3}=\s{0,3}([\w$]{1,40}+)\s{0,3}[;,\n]"
)
_TOLD = re.compile(
    r"(?<![\w.$])([\w$]{1,40}+)\s{0,4}=\s{0,4}[\w$]{1,40}+\.([\w$]{1,40}+)\s{0,4}(?:\+\s{0,4}1\s{0,4})?(?=[;,\n])"
)
_COUNTED_ON = re.compile(
    r"(?<![\w$])([\w$]{1,40}+)\s{0,3}=\s{0,3}(?:parseInt\(|Number\()?(?:[\w$]{1,20}\.){0,2}\1"
    r"(?:,\s?10)?\)?\s{0,3}[+\-]\s{0,3}[0-9]"
)
"""page = page + 1"""
_KEPT = re.compile(
    r"(?<![\w.$])(?:encodeURIComponent|encodeURI|escape|String|parseInt|Number)\(\s{0,3}([\w.$]{1,40}|'[^'\n]{0,200}'|\"[^\"\n]{0,200}\")\s{0,3}(?:,\s?10\s?)?\)"
)
"""Calls that give back what they are given, as far as an address goes."""
_PACKED = re.compile(
    r"(?:window\.)?(?:btoa|\$?\.?[bB]ase64\.(?:encode|btoa|encodeURI))\((.{1,60})\)"
)
_OF_RECORD = re.compile(r"(?<=[\w$])\[[ijkmn]\]\.(?=[A-Za-z_$])")
"""d.List[i].InfoID is the InfoID of a record as r.InfoID is."""
UNKNOWN = "\x00"
"""Stands in an evaluated text for a part that is not known."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """A page's scripts with the values of their variables. `holes` are names that stand for the
    number of a page."""

    page: Page
    text: str
    values: dict[str, str]
    holes: frozenset[str]
    size: int

    @classmethod
    def of(cls, page: Page, more: str, size: int) -> "Scripts":
        """Of a page, what its clicks call, and `more`: the text of pager scripts that it loads."""
        clicks = page_clickables(page)
        handlers = [c.script for c in clicks if c.script]
        handlers += [e.get("onchange") for e in page.tree.iter("select") if e.get("onchange")]
        written = f"{scripts_of(page)}\n{uncommented(more)}\n" + "\n".join(handlers)
        written = _OF_RECORD.sub(".", with_page_values(page, with_built_queries(written)))
        text, chosen = with_chosen_pages(written)
        text = _KEPT.sub(r"\1", text)
        for _ in range(2):
            text = _PRESENT.sub(_richer, _CHOICE.sub(_richer, text))
            text = _APPENDED.sub(lambda m: f"{m['name']} = {m['head']} + {m['tail']}", text)
        holes = frozenset(chosen | clicked_names(clicks, text) | _told_numbers(text))
        values = {
            name.split(".")[-1]: value.strip("'\"")
            for name, value in _VARIABLE.findall(text)
            if value[1:].lstrip()[:1] != "+"  # else the text between two strings
        }
        for name in re.findall(
            r"([\w$]{1,40})(?:\+\+|--|\s{0,3}[+\-]=)|(?<=[+\-]{2})([\w$]{1,40})", text
        ):
            values.pop(name[0] or name[1], None)  # it changes: a counter of pages
        for name in _COUNTED_ON.findall(text):
            values.pop(name, None)
        for element in page.tree.iter("input"):
            if element.get("id") and element.get("value"):
                values.setdefault(element.get("id"), element.get("value"))
        values |= values_of_page(page, text)
        for name, value in _arguments(text).items():
            values.setdefault(name, value)
        for name in holes:
            values.pop(name, None)
        for name, other in _ALIAS.findall(text):
            if "/" in values.get(other, ""):
                values.setdefault(name, values[other])
        scripts = cls(page, text, values, holes, size)
        for name, expression in _JOINED.findall(text):
            value = evaluated(scripts, expression)
            if not re.search(r"\{|\x00", value):
                values.setdefault(name.split(".")[-1], value)
        return scripts


def names_page(name: str) -> bool:
    """Whether a name may be that of the number of a page."""
    return _HOLE_NAME.search(name) is not None


def _told_numbers(text: str) -> set[str]:
    """Variables that keep the number of a page which a pager library tells: i = d.pageIndex + 1."""
    return {name for name, told in _TOLD.findall(text) if is_page_word(told)}


def _richer(found: re.Match[str]) -> str:
    """Of the two branches of a choice that which writes more: the other is page 1 or the page that
    is shown."""
    return max(found["yes"], found["no"], key=lambda s: ("href" in s, len(_TERMS.findall(s))))


def _arguments(text: str) -> dict[str, str]:
    """Values of the parameters of functions, from the calls with literals. A number that may be the
    page's is left out."""
    found: dict[str, str] = {}
    for name, written in _FUNCTION.findall(text):
        names = [n.strip() for n in written.split(",")]
        call = re.search(
            rf"(?<!function )(?<![\w$.]){re.escape(name)}\(([^()]{{1,300}}?)"
            rf"(?:\)|,\s{{0,3}}(?:function\s{{0,3}})?\()",
            text,
        )
        given = re.findall(rf"{STRING}|[^,]{{1,80}}", call[1]) if call else []
        for parameter, value in zip(names, given, strict=False):
            value = value.strip()
            if re.fullmatch(STRING, value) and value[1:].lstrip()[:1] != "+":
                found.setdefault(parameter, value[1:-1])
            elif value.isdigit() and not _HOLE_NAME.search(parameter):
                found.setdefault(parameter, value)
    return found


def evaluated(scripts: Scripts, expression: str) -> str:
    """A concatenation with its variables put in; the page number as {n} (or {rows}), what is not
    known as UNKNOWN."""
    out = ""
    for term in _TERMS.findall(expression):
        if term[0] in "'\"":
            out += re.sub(r"\\(.)", r"\1", term[1:-1])
            continue
        if term.isdigit():
            out += term
            continue
        if packed := _PACKED.fullmatch(term):
            out += f"{{encoded:{evaluated(scripts, packed[1])}}}"
            continue
        if hole := _counted_down(scripts, term):
            out += hole
            continue
        bare, _, times = (part.strip() for part in term.partition("*"))
        name = re.sub(r"\(.{0,60}\)$|\[[0-9]\]$", "", bare.strip("()")).split(".")[-1]
        plain = re.sub(r"[^\w$].{0,40}$", "", name) or name
        before = re.search(r"[?&]([\w\[\].]{1,40})=$", out)
        counts_rows = bool(before and is_offset_word(before[1])) or (
            not before and bool(_ROWS_NAME.search(plain))
        )
        is_hole = bool(before and (is_page_word(before[1]) or is_offset_word(before[1])))
        is_hole = is_hole or _ONE_MORE.fullmatch(bare) is not None or plain in scripts.holes
        if before and names_cursor(before[1]):
            continue  # the first request has none
        if not is_hole and plain in scripts.values:
            out += scripts.values[plain]
        elif is_hole or _HOLE_NAME.search(plain) or _HOLE_NAME.search(bare):
            if "{" in out and before and not is_hole:
                continue  # a value that is not known is left empty
            size = times if times.isdigit() else scripts.values.get(times.split(".")[-1], "")
            rows = f"{{rows:{size}}}" if size.isdigit() and int(size) > 1 else "{rows}"
            out += rows if times or counts_rows else "{n}"
        elif not before:
            out += UNKNOWN
    return out


def _counted_down(scripts: Scripts, term: str) -> str:
    """{9-n} for an expression that takes the page from the number of the last one."""
    found = _FROM_LAST.fullmatch(term)
    if found is None:
        return ""
    last = scripts.values.get(found["last"].split(".")[-1], found["last"])
    page = found["page"].split(".")[-1]
    counts = re.search(r"page|max|last", found["last"], re.I) is not None
    is_page = counts or page in scripts.holes or _HOLE_NAME.search(page) is not None
    return f"{{{int(last) + int(found['more'] or 0)}-n}}" if last.isdigit() and is_page else ""


def as_concatenation(template: str) -> str:
    """A template string as the sum of its parts."""
    parts = re.split(r"\$\{([^{}]{1,60})\}", template)
    return " + ".join((f'"{p}"' if not i % 2 else p) for i, p in enumerate(parts) if p)


def written_rule(scripts: Scripts, address: str, form: str | None = None) -> PageRule | None:
    """A rule from an address with {n} or {rows} in it or its form."""
    joined = http_address(scripts.page.base_url, address)
    if joined is None:
        return None
    text = unquoted_holes(joined if form is None else f"{joined}#{form}")
    if len(HOLE.findall(text)) != 1:
        return None
    return PageRule.of(text, scripts.size)


def unquoted_holes(text: str) -> str:
    """The text of a request with its holes as they were before it was put together."""
    return re.sub(r"%7B(n|[0-9]{1,6}-n|rows(?:(?::|%3A)[0-9]{1,5})?)%7D", _unquoted, text)


def _unquoted(found: re.Match[str]) -> str:
    return "{" + found[1].replace("%3A", ":") + "}"
