"""List services and pages whose pager is a script."""

import json
from urllib.parse import quote

import families_base as B
from families_base import (
    Family,
    Site,
    chunks,
    esc,
    per_page,
    rows_any,
    rows_li,
    rows_table,
    spread,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


class Laypage(Family):
    name = "laypage_config"
    facts = "layui laypage.render({elem, count, limit, curr, jump}) as documented by layui; named in reading-faults 3.1."

    def make(self, rng):
        s = Site(self.name, rng, dialect=rng.choice(["plain", "single"]))
        per, path = per_page(rng, 10, 15, 20), "/info/jyta"
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/info/detail?id={i}", "cppcc"
        )
        parts = chunks(docs, per)
        style = rng.randrange(3)

        def page(q, *_):
            k = number(q.get("pageNum"))
            rows = parts[k - 1] if 1 <= k <= len(parts) else []
            return s.shell(
                "政协提案答复",
                rows_any(s, rows, path, style)
                + f"""<div id="demo7"></div>
<script>layui.use(['laypage','layer'], function(){{ var laypage = layui.laypage;
  laypage.render({{ elem: 'demo7', count: {len(docs)}, limit: {per}, curr: {k}, layout: ['count','prev','page','next','skip']
    ,jump: function(obj, first){{ if(!first){{ window.location.href = '/info/jyta?pageNum=' + obj.curr; }} }} }});
}});</script>""",
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?pageNum={k}" if k > 1 else "") for k in range(1, len(parts) + 1)],
            True,
            "beyond the end an empty list",
        )


class GotoForm(Family):
    name = "goto_page_form"
    facts = "Links 2 3 are javascript:gotoPage(n); the function sets a hidden field and posts the form (reading-faults 3.1)."

    def make(self, rng):
        s = Site(self.name, rng, charset="gb2312" if rng.random() < 0.5 else "utf-8")
        per, path = per_page(rng, 10, 12, 15), "/zwgk/proposalList.do"
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/zwgk/proposal/{i}.html", "cppcc"
        )
        parts = chunks(docs, per)

        def page(q, method, body, raw):
            k = number({**q, **s.form(body)}.get("pageNo"))
            k = min(max(k, 1), len(parts))
            links = " ".join(
                f'<a href="javascript:gotoPage({j})">{j}</a>' if j != k else f"<b>{j}</b>"
                for j in range(1, len(parts) + 1)
            )
            return s.shell(
                "提案答复",
                f'''<form name="pageForm" id="pageForm" method="post" action="/zwgk/proposalList.do"><input type="hidden" name="pageNo" value="{k}"><input type="hidden" name="type" value="zxta"></form>
{rows_table(s, parts[k - 1], path)}<div>{links} 共{len(parts)}页</div>
<script>function gotoPage(n){{ document.pageForm.pageNo.value = n; document.pageForm.submit(); }}</script>''',
                path,
            )

        s.route(path, page)
        n = len(parts)
        return s.done(
            [s.root + path],
            [s.root + path] * n,
            True,
            "POST or GET with pageNo both answer",
            bodies=[None] + [f"pageNo={k}&type=zxta".encode() for k in range(2, n + 1)],
        )


class Placeholder(Family):
    name = "placeholder_total_filled_by_script"
    facts = "共0条 and 共1页 in the page are placeholders that a script fills from a JSON service (reading-faults 3.1)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 10, 15), "/ztzl/jyta/index.html"
        docs = s.documents(
            spread(rng, per, zero=False), B.plain_path("/ztzl/jyta/content/"), "mixed"
        )
        s.page(
            col,
            s.shell(
                "建议提案",
                f"""<ul id="lists"></ul><!-- 共有0条 --><div class="pg">共<em id="total">0</em>条 共<em id="pages">1</em>页 <a href="javascript:;" id="nx">下一页</a></div>
<script>
var cur = 1, size = {per};
function getData(n){{ $.ajax({{url: "/web/api/article/list", type: "get", dataType: "json", data: {{channel: "jyta", pageIndex: n, pageSize: size}}, success: function(r){{
  cur = n; $("#total").text(r.totalCount); $("#pages").text(r.pageCount);
  var h = ""; for (var i = 0; i < r.list.length; i++) h += '<li><a href="' + r.list[i].link + '">' + r.list[i].name + '</a><span>' + r.list[i].time + '</span></li>';
  $("#lists").html(h); }} }}); }}
getData(1); $("#nx").click(function(){{ getData(cur + 1); }});
</script>""",
                col,
            ),
        )

        def api(q, *_):
            if q.get("channel") != "jyta":
                return s.data({"totalCount": 0, "pageCount": 0, "list": []})
            k, size = number(q.get("pageIndex")), per
            return s.data(
                {
                    "totalCount": len(docs),
                    "pageCount": -(-len(docs) // size),
                    "list": [
                        {"name": d.title, "link": d.path, "time": str(d.date)}
                        for d in docs[(k - 1) * size : k * size]
                    ],
                }
            )

        s.route("/web/api/article/list", api)
        return s.done(
            [s.root + col],
            [s.root + col]
            + [
                f"{s.root}/web/api/article/list?channel=jyta&pageIndex={k}&pageSize={per}"
                for k in range(1, len(chunks(docs, per)) + 1)
            ],
            True,
            "page shows 0; the service knows",
        )


class JsonInline(Family):
    name = "json_article_count"
    facts = "Jiangxi: JSON in a script with articleCount and up to 50 articles inline, cut into pages by the browser (reading-faults 3.6)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        docs = s.documents(spread(rng, 15, most=50), lambda i, d: f"/jxrd/col/art_{i}.html", "npc")
        col = "/jxrd/col/index.html"
        data = json.dumps(
            {
                "channelName": "人大代表建议",
                "articleCount": len(docs),
                "articles": [
                    {"title": d.title, "url": d.path, "pubDate": str(d.date), "id": d.id}
                    for d in docs
                ],
            },
            ensure_ascii=rng.random() < 0.5,
        )
        s.page(
            col,
            s.shell(
                "人大代表建议",
                f'<ul class="tpl">{{{{#each articles}}}}<li><a href="{{{{url}}}}">{{{{title}}}}</a></li>{{{{/each}}}}</ul><div id="pager"></div><script>var pageData = {data};\nvar pageSize = 15; renderList(pageData.articles, pageSize);</script>',
                col,
            ),
        )
        return s.done(
            [s.root + col],
            [s.root + col],
            True,
            "all rows are in the page; only the browser cuts them",
        )


class PlainPageNo(Family):
    name = "plain_links_pageno"
    facts = "Ordinary JSP list with ?pageNo=2 links and 共N条 共M页; the last page repeats beyond the end."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng), "/portal/list.jsp"
        docs = s.documents(
            spread(rng, per), lambda i, d: f"/portal/show.jsp?id={i}&c=jyta", "mixed"
        )
        parts, style = chunks(docs, per), rng.randrange(3)
        n, amp = len(parts), rng.choice(["&amp;", "&"])

        def page(q, *_):
            k = min(max(number(q.get("pageNo")), 1), n)
            a = lambda j, t: f'<a href="/portal/list.jsp?cid=77{amp}pageNo={j}">{t}</a>'
            pager = (
                f"共{len(docs)}条 共{n}页 第{k}页 "
                + (a(1, "首页") + a(k - 1, "上一页") if k > 1 else "首页 上一页 ")
                + (a(k + 1, "下一页") + a(n, "尾页") if k < n else " 下一页 尾页")
            )
            return s.shell(
                "建议提案答复",
                rows_any(s, parts[k - 1], path, style) + f'<div class="pager">{pager}</div>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path + "?cid=77"],
            [
                s.root + path + "?cid=77" + (f"&pageNo={k}" if k > 1 else "")
                for k in range(1, n + 1)
            ],
            True,
            "healthy dynamic list",
        )


class LoadMore(Family):
    name = "load_more_offset"
    facts = "加载更多: first rows in the page, the rest by offset of rows (start=15) from a JSON service, hasMore tells the end (form of reading-faults 3.1; service invented)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 5, 10, 15), "/mobile/jyta/"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/mobile/jyta/a/"), "npc")
        s.page(
            col,
            s.shell(
                "建议答复",
                rows_li(s, docs[:per], col, cls="feed")
                + (
                    f'''<button id="more" data-api="/mobile/api/feed" data-start="{per}">加载更多</button>'''
                    if len(docs) > per
                    else '<p class="nomore">没有更多了</p>'
                )
                + f"""
<script>$("#more").on("click", function(){{ var b = $(this), st = +b.data("start"); $.getJSON("/mobile/api/feed?col=jyta&start=" + st + "&limit={per}", function(r){{
  $.each(r.items, function(i, x){{ $(".feed").append("<li><a href='" + x.href + "'>" + x.title + "</a><span>" + x.date + "</span></li>"); }});
  b.data("start", st + {per}); if (!r.hasMore) b.remove(); }}); }});</script>""",
                col,
            ),
        )

        def api(q, *_):
            st = number(q.get("start"), 0)
            return s.data(
                {
                    "hasMore": st + per < len(docs),
                    "items": [
                        {"href": d.path, "title": d.title, "date": f"{d.date:%m-%d}"}
                        for d in docs[st : st + per]
                    ],
                }
            )

        s.route("/mobile/api/feed", api)
        return s.done(
            [s.root + col],
            [s.root + col]
            + [
                f"{s.root}/mobile/api/feed?col=jyta&start={st}&limit={per}"
                for st in range(per, len(docs), per)
            ],
            True,
            "no total; hasMore=false is the end",
        )


FAMILIES = [Laypage, GotoForm, Placeholder, JsonInline, PlainPageNo, LoadMore]
