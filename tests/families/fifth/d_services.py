"""Lists that libraries of tables and scripts of the page fetch from services."""

import json
from urllib.parse import parse_qs

import families_base as B
from families_base import Family, Site, chunks, rows_li


def number(text, default=1):
    return int(text) if text and str(text).isdigit() else default


def some(rng, per, most=5):
    """Documents for one to five answers of a service."""
    n = rng.randint(1, most)
    return (n - 1) * per + rng.choice([1, per, rng.randint(1, per)])


class LayuiTable(Family):
    name = "g_layui_table"
    facts = "layui table.render with url, limit and names of its own for page and size; {code,msg,count,data}; the row holds an id and a template makes the address."

    def make(self, rng):
        s, per, at = Site(self.name, rng, dialect="plain"), rng.choice([10, 15, 20]), "/jyta/"
        docs = s.documents(some(rng, per), B.plain_path("/jyta/detail/"), "mixed")
        names = rng.choice([("curr", "nums"), ("page", "limit"), ("pageNo", "pageSize")])
        own = (
            ""
            if names[0] == "page"
            else f"request:{{pageName:'{names[0]}',limitName:'{names[1]}'}},"
        )
        script = f"""<table id="tb" lay-filter="tb"></table>
<script type="text/html" id="bt"><a href="/jyta/detail/{{{{d.id}}}}.html" target="_blank">{{{{d.title}}}}</a></script>
<script>layui.use('table', function(){{ layui.table.render({{elem:'#tb', url:'/api/jyta/list?type=1', {own} page:true, limit:{per},
 cols:[[{{type:'numbers'}},{{field:'title',title:'标题',templet:'#bt'}},{{field:'fbsj',title:'时间'}}]]}}); }});</script>"""

        def service(q, *_):
            size, k = number(q.get(names[1]), 10), number(q.get(names[0]))
            rows = [
                {"id": int(d.id), "title": d.title, "fbsj": f"{d.date:%Y-%m-%d}"}
                for d in docs[(k - 1) * size : k * size]
            ]
            return s.data({"code": 0, "msg": "", "count": len(docs), "data": rows})

        s.route("/api/jyta/list", service)
        start = s.page(at, s.shell("建议提案", script, at))
        urls = [start] + [
            f"{s.root}/api/jyta/list?type=1&{names[0]}={k}&{names[1]}={per}"
            for k in range(1, -(-len(docs) // per) + 1)
        ]
        return s.done([start], urls, True, "")


class BootstrapTable(Family):
    name = "g_bootstrap_table"
    facts = "Bootstrap Table by data attributes: data-url, server side, offset and limit; {total, rows} with the address in the row."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 25])
        docs = s.documents(some(rng, per), B.trs_path("/rdjy/"), "npc")
        at, form = "/rdjy/index.html", rng.choice(["rel", "root", "abs"])
        table = f"""<table data-toggle="table" data-url="/open/jy/page.json" data-method="get" data-side-pagination="server" data-pagination="true"
 data-page-size="{per}" data-query-params-type="limit"><thead><tr><th data-field="docTitle" data-formatter="bt">标题</th><th data-field="docDate">日期</th></tr></thead></table>
<script>function bt(v,r){{return '<a href="'+r.docUrl+'">'+v+'</a>';}}</script>"""

        def service(q, *_):
            size, n = number(q.get("limit"), 10), number(q.get("offset"), 0)
            rows = [
                {
                    "docTitle": d.title,
                    "docDate": f"{d.date:%Y-%m-%d} 00:00:00",
                    "docUrl": s.href(d.path, at, form),
                    "docPicture": None,
                }
                for d in docs[n : n + size]
            ]
            return s.data({"total": len(docs), "rows": rows})

        s.route("/open/jy/page.json", service)
        start = s.page(at, s.shell("代表建议", table, at))
        urls = [start] + [
            f"{s.root}/open/jy/page.json?offset={n}&limit={per}" for n in range(0, len(docs), per)
        ]
        return s.done([start], urls, True, "")


class EasyUi(Family):
    name = "g_easyui_datagrid"
    facts = "easyui datagrid: POST page and rows with queryParams of the page; a GET answers 405; total as text."

    def make(self, rng):
        s, per, cat = (
            Site(self.name, rng, dialect="plain"),
            rng.choice([10, 20, 30]),
            rng.randint(100, 999),
        )
        docs = s.documents(some(rng, per), B.plain_path("/xx/", "htm"), "cppcc")
        at, to = "/zxta.jsp", "/info/getInfoList.action"
        script = f"""<table id="dg"></table><script>$(function(){{$('#dg').datagrid({{url:'{to}',method:'post',pagination:true,pageSize:{per},
 queryParams:{{catId:'{cat}',state:'1'}},columns:[[{{field:'TITLE',title:'标题',formatter:function(v,r){{return '<a href="'+r.LINK+'">'+v+'</a>'}}}},{{field:'PUBTIME',title:'日期'}}]]}});}});</script>"""

        def service(q, method, body, raw):
            if method != "POST":
                return s.html("<h1>405 Method Not Allowed</h1>", 405)
            form = s.form(body)
            mine = docs if form.get("catId") == str(cat) else []
            size, k = number(form.get("rows"), 10), number(form.get("page"))
            rows = [
                {"TITLE": d.title, "LINK": d.path, "PUBTIME": f"{d.date:%Y/%m/%d}", "ID": d.id}
                for d in mine[(k - 1) * size : k * size]
            ]
            return s.data({"total": str(len(mine)), "rows": rows}, "text/html;charset=utf-8")

        s.route(to, service)
        start = s.page(at, s.shell("委员提案", script, at))
        bodies = [None] + [
            f"catId={cat}&state=1&page={k}&rows={per}".encode()
            for k in range(1, -(-len(docs) // per) + 1)
        ]
        urls = [start] + [s.root + to] * (len(bodies) - 1)
        return s.done([start], urls, True, "", bodies)


class DataTables(Family):
    name = "g_datatables"
    facts = "DataTables, server side: draw, start, length; recordsTotal counts all columns of the site, recordsFiltered this one; rows are arrays with HTML."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 25])
        docs = s.documents(some(rng, per), B.vsb_path(rng.randint(1000, 1900)), "mixed")
        at, to, extra = "/jyta/list.html", "/ajax/dt", rng.randint(100, 900)
        script = f"""<table id="t"><thead><tr><th>标题</th><th>承办单位</th><th>发布时间</th></tr></thead></table>
<script>$('#t').DataTable({{serverSide:true,searching:false,ordering:false,pageLength:{per},ajax:{{url:'{to}',type:'GET',data:function(d){{d.lm='jyta';}}}}}});</script>"""

        def service(q, *_):
            n, size = number(q.get("start"), 0), number(q.get("length"), 10)
            mine = docs if q.get("lm") == "jyta" else []
            rows = [
                [
                    f"<a href='{d.path}' title='{d.title}'>{d.title[:20]}…</a>",
                    s.agency,
                    f"{d.date:%Y-%m-%d}",
                ]
                for d in mine[n : n + size]
            ]
            out = {"draw": number(q.get("draw")), "recordsTotal": len(docs) + extra}
            return s.data(out | {"recordsFiltered": len(mine), "data": rows})

        s.route(to, service)
        start = s.page(at, s.shell("建议提案", script, at))
        urls = [start] + [
            f"{s.root}{to}?draw={i + 1}&start={n}&length={per}&lm=jyta"
            for i, n in enumerate(range(0, len(docs), per))
        ]
        return s.done([start], urls, True, "")


class VueApp(Family):
    name = "g_vue_element_json_body"
    facts = "A Vue page; the script of the site posts a JSON body with page and size; the size is capped at 50 without a word; addresses are made from ids."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 12, 20])
        docs = s.documents(some(rng, per), lambda i, d: f"/detail.html?id={i}", "mixed")
        col, at, to = rng.randint(10**6, 10**7), "/column.html", "/gateway/cms/article/page"
        s.js(
            "/static/js/list.7f3a.js",
            f"""new Vue({{el:'#app',data:{{records:[],total:0,q:{{current:1,size:{per},channelId:{col},status:'1'}}}},
mounted:function(){{this.load();}},methods:{{turn:function(p){{this.q.current=p;this.load();}},
load:function(){{var t=this;axios.post('{to}',this.q).then(function(r){{t.records=r.data.data.records;t.total=r.data.data.total;}});}}}}}});""",
        )
        main = f"""<div id="app"><li v-for="r in records"><a :href="'/detail.html?id='+r.id">{{{{r.title}}}}</a><span>{{{{r.publishTime}}}}</span></li>
<el-pagination layout="total, prev, pager, next" :total="total" :page-size="{per}" @current-change="turn"></el-pagination></div>
<script src="/static/js/list.7f3a.js"></script>"""

        def service(q, method, body, raw):
            try:
                ask = json.loads(body)
            except ValueError:
                ask = None
            if method != "POST" or not isinstance(ask, dict):
                return s.data({"code": 500, "message": "请求参数错误", "data": None})
            k, size = int(ask.get("current", 1)), min(50, int(ask.get("size", 10)))
            mine = docs if str(ask.get("channelId")) == str(col) else []
            rows = [
                {"id": d.id, "title": d.title, "publishTime": f"{d.date:%Y-%m-%d} 08:00:00"}
                for d in mine[(k - 1) * size : k * size]
            ]
            data = {"records": rows, "total": len(mine), "size": size, "current": k}
            return s.data({"code": 200, "message": "成功", "data": data})

        s.route(to, service)
        start = s.page(at, s.shell("建议提案", main, at))
        bodies = [None] + [
            json.dumps({"current": k, "size": per, "channelId": col, "status": "1"}).encode()
            for k in range(1, -(-len(docs) // per) + 1)
        ]
        urls = [start] + [s.root + to] * (len(bodies) - 1)
        return s.done([start], urls, True, "", bodies)


class Fragment(Family):
    name = "g_more_fragment"
    facts = "加载更多: the first rows stand in the page, $.get fetches <li> fragments with p=2, 3 …; after the end an empty or 没有更多了 answer."

    def make(self, rng):
        s, per, at = Site(self.name, rng, dialect="plain"), rng.choice([8, 10]), "/m/jyta/"
        docs = s.documents(rng.randint(per - 2, 5 * per), B.plain_path("/m/a/"), "mixed")
        parts, cid, to = chunks(docs, per), rng.randint(20, 99), "/inc/more.php"
        end = rng.choice(["", "<p class='nomore'>没有更多了</p>"])

        def service(q, method, body, raw):
            if not q and body:
                q = {k: v[-1] for k, v in parse_qs(body.decode()).items()}
            k = number(q.get("p"))
            if q.get("cid") != str(cid) or not 1 <= k <= len(parts):
                return s.html(end)
            rows = rows_li(s, parts[k - 1], at).partition("\n")[2].rpartition("\n")[0]
            return s.html(rows)

        s.route(to, service)
        main = f"""{rows_li(s, parts[0], at, cls="more")}<a id="btn" href="javascript:;">加载更多</a><script>var p=1;
$('#btn').click(function(){{p++;$.get("{to}",{{cid:{cid},p:p}},function(h){{if(!h||h.indexOf('没有更多')>-1){{$('#btn').text('没有更多了');}}else{{$('ul.more').append(h);}}}});}});</script>"""
        start = s.page(at, s.shell("建议提案", main, at))
        urls = [start] + [f"{s.root}{to}?cid={cid}&p={k}" for k in range(2, len(parts) + 2)]
        return s.done([start], urls, True, "the answer after the last is the end")


FAMILIES = [LayuiTable, BootstrapTable, EasyUi, DataTables, VueApp, Fragment]
