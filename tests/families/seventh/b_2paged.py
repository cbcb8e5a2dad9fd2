"""Lists of several pages, as most sites have them."""

from __future__ import annotations

import random

import families_base as B
from families_b_kit import in_pages, named, plain_titles, sheet, tabs
from families_base import Family, MadeSite, Site, chunks, esc

PAGE5 = """function createPage(nRecords,nPages,nCur,sName,sExt){if(nPages<=1)return;
var u=function(i){return sName+(i==0?'':'_'+i)+'.'+sExt};var h='<em>共'+nRecords+'条</em>';
h+=nCur>0?'<a href="'+u(nCur-1)+'">上一页</a>':'<span>上一页</span>';
for(var i=0;i<nPages;i++)h+=i==nCur?'<span class="on">'+(i+1)+'</span>':
'<a href="'+u(i)+'">'+(i+1)+'</a>';
h+=nCur<nPages-1?'<a href="'+u(nCur+1)+'">下一页</a>':'<span>下一页</span>';
document.write(h);}
"""


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class TrsRecordsFirst(Family):
    name = "gb_trs_records_first"
    facts = (
        "TRS with the five-argument call createPage(records, pages, current from 0, name, ext): "
        "the first number is rows, not pages; ./YYYYMM/tDATE_ID.html rows in a table-like dl."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col, per, w = "/zwgk/zfxxgkml/jytabl/", rng.choice([15, 18, 20]), named(rng)
        docs = s.documents(in_pages(rng, per), B.trs_path(col), "mixed")
        parts, head = chunks(docs, per), tabs(s, w, col)
        s.js("/images/createpage.js", PAGE5)
        urls = []
        for k, part in enumerate(parts):
            path = col + ("index.html" if k == 0 else f"index_{k}.html")
            call = (
                '<div class="pages"><script src="/images/createpage.js"></script><script>'
                f"createPage({len(docs)},{len(parts)},{k},'index','html');</script></div>"
            )
            rows = (B.rows_li if s.skin % 2 else B.rows_dl)(s, part, path, "rel")
            s.page(path, sheet(s, w, head + rows + call))
            urls.append(s.root + (col if k == 0 else path))
        return s.done(urls[:1], urls, True, "")


class SiteServer(Family):
    name = "gb_siteserver_channels"
    facts = (
        "SiteServer: /channels/N.html, /channels/N_2.html, articles /contents/N/ID.html; pager "
        "首页 | 上一页 | 下一页 | 末页 2/5 and a select whose values are the addresses."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch, per, w = rng.randint(200, 9800), rng.choice([12, 15, 20]), named(rng)
        docs = s.documents(in_pages(rng, per, 2, 5), B.plain_path(f"/contents/{ch}/"), "mixed")
        plain_titles(s, docs)
        parts, side = chunks(docs, per), B.side_box(s, s.news(5), "最新信息")
        last = len(parts)

        def at(k: int) -> str:
            return f"/channels/{ch}" + (".html" if k == 1 else f"_{k}.html")

        def link(text: str, k: int, here: int) -> str:
            live = 1 <= k <= last and k != here
            return f'<a href="{at(k)}">{text}</a>' if live else f"<span>{text}</span>"

        for k, part in enumerate(parts, 1):
            options = "".join(
                f'<option value="{at(j)}"{" selected" if j == k else ""}>{j}</option>'
                for j in range(1, last + 1)
            )
            pager = (
                f'<div class="fenye">{link("首页", 1, k)} | {link("上一页", k - 1, k)} | '
                f"{link('下一页', k + 1, k)} | {link('末页', last, k)} {k}/{last} "
                f'<select onchange="location.href=this.value">{options}</select></div>'
            )
            s.page(at(k), sheet(s, w, B.rows_any(s, part, at(k), s.skin) + pager, side=side))
        urls = [s.root + at(k) for k in range(1, last + 1)]
        return s.done(urls[:1], urls, True, "")


class GhostPage(Family):
    name = "gb_last_page_is_missing"
    facts = (
        "/XxgkContent/showList/ORGAN/CAT/page_2.html: the pager counts one page too many; the last "
        "one says 您访问的页面不存在 with status 200."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft="page")
        base = f"/XxgkContent/showList/{rng.randint(20, 300)}/{rng.randint(10**5, 10**6)}/page_"
        per, w = rng.choice([10, 15]), named(rng)
        docs = s.documents(in_pages(rng, per, 2, 5), B.plain_path("/XxgkContent/show/"), "mixed")
        parts, head = chunks(docs, per), tabs(s, w, f"{base}1.html")
        told = len(parts) + 1
        for k, part in enumerate(parts, 1):
            numbers = "".join(
                f'<span class="cur">{j}</span>' if j == k else f'<a href="{base}{j}.html">{j}</a>'
                for j in range(1, told + 1)
            )
            pager = (
                f'<div class="page">{numbers}<a href="{base}{k + 1}.html">下一页</a>'
                f'<a href="{base}{told}.html">尾页</a> 共{told}页</div>'
            )
            path = f"{base}{k}.html"
            s.page(path, sheet(s, w, head + B.rows_table(s, part, path) + pager))
        urls = [f"{s.root}{base}{k}.html" for k in range(1, told + 1)]
        return s.done(urls[:1], urls, False, "the last page of the pager is missing")


class JspPortal(Family):
    name = "gb_jsp_node"
    facts = (
        "A JSP portal: /info/iList.jsp?node_id=GKxx&cat_id=N&cur_page=2; the rows link "
        "/info/egovinfo/…/ID.htm; 共有N条记录，分M页显示，当前第K页 below."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        node, cat, w = f"GKjyj{rng.randint(10, 99)}", rng.randint(10000, 19999), named(rng)
        per, page = rng.choice([10, 15, 20]), "/info/iList.jsp"
        folder = "/info/egovinfo/1001/xxgkxl/"
        docs = s.documents(in_pages(rng, per, 2, 6), B.plain_path(folder, "htm"), "mixed")
        parts, side = chunks(docs, per), B.side_box(s, s.news(4), "信息公开动态")

        def answer(q: dict[str, str], *_: object) -> str:
            if q.get("cat_id") != str(cat):
                return sheet(s, w, "<p>没有符合条件的信息</p>", side=side)
            k = min(max(whole(q.get("cur_page")), 1), len(parts))

            def link(text: str, j: int) -> str:
                if not 1 <= j <= len(parts) or j == k:
                    return text
                more = f"node_id={node}&amp;cat_id={cat}&amp;cur_page={j}"
                return f'<a href="{page}?{more}">{text}</a>'

            nav = (
                f'<div class="pagebar">共有{len(docs)}条记录，分{len(parts)}页显示，当前第{k}页 '
                f"{link('首页', 1)} {link('上一页', k - 1)} {link('下一页', k + 1)} "
                f"{link('末页', len(parts))}</div>"
            )
            return sheet(s, w, B.rows_table(s, parts[k - 1], page) + nav, side=side)

        s.route(page, answer)
        start = f"{s.root}{page}?node_id={node}&cat_id={cat}"
        more = [f"{start}&cur_page={k}" for k in range(2, len(parts) + 1)]
        return s.done([start], [start, *more], True, "")


class FormPager(Family):
    name = "gb_form_posts_the_page"
    facts = (
        "A hidden form carries pageNo, pageSize and channelId; the links call toPage(n), which "
        "writes the number and submits by POST to the same address."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        per, cid, w = rng.choice([10, 15, 20]), f"{rng.getrandbits(64):016x}", named(rng)
        docs = s.documents(in_pages(rng, per, 2, 5), B.plain_path("/doc/", "html"), "mixed")
        parts, page = chunks(docs, per), "/xxgk/jyta/list.do"
        head = tabs(s, w, page)

        def answer(q: dict[str, str], method: str, body: bytes, _raw: str) -> str:
            f = s.form(body)
            good = method == "POST" and f.get("channelId") == cid
            k = min(max(whole(f.get("pageNo")), 1), len(parts)) if good else 1
            links = "".join(
                f"<em>{j}</em>" if j == k else f'<a href="javascript:toPage({j})">{j}</a>'
                for j in range(1, len(parts) + 1)
            )
            form = (
                f'<form id="pageForm" name="pageForm" method="post" action="{page}">'
                f'<input type="hidden" name="channelId" value="{cid}"/><input type="hidden" '
                f'name="pageSize" value="{per}"/><input type="hidden" name="pageNo" id="pageNo" '
                f'value="{k}"/></form><script>function toPage(n){{document.getElementById("pageNo")'
                '.value=n;document.getElementById("pageForm").submit();}</script>'
            )
            rows = "\n".join(
                f'<div class="li"><a href="{d.path}">{esc(d.title)}</a><i>{d.date:%m-%d}</i></div>'
                for d in parts[k - 1]
            )
            pager = f'<div class="pg">{links} 第{k}页/共{len(parts)}页 共{len(docs)}条</div>'
            return sheet(s, w, head + rows + form + pager)

        s.route(page, answer)
        bodies: list[bytes | None] = [None]
        bodies += [
            f"channelId={cid}&pageSize={per}&pageNo={k}".encode() for k in range(2, len(parts) + 1)
        ]
        start = s.root + page
        return s.done([start], [start] * len(parts), True, "", bodies)


FAMILIES = [TrsRecordsFirst, SiteServer, GhostPage, JspPortal, FormPager]
