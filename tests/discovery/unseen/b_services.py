"""Half B, services: the page of a column is empty until a script has asked for its rows. The
address of the page is what must be found; that of the service is right beside it."""

import json
import re
from collections.abc import Callable
from html import escape

from replica.site import Answer
from unseen import parts, words
from unseen.b_ministry import begin, finish
from unseen.base import Unseen
from unseen.tree import Node

AJAX = """function ask(m,u,f,done){var x=new XMLHttpRequest();x.open(m,u,true);
if(f)x.setRequestHeader('Content-Type','application/x-www-form-urlencoded');x.onload=function(){done(x.responseText)};
x.send(f||null);}"""
Row = tuple[str, str, str]
Service = Callable[[Unseen, Node], str]


def services(p: Unseen) -> None:
    """Columns of both bodies or of one, drawn by the service whose turn it is; some are empty: the
    service has nothing to give."""
    form = p.turn("service", *SERVICES)
    nodes, plan = begin(p)
    shelf = parts.way(p, nodes[p.pick("open", "open", "topics", "talk")])
    ending = {"jpaas": "index.html", "store": "index.html", "kaipu": "zfxxgk_nrz.shtml"}.get(
        form, ""
    )
    empty = p.seed in (6, 11)
    sides = p.rng.choice((("mixed",), ("npc", "cppcc"), ("cppcc",)))
    for side in sides:
        number = p.rng.randint(100000, 1999999)
        label = {"mixed": words.COLUMNS, "npc": words.NPC, "cppcc": words.CPPCC}[side]
        path = {
            "jpaas": f"/col/col{number}/index.html", "store": f"/col/col{number}/index.html",
            "kaipu": f"/site/c{number}/{ending}",
            "longxun": f"/public/column/{number}?type=4&catId={number + 7}&action=list",
            "igs": parts.below(shelf, f"c{number}"),
            "post": parts.below(shelf, f"list_{number}"), "file": parts.below(shelf, "jyta" + side),
        }[form]  # fmt: skip
        node = Node(parts.fitting(p, p.pick(*label)), path, "replies", side=side, count=10)
        node.body = drawn(form, empty)
        shelf.children.insert(p.rng.randint(0, len(shelf.children)), node)
        if empty:
            p.fate = "none"
            p.away.update(p.forms(path))
        else:
            p.note(side, path)
    beside(p, shelf, form)
    finish(p, plan)


def beside(p: Unseen, shelf: Node, form: str) -> None:
    """A neighbour that the same service draws: something else."""
    path = parts.below(shelf, "czyjs9")
    node = Node(p.pick("财政资金", "提案工作", "工作动态"), path, "friend", count=8)
    node.body = drawn(form, False)
    shelf.children.append(node)


def drawn(form: str, empty: bool) -> Service:
    """The page of a column, and its service."""

    def body(p: Unseen, node: Node) -> str:
        rows = [] if empty else [(t, p.address(href), day) for t, href, day in node.rows]
        number = (re.findall(r"\d{4,}", node.path) or [str(len(node.path))])[-1]
        text = SERVICES[form](p, rows, number)
        return f"<script>{AJAX}</script>{text}"

    return body


def _serve(
    p: Unseen, pattern: str, write: Callable[[list[Row]], str], rows: list[Row], kind: str = "json"
) -> None:
    """Answer whatever names the column, in any order of the other words; a page after the first has
    no rows."""

    def give(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        page = re.search(r"(?:pageIndex|page|pageNumber|pageNo%22:|pageNo\":)=?(\d+)", found[0])
        text = write([] if page and int(page[1]) > 1 else rows)
        media = {"json": "application/json", "html": "text/html"}[kind]
        return Answer(200, portal._ported(text).encode(), f"{media}; charset=utf-8")

    p.live.append((pattern, give))


def _items(rows: list[Row], extra: str = "") -> str:
    return "".join(
        f'<li{extra}><a href="{href}" title="{escape(t)}">{escape(t)}</a><span>{day}</span></li>'
        for t, href, day in rows
    )


def jpaas(p: Unseen, rows: list[Row], number: str) -> str:
    """The unit of a page of Hanweb JPAAS, asked for with webId, tplSetId and tagId."""
    url = (
        "/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=2237"
        f"&tplSetId=aX9&pageType=column&tagId=%E5%88%97%E8%A1%A8&editType=null&pageId={number}"
    )

    def write(some: list[Row]) -> str:
        html = f"<div class='page-content'><ul>{_items(some)}</ul></div>"
        return json.dumps({"success": True, "data": {"html": html}})

    _serve(p, r"/api-gateway/[\w/-]+/unit\?.*" + f"pageId={number}(?:&.*)?", write, rows)
    return (
        f'<div id="u{number}" class="pager" count="{len(rows)}" rows="15"></div>'
        f'<script>ask("GET","{url}"'
        f",null,function(t){{document.getElementById('u{number}').innerHTML=JSON.parse(t).data.html;}});"
        "</script>"
    )


def store(p: Unseen, rows: list[Row], number: str) -> str:
    """Hanweb's data store: records in a script of XML, the visible list is empty until drawn."""
    records = "".join(f"<record><![CDATA[{_items([row])}]]></record>" for row in rows)
    return (
        f'<ul id="s{number}"></ul><script type="text/xml" id="x{number}">'
        f"<datastore><recordset>{records}"
        f"</recordset></datastore></script><script>"
        f"var t=document.getElementById('x{number}').textContent"
        ",m,r=/<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>/g,s='';while(m=r.exec(t))s+=m[1];"
        f"document.getElementById('s{number}').innerHTML=s;</script>"
    )


def kaipu(p: Unseen, rows: list[Row], number: str) -> str:
    """The search of Kaipu, by the number of the channel."""
    url = f"/common/search/{number}?_isAgg=true&_isJson=true&_pageSize=20&_template=index&page=1"

    def write(some: list[Row]) -> str:
        found = [{"title": t, "url": u, "publishedTimeStr": f"{d} 09:00:00"} for t, u, d in some]
        return json.dumps({"data": {"total": len(rows), "page": 1, "results": found}})

    _serve(p, rf"/common/search/{number}(?:\?.*)?", write, rows)
    return (
        f'<meta name="channelId" content="{number}"><div id="k{number}"></div>'
        f'<script>ask("GET","{url}",'
        "null,function(t){var d=JSON.parse(t).data.results,s='';"
        "for(var i=0;i<d.length;i++)s+='<dl><dd>"
        "<a href=\"'+d[i].url+'\">'+d[i].title+'</a></dd></dl>';"
        f"document.getElementById('k{number}').innerHTML=s;}});</script>"
    )


def longxun(p: Unseen, rows: list[Row], number: str) -> str:
    """Label 8888 of Longxun answers a piece of HTML."""
    url = (
        f"/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&siteId=68&organId=1659"
        f"&type=4&catId={number}&action=list&pageIndex=1&pageSize=15"
    )

    def write(some: list[Row]) -> str:
        return f"<div class='xxgk_navli'><ul>{_items(some)}</ul></div>"

    _serve(p, rf"/site/label/8888\?.*catId={number}(?:&.*)?", write, rows, "html")
    return (
        f'<div id="l{number}" class="xxgk_nav_list"></div>'
        f'<script>ask("GET","{url}",null,function(t){{'
        f"document.getElementById('l{number}').innerHTML=t;}});</script>"
    )


def igs(p: Unseen, rows: list[Row], number: str) -> str:
    """The search of TRS IGS: page.content."""
    url = (
        f"/igs/front/search/list.html?index=gk&type=gk&pageNumber=1&pageSize=20&filter[C]={number}"
    )

    def write(some: list[Row]) -> str:
        content = [{"DOCTITLE": t, "DOCPUBURL": href, "PUBDATE": day} for t, href, day in some]
        return json.dumps({"page": {"content": content, "total": len(rows)}})

    _serve(p, r"/igs/front/search/list.html\?.*" + f"={number}(?:&.*)?", write, rows)
    return (
        f'<ul id="g{number}"></ul><script>ask("GET","{url}",null,'
        "function(t){var c=JSON.parse(t).page"
        ".content;document.getElementById('g"
        f"{number}').innerHTML=c.map(function(o){{return '<li><a href=\"'+"
        "o.DOCPUBURL+'\">'+o.DOCTITLE+"
        "'</a></li>'}).join('');});</script>"
    )


def post(p: Unseen, rows: list[Row], number: str) -> str:
    """A form that is posted, as Suzhou's catalogue wants it."""
    found = [{"TITLE": t, "URL": href, "PUBLISHED_TIME_FORMAT": day} for t, href, day in rows]
    answer = json.dumps({"data": {"allRow": len(rows), "totalPage": 1, "list": found}})
    url = f"/szinf/interfacesWeb/loadData{number}"

    def give(portal: Unseen, match: re.Match[str], form: str) -> Answer:
        text = answer if f"channel_id={number}" in form else '{"data":{"allRow":0,"list":[]}}'
        return Answer(200, portal._ported(text).encode(), "application/json; charset=utf-8")

    p.live.append((re.escape(url), give))
    return (
        f'<ul id="p{number}"></ul><script>ask("POST","{url}",'
        f'"pageIndex=1&pageSize=15&channel_id={number}"'
        ",function(t){var c=JSON.parse(t).data.list;document.getElementById('p"
        f"{number}').innerHTML=c.map(function(o){{return '<li><a href=\"'+"
        "o.URL+'\">'+o.TITLE+'</a></li>'"
        "}).join('');});</script>"
    )


def file(p: Unseen, rows: list[Row], number: str) -> str:
    """A file of rows that is written beside the page when something is published."""
    listed = json.dumps([{"t": t, "u": href, "d": day} for t, href, day in rows])
    name = p.file(f"/data/list_{number}.js", f"var listData={listed};")
    return (
        f'<script src="{name}"></script><script>for(var i=0;i<listData.length;i++)document.write('
        "'<li><a href=\"'+listData[i].u+'\">'+listData[i].t+'</a> '+listData[i].d+"
        "'</li>');</script>"
    )


SERVICES = {
    "jpaas": jpaas, "store": store, "kaipu": kaipu, "longxun": longxun, "igs": igs, "post": post,
    "file": file,
}  # fmt: skip
FAMILIES = {"b_services": services}
