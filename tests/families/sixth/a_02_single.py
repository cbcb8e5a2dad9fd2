"""Half A: columns of one page, ordinary ones first."""

from __future__ import annotations

import random
from typing import Any

from families_base import Family
from families_sixth_a_00_site import B, Gov, dump, finish, size
from families_sixth_a_01_rows import cut, dl, li_after, pick, table
from family_documents import Doc, MadeSite, esc


class PlainUl(Family):
    name = "a_plain_ul"
    facts = "Plain: one ul, all replies on one page, no pager; a county bureau's small column."

    def make(self, rng: random.Random) -> MadeSite:
        s = Gov(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col = rng.choice(["/zwgk/jytabl/", "/xxgk/fdzdgknr/jyta/", "/jytabljggk/"])
        docs = s.documents(size(rng), B.trs_path(col), rng.choice(["npc", "cppcc", "mixed"]))
        s.page(col, s.column(li_after(s, docs, col, "rel"), col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class PlainTable(Family):
    name = "a_plain_table"
    facts = "Plain: a table with number, name, handling bureau and date; the page says 共N条."

    def make(self, rng: random.Random) -> MadeSite:
        s = Gov(self.name, rng)
        col = "/zfxxgk/fdzdgknr/jytabl/index.html"
        docs = s.documents(size(rng), B.kaipu_path("zfxxgk", "c104221"), "mixed")
        text = table(s, docs, col, "root") + f'<div class="page">共{len(docs)}条 第1页/共1页</div>'
        s.page(col, s.column(text, col, side=s.box()))
        return finish(s, [s.root + col], True, "one page with its total")


class TwoTabs(Family):
    name = "a_two_tabs"
    facts = "Two tabs on one page, 人大代表建议 and 政协委员提案, the second hidden until clicked."

    def make(self, rng: random.Random) -> MadeSite:
        s, n = Gov(self.name, rng), size(rng)
        col = "/ztzl/lhjyta/"
        one = s.documents(n, B.plain_path("/ztzl/lhjyta/content/"), "npc")
        two = s.documents(max(2, n // 2), B.plain_path("/ztzl/lhjyta/content/"), "cppcc")
        rows = pick(rng)
        main = (
            '<ul class="tab_hd"><li class="on" onclick="tab(0)">人大代表建议</li>'
            '<li onclick="tab(1)">政协委员提案</li></ul>\n'
            f'<div class="tab_bd" id="t0">{rows(s, one, col, "root")}</div>\n'
            f'<div class="tab_bd" id="t1" style="display:none">{rows(s, two, col, "root")}</div>\n'
            "<script>function tab(i){$('.tab_bd').hide();$('#t'+i).show();}</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))
        return finish(s, [s.root + col], True, "both tabs are in the page")


class SessionBoxes(Family):
    name = "a_session_boxes"
    facts = "Several boxes, one a session, on one page; between them a box of news on the handling."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/jyta.htm"
        term = rng.randint(9, 18)
        out = []
        for k in range(rng.randint(2, 4)):
            docs = s.documents(rng.randint(2, 14), B.vsb_path(1093), "mixed", year=2025 - k)
            name = f"{s.level}{B.cn_number(term)}届人大{B.cn_number(max(1, 5 - k))}次会议"
            out.append(
                f'<div class="kuai"><h4>{name}（{2025 - k}年）</h4>{dl(s, docs, col, "rel")}</div>'
            )
        news = B.side_box(s, s.letters(4, "/xwzx/ywdt/"), "办理动态")
        out.insert(1, news)
        s.page(col, s.column("\n".join(out), col))
        return finish(s, [s.root + col], True, "all boxes are in the page")


class Files(Family):
    name = "a_files"
    facts = "Rows that lead to PDF and DOC files (scanned replies), ./P0….pdf beside the page."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/zdgk/tabl/"
        ext = {}

        def path(i: int, d: Any) -> str:
            ext[str(i)] = rng.choice(["pdf", "pdf", "doc"])
            return f"{col}{d:%Y%m}/P0{d:%Y%m%d}{i}.{ext[str(i)]}"

        docs = s.documents(rng.randint(3, 28), path, "mixed")
        for d in docs:
            s.file(d, ext[d.id])
        rows = "\n".join(
            f'<li><img src="/images/icon_{ext[d.id]}.gif" border="0"><a'
            f' href="{s.href(d.path, col, "rel")}"'
            f' target="_blank">{esc(d.title)}.{ext[d.id]}</a>'
            f'<span class="size">{i * 7 % 90 + 21}KB</span><span>{d.date:%Y-%m-%d}</span></li>'
            for i, d in enumerate(docs)
        )
        s.page(col, s.column(f'<ul class="fj">{rows}</ul>', col, side=s.box()))
        return finish(s, [s.root + col], True, "one page of files")


class Inline(Family):
    name = "a_inline"
    facts = (
        "The beginning of each reply stands in the list; the title is no link, only 查看全文 is."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/hygq/jyta/index.shtml"
        docs = s.documents(rng.randint(3, 18), B.plain_path("/hygq/jyta/", "shtml"), "mixed")
        rows = "\n".join(
            f'<div class="art"><h2>{esc(d.title)}</h2><div'
            f' class="info">发布时间：{d.date:%Y-%m-%d}</div>'
            f"<p>　　您提出的{'建议' if d.kind == 'npc' else '提案'}收悉，现答复如下：感谢您对"
            "我局工作的"
            '关心，我们会同有关单位进行了认真研究……</p><a class="more"'
            f' href="{d.path}">查看全文</a></div>'
            for d in docs
        )
        s.page(col, s.column(rows, col, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class OnclickRows(Family):
    name = "a_onclick_rows"
    facts = "Rows without links: tr onclick=openInfo('id','folder'); a function makes the address."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/xxgk/jyta/list.html"
        docs = s.documents(size(rng), lambda i, d: f"/xxgk/jyta/show/{d:%Y}/{i}.html", "mixed")
        rows = "\n".join(
            f"<tr style=\"cursor:pointer\" onclick=\"openInfo('{d.id}','{d.date:%Y}')\"><td>{i}"
            "</td>"
            f'<td title="{esc(d.title)}">{esc(cut(d.title))}</td><td>{d.date:%Y-%m-%d}</td></tr>'
            for i, d in enumerate(docs, 1)
        )
        head = (
            "<script>function openInfo(id,y){window.open('/xxgk/jyta/show/'+y+'/'+id+'.html');}"
            "</script>"
        )
        main = f'<table class="tb"><tr><th>序号</th><th>标题</th><th>日期</th></tr>{rows}</table>'
        s.page(col, s.column(main, col, head=head, side=s.box()))
        return finish(s, [s.root + col], True, "one page")


class ArrayInPage(Family):
    name = "a_array_in_page"
    facts = "All rows in a script array of the page; a script draws ten at a time with a pager."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/zwgk/jytafw/"
        docs = s.documents(rng.randint(11, 60), B.trs_path(col), "mixed")
        data = [
            {"bt": d.title, "rq": f"{d.date:%Y-%m-%d}", "lj": "." + d.path[len(col) - 1 :]}
            for d in docs
        ]
        script = (
            f"var pageSize=10, infoList={dump(data)};\n"
            "function draw(p){var h='';for(var i=(p-1)*pageSize;i"
            "<Math.min(infoList.length,p*pageSize);i++)"
            "{h+='<li><a href=\"'+infoList[i].lj+'\">'+infoList[i].bt+'</a>"
            "<span>'+infoList[i].rq+'</span></li>';}"
            "$('#ul').html(h);var n=Math.ceil(infoList.length/pageSize),g='';"
            "for(var k=1;k<=n;k++){g+='<a href=\"javascript:draw('+k+')\">'+k+'</a>"
            " ';}$('#fy').html(g);}\n"
            "$(function(){draw(1);});"
        )
        main = f'<ul id="ul"></ul><div id="fy"></div>\n<script>\n{script}\n</script>'
        s.page(col, s.column(main, col, side=s.box()))
        return finish(s, [s.root + col], True, "all rows are in the page")


class PinnedBase(Family):
    name = "a_pinned_base"
    facts = "base href, rows relative to it; one row pinned above and again in its place."

    def make(self, rng: random.Random) -> MadeSite:
        s, col = Gov(self.name, rng), "/gk/jyta/index.htm"
        docs = s.documents(size(rng), B.plain_path("/sitefiles/gk/content/", "htm"), "mixed")
        s.page("/sitefiles/", s.shell("站点", "<p>站点</p>", "/sitefiles/"))

        def row(d: Doc, top: str = "") -> str:
            return (
                f'<li>{top}<a href="gk/content/{d.id}.htm">{esc(d.title)}</a>'
                f"<span>{d.date:%m-%d}</span></li>"
            )

        rows = row(rng.choice(docs), '<b class="red">[置顶]</b>') + "\n".join(map(row, docs))
        main = (
            f'<ul class="list">{rows}</ul><div class="fx"><a'
            ' href="javascript:window.print()">打印</a></div>'
        )
        s.page(col, s.column(main, col, head='<base href="/sitefiles/">'))
        return finish(s, [s.root + col], True, "one page")


FAMILIES = [
    PlainUl,
    PlainTable,
    TwoTabs,
    SessionBoxes,
    Files,
    Inline,
    OnclickRows,
    ArrayInPage,
    PinnedBase,
]
