"""Drupal, n-path, Longxun, columns by department, a choice of the year."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li, rows_table
from families_ninth_b_0parts import amount, block, lines, number, others, small_jquery, write
from family_words import BUREAUS

NPATH_JS = """<script>
var maxPageNum%(n)s = %(max)d;
var cur%(n)s = 1;
function goPub(to){
  if(to < 1 || to > maxPageNum%(n)s) return;
  var box = document.getElementById("comp_%(n)s");
  if(to == 1){ location.reload(); return; }
  var url = "%(folder)sindex_%(n)s_" + (maxPageNum%(n)s - to + 1) + ".html";
  var xhr = new XMLHttpRequest();
  xhr.open("GET", url, true);
  xhr.onreadystatechange = function(){
    if(xhr.readyState == 4 && xhr.status == 200){ box.innerHTML = xhr.responseText;
      cur%(n)s = to; document.getElementById("pn%(n)s").innerHTML = to; }
  };
  xhr.send();
}
</script>"""


class Drupal(Family):
    name = "n_b_drupal_views_table"
    facts = "Drupal views: ?page=K counted from zero, pager__item--next, articles /node/N."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, per = rng.choice(["/jianyi-tian", "/zwgk/jyta"]), rng.choice([10, 20, 25])
        docs = s.documents(amount(rng, per), lambda i, d: f"/node/{i}", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)
        side = others(s, "最新发布", 4)

        def pager(k: int) -> str:
            def li(cls: str, t: int, w: str) -> str:
                return f'<li class="pager__item {cls}"><a href="?page={t}" title="{w}">{w}</a></li>'

            if last == 1:
                return ""
            out = []
            if k:
                out += [li("pager__item--first", 0, "« 首页")]
                out += [li("pager__item--previous", k - 1, "‹ 上一页")]
            out += [
                li("is-active" if t == k else "", t, str(t + 1))
                for t in range(last)
                if abs(t - k) < 5
            ]
            if k + 1 < last:
                out += [li("pager__item--next", k + 1, "下一页 ›")]
                out += [li("pager__item--last", last - 1, "末页 »")]
            return f'<nav class="pager"><ul>{"".join(out)}</ul></nav>'

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            k = number(q, "page", 0)
            rows = "".join(
                f'<tr class="{("odd", "even")[n % 2]}"><td class="views-field-title"><a href="'
                f'{d.path}">{esc(d.title)}</a></td><td><time datetime="{d.date}T10:12:00Z">'
                f"{d.date:%Y-%m-%d}</time></td></tr>"
                for n, d in enumerate(parts[k] if k < last else [])
            )
            head = "<thead><tr><th>标题</th><th>发布时间</th></tr></thead>"
            table = f'<table class="views-table">{head}<tbody>{rows}</tbody></table>'
            empty = '<div class="view-empty">暂无内容</div>'
            main = block("建议提案", table if rows else empty, pager(k) if rows else "")
            return s.shell("建议提案", main, page, side=side)

        s.route(page, answer)
        urls = [s.root + page] + [f"{s.root}{page}?page={k}" for k in range(1, last)]
        return s.done([urls[0]], urls, True, "")


class NPath(Family):
    name = "n_b_npath_fragments"
    facts = "/nA/nB/index.html: goPub(k) fetches index_B_(max-k+1).html, a fragment; max in script."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        a, n, per = rng.randint(200, 999), rng.randint(10100, 99000), rng.choice([15, 20, 25])
        folder = f"/n{a}/n{n}/"
        docs = s.documents(amount(rng, per), lambda i, d: f"{folder}c{i}/content.html", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def rows(part: list) -> str:
            return "".join(
                f'<li><a href="{d.path}" target="_blank">{esc(d.title)}</a>'
                f"<span>[{d.date:%Y-%m-%d}]</span></li>"
                for d in part
            )

        urls = []
        for k in range(1, last):
            path = f"{folder}index_{n}_{last - k}.html"
            s.static[path] = s.html(f"<ul>{rows(parts[k])}</ul>")
            urls.append(s.root + path)
        script = NPATH_JS % {"n": n, "max": last, "folder": folder}
        step = "".join(
            f'<a href="javascript:void(0)" onclick="goPub({to})">{w}</a> '
            for to, w in (
                ("1", "首页"),
                (f"cur{n}-1", "上一页"),
                (f"cur{n}+1", "下一页"),
                (f"maxPageNum{n}", "尾页"),
            )
        )
        said = f'总页数：{last} 记录数：{len(docs)} 当前页：<span id="pn{n}">1</span> '
        body = f'<div id="comp_{n}"><ul>{rows(parts[0])}</ul></div>'
        pages = said + (step + script if last > 1 else "")
        main = block("建议提案复文公开", body, pages)
        page = folder + "index.html"
        start = s.page(page, s.shell("建议提案复文公开", main, page, side=others(s)))
        return s.done([start], [start, *urls], True, "")


class Longxun(Family):
    name = "n_b_longxun_label"
    facts = "Longxun: /site/label/8888?labelName=publicInfoList&pageIndex=K, rows and pageCount."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        organ, cat = rng.randint(20100, 29900), rng.randint(6700000, 6799999)
        site, per = rng.randint(6780000, 6799999), rng.choice([10, 15, 20])
        docs = s.documents(
            amount(rng, per), lambda i, d: f"/public/{organ}/{i}.html", rng.choice(["npc", "cppcc"])
        )
        parts = B.chunks(docs, per)
        asked = [
            ("IsAjax", "1"),
            ("labelName", "publicInfoList"),
            ("siteId", site),
            ("organId", organ),
            ("catId", cat),
            ("pageSize", per),
            ("type", "4"),
            ("action", "list"),
        ]

        def fragment(q: dict, method: str, body: bytes, raw: str):
            own = q.get("organId") == str(organ) and q.get("catId") == str(cat)
            size = min(max(number(q, "pageSize", per), 1), 50)
            k, all_docs = number(q, "pageIndex"), docs if own else []
            count = -(-len(all_docs) // size)
            part = all_docs[(k - 1) * size : k * size] if k > 0 else []
            rows = "".join(
                f'<div class="xxgk_navli"><ul><li class="mc"><a href="{d.url}" title="'
                f'{esc(d.title)}">{esc(d.title)}</a></li><li class="fbrq">'
                f'<span class="date">{d.date:%Y-%m-%d}</span></li></ul></div>'
                for d in part
            )
            page = (
                f'<div class="pagination" id="page_public_info" pageIndex="{k}" '
                f'pageCount="{count}" total="{len(all_docs)}"></div>'
            )
            return s.html(rows + page if part else '<div class="nodata">暂无信息</div>')

        s.route("/site/label/8888", fragment)
        data = ", ".join(f"{k}: '{v}'" for k, v in asked)
        script = (
            "<script>\nfunction loadList(pageIndex){\n  $.ajax({ url: '/site/label/8888', "
            f"type: 'GET',\n    data: {{ {data}, pageIndex: pageIndex }},\n"
            "    success: function(html){\n      $('#publicInfoList').html(html);\n"
            "      var p = document.getElementById('page_public_info'), h = '';\n"
            "      if(!p) return;\n"
            "      for(var i = 1; i <= +p.getAttribute('pageCount'); i++)\n"
            "        h += '<a href=\"javascript:loadList(' + i + ')\">' + i + '</a> ';\n"
            "      p.innerHTML = h + '共' + p.getAttribute('total') + '条';\n    } });\n}\n"
            "$(function(){ loadList(1); });\n</script>"
        )
        main = block("建议提案办理", f'<div id="publicInfoList"></div>{script}')
        page = f"/public/column/{organ}?type=4&action=list&catId={cat}"
        head = small_jquery(s, "/assets/js/jquery.js")
        start = s.page(page, s.shell("建议提案办理", main, page, head=head, side=others(s)))
        urls = [
            f"{s.root}/site/label/8888?{urlencode([*asked, ('pageIndex', k)])}"
            for k in range(1, len(parts) + 1)
        ]
        return s.done([start], [start, *urls], True, "")


class Departments(Family):
    name = "n_b_table_of_departments"
    facts = "The county's column is a table of departments with counts; each has its own list."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        own, col, per = s.agency, "/zwgk/jytabl/", 20
        s.agency = s.place + "人民政府"
        urls, rows = [], []
        for name, pin in rng.sample(BUREAUS, rng.randint(3, 9)):
            s.agency = s.place + name
            folder = f"{col}{pin}/"
            docs = s.documents(rng.choice([1, 2, 4, 7, 9, 13, 23]), B.trs_path(folder), "mixed")
            parts = B.chunks(docs, per)

            def pages(k: int, n: int = len(parts)) -> str:
                return " ".join(
                    f"<b>{t + 1}</b>"
                    if t == k
                    else f'<a href="{f"index_{t}.html" if t else "index.html"}">{t + 1}</a>'
                    for t in range(n)
                )

            got = write(
                s,
                s.agency,
                parts,
                lambda k, f=folder: f + (f"index_{k}.html" if k else "index.html"),
                pages,
                lambda d, p: rows_li(s, d, p, "rel"),
            )
            got[0] = s.root + folder
            urls += got
            rows.append(
                f'<tr><td>{s.agency}</td><td align="center">{len(docs)}</td>'
                f'<td><a href="./{pin}/">查看答复</a></td></tr>'
            )
        s.agency = own
        table = (
            '<table border="1" width="96%"><tr><th>承办单位</th><th>答复件数</th><th>公开情况</th>'
            f"</tr>{''.join(rows)}</table>"
        )
        main = block("建议提案办理", table)
        start = s.page(col, s.shell("建议提案办理", main, col, side=others(s, "政务要闻", 4)))
        return s.done([start], [start, *urls], True, "")


class YearSelect(Family):
    name = "n_b_year_select_post"
    facts = "A form with a select of years posts itself on change; the page opens with the newest."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, last = rng.choice(["/jyta/list.php", "/gk/tian.do"]), rng.choice([2024, 2025])
        years = list(range(last, last - rng.randint(2, 6), -1))
        by_year = {
            y: s.documents(
                rng.randint(2, 28), lambda i, d: f"/jyta/{d.year}/{i}.html", "mixed", year=y
            )
            for y in years
        }
        side = others(s)
        if page.endswith(".do"):
            s.js("/gk/tian.js", "function pick(f){ f.submit(); }\n")

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            y = number(s.form(body) if method == "POST" else {}, "year", years[0])
            options = "".join(
                f'<option value="{t}"{" selected" if t == y else ""}>{t}年</option>' for t in years
            )
            on, load = "this.form.submit()", ""
            if page.endswith(".do"):
                on, load = "pick(this.form)", '<script src="/gk/tian.js"></script>'
            form = (
                f'{load}<form method="post" action="{page}">年度：<select name="year" '
                f'onchange="{on}">{options}</select></form>'
            )
            docs = by_year.get(y, [])
            rows = rows_table(s, docs, page) if s.skin % 2 else lines(s, docs, page)
            main = block("建议提案", form + rows, f"{y}年共公开{len(docs)}件")
            return s.shell("建议提案", main, page, side=side)

        s.route(page, answer)
        bodies: list[bytes | None] = [None] + [f"year={y}".encode() for y in years[1:]]
        return s.done([s.root + page], [s.root + page] * len(years), True, "", bodies)


FAMILIES = [Drupal, NPath, Longxun, Departments, YearSelect]
