"""Values that a script itself gives one name one after the other, each of which asks for another
list: calls with literals, variables that are set anew, records of tabs."""

import re
from collections.abc import Iterator

from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.hints.expressions import Scripts, names_page
from crawlers.platforms.lists.hints.literals import STRING, members
from crawlers.platforms.lists.hints.page_names import parameters
from crawlers.platforms.lists.rules import is_page_word

_VALUE = r"[\w\-\u3400-\u9fff]{1,60}"
_LITERAL = re.compile(rf"(?:'({_VALUE})'|\"({_VALUE})\"|([0-9]{{1,12}}))")
_CALL = re.compile(r"(?<![\w$.])(?<!function )([\w$]{1,40}+)\(([^()]{1,300}+)\)")
_SET = re.compile(
    rf"(?<![\w$])([\w$]{{1,40}}+)\s{{0,3}}=\s{{0,3}}({_LITERAL.pattern})(?=\s{{0,3}}[;,}}\n])"
)
_RECORDS = re.compile(r"\[\s{0,3}((?:\{[^\[\]{}]{3,300}+\}\s{0,3}+,?+\s{0,3}+){2,24}+)\]")
_RECORD = re.compile(r"\{([^{}]{3,300}+)\}")
_OF_RECORD = re.compile(r"[\w$.]{1,60}(?:\[\w{1,10}\])?\.([\w$]{1,40})")
_SET_OF = re.compile(
    r"(?<![\w$])([\w$]{1,40}+)\s{0,3}=\s{0,3}([\w$.]{1,60}(?:\[[^\[\]]{1,40}\])?(?:\.[\w$]{1,40})?)(?=\s{0,3}[;,}\n])"
)
_ARRAY = re.compile(
    rf"(?<![\w$])([\w$]{{1,40}}+)\s{{0,3}}=\s{{0,3}}\[\s{{0,3}}((?:(?:{STRING}|[0-9]{{1,9}}+)\s{{0,3}}+,?+\s{{0,3}}+){{2,24}}+)\]"
)
_COLUMN = re.compile(
    r"(?=.{2,20}$).{0,20}(?:人大|政协|代表|委员|建议|提案|议案|(?:19|20)[0-9]{2}|届|局$|委$|办$)"
)
MOST = 24


def alternatives(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Names of a script with the values that it gives each."""
    found: dict[str, dict[str, None]] = {}
    told = _beside_page(scripts) | _set_to_texts(scripts)
    for name, value in [*_handed(scripts), *_set(scripts)]:
        if name in told or not (name in scripts.holes or names_page(name)):
            found.setdefault(name, {}).setdefault(value)
    used = r"(?:[:+(,=]|\$\{)\s{0,3}(?:[\w$]{1,20}\.)?NAME(?![\w$])"
    for name, values in found.items():
        is_used = re.search(used.replace("NAME", re.escape(name)), scripts.text)
        if 1 < len(values) <= MOST and is_used:
            yield (name,), list(values)
    yield from _of_records(scripts)
    yield from _of_arrays(scripts)


def _beside_page(scripts: Scripts) -> set[str]:
    """Parameters beside one that is a page by its name: the t of load(t, page) is none, though t
    may be."""
    found = set[str]()
    for names in parameters(scripts.text).values():
        pages = {name for name in names if is_page_word(name)}
        found |= set(names) - pages if pages else set()
    return found


def _set_to_texts(scripts: Scripts) -> set[str]:
    """Names to which a script gives nothing but texts: the number of a page is none."""
    texts: dict[str, bool] = {}
    for found in _SET.finditer(scripts.text):
        texts[found[1]] = texts.get(found[1], True) and found[2][0] in "'\""
    return {name for name, only in texts.items() if only and not is_page_word(name)}


def _literal(text: str) -> str | None:
    found = _LITERAL.fullmatch(text.strip())
    return next(group for group in found.groups() if group) if found else None


def _names_column(text: str) -> bool:
    return _COLUMN.match(text) is not None and not is_reply_title(text)


def _handed(scripts: Scripts) -> Iterator[tuple[str, str]]:
    """What calls hand to functions of the script: load('31', 1), load({cid: '31', page: 1})."""
    names = parameters(scripts.text)
    for call in _CALL.finditer(scripts.text):
        if call[1] not in names:
            continue
        if call[2].lstrip().startswith("{"):
            given = members(call[2].strip()[1:-1])
        else:
            given = dict(zip(names[call[1]], call[2].split(","), strict=False))
        for name, text in given.items():
            if value := _literal(text):
                yield name, value


def _set(scripts: Scripts) -> Iterator[tuple[str, str]]:
    for found in _SET.finditer(scripts.text):
        if value := _literal(found[2]):
            yield found[1], value


def _of_records(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The keys of records that name columns: tabs: [{label: '人大建议', value: '31'}, …]."""
    for group in _RECORDS.finditer(scripts.text):
        records = [members(record) for record in _RECORD.findall(group[1])]
        named = {k for r in records for k, v in r.items() if _names_column(_literal(v) or "")}
        keys = [
            k for k in records[0] if k not in named and all(_literal(r.get(k, "")) for r in records)
        ]
        if not named or not keys:
            continue
        values = [_literal(r[keys[0]]) or "" for r in records]
        names = [name for name, value in scripts.values.items() if value in values]
        names += _taken(scripts, rf".{{1,80}}\.{re.escape(keys[0])}")
        if names and len(set(values)) > 1:
            yield tuple(dict.fromkeys(names)), values


def _of_arrays(scripts: Scripts) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The values of an array of which a click takes one: cid = ids[$(this).index()]."""
    for array in _ARRAY.finditer(scripts.text):
        values = [v.strip("'\"") for v in re.findall(rf"{STRING}|[0-9]{{1,9}}", array[2])]
        names = _taken(scripts, rf"{re.escape(array[1])}\[.{{1,60}}")
        if names and len(set(values)) > 1:
            yield tuple(dict.fromkeys(names)), values


def _taken(scripts: Scripts, form: str) -> list[str]:
    """Names that get what an expression takes: of variables, and of parameters."""
    names = [name for name, text in _SET_OF.findall(scripts.text) if re.fullmatch(form, text)]
    known = parameters(scripts.text)
    for call in _CALL.finditer(scripts.text):
        given = zip(known.get(call[1], []), call[2].split(","), strict=False)
        names += [name for name, text in given if re.fullmatch(form, text.strip(" '+\""))]
    return names
