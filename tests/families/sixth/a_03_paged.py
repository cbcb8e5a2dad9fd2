"""Half A: lists of several pages, ordinary ones first."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_a_01_rows import pick
from family_documents import MadeSite

CREATE = """
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount <= 1){ return; }
  var s = '<div class="page">';
  for(var i=0;i<_nPageCount;i++){
    if(i==_nCurrIndex){ s += '<span>'+(i+1)+'</span>'; }
    else{ s += '<a href="'+_sPageName+(i==0?'':'_'+i)+'.'+_sPageExt+'">'+(i+1)+'</a>'; }
  }
  document.write(s+'</div>');
}
"""


class PlainCreatePage(Family):
    name = "a_plain_create_page"
    facts = (
        "Plain: static pages index_1.html, createPageHTML(pages, at, 'index', 'html') in a file."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Gov(self.name, rng, charset=rng.choice(["utf-8", "utf-8", "gb2312"]))
        col, per = rng.choice(["/zwgk/zdgk/jyta/", "/xxgk/jytagk/"]), rng.choice([10, 15, 20])
        docs = s.documents(many(rng, per), B.trs_path(col), "mixed")
        s.js("/images/page.js", CREATE)
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        for k, part in enumerate(parts):
            at = col + ("index.html" if k == 0 else f"index_{k}.html")
            call = f"createPageHTML({len(parts)}, {k}, 'index', 'html');"
            main = rows(s, part, at, "rel") + (
                f'\n<script src="/images/page.js"></script>\n<script>{call}</script>'
            )
            s.page(at, s.column(main, at, side=s.box()))
            urls.append(s.root + (col if k == 0 else at))
        return finish(s, urls, True, "the number of pages is in the call")


class PlainLinks(Family):
    name = "a_plain_links"
    facts = "Plain: index_2.html counted from 2; 首页 上一页 numbers 下一页 尾页 and 共N条 k/n页."

    def make(self, rng: random.Random) -> MadeSite:
        s, col, per = Gov(self.name, rng), "/zwgk/fdzdgknr/jyhta/", rng.choice([10, 15, 20])
        docs = s.documents(many(rng, per), B.plain_path("/zwgk/fdzdgknr/jyhta/"), "mixed")
        parts, rows, n = B.chunks(docs, per), pick(rng), 0
        n = len(parts)

        def at(k: int) -> str:
            return col + ("index.html" if k == 1 else f"index_{k}.html")

        for k, part in enumerate(parts, 1):
            near = range(max(1, k - 2), min(n, k + 2) + 1)
            links = [f'<a href="{at(j)}">{j}</a>' if j != k else f"<b>{j}</b>" for j in near]
            before = f'<a href="{at(1)}">首页</a> <a href="{at(max(1, k - 1))}">上一页</a>'
            after = f'<a href="{at(min(n, k + 1))}">下一页</a> <a href="{at(n)}">尾页</a>'
            nav = (
                f'<div class="fanye">共{len(docs)}条 {k}/{n}页 {before} {" ".join(links)}'
                f" {after}</div>"
            )
            s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k), side=s.box()))
        urls = [s.root + at(k) for k in range(1, n + 1)]
        return finish(s, urls, True, "honest total")


class PlainDown(Family):
    name = "a_plain_down"
    facts = "Plain: rddbjy.htm then rddbjy/4.htm, /3.htm … down to 1.htm, the oldest; 共N条."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, tree = Gov(self.name, rng), rng.choice([10, 15, 20]), rng.randint(1001, 1999)
        docs = s.documents(many(rng, per), B.vsb_path(tree), "npc")
        parts, stem = B.chunks(docs, per), "/zfxxgk/fdzdgknr/jyta/rddbjy"
        n = len(parts)

        def at(k: int) -> str:
            return stem + (".htm" if k == 1 else f"/{n + 1 - k}.htm")

        for k, part in enumerate(parts, 1):
            rows = "\n".join(
                f'<li id="line_u9_{i}"><a'
                f' href="{s.href(d.path, at(k), "rel")}">{B.esc(d.title)}</a>'
                f"<span>{d.date:%Y-%m-%d}</span></li>"
                for i, d in enumerate(part)
            )
            links = "".join(
                f'<span class="p_no"><a href="{s.href(at(j), at(k), "rel")}">{j}</a></span>'
                if j != k
                else f'<span class="p_no_d">{j}</span>'
                for j in range(1, n + 1)
            )
            down = (
                f'<span class="p_next p_fun"><a href="{s.href(at(k + 1), at(k), "rel")}">下页'
                "</a></span>"
                if k < n
                else '<span class="p_next_d p_fun_d">下页</span>'
            )
            nav = (
                f'<div class="pb_sys_common"><span class="p_t">共{len(docs)}条'
                f"</span>{links}{down}</div>"
            )
            s.page(at(k), s.column(f'<ul class="list">{rows}</ul>{nav}', at(k), "人大代表建议"))
        urls = [s.root + at(k) for k in range(1, n + 1)]
        return finish(s, urls, True, "honest total")


class QueryLastForEver(Family):
    name = "a_last_for_ever"
    facts = (
        "list.php?cid=7&p=2; 下一页 on every page, also the last; beyond the end the last again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, cid = Gov(self.name, rng), rng.choice([8, 12, 20]), rng.randint(5, 99)
        docs = s.documents(many(rng, per), lambda i, d: f"/show.php?cid={cid}&id={i}", "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)

        def at(k: int) -> str:
            return f"/list.php?cid={cid}" + (f"&p={k}" if k > 1 else "")

        def page(q: dict[str, str], *_: object) -> str:
            k = min(max(1, num(q.get("p"))), len(parts))
            address = B.esc(f"/list.php?cid={cid}&p=")
            nav = f'<p class="pg"><a href="{address}{max(1, k - 1)}">上一页</a> 第{k}页 '
            nav += f'<a href="{address}{k + 1}">下一页</a></p>'
            return s.column(rows(s, parts[k - 1], "/list.php", "root") + nav, "/list.php")

        s.route("/list.php", page)
        return finish(
            s, [s.root + at(k) for k in range(1, len(parts) + 1)], True, "the end repeats itself"
        )


class Postback(Family):
    name = "a_postback"
    facts = "ASP.NET: __doPostBack('Pager1','3') with __VIEWSTATE; the page number in the form."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 15]), "/InfoList.aspx"
        docs = s.documents(many(rng, per), lambda i, d: f"/InfoShow.aspx?ID={i}", "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        mark = f"/wEPDwUK{rng.randint(10**8, 10**9)}D2QWAg"

        def page(q: dict[str, str], method: str, body: bytes, *_: object) -> str:
            form = s.form(body)
            k = num(form.get("__EVENTARGUMENT")) if form.get("__VIEWSTATE") == mark else 1
            k = min(max(1, k), len(parts))
            links = " ".join(
                f"<a href=\"javascript:__doPostBack('Pager1','{j}')\">{j}</a>" if j != k else f"{j}"
                for j in range(1, len(parts) + 1)
            )
            main = (
                '<form method="post" action="InfoList.aspx?type=12" id="form1">\n'
                '<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />\n'
                '<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />\n'
                f'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{mark}" />\n'
                "<script>function __doPostBack(t,a){var f=document.getElementById('form1');"
                "f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit();}</script>\n"
                f'{rows(s, parts[k - 1], path, "root")}\n<div id="Pager1">记录总数：{len(docs)} '
                f"总页数：{len(parts)} 当前页：{k} {links}</div></form>"
            )
            return s.column(main, path)

        s.route(path, page)
        url = s.root + path + "?type=12"
        asks: list[bytes | None] = [None]
        for k in range(2, len(parts) + 1):
            fields = {"__EVENTTARGET": "Pager1", "__EVENTARGUMENT": k, "__VIEWSTATE": mark}
            asks.append(
                "&".join(f"{a}={B.quote(str(v), safe='')}" for a, v in fields.items()).encode()
            )
        return finish(s, [url] * len(parts), True, "honest total", asks)


class TotalTooLarge(Family):
    name = "a_total_too_large"
    facts = "list_2.shtml; 共N条 counts rows since withdrawn, so more than the pages hold."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15, 20]), "/hygq/jytadf/"
        docs = s.documents(many(rng, per), B.kaipu_path("hygq", "c100221"), "mixed")
        parts, rows, said = B.chunks(docs, per), pick(rng), len(docs) + rng.randint(1, 9)
        n = len(parts)

        def at(k: int) -> str:
            return col + ("list.shtml" if k == 1 else f"list_{k}.shtml")

        for k, part in enumerate(parts, 1):
            links = " ".join(
                f'<a href="{at(j)}">{j}</a>' if j != k else f'<a class="cur">{j}</a>'
                for j in range(1, n + 1)
            )
            nav = f'<div class="pagination">共{said}条记录 {links}</div>'
            s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k), side=s.box()))
        urls = [s.root + at(k) for k in range(1, n + 1)]
        return finish(s, urls, False, "the total cannot be reached")


FAMILIES = [PlainCreatePage, PlainLinks, PlainDown, QueryLastForEver, Postback, TotalTooLarge]
