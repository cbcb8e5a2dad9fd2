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


FAMILIES = [HanwebQuote, JpaasQueryData]
