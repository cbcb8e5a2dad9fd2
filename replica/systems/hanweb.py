"""An invented site on Hanweb JCMS: records inside <script type="text/xml">, groups from
dataproxy.jsp."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

from replica.faults import faulty
from replica.markup import frame, meta_tags, paragraphs
from replica.site import Answer, Document, Site, stamp

PER_PAGE, GROUP = 15, 45
PROXY = "/module/web/jpage/dataproxy.jsp"


def respond(site: Site, path: str) -> Answer:
    """The answer to a path (with query) of the site."""
    article = re.search(r"/art/[0-9/]+/art_7301_([0-9]+)\.html$", path)
    broken = faulty(site, path, int(article[1]) if article else None)
    if broken:
        return broken
    if path == "/robots.txt":
        return Answer(404, b"<html><body>404</body></html>")
    if article:
        document = site.document(int(article[1]))
        return (
            _article(site, document) if document else Answer(404, b"<html><body>404</body></html>")
        )
    if path == "/col/col7301/index.html":
        return _column(site)
    if path.startswith(PROXY):
        return _group(site, {k: v[0] for k, v in parse_qs(urlsplit(path).query).items()})
    return Answer(404, b"<html><body>404</body></html>")


def _record(d: Document) -> str:
    href = f"/art/{d.moved_on.year}/{d.moved_on.month}/{d.moved_on.day}/art_7301_{d.number}.html"
    return (
        f'<record><![CDATA[<li><a href="{href}" target="_blank" '
        f'title="{escape(d.case.title)}">{escape(d.case.title)}</a><b>{d.published}</b></li>]]></record>'
    )


def _column(site: Site) -> Answer:
    documents = site.listed()
    total = len(documents) + (7 if site.faults.get("total_lies") else 0)
    records = "".join(_record(d) for d in documents[:GROUP])
    proxy = (
        f"{PROXY}?page=1&appid=1&webid=31&path=%2F&columnid=7301&unitid=5456&webname=yc"
        "&permissiontype=0"
    )
    if "quoted" in site.quirks:  # Nantong's address has quotes inside (reading-faults 3.7)
        proxy = proxy.replace("path=%2F", "path='/'")
    main = f"""<ul class="list" id="5456"></ul><div id="box"><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="{proxy}"></a>]]></nextgroup><recordset>{records}</recordset>\
</datastore></script></div>
<script>$('#5456').jpage({{ totalRecord:{total}, perPage:{PER_PAGE}, \
proxyUrl:'{PROXY}' }});</script>"""
    body, kind = site.encode(
        frame(site, "人大代表建议" if site.kind == "npc_suggestion" else "政协提案", main)
    )
    return Answer(200, body, kind)


def _group(site: Site, query: dict[str, str]) -> Answer:
    documents = site.listed()
    start, end = int(query["startrecord"]), int(query["endrecord"])
    first, last = start - 1, end
    if (
        "overlap46" in site.quirks
    ):  # one record too many, from the second group on it repeats the group before
        first, last = (first - 1 if start > GROUP + 1 else first), last + 1
    records = "".join(_record(d) for d in documents[first:last])
    total = len(documents) + (7 if site.faults.get("total_lies") else 0)
    pages = -(-total // PER_PAGE)
    text = (
        f"<datastore><totalrecord>{total}</totalrecord><totalpage>{pages}</totalpage>"
        f"<recordset>{records}</recordset></datastore>"
    )
    return Answer(200, text.encode(), "text/xml; charset=utf-8")


def _article(site: Site, document: Document) -> Answer:
    table = f"""<table class="xxgk_article"><tr><td>索引号</td><td>YC{document.number}</td>\
<td>组配分类</td><td>建议提案</td></tr>
<tr><td>发布机构</td><td>{site.agency}</td><td>成文日期</td><td>{document.case.truth["reply_date"]}</td></tr>\
<tr><td>公开方式</td><td>主动公开</td><td>公开范围</td><td>面向社会</td></tr></table>"""
    box = "nr" if site.faults.get("layout_changed") else "zoom"
    main = f"""{table}<div class="bt-title xl_title">{escape(document.case.title)}</div>
<div class="xx">发布时间：{document.published} 09:30　<!--<$[信息来源]>begin-->\
信息来源：{site.agency}\
<!--<$[信息来源]>end-->　浏览次数：<script>count()</script></div>
<div id="{box}">{paragraphs(site, document, site.lines(document))}</div>
<div class="tools">打印本页 关闭窗口</div>"""
    body, kind = site.encode(frame(site, document.case.title, main, meta_tags(site, document)))
    if document.number in site.faults.get("truncated", ()):
        return Answer(200, body[: len(body) // 2], kind, declared_length=len(body))
    return Answer(
        200,
        body,
        kind,
        {
            "Last-Modified": stamp(document.published),
            "ETag": f'"{document.number}-{int(document.number in site.changed)}"',
        },
    )
