"""Lists of systems that public documentation describes: written to judge, never tuned on."""

import json

import families_base as B
from families_base import Family, Site, chunks, per_page, rows_any, spread


def number(text, default=1):
    return int(text) if text and str(text).isdigit() else default


class Static(Family):
    """Pages at addresses of their own."""

    folder = "/zwgk/jyta/"

    def addresses(self, rng, s):
        raise NotImplementedError

    def pager(self, rng, k, n, total, at):
        raise NotImplementedError

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, rows = per_page(rng, 10, 15, 20), rng.randrange(3)
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/content/"), "mixed")
        parts, at = chunks(docs, per), self.addresses(rng, s)
        style = rng.random()
        for k, part in enumerate(parts, 1):
            nav = self.pager(style, k, len(parts), len(docs), at)
            s.page(at(k), s.shell("建议提案", rows_any(s, part, at(k), rows) + nav, at(k)))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class Dede(Static):
    name = "f_dede"
    facts = "DedeCMS: list_23_2.html, ul.pagelist with 首页 上一页 下一页 末页 and 共 N页M条."

    def addresses(self, rng, s):
        tid = rng.randint(3, 90)
        return lambda k: f"/a/jyta/list_{tid}_{k}.html"

    def pager(self, style, k, n, total, at):
        lis = "".join(
            f"<li><a href='{at(j)}'>{j}</a></li>" if j != k else f"<li class='thisclass'>{j}</li>"
            for j in range(1, n + 1)
        )
        last = f"<li><a href='{at(k + 1)}'>下一页</a></li><li><a href='{at(n)}'>末页</a></li>"
        info = f"<li><span class='pageinfo'>共 <strong>{n}</strong>页<strong>{total}</strong>条</span></li>"
        return f"<ul class='pagelist'><li>首页</li>{lis}{last if k < n else ''}{info}</ul>"


class Jhtml(Static):
    name = "f_jhtml_select"
    facts = "index_2.jhtml; a select of pages whose onchange writes the address; 共N条记录 k/n页."

    def addresses(self, rng, s):
        col = rng.choice(["/jyta/", "/gk/tabl/"])
        return lambda k: col + ("index.jhtml" if k == 1 else f"index_{k}.jhtml")

    def pager(self, style, k, n, total, at):
        options = "".join(
            f"<option value='{j}'{' selected' if j == k else ''}>{j}</option>" for j in range(1, n + 1)
        )
        text = f"共{total}条记录 {k}/{n}页 " if style < 0.5 else f"第{k}页 "
        return (
            f"<div class='pg'>{text}<select onchange=\"location.href=encodeURI('index_'+this.value+'.jhtml')\">"
            f"{options}</select></div>"
        )


class WordPress(Static):
    name = "f_wordpress"
    facts = "/category/jyta/page/2/ with a.page-numbers and an arrow as next."

    def addresses(self, rng, s):
        return lambda k: "/category/jyta/" + ("" if k == 1 else f"page/{k}/")

    def pager(self, style, k, n, total, at):
        near = [j for j in range(1, n + 1) if abs(j - k) < 2 or j in (1, n)]
        links = "".join(
            f"<a class='page-numbers' href='{at(j)}'>{j}</a>" if j != k
            else f"<span class='page-numbers current'>{j}</span>"
            for j in near
        )
        nxt = f"<a class='next page-numbers' href='{at(k + 1)}'>→</a>" if k < n else ""
        return f"<nav class='navigation pagination'><div class='nav-links'>{links}{nxt}</div></nav>" if n > 1 else ""


class Forum(Static):
    name = "f_forum"
    facts = "forum-12-2.html with div.pg, strong for the page and nxt for 下一页."

    def addresses(self, rng, s):
        fid = rng.randint(2, 50)
        return lambda k: f"/forum-{fid}-{k}.html"

    def pager(self, style, k, n, total, at):
        links = "".join(
            f"<a href='{at(j)}'>{j}</a>" if j != k else f"<strong>{j}</strong>" for j in range(1, n + 1)
        )
        nxt = f"<a href='{at(k + 1)}' class='nxt'>下一页</a>" if k < n else ""
        return f"<div class='pg'>{links}<label><input name='custompage' size='2'> / {n} 页</label>{nxt}</div>" if n > 1 else ""


class OwnCall(Static):
    name = "f_own_call"
    facts = "A call with page, records, size, path and extension; the function is in a file of the site."

    def addresses(self, rng, s):
        s.js(
            "/common/fy.js",
            "function showPages(c,t,s,u,e){var n=Math.ceil(t/s);var h='';for(var q=1;q<=n;q++){"
            "h+=q==c?'<b>'+q+'</b>':'<a href=\"'+u+(q==1?'':'_'+q)+'.'+e+'\">'+q+'</a>';}"
            "document.getElementById('fy').innerHTML=h;}",
        )
        return lambda k: "/zwgk/jyta/list" + ("" if k == 1 else f"_{k}") + ".html"

    def pager(self, style, k, n, total, at):
        size = -(-total // n)
        return (
            f"<div id='fy'></div><script src='/common/fy.js'></script>"
            f"<script>showPages({k},{total},{size},'/zwgk/jyta/list','html')</script>"
        )


class PhpCms(Family):
    name = "f_phpcms"
    facts = "index.php?m=content&c=index&a=lists&catid=12&page=2; text N条 before the links."

    def make(self, rng):
        s = Site(self.name, rng)
        per, rows, cat = per_page(rng, 10, 20), rng.randrange(3), rng.randint(6, 99)
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/index.php?m=content&c=index&a=show&catid={cat}&id={i}", "npc"
        )
        parts = chunks(docs, per)
        by_id = {d.id: d for d in docs}
        to = lambda k: f"/index.php?m=content&c=index&a=lists&catid={cat}&page={k}"

        def page(q, *_):
            if q.get("a") == "show":
                return s.static[by_id[q["id"]].path] if q.get("id") in by_id else s.missing()
            k = number(q.get("page"))
            part = parts[min(k, len(parts)) - 1]
            links = " ".join(
                f'<a href="{B.esc(to(j))}">{j}</a>' if j != k else f"<span>{j}</span>" for j in range(1, len(parts) + 1)
            )
            nav = f'<div id="pages"><a class="a1">{len(docs)}条</a> <a href="{B.esc(to(max(1, k - 1)))}" class="a1">上一页</a> {links} <a href="{B.esc(to(min(len(parts), k + 1)))}" class="a1">下一页</a></div>'
            return s.shell("建议", rows_any(s, part, "/", rows) + (nav if len(parts) > 1 else ""), "/index.php")

        s.route("/index.php", page)
        start = s.root + to(1).rpartition("&")[0]
        return s.done([start], [start] + [s.root + to(k) for k in range(2, len(parts) + 1)], True, "")


class Service(Family):
    """Rows from a service; a page without rows."""

    api = "/prod-api/cms/article/list"

    def wrap(self, s, rng, per, script, answer, docs):
        s.route(self.api, answer)
        s.page("/jyta/index.html", s.shell("建议提案", f"<div id='app'></div>{script}", "/jyta/"))
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/"], True, "")

    def rows(self, docs):
        return [{"articleTitle": d.title, "articleUrl": d.path, "publishDate": str(d.date)} for d in docs]


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
            return s.data({"code": 0, "count": len(docs), "data": self.rows(docs[(k - 1) * size : k * size])})

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
            f"<item><title>{B.esc(d.title)}</title><link>{d.path}</link><pubDate>{d.date}</pubDate></item>" for d in docs
        )
        s.static["/jyta/list.xml"] = (200, {"Content-Type": "text/xml"}, f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{items}</channel></rss>".encode())
        script = "<script>$.ajax({url: 'list.xml', dataType: 'xml', success: function(x) { show($(x).find('item'), 1); }});</script>"
        s.page("/jyta/index.html", s.shell("建议提案", f"<ul id='l'></ul><div class='page'></div>{script}", "/jyta/"))
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
            return s.html(f"<html><head><title>列表</title></head><body>{rows_any(s, part, '/jyta/inner.jsp', rows)}<p>{nav}</p></body></html>")

        s.route("/jyta/inner.jsp", inner)
        s.page("/jyta/index.html", s.shell("建议提案", "<iframe src='/jyta/inner.jsp' width='100%' frameborder='0'></iframe>", "/jyta/"))
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/"], True, "")


FAMILIES = [Dede, Jhtml, WordPress, Forum, OwnCall, PhpCms, VueApi, Layui, EasyUi, XmlFile, Frame]


class YearChoice(Family):
    name = "f_year_choice"
    facts = "The page shows one year; a select of years leads to ?year=2024, each with pages of its own."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, rows, years = per_page(rng, 10, 15), rng.randrange(3), [2025, 2024, 2023][: rng.choice([1, 2, 3])]
        by_year = {y: s.documents(rng.randint(3, per + 4), B.trs_path("/jyta/"), "mixed", year=y) for y in years}

        def page(q, *_):
            year, k = number(q.get("year"), years[0]), number(q.get("page"))
            parts = chunks(by_year.get(year, []), per)
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            options = "".join(f"<option value='/jyta/list.jsp?year={y}'>{y}年</option>" for y in years)
            nav = "".join(f"<a href='/jyta/list.jsp?year={year}&page={j}'>{j}</a>" for j in range(1, len(parts) + 1) if j != k)
            return s.shell("建议提案", f"<select onchange='location=this.value'>{options}</select>" + rows_any(s, part, "/jyta/list.jsp", rows) + nav, "/jyta/")

        s.route("/jyta/list.jsp", page)
        return s.done([s.root + "/jyta/list.jsp"], [s.root + "/jyta/list.jsp"], True, "")


FAMILIES.append(YearChoice)
