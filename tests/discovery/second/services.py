"""Lists whose rows a script draws: from a store in the page, from a service of the system, from a
file beside it. Each form is one that published crawlers read; the last ones are local makes."""

import json
import re
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import parse_qs

from replica.site import Answer
from second.menus import jquery
from second.site import Column, Row, Second

Fields = Callable[[Row], dict[str, object]]


def answer(data: object) -> Answer:
    """A JSON answer."""
    return Answer(200, json.dumps(data, ensure_ascii=False).encode(), "application/json")


def main_part(p: Second, column: Column) -> str:
    """The main part of a list whose rows a service draws."""
    return FORMS[column.by](p, column)


def cut(rows: Sequence[Row], page: str, size: int = 15) -> Sequence[Row]:
    """A page of rows."""
    number = max(int(page or 1), 1)
    return rows[(number - 1) * size : number * size]


def _item(row: Row) -> str:
    title, to, day = row
    return f'<li><a href="{to}" title="{escape(title)}">{escape(title)}</a><span>{day}</span></li>'


def _store(p: Second, column: Column) -> str:
    """Hanweb's jpage: records in a script, the visible list is empty until it runs."""
    number = (re.findall(r"col(\d+)", column.path) or ["1"])[0]
    records = "".join(f"<record><![CDATA[{_item(row)}]]></record>" for row in column.rows)
    proxy = "/module/web/jpage/dataproxy.jsp"
    text = (
        f'<datastore><nextgroup><![CDATA[<a href="{proxy}?page=1&appid=1&webid=7&columnid={number}'
        f'&unitid=9012"></a>]]></nextgroup><recordset>{records}</recordset></datastore>'
    )

    def more(portal: Second, found: re.Match[str], form: str) -> Answer:
        return Answer(200, text.encode(), "text/xml; charset=utf-8")

    p.live.append((rf"{re.escape(proxy)}\?.*columnid={number}\b.*", more))
    return (
        f"<div id='9012'><ul class='jpage'></ul><script type=\"text/xml\" id='ds'>{text}</script>"
        f"</div>"
        f"<script>var cfg={{totalRecord:{len(column.rows)},perPage:15,dataUrl:'{proxy}'}};var "
        f"s=document."
        "getElementById('ds').text,h='';s.replace(/<record><!\\[CDATA\\[([\\s\\S]*?)\\]\\]>/g,"
        "function(a,b){h+=b});document.querySelector('.jpage').innerHTML=h;</script>"
    )


def _unit(p: Second, column: Column) -> str:
    """Hanweb's newer one: a unit of the page is fetched as HTML within JSON."""
    number = (re.findall(r"col(\d+)", column.path) or [str(p.number())])[0]
    base = "/api-gateway/jpaas-publish-server/front/page/build/unit"

    def unit(portal: Second, found: re.Match[str], form: str) -> Answer:
        asked = parse_qs(found[1])
        page = json.loads(asked.get("paramJson", ["{}"])[0]).get("pageNo", 1)
        rows = "".join(_item(row) for row in cut(column.rows, str(page)))
        html = (f'<div class="page-content"><ul>{rows}</ul></div><div class="pagination" count='
                f'"{len(column.rows)}" rows="15"></div>')  # fmt: skip
        return answer({"success": True, "data": {"html": html}})

    p.live.append((rf"{base}\?(.*pageId={number}\b.*)", unit))
    query = (
        f"parseType=bulidstatic&webId=2237&tplSetId=abc01&pageType=column&tagId=列表&editType=null"
        f"&pageId={number}"
    )
    data = (
        "{'webId':'2237','pageId':'" + number + "','parseType':'bulidstatic','pageType':'column',"
        "'tagId':'列表','tplSetId':'abc01'}"
    )
    return (
        f'{jquery(p)}<div class="default_pgContainer" id="u{number}" url="{base}" '
        f'queryData="{data}">'
        f"</div><script>$.getJSON('{base}?{query}&paramJson='+encodeURIComponent('{{\"pageNo\":1,"
        f"\"pageSize\":15}}'),function(r){{$('#u{number}').html(r.data.html)}});</script>"
    )


def _search(p: Second, column: Column) -> str:
    """Kaipu's search by the number of the channel."""
    channel = f"{p.number() * 7919**6 % 16**32:032x}"

    def search(portal: Second, found: re.Match[str], form: str) -> Answer:
        page = parse_qs(found[1]).get("page", ["1"])[0]
        results = [
            {"title": t, "subTitle": "", "url": to, "publishedTimeStr": f"{day} 09:12:00"}
            for t, to, day in cut(column.rows, page)
        ]
        return answer({"data": {"total": len(column.rows), "page": int(page), "rows": 15,
                                "results": results}})  # fmt: skip

    p.live.append((rf"/common/search/{channel}\?(.*)", search))
    return (
        f'{jquery(p)}<meta name="channelId" content="{channel}"><ul id="body"></ul><script>'
        f'$.getJSON("/common/search/{channel}'
        f"?sort=&_isAgg=true&_isJson=true&_pageSize=15&_template="
        'index&page=1",function(r){$.each(r.data.results,function(i,v){$("#body").append(\'<li>'
        "<div class=\"title\"><a href=\"'+v.url+'\">'+v.title+'</a></div><span>"
        "'+v.publishedTimeStr+"
        "'</span></li>')})});</script>"
    )


def _label(p: Second, column: Column) -> str:
    """Longxun's label of an organ and a category."""
    organ = (re.findall(r"column/(\d+)", column.path) or [str(p.number())])[0]
    category = (re.findall(r"catId=(\d+)", column.path) or [str(p.number())])[0]

    def label(portal: Second, found: re.Match[str], form: str) -> Answer:
        asked = parse_qs(found[1])
        rows = cut(column.rows, asked.get("pageIndex", ["1"])[0])
        if "isJson" in asked:
            return answer(
                {"data": [{"link": to, "title": t, "publishDate": d} for t, to, d in rows]}
            )
        html = "".join(
            f'<li><a href="{to}" title="{escape(t)}">{escape(t)}</a><span class="date">{d}</span>'
            f"</li>"
            for t, to, d in rows
        )
        return Answer(200, f'<div class="xxgk_navli"><ul>{html}</ul></div>'.encode())

    p.live.append(
        (
            rf"/site/label/8888\?(.*organId={organ}&catId={category}"
            rf"\b.*)",
            label,
        )
    )
    return (
        f'{jquery(p)}<div class="publicInfoList" id="listContent"></div><script>$.ajax({{url:'
        f'"/site/label/8888?IsAjax=1&labelName=publicInfoList&siteId=2653861&organId={organ}&catId='
        f'{category}&type=4&pageSize=15&pageIndex=1&action=list&_=0.31",type:"GET",dataType:"html",'
        'success:function(d){$("#listContent").html(d)}});</script>'
    )


def _written(p: Second, column: Column) -> str:
    """TRS: each row is a script that writes itself."""
    rows = "".join(
        f'<li><script>var url="{to}";var title="{t}";document.write("<a href=\'"+url+"\' title=\'"+'
        f'title+"\'>"+title+"</a>");document.writeln("<em>{day}</em>");</script></li>\n'
        for t, to, day in column.rows
    )
    return f'<ul class="info-list">{rows}</ul>'


def _query(p: Second, column: Column) -> str:
    """Jiangxi's list that is posted for, by channel."""
    channel = (re.findall(r"col\d+", column.path) or [f"col{p.number()}"])[0]

    def query(portal: Second, found: re.Match[str], form: str) -> Answer:
        asked = parse_qs(form)
        chosen = asked.get("channelCode[]", [""])[0]
        listed = dict(portal.makers).get(f"query {chosen}")
        rows = json.loads(listed()) if listed else []
        page = asked.get("current", ["1"])[0]
        results = [
            {"source": {"title": t, "showTitle": t, "pubDate": f"{d} 10:00:00",
                        "urls": json.dumps({"pc": to}), "content": {"content": ""}}}
            for t, to, d in cut(rows, page)
        ]  # fmt: skip
        return answer({"success": True, "data": {"total": len(rows), "results": results}})

    if not any(key.startswith("query ") for key in p.makers):
        p.live.append(("/queryList", query))
    p.makers[f"query {channel}"] = lambda: json.dumps(column.rows)
    return (
        f"{jquery(p)}<ul id='ql'></ul><script>$.post('/queryList',{{current:1,pageSize:15,unitid:"
        f"'385','webSiteCode[]':'zfw','channelCode[]':'{channel}',sort:'pubDate',order:'desc'}},"
        "function(r){$.each(r.data.results,function(i,v){var s=v.source;$('#ql').append('<li><a "
        "href="
        "\"'+JSON.parse(s.urls).pc+'\">'+s.showTitle+'</a><span>'+s.pubDate+'</span></li>')})});<"
        "/script>"
    )


def _manuscript(p: Second, column: Column) -> str:
    """A service of manuscripts by the id of a column, posted as JSON (Baiyu)."""
    number = f"{p.number():x}{p.seed:04x}"
    path = "/site-service/c/manuscript/getManuscriptListByColumnId"

    def service(portal: Second, found: re.Match[str], form: str) -> Answer:
        try:
            chosen = str(json.loads(form or "{}").get("columnId", ""))
        except ValueError:
            chosen = parse_qs(form).get("columnId", [""])[0]
        maker = portal.makers.get(f"manuscript {chosen}")
        rows = json.loads(maker()) if maker else []
        return answer({"code": 0, "data": {"total": len(rows), "list": [
            {"title": t, "publishUrl": to, "publishTime": f"{d} 08:30:00"}
            for t, to, d in rows]}})  # fmt: skip

    if not any(key.startswith("manuscript ") for key in p.makers):
        p.live.append((path, service))
    p.makers[f"manuscript {number}"] = lambda: json.dumps(column.rows)
    return (
        f'{jquery(p)}<div class="list" data-column="{number}"></div><script>$.ajax({{url:"{path}'
        f'",type:'
        f'"POST",contentType:"application/json",data:JSON.stringify({{columnId:"{number}",'
        f"pageNum:1,"
        'pageSize:100}),dataType:"json",success:function(r){$.each(r.data.list,function(i,'
        'v){$(".list")'
        ".append('<p><a href=\"'+v.publishUrl+'\">'+v.title+'</a> '+v.publishTime+'</p>')})}});<"
        "/script>"
    )


def _file(p: Second, column: Column) -> str:
    """A JSON file that is published with the column."""
    folder = column.path[: column.path.rfind("/") + 1]
    path = p.file(
        f"{folder}docs_{p.number()}.json",
        json.dumps({"docs": [{"title": t, "url": to, "date": d} for t, to, d in column.rows]},
                   ensure_ascii=False),
    )  # fmt: skip
    return (
        f"<ul id='docs'>正在加载…</ul><script>fetch('{path}').then(function(r){{return "
        f"r.json()}}).then("
        "function(j){document.getElementById('docs').innerHTML=j.docs.map(function(d){return '<"
        "li><a href="
        "\"'+d.url+'\">'+d.title+'</a><span>'+d.date+'</span></li>'}).join('')});</script>"
    )


def _frame(p: Second, column: Column) -> str:
    """The list stands in a frame of its own."""
    rows = "".join(
        f'<tr><td><a href="{to}" target="_blank">{escape(t)}</a></td><td>{d}</td></tr>'
        for t, to, d in column.rows
    )
    folder = column.path[: column.path.rfind("/") + 1]
    path = p.file(f"{folder}ifr_{p.number()}.html",
                  f"<html><head><meta charset='{p.charset}'></head><body><table>{rows}</table><"
                  f"/body></html>")  # fmt: skip
    p.doubts.add(path)  # the frame itself lists the replies: right if named
    return f'<iframe src="{path}" width="100%" height="800" frameborder="0"></iframe>'


FORMS: dict[str, Callable[[Second, Column], str]] = {
    "store": _store, "unit": _unit, "search": _search, "label": _label, "written": _written,
    "query": _query, "manuscript": _manuscript, "file": _file, "frame": _frame,
}  # fmt: skip
