"""Static columns: an entry that refreshes, a blog, pinned rows, rows all in one page, dead 更多."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_tenth_b_0parts import frame, gif, many, news_column


class RefreshEntry(Family):
    name = "t_refresh_to_column_index"
    facts = "The column's address is a tiny page that sends on to column-index-1.shtml."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = rng.choice(["/zwgk/jyta/", "/xxgk/tajybl/", "/gk/yajy/"])
        per = rng.choice([15, 20, 25])
        docs = s.documents(many(rng, per), B.plain_path(col + "article/", "shtml"), "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        name = "column-index-{}.shtml"
        first = name.format(1)
        send = rng.choice(
            [
                f'<html><head><meta http-equiv="refresh" content="0;url={first}"></head></html>',
                f'<html><head><meta http-equiv="Refresh" content="0; URL={col}{first}" /></head>'
                "<body></body></html>",
                f'<script type="text/javascript">window.location.href="{first}";</script>',
            ]
        )
        start = s.page(col, send)
        side = news_column(s, rng)
        urls = []
        for k, part in enumerate(pages, 1):
            page = col + name.format(k)
            bits = []
            if k > 1:
                bits.append(f'<a href="{first}">首页</a><a href="{name.format(k - 1)}">上一页</a>')
            bits += [
                f"<em>{i}</em>" if i == k else f'<a href="{name.format(i)}">{i}</a>'
                for i in range(max(1, k - 2), min(n, k + 2) + 1)
            ]
            if k < n:
                bits.append(f'<a href="{name.format(k + 1)}">下一页</a>')
                bits.append(f'<a href="{name.format(n)}">末页</a>')
            pager = f'<div class="pagelist">{"".join(bits)}<span>共{n}页</span></div>'
            rows = rows_li(s, part, page, "rel", cls="infolist")
            main = frame(s, "建议提案", rows + pager)
            urls.append(s.page(page, s.shell("建议提案", main, page, side=side)))
        return s.done([start], [start, *urls], True, "")


class Blog(Family):
    name = "t_wordpress_category"
    facts = "WordPress: /category/jyta/page/2/, excerpts, ← 早期文章 and 较新文章 →, no total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", soft=rng.choice([None, "page"]))
        slug, per = rng.choice(["jyta", "jianyitian", "rdzx"]), rng.choice([8, 10])
        docs = s.documents(many(rng, per, 70), B.plain_path("/archives/"), "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        base = f"/category/{slug}/"
        urls = []
        recent = s.news(5, folder="/archives/news/")
        side = rows_li(s, recent, base, "abs")
        for k, part in enumerate(pages, 1):
            page = base if k == 1 else f"{base}page/{k}/"
            posts = "\n".join(
                f'<article id="post-{d.id}" class="post type-post"><h2 class="entry-title">'
                f'<a href="{d.url}" rel="bookmark">{esc(d.title)}</a></h2><div class="entry-meta">'
                f'<time class="entry-date" datetime="{d.date:%Y-%m-%d}T09:12:00+08:00">'
                f"{d.date.year}年{d.date.month}月{d.date.day}日</time></div>"
                f'<div class="entry-summary"><p>您提出的意见收悉，现将办理情况答复如下 '
                f"[&hellip;]</p></div>"
                f"</article>"
                for d in part
            )
            older = f'<a href="{s.root}{base}page/{k + 1}/">&larr; 早期文章</a>' if k < n else ""
            back = s.root + (base if k == 2 else f"{base}page/{k - 1}/")
            newer = f'<a href="{back}">较新文章 &rarr;</a>' if k > 1 else ""
            nav = (
                f'<nav class="navigation"><div class="nav-previous">{older}</div>'
                f'<div class="nav-next">{newer}</div></nav>'
            )
            main = f'<h1 class="archive-title">分类目录归档：建议提案</h1>{posts}'
            main += nav if n > 1 else ""
            urls.append(s.page(page, s.shell("建议提案", main, page, side=side)))
        return s.done([urls[0]], urls, True, "the end is the page without 早期文章")


class Pinned(Family):
    name = "t_pinned_on_each_page"
    facts = "1.html, 2.html …: two or three rows in red, 置顶, stand on top of every page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/list/jyta/", "/zwgk/jyjtablgk/", "/news/rdzx/"])
        per = rng.choice([12, 15, 20])
        docs = s.documents(many(rng, per), B.plain_path("/show/"), "mixed")
        top = rng.sample(docs, min(len(docs), rng.randint(2, 3)))
        rest = [d for d in docs if d not in top] if rng.random() < 0.5 else docs
        pages = B.chunks(rest, per)
        n = len(pages)
        pins = "".join(
            f'<li class="top"><a href="{d.path}" style="color:red"><b>[置顶]</b>{esc(d.title)}</a>'
            f"<span>{d.date:%Y-%m-%d}</span></li>"
            for d in top
        )
        side = news_column(s, rng)
        urls = []
        for k, part in enumerate(pages, 1):
            page = f"{col}{k}.html"
            rows = f'<ul class="list-top">{pins}</ul>' + rows_any(s, part, page, 0)
            bits = "".join(
                f"<strong>{i}</strong>" if i == k else f'<a href="{col}{i}.html">{i}</a>'
                for i in range(1, n + 1)
            )
            last = f'<a href="{col}{k + 1}.html">&gt;</a>' if k < n else ""
            main = frame(s, "建议提案办理", f'{rows}<div class="pager">{bits}{last}</div>')
            urls.append(s.page(page, s.shell("建议提案办理", main, page, side=side)))
        return s.done([urls[0]], urls, True, "")


class AllRowsHere(Family):
    name = "t_all_rows_paged_by_script"
    facts = "All rows are in the page; a script shows fifteen and draws 上一页 1/4 下一页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = rng.choice(["/tabl/", "/ztzl/jytabl/", "/zwgk/jyta/"]), rng.choice([10, 15, 20])
        docs = s.documents(many(rng, per), B.trs_path(col), rng.choice(["npc", "cppcc", "mixed"]))
        script = f"""<script>
var size={per},now=1,items=document.getElementById("alllist").getElementsByTagName("li");
var pageNum=Math.ceil(items.length/size);
function turn(p){{
  if(p<1||p>pageNum) return;
  now=p;
  for(var i=0;i<items.length;i++) items[i].style.display=(i>=(p-1)*size&&i<p*size)?"":"none";
  document.getElementById("pno").innerHTML=p+"/"+pageNum;
}}
turn(1);
</script>"""
        rows = rows_li(s, docs, col, rng.choice(["rel", "root"]))
        rows = rows.replace("<ul ", '<ul id="alllist" ', 1)
        pager = (
            '<div class="pg"><a href="javascript:turn(now-1)">上一页</a> <span id="pno"></span> '
            f'<a href="javascript:turn(now+1)">下一页</a></div>{script}'
        )
        main = frame(s, "建议提案办理", rows + pager)
        url = s.page(col, s.shell("建议提案办理", main, col, side=news_column(s, rng)))
        return s.done([url], [url], True, "")


class DeadMore(Family):
    name = "t_more_is_gone"
    facts = "Two boxes of eight; their 更多 answers that the page is gone: the rest cannot be had."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=rng.choice([None, "page"]))
        col, most = rng.choice(["/ztzl/lhjyta/", "/zt/rdjyzxta/"]), rng.choice([6, 8, 10])
        boxes = []
        for sub, word, kind in (("rdjy", "人大建议", "npc"), ("zxta", "政协提案", "cppcc")):
            docs = s.documents(most, B.trs_path(f"{col}{sub}/"), kind)
            more = f'<a class="more" href="{col}{sub}/more.jsp">更多&gt;&gt;</a>'
            boxes.append(f'<div class="zt_box"><h3>{word}{more}</h3>{rows_li(s, docs, col)}</div>')
        main = f'<div class="banner"><img src="/images/zt.gif" alt="专题"></div>{"".join(boxes)}'
        gif(s, "zt")
        url = s.page(col, s.shell("人大建议政协提案办理专题", main, col))
        return s.done([url], [url], False, "更多 leads to a page that is gone")


FAMILIES = [RefreshEntry, Blog, Pinned, AllRowsHere, DeadMore]
