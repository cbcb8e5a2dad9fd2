"""Static columns of TRS, JEECMS, Boda and SiteServer with the pagers that they have."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, chunks, esc
from families_fourteenth_a_0parts import Own, block, links, menu, news_box, some


class TrsHub(Family):
    name = "n_trs_hub_two_boxes"
    facts = "A department's hub shows the newest rows of two columns; 更多 leads to the columns."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "province")
        hub = rng.choice(["/xxgk/fdzdgknr/jytabl/", "/zfxxgk/fdzdgknr/qtzdgknr/jyta/"])
        s.js("/images/createpage.js", B.CREATE_PAGE_JS)
        urls, boxes = [s.root + hub], []
        for sub, kind, word in (
            ("srddbjy/", "npc", "省人大代表建议"),
            ("szxwyta/", "cppcc", "省政协委员提案"),
        ):
            col = hub + sub
            per, n = some(rng, 12, 15, 20, low=1, high=4)
            docs = s.documents(n, B.trs_path(col), kind)
            boxes.append(
                f'<div class="lanmu"><h3>{word}<a class="more" href="./{sub}">更多&gt;&gt;</a></h3>'
                + self.rows(s, docs[:6], hub, 30)
                + "</div>"
            )
            parts = chunks(docs, per)
            for k, part in enumerate(parts):
                page = col + ("index.html" if k == 0 else f"index_{k}.html")
                call = f'createPageHTML({len(parts)}, {k}, "index", "html");'
                pager = (
                    '<div class="page"><script src="/images/createpage.js"></script>'
                    f"<script>{call}</script></div>"
                )
                main = block(word, self.rows(s, part, page, 0), pager, "建议提案办理")
                s.page(page, s.shell(word, main, page))
                urls.append(s.root + (col if k == 0 else page))
        s.page(hub, s.shell("建议提案办理", "\n".join(boxes), hub, side=news_box(s, "厅内要闻")))
        return s.done([s.root + hub], urls, True, "")

    def rows(self, s: Own, docs, page: str, cut: int) -> str:
        return B.rows_li(s, docs, page, "rel", cut=cut, cls="gl-list", fmt="%Y-%m-%d")


class TrsGlued(Family):
    name = "n_trs_static_glued_dates"
    facts = "TRS .shtml with a pager written by the server; the date glued to the link's text."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        col = rng.choice(["/zwgk/fdzdgknr/jyta/rdjy/", "/xxgk/xxgkml/qtzdgknr/rddbjybl/"])
        per, n = some(rng, 15, 20, 25)
        docs = s.documents(n, B.trs_path(col, "shtml"), "npc")
        parts = chunks(docs, per)
        names = ["index.shtml", *(f"index_{k}.shtml" for k in range(1, len(parts)))]
        glued = rng.random() < 0.6
        urls = []
        for k, part in enumerate(parts):
            page = col + names[k]
            rows = "\n".join(
                f'<li><i></i><a href="{s.href(d.path, page, "rel")}" title="{esc(d.title)}"'
                f' target="_blank">{esc(d.title)}'
                + (f"{d.date:%Y-%m-%d}</a>" if glued else f"</a><b>{d.date:%Y-%m-%d}</b>")
                + "</li>"
                for d in part
            )
            told = f'<span class="total">共{len(parts)}页 {n}条</span>'
            pager = links(names, k, "fanye") + told
            main = block("人大代表建议办理", f"<ul>{rows}</ul>", pager)
            s.page(page, s.shell("人大代表建议办理", main, page))
            urls.append(s.root + page)
        return s.done([urls[0]], urls, True, "")


class MinistryOffices(Family):
    name = "n_ministry_by_office"
    facts = "A ministry's hub lists its offices; each office has a small paged list; one is empty."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "state")
        hub = "/zwgk/zwgk_jyta/"
        offices = [
            ("基础业务司", "jcs"),
            ("规划财务司", "ghs"),
            ("政策法规司", "fgs"),
            ("职业发展司", "zys"),
            ("人事司", "rss"),
            ("国际合作司", "gjs"),
            ("科技与信息化司", "kjs"),
            ("督查局", "dcj"),
        ]
        offices = rng.sample(offices, rng.randint(4, 8))
        per, urls, items = rng.choice([10, 15]), [s.root + hub], []
        empty = rng.randrange(len(offices)) if rng.random() < 0.5 else -1
        for i, (word, pin) in enumerate(offices):
            col = f"{hub}jyta_{pin}/"
            n = 0 if i == empty else rng.choice([rng.randint(1, 9), rng.randint(8, 34)])
            docs = s.documents(n, B.trs_path(col), "mixed")
            parts = chunks(docs, per)
            names = ["index.html", *(f"index_{k}.html" for k in range(1, len(parts)))]
            for k, part in enumerate(parts):
                page = col + names[k]
                rows = B.rows_li(s, part, page, "rel", fmt="%Y-%m-%d", cls="moe-list")
                if not part:
                    rows = '<ul class="moe-list"></ul>'
                pager = links(names, k) if len(parts) > 1 else ""
                main = block(word, rows, pager, "建议提案办理")
                s.page(page, s.shell(word, main, page))
                urls.append(s.root + (col if k == 0 else page))
            items.append(f'<li><a href="./jyta_{pin}/">{word}</a></li>')
        main = block("建议提案办理", f'<ul class="offices">{"".join(items)}</ul>')
        s.page(hub, s.shell("建议提案办理", main, hub, side=news_box(s, "部内要闻")))
        return s.done([s.root + hub], urls, True, "an office without replies has an empty list")


class Jeecms(Family):
    name = "n_jeecms_jhtml"
    facts = "JEECMS: /jyta.jhtml or index_2.jhtml; pager of links and a select; 共N条记录 k/m页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        folder = rng.choice([True, False])
        col = rng.choice(["/jytabl", "/rdjyzxta", "/zfxxgk/jyta"])
        docs_at = B.plain_path(col + "/", "jhtml")
        per, n = some(rng, 10, 18, 20)
        docs = s.documents(n, docs_at, "mixed")
        parts = chunks(docs, per)
        stem = col + "/index" if folder else col
        names = [stem + ("" if k == 0 else f"_{k + 1}") + ".jhtml" for k in range(len(parts))]
        urls = []
        for k, part in enumerate(parts):
            rows = "\n".join(
                f'<tr><td class="lt"><img src="/r/cms/www/red/img/dot.gif"/><a href="{s.root}'
                f'{d.path}" title="{esc(d.title)}" target="_blank">{esc(self.cut(d.title))}</a>'
                f"</td><td>{d.date:%Y-%m-%d}</td></tr>"
                for d in part
            )
            pager = self.pager([x.rsplit("/", 1)[1] for x in names], k, n)
            main = block("建议提案", f'<table class="lists">{rows}</table>', pager)
            s.page(names[k], s.shell("建议提案", main, names[k], side=news_box(s)))
            urls.append(s.root + names[k])
        return s.done([urls[0]], urls, True, "")

    def cut(self, title: str) -> str:
        return title if len(title) <= 32 else title[:31] + "…"

    def pager(self, names: list[str], k: int, n: int) -> str:
        last, out = len(names) - 1, []
        for word, to, off in (
            ("首页", 0, k == 0),
            ("上一页", k - 1, k == 0),
            ("下一页", k + 1, k == last),
            ("尾页", last, k == last),
        ):
            if off:
                out.append(f'<a disabled="disabled">{word}</a>')
            else:
                go = f"location.href=encodeURI('{names[to]}');return false;"
                out.append(f'<a href="{names[to]}" onclick="{go}">{word}</a>')
        options = "".join(
            f'<option value="{x}"{" selected" if i == k else ""}>{i + 1}</option>'
            for i, x in enumerate(names)
        )
        return (
            f'<div class="pagebar">共 {n} 条记录 {k + 1}/{last + 1} 页 {" ".join(out)} 第'
            f'<select onchange="location.href=encodeURI(this.value);">{options}</select>页</div>'
        )


class VsbDescending(Family):
    name = "n_vsb_descending"
    facts = "Boda VSB: page 2 of m is jyta/{m-1}.htm, the last 1.htm."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        stem = rng.choice(["/zfxxgk/fdzdgknr/jyjta/zxwyta", "/xxgk/fdzdgknr/zxta"])
        per, n = some(rng, 14, 20, 30)
        docs = s.documents(n, B.vsb_path(rng.randint(1020, 2990)), "cppcc")
        parts, u = chunks(docs, per), rng.randint(4, 16)
        m = len(parts)
        paths = [stem + (".htm" if k == 0 else f"/{m - k}.htm") for k in range(m)]
        urls = []
        for k, part in enumerate(parts):
            rows = "\n".join(
                f'<li id="line_u{u}_{i}"><span>{d.date:%Y-%m-%d}</span><a href="'
                f'{s.href(d.path, paths[k], "rel").removeprefix("./")}">{esc(d.title)}</a></li>'
                for i, d in enumerate(part)
            )
            pager = self.pager(s, paths, k, n)
            main = block("政协委员提案", f'<ul class="list-gl">{rows}</ul>', pager)
            side = menu([(s.href(paths[0], paths[k], "rel"), "政协委员提案")])
            s.page(paths[k], s.shell("政协委员提案", main, paths[k], side=side))
            urls.append(s.root + paths[k])
        return s.done([urls[0]], urls, True, "")

    def pager(self, s: Own, paths: list[str], k: int, n: int) -> str:
        last = len(paths) - 1

        def one(cls: str, word: str, to: int, off: bool) -> str:
            if off:
                return f'<span class="{cls}_d p_fun_d">{word}</span>'
            href = s.href(paths[to], paths[k], "rel").removeprefix("./")
            return f'<span class="{cls} p_fun"><a href="{href}">{word}</a></span>'

        numbers = "".join(
            f'<span class="p_no_d">{i + 1}</span>'
            if i == k
            else f'<span class="p_no"><a href="'
            f'{s.href(p, paths[k], "rel").removeprefix("./")}">{i + 1}</a></span>'
            for i, p in enumerate(paths)
        )
        return (
            '<div class="pb_sys_common pb_sys_normal pb_sys_style1">'
            f'<span class="p_t">共{n}条</span>'
            f'<span class="p_pages">{one("p_first", "首页", 0, k == 0)}'
            f"{one('p_prev', '上页', k - 1, k == 0)}{numbers}"
            f"{one('p_next', '下页', k + 1, k == last)}{one('p_last', '尾页', last, k == last)}"
            "</span></div>"
        )


class SiteServer(Family):
    name = "n_siteserver_paged"
    facts = "SiteServer: /channels/N.html, N_2.html; a gap of an empty li after every five rows."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        ch = rng.randint(410, 29990)
        per, n = some(rng, 10, 15, 20)
        docs = s.documents(n, B.plain_path(f"/contents/{ch}/"), rng.choice(["npc", "mixed"]))
        parts = chunks(docs, per)
        names = [f"/channels/{ch}{'' if k == 0 else f'_{k + 1}'}.html" for k in range(len(parts))]
        urls = []
        for k, part in enumerate(parts):
            rows = []
            for i, d in enumerate(part, 1):
                rows.append(
                    f'<li><a href="{d.path}" target="_blank">{esc(d.title)}</a>'
                    f'<span class="fr">{d.date:%m-%d}</span></li>'
                )
                if i % 5 == 0:
                    rows.append('<li class="line"></li>')
            options = "".join(
                f'<option value="{x}"{" selected" if i == k else ""}>{i + 1}</option>'
                for i, x in enumerate(names)
            )
            jump = (
                '<select name="PageSelect" onchange="if(this.options[this.selectedIndex].value)'
                f'{{location.href=this.options[this.selectedIndex].value;}}">{options}</select>'
            )
            pager = links(names, k, "pager") + jump
            main = block("建议提案办理情况", f"<ul>{''.join(rows)}</ul>", pager)
            s.page(names[k], s.shell("建议提案办理情况", main, names[k], side=news_box(s)))
            urls.append(s.root + names[k])
        return s.done([urls[0]], urls, True, "")


FAMILIES = [TrsHub, TrsGlued, MinistryOffices, Jeecms, VsbDescending, SiteServer]
