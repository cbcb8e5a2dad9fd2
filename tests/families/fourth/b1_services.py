"""Lists from services, files, frames and choices: written to judge."""

import families_base as B
from families_base import Family, Site, chunks, per_page, rows_any, spread


def number(text, default=1):
    return int(text) if text and str(text).isdigit() else default


class Service(Family):
    """Rows from a service; a page without rows."""

    api = "/prod-api/cms/article/list"

    def wrap(self, s, rng, per, script, answer, docs):
        s.route(self.api, answer)
        s.page("/jyta/index.html", s.shell("建议提案", f"<div id='app'></div>{script}", "/jyta/"))
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/"], True, "")

    def rows(self, docs):
        return [
            {"articleTitle": d.title, "articleUrl": d.path, "publishDate": str(d.date)}
            for d in docs
        ]


class VueApi(Service):
    name = "f_vue_api"
    facts = "A single-page application; its script file holds the request with params as an object of this."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per = per_page(rng, 10, 12)
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/detail/"), "mixed")
        s.js(
            "/static/js/app.js",
            "new Vue({el:'#app',data:{queryParams:{pageNum:1,pageSize:%d,channelId:'77'},list:[],total:0},"
            "methods:{getList(){axios.get('%s',{params:this.queryParams}).then(r=>{this.list=r.data.rows;"
            "this.total=r.data.total})},handleCurrentChange(v){this.queryParams.pageNum=v;this.getList()}},"
            "created(){this.getList()}})" % (per, self.api),
        )

        def answer(q, *_):
            if q.get("channelId") != "77":
                return s.data({"rows": [], "total": 0})
            k, size = number(q.get("pageNum")), number(q.get("pageSize"), per)
            return s.data({"rows": self.rows(docs[(k - 1) * size : k * size]), "total": len(docs)})

        return self.wrap(s, rng, per, "<script src='/static/js/app.js'></script>", answer, docs)


class Layui(Service):
    name = "f_layui_table"
    facts = "layui table.render with url, where and page: true; the library asks ?page=1&limit=15."
    api = "/api/info/list"

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per = per_page(rng, 10, 15)
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/detail/"), "mixed")

        def answer(q, *_):
            if q.get("cid") != "3":
                return s.data({"code": 0, "count": 0, "data": []})
            k, size = number(q.get("page")), number(q.get("limit"), per)
            return s.data(
                {"code": 0, "count": len(docs), "data": self.rows(docs[(k - 1) * size : k * size])}
            )

        script = (
            f"<table id='tb'></table><script>layui.use('table', function(){{ layui.table.render({{ elem: '#tb', url: '{self.api}', "
            f"where: {{ cid: 3 }}, page: true, limit: {per}, cols: [[{{field:'articleTitle'}}]] }}); }});</script>"
        )
        return self.wrap(s, rng, per, script, answer, docs)


class EasyUi(Service):
    name = "f_easyui_grid"
    facts = "jQuery EasyUI datagrid with url and pagination: true; it posts page and rows."
    api = "/info/queryList.do"

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per = per_page(rng, 10, 15, 20)
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/detail/"), "mixed")

        def answer(q, method, body, raw):
            f = {**q, **s.form(body)}
            if f.get("type") != "ta":
                return s.data({"total": 0, "rows": []})
            k, size = number(f.get("page")), number(f.get("rows"), per)
            return s.data({"total": len(docs), "rows": self.rows(docs[(k - 1) * size : k * size])})

        script = f"<table id='dg'></table><script>$('#dg').datagrid({{ url: '{self.api}?type=ta', pagination: true, pageSize: {per}, columns: [[{{field: 'articleTitle'}}]] }});</script>"
        return self.wrap(s, rng, per, script, answer, docs)


class XmlFile(Family):
    name = "f_xml_file"
    facts = "Rows in an XML file that a script loads and cuts into pages."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per = per_page(rng, 10, 15)
        docs = s.documents(spread(rng, per, zero=False), B.trs_path("/jyta/"), "mixed")
        items = "".join(
            f"<item><title>{B.esc(d.title)}</title><link>{d.path}</link><pubDate>{d.date}</pubDate></item>"
            for d in docs
        )
        s.static["/jyta/list.xml"] = (
            200,
            {"Content-Type": "text/xml"},
            f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{items}</channel></rss>".encode(),
        )
        script = "<script>$.ajax({url: 'list.xml', dataType: 'xml', success: function(x) { show($(x).find('item'), 1); }});</script>"
        s.page(
            "/jyta/index.html",
            s.shell("建议提案", f"<ul id='l'></ul><div class='page'></div>{script}", "/jyta/"),
        )
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/", s.root + "/jyta/list.xml"], True, "")


class Frame(Family):
    name = "f_iframe"
    facts = "The list stands in an iframe whose pages are linked inside it."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, rows = per_page(rng, 10, 15), rng.randrange(3)
        docs = s.documents(spread(rng, per, zero=False), B.trs_path("/jyta/"), "mixed")
        parts = chunks(docs, per)

        def inner(q, *_):
            k = number(q.get("page"))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            nav = f"<a href='/jyta/inner.jsp?page={k + 1}'>下一页</a>" if k < len(parts) else ""
            return s.html(
                f"<html><head><title>列表</title></head><body>{rows_any(s, part, '/jyta/inner.jsp', rows)}<p>{nav}</p></body></html>"
            )

        s.route("/jyta/inner.jsp", inner)
        s.page(
            "/jyta/index.html",
            s.shell(
                "建议提案",
                "<iframe src='/jyta/inner.jsp' width='100%' frameborder='0'></iframe>",
                "/jyta/",
            ),
        )
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/"], True, "")


class YearChoice(Family):
    name = "f_year_choice"
    facts = "The page shows one year; a select of years leads to ?year=2024, each with pages of its own."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, rows, years = (
            per_page(rng, 10, 15),
            rng.randrange(3),
            [2025, 2024, 2023][: rng.choice([1, 2, 3])],
        )
        by_year = {
            y: s.documents(rng.randint(3, per + 4), B.trs_path("/jyta/"), "mixed", year=y)
            for y in years
        }

        def page(q, *_):
            year, k = number(q.get("year"), years[0]), number(q.get("page"))
            parts = chunks(by_year.get(year, []), per)
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            options = "".join(
                f"<option value='/jyta/list.jsp?year={y}'>{y}年</option>" for y in years
            )
            nav = "".join(
                f"<a href='/jyta/list.jsp?year={year}&page={j}'>{j}</a>"
                for j in range(1, len(parts) + 1)
                if j != k
            )
            return s.shell(
                "建议提案",
                f"<select onchange='location=this.value'>{options}</select>"
                + rows_any(s, part, "/jyta/list.jsp", rows)
                + nav,
                "/jyta/",
            )

        s.route("/jyta/list.jsp", page)
        return s.done([s.root + "/jyta/list.jsp"], [s.root + "/jyta/list.jsp"], True, "")


FAMILIES = [VueApi, Layui, EasyUi, XmlFile, Frame, YearChoice]
