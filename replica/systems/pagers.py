"""Pagers that single sites write and no system does; a quirk of the same name chooses one."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlsplit


@dataclass(frozen=True)
class Told:
    """What a pager is drawn from: the page shown, all pages, documents, rows a page."""

    at: int
    pages: int
    total: int
    size: int


def _links(told: Told, address: Callable[[int], str]) -> str:
    return " ".join(
        f'<a href="{address(k)}">{k}</a>' if k != told.at else f"<b>{k}</b>"
        for k in range(1, told.pages + 1)
    )


def _ministry(told: Told) -> str:
    """民政部: the number of pages in the script, pages ?2, ?3 (people.md section 7)."""
    return (
        f'<div id="pages"></div><script>var totalpage = "{told.pages}";'
        "for (var i = 1; i <= totalpage; i++) { document.write('<a href=\"?' + i + '\">' + i + "
        "'</a>'); }</script>"
    )


def _education(told: Told) -> str:
    """教育部: count and size in a script, two static pages, the others from was5 (people.md 7)."""
    return (
        f"<script>var recordCount = {told.total}; var pageSize = {told.size}; "
        "var channelid = '239993'; drawPages();</script><div id='page'></div>"
    )


def _yunnan(told: Told) -> str:
    """Yunnan: what a page is asked by is base64 (reading-faults 3.1)."""
    following = [(told.at + 1, "下一页"), (told.pages, "尾页")] if told.at < told.pages else []
    links = "".join(f'<a href="?q={_packed(k, told)}">{words}</a>' for k, words in following)
    return f'<div class="pagination"><em>{told.at}</em>{links}</div>'


def _packed(page: int, told: Told) -> str:
    written = json.dumps({"page": page, "size": told.size}, separators=(",", ":"))
    return quote(base64.b64encode(written.encode()).decode(), safe="")


def _hubei(told: Told) -> str:
    """Hubei's publication trees: counts in variables, links written by a script (reading-faults
    3.1)."""
    return f"""<script>var m_nRecordCount = "{told.total}"; var m_nPageSize = {told.size};
var m_nPageCount = Math.ceil(m_nRecordCount / m_nPageSize);
function PageLink(n) {{ return n == 0 ? "index.html" : "index_" + n + ".html"; }}
for (var i = 0; i < m_nPageCount; i++) {{
  document.write('<a href="' + PageLink(i) + '">[' + (i + 1) + ']</a>'); }}</script>"""


def _laypage(told: Told) -> str:
    """A pager of layui, as its documentation prints it."""
    return (
        f"<div id='pg'></div><script>layui.laypage.render({{elem: 'pg', count: {told.total}, "
        f"limit: {told.size}, curr: {told.at}, jump: function (obj, first) {{ if (!first) "
        "{ location.href = '?page=' + obj.curr; } } });</script>"
    )


def _twbs(told: Told) -> str:
    """A pager of twbsPagination, as its documentation prints it."""
    return (
        f"<ul id='pg'></ul><script>$('#pg').twbsPagination({{totalPages: {told.pages}, "
        f"startPage: {told.at}, onPageClick: function (event, page) {{ location.href = "
        "'list_' + page + '.html'; } });</script>"
    )


def _taglib(told: Told) -> str:
    """The pager of old JSP pages counts rows: ?pager.offset=15."""
    return _links(told, lambda k: f"?pager.offset={(k - 1) * told.size}")


def _untold(told: Told) -> str:
    """Numbers that call a function; only the function knows the addresses."""
    numbers = "".join(f'<a href="javascript:turn({k})">{k}</a>' for k in range(1, told.pages + 1))
    return (
        f"<div>{numbers}</div><script>function turn(k) {{ location.href = k == 1 ? '/jytabl/' : "
        "'/jytabl/list_' + k + '.html'; }</script>"
    )


PAGERS: dict[str, Callable[[Told], str]] = {
    "ministry": _ministry, "education": _education, "yunnan": _yunnan, "hubei": _hubei,
    "laypage": _laypage, "twbs": _twbs, "taglib": _taglib, "untold": _untold,
}  # fmt: skip
STATIC_PAGES = 2
"""Pages that 教育部 has as files; older rows come from its search service only."""


def page_asked(quirk: str, path: str, size: int) -> int | None:
    """Number of the page that a path below /jytabl/ asks for; None for one that a site with this
    pager does not have."""
    if path == "/jytabl/":
        return 1
    parts = urlsplit(path)
    query = dict(parse_qsl(parts.query))
    named: int | None = None
    if quirk == "ministry" and (found := re.fullmatch(r"/jytabl/\?([0-9]+)", path)):
        named = int(found[1])
    elif quirk == "education" and (found := re.fullmatch(r"/jytabl/index_([0-9]+)\.html", path)):
        named = int(found[1]) + 1 if int(found[1]) < STATIC_PAGES else None
    elif quirk == "education" and query.get("channelid") == "239993":
        named = int(query.get("page", "1")) if parts.path == "/was5/web/search" else None
    elif quirk == "yunnan" and parts.path == "/jytabl/" and "q" in query:
        named = json.loads(base64.b64decode(unquote(query["q"])))["page"]
    elif quirk == "hubei" and (found := re.fullmatch(r"/jytabl/index_([0-9]+)\.html", path)):
        named = int(found[1]) + 1
    elif quirk == "laypage" and parts.path == "/jytabl/":
        named = int(query.get("page", "1"))
    elif quirk == "taglib" and parts.path == "/jytabl/":
        named = int(query.get("pager.offset", "0")) // size + 1
    elif found := re.fullmatch(r"/jytabl/list_([0-9]+)\.html", path):
        named = int(found[1]) if quirk in ("twbs", "untold") else None
    return named
