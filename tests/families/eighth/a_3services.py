"""Lists that a service of the usual platforms answers: gkmlpt, jpaas, a layui table."""

from __future__ import annotations

import json
import random
from urllib.parse import quote, urlencode

from families_base import Family, MadeSite, Site, art_path, chunks, esc
from families_eighth_a_0parts import column, jquery, news_box, number, paged
from family_documents import Answer

GKMLPT_JS = r"""
var page = 1, cat = (location.hash || '').replace('#', '') || window._CONFIG.DEFAULT;
function load(p) { page = p;
  $.ajax({url: '/gkmlpt/api/all/' + cat, data: {page: p, sid: window._CONFIG.SID},
    dataType: 'json', success: function (r) { var h = '';
      $.each(r.articles, function (i, a) { h += '<tr><td class="first-td"><a href="' + a.url +
        '" target="_blank">' + a.title + '</a></td><td>' + a.date_text + '</td></tr>'; });
      $('#list').html(h);
      var n = Math.ceil(r.classify.post_count / 100), g = '';
      for (var i = 1; i <= n; i++) g += '<a href="javascript:load(' + i + ')">' + i + '</a> ';
      $('#pages').html(g); }}); }
$(function () { load(1); });
"""

UNIT_JS = r"""
var box = document.querySelector('.pagination'), q = JSON.parse(box.getAttribute('queryData'));
function go(p) { var d = {}; for (var k in q) d[k] = q[k];
  d.paramJson = JSON.stringify({pageNo: p, pageSize: +box.getAttribute('rows')});
  $.ajax({url: '/api-gateway/jpaas-publish-server/front/page/build/unit', data: d,
    dataType: 'json', success: function (r) { $('#' + 'unit').html(r.data.html); }}); }
$(function () { var n = Math.ceil(box.getAttribute('count') / box.getAttribute('rows')), h = '';
  for (var i = 1; i <= n; i++) h += '<a href="javascript:void(0)" onclick="go(' + i + ')">' + i
    + '</a>';
  $('.pagination').html(h); });
"""

# What the pages use of layui: layui.use and table.render with page and limit.
LAYUI_JS = r"""
var layui = {table: {render: function (o) {
  var box = document.querySelector(o.elem), at = 1;
  function go(p) { at = p; var x = new XMLHttpRequest();
    x.open('GET', o.url + (o.url.indexOf('?') < 0 ? '?' : '&') + 'page=' + p + '&limit=' + o.limit);
    x.onload = function () { var r = JSON.parse(x.responseText), h = '', i;
      r.data.forEach(function (d, k) { h += '<tr>'; o.cols[0].forEach(function (c) {
        h += '<td>' + (c.templet ? c.templet(d) : c.type == 'numbers' ? k + 1 : d[c.field])
          + '</td>'; }); h += '</tr>'; });
      h = '<table>' + h + '</table><div class="layui-laypage"><span class="layui-laypage-count">共 '
        + r.count + ' 条</span>';
      for (i = 1; i <= Math.ceil(r.count / o.limit); i++)
        h += '<a href="javascript:;" data-page="' + i + '">' + i + '</a>';
      box.innerHTML = h + '</div>';
      [].forEach.call(box.querySelectorAll('[data-page]'), function (a) {
        a.onclick = function () { go(+a.getAttribute('data-page')); }; }); };
    x.send(); }
  go(1); }}, use: function (m, f) { f(); }};
"""


class Gkmlpt(Family):
    name = "h_gkmlpt_tree"
    facts = (
        "Guangdong gkmlpt: _CONFIG with a tree; /gkmlpt/api/all/ID?page=1&sid=, 100 rows a page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        sid, cat = rng.randint(100000, 799999), rng.randint(1100, 9800)
        path = rng.choice(
            [
                lambda i, d: f"/gkmlpt/content/{i // 10**6}/{i // 1000}/post_{i}.html",
                lambda i, d: f"/gkmlpt/content/{i // 10**6}/{i // 1000}/mpost_{i}.html",
            ]
        )
        docs = s.documents(rng.choice([rng.randint(20, 99), rng.randint(101, 230)]), path, "npc")
        news = s.news(12, folder="/gkmlpt/content/9/")
        lists = {str(cat): docs, str(cat + 1): news}
        tree = [
            self.node(cat - 2, "法定主动公开内容", 0, 0),
            self.node(cat, "人大代表建议办理", len(docs), cat - 2),
            self.node(cat + 1, "工作动态", len(news), cat - 2),
        ]
        config = {"SID": sid, "DEFAULT": cat + 1, "TREE": tree}

        def api(q: dict[str, str], which: str) -> Answer:
            rows = lists[which]
            at = max(number(q.get("page")), 1) - 1
            articles = [
                {
                    "id": int(d.id),
                    "title": d.title,
                    "publisher": s.agency,
                    "document_number": "",
                    "date_text": f"{d.date:%Y-%m-%d}",
                    "url": s.root + d.path,
                    "post_url": s.root + d.path.replace("/gkmlpt", ""),
                    "is_expired": False,
                    "attachment": [],
                }
                for d in rows[at * 100 : at * 100 + 100]
            ]
            head = {"id": int(which), "post_count": len(rows)}
            return s.data({"classify": head, "articles": articles}, ascii=True)

        for which in lists:
            s.route(f"/gkmlpt/api/all/{which}", lambda q, *_, w=which: api(q, w))
        head = f"{jquery(s)}<script>window._CONFIG = {json.dumps(config)};</script>"
        links = "".join(f'<li><a href="#{n["id"]}">{n["name"]}</a></li>' for n in tree)
        main = (
            f'<ul class="tree">{links}</ul><table><tbody id="list"></tbody></table>'
            f'<div id="pages"></div><script>{GKMLPT_JS}</script>'
        )
        s.page("/gkmlpt/index", s.shell("政府信息公开平台", main, "/gkmlpt/index", head=head))
        start = f"{s.root}/gkmlpt/index#{cat}"
        calls = [
            f"{s.root}/gkmlpt/api/all/{cat}?page={k}&sid={sid}"
            for k in range(1, -(-len(docs) // 100) + 1)
        ]
        return s.done([start], [start, *calls], True, "")

    def node(self, ident: int, name: str, count: int, parent: int) -> dict[str, object]:
        return {
            "id": ident,
            "name": name,
            "parent": parent,
            "children": [],
            "jump_url": "",
            "post_count": count,
        }


class Unit(Family):
    name = "h_jpaas_unit"
    facts = (
        "Hanweb jpaas: build/unit answers data.html, paged by paramJson; pager has count and rows."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col, web = rng.randint(1229000000, 1229999999), rng.randint(1000, 3999)
        per, n = paged(rng, 10, 15, 20)
        docs = s.documents(n, art_path(col), rng.choice(["npc", "cppcc"]))
        parts, page = chunks(docs, per), f"/col/col{col}/index.html"
        query = {
            "parseType": "bulidstatic",
            "webId": str(web),
            "tplSetId": f"{rng.getrandbits(128):032x}",
            "pageType": "column",
            "tagId": rng.choice(["信息列表", "当前栏目list", "列表"]),
            "editType": "null",
            "pageId": str(col),
        }

        def unit(k: int) -> str:
            rows = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in (parts[k - 1] if 1 <= k <= len(parts) else [])
            )
            return f'<div class="page-content"><ul>{rows}</ul></div>'

        def answer(q: dict[str, str], *_: object) -> Answer:
            if any(q.get(k) != query[k] for k in ("webId", "tplSetId", "pageId", "tagId")):
                return s.data({"success": False, "data": None, "message": "参数错误"})
            try:
                k = int(json.loads(q.get("paramJson") or "{}").get("pageNo", 1))
            except (ValueError, AttributeError):
                k = 1
            return s.data({"success": True, "code": "200", "data": {"html": unit(k)}})

        api = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        s.route(api, answer)
        pager = (
            f'<div class="pagination" count="{n}" rows="{per}" queryData="{esc(json.dumps(query))}"'
            f"></div>{jquery(s)}<script>{UNIT_JS}</script>"
        )
        body = column("建议提案办理", f'<div id="unit">{unit(1)}</div>', pager)
        start = s.page(page, s.shell("建议提案办理", body, page))
        sent = [
            {**query, "paramJson": json.dumps({"pageNo": k, "pageSize": per}).replace(" ", "")}
            for k in range(2, len(parts) + 1)
        ]
        calls = [f"{s.root}{api}?{urlencode(q, quote_via=quote)}" for q in sent]
        return s.done([start], [start, *calls], True, "")


class Layui(Family):
    name = "h_layui_table"
    facts = (
        "A layui table: url, page=2&limit=15; answers code 0, count and data; rows by a templet."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        cid, limit = rng.randint(11, 330), rng.choice([10, 15, 20])
        n = rng.choice([rng.randint(4, limit), *[rng.randint(limit + 1, 6 * limit)] * 3])
        docs = s.documents(n, lambda i, d: f"/article/{d:%Y}/{i}.html", "mixed")
        parts, api = chunks(docs, limit), "/api/cms/article/page"

        def answer(q: dict[str, str], *_: object) -> Answer:
            k, size = number(q.get("page")), number(q.get("limit"), 10)
            rows = docs[(k - 1) * size : k * size] if q.get("cid") == str(cid) and k else []
            data = [
                {
                    "id": d.id,
                    "title": d.title,
                    "url": d.path,
                    "publishTime": f"{d.date:%Y-%m-%d} 09:00:00",
                    "source": s.agency,
                }
                for d in rows
            ]
            return s.data({"code": 0, "msg": "", "count": n, "data": data})

        s.route(api, answer)
        s.js("/static/layui/layui.js", LAYUI_JS)
        script = (
            "layui.use(['table'], function () { var table = layui.table;\n"
            f"  table.render({{elem: '#jytaList', url: '{api}?cid={cid}', page: true, "
            f"limit: {limit},\n    cols: [[{{type: 'numbers', title: '序号'}},\n"
            "      {field: 'title', title: '标题', templet: function (d) {\n"
            "        return '<a href=\"' + d.url + '\">' + d.title + '</a>'; }},\n"
            "      {field: 'publishTime', title: '发布时间'}]]}); });"
        )
        main = (
            '<table id="jytaList" lay-filter="jytaList"></table>'
            f'<script src="/static/layui/layui.js"></script><script>{script}</script>'
        )
        page = "/zwgk/jyta/list.html"
        start = s.page(page, s.shell("建议提案", column("建议提案", main), page, side=news_box(s)))
        calls = [
            f"{s.root}{api}?cid={cid}&page={k}&limit={limit}" for k in range(1, len(parts) + 1)
        ]
        return s.done([start], [start, *calls], True, "")


class AjaxList(Family):
    name = "h_api_ajax_list"
    facts = "Ji'an: POST /api-ajax_list-2.html with repeated ajax_type[]; JSON data, total, page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        cat = rng.randint(20, 90)
        per, n = paged(rng, 15, 20, 25, low=1, high=6)
        docs = s.documents(n, lambda i, d: f"/art/show-{cat}-{i}-1.html", "mixed")
        parts = chunks(docs, per)
        kind = ["18_news", str(cat), "14", "news", "Y-m-d", "34", str(per), "inputtime DESC", ""]

        def answer(k: int, method: str, body: bytes) -> Answer:
            if method != "POST" or f"&ajax_type%5B%5D={cat}&".encode() not in body:
                return s.data({"status": 0, "info": "非法请求"})
            rows = [
                {"id": d.id, "title": d.title, "url": s.root + d.path, "date": f"{d.date:%Y-%m-%d}"}
                for d in (parts[k - 1] if k <= len(parts) else [])
            ]
            return s.data({"status": 1, "total": n, "page": k, "data": rows}, "text/html")

        for k in range(1, len(parts) + 3):
            s.route(f"/api-ajax_list-{k}.html", lambda q, m, b, raw, k=k: answer(k, m, b))
        script = (
            f"var types = {json.dumps(kind)};\n"
            "function ajax_list(p) { $.ajax({url: '/api-ajax_list-' + p + '.html', type: 'POST',\n"
            "  data: {'ajax_type[]': types}, dataType: 'json', success: function (r) {\n"
            "    var h = ''; $.each(r.data, function (i, v) {\n"
            "      h += '<li><a href=\"' + v.url + '\">' + v.title + '</a><span>' + v.date +"
            " '</span></li>'; });\n"
            "    $('#ajaxlist').html(h); var g = '', m = Math.ceil(r.total / types[6]);\n"
            "    for (var i = 1; i <= m; i++)\n"
            "      g += '<a href=\"javascript:ajax_list(' + i + ');\">' + i + '</a>';\n"
            "    $('#ajaxpage').html(g); }}); }\n"
            "$(function () { ajax_list(1); });"
        )
        main = (
            f'{jquery(s)}<ul id="ajaxlist"></ul><div id="ajaxpage"></div><script>{script}</script>'
        )
        page = f"/news-list-{cat}.html"
        start = s.page(page, s.shell("建议提案", column("建议提案", main), page))
        body = urlencode([("ajax_type[]", v) for v in kind]).encode()
        calls = [f"{s.root}/api-ajax_list-{k}.html" for k in range(1, len(parts) + 1)]
        bodies: list[bytes | None] = [None, *[body] * len(calls)]
        return s.done([start], [start, *calls], True, "", bodies)


FAMILIES = [Gkmlpt, Unit, Layui, AjaxList]
