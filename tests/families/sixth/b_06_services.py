"""Half B: services with tokens, settings in files, years, limits and moods."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, dump, finish, many, num
from families_sixth_b_01_rows import pick
from family_documents import Answer, MadeSite

Query = dict[str, str]


class TokenInPage(Family):
    name = "b_token_in_page"
    facts = "The service wants the token of the page's meta; without it code 403 and no rows."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/hd/jyta/list"
        docs = s.documents(many(rng, per), B.plain_path("/hd/jyta/view/"), "mixed")
        token, path = f"{rng.getrandbits(160):040x}", "/hd/jyta/page"
        head = f'<meta name="_csrf" content="{token}">'
        main = (
            '<ul id="d"></ul><a href="#" id="a">上一页</a> <a href="#" id="b">下一页</a> 共<i'
            ' id="n"></i>条\n'
            "<script>\nvar no=1,all=1;function get(){$.post('/hd/jyta/page',{_csrf:"
            f"$('meta[name=_csrf]').attr('content'),pageIndex:no,pageSize:{per}}},function(r){{"
            f"if(r.code!=200)return;all=Math.ceil(r.count/{per});$('#n').text(r.count);var h='';"
            "$.each(r.data,function(i,x){h+='<li><a href=\"/hd/jyta/view/'+x.ID+'.html\">'+x.BT+"
            "'</a>'+x.RQ+'</li>';});$('#d').html(h);},'json');}\n"
            "$('#a').click(function(e){e.preventDefault();if(no>1){no--;get();}});"
            "$('#b').click(function(e){e.preventDefault();if(no<all){no++;get();}});get();\n"
            "</script>"
        )
        s.page(col, s.column(main, col, head=head))

        def api(q: Query, method: str, body: bytes, *_: object) -> Answer:
            form = s.form(body)
            if form.get("_csrf") != token:
                return s.data({"code": 403, "msg": "非法请求", "count": 0, "data": []})
            k, n = (
                max(1, num(form.get("pageIndex"))),
                min(50, max(1, num(form.get("pageSize"), 10))),
            )
            rows = [
                {"ID": d.id, "BT": d.title, "RQ": f"{d.date:%Y-%m-%d}"}
                for d in docs[(k - 1) * n : k * n]
            ]
            return s.data({"code": 200, "count": len(docs), "data": rows})

        s.route(path, api)
        n = len(B.chunks(docs, per))
        asks: list[bytes | None] = [None]
        asks += [f"_csrf={token}&pageIndex={k}&pageSize={per}".encode() for k in range(1, n + 1)]
        return finish(s, [s.root + col] + [s.root + path] * n, True, "honest total", asks)


class ConfigShell(Family):
    name = "b_config_shell"
    facts = (
        "An empty page; config.js holds the service and channel, app.js asks; rows as JSON text."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 12, 20]), "/site/jyta/"
        docs = s.documents(many(rng, per), lambda i, d: f"/site/article/{i}.html", "mixed")
        chan = f"{rng.getrandbits(128):032x}"
        s.js(
            "/site/config.js",
            f'window.CFG={{api:"/site-server/v1/docs",channelId:"{chan}",limit:{per}}};',
        )
        s.js(
            "/site/app.js",
            "(function(){var c=window.CFG,p=0,app=document.getElementById('app');\n"
            "function row(d){return '<div class=\"r\"><a href=\"'+d.pc+'\">'+d.title+'</a>"
            "</div>';}\n"
            "function load(){fetch(c.api+'?channelId='+c.channelId+'&page='+p+'&limit='+c.limit)"
            ".then(function(r){return r.json();}).then(function(j){var"
            " list=JSON.parse(j.payload);\n"
            "app.innerHTML=list.map(row).join('')+'<p><button class=\"pre\">上一页</button>'"
            "+'<button class=\"nxt\">下一页</button> '+(p+1)+' / '+j.totalPages+'</p>';\n"
            "app.querySelector('.pre').onclick=function(){if(p>0){p--;load();}};\n"
            "app.querySelector('.nxt').onclick=function(){if(p+1<j.totalPages){p++;load();}};});}\n"
            "load();})();",
        )
        main = (
            '<div id="app"></div><script src="/site/config.js"></script><script'
            ' src="/site/app.js"></script>'
        )
        s.page(col, s.column(main, col))

        def api(q: Query, *_: object) -> Answer:
            k, n = max(0, num(q.get("page"), 0)), min(50, max(1, num(q.get("limit"), 10)))
            some = docs if q.get("channelId") == chan else []
            rows = [
                {"title": d.title, "pc": d.path, "date": f"{d.date:%Y-%m-%d}"}
                for d in some[k * n : (k + 1) * n]
            ]
            pages = -(-len(some) // n)
            return s.data({"payload": dump(rows), "totalPages": pages, "totalElements": len(some)})

        s.route("/site-server/v1/docs", api)
        to = f"{s.root}/site-server/v1/docs?channelId={chan}&limit={per}&page="
        urls = [f"{to}{k}" for k in range(len(B.chunks(docs, per)))]
        return finish(s, [s.root + col, *urls], True, "pages counted from 0, honest total")


class YearPieces(Family):
    name = "b_year_pieces"
    facts = (
        "Year buttons; POST year= answers the whole year's rows as HTML; the newest is in the page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, col, rows = Gov(self.name, rng), "/zwgk/tabl/index.jsp", pick(rng)
        years = list(range(2025, 2025 - rng.randint(2, 5), -1))
        by = {
            y: s.documents(rng.randint(2, 25), B.plain_path("/zwgk/tabl/"), "cppcc", year=y)
            for y in years
        }
        buttons = "".join(f'<span class="yr" onclick="year(this,{y})">{y}年</span>' for y in years)
        main = (
            f'<div class="nd">{buttons}</div><div id="nr">{rows(s, by[years[0]], col, "root")}'
            "</div>\n"
            "<script>function year(e,y){$('.yr').removeClass('on');$(e).addClass('on');"
            "$.post('/zwgk/tabl/year.jsp',{year:y},function(h){$('#nr').html(h);},'html');}"
            "</script>"
        )
        s.page(col, s.column(main, col, "政协提案办理", side=s.box()))

        def piece(q: Query, method: str, body: bytes, *_: object) -> str:
            got = by.get(num(s.form(body).get("year"), 0), [])
            return rows(s, got, col, "root") if got else "<p>暂无数据</p>"

        s.route("/zwgk/tabl/year.jsp", piece)
        asks: list[bytes | None] = [None, *(f"year={y}".encode() for y in years[1:])]
        urls = [s.root + col] + [s.root + "/zwgk/tabl/year.jsp"] * (len(years) - 1)
        return finish(s, urls, True, "the years stand in the page", asks)


class CappedService(Family):
    name = "b_capped_service"
    facts = (
        "Without a year the service gives two pages only, though total says more; by year"
        " it gives all."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 10, "/sousuo/jyta.html"
        years = list(range(2025, 2025 - rng.randint(3, 4), -1))
        docs = []
        for y in years:
            docs += s.documents(
                rng.randint(8, 19), B.plain_path("/sousuo/detail/"), "mixed", year=y
            )
        path, chan = "/sousuo/api/search", rng.randint(10, 99)
        options = "".join(f'<option value="{y}">{y}年</option>' for y in years)
        main = (
            f'<select id="nf"><option value="">全部年份</option>{options}</select><p id="zs"></p>'
            '<ul id="jg"></ul><a href="javascript:turn(-1)">上一页</a> <a'
            ' href="javascript:turn(1)">下一页'
            "</a><p>为保证检索速度，最多显示前20条，请按年份查看。</p>\n<script>\nvar"
            " pg=1;\nfunction s(p){"
            f"$.getJSON('{path}',{{ch:{chan},year:$('#nf').val(),p:p,n:{per}}},function(r){{"
            "if(!r.list.length)return;pg=p;$('#zs').text('共'+r.total+'条');var h='';"
            "$.each(r.list,function(i,x){h+='<li><a href=\"'+x.u+'\">'+x.t+'</a> '+x.d+'</li>';});"
            "$('#jg').html(h);});}\nfunction turn(k){if(pg+k>0)s(pg+k);}\n"
            "$('#nf').change(function(){s(1);});s(1);\n</script>"
        )
        s.page(col, s.column(main, col))

        def api(q: Query, *_: object) -> Answer:
            year, k = q.get("year", ""), max(1, num(q.get("p")))
            some = [d for d in docs if not year or str(by[d.id]) == year]
            some = some if q.get("ch") == str(chan) else []
            got = some[(k - 1) * per : k * per] if year or k <= 2 else []
            rows = [{"t": d.title, "u": d.path, "d": f"{d.date:%Y-%m-%d}"} for d in got]
            return s.data({"total": len(some), "list": rows})

        by = {d.id: d.date.year for d in docs}
        s.route(path, api)
        urls = []
        for y in years:
            n = sum(1 for d in docs if by[d.id] == y)
            urls += [
                f"{s.root}{path}?ch={chan}&year={y}&p={k}&n={per}"
                for k in range(1, -(-n // per) + 1)
            ]
        return finish(s, [s.root + col, *urls], True, "the years together are the total")


class Moody(Family):
    name = "b_moody"
    facts = (
        "Every other time the service says 系统繁忙 with status 200 for page 2; the script"
        " asks again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/xxgk/jytabl/index.html"
        docs = s.documents(many(rng, per), B.plain_path("/xxgk/jytabl/c/"), "mixed")
        path, tid, tries = "/xxgk/ajax/articles", rng.randint(100, 999), [0]
        main = (
            '<ul class="ls"></ul><div class="pgs"></div>\n<script>\nfunction page(p){'
            f"$.getJSON('{path}?tid={tid}&page='+p,function(r){{if(r.code){{setTimeout(function"
            f"(){{page(p);}},"
            "40);return;}var h='';r.rows.forEach(function(x){h+='<li><a"
            " href=\"'+x.href+'\">'+x.name+"
            "'</a></li>';});$('.ls').html(h);h='';for(var i=1;i<=r.pageTotal;i++)"
            "h+='<a href=\"javascript:page('+i+')\">'+i+'"
            "</a>';$('.pgs').html(h);});}\npage(1);\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))
        parts = B.chunks(docs, per)

        def api(q: Query, *_: object) -> Answer:
            k = num(q.get("page"))
            if k == 2:
                tries[0] += 1
                if tries[0] % 2:
                    return s.data({"code": 500, "msg": "系统繁忙，请稍后再试", "rows": []})
            part = parts[k - 1] if 1 <= k <= len(parts) and q.get("tid") == str(tid) else []
            rows = [{"name": d.title, "href": d.path, "date": f"{d.date:%Y-%m-%d}"} for d in part]
            return s.data({"code": 0, "pageTotal": len(parts), "total": len(docs), "rows": rows})

        s.route(path, api)
        urls = [f"{s.root}{path}?tid={tid}&page={k}" for k in range(1, len(parts) + 1)]
        return finish(s, [s.root + col, *urls], True, "whole only when page 2 is asked again")


FAMILIES = [TokenInPage, ConfigShell, YearPieces, CappedService, Moody]
