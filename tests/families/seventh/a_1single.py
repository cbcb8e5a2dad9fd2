"""Columns of one page: what most small bureaus have."""

from __future__ import annotations

import random

import families_base as B
from families_a_kit import framed, short_titles, sisters, size, word
from families_base import Family, MadeSite, Site, esc


class TrsOnePage(Family):
    name = "ga_trs_one_page"
    facts = (
        "TRS WCM: /zwgk/…/rddbjy/ with ul of relative ./YYYYMM/tDATE_ID.html rows, "
        "createPageHTML(1, 0, …) which draws nothing; left menu of sister columns."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "utf-8", "gb2312"]))
        col = rng.choice(["/zwgk/fdzdgknr/jytabl/", "/xxgk/jyta/rddbjy/", "/zfxxgk/qt/jyta/"])
        w = word(rng)
        docs = s.documents(size(rng), B.trs_path(col), "mixed")
        rows = B.rows_li(s, docs, col, "rel", cut=rng.choice([0, 0, 28]), cls="gl-list")
        call = f'<div class="page"><script>{B.CREATE_PAGE_JS}createPageHTML(1, 0, "index", "html");'
        inner = f"{rows}\n{call}</script></div>"
        s.page(col + "index.html", framed(s, w, inner, col, side=sisters(s, "/zwgk/", w, col)))
        return s.done([s.root + col], [s.root + col], True, "")


class Catalogue(Family):
    name = "ga_catalogue_by_years"
    facts = (
        "A county's catalogue table (索引号, 信息名称, 文号, 发布日期) without any pager; "
        "a row that spans all cells names the year."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, w = "/xxgkml/jytabl/", word(rng)
        docs = s.documents(size(rng), B.plain_path(f"{col}content_", "html"), "mixed")
        lines: list[str] = []
        year = 0
        for i, d in enumerate(docs, 1):
            if d.date.year != year:
                year = d.date.year
                lines.append(f'<tr class="nd"><td colspan="4"><b>{year}年</b></td></tr>')
            lines.append(
                f"<tr><td>{rng.randint(10**8, 10**9)}/{year}-{i:05d}</td>"
                f'<td class="mc"><a target="_blank" href="{d.path}">{esc(d.title)}</a></td>'
                f"<td>办函〔{year}〕{rng.randint(2, 140)}号</td><td>{d.date:%Y-%m-%d}</td></tr>"
            )
        head = "<tr><th>索引号</th><th>信息名称</th><th>文号</th><th>发布日期</th></tr>"
        inner = f'<table class="xxgkml">{head}\n' + "\n".join(lines) + "\n</table>"
        s.page(col + "index.html", framed(s, w, inner, col, side=sisters(s, "/xxgkml/", w, col)))
        return s.done([s.root + col], [s.root + col], True, "")


class VsbOnePage(Family):
    name = "ga_vsb_one_page"
    facts = (
        "Boda VSB: li id=line_u9_0, ../../info/TREE/ID.htm, and a pager all of whose functions are "
        "switched off: 共N条 首页 上页 1 下页 尾页."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page, w, unit = "/zfxxgk/jyta/rddbjy.htm", word(rng), rng.randint(3, 19)
        docs = s.documents(size(rng, 3, 40), B.vsb_path(rng.randint(1010, 1990)), "npc")
        rows = "\n".join(
            f'<li id="line_u{unit}_{i}"><a href="{s.href(d.path, page, "rel")}" target="_blank" '
            f'title="{esc(d.title)}">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
            for i, d in enumerate(docs)
        )
        off = "".join(
            f'<span class="p_{c}_d p_fun_d">{t}</span>'
            for c, t in (("first", "首页"), ("prev", "上页"), ("next", "下页"), ("last", "尾页"))
        )
        pager = (
            '<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_pages">'
            f'<span class="p_t">共{len(docs)}条</span><span class="p_no_d">1</span>{off}'
            "</span></div>"
        )
        inner = f'<ul class="list_u">\n{rows}\n</ul>\n{pager}'
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zfxxgk/", w, page)))
        return s.done([s.root + page], [s.root + page], True, "")


class Dede(Family):
    name = "ga_dede_summaries"
    facts = (
        "DedeCMS with pictures and summaries: every row links its article three times (picture, "
        "title, 查看全文) and names its column; 共 1页N条记录."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col, w = "/plus/jyta/", "建议提案"
        docs = s.documents(rng.randint(3, 18), B.plain_path("/a/jyta/"), "mixed")
        short_titles(s, docs)
        s.static["/images/defaultpic.gif"] = (200, {"Content-Type": "image/gif"}, b"GIF89a")
        rows = "\n".join(
            f'<li><a href="{d.path}" class="preview"><img src="/images/defaultpic.gif"/></a>'
            f'[<b><a href="{col}">{w}</a></b>] <a href="{d.path}" class="title">{esc(d.title)}</a>'
            f'<span class="info"><small>日期：</small>{d.date:%Y-%m-%d}<small> 点击：</small>'
            f"{rng.randint(9, 900)}</span><p class='intro'>您提出的意见收悉，现将有关"
            f'办理情况答复如下……</p><a href="{d.path}" class="more">查看全文</a></li>'
            for d in docs
        )
        pager = (
            '<div class="dede_pages"><ul class="pagelist"><li><span class="pageinfo">共 <strong>1'
            f"</strong>页<strong>{len(docs)}</strong>条记录</span></li></ul></div>"
        )
        hot = B.side_box(s, s.news(5), "热点内容")
        page = framed(s, w, f'<ul class="e2">{rows}</ul>{pager}', col, side=hot)
        s.page(col + "index.html", page)
        return s.done([s.root + col], [s.root + col], True, "")


class Tabs(Family):
    name = "ga_two_tabs"
    facts = (
        "Suggestions and proposals behind two tabs of one page: both lists stand in the page, the "
        "second with display:none until a script shows it."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page = "/zwgk/jyta/index.shtml"
        npc = s.documents(size(rng, 2, 25), B.plain_path("/zwgk/jyta/rd/", "shtml"), "npc")
        pro = s.documents(size(rng, 2, 25), B.plain_path("/zwgk/jyta/zx/", "shtml"), "cppcc")
        script = (
            "<script>function tab(i){for(var k=1;k<3;k++){document.getElementById('con_'+k)"
            ".style.display=k==i?'block':'none';}}</script>"
        )
        inner = (
            '<div class="tabs"><span onclick="tab(1)">人大代表建议</span>'
            f'<span onclick="tab(2)">政协委员提案</span></div>{script}'
            f'<div id="con_1" class="con">{B.rows_li(s, npc, page)}</div>'
            f'<div id="con_2" class="con" style="display:none">{B.rows_li(s, pro, page)}</div>'
        )
        w = "建议提案办理"
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        return s.done([s.root + page], [s.root + page], True, "")


class Sliced(Family):
    name = "ga_sliced_in_page"
    facts = (
        "All rows stand in the page; a script of the page hides all but 15 and draws numbers that "
        "call goPage(n): nothing else is ever asked of the server."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page, w, per = "/jyta/index.html", word(rng), rng.choice([10, 15, 20])
        docs = s.documents(rng.randint(per + 1, 60), B.trs_path("/jyta/"), "mixed")
        script = (
            f"<script>var pageSize={per};var lis=document.getElementById('newsList').getElements"
            "ByTagName('li');var total=lis.length,pages=Math.ceil(total/pageSize);function goPage"
            "(n){for(var i=0;i<total;i++){lis[i].style.display=(i>=(n-1)*pageSize&&i<n*pageSize)?"
            "'':'none';}var h='共'+total+'条 ';for(var k=1;k<=pages;k++){h+=k==n?'<b>'+k+'</b> ':"
            "'<a href=\"javascript:goPage('+k+')\">'+k+'</a> ';}document.getElementById('barcon')"
            ".innerHTML=h;}goPage(1);</script>"
        )
        rows = B.rows_li(s, docs, page, "rel").replace('<ul class="list"', '<ul id="newsList"')
        inner = f'{rows}<div id="barcon" class="barcon"></div>{script}'
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        return s.done([s.root + page], [s.root + page], True, "")


class OldComments(Family):
    name = "ga_old_numbers_in_comments"
    facts = (
        "One page of rows; a comment left by the template still holds 共86条 and a call for 6 "
        "pages that do not exist, and the box of news beside the list has a pager of its own."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=rng.choice([None, "page", "home"]))
        col, w = "/xxgk/zdlyxxgk/jytabl/", word(rng)
        docs = s.documents(rng.randint(3, 22), B.trs_path(col), "mixed")
        news = s.news(12)
        more = "/xwzx/gzdt/"
        for k in (0, 1):
            name = "index.html" if k == 0 else "index_1.html"
            nav = "".join(
                f'<a href="{more}{"index" if j == 0 else "index_1"}.html">{j + 1}</a>'
                for j in (0, 1)
            )
            rows = B.rows_li(s, news[k * 6 : k * 6 + 6], more)
            s.page(more + name, s.shell("工作动态", f"{rows}<p class='page'>{nav}</p>", more))
        box = (
            B.side_box(s, news[:5], "工作动态")
            + f'<div class="page">共2页 <a href="{more}">首页</a> '
            + f'<a href="{more}index_1.html">下一页</a></div>'
        )
        old = (
            '<!-- <div class="page">共86条 <script>createPageHTML(6, 0, "index", "html");</script>'
        )
        inner = f"{B.rows_li(s, docs, col, 'rel')}\n{old}</div> -->"
        s.page(col + "index.html", framed(s, w, inner, col, side=box))
        return s.done([s.root + col], [s.root + col], True, "")


FAMILIES = [TrsOnePage, Catalogue, VsbOnePage, Dede, Tabs, Sliced, OldComments]
