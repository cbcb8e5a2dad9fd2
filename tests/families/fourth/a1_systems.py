"""Lists of systems that public documentation describes: written to judge."""

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
            f"<option value='{j}'{' selected' if j == k else ''}>{j}</option>"
            for j in range(1, n + 1)
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
            f"<a class='page-numbers' href='{at(j)}'>{j}</a>"
            if j != k
            else f"<span class='page-numbers current'>{j}</span>"
            for j in near
        )
        nxt = f"<a class='next page-numbers' href='{at(k + 1)}'>→</a>" if k < n else ""
        return (
            f"<nav class='navigation pagination'><div class='nav-links'>{links}{nxt}</div></nav>"
            if n > 1
            else ""
        )


class Forum(Static):
    name = "f_forum"
    facts = "forum-12-2.html with div.pg, strong for the page and nxt for 下一页."

    def addresses(self, rng, s):
        fid = rng.randint(2, 50)
        return lambda k: f"/forum-{fid}-{k}.html"

    def pager(self, style, k, n, total, at):
        links = "".join(
            f"<a href='{at(j)}'>{j}</a>" if j != k else f"<strong>{j}</strong>"
            for j in range(1, n + 1)
        )
        nxt = f"<a href='{at(k + 1)}' class='nxt'>下一页</a>" if k < n else ""
        return (
            f"<div class='pg'>{links}<label><input name='custompage' size='2'> / {n} 页</label>{nxt}</div>"
            if n > 1
            else ""
        )


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
            spread(rng, per, zero=False),
            lambda i, d: f"/index.php?m=content&c=index&a=show&catid={cat}&id={i}",
            "npc",
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
                f'<a href="{B.esc(to(j))}">{j}</a>' if j != k else f"<span>{j}</span>"
                for j in range(1, len(parts) + 1)
            )
            nav = f'<div id="pages"><a class="a1">{len(docs)}条</a> <a href="{B.esc(to(max(1, k - 1)))}" class="a1">上一页</a> {links} <a href="{B.esc(to(min(len(parts), k + 1)))}" class="a1">下一页</a></div>'
            return s.shell(
                "建议", rows_any(s, part, "/", rows) + (nav if len(parts) > 1 else ""), "/index.php"
            )

        s.route("/index.php", page)
        start = s.root + to(1).rpartition("&")[0]
        return s.done(
            [start], [start] + [s.root + to(k) for k in range(2, len(parts) + 1)], True, ""
        )


FAMILIES = [Dede, Jhtml, WordPress, Forum, OwnCall, PhpCms]
