"""Half B: services, ordinary ones first."""

from __future__ import annotations

import json
import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num, stamp
from families_sixth_b_01_rows import numbers, pick
from family_documents import Answer, Doc, MadeSite, esc

Query = dict[str, str]


class PlainSearch(Family):
    name = "b_plain_search"
    facts = "Plain: the column is a search, /was5/web/search?channelid=&page=; HTML with its total."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), 15, "/was5/web/search"
        docs = s.documents(many(rng, per), B.trs_path("/xxgk/jyta/"), "mixed")
        parts, rows, chan = B.chunks(docs, per), pick(rng), rng.randint(200000, 299999)
        n = len(parts)

        def at(k: int) -> str:
            return f"{path}?channelid={chan}" + (f"&page={k}" if k > 1 else "")

        def page(q: Query, *_: object) -> str:
            k = min(max(1, num(q.get("page"))), n)
            if q.get("channelid") != str(chan):
                return s.column("<p>没有检索到相关记录</p>", path)
            nav = f'<div class="fy">共 {len(docs)} 条记录 {n} 页 {numbers(n, k, at)}</div>'
            return s.column(rows(s, parts[k - 1], path, "root") + nav, path)

        s.route(path, page)
        return finish(s, [s.root + at(k) for k in range(1, n + 1)], True, "honest total")


class PlainApi(Family):
    name = "b_plain_api"
    facts = "Plain: GET /openapi/channel/ID/articles/N; answer with pageCount; numbers by script."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 20]), "/open/jyta/index.html"
        docs = s.documents(many(rng, per), lambda i, d: f"/open/content/{i}.html", "mixed")
        parts, chan = B.chunks(docs, per), rng.randint(1000, 9999)
        n = len(parts)
        main = (
            '<ul id="l"></ul><div id="pg"></div>\n<script>\nfunction go(p){\n'
            f"  $.getJSON('/openapi/channel/{chan}/articles/'+p,function(d){{\n"
            "    var h='';$.each(d.articles,function(i,a){"
            "h+='<li><a href=\"'+a.shareUrl+'\">'+a.title+'</a> '+a.publishTime+'</li>';});"
            "$('#l').html(h);\n    var g='';for(var i=1;i<=d.pageCount;i++)"
            "g+='<a href=\"javascript:go('+i+')\">'+i+'</a> ';$('#pg').html(g);});}\ngo(1);\n"
            "</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))
        for k, part in enumerate(parts, 1):
            rows = [
                {"title": d.title, "shareUrl": d.path, "publishTime": f"{d.date:%Y-%m-%d} 09:00:00"}
                for d in part
            ]
            s.static[f"/openapi/channel/{chan}/articles/{k}"] = s.data(
                {"page": k, "pageCount": n, "articles": rows}
            )
        urls = [f"{s.root}/openapi/channel/{chan}/articles/{k}" for k in range(1, n + 1)]
        return finish(s, [s.root + col, *urls], True, "honest number of pages")


class XmlPost(Family):
    name = "b_xml_post"
    facts = "POST /servlet/InfoServlet, answer XML: <infos total><info><bt/><lj/><rq/></info>."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/jyta/index.jsp"
        docs = s.documents(many(rng, per), B.plain_path("/jyta/info/", "jsp"), "mixed")
        lm, path = f"LM{rng.randint(100, 999)}", "/servlet/InfoServlet"
        main = (
            '<table id="t"></table><a href="javascript:turn(-1)">上一页</a> '
            '<a href="javascript:turn(1)">下一页</a> <span id="s"></span>\n<script>\n'
            f"var dqy=1,zys=1;\nfunction load(){{$.ajax({{url:'{path}',type:'POST',dataType:'xml',"
            f"data:{{lmid:'{lm}',dqy:dqy,mys:{per}}},success:function(x){{"
            f"zys=Math.ceil(x.documentElement.getAttribute('total')/{per});var h='';"
            "$.each(x.getElementsByTagName('info'),function(i,e){function g(n){return "
            "e.getElementsByTagName(n)[0].textContent;}h+='<tr><td><a"
            " href=\"'+g('lj')+'\">'+g('bt')"
            "+'</a></td><td>'+g('rq')+'</td></tr>';});$('#t').html(h);$('#s').text(dqy+'/'+zys)"
            ";}});}\n"
            "function turn(n){if(dqy+n>=1&&dqy+n<=zys){dqy+=n;load();}}\nload();\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, method: str, body: bytes, *_: object) -> Answer:
            form = s.form(body)
            k, n = max(1, num(form.get("dqy"))), min(30, max(1, num(form.get("mys"), 10)))
            got = docs[(k - 1) * n : k * n] if form.get("lmid") == lm else []
            infos = "".join(
                f"<info><bt>{esc(d.title)}</bt><lj>{d.path}</lj><rq>{d.date:%Y-%m-%d}</rq></info>"
                for d in got
            )
            head = '<?xml version="1.0" encoding="UTF-8"?>\n'
            return s.data(
                f'{head}<infos total="{len(docs)}">{infos}</infos>', "text/xml;charset=UTF-8"
            )

        s.route(path, api)
        n = len(B.chunks(docs, per))
        asks: list[bytes | None] = [None]
        asks += [f"lmid={lm}&dqy={k}&mys={per}".encode() for k in range(1, n + 1)]
        return finish(s, [s.root + col] + [s.root + path] * n, True, "honest total", asks)


class SessionBody(Family):
    name = "b_session_body"
    facts = (
        "A list of sessions; each asked by POST with a JSON body {hyid, xmlx}, all rows at once."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, col, path = Gov(self.name, rng), "/web/jyta.html", "/web/api/jyta/query"
        by: dict[str, list[Doc]] = {}
        lis, term = [], rng.randint(12, 17)
        for c in range(rng.randint(2, 4), 0, -1):
            key = f"{rng.getrandbits(48):012x}"
            by[key] = s.documents(
                rng.randint(3, 30), lambda i, d: f"/web/detail/{i}.html", "npc", year=2021 + c
            )
            word = f"{B.cn_number(term)}届人大{B.cn_number(c)}次会议"
            lis.append(f'<li class="hy" onclick="query(\'{key}\')">{s.level}{word}</li>')
        main = (
            f'<ul class="hylb">{"".join(lis)}</ul><div id="jg"></div>\n<script>\nfunction'
            f" query(id){{"
            f"$.ajax({{url:'{path}',type:'POST',contentType:'application/json',dataType:'json',"
            "data:JSON.stringify({hyid:id,xmlx:'1'}),success:function(r){$('#jg').html(r.result"
            ".map("
            "function(o){return '<p><a href=\"/web/detail/'+o.guid+'.html\">'+o.bt+'"
            "</a>'+o.dfsj+'</p>';"
            f"}}).join(''));}}}});}}\nquery('{next(iter(by))}');\n</script>"
        )
        s.page(col, s.column(main, col, "代表建议"))

        def api(q: Query, method: str, body: bytes, *_: object) -> Answer:
            try:
                asked = json.loads(body or b"{}")
            except ValueError:
                asked = {}
            got = by.get(asked.get("hyid", ""), []) if isinstance(asked, dict) else []
            rows = [{"guid": d.id, "bt": d.title, "dfsj": f"{d.date:%Y-%m-%d}"} for d in got]
            return s.data({"success": True, "result": rows})

        s.route(path, api)
        asks: list[bytes | None] = [None]
        asks += [json.dumps({"hyid": k, "xmlx": "1"}, separators=(",", ":")).encode() for k in by]
        urls = [s.root + col] + [s.root + path] * len(by)
        return finish(s, urls, True, "the sessions stand in the page", asks)


class LastId(Family):
    name = "b_last_id"
    facts = (
        "Rows are added when one scrolls down: GET /feed?after=ID of the last row; [] at the end."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/m/jyta/"
        docs = s.documents(many(rng, per), lambda i, d: f"/m/jyta/{i}", "mixed")
        order = {d.id: k for k, d in enumerate(docs)}
        main = (
            '<div id="feed" style="min-height:1200px"></div><p id="tip">加载中…</p>\n<script>\n'
            "var last='',busy=false,end=false;\nfunction pull(){if(busy||end)return;busy=true;"
            "$.getJSON('/m/jyta/feed?after='+last,function(a){busy=false;if(!a.length){end=true;"
            "$('#tip').text('没有更多数据');return;}a.forEach(function(x){last=x.id;"
            "$('#feed').append('<div class=\"c\"><a href=\"/m/jyta/'+x.id+'\">'+x.t+'</a>"
            "</div>');});});}\n"
            "$(window).scroll(function(){if(window.innerHeight+window.pageYOffset>="
            "document.body.scrollHeight-200)pull();});\npull();\n</script>"
        )
        s.page(col, s.column(main, col))

        def feed(q: Query, *_: object) -> Answer:
            after = q.get("after", "")
            a = 0 if not after else order.get(after, len(docs)) + 1
            rows = [{"id": d.id, "t": d.title, "ts": stamp(d.date)} for d in docs[a : a + per]]
            return s.data(rows)

        s.route("/m/jyta/feed", feed)
        to = s.root + "/m/jyta/feed?after="
        ends = [p[-1].id for p in B.chunks(docs, per)]
        return finish(
            s, [s.root + col, to] + [to + e for e in ends], True, "an empty answer ends it"
        )


class SizeCapped(Family):
    name = "b_size_capped"
    facts = "The script asks 50 a page, the server gives 20 at most and says so in size and pages."

    def make(self, rng: random.Random) -> MadeSite:
        s, cap, col = Gov(self.name, rng), rng.choice([15, 20]), "/gkpt/jyta/"
        docs = s.documents(
            rng.randint(2 * cap + 1, 5 * cap), B.plain_path("/gkpt/detail/"), "mixed"
        )
        org, path = rng.randint(100, 999), "/gkpt/interface/queryInfo"
        main = (
            '<div class="xx"></div><div class="btns"></div>\n<script>\nfunction q(p){'
            f"$.getJSON('{path}',{{orgId:{org},type:'jyta',current:p,size:50}},function(r){{var"
            " h='';"
            "$.each(r.data.records,function(i,v){h+='<div><a href=\"'+v.url+'\">'+v.infoTitle+"
            "'</a></div>';});$('.xx').html(h);h='';for(var i=1;i<=r.data.pages;i++)"
            "h+='<button class=\"pgb\" onclick=\"q('+i+')\">'+i+'"
            "</button>';$('.btns').html(h);});}\n"
            "q(1);\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, *_: object) -> Answer:
            k, n = max(1, num(q.get("current"))), min(cap, max(1, num(q.get("size"), 10)))
            some = docs if q.get("orgId") == str(org) and q.get("type") == "jyta" else []
            rows = [
                {"infoTitle": d.title, "url": d.path, "createDate": f"{d.date:%Y-%m-%d}"}
                for d in some[(k - 1) * n : k * n]
            ]
            data = {"records": rows, "total": len(some), "size": n, "current": k}
            return s.data({"code": 0, "data": data | {"pages": -(-len(some) // n)}})

        s.route(path, api)
        to = f"{s.root}{path}?orgId={org}&type=jyta&size=50&current="
        urls = [f"{to}{k}" for k in range(1, len(B.chunks(docs, cap)) + 1)]
        return finish(s, [s.root + col, *urls], True, "honest total, smaller pages than asked")


FAMILIES = [PlainSearch, PlainApi, XmlPost, SessionBody, LastId, SizeCapped]
