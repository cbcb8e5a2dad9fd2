"""Lists by services, first part: Hanweb's jpage, a .NET post-back, Jiangxi's queryList."""

from __future__ import annotations

import base64
import json
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, js_str, rows_any
from families_eleventh_b_0parts import column, jquery, news_box
from families_eleventh_b_00scripts import JPAGE_JS


class HanwebJpage(Family):
    name = "k_hanweb_jpage_datastore"
    facts = "Hanweb: a datastore of three pages in the column, dataproxy.jsp for the records after."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        col, unit = rng.randint(10700, 99800), rng.randint(120000, 499999)
        page = f"/col/col{col}/index.html"
        service = "/module/web/jpage/dataproxy.jsp"
        docs = s.documents(rng.randint(10, 150), B.art_path(col), "mixed")
        per = rng.choice([10, 15, 20])
        param = {"col": 1, "appid": 1, "webid": rng.randint(1, 90), "path": "/", "columnid": col,
                 "sourceContentType": 1, "unitid": unit, "webname": s.agency,
                 "permissiontype": 0}  # fmt: skip

        def record(d):
            return (
                f"<record><![CDATA[<li><a href='{d.path}' title='{esc(d.title)}' target='_blank'>"
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>]]></record>"
            )

        def answer(q, method, body, raw):
            f = {**q, **s.form(body)}
            if f.get("columnid") != str(col):
                return s.data("<datastore></datastore>", "text/xml;charset=UTF-8")
            size = int(f.get("perpage") or per)
            if "startrecord" in f:
                a, b = int(f["startrecord"]), int(f.get("endrecord") or 0)
            else:
                a = (int(f.get("page") or 1) - 1) * 3 * size + 1
                b = a + 3 * size - 1
            part = "".join(record(d) for d in docs[a - 1 : b])
            total = f"<totalrecord>{len(docs)}</totalrecord>"
            pages = f"<totalpage>{(len(docs) + size - 1) // size}</totalpage>"
            xml = f"<datastore>{total}{pages}<recordset>{part}</recordset></datastore>"
            return s.data("<?xml version='1.0' encoding='UTF-8'?>" + xml, "text/xml;charset=UTF-8")

        s.route(service, answer)
        head = jquery(s, "/script/jquery-1.8.3.min.js")
        s.js("/script/jpage.js", JPAGE_JS)
        head += '<script type="text/javascript" src="/script/jpage.js"></script>'
        query = urlencode({"page": 1, **param, "perpage": per})
        store = (
            f'<div id="{unit}" class="default_pgContainer"><script type="text/xml"><datastore>'
            f'<nextgroup><![CDATA[<a href="{service}?{query}"></a>]]></nextgroup><recordset>'
            f"{''.join(record(d) for d in docs[: 3 * per])}</recordset></datastore></script></div>"
        )
        conf = json.dumps(param, ensure_ascii=False)
        script = f"""<script type="text/javascript">
$(function () {{
    $('#{unit}').jpage({{
        proxyUrl: '{service}',
        openCookie: false,
        perPage: {per},
        groupSize: 3,
        barPosition: 'bottom',
        totalRecord: {len(docs)},
        param: {conf}
    }});
}});
</script>"""
        body = column("建议提案办理结果", store) + script
        start = s.page(page, s.shell("建议提案办理结果", body, page, head=head))
        urls, bodies = [start], [None]
        for a in range(3 * per + 1, len(docs) + 1, 3 * per):
            b = min(a + 3 * per - 1, len(docs))
            urls.append(f"{s.root}{service}?startrecord={a}&endrecord={b}&perpage={per}")
            bodies.append(urlencode(param).encode())
        return s.done([start], urls, True, "", bodies)


class PostBack(Family):
    name = "k_dotnet_post_back"
    facts = (
        ".NET GridView: __doPostBack('GridView1','Page$2') with the view state; the address stays."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page = rng.choice(["/TaList.aspx", "/Web/jianyi.aspx"])
        docs = s.documents(rng.randint(8, 75), lambda i, d: f"/Detail_{i}.aspx", "npc")
        per = rng.choice([10, 12, 15])
        parts = B.chunks(docs, per)
        n = len(parts)
        state = [
            base64.b64encode(f"\xff\x01\x0f\x0f\x05{s.host}|GridView1|{k}|{n}".encode()).decode()
            for k in range(n)
        ]
        generator, valid = f"{rng.getrandbits(32):08X}", base64.b64encode(s.host.encode()).decode()

        def fields(k, target="", argument=""):
            return {"__EVENTTARGET": target, "__EVENTARGUMENT": argument, "__VIEWSTATE": state[k],
                    "__VIEWSTATEGENERATOR": generator, "__EVENTVALIDATION": valid}  # fmt: skip

        def answer(q, method, body, raw):
            if method != "POST":
                return self.write(s, page, parts, 0, fields(0))
            f = s.form(body)
            if f.get("__VIEWSTATE") not in state or f.get("__EVENTVALIDATION") != valid:
                return s.html(
                    "<html><body><h1>Server Error in '/' Application.</h1></body></html>", 500
                )
            k = state.index(f["__VIEWSTATE"])
            arg = f.get("__EVENTARGUMENT", "")
            if f.get("__EVENTTARGET") == "GridView1" and arg.startswith("Page$"):
                k = min(max(int(arg[5:]) - 1, 0), n - 1)
            return self.write(s, page, parts, k, fields(k))

        s.route(page, answer)
        start = s.root + page
        bodies = [
            urlencode(fields(k - 1, "GridView1", f"Page${k + 1}")).encode() for k in range(1, n)
        ]
        return s.done([start], [start] * n, True, "", [None, *bodies])

    def write(self, s: Site, page: str, parts, k: int, fields: dict[str, str]) -> str:
        hidden = "\n".join(
            f'<input type="hidden" name="{a}" id="{a}" value="{b}" />' for a, b in fields.items()
        )
        cells = "".join(
            f"<td><span>{j + 1}</span></td>"
            if j == k
            else f"<td><a href=\"javascript:__doPostBack('GridView1','Page${j + 1}')\">"
            f"{j + 1}</a></td>"
            for j in range(len(parts))
        )
        rows = rows_any(s, parts[k], page, 1)
        foot = f'<tr class="pager"><td colspan="3"><table><tr>{cells}</tr></table></td></tr>'
        table = rows.replace("</table>", foot + "</table>") if len(parts) > 1 else rows
        script = """<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['form1'];
function __doPostBack(eventTarget, eventArgument) {
    theForm.__EVENTTARGET.value = eventTarget;
    theForm.__EVENTARGUMENT.value = eventArgument;
    theForm.submit();
}
//]]>
</script>"""
        name = page.rsplit("/", 1)[1]
        form = (
            f'<form method="post" action="{name}" id="form1">\n{hidden}\n{script}\n{table}\n</form>'
        )
        return s.shell("代表建议答复", column("代表建议答复", form), page)


class QueryList(Family):
    name = "k_jiangxi_query_list"
    facts = (
        "Jiangxi: <base href>, POST /queryList with webSiteCode[] and channelCode[]; urls in JSON."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        web = rng.choice(["wsxrmzf", "qnxzf", "sgzfwz"])
        code = f"{rng.getrandbits(64):016x}"
        col = f"/{web}/col/col{rng.randint(10000, 99999)}/"
        per = rng.choice([15, 18, 20])
        docs = s.documents(
            rng.randint(6, 100), lambda i, d: f"/{web}/xxgk/{d:%Y%m}/{i * 257:032x}.shtml", "cppcc"
        )

        def source(d):
            urls = json.dumps({"common": d.path, "pc": d.path, "wap": d.path})
            return {"source": {"title": d.title, "showTitle": d.title, "urls": urls,
                               "pubDate": f"{d.date} 10:20:00", "images": "[]",
                               "metadata": "{}"}}  # fmt: skip

        def answer(q, method, body, raw):
            f = s.form(body)
            hit = docs if f.get("channelCode[]") == code and method == "POST" else []
            size, p = int(f.get("pageSize") or 15), int(f.get("current") or 1)
            part = hit[(p - 1) * size : p * size]
            data = {"total": len(hit), "current": p, "size": size}
            return s.data({"success": True, "data": {**data, "results": [source(d) for d in part]}})

        s.route("/queryList", answer)
        head = f'<base href="/{web}/">' + jquery(s, f"/{web}/js/jquery.min.js")
        script = f"""<script>
var pageSize = {per};
function queryList(current) {{
    $.ajax({{
        url: "/queryList", type: "POST", dataType: "json",
        data: {{ current: current, pageSize: pageSize, unitid: "ArticleList",
            webSiteCode: [{js_str(web)}], channelCode: [{js_str(code)}],
            sort: "pubDate", order: "desc" }},
        success: function (res) {{
            var html = "";
            $.each(res.data.results, function (i, item) {{
                var src = item.source, urls = JSON.parse(src.urls);
                html += '<li><a href="' + urls.pc + '" target="_blank">' + src.showTitle
                    + '</a><span>' + src.pubDate.substring(0, 10) + '</span></li>';
            }});
            $("#list-content").html(html);
            var pages = Math.ceil(res.data.total / pageSize), bar = "";
            for (var i = 1; i <= pages; i++)
                bar += i == current ? "<b>" + i + "</b> "
                    : '<a href="javascript:queryList(' + i + ')">' + i + '</a> ';
            $("#page-content").html(bar);
        }}
    }});
}}
$(function () {{ queryList(1); }});
</script>"""
        ul = '<ul id="list-content"></ul><div id="page-content"></div>'
        side = news_box(s, "热点新闻", 4)
        text = s.shell("提案办理", column("提案办理", ul) + script, col, head=head, side=side)
        start = s.page(col + "index.html", text)
        n = (len(docs) + per - 1) // per
        bodies = [
            urlencode(
                {"current": p, "pageSize": per, "unitid": "ArticleList", "webSiteCode[]": web,
                 "channelCode[]": code, "sort": "pubDate", "order": "desc"}
            ).encode()
            for p in range(1, n + 1)
        ]  # fmt: skip
        urls = [start] + [s.root + "/queryList"] * n
        return s.done([start], urls, True, "", [None, *bodies])


FAMILIES = [HanwebJpage, PostBack, QueryList]
