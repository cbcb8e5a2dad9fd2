"""Columns of columns: years and sides, sessions of a congress, departments of a county."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_twelfth_b_0parts import frame, letters, sheets, side, sized


class YearsAndSides(Family):
    name = "l_years_then_sides"
    facts = "TRS city: a page of years, each with two boxes of five and 更多; lists of two sides."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgkn/jytabljggk/", "/zwgk/jytabl/"])
        years = [2025, 2024, 2023, 2022][: rng.randint(2, 4)]
        s.js("/images/createPage.js", B.CREATE_PAGE_JS)
        urls, links = [], []
        for year in years:
            folder, boxes = f"{col}{year}njytabl/", []
            for code, kind, word in (
                ("shirddbjy/", "npc", "市人大代表建议"),
                ("shizxta/", "cppcc", "市政协提案"),
            ):
                place = folder + code
                per = 15
                docs = s.documents(rng.randint(4, 18), B.trs_path(place), kind, year=year)
                parts = sheets(docs, per)
                for k, part in enumerate(parts):
                    path = f"{place}index{f'_{k}' if k else ''}.html"
                    pager = (
                        '<script src="/images/createPage.js"></script><script>'
                        f'createPageHTML({len(parts)}, {k}, "index", "html");</script>'
                    )
                    body = frame(f"{year}年{word}", rows_any(s, part, path, 0, "rel"), pager)
                    s.page(path, s.shell(word, body, path))
                    urls.append(s.root + (path if k else place))
                more = f'<a class="more" href="./{code}">更多</a>'
                five = rows_li(s, docs[:5], folder, "rel")
                boxes.append(f'<div class="half"><h3>{word}{more}</h3>{five}</div>')
            title = f"{year}年建议提案办理"
            s.page(folder + "index.html", s.shell(title, frame(title, "".join(boxes)), folder))
            urls.append(s.root + folder)
            target = folder
            if year == years[-1]:  # the oldest year stands in the menu under its old address
                target = f"/zfxxgk/{year}jytabl/"
                s.static[target] = (301, {"Location": s.root + folder}, b"")
            links.append(f'<li><a href="{target}">{year}年</a></li>')
        hub = frame("建议提案办理结果公开", f'<ul class="nian">{"".join(links)}</ul>')
        s.page(col + "index.html", s.shell("建议提案办理结果公开", hub, col, side=side(s)))
        start = s.root + col
        return s.done([start], [start, *urls], True, "an old address redirects")


class Sessions(Family):
    name = "l_congress_sessions"
    facts = "A congress: a select of sessions (no anchors); each session one table by number."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, unit, term = "/dbgz/dbjy/", s.agency, rng.randint(15, 18)
        names = [f"{term}-{k}" for k in range(rng.randint(2, 4), 0, -1)]
        tables: dict[str, str] = {}
        for k, name in enumerate(names):
            folder = f"{col}{name}/"
            docs = s.documents(
                rng.randint(5, 36), B.plain_path(folder, "shtml"), "npc", year=2025 - k
            )
            rows = "\n".join(
                f'<tr><td>{j:03d}</td><td><a href="{s.href(d.path, folder, "rel")}">{esc(d.title)}'
                f"</a></td><td>{unit}</td><td>{d.date:%Y-%m-%d}</td></tr>"
                for j, d in enumerate(docs, 1)
            )
            heads = "".join(f"<th>{t}</th>" for t in ("序号", "标题", "承办单位", "答复日期"))
            tables[name] = f'<table class="dbjy"><tr>{heads}</tr>\n{rows}</table>'
        s.agency = s.place + "人民代表大会常务委员会"
        news = side(s, "人大要闻", 5, "/rdxw/rdyw/")
        for name in names:
            options = "".join(
                f'<option value="{o}"{" selected" if o == name else ""}>第{B.cn_number(term)}届人大'
                f"{B.cn_number(int(o.split('-')[1]))}次会议</option>"
                for o in names
            )
            pick = f"<select onchange=\"location.href='{col}'+this.value+'/'\">{options}</select>"
            text = frame("代表建议办理", f"<p>会议：{pick}</p>{tables[name]}", up="代表工作")
            s.page(f"{col}{name}/index.shtml", s.shell("代表建议", text, col, side=news))
        urls = [f"{s.root}{col}{name}/" for name in names]
        return s.done([urls[0]], urls, True, "")


DEPARTMENTS = [
    ("教育和体育局", "jtj"), ("住房城乡建设局", "zjj"), ("交通运输局", "jtysj"), ("民政局", "mzj"),
    ("农业农村局", "nyncj"), ("卫生健康局", "wjj"), ("城市管理局", "cgj"), ("水利局", "slj"),
    ("文化旅游局", "wlj"), ("公安局", "gaj"), ("城关镇人民政府", "cgz"), ("商务局", "swj"),
]  # fmt: skip


class Departments(Family):
    name = "l_county_departments"
    facts = "A county portal: a grid of departments, each with a short list; some say 暂无内容."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/zwgk/jytabl/"
        picked = rng.sample(DEPARTMENTS, rng.randint(4, 7))
        empty = rng.randrange(len(picked))
        s.js("/images/createPage.js", B.CREATE_PAGE_JS)
        portal, urls, cells = s.place + "人民政府", [], []
        per = rng.choice([10, 12, 20])
        for k, (word, code) in enumerate(picked):
            folder = f"{col}{code}/"
            s.agency = s.place + word
            count = 0 if k == empty else rng.randint(1, per + 3)
            parts = sheets(s.documents(count, B.trs_path(folder), "mixed"), per)
            s.agency = portal
            for j, part in enumerate(parts):
                path = f"{folder}index{f'_{j}' if j else ''}.html"
                call = f'createPageHTML({len(parts)}, {j}, "index", "html");'
                pager = f'<script src="/images/createPage.js"></script><script>{call}</script>'
                rows = rows_li(s, part, path, "rel") if part else "<p>&nbsp;暂无内容！</p>"
                body = frame(word, rows, pager, "建议提案办理")
                s.page(path, s.shell(f"{word}建议提案办理", body, path))
                urls.append(s.root + (path if j else folder))
            href = s.href(folder, col, rng.choice(["rel", "root"]))
            cells.append(f'<td align="center"><a href="{href}">{word}</a>')  # td is left open
        rows = "\n".join(
            "<tr>" + "\n".join(cells[k : k + 3]) + "</tr>" for k in range(0, len(cells), 3)
        )
        hub = frame("部门建议提案办理", f'<table class="bm">{rows}</table>')
        s.page(col + "index.html", s.shell("建议提案办理", hub, col, side=side(s)))
        start = s.root + col
        return s.done([start], [start, *urls], True, "one department has nothing yet")


class MixedTrunk(Family):
    name = "l_parent_and_two_sides"
    facts = "A bureau's column lists the newest rows of its two children; each child is paged."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/jytabl/", "/gk/jyta/"])
        urls, boxes = [], []
        for code, kind, word in (("rdjy/", "npc", "人大代表建议"), ("zxta/", "cppcc", "政协提案")):
            place = col + code
            per, n = sized(rng, 15, 20, low=1, high=3)
            docs = s.documents(n, lambda i, d, p=place: f"{p}content_{i}.html", kind)
            parts = sheets(docs, per)
            last = len(parts)
            for k, part in enumerate(parts, 1):
                path = f"{place}index{f'_{k}' if k > 1 else ''}.html"
                back = "index.html" if k == 2 else f"index_{k - 1}.html"
                links = [
                    f'<a href="{back}">上一页</a>' if k > 1 else "",
                    f"<span>第{k}页/共{last}页</span>",
                    f'<a href="index_{k + 1}.html">下一页</a>' if k < last else "",
                ]
                body = frame(word, rows_li(s, part, path, "rel"), "".join(links), "建议提案办理")
                s.page(path, s.shell(word, body, path))
                urls.append(s.root + (path if k > 1 else place))
            more = f'<h3><a href="{s.href(place, col, "rel")}">{word}</a></h3>'
            boxes.append(more + rows_li(s, docs[:8], col, "rel", cut=24))
        body = frame("建议提案办理", "\n".join(boxes))
        s.page(col + "index.html", s.shell("建议提案办理", body, col, side=letters(s)))
        start = s.root + col
        return s.done([start], [start, *urls], True, "")


FAMILIES = [YearsAndSides, Sessions, Departments, MixedTrunk]
