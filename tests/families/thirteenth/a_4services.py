"""Columns of half A that a server pages: Longxun labels, WAS search pages."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_thirteenth_a_0parts import beside, frame, size

LS_JS = """
var Ls = Ls || {};
Ls.pagination = function(box, load, opt){
  var cur = opt.pageIndex, last = opt.pageCount;
  function draw(){
    var h = '';
    for(var i = 1; i <= last; i++){
      h += i == cur ? '<b>' + i + '</b>' :
        '<a href="javascript:void(0)" data-p="' + i + '">' + i + '</a>'; }
    $(box).html(h + '<span>\\u5171' + last + '\\u9875</span>');
    $(box).find('a').click(function(){ cur = +$(this).attr('data-p'); load(cur); draw(); });
  }
  draw();
};
"""


class Longxun(Family):
    name = "m_longxun_public_column"
    facts = "Longxun: /public/column/ORGAN?type=4&catId=; further pages from label/8888 as HTML."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        organ, cat = rng.randint(17000, 29999), rng.randint(6700000, 7900000)
        site, per = rng.randint(6785000, 6799999), rng.choice([15, 20])
        n, kind = size(rng, per, 100), rng.choice(["npc", "cppcc"])
        docs = s.documents(n, lambda i, d: f"/public/{organ}/{i}.html", kind)
        title = "人大代表建议办理" if docs[0].kind == "npc" else "政协提案办理"
        parts = B.chunks(docs, per)
        news = s.news(5, folder=f"/public/{organ}/")
        lists = {str(cat): (title, parts), str(cat + 10): ("部门动态", [news])}

        def items(part: list) -> str:
            return "".join(
                f'<ul class="clearfix xxgk_nav_list"><li class="mc"><a href="{d.url}" class="title"'
                f' title="{esc(d.title)}" target="_blank">{esc(d.title)}</a></li>'
                f'<li class="rq">{d.date:%Y-%m-%d}</li></ul>'
                for d in part
            )

        def label(query: dict, *_rest) -> str:
            _, pages = lists.get(query.get("catId", ""), ("", []))
            page = query.get("pageIndex", "1")
            k = int(page) if page.isdigit() else 1
            part = pages[k - 1] if 1 <= k <= len(pages) else []
            return f'<div class="xxgk_navli">{items(part)}</div>'

        ask = (
            "/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&siteId={site}"
            "&organId={organ}&catId={cat}&pageSize={per}&type=4&action=list&pageIndex="
        )

        def column(query: dict, *_rest) -> str:
            c = query.get("catId", "")
            if c not in lists:
                return s.shell("信息公开", "<p>暂无信息</p>", f"/public/column/{organ}")
            word, pages = lists[c]
            url = ask.format(site=site, organ=organ, cat=c, per=per)
            script = (
                f"<script>function LoadPublic(p){{ $.get('{url}' + p + '&_=' + Math.random(), "
                "function(html){ $('#xxgk_lists').html(html); }); }\n"
                f"Ls.pagination('#page_public_info', LoadPublic, {{pageIndex: 1, "
                f"pageSize: {per}, pageCount: {len(pages)}, "
                f"total: {sum(len(p) for p in pages)}}});</script>"
            )
            rows = f'<div id="xxgk_lists"><div class="xxgk_navli">{items(pages[0])}</div></div>'
            pager = f'<div id="page_public_info" class="pagination-box"></div>{script}'
            menu = "".join(
                f'<li><a href="/public/column/{organ}?type=4&amp;catId={i}&amp;action=list">{w}</a>'
                "</li>"
                for i, (w, _) in lists.items()
            )
            head = "".join(f'<script src="/assets/js/{x}.js"></script>' for x in ("jquery", "ls"))
            body = frame(s, word, rows, pager, steps=("信息公开", s.agency))
            return s.shell(
                word, body, f"/public/column/{organ}", side=f"<ul>{menu}</ul>", head=head
            )

        s.js("/assets/js/jquery.js", "/* jQuery v1.12.4 */")
        s.js("/assets/js/ls.js", LS_JS)
        s.route("/site/label/8888", label)
        s.route(f"/public/column/{organ}", column)
        start = f"{s.root}/public/column/{organ}?type=4&catId={cat}&action=list"
        more = s.root + ask.format(site=site, organ=organ, cat=cat, per=per)
        return s.done([start], [start, *[f"{more}{k}" for k in range(2, len(parts) + 1)]], True, "")


class Was5(Family):
    name = "m_was5_search_column"
    facts = "TRS WAS: the column is /was5/web/search?channelid=N; pages by &page=, 共N条 in words."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        ch, per = rng.randint(201000, 299999), rng.choice([10, 15, 20])
        col = rng.choice(["/jyb_xxgk/xxgk_jyta/", "/xxgk/jyta/"])
        docs = s.documents(size(rng, per, 120), B.trs_path(col), "mixed")
        parts = B.chunks(docs, per)
        side, title = beside(s), "建议提案答复摘要"

        def one(query: dict, *_rest) -> str:
            if query.get("channelid") != str(ch):
                return s.shell("检索结果", "<p>没有检索到相关记录！</p>", "/was5/web/search")
            page = query.get("page", "1")
            k = int(page) if page.isdigit() and page != "0" else 1
            part = parts[k - 1] if k <= len(parts) else []
            rows = rows_li(s, part, "/was5/web/search", "abs", fmt="%Y-%m-%d")
            return s.shell(title, frame(s, title, rows, pager(k)), "/was5/web/search", side=side)

        def pager(k: int) -> str:
            def link(i: int, word: str) -> str:
                href = (
                    f"search?page={i}&amp;channelid={ch}&amp;perpage={per}&amp;orderby=-DOCRELTIME"
                )
                return f'<a href="{href}">{word}</a>'

            last, out = len(parts), []
            if k > 1:
                out += [link(1, "首页"), link(k - 1, "上一页")]
            for i in range(max(1, k - 4), min(last, k + 5) + 1):
                out.append(f"<strong>{i}</strong>" if i == k else link(i, str(i)))
            if k < last:
                out += [link(k + 1, "下一页"), link(last, "末页")]
            words = f"共 <em>{len(docs)}</em> 条记录，分 <em>{last}</em> 页显示"
            return f'<div class="outline">{words}</div><div class="scott">{" ".join(out)}</div>'

        s.route("/was5/web/search", one)
        start = f"{s.root}/was5/web/search?channelid={ch}"
        form = (
            s.root + f"/was5/web/search?page={{}}&channelid={ch}&perpage={per}&orderby=-DOCRELTIME"
        )
        return s.done(
            [start], [start, *[form.format(k) for k in range(2, len(parts) + 1)]], True, ""
        )


FAMILIES = [Longxun, Was5]
