"""More paths of pages: ThinkPHP, showList, Founder, five arguments, 1.html, rows by script."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, js_str, rows_any
from families_eleventh_b_0parts import column, neighbours, news_box, pages


class ThinkPhp(Family):
    name = "k_thinkphp_path_page"
    facts = (
        "ThinkPHP: /content/view/cate_id/79, then …/page/2.html; 83 条记录 1/6 页; five numbers."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cate = rng.randint(20, 199)
        docs = s.documents(rng.randint(6, 95), B.plain_path("/content/detail/id/"), "cppcc")
        base = f"/content/view/cate_id/{cate}"

        def name(k, n):
            return base + (".html" if k == 0 else f"/page/{k + 1}.html")

        def write(k, n, part, path):
            def a(word, j):
                return f"<a href='{base}/page/{j + 1}.html'>{word}</a> "

            first = k // 5 * 5
            nums = "".join(
                f"<span class='current'>{j + 1}</span> " if j == k else a(f"&nbsp;{j + 1}&nbsp;", j)
                for j in range(first, min(first + 5, n))
            )
            up = (a("第一页", 0) if k >= 5 else "") + (a("上一页", k - 1) if k else "")
            down = (a("下一页", k + 1) if k < n - 1 else "") + (
                a("最后一页", n - 1) if first + 5 < n else ""
            )
            pager = f'<div class="page">{len(docs)} 条记录 {k + 1}/{n} 页 {up}{nums}{down}</div>'
            rows = rows_any(s, part, path, style)
            return s.shell("提案办理", column("提案办理", rows, pager), path)

        style = rng.randrange(3)
        urls = pages(s, docs, rng.choice([8, 10, 15]), name, write)
        s.static[f"{base}/page/1.html"] = s.static[name(0, 0)]
        return s.done([urls[0]], urls, True, "")


class ShowList(Family):
    name = "k_showlist_page_p"
    facts = "XxgkContent: /XxgkContent/showList/ORGAN/CAT/page_P.html; index numbers in the table."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        organ, cat = rng.randint(100, 399), rng.randint(100100, 109900)
        docs = s.documents(rng.randint(6, 100), B.plain_path("/XxgkContent/show/"), "npc")
        base = f"/XxgkContent/showList/{organ}/{cat}/"

        def write(k, n, part, path):
            def a(word, j):
                return f'<a href="{base}page_{j + 1}.html">{word}</a> '

            nums = "".join(
                f'<a class="cur">{j + 1}</a> ' if j == k else a(j + 1, j) for j in range(n)
            )
            pager = (
                f'<div class="g-page">{a("首页", 0)}{a("上一页", max(k - 1, 0))}{nums}'
                f"{a('下一页', min(k + 1, n - 1))}{a('尾页', n - 1)}<span>共{n}页</span></div>"
            )
            rows = "\n".join(
                f'<tr><td class="syh">1134{d.id}/{d.date:%Y%m}-{i:05d}</td><td class="bt">'
                f'<a href="{s.href(d.path, path)}" title="{esc(d.title)}">{esc(d.title)}</a></td>'
                f'<td class="fbjg">{s.agency}</td><td class="cwrq">{d.date:%Y-%m-%d}</td></tr>'
                for i, d in enumerate(part, 1)
            )
            table = (
                '<div class="search-list"><table><thead><tr><th>索引号</th><th>信息名称</th>'
                f"<th>发布机构</th><th>生成日期</th></tr></thead><tbody>{rows}</tbody></table></div>"
            )
            return s.shell(
                "人大代表建议办理", column("人大代表建议办理", table, pager), path, side=side
            )

        side = news_box(s, "信息公开动态", 3)
        urls = pages(
            s, docs, rng.choice([10, 15, 20]), lambda k, n: f"{base}page_{k + 1}.html", write
        )
        return s.done([urls[0]], urls, True, "")


class FounderNode(Family):
    name = "k_founder_node_pages"
    facts = (
        "Founder: node_6700.htm, node_6700_2.htm; capitals, open rows, no dates; ../content paths."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312", dialect="upper")
        node, top = rng.randint(5100, 9900), rng.choice(["zx", "rd", "szf"])
        docs = s.documents(
            rng.randint(8, 80),
            lambda i, d: f"/{top}_content/{d:%Y-%m}/{d:%d}/content_{i}.htm",
            "cppcc",
        )

        def name(k, n):
            return f"/{top}_class/node_{node}" + (".htm" if k == 0 else f"_{k + 1}.htm")

        def write(k, n, part, path):
            nums = "\n".join(
                f"<B>[{j + 1}]</B>"
                if j == k
                else f'<a href="{name(j, n).rsplit("/", 1)[1]}">[{j + 1}]</a>'
                for j in range(n)
            )
            after = f'<a href="{name(k + 1, n).rsplit("/", 1)[1]}">下一页</a>' if k < n - 1 else ""
            rows = "\n".join(
                f'<tr><td height=26>· <a href="{s.href(d.path, path, "rel")}" target=_blank>'
                f"{esc(d.title)}</a>"
                for d in part
            )
            body = column(
                "提案选登与答复",
                f'<table border=0 width="100%">{rows}</table>',
                f"<table align=center><tr><td>{nums} {after}</td></tr></table>",
            )
            return s.shell("提案选登与答复", body, path)

        urls = pages(s, docs, rng.choice([15, 20, 30]), name, write)
        return s.done([urls[0]], urls, True, "")


FIVE_JS = """
function createPageHTML(nRecords, nPages, nCurr, sName, sExt){
  if(nPages <= 1) return;
  function u(i){ return sName + (i == 0 ? "" : "_" + i) + "." + sExt; }
  var h = "<span>\\u5171" + nRecords + "\\u6761\\u8bb0\\u5f55 " + nPages + "\\u9875</span>";
  if(nCurr > 0) h += "<a href='" + u(nCurr - 1) + "'>\\u4e0a\\u4e00\\u9875</a>";
  for(var i = Math.max(0, nCurr - 3); i < Math.min(nPages, nCurr + 4); i++)
    h += i == nCurr ? "<a class='on'>" + (i + 1) + "</a>"
      : "<a href='" + u(i) + "'>" + (i + 1) + "</a>";
  if(nCurr < nPages - 1) h += "<a href='" + u(nCurr + 1) + "'>\\u4e0b\\u4e00\\u9875</a>";
  document.write(h);
}
"""


class FiveArguments(Family):
    name = "k_trs_five_arguments"
    facts = "TRS: createPageHTML(records, pages, …); articles lie in the column's own folder (tID)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/jcxxgk/jytajggk/", "/zfxxgk/zfxxgkml/tajy/", "/xxgk/yata/sdaff/"])
        docs = s.documents(rng.randint(7, 110), lambda i, d: f"{col}t{i}.shtml", "mixed")
        s.js("/images/pages.js", FIVE_JS)
        side = neighbours(s, rng, (col, "建议提案结果公开"))

        def name(k, n):
            return col + ("index.shtml" if k == 0 else f"index_{k}.shtml")

        def write(k, n, part, path):
            call = f'createPageHTML({len(docs)}, {n}, {k}, "index", "shtml");'
            pager = (
                '<div class="more-page"><script src="/images/pages.js"></script>'
                f"<script>{call}</script></div>"
            )
            rows = rows_any(s, part, path, style, "rel")
            return s.shell(
                "建议提案结果公开", column("建议提案结果公开", rows, pager), path, side=side
            )

        style = rng.randrange(3)
        urls = pages(s, docs, rng.choice([10, 15, 20]), name, write)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


class OneHtml(Family):
    name = "k_one_html_glued_dates"
    facts = (
        "Shaanxi: /zmhd/tajy/rdjy/1.html, 2.html; 19-digit articles; the date is in the link text."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zmhd/tajy/rdjy/", "/zfxxgk/fdzdgknr/jyta/", "/gk/fdzdgknr/jyta/zxta/"])
        docs = s.documents(
            rng.randint(5, 90), lambda i, d: f"{col}{10**12 * i + 20251103:019d}.html", "cppcc"
        )

        def write(k, n, part, path):
            def a(word, j, on=True):
                return f'<a href="{col}{j + 1}.html">{word}</a>' if on else f"<a>{word}</a>"

            pager = (
                f'<div class="fanye">{a("首页", 0)}{a("上一页", k - 1, k > 0)}'
                f"{a('下一页', k + 1, k < n - 1)}{a('尾页', n - 1)} 共{len(docs)}条记录 "
                f"当前第{k + 1}页 共{n}页</div>"
            )
            rows = "\n".join(
                f'<li><a href="{s.href(d.path, path)}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}{d.date:%Y-%m-%d}</a></li>"
                for d in part
            )
            body = column("提案建议", f'<ul class="lmlist">{rows}</ul>', pager)
            return s.shell("提案建议", body, path)

        urls = pages(s, docs, rng.choice([10, 15, 20]), lambda k, n: f"{col}{k + 1}.html", write)
        return s.done([urls[0]], urls, True, "")


class RowsByScript(Family):
    name = "k_rows_written_by_script"
    facts = "Wuhan-like TRS: each row is a script with var url, var title and document.writeln."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/zfxxgk/fdzdgknr/qtzdgknr/jytabl/"
        docs = s.documents(rng.randint(6, 75), B.trs_path(col, "shtml"), "mixed")
        s.js("/images/page_2020.js", B.CREATE_PAGE_JS)

        def name(k, n):
            return col + ("index.shtml" if k == 0 else f"index_{k}.shtml")

        def write(k, n, part, path):
            rows = "\n".join(self.row(s, d, col) for d in part)
            pager = (
                '<div class="pagination"><script src="/images/page_2020.js"></script>'
                f'<script>createPageHTML({n}, {k}, "index", "shtml");</script></div>'
            )
            body = column("建议提案办理", f'<ul class="articleList">{rows}</ul>', pager)
            return s.shell("建议提案办理", body, path, side=side)

        side = news_box(s, "工作动态", 3)
        urls = pages(s, docs, rng.choice([15, 20]), name, write)
        return s.done([urls[0]], urls, True, "")

    def row(self, s: Site, d, col: str) -> str:
        return f"""<li><script>
var url = {js_str(s.href(d.path, col, "rel"))};
var title = {js_str(d.title)};
var date = "{d.date:%Y-%m-%d}";
if (title.length > 42) {{ title = title.substring(0, 42) + "..."; }}
document.writeln('<a href="' + url + '" target="_blank">' + title + '</a><em>' + date + '</em>');
</script></li>"""


FAMILIES = [ThinkPhp, ShowList, FounderNode, FiveArguments, OneHtml, RowsByScript]
