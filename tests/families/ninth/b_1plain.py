"""Ordinary columns: SiteServer, PowerEasy, Founder, JEECMS, ASP behind a static page."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, cn_number, esc, rows_dl, rows_li, rows_table
from families_ninth_b_0parts import amount, lines, others, write


class SiteServerPages(Family):
    name = "n_b_siteserver_pages"
    facts = "SiteServer: /channels/N.html, /channels/N_2.html; 当前页 1/P and four words as links."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch, per = rng.randint(10200, 68900), rng.choice([15, 20, 22])
        docs = s.documents(amount(rng, per), B.plain_path(f"/contents/{ch}/"), "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"/channels/{ch}" + (f"_{k + 1}" if k else "") + ".html"

        def pages(k: int) -> str:
            out = []
            for t, w in ((0, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (last - 1, "末页")):
                on = 0 <= t < last and t != k
                out.append(f'<a href="{path_of(t)}">{w}</a>' if on else f"<span>{w}</span>")
            return f"当前页：{k + 1}/{last} " + " | ".join(out)

        side = others(s)
        pin = docs[:1] if rng.random() < 0.3 else []  # 置顶: it stands on every page
        top = lines(s, pin, path_of(0)).replace("<em>", "<b>[置顶]</b><em>") if pin else ""

        def rows(d: list, p: str) -> str:
            return top + lines(s, [x for x in d if x not in pin], p)

        urls = write(s, "建议提案", parts, path_of, pages, rows, side)
        return s.done([urls[0]], urls, True, "")


class PowerEasy(Family):
    name = "n_b_powereasy_category"
    facts = "PowerEasy: /Category_N/Index.aspx, Index_2.aspx, /Item/N.aspx, a select of pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cat, per = rng.randint(40, 990), rng.choice([20, 25, 30])
        docs = s.documents(amount(rng, per), B.plain_path("/Item/", "aspx"), "cppcc")
        parts = B.chunks(docs, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"/Category_{cat}/Index" + (f"_{k + 1}" if k else "") + ".aspx"

        def pages(k: int) -> str:
            def a(t: int, w: str) -> str:
                on = 0 <= t < last and t != k
                return f'<a href="{path_of(t)}">{w}</a>' if on else w

            options = "".join(
                f'<option value="{path_of(t)}"{" selected" if t == k else ""}>第{t + 1}页</option>'
                for t in range(last)
            )
            return (
                f"共 <b>{len(docs)}</b> 条记录 {a(0, '首页')} {a(k - 1, '上一页')} "
                f"{a(k + 1, '下一页')} {a(last - 1, '尾页')} 页次：<b>{k + 1}</b>/{last}页 转到："
                f'<select onchange="window.location=this.value">{options}</select>'
            )

        urls = write(s, "提案办理", parts, path_of, pages, lambda d, p: rows_li(s, d, p, cut=34))
        return s.done([urls[0]], urls, True, "")


class Founder(Family):
    name = "n_b_founder_node"
    facts = "Founder: node_N.htm, node_N_2.htm, content_ID.htm by day; pages as [1] [2]."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        node, per = rng.randint(10100, 98000), rng.choice([20, 30, 40, 50])
        folder = rng.choice(["/zwgk/", "/gov/jyta/"])
        docs = s.documents(
            amount(rng, per), lambda i, d: f"{folder}{d:%Y-%m/%d}/content_{i}.htm", "npc"
        )
        parts = B.chunks(docs, per)

        def name(k: int) -> str:
            return f"node_{node}" + (f"_{k + 1}" if k else "") + ".htm"

        def pages(k: int) -> str:
            out = [
                f"<b>[{t + 1}]</b>" if t == k else f'<a href="{name(t)}">[{t + 1}]</a>'
                for t in range(len(parts))
            ]
            if k + 1 < len(parts):
                out.append(f'<a href="{name(k + 1)}">下一页</a>')
            return " ".join(out) if len(parts) > 1 else ""

        def rows(d: list, p: str) -> str:
            return rows_dl(s, d, p, "rel") if s.skin == 2 else rows_li(s, d, p, "rel")

        urls = write(s, "人大代表建议", parts, lambda k: folder + name(k), pages, rows, others(s))
        return s.done([urls[0]], urls, True, "")


class JeeCms(Family):
    name = "n_b_jeecms_jhtml"
    facts = "JEECMS: jyta.jhtml, jyta_2.jhtml; buttons with location.href; 共N条记录 1/P页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        stem, per = rng.choice(["jyta", "gkjyfw", "tadf"]), rng.choice([10, 15, 20])
        docs = s.documents(amount(rng, per, 120), lambda i, d: f"/{stem}/{i}.jhtml", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def name(k: int) -> str:
            return stem + (f"_{k + 1}" if k else "") + ".jhtml"

        def pages(k: int) -> str:
            def go(t: int, w: str, on: bool) -> str:
                if not on:
                    return f'<input type="button" value="{w}" disabled="disabled"/>'
                js = f"javascript:location.href='{name(t)}';"
                return f'<input type="button" value="{w}" onclick="{js}"/>'

            return (
                f"共 {len(docs)} 条记录 {k + 1}/{last} 页 "
                + go(0, "首 页", k > 0)
                + go(k - 1, "上一页", k > 0)
                + go(k + 1, "下一页", k + 1 < last)
                + go(last - 1, "尾 页", k + 1 < last)
            )

        urls = write(
            s,
            "建议提案复文",
            parts,
            lambda k: "/" + name(k),
            pages,
            lambda d, p: lines(s, d, p, "abs"),
            others(s),
        )
        return s.done([urls[0]], urls, True, "")


class AspBehind(Family):
    name = "n_b_second_page_elsewhere"
    facts = "The first page is a static file; page two and on are /plus/list.asp?page=K."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["gb2312", "utf-8"]))
        cid, per = rng.randint(11, 95), rng.choice([10, 12, 15])
        first = rng.choice(["/html/jyta/index.html", "/jytabl.html"])
        docs = s.documents(amount(rng, per, 90), lambda i, d: f"/html/{d:%Y%m%d}/{i}.html", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def deep(k: int) -> str:
            return f"/plus/list.asp?classid={cid}&page={k + 1}"

        def pages(k: int) -> str:
            def a(t: int, w: str, on: bool) -> str:
                if not on:
                    return f"{w} "
                return f'<a href="{esc(deep(t)) if t else first}">{w}</a> '

            nums = "".join(a(t, f"{t + 1}", t != k) for t in range(last))
            return f"第{k + 1}页 共{last}页 " + nums + a(k + 1, "下一页", k + 1 < last)

        urls = write(
            s,
            "建议提案",
            parts,
            lambda k: deep(k) if k else first,
            pages,
            lambda d, p: rows_table(s, d, p) if s.skin == 0 else rows_li(s, d, p),
            others(s, "通知公告"),
        )
        s.static[deep(0)] = s.static[first]
        return s.done([urls[0]], urls, True, "")


class InWords(Family):
    name = "n_b_count_in_words"
    facts = "Home-made static pages jy1.htm, jy2.htm; the count in words; arrows to turn."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, folder = rng.choice([10, 12, 15]), rng.choice(["/rdjy/", "/jytabl/2025/"])
        docs = s.documents(amount(rng, per, 95), B.plain_path(folder, "htm"), "npc")
        parts = B.chunks(docs, per)
        total, n = cn_number(len(docs)), len(parts)
        said = f"本栏目共有答复{total}件，每页{cn_number(per)}件，分{cn_number(n)}页。"

        def pages(k: int) -> str:
            back = f'<a href="jy{k}.htm">&laquo;</a>' if k else ""
            on = f'<a href="jy{k + 2}.htm">&raquo;</a>' if k + 1 < n else ""
            return f"{said}　{back} 第{cn_number(k + 1)}页 {on}"

        urls = write(
            s,
            "代表建议答复",
            parts,
            lambda k: f"{folder}jy{k + 1}.htm",
            pages,
            lambda d, p: lines(s, d, p, "rel"),
        )
        return s.done([urls[0]], urls, True, "")


FAMILIES = [SiteServerPages, PowerEasy, Founder, JeeCms, AspBehind, InWords]
