"""Lists that a service answers: Longxun's label, a Vue page, SharePoint, XML files."""

from __future__ import annotations

import json
import random
from urllib.parse import quote, urlencode

from families_base import Family, MadeSite, Site, esc
from families_eighth_b_0parts import AJAX, frame, hexid, other_column, page_of, split
from family_documents import Answer, Doc

VUE_JS = r"""
(function(){var e={pageNum:1,pageSize:SIZE,total:0};
function a(){ajaxPost("/prod-api/portal/article/list","application/json;charset=utf-8",
JSON.stringify({columnId:"COLUMN",pageNum:e.pageNum,pageSize:e.pageSize}),function(t){
var n=JSON.parse(t);if(n.code!==200)return;e.total=n.total;var r="";
n.rows.forEach(function(t){r+='<div class="article-item"><a href="'+t.articleUrl+'">'+t.articleTitle
+'</a><span>'+t.publishTime.substring(0,10)+'</span></div>'});
var i=Math.ceil(e.total/e.pageSize);r+='<div class="el-pagination"><span>共 '+e.total+' 条</span>';
for(var o=1;o<=i;o++)r+='<li class="number" onclick="go('+o+')">'+o+'</li>';
byId("app").innerHTML=r+"</div>"})}
window.go=function(t){e.pageNum=t;a()};a()})();
"""

SHAREPOINT_JS = r"""
var next = _spUrl;
function more() { ajaxGet(next, function (t) { var r = JSON.parse(t), h = '';
  r.value.forEach(function (d) { h += '<li><a href="' + d.FileRef + '">' + d.Title
    + '</a><span>' + d.ArticleStartDate.substr(0, 10) + '</span></li>'; });
  byId('spList').innerHTML = h; next = r['odata.nextLink'];
  byId('spNext').style.display = next ? '' : 'none'; }); }
more();
"""

XML_JS = r"""
var now = 1;
function turnTo(k) { ajaxGet('/xml/jyta/list_' + k + '.xml', function (t, x) {
  var root = x.responseXML.documentElement, items = root.getElementsByTagName('item'), h = '';
  function of(n, name) { return n.getElementsByTagName(name)[0].textContent; }
  for (var i = 0; i < items.length; i++) h += '<tr><td><a href="' + of(items[i], 'link') + '">'
    + of(items[i], 'title') + '</a></td><td>' + of(items[i], 'pubDate') + '</td></tr>';
  byId('xmlRows').innerHTML = h; h = '';
  for (i = 1; i <= +root.getAttribute('pageCount'); i++)
    h += '<a href="javascript:turnTo(' + i + ')">' + i + '</a> ';
  byId('xmlPages').innerHTML = h; }); }
turnTo(1);
"""


class Longxun(Family):
    name = "h_longxun_label"
    facts = "Longxun: /site/label/8888 with labelName and pageIndex answers rows and pager as HTML."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        organ, cat, site = rng.randint(20000, 29999), rng.randint(6700000, 6799999), "6794811"
        per, n, parts = split(rng, 15, 20)
        docs = s.documents(n, lambda i, d: f"/public/{organ}/{i}.html", "npc")
        last = len(parts)

        def label(k: int) -> str:
            rows = "".join(
                f'<div class="xxgk_navli"><ul><li class="mc"><a class="title" href="{d.path}"'
                f' title="{esc(d.title)}">{esc(d.title)}</a></li><li class="fbrq">'
                f'<span class="date">{d.date:%Y-%m-%d}</span></li></ul></div>'
                for d in (docs[parts[k - 1]] if 1 <= k <= last else [])
            )
            links = "".join(
                f'<a href="javascript:void(0)" paged="{j}" title="第{j}页"'
                f' class="pagination-num{" active" if j == k else ""}">{j}</a>'
                for j in range(1, last + 1)
            )
            pager = f'<div id="page_public_info"><span>共{last}页</span>{links}</div>'
            return rows + pager

        query = {
            "IsAjax": 1,
            "dataType": "html",
            "labelName": "publicInfoList",
            "siteId": site,
            "organId": organ,
            "catId": cat,
            "pageSize": per,
            "type": 4,
            "action": "list",
        }

        def answer(q: dict[str, str], *_: object) -> str:
            known = q.get("catId") == str(cat) and q.get("labelName") == "publicInfoList"
            return label(page_of(q.get("pageIndex"))) if known else ""

        s.route("/site/label/8888", answer)
        call = "/site/label/8888?" + urlencode(query)
        script = (
            f"{AJAX}\nfunction bind() {{ var a = document.querySelectorAll('[paged]');\n"
            "  for (var i = 0; i < a.length; i++) a[i].onclick = function () {\n"
            f"    ajaxGet('{call}&pageIndex=' + this.getAttribute('paged') + '&_=' + Math.random(),"
            "\n      function (t) { byId('xxgk_list').innerHTML = t; bind(); }); }; }\nbind();"
        )
        page = f"/public/column/{organ}"
        body = frame(
            "建议提案办理", f'<div id="xxgk_list">{label(1)}</div><script>{script}</script>'
        )
        s.page(page, s.shell("建议提案办理", body, page))
        start = f"{s.root}{page}?type=4&catId={cat}&action=list"
        calls = [f"{s.root}{call}&pageIndex={k}" for k in range(2, last + 1)]
        return s.done([start], [start, *calls], True, "")


class VueList(Family):
    name = "h_vue_post_rows_total"
    facts = "A Vue page on RuoYi: POST JSON columnId, pageNum, pageSize; answers code, rows, total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        column = str(rng.randint(100, 999))
        per, n, parts = split(rng, 10, 20, low=1, high=6)
        docs = s.documents(n, lambda i, d: f"/article/{hexid(i)}.html", "mixed")
        api = "/prod-api/portal/article/list"

        def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> Answer:
            try:
                sent = json.loads(body or b"{}")
                k, size = int(sent["pageNum"]), int(sent.get("pageSize", 10))
                rows = docs if sent["columnId"] == column else []
            except (ValueError, KeyError, TypeError):
                return s.data({"code": 500, "msg": "Required request body is missing"})
            told = [
                {
                    "articleId": int(d.id),
                    "articleTitle": d.title,
                    "articleUrl": d.path,
                    "publishTime": f"{d.date:%Y-%m-%d} 10:20:00",
                    "deptName": s.agency,
                }
                for d in rows[(k - 1) * size : k * size]
            ]
            return s.data({"total": len(rows), "rows": told, "code": 200, "msg": "查询成功"})

        s.route(api, answer)
        code = VUE_JS.replace("SIZE", str(per)).replace("COLUMN", column)
        s.js("/static/js/app.3f9c1d2a.js", AJAX + code)
        page = "/portal/jyta.html"
        main = '<div id="app"></div><script src="/static/js/app.3f9c1d2a.js"></script>'
        start = s.page(page, s.shell("建议提案", main, page))
        bodies: list[bytes | None] = [None]
        for k in range(1, len(parts) + 1):
            form = {"columnId": column, "pageNum": k, "pageSize": per}
            bodies.append(json.dumps(form, separators=(",", ":")).encode())
        return s.done([start], [start] + [s.root + api] * len(parts), True, "", bodies)


class SharePoint(Family):
    name = "h_sharepoint_next_link"
    facts = "SharePoint: _api/web/lists(guid'…')/items answers value and odata.nextLink, no count."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        h = hexid(rng.randint(1, 10**9))
        guid = "-".join([h[:8], h[8:12], h[12:16], h[16:20], h[20:]])
        per, n, parts = split(rng, 15, 20, 30, high=6)
        docs = s.documents(n, lambda i, d: f"/jyta/Pages/{d:%Y}/{i}.aspx", "mixed")
        api = f"/jyta/_api/web/lists(guid'{guid}')/items"
        select = f"$select=Title,FileRef,ArticleStartDate&$orderby=ID desc&$top={per}"

        def link(k: int) -> str:
            token = f"Paged=TRUE&p_ID={docs[k * per - 1].id}"
            return f"{s.root}{api}?%24skiptoken={quote(token)}&{quote(select, safe='=&,')}"

        def answer(q: dict[str, str], *_: object) -> Answer:
            at = {d.id: i + 1 for i, d in enumerate(docs)}
            first = at.get(q.get("$skiptoken", "").rpartition("p_ID=")[2], 0)
            rows = [
                {"Title": d.title, "FileRef": d.path, "ArticleStartDate": f"{d.date}T00:00:00Z"}
                for d in docs[first : first + per]
            ]
            told: dict[str, object] = {"odata.metadata": f"{s.root}/jyta/_api/$metadata"}
            told["value"] = rows
            if first + per < n:
                told["odata.nextLink"] = link(first // per + 1)
            return s.data(told, "application/json;odata=minimalmetadata")

        s.route(api, answer)
        first = f"{api}?{quote(select, safe='=&,$')}"
        script = f"{AJAX}\nvar _spUrl = {json.dumps(first)};{SHAREPOINT_JS}"
        main = (
            '<ul id="spList" class="dfwp-list"></ul>'
            '<a id="spNext" href="javascript:more()">下一页</a>'
            f"<script>{script}</script>"
        )
        page = "/jyta/Pages/default.aspx"
        side = other_column(s, "通知公告", "/tzgg/Pages/", 4)
        start = s.page(page, s.shell("建议提案", frame("建议提案", main), page, side=side))
        calls = [s.root + first, *[link(k) for k in range(1, len(parts))]]
        return s.done([start], [start, *calls], True, "")


class XmlFiles(Family):
    name = "h_xml_files"
    facts = (
        "Rows in XML files list_1.xml … that the page loads; pageCount is an attribute of the root."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        _, n, parts = split(rng, 12, 18, 25, low=1, high=6)
        docs = s.documents(n, lambda i, d: f"/html/{d:%Y%m}/{i}.html", "cppcc")

        def item(d: Doc) -> str:
            title = f"<![CDATA[{d.title}]]>"
            day = f"<pubDate>{d.date:%Y-%m-%d}</pubDate>"
            return f"<item><id>{d.id}</id><title>{title}</title><link>{d.path}</link>{day}</item>"

        calls = []
        for k, part in enumerate(parts, 1):
            rows = "\n".join(map(item, docs[part]))
            text = (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<list total="{n}" pageCount="{len(parts)}" page="{k}">\n{rows}\n</list>'
            )
            path = f"/xml/jyta/list_{k}.xml"
            s.static[path] = (200, {"Content-Type": "text/xml"}, text.encode())
            calls.append(s.root + path)
        main = (
            '<table><tbody id="xmlRows"></tbody></table><div id="xmlPages"></div>'
            f"<script>{AJAX}{XML_JS}</script>"
        )
        page = "/zwgk/jyta.html"
        start = s.page(page, s.shell("政协提案", frame("政协提案", main), page))
        return s.done([start], [start, *calls], True, "")


FAMILIES = [Longxun, VueList, SharePoint, XmlFiles]
