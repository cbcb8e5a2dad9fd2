"""Lists that a script fetches: Hanweb, JPAAS, gkmlpt, a service of manuscripts, a CPPCC table."""

from __future__ import annotations

import json
import random
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_twelfth_b_0parts import XHR, frame, hex_of, sheets, side, sized

JPAGE = """
function Jpage(id, o) {
  var box = document.getElementById(id), page = 1, got = {};
  function records(t) { var out = [], m;
    var re = /<record><!\\[CDATA\\[([\\s\\S]*?)\\]\\]><\\/record>/g;
    while ((m = re.exec(t))) { out.push(m[1]); } return out; }
  function keep(t, from) { records(t).forEach(function (r, i) { got[from + i] = r; }); }
  keep(box.getElementsByTagName('script')[0].textContent, 1);
  function draw() {
    var from = (page - 1) * o.perPage + 1, to = Math.min(o.totalRecord, page * o.perPage);
    if (!got[from]) { return load(); }
    var s = '<ul>'; for (var i = from; i <= to; i++) { s += got[i]; }
    s += '</ul><div class="pager">共' + o.totalRecord + '条 第' + page + '/' + o.totalPage + '页 ';
    s += '<a data-p="' + (page - 1) + '">上一页</a> ';
    s += '<a data-p="' + (page + 1) + '">下一页</a></div>';
    box.innerHTML = s;
    [].forEach.call(box.querySelectorAll('.pager a'), function (a) {
      a.onclick = function () { go(+a.getAttribute('data-p')); };
    });
  }
  function load() {
    var size = o.perPage * o.groupSize, first = Math.floor((page - 1) / o.groupSize) * size + 1;
    var end = Math.min(first + size - 1, o.totalRecord);
    var ask = '?startrecord=' + first + '&endrecord=' + end + '&perpage=' + o.perPage;
    req('POST', o.proxyUrl + ask, 'application/x-www-form-urlencoded', o.params,
      function (t) { keep(t, first); draw(); });
  }
  function go(n) { if (n >= 1 && n <= o.totalPage) { page = n; draw(); } }
  this.go = go;
  draw();
}
"""


class Datastore(Family):
    name = "l_hanweb_datastore"
    facts = "Hanweb: the first three pages as records in the page, the rest from dataproxy.jsp."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None)
        col, unit = rng.randint(2100, 123000), rng.randint(4000, 99999)
        per, n = sized(rng, 10, 15, 20, low=2, high=8)
        docs = s.documents(n, B.art_path(col), "mixed")
        s.js("/script/jpage.js", XHR + JPAGE)
        path, group = f"/col/col{col}/index.html", 3

        def store(first: int, end: int) -> str:
            return "".join(
                f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>]]></record>\n"
                for d in docs[first - 1 : end]
            )

        def wrap(records: str) -> str:
            return (
                f"<datastore>\n<totalrecord>{n}</totalrecord><totalpage>{-(-n // per)}</totalpage>"
                f"<recordset>\n{records}</recordset></datastore>"
            )

        params = urlencode(
            {"col": 1, "webid": 12, "path": s.root + "/", "columnid": col, "unitid": unit}
            | {"sourceContentType": 1, "permissiontype": 0}
        )
        options = {
            "perPage": per, "totalRecord": n, "totalPage": -(-n // per), "groupSize": group,
            "proxyUrl": "/module/web/jpage/dataproxy.jsp", "params": params,
        }  # fmt: skip
        inline = wrap(store(1, per * group))
        main = (
            f'<div id="{unit}" class="default_pgContainer"><script type="text/xml">{inline}'
            f"</script></div><script>var list{unit} = "
            f"new Jpage('{unit}', {json.dumps(options)});</script>"
        )
        head = '<script src="/script/jpage.js"></script>'
        first = s.page(path, s.shell("建议提案", frame("建议提案", main), path, head=head))

        def proxy(q, method, body, raw):
            form = {**q, **s.form(body)}
            if form.get("columnid") != str(col):
                return s.data(wrap(""), "text/xml;charset=utf-8")
            a, b = (int(form.get(k, "0") or 0) for k in ("startrecord", "endrecord"))
            return s.data(wrap(store(max(a, 1), b)), "text/xml;charset=utf-8")

        s.route("/module/web/jpage/dataproxy.jsp", proxy)
        urls, bodies = [first], [None]
        for a in range(per * group + 1, n + 1, per * group):
            b = min(a + per * group - 1, n)
            ask = f"startrecord={a}&endrecord={b}&perpage={per}"
            urls.append(f"{s.root}/module/web/jpage/dataproxy.jsp?{ask}")
            bodies.append(params.encode())
        return s.done([first], urls, True, "", bodies)


JPAAS = """
function loadUnit(el, pageNo, pageSize) {
  var q = eval('(' + el.getAttribute('querydata') + ')'), s = [];
  if (pageNo) { q.paramJson = JSON.stringify({pageNo: pageNo, pageSize: pageSize}); }
  for (var k in q) { s.push(k + '=' + encodeURIComponent(q[k])); }
  req('GET', el.getAttribute('parseurl') + '?' + s.join('&'), '', null, function (t) {
    var box = document.getElementById(el.getAttribute('unitid'));
    box.innerHTML = JSON.parse(t).data.html;
    var p = box.querySelector('.pagination'); if (!p) { return; }
    var size = +p.getAttribute('pagesize'), h = '';
    var all = Math.ceil(+p.getAttribute('count') / size);
    for (var n = 1; n <= all; n++) { h += '<a data-n="' + n + '">' + n + '</a> '; }
    p.innerHTML = h;
    [].forEach.call(p.children, function (a) {
      a.onclick = function () { loadUnit(el, +a.getAttribute('data-n'), size); };
    });
  });
}
document.addEventListener('DOMContentLoaded', function () {
  [].forEach.call(document.querySelectorAll('[querydata]'), function (el) { loadUnit(el); });
});
"""


class Unit(Family):
    name = "l_jpaas_unit"
    facts = "Zhejiang JPAAS: a unit's HTML in JSON; querydata in the page, paramJson for a page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        page_id, web = 1229000000 + rng.randint(100000, 899999), rng.randint(1000, 4999)
        per, n = sized(rng, 12, 15, 20, low=1, high=5)
        docs = s.documents(
            n, lambda i, d: f"/art/{d.year}/{d.month}/{d.day}/art_{page_id}_{i}.html", "cppcc"
        )
        parts = sheets(docs, per)
        s.js("/script/0/pageControl.js", XHR + JPAAS)
        query = {
            "parseType": "bulidstatic", "webId": str(web), "tplSetId": hex_of(web),
            "pageType": "column", "tagId": "信息列表", "editType": "null", "pageId": str(page_id),
        }  # fmt: skip
        api = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        data = "{" + ",".join(f"'{k}':'{v}'" for k, v in query.items()) + "}"
        main = (
            f'<div id="u{web}"></div><script type="text/html" unitid="u{web}" parseurl="{api}"'
            f' querydata="{data}"></script>'
        )
        path = f"/col/col{page_id}/index.html"
        head = '<script src="/script/0/pageControl.js"></script>'
        first = s.page(
            path, s.shell("政协提案", frame("政协提案", main), path, head=head, side=side(s))
        )

        def unit(q, method, body, raw):
            if q.get("pageId") != str(page_id) or q.get("webId") != str(web):
                return s.data({"code": "500", "success": False, "data": {"html": ""}})
            k = int(json.loads(q.get("paramJson") or "{}").get("pageNo", 1))
            rows = "".join(
                f'<li><a target="_blank" href="{d.path}" title="{esc(d.title)}">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in (parts[k - 1] if 1 <= k <= len(parts) else [])
            )
            pager = f'<div class="pagination" pagesize="{per}" count="{n}"></div>'
            html = f'<ul class="listContent">{rows}</ul>{pager}'
            return s.data({"code": "200", "success": True, "data": {"html": html}})

        s.route(api, unit)
        base = f"{s.root}{api}?" + "&".join(f"{k}={quote(v)}" for k, v in query.items())
        urls = [first, base]
        for k in range(2, len(parts) + 1):
            ask = json.dumps({"pageNo": k, "pageSize": per}, separators=(",", ":"))
            urls.append(f"{base}&paramJson={quote(ask)}")
        return s.done([first], urls, True, "")


FAMILIES = [Datastore, Unit]
