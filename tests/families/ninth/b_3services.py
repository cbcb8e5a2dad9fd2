"""Lists by services: jcms datastore, a Vue bundle, easyui, endless files, JSONP, an XML query."""

from __future__ import annotations

import json
import random

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_ninth_b_0parts import amount, block, number, others, small_jquery

JPAGE_JS = """(function(){
  function Jpage(o){
    var rows = [], box = document.getElementById(o.id);
    function take(text){
      var m, re = /<record><!\\[CDATA\\[([\\s\\S]*?)\\]\\]><\\/record>/g, out = [];
      while((m = re.exec(text))) out.push(m[1]);
      return out;
    }
    rows[0] = take(document.getElementById("ds" + o.id).textContent);
    var per = o.perpage, inGroup = per * o.groupSize, pages = Math.ceil(o.totalRecord / per);
    function draw(p){
      var g = Math.floor((p - 1) / o.groupSize), at = ((p - 1) % o.groupSize) * per, h = "";
      for(var i = 1; i <= pages; i++)
        h += i == p ? "<b>" + i + "</b> " : "<a data-p='" + i + "'>" + i + "</a> ";
      box.innerHTML = "<ul>" + rows[g].slice(at, at + per).join("") + "</ul>" + h;
    }
    function go(p){
      var g = Math.floor((p - 1) / o.groupSize);
      if(rows[g]) return draw(p);
      var x = new XMLHttpRequest();
      x.open("POST", o.proxyUrl + "?startrecord=" + (g * inGroup + 1) + "&endrecord="
        + Math.min((g + 1) * inGroup, o.totalRecord) + "&perpage=" + per);
      x.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
      x.onload = function(){ rows[g] = take(x.responseText); draw(p); };
      var b = []; for(var k in o.params) b.push(k + "=" + encodeURIComponent(o.params[k]));
      x.send(b.join("&"));
    }
    box.onclick = function(e){ var p = e.target.getAttribute("data-p"); if(p) go(+p); };
    go(1);
  }
  window.jpage = function(o){ return new Jpage(o); };
})();
"""
BUNDLE = (
    '(function(){"use strict";var e={baseURL:"/portal-api"},t=new URLSearchParams(location.search)'
    '.get("channelId"),n=document.getElementById("app"),r=PER;function o(i,a){var s=new '
    'XMLHttpRequest;s.open("POST",e.baseURL+i),s.setRequestHeader("Content-Type","application/json'
    ';charset=UTF-8"),s.onload=function(){a(JSON.parse(s.responseText))},s.send(JSON.stringify('
    'o.d))}function c(i){o.d={channelId:t,pageNum:i,pageSize:r},o("/content/page",function(a){'
    'var s="";a.data.records.forEach(function(l){s+=\'<li class="el-row"><a href="/zwgk/detail/\'+'
    'l.contentId+\'.html">\'+l.contentTitle+"</a><span>"+l.releaseDate+"</span></li>"})'
    ",n.innerHTML='<ul class=\"list\">'+s+'</ul><div class=\"el-pagination\"></div>';for(var u="
    'Math.ceil(a.data.total/r),d="",f=1;f<=u;f++)d+="<li class=\\"number\\">"+f+"</li>"'
    ';n.lastChild.innerHTML=d,n.lastChild.onclick=function(p){"LI"===p.target.tagName'
    "&&c(+p.target.textContent)}})}c(1)})();"
    "\n//# sourceMappingURL=app.js.map\n"
)
EASYUI_JS = """/* jquery easyui: datagrid */
$.fn.datagrid = function(o){
  var grid = this, page = 1;
  function load(){
    var d = {}; for(var k in o.queryParams) d[k] = o.queryParams[k];
    d.page = page; d.rows = o.pageSize;
    $.ajax({ type: "POST", url: o.url, data: d, dataType: "json", success: function(r){
      var h = "", n = Math.ceil(r.total / o.pageSize);
      r.rows.forEach(function(row){ h += "<tr>";
        o.columns[0].forEach(function(c){ var v = row[c.field];
          h += "<td>" + (c.formatter ? c.formatter(v, row) : v) + "</td>"; }); h += "</tr>"; });
      h = "<tbody>" + h + "</tbody><tfoot><tr><td>";
      for(var i = 1; i <= n; i++) h += "<a data-p='" + i + "'>" + i + "</a> ";
      grid.html(h + r.total + "</td></tr></tfoot>");
      grid.el.onclick = function(e){ var p = e.target.getAttribute("data-p");
        if(p){ page = +p; load(); } };
    } });
  }
  load();
};
"""


class Datastore(Family):
    name = "n_b_jcms_datastore"
    facts = "Hanweb jcms: three pages in a script of XML, the next groups by dataproxy.jsp (POST)."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col, per, web = rng.randint(10100, 99000), rng.choice([10, 15, 20]), rng.randint(1, 90)
        group, unit = per * 3, rng.randint(100000, 400000)
        docs = s.documents(amount(rng, per, 150), B.art_path(col), "mixed")
        proxy = "/module/web/jpage/dataproxy.jsp"

        def store(low: int, high: int) -> str:
            records = "\n".join(
                f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>]]></record>"
                for d in docs[low - 1 : high]
            )
            return (
                f"<datastore>\n<totalrecord>{len(docs)}</totalrecord>\n"
                f"<totalpage>{-(-len(docs) // per)}</totalpage>\n"
                f"<recordset>\n{records}\n</recordset>\n</datastore>"
            )

        def answer(q: dict, method: str, body: bytes, raw: str):
            f = {**q, **(s.form(body) if method == "POST" else {})}
            low = number(f, "startrecord", 1)
            high = min(number(f, "endrecord", group), low + group - 1)
            ok = f.get("columnid") == str(col) and f.get("unitid") == str(unit) and low > 0
            empty = "<datastore><recordset></recordset></datastore>"
            return s.data(store(low, high) if ok else empty, "text/xml;charset=utf-8")

        s.route(proxy, answer)
        s.js("/script/jpage.js", JPAGE_JS)
        params = {
            "col": 1,
            "appid": 1,
            "webid": web,
            "path": "/",
            "columnid": col,
            "sourceContentType": 1,
            "unitid": unit,
            "webname": s.agency,
            "permissiontype": 0,
        }
        text = json.dumps(params, ensure_ascii=False)
        rows = (
            f'<div id="{unit}"></div>\n<script type="text/xml" id="ds{unit}">{store(1, group)}'
            '</script>\n<script src="/script/jpage.js"></script>\n<script>\njpage({\n'
            f"  id: '{unit}', totalRecord: {len(docs)}, perpage: {per}, groupSize: 3,\n"
            f"  proxyUrl: '{proxy}',\n  params: {text}\n}});\n</script>"
        )
        page = f"/col/col{col}/index.html"
        start = s.page(page, s.shell("建议提案", block("建议提案", rows), page, side=others(s)))
        body = "&".join(f"{k}={B.quote(str(v), safe='')}" for k, v in params.items()).encode()
        urls, bodies = [start], [None]
        for low in range(group + 1, len(docs) + 1, group):
            high = min(low + group - 1, len(docs))
            urls.append(f"{s.root}{proxy}?startrecord={low}&endrecord={high}&perpage={per}")
            bodies.append(body)
        return s.done([start], urls, True, "", bodies)


class VueBundle(Family):
    name = "n_b_vue_bundle_json_post"
    facts = "A built bundle asks POST /portal-api/content/page with JSON: records, total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        channel, per = str(rng.randint(10**17, 10**18)), rng.choice([10, 12, 15])
        docs = s.documents(amount(rng, per, 120), B.plain_path("/zwgk/detail/"), "mixed")
        api, js = "/portal-api/content/page", f"/static/js/app.{rng.randrange(16**8):08x}.js"
        s.js(js, BUNDLE.replace("PER", str(per)))

        def answer(q: dict, method: str, body: bytes, raw: str):
            try:
                f = json.loads(body or b"{}")
                k, n = int(f.get("pageNum", 1)), min(int(f.get("pageSize", 10)), 50)
            except (ValueError, TypeError, AttributeError):
                f, k, n = {}, 1, 10
            if method != "POST" or str(f.get("channelId")) != channel or k < 1 or n < 1:
                return s.data({"code": 500, "msg": "参数错误", "data": None})
            records = [
                {"contentId": d.id, "contentTitle": d.title, "releaseDate": f"{d.date:%Y-%m-%d}"}
                for d in docs[(k - 1) * n : k * n]
            ]
            data = {"records": records, "total": len(docs), "size": n, "current": k}
            return s.data({"code": 200, "msg": "操作成功", "data": data})

        s.route(api, answer)
        page = f"/zwgk/list.html?channelId={channel}"
        shell = f'<div id="app"></div><script src="{js}"></script>'
        start = s.page(page, s.shell("建议提案", shell, page))
        bodies: list[bytes | None] = [None]
        for k in range(1, -(-len(docs) // per) + 1):
            f = {"channelId": channel, "pageNum": k, "pageSize": per}
            bodies.append(json.dumps(f, separators=(",", ":")).encode())
        urls = [start] + [s.root + api] * (len(bodies) - 1)
        return s.done([start], urls, True, "", bodies)


class EasyGrid(Family):
    name = "n_b_easyui_datagrid"
    facts = "easyui datagrid: POST page, rows and queryParams; the formatter makes view.do?id=N."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        kind, per = f"{rng.randint(1, 40):03d}", rng.choice([10, 20, 30])
        docs = s.documents(amount(rng, per), lambda i, d: f"/xxgk/view.do?id={i}", "mixed")
        page, api = "/xxgk/list.do", "/xxgk/getPageList.do"

        def answer(q: dict, method: str, body: bytes, raw: str):
            f = {**q, **s.form(body)}
            own = docs if f.get("typeId") == kind else []
            k, n = number(f, "page"), min(max(number(f, "rows", 10), 1), 50)
            part = own[(k - 1) * n : k * n] if k > 0 else []
            rows = [{"id": d.id, "title": d.title, "pubDate": f"{d.date:%Y-%m-%d}"} for d in part]
            return s.data({"total": len(own), "rows": rows})

        s.route(api, answer)
        head = small_jquery(s, "/easyui/jquery.min.js")
        s.js("/easyui/jquery.easyui.min.js", EASYUI_JS)
        head += '<script src="/easyui/jquery.easyui.min.js"></script>'
        script = (
            "<script type=\"text/javascript\">\n$(function(){\n  $('#dg').datagrid({\n"
            f"    url: 'getPageList.do',\n    queryParams: {{ typeId: '{kind}' }},\n"
            f"    pagination: true, rownumbers: true, pageSize: {per}, pageList: [{per}, 50],\n"
            "    columns: [[\n      { field: 'title', title: '标题', width: 560,\n"
            '        formatter: function(value, row){ return \'<a target="_blank" '
            "href=\"view.do?id=' + row.id + '\">' + value + '</a>'; } },\n"
            "      { field: 'pubDate', title: '发布日期', width: 120 }\n"
            "    ]]\n  });\n});\n</script>"
        )
        main = block("建议提案办理", f'<table id="dg"></table>{script}')
        start = s.page(page, s.shell("建议提案办理", main, page, side=others(s), head=head))
        count = -(-len(docs) // per)
        bodies: list[bytes | None] = [None]
        for k in range(1, count + 1):
            bodies.append(f"typeId={kind}&page={k}&rows={per}".encode())
        return s.done([start], [start] + [s.root + api] * count, True, "", bodies)


FAMILIES = [Datastore, VueBundle, EasyGrid]
