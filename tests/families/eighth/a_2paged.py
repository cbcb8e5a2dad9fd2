"""Lists of two to seven pages at addresses of their own."""

from __future__ import annotations

import base64
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, chunks, esc, rows_any, rows_li
from families_eighth_a_0parts import column, news_box, number, paged
from family_documents import Answer, Doc


class TrsPaged(Family):
    name = "h_trs_article_in_column"
    facts = (
        "Guangxi's TRS: articles t25954214.shtml beside index_1.shtml; createPageHTML in a file."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/zfxxgk/zfxxgkml/tajy/", "/xxgk/jcxxgk/jytajggk/"])
        per, n = paged(rng, 15, 20)
        docs = s.documents(n, lambda i, d: f"{col}t{i}.shtml", "mixed")
        s.js("/images/xgt_page.js", B.CREATE_PAGE_JS)
        parts = chunks(docs, per)
        side = news_box(s)
        paths = [col + ("index.shtml" if k == 0 else f"index_{k}.shtml") for k in range(len(parts))]
        for k, part in enumerate(parts):
            pager = (
                '<div class="fanye"><script src="/images/xgt_page.js"></script>'
                f'<script>createPageHTML({len(parts)}, {k}, "index", "shtml");</script></div>'
            )
            rows = rows_li(s, part, paths[k], "rel", cls="more-list")
            s.page(paths[k], s.shell("提案建议", column("提案建议", rows, pager), col, side=side))
        urls = [s.root + p for p in paths]
        return s.done(urls[:1], urls, True, "")


class VsbDown(Family):
    name = "h_vsb_counts_down"
    facts = "Boda VSB: page 2 of 5 is rddbjy/4.htm, the last rddbjy/1.htm; 共N条 and page numbers."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        base = rng.choice(["/zfxxgk/fdzdgknr/jyjta/rddbjy", "/zwgk/jytabl/zxta"])
        per, n = paged(rng, 10, 12, 20)
        docs = s.documents(n, B.vsb_path(rng.randint(1010, 1990)), "npc")
        parts = chunks(docs, per)
        last = len(parts)
        at = [base + (".htm" if k == 0 else f"/{last - k}.htm") for k in range(last)]
        for k, part in enumerate(parts):
            body = column(
                "代表建议", rows_li(s, part, at[k], "rel"), self.pager(s, k, at, len(docs))
            )
            s.page(at[k], s.shell("代表建议", body, at[k]))
        urls = [s.root + p for p in at]
        return s.done(urls[:1], urls, True, "")

    def pager(self, s: Site, k: int, at: list[str], total: int) -> str:
        def fun(word: str, cls: str, to: int) -> str:
            if not 0 <= to < len(at) or to == k:
                return f'<span class="{cls}_d p_fun_d">{word}</span>'
            href = s.href(at[to], at[k], "rel")
            return f'<span class="{cls} p_fun"><a href="{href}">{word}</a></span>'

        numbers = "".join(
            f'<span class="p_no"><a href="{s.href(at[j], at[k], "rel")}">{j + 1}</a></span>'
            if j != k
            else f'<span class="p_no_d">{j + 1}</span>'
            for j in range(len(at))
        )
        return (
            f'<div class="pb_sys_common"><span class="p_t">共{total}条</span>'
            + fun("首页", "p_first", 0)
            + fun("上页", "p_prev", k - 1)
            + numbers
            + fun("下页", "p_next", k + 1)
            + fun("尾页", "p_last", len(at) - 1)
            + "</div>"
        )


class Empire(Family):
    name = "h_empire_epages"
    facts = "EmpireCMS: div.epages, a title=Total record holds the count; index_2.html; GB2312."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        col = rng.choice(["/jyta/", "/zwgk/rdjyzxta/"])
        per, n = paged(rng, 12, 20, 25)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", "mixed")
        parts = chunks(docs, per)
        last = len(parts)
        at = [col + ("index.html" if k == 1 else f"index_{k}.html") for k in range(1, last + 1)]
        style = rng.randrange(3)
        for k, part in enumerate(parts):
            links = [f'<a title="Total record">&nbsp;<b>{n}</b> </a>&nbsp;&nbsp;']
            if k:
                links.append(f'<a href="{at[0]}">首页</a><a href="{at[k - 1]}">上一页</a>')
            links += [
                f"<b>{j + 1}</b>" if j == k else f'<a href="{p}">{j + 1}</a>'
                for j, p in enumerate(at)
            ]
            if k + 1 < last:
                links.append(f'<a href="{at[k + 1]}">下一页</a><a href="{at[-1]}">尾页</a>')
            pager = f'<div class="epages">{"&nbsp;".join(links)}</div>'
            body = column("建议提案", rows_any(s, part, at[k], style), pager)
            s.page(at[k], s.shell("建议提案", body, at[k]))
        urls = [s.root + p for p in at]
        return s.done([s.root + col], urls, True, "")


class SiteFactory(Family):
    name = "h_sitefactory_category"
    facts = (
        "Dongyi SiteFactory: /Category_31/Index_2.aspx, /Item/9.aspx; 共N条信息, a select of pages."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        cat = rng.randint(12, 480)
        per, n = paged(rng, 15, 20)
        docs = s.documents(n, B.plain_path("/Item/", "aspx"), "npc")
        parts = chunks(docs, per)
        last = len(parts)
        at = [f"/Category_{cat}/Index{'' if k == 1 else f'_{k}'}.aspx" for k in range(1, last + 1)]
        side = news_box(s, "图片新闻", 4)
        for k, part in enumerate(parts):
            options = "".join(
                f'<option value="{p}"{" selected" if j == k else ""}>第{j + 1}页</option>'
                for j, p in enumerate(at)
            )
            step = f'<a href="{at[k + 1]}">下一页</a>' if k + 1 < last else "<span>下一页</span>"
            pager = (
                f'<div id="pe100_page" class="pagecss">共 <span>{n}</span> 条信息　'
                f"页次：{k + 1}/{last}　{step} "
                f'转到<select onchange="location.href=this.value">{options}</select></div>'
            )
            body = column("代表建议办理", rows_any(s, part, at[k], 0), pager)
            s.page(at[k], s.shell("代表建议办理", body, at[k], side=side))
        urls = [s.root + p for p in at]
        return s.done(urls[:1], urls, True, "")


class GridView(Family):
    name = "h_webforms_gridview"
    facts = "ASP.NET GridView: __doPostBack('…GridView1','Page$2') posts with __VIEWSTATE."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        per, n = paged(rng, 10, 15, high=6)
        page, grid = "/jyta/JytaList.aspx", "ctl00$ContentPlaceHolder1$GridView1"
        docs = s.documents(n, lambda i, d: f"/jyta/JytaShow.aspx?id={i}", "mixed")
        parts = chunks(docs, per)
        salt = rng.randint(10**11, 10**12)
        states = [
            base64.b64encode(f"/wEPDwUK{salt}|{k}".encode()).decode() for k in range(len(parts))
        ]

        def form(k: int) -> str:
            cells = "".join(
                f"<td><a href=\"javascript:__doPostBack('{grid}','Page${j + 1}')\">{j + 1}</a></td>"
                if j != k
                else f"<td><span>{j + 1}</span></td>"
                for j in range(len(parts))
            )
            rows = "".join(self.row(d, i + per * k) for i, d in enumerate(parts[k], 1))
            hidden = "".join(
                f'<input type="hidden" name="{name}" id="{name}" value="{value}" />\n'
                for name, value in (
                    ("__EVENTTARGET", ""),
                    ("__EVENTARGUMENT", ""),
                    ("__VIEWSTATE", states[k]),
                )
            )
            return s.shell(
                "建议提案",
                f'<form name="aspnetForm" method="post" action="JytaList.aspx" id="aspnetForm">'
                f"{hidden}<script>var theForm=document.forms['aspnetForm'];"
                "function __doPostBack(t,a){theForm.__EVENTTARGET.value=t;"
                "theForm.__EVENTARGUMENT.value=a;theForm.submit();}</script>"
                f'<table id="GridView1"><tr><th>序号</th><th>标题</th><th>日期</th></tr>{rows}'
                f'<tr class="pager"><td colspan="3"><table><tr>{cells}</tr></table></td></tr>'
                "</table></form>",
                page,
            )

        def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str | Answer:
            sent = s.form(body)
            what = sent.get("__EVENTARGUMENT", "")
            if method != "POST" or sent.get("__VIEWSTATE") not in states:
                return form(0)
            ok = sent.get("__EVENTTARGET") == grid and what.startswith("Page$")
            return form(min(number(what[5:]), len(parts)) - 1 if ok else 0)

        s.route(page, answer)
        bodies: list[bytes | None] = [None]
        for k in range(1, len(parts)):
            sent = {"__EVENTTARGET": grid, "__EVENTARGUMENT": f"Page${k + 1}"}
            bodies.append(urlencode({**sent, "__VIEWSTATE": states[k - 1]}).encode())
        url = s.root + page
        return s.done([url], [url] * len(parts), True, "", bodies)

    def row(self, d: Doc, i: int) -> str:
        return (
            f"<tr><td>{i}</td><td><a href='{esc(d.path)}'>{esc(d.title)}</a></td>"
            f"<td>{d.date:%Y/%m/%d}</td></tr>"
        )


class LastAgain(Family):
    name = "h_ilist_last_again"
    facts = (
        "iList.jsp: beyond the end the last page again, 下一页 stays a link; a stale total or none."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, n = paged(rng, 10, 15, 20)
        docs = s.documents(n, lambda i, d: f"/info/iView.jsp?info_id={i}", "npc")
        parts = chunks(docs, per)
        to = f"/info/iList.jsp?node_id=GKjyj&amp;cat_id={rng.randint(10010, 10990)}"
        side = news_box(s)
        # A counter that was not told of replies withdrawn since, or none at all.
        stale = rng.random() < 0.5
        said = f"共有 {n + rng.randint(4, 40)} 条记录 " if stale else ""

        def answer(q: dict[str, str], *_: object) -> str:
            k = min(max(number(q.get("cur_page")), 1), len(parts))
            links = [("首页", 1), ("上一页", max(k - 1, 1)), ("下一页", k + 1)]
            pager = " ".join(f'<a href="{to}&amp;cur_page={j}">{w}</a>' for w, j in links)
            rows = rows_any(s, parts[k - 1], "/info/iList.jsp", 1)
            block = column("建议办理", rows, f'<div class="fy">{said}{pager}</div>')
            return s.shell("建议办理", block, "/info/iList.jsp", side=side)

        s.route("/info/iList.jsp", answer)
        base = s.root + to.replace("&amp;", "&")
        urls = [base] + [f"{base}&cur_page={k}" for k in range(2, len(parts) + 1)]
        return s.done(urls[:1], urls, not stale, "page n+1 repeats page n")


class ThirdFails(Family):
    name = "h_third_page_502_once"
    facts = "ylcms: /cms/sitemanage/index.shtml?page=3; page 3 answers 502 once, then as it should."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site = str(rng.randint(10**17, 9 * 10**17))
        per, n = paged(rng, 10, 12, 15, low=4)
        docs = s.documents(n, lambda i, d: f"/cms/html/zzsjyj/{d:%Y-%m-%d}/{i}.html", "cppcc")
        parts, last = chunks(docs, per), -(-n // per)
        to = f"/cms/sitemanage/index.shtml?siteId={site}&page="
        failed: list[int] = []

        def shown(k: int) -> str:
            near = [j for j in range(1, last + 1) if abs(j - k) <= 2]
            links = "".join(
                f'<a href="{esc(to)}{j}">{j}</a>' if j != k else f"<strong>{j}</strong>"
                for j in near
            )
            if k < last:
                links += f'<a href="{esc(to)}{k + 1}">下一页</a><a href="{esc(to)}{last}">末页</a>'
            rows = rows_li(s, parts[k - 1], "/cms/", cls="resources").replace(
                'class="resources"', 'id="resources"'
            )
            block = column("政协提案", rows, f'<div class="pages">{links}</div>')
            return s.shell(
                "政协提案", block, "/cms/", head=f'<meta name="siteIdMeta" content="{site}">'
            )

        def answer(q: dict[str, str], *_: object) -> str | Answer:
            k = number(q.get("page"))
            if k == 3 and not failed:
                failed.append(k)
                text = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
                return 502, {"Content-Type": "text/html"}, text
            return shown(k) if 1 <= k <= last else s.missing()

        s.route("/cms/sitemanage/index.shtml", answer)
        start = s.page("/cms/html/zzsjyj/zxta/index.html", shown(1))
        urls = [start] + [s.root + to + str(k) for k in range(2, last + 1)]
        return s.done([start], urls, True, "the first request of page 3 fails, the next does not")


FAMILIES = [TrsPaged, VsbDown, Empire, SiteFactory, GridView, LastAgain, ThirdFails]
