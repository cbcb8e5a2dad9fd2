"""Columns of half B that are grouped: sides, sessions, departments; and a numbered-path system."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_thirteenth_b_0parts import count, notices, panel


class PairHub(Family):
    name = "n_pair_with_more"
    facts = "The column shows the newest six of each side with 更多; each side is a paged list."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = rng.choice(["/xxgk/jyta/", "/zwgk/jytabljggk/"]), rng.choice([15, 20])
        ext = rng.choice(["html", "shtml"])
        side, urls, boxes = notices(s), [], []
        start = s.root + col
        for stem, word, kind in (
            ("rdjy", "人大代表建议", "npc"),
            ("zxta", "政协委员提案", "cppcc"),
        ):
            folder = f"{col}{stem}/"
            docs = s.documents(count(rng, per, 70), B.trs_path(folder, ext), kind)
            parts = B.chunks(docs, per)
            for k, part in enumerate(parts):
                page = f"{folder}index{f'_{k}' if k else ''}.{ext}"
                pager = self.pager(len(parts), k, ext)
                body = panel(s, word, rows_li(s, part, page, "rel"), pager, trail="建议提案")
                s.page(page, s.shell(word, body, page, side=side))
                urls.append(s.root + (page if k else folder))
            newest = rows_li(s, docs[:6], col, "rel", cut=30)
            boxes.append(
                f'<div class="box2"><div class="tit"><span>{word}</span><a href="./{stem}/" '
                f'class="more">更多&gt;&gt;</a></div>{newest}</div>'
            )
        body = panel(s, "建议提案", "\n".join(boxes))
        s.page(col, s.shell("建议提案", body, col, side=side))
        return s.done([start], [start, *urls], True, "")

    def pager(self, last: int, k: int, ext: str) -> str:
        def name(i: int) -> str:
            return f"./index{f'_{i}' if i else ''}.{ext}"

        nums = "".join(
            f'<a class="on">{i + 1}</a>' if i == k else f'<a href="{name(i)}">{i + 1}</a>'
            for i in range(last)
        )
        after = f'<a href="{name(k + 1)}">下一页</a>' if k + 1 < last else ""
        return f'<div class="fenye">{nums}{after}<i>共{last}页</i></div>'


class Sessions(Family):
    name = "n_sessions_in_one_page"
    facts = "One page with a heading for every session, the older sessions folded by a click."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page = rng.choice(["/ztzl/jytabl/index.html", "/zwgk/jytabl/index.htm"])
        folder = page[: page.rfind("/") + 1]
        first, boxes = rng.randint(1, 3), []
        for k in range(rng.randint(2, 5)):
            year, sess = 2025 - k, first + 4 - k
            if sess < 1:
                break
            kind = rng.choice(["npc", "cppcc"])
            place = "人民代表大会" if kind == "npc" else "政协委员会"
            docs = s.documents(
                rng.randint(3, 28), B.plain_path(f"{folder}{year}/"), kind, year=year
            )
            head = f"{s.place}第十六届{place}第{B.cn_number(sess)}次会议（{year}年）"
            fold = ' style="display:none"' if k else ""
            boxes.append(
                f'<dl class="hy"><dt onclick="fold(this)">{head}<i>{len(docs)}件</i></dt>'
                f"<dd{fold}>{rows_li(s, docs, page, 'root')}</dd></dl>"
            )
        script = (
            "<script>function fold(t){ var d = t.parentNode.getElementsByTagName('dd')[0];\n"
            "d.style.display = d.style.display == 'none' ? '' : 'none'; }</script>"
        )
        body = panel(s, "建议提案办理", "\n".join(boxes), script)
        url = s.page(page, s.shell("建议提案办理", body, page, side=notices(s)))
        return s.done([url], [url], True, "")


class Departments(Family):
    name = "n_departments_hub"
    facts = "The government's column lists its organs; each organ's page lists its replies."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = rng.choice(["/zwgk/jytabl/", "/xxgk/tajybl/"]), rng.choice([10, 15, 20])
        organs = rng.sample(
            [
                ("教育局", "jyj"),
                ("民政局", "mzj"),
                ("交通运输局", "jtj"),
                ("水利局", "slj"),
                ("财政局", "czj"),
                ("文化和旅游局", "wlj"),
                ("卫生健康局", "wjj"),
                ("农业农村局", "nyj"),
            ],
            rng.randint(3, 7),
        )
        side, urls, how = notices(s), [s.root + col], rng.choice(["root", "rel", "abs", "proto"])
        links = "".join(f'<li><a href="{col}{p}/">{s.place}{w}</a></li>' for w, p in organs)
        body = panel(s, "建议提案办理", f'<ul class="bm">{links}</ul>', trail="部门信息公开")
        s.page(col, s.shell("建议提案办理", body, col, side=side))
        for word, pin in organs:
            folder = f"{col}{pin}/"
            n = rng.choice([rng.randint(3, 9), rng.randint(3, 9), per + rng.randint(1, 9)])
            if pin == organs[-1][1] and rng.random() < 0.4:
                n = 0  # this organ answered none
            docs = s.documents(n, B.trs_path(folder), "mixed")
            parts = B.chunks(docs, per)
            for k, part in enumerate(parts):
                page = f"{folder}index{f'_{k}' if k else ''}.html"
                nums = " ".join(
                    f"[{i + 1}]"
                    if i == k
                    else f'<a href="{folder}index{f"_{i}" if i else ""}.html">[{i + 1}]</a>'
                    for i in range(len(parts))
                )
                pager = f'<p class="ym">共{n}条 分{len(parts)}页 {nums}</p>'
                title = f"{s.place}{word}"
                rows = rows_li(s, part, page, how) if part else "<p>暂无信息</p>"
                inner = panel(s, title, rows, pager, trail="建议提案办理")
                s.page(page, s.shell(title, inner, page, side=f"<ul>{links}</ul>"))
                urls.append(s.root + (page if k else folder))
        return s.done([s.root + col], urls, True, "")


class NPath(Family):
    name = "n_npath_counts_down"
    facts = "/n315/n10702/index.html; maxPageNum in a script, page 2 is index_10702_{max-1}.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        top, n = f"/n{rng.randint(210, 940)}", rng.randint(10200, 98800)
        col, per = f"{top}/n{n}/", rng.choice([15, 20])
        docs = s.documents(count(rng, per, 130), lambda i, d: f"{col}c{i}/content.html", "mixed")
        parts = B.chunks(docs, per)
        last, side, urls, word = len(parts), notices(s), [], "建议提案答复"
        for k, part in enumerate(parts):
            name = f"index_{n}_{last - k}.html" if k else "index.html"
            script = self.pager(n, last, k)
            rows = "".join(
                f'<li><a href="../../{d.path[1:]}" target="_blank">{esc(d.title)}</a>'
                f"<span>[{d.date:%Y-%m-%d}]</span></li>"
                for d in part
            )
            body = panel(s, word, f'<span id="comp_{n}"><ul class="zsy">{rows}</ul></span>', script)
            urls.append(s.page(col + name, s.shell(word, body, col + name, side=side)))
        return s.done([urls[0]], urls, True, "")

    def pager(self, n: int, last: int, k: int) -> str:
        return (
            f'<div id="pag_{n}" class="pag"></div><script>\n'
            f"var maxPageNum{n} = {last}, nowPage{n} = {k + 1};\n"
            f"function pageName{n}(p){{ return p == 1 ? 'index.html' : 'index_{n}_'"
            f" + (maxPageNum{n} - p + 1) + '.html'; }}\n"
            f"(function(){{ var h = '\\u5171' + maxPageNum{n} + '\\u9875 ';\n"
            f"if(nowPage{n} > 1) h += '<a href=\"' + pageName{n}(nowPage{n} - 1)"
            " + '\">\\u4e0a\\u4e00\\u9875</a> ';\n"
            f"if(nowPage{n} < maxPageNum{n}) h += '<a href=\"' + pageName{n}(nowPage{n} + 1)"
            " + '\">\\u4e0b\\u4e00\\u9875</a> <a href=\"'"
            f" + pageName{n}(maxPageNum{n}) + '\">\\u5c3e\\u9875</a>';\n"
            f"document.getElementById('pag_{n}').innerHTML = h; }})();\n</script>"
        )


FAMILIES = [PairHub, Sessions, Departments, NPath]
