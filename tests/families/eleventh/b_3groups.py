"""Columns of one look with more inside: sessions behind a jump, organs with anchors, a slice."""

from __future__ import annotations

import datetime as dt
import random

from families_base import Family, MadeSite, Site, esc, rows_li
from families_eleventh_b_0parts import column, news_box, pages, titled
from family_words import cn_number


class SessionJump(Family):
    name = "k_sessions_behind_a_jump"
    facts = "Liaoning: the parent is a script that goes to the newest session; a menu of sessions."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        base = "/jyt/gk/zfxxgk/fdzdgknr/jyta/srddbjy/"
        term, first = rng.randint(13, 15), rng.randint(2022, 2024)
        sessions = []
        for year in range(2025, first - 1, -1):
            no = year - 2021
            word = f"{s.level}{cn_number(term)}届人大{cn_number(no)}次会议（{year}年）"
            sessions.append((year, no, word, f"{base}s{term}jrdschy{year}n/"))
        menu = "".join(f'<li><a href="{c}index.shtml">{w}</a></li>' for _, _, w, c in sessions)
        side = f'<div class="gkml"><h3>{s.level}人大代表建议</h3><ul>{menu}</ul></div>'
        urls = []
        per = rng.choice([10, 15, 20])
        for year, no, word, col in sessions:
            docs = titled(
                s,
                rng.randint(3, 34),
                lambda i, d, c=col: f"{c}{d:%Y%m%d}{i}{i % 9973:04d}/index.shtml",
                "npc",
                self.namer(s, term, no),
                dt.date(year, 10, rng.randint(8, 28)),
            )
            urls += self.session(s, col, word, docs, per, side)
        jump = f'window.location.href="./{sessions[0][3].removeprefix(base)}index.shtml";'
        start = s.page(
            base + "index.shtml",
            f"<html><head><title>{s.level}人大代表建议</title>"
            f'<script type="text/javascript">{jump}</script></head><body></body></html>',
        )
        return s.done([start], [start, *urls], True, "")

    def namer(self, s: Site, term: int, no: int):
        meeting = f"{s.level}{cn_number(term)}届人大{cn_number(no)}次会议"
        return lambda number, topic: f"对{meeting}《关于{topic}的建议》（第{number:04d}号）的答复"

    def session(self, s: Site, col: str, word: str, docs, per: int, side: str) -> list[str]:
        def name(k, n):
            return col + ("index.shtml" if k == 0 else f"index_{k + 1}.shtml")

        def write(k, n, part, path):
            def a(text, j):
                return f'<a href="{name(j, n)}">{text}</a> '

            links = (a("上一页", k - 1) if k else "") + (a("下一页", k + 1) if k < n - 1 else "")
            pager = f'<div class="dlist_page">共{len(docs)}条 {k + 1}/{n} {links}</div>'
            rows = rows_li(s, part, path, "root", cls="dlist_ul")
            return s.shell(word, column(word, rows, pager), path, side=side)

        return pages(s, docs, per, name, write)


class OrganAnchors(Family):
    name = "k_organs_with_anchors"
    facts = "A district portal: one page, a row of anchors, then the replies organ by organ."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/ztzl/jyta2025/", "/gkzl/jytadf/"])
        portal = s.agency = f"{s.place}人民政府"
        organs = rng.sample(
            [("jyj", "教育局"), ("mzj", "民政局"), ("slj", "水利局"), ("wjw", "卫生健康委员会"),
             ("jtj", "交通运输局"), ("nync", "农业农村局"), ("cgj", "城市管理局"),
             ("hzjd", "河畔街道办事处")],
            rng.randint(4, 7),
        )  # fmt: skip
        toc, blocks = [], []
        for key, word in organs:
            s.agency = s.place + word
            docs = s.documents(
                rng.randint(1, 14), lambda i, d, k=key: f"{col}{k}/{d:%Y%m%d}/{i}.html", "mixed"
            )
            toc.append(f'<a href="#{key}">{word}</a>')
            items = "".join(
                f'<li><a href="{s.href(d.path, col, "rel")}">{esc(d.title)}</a>'
                f"（{d.date:%Y-%m-%d}）</li>"
                for d in docs
            )
            blocks.append(
                f'<h3><a name="{key}" id="{key}"></a>{word}（{len(docs)}件）</h3><ol>{items}</ol>'
                '<p class="gotop"><a href="#top">返回顶部</a></p>'
            )
        s.agency = portal
        body = f'<div class="toc" id="top">{" | ".join(toc)}</div>' + "\n".join(blocks)
        side = news_box(s, "政务要闻", 5)
        url = s.page(col, s.shell("建议提案办理", column("建议提案办理", body), col, side=side))
        return s.done([url], [url], True, "")


class ClientSlice(Family):
    name = "k_client_side_slice"
    facts = (
        "Beijing-like: all rows are in the page, a dummy first; a script shows fifteen at a time."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/zxjytadf/", "/zfxxgk/jyta/rdjy/"])
        docs = s.documents(rng.randint(5, 90), lambda i, d: f"{col}{d:%Y%m}/t{d:%Y%m%d}_{i}.html")
        rows = "\n".join(
            f'<li class="col-md"><a href="{s.href(d.path, col, "rel")}" title="{esc(d.title)}">'
            f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>"
            for d in docs
        )
        dummy = '<li class="empty" style="display:none"><i class="flag"></i></li>'
        script = """<script>
(function () {
    var size = 15, box = document.getElementById("default_news"), li = [], now = 1;
    var all = box.getElementsByTagName("li");
    for (var i = 0; i < all.length; i++) if (all[i].className != "empty") li.push(all[i]);
    var count = Math.ceil(li.length / size);
    function show(p) {
        now = p;
        for (var i = 0; i < li.length; i++)
            li[i].style.display = i >= (p - 1) * size && i < p * size ? "" : "none";
        var h = "";
        for (var k = 1; k <= count; k++)
            h += k == p ? "<b>" + k + "</b> "
                : '<a href="javascript:;" name="' + k + '">' + k + "</a> ";
        var bar = document.getElementById("pageNav");
        bar.innerHTML = count > 1 ? h : "";
        var a = bar.getElementsByTagName("a");
        for (var m = 0; m < a.length; m++)
            a[m].onclick = function () { show(parseInt(this.name)); };
    }
    show(1);
})();
</script>"""
        ul = f'<ul class="default_news" id="default_news">{dummy}\n{rows}</ul>'
        body = column("建议提案答复", ul, f'<div id="pageNav"></div>{script}')
        s.page(col + "index.html", s.shell("建议提案答复", body, col))
        start = s.root + col
        return s.done([start], [start], True, "")


FAMILIES = [SessionJump, OrganAnchors, ClientSlice]
