"""Static columns: Founder, Epoint, TRS of other habits, Boda siblings, Hanweb, registers."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, chunks, cn_number, esc
from families_fourteenth_b_0parts import Place, beside, box, size, steps


class Founder(Family):
    name = "n_founder_node"
    facts = "方正翔宇: node_1234.htm, node_1234_2.htm; articles YYYY-MM/DD/content_N.htm."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, dialect=rng.choice(["plain", "upper", "single"]))
        node, col = rng.randint(1040, 9870), rng.choice(["/jytabl/", "/gk/yatabl/", "/zfxxgk/"])
        per, n = size(rng, 12, 20, 25, low=1)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y-%m}/{d:%d}/content_{i}.htm", "mixed")
        parts = chunks(docs, per)
        names = [f"node_{node}{'' if k == 0 else f'_{k + 1}'}.htm" for k in range(len(parts))]
        urls = []
        for k, part in enumerate(parts):
            rows = "\n".join(
                f'<li class="clearfix"><a href="{s.href(d.path, col, "rel")[2:]}" target="_blank">'
                f"{esc(d.title)}</a><span>{d.date:%Y.%m.%d}</span></li>"
                for d in part
            )
            numbers = "".join(
                f'<span class="current">{i + 1}</span>' if i == k else f'<a href="{x}">{i + 1}</a>'
                for i, x in enumerate(names)
            )
            ends = dict(steps(names, k))
            prev, more = (
                f'<a href="{ends[w]}">{w}</a>' if ends[w] else "" for w in ("上一页", "下一页")
            )
            pager = f"<!--enpproperty-->{prev}{numbers}{more}<!--/enpproperty-->"
            main = box("建议提案办理", f'<ul class="txt_list">{rows}</ul>', pager)
            s.page(col + names[k], s.shell("建议提案办理", main, col, side=beside(s)))
            urls.append(s.root + col + names[k])
        return s.done([urls[0]], urls, True, "")


class Epoint(Family):
    name = "n_epoint_subpage"
    facts = "Epoint: subpage.html, then 2.html, 3.html; articles YYYYMMDD/uuid.html; 2/4 beside."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng)
        root = f"00{rng.randint(3, 9)}"
        col = f"/{rng.choice(['zwgk', 'xxgk', 'fdzdgk'])}/{root}{rng.randint(1, 9):03d}/{root}0100/"
        per, n = size(rng, 10, 15, 20, low=1)

        def path(i: int, d) -> str:
            h = f"{i * 7919:08x}"[-8:]
            return f"{col}{d:%Y%m%d}/{h}-4b1c-47d0-9a3e-{i * 104729:012x}.html"

        docs = s.documents(n, path, rng.choice(["npc", "cppcc", "mixed"]))
        parts = chunks(docs, per)
        first = rng.choice(["subpage.html", "moreinfo.html", "secondpage.html"])
        names = [col + (first if k == 0 else f"{k + 1}.html") for k in range(len(parts))]
        for k, part in enumerate(parts):
            rows = "\n".join(
                f'<li class="wb-data-list"><div class="wb-data-infor"><a href="{d.path}" '
                f'title="{esc(d.title)}" target="_blank">{esc(d.title)}</a></div>'
                f'<span class="wb-data-date">{d.date:%Y-%m-%d}</span></li>'
                for d in part
            )
            out = "".join(
                f'<li><a class="wb-page-family" href="{h}">{w}</a></li>'
                if h
                else f'<li><a class="wb-page-default">{w}</a></li>'
                for w, h in steps(names, k)
            )
            here = f'<li><span class="wb-page-number">{k + 1}/{len(parts)}</span></li>'
            pager = f'<ul class="m-pagination-page">{out}{here}</ul>'
            main = box("议案提案办理", f'<ul class="wb-data-item">{rows}</ul>', pager)
            s.page(names[k], s.shell("议案提案办理", main, names[k]))
        urls = [s.root + x for x in names]
        return s.done([urls[0]], urls, True, "")


class TrsTwoStarts(Family):
    name = "n_trs_two_columns"
    facts = "TRS: sister columns of both sides in a menu, both given; page 2 is index_2.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "province")
        top = rng.choice(["/zfxxgk/fdzdgknr/jyta/", "/xxgk/jytabl/"])
        subs = [("rddbjy/", "npc", "人大代表建议"), ("zxwyta/", "cppcc", "政协委员提案")]
        side = "".join(f'<dd><a href="{top}{x}">{w}</a></dd>' for x, _, w in subs)
        side = f"<dl><dt>建议提案</dt>{side}</dl>"
        starts, urls = [], []
        for sub, kind, word in subs:
            col = top + sub
            per, n = size(rng, 15, 20, low=1, high=4)
            docs = s.documents(n, B.trs_path(col), kind)
            parts = chunks(docs, per)
            names = ["index.html", *(f"index_{k}.html" for k in range(2, len(parts) + 1))]
            for k, part in enumerate(parts):
                rows = "\n".join(
                    f'<div class="row"><em>{d.date:%Y-%m-%d}</em><h4><a href="'
                    f'{s.href(d.path, col, "rel")}">{esc(d.title)}</a></h4></div>'
                    for d in part
                )
                pager = "".join(
                    f'<a href="./{h}">{w}</a>' if h else f'<a class="no">{w}</a>'
                    for w, h in steps(names, k)
                )
                main = box(word, rows, f"第{k + 1}页/共{len(parts)}页 {pager}")
                s.page(col + names[k], s.shell(word, main, col, side=side))
                urls.append(s.root + col + ("" if k == 0 else names[k]))
            starts.append(s.root + col)
        return s.done(starts, urls, True, "")


class VsbParent(Family):
    name = "n_vsb_parent_of_siblings"
    facts = "Boda VSB: jyta.htm itself shows no rows, a left menu leads to rddbjy.htm and zxta.htm."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "city")
        stem = rng.choice(["/zfxxgk/fdzdgknr/jyta", "/zwgk/jytabl"])
        subs = [("rddbjy", "npc", "人大代表建议"), ("zxta", "cppcc", "政协提案")]
        folder, tree = stem.rsplit("/", 1)[1], rng.randint(1031, 1970)
        urls = [s.root + stem + ".htm"]
        for j, (sub, kind, word) in enumerate(subs):
            page = f"{stem}/{sub}.htm"
            docs = s.documents(rng.randint(2, 32), B.vsb_path(tree + j), kind)
            rows = "\n".join(
                f'<li id="line_u9_{i}"><a href="{s.href(d.path, page, "rel")}" class="c{tree}"'
                f' title="{esc(d.title)}">{esc(d.title)}</a><i>{d.date:%Y/%m/%d}</i></li>'
                for i, d in enumerate(docs)
            )
            pager = (
                f'<span class="p_t">共{len(docs)}条</span><span class="p_pages">'
                '<span class="p_no_d">1</span></span>'
            )
            side = "".join(f'<li><a href="{x}.htm">{w}</a></li>' for x, _, w in subs)
            main = box(word, f"<ul>{rows}</ul>", pager)
            s.page(page, s.shell(word, main, page, side=f"<ul>{side}</ul>"))
            urls.append(s.root + page)
        side = "".join(f'<li><a href="{folder}/{x}.htm">{w}</a></li>' for x, _, w in subs)
        text = "<p>请点击左侧栏目查看建议提案办理结果。</p>"
        shell = s.shell("建议提案", box("建议提案", text), stem, side=f"<ul>{side}</ul>")
        s.page(stem + ".htm", shell)
        return s.done([urls[0]], urls, True, "")


class Registers(Family):
    name = "n_session_registers"
    facts = "A page of sessions; each session is a register table whose link is the number 第N号."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "city")
        hub = "/zwgk/jyta/"
        term, year = cn_number(rng.randint(6, 9)), 2025
        urls, items = [s.root + hub], []
        for k in range(rng.randint(2, 5)):
            sess, kind = cn_number(5 - k), rng.choice(["npc", "cppcc"])
            body = "人大" if kind == "npc" else "政协"
            word = f"{s.level}{term}届{body}{sess}次会议"
            col = f"{hub}{year}{'rd' if kind == 'npc' else 'zx'}/"
            s.session = (term, sess)
            docs = s.documents(rng.randint(3, 26), B.plain_path(col), kind, year=year)
            head = "".join(f"<th>{t}</th>" for t in ("答复", "标题", "主办科室", "答复日期"))
            rows = "".join(
                f'<tr><td><a href="{d.path}">{self.number(d.title)}</a></td><td>{esc(d.title)}</td>'
                f"<td>{rng.choice(['办公室', '法规科', '综合科'])}</td>"
                f"<td>{d.date:%Y-%m-%d}</td></tr>"
                for d in docs
            )
            main = box(word, f'<table class="MsoTable" border="1">{head}{rows}</table>')
            s.page(col, s.shell(word, main, col))
            urls.append(s.root + col)
            items.append(f'<li><a href="{col}">{word}（{year}年）</a></li>')
            year -= 1
        main = box("建议提案办理", f"<ul>{''.join(items)}</ul>")
        s.page(hub, s.shell("建议提案办理", main, hub, side=beside(s)))
        return s.done([s.root + hub], urls, True, "")

    def number(self, title: str) -> str:
        digits = "".join(c for c in title if c.isdigit())
        return f"第{int(digits)}号"


FAMILIES = [Founder, Epoint, TrsTwoStarts, VsbParent, Registers]
