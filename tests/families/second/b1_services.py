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


class HanwebPost(Family):
    name = "s_hanweb_post_groups"
    facts = "Hanweb old path under jslib, records in span rows, parameters with quotes of both kinds; groups by POST startrecord/endrecord (cms.md 2, reading-faults 3.7)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain", charset="utf-8")
        per, cid = rng.choice([5, 10, 18]), rng.randint(1000, 9999)
        group, unit = per * 3, rng.randint(20000, 99999)
        docs = s.documents(spread(rng, group, zero=False), B.art_path(cid), "cppcc")
        rec = lambda d: (
            f"<record><![CDATA[<tr><td><a href='{d.path}' title='{d.title}'>{d.title[:14]}...</a></td><td><span>[{d.date}]</span></td></tr>]]></record>"
        )
        page, proxy_path = f"/col/col{cid}/index.html", "/module/jslib/jquery/jpage/dataproxy.jsp"
        name = f'{s.place}"{s.agency[len(s.place) :]}"'
        conf = f"""<script language="javascript">jQuery("#{unit}").jpage({{ totalRecord : {len(docs)} , perPage : {per}, groupSize : 3, barPosition : "bottom", proxyUrl : "{proxy_path}",
 proxyParam : {{ appid : "1", webid : "7", path : "/", columnid : "{cid}", sourceContentType : "1", unitid : "{unit}", webname : '{name}', permissiontype : "0", col : "1" }} }});</script>"""
        island = (
            f"<div id='{unit}'><script type='text/xml'><datastore>\n<recordset>\n"
            + "\n".join(rec(d) for d in docs[:group])
            + "\n</recordset></datastore></script></div>"
        )
        s.page(page, s.shell("政协提案", island + conf, page))

        def proxy(q, method, body, raw):
            f = {**q, **s.form(body)}
            if (
                f.get("columnid") != str(cid)
                or f.get("unitid") != str(unit)
                or f.get("path") != "/"
            ):
                return s.data(
                    "<datastore><recordset></recordset></datastore>", "text/xml;charset=utf-8"
                )
            a = number(f.get("startrecord"))
            rows = docs[a - 1 : min(number(f.get("endrecord"), a + group - 1), a + group)]
            return s.data(
                f"<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>{len(docs)}</totalrecord><totalpage>{-(-len(docs) // per)}</totalpage><recordset>"
                + "".join(map(rec, rows))
                + "</recordset></datastore>",
                "text/xml;charset=utf-8",
            )

        s.route(proxy_path, proxy)
        urls, bodies = [s.root + page], [None]
        form = urlencode(
            {
                "col": 1,
                "appid": 1,
                "webid": 7,
                "path": "/",
                "columnid": cid,
                "sourceContentType": 1,
                "unitid": unit,
                "webname": name,
                "permissiontype": 0,
            }
        )
        for a in range(group + 1, len(docs) + 1, group):
            urls.append(
                f"{s.root}{proxy_path}?startrecord={a}&endrecord={min(a + group - 1, len(docs))}&perpage={per}"
            )
            bodies.append(form.encode())
        return s.done(
            [s.root + page],
            urls,
            True,
            "no nextgroup element; titles cut, full in title",
            bodies=bodies,
        )


class JpaasTwoUnits(Family):
    name = "s_jpaas_two_units"
    facts = "Two jpaas units on a page; the words of the tags mislead (reading-faults 3.2)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, pid, tpl = (
            per_page(rng, 10, 15),
            str(rng.randint(1229000000, 1229999999)),
            f"{rng.getrandbits(128):032x}",
        )
        docs = s.documents(
            spread(rng, per, zero=False),
            lambda i, d: f"/col/col{pid}/art/{d.year}/art_{i:032x}.html",
            "mixed",
        )
        news = s.news(5)
        other = sorted(docs + s.news(14), key=lambda d: d.title)
        api, col = (
            "/api-gateway/jpaas-publish-server/front/page/build/unit",
            f"/col/col{pid}/index.html",
        )
        base = lambda tag: {
            "webId": "2237",
            "pageId": pid,
            "parseType": "bulidstatic",
            "pageType": "column",
            "tagId": tag,
            "tplSetId": tpl,
            "editType": "null",
        }
        tag1, tag2, cond = "建议提案办理导航", "当前栏目列表", f"channel_{pid}"
        attr = lambda o: "{" + ", ".join(f"'{k}': '{v}'" for k, v in o.items()) + "}"
        unit = lambda tag: (
            f'<div class="js-unit"><script type="text/javascript" src="/script/unit.js" url="{api}" queryData="{attr(base(tag))}"></script></div>'
        )
        s.page(col, s.shell("建议提案办理", unit(tag2), col, side=unit(tag1)))
        s.js(
            "/script/unit.js",
            "/* loads url with queryData; page n: paramJson={pageNo:n,pageSize:rows,search:search of the pager} */",
        )

        def answer(q, *_):
            if q.get("pageId") != pid or q.get("tagId") not in (tag1, tag2):
                return s.data({"success": False, "data": None})
            if q["tagId"] == tag1:
                return s.data(
                    {
                        "success": True,
                        "data": {
                            "html": '<ul class="dh">'
                            + "".join(
                                f'<li><a href="{n.path}" title="{n.title}">{n.title}</a><span>{n.date}</span></li>'
                                for n in news
                            )
                            + "</ul>"
                        },
                    }
                )
            pj = json.loads(q["paramJson"]) if q.get("paramJson") else None
            items = docs if pj is None or pj.get("search") == cond else other
            k = int((pj or {}).get("pageNo", 1))
            lis = "".join(
                f'<li class="clearfix"><a href="{s.root}{d.path}" title="{esc(d.title)}"><em></em>{esc(d.title[:20])}</a><b>{d.date}</b></li>'
                for d in items[(k - 1) * per : k * per]
            )
            pq = (
                "{"
                + f"'rows':{per},'count':{len(items)},'pageNo':{k},'search':'{cond}','tagId':'{tag2}'"
                + "}"
            )
            return s.data(
                {
                    "success": True,
                    "message": "",
                    "data": {
                        "html": f'<div class="page-content">{lis}</div><div class="pagination" id="{tpl[:6]}" queryData="{pq}"></div>'
                    },
                }
            )

        s.route(api, answer)
        u1 = s.root + api + "?" + "&".join(f"{a}={quote(b)}" for a, b in base(tag2).items())
        urls = [s.root + col, u1] + [
            u1 + "&paramJson=" + quote(json.dumps({"pageNo": k, "pageSize": per, "search": cond}))
            for k in range(2, len(chunks(docs, per)) + 1)
        ]
        return s.done([s.root + col], urls, True, "the unit with the pager is the column")


class JpaasApiStart(Family):
    name = "s_jpaas_api_start"
    facts = "The configured start is the unit API itself, rows have no dates (reading-faults 3.2); count and rows as attributes (cms.md 2)."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, pid = per_page(rng, 12, 15, 20), str(rng.randint(1229000000, 1229999999))
        docs = s.documents(
            spread(rng, per),
            lambda i, d: f"/art/{d.year}/{d.month}/{d.day}/art_{pid}_{i}.html",
            "npc",
        )
        api = "/api-gateway/jpaas-publish-server/front/page/build/unit"

        def answer(q, *_):
            if q.get("pageId") != pid:
                return s.data({"success": False, "code": "500"})
            k = int(json.loads(q.get("paramJson") or '{"pageNo":1}').get("pageNo", 1))
            lis = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}">{esc(d.title)}</a></li>'
                for d in docs[(k - 1) * per : k * per]
            )
            return s.data(
                {
                    "success": True,
                    "code": "200",
                    "data": {
                        "html": f'<div class="page-content"><ul>{lis}</ul></div><div class="default_pgContainer" count="{len(docs)}" rows="{per}" pageno="{k}"></div>'
                    },
                },
                ascii=rng_ascii,
            )

        rng_ascii = rng.random() < 0.5
        s.route(api, answer)
        start = f"{s.root}{api}?parseType=bulidstatic&webId=2237&tplSetId={pid}&pageType=column&tagId={quote('分页')}&editType=null&pageId={pid}"
        return s.done(
            [start],
            [start]
            + [
                start + "&paramJson=" + quote(json.dumps({"pageNo": k, "pageSize": per}))
                for k in range(2, len(chunks(docs, per)) + 1)
            ],
            True,
            "undated rows; pages only by paramJson",
        )


FAMILIES = [HanwebPost, JpaasTwoUnits, JpaasApiStart]
