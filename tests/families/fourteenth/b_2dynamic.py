"""Columns that a server writes by query (.NET, PHPCMS, Boda, JSP) and one sliced in the page."""

from __future__ import annotations

import random

from families_base import Family, MadeSite, chunks, esc
from families_fourteenth_b_0parts import Place, beside, box, page_number, size, steps


class AspNetPager(Family):
    name = "n_aspnetpager"
    facts = "Home-made .NET with AspNetPager: list.aspx?ClassID=12&page=2; past the last, the last."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng)
        cid, key = rng.randint(11, 480), rng.choice(["ClassID", "id", "cid"])
        shown = rng.choice(["/show.aspx?id={}", "/News_View.aspx?id={}"])

        def docs_at(i, d):
            return shown.format(i)

        per, n = size(rng, 10, 15, 20)
        docs = s.documents(n, docs_at, "mixed")
        parts, path = chunks(docs, per), rng.choice(["/list.aspx", "/NewsList.aspx"])
        first = f"{path}?{key}={cid}"
        names = [first + ("" if k == 0 else f"&page={k + 1}") for k in range(len(parts))]
        side = beside(s)

        def answer(q, method, body, raw):
            if q.get(key) != str(cid):
                return s.shell("提示", "<p>没有找到相关信息！</p>", path)
            k = min(max(page_number(q.get("page")), 1), len(parts)) - 1
            rows = "\n".join(
                f'<tr><td class="dot">·</td><td><a href="{esc(d.path[1:])}" target="_blank">'
                f"{esc(d.title)}</a></td><td>{d.date.year}-{d.date.month}-{d.date.day}</td></tr>"
                for d in parts[k]
            )
            ends = steps(names, k)
            out = [self.link(w, h) for w, h in ends]
            numbers = [
                f'<span style="font-weight:Bold;color:red;">{i + 1}</span>'
                if i == k
                else self.link(str(i + 1), x)
                for i, x in enumerate(names)
            ]
            all_ = [*out[:2], *numbers, *out[2:]]
            told = f"共{n}条记录 共{len(parts)}页 当前第{k + 1}页"
            pager = f'<div id="AspNetPager1">{told}&nbsp;{"&nbsp;".join(all_)}</div>'
            main = box("建议提案办理", f"<table>{rows}</table>", pager)
            return s.shell("建议提案办理", main, path, side=side)

        s.route(path, answer)
        urls = [s.root + x for x in names]
        return s.done([urls[0]], urls, True, "")

    def link(self, word: str, href: str) -> str:
        if not href:
            return f'<a disabled="disabled">{word}</a>'
        return f'<a href="{esc(href)}">{word}</a>'


class PhpCms(Family):
    name = "n_phpcms_query"
    facts = "PHPCMS without rewriting: index.php?m=content…; 下一页 of the last page is itself."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "city", charset=rng.choice(["utf-8", "gb2312"]))
        cat, base = rng.randint(14, 160), "/index.php?m=content&c=index&a="

        def docs_at(i, d):
            return f"{base}show&catid={cat}&id={i}"

        per, n = size(rng, 15, 20, 30)
        docs = s.documents(n, docs_at, rng.choice(["npc", "mixed"]))
        parts, first = chunks(docs, per), f"{base}lists&catid={cat}"
        names = [first + ("" if k == 0 else f"&page={k + 1}") for k in range(len(parts))]
        side = beside(s)

        def answer(q, method, body, raw):
            if q.get("a") != "lists" or q.get("catid") != str(cat):
                return s.shell("提示信息", "<p>栏目不存在！</p>", "/index.php")
            k = min(max(page_number(q.get("page")), 1), len(parts)) - 1
            rows = []
            for i, d in enumerate(parts[k], 1):
                rows.append(
                    f'<li><span class="rt">{d.date:%Y-%m-%d} 00:00:00</span>·'
                    f'<a href="{esc(s.root + d.path)}" target="_blank">{esc(d.title)}</a></li>'
                )
                if i % 5 == 0:
                    rows.append('<li class="bk20 hr"></li>')

            def page(i):
                return esc(s.root + first + f"&page={i}")

            numbers = " ".join(
                f"<span>{i}</span>" if i == k + 1 else f'<a href="{page(i)}">{i}</a>'
                for i in range(1, len(parts) + 1)
            )
            pager = (
                f'<a class="a1">{n}条</a> <a href="{page(max(k, 1))}" class="a1">上一页</a> '
                f'{numbers} <a href="{page(min(k + 2, len(parts)))}" class="a1">下一页</a>'
            )
            main = box("建议提案", f'<ul class="list lh24 f14">{"".join(rows)}</ul>', pager)
            return s.shell("建议提案", main, "/index.php", side=side)

        s.route("/index.php", answer)
        urls = [s.root + x for x in names]
        return s.done([urls[0]], urls, True, "")


SLICE_JS = """
var rows = [], per = PER_PAGE;
var all = document.getElementById('newslist').getElementsByTagName('li');
for(var i = 0; i < all.length; i++) if(all[i].className != 'flag') rows.push(all[i]);
var pages = Math.ceil(rows.length / per);
function showPage(n){
  for(var i = 0; i < rows.length; i++)
    rows[i].style.display = i >= (n - 1) * per && i < n * per ? '' : 'none';
  var h = '';
  for(var k = 1; k <= pages; k++)
    h += k == n ? '<b>' + k + '</b>' : '<a href="javascript:showPage(' + k + ')">' + k + '</a>';
  document.getElementById('pager').innerHTML = pages > 1 ? h : '';
}
showPage(1);
"""


class Sliced(Family):
    name = "n_sliced_in_page"
    facts = "All rows stand in the page (a dummy first); a script shows fifteen of them at a time."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "province")
        col = rng.choice(["/zwgk/jyta/rddbjy/", "/zfxxgk/fdzdgknr/jytabl/"])
        docs = s.documents(
            rng.choice([rng.randint(5, 20), rng.randint(20, 120)]),
            lambda i, d: f"{col}{d:%Y%m}/t{d:%Y%m%d}_{i}.html",
            "npc" if "rd" in col else "mixed",
        )
        rows = "\n".join(
            f'<li><a href="{s.href(d.path, col, "rel")}" title="{esc(d.title)}">{esc(d.title)}</a>'
            f"<span>{d.date:%Y-%m-%d}</span></li>"
            for d in docs
        )
        script = SLICE_JS.replace("PER_PAGE", str(rng.choice([10, 15, 20]))).strip()
        main = box(
            "建议提案答复",
            f'<ul class="default_news" id="newslist"><li class="flag"></li>{rows}</ul>',
            f'<div id="pager"></div><script>\n{script}\n</script>',
        )
        url = s.page(col, s.shell("建议提案答复", main, col, side=beside(s)))
        return s.done([url], [url], True, "")


class VsbDynamic(Family):
    name = "n_vsb_dynamic"
    facts = "Boda unpublished: list.jsp?urltype=…&wbtreeid=N, pager ?a3t=4&a3p=2&a3c=20&…."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "city")
        tree, u = rng.randint(1012, 1890), rng.randint(2, 19)
        tail = f"urltype=tree.TreeTempUrl&wbtreeid={tree}"
        shown = f"/content.jsp?urltype=news.NewsContentUrl&wbtreeid={tree}&wbnewsid="
        per, n = size(rng, 15, 20, high=5)
        docs = s.documents(n, lambda i, d: shown + str(i), "cppcc")
        parts, start = chunks(docs, per), f"/list.jsp?{tail}"
        m, old = len(parts), rng.random() < 0.6
        page = f"a{u}p" if old else "PAGENUM"

        def at(k: int) -> str:
            if old:
                return f"?a{u}t={m}&a{u}p={k + 1}&a{u}c={per}&{tail}"
            return f"?totalpage={m}&PAGENUM={k + 1}&{tail}"

        names = [at(k) for k in range(m)]

        def answer(q, method, body, raw):
            if q.get("wbtreeid") != str(tree):
                return s.shell("提示", "<p>栏目不存在</p>", "/list.jsp")
            k = min(max(page_number(q.get(page)), 1), m) - 1
            rows = "\n".join(
                f'<tr id="line_u{u}_{i}" height="20"><td nowrap width="1%"><span '
                f'class="leaderfont">· </span></td><td><a class="c{tree}" '
                f'href="{esc(d.path[1:])}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a></td>"
                f'<td nowrap><span class="timestyle">{d.date:%Y/%m/%d}&nbsp;</span></td></tr>'
                for i, d in enumerate(parts[k])
            )
            ends = "&nbsp;".join(
                f'<a href="{esc(h)}" class="Next">{w}</a>' if h else f"<span>{w}</span>"
                for w, h in steps(names, k)
            )
            told = f"共{n}条&nbsp;&nbsp;{k + 1}/{m}&nbsp;"
            pager = f"<table><tr><td>{told}</td><td>{ends}</td></tr></table>"
            main = box("政协提案办理", f'<table class="winstyle">{rows}</table>', pager)
            return s.shell("政协提案办理", main, "/list.jsp")

        s.route("/list.jsp", answer)
        more = [s.root + "/list.jsp" + x for x in names[1:]]
        return s.done([s.root + start], [s.root + start, *more], True, "")


FORM_JS = (
    "function goPage(n){ document.pageForm.curPage.value = n; document.pageForm.submit(); }\n"
    "function jump(){ var n = document.getElementById('toPage').value;\n"
    "  if(/^\\d+$/.test(n)) goPage(n); }"
)


class PostForm(Family):
    name = "n_jsp_post_form"
    facts = "Home-made JSP: links call goPage(n), which posts a form with hidden catid and curPage."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, charset="utf-8")
        cat, folder = rng.randint(100, 999), rng.choice(["/xxgk/", "/site/zwgk/"])
        per, n = size(rng, 12, 15, 20)
        shown = f"{folder}content.jsp?id="
        docs = s.documents(n, lambda i, d: shown + str(i), rng.choice(["npc", "cppcc"]))
        parts, path = chunks(docs, per), folder + "list.jsp"
        m = len(parts)

        def answer(q, method, body, raw):
            q = q | s.form(body)
            if q.get("catid") != str(cat):
                return s.shell("提示", "<p>参数错误</p>", path)
            k = min(max(page_number(q.get("curPage")), 1), m) - 1
            rows = "\n".join(
                f'<li><a href="{esc(d.path.rsplit("/", 1)[1])}" target="_blank">{esc(d.title)}</a>'
                f"<em>[{d.date:%Y-%m-%d}]</em></li>"
                for d in parts[k]
            )
            ends = [
                (w, "" if (k == 0 if i < 2 else k == m - 1) else f"javascript:goPage({to})")
                for i, (w, to) in enumerate(
                    (("首页", 1), ("上一页", k), ("下一页", k + 2), ("末页", m))
                )
            ]
            told = " ".join(f'<a href="{h}">{w}</a>' if h else w for w, h in ends)
            pager = (
                f'<form name="pageForm" method="post" action="list.jsp">'
                f'<input type="hidden" name="catid" value="{cat}">'
                f'<input type="hidden" name="curPage" value="{k + 1}"></form>'
                f'共{n}条 第{k + 1}/{m}页 {told} <input type="text" id="toPage" size="2">'
                f'<a href="javascript:jump()">GO</a><script>\n{FORM_JS}\n</script>'
            )
            main = box("建议提案", f"<ul>{rows}</ul>", pager)
            return s.shell("建议提案", main, path)

        s.route(path, answer)
        url = f"{s.root}{path}?catid={cat}"
        bodies = [None, *(f"catid={cat}&curPage={k}".encode() for k in range(2, m + 1))]
        urls = [url, *(s.root + path for _ in range(2, m + 1))]
        return s.done([url], urls, True, "", bodies)


FAMILIES = [AspNetPager, PhpCms, Sliced, VsbDynamic, PostForm]
