"""Static columns of half B: five CMSes with numbered pages."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_dl, rows_li
from families_thirteenth_b_0parts import count, notices, panel

FIVE_JS = """
function createPageHTML(recordCount, pageCount, currIndex, pageName, pageExt){
  if(pageCount <= 1) return;
  document.write('<div class="pages"><span>\\u5171'+recordCount+'\\u6761</span>');
  if(currIndex > 0)
    document.write('<a href="'+(currIndex == 1 ? pageName : pageName+'_'+(currIndex-1))
      +'.'+pageExt+'">&lt;</a>');
  for(var i = 0; i < pageCount; i++){
    if(i == currIndex) document.write('<a class="cur">'+(i+1)+'</a>');
    else document.write('<a href="'+pageName+(i == 0 ? '' : '_'+i)+'.'+pageExt+'">'+(i+1)+'</a>');
  }
  if(currIndex < pageCount-1)
    document.write('<a href="'+pageName+'_'+(currIndex+1)+'.'+pageExt+'">&gt;</a>');
  document.write('</div>');
}
"""


class TrsFive(Family):
    name = "n_trs_five_arguments"
    facts = (
        "TRS: createPageHTML(records, pages, cur, name, ext); a pinned row on top of every page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytablfh/", "/xxgk/zdgk/yata/", "/zfxxgk/fdzdgknr/tajy/"])
        per = rng.choice([10, 15, 20])
        docs = s.documents(count(rng, per), B.trs_path(col), "mixed")
        parts = B.chunks(docs, per)
        pinned = rng.choice(docs) if rng.random() < 0.5 else None
        s.js("/images/pager5.js", FIVE_JS)
        side, urls, word = notices(s), [], "建议提案办理复函"
        for k, part in enumerate(parts):
            page = f"{col}index{f'_{k}' if k else ''}.html"
            top = ""
            if pinned:
                href = s.href(pinned.path, page, "rel")
                top = (
                    f'<p class="zd"><em>[置顶]</em><a href="{href}" title="{esc(pinned.title)}">'
                    f"{esc(pinned.title)}</a></p>"
                )
            call = f"createPageHTML({len(docs)}, {len(parts)}, {k}, 'index', 'html');"
            pager = f'<script src="/images/pager5.js"></script><script>{call}</script>'
            body = panel(s, word, top + rows_li(s, part, page, "rel", cls="lb"), pager)
            urls.append(s.page(page, s.shell(word, body, page, side=side)))
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "the pinned row is listed")


class Empire(Family):
    name = "n_empire_cms"
    facts = "EmpireCMS: index_2.html, <a title=Total record><b>87</b></a>, numbers, 下一页, 尾页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col, per = rng.choice(["/zwgk/jyta/", "/gongkai/tian/"]), rng.choice([12, 20, 25])
        docs = s.documents(
            count(rng, per, 120), lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", "mixed"
        )
        parts = B.chunks(docs, per)
        names = [f"{col}index{f'_{k}' if k > 1 else ''}.html" for k in range(1, len(parts) + 1)]
        side, urls, word = notices(s), [], "提案建议"
        for k, part in enumerate(parts):
            nums = "&nbsp;".join(
                f"<b>{i}</b>" if i == k + 1 else f'<a href="{n}">{i}</a>'
                for i, n in enumerate(names, 1)
            )
            before = after = ""
            if k:
                before = (
                    f'<a href="{names[0]}">首页</a>&nbsp;<a href="{names[k - 1]}">上一页</a>&nbsp;'
                )
            if k + 1 < len(names):
                after = (
                    f'&nbsp;<a href="{names[k + 1]}">下一页</a>&nbsp;<a href="{names[-1]}">尾页</a>'
                )
            pager = (
                f'<div class="epages"><a title="Total record">&nbsp;<b>{len(docs)}</b> </a>&nbsp;'
                f"&nbsp;{before}{nums}{after}</div>"
            )
            rows = rows_dl(s, part, names[k], "root")
            body = panel(s, word, rows, pager if len(names) > 1 else "")
            urls.append(s.page(names[k], s.shell(word, body, names[k], side=side)))
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


class PowerEasy(Family):
    name = "n_powereasy_descending"
    facts = (
        "PowerEasy: Index.html is the newest, List_5.html the second page, List_1.html the last."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect=rng.choice(["plain", "single", "bare"]))
        col, per = rng.choice(["/zwgk/jyta/", "/Category/jytabl/"]), rng.choice([15, 20])
        form = "{c}{d:%Y%m}/{i}.html"
        docs = s.documents(count(rng, per, 130), lambda i, d: form.format(c=col, d=d, i=i), "cppcc")
        parts = B.chunks(docs, per)
        last = len(parts)
        names = [col + "Index.html", *[f"{col}List_{last - k}.html" for k in range(1, last)]]
        side, urls, word = notices(s, folder="/xwzx/zwyw/", word="政务要闻"), [], "政协委员提案答复"
        for k, part in enumerate(parts):
            text = self.page_of(s, part, names, k, len(docs), per, word, side)
            urls.append(s.page(names[k], text))
            if k == 0:
                s.page(col, text)
        return s.done([urls[0]], urls, True, "")

    def page_of(self, s, part, names, k, total, per, word, side) -> str:
        def link(to: int, text: str) -> str:
            if not 0 <= to < len(names) or to == k:
                return text
            return f'<a href="{names[to]}">{text}</a>'

        rows = "\n".join(
            f'<tr><td width="10">·</td><td align="left"><a class="listA" href="{d.path}" '
            f'title="文章标题：{esc(d.title)}" target="_self">{esc(d.title)}</a></td>'
            f'<td align="right">{d.date:%Y-%m-%d}</td></tr>'
            for d in part
        )
        pager = (
            f'<div class="showpage">共 <b>{total}</b> 篇文章 {link(0, "首页")} '
            f"{link(k - 1, '上一页')} "
            f"{link(k + 1, '下一页')} {link(len(names) - 1, '尾页')} "
            f'页次：<strong><font color="red">{k + 1}</font>/{len(names)}</strong>页 '
            f"<b>{per}</b>篇文章/页</div>"
        )
        body = panel(s, word, f'<table width="100%">{rows}</table>', pager)
        return s.shell(word, body, names[k], side=side)


class FounderNode(Family):
    name = "n_founder_node"
    facts = "Founder: node_1234.htm, node_1234_2.htm, content_N.htm; numbers in a div, no total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        node, per = rng.randint(1204, 88999), rng.choice([20, 25, 30])
        top = rng.choice(["/zwgk/", "/gk/"])
        form = "{t}{d:%Y-%m}/{d:%d}/content_{i}.htm"
        docs = s.documents(count(rng, per, 140), lambda i, d: form.format(t=top, d=d, i=i), "mixed")
        parts = B.chunks(docs, per)
        names = [f"node_{node}{f'_{k}' if k > 1 else ''}.htm" for k in range(1, len(parts) + 1)]
        side, urls, word = notices(s), [], "人大建议、政协提案办理"
        lie = rng.choice(
            ["", "<!--enpproperty <nodename>建议提案</nodename> 共 320 条 /enpproperty-->"]
        )
        for k, part in enumerate(parts):
            page = top + names[k]
            nums = " ".join(
                f'<span class="now">{i}</span>' if i == k + 1 else f'<a href="{n}">{i}</a>'
                for i, n in enumerate(names, 1)
            )
            after = f'<a href="{names[k + 1]}">下一页</a>' if k + 1 < len(names) else ""
            before = f'<a href="{names[k - 1]}">上一页</a>' if k else ""
            pager = f'<div id="displaypagenum"><center>{before} {nums} {after}</center></div>'
            rows = rows_li(s, part, page, "rel", fmt="%Y-%m-%d", cls="newslist")
            body = panel(s, word, rows, (pager if len(names) > 1 else "") + lie)
            urls.append(s.page(page, s.shell(word, body, page, side=side)))
        return s.done([urls[0]], urls, True, "the last page has no 下一页")


class ClientSlice(Family):
    name = "n_all_rows_sliced_by_script"
    facts = "All rows are in the page; a script shows fifteen at a time and draws the numbers."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/gongkai/zfxxgkml/jyta/", "/zwxx/jianyitian/"])
        docs = s.documents(rng.randint(8, 120), B.trs_path(col), rng.choice(["npc", "mixed"]))
        per, word = rng.choice([10, 15]), "建议提案"
        script = (
            "<script>\n(function(){\n"
            f"var size = {per}, lis = document.querySelectorAll('.default_news > li');\n"
            "var pages = Math.ceil(lis.length / size), bar = document.getElementById('fy');\n"
            "function show(p){ for(var i = 0; i < lis.length; i++)\n"
            "  lis[i].style.display = (i >= (p-1)*size && i < p*size) ? '' : 'none'; }\n"
            "for(var p = 1; p <= pages; p++){ (function(n){ var a = document.createElement('a');\n"
            "  a.href = 'javascript:;'; a.innerHTML = n; a.onclick = function(){ show(n); };\n"
            "  bar.appendChild(a); })(p); }\nshow(1);\n})();\n</script>"
        )
        rows = rows_any(s, docs, col, 0, "rel").replace('class="list"', 'class="default_news"')
        body = panel(s, word, rows, f'<div id="fy"></div>{script}')
        url = s.page(col, s.shell(word, body, col, side=notices(s)))
        return s.done([url], [url], True, "one page")


FAMILIES = [TrsFive, Empire, PowerEasy, FounderNode, ClientSlice]
