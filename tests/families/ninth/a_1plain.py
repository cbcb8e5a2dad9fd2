"""Ordinary static columns: TRS, Boda, DedeCMS, NFCMS, Empire, Kaipu, one page by sessions."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, cn_number, esc, rows_any, rows_li, rows_table
from families_ninth_a_0parts import column, lay, news_box, size

TRS_COUNT = """<script language="JavaScript">
<!--
var currentPage = %d;//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = %d;//共多少页
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
  document.write("<a href=\\"index_"+prevPage+".html\\">上一页</a>&nbsp;");
else if(countPage>1&&currentPage!=0&&currentPage==1)
  document.write("<a href=\\"index.html\\">上一页</a>&nbsp;");
//循环
var num = 5;
for(var i=0;i<countPage;i++){
  if(i<currentPage-num||i>currentPage+num) continue;
  if(currentPage==i) document.write("<span>"+(i+1)+"</span>&nbsp;");
  else if(i==0) document.write("<a href=\\"index.html\\">1</a>&nbsp;");
  else document.write("<a href=\\"index_"+i+".html\\">"+(i+1)+"</a>&nbsp;");
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
  document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>&nbsp;");
//-->
</script>"""

KAIPU_JS = """
function createPageHTML(div, total, cur, name, ext, records){
  var h = "<span>共"+records+"条 第"+cur+"/"+total+"页</span>";
  function url(k){ return name + (k>1 ? "_"+k : "") + "." + ext; }
  if(cur>1) h += "<a href='"+url(1)+"'>首页</a><a href='"+url(cur-1)+"'>上一页</a>";
  for(var k=1;k<=total;k++) h += k==cur ? "<b>"+k+"</b>" : "<a href='"+url(k)+"'>"+k+"</a>";
  if(cur<total) h += "<a href='"+url(cur+1)+"'>下一页</a><a href='"+url(total)+"'>末页</a>";
  document.getElementById(div).innerHTML = h;
}
"""


class TrsCountPage(Family):
    name = "n_a_trs_count_page"
    facts = "TRS: the template's inline script with currentPage and countPage writes index_k.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zfxxgk/fdzdgknr/jytabl/", "/xxgk/jyta/", "/zwgk/jytabl/rddbjy/"])
        per = rng.choice([15, 20, 25])
        docs = s.documents(size(rng, per), B.trs_path(col), "mixed")
        parts = B.chunks(docs, per)
        cut = rng.choice([0, 0, 30])
        urls = lay(
            s,
            "建议提案办理",
            parts,
            lambda k: col + (f"index_{k}.html" if k else "index.html"),
            lambda k, p: TRS_COUNT % (k, len(parts)),
            lambda d, p: rows_li(s, d, p, "rel", cut=cut, cls="gl_list"),
            news_box(s),
        )
        if rng.random() < 0.7:
            urls[0] = s.root + col
        return s.done([urls[0]], urls, True, "")


class BodaFanye(Family):
    name = "n_a_boda_fanye"
    facts = "Boda VSB of old: a table with id fanyeN, 共N条 1/P, later pages name/k.htm, k falling."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        stem = rng.choice(["/xxgk/jytabl", "/zwgk/zdly/jyta", "/jytabl/zxta"])
        per = rng.choice([10, 12, 15, 20])
        docs = s.documents(size(rng, per), B.vsb_path(rng.randint(1020, 1890)), "cppcc")
        parts = B.chunks(docs, per)
        last, tree = len(parts), rng.randint(100000, 300000)

        def path_of(k: int) -> str:
            return f"{stem}/{last - k}.htm" if k else f"{stem}.htm"

        def pager(k: int, p: str) -> str:
            def link(t: int, word: str) -> str:
                return f'<a href="{s.href(path_of(t), p, "rel")}" class="Next">{word}</a>'

            off = '<span class="PrevDisabled">{}</span>'
            back = [link(0, "首页"), link(k - 1, "上页")]
            on = [link(k + 1, "下页"), link(last - 1, "尾页")]
            gone = [off.format("下页"), off.format("尾页")]
            links = (back if k else [off.format("首页"), off.format("上页")]) + (
                on if k + 1 < last else gone
            )
            return (
                f'<table cellspacing="0" border="0"><tr><td nowrap id="fanye{tree}">'
                f"共{len(docs)}条&nbsp;&nbsp;{k + 1}/{last}&nbsp;</td><td>"
                + "&nbsp;".join(links)
                + "</td></tr></table>"
            )

        urls = lay(s, "政协提案", parts, path_of, pager, lambda d, p: self.rows(s, d, p))
        return s.done([urls[0]], urls, True, "")

    def rows(self, s: Site, docs: list, page: str) -> str:
        return (
            "<table class='winstyle'>"
            + "".join(
                f'<tr id="line{s.skin}_{k}" height="28"><td><a class="c61" href="'
                f'{s.href(d.path, page, "rel")}" target="_blank" title="{esc(d.title)}">'
                f'{esc(d.title)}</a></td><td width="1%" nowrap><span class="timestyle">'
                f"{d.date:%Y/%m/%d}&nbsp;</span></td></tr>"
                for k, d in enumerate(docs)
            )
            + "</table>"
        )


class Dede(Family):
    name = "n_a_dede_pagelist"
    facts = (
        "DedeCMS in GBK: list_T_k.html, ul.pagelist, 共 3页52条; the first page is index.html too."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        tid, per = rng.randint(8, 60), rng.choice([15, 20, 30])
        col = rng.choice(["/zwgk/jyta/", "/a/jianyitian/", "/html/gongkai/yatabl/"])
        docs = s.documents(size(rng, per), lambda i, d: f"{col}{d:%Y}/{d:%m%d}/{i}.html", "npc")
        parts = B.chunks(docs, per)
        last = len(parts)

        def name(k: int) -> str:
            return f"list_{tid}_{k + 1}.html"

        def pager(k: int, p: str) -> str:
            li = []
            if k:
                li += [f"<a href='{name(0)}'>首页</a>", f"<a href='{name(k - 1)}'>上一页</a>"]
            else:
                li.append("首页")
            for t in range(last):
                here = t == k
                li.append(f"<b>{t + 1}</b>" if here else f"<a href='{name(t)}'>{t + 1}</a>")
            if k + 1 < last:
                li += [
                    f"<a href='{name(k + 1)}'>下一页</a>",
                    f"<a href='{name(last - 1)}'>末页</a>",
                ]
            else:
                li.append("末页")
            info = f"共 <strong>{last}</strong>页<strong>{len(docs)}</strong>条"
            li.append(f'<span class="pageinfo">{info}</span>')
            return '<ul class="pagelist">' + "".join(f"<li>{x}</li>" for x in li) + "</ul>"

        def rows(d: list, p: str) -> str:
            return rows_li(s, d, p, "root", fmt="%Y-%m-%d", cls="e2")

        side = news_box(s, "热点内容", 6)
        urls = lay(s, "建议议案办理", parts, lambda k: col + name(k), pager, rows, side)
        first = s.page(col + "index.html", s.answer(col + name(0))[2].decode("gbk"))
        start = rng.choice([s.root + col, first])
        return s.done([start], [start, *urls[1:]], True, "")


class Nfcms(Family):
    name = "n_a_nfcms_post"
    facts = "Guangdong NFCMS: COL/content/post_ID.html, index_2.html is the second page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/zfxxgkml/qt/jytabljg/", "/zwgk/jyta/"])
        per = rng.choice([15, 20])
        docs = s.documents(size(rng, per), lambda i, d: f"{col}content/post_{i}.html", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"{col}index_{k + 1}.html" if k else f"{col}index.html"

        def pager(k: int, p: str) -> str:
            def a(cls: str, t: int, word: str) -> str:
                if not 0 <= t < last or (t == k and not word.isdigit()):
                    return f'<a class="{cls} disabled" href="javascript:;">{word}</a>'
                return f'<a class="{cls}" href="{s.root}{path_of(t)}">{word}</a>'

            nums = "".join(
                f'<span class="cur">{t + 1}</span>' if t == k else a("pg", t, str(t + 1))
                for t in range(last)
                if abs(t - k) < 4
            )
            ends = a("next", k + 1, "下一页") + a("last", last - 1, "末页")
            return a("first", 0, "首页") + a("prev", k - 1, "上一页") + nums + ends

        urls = lay(s, "建议提案", parts, path_of, pager, lambda d, p: rows_li(s, d, p, "abs"))
        return s.done([urls[0]], urls, True, "")


class BySession(Family):
    name = "n_a_one_page_by_session"
    facts = "One page, a heading and a list for every session; the news box of the organ above."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/ztzl/jyta/", "/zwgk/rdjyzxta/"])
        term, body = rng.randint(14, 17), []
        year = 2025
        for sess in range(rng.randint(2, 5), 0, -1):
            for kind, organ, thing in (("npc", "人大", "建议"), ("cppcc", "政协", "提案")):
                docs = s.documents(rng.randint(2, 13), B.trs_path(col), kind, year=year)
                title = f"{s.level}{cn_number(term)}届{organ}{cn_number(sess)}次会议{thing}答复"
                rows = rows_li(s, docs, col, "rel", cls="txt")
                body.append(f'<div class="zt_tit"><b>{title}（{len(docs)}件）</b></div>{rows}')
            year -= 1
        top = news_box(s, "部门动态", 4)
        main = column("建议提案办理专题", "\n".join(body), trail="专题专栏")
        url = s.page(col, s.shell("建议提案办理专题", top + main, col))
        return s.done([url], [url], True, "")


class Empire(Family):
    name = "n_a_empire_total_record"
    facts = "Empire CMS: a title='Total record' with the count, then index_2.html and on."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/jyta/", "/zhengwu/tianfuwen/", "/gk/jytabl/"])
        per = rng.choice([20, 25, 30])
        docs = s.documents(
            size(rng, per), lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", rng.choice(["npc", "cppcc"])
        )
        parts = B.chunks(docs, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"{col}index_{k + 1}.html" if k else col + "index.html"

        def pager(k: int, p: str) -> str:
            out = [f'<a title="Total record">&nbsp;<b>{len(docs)}</b> </a>']
            if k:
                out += [self.a(path_of(0), "首页"), self.a(path_of(k - 1), "上一页")]
            out += [
                f"<b>{t + 1}</b>" if t == k else self.a(path_of(t), str(t + 1)) for t in range(last)
            ]
            if k + 1 < last:
                out += [self.a(path_of(k + 1), "下一页"), self.a(path_of(last - 1), "尾页")]
            return "&nbsp;".join(out) if last > 1 else out[0]

        style = rng.randrange(3)
        urls = lay(
            s,
            "议案提案办理",
            parts,
            path_of,
            pager,
            lambda d, p: rows_any(s, d, p, style),
            news_box(s, "图片新闻", 4),
        )
        urls[0] = s.root + col
        return s.done([urls[0]], urls, True, "")

    def a(self, path: str, word: str) -> str:
        return f'<a href="{path}">{word}</a>'


class KaipuGknr(Family):
    name = "n_a_kaipu_gknr"
    facts = "Kaipu: createPageHTML('page_div', pages, cur from 1, name, ext, records)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site, num = rng.choice(["zjj", "sjw", "wlj", "nyj"]), rng.randint(100200, 119900)
        stem = rng.choice(["zfxxgk_gknrz", "common_list", "zwgklist"])
        per = rng.choice([15, 18, 20])
        docs = s.documents(size(rng, per), B.kaipu_path(site, f"c{num}"), "mixed")
        parts = B.chunks(docs, per)
        s.js("/assets/js/page.js", KAIPU_JS)
        head = '<script src="/assets/js/page.js"></script>'
        urls = lay(
            s,
            "建议提案办理",
            parts,
            lambda k: f"/{site}/c{num}/{stem}" + (f"_{k + 1}" if k else "") + ".shtml",
            lambda k, p: (
                '<div id="page_div"></div><script type="text/javascript">'
                f"createPageHTML('page_div',{len(parts)}, {k + 1},'{stem}','shtml',{len(docs)});"
                "</script>"
            ),
            lambda d, p: rows_table(s, d, p) if s.skin % 2 else rows_li(s, d, p),
            head=head,
        )
        return s.done([urls[0]], urls, True, "")


FAMILIES = [TrsCountPage, BodaFanye, Dede, Nfcms, BySession, Empire, KaipuGknr]
