"""Lists written by .NET, JSP and PHP: PowerEasy, a GridView, goPage, ThinkPHP, JEECMS."""

from __future__ import annotations

import base64
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_dl, rows_li
from families_tenth_a_0parts import amount, beside, column


class PowerEasy(Family):
    name = "t_powereasy_category"
    facts = "PowerEasy: /Category_45/Index_2.aspx, [栏目] before each title, 共N条 页次：1/4页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cid, per = rng.randint(21, 480), rng.choice([15, 20, 30])
        docs = s.documents(amount(rng, per), B.plain_path("/Item/", "aspx"), "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        names = [f"/Category_{cid}/Index" + (f"_{k + 1}" if k else "") + ".aspx" for k in range(n)]
        side = beside(s, rng)
        urls = []
        for k, part in enumerate(pages):
            rows = "\n".join(
                f'<li><em>{d.date:%Y-%m-%d}</em><span>[<a href="{names[0]}">建议提案</a>]</span>'
                f'<a href="{d.path}" title="标题：{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a></li>"
                for d in part
            )
            bits = [
                f'<a href="{names[to]}">{text}</a>'
                if 0 <= to < n and to != k
                else f"<span>{text}</span>"
                for to, text in ((0, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (n - 1, "尾页"))
            ]
            pager = (
                f'<div class="page">共 <b>{len(docs)}</b> 条信息&nbsp;&nbsp;{"&nbsp;".join(bits)}'
                f"&nbsp;页次：<b>{k + 1}</b>/{n}页&nbsp;{per}条信息/页</div>"
            )
            main = column(s, "建议提案", f'<ul class="article_list">{rows}</ul>', pager)
            urls.append(s.page(names[k], s.shell("建议提案", main, names[k], side=side)))
        return s.done([urls[0]], urls, True, "")


POSTBACK = """<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['form1'];
if (!theForm) { theForm = document.form1; }
function __doPostBack(eventTarget, eventArgument) {
    if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
        theForm.__EVENTTARGET.value = eventTarget;
        theForm.__EVENTARGUMENT.value = eventArgument;
        theForm.submit();
    }
}
//]]>
</script>"""


class GridView(Family):
    name = "t_webforms_gridview"
    facts = "ASP.NET GridView: __doPostBack('GridView1','Page$2') in the last row; VIEWSTATE."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        page = rng.choice(["/zwgk/jyta.aspx", "/xxgk/list.aspx?lm=jyta", "/InfoList.aspx?id=37"])
        per = rng.choice([15, 20])
        kind = rng.choice(["npc", "mixed"])
        docs = s.documents(amount(rng, per, 110), lambda i, d: f"/xxgk/show.aspx?id={i}", kind)
        pages = B.chunks(docs, per)
        n = len(pages)
        target = rng.choice(["GridView1", "ctl00$ContentPlaceHolder1$GridView1", "gvList"])

        def state(k: int) -> str:
            return base64.b64encode(f"/wEPDwUK{s.host}|{k}".encode() * 2).decode()

        def show(k: int) -> str:
            trs = "\n".join(
                f'<tr><td align="left"><a href="{esc(d.path)}" target="_blank">{esc(d.title)}</a>'
                f'</td><td style="width:90px">{d.date:%Y-%m-%d}</td></tr>'
                for d in pages[k]
            )
            nums = "".join(
                f"<td><span>{i + 1}</span></td>"
                if i == k
                else f"<td><a href=\"javascript:__doPostBack('{target}','Page${i + 1}')\">"
                f"{i + 1}</a></td>"
                for i in range(n)
            )
            inner = f'<table border="0"><tr>{nums}</tr></table>'
            last = f'<tr class="pgr"><td colspan="2">{inner}</td></tr>'
            hidden = "".join(
                f'<input type="hidden" name="{f}" id="{f}" value="{v}" />\n'
                for f, v in (
                    ("__EVENTTARGET", ""),
                    ("__EVENTARGUMENT", ""),
                    ("__VIEWSTATE", state(k)),
                    ("__VIEWSTATEGENERATOR", "CA0B0334"),
                )
            )
            grid = (
                f'<form method="post" action="{esc(page)}" id="form1" name="form1">\n'
                f"{hidden}{POSTBACK}"
                f'<table cellspacing="0" rules="all" border="1" id="{target.replace("$", "_")}">'
                f"<tr><th>标题</th><th>发布时间</th></tr>{trs}"
                f"{last if n > 1 else ''}</table></form>"
            )
            return s.shell("建议提案", column(s, "建议提案", grid), page)

        def answer(q: dict, method: str, body: bytes, raw: str):
            if method != "POST":
                return show(0)
            f = s.form(body)
            arg = f.get("__EVENTARGUMENT", "")
            if f.get("__EVENTTARGET") != target or f.get("__VIEWSTATE") not in map(state, range(n)):
                return s.html("<h2>验证视图状态 MAC 失败。</h2>", 500)
            k = arg.removeprefix("Page$")
            return show(int(k) - 1 if k.isdigit() and 1 <= int(k) <= n else 0)

        s.route(page.split("?")[0], answer)
        url = s.root + page
        bodies: list[bytes | None] = [None]
        for k in range(1, n):
            fields = {
                "__EVENTTARGET": target,
                "__EVENTARGUMENT": f"Page${k + 1}",
                "__VIEWSTATE": state(k - 1),
                "__VIEWSTATEGENERATOR": "CA0B0334",
            }
            bodies.append(urlencode(fields).encode())
        return s.done([url], [url] * n, True, "", bodies)


class GoPage(Family):
    name = "t_jsp_gopage_form"
    facts = "Home-made JSP: goPage(2) sets a hidden currentPage and submits pageForm (GET or POST)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, lm = rng.choice(["/xxgk/list.jsp", "/zwgk/more.jsp", "/web/infoList.do"]), "jyta"
        way = rng.choice(["get", "post"])
        per = rng.choice([12, 15, 18, 20])
        docs = s.documents(amount(rng, per), lambda i, d: f"/xxgk/detail.jsp?infoid={i}", "cppcc")
        pages = B.chunks(docs, per)
        n = len(pages)

        def show(k: int) -> str:
            bits = "&nbsp;".join(
                f'<a href="javascript:goPage({to})">{text}</a>'
                if 1 <= to <= n and to != k
                else text
                for to, text in ((1, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (n, "末页"))
            )
            script = (
                "<script>function goPage(n){var f=document.pageForm;"
                "f.currentPage.value=n;f.submit();}</script>"
            )
            pager = (
                f'<form name="pageForm" method="{way}" action="{page}">'
                f'<input type="hidden" name="lanmu" value="{lm}">'
                f'<input type="hidden" name="currentPage" value="{k}"></form>{script}'
                f'<div align="center" class="fy">{bits}&nbsp;第{k}页/共{n}页&nbsp;'
                f"共{len(docs)}条</div>"
            )
            rows = rows_any(s, pages[k - 1], page, 1)
            return s.shell("提案办理", column(s, "提案办理", rows, pager), page)

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            f = q | (s.form(body) if method == "POST" else {})
            k = f.get("currentPage", "1")
            return show(min(max(int(k) if k.isdigit() else 1, 1), n))

        s.route(page, answer)
        start = f"{s.root}{page}?lanmu={lm}"
        if way == "get":
            urls = [start] + [f"{start}&currentPage={k}" for k in range(2, n + 1)]
            return s.done([start], urls, True, "")
        urls = [start] + [s.root + page] * (n - 1)
        bodies = [None] + [f"lanmu={lm}&currentPage={k}".encode() for k in range(2, n + 1)]
        return s.done([start], urls, True, "", bodies)


class ThinkPhp(Family):
    name = "t_thinkphp_path_pages"
    facts = "ThinkPHP: /index.php/Home/List/index/id/23/p/2.html; rows, current, num, next, end."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        cid, per = rng.randint(11, 99), rng.choice([10, 15, 20])
        stem = f"/index.php/Home/{rng.choice(['List', 'Article', 'News'])}/index/id/{cid}"
        path = B.plain_path("/index.php/Home/Show/index/id/")
        docs = s.documents(amount(rng, per), path, rng.choice(["npc", "mixed"]))
        pages = B.chunks(docs, per)
        n = len(pages)
        side = beside(s, rng)
        urls = []
        for k, part in enumerate(pages, 1):
            page = stem + (f"/p/{k}.html" if k > 1 else ".html")
            bits = [f'<span class="rows">共 {len(docs)} 条记录</span>']
            if k > 1:
                bits.append(f'<a class="prev" href="{stem}/p/{k - 1}.html">上一页</a>')
            bits += [
                f'<span class="current">{i}</span>'
                if i == k
                else f'<a class="num" href="{stem}/p/{i}.html">{i}</a>'
                for i in range(1, n + 1)
            ]
            if k < n:
                bits.append(f'<a class="next" href="{stem}/p/{k + 1}.html">下一页</a>')
            pager = f'<div class="page"><div> {" ".join(bits)} </div></div>' if n > 1 else ""
            main = column(s, "建议提案", rows_li(s, part, page), pager)
            text = s.shell("建议提案", main, page, side=side)
            urls.append(s.page(page, text))
            if k == 1:
                s.page(f"{stem}/p/1.html", text)
        return s.done([urls[0]], urls, True, "")


class Jeecms(Family):
    name = "t_jeecms_buttons"
    facts = "JEECMS: index.jhtml, index_2.jhtml; buttons with onclick location.href, a select."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/jytabl/", "/xxgk/tian/", "/c/www/gkfw/"])
        per = rng.choice([15, 20])
        docs = s.documents(amount(rng, per), B.plain_path(col, "jhtml"), "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        names = ["index.jhtml", *[f"index_{k}.jhtml" for k in range(2, n + 1)]]
        urls = []
        for k, part in enumerate(pages):

            def button(to: int, text: str, k: int = k) -> str:
                off = to == k or not 0 <= to < n
                act = f" onclick=\"location.href='{names[to] if not off else ''}';\""
                act = ' disabled="disabled"' if off else act
                return f'<input type="button" value="{text}"{act}/>'

            options = "".join(
                f'<option value="{x}"{" selected" if i == k else ""}>{i + 1}</option>'
                for i, x in enumerate(names)
            )
            pager = (
                f'<div class="pagebar">共 {len(docs)} 条记录 {k + 1}/{n} 页 {button(0, "首 页")}'
                f"{button(k - 1, '上一页')}{button(k + 1, '下一页')}{button(n - 1, '尾 页')} 第"
                f'<select onchange="location.href=this.value">{options}</select>页</div>'
            )
            page = col + names[k]
            main = column(s, "建议提案办理结果", rows_dl(s, part, page), pager)
            text = s.shell("建议提案办理结果", main, page, side=beside(s, rng, 0))
            urls.append(s.page(page, text))
        return s.done([urls[0]], urls, True, "")


FAMILIES = [PowerEasy, GridView, GoPage, ThinkPhp, Jeecms]
