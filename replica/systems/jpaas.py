"""An invented Hanweb jpaas site: list units from an API that ignores page numbers at its top level;
Jiangxi's queryList."""

import json
import re
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, column, cut, hexadecimal, rows
from replica.site import Answer, Document, Site

SIZE = 15
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"


def _href(site: Site, document: Document) -> str:
    if "uuid" in site.quirks:
        h = hexadecimal(document)
        uuid = f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
        return f"/art/{document.moved_on.year}/art_{uuid}.html"
    moved = document.moved_on
    return f"/art/{moved.year}/{moved.month}/{moved.day}/art_1229895725_{document.number}.html"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/art/[0-9/]+/art_(?:1229895725_([0-9]+)|([0-9a-f\-]{36}))\.html$", path)
    if not found:
        return None
    return int(found[1]) if found[1] else int(found[2].replace("-", ""), 16)


def _listing(site: Site, path: str) -> Answer | None:
    values = dict(parse_qsl(urlsplit(path).query, keep_blank_values=True)) | dict(
        parse_qsl(path.partition("#")[2])
    )
    if path.startswith(UNIT):
        asked = json.loads(values.get("paramJson", "{}"))
        if "printed" in site.quirks:
            return _printed(site, values["tagId"], asked)
        documents, _, total = cut(site, asked.get("pageNo", 1), SIZE)
        pager = f'<div class="pagination" count="{total}" rows="{SIZE}" queryData="{{}}"></div>'
        html = f'<div class="page-content">{rows(site, documents, _href)}</div>{pager}'
        return _unit(html)
    if path.startswith("/queryList#"):
        return _query_list(site, int(values["current"]), int(values["pageSize"]))
    if not re.match(r"/col/col1229895725/|/jyta/", path):
        return None
    if "inline" in site.quirks:
        return _inline(site)
    if "query_list" in site.quirks:
        script = (
            "$.post('/queryList', {current: 1, unitid: '6081', 'webSiteCode[]': 'yc', "
            "'channelCode[]': 'col1229895725', pageSize: 15});"
        )
        return column(
            site,
            "<ul><script "
            f'type="text/x-handlebars"><li>{{{{title}}}}</li></script></ul><script>{script}</script>',
        )
    unit = "{'webId':'2237','pageId':'1229895725','tagId':'%s','tplSetId':'bN3',"
    unit += "'pageType':'column','parseType':'bulidstatic'"
    query, side = unit % "当前栏目列表" + ",'editType':'null'}", unit % "当前位置" + "}"
    names = ["当前栏目list", "右侧新闻"] if "printed" in site.quirks else []
    others = "".join(f'<div url="{UNIT}" queryData="{unit % name}}}"></div>' for name in names)
    return column(
        site,
        f'<div url="{UNIT}" queryData="{side}"></div><div class="list" url="{UNIT}" '
        f'queryData="{query}"></div>{others}',
    )


def _unit(html: str) -> Answer:
    data = {"success": True, "data": {"html": html}}
    return Answer(200, json.dumps(data, ensure_ascii=False).encode(), "application/json")


def _printed(site: Site, tag: str, asked: dict[str, Any]) -> Answer:
    """Units as real sites print them (reading-faults 3.2): the pager's numbers in its queryData,
    rows without dates, several units on the page; without `search` page 2 is one of the whole
    catalogue."""
    if tag == "右侧新闻":
        return _unit(
            '<ul><li><a href="/art/2024/1/2/art_77_9.html">本地要闻：召开工作会议</a></li></ul>'
        )
    if tag != "当前栏目列表":
        return _unit("<div></div>")
    page = asked.get("pageNo", 1)
    if page > 1 and asked.get("search") != {"col": "1229895725"}:
        return _unit(
            '<ul><li><a href="/art/2024/1/2/art_88_8.html">别的栏目的一篇文章</a></li></ul>'
        )
    documents, _, total = cut(site, page, SIZE)
    links = "".join(f'<a href="{_href(site, d)}">{escape(d.case.title)}</a>' for d in documents)
    search = '{"col":"1229895725"}'
    query = escape(f"{{'rows':'{SIZE}','count':'{total}','search':'{search}'}}").replace(
        "&#x27;", "'"
    )
    return _unit(f'<div class="page-content">{links}</div><div queryData="{query}"></div>')


def _inline(site: Site) -> Answer:
    """Jiangxi's column: all articles in a script, with articleCount (reading-faults 3.6)."""
    articles = [
        {
            "title": d.case.title,
            "pubDate": f"{d.published} 08:00:00",
            "urls": json.dumps({"pc": _href(site, d), "common": _href(site, d)}),
        }
        for d in site.listed()
    ]
    data = {"articleCount": len(articles), "articles": articles}
    written = json.dumps(data, ensure_ascii=False)
    return column(site, f"<ul id='list'></ul><script>loadPageData({written});</script>")


def _query_list(site: Site, page: int, size: int) -> Answer:
    documents, _, total = cut(site, page, size)
    results = [
        {
            "id": str(d.number),
            "source": {
                "title": escape(d.case.title),
                "showTitle": d.case.title,
                "pubDate": f"{d.published} 08:00:00",
                "content": {"content": ""},
                "urls": json.dumps({"pc": site.root + _href(site, d), "common": _href(site, d)}),
            },
        }
        for d in documents
    ]
    return Answer(
        200,
        json.dumps({"data": {"total": total, "results": results}}, ensure_ascii=False).encode(),
        "application/json",
    )


def _start(site: Site) -> str:
    return "/jyta/" if "pretty" in site.quirks else "/col/col1229895725/index.html"


DIALECT = Dialect(_start, _href, _number, _listing, '<div id="zoom" class="main-txt">{}</div>')
