"""Lists of several pages that have an address or a form for each."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import families_base as B
from families_a_kit import framed, paged, sisters, word
from families_base import Family, MadeSite, Site, chunks, esc
from family_documents import Answer

TRS_NAV = """
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount <= 1){ return; }
  function at(i){ return _sPageName + (i == 0 ? "" : "_" + i) + "." + _sPageExt; }
  var h = "";
  if(_nCurrIndex > 0){ h += '<a href="' + at(0) + '">首页</a><a href="' + at(_nCurrIndex - 1)
    + '">上一页</a>'; }
  for(var i = 0; i < _nPageCount; i++){
    h += i == _nCurrIndex ? '<span class="cur">' + (i + 1) + '</span>'
      : '<a href="' + at(i) + '">' + (i + 1) + '</a>'; }
  if(_nCurrIndex < _nPageCount - 1){ h += '<a href="' + at(_nCurrIndex + 1)
    + '">下一页</a><a href="' + at(_nPageCount - 1) + '">尾页</a>'; }
  document.write(h);
}
"""


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class TrsPaged(Family):
    name = "ga_trs_paged"
    facts = (
        "TRS WCM, the commonest of all: index.html, index_1.html …; the pager is "
        "createPageHTML(pages, current from 0, name, extension) of a script file."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]), dialect="plain")
        ext, per, w = rng.choice(["html", "htm", "shtml"]), rng.choice([10, 15, 20]), word(rng)
        col = rng.choice(["/zwgk/fdzdgknr/jyta/", "/xxgk/fdzdgknr/qt/jytabl/srddbjy/"])
        docs = s.documents(paged(rng, per), B.trs_path(col, ext), "mixed")
        parts, side = chunks(docs, per), sisters(s, "/zwgk/", w, col)
        s.js("/images/pagenav.js", TRS_NAV)
        urls = []
        for k, part in enumerate(parts):
            path = col + (f"index.{ext}" if k == 0 else f"index_{k}.{ext}")
            call = (
                '<div class="fy"><script src="/images/pagenav.js"></script><script>'
                f'createPageHTML({len(parts)}, {k}, "index", "{ext}");</script></div>'
            )
            rows = B.rows_li(s, part, path, "rel", cut=rng.choice([0, 30]))
            s.page(path, framed(s, w, rows + call, path, side=side))
            urls.append(s.root + (col if k == 0 else path))
        return s.done(urls[:1], urls, True, "")


class KaipuRecords(Family):
    name = "ga_kaipu_records_too_many"
    facts = (
        "Kaipu: list.shtml, list_2.shtml; createPageHTML('page_div', pages, current, 'list', "
        "'shtml', records): pages are right, records still count pieces taken off the site."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        site, cat, per, w = "qhq", f"c{rng.randint(100200, 109900)}", 15, word(rng)
        col = f"/{site}/{cat}/"
        docs = s.documents(paged(rng, per, 2, 6), B.kaipu_path(site, cat), "mixed")
        parts, side = chunks(docs, per), sisters(s, f"/{site}/", w, col + "list.shtml")
        room = per * len(parts) - len(docs)
        records = len(docs) + (rng.randint(1, room) if room else rng.randint(1, 3))
        s.js(
            "/common/createPage.js",
            "function createPageHTML(id,n,c,name,ext,count){if(n<=1)return;var h='<span>共'+count"
            "+'条记录</span>';for(var i=1;i<=n;i++){h+=i==c?'<b>'+i+'</b>':'<a href=\"'+name+"
            "(i==1?'':'_'+i)+'.'+ext+'\">'+i+'</a>';}document.getElementById(id).innerHTML=h;}",
        )
        urls = []
        for k, part in enumerate(parts, 1):
            path = col + ("list.shtml" if k == 1 else f"list_{k}.shtml")
            rows = B.rows_li(s, part, path, cls="zwgk-list")
            call = (
                '<div id="page_div" class="page"></div><script src="/common/createPage.js">'
                f"</script><script>createPageHTML('page_div',{len(parts)}, {k},'list','shtml',"
                f"{records});</script>"
            )
            s.page(path, framed(s, w, rows + call, path, side=side))
            urls.append(s.root + path)
        return s.done(urls[:1], urls, False, "records too many")


class VsbPaged(Family):
    name = "ga_vsb_counting_down"
    facts = (
        "Boda VSB: the newest page is zxta.htm, the next zxta/3.htm, the oldest zxta/1.htm; "
        "links relative to the page; 共N条 and 1/4 in spans."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        stem, per, w = "/zwgk/jytabl/zxta", rng.choice([12, 15, 20]), word(rng)
        docs = s.documents(paged(rng, per, 2, 6), B.vsb_path(rng.randint(1010, 1990)), "cppcc")
        parts, side = chunks(docs, per), sisters(s, "/zwgk/", w, stem + ".htm")
        last = len(parts)

        def at(k: int) -> str:
            return stem + (".htm" if k == 1 else f"/{last - k + 1}.htm")

        def fun(kind: str, text: str, k: int, here: int) -> str:
            if k == here or not 1 <= k <= last:
                return f'<span class="p_{kind}_d p_fun_d">{text}</span>'
            href = s.href(at(k), at(here), "rel").removeprefix("./")
            return f'<span class="p_{kind} p_fun"><a href="{href}">{text}</a></span>'

        for k, part in enumerate(parts, 1):
            rows = "\n".join(
                f'<li id="line_u7_{i}"><a href="{s.href(d.path, at(k), "rel")}" target="_blank">'
                f'{esc(d.title)}</a><span class="date">{d.date:%Y/%m/%d}</span></li>'
                for i, d in enumerate(part)
            )
            numbers = "".join(fun("no", str(j), j, k) for j in range(1, last + 1))
            pager = (
                '<div class="pb_sys_common"><span class="p_pages"><span class="p_t">共'
                f"{len(docs)}条</span> {k}/{last} "
                f"{fun('first', '首页', 1, k)}{fun('prev', '上页', k - 1, k)}{numbers}"
                f"{fun('next', '下页', k + 1, k)}{fun('last', '尾页', last, k)}</span></div>"
            )
            inner = f"<ul>\n{rows}\n</ul>{pager}"
            s.page(at(k), framed(s, w, inner, at(k), side=side))
        urls = [s.root + at(k) for k in range(1, last + 1)]
        return s.done(urls[:1], urls, True, "")


class Empire(Family):
    name = "ga_empire_total_first"
    facts = (
        "EmpireCMS: index_2.html; the first link of the pager holds only the number of rows in b, "
        "title=总数; 下一页 and 尾页 after the numbers."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        col, per, w = "/html/jytian/", rng.choice([10, 20, 25]), word(rng)
        docs = s.documents(paged(rng, per, 2, 5), B.plain_path(col), "mixed")
        parts, side = chunks(docs, per), B.side_box(s, s.news(6), "推荐文章")
        last = len(parts)

        def at(k: int) -> str:
            return col + ("index.html" if k == 1 else f"index_{k}.html")

        for k, part in enumerate(parts, 1):
            links = "&nbsp;".join(
                f"<b>{j}</b>" if j == k else f'<a href="{at(j)}">{j}</a>'
                for j in range(1, last + 1)
            )
            back = f'<a href="{at(1)}">首页</a>&nbsp;<a href="{at(k - 1)}">上一页</a>&nbsp;'
            on = f'&nbsp;<a href="{at(k + 1)}">下一页</a>&nbsp;<a href="{at(last)}">尾页</a>'
            pager = (
                f'<div class="epages"><a title="总数">&nbsp;<b>{len(docs)}</b> </a>&nbsp;&nbsp;'
                f"{back if k > 1 else ''}{links}{on if k < last else ''}</div>"
            )
            s.page(at(k), framed(s, w, B.rows_table(s, part, at(k)) + pager, at(k), side=side))
        urls = [s.root + (col if k == 1 else at(k)) for k in range(1, last + 1)]
        return s.done(urls[:1], urls, True, "")


class WebForms(Family):
    name = "ga_webforms_gridview"
    facts = (
        "ASP.NET WebForms: a GridView whose last row calls __doPostBack(grid, 'Page$2'); the POST "
        "must carry back __VIEWSTATE, or the first page comes again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page, per, w = "/List.aspx", rng.choice([10, 12, 15]), word(rng)
        cid = rng.randint(3, 80)
        by_id: dict[str, Answer] = {}
        docs = s.documents(paged(rng, per, 2, 5), lambda i, d: f"/Show.aspx?id={i}", "mixed")
        for d in docs:
            by_id[d.id] = s.static[d.path]
        parts = chunks(docs, per)
        side = B.side_box(s, s.news(5), "通知公告")
        mark = rng.randrange(10**9)

        def state(k: int) -> str:
            return f"/wEPDwUK{mark:09d}D{k:02d}kZGQ="

        def draw(k: int) -> str:
            cells = "".join(
                f"<td><span>{j}</span></td>"
                if j == k
                else "<td><a href=\"javascript:__doPostBack('ctl00$main$gvList','Page$"
                f"{j}')\">{j}</a></td>"
                for j in range(1, len(parts) + 1)
            )
            rows = "\n".join(
                f'<tr><td><a id="ctl00_main_gvList_ctl{i:02d}_hl" href="{d.path[1:]}" '
                f'target="_blank">{esc(d.title)}</a></td><td>{d.date:%Y/%m/%d}</td></tr>'
                for i, d in enumerate(parts[k - 1], 2)
            )
            form = (
                f'<form name="aspnetForm" method="post" action="List.aspx?cid={cid}" '
                'id="aspnetForm"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" '
                'value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" '
                'value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="'
                f'{state(k)}" /><script type="text/javascript">\n//<![CDATA[\nvar theForm ='
                " document.forms['aspnetForm'];function __doPostBack(eventTarget, eventArgument)"
                " {theForm.__EVENTTARGET.value = eventTarget;theForm.__EVENTARGUMENT.value = "
                "eventArgument;theForm.submit();}\n//]]>\n</script>"
                '<table id="ctl00_main_gvList" cellspacing="0" border="0">'
                f'{rows}<tr class="pager"><td colspan="2"><table border="0"><tr>{cells}</tr'
                "></table></td></tr></table></form>"
            )
            return framed(s, w, form, page, side=side)

        def answer(q: dict[str, str], method: str, body: bytes, _raw: str) -> str | Answer:
            f = s.form(body)
            if method == "POST" and f.get("__VIEWSTATE") in {
                state(k) for k in range(1, len(parts) + 1)
            }:
                k = whole(f.get("__EVENTARGUMENT", "").removeprefix("Page$"))
                return draw(min(max(k, 1), len(parts)))
            return draw(1)

        def show(q: dict[str, str], *_: object) -> Answer:
            return by_id.get(q.get("id", ""), s.missing())

        s.route(page, answer)
        s.route("/Show.aspx", show)
        start = f"{s.root}{page}?cid={cid}"
        bodies: list[bytes | None] = [None]
        for k in range(2, len(parts) + 1):
            bodies.append(
                urlencode(
                    {
                        "__EVENTTARGET": "ctl00$main$gvList",
                        "__EVENTARGUMENT": f"Page${k}",
                        "__VIEWSTATE": state(k - 1),
                    }
                ).encode()
            )
        return s.done([start], [start] * len(parts), True, "", bodies)


FAMILIES = [TrsPaged, KaipuRecords, VsbPaged, Empire, WebForms]
