"""Rows that stand in scripts: assignments one after the other, and JSON that a script draws."""

import re

import chompjs

from crawlers.page import Page
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.hints.literals import STRING
from crawlers.platforms.lists.records import json_list
from crawlers.platforms.lists.row.kept import is_markup, kept_texts
from crawlers.platforms.lists.traces import REQUEST
from crawlers.platforms.model import ListPage, ListRow, absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

_ASSIGNED = re.compile(
    r"""(?<![\w.$])(?:var\s{1,4}+|let\s{1,4}+|const\s{1,4}+)?(?P<name>(?>[\w$]{0,30}(?:url|href|link|title)[\w$]{0,10}))\s{0,4}+=\s{0,4}+(?P<value>"(?:[^"\\\n]|\\.){2,400}+"|'(?:[^'\\\n]|\\.){2,400}+')""",
    re.I,
)
_OBJECT = re.compile(r"(?:[=(:]|return|^)\s{0,20}(?=[\[{])", re.M)
MOST_OBJECTS = 12
_HANDS_OVER = re.compile(
    rf"(?<![\w$.])(?P<name>[\w$]{{1,30}}+)\(\s{{0,4}}+(?P<given>(?:(?:{STRING}|[0-9]{{1,9}}+)\s{{0,4}}+,?+\s{{0,4}}+){{2,9}}+)\)"
)
LEAST_JOINED = 60
"""Characters of a text that holds rows."""
_ADDRESS = re.compile(
    r"(?:https?:/|\.{0,2})/[^\s<>'\"]{3,300}|[\w\-./]{1,200}\.(?:s?html?|jsp|aspx?|php|pdf|docx?)(?:\?\S{1,200})?"
)


def scripted_rows(page: Page) -> list[ListRow]:
    """Rows of assignments (var url="…"; var title="…", curHref/curTitle), one after the other. A
    commented-out line is none."""
    text = scripts_of(page)
    rows: dict[str, ListRow] = {}
    found = list(_ASSIGNED.finditer(text))
    pending: dict[str, re.Match[str]] = {}
    ends = [*(m.start() for m in found[1:]), len(text)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        kind = "title" if "title" in match["name"].lower() else "url"
        if kind in pending:
            pending = {}
        pending[kind] = match
        if len(pending) < 2:
            continue
        first = min(pending.values(), key=lambda m: m.start())
        url = absolute(page, _unquoted(pending["url"]["value"]))
        title = clean_spaces(re.sub(r"<[^<>]{1,200}>", "", _unquoted(pending["title"]["value"])))
        pending = {}
        if url is None or not title or not re.search(r"[\u3400-\u9fff]", title):
            continue
        near = text[first.start() : min(end, match.end() + 600)]
        rows.setdefault(url, ListRow(url, title, find_time(_after_titles(near, title))))
    if len(rows) > 1:
        return list(rows.values())
    return [*rows.values(), *(_handed_rows(page, text) or _joined_rows(page, text))]


def _handed_rows(page: Page, text: str) -> list[ListRow]:
    """Rows that a script hands to a function one by one: addRow("/jyta/7.html", "…", "2024-05-01").
    Old sites write their lists so."""
    calls: dict[str, list[list[str]]] = {}
    for call in _HANDS_OVER.finditer(text):
        given = [_unquoted(v) for v in re.findall(STRING, call["given"])]
        calls.setdefault(call["name"], []).append(given)
    for records in calls.values():
        if len(records) > 1 and (rows := _rows_of(page, records)):
            return rows
    return []


def _joined_rows(page: Page, text: str) -> list[ListRow]:
    """Rows in one text that a script splits: "title|address|date#title|address|date"."""
    for piece in re.split("[\"']", text):
        if len(piece) < LEAST_JOINED:
            continue
        parts = [p.strip() for p in re.split(r"[|#$^@;\t]{1,4}|\\n", piece)]
        at = [n for n, part in enumerate(parts) if _ADDRESS.fullmatch(part)]
        if len(at) < 2:
            continue
        size = at[1] - at[0]
        starts = range(0, len(parts), size)
        if rows := _rows_of(page, [parts[n : n + size] for n in starts]):
            return rows
    return []


def _rows_of(page: Page, records: list[list[str]]) -> list[ListRow]:
    rows: dict[str, ListRow] = {}
    for parts in records:
        place = next((p for p in parts if _ADDRESS.fullmatch(p)), None)
        title = max((p for p in parts if re.search(r"[\u3400-\u9fff]{4}", p)), key=len, default="")
        url = absolute(page, place) if place else None
        if url and title:
            time = next((t for p in parts if len(p) <= 20 and (t := find_time(p))), None)
            rows.setdefault(url, ListRow(url, clean_spaces(title), time))
    return list(rows.values()) if 2 * len(rows) > len(records) else []


def _after_titles(near: str, title: str) -> str:
    """The text around an assignment without its strings' own addresses."""
    return re.sub(r"t?(?:19|20)[0-9]{6}_?[0-9]{0,14}|/[0-9]{6}/", " ", near.replace(title, " "))


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1])


def inline_json(page: Page) -> ListPage | None:
    """The list that stands as JSON in a script of the page (Jiangxi's articles with articleCount,
    loadPageData({…})), or in an attribute that a script reads; None when there is none."""
    found = json_in(page, scripts_of(page))
    for text in () if found and (found.rows or found.unplaced) else kept_texts(page):
        if not is_markup(text) and (kept := json_in(page, text)):
            return kept
    return found


_COUNTS_OWN = re.compile(
    r"(?:(?:count|total\w{0,8})[\"']?\s{0,3}[:=]\s{0,3}|\bceil\(\s{0,3}|[pP]agination\(\s{0,3}|\bmin\([^;{}]{1,60}?,\s{0,3})([\w$]{1,40})\.length\b",
    re.I,
)


_PARSES_OWN = re.compile(
    r"JSON\.parse\(\s{0,3}(?:document\.getElementById|document\.querySelector|\$)\([^()]{1,60}\)(?:\[0\])?"
    r"\.(?:textContent|innerHTML|innerText|text\(\)|html\(\)|value|val\(\))"
)


def counts_own_rows(page: Page) -> bool:
    """Whether a script cuts an array that stands in it into pages, and nothing on the page asks for
    more or leads elsewhere: by the array's own length, or out of the page's own data."""
    text = scripts_of(page)
    if REQUEST.search(text):
        return False
    if _PARSES_OWN.search(text) and not re.search(r"location|submit\(", text):
        return True
    counted = _COUNTS_OWN.search(text)
    return counted is not None and bool(
        re.search(
            rf"(?<![\w$.]){re.escape(counted[1])}(?:\s{{0,3}}=\s{{0,3}}\[\s{{0,9}}|\.push\()[\[{{]",
            text,
        )
    )


_PUSHED = re.compile(r"\.(?:push|add|append)\(\s{0,4}(?=[\[{])")


def json_in(page: Page, text: str) -> ListPage | None:
    """The list that stands as JSON in a script, or that the script pushes record by record."""
    pushed: list[object] = []
    for found in _PUSHED.finditer(text):
        try:
            pushed.append(chompjs.parse_js_object(text[found.end() : found.end() + 2000]))
        except ValueError:
            continue
    if len(pushed) > 1:
        return json_list(page, pushed)
    if not re.search(r"""["']?\w{1,30}["']?\s{0,3}:\s{0,3}["'][^"'\n]{6}""", text):
        return None
    best: ListPage | None = None
    for n, found in enumerate(_OBJECT.finditer(text)):
        if n >= 400 or (n >= MOST_OBJECTS and best is not None and len(best.rows) > 3):
            break
        start = text[found.end() : found.end() + 600]
        if not re.search(
            r"""["']?(?:\w{0,9}title|name|mc|bt|articles?|list|data|rows|records|total)["']?\s{0,3}:|^\[\s{0,20}\{""",
            start,
            re.I,
        ):
            continue
        try:
            data: object = chompjs.parse_js_object(text[found.end() :])
        except ValueError:
            continue
        listed = json_list(page, data)
        read = [*listed.rows, *listed.unplaced]
        rows = [r for r in read if is_reply_title(r.title) or r.published_at]
        if len(rows) > (max(len(best.rows), len(best.unplaced)) if best else 0):
            best = listed
    return best
