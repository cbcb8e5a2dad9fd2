"""Lists that a script of the page asks of a service."""

from __future__ import annotations

import json
import random
from urllib.parse import urlencode

import families_base as B
from families_a_kit import JQ, framed, paged, sisters, word
from families_base import Family, MadeSite, Site, chunks, esc
from family_documents import Answer, Doc

JPAGE = """$.fn.jpage=function(o){var box=this.e[0],xml=box.nextElementSibling;
while(xml&&xml.type!=='text/xml')xml=xml.nextElementSibling;
function recs(t){var r=[],m,p=/<record><!\\[CDATA\\[([\\s\\S]*?)\\]\\]><\\/record>/g;
while(m=p.exec(t))r.push(m[1]);return r}
var have={},per=o.perPage,size=per*o.groupSize,pages=Math.ceil(o.totalRecord/per);
recs(xml.textContent).forEach(function(r,i){have[i]=r});
function draw(k){var h='';for(var i=(k-1)*per;i<Math.min(k*per,o.totalRecord);i++)h+=have[i]||'';
var n='';for(var j=1;j<=pages;j++)n+=j==k?'<b>'+j+'</b>':
'<a class="pg" href="javascript:;">'+j+'</a>';
box.innerHTML=o.dataBefore+h+o.dataAfter+'<div class="pgs">共'+o.totalRecord+'条 '+n+'</div>';
[].forEach.call(box.querySelectorAll('.pg'),function(a){a.onclick=function(){go(+a.innerText)}})}
function go(k){if(have[(k-1)*per]!==undefined){draw(k);return}
var g=Math.floor((k-1)*per/size),s=g*size+1,e=Math.min((g+1)*size,o.totalRecord);
$.ajax({url:o.proxyUrl+'?startrecord='+s+'&endrecord='+e+'&perpage='+per,type:'POST',data:o.params,
success:function(t){recs(t).forEach(function(r,i){have[s-1+i]=r});draw(k)}})}
draw(1)};
"""


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class Jpage(Family):
    name = "ga_hanweb_jpage"
    facts = (
        "Hanweb JCMS: 45 records stand as CDATA in a script of type text/xml, the list itself is "
        "empty; further groups by POST to /module/web/jpage/dataproxy.jsp."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        column, unit, per, w = rng.randint(1001, 99999), rng.randint(1000, 99999), 15, word(rng)
        docs = s.documents(rng.choice([9, 31, 46, 60, 97, 111]), B.art_path(column), "mixed")
        page = f"/col/col{column}/index.html"
        s.js("/script/jquery.min.js", JQ)
        s.js("/script/jpage.js", JPAGE)
        params = {
            "col": "1",
            "appid": "1",
            "webid": "38",
            "path": "/",
            "columnid": str(column),
            "sourceContentType": "1",
            "unitid": str(unit),
            "webname": s.agency,
            "permissiontype": "0",
        }

        def record(d: Doc) -> str:
            return (
                f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a><b>{d.date:%Y-%m-%d}</b></li>]]></record>"
            )

        def store(first: int, last: int) -> str:
            records = "\n".join(record(d) for d in docs[first:last])
            return (
                f"<datastore><totalrecord>{len(docs)}</totalrecord><recordset>{records}"
                "</recordset></datastore>"
            )

        def proxy(q: dict[str, str], method: str, body: bytes, _raw: str) -> Answer:
            f = {**q, **s.form(body)}
            first = whole(f.get("startrecord"))
            last = min(whole(f.get("endrecord"), 45), first + 44)
            if f.get("columnid") != str(column) or f.get("unitid") != str(unit):
                return s.data("<datastore><recordset></recordset></datastore>", "text/xml")
            return s.data(store(first - 1, last), "text/xml;charset=UTF-8")

        s.route("/module/web/jpage/dataproxy.jsp", proxy)
        config = json.dumps(params, ensure_ascii=False)
        inner = (
            f'<div id="{unit}"></div><script type="text/xml">{store(0, 45)}</script>'
            '<script src="/script/jquery.min.js"></script><script src="/script/jpage.js"></script>'
            f"<script>$(function(){{$('[id=\"{unit}\"]').jpage({{totalRecord:{len(docs)},"
            "dataBefore:'<ul class=\"list\">',dataAfter:'</ul>',proxyUrl:'/module/web/jpage/dat"
            f"aproxy.jsp',perPage:{per},groupSize:3,params:{config}}});}});</script>"
        )
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        urls, bodies = [s.root + page], [None]
        for first in range(46, len(docs) + 1, 45):
            last = min(first + 44, len(docs))
            more = f"?startrecord={first}&endrecord={last}&perpage={per}"
            urls.append(f"{s.root}/module/web/jpage/dataproxy.jsp{more}")
            bodies.append(urlencode(params).encode())
        return s.done(urls[:1], urls, True, "", bodies)


class Gkmlpt(Family):
    name = "ga_gkmlpt"
    facts = (
        "Guangdong's gkmlpt: an empty page with _CONFIG (SID, TREE of categories with post_count); "
        "the category stands after #; /gkmlpt/api/all/ID?page=&sid= gives 100 articles a page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        sid, cat, other = rng.randint(200000, 799999), rng.randint(1000, 5000), 5101

        def path(i: int, d: object) -> str:
            return f"/gkmlpt/content/{i // 10**6}/{i // 1000}/post_{i}.html"

        docs = s.documents(rng.choice([4, 17, 38, 100, 101, 143]), path, "mixed")
        news = s.news(6, folder="/gkmlpt/news/")
        s.js(
            "/gkmlpt/assets/index.3c1d.js",
            "function load(id,p){var x=new XMLHttpRequest();x.open('GET','/gkmlpt/api/all/'+id+"
            "'?page='+p+'&sid='+window._CONFIG.SID);x.onload=function(){var "
            "r=JSON.parse(x.responseText),h='';r.articles.forEach(function(a){h+='<li><a "
            "href=\"'+a.url+'\">'+a.title+'</a><span>'+a.display_publish_time+'</span></li>'});"
            "var n=Math.ceil(r.classify.post_count/100),g='';for(var i=1;i<=n;i++)g+='<a "
            "href=\"javascript:load('+id+','+i+')\">'+i+'</a>';document.getElementById('app')"
            ".innerHTML='<ul>'+h+'</ul>'+g};x.send()}load(location.hash.slice(1)"
            "||window._CONFIG.TREE[0].id,1);",
        )

        def article(d: Doc) -> dict[str, object]:
            return {
                "id": int(d.id),
                "title": d.title,
                "document_number": "",
                "identifier": f"{sid}-{d.id}",
                "publisher": s.agency,
                "date": d.date.strftime("%Y-%m-%d 00:00:00"),
                "display_publish_time": f"{d.date:%Y-%m-%d}",
                "url": d.url,
                "post_url": d.url,
                "is_expired": 0,
                "attachment": [],
            }

        def api(rows: list[Doc], ident: int, name: str) -> object:
            def answer(q: dict[str, str], *_: object) -> Answer:
                k = max(whole(q.get("page")), 1)
                got = [article(d) for d in rows[(k - 1) * 100 : k * 100]]
                kind = {"id": ident, "name": name, "post_count": len(rows)}
                return s.data({"classify": kind, "articles": got})

            return answer

        s.route(f"/gkmlpt/api/all/{cat}", api(docs, cat, "建议提案"))
        s.route(f"/gkmlpt/api/all/{other}", api(news, other, "工作动态"))
        tree = [
            {
                "id": 5100,
                "name": "其他",
                "parent": 0,
                "post_count": 0,
                "jump_url": "",
                "children": [
                    {"id": other, "name": "工作动态", "parent": 5100, "post_count": len(news)},
                    {"id": cat, "name": "建议提案", "parent": 5100, "post_count": len(docs)},
                ],
            }
        ]
        s.route("/gkmlpt/api/all/5100", api([], 5100, "其他"))
        config = json.dumps({"SID": str(sid), "HOST": s.host, "TREE": tree}, ensure_ascii=False)
        s.page(
            "/gkmlpt/index",
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开</title></head>'
            f'<body><div id="app"></div><script>window._CONFIG = {config};</script>'
            '<script src="/gkmlpt/assets/index.3c1d.js"></script></body></html>',
        )
        start = f"{s.root}/gkmlpt/index#{cat}"
        pages = range(1, -(-len(docs) // 100) + 1)
        urls = [start] + [f"{s.root}/gkmlpt/api/all/{cat}?page={k}&sid={sid}" for k in pages]
        return s.done([start], urls, True, "")


class LoadMore(Family):
    name = "ga_load_more_fragments"
    facts = (
        "The first rows stand in the page; a button 加载更多 posts the page number and the column "
        "and hangs on the HTML that comes; the answer without rows hides the button."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        per, cid, w = rng.choice([8, 10, 15]), rng.randint(20, 400), word(rng)
        docs = s.documents(paged(rng, per, 2, 5), B.plain_path("/jytabl/con_", "html"), "mixed")
        parts, page = chunks(docs, per), "/jytabl/index.html"
        s.js("/js/jquery.js", JQ)

        def lis(part: list[Doc]) -> str:
            return "\n".join(
                f'<li class="item"><a href="{d.path}"><h4>{esc(d.title)}</h4>'
                f"<p>{d.date.year}年{d.date.month}月{d.date.day}日</p></a></li>"
                for d in part
            )

        def answer(q: dict[str, str], method: str, body: bytes, _raw: str) -> str:
            f = s.form(body)
            k = whole(f.get("page"))
            good = method == "POST" and f.get("cid") == str(cid) and 1 <= k <= len(parts)
            return lis(parts[k - 1]) if good else ""

        s.route("/ajax/more.do", answer)
        script = (
            '<script src="/js/jquery.js"></script><script>var page=1;$("#more").click(function(){'
            'page++;$.post("/ajax/more.do",{page:page,cid:$("#box").attr("data-cid")},function(h){'
            'if(h.replace(/\\s/g,"")==""){$("#more").hide();}else{$("#box").append(h);}});'
            "});</script>"
        )
        inner = (
            f'<ul id="box" data-cid="{cid}">{lis(parts[0])}</ul>'
            f'<div id="more" class="btn">加载更多</div>{script}'
        )
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        urls, bodies = [s.root + page], [None]
        for k in range(2, len(parts) + 2):
            urls.append(s.root + "/ajax/more.do")
            bodies.append(f"page={k}&cid={cid}".encode())
        return s.done(urls[:1], urls, True, "", bodies)


FAMILIES = [Jpage, Gkmlpt, LoadMore]
