"""Columns in parts: a hub of years, two previews with 更多, a catalogue whose list is a frame."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, rows_any, rows_li
from families_eleventh_a_0parts import column, neighbours, news_box, pages


class YearTiles(Family):
    name = "k_year_tiles"
    facts = (
        "The column shows only tiles of years; each year is a numbered column with its own pages."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        base = rng.randint(2801, 2899)
        hub = f"/html/{base}/"
        years = list(range(2025, 2025 - rng.randint(2, 6), -1))
        urls = [s.root + hub]
        tiles = []
        per = rng.choice([15, 20])
        for k, year in enumerate(years, 1):
            col = f"/html/{base + k}/"
            docs = s.documents(
                rng.randint(3, 32),
                lambda i, d, c=col: f"{c}{d:%Y-%m-%d}/content-{i}.html",
                "cppcc",
                year=year,
            )
            urls += self.year(s, col, year, docs, per)
            tiles.append(f'<li class="tile"><a href="{col}"><p>{year}年</p></a></li>')
        side = neighbours(s, rng, (hub, "政协提案答复"))
        body = column("政协提案答复", f'<ul class="tiles">{"".join(tiles)}</ul>')
        s.page(hub + "index.html", s.shell("政协提案答复", body, hub, side=side))
        return s.done([urls[0]], urls, True, "")

    def year(self, s: Site, col: str, year: int, docs, per: int) -> list[str]:
        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k + 1}.html")

        def write(k, n, part, path):
            nums = " ".join(
                f"<b>{j + 1}</b>" if j == k else f'<a href="{name(j, n)}">{j + 1}</a>'
                for j in range(n)
            )
            after = f' <a href="{name(k + 1, n)}">下一页</a>' if k < n - 1 else ""
            pager = f'<div class="page">{nums}{after}</div>'
            return s.shell(f"{year}年", column(f"{year}年", rows_li(s, part, path), pager), path)

        return [s.root + col, *pages(s, docs, per, name, write)[1:]]


class TwoPreviews(Family):
    name = "k_two_previews_with_more"
    facts = "The parent shows the newest of both sides, each with 更多>>; the children have pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/zdlyxxgk/jytabl/", "/xxgk/fdzdgknr/jyta/"])
        s.js("/images/fenye.js", B.CREATE_PAGE_JS)
        urls = [s.root + col]
        boxes = []
        show = rng.choice([5, 6, 8])
        for key, kind, word in (("rdjy", "npc", "人大代表建议"), ("zxta", "cppcc", "政协委员提案")):
            child = f"{col}{key}/"
            docs = s.documents(rng.randint(3, 60), B.trs_path(child), kind)
            boxes.append(
                f'<div class="box"><div class="hd"><span>{word}</span>'
                f'<a class="more" href="./{key}/">更多&gt;&gt;</a></div>'
                f"{rows_li(s, docs[:show], col, 'rel', cut=26)}</div>"
            )
            urls += self.child(s, child, word, docs)
        side = news_box(s, "办理动态", 4)
        body = column("建议提案办理", "\n".join(boxes))
        s.page(col + "index.html", s.shell("建议提案办理", body, col, side=side))
        return s.done([urls[0]], urls, True, "the news beside are of another column")

    def child(self, s: Site, col: str, word: str, docs) -> list[str]:
        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k}.html")

        def write(k, n, part, path):
            call = f'<script>createPageHTML({n}, {k}, "index", "html");</script>'
            pager = f'<div class="page"><script src="/images/fenye.js"></script>{call}</div>'
            return s.shell(word, column(word, rows_any(s, part, path, 0, "rel"), pager), path)

        return [s.root + col, *pages(s, docs, 15, name, write)[1:]]


class FrameList(Family):
    name = "k_catalogue_frame"
    facts = (
        "A catalogue page: a tree at the left, an iframe with the list, which pages inside itself."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        num = rng.randint(3100, 3900)
        page = f"/govxxgk/{num}/index.html"
        docs = s.documents(
            rng.randint(8, 70), lambda i, d: f"/govxxgk/{num}/{d:%Y-%m-%d}/{i}.html", "mixed"
        )
        others = []
        for k, word in enumerate(("机构概况", "规范性文件", "应急预案"), 1):
            news = s.news(3, folder=f"/govxxgk/{num + k}/")
            path = f"/govxxgk/list/{num + k}.html"
            s.page(path, self.frame(rows_any(s, news, path, 1), ""))
            others.append(f'<li><a href="{path}" target="listframe">{word}</a></li>')
        first = f"/govxxgk/list/{num}.html"

        def name(k, n):
            return first if k == 0 else f"/govxxgk/list/{num}_{k + 1}.html"

        def write(k, n, part, path):
            def a(word, j):
                if j < 0 or j >= n or j == k:
                    return f"{word}&nbsp;"
                return f'<a href="{name(j, n).rsplit("/", 1)[1]}">{word}</a>&nbsp;'

            foot = (
                f"共{len(docs)}条信息 每页{per}条 {k + 1}/{n}页 {a('首页', 0)}{a('上一页', k - 1)}"
                f"{a('下一页', k + 1)}{a('末页', n - 1)}"
            )
            rows = rows_any(s, part, path, 1).replace("<a ", '<a target="_blank" ')
            return self.frame(rows, f'<div class="foot">{foot}</div>')

        per = rng.choice([12, 15, 20])
        urls = pages(s, docs, per, name, write)
        tree = (
            f'<ul class="tree"><li><a href="{first}" target="listframe">建议提案</a></li>'
            f"{''.join(others)}</ul>"
        )
        frame = (
            f'<iframe id="listframe" name="listframe" src="{first}" width="780" height="900"'
            ' frameborder="0" scrolling="auto"></iframe>'
        )
        start = s.page(page, s.shell("建议提案", column("建议提案", frame), page, side=tree))
        return s.done([start], [start, *urls], True, "")

    def frame(self, rows: str, foot: str) -> str:
        return (
            '<html><head><meta charset="utf-8"><title>信息列表</title></head>'
            f"<body>{rows}{foot}</body></html>"
        )


class NPath(Family):
    name = "k_n_path_component_pages"
    facts = "n315/n10702/: page 2 is index_COMP_{last}.html, the last is index_COMP_1.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, comp = (
            f"/n{rng.randint(200, 400)}/n{rng.randint(9000, 19999)}/",
            rng.randint(10**7, 10**8),
        )
        docs = s.documents(rng.randint(12, 90), lambda i, d: f"{col}c{i}/content.html", "cppcc")

        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{comp}_{n - k}.html")

        def write(k, n, part, path):
            table = "".join(f'<a href="{name(j, n).removeprefix(col)}"></a>' for j in range(1, n))
            pager = f"""<div style="display:none" id="pag_{comp}">{table}</div>
<div class="pagebar" id="bar_{comp}"></div>
<script>
var maxPageNum{comp} = {n};
var nowPage{comp} = {k + 1};
function url{comp}(p) {{
    return p == 1 ? "index.html" : "index_{comp}_" + (maxPageNum{comp} - p + 1) + ".html";
}}
function goPub{comp}(p) {{
    if (p >= 1 && p <= maxPageNum{comp}) window.location.href = url{comp}(p);
}}
var t = "共" + maxPageNum{comp} + "页 ";
if (nowPage{comp} > 1)
    t += '<a href="javascript:goPub{comp}(' + (nowPage{comp} - 1) + ')">上一页</a>';
if (nowPage{comp} < maxPageNum{comp})
    t += '<a href="javascript:goPub{comp}(' + (nowPage{comp} + 1) + ')">下一页</a>';
document.getElementById("bar_{comp}").innerHTML = t;
</script>"""
            rows = f'<div id="comp_{comp}">{rows_li(s, part, path, "rel")}</div>'
            return s.shell("提案复函", column("提案复函公开", rows, pager), path)

        urls = pages(s, docs, rng.choice([10, 15, 20]), name, write)
        return s.done([urls[0]], urls, True, "")


FAMILIES = [NPath, YearTiles, TwoPreviews, FrameList]
