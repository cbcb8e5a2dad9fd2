"""Half B: columns of one page, ordinary ones first."""

from __future__ import annotations

import random
from typing import Any

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, size
from families_sixth_b_01_rows import date_inside, pick, wrapped
from family_documents import MadeSite, esc


class PlainCards(Family):
    name = "b_plain_cards"
    facts = "Plain: cards, the link round the whole card; one page, no pager; no total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Gov(self.name, rng)
        col = rng.choice(["/zfxxgk/qtzdgknr/jyta/", "/ztzl/dbjywyta/", "/xxgk/jyta_3316/"])
        docs = s.documents(size(rng), B.plain_path(col), rng.choice(["npc", "cppcc", "mixed"]))
        s.page(col, s.column(wrapped(s, docs, col, "root"), col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class PlainRegister(Family):
    name = "b_plain_register"
    facts = (
        "Plain: a register by number, subject (the link), proposer, co-handlers and result A, B, C."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Gov(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col = "/zwgk/jytabljg.html"
        docs = s.documents(size(rng), B.plain_path("/zwgk/jytabljg/"), "mixed")
        rows = "\n".join(
            f"<tr><td>{i}</td><td><a href='{d.path}' target='_blank'>{esc(d.title)}</a></td>"
            f"<td>{rng.choice(B.SURNAMES)}{rng.choice(B.GIVEN)}</td><td>{rng.choice('ABC')}</td>"
            f"<td>{d.date:%Y-%m-%d}</td></tr>"
            for i, d in enumerate(docs, 1)
        )
        head = "<tr><td>序号</td><td>题目</td><td>提出人</td><td>类别</td><td>答复时间</td></tr>"
        s.page(col, s.column(f"<table border=1 width=100%>{head}{rows}</table>", col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class PlainOnePager(Family):
    name = "b_plain_one_pager"
    facts = "Plain: the template draws its pager for the one page: all buttons dead, 第1页 共1页."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/zfxxgkml/jytabl/"
        docs = s.documents(rng.randint(3, 19), B.trs_path(col, "shtml"), "mixed")
        dead = "".join(
            f'<a href="javascript:void(0);" class="disabled">{w}</a>'
            for w in ("首页", "上一页", "1", "下一页", "尾页")
        )
        nav = f'<div class="laypage">{dead}<span>第1页 共1页 共{len(docs)}条</span>'
        nav += (
            '<span>到第<input type="text" value="1">页 <button type="button">确定</button>'
            "</span></div>"
        )
        s.page(col, s.column(pick(rng)(s, docs, col, "rel") + nav, col, side=s.box()))
        return finish(s, [s.root + col], True, "one page with its total")


class DatesApart(Family):
    name = "b_dates_apart"
    facts = (
        "Two lists side by side: titles in one, dates in the other; rows lead to another folder."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/gk/zdly/jyta/index.html"
        docs = s.documents(size(rng), B.trs_path("/gk/tzgg/"), "mixed")
        left = "".join(
            f'<li><a href="{s.href(d.path, col, "rel")}">{esc(d.title)}</a></li>' for d in docs
        )
        right = "".join(f"<li>{d.date:%Y-%m-%d}</li>" for d in docs)
        main = f'<ul class="w80">{left}</ul><ul class="w20">{right}</ul>'
        s.page(col, s.column(main, col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class LazyArea(Family):
    name = "b_lazy_area"
    facts = "The rows lie in a textarea (hidden, for speed); a script writes them into the page."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng, dialect="plain"), "/ztzl/2025lh/jyta/index.html"
        docs = s.documents(size(rng), B.art_path(rng.randint(100, 999)), "mixed")
        rows = pick(rng)(s, docs, col, "root")
        main = (
            f'<div id="con"></div><textarea id="lazy" style="display:none">{rows}</textarea>\n'
            "<script>$('#con').html(document.getElementById('lazy').value);</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))
        return finish(s, [s.root + col], True, "the rows are in the page")


class DataRows(Family):
    name = "b_data_rows"
    facts = "li with data-url and no link; a script in a file opens it on click."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/xxgk/fdnr/jyta.html"
        docs = s.documents(
            size(rng), lambda i, d: f"/xxgk/fdnr/detail/{d:%Y%m%d}/{i}.html", "mixed"
        )
        s.js(
            "/js/row.js",
            "$(function(){$('.rows').on('click','li',function(){window.open($(this).data('url')"
            ");});});",
        )
        rows = "\n".join(
            f'<li data-url="{d.path}" data-id="{d.id}"><p>{esc(d.title)}</p>'
            f"<em>{d.date:%Y-%m-%d}</em></li>"
            for d in docs
        )
        main = f'<ul class="rows">{rows}</ul><script src="/js/row.js"></script>'
        s.page(col, s.column(main, col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class WrittenRows(Family):
    name = "b_written_rows"
    facts = "Every row is a script that writes itself: var url=…; var title=…; document.write."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/fbjd/xxgkml/jyta/"
        docs = s.documents(size(rng), B.trs_path(col, "shtml"), "npc")
        rows = "\n".join(
            f'<li><script>\nvar url="{s.href(d.path, col, "rel")}";\nvar title="{esc(d.title)}";\n'
            f'var rq="{d.date:%Y-%m-%d}";\ndocument.write("<a href=\'"+url+"\''
            " target='_blank'>\"+title+"
            '"</a><span>"+rq+"</span>");\n</script></li>'
            for d in docs
        )
        s.page(col, s.column(f"<ul>{rows}</ul>", col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class OtherHost(Family):
    name = "b_other_host"
    facts = "The bureau's column names pages of the government's portal (www.) and some of its own."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/jytadf/"
        docs = s.documents(size(rng), B.trs_path("/xxgk/bmxxgk/jyta/"), "mixed")
        portal = "http://www." + s.host.split(".", 1)[1]
        own = rng.choice([0, 0, 3])
        for d in docs[own:]:
            d.url = portal + d.path
        rows = "\n".join(
            f'<li><a href="{d.url}" target="_blank">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}'
            "</span></li>"
            for d in docs
        )
        s.page(col, s.column(f'<ul class="list">{rows}</ul>', col, side=s.box()))
        return finish(s, [s.root + col], True, "pages of a sister host")


class Doubles(Family):
    name = "b_doubles"
    facts = "Capital tags and folders; rows named twice, by http and https, by picture and by text."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng, dialect="upper"), "/ZWGK/JYTA/Index.html"
        docs = s.documents(size(rng), lambda i, d: f"/ZWGK/JYTA/Info_{i}.html", "mixed")
        out = []
        for d in docs:
            twin = rng.choice([d.path, "https://" + s.host + d.path, "//" + s.host + d.path])
            out.append(
                f'<div class="tw"><a href="{twin}"><img src="/images/hand.gif" border="0"></a>'
                f'<a href="{d.url}">{esc(d.title)}</a> <i>{d.date:%Y-%m-%d}</i></div>'
            )
        s.page(col, s.column("\n".join(out), col, side=s.box()))
        return finish(s, [s.root + col], True, "each reply is named by its http address at least")


class MixedFiles(Family):
    name = "b_mixed_files"
    facts = "Pages and files in one list; files by /system/download.jsp?id= or by name in a folder."

    def make(self, rng: random.Random) -> MadeSite:
        s, col, kinds = Gov(self.name, rng), "/info/jyta/list.htm", {}

        def path(i: int, d: Any) -> str:
            kind = kinds[str(i)] = rng.choice(["page", "page", "pdf", "doc", "load"])
            return {
                "page": f"/info/jyta/{i}.htm",
                "load": f"/system/download.jsp?classid=0&id={i}",
            }.get(kind, f"/upload/{d:%Y%m}/{i}.{kind}")

        docs = s.documents(rng.randint(4, 40), path, "mixed")
        for d in docs:
            if kinds[d.id] != "page":
                s.file(d, kinds[d.id] if kinds[d.id] in ("pdf", "doc") else "pdf")
        s.page(col, s.column(date_inside(s, docs, col, "root"), col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class TabFragments(Family):
    name = "b_tab_fragments"
    facts = "Two tabs; the second is loaded from a file of its own (tab_zx.html) when clicked."

    def make(self, rng: random.Random) -> MadeSite:
        s, col, rows = Gov(self.name, rng), "/zwgk/lhjyta/index.html", pick(rng)
        one = s.documents(size(rng), B.plain_path("/zwgk/lhjyta/rd/"), "npc")
        two = s.documents(rng.randint(2, 30), B.plain_path("/zwgk/lhjyta/zx/"), "cppcc")
        s.page("/zwgk/lhjyta/tab_zx.html", rows(s, two, col, "root"))
        main = (
            '<div class="tabs"><a class="on" href="javascript:;" id="rd">人大建议</a>'
            '<a href="javascript:;" id="zx">政协提案</a></div>\n'
            f'<div id="c1">{rows(s, one, col, "root")}</div><div id="c2" style="display:none">'
            "</div>\n"
            "<script>$('#zx').click(function(){$('#c1').hide();$('#c2').show().load('tab_zx.htm"
            "l');});"
            "$('#rd').click(function(){$('#c2').hide();$('#c1').show();});</script>"
        )
        s.page(col, s.column(main, col))
        urls = [s.root + col, s.root + "/zwgk/lhjyta/tab_zx.html"]
        return finish(s, urls, True, "the second tab is a file")


FAMILIES = [
    PlainCards,
    PlainRegister,
    PlainOnePager,
    DatesApart,
    LazyArea,
    DataRows,
    WrittenRows,
    OtherHost,
    Doubles,
    MixedFiles,
    TabFragments,
]
