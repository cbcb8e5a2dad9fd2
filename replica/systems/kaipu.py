"""An invented Kaipu / UCAP site: static <tpl>_k.shtml lists, or the /common/search API."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, column, cut, hexadecimal, rows
from replica.site import Answer, Document, Site

SIZE = 20
CHANNEL = "4b7a9c0d1e2f43d58a6b7c8d9e0f1a2b"


def _href(site: Site, document: Document) -> str:
    name = hexadecimal(document) if "hex" in site.quirks else str(document.number)
    return f"/jyt/c107321/{document.moved_on:%Y%m}/{name}.shtml"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/c107321/[0-9]{6}/([0-9a-f]{32}|[0-9]+)\.shtml$", path)
    return int(found[1], 16 if len(found[1]) == 32 else 10) if found else None


def _listing(site: Site, path: str) -> Answer | None:
    query = dict(parse_qsl(urlsplit(path).query, keep_blank_values=True))
    if path.startswith((f"/common/search/{CHANNEL}", f"/searchList/{CHANNEL}")):
        return _answer(site, int(query.get("page", "1")), query.get("_isJson") == "true")
    if path.startswith(f"/search/common/search/{CHANNEL}#"):
        form = dict(parse_qsl(path.partition("#")[2]))
        return _answer(site, int(form["datas[1][value]"]), True)
    found = re.fullmatch(r"/jyt/c107321/(?:hygq(?:_([0-9]+))?\.shtml)?", path)
    if not found:
        return None
    named = f'<meta name="channelId" content="{CHANNEL}">'
    if "search_list" in site.quirks:  # the securities commission's (reading-faults 3.9)
        script = "<script>$.get('/searchList/' + channelId, draw);</script>"
        return column(site, f'<ul id="list"></ul>{script}', named)
    if site.quirks & {"api", "posted"}:
        return column(site, '<ul id="list"></ul><script src="/js/list.js"></script>', named)
    at = int(found[1] or 1)
    documents, pages, total = cut(site, at, SIZE)
    if not documents and at > 1:
        return None
    if (
        "comment_rows" in site.quirks
    ):  # the static list ends after one page; a script draws the whole one
        shown = (
            "<!-- "
            f"{rows(site, documents, _href)}<script>"
            f"createPageHTML('page_div',1,1,'hygq','shtml',{SIZE});</script>-->"
        )
        return column(
            site,
            f'<ul class="jytxxgklist">{shown}</ul>',
            named,
        )
    call = f"createPageHTML('page_div', {pages}, {at}, 'hygq','shtml', {total});"
    pager = (
        f"<script>{call}</script>"
        if "plain_pager" in site.quirks
        else f"<!-- <script>{call}</script> -->"
    )
    return column(
        site,
        f'<div class="list">{rows(site, documents, _href)}</div><div id="page_div"></div>{pager}',
    )


def _answer(site: Site, page: int, as_json: bool) -> Answer:
    documents, pages, total = cut(site, page, SIZE)
    if not as_json:
        return column(site, f'<ul id="body">{rows(site, documents, _href)}</ul>共{pages}页')
    results = [
        {
            "title": d.case.title,
            "subTitle": "",
            "url": _href(site, d),
            "content": "",
            "publishedTimeStr": f"{d.published} 10:20:00",
            "domainMetaList": [{"resultList": [{"key": "indexnumber", "value": str(d.number)}]}],
        }
        for d in documents
    ]
    data = {"data": {"total": total, "page": page, "rows": SIZE, "results": results}}
    return Answer(
        200, json.dumps(data, ensure_ascii=False).encode(), "application/json;charset=utf-8"
    )


def _start(site: Site) -> str:
    return "/jyt/c107321/hygq.shtml"


DIALECT = Dialect(
    _start, _href, _number, _listing, '<ucapcontent><div class="wenz">{}</div></ucapcontent>'
)
