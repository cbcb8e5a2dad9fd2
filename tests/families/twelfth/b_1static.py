"""Static pages with the usual pagers of the usual platforms."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li, rows_table
from families_twelfth_b_0parts import frame, letters, menu, sheets, side, sized

TRS_PAGER = """<script type="text/javascript">
var currentPage = @CUR@;//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = @ALL@//共多少页
document.write("共"+countPage+"页&nbsp;&nbsp;");
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
 document.write("<a href=\\"index"+"_" + prevPage + "."+"@EXT@\\">上一页</a>&nbsp;");
else if(countPage>1&&currentPage!=0&&currentPage==1)
 document.write("<a href=\\"index.@EXT@\\">上一页</a>&nbsp;");
else
 document.write("上一页&nbsp;");
//循环
for(var i=0;i<countPage;i++){
 if(currentPage==i)
  document.write("<span class='on'>"+(i+1)+"</span>&nbsp;");
 else if(i==0)
  document.write("<a href=\\"index.@EXT@\\">"+(i+1)+"</a>&nbsp;");
 else
  document.write("<a href=\\"index"+"_" + i + "."+"@EXT@\\">"+(i+1)+"</a>&nbsp;");
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
 document.write("<a href=\\"index"+"_" + nextPage + "."+"@EXT@\\">下一页</a>&nbsp;");
else
 document.write("下一页&nbsp;");
</script>"""

KAIPU_JS = """
function createPageHTML(id, _nPageCount, _nCurrIndex, _sPageName, _sPageExt, _nTotal) {
  var box = document.getElementById(id), s = '<span>共' + _nTotal + '条</span>';
  function link(n, t) {
    return '<a href="' + _sPageName + (n > 1 ? '_' + n : '') + '.' + _sPageExt + '">' + t + '</a>';
  }
  if (_nPageCount <= 1) { box.innerHTML = s; return; }
  if (_nCurrIndex > 1) { s += link(1, '首页') + link(_nCurrIndex - 1, '上一页'); }
  var from = Math.max(1, _nCurrIndex - 2), to = Math.min(_nPageCount, from + 4);
  for (var n = from; n <= to; n++) {
    s += n == _nCurrIndex ? '<span class="current">' + n + '</span>' : link(n, n);
  }
  if (_nCurrIndex < _nPageCount) {
    s += link(_nCurrIndex + 1, '下一页') + link(_nPageCount, '尾页');
  }
  box.innerHTML = s;
}
"""


class TrsSnippet(Family):
    name = "l_trs_written_pager"
    facts = "TRS: the pager is written by the snippet with currentPage and countPage; index_k."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ext = rng.choice(["html", "html", "shtml"])
        col = rng.choice(["/zfxxgk/fdzdgknr/jytabl/rddbjybl/", "/zwgk/zfxxgkml/jytabljggk/rdjy/"])
        per, n = sized(rng, 15, 20, 25, low=1)
        parts = sheets(s.documents(n, B.trs_path(col, ext), "npc"), per)
        extra = side(s) if rng.random() < 0.6 else letters(s)
        urls = []
        for k, part in enumerate(parts):
            path = f"{col}index{f'_{k}' if k else ''}.{ext}"
            pager = TRS_PAGER.replace("@CUR@", str(k)).replace("@ALL@", str(len(parts)))
            rows = rows_li(s, part, path, "rel", cut=rng.choice([0, 30]))
            body = frame("人大代表建议办理", rows, pager.replace("@EXT@", ext))
            urls.append(s.page(path, s.shell("人大代表建议办理", body, path, side=extra)))
        start = s.root + col
        return s.done([start], [start, *urls[1:]], True, "")


class KaipuList(Family):
    name = "l_kaipu_list_shtml"
    facts = "Kaipu: list.shtml, list_2.shtml; createPageHTML(id, pages, n, name, ext, total)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site, c = rng.choice(["xjsite", "qxxxgk", "zgq"]), f"c{rng.randint(100200, 119900)}"
        per, n = sized(rng, 10, 12, 15)
        parts = sheets(s.documents(n, B.kaipu_path(site, c), "mixed"), per)
        s.js(f"/{site}/xhtml/js/page.js", KAIPU_JS)
        tag = f'<script src="/{site}/xhtml/js/page.js"></script>'
        side_menu = menu(
            s,
            "建议提案",
            [(f"/{site}/c999{k}/list.shtml", w) for k, w in enumerate(["政策文件", "人事信息"])],
        )
        urls = []
        for k, part in enumerate(parts, 1):
            path = f"/{site}/{c}/list{f'_{k}' if k > 1 else ''}.shtml"
            call = f"createPageHTML('page_div',{len(parts)}, {k},'list','shtml',{n});"
            pager = f'<div id="page_div" class="pagination"></div><script>{call}</script>'
            body = frame("建议提案", rows_li(s, part, path, "root"), pager, s.agency)
            urls.append(s.page(path, s.shell("建议提案", body, path, side=side_menu, head=tag)))
        return s.done([urls[0]], urls, True, "")


class VsbDown(Family):
    name = "l_vsb_counts_down"
    facts = "Boda VSB: the second page is NAME/(pages-1).htm and so down to NAME/1.htm."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        stem = rng.choice(["/xxgk/jytabl", "/zfxxgk/fdzdgknr/jyjta/zxwyta", "/ztzl/zxwyta"])
        per, n = sized(rng, 12, 14, 15, 20)
        parts = sheets(s.documents(n, B.vsb_path(rng.randint(1011, 1988)), "cppcc"), per)
        last = len(parts)
        name = [f"{stem}.htm"] + [f"{stem}/{last - k}.htm" for k in range(1, last)]
        u = rng.randint(5, 40)
        urls = []
        for k, part in enumerate(parts):
            page = name[k]

            def a(to: int, text: str, cls: str, page=page) -> str:
                if not 0 <= to < last:
                    return f'<span class="{cls}_d p_fun_d">{text}</span>'
                href = s.href(name[to], page, "rel").removeprefix("./")
                return f'<span class="{cls} p_fun"><a href="{href}">{text}</a></span>'

            nums = "".join(
                f'<span class="p_no_d">{j + 1}</span>' if j == k else a(j, str(j + 1), "p_no")
                for j in range(last)
            )
            first = a(0 if k else -1, "首页", "p_first") + a(k - 1, "上页", "p_prev")
            end = a(k + 1, "下页", "p_next") + a(last - 1 if k < last - 1 else -1, "尾页", "p_last")
            pager = (
                f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共{n}条'
                f'</span><span class="p_pages">{first}{nums}{end}</span></div>'
            )
            rows = "\n".join(
                f'<li id="line_u{u}_{j}"><a href="{s.href(d.path, page, "rel")}"'
                f' target="_blank">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
                for j, d in enumerate(part)
            )
            body = frame("政协委员提案", f'<ul class="n_listxx1">{rows}</ul>', pager)
            urls.append(s.page(page, s.shell("政协委员提案", body, page)))
        return s.done([urls[0]], urls, True, "")


class NfPost(Family):
    name = "l_nfcms_post_pages"
    facts = "Guangdong NFCMS: content/post_ID.html, absolute links, first/prev/next/last anchors."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/jyta/", "/zwgk/jytabl/rdjy/", "/zwgk/zdly/jyta/"])
        per, n = sized(rng, 10, 15, 20, low=1)
        parts = sheets(s.documents(n, lambda i, d: f"{col}content/post_{i}.html", "mixed"), per)
        last = len(parts)
        extra = side(s, "图片新闻", 4)

        def url(k: int) -> str:
            return f"{s.root}{col}index{f'_{k}' if k > 1 else ''}.html"

        for k, part in enumerate(parts, 1):
            near = [("first", 1, "首页"), ("prev", max(1, k - 1), "上一页")]
            end = [("next", min(last, k + 1), "下一页"), ("last", last, "末页")]
            links = [f'<a class="{c}" href="{url(j)}">{t}</a>' for c, j, t in near + end]
            now = f"<span>{k}/{last}</span>"
            pager = f'<div class="page">{"".join(links[:2])}{now}{"".join(links[2:])}</div>'
            path = url(k).removeprefix(s.root)
            body = frame("建议提案办理", rows_any(s, part, path, 0, "abs"), pager)
            s.page(path, s.shell("建议提案办理", body, path, side=extra))
        start = s.root + col
        return s.done([start], [start, *(url(k) for k in range(2, last + 1))], True, "")


class ChannelSelect(Family):
    name = "l_siteserver_select"
    facts = "SiteServer: /channels/N_2.html; a select jumps; next and last are anchors."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch = rng.randint(1200, 39000)
        per, n = sized(rng, 15, 18, 20)
        parts = sheets(s.documents(n, B.plain_path(f"/contents/{ch}/"), "npc"), per)
        side_menu = menu(s, "人大建议", [(f"/channels/{ch + 7}.html", "公示公告")])
        name = [f"/channels/{ch}{f'_{k}' if k > 1 else ''}.html" for k in range(1, len(parts) + 1)]
        urls = []
        for k, part in enumerate(parts):
            options = "".join(
                f'<option value="{p}"{" selected" if j == k else ""}>{j + 1}</option>'
                for j, p in enumerate(name)
            )
            nxt = f'<a href="{name[k + 1]}">下一页</a>' if k + 1 < len(parts) else "下一页"
            end = f'<a href="{name[-1]}">末页</a>' if k + 1 < len(parts) else "末页"
            back = f'<a href="{name[k - 1]}">上一页</a>' if k else "上一页"
            pager = (
                f'<table class="fy"><tr><td>首页 | {back} | {nxt} | {end}</td><td>页次:'
                f'{k + 1}/{len(parts)} <select onchange="location.href=this.value;">{options}'
                "</select></td></tr></table>"
            )
            body = frame("人大建议", rows_table(s, part, name[k], "root"), pager)
            urls.append(s.page(name[k], s.shell("人大建议", body, name[k], side=side_menu)))
        return s.done([urls[0]], urls, True, "")


class Dede(Family):
    name = "l_dedecms_list"
    facts = "DedeCMS in GB2312: list_12_2.html, 共 N页 M条 in the pager's last cell."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        col, t = "/html/zwgk/jyta/", rng.randint(11, 68)
        per, n = sized(rng, 10, 15, 20, low=1)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y}/{d:%m%d}/{i}.html", "mixed")
        parts = sheets(docs, per)
        last = len(parts)
        urls = []
        for k, part in enumerate(parts, 1):
            path = f"{col}list_{t}_{k}.html"

            def a(j: int, text: str) -> str:
                return f"<li><a href='list_{t}_{j}.html'>{text}</a></li>\n"

            nums = "".join(
                f'<li class="thisclass">{j}</li>\n' if j == k else a(j, str(j))
                for j in range(1, last + 1)
            )
            back = a(1, "首页") + a(k - 1, "上一页") if k > 1 else "<li>首页</li>\n"
            end = a(k + 1, "下一页") + a(last, "末页") if k < last else "<li>末页</li>\n"
            total = (
                f'<span class="pageinfo">共 <strong>{last}</strong>页<strong>{n}</strong>条</span>'
            )
            if last == 1:
                back = nums = end = ""
                total = '<span class="pageinfo">共 <strong>1</strong>页/'
                total += f"<strong>{n}</strong>条记录</span>"
            pager = f'<ul class="pagelist">{back}{nums}{end}<li>{total}</li></ul>'
            body = frame("建议提案", rows_any(s, part, path, 0, "root"), pager)
            text = s.shell("建议提案", body, path)
            urls.append(s.page(path, text))
            if k == 1:
                s.page(col + "index.html", text)
        start = s.root + col
        return s.done([start], [start, *urls[1:]], True, "list_t_1 is the index again")


FAMILIES = [TrsSnippet, KaipuList, VsbDown, NfPost, ChannelSelect, Dede]
