"""Columns of the small systems (帝国, 织梦, 动易) and columns by year."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, chunks, esc
from families_fourteenth_a_0parts import Own, block, links, menu, news_box, some


class Empire(Family):
    name = "n_empire_gbk"
    facts = "帝国CMS in GBK: index_2.html; the total in a title Total record; folders by day."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city", charset="gb2312")
        col = rng.choice(["/zwgk/jyta/", "/xxgk/jianyitian/"])
        per, n = some(rng, 20, 25, low=1, high=5)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", "mixed")
        parts = chunks(docs, per)
        paths = [col + ("" if k == 0 else f"index_{k + 1}.html") for k in range(len(parts))]
        for k, part in enumerate(parts):
            rows = "\n".join(
                f'<tr><td height="25">·<a href="{d.path}" title="{esc(d.title)}" target="_blank">'
                f'{esc(d.title[:36])}</a></td><td width="90">[{d.date:%Y-%m-%d}]</td></tr>'
                for d in part
            )
            pager = self.pager(paths, k, n)
            main = block("建议提案", f'<table width="96%">{rows}</table>', pager)
            s.page(paths[k], s.shell("建议提案", main, paths[k]))
        urls = [s.root + p for p in paths]
        return s.done([urls[0]], urls, True, "")

    def pager(self, paths: list[str], k: int, n: int) -> str:
        out = [f'<a title="Total record">&nbsp;<b>{n}</b> </a>&nbsp;']
        last = len(paths) - 1
        if k > 0:
            out += [f'<a href="{paths[0]}">首页</a>', f'<a href="{paths[k - 1]}">上一页</a>']
        for i, p in enumerate(paths):
            out.append(f"<b>{i + 1}</b>" if i == k else f'<a href="{p}">{i + 1}</a>')
        if k < last:
            out += [f'<a href="{paths[k + 1]}">下一页</a>', f'<a href="{paths[last]}">尾页</a>']
        return f'<div class="epages">{"&nbsp;".join(out)}</div>'


class Dede(Family):
    name = "n_dede_list"
    facts = "织梦: list_12_2.html below a folder; one reply pinned on top of every page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city", charset=rng.choice(["gb2312", "utf-8"]))
        tid, col = rng.randint(8, 96), rng.choice(["/a/jianyitian/", "/html/zxta/", "/jytadf/"])
        kind = "cppcc" if "zxta" in col else "npc"
        per, n = some(rng, 10, 15, 20)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y}/{d:%m%d}/{i}.html", kind)
        parts = chunks(docs, per)
        names = ["./", *(f"list_{tid}_{k}.html" for k in range(2, len(parts) + 1))]
        top, pin = docs[rng.randrange(n)], rng.random() < 0.6
        urls = []
        for k, part in enumerate(parts):
            page = col + ("" if k == 0 else names[k])
            rows = "\n".join(
                f'<li><span class="date">{d.date:%Y-%m-%d}</span>'
                f'<a href="{d.path}" class="title">{esc(d.title)}</a></li>'
                for d in part
            )
            if pin:
                rows = (
                    f'<li class="top"><a href="{top.path}"><b><font color="red">{esc(top.title)}'
                    f"</font></b></a></li>\n{rows}"
                )
            word = "政协提案答复" if kind == "cppcc" else "人大建议答复"
            pager = self.pager(names, k, n)
            main = block(word, f'<ul class="d6">{rows}</ul>', pager)
            s.page(page, s.shell(word, main, page, side=news_box(s, "热点内容")))
            urls.append(s.root + page)
        return s.done([urls[0]], urls, True, "a pinned reply stands on each page")

    def pager(self, names: list[str], k: int, n: int) -> str:
        last, out = len(names) - 1, []
        if k == 0:
            out.append("<li>首页</li>")
        else:
            out.append(f"<li><a href='{names[0]}'>首页</a></li>")
            out.append(f"<li><a href='{names[k - 1]}'>上一页</a></li>")
        for i, x in enumerate(names):
            cur = f'<li class="thisclass"><a>{i + 1}</a></li>'
            out.append(cur if i == k else f"<li><a href='{x}'>{i + 1}</a></li>")
        if k == last:
            out.append("<li>末页</li>")
        else:
            out.append(f"<li><a href='{names[k + 1]}'>下一页</a></li>")
            out.append(f"<li><a href='{names[last]}'>末页</a></li>")
        out.append(
            f'<li><span class="pageinfo">共 <strong>{last + 1}</strong>页'
            f"<strong>{n}</strong>条</span></li>"
        )
        return f'<ul class="pagelist">{"".join(out)}</ul>'


class YearHeadings(Family):
    name = "n_one_page_years"
    facts = "One page of a department: a heading for each year, below it numbered replies."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "province")
        col = rng.choice(["/zwgk/jytafw/", "/xxgk/zdxxgk/jytabl/"])
        newest, out = rng.choice([2025, 2024]), []
        for year in range(newest, newest - rng.randint(2, 5), -1):
            low, high = rng.choice([(2, 8), (6, 18)])
            docs = s.documents(rng.randint(low, high), B.trs_path(col), "mixed", year=year)
            rows = "\n".join(
                f'<p>{i}.<a href="{s.href(d.path, col, "rel")}" target="_blank">{esc(d.title)}</a>'
                f"（{d.date:%m月%d日}）</p>"
                for i, d in enumerate(docs, 1)
            )
            out.append(f'<div class="nd"><h3>{year}年建议提案复文</h3>{rows}</div>')
        main = block("建议提案复文公开", "\n".join(out))
        url = s.page(col, s.shell("建议提案复文公开", main, col, side=news_box(s)))
        return s.done([url], [url], True, "")


class YearTabs(Family):
    name = "n_year_tabs"
    facts = "TRS: the column shows the newest year; tabs lead to each year, ./2024n/ and so on."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        top = rng.choice(["/zfxxgk/fdzdgknr/jytabl/", "/xxgk/jytajg/"])
        newest, kind = rng.choice([2025, 2024]), rng.choice(["npc", "mixed"])
        years = list(range(newest, newest - rng.randint(2, 5), -1))
        form = rng.choice(["{}n/", "{}njyta/", "{}/"])
        tabs = menu([(top + form.format(y), f"{y}年") for y in years], "year-tab")
        per, urls = rng.choice([15, 20]), [s.root + top]
        for i, year in enumerate(years):
            col = top + form.format(year)
            n = rng.randint(3, min(2 * per + 4, 28))
            docs = s.documents(n, B.trs_path(col), kind, year=year)
            parts = chunks(docs, per)
            names = ["index.html", *(f"index_{k}.html" for k in range(1, len(parts)))]
            for k, part in enumerate(parts):
                page = col + names[k]
                title = f"{year}年建议提案办理"
                self.write(s, page, title, tabs, part, links(names, k))
                urls.append(s.root + (col if k == 0 else page))
            if i == 0:
                here = [form.format(year) + x for x in names]
                self.write(s, top, "建议提案办理", tabs, parts[0], links(here, 0))
        return s.done([s.root + top], urls, True, "the column's own page is the newest year's")

    def write(self, s: Own, page: str, title: str, tabs: str, part, pager: str) -> None:
        rows = B.rows_li(s, part, page, "rel", fmt="%Y-%m-%d", cls="news_list")
        s.page(page, s.shell(title, tabs + block(title, rows, pager), page))


KAIPU_JS = """
function createPageHTML(id, pages, cur, name, ext, records){
  var box = document.getElementById(id), h = '';
  function at(n){ return name + (n > 1 ? '_' + n : '') + '.' + ext; }
  if(pages < 2){ return; }
  h += '<span>\\u5171' + records + '\\u6761</span>';
  if(cur > 1) h += '<a href="' + at(cur - 1) + '">\\u4e0a\\u4e00\\u9875</a>';
  for(var i = 1; i <= pages; i++)
    h += i == cur ? '<span class="on">' + i + '</span>'
      : '<a href="' + at(i) + '">' + i + '</a>';
  if(cur < pages) h += '<a href="' + at(cur + 1) + '">\\u4e0b\\u4e00\\u9875</a>';
  box.innerHTML = h;
}
"""


class KaipuStatic(Family):
    name = "n_kaipu_static"
    facts = "Kaipu: /site/cN/zwgklist_2.shtml; six arguments; old rows left in a comment."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, rng.choice(["province", "city"]))
        site, cat = rng.choice(["jyt", "wjw", "mzt"]), f"c{rng.randint(101200, 119990)}"
        stem = rng.choice(["zwgklist", "common_list", "zfxxgk_gknrz"])
        per, n = some(rng, 15, 20, low=1, high=6)
        docs = s.documents(n, B.kaipu_path(site, cat), rng.choice(["npc", "cppcc"]))
        parts, base = chunks(docs, per), f"/{site}/{cat}/"
        s.js("/assets/page.js", KAIPU_JS)
        urls = []
        for k, part in enumerate(parts):
            page = base + stem + ("" if k == 0 else f"_{k + 1}") + ".shtml"
            rows = "\n".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in part
            )
            call = f"createPageHTML('page_div',{len(parts)},{k + 1},'{stem}','shtml',{n});"
            old = '<!-- <li><a href="#">模板标题模板标题</a><b>2019-01-01</b></li> -->'
            main = block(
                "建议提案办理结果",
                f'<ul class="list">{old}{rows}</ul>',
                '<div id="page_div" class="page"></div><script src="/assets/page.js"></script>'
                f"<script>{call}</script>",
            )
            s.page(page, s.shell("建议提案办理结果", main, page))
            urls.append(s.root + page)
        return s.done([urls[0]], urls, True, "")


class PowerEasy(Family):
    name = "n_powereasy"
    facts = "动易: /Category_N/Index_2.aspx, /Item/N.aspx; 页次：1/3页 and a jump select."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city", dialect=rng.choice(["plain", "upper", "single"]))
        cat = rng.randint(60, 990)
        per, n = some(rng, 15, 20, 30, low=2, high=4)
        docs = s.documents(n, B.plain_path("/Item/", "aspx"), "mixed")
        parts = chunks(docs, per)
        paths = [f"/Category_{cat}/Index{'' if k == 0 else f'_{k + 1}'}.aspx" for k in range(9)]
        paths = paths[: len(parts)]
        for k, part in enumerate(parts):
            rows = "\n".join(
                f"<li><span>{d.date.year}/{d.date.month}/{d.date.day}</span>"
                f'<a href="{d.path}" title="标题：{esc(d.title)}">{esc(d.title)}</a></li>'
                for d in part
            )
            last, out = len(parts) - 1, []
            for word, to, off in (
                ("首页", 0, k == 0),
                ("上一页", k - 1, k == 0),
                ("下一页", k + 1, k == last),
                ("尾页", last, k == last),
            ):
                out.append(word if off else f'<a href="{paths[to]}">{word}</a>')
            options = "".join(
                f'<option value="{p}"{" selected" if i == k else ""}>第{i + 1}页</option>'
                for i, p in enumerate(paths)
            )
            pager = (
                f'<div class="show_page">共 <b>{n}</b> 篇文章 {" ".join(out)} 页次：'
                f"<b>{k + 1}</b>/{last + 1}页 {per}篇/页 转到："
                f'<select onchange="window.location=this.value">{options}</select></div>'
            )
            main = block("建议提案", f'<ul class="ulliststyle">{rows}</ul>', pager)
            s.page(paths[k], s.shell("建议提案", main, paths[k], side=news_box(s)))
        urls = [s.root + p for p in paths]
        return s.done([urls[0]], urls, True, "")


FAMILIES = [Empire, Dede, YearHeadings, YearTabs, KaipuStatic, PowerEasy]
