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


class HanwebQuote(Family):
    name = "hanweb_groups_quote"
    facts = "Hanweb jpage: three pages inline in a CDATA data store, further groups by dataproxy.jsp; the group's address holds path='/' (Nantong; reading-faults 3.7, jpage quirk of cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, cid = rng.choice([5, 10, 15]), rng.randint(20000, 79999)
        group, unit = per * 3, rng.randint(100000, 399999)
        docs = s.documents(spread(rng, group), B.art_path(cid), "npc")
        rec = lambda d: (
            f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a><b>{d.date}</b></li>]]></record>'
        )
        query = f"col=1&appid=1&webid=33&path='/'&columnid={cid}&sourceContentType=1&unitid={unit}&webname='{s.agency}'&permissiontype=0"
        page = f"/col/col{cid}/index.html"
        next_a = f'<a href="/module/web/jpage/dataproxy.jsp?page=1&{query}"></a>'
        island = (
            f'<div id="{unit}" class="list"><script type="text/xml"><datastore>\n<nextgroup><![CDATA[{next_a}]]></nextgroup>\n<recordset>'
            + "\n".join(rec(d) for d in docs[:group])
            + "\n</recordset>\n</datastore></script></div>"
        )
        conf = f"""<script>$(function(){{ $("#{unit}").jpage({{dataStore:null,openCookies:false,totalRecord:{len(docs)},perPage:{per},groupSize:3,
 proxyUrl:'/module/web/jpage/dataproxy.jsp',proxyParam:{{col:1,appid:1,webid:33,path:'/',columnid:{cid},sourceContentType:1,unitid:{unit},webname:'{s.agency}',permissiontype:0}},
 template:'default'}}); }});</script>"""
        s.page(page, s.shell("人大代表建议", '<ul class="empty"></ul>' + island + conf, page))

        def proxy(q, method, body, raw):
            f = {**q, **s.form(body)}
            if (
                f.get("columnid") != str(cid)
                or f.get("unitid") != str(unit)
                or f.get("path", "").strip("'\"") != "/"
            ):
                return s.data(
                    "<datastore><totalrecord>0</totalrecord></datastore>", "text/xml;charset=utf-8"
                )
            if "startrecord" in f:
                a, b = number(f["startrecord"]), number(f.get("endrecord"), len(docs))
                rows = docs[a - 1 : b]
            else:
                k = number(f.get("page"))
                rows = docs[max(0, k * group - (1 if k > 1 else 0)) : (k + 1) * group + 1]
            ng = f"<nextgroup><![CDATA[{next_a.replace('page=1', 'page=' + str(number(f.get('page')) + 1))}]]></nextgroup>"
            return s.data(
                f"<datastore>{ng}<recordset>"
                + "".join(map(rec, rows))
                + f"</recordset><totalpage>{-(-len(docs) // per)}</totalpage><totalrecord>{len(docs)}</totalrecord></datastore>",
                "text/xml;charset=utf-8",
            )

        s.route("/module/web/jpage/dataproxy.jsp", proxy)
        urls = [s.root + page] + [
            s.root + "/module/web/jpage/dataproxy.jsp?" + f"page={k}&" + quote(query, safe="=&'/")
            for k in range(1, -(-len(docs) // group))
        ]
        return s.done(
            [s.root + page],
            urls,
            True,
            "45 (15, 30) rows inline, the rest by group; a group has one look-ahead record",
        )


class JpaasQueryData(Family):
    name = "jpaas_querydata"
    facts = "jpaas unit: pager div with queryData=\"{'rows':…,'count':…}\", paramJson with a search that must be kept (reading-faults 3.2; script attributes as on mohurd/miit in public crawler code)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, pid = per_page(rng, 10, 15, 20), f"{rng.getrandbits(128):032x}"
        docs = s.documents(
            spread(rng, per, zero=False),
            lambda i, d: f"/zwgk/jyta/art/{d.year}/art_{i:032x}.html",
            "npc",
        )
        news = s.news(25)
        everything = sorted(docs + news, key=lambda d: d.date, reverse=True)
        api, col = (
            "/api-gateway/jpaas-publish-server/front/page/build/unit",
            "/zwgk/jyta/index.html",
        )
        wanted = f'{{"channelId":"{pid[:8]}"}}'
        base = {
            "parseType": "bulidstatic",
            "webId": "3637",
            "tplSetId": pid[::-1],
            "pageType": "column",
            "tagId": "内容1",
            "editType": "null",
            "pageId": pid,
        }
        attr = lambda text: text.replace("&", "&amp;").replace('"', "&quot;")
        qd = attr(
            "{"
            + ",".join(f"'{k}':'{v}'" for k, v in base.items())
            + ",'paramJson':'"
            + json.dumps(
                {"pageNo": 1, "pageSize": per, "search": json.loads(wanted)},
                ensure_ascii=False,
                separators=(",", ":"),
            )
            + "'}"
        )

        def rows_html(k, items, total):
            lis = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}">{esc(d.title)}</a><span>{d.date}</span></li>'
                for d in items[(k - 1) * per : k * per]
            )
            pq = attr(
                "{"
                + f"'parseType':'bulidstatic','webId':'3637','tplSetId':'{pid[::-1]}','tagId':'内容1','pageType':'column','pageId':'{pid}','rows':'{per}','count':'{total}','pageNo':'{k}','search':'{wanted}'"
                + "}"
            )
            return f'<div class="page-content"><ul>{lis}</ul></div><div id="unit_pagination" class="pagination" queryData="{pq}"></div>'

        s.page(
            col,
            s.shell(
                "人大代表建议",
                f'<div class="unit"><script src="/jpaas/unitbuild.js" url="{api}" queryData="{qd}"></script></div>',
                col,
            ),
        )
        s.js(
            "/jpaas/unitbuild.js",
            "/* reads url and queryData of the script tag; next page: paramJson = JSON.stringify({pageNo:n,pageSize:rows,search:search}) */",
        )

        def unit(q, *_):
            if q.get("pageId") != pid:
                return s.data({"success": False, "message": "页面不存在"})
            try:
                pj = json.loads(q.get("paramJson") or "{}")
            except ValueError:
                pj = {}
            got = pj.get("search")
            try:
                got = json.loads(got) if isinstance(got, str) else got
            except ValueError:
                pass
            items = docs if got == json.loads(wanted) else everything
            return s.data(
                {
                    "success": True,
                    "code": "200",
                    "data": {"html": rows_html(int(pj.get("pageNo") or 1), items, len(items))},
                }
            )

        s.route(api, unit)

        def url(k):
            pj = json.dumps(
                {"pageNo": k, "pageSize": per, "search": json.loads(wanted)}, ensure_ascii=False
            )
            return (
                s.root
                + api
                + "?"
                + "&".join(f"{a}={quote(b)}" for a, b in base.items())
                + "&paramJson="
                + quote(pj)
            )

        return s.done(
            [s.root + col],
            [s.root + col] + [url(k) for k in range(1, len(chunks(docs, per)) + 1)],
            True,
            "without `search` the service answers with the whole catalogue of the site",
        )


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


class DeepRefused(Family):
    name = "deep_pages_refused"
    facts = "Dynamic lists that let only the first pages be read: later ones redirect to the home page (redirects and walls of cms.md 5; shape invented)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 5, 10), "/index.php/jyta/lists.html"
        docs = s.documents(
            rng.randint(per * 3 + 1, min(60, per * 6)), B.plain_path("/index.php/jyta/show/"), "npc"
        )
        parts = chunks(docs, per)

        def page(q, *_):
            k = number(q.get("page"))
            if k > 2 or k < 1:
                return 302, {"Location": "/"}, b""
            links = "".join(
                f'<li><a href="/index.php/jyta/lists.html?page={j}">{j}</a></li>'
                if j != k
                else f'<li class="active"><span>{j}</span></li>'
                for j in range(1, len(parts) + 1)
            )
            return s.shell(
                "建议答复",
                rows_li(s, parts[k - 1], path) + f'<ul class="pagination">{links}</ul>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path, s.root + path + "?page=2"],
            False,
            "pages from the third on lead home",
            hidden=[d.url for d in docs[per * 2 :]],
        )


class PageIndexZero(Family):
    name = "page_index_from_zero"
    facts = "?pageIndex= counts from 0; rows are javascript: links with the address in the arguments and have no date (forms of the brief; pager as in common Java lists)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 10, 12, 20), "/govopen/list.action"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/govopen/doc/"), "mixed")
        parts = chunks(docs, per)

        def page(q, *_):
            k = number(q.get("pageIndex"), 0)
            rows = parts[k] if 0 <= k < len(parts) else []
            lis = "".join(
                f"""<li><a href="javascript:openArticle('{d.path}','_blank')">{esc(d.title)}</a></li>"""
                for d in rows
            )
            links = "".join(
                f'<a href="{path}?code=jyta&amp;pageIndex={j}">{j + 1}</a>'
                if j != k
                else f"<strong>{j + 1}</strong>"
                for j in range(len(parts))
            )
            return s.shell(
                "建议提案",
                f'<ul class="gklist">{lis}</ul><script>function openArticle(u, w){{ window.open(u, w); }}</script><div class="pagebar">{links} 共{len(parts)}页{len(docs)}条</div>',
                path,
            )

        s.route(path, page)
        start = s.root + path + "?code=jyta"
        return s.done(
            [start],
            [start] + [f"{start}&pageIndex={k}" for k in range(1, len(parts))],
            True,
            "page 2 is pageIndex=1; beyond the end an empty list",
        )


class SlashButtons(Family):
    name = "slash_pages_onclick"
    facts = "Buttons with onclick lead to /jyta/2/ (reading-faults 3.1; directories per page as in several small CMSs)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col, urls = per_page(rng, 5, 10, 15), "/jyta/", []
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/archives/"), "npc")
        parts = chunks(docs, per)
        for k, part in enumerate(parts, 1):
            p = col + (f"{k}/" if k > 1 else "")
            rows = "".join(
                f'<div class="row-item"><h4><a href="{s.href(d.path, p, "rel")}">{esc(d.title)}</a></h4><p class="date">时间：{d.date:%Y/%m/%d}</p></div>\n'
                for d in part
            )
            prev = (
                f"""<button onclick="location.href='{col}{f"{k - 1}/" if k > 2 else ""}'">上一页</button>"""
                if k > 1
                else ""
            )
            nxt = (
                f"""<button onclick="location.href='{col}{k + 1}/'">下一页</button>"""
                if k < len(parts)
                else '<button disabled="disabled">下一页</button>'
            )
            urls.append(
                s.page(
                    p,
                    s.shell(
                        "代表建议",
                        s.crumbs("代表建议")
                        + rows
                        + f'<div class="btns">{prev}<em>{k}/{len(parts)}</em>{nxt}</div>',
                        p,
                    ),
                )
            )
        return s.done([s.root + col], urls, True, "the address of the next page stands in onclick")


FAMILIES = [
    PageIndexZero,
    SlashButtons,
    DeepRefused,
    HanwebQuote,
    JpaasQueryData,
    GkmlptPrefix,
    KaipuSearchList,
    TotalPageQuery,
    StaticThenService,
    Laypage,
    GotoForm,
    Placeholder,
    JsonInline,
    PlainPageNo,
    LoadMore,
]
