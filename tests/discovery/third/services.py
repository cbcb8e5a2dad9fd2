"""Services that draw a list: the page of a column holds no rows, a script asks for them. Forms of
Hanweb (datastore in the page, jpaas unit), Kaipu, Longxun, TRS (IGS, was5, rows in a script) and of
small systems (a JSON file, a posted form)."""

import json
import re
from collections.abc import Callable
from html import escape

from unseen.base import Unseen

from replica.site import Answer
from third.tree import Node

LINES = (
    "function put(a){document.getElementById('list').innerHTML=a.map(function(r){return "
    "'<li><a href=\"'+r[1]+'\">'+r[0]+'</a><span>'+r[2]+'</span></li>'}).join('')}"
)


def _json(data: object) -> Answer:
    text = json.dumps(data, ensure_ascii=False)
    return Answer(200, text.encode(), "application/json;charset=utf-8")


def _asking(url: str, rows: str, post: str = "") -> str:
    """A script that asks for rows and puts them in."""
    send = (
        f",{{method:'POST',headers:{{'Content-Type':'application/x-www-form-urlencoded'}},"
        f"body:'{post}'}}" if post else ""
    )  # fmt: skip
    return (
        f"<ul id='list'></ul><div id='page_div'></div><script>{LINES}\nfetch('{url}'{send})"
        f".then(function(r){{return r.json()}}).then(function(d){{put({rows})}});</script>"
    )


def _li(node: Node) -> list[str]:
    return [f'<li><a href="{h}" title="{escape(t)}" target="_blank">{escape(t)}</a><b>{d}</b></li>'
            for t, h, d in node.rows]  # fmt: skip


def datastore(p: Unseen, node: Node) -> str:
    """Old Hanweb: records in an XML block of the page, the visible list filled by a script."""
    records = "".join(f"<record><![CDATA[{li}]]></record>" for li in _li(node))
    col = re.sub(r"\D", "", node.path) or "1"
    total = len(node.rows)
    base = r"/module/web/jpage/dataproxy\.jsp(?:\?.*)?"

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        first = re.search(r"\bpage=1\b|startrecord=1\b", found[0] + "&" + form)
        xml = f"<datastore><totalrecord>{total}</totalrecord><totalpage>1</totalpage><recordset>"
        return Answer(200, f"{xml}{records if first else ''}</recordset></datastore>".encode(),
                      "text/xml;charset=utf-8")  # fmt: skip

    p.live.append((base, lists_of(p, base, f"columnid={col}", answer)))
    asked = f"/module/web/jpage/dataproxy.jsp?page=1&webid=3&columnid={col}&unitid=5121"
    return (
        f'<div id="5121"><ul id="list"></ul></div><script type="text/xml" id="ds"><datastore>'
        f'<nextgroup><![CDATA[<a href="{asked}"></a>]]></nextgroup><recordset>{records}</recordset>'
        f"</datastore></script><script>var jpage={{totalRecord:{total},perPage:15,columnid:{col}}};"
        "var x=document.getElementById('ds').textContent.match(/<li>.*?<.li>/g)||[];"
        "document.getElementById('list').innerHTML=x.slice(0,15).join('');</script>"
    )


def jpaas(p: Unseen, node: Node) -> str:
    """New Hanweb: the unit of a page is built by a gateway."""
    number = re.sub(r"\D", "", node.path) or "1229000001"
    base = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    query = (
        f"parseType=bulidstatic&webId=2237&tplSetId=d41ab&pageType=column&tagId=list&editType=null"
        f"&pageId={number}"
    )
    data = (
        f"{{'parseType':'bulidstatic','webId':'2237','tplSetId':'d41ab','pageType':'column',"
        f"'tagId':'list','editType':'null','pageId':'{number}'}}"
    )

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        inside = "".join(_li(node))
        html = (
            f"<div class='page-content'><ul>{inside}</ul></div><div class='pagination' "
            f'count="{len(node.rows)}" rows="{len(node.rows)}" queryData="{data}"></div>'
        )
        return _json({"success": True, "code": "200", "data": {"html": html}})

    p.live.append((rf"{base}\?(?=.*pageId={number}(?:&|$)).*", answer))
    return (
        f"<div id='list' class='unit' url=\"{base}\" queryData=\"{data}\"></div><script>"
        f"fetch('{base}?{query}').then(function(r){{return r.json()}}).then(function(d){{"
        "document.getElementById('list').innerHTML=d.data.html});</script>"
    )


def kaipu(p: Unseen, node: Node) -> str:
    """Kaipu: a search by the channel's number, which a meta tag names."""
    channel = f"{abs(hash_of(node.path)):032x}"[:32]
    results = [{"title": t, "url": h, "publishedTimeStr": f"{d} 09:12:00", "content": ""}
               for t, h, d in node.rows]  # fmt: skip

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        return _json({"data": {"total": len(results), "page": 1, "rows": 20, "results": results}})

    p.live.append((rf"/common/search/{channel}\?.*", answer))
    url = f"/common/search/{channel}?sort=&_isAgg=false&_isJson=true&_pageSize=20&_template=index"
    rows = "d.data.results.map(function(r){return [r.title,r.url,r.publishedTimeStr]})"
    return f'<meta name="channelId" content="{channel}">{_asking(url + "&page=1", rows)}'


def longxun(p: Unseen, node: Node) -> str:
    """Longxun: a label is asked for with the numbers of organ and catalogue."""
    found = re.search(r"column/(\d+)\?.*catId=(\d+)", node.path)
    organ, cat = (found[1], found[2]) if found else ("20261", str(hash_of(node.path) % 10**7))
    base = "/site/label/8888?IsAjax=1&labelName=publicInfoList&siteId=6799621"
    data = [{"link": h, "title": t, "publishDate": d} for t, h, d in node.rows]

    def answer(portal: Unseen, asked: re.Match[str], form: str) -> Answer:
        if "isJson=true" in asked[0]:
            return _json({"data": data, "total": len(data)})
        lines = "".join(
            f'<div class="xxgk_navli"><a href="{r["link"]}" title="{escape(r["title"])}">'
            f"{escape(r['title'])}</a><span class='date'>{r['publishDate']}</span></div>"
            for r in data
        )
        return Answer(200, lines.encode())

    p.live.append((rf"/site/label/8888\?(?=.*catId={cat}(?:&|$)).*", answer))
    url = (
        f"{base}&organId={organ}&catId={cat}&pageSize=20&pageIndex=1&type=4&action=list&isJson=true"
    )
    return _asking(url, "d.data.map(function(r){return [r.title,r.link,r.publishDate]})")


def igs(p: Unseen, node: Node) -> str:
    """TRS IGS: a search filtered by channel."""
    channel = hash_of(node.path) % 10**6
    content = [{"title": t, "url": h, "PUBDATE": f"{d} 10:00:00"} for t, h, d in node.rows]

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        return _json({"page": {"content": content, "totalElements": len(content), "number": 0}})

    p.live.append((rf"/igs/front/search/list\.jhtml\?.*filter(?:\[|%5B)CHANNELID.*={channel}.*",
                   answer))  # fmt: skip
    url = (
        "/igs/front/search/list.jhtml?index=govdocs&type=governmentdocuments&pageNumber=1&pageSize=20"
        f"&filter%5BCHANNELID%5D={channel}"
    )
    return _asking(url, "d.page.content.map(function(r){return [r.title,r.url,r.PUBDATE]})")


def posted(p: Unseen, node: Node) -> str:
    """江西 JPAAS: a form is posted to /queryList."""
    channel = re.sub(r"\W", "", node.path)[-16:]
    results = [
        {"source": {"title": t, "showTitle": t, "pubDate": d, "urls": json.dumps({"pc": h})}}
        for t, h, d in node.rows
    ]

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        mine = channel in form
        return _json({"data": {"results": results if mine else [], "total": len(results) * mine}})

    p.live.append((r"/queryList", lists_of(p, "/queryList", channel, answer)))
    form = f"current=1&pageSize=15&unitid=390&webSiteCode%5B%5D=jx&channelCode%5B%5D={channel}"
    rows = "d.data.results.map(function(r){return [r.source.title,JSON.parse(r.source.urls).pc,"
    return _asking("/queryList", rows + "r.source.pubDate]})", form)


Service = Callable[[Unseen, re.Match[str], str], Answer]


def lists_of(p: Unseen, path: str, mark: str, answer: Service) -> Service:
    """One path for all channels: the query or the form says which."""
    before = [service for pattern, service in p.live if pattern == path]
    p.live[:] = [one for one in p.live if one[0] != path]

    def choose(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        if mark in found[0] + form or not before:
            return answer(portal, found, form)
        return before[0](portal, found, form)

    return choose


def file(p: Unseen, node: Node) -> str:
    """A JSON file that the system writes beside the page at each publication."""
    folder = node.path[: node.path.rfind("/") + 1]
    data = [{"docTitle": t, "docUrl": h, "docDate": d} for t, h, d in node.rows]
    stem = re.sub(r"\W", "", node.path.rpartition("/")[2]) or "index"
    name = p.file(f"{folder}{stem}_data.json", json.dumps(data, ensure_ascii=False))
    return _asking(name, "d.map(function(r){return [r.docTitle,r.docUrl,r.docDate]})")


def written(p: Unseen, node: Node) -> str:
    """武汉: each row is a few variables and a line that writes them."""
    lines = "".join(
        f'<script>var url="{h}";var title="{t}";document.write(\'<li><a href="\'+url+\'">\'+title+'
        f"'</a><span>{d}</span></li>');</script>"
        for t, h, d in node.rows
    )
    return f"<ul class='list'>{lines}</ul>"


def was5(p: Unseen, node: Node) -> str:
    """TRS was5: the list is a search that the server itself prints."""
    rows = "".join(f"<li>{li[4:]}" for li in _li(node))
    count = len(node.rows)
    script = f"<script>var recordCount={count};var countPage=1;</script>"
    return f"<ul class='search'>{rows}</ul><p>共 {count} 条记录</p>{script}"


def hash_of(text: str) -> int:
    """A number for a text, the same in every run."""
    number = 7
    for char in text:
        number = (number * 1_000_003 + ord(char)) % 2**127
    return number


SERVICES: dict[str, Callable[[Unseen, Node], str]] = {
    "datastore": datastore, "jpaas": jpaas, "kaipu": kaipu, "longxun": longxun, "igs": igs,
    "posted": posted, "file": file, "written": written, "was5": was5,
}  # fmt: skip
