"""Half B: lists whose pager does not say the truth, shelves and sub-columns."""

from __future__ import annotations

import random
import time

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_b_01_rows import numbers, pick
from family_documents import Answer, MadeSite


class Capped(Family):
    name = "b_capped"
    facts = "The CMS writes three pages at most; older rows lie behind 更多历史信息, paged there."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/zwgk/jyta/"
        docs = s.documents(many(rng, per, 5, 7), B.trs_path(col), "mixed")
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        for folder, some in ((col, parts[:3]), (col + "lsxx/", parts[3:])):

            def at(k: int, folder: str = folder) -> str:
                return folder + ("index.html" if k == 1 else f"index_{k - 1}.html")

            for k, part in enumerate(some, 1):
                nav = f'<div class="page">{numbers(len(some), k, at)}</div>'
                if folder == col:
                    nav += f'<p align="right"><a href="{col}lsxx/">更多历史信息&gt;&gt;</a></p>'
                s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k)))
                urls.append(s.root + (folder if k == 1 else at(k)))
        return finish(s, urls, True, "two lists, each with its pager")


class TooManyNumbers(Family):
    name = "b_too_many_numbers"
    facts = (
        "Ten numbers always, though fewer pages exist; the others say 页面不存在 with status 200."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng, soft="page"), rng.choice([10, 15]), "/xxgk/jytafw/"
        docs = s.documents(many(rng, per), B.plain_path("/xxgk/jytafw/"), "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)

        def at(k: int) -> str:
            return col + ("index.html" if k == 1 else f"index_{k}.html")

        for k, part in enumerate(parts, 1):
            nav = f'<div class="fy">{numbers(10, k, at)}</div>'
            s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k), side=s.box()))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return finish(s, urls, False, "pages that the pager names do not exist")


class SubColumns(Family):
    name = "b_sub_columns"
    facts = (
        "The column is a parent: one child a session, each of one to three pages; no rows above."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 10, "/zwgk/rddbjy/"
        rows, links, urls, term = pick(rng), [], [s.root + col], rng.randint(8, 17)
        for c in range(rng.randint(2, 4), 0, -1):
            folder = f"{col}{term}j{c}c/"
            docs = s.documents(
                rng.choice([rng.randint(2, 9), 11, rng.randint(12, 28)]),
                B.plain_path(folder),
                "npc",
                year=2020 + c,
            )
            parts = B.chunks(docs, per)
            name = f"{s.level}{B.cn_number(term)}届人大{B.cn_number(c)}次会议"
            links.append(f'<li><a href="{folder}">{name}</a></li>')

            def at(k: int, folder: str = folder) -> str:
                return folder + ("index.html" if k == 1 else f"index_{k}.html")

            for k, part in enumerate(parts, 1):
                nav = (
                    f'<div class="page">{numbers(len(parts), k, at)}</div>'
                    if len(parts) > 1
                    else ""
                )
                s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k), name))
                urls.append(s.root + (folder if k == 1 else at(k)))
        s.page(col, s.column(f'<ul class="zlm">{"".join(links)}</ul>', col, "人大代表建议"))
        return finish(s, urls, True, "children of one parent")


class MonthArchive(Family):
    name = "b_month_archive"
    facts = "The column shows the ten newest; 2025年7月(12) and so on lead to one page a month."

    def make(self, rng: random.Random) -> MadeSite:
        s, col, rows = Gov(self.name, rng), "/blog/jyta/", pick(rng)
        docs = s.documents(rng.randint(15, 60), B.plain_path("/blog/jyta/p/"), "mixed")
        months = sorted({(d.date.year, d.date.month) for d in docs}, reverse=True)
        by = {m: [d for d in docs if (d.date.year, d.date.month) == m] for m in months}
        links = "".join(
            f'<li><a href="{col}{y}/{m:02d}/">{y}年{m}月</a>({len(by[y, m])})</li>'
            for y, m in months
        )
        side = f'<div class="gd"><h4>按月归档</h4><ul>{links}</ul></div>'
        s.page(col, s.column(rows(s, docs[:10], col, "root"), col, side=side))
        urls = [s.root + col]
        for (y, m), some in by.items():
            at = f"{col}{y}/{m:02d}/"
            s.page(at, s.column(rows(s, some, at, "root"), at, side=side))
            urls.append(s.root + at)
        return finish(s, urls, True, "the months carry their counts")


class TotalTooSmall(Family):
    name = "b_total_too_small"
    facts = "共N条 was counted long ago and is too small; 下一页 goes on beyond the pages it gives."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 15]), "/jyta/more.asp"
        docs = s.documents(many(rng, per, 4, 6), lambda i, d: f"/jyta/read.asp?id={i}", "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        n, said = len(parts), len(parts) - rng.randint(1, 2)

        def page(q: dict[str, str], *_: object) -> str:
            k = num(q.get("page"))
            if not 1 <= k <= n:
                return s.column("<p>没有记录</p>", path)
            more = f'<a href="?page={k + 1}">下一页</a>' if k < n else "下一页"
            nav = (
                f'<div>共{said * per}条 每页{per}条 第{k}/{said}页 <a href="?page=1">首页</a>'
                f" {more}</div>"
            )
            return s.column(rows(s, parts[k - 1], path, "root") + nav, path, side=box)

        box = s.box()
        s.route(path, page)
        urls = [s.root + path] + [f"{s.root}{path}?page={k}" for k in range(2, n + 1)]
        return finish(s, urls, False, "more rows than the total says")


class PostPages(Family):
    name = "b_post_pages"
    facts = "A form sent by POST: turnPage(n) sets pageInfo.pageNo; hidden fields hold the column."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 12, 20]), "/gov/openlist.do"
        docs = s.documents(many(rng, per), B.plain_path("/gov/open/"), "mixed")
        parts, rows, code = B.chunks(docs, per), pick(rng), f"D{rng.randint(1000, 9999)}X"
        n = len(parts)

        def page(q: dict[str, str], method: str, body: bytes, *_: object) -> str:
            form = s.form(body)
            k = min(max(1, num(form.get("pageInfo.pageNo"))), n)
            links = "".join(
                f'<a href="###" onclick="turnPage({j})">{w}</a> '
                for j, w in ((1, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (n, "末页"))
                if 1 <= j <= n
            )
            form_html = (
                f'<form id="pageForm" action="{path}" method="post"><input type="hidden"'
                ' name="code" '
                f'value="{code}"><input type="hidden" name="pageInfo.pageNo" id="pageNo"'
                f' value="{k}">'
                f"</form><div>当前第 {k} 页，共 {n} 页，{len(docs)} 条 {links}</div>\n"
                "<script>function "
                "turnPage(n){document.getElementById('pageNo').value=n;"
                "document.getElementById('pageForm').submit();}</script>"
            )
            return s.column(rows(s, parts[k - 1], path, "root") + form_html, path)

        s.route(path, page)
        asks: list[bytes | None] = [None]
        asks += [f"code={code}&pageInfo.pageNo={k}".encode() for k in range(2, n + 1)]
        urls = [f"{s.root}{path}?code={code}"] + [s.root + path] * (n - 1)
        return finish(s, urls, True, "honest total", asks)


class RedirectBeyond(Family):
    name = "b_redirect_beyond"
    facts = "?pn=2, 下一页 without end; beyond the end a redirect to the first page; a slow server."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 15, 20]), "/channel/jyta"
        docs = s.documents(many(rng, per), B.plain_path("/content/"), "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        n = len(parts)

        def page(q: dict[str, str], *_: object) -> str | Answer:
            k = num(q.get("pn"))
            if not 1 <= k <= n:
                return 302, {"Location": s.root + path, "Content-Type": "text/html"}, b""
            if k == 2:
                time.sleep(0.3)
            nav = f'<div class="turn"><a href="{path}?pn={k + 1}">下一页</a></div>'
            return s.column(rows(s, parts[k - 1], path, "root") + nav, path)

        s.route(path, page)
        urls = [s.root + path] + [f"{s.root}{path}?pn={k}" for k in range(2, n + 1)]
        return finish(s, urls, True, "beyond the end comes the first page")


FAMILIES = [
    Capped,
    TooManyNumbers,
    SubColumns,
    MonthArchive,
    TotalTooSmall,
    PostPages,
    RedirectBeyond,
]
