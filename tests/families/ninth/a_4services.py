"""Lists by services: layui laypage, jpaas units, rows in a script variable, gkmlpt."""

from __future__ import annotations

import json
import random
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_ninth_a_0parts import LAYUI_JS, PAGINATION_JS, column, jquery, news_box, size

LIST_JS = """layui.use(['laypage', 'jquery'], function(){
  var laypage = layui.laypage, $ = layui.jquery;
  var columnId = $('#columnId').val();
  var limit = %d;
  function load(page, first){
    $.getJSON('%s', {columnId: columnId, page: page, limit: limit}, function(res){
      if(res.code !== 0){ return; }
      var html = '';
      for(var i = 0; i < res.data.length; i++){
        var item = res.data[i];
        html += '<li><a href="%s' + item.id + '.html" target="_blank">' + item.title
          + '</a><span>' + item.publishTime.substring(0, 10) + '</span></li>';
      }
      $('#articleList').html(html);
      if(first){
        laypage.render({ elem: 'pageBox', count: res.count, limit: limit,
          jump: function(obj, isFirst){ if(!isFirst){ load(obj.curr, false); } } });
      }
    });
  }
  load(1, true);
});
"""
UNIT_JS = """(function(){
  var me = document.currentScript;
  var q = JSON.parse(me.getAttribute("queryData").replace(/'/g, '"'));
  var url = me.getAttribute("url"), box = document.getElementById(q.tagId);
  function load(no, rows){
    var s = [];
    for(var k in q) s.push(k + "=" + encodeURIComponent(q[k]));
    s.push("paramJson=" + encodeURIComponent(JSON.stringify({pageNo: no, pageSize: rows})));
    var x = new XMLHttpRequest();
    x.open("GET", url + "?" + s.join("&"));
    x.onload = function(){
      var r = JSON.parse(x.responseText);
      if(!r.success) return;
      box.innerHTML = r.data.html;
      var p = box.querySelector(".pagination");
      var n = Math.ceil(p.getAttribute("count") / rows), h = "";
      for(var i=1;i<=n;i++) h += i==no ? "<b>"+i+"</b>" : "<a href='javascript:;'>"+i+"</a>";
      p.innerHTML = h;
      p.onclick = function(e){ if(e.target.tagName === "A") load(+e.target.textContent, rows); };
    };
    x.send();
  }
  load(1, +me.getAttribute("rows"));
})();
"""
GKMLPT_JS = """(function(){
  var c = window._CONFIG, app = document.getElementById("app");
  function rows(cat, page){
    var x = new XMLHttpRequest();
    x.open("GET", "/gkmlpt/api/all/" + cat + "?page=" + page + "&sid=" + c.SID);
    x.onload = function(){
      var r = JSON.parse(x.responseText), h = "<ul>";
      var pages = Math.ceil(r.classify.post_count / 100);
      r.articles.forEach(function(a){
        h += "<li><a href='" + a.url + "'>" + a.title + "</a><span>" + a.date + "</span></li>"; });
      h += "</ul><p>\\u5171 " + r.classify.post_count + "</p>";
      for(var i=1;i<=pages;i++) h += "<button data-p='" + i + "'>" + i + "</button>";
      app.innerHTML = h;
      app.onclick = function(e){ var p = e.target.getAttribute("data-p"); if(p) rows(cat, p); };
    };
    x.send();
  }
  function open(){ rows(location.hash.replace("#", "") || c.TREE[0].id, 1); }
  window.onhashchange = open; open();
})();
"""


class Layui(Family):
    name = "n_a_layui_laypage_script"
    facts = "Shell page; the site's script asks a JSON service and gives res.count to laypage."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        cid, per = f"{rng.randrange(16**32):032x}", rng.choice([10, 12, 15])
        api, view = "/cms-api/article/page", "/article/detail/"
        docs = s.documents(size(rng, per), B.plain_path(view), "mixed")
        parts = B.chunks(docs, per)
        s.js("/static/layui/layui.js", LAYUI_JS)
        s.js("/static/js/list.js", LIST_JS % (per, api, view))
        page = rng.choice(["/xxgk/jyta/list.html", "/jytabl.html"])
        other = s.news(4, folder=view)

        def answer(q: dict, method: str, body: bytes, raw: str):
            k = int(q["page"]) if q.get("page", "").isdigit() else 1
            n = int(q["limit"]) if q.get("limit", "").isdigit() else 10
            n = min(max(n, 1), 50)
            own = docs if q.get("columnId") == cid else []
            part = own[(k - 1) * n : k * n] if k > 0 else []
            data = [
                {"id": int(d.id), "title": d.title, "publishTime": f"{d.date} 10:12:00"}
                for d in part
            ]
            return s.data({"code": 0, "msg": "", "count": len(own), "data": data})

        s.route(api, answer)
        head = jquery(s, "/static/js/jquery.min.js")
        head += '<script src="/static/layui/layui.js"></script>'
        rows = f'<input type="hidden" id="columnId" value="{cid}"/><ul id="articleList"></ul>'
        pager = '<div id="pageBox"></div><script src="/static/js/list.js"></script>'
        links = "".join(f'<li><a href="{n.path}">{n.title}</a></li>' for n in other)
        side = f'<div class="tj"><h4>推荐阅读</h4><ul>{links}</ul></div>'
        main = column("建议提案", rows, pager)
        start = s.page(page, s.shell("建议提案", main, page, side=side, head=head))
        asks = [
            f"{s.root}{api}?columnId={cid}&page={k}&limit={per}" for k in range(1, len(parts) + 1)
        ]
        return s.done([start], [start, *asks], True, "")


class JpaasUnit(Family):
    name = "n_a_jpaas_unit_script"
    facts = "Hanweb jpaas: unitbuild.js with queryData asks build/unit; paramJson holds the page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col, per = rng.randint(1229100000, 1229900000), rng.choice([12, 15, 20])
        docs = s.documents(
            size(rng, per),
            B.art_path(col),
            "npc",
        )
        api = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        query = {
            "parseType": "bulidstatic",
            "webId": str(rng.randint(1500, 3900)),
            "tplSetId": f"{rng.randrange(16**32):032x}",
            "pageType": "column",
            "tagId": "信息列表",
            "editType": "null",
            "pageId": str(col),
        }
        s.js("/script/jpaas/unitbuild.js", UNIT_JS)

        def answer(q: dict, method: str, body: bytes, raw: str):
            try:
                param = json.loads(q.get("paramJson") or "{}")
                k, n = int(param.get("pageNo", 1)), int(param.get("pageSize", per))
            except (ValueError, AttributeError):
                k, n = 1, per
            if any(q.get(x) != query[x] for x in ("webId", "pageId", "tagId")):
                return s.data({"success": False, "message": "参数错误", "data": None})
            n = min(max(n, 1), 60)
            li = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in docs[(k - 1) * n : k * n]
            )
            html = (
                f'<div class="page-content"><ul>{li}</ul></div><div class="pagination" '
                f'count="{len(docs)}" rows="{n}" unitUrl="{api}"></div>'
            )
            return s.data({"code": "200", "success": True, "data": {"html": html}})

        s.route(api, answer)
        attr = json.dumps(query, ensure_ascii=False).replace('"', "'")
        rows = (
            f'<div id="信息列表"></div><script src="/script/jpaas/unitbuild.js" url="{api}" '
            f'queryData="{attr}" rows="{per}"></script>'
        )
        page = f"/col/col{col}/index.html"
        start = s.page(page, s.shell("代表建议", column("代表建议", rows), page, side=news_box(s)))
        urls = [start]
        for k in range(1, -(-len(docs) // per) + 1):
            param = json.dumps({"pageNo": k, "pageSize": per}, separators=(",", ":"))
            asked = urlencode({**query, "paramJson": param}, quote_via=quote)
            urls.append(f"{s.root}{api}?{asked}")
        return s.done([start], urls, True, "")


class RowsInScript(Family):
    name = "n_a_rows_in_script_variable"
    facts = "All rows are an array in the page; jquery.pagination shows fifteen at a time."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = rng.choice(["/zwgk/jyta/", "/zt/lhjyta/"]), rng.choice([10, 15])
        docs = s.documents(size(rng, per, 90), B.trs_path(col), "mixed")
        head = jquery(s, "/images/jquery.js")
        s.js("/images/jquery.pagination.js", PAGINATION_JS)
        head += '<script src="/images/jquery.pagination.js"></script>'
        array = ",\n".join(
            f"  {{title: {B.js_str(d.title)}, url: '.{d.path[len(col) - 1 :]}',"
            f" time: '{d.date:%Y-%m-%d}'}}"
            for d in docs
        )
        script = (
            f"<script>\nvar jytaList = [\n{array}\n];\n"
            f"var perPage = {per};\nfunction showPage(index){{\n  var html = '';\n"
            "  for(var i = index * perPage; i < Math.min((index + 1) * perPage, jytaList.length);"
            " i++){\n    html += '<li><a href=\"' + jytaList[i].url + '\">' + jytaList[i].title"
            " + '</a><span>' + jytaList[i].time + '</span></li>';\n  }\n"
            "  $('#list').html(html);\n  return false;\n}\n$(function(){\n"
            "  $('#Pagination').pagination(jytaList.length, {items_per_page: perPage,"
            " callback: showPage});\n});\n</script>"
        )
        main = column("建议提案", '<ul id="list"></ul>', f'<div id="Pagination"></div>{script}')
        start = s.page(col, s.shell("建议提案", main, col, side=news_box(s), head=head))
        return s.done([start], [start], True, "")


class Gkmlpt(Family):
    name = "n_a_gkmlpt_category"
    facts = "Guangdong gkmlpt: index#CAT, _CONFIG with SID and TREE, api/all/CAT?page=K, by 100."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        sid, cat = str(rng.randint(200010, 769900)), rng.randint(2100, 9800)
        docs = s.documents(
            rng.choice([rng.randint(5, 99), rng.randint(101, 150)]),
            lambda i, d: f"/gkmlpt/content/{i // 10**6}/{i // 1000}/post_{i}.html",
            "mixed",
        )
        news = s.news(6, folder="/gkmlpt/content/8/")
        words = {cat - 7: "机构概况", cat - 3: "财政预决算", cat: "建议提案办理"}
        has = {cat - 7: news[:2], cat - 3: news[2:], cat: docs}
        tree = [
            {
                "id": c,
                "name": w,
                "parent": 0,
                "children": [],
                "jump_url": "",
                "post_count": len(has[c]),
            }
            for c, w in words.items()
        ]

        def answer(q: dict, method: str, body: bytes, raw: str, c: int):
            k = int(q["page"]) if q.get("page", "").isdigit() else 1
            k = max(k, 1)
            part = has[c][(k - 1) * 100 : k * 100] if q.get("sid") == sid else []
            articles = [
                {
                    "id": int(d.id),
                    "title": d.title,
                    "document_number": "",
                    "publisher": s.agency,
                    "date": f"{d.date} 10:12:00",
                    "display_publish_time": f"{d.date:%Y-%m-%d}",
                    "url": d.url,
                    "post_url": "",
                    "is_expired": 0,
                    "attachment": [],
                }
                for d in part
            ]
            out = {"classify": {"id": c, "name": words[c], "post_count": len(has[c])}}
            return s.data({**out, "articles": articles}, ascii=True)

        for c in has:
            s.route(f"/gkmlpt/api/all/{c}", lambda q, m, b, r, c=c: answer(q, m, b, r, c))
        s.js("/gkmlpt/static/js/app.js", GKMLPT_JS)
        config = json.dumps({"SID": sid, "NAME": s.agency, "TREE": tree}, ensure_ascii=False)
        main = (
            f'<script>window._CONFIG = {config};</script><div id="app"></div>'
            '<script src="/gkmlpt/static/js/app.js"></script>'
        )
        s.page("/gkmlpt/index", s.shell("政府信息公开", main, "/gkmlpt/index"))
        start = f"{s.root}/gkmlpt/index#{cat}"
        pages = -(-len(docs) // 100)
        api = [f"{s.root}/gkmlpt/api/all/{cat}?page={k}&sid={sid}" for k in range(1, pages + 1)]
        return s.done([start], [start, *api], True, "")


FAMILIES = [Layui, JpaasUnit, RowsInScript, Gkmlpt]
