"""Columns that are one page, or one page for each year."""

from __future__ import annotations

import datetime as dt
import random

import families_base as B
from families_b_kit import named, plain_titles, rows_of, sheet, tabs
from families_base import Family, MadeSite, Site, esc
from family_documents import Answer, Doc


class JpaasStatic(Family):
    name = "gb_jpaas_one_page"
    facts = (
        "New Hanweb JPAAS written out as a static page: div.page-content with li a[title] + span; "
        "the pager div has count and rows attributes, and one page is all there is."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        col, w = f"/col/col{1229000000 + rng.randint(1000, 999999)}/", named(rng)

        def path(i: int, d: dt.date) -> str:
            return f"{col}art/{d.year}/art_{i:032x}.html"

        docs = s.documents(rows_of(rng, 30), path, "mixed")
        rows = "\n".join(
            f'<li class="cf"><a href="{d.path}" title="{esc(d.title)}" target="_blank">'
            f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>"
            for d in docs
        )
        pager = f'<div class="pagination" count="{len(docs)}" rows="30" pageno="1"></div>'
        inner = f'{tabs(s, w, col)}<div class="page-content"><ul>\n{rows}\n</ul></div>{pager}'
        s.page(col + "index.html", sheet(s, w, inner, side=B.side_box(s, s.news(4))))
        start = f"{s.root}{col}index.html"
        return s.done([start], [start], True, "")


class YearChildren(Family):
    name = "gb_year_children"
    facts = (
        "The column holds no rows, only a tile for each year (2025年, 2024年 …); each year is a "
        "page of its own with all replies of that year, and links to the other years."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, w = "/zfxxgk/fdzdgknr/jytabl/", "建议提案办理"
        years = [2025 - i for i in range(rng.randint(2, 4))]
        where = {y: f"{col}{y}n/" for y in years}
        parts: dict[int, list[Doc]] = {}
        for y in years:
            many = rng.randint(1, 18)
            parts[y] = s.documents(many, B.trs_path(where[y]), "mixed", year=y)
        tiles = "".join(f'<li><a href="{where[y]}"><b>{y}年</b></a></li>' for y in years)
        side = B.side_box(s, s.news(5), "要闻动态")
        s.page(col, sheet(s, w, f'<ul class="tiles">{tiles}</ul>', side=side))
        for y in years:
            menu = f'<ul class="nd">{tiles}</ul>'
            rows = B.rows_li(s, parts[y], where[y], "rel")
            s.page(where[y], sheet(s, f"{y}年", rows, side=menu))
        urls = [s.root + col] + [s.root + where[y] for y in years]
        return s.done(urls[:1], urls, True, "")


class SiteFactory(Family):
    name = "gb_sitefactory_one_page"
    facts = (
        "SiteFactory (动易): /Category_N/Index.aspx, rows in a table led by [column] links, "
        "/Item/ID.aspx; below: 共 N 篇 … 页次：1/1页 20篇/页 and dead words 首页 上一页."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        page, w = f"/Category_{rng.randint(20, 900)}/Index.aspx", named(rng)
        docs = s.documents(rows_of(rng, 20), B.plain_path("/Item/", "aspx"), "mixed")
        rows = "\n".join(
            f'<tr><td>·[<a href="{page}">{w}</a>]<a href="{d.path}" title="标题：{esc(d.title)}">'
            f'{esc(d.title)}</a></td><td align="right">{d.date:%Y/%m/%d}</td></tr>'
            for d in docs
        )
        pager = (
            f'<div class="showpage">共 <b>{len(docs)}</b> 篇&nbsp;首页 上一页 下一页 尾页&nbsp;'
            "页次：<b>1</b>/1页&nbsp;<b>20</b>篇/页</div>"
        )
        inner = f"<table>{rows}</table>{pager}"
        s.page(page, sheet(s, w, inner, side=B.side_box(s, s.news(8), "热门文章")))
        return s.done([s.root + page], [s.root + page], True, "")


class SharePoint(Family):
    name = "gb_sharepoint_view"
    facts = (
        "SharePoint: /Lists/jyta/AllItems.aspx is a table ms-listviewtable; the titles link "
        "DispForm.aspx?ID=N; the head cells are links that sort the same rows."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect=rng.choice(["plain", "upper"]))
        folder, w = "/Lists/jyta/", named(rng)
        page, show = folder + "AllItems.aspx", folder + "DispForm.aspx"
        docs = s.documents(rows_of(rng), lambda i, d: f"{show}?ID={i}", "mixed")
        pages = {d.id: s.static[d.path] for d in docs}
        heads = "".join(
            f'<th class="ms-vh2"><a href="{page}?SortField={f}&amp;SortDir=Asc">{t}</a></th>'
            for f, t in (("LinkTitle", "标题"), ("Created", "发布时间"), ("Dept", "承办单位"))
        )

        def view(q: dict[str, str], *_: object) -> str:
            order = list(docs)
            if q.get("SortField") == "LinkTitle":
                order.sort(key=lambda d: d.title)
            elif q.get("SortField") == "Created":
                order.reverse()
            rows = "\n".join(
                f'<tr class="{"ms-alternating" if i % 2 else ""}"><td class="ms-vb-title"><a href="'
                f'{d.path}">{esc(d.title)}</a></td><td class="ms-vb2">{d.date:%Y/%m/%d} 9:30</td>'
                f'<td class="ms-vb2">{s.agency}</td></tr>'
                for i, d in enumerate(order)
            )
            inner = f'<table class="ms-listviewtable"><tr>{heads}</tr>\n{rows}</table>'
            return sheet(s, w, inner)

        def item(q: dict[str, str], *_: object) -> Answer:
            return pages.get(q.get("ID", ""), s.missing())

        s.route(page, view)
        s.route(show, item)
        return s.done([s.root + page], [s.root + page], True, "")


class Framed(Family):
    name = "gb_list_in_a_frame"
    facts = (
        "The column page has an iframe, and only the page in the frame has the rows (target=_top); "
        "the frame's address stands in src relative to the page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, w = "/zwgk/jytabl/", named(rng)
        name = rng.choice(["list_inner.html", "jytabl_frame.htm", "../../frame/jyta.html"])
        frame = "/frame/jyta.html" if name.startswith("..") else col + name
        docs = s.documents(rows_of(rng), B.plain_path("/zwgk/jytabl/nr/"), "mixed")
        rows = "".join(
            f'<tr><td><a target="_top" href="{d.path}">{esc(d.title)}</a></td>'
            f"<td>{d.date:%Y.%m.%d}</td></tr>"
            for d in docs
        )
        text = f'<html><head><meta charset="{s.charset}"></head><body><table>{rows}</table>'
        s.page(frame, B.mangle(text + "</body></html>", s.dialect))
        inner = (
            f'{tabs(s, w, col)}<iframe src="{name}" id="mainframe" width="100%" height="900" '
            'frameborder="0" scrolling="no"></iframe>'
        )
        s.page(col + "index.html", sheet(s, w, inner, side=B.side_box(s, s.news(5))))
        return s.done([s.root + col], [s.root + col, s.root + frame], True, "")


class Answers(Family):
    name = "gb_table_with_answer_links"
    facts = (
        "A register: number, title, head of the motion, office in charge, and a link 查看答复 "
        "in the last cell; the title itself is no link."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, w = "/jyta/ljbl.html", "建议提案办理情况"
        docs = s.documents(rows_of(rng), B.plain_path("/jyta/df/", "shtml"), "mixed")
        plain_titles(s, docs)
        rows = "\n".join(
            f"<tr><td>{i}</td><td>{esc(d.title)}</td><td>{rng.choice(B.SURNAMES)}"
            f"{rng.choice(B.GIVEN)}</td><td>{s.agency}</td><td>已办结</td>"
            f'<td><a href="{s.href(d.path, page, "rel")}" target="_blank">查看答复</a></td></tr>'
            for i, d in enumerate(docs, 1)
        )
        heads = "".join(
            f"<th>{t}</th>" for t in ("序号", "案由", "领衔人", "主办单位", "状态", "答复")
        )
        inner = f'<table class="djb"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        s.page(page, sheet(s, w, inner, side=B.side_box(s, s.news(3))))
        return s.done([s.root + page], [s.root + page], True, "")


class CallsAbove(Family):
    name = "gb_calls_above_the_list"
    facts = (
        "Above the replies stands a box of calls and notices (征集提案线索, 交办会) whose "
        "titles hold 建议 and 提案, with a pager 共3页 of its own; the replies below fill one "
        "page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, w, other = "/zwgk/zdgk/jyta/", named(rng), "/zwgk/tzgg/"
        docs = s.documents(rows_of(rng, 24), B.trs_path(col), "mixed")
        titles = [
            f"关于公开征集{s.level}政协提案线索的公告",
            f"{s.place}召开人大代表建议和政协提案交办会",
            "关于做好今年建议提案办理工作的通知",
            "建议提案办理工作推进会召开",
            "关于征求办理工作意见建议的启事",
            "我为发展建言献策活动开始报名",
        ]
        lines = []
        for i, t in enumerate(titles):
            day = dt.date(2025, 11, 20) - dt.timedelta(days=9 * i)
            path = f"{other}{day:%Y%m}/t{day:%Y%m%d}_{s.new_id()}.html"
            body = f"<h1>{t}</h1><p>发布时间：{day}</p><p>　　现将有关事项通知如下。</p>"
            s.page(path, s.shell(t, f'<div class="detail">{body}</div>', path))
            s.decoys.append(s.root + path)
            lines.append(f'<li><a href="{path}" title="{t}">{t}</a><span>{day}</span></li>')

        def at(k: int) -> str:
            return other + ("index.html" if k == 0 else f"index_{k}.html")

        nav = "".join(f'<a href="{at(k)}">{k + 1}</a>' for k in range(3))
        nav = f'<div class="page">共3页 {nav} <a href="{at(1)}">下一页</a></div>'
        for k in range(3):
            rows = "".join(lines[2 * k : 2 * k + 2])
            s.page(at(k), sheet(s, "通知公告", f"<ul>{rows}</ul>{nav}"))
        calls = f'<div class="box"><h3>通知公告</h3><ul>{"".join(lines[:2])}</ul>{nav}</div>'
        inner = f'{calls}<div class="box"><h3>{w}</h3>{B.rows_li(s, docs, col, "rel")}</div>'
        s.page(col + "index.html", sheet(s, w, inner))
        return s.done([s.root + col], [s.root + col], True, "")


FAMILIES = [JpaasStatic, YearChildren, SiteFactory, SharePoint, Framed, Answers, CallsAbove]
