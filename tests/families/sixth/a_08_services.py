"""Half A: more services: two channels, a total that stops, an end that repeats itself."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from family_documents import Answer, Doc, MadeSite

Query = dict[str, str]


class TwoChannels(Family):
    name = "a_two_channels"
    facts = (
        "Tabs 人大建议 and 政协提案, each a channel of the same service with its own pages"
        " and total."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/xxgk/jytabl/index.html"
        by: dict[str, list[Doc]] = {}
        for kind in ("npc", "cppcc"):
            chan = f"{rng.getrandbits(96):024x}"
            by[chan] = s.documents(
                rng.choice([rng.randint(2, per), many(rng, per, 2, 4)]),
                B.plain_path(f"/xxgk/{kind[0]}/"),
                kind,
            )
        one, two = by
        main = (
            f'<div class="tab"><span class="tab1 on" data-c="{one}">人大建议</span>'
            f'<span class="tab2" data-c="{two}">政协提案</span></div><ul id="lb"></ul>'
            '<div id="fy"></div>\n<script>\n'
            f"var chan='{one}';\nfunction draw(p){{$.getJSON('/api/channel/docs',{{channel:chan,"
            f"page:p,size:{per}}},function(r){{var h='';$.each(r.content,function(i,d){{"
            "h+='<li><a href=\"'+d.url+'\">'+d.docTitle+'</a>'+d.docDate+'"
            "</li>';});$('#lb').html(h);"
            f"h='';for(var i=1;i<=Math.ceil(r.totalElements/{per});i++)"
            "h+='<a href=\"javascript:draw('+i+')\">'+i+'</a> ';$('#fy').html(h);});}\n"
            "$('.tab span').click(function(){chan=$(this).data('c');draw(1);});\ndraw(1);\n"
            "</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, *_: object) -> Answer:
            some = by.get(q.get("channel", ""), [])
            k, n = max(1, num(q.get("page"))), min(50, max(1, num(q.get("size"), 10)))
            rows = [
                {"docTitle": d.title, "url": d.path, "docDate": f"{d.date:%Y-%m-%d}"}
                for d in some[(k - 1) * n : k * n]
            ]
            return s.data({"content": rows, "totalElements": len(some), "number": k})

        s.route("/api/channel/docs", api)
        urls = [
            f"{s.root}/api/channel/docs?channel={c}&page={k}&size={per}"
            for c, some in by.items()
            for k in range(1, len(B.chunks(some, per)) + 1)
        ]
        return finish(s, [s.root + col, *urls], True, "two honest totals")


class TotalStops(Family):
    name = "a_total_stops"
    facts = "A search whose total never says more than 20; 下一页 goes on as long as rows come."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 10, "/search/jyta.html"
        docs = s.documents(many(rng, per, 3, 6), B.plain_path("/search/doc/"), "mixed")
        path, site = "/search/rest/query", rng.randint(1000, 9999)
        main = (
            '<p>找到约 <b id="hits"></b> 条</p><div id="hit"></div><a id="pv">上一页</a> <a'
            ' id="nx">'
            "下一页</a>\n<script>\nvar cur=0;\nfunction ask(i){"
            f"$.getJSON('{path}?siteid={site}&cat=jyta&from='+i*{per}+'&num={per}',function(r){{"
            "if(!r.hits.length)return;cur=i;$('#hits').text(r.total);$('#hit').html(r.hits.map("
            "function(h){return '<div><a href=\"'+h.link+'\">'+h.title+'</a>"
            "</div>';}).join(''));});}\n"
            "$('#pv').click(function(){if(cur)ask(cur-1);});$('#nx').click(function(){ask(cur+1"
            ");});"
            "ask(0);\n</script>"
        )
        s.page(col, s.column(main, col))

        def api(q: Query, *_: object) -> Answer:
            a, n = max(0, num(q.get("from"), 0)), min(20, max(1, num(q.get("num"), 10)))
            some = docs if q.get("siteid") == str(site) else []
            hits = [
                {"title": d.title, "link": d.url, "pubtime": f"{d.date:%Y-%m-%d}"}
                for d in some[a : a + n]
            ]
            return s.data({"total": min(20, len(some)), "hits": hits})

        s.route(path, api)
        to = f"{s.root}{path}?siteid={site}&cat=jyta&num={per}&from="
        urls = [f"{to}{a}" for a in range(0, len(docs) + per, per)]
        return finish(s, [s.root + col, *urls], False, "more rows than the total says")


class EndRepeats(Family):
    name = "a_end_repeats"
    facts = "A bare array, no total; a number beyond the last gives the last page again (clipped)."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 12]), "/zwgk/tajy.html"
        docs = s.documents(many(rng, per), lambda i, d: f"/zwgk/tajy/detail?id={i}", "mixed")
        parts, path = B.chunks(docs, per), "/zwgk/tajy/data"
        main = (
            '<table><tbody id="tb"></tbody></table><button id="nx">下一页</button> '
            "<button id=\"pv\">上一页</button>\n<script>\nvar pn=1,first='';\nfunction get(p){"
            f"$.ajax({{url:'{path}',type:'POST',data:{{pageNum:p,pageSize:{per}}},dataType:'json',"
            "success:function(a){if(p>pn&&a[0].id==first){alert('已是最后一页');return;}pn=p;"
            "first=a[0].id;$('#tb').html(a.map(function(o){return '<tr><td><a"
            ' href="/zwgk/tajy/detail'
            "?id='+o.id+'\">'+o.name+'</a></td><td>'+o.pub+'</td></tr>';}).join(''));}});}\n"
            "$('#nx').click(function(){get(pn+1);});$('#pv').click(function(){if(pn>1)get(pn-1);});"
            "get(1);\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, method: str, body: bytes, *_: object) -> Answer:
            k = min(max(1, num(s.form(body).get("pageNum"))), len(parts))
            return s.data(
                [{"id": d.id, "name": d.title, "pub": f"{d.date:%Y-%m-%d}"} for d in parts[k - 1]]
            )

        s.route(path, api)
        n = len(parts)
        asks: list[bytes | None] = [None]
        asks += [f"pageNum={k}&pageSize={per}".encode() for k in range(1, n + 2)]
        urls = [s.root + col] + [s.root + path] * (n + 1)
        return finish(s, urls, True, "the last page comes again", asks)


FAMILIES = [TwoChannels, TotalStops, EndRepeats]
