"""Pages of query strings and home-made systems: AspNetPager, ASP, JEECMS, SiteServer, EasySite."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_eleventh_b_0parts import column, neighbours, news_box, pages


class AspNetPager(Family):
    name = "k_aspnetpager_urls"
    facts = ".NET: List.aspx?cid=N&page=P; the start says list.aspx, IIS does not mind the case."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cid = rng.randint(11, 480)
        docs = s.documents(rng.randint(6, 110), lambda i, d: f"/zwgk/Show.aspx?id={i}", "mixed")
        per = rng.choice([10, 15, 20])
        parts = B.chunks(docs, per)
        n = len(parts)
        side = news_box(s, "最新公告", 4)

        def url(p):
            return f"List.aspx?cid={cid}&page={p}"

        def answer(q, method, body, raw):
            if q.get("cid") != str(cid):
                return s.missing()
            p = min(max(int(q.get("page") or 1), 1), n)

            def a(word, j):
                if j == p or not 1 <= j <= n:
                    return f'<a disabled="disabled" style="margin-right:5px;">{word}</a>'
                return f'<a href="{esc(url(j))}" style="margin-right:5px;">{word}</a>'

            nums = "".join(
                f'<span style="margin-right:5px;font-weight:Bold;color:red;">{j}</span>'
                if j == p
                else a(str(j), j)
                for j in range(1, n + 1)
            )
            pager = (
                f'<div id="ctl00_AspNetPager1" class="paginator">共<b>{len(docs)}</b>条记录 '
                f"第<b>{p}</b>/{n}页 {a('首页', 1)}{a('上一页', p - 1)}{nums}{a('下一页', p + 1)}"
                f"{a('尾页', n)}</div>"
            )
            rows = rows_any(s, parts[p - 1], "/zwgk/List.aspx", style, "root")
            body = column("建议提案办理", rows, pager)
            return s.shell("建议提案办理", body, "/zwgk/List.aspx", side=side)

        style = rng.randrange(3)
        s.route("/zwgk/List.aspx", answer)
        s.route("/zwgk/list.aspx", answer)
        start = f"{s.root}/zwgk/list.aspx?cid={cid}"
        rest = [f"{s.root}/zwgk/{url(p)}" for p in range(2, n + 1)]
        return s.done([start], [start, *rest], True, "")


class ClassicAsp(Family):
    name = "k_classic_asp_list"
    facts = "ASP in gb2312: list.asp?classid=N&page=P, 页次：1/5页, a select for the page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        cid = rng.randint(3, 99)
        docs = s.documents(rng.randint(5, 80), lambda i, d: f"/show.asp?id={i}", "npc")
        per = rng.choice([15, 20, 25])
        parts = B.chunks(docs, per)
        n = len(parts)

        def answer(q, method, body, raw):
            if q.get("classid") != str(cid):
                return s.missing()
            p = min(max(int(q.get("page") or 1), 1), n)

            def a(word, j, on):
                return f"<a href='list.asp?classid={cid}&amp;page={j}'>{word}</a>" if on else word

            options = "".join(
                f"<option value='{j}'{' selected' if j == p else ''}>第{j}页</option>"
                for j in range(1, n + 1)
            )
            jump = (
                "<select name='page' size='1' onchange=\"javascript:window.location="
                f"'list.asp?classid={cid}&amp;page='+this.options[this.selectedIndex].value;\">"
                f"{options}</select>"
            )
            pager = (
                f"<div class='showpage'>共 <b>{len(docs)}</b> 条&nbsp;{a('首页', 1, p > 1)} "
                f"{a('上一页', p - 1, p > 1)}&nbsp;{a('下一页', p + 1, p < n)} "
                f"{a('尾页', n, p < n)}"
                f"&nbsp;页次：<strong><font color=red>{p}</font>/{n}</strong>页&nbsp;"
                f"<b>{per}</b>条/页&nbsp;转到：{jump}</div>"
            )
            rows = "\n".join(
                "<tr><td width=20><img src='images/dot.gif'></td>"
                f"<td><a href='show.asp?id={d.id}' target=_blank>{esc(d.title)}</a></td>"
                f"<td width=80>{d.date.year}-{d.date.month}-{d.date.day}</td></tr>"
                for d in parts[p - 1]
            )
            body = column("代表建议", f"<table width='96%'>{rows}</table>", pager)
            return s.shell("代表建议", body, "/list.asp")

        s.route("/list.asp", answer)
        s.static["/images/dot.gif"] = (200, {"Content-Type": "image/gif"}, b"GIF89a")
        start = f"{s.root}/list.asp?classid={cid}"
        rest = [f"{start}&page={p}" for p in range(2, n + 1)]
        return s.done([start], [start, *rest], True, "")


class JeecmsButtons(Family):
    name = "k_jeecms_jhtml_buttons"
    facts = (
        "JEECMS: index_2.jhtml by onclick=location.href=encodeURI(…), and a select with addresses."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/D1101X/", "/D1102X/", "/jytabl/", "/c/qhszfbgs/jytabl/"])
        docs = s.documents(rng.randint(8, 100), B.plain_path(col, "jhtml"), "mixed")
        side = neighbours(s, rng, (col + "index.jhtml", "建议提案"))

        def file(j):
            return "index.jhtml" if j == 0 else f"index_{j + 1}.jhtml"

        def write(k, n, part, path):
            def b(word, j, on):
                if not on:
                    return f'<a disabled="disabled">{word}</a> '
                go = f"onclick=\"location.href=encodeURI('{file(j)}');\""
                return f'<a href="javascript:void(0);" {go}>{word}</a> '

            options = "".join(
                f'<option value="{file(j)}"{" selected" if j == k else ""}>{j + 1}</option>'
                for j in range(n)
            )
            pager = (
                f'<div class="pagesite">共 {len(docs)} 条记录 {k + 1}/{n} 页 {b("首页", 0, k > 0)}'
                f"{b('上一页', k - 1, k > 0)}{b('下一页', k + 1, k < n - 1)}"
                f"{b('尾页', n - 1, k < n - 1)}第<select "
                f'onchange="location.href=encodeURI(this.value);">{options}</select>页</div>'
            )
            rows = rows_li(s, part, path, how, cls="newsContent")
            return s.shell("建议提案", column("建议提案", rows, pager), path, side=side)

        how = rng.choice(["abs", "root"])
        urls = pages(s, docs, rng.choice([15, 20, 30]), lambda k, n: col + file(k), write)
        return s.done([urls[0]], urls, True, "")


class SiteServerPages(Family):
    name = "k_siteserver_channel_pages"
    facts = "SiteServer: /channels/N.html, N_2.html; rows with two dates (处理 and 公开)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch = rng.randint(1300, 53900)
        docs = s.documents(rng.randint(5, 70), B.plain_path(f"/contents/{ch}/"), "cppcc")

        def name(k, n):
            return f"/channels/{ch}.html" if k == 0 else f"/channels/{ch}_{k + 1}.html"

        def write(k, n, part, path):
            def a(word, j, on):
                link = f'<a class="pager" href="{name(j, n)}">{word}</a>'
                return link if on else f"<span>{word}</span>"

            pager = (
                f'<div class="pagination">{a("首页", 0, k > 0)} {a("上一页", k - 1, k > 0)} '
                f"<em>{k + 1}/{n}</em> {a('下一页', k + 1, k < n - 1)} "
                f"{a('末页', n - 1, k < n - 1)}"
                "</div>"
            )
            rows = "\n".join(
                f'<li><a href="{s.href(d.path, path, "rel")}" title="{esc(d.title)}">'
                f"{esc(d.title[:30])}</a><span>办结：{d.date.year}年{d.date.month}月</span>"
                f"<span>公开：{d.date:%Y-%m-%d}</span></li>"
                for d in part
            )
            body = column("政协委员提案", f'<ul class="right-list">{rows}</ul>', pager)
            return s.shell("政协委员提案", body, path)

        urls = pages(s, docs, rng.choice([12, 15, 18]), name, write)
        return s.done([urls[0]], urls, True, "")


class EasySite(Family):
    name = "k_easysite_eportal"
    facts = "EasySite: /eportal/ui?pageId=&currentPage=&moduleId=; tagname, onclick have it."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page_id, module = rng.randint(1960000, 2099999), f"{rng.getrandbits(128):032x}"
        docs = s.documents(
            rng.randint(8, 90), lambda i, d: f"/xxgk/{page_id}/{i}/index.html", "mixed"
        )
        per = rng.choice([10, 15, 20])
        parts = B.chunks(docs, per)
        n = len(parts)
        side = news_box(s, "图说新闻", 4)

        def url(p):
            return f"/eportal/ui?pageId={page_id}&currentPage={p}&moduleId={module}"

        def answer(q, method, body, raw):
            if q.get("pageId") != str(page_id):
                return s.missing()
            p = min(max(int(q.get("currentPage") or 1), 1), n)

            def a(word, j, on):
                if not on:
                    return f'<span class="easysite-off">{word}</span>'
                u = esc(url(j) + "&staticRequest=yes")
                return (
                    f'<a style="cursor:pointer" tagname="{u}" '
                    f"onclick=\"queryArticleByCondition(this,'{u}')\">{word}</a>"
                )

            nums = "".join(a(str(j), j, j != p) for j in range(1, n + 1))
            pager = (
                f'<div class="easysite-page-wrap">总记录数:{len(docs)},每页显示{per}条记录,当前页: '
                f"{p}/{n} {a('首页', 1, p > 1)}{a('上页', p - 1, p > 1)}{nums}"
                f"{a('下页', p + 1, p < n)}{a('尾页', n, p < n)}</div>"
            )
            rows = rows_any(s, parts[p - 1], "/eportal/ui", 1, "root")
            script = '<script src="/eportal/uiFramework/commonResource/js/page.js"></script>'
            box = f'<div id="{module}" class="portlet">{rows}{pager}</div>{script}'
            return s.shell("建议提案", column("建议提案", box), "/eportal/ui", side=side)

        s.js(
            "/eportal/uiFramework/commonResource/js/page.js",
            "function queryArticleByCondition(obj, url){ window.location.href = url; }\n",
        )
        s.route("/eportal/ui", answer)
        start = f"{s.root}/eportal/ui?pageId={page_id}"
        rest = [s.root + url(p) + "&staticRequest=yes" for p in range(2, n + 1)]
        return s.done([start], [start, *rest], True, "")


FAMILIES = [AspNetPager, ClassicAsp, JeecmsButtons, SiteServerPages, EasySite]
