"""Static lists of the big systems: TRS in three habits, Kaipu, Shanghai's, NFCMS."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_eleventh_a_0parts import column, jquery, neighbours, news_box, pages
from families_eleventh_a_00scripts import JQPAGINATOR, PAGE_DIV_JS


class MinistryInline(Family):
    name = "k_ministry_inline_countpage"
    facts = (
        "A ministry's TRS: the pager is the old inline script (countPage, nextPage), index_k.htm."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/gk/jyta/", "/gk/tajyfw/", "/xxgk/jytafw/"])
        docs = s.documents(rng.randint(18, 140), B.trs_path(col, "htm"), "mixed")
        side = neighbours(s, rng, (col, "建议提案"), "/gk/")

        def write(k, n, part, path):
            rows = "\n".join(
                f'<li class="ztlb"><span class="date">{d.date:%Y-%m-%d}</span>'
                f'<a href="{s.href(d.path, col, "rel")}" target="_blank"'
                f' title="{esc(d.title)}">{esc(d.title)}</a></li>'
                for d in part
            )
            ul = f'<ul id="div_list">{rows}</ul>'
            body = column("建议提案", ul, f'<div class="pagelist">{self.script(k, n)}</div>')
            return s.shell("建议提案", body, path, side=side)

        def name(k, n):
            return col + ("index.htm" if k == 0 else f"index_{k}.htm")

        urls = pages(s, docs, rng.choice([15, 16, 20]), name, write)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")

    def script(self, k: int, n: int) -> str:
        return f"""<script language="JavaScript">
var currentPage = {k};//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = {n};//共多少页
document.write("共&nbsp;"+countPage+"&nbsp;页&nbsp;");
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
  document.write("<a href=\\"index_"+prevPage+".htm\\">上一页</a>&nbsp;");
else if(countPage>1&&currentPage==1)
  document.write("<a href=\\"index.htm\\">上一页</a>&nbsp;");
//循环
var num = 9;
for(var i=0;i<=num&&i<countPage;i++){{
  if(currentPage==i) document.write("<span>"+(i+1)+"</span>&nbsp;");
  else if(i==0) document.write("<a href=\\"index.htm\\">1</a>&nbsp;");
  else document.write("<a href=\\"index_"+i+".htm\\">"+(i+1)+"</a>&nbsp;");
}}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
  document.write("<a href=\\"index_"+nextPage+".htm\\">下一页</a>&nbsp;");
</script>"""


class DepartmentChildren(Family):
    name = "k_parent_with_department_children"
    facts = (
        "TRS parent lists all; articles live in the departments' columns, which list them again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/jyb_xxgk/xxgk_jyta/"
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        sections = rng.sample(
            [("jyta_kjs", "科技司"), ("jyta_jcs", "基础司"), ("jyta_rss", "人事司"),
             ("jyta_ghs", "规划司"), ("jyta_zcs", "职成司"), ("jyta_bgt", "办公厅")],
            rng.randint(3, 5),
        )  # fmt: skip
        docs = []
        mine = {}
        for key, _ in sections:
            mine[key] = s.documents(rng.randint(3, 28), B.trs_path(f"{col}{key}/"), "mixed")
            docs += mine[key]
        docs.sort(key=lambda d: d.date, reverse=True)
        links = "".join(f'<li><a href="{col}{key}/">{word}</a></li>' for key, word in sections)
        side = f'<div class="moe-menu"><h3>按司局</h3><ul>{links}</ul></div>'
        per = rng.choice([15, 20])

        def writer(title):
            def write(k, n, part, path):
                call = f'<script>createPageHTML({n}, {k}, "index", "html");</script>'
                pager = f'<div class="page"><script src="/images/page.js"></script>{call}</div>'
                rows = "\n".join(
                    f'<li><a href="{s.href(d.path, path, "rel")}" title="{esc(d.title)}">'
                    f"{esc(d.title)}</a> <span>{d.date:%Y-%m-%d}</span></li>"
                    for d in part
                )
                body = column(title, f'<ul id="list">{rows}</ul>', pager)
                return s.shell(title, body, path, side=side)

            return write

        def at(folder):
            return lambda k, n: folder + ("index.html" if k == 0 else f"index_{k}.html")

        for key, word in sections:
            pages(s, mine[key], per, at(f"{col}{key}/"), writer(f"{word}建议提案答复"))
        urls = pages(s, docs, per, at(col), writer("建议提案办理"))
        start = s.root + col
        return s.done([start], [start, *urls[1:]], True, "the children repeat the parent")


class CatalogueRows(Family):
    name = "k_catalogue_rows_with_cards"
    facts = (
        "Chongqing-like catalogue: each row has a hidden card that names and links it once more."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = f"/zwgk_{rng.randint(150, 290)}/zfxxgkml/jytabl/rddbjybl/"
        docs = s.documents(rng.randint(9, 90), B.trs_path(col), "npc")
        side = neighbours(s, rng, (col, "人大代表建议办理"))
        s.js("/images/pager.js", B.CREATE_PAGE_JS)

        def write(k, n, part, path):
            rows = "\n".join(self.row(s, i, d, col) for i, d in enumerate(part, 1))
            table = (
                '<table class="zfxxgk_list"><tr class="tt"><td>序号</td><td>标题</td>'
                f"<td>发布日期</td></tr>\n{rows}</table>"
            )
            call = f'<script>createPageHTML({n}, {k}, "index", "html");</script>'
            pager = f'<div class="pages"><script src="/images/pager.js"></script>{call}</div>'
            return s.shell(
                "人大代表建议办理", column("人大代表建议办理", table, pager), path, side=side
            )

        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k}.html")

        urls = pages(s, docs, rng.choice([10, 15, 20]), name, write)
        return s.done([urls[0]], urls, True, "")

    def row(self, s: Site, i: int, d, col: str) -> str:
        link = s.href(d.path, col, "rel")
        card = (
            '<div class="xxgk_card" style="display:none"><ul>'
            f"<li><b>[ 索引号 ]</b>1150{d.id}/{d.date.year}-{i:05d}</li>"
            f"<li><b>[ 发布机构 ]</b>{s.agency}</li>"
            f'<li><b>[ 标题 ]</b><a href="{link}">{esc(d.title)}</a></li>'
            f"<li><b>[ 成文日期 ]</b>{d.date:%Y-%m-%d}</li></ul></div>"
        )
        return (
            f'<tr class="zfxxgk"><td>{i}</td><td><p class="tit"><a href="{link}" target="_blank">'
            f"{esc(d.title)}</a></p>{card}</td><td>{d.date:%Y-%m-%d}</td></tr>"
        )


class KaipuStem(Family):
    name = "k_kaipu_named_stem"
    facts = (
        "Kaipu: zfxxgk_gknrz.shtml, _2.shtml …; createPageHTML with a div, one-based, and a total."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        site, c = rng.choice(["qhszf", "ylxx", "sqzwgk"]), f"c{rng.randint(100100, 109900)}"
        stem = rng.choice(["zfxxgk_gknrz", "xxgk_list", "zwgklist", "common_list2"])
        docs = s.documents(rng.randint(6, 120), B.kaipu_path(site, c), "mixed")
        s.js("/r/cms/page.js", PAGE_DIV_JS)
        box = news_box(s, "公示公告", 4)

        def write(k, n, part, path):
            rows = rows_any(s, part, path, style, how)
            call = f"createPageHTML('page_div',{n}, {k + 1},'{stem}','shtml',{len(docs)});"
            pager = (
                '<div id="page_div" class="page"></div><script src="/r/cms/page.js"></script>'
                f"<script>{call}</script>"
            )
            return s.shell("建议提案", column("建议提案办理", rows, pager), path, side=box)

        style, how = rng.randrange(3), rng.choice(["root", "abs", "rel"])

        def name(k, n):
            return f"/{site}/{c}/{stem}" + (".shtml" if k == 0 else f"_{k + 1}.shtml")

        urls = pages(s, docs, rng.choice([10, 15, 20, 25]), name, write)
        return s.done([urls[0]], urls, True, "")


class ShanghaiPaginator(Family):
    name = "k_shanghai_jqpaginator"
    facts = (
        "A Shanghai bureau: COL/YYYYMMDD/hex.html; jqPaginator goes to index_2.html by location."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/jytabl/", "/zwgk/jyta/rddbjy/", "/MZ_zhuzhan2595/"])
        docs = s.documents(
            rng.randint(12, 110), lambda i, d: f"{col}{d:%Y%m%d}/{i * 7919 + 11:032x}.html", "npc"
        )
        head = jquery(s)
        s.js("/js/jqPaginator.min.js", JQPAGINATOR)
        head += '<script src="/js/jqPaginator.min.js"></script>'

        def write(k, n, part, path):
            script = f"""<script>
$.jqPaginator('#pagination', {{
    totalPages: {n},
    visiblePages: 7,
    currentPage: {k + 1},
    onPageChange: function (num, type) {{
        if (type == 'change') {{
            if (num == 1) {{ window.location.href = 'index.html'; }}
            else {{ window.location.href = 'index_' + num + '.html'; }}
        }}
    }}
}});
</script>"""
            pager = f'<ul class="pagination" id="pagination"></ul>{script}'
            rows = rows_li(s, part, col, "root", cls="uli14 nowrapli list-date")
            return s.shell("建议提案", column("建议提案办理", rows, pager), path, head=head)

        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k + 1}.html")

        urls = pages(s, docs, rng.choice([15, 20]), name, write)
        return s.done([urls[0]], urls, True, "")


class NfcmsIndex(Family):
    name = "k_nfcms_post_list"
    facts = "Guangdong NFCMS: content/post_ID.html, index_2.html, plain links first/prev/next/last."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/jyta/jytablfw/jianyi/", "/zwgk/zdly/jyta/", "/ztzl/zxtabl/"])
        kind = "npc" if "jianyi" in col else "cppcc"
        docs = s.documents(rng.randint(4, 95), B.plain_path(col + "content/post_"), kind)
        side = neighbours(s, rng, (col, "建议提案"))

        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k + 1}.html")

        def write(k, n, part, path):
            def a(cls, word, j):
                return f'<a href="{s.root}{name(j, n)}" class="{cls}">{word}</a>'

            last = max(n - 1, 0)
            mid = "".join(
                f'<span class="current">{j + 1}</span>' if j == k else a("", str(j + 1), j)
                for j in range(n)
            )
            ends = (a("first", "首页", 0), a("prev", "上一页", max(k - 1, 0)))
            tail = (a("next", "下一页", min(k + 1, last)), a("last", "末页", last))
            pager = f'<div class="page">{"".join(ends)}{mid}{"".join(tail)}</div>' if n > 1 else ""
            rows = rows_li(s, part, path, "abs", cls="news_list")
            return s.shell("建议提案", column("建议提案办理服务", rows, pager), path, side=side)

        urls = pages(s, docs, rng.choice([12, 15, 20]), name, write)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


FAMILIES = [
    MinistryInline,
    DepartmentChildren,
    CatalogueRows,
    KaipuStem,
    ShanghaiPaginator,
    NfcmsIndex,
]
