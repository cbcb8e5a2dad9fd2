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


class GkmlptPrefix(Family):
    name = "gkmlpt_prefix"
    facts = "Guangdong gkmlpt below a site's prefix (/zqrsj/gkmlpt) with #category in the address (reading-faults 3.8; cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        pre, sid, cat, other = (
            "/" + rng.choice(["zqrsj", "gzjyj", "hzmzj"]),
            rng.randint(200000, 799999),
            rng.randint(8001, 8900),
            rng.randint(1200, 1999),
        )
        docs = s.documents(
            rng.choice([0, 1, 7, 38, 60, 104, 131]),
            lambda i, d: f"{pre}/gkmlpt/content/{i // 1000000}/{i // 1000}/post_{i}.html",
            "mixed",
        )
        news = s.news(8, folder=f"{pre}/gkmlpt/content/9/")
        tree = [
            {
                "id": other,
                "name": "机构动态",
                "parent": 0,
                "post_count": 8,
                "jump_url": "",
                "children": [],
            },
            {
                "id": 8000,
                "name": "建议提案办理",
                "parent": 0,
                "post_count": 0,
                "jump_url": "",
                "children": [
                    {
                        "id": cat,
                        "name": "建议提案答复",
                        "parent": 8000,
                        "post_count": len(docs),
                        "jump_url": "",
                        "children": [],
                    }
                ],
            },
        ]
        conf = json.dumps({"SID": sid, "BASE": pre + "/gkmlpt", "TREE": tree}, ensure_ascii=False)
        s.page(
            pre + "/gkmlpt/index",
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{s.agency}信息公开</title><script>window._CONFIG = {conf};</script></head><body><div id="app"></div><script src="{pre}/gkmlpt/static/app.js"></script></body></html>',
        )

        def listing(items, c):
            def fn(q, *_):
                k = max(1, number(q.get("page", "1")))
                if q.get("sid") != str(sid):
                    return s.data({"classify": {}, "articles": []})
                return s.data(
                    {
                        "classify": {"id": c, "post_count": len(items)},
                        "articles": [
                            {
                                "id": int(d.id),
                                "title": d.title,
                                "url": d.url,
                                "post_url": d.url,
                                "publisher": s.agency,
                                "date": d.date.isoformat() + " 09:00:00",
                                "display_publish_time": d.date.isoformat(),
                                "attachment": [],
                            }
                            for d in items[(k - 1) * 100 : k * 100]
                        ],
                    },
                    ascii=True,
                )

            return fn

        s.route(f"{pre}/gkmlpt/api/all/{cat}", listing(docs, cat))
        s.route(f"{pre}/gkmlpt/api/all/{other}", listing(news, other))
        urls = [s.root + pre + "/gkmlpt/index"] + [
            f"{s.root}{pre}/gkmlpt/api/all/{cat}?page={k}&sid={sid}"
            for k in range(1, len(chunks(docs, 100)) + 1)
        ]
        return s.done(
            [f"{s.root}{pre}/gkmlpt/index#{cat}"],
            urls,
            True,
            "API only below the prefix; the other category is not wanted",
        )


class KaipuSearchList(Family):
    name = "kaipu_searchlist"
    facts = "Kaipu column page whose rows come from GET /searchList/<channelId> JSON, as on CSRC (reading-faults 3.9)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, ch = rng.choice([10, 18, 20]), f"{rng.getrandbits(128):032x}"
        docs = s.documents(spread(rng, per), B.kaipu_path("gkzx", "c101800"), "mixed")
        col = "/gkzx/c101800/zfxxgk_zdgk.shtml"
        script = f'''<meta name="channelId" content="{ch}">
<script>
 var channelId = "{ch}", pageSize = {per};
 function load(page){{
   $.get("/searchList/" + channelId + "?_isAgg=true&_isJson=true&_pageSize=" + pageSize + "&_template=index&_rangeTimeGte=&_channelName=&page=" + page, function(res){{ render(res.data.results); pager(res.data.total, page); }}, "json");
 }}
 $(function(){{ load(1); }});
</script>'''
        s.page(
            col,
            s.shell(
                "建议提案办理",
                s.crumbs("政府信息公开", "建议提案办理")
                + '<ul id="list-data"></ul><div id="pages"></div>',
                col,
                head=script,
            ),
        )

        def api(q, *_):
            k, size = number(q.get("page")), number(q.get("_pageSize"), per)
            size = min(size, per) if size else per
            return s.data(
                {
                    "data": {
                        "channelId": ch,
                        "page": k,
                        "rows": size,
                        "total": len(docs),
                        "results": [
                            {
                                "title": d.title,
                                "subTitle": "",
                                "url": ("//" + s.host if rng_flag else "") + d.path,
                                "publishedTimeStr": f"{d.date} 10:00:00",
                                "publishedTime": 0,
                                "domainMetaList": [],
                                "manuscriptId": d.id,
                            }
                            for d in docs[(k - 1) * size : k * size]
                        ],
                    }
                }
            )

        rng_flag = rng.random() < 0.5
        s.route("/searchList/" + ch, api)
        u = f"{s.root}/searchList/{ch}?_isAgg=true&_isJson=true&_pageSize={per}&_template=index&_rangeTimeGte=&_channelName=&page="
        return s.done(
            [s.root + col],
            [s.root + col] + [u + str(k) for k in range(1, len(chunks(docs, per)) + 1)],
            True,
            "list page is a shell, total in the JSON",
        )


class TotalPageQuery(Family):
    name = "totalpage_bare_query"
    facts = 'Ministry of Civil Affairs: var totalpage = "27" and pages ?2 … ?27 (reading-faults 3.9, people.md 7).'

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 10, 15, 20), "/article/gk/jytabljggk/rddbjy/"
        docs = s.documents(
            spread(rng, per, zero=False),
            B.plain_path("/article/gk/jytabljggk/rddbjy/2025/", "shtml"),
            "npc",
        )
        parts = chunks(docs, per)

        def page(q, m, b, raw):
            k = number(raw) if raw else 1
            k = k if 1 <= k <= len(parts) else len(parts)
            tr = "".join(
                f'<tr><td class="arlisttd"><a class="artitlelist" href="{s.href(d.path, path, "rel")}" title="{esc(d.title)}">{esc(d.title)}</a></td><td class="timedefault">{d.date:%Y.%m.%d}</td></tr>\n'
                for d in parts[k - 1]
            )
            return s.shell(
                "人大代表建议",
                f'''<ul class="alist_ul"><table class="article">{tr}</table></ul><div id="pagination"></div><script>
var totalpage = "{len(parts)}"; var currentpage = location.search ? parseInt(location.search.substring(1)) : 1;
function turn(n){{ if(n>=1 && n<=parseInt(totalpage)) window.location.href = "?" + n; }}
for(var i=1;i<=parseInt(totalpage);i++) $("#pagination").append('<span onclick="turn('+i+')">'+i+'</span>');
</script>''',
                path,
            )

        s.route(path + "index.html", page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?{k}" if k > 1 else "") for k in range(1, len(parts) + 1)],
            True,
            "beyond the end the last page comes again",
        )


class StaticThenService(Family):
    name = "static_pages_then_service"
    facts = "Ministry of Education: recordCount and pageSize in the head, a limited number of static pages, older rows only in /was5/web/search (reading-faults 3.9, people.md 7)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col, ch = rng.choice([5, 10]), "/jyb_xxgk/xxgk_jyta/", rng.randint(200001, 299999)
        docs = s.documents(
            rng.choice([3, per, per * 2, per * 3, per * 4 + 1, min(60, per * 7 - 2)]),
            B.trs_path(col),
            "mixed",
        )
        parts, keep = chunks(docs, per), 3

        def html(k, p):
            return (
                rows_li(s, parts[k - 1], p, "root" if "was5" in p else "rel")
                + '<div id="pageDiv"></div><script src="/images/was_page.js"></script>'
            )

        head = f"<script>var recordCount = {len(docs)}; var pageSize = {per}; var staticPages = {keep}; var channelid = {ch};</script>"
        s.js(
            "/images/was_page.js",
            """var countPage = Math.ceil(recordCount / pageSize);
function pageUrl(n){ // n from 1
  if (n <= staticPages) return n == 1 ? "/jyb_xxgk/xxgk_jyta/index.html" : "/jyb_xxgk/xxgk_jyta/index_" + (n-1) + ".html";
  return "/was5/web/search?channelid=" + channelid + "&page=" + n;
}
for (var i = 1; i <= countPage; i++) document.write('<a href="' + pageUrl(i) + '">' + i + '</a>');
""",
        )
        urls = []
        for k in range(1, min(keep, len(parts)) + 1):
            p = col + ("index.html" if k == 1 else f"index_{k - 1}.html")
            urls.append(s.page(p, s.shell("建议提案办理", html(k, p), p, head=head)))

        def was(q, *_):
            k = number(q.get("page"))
            if q.get("channelid") != str(ch) or k > len(parts):
                return s.shell("检索", "<p>没有检索到相关记录</p>", "/was5/web/search")
            return s.shell("检索", html(k, "/was5/web/search"), "/was5/web/search", head=head)

        s.route("/was5/web/search", was)
        urls += [
            f"{s.root}/was5/web/search?channelid={ch}&page={k}"
            for k in range(keep + 1, len(parts) + 1)
        ]
        return s.done(
            [s.root + col],
            urls,
            True,
            "rows after the third page only by the search service, as the script says",
        )


FAMILIES = [GkmlptPrefix, KaipuSearchList, TotalPageQuery, StaticThenService]
