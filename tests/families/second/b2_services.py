import json
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, chunks, esc, per_page, side_box, spread
from families_second__kit import (
    SHAPES,
    Site2,
    date_cards,
    date_first,
    dl_one,
    glued,
    open_call,
    undated,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


class GkmlptPair(Family):
    name = "s_gkmlpt_pair"
    facts = "gkmlpt below a longer prefix, two categories by fragment, config as a JavaScript object (reading-faults 3.8)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        pre, sid = rng.choice(["/bm/szpsqjy", "/zjslj", "/gdmm/mzj"]), rng.randint(700000, 799999)
        a, b, c = 7001 + rng.randint(0, 40), 7101 + rng.randint(0, 40), 7301
        path = lambda i, d: f"{pre}/gkmlpt/content/{i // 1000000}/{i // 1000}/mpost_{i}.html"
        rd, zx = (
            s.documents(rng.choice([1, 9, 44, 101]), path, "npc"),
            s.documents(rng.choice([0, 3, 26]), path, "cppcc"),
        )
        news = s.news(6, folder=f"{pre}/gkmlpt/content/2/")
        conf = f"""window._CONFIG = {{
  SID: '{sid}', SITE_NAME: '{s.agency}', ROOT: '{pre}/gkmlpt',
  TREE: [{{id:{c},name:'通知公告',parent:0,post_count:6,children:[]}},{{id:7000,name:'建议提案',parent:0,post_count:0,children:[{{id:{a},name:'人大建议',parent:7000,post_count:{len(rd)},children:[]}},{{id:{b},name:'政协提案',parent:7000,post_count:{len(zx)},children:[]}}]}}]
}};"""
        s.page(
            f"{pre}/gkmlpt/index",
            f'<!doctype html><html><head><meta charset=utf-8><title>政府信息公开</title></head><body><div id=app></div><script>{conf}</script><script src="{pre}/gkmlpt/js/chunk.js"></script></body></html>',
        )

        def listing(items, cat):
            def fn(q, *_):
                if q.get("sid") != str(sid):
                    return s.data({"classify": None, "articles": []})
                k = max(number(q.get("page"), 0), 1)
                return s.data(
                    {
                        "articles": [
                            {
                                "id": int(d.id),
                                "title": d.title,
                                "url": s.root + d.path,
                                "post_url": "",
                                "date": int(d.date.strftime("%Y%m%d")),
                                "created_at": f"{d.date} 10:00:00",
                                "display_publish_time": f"{d.date} 10:00:00",
                                "is_expired": 0,
                            }
                            for d in items[(k - 1) * 100 : k * 100]
                        ],
                        "classify": {"id": cat, "name": "", "post_count": len(items)},
                    }
                )

            return fn

        for cat, items in ((a, rd), (b, zx), (c, news)):
            s.route(f"{pre}/gkmlpt/api/all/{cat}", listing(items, cat))
        u = lambda cat, k: f"{s.root}{pre}/gkmlpt/api/all/{cat}?page={k}&sid={sid}"
        return s.done(
            [f"{s.root}{pre}/gkmlpt/index#{a}", f"{s.root}{pre}/gkmlpt/index#{b}"],
            [s.root + pre + "/gkmlpt/index"]
            + [u(a, k) for k in range(1, len(chunks(rd, 100)) + 1)]
            + [u(b, 1)],
            True,
            "two starts of one page",
        )


class KaipuHtmlService(Family):
    name = "s_kaipu_html_service"
    facts = "Kaipu /common/search/<id> with _isJson=false answers HTML; id in meta channelId (cms.md 2, reading-faults 3.9)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, ch = per_page(rng, 10, 15, 20), f"{rng.getrandbits(128):032x}"
        docs = s.documents(spread(rng, per), B.kaipu_path("wjw", "c100013"), "npc")
        col = "/wjw/jiany/list.shtml"
        s.page(
            col,
            s.shell(
                "建议答复",
                f"""<div id="box">正在加载…</div><script>
var cid = $("meta[name='channelId']").attr("content");
function go(n){{ $("#box").load("/common/search/" + cid + "?sort=publishedTime&_isAgg=false&_isJson=false&_pageSize={per}&_template=wjw/list&page=" + n); }}
go(1);</script>""",
                col,
                head=f"<meta name='channelId' content='{ch}'/>",
            ),
        )

        def api(q, *_):
            k = number(q.get("page"))
            rows = docs[(k - 1) * per : k * per]
            if q.get("_isJson") == "true":
                return s.data(
                    {
                        "data": {
                            "total": len(docs),
                            "page": k,
                            "rows": per,
                            "results": [
                                {
                                    "title": d.title,
                                    "url": d.path,
                                    "publishedTimeStr": f"{d.date} 08:00:00",
                                }
                                for d in rows
                            ],
                        }
                    }
                )
            li = "".join(
                f'<li><div class="title"><a href="{d.path}" target="_blank">{esc(d.title)}</a></div><div class="date">{d.date}</div></li>'
                for d in rows
            )
            return s.html(
                f'<ul id="body">{li}</ul><div class="page" data-page="{k}">检索到{len(docs)}条结果，共{-(-len(docs) // per)}页</div>'
            )

        s.route("/common/search/" + ch, api)
        u = f"{s.root}/common/search/{ch}?sort=publishedTime&_isAgg=false&_isJson=false&_pageSize={per}&_template=wjw/list&page="
        return s.done(
            [s.root + col],
            [s.root + col] + [u + str(k) for k in range(1, len(chunks(docs, per)) + 1)],
            True,
            "shell page, rows as an HTML piece",
        )


class PostByCode(Family):
    name = "s_post_by_code"
    facts = "POST list service with code, channel, page, size (form seen for tax sites, cms.md 2)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, code, ch = (
            per_page(rng, 10, 15),
            f"c{rng.randint(100000, 199999)}",
            f"{rng.getrandbits(96):024x}",
        )
        docs = s.documents(spread(rng, per), lambda i, d: f"/art/{code}/{i}.html", "mixed")
        col = f"/{code}/index.html"
        s.page(
            col,
            s.shell(
                "建议提案复文",
                f'''<dl id="d"></dl><div id="pg"></div><script>
var codeId = "{code}", channelId = "{ch}";
function load(p){{ $.post("/getFileListByCodeId", {{codeId: codeId, channelId: channelId, page: p, size: {per}}}, function(r){{ show(r.results.data.results); bar(r.results.data.total, p); }}); }}
load(1);</script>''',
                col,
            ),
        )

        def api(q, method, body, raw):
            f = s.form(body)
            if method != "POST" or f.get("codeId") != code or f.get("channelId") != ch:
                return 405, {"Content-Type": "application/json"}, b'{"status":405}'
            k = number(f.get("page"))
            return s.data(
                {
                    "status": 0,
                    "results": {
                        "data": {
                            "total": len(docs),
                            "page": k,
                            "rows": per,
                            "results": [
                                {
                                    "title": d.title,
                                    "url": s.root + d.path,
                                    "publishedTimeStr": f"{d.date} 00:00:00",
                                }
                                for d in docs[(k - 1) * per : k * per]
                            ],
                        }
                    },
                },
                ascii=True,
            )

        s.route("/getFileListByCodeId", api)
        n = len(chunks(docs, per))
        return s.done(
            [s.root + col],
            [s.root + col] + [s.root + "/getFileListByCodeId"] * n,
            True,
            "only POST answers",
            bodies=[None]
            + [
                f"codeId={code}&channelId={ch}&page={k}&size={per}".encode()
                for k in range(1, n + 1)
            ],
        )


class StaticThenPost(Family):
    name = "s_static_then_post"
    facts = "First two pages static, the rest by a search POST as the pager's script says (reading-faults 3.9)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain", charset=rng.choice(["utf-8", "gb2312"]))
        per, col = rng.choice([5, 8, 10]), "/zwgk/jyta/zxta/"
        docs = s.documents(
            rng.choice([2, per, 2 * per, 2 * per + 1, min(60, 5 * per + 3)]),
            B.trs_path(col, "htm"),
            "cppcc",
        )
        parts = chunks(docs, per)
        tail = lambda k: (
            f'''<div class="pgs"></div><script>
var RECORD = {len(docs)}, SIZE = {per}, NOW = {k}, COUNT = Math.ceil(RECORD / SIZE);
function turnTo(n){{ if (n == 1) location = "{col}index.htm"; else if (n == 2) location = "{col}index_2.htm";
  else {{ var f = $('<form method="post" action="/fjdzapp/search"></form>'); f.append('<input name="chnlid" value="zxta">').append('<input name="page" value="' + n + '">').append('<input name="prepage" value="' + SIZE + '">'); f.appendTo("body").submit(); }} }}
for (var i = 1; i <= COUNT; i++) $(".pgs").append('<button onclick="turnTo(' + i + ')">' + i + '</button>');</script>'''
        )
        urls, bodies = [], []
        for k in range(1, min(2, len(parts)) + 1):
            p = col + ("index.htm" if k == 1 else "index_2.htm")
            urls.append(
                s.page(p, s.shell("政协提案", date_first(s, parts[k - 1], p, "rel") + tail(k), p))
            )
            bodies.append(None)

        def search(q, method, body, raw):
            f = s.form(body)
            k = number(f.get("page"))
            if method != "POST" or f.get("chnlid") != "zxta":
                return s.shell("检索", "<p>参数错误</p>", "/fjdzapp/search")
            rows = parts[k - 1] if k <= len(parts) else []
            return s.shell(
                "政协提案", date_first(s, rows, "/fjdzapp/search") + tail(k), "/fjdzapp/search"
            )

        s.route("/fjdzapp/search", search)
        for k in range(3, len(parts) + 1):
            urls.append(s.root + "/fjdzapp/search")
            bodies.append(f"chnlid=zxta&page={k}&prepage={per}".encode())
        return s.done([s.root + col], urls, True, "script tells both roads", bodies=bodies)


FAMILIES = [GkmlptPair, KaipuHtmlService, PostByCode, StaticThenPost]
