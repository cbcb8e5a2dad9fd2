"""Lists of two to seven pages: Kaipu, Shanghai, Yichang, a .do form, n-paths, two that lie."""

from __future__ import annotations

import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any
from families_eighth_b_0parts import AJAX, frame, hexid, other_column, page_of, split, ul

KAIPU_PAGE_JS = r"""
function createPageHTML(el, pages, cur, name, ext, total) { if (pages < 2) return;
  function at(k) { return name + (k == 1 ? '' : '_' + k) + '.' + ext; }
  var h = '<span>共' + total + '条</span>';
  if (cur > 1) h += '<a href="' + at(cur - 1) + '">上一页</a>';
  for (var k = 1; k <= pages; k++)
    h += k == cur ? '<span class="current">' + k + '</span>'
      : '<a href="' + at(k) + '">' + k + '</a>';
  if (cur < pages) h += '<a href="' + at(cur + 1) + '">下一页</a>';
  document.getElementById(el).innerHTML = h; }
"""


class KaipuPages(Family):
    name = "h_kaipu_six_arguments"
    facts = "Kaipu: createPageHTML('page_div', pages, current, name, ext, records); NAME_2.shtml."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        site, col = rng.choice(["jyt", "wsb", "tcs"]), f"/c{rng.randint(100100, 119900)}/"
        name = rng.choice(["zwgklist", "hygq", "zfxxgk_gknrz"])
        _, n, parts = split(rng, 15, 20)
        docs = s.documents(n, lambda i, d: f"/{site}{col}{d:%Y%m}/{i}.shtml", "npc")
        at = [f"/{site}{col}{name}{'' if k == 0 else f'_{k + 1}'}.shtml" for k in range(len(parts))]
        s.js("/xhtml/js/page.js", KAIPU_PAGE_JS)
        for k, part in enumerate(parts):
            call = f"createPageHTML('page_div',{len(parts)}, {k + 1},'{name}','shtml',{n});"
            pager = (
                '<div id="page_div" class="page"></div>'
                f'<script src="/xhtml/js/page.js"></script><script>{call}</script>'
            )
            s.page(at[k], s.shell("代表建议", frame("代表建议", ul(docs[part]), pager), at[k]))
        urls = [s.root + p for p in at]
        return s.done(urls[:1], urls, True, "")


class ShanghaiPages(Family):
    name = "h_shanghai_index_2"
    facts = "Shanghai: page 2 is index_2.html, there is no index_1; li.active in ul.pagination."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/jyta-tabl/"
        _, n, parts = split(rng, 12, 15, 20)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y%m%d}/{hexid(i)}.html", "mixed")
        last = len(parts)
        at = [f"{col}index{'' if k == 0 else f'_{k + 1}'}.html" for k in range(last)]
        side = other_column(s, "规划计划", "/ghjh/")
        count = rng.random() < 0.5
        for k, part in enumerate(parts):
            near = [j for j in range(last) if abs(j - k) < 3 or j in (0, last - 1)]
            lis = "".join(
                f'<li class="active"><a>{j + 1}</a></li>'
                if j == k
                else f'<li><a href="{s.href(at[j], at[k], "rel")}">{j + 1}</a></li>'
                for j in near
            )
            if k + 1 < last:
                lis += f'<li><a href="{s.href(at[k + 1], at[k], "rel")}">&gt;</a></li>'
            words = f"<span>第{k + 1}页/共{last}页</span>" if count else ""
            pager = f'<nav><ul class="pagination">{lis}</ul>{words}</nav>'
            body = frame("建议提案", ul(docs[part], "tadaty-list", "span"), pager)
            s.page(at[k], s.shell("建议提案", body, at[k], side=side))
        urls = [s.root + p for p in at]
        return s.done([s.root + col], urls, True, "")


class Yichang(Family):
    name = "h_yichang_list_dash"
    facts = "Yichang: list-541-2.html, content-541-607151-1.html; a window of numbers with dots."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cat = rng.randint(110, 990)
        _, n, parts = split(rng, 10, 15)
        docs = s.documents(n, lambda i, d: f"/content-{cat}-{i}-1.html", "cppcc")
        last = len(parts)
        at = [f"/list-{cat}-{k}.html" for k in range(1, last + 1)]
        style = rng.randrange(3)
        for k, part in enumerate(parts):
            links = [f'<a class="a1">{n}条</a>', f'<a href="{at[max(k - 1, 0)]}">上一页</a>']
            for j in range(last):
                if j == k:
                    links.append(f"<span>{j + 1}</span>")
                elif abs(j - k) < 2 or j in (0, last - 1):
                    links.append(f'<a href="{at[j]}">{j + 1}</a>')
                elif abs(j - k) == 2:
                    links.append("..")
            links.append(f'<a href="{at[min(k + 1, last - 1)]}" class="a1">下一页</a>')
            body = frame(
                "政协提案",
                rows_any(s, docs[part], at[k], style),
                f'<div id="pages" class="text-c">{" ".join(links)}</div>',
            )
            s.page(at[k], s.shell("政协提案", body, at[k]))
        urls = [s.root + p for p in at]
        return s.done(urls[:1], urls, True, "")


class DoForm(Family):
    name = "h_do_form_post"
    facts = "A JSP portal: toPage(2) writes pageNo into a form and posts it to the same .do."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page, dept = "/govxxgk/openinfo/list.do", f"{rng.randint(100, 999):05d}"
        per, n, parts = split(rng, 10, 15, 20)
        docs = s.documents(n, lambda i, d: f"/govxxgk/openinfo/detail.do?infoId={i}", "mixed")
        last = len(parts)

        def shown(k: int) -> str:
            inputs = "".join(
                f'<input type="hidden" name="{name}" value="{value}"/>'
                for name, value in (("deptCode", dept), ("pageNo", k), ("pageSize", per))
            )
            steps = [("首页", 1), ("上一页", k - 1), ("下一页", k + 1), ("尾页", last)]
            links = " ".join(
                f'<a href="javascript:void(0)" onclick="toPage({j})">{w}</a>'
                if 1 <= j <= last and j != k
                else f"<span>{w}</span>"
                for w, j in steps
            )
            pager = (
                f'<form name="pageForm" id="pageForm" method="post" action="{page}">{inputs}</form>'
                f'<div class="turn">共{n}条 第{k}/{last}页 {links}</div>'
                "<script>function toPage(n) { var f = document.pageForm; f.pageNo.value = n; "
                "f.submit(); }</script>"
            )
            return s.shell("建议提案", frame("建议提案", ul(docs[parts[k - 1]]), pager), page)

        def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str:
            sent = {**q, **s.form(body)}
            return shown(min(max(page_of(sent.get("pageNo")), 1), last))

        s.route(page, answer)
        start = f"{s.root}{page}?deptCode={dept}"
        bodies: list[bytes | None] = [None]
        for k in range(2, last + 1):
            form = {"deptCode": dept, "pageNo": k, "pageSize": per}
            bodies.append(urlencode(form).encode())
        return s.done([start], [start] + [s.root + page] * (last - 1), True, "", bodies)


class NPath(Family):
    name = "h_npath_fragments_down"
    facts = "n-paths: span comp_N holds page 1; page k is the fragment index_N_(max-k+1).html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        a, b = rng.randint(100, 900), rng.randint(10000, 90000)
        col = f"/n{a}/n{b}/"
        _, n, parts = split(rng, 15, 20)
        docs = s.documents(n, lambda i, d: f"{col}c{i}/content.html", "mixed")
        last = len(parts)
        rows = [ul(docs[part], "list", "span", "[%Y-%m-%d]") for part in parts]
        for k in range(2, last + 1):
            s.page(f"{col}index_{b}_{last - k + 1}.html", rows[k - 1])
        script = (
            f"{AJAX}\nvar maxPageNum{b} = {last}, cur{b} = 1, purl{b} = '{col}index_{b}_';\n"
            f"var first{b} = byId('comp_{b}').innerHTML;\n"
            f"function draw() {{ byId('pag_{b}').innerHTML = '第' + cur{b} + '/' + maxPageNum{b} +"
            ' \'页 <a href="javascript:turn(-1)">上一页</a> '
            '<a href="javascript:turn(1)">下一页</a>\'; }\n'
            f"function turn(s) {{ var k = cur{b} + s; if (k < 1 || k > maxPageNum{b}) return;\n"
            f"  cur{b} = k;\n"
            f"  if (k == 1) {{ byId('comp_{b}').innerHTML = first{b}; draw(); return; }}\n"
            f"  ajaxGet(purl{b} + (maxPageNum{b} - k + 1) + '.html', function (t) {{\n"
            f"    byId('comp_{b}').innerHTML = t; draw(); }}); }}\ndraw();"
        )
        main = (
            f'<span id="comp_{b}">{rows[0]}</span><div id="pag_{b}"></div><script>{script}</script>'
        )
        start = s.page(col + "index.html", s.shell("建议提案", frame("建议提案", main), col))
        more = [f"{s.root}{col}index_{b}_{last - k + 1}.html" for k in range(2, last + 1)]
        return s.done([start], [start, *more], True, "")


class FirstAgain(Family):
    name = "h_first_again_beyond_end"
    facts = "list.aspx?cid=5&p=9 beyond the end shows page 1 again; 下一页 never stops; no count."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cid = rng.randint(5, 300)
        _, n, parts = split(rng, 10, 12, 15)
        docs = s.documents(n, lambda i, d: f"/xxgk/show.aspx?id={i}", "npc")
        style = rng.randrange(3)
        side = other_column(s, "通知公告", "/xxgk/tzgg/")

        def answer(q: dict[str, str], *_: object) -> str:
            k = page_of(q.get("p"))
            k = k if 1 <= k <= len(parts) else 1
            asked = max(page_of(q.get("p")), 1)
            to = f"/xxgk/list.aspx?cid={cid}&amp;p="
            pager = (
                f'<div class="page"><a href="{to}1">首页</a> <a href="{to}{max(asked - 1, 1)}">'
                f'上一页</a> <a href="{to}{asked + 1}">下一页</a></div>'
            )
            rows = rows_any(s, docs[parts[k - 1]], "/xxgk/", style)
            return s.shell("代表建议", frame("代表建议", rows, pager), "/xxgk/", side=side)

        s.route("/xxgk/list.aspx", answer)
        base = f"{s.root}/xxgk/list.aspx?cid={cid}"
        urls = [base] + [f"{base}&p={k}" for k in range(2, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "page n+1 is page 1")


class EmptyMiddle(Family):
    name = "h_empty_page_in_middle"
    facts = "A page in the middle says 暂无数据: its rows were withdrawn; a total may count them."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = "/zwgk/jytabl/"
        per, n, parts = split(rng, 10, 12, low=3, high=6)
        docs = s.documents(n, B.plain_path(col), "cppcc")
        gap = rng.randint(1, len(parts) - 1)
        pages = [docs[p] for p in parts]
        pages.insert(gap, [])
        last, counted = len(pages), rng.random() < 0.5
        at = [f"{col}{'index' if k == 0 else f'list_{k + 1}'}.shtml" for k in range(last)]
        for k, part in enumerate(pages):
            links = " ".join(
                f"<b>{j + 1}</b>" if j == k else f'<a href="{p}">{j + 1}</a>'
                for j, p in enumerate(at)
            )
            if k + 1 < last:
                links += f' <a href="{at[k + 1]}">下一页</a>'
            words = f"共{n + per}条 " if counted else ""
            rows = ul(part) if part else '<p class="none">暂无数据</p>'
            pager = f'<div class="fenye">{words}共{last}页 {links}</div>'
            s.page(at[k], s.shell("政协提案", frame("政协提案", rows, pager), at[k]))
        urls = [s.root + esc(p) for p in at]
        note = f"page {gap + 1} is empty" + ("; the total counts what was withdrawn" * counted)
        return s.done(urls[:1], urls, not counted, note)


FAMILIES = [KaipuPages, ShanghaiPages, Yichang, DoForm, NPath, FirstAgain, EmptyMiddle]
