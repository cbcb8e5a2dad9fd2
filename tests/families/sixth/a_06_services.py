"""Half A: months, frames, a static page before a service, and XML."""

from __future__ import annotations

import random
from urllib.parse import quote

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_a_01_rows import li_after
from family_documents import Answer, Doc, MadeSite, esc

Query = dict[str, str]


class Months(Family):
    name = "a_months"
    facts = "A select of months; each month asked from a service that gives all its rows."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/gongkai/jyta.html"
        docs = s.documents(rng.randint(12, 60), B.trs_path("/gongkai/jyta/"), "mixed")
        months = sorted({f"{d.date:%Y-%m}" for d in docs}, reverse=True)
        options = "".join(f'<option value="{m}">{m}</option>' for m in months)
        main = (
            f'按月查看：<select id="yf">{options}</select><ul id="rows"></ul>\n<script>\n'
            "function show(m){$.getJSON('/gongkai/byMonth.json?type=jyta&month='+m,function(r){"
            "$('#rows').html(r.map(function(x){return '<li><a href=\"'+x[1]+'\">'+x[0]+'</a> '+x[2]"
            "+'</li>';}).join(''));});}\n"
            "$('#yf').change(function(){show($(this).val());});show($('#yf').val());\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, *_: object) -> Answer:
            got = [d for d in docs if f"{d.date:%Y-%m}" == q.get("month")]
            return s.data([[d.title, d.path, f"{d.date:%Y-%m-%d}"] for d in got])

        s.route("/gongkai/byMonth.json", api)
        urls = [f"{s.root}/gongkai/byMonth.json?type=jyta&month={m}" for m in months]
        return finish(s, [s.root + col, *urls], True, "the months stand in the page")


class MixedFirst(Family):
    name = "a_mixed_first"
    facts = (
        "The first page's rows are static; numbers 2… call a service that answers a page's HTML."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15, 20]), "/zwgk/jyta/index.html"
        docs = s.documents(many(rng, per), B.art_path(1229), "mixed")
        parts, chan = B.chunks(docs, per), rng.randint(10000, 99999)
        n = len(parts)
        nav = "".join(f'<a class="n" data-p="{k}">{k}</a> ' for k in range(1, n + 1))
        main = (
            f'<div id="box">{li_after(s, parts[0], col, "root")}</div>\n'
            f'<div class="fy" data-total="{len(docs)}" data-rows="{per}">{nav}</div>\n'
            f"<script>$('.n').click(function(){{$.ajax({{url:'/front/page/unit',data:{{chan:{chan},"
            "pageNo:$(this).data('p')},dataType:'json',success:function(r){$('#box').html(r.dat"
            "a.html);}"
            "});});</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def unit(q: Query, *_: object) -> Answer:
            k = num(q.get("pageNo"))
            part = parts[k - 1] if 1 <= k <= n and q.get("chan") == str(chan) else []
            html = li_after(s, part, col, "root") if part else ""
            return s.data({"success": True, "data": {"html": html, "total": len(docs)}})

        s.route("/front/page/unit", unit)
        urls = [f"{s.root}/front/page/unit?chan={chan}&pageNo={k}" for k in range(2, n + 1)]
        return finish(s, [s.root + col, *urls], True, "honest total")


class Frame(Family):
    name = "a_frame"
    facts = "The list is in an iframe; inside, a form whose currPage is set by goPage(n)."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/zwgk/jytabl/index.html"
        docs = s.documents(many(rng, per), B.plain_path("/zwgk/jytabl/content/"), "mixed")
        parts, cat = B.chunks(docs, per), rng.randint(10, 99)
        src = f"/zwgk/frame/list.jsp?cat={cat}"
        frame = f'<iframe src="{src}" width="100%" height="900" frameborder="0"></iframe>'
        s.page(col, s.column(frame, col, side=s.box()))

        def inner(q: Query, method: str, body: bytes, *_: object) -> str:
            asked = s.form(body).get("currPage") or q.get("currPage")
            k = min(max(1, num(asked)), len(parts))
            links = " ".join(
                f'<a href="javascript:goPage({j})">{j}</a>' if j != k else f"<b>{j}</b>"
                for j in range(1, len(parts) + 1)
            )
            rows = "".join(
                f'<tr><td><a href="{d.path}" target="_parent">{esc(d.title)}</a></td>'
                f"<td>{d.date:%Y-%m-%d}</td></tr>"
                for d in parts[k - 1]
            )
            return (
                f'<html><head><meta charset="{s.charset}"></head><body><form name="f"'
                ' method="post" '
                f'action="list.jsp?cat={cat}"><input type="hidden" name="currPage" value="{k}">\n'
                f"<table>{rows}</table>第{k}页/共{len(parts)}页 {links}</form>\n"
                "<script>function goPage(n){document.f.currPage.value=n;document.f.submit();}"
                "</script>"
                "</body></html>"
            )

        s.route("/zwgk/frame/list.jsp", inner)
        asks: list[bytes | None] = [None, None]
        asks += [f"currPage={k}".encode() for k in range(2, len(parts) + 1)]
        urls = [s.root + col] + [s.root + src] * len(parts)
        return finish(s, urls, True, "the pages are counted in the frame", asks)


class DataProxy(Family):
    name = "a_data_proxy"
    facts = (
        "The first groups in a datastore of the page; more from dataproxy.jsp as XML with CDATA."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, num_col = Gov(self.name, rng, dialect="plain"), 15, rng.randint(10000, 99999)
        group, col = per * 3, f"/col/col{rng.randint(10000, 99999)}/index.html"
        docs = s.documents(rng.randint(20, 130), B.art_path(num_col), "mixed")
        path, total = "/module/web/jpage/dataproxy.jsp", len(docs)

        def store(part: list[Doc]) -> str:
            rows = "".join(
                f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>]]></record>\n"
                for d in part
            )
            return (
                f"<datastore>\n<totalrecord>{total}</totalrecord><totalpage>{-(-total // per)}"
                f"</totalpage>\n<recordset>\n{rows}</recordset></datastore>"
            )

        tail = (
            f"col=1&appid=1&webid=9&path=%2F&columnid={num_col}&unitid=77&webname={quote(s.agency)}"
        )
        main = (
            '<div id="77" class="default_pgContainer"></div><script'
            f' type="text/xml">{store(docs[:group])}'
            f"</script>\n<script>\nvar per={per},group={group},total={total},have={{}};\n"
            "function draw(x,from){$.each(x.getElementsByTagName('record'),function(i,r){"
            "have[from+i]=r.textContent;});}\n"
            "function show(p){var a=(p-1)*per;if(have[a]===undefined){var"
            " g=Math.floor(a/group)*group;"
            "$.ajax({type:'POST',url:'/module/web/jpage/dataproxy.jsp?startrecord='+(g+1)+'&end"
            "record='"
            f"+(g+group)+'&perpage='+per,data:'{tail}',dataType:'xml',success:function(x){{draw"
            "(x,g);"
            "put(a);}});}else put(a);}\n"
            "function put(a){var h='';for(var i=a;i<a+per&&have[i];i++)h+=have[i];"
            "$('.default_pgContainer').html('<ul>'+h+'</ul>');}\n"
            "draw(new DOMParser().parseFromString($('script[type=\"text/xml\"]').html(),'text/x"
            "ml'),0);\n"
            "show(1);var h='';for(var k=1;k<=Math.ceil(total/per);k++)"
            "h+='<a href=\"javascript:show('+k+')\">'+k+'</a> ';\n"
            "document.write('<div class=\"default_pgPanel\">'+h+'</div>');\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def proxy(q: Query, *_: object) -> Answer:
            a, b = num(q.get("startrecord")), num(q.get("endrecord"), group)
            return s.data(store(docs[a - 1 : min(b, a - 1 + group)]), "text/xml;charset=utf-8")

        s.route(path, proxy)
        urls, asks = [s.root + col], [None]
        for a in range(group, total, group):
            ask = f"startrecord={a + 1}&endrecord={a + group}&perpage={per}"
            urls.append(f"{s.root}{path}?{ask}")
            asks.append(tail.encode())
        return finish(s, urls, True, "honest total", asks)


FAMILIES = [Months, MixedFirst, Frame, DataProxy]
