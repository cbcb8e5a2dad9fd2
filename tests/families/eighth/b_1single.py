"""Columns on one page, as other platforms write them: Kaipu, Shanghai, dede, Zibo, frames."""

from __future__ import annotations

import json
import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_table
from families_eighth_b_0parts import AJAX, frame, hexid, other_column, some, ul


class KaipuOne(Family):
    name = "h_kaipu_call_in_comment"
    facts = "Kaipu: /site/c115167/common_list.shtml; the call of the pager stands in a comment."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site, col = rng.choice(["xjakt", "zgqxxgk", "hdq"]), f"c{rng.randint(100100, 119900)}"
        docs = s.documents(
            some(rng), lambda i, d: f"/{site}/{col}/{d:%Y%m}/{hexid(i)}.shtml", "mixed"
        )
        page = f"/{site}/{col}/{rng.choice(['common_list', 'zfxxgk_list'])}.shtml"
        call = f"createPageHTML('page_div',1, 1,'common_list','shtml',{len(docs)});"
        pager = (
            '<div id="page_div"></div><!--<script type="text/javascript" src="/xhtml/js/page.js">'
            f"</script><script>{call}</script>-->"
        )
        body = frame("建议提案", ul(docs), pager)
        meta = f'<meta name="channelId" content="{hexid(len(docs) + 7)}">'
        url = s.page(page, s.shell("建议提案", body, page, head=meta))
        return s.done([url], [url], True, "")


class ShanghaiOne(Family):
    name = "h_shanghai_one_page"
    facts = (
        "Shanghai: /jytabl/index.html, articles /jytabl/20240812/<hex>.html, one page, no pager."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/jytabl/", "/prog/ghzwgk/jyta/"])
        docs = s.documents(some(rng), lambda i, d: f"{col}{d:%Y%m%d}/{hexid(i)}.html", "mixed")
        side = other_column(s, "通知公告", "/tzgg/")
        rows = ul(docs, "uli14 nowrapli list-date", "span", rng.choice(["%Y-%m-%d", "%Y.%m.%d"]))
        url = s.page(col, s.shell("建议提案办理", frame("建议提案办理", rows), col, side=side))
        return s.done([url], [url], True, "")


class DedeOne(Family):
    name = "h_dede_row_names_column"
    facts = "dede: each row begins with [<a>column</a>]; 共 1页N条 without links; GBK."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gbk")
        col = "/a/jianyitian/"
        docs = s.documents(some(rng), lambda i, d: f"{col}{d:%Y/%m%d}/{i}.html", "cppcc")
        rows = "\n".join(
            f'<li><span class="date">日期：{d.date:%Y-%m-%d %H:%M:%S}</span>'
            f'[<b><a href="{col}">提案办理</a></b>] <a href="{d.path}" class="title">'
            f"{esc(d.title)}</a></li>"
            for d in docs
        )
        info = (
            f'<span class="pageinfo">共 <strong>1</strong>页<strong>{len(docs)}</strong>条</span>'
        )
        pager = f'<div class="dede_pages"><ul class="pagelist"><li>{info}</li></ul></div>'
        body = frame("提案办理", f'<ul class="e2">{rows}</ul>', pager, "主页")
        hot = "".join(f'<li><a href="{n.path}">{n.title}</a></li>' for n in s.news(5))
        side = f'<dl class="tbox"><dt>热点内容</dt><dd><ul class="c1 ico2">{hot}</ul></dd></dl>'
        url = s.page(col, s.shell("提案办理", body, col, side=side))
        return s.done([url], [url], True, "")


class Zibo(Family):
    name = "h_zibo_gongkai"
    facts = "Zibo: /gongkai/site_S/channel_C/doc_ID.html, a table with 索引号 and 发布机构."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site = rng.choice(["site_qxzrzyj", "site_gqxnyncj"])
        col = f"/gongkai/{site}/channel_c_{hexid(rng.randint(1, 10**9), 24)}/"
        docs = s.documents(some(rng), lambda i, d: f"{col}doc_{hexid(i, 24)}.html", "npc")
        code = f"11370{rng.randint(100, 999)}00422{rng.randint(1000, 9999)}"
        rows = "".join(
            f'<tr><td>{code}/{d.date:%Y}-{d.id}</td><td><a href="{s.href(d.path, col, "rel")}">'
            f"{esc(d.title)}</a></td><td>{s.agency}</td><td>{d.date:%Y-%m-%d}</td></tr>"
            for d in docs
        )
        head = "".join(f"<th>{t}</th>" for t in ("索引号", "标题", "发布机构", "发布日期"))
        table = f'<table class="gklist"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        url = s.page(col, s.shell("人大代表建议", frame("人大代表建议", table), col))
        return s.done([url], [url], True, "")


class RowsInScript(Family):
    name = "h_rows_in_script"
    facts = "All rows stand in a script as an array; the page shows 15 at a time, without requests."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = "/zfxxgk/fdzdgknr/jyta/"
        docs = s.documents(rng.randint(8, 60), B.trs_path(col, "shtml"), "mixed")
        if rng.random() < 0.5:
            lines = [
                json.dumps(
                    {
                        "title": d.title,
                        "url": s.href(d.path, col, "rel"),
                        "date": f"{d.date:%Y-%m-%d}",
                    },
                    ensure_ascii=False,
                )
                for d in docs
            ]
            rows, keys = "var docs = [\n" + ",\n".join(lines) + "];", ("url", "title", "date")
        else:
            rows = "var docs = new Array();\n" + "\n".join(
                f"docs.push(['{d.title}', '{s.href(d.path, col, 'rel')}', '{d.date:%Y-%m-%d}']);"
                for d in docs
            )
            keys = ("1", "0", "2")
        u, t, d8 = (f"docs[i][{json.dumps(k) if not k.isdigit() else k}]" for k in keys)
        script = (
            f"{rows}\nvar size = 15, pages = Math.ceil(docs.length / size);\n"
            "function showPage(p) { var h = '', i;\n"
            "  for (i = (p - 1) * size; i < p * size && i < docs.length; i++)\n"
            f"    h += '<li><a href=\"' + {u} + '\">' + {t} + '</a><i>' + {d8} + '</i></li>';\n"
            "  document.getElementById('xxlb').innerHTML = h; h = '';\n"
            "  for (i = 1; i <= pages; i++)\n"
            "    h += '<a href=\"javascript:showPage(' + i + ')\">' + i + '</a> ';\n"
            "  document.getElementById('fy').innerHTML = h; }\nshowPage(1);"
        )
        body = frame("建议提案", f'<ul id="xxlb"></ul><div id="fy"></div><script>{script}</script>')
        side = other_column(s, "政策解读", "/zcjd/", 5)
        url = s.page(col, s.shell("建议提案", body, col, side=side))
        return s.done([url], [url], True, "")


class Framed(Family):
    name = "h_directory_frame"
    facts = (
        "A directory of 政府信息公开: the tree at the left, the column in an iframe at the right."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        docs = s.documents(some(rng), B.plain_path("/xxgk/content/", "htm"), "mixed")
        inner = "/xxgk/iframe/jytabl_list.htm"
        rows = rows_table(s, docs, inner) if rng.random() < 0.5 else ul(docs)
        plain = (
            '<html><head><meta charset="utf-8"><base target="_blank"></head><body>{}</body></html>'
        )
        s.page(inner, plain.format(f'<div class="right_list">{rows}</div>'))
        others = ["机构职能", "规划计划", "财政资金"]
        tree = [f'<li><a href="{inner}" target="xxgkMain">建议提案办理</a></li>']
        for k, word in enumerate(others):
            path = f"/xxgk/iframe/list_{k}.htm"
            s.page(path, plain.format(ul(s.news(3, folder=f"/xxgk/o{k}/"))))
            tree.insert(k, f'<li><a href="{path}" target="xxgkMain">{word}</a></li>')
        main = (
            f'<ul class="tree">{"".join(tree)}</ul><iframe name="xxgkMain" id="xxgkMain"'
            f' src="{inner}" width="100%" frameborder="0" scrolling="no"></iframe>'
        )
        start = s.page("/xxgk/jytabl.htm", s.shell("建议提案办理", main, "/xxgk/jytabl.htm"))
        return s.done([start], [start, s.root + inner], True, "")


class SectionTotal(Family):
    name = "h_total_of_another_year"
    facts = "One page that says 共N条 with N far above its rows: the counter was never set back."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = "/jyta/rdjy/"
        docs = s.documents(rng.randint(5, 24), B.plain_path(col), "npc")
        total = len(docs) + rng.randint(20, 160)
        s.js("/js/common.js", AJAX)
        words = [f"共{total}条记录 第1页", f"总数：{total} 条", f"共有 <b>{total}</b> 条信息"]
        pager = (
            f'<div class="pageBar">{rng.choice(words)}</div><script src="/js/common.js"></script>'
        )
        body = frame("人大建议", rows_any(s, docs, col, rng.randrange(3)), pager)
        url = s.page(col, s.shell("人大建议", body, col))
        return s.done([url], [url], False, f"{total} are said, {len(docs)} exist")


FAMILIES = [KaipuOne, ShanghaiOne, DedeOne, Zibo, RowsInScript, Framed, SectionTotal]
