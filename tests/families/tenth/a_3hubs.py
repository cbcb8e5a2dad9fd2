"""Hubs and single pages: years, two sides, sessions in one page, a table pasted from Word."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_tenth_a_0parts import beside, column, jquery
from family_documents import Doc


def script_pages(
    s: Site, col: str, word: str, docs: list[Doc], per: int, side: str, how: str = "rel"
) -> list[str]:
    """A TRS column of its own: index.html, index_1.html, createPageHTML."""
    s.js("/images/createPage.js", B.CREATE_PAGE_JS)
    pages = B.chunks(docs, per)
    urls = []
    for k, part in enumerate(pages):
        page = col + ("index" if not k else f"index_{k}") + ".html"
        pager = (
            '<div class="page"><script src="/images/createPage.js"></script>'
            f'<script>createPageHTML({len(pages)}, {k}, "index", "html");</script></div>'
        )
        main = column(s, word, rows_li(s, part, page, how), pager)
        urls.append(s.page(page, s.shell(word, main, page, side=side)))
    return [s.root + col, *urls[1:]]


class YearHub(Family):
    name = "t_hub_of_years"
    facts = "The column lists only years (2025n/, 2024n/ …); each year is a TRS column with pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zfxxgk/fdzdgknr/jytabl/", "/xxgk/jyta/", "/zwgk/zdgk/jytagk/"])
        form = rng.choice(["{}n/", "{}/", "{}njyta/", "jyta{}/"])
        per = rng.choice([10, 15, 20])
        years = list(range(2025, 2025 - rng.randint(3, 6), -1))
        menu = "".join(f'<li><a href="{col + form.format(y)}">{y}年</a></li>' for y in years)
        side = f'<div class="lmlist"><h3>建议提案</h3><ul>{menu}</ul></div>'
        urls = []
        for y in years:
            c = col + form.format(y)
            docs = s.documents(rng.randint(3, 28), B.trs_path(c), "mixed", year=y)
            urls += script_pages(s, c, f"{y}年建议提案", docs, per, side)
        tiles = "".join(
            f'<li><a href="{s.href(col + form.format(y), col, "rel")}" title="{y}年">'
            f"{y}年建议提案办理</a></li>"
            for y in years
        )
        main = column(s, "建议提案", f'<ul class="tiles">{tiles}</ul>')
        start = s.page(col, s.shell("建议提案", main, col))
        return s.done([start], [start, *urls], True, "")


class SidesHub(Family):
    name = "t_hub_two_boxes_more"
    facts = "Two boxes with the six newest of each side and 更多; a third box of work news."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/ztzl/rdjyzxta/", "/xxgk/yajyta/"])
        per, most = rng.choice([15, 20]), rng.choice([5, 6, 8])
        more = rng.choice(["更多&gt;&gt;", "更多", "MORE+", "查看更多"])
        boxes, urls = [], []
        for sub, word, kind in (
            ("rdjy/", "人大代表建议办理", "npc"),
            ("zxta/", "政协提案办理", "cppcc"),
        ):
            docs = s.documents(rng.randint(4, 60), B.trs_path(col + sub), kind)
            urls += script_pages(s, col + sub, word, docs, per, beside(s, rng, 0))
            rows = rows_li(s, docs[:most], col, "rel", cut=24)
            head = f'<a href="./{sub}">{word}</a><a class="more" href="./{sub}">{more}</a>'
            boxes.append(f'<div class="box"><div class="hd">{head}</div>{rows}</div>')
        news = s.news(6, folder="/xwzx/gzdt/")
        s.page("/xwzx/gzdt/", s.shell("工作动态", rows_li(s, news, "/xwzx/gzdt/"), "/xwzx/gzdt/"))
        head = f'<span>工作动态</span><a class="more" href="/xwzx/gzdt/">{more}</a>'
        third = f'<div class="box"><div class="hd">{head}</div>{rows_li(s, news, col)}</div>'
        boxes.insert(rng.choice([0, 2]), third)
        main = s.crumbs("政务公开", "建议提案") + "\n".join(boxes)
        start = s.page(col, s.shell("建议提案", main, col))
        return s.done([start], [start, *urls], True, "work news is of another column")


class Sessions(Family):
    name = "t_sessions_folded"
    facts = "One page, a heading for each session, its list folded till a click; dates glued."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabljg/", "/rdzx/taya/"])
        head = jquery(s)
        parts = []
        glue = rng.random() < 0.7
        term = rng.randint(8, 17)
        for k in range(rng.randint(2, 5)):
            kind = rng.choice(["npc", "cppcc"])
            year = 2025 - k
            docs = s.documents(rng.randint(3, 22), B.plain_path(col + "content/"), kind, year=year)
            who = "人大" if kind == "npc" else "政协"
            word = f"{s.level}{who}{B.cn_number(term)}届{B.cn_number(5 - k)}次会议"
            rows = "".join(
                f'<p class="it"><a href="{d.path}" title="{esc(d.title)}">'
                + esc(d.title)
                + (f"{d.date:%Y-%m-%d}</a></p>" if glue else "</a></p>")
                for d in docs
            )
            style = "" if k == 0 else ' style="display:none"'
            parts.append(
                f'<h3 class="fold" onclick="fold({k})">{word}（{len(docs)}件）</h3>'
                f'<div id="ses{k}"{style}>{rows}</div>'
            )
        script = (
            "<script>function fold(k){var e=document.getElementById('ses'+k);"
            "e.style.display=e.style.display=='none'?'block':'none';}</script>"
        )
        main = column(s, "建议提案办理结果", "\n".join(parts) + script)
        side = beside(s, rng)
        url = s.page(col, s.shell("建议提案办理结果", main, col, head=head, side=side))
        return s.done([url], [url], True, "")


class WordTable(Family):
    name = "t_word_table_in_article"
    facts = "One article: a table pasted from Word, MsoNormal spans, subjects linked to replies."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        year = rng.randint(2019, 2025)
        side = rng.choice(["npc", "cppcc"])
        col = "/zwgk/jyta/"
        docs = s.documents(rng.randint(5, 45), B.trs_path(col + "fw/"), side, year=year)
        page = f"{col}{year}12/t{year}1203_{s.new_id()}.html"
        units = ["办公室", "规划财务科", "法规科", "基层科", "执法大队", "综合科"]

        def cell(text: str, width: int) -> str:
            return (
                f'<td width="{width}" style="border:1px solid windowtext;padding:0 7px">'
                f'<p class="MsoNormal" align="center"><span style="font-family:仿宋_GB2312">'
                f"<span>{text}</span></span></p></td>"
            )

        trs = "".join(
            "<tr>"
            + cell(str(k), 40)
            + cell(f'<a href="{s.href(d.path, page, "rel")}">{esc(d.title)}</a>', 380)
            + cell(rng.choice(units), 90)
            + cell(rng.choice(["A", "A", "A", "B", "B", "C"]), 50)
            + "</tr>\n"
            for k, d in enumerate(docs, 1)
        )
        heads = "".join(
            cell(f"<b>{t}</b>", w)
            for t, w in (("序号", 40), ("案由", 380), ("承办", 90), ("类别", 50))
        )
        what = "人大代表建议" if side == "npc" else "政协委员提案"
        title = f"{s.agency}{year}年{what}办理复文公开"
        lead = f"{year}年，我局共承办{what}{len(docs)}件，已全部办复，现将复文公开如下："
        main = (
            s.crumbs("政务公开", "建议提案")
            + f'<h1>{title}</h1><div class="info">发布时间：{year}-12-03　来源：{s.agency}</div>'
            f'<div class="TRS_Editor"><p class="MsoNormal" style="text-indent:32pt">{lead}</p>'
            f'<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0">'
            f"<tbody><tr>{heads}</tr>\n{trs}</tbody></table></div>"
        )
        box = beside(s, rng)
        url = s.page(page, s.shell(title, main, page, side=box))
        return s.done([url], [url], True, "")


FAMILIES = [YearHub, SidesHub, Sessions, WordTable]
