"""Static lists of the usual systems: TRS, VSB, Kaipu, SiteServer, Empire, Dede."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, rows_any, rows_dl, rows_li, rows_table
from families_tenth_a_0parts import amount, beside, column, lines

TRS_SCRIPT = """<div class="fenye"><script language="javascript" type="text/javascript">
var currentPage = %(k)d;//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = %(n)d;//共多少页
//设置上一页代码
if(countPage>1&&currentPage!=0){
  document.write("<a href=\\"index"+(prevPage==0?"":"_"+prevPage)+".%(ext)s\\">上一页</a>&nbsp;");
}
//循环
for(var i=0;i<countPage;i++){
  if(currentPage==i) document.write("<span class=\\"current\\">"+(i+1)+"</span>&nbsp;");
  else if(i==0) document.write("<a href=\\"index.%(ext)s\\">1</a>&nbsp;");
  else document.write("<a href=\\"index_"+i+".%(ext)s\\">"+(i+1)+"</a>&nbsp;");
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1)){
  document.write("<a href=\\"index_"+nextPage+".%(ext)s\\">下一页</a>");
}
</script></div>"""


class TrsCount(Family):
    name = "t_trs_count_page"
    facts = "TRS WCM: var countPage in the page, index_1.html from 0, rows ./YYYYMM/tDATE_ID.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(
            ["/zwgk/jytabl/rddbjy/", "/xxgk/fdzdgknr/jyta/zxta/", "/gk/jytabljggk/", "/zw/yajy/"]
        )
        ext = rng.choice(["html", "html", "shtml", "htm"])
        per = rng.choice([15, 20, 25])
        kind = "npc" if "rddb" in col else "cppcc" if "zxta" in col else "mixed"
        docs = s.documents(amount(rng, per), B.trs_path(col, ext), kind)
        pages = B.chunks(docs, per)
        word = {"npc": "人大代表建议", "cppcc": "政协提案"}.get(kind, "建议提案办理")
        side = beside(s, rng)
        cut = rng.choice([0, 0, 26])
        urls = []
        for k, part in enumerate(pages):
            page = col + ("index" if not k else f"index_{k}") + "." + ext
            pager = TRS_SCRIPT % {"k": k, "n": len(pages), "ext": ext}
            rows = rows_li(s, part, page, "rel", cut=cut)
            urls.append(s.page(page, s.shell(word, column(s, word, rows, pager), page, side=side)))
        start = s.root + col if rng.random() < 0.6 else urls[0]
        return s.done([start], [start, *urls[1:]], True, "")


class VsbOld(Family):
    name = "t_vsb_old_table"
    facts = "Boda VSB, old table pager: zxta.htm, then zxta/4.htm downwards; 共N条 1/5, a jump box."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        stem = rng.choice(["/xxgk/jytabl/zxta", "/zwgk/qtzdgknr/jyta", "/ztzl/rddbjy", "/jytabl"])
        kind = "cppcc" if "zxta" in stem else "npc" if "rddb" in stem else "mixed"
        per = rng.choice([12, 14, 15, 20])
        docs = s.documents(amount(rng, per), B.vsb_path(rng.randint(1011, 1899)), kind)
        pages = B.chunks(docs, per)
        n, u = len(pages), rng.randint(4, 9)

        def path(k: int) -> str:
            return stem + (".htm" if k == 0 else f"/{n - k}.htm")

        word = "建议提案"
        side = beside(s, rng, 0.3)
        urls = []
        for k, part in enumerate(pages):
            here = path(k)

            def link(to: int, text: str, here: str = here, k: int = k) -> str:
                if to == k or not 0 <= to < n:
                    return f"<span class=Disabled>{text}</span>"
                return f'<a href="{s.href(path(to), here, "rel")}" class=Next>{text}</a>'

            bar = "&nbsp;&nbsp;".join(
                link(to, text)
                for to, text in (
                    (0, "首页"),
                    (k - 1 if k else 0, "上页"),
                    (min(k + 1, n - 1), "下页"),
                    (n - 1, "尾页"),
                )
            )
            pager = (
                f'<table cellspacing="0" class="fanye" width="100%"><tr><td align="left" nowrap>'
                f"共{len(docs)}条&nbsp;&nbsp;{k + 1}/{n}&nbsp;</td><td>{bar}&nbsp;&nbsp;"
                f'<input align="absmiddle" type="button" class="defaultButtonStyle" id="gotopagebut'
                f'{u}" name="a{u}Find" value="转到" style="display: none">'
                f"</td></tr></table>"
            )
            trs = "\n".join(
                f'<tr id="line_u{u}_{i}" height="20"><td width="10">·</td>'
                f'<td><a class="c{u}" href="{s.href(d.path, here, "rel")}" target="_blank"'
                f' title="{B.esc(d.title)}">{B.esc(d.title)}</a></td>'
                f'<td class="timestyle{u}" nowrap>{d.date:%Y/%m/%d}&nbsp;</td></tr>'
                for i, d in enumerate(part)
            )
            rows = f'<table class="winstyle{u}" width="100%">{trs}<tr><td>{pager}</td></tr></table>'
            urls.append(s.page(here, s.shell(word, column(s, word, rows), here, side=side)))
        return s.done([urls[0]], urls, True, "")


KAIPU_JS = """function createPageHTML(divId,pageCount,pageIndex,pageName,pageExt,rowCount){
  var box=document.getElementById(divId);
  if(!box||pageCount<=1) return;
  function name(i){ return pageName+(i==1?"":"_"+i)+"."+pageExt; }
  var h="<span class='total'>共"+rowCount+"条</span>";
  if(pageIndex>1) h+="<a class='prev' href='"+name(pageIndex-1)+"'>上一页</a>";
  for(var i=1;i<=pageCount;i++){
    h+= i==pageIndex ? "<b>"+i+"</b>" : "<a href='"+name(i)+"'>"+i+"</a>";
  }
  if(pageIndex<pageCount) h+="<a class='next' href='"+name(pageIndex+1)+"'>下一页</a>";
  box.innerHTML=h;
}
"""


class KaipuList(Family):
    name = "t_kaipu_list_shtml"
    facts = "Kaipu: createPageHTML('page_div',pages,page,'list','shtml',rows); list_2.shtml from 2."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        base, c = rng.choice(["xxgk", "zfxxgk", "zwgk"]), f"c{rng.randint(100100, 119999)}"
        stem = rng.choice(["list", "zfxxgk_list", "common_list"])
        per = rng.choice([10, 15, 20])
        docs = s.documents(amount(rng, per), B.kaipu_path(base, c), rng.choice(["npc", "mixed"]))
        pages = B.chunks(docs, per)
        s.js("/assets/js/page.js", KAIPU_JS)
        side = beside(s, rng)
        head = (
            '<meta name="ColumnName" content="建议提案"><meta name="ColumnType" content="政务公开">'
        )
        urls = []
        for k, part in enumerate(pages, 1):
            page = f"/{base}/{c}/{stem}" + (f"_{k}" if k > 1 else "") + ".shtml"
            call = f"createPageHTML('page_div',{len(pages)}, {k},'{stem}','shtml',{len(docs)});"
            pager = (
                '<div class="pageList"><div id="page_div"></div></div>'
                f'<script src="/assets/js/page.js"></script><script>{call}</script>'
            )
            rows = lines(s, part, page)
            main = column(s, "建议提案", rows, pager)
            urls.append(s.page(page, s.shell("建议提案", main, page, side=side, head=head)))
        return s.done([urls[0]], urls, True, "")


class SiteServerSelect(Family):
    name = "t_siteserver_select"
    facts = "SiteServer: index.html, index_2.html; first/next/last links and a select of all pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/gongkai/jyta/", "/channel/rdjyzxta/", "/xxgk/jytabl/"])
        per = rng.choice([15, 16, 18, 20, 25])
        docs = s.documents(amount(rng, per), B.plain_path(col + "content/"), "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        names = [col + ("index.html" if not k else f"index_{k + 1}.html") for k in range(n)]
        style = rng.randrange(3)
        side = beside(s, rng)
        urls = []
        for k, part in enumerate(pages):
            first = (
                "首页 | 上一页"
                if not k
                else (f'<a href="{names[0]}">首页</a> | <a href="{names[k - 1]}">上一页</a>')
            )
            last = (
                "下一页 | 末页"
                if k == n - 1
                else (f'<a href="{names[k + 1]}">下一页</a> | <a href="{names[-1]}">末页</a>')
            )
            options = "".join(
                f'<option value="{p}"{" selected" if i == k else ""}>{i + 1}</option>'
                for i, p in enumerate(names)
            )
            pager = (
                f'<div class="pagination">第 {k + 1}/{n} 页　{first} | {last}　跳转至 '
                f'<select onchange="location.href=this.options[this.selectedIndex].value;">'
                f"{options}</select></div>"
            )
            rows = rows_any(s, part, names[k], style)
            main = column(s, "建议提案办理", rows, pager)
            urls.append(s.page(names[k], s.shell("建议提案办理", main, names[k], side=side)))
        return s.done([urls[0]], urls, True, "")


class Empire(Family):
    name = "t_empire_title_total"
    facts = (
        "EmpireCMS: <a title=总数><b>86</b></a>, numbers, 下一页, 尾页; index_2.html; day folders."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col = rng.choice(["/jianyitian/", "/zwgk/tian/", "/html/jyta/"])
        per = rng.choice([12, 15, 20, 25])
        docs = s.documents(amount(rng, per), lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        names = [col + ("" if not k else f"index_{k + 1}.html") for k in range(n)]
        side = beside(s, rng)
        urls = []
        for k, part in enumerate(pages):
            bits = [f'<a title="总数">&nbsp;<b>{len(docs)}</b> </a>&nbsp;&nbsp;']
            if k:
                bits.append(f'<a href="{names[0] + "index.html"}">首页</a>')
                back = names[k - 1] if k > 1 else names[0] + "index.html"
                bits.append(f'<a href="{back}">上一页</a>')
            for i in range(n):
                to = names[i] if i else names[0] + "index.html"
                bits.append(f"<b>{i + 1}</b>" if i == k else f'<a href="{to}">{i + 1}</a>')
            if k < n - 1:
                bits.append(f'<a href="{names[k + 1]}">下一页</a>')
                bits.append(f'<a href="{names[-1]}">尾页</a>')
            pager = '<div class="list_page">' + "&nbsp;".join(bits) + "</div>" if n > 1 else ""
            page = names[k] if k else col + "index.html"
            rows = rows_li(s, part, page, "root", cls="imglist")
            main = column(s, "建议提案", rows, pager)
            urls.append(s.page(page, s.shell("建议提案", main, page, side=side)))
        start = s.root + col
        return s.done([start], [start, *urls[1:]], True, "")


class Dede(Family):
    name = "t_dede_list_tid"
    facts = "DedeCMS, gb2312: /a/jyta/ shows list_23_1.html; 共4页76条, list_23_2.html, a select."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        col = rng.choice(["/a/jyta/", "/a/zwgk/tianbanli/", "/html/jianyi/"])
        tid = rng.randint(9, 88)
        per = rng.choice([10, 15, 20])
        docs = s.documents(amount(rng, per), lambda i, d: f"{col}{d:%Y}/{d:%m%d}/{i}.html", "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        use_table = rng.random() < 0.3
        side = beside(s, rng, 0.7)
        urls = []
        for k, part in enumerate(pages, 1):
            page = f"{col}list_{tid}_{k}.html"
            bits = []
            if k > 1:
                bits.append(f"<li><a href='list_{tid}_1.html'>首页</a></li>")
                bits.append(f"<li><a href='list_{tid}_{k - 1}.html'>上一页</a></li>")
            else:
                bits.append("<li>首页</li>")
            for i in range(1, n + 1):
                bits.append(
                    f'<li class="thisclass">{i}</li>'
                    if i == k
                    else f"<li><a href='list_{tid}_{i}.html'>{i}</a></li>"
                )
            if k < n:
                bits.append(f"<li><a href='list_{tid}_{k + 1}.html'>下一页</a></li>")
                bits.append(f"<li><a href='list_{tid}_{n}.html'>末页</a></li>")
            options = "".join(
                f"<option value='list_{tid}_{i}.html'{' selected' if i == k else ''}>{i}</option>"
                for i in range(1, n + 1)
            )
            jump = (
                f"<li><select name='sldd' style='width:36px' onchange='location.href=this.options"
                f"[this.selectedIndex].value;'>{options}</select></li>"
            )
            info = (
                f'<li><span class="pageinfo">共 <strong>{n}</strong>页'
                f"<strong>{len(docs)}</strong>条</span></li>"
            )
            pager = f'<ul class="pagelist">{"".join(bits)}{jump if n > 1 else ""}{info}</ul>'
            rows = (rows_table if use_table else rows_dl)(s, part, page)
            text = s.shell("建议提案办理", column(s, "建议提案办理", rows, pager), page, side=side)
            urls.append(s.page(page, text))
            if k == 1:
                s.page(col + "index.html", text)
        start = s.root + col
        return s.done([start], [start, *urls[1:]], True, "")


FAMILIES = [TrsCount, VsbOld, KaipuList, SiteServerSelect, Empire, Dede]
