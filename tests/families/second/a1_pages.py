import base64
import json

import families_base as B
from families_base import Family, chunks, esc, per_page, side_box, spread
from families_second__kit import (
    SHAPES,
    Site2,
    date_cards,
    date_first,
    dl_one,
    glued,
    open_call,
    undated,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


def static(site, col, docs, per, name, render, title="建议提案", **shell):
    parts, urls = chunks(docs, per), []
    for k, part in enumerate(parts, 1):
        path = col + name(k)
        urls.append(
            site.page(
                path,
                site.shell(
                    title,
                    f'<h2 class="lm">{title}</h2>' + render(k, len(parts), part, path),
                    path,
                    **shell,
                ),
            )
        )
    return parts, urls


class BaseHrefTable(Family):
    name = "s_base_href_table"
    facts = "TRS variant common_list with base href, GBK (cms.md 2 and 5)."

    def make(self, rng):
        s = Site2(self.name, rng, charset="gb2312", dialect=rng.choice(["upper", "plain"]))
        per, col = per_page(rng, 10, 20, 25), "/zfxxgkml/zxwytabl/"
        docs = s.documents(spread(rng, per), B.trs_path(col, "htm"), "cppcc")

        def render(k, n, rows, p):
            trs = "\n".join(
                f'<tr><td>{d.date:%Y/%m/%d}</td><td><a href="{d.path[len(col) :]}" target=_blank>{esc(d.title)}</a></td></tr>'
                for d in rows
            )
            return f'<table>{trs}</table><SCRIPT LANGUAGE="JavaScript" src="/lib/pg.js"></SCRIPT><SCRIPT LANGUAGE="JavaScript">\n<!--\ncreatePageHTML({n}, {k - 1}, \'common_list\', \'htm\');\n//-->\n</SCRIPT>'

        s.js("/lib/pg.js", B.CREATE_PAGE_JS)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "common_list.htm" if k == 1 else f"common_list_{k - 1}.htm",
            render,
            head=f'<base href="{s.root}{col}" />',
        )
        return s.done([urls[0]], urls, True, "relative to base href")


class CountVars(Family):
    name = "s_count_page_vars"
    facts = "Oldest TRS template: var currentPage, var countPage with a comment, loop of document.write."

    def make(self, rng):
        s = Site2(self.name, rng, charset=rng.choice(["gb2312", "utf-8"]))
        per, col = per_page(rng, 10, 15, 20), "/gk/fdzdgknr/szxta/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "cppcc")

        def render(k, n, rows, p):
            return (
                glued(s, rows, p, "rel")
                + f"""<div class="turn"><script>
var currentPage = {k - 1};//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = {n}//共多少页
document.write("共"+countPage+"页&nbsp;&nbsp;");
if(countPage>1&&currentPage!=0&&currentPage!=1) document.write("<a href=\\"default"+"_" + prevPage + "."+"html\\">上一页</a>");
else if(currentPage==1) document.write("<a href=\\"default.html\\">上一页</a>");
for(var i=0;i<countPage;i++){{ if(currentPage==i) document.write(i+1); else if(i==0) document.write("<a href=\\"default.html\\">1</a>"); else document.write("<a href=\\"default"+"_" + i + "."+"html\\">"+(i+1)+"</a>"); }}
if(countPage>1&&currentPage!=(countPage-1)) document.write("<a href=\\"default"+"_" + nextPage + "."+"html\\">下一页</a>");
</script></div>"""
            )

        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "default.html" if k == 1 else f"default_{k - 1}.html",
            render,
        )
        return s.done([urls[0]], urls, True, "pages in a script variable")


class PagesArgHigh(Family):
    name = "s_pages_one_too_many"
    facts = "Page count one above the pages that exist, record count right (reading-faults 3.10)."

    def make(self, rng):
        s = Site2(self.name, rng, soft=rng.choice(["page", None]))
        per, col = per_page(rng, 5, 10, 12), "/zwgk/jyta00/rdjy/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col, "shtml"), "npc")
        s.js("/js/p.js", B.CREATE_PAGE_JS)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "list.shtml" if k == 1 else f"list_{k - 1}.shtml",
            lambda k, n, rows, p: (
                dl_one(s, rows, p, "rel")
                + f"<div><script src=/js/p.js></script><script>createPageHTML({n + 1},{k - 1},'list','shtml','tcdPageCode',{len(docs)})</script></div>"
            ),
        )
        return s.done(
            [urls[0]],
            urls,
            True,
            "last page of the count does not exist; all records are found without it",
        )


class HiddenTotalHigh(Family):
    name = "s_hidden_total_off"
    facts = "Total in a hidden input, off by one (reading-faults 3.10)."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = per_page(rng, 10, 15), "/xxgk/jytalist.aspx"
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/xxgk/view_{i}.aspx", "mixed"
        )
        parts = chunks(docs, per)

        def page(q, *_):
            k = number(q.get("p"))
            rows = parts[k - 1] if 1 <= k <= len(parts) else []
            a = " ".join(
                f'<a href="?p={j}">{j}</a>' if j != k else f"<span class=cur>{j}</span>"
                for j in range(1, len(parts) + 1)
            )
            return s.shell(
                "建议提案",
                date_first(s, rows, path)
                + f'<input type="hidden" id="hidTotalCount" value="{len(docs) + 1}"><input type="hidden" id="hidPageSize" value="{per}"><div class="pg">{a}　共有<b>{len(docs) + 1}</b>条记录</div>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?p={k}" if k > 1 else "") for k in range(1, len(parts) + 1)],
            False,
            "total is one higher",
        )


class IconOnly(Family):
    name = "s_icon_only"
    facts = (
        "Only arrows as icons lead on; list-541-1.html naming; var pageCount (reading-faults 3.1)."
    )

    def make(self, rng):
        s = Site2(self.name, rng, dialect=rng.choice(["plain", "single", "bare"]))
        per, cat = per_page(rng, 5, 10, 12), rng.randint(100, 990)
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/show-{cat}-{i}-1.html", "npc"
        )

        def render(k, n, rows, p):
            left = (
                f'<a href="list-{cat}-{k - 1}.html"><i class="icon-left"></i></a>'
                if k > 1
                else '<i class="icon-left off"></i>'
            )
            right = (
                f'<a href="list-{cat}-{k + 1}.html"><img src="/img/r.png" alt=""></a>'
                if k < n
                else '<img src="/img/r_off.png" alt="">'
            )
            return date_cards(s, rows, p) + f'<div class="arrows">{left}{right}</div>'

        _, urls = static(s, "/", docs, per, lambda k: f"list-{cat}-{k}.html", render)
        return s.done([urls[0]], urls, True, "no arrow on the last page")


class Twbs(Family):
    name = "s_twbs"
    facts = "twbsPagination with totalPages and a href pattern (library's documentation; reading-faults 3.1)."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = per_page(rng, 10, 15, 20), "/open/reply"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/open/reply/"), "mixed")
        parts, shape = chunks(docs, per), rng.choice(SHAPES)

        def page(q, *_):
            k = number(q.get("curPage"))
            k = k if 1 <= k <= len(parts) else 1
            return s.shell(
                "提案建议办理",
                shape(s, parts[k - 1], path)
                + f"""<ul id="pagination-demo" class="pagination-sm"></ul><script src="/assets/jquery.twbsPagination.min.js"></script>
<script>$('#pagination-demo').twbsPagination({{ totalPages: {len(parts)}, visiblePages: 5, startPage: {k}, first: '首页', prev: '前一页', next: '后一页', last: '末页', href: '/open/reply?curPage={{{{number}}}}' }});</script>""",
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?curPage={k}" if k > 1 else "") for k in range(1, len(parts) + 1)],
            True,
            "page 1 again beyond the end",
        )


class SimplePagination(Family):
    name = "s_simple_pagination"
    facts = "simplePagination items/itemsOnPage/hrefTextPrefix (library's documentation; reading-faults 3.1)."

    def make(self, rng):
        s = Site2(self.name, rng, charset=rng.choice(["utf-8", "gbk"]))
        per, col = per_page(rng, 5, 10, 15), "/hdjl/jyta/"
        docs = s.documents(
            spread(rng, per, zero=False), B.plain_path("/hdjl/jyta/con/", "shtml"), "cppcc"
        )
        shape = rng.choice(SHAPES)

        def render(k, n, rows, p):
            return (
                shape(s, rows, p)
                + f'<div id="light-pagination" class="pagination"></div><script>$(function(){{ $("#light-pagination").pagination({{ items: {len(docs)}, itemsOnPage: {per}, currentPage: {k}, cssStyle: "light-theme", prevText: "&lt;", nextText: "&gt;", hrefTextPrefix: "lists_", hrefTextSuffix: ".shtml" }}); }});</script>'
            )

        _, urls = static(s, col, docs, per, lambda k: f"lists_{k}.shtml", render)
        return s.done([urls[0]], urls, True, "items and itemsOnPage tell all")


class DataTotal(Family):
    name = "s_data_total"
    facts = "data-total / data-size attributes read by an external script that makes index-2.html (reading-faults 3.1)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect=rng.choice(["plain", "single", "bare", "upper"]))
        per, col = per_page(rng, 12, 15, 20), "/jyta/rdjybl/"
        docs = s.documents(spread(rng, per), B.plain_path("/jyta/rdjybl/d/"), "npc")
        s.js(
            "/static/js/paging.js",
            """$('.paging').each(function(){
  var total = $(this).data('total'), size = $(this).data('size'), cur = $(this).data('cur'), pages = Math.ceil(total / size), h = '';
  for (var i = 1; i <= pages; i++) h += i == cur ? '<b>' + i + '</b>' : '<a href="' + (i == 1 ? 'index.html' : 'index-' + i + '.html') + '">' + i + '</a>';
  $(this).html(h);
});""",
        )
        shape = rng.choice(SHAPES)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "index.html" if k == 1 else f"index-{k}.html",
            lambda k, n, rows, p: (
                (shape(s, rows, p) if rows else "<p>暂无内容</p>")
                + f'<div class="paging" data-total="{len(docs)}" data-size="{per}" data-cur="{k}"></div><script src="/static/js/paging.js"></script>'
            ),
        )
        return s.done([s.root + col], urls, True, "empty pager div, script builds the links")


FAMILIES = [
    BaseHrefTable,
    CountVars,
    PagesArgHigh,
    HiddenTotalHigh,
    IconOnly,
    Twbs,
    SimplePagination,
    DataTotal,
]
