"""Grouped columns: a select of sessions, departments, articles that are indexes."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any
from families_tenth_b_0parts import frame, news_column
from family_documents import Doc
from family_words import BUREAUS


def small_pages(
    s: Site, col: str, word: str, docs: list[Doc], per: int, top: str, side: str = ""
) -> list[str]:
    """index.html, index2.html …: 上一页 and 下一页, nothing else."""
    pages = B.chunks(docs, per)
    urls = []
    for k, part in enumerate(pages, 1):
        page = col + (f"index{k}.html" if k > 1 else "index.html")
        prev = (
            f'<a href="{col}index{k - 1 if k > 2 else ""}.html">上一页</a>' if k > 1 else "上一页"
        )
        succ = f'<a href="{col}index{k + 1}.html">下一页</a>' if k < len(pages) else "下一页"
        pager = f'<p class="pg">第{k}页 共{len(pages)}页　{prev}　{succ}</p>' if docs else ""
        main = frame(s, word, f"{top}{rows_any(s, part, page, 0)}{pager}")
        urls.append(s.page(page, s.shell(word, main, page, side=side)))
    return [s.root + col, *urls[1:]]


class SessionSelect(Family):
    name = "t_select_of_sessions"
    facts = "A select of sessions (16-4, 16-3 …) whose onchange goes to the session's own pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = rng.choice(["/rdjy/", "/zwgk/dbjybl/", "/xxgk/jyta/"])
        term, per = rng.randint(9, 17), rng.choice([12, 15, 20])
        newest = rng.randint(3, 5)
        sessions = [(term, k) for k in range(newest, max(0, newest - 4), -1)]
        names = {
            (t, k): f"{s.place}第{B.cn_number(t)}届人民代表大会第{B.cn_number(k)}次会议"
            for t, k in sessions
        }
        urls: list[str] = []
        for i, (t, k) in enumerate(sessions):
            options = "".join(
                f'<option value="{col}{a}-{b}/"{" selected" if (a, b) == (t, k) else ""}>'
                f"{names[(a, b)]}</option>"
                for a, b in sessions
            )
            top = (
                '<div class="choose">届次：<select name="jc" onchange="location.href=this.value">'
                f"{options}</select></div>"
            )
            c = f"{col}{t}-{k}/"
            docs = s.documents(rng.randint(3, 40), B.plain_path(c, "shtml"), "npc", year=2025 - i)
            urls += small_pages(s, c, "代表建议办理", docs, per, top)
            if i == 0:
                s.static[col] = s.static[c + "index.html"]
        start = s.root + col
        return s.done([start], [start, *urls], True, "the column itself shows the newest session")


class Departments(Family):
    name = "t_hub_of_departments"
    facts = "A county's column: a table of its bureaus, each with its own list; some are 暂无信息."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        s.agency = s.place + "人民政府"
        col, per = rng.choice(["/bmxxgk/jyta/", "/zfxxgk/jytabljg/bm/"]), rng.choice([15, 20])
        bureaus = rng.sample(BUREAUS, rng.randint(4, 9))
        leaf = rng.choice(["jytabl", "jyta", "fdzdgknr/jyta"])
        tds, urls = [], []
        for name, pin in bureaus:
            c = f"/bmxxgk/{pin}/{leaf}/"
            tds.append(f'<td><a href="{c}" target="_blank">{name}</a></td>')
            s.agency = s.place + name
            n = rng.choice([0, rng.randint(1, 9), rng.randint(3, 24), rng.randint(6, 30)])
            docs = s.documents(n, B.plain_path(c + "con/"), "mixed") if n else []
            urls += small_pages(s, c, "建议提案办理", docs, per, f"<h4>{s.agency}</h4>")
        if not s.docs:
            docs = s.documents(5, B.plain_path(f"/bmxxgk/zfb/{leaf}/con/"), "mixed")
            c = f"/bmxxgk/zfb/{leaf}/"
            tds.append(f'<td><a href="{c}" target="_blank">政府办公室</a></td>')
            urls += small_pages(s, c, "建议提案办理", docs, per, "<h4>政府办公室</h4>")
        s.agency = s.place + "人民政府"
        rows = "".join(f"<tr>{''.join(row)}</tr>" for row in B.chunks(tds, 4))
        main = frame(s, "建议提案办理结果", f'<table class="bm" border="0">{rows}</table>')
        start = s.page(col, s.shell("建议提案办理结果", main, col))
        return s.done([start], [start, *urls], True, "")


class IndexArticles(Family):
    name = "t_articles_that_are_indexes"
    facts = "The list holds one article a session and side; in it numbered links to the replies."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/xxgk/qtxx/jyta/"])
        items, urls = [], []
        for year in range(2025, 2025 - rng.randint(2, 4), -1):
            for what, kind in (("人大代表建议", "npc"), ("政协委员提案", "cppcc")):
                docs = s.documents(
                    rng.randint(2, 18), B.trs_path(f"{col}{year}fj/"), kind, year=year
                )
                page = f"{col}{year}12/t{year}1205_{s.new_id()}.html"
                title = f"{s.agency}{year}年{what}答复公开"
                links = "".join(
                    f'<p style="text-indent:2em">{k}.<a href="{s.href(d.path, page, "rel")}"'
                    f' target="_blank">{esc(d.title)}</a></p>\n'
                    for k, d in enumerate(docs, 1)
                )
                text = (
                    f"{s.crumbs('政务公开', '建议提案办理')}<h1>{title}</h1>"
                    f'<div class="info">发布时间：{year}-12-05</div><div id="zoom">'
                    f"<p>现将我局{year}年办理的{what}（共{len(docs)}件）答复公开如下：</p>{links}</div>"
                )
                urls.append(s.page(page, s.shell(title, text, page)))
                items.append(
                    f'<li><a href="{s.href(page, col, "rel")}" title="{title}">{title}</a>'
                    f"<span>{year}-12-05</span></li>"
                )
        main = frame(s, "建议提案办理", f'<ul class="list">{"".join(items)}</ul>')
        start = s.page(col, s.shell("建议提案办理", main, col, side=news_column(s, rng)))
        return s.done([start], [start, *urls], True, "")


FAMILIES = [SessionSelect, Departments, IndexArticles]
