"""More services: the Guangdong directory, a service of manuscripts, a table of a CPPCC."""

from __future__ import annotations

import json
import random

import families_base as B
from families_base import Family, MadeSite, Site
from families_twelfth_b_0parts import XHR, frame, hex_of, page_no, sheets, side, sized

GKML = """
(function () {
  var C = window._CONFIG, page = 1, all = 1;
  function id() { return location.hash.replace('#', '') || String(C.TREE[0].id); }
  function el(i) { return document.getElementById(i); }
  function show() {
    var url = '/gkmlpt/api/all/' + id() + '?page=' + page + '&sid=' + C.SID;
    req('GET', url, '', null, function (t) {
      var r = JSON.parse(t), h = '';
      all = Math.ceil(r.classify.post_count / r.page_size) || 1;
      r.articles.forEach(function (a) {
        h += '<tr><td><a href="' + a.url + '" target="_blank">' + a.title + '</a></td><td>'
          + a.display_publish_time + '</td></tr>';
      });
      el('rows').innerHTML = h; el('lm').innerHTML = r.classify.name;
      el('now').innerHTML = page + '/' + all;
    });
  }
  function tree() {
    el('tree').innerHTML = C.TREE.map(function (n) {
      return '<li><a href="#' + n.id + '">' + n.name + '</a></li>'; }).join('');
  }
  window.turn = function (d) { if (page + d >= 1 && page + d <= all) { page += d; show(); } };
  window.onhashchange = function () { page = 1; show(); };
  window.onload = function () { tree(); show(); };
})();
"""


class Gkmlpt(Family):
    name = "l_gkmlpt_hash"
    facts = "Guangdong directory: /gkmlpt/index#NODE; api/all/NODE?page=&sid= of _CONFIG."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        sid, node = f"{rng.randint(751, 769)}{rng.randint(1, 88):03d}", rng.randint(1200, 9800)
        per, n = sized(rng, 20, 30, 50, low=1, high=4)
        docs = s.documents(
            n, lambda i, d: f"/gkmlpt/content/{i // 10**6}/{i // 10**3}/post_{i}.html", "mixed"
        )
        parts = sheets(docs, per)
        other = s.news(7, folder="/gkmlpt/content/")
        tree = [{"id": node - 4, "name": "规划计划"}, {"id": node, "name": "建议提案办理"}]
        config = json.dumps({"SID": sid, "TREE": tree}, ensure_ascii=False)
        s.js("/gkmlpt/js/index.js", XHR + GKML)
        main = (
            '<ul id="tree"></ul><h2 id="lm"></h2><table id="rows"></table>'
            '<div><a href="javascript:turn(-1)">上一页</a><i id="now"></i>'
            '<a href="javascript:turn(1)">下一页</a></div>'
        )
        head = f"<script>window._CONFIG = {config};</script>"
        head += '<script src="/gkmlpt/js/index.js"></script>'
        first = s.page(
            "/gkmlpt/index", s.shell("政府信息公开目录", main, "/gkmlpt/index", head=head)
        )

        def api(which: int, name: str, sheet: list, count: int):
            def answer(q, method, body, raw):
                k = int(q["page"]) if q.get("page", "").isdigit() else 1
                got = sheet[k - 1] if q.get("sid") == sid and 1 <= k <= len(sheet) else []
                articles = [
                    {"id": int(d.id), "title": d.title, "url": d.url, "classify_main": which,
                     "display_publish_time": f"{d.date:%Y-%m-%d}"}
                    for d in got
                ]  # fmt: skip
                about = {"id": which, "name": name, "post_count": count}
                return s.data({"articles": articles, "classify": about, "page_size": per})

            return answer

        s.route(f"/gkmlpt/api/all/{node}", api(node, "建议提案办理", parts, n))
        s.route(f"/gkmlpt/api/all/{node - 4}", api(node - 4, "规划计划", [other], 7))
        start = f"{first}#{node}"
        ask = f"{s.root}/gkmlpt/api/all/{node}?page="
        urls = [start, *(f"{ask}{k}&sid={sid}" for k in range(1, len(parts) + 1))]
        return s.done([start], urls, True, "the other node of the tree is another column")


MANUSCRIPT = """
var API = '/site-service/c/manuscript/getManuscriptListByColumnId', pageNum = 1;
function load(n) {
  req('POST', API, 'application/json;charset=UTF-8',
    JSON.stringify({columnId: columnId, pageNum: n, pageSize: pageSize}), function (t) {
      var d = JSON.parse(t).data, h = '';
      d.list.forEach(function (m) {
        h += '<li><a href="' + m.manuscriptUrl + '">' + m.manuscriptTitle + '</a><span>'
          + m.publishTime.substr(0, 10) + '</span></li>';
      });
      document.getElementById('list').innerHTML = h;
      pageNum = n; pager(d.total);
    });
}
function pager(total) {
  var all = Math.ceil(total / pageSize), h = '<span>共 ' + total + ' 条</span> ';
  if (pageNum > 1) { h += '<a href="javascript:load(' + (pageNum - 1) + ')">上一页</a> '; }
  for (var i = 1; i <= all; i++) {
    h += i == pageNum ? '<b>' + i + '</b> ' : '<a href="javascript:load(' + i + ')">' + i + '</a> ';
  }
  if (pageNum < all) { h += '<a href="javascript:load(' + (pageNum + 1) + ')">下一页</a>'; }
  document.getElementById('page').innerHTML = h;
}
window.onload = function () { load(1); };
"""


class Manuscripts(Family):
    name = "l_manuscript_service"
    facts = "Sichuan site service: POST of JSON with columnId, pageNum, pageSize; data.list, total."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        ident = hex_of(s.new_id())
        per, n = sized(rng, 10, 12, 15, 20, low=1, high=6)
        docs = s.documents(n, lambda i, d: f"/site/c/{ident[:6]}/{d:%Y%m}/{hex_of(i)}.html", "npc")
        parts = sheets(docs, per)
        s.js("/assets/js/request.js", XHR)
        s.js("/assets/js/columnList.js", MANUSCRIPT)
        head = (
            '<script src="/assets/js/request.js"></script>'
            f"<script>var columnId = '{ident}', pageSize = {per};</script>"
            '<script src="/assets/js/columnList.js"></script>'
        )
        main = frame("人大代表建议", '<ul id="list"></ul>', '<div id="page"></div>')
        path = f"/site/column/{ident[:6]}/index.html"
        first = s.page(path, s.shell("人大代表建议", main, path, head=head, side=side(s)))
        api = "/site-service/c/manuscript/getManuscriptListByColumnId"

        def answer(q, method, body, raw):
            if method != "POST":
                return s.data({"code": 405, "msg": "Request method 'GET' not supported"})
            try:
                ask = json.loads(body or b"{}")
            except ValueError:
                return s.data({"code": 400, "msg": "JSON parse error"})
            if ask.get("columnId") != ident:
                return s.data({"code": 200, "data": {"list": [], "total": 0}})
            k, size = int(ask.get("pageNum") or 1), int(ask.get("pageSize") or 10)
            rows = [
                {"manuscriptId": d.id, "manuscriptTitle": d.title, "manuscriptUrl": d.path,
                 "publishTime": f"{d.date:%Y-%m-%d} 10:20:33", "author": None}
                for d in docs[(k - 1) * size : k * size]
            ]  # fmt: skip
            return s.data({"code": 200, "msg": "success", "data": {"list": rows, "total": n}})

        s.route(api, answer)
        bodies: list[bytes | None] = [None]
        for k in range(1, len(parts) + 1):
            ask = {"columnId": ident, "pageNum": k, "pageSize": per}
            bodies.append(json.dumps(ask, separators=(",", ":")).encode())
        urls = [first, *[s.root + api] * len(parts)]
        return s.done([first], urls, True, "", bodies)


TABLE = """
var session = @S@, rows = @R@, page = 1;
function query(p) {
  req('GET', '/tian/query.do?session=' + session + '&page=' + p + '&rows=' + rows, '', null,
    function (t) {
      var r = JSON.parse(t), h = ''; page = p;
      for (var i = 0; i < r.rows.length; i++) {
        var o = r.rows[i];
        h += '<tr><td>' + o.code + '</td><td>' + o.subject + '</td><td>' + o.unit + '</td><td>'
          + (o.reply ? '<a href="/tian/reply/' + o.reply + '.html" target="_blank">查看答复</a>'
            : '办理中') + '</td></tr>';
      }
      document.getElementById('tbody').innerHTML = h;
      document.getElementById('info').innerHTML = '第' + p + '页，共' + Math.ceil(r.total / rows)
        + '页，' + r.total + '件提案';
    });
}
function prev() { if (page > 1) { query(page - 1); } }
function next() { if (page * rows < total()) { query(page + 1); } }
function total() { return parseInt(document.getElementById('info').innerHTML.split('，')[2], 10); }
document.addEventListener('DOMContentLoaded', function () { query(1); });
"""


class CppccTable(Family):
    name = "l_cppcc_table"
    facts = (
        "A CPPCC's table of proposals by script: 案号, 案由, 承办单位; some are not answered yet."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None)
        session, unit, escaped = rng.randint(101, 155), s.agency, rng.random() < 0.5
        per, n = sized(rng, 10, 15, 20, low=2, high=5)
        n = max(6, n)
        docs = s.documents(n - n // 6, B.plain_path("/tian/reply/"), "cppcc", year=2025)
        s.agency = f"政协{s.place}委员会"
        rows: list = [{"subject": d.title, "unit": unit, "reply": d.id, "status": 2} for d in docs]
        for _ in range(n // 6):
            topic = rng.choice(["改善校园周边交通", "建设社区食堂", "修缮古桥"])
            row = {"subject": f"关于{topic}的提案", "unit": unit, "reply": None, "status": 1}
            rows.insert(rng.randint(0, len(rows)), row)
        for k, row in enumerate(rows, 1):
            row["code"] = f"{session}{k:04d}"
        script = TABLE.replace("@S@", str(session)).replace("@R@", str(per))
        table = (
            "<table><thead><tr><th>案号</th><th>案由</th><th>承办单位</th><th>办理情况</th></tr>"
            '</thead><tbody id="tbody"></tbody></table>'
        )
        pager = '<a href="javascript:prev()">上一页</a> <span id="info"></span> '
        pager += '<a href="javascript:next()">下一页</a>'
        head = f"<script>{XHR}</script>"
        main = frame("提案公开", table, pager, "提案工作") + f"<script>{script}</script>"
        first = s.page("/tian/index.html", s.shell("提案公开", main, "/tian/", head=head))

        def answer(q, method, body, raw):
            size = min(page_no(q.get("rows"), 100), 100)
            k = int(q["page"]) if q.get("page", "").isdigit() else 1
            good = q.get("session") == str(session) and k >= 1
            part = rows[(k - 1) * size : k * size] if good else []
            return s.data({"total": n if good else 0, "rows": part}, ascii=escaped)

        s.route("/tian/query.do", answer)
        ask = f"{s.root}/tian/query.do?session={session}&page="
        urls = [first, *(f"{ask}{k}&rows={per}" for k in range(1, -(-n // per) + 1))]
        return s.done([first], urls, True, "proposals without an answer have no link")


FAMILIES = [Gkmlpt, Manuscripts, CppccTable]
