"""Half B: lists of several pages, ordinary ones first."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_b_01_rows import date_inside, numbers, pick
from family_documents import MadeSite

PAGE_JS = """
function createPageHTML(id, pages, cur, name, ext, records){
  if(pages <= 1) return;
  var f=function(k){return name + (k==1 ? '' : '_' + k) + '.' + ext;}, h='';
  h += '<span>共' + pages + '页 ' + records + '条</span>';
  if(cur > 1) h += '<a href="' + f(cur-1) + '">上一页</a>';
  for(var i=Math.max(1,cur-3); i<=Math.min(pages,cur+3); i++)
    h += i==cur ? '<b>' + i + '</b>' : '<a href="' + f(i) + '">' + i + '</a>';
  if(cur < pages) h += '<a href="' + f(cur+1) + '">下一页</a>';
  document.getElementById(id).innerHTML = h;
}
"""


class PlainListN(Family):
    name = "b_plain_list_n"
    facts = "Plain: list.htm, list2.htm …; 每页14记录 总共N记录 第一页 上一页 下一页 尾页 页码1/5."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 14, f"/{rng.randint(1000, 9999)}/"
        docs = s.documents(
            many(rng, per), lambda i, d: f"/{d:%Y}/{d:%m%d}/c{col[1:-1]}a{i}/page.htm", "mixed"
        )
        parts, rows = B.chunks(docs, per), pick(rng)
        n = len(parts)

        def at(k: int) -> str:
            return f"{col}list{'' if k == 1 else k}.htm"

        for k, part in enumerate(parts, 1):
            nav = (
                f'<ul class="wp_paging"><li>每页 <em class="per_count">{per}</em> 记录 总共 '
                f'<em class="all_count">{len(docs)}</em> 记录</li><li><a href="{at(1)}">第一页</a>'
                f'<a href="{at(max(1, k - 1))}">&lt;&lt;上一页</a><a'
                f' href="{at(min(n, k + 1))}">下一页'
                f'&gt;&gt;</a><a href="{at(n)}">尾页</a></li><li>页码 {k}/{n}</li></ul>'
            )
            s.page(at(k), s.column(rows(s, part, at(k), "root") + nav, at(k), side=s.box()))
        return finish(s, [s.root + at(k) for k in range(1, n + 1)], True, "honest total")


class PlainCounted(Family):
    name = "b_plain_counted"
    facts = (
        "Plain: zwgklist_2.shtml by createPageHTML('page_div', pages, at from 1, stem, ext,"
        " records)."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per = Gov(self.name, rng), rng.choice([15, 20])
        chan = f"c{rng.randint(100000, 999999)}"
        docs = s.documents(many(rng, per), B.kaipu_path("xxgk", chan), "mixed")
        s.js("/xxgk/xhtml/js/page.js", PAGE_JS)
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        for k, part in enumerate(parts, 1):
            at = f"/xxgk/{chan}/zwgklist{'' if k == 1 else f'_{k}'}.shtml"
            call = f"createPageHTML('page_div',{len(parts)}, {k},'zwgklist','shtml',{len(docs)});"
            main = rows(s, part, at, "root") + (
                '<div id="page_div"></div><script type="text/javascript"'
                ' src="/xxgk/xhtml/js/page.js">'
                f"</script><script>{call}</script>"
            )
            s.page(at, s.column(main, at, side=s.box()))
            urls.append(s.root + at)
        return finish(s, urls, True, "honest total")


class PlainQuery(Family):
    name = "b_plain_query"
    facts = "Plain: /article/list?cateId=8&curPage=2; numbers, 共N页 and a box to jump; honest."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([10, 15, 20]), "/article/list"
        docs = s.documents(many(rng, per), lambda i, d: f"/article/view?id={i}", "mixed")
        parts, rows, cat = B.chunks(docs, per), pick(rng), rng.randint(3, 90)
        n = len(parts)

        def at(k: int) -> str:
            return f"{path}?cateId={cat}" + (f"&curPage={k}" if k > 1 else "")

        def page(q: dict[str, str], *_: object) -> str:
            k = num(q.get("curPage"))
            part = parts[k - 1] if 1 <= k <= n else []
            text = rows(s, part, path, "root") if part else "<p>没有找到相关信息</p>"
            nav = f'<div class="pages">{numbers(n, k, at)} 共{n}页 到<input size="2">页</div>'
            return s.column(text + nav, path)

        s.route(path, page)
        return finish(s, [s.root + at(k) for k in range(1, n + 1)], True, "honest total")


class FromZero(Family):
    name = "b_from_zero"
    facts = "list_0.html is the first page; 下一页 and 末页; an old total stands in a comment."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 12, 18]), "/jytabl/"
        docs = s.documents(many(rng, per), B.plain_path("/jytabl/content/"), "mixed")
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        n, old = len(parts), max(1, len(docs) - rng.randint(2, 40))
        for k, part in enumerate(parts):
            at = f"{col}list_{k}.html"
            more = f'<a href="list_{k + 1}.html">下一页</a><a href="list_{n - 1}.html">末页</a>'
            less = f'<a href="list_0.html">首页</a><a href="list_{k - 1}.html">上一页</a>'
            nav = f'<div class="pager">{less if k else ""}{more if k < n - 1 else ""}</div>'
            main = rows(s, part, at, "root") + f"\n<!-- recordCount:{old} -->\n{nav}"
            s.page(at, s.column(main, at, side=s.box()))
            urls.append(s.root + at)
        return finish(s, urls, True, "the last page has no next; the comment is old")


class DownIndex(Family):
    name = "b_down_index"
    facts = (
        "index.html, then index_6.html, index_5.html … down to index_1.html; only next and"
        " previous."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/zwgk/zxta/"
        docs = s.documents(many(rng, per), B.trs_path(col), "cppcc")
        parts, rows = B.chunks(docs, per), pick(rng)
        n = len(parts)

        def at(k: int) -> str:
            return col + ("index.html" if k == 1 else f"index_{n + 1 - k}.html")

        for k, part in enumerate(parts, 1):
            less = f'<a href="{at(k - 1)}">&lt; 上一页</a>' if k > 1 else ""
            more = f'<a href="{at(k + 1)}">下一页 &gt;</a>' if k < n else ""
            nav = f'<div class="updown">{less} {more}</div>'
            s.page(at(k), s.column(rows(s, part, at(k), "rel") + nav, at(k), "政协委员提案"))
        return finish(s, [s.root + at(k) for k in range(1, n + 1)], True, "the last has no next")


class SelectPages(Family):
    name = "b_select_pages"
    facts = "The only pager is a select: options with relative addresses, onchange=location.href."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 20]), "/xxgk/yata/"
        docs = s.documents(many(rng, per), B.plain_path("/xxgk/yata/"), "mixed")
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        names = ["index.htm"] + [f"p{k}.htm" for k in range(2, len(parts) + 1)]
        for k, part in enumerate(parts):
            options = "".join(
                f'<option value="{f}"{" selected" if j == k else ""}>第{j + 1}页</option>'
                for j, f in enumerate(names)
            )
            nav = f'转到 <select onchange="location.href=this.value">{options}</select>'
            at = col + names[k]
            s.page(at, s.column(rows(s, part, at, "root") + nav, at, side=s.box()))
            urls.append(s.root + at)
        return finish(s, urls, True, "the select names all pages")


class ImagePager(Family):
    name = "b_image_pager"
    facts = "Two pictures, one back and one on; on the last page the second is grey and no link."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([8, 10, 15]), "/gkml/tabl/"
        docs = s.documents(many(rng, per), B.plain_path("/gkml/tabl/", "htm"), "cppcc")
        parts, urls = B.chunks(docs, per), []
        n = len(parts)
        for k, part in enumerate(parts, 1):
            at = f"{col}index{'' if k == 1 else f'_{k}'}.htm"
            on = f'<a href="index_{k + 1}.htm"><img src="/images/pg_next.gif" border="0"></a>'
            back = (
                f'<a href="index{"" if k == 2 else f"_{k - 1}"}.htm"><img'
                ' src="/images/pg_prev.gif"></a>'
            )
            grey = '<img src="/images/pg_next_0.gif">'
            nav = f'<div align="center">{back if k > 1 else ""}{on if k < n else grey}</div>'
            s.page(at, s.column(date_inside(s, part, at, "root") + nav, at, side=s.box()))
            urls.append(s.root + (col if k == 1 else at))
        return finish(s, urls, True, "the last picture is no link")


FAMILIES = [
    PlainListN,
    PlainCounted,
    PlainQuery,
    FromZero,
    DownIndex,
    SelectPages,
    ImagePager,
]
