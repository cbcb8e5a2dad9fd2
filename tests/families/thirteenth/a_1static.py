"""Columns that static CMSes write as numbered pages."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_thirteenth_a_0parts import beside, frame, size

TRS_COUNT = """<script language="javascript">
var currentPage = %d;//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = %d;//共多少页
document.write("共"+countPage+"页&nbsp;&nbsp;");
//设置上一页代码
if(countPage>1 && currentPage!=0 && currentPage!=1)
  document.write('<a href="index.%s">首页</a>&nbsp;'
    +'<a href="index_'+prevPage+'.%s">上一页</a>&nbsp;');
else if(countPage>1 && currentPage!=0 && currentPage==1)
  document.write('<a href="index.%s">首页</a>&nbsp;<a href="index.%s">上一页</a>&nbsp;');
else
  document.write("首页&nbsp;上一页&nbsp;");
//循环
var num = 5;
for(var i=0;i<countPage;i++){
  if(currentPage==i) document.write('<span>'+(i+1)+'</span>&nbsp;');
  else if(i>=currentPage-num && i<=currentPage+num){
    if(i==0) document.write('<a href="index.%s">1</a>&nbsp;');
    else document.write('<a href="index_'+i+'.%s">'+(i+1)+'</a>&nbsp;');
  }
}
//设置下一页代码
if(countPage>1 && currentPage!=(countPage-1))
  document.write('<a href="index_'+nextPage+'.%s">下一页</a>&nbsp;'
    +'<a href="index_'+(countPage-1)+'.%s">尾页</a>');
else
  document.write("下一页&nbsp;尾页");
</script>"""


class TrsCountPage(Family):
    name = "m_trs_count_page"
    facts = "TRS WCM: an inline script with currentPage and countPage writes links index_k."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ext = rng.choice(["html", "html", "shtml", "htm"])
        col = rng.choice(
            ["/zwgk/fdzdgknr/jytabl/rddbjy/", "/xxgk/xxgkml/jyta/", "/zfxxgk/fdzdgknr/jytabl_71/"]
        )
        per = rng.choice([10, 15, 15, 20])
        kind = "npc" if "rddbjy" in col else "mixed"
        docs = s.documents(size(rng, per), B.trs_path(col, ext), kind)
        title = "人大代表建议" if kind == "npc" else "建议提案办理"
        side = beside(s)
        parts = B.chunks(docs, per)
        cut = rng.choice([0, 0, 26])
        urls = []
        for k, part in enumerate(parts):
            page = col + ("index" if k == 0 else f"index_{k}") + f".{ext}"
            pager = '<div class="fanye">' + TRS_COUNT % (k, len(parts), *[ext] * 8) + "</div>"
            body = frame(s, title, rows_li(s, part, page, "rel", cut=cut), pager)
            urls.append(s.page(page, s.shell(title, body, page, side=side)))
        start = s.root + col if rng.random() < 0.6 else urls[0]
        return s.done([start], [start, *urls[1:]], True, "")


class VsbPaged(Family):
    name = "m_vsb_counts_down"
    facts = (
        "Boda VSB: rddbjy.htm is the newest page, rddbjy/5.htm the second, rddbjy/1.htm the last."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        folder = rng.choice(["/zfxxgk/fdzdgknr/jyta/", "/xxgk/", "/ztzl/"])
        stem, title, kind = rng.choice(
            [("rddbjy", "人大代表建议", "npc"), ("zxwyta", "政协委员提案", "cppcc")]
        )
        per = rng.choice([12, 15, 18, 20])
        docs = s.documents(size(rng, per, 110), B.vsb_path(rng.randint(1020, 1970)), kind)
        parts = B.chunks(docs, per)
        last = len(parts)
        side, u, urls = beside(s), rng.randint(3, 14), []
        where = [folder + stem + ".htm"]
        where += [f"{folder}{stem}/{last - k}.htm" for k in range(1, last)]
        for k, part in enumerate(parts):
            page = where[k]
            rows = "\n".join(
                f'<li id="line_u{u}_{i}"><span class="fr">{d.date:%Y-%m-%d}</span>'
                f'<a href="{s.href(d.path, page, "rel")}" title="{esc(d.title)}">'
                f"{esc(d.title)}</a></li>"
                for i, d in enumerate(part)
            )
            pager = self.pager(s, where, k, len(docs))
            body = frame(s, title, f'<ul class="list_nr">{rows}</ul>', pager)
            urls.append(s.page(page, s.shell(title, body, page, side=side)))
        return s.done([urls[0]], urls, True, "")

    def pager(self, s: Site, where: list[str], k: int, total: int) -> str:
        def link(to: int, word: str) -> str:
            if not 0 <= to < len(where) or to == k:
                return f'<span class="Disabled">{word}</span>'
            href = s.href(where[to], where[k], "rel").removeprefix("./")
            return f'<a href="{href}" class="Next">{word}</a>'

        ends = [
            link(0, "首页"),
            link(k - 1, "上页"),
            link(k + 1, "下页"),
            link(len(where) - 1, "尾页"),
        ]
        return (
            '<table cellspacing="0" class="headStyle" width="100%"><tr><td align="center">'
            f'<table><tr><td nowrap="nowrap">共{total}条&nbsp;&nbsp;{k + 1}/{len(where)}&nbsp;</td>'
            f'<td nowrap="nowrap">{"&nbsp;".join(ends)}</td></tr></table></td></tr></table>'
        )


KAIPU_JS = """
function createPageHTML(divId, pageCount, pageIndex, pageName, pageExt, total){
  var html = '<span class="total">\\u5171'+total+'\\u6761</span>';
  function url(i){ return pageName + (i == 1 ? "" : "_" + i) + "." + pageExt; }
  if(pageIndex > 1) html += '<a href="'+url(pageIndex-1)+'">\\u4e0a\\u4e00\\u9875</a>';
  for(var i = 1; i <= pageCount; i++){
    if(i == pageIndex) html += '<span class="cur">'+i+'</span>';
    else html += '<a href="'+url(i)+'">'+i+'</a>';
  }
  if(pageIndex < pageCount) html += '<a href="'+url(pageIndex+1)+'">\\u4e0b\\u4e00\\u9875</a>';
  document.getElementById(divId).innerHTML = html;
}
"""


class KaipuPages(Family):
    name = "m_kaipu_template_pages"
    facts = "Kaipu: /site/cN/zfxxgk_list.shtml and _2; createPageHTML with the div and the total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None)
        site, c = rng.choice(["xxgk", "qhzf", "zwgkpt"]), f"c{rng.randint(100020, 128999)}"
        tpl = rng.choice(["zfxxgk_list", "common_list", "zwgklist"])
        per = rng.choice([15, 20, 25])
        docs = s.documents(size(rng, per), B.kaipu_path(site, c), "mixed")
        parts = B.chunks(docs, per)
        s.js(f"/{site}/xhtml/js/page.js", KAIPU_JS)
        side, urls, title = beside(s, folder=f"/{site}/c100007/"), [], "人大建议和政协提案"
        for k, part in enumerate(parts, 1):
            page = f"/{site}/{c}/{tpl}" + ("" if k == 1 else f"_{k}") + ".shtml"
            rows = "\n".join(
                f'<li><a href="{d.path}" target="_blank" title="{esc(d.title)}">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in part
            )
            call = f"createPageHTML('page_div',{len(parts)}, {k},'{tpl}','shtml',{len(docs)});"
            pager = (
                f'<div id="page_div" class="pagenation"></div>'
                f'<script src="/{site}/xhtml/js/page.js"></script><script>{call}</script>'
            )
            head = (
                f'<meta name="ColumnName" content="{title}">'
                f'<meta name="channelId" content="{c[1:]}">'
            )
            body = frame(s, title, f"<ul>{rows}</ul>", pager)
            urls.append(s.page(page, s.shell(title, body, page, side=side, head=head)))
        return s.done([urls[0]], urls, True, "")


class SiteServerPaged(Family):
    name = "m_siteserver_paged"
    facts = "SiteServer: /channels/N.html, N_2.html; numbers, 上一页, 下一页 and a select."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch = rng.randint(1410, 53965)
        per = rng.choice([10, 12, 20])
        docs = s.documents(size(rng, per, 80), B.plain_path(f"/contents/{ch}/"), "cppcc")
        parts = B.chunks(docs, per)
        where = [
            f"/channels/{ch}" + ("" if k == 0 else f"_{k + 1}") + ".html" for k in range(len(parts))
        ]
        side, urls, title = beside(s, folder=f"/channels/{ch + 7}/"), [], "政协委员提案办理"
        form = rng.randrange(3)
        for k, part in enumerate(parts):
            nums = "".join(
                f'<a href="{w}">{i}</a>' if i != k + 1 else f"<em>{i}</em>"
                for i, w in enumerate(where, 1)
            )
            before = f'<a href="{where[k - 1]}">上一页</a>' if k else "上一页"
            after = f'<a href="{where[k + 1]}">下一页</a>' if k + 1 < len(where) else "下一页"
            options = "".join(
                f'<option value="{w}"{" selected" if i == k else ""}>第{i + 1}页</option>'
                for i, w in enumerate(where)
            )
            pager = (
                f'<div class="pageNav">{before} {nums} {after} '
                f'<select onchange="location.href=this.value">{options}</select>'
                f" 共{len(docs)}条</div>"
            )
            rows = rows_any(s, part, where[k], form)
            body = frame(s, title, rows, pager)
            urls.append(s.page(where[k], s.shell(title, body, where[k], side=side)))
        return s.done([urls[0]], urls, True, "")


class DedeList(Family):
    name = "m_dede_list"
    facts = "DedeCMS in GBK: list_12_2.html, a select sldd, 共6页87条; li not closed, empty li."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        col = rng.choice(["/html/xxgk/jytabl/", "/a/zhengwugongkai/jianyitian/"])
        t, per = rng.randint(8, 96), rng.choice([10, 15, 20, 30])
        docs = s.documents(
            size(rng, per, 120), lambda i, d: f"{col}{d:%Y}/{d:%m%d}/{i}.html", "mixed"
        )
        parts = B.chunks(docs, per)
        names = [f"list_{t}_{k}.html" for k in range(1, len(parts) + 1)]
        side, urls, title = beside(s, folder="/html/xwdt/"), [], "建议提案"
        broken = rng.random() < 0.5
        for k, part in enumerate(parts):
            page = col + names[k]
            rows = "\n".join(
                f'<li><span class="date">{d.date:%Y-%m-%d}</span>'
                f'<a href="{d.path}" class="title">{esc(d.title)}</a>'
                + ("" if broken else "</li>")
                + ("\n<li class='line'></li>" if i % 5 == 0 else "")
                for i, d in enumerate(part, 1)
            )
            body = frame(s, title, f'<ul class="e2">{rows}</ul>', self.pager(names, k, len(docs)))
            text = s.shell(title, body, page, side=side)
            urls.append(s.page(page, text))
            if k == 0:
                s.page(col + "index.html", text)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")

    def pager(self, names: list[str], k: int, total: int) -> str:
        if len(names) == 1:
            info = (
                f'<span class="pageinfo">共 <strong>1</strong>页<strong>{total}</strong>条</span>'
            )
            return f'<ul class="pagelist"><li>{info}</li></ul>'
        out = []
        if k:
            out += [f"<a href='{names[0]}'>首页</a>", f"<a href='{names[k - 1]}'>上一页</a>"]
        out += [str(i + 1) if i == k else f"<a href='{n}'>{i + 1}</a>" for i, n in enumerate(names)]
        if k + 1 < len(names):
            out += [f"<a href='{names[k + 1]}'>下一页</a>", f"<a href='{names[-1]}'>末页</a>"]
        options = "".join(
            f"<option value='{n}'{' selected' if i == k else ''}>{i + 1}</option>"
            for i, n in enumerate(names)
        )
        sel = 'onchange="location.href=this.options[this.selectedIndex].value;"'
        out.append(f"<select name='sldd' style='width:36px' {sel}>{options}</select>")
        out.append(
            f'<span class="pageinfo">共 <strong>{len(names)}</strong>页'
            f"<strong>{total}</strong>条</span>"
        )
        return '<ul class="pagelist">' + "".join(f"<li>{o}</li>" for o in out) + "</ul>"


FAMILIES = [TrsCountPage, VsbPaged, KaipuPages, SiteServerPaged, DedeList]
