"""Columns that are one page: the commonest form of a bureau's reply column."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_eighth_a_0parts import calls_box, column, few, jquery, news_box
from family_documents import Doc


class TrsOne(Family):
    name = "h_trs_one_page"
    facts = (
        "TRS WCM: createPageHTML(1, 0, ...) writes nothing; relative rows; a box of news beside."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/fdzdgknr/jyta/rdjy/", "/xxgk/xxgkml/qtzdgknr/jytabl/zxwyta/"])
        docs = s.documents(few(rng), B.trs_path(col), "npc" if "rdjy" in col else "cppcc")
        s.js("/images/fenye.js", B.CREATE_PAGE_JS)
        call = '<script>createPageHTML(1, 0, "index", "html");</script>'
        pager = f'<div class="page"><script src="/images/fenye.js"></script>{call}</div>'
        rows = rows_li(s, docs, col, "rel", cut=rng.choice([0, 0, 28]), cls="news_list")
        side = news_box(s, "要闻动态")
        url = s.page(col + "index.html", s.shell("建议提案", column("建议提案", rows, pager), col))
        s.page("/xwzx/index.html", s.shell("新闻中心", side, "/xwzx/"))
        start = s.root + col if rng.random() < 0.7 else url
        return s.done([start], [start], True, "")


class Register(Family):
    name = "h_register_by_year"
    facts = "Registers by year: number, subject, office, result; the link is 查看, not the subject."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/zwgk/zdlyxxgk/jytabljg/"
        form = rng.choice(["查看", "查看答复", "答复全文", "点击查看"])
        tables = []
        last = 2025
        for year in range(last, last - rng.randint(1, 4), -1):
            docs = s.documents(rng.randint(3, 14), B.plain_path(col + f"{year}/"), "npc", year=year)
            head = "".join(
                f"<th>{t}</th>" for t in ("序号", "案由", "办理科室", "办理结果", "答复")
            )
            rows = "".join(self.row(s, k, d, col, form, rng) for k, d in enumerate(docs, 1))
            tables.append(
                f"<h4>{year}年人大代表建议办理情况</h4><table border='1' class='jy'>"
                f"<tr>{head}</tr>{rows}</table>"
            )
        body = column("建议办理结果公开", "\n".join(tables))
        url = s.page(col, s.shell("建议办理结果公开", body, col, side=news_box(s)))
        return s.done([url], [url], True, "")

    def row(self, s: Site, k: int, d: Doc, col: str, form: str, rng: random.Random) -> str:
        office = rng.choice(["办公室", "综合科", "规划科", "政策法规科"])
        cells = [str(k), esc(d.title), office, rng.choice("AAAB")]
        link = f'<a href="{s.href(d.path, col)}" target="_blank">{form}</a>'
        return "<tr>" + "".join(f"<td>{c}</td>" for c in [*cells, link]) + "</tr>"


class VsbOne(Family):
    name = "h_vsb_one_page"
    facts = (
        "Boda VSB: li id=line_u9_k, spans p_first_d and p_next_d without links, 共N条, one page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page = rng.choice(["/zfxxgk/fdzdgknr/jyta/rddbjy.htm", "/xxgk/jytabl.htm"])
        docs = s.documents(rng.randint(3, 25), B.vsb_path(rng.randint(1010, 1990)), "npc")
        u = rng.randint(3, 12)
        rows = "\n".join(
            f'<li id="line_u{u}_{k}"><a href="{s.href(d.path, page, "rel")}" target="_blank"'
            f' title="{esc(d.title)}">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
            for k, d in enumerate(docs)
        )
        pager = (
            f'<div class="pb_sys_common pb_sys_normal"><span class="p_t">共{len(docs)}条</span>'
            '<span class="p_pages"><span class="p_first_d p_fun_d">首页</span>'
            '<span class="p_prev_d p_fun_d">上页</span><span class="p_no_d">1</span>'
            '<span class="p_next_d p_fun_d">下页</span>'
            '<span class="p_last_d p_fun_d">尾页</span></span></div>'
        )
        body = column("人大代表建议", f'<ul class="main_conRCb">{rows}</ul>', pager)
        url = s.page(page, s.shell("人大代表建议", body, page))
        return s.done([url], [url], True, "")


class SiteServerOne(Family):
    name = "h_siteserver_channel"
    facts = "SiteServer CMS: /channels/N.html lists /contents/N/M.html; sister channels in a menu."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch = rng.randint(20100, 53900)
        docs = s.documents(few(rng), B.plain_path(f"/contents/{ch}/"), "mixed")
        words = ["机构职能", "财政预决算", "重大决策", "建议提案"]
        menu = "".join(
            f'<li><a href="/channels/{ch - 3 + k}.html">{w}</a></li>' for k, w in enumerate(words)
        )
        side = f'<ul class="menu">{menu}</ul>'
        for k, word in enumerate(words[:-1]):
            path = f"/channels/{ch - 3 + k}.html"
            items = rows_li(s, s.news(3, folder=f"/contents/{ch - 3 + k}/"), path)
            s.page(path, s.shell(word, column(word, items), path, side=side))
        page = f"/channels/{ch}.html"
        rows = rows_any(s, docs, page, rng.randrange(3), rng.choice(["rel", "root"]))
        url = s.page(page, s.shell("建议提案", column("建议提案", rows), page, side=side))
        return s.done([url], [url], True, "")


class TwoTabs(Family):
    name = "h_two_tabs_in_page"
    facts = "Two tabs in one page, 人大建议 and 政协提案; the second is display:none until a click."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/gongkai/jianyitian/"
        npc = s.documents(rng.randint(2, 25), B.trs_path(col + "rd/"), "npc")
        cppcc = s.documents(rng.randint(2, 25), B.trs_path(col + "zx/"), "cppcc")
        head = jquery(s)
        swap = "\n".join(
            f"$('#tab{k}').on('click',function(){{$('#con{k}').show();$('#con{3 - k}').hide();}});"
            for k in (1, 2)
        )
        body = (
            '<div class="tab"><span id="tab1" class="on">人大代表建议</span>'
            '<span id="tab2">政协委员提案</span></div>'
            f'<div id="con1">{rows_li(s, npc, col, "rel")}</div>'
            f'<div id="con2" style="display:none">{rows_li(s, cppcc, col, "rel")}</div>'
            f"<script>{swap}</script>"
        )
        page = s.shell("建议提案办理", column("建议提案办理", body), col, head=head)
        url = s.page(col, page)
        return s.done([url], [url], True, "")


class DeadPager(Family):
    name = "h_dead_pager"
    facts = "A pager drawn by the designer, its links void; another column's total in a comment."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = "/xxgk/jytabl/"
        docs = s.documents(rng.randint(4, 18), B.plain_path(col), "cppcc")
        void = rng.choice(["javascript:;", "javascript:void(0)", "#"])
        links = "".join(
            f'<a href="{void}" class="{c}">{t}</a>'
            for c, t in (
                ("disabled", "首页"),
                ("disabled", "上一页"),
                ("cur", "1"),
                ("disabled", "下一页"),
                ("disabled", "尾页"),
            )
        )
        lie = f"<!-- 共 {rng.randint(60, 160)} 条 1/{rng.randint(4, 9)}页 模板示例 -->"
        pager = f'<div class="pages">{links}</div>{lie}'
        rows = rows_any(s, docs, col, rng.randrange(3))
        url = s.page(col, s.shell("提案办理", column("提案办理", rows, pager), col))
        return s.done([url], [url], True, "the total in the comment is the template's")


class Boxes(Family):
    name = "h_short_list_among_boxes"
    facts = "A short list between boxes of news and of calls for suggestions, each with its 更多."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/zwgk/jyta/"
        docs = s.documents(rng.randint(3, 12), B.trs_path(col), "mixed")
        news = news_box(s, "工作动态", 8)
        calls = calls_box(s)
        more = '<a class="more" href="{}">更多&gt;&gt;</a>'
        s.page("/xwzx/gzdt/", s.shell("工作动态", news, "/xwzx/gzdt/"))
        s.page("/hdjl/yjzj/", s.shell("征集调查", calls, "/hdjl/yjzj/"))
        main = column("建议提案办理复文", rows_li(s, docs, col, rng.choice(["rel", "abs"])))
        before = news + more.format("/xwzx/gzdt/")
        after = calls + more.format("/hdjl/yjzj/")
        url = s.page(col, s.shell("建议提案", before + main + after, col))
        return s.done([url], [url], True, "the boxes are of other columns")


FAMILIES = [TrsOne, Register, VsbOne, SiteServerOne, TwoTabs, DeadPager, Boxes]
