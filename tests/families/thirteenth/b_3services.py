"""Columns of half B that a service feeds: queryList, the unit API, a small page API."""

from __future__ import annotations

import json
import random
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, js_str
from families_thirteenth_b_0parts import count, notices, panel

QUERY_LIST_JS = """
function loadPage(opt, p){
  $.ajax({ type: 'post', url: '/queryList', dataType: 'json', data: {
      current: p, pageSize: opt.pageSize, unitid: opt.unitid,
      'webSiteCode[]': opt.webSiteCode, 'channelCode[]': opt.channelCode,
      sort: 'sortNum', order: 'desc' },
    success: function(res){
      var html = '', list = res.data.results;
      for(var i = 0; i < list.length; i++){
        var s = list[i].source, urls = JSON.parse(s.urls);
        html += '<li><a href="' + urls.pc + '" title="' + s.title + '">' + s.showTitle + '</a>'
          + '<span>' + s.pubDate.substring(0, 10) + '</span></li>';
      }
      $('#' + opt.unitid + ' ul').html(html);
      $('#' + opt.unitid + ' .pager').pagination({ total: res.data.total, size: opt.pageSize,
        current: p, callback: function(n){ loadPage(opt, n); } });
    } });
}
"""


class QueryList(Family):
    name = "n_jpaas_query_list"
    facts = "Jiangxi JPAAS: POST /queryList with channelCode[]; sources whose urls is JSON in JSON."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain", charset="utf-8")
        site, c = rng.choice(["qhxrmzf", "ylqzf", "bysjyj"]), rng.randint(21000, 98000)
        unit, per = f"{rng.getrandbits(64):016x}", rng.choice([12, 15, 20])
        docs = s.documents(
            count(rng, per, 130),
            lambda i, d: f"/{site}/col/col{c}/art/{d.year}/art_{i:032x}.html",
            "mixed",
        )
        path, code = f"/{site}/col/col{c}/index.html", f"col{c}"

        def serve(query: dict, method: str, body: bytes, raw: str):
            ask = {**query, **s.form(body)}
            right = ask.get("channelCode[]") == code and ask.get("webSiteCode[]") == site
            if method != "POST":
                return 405, {"Content-Type": "text/plain"}, b"Method Not Allowed"
            items = docs if right else []
            page, size = ask.get("current", "1"), ask.get("pageSize", "10")
            k, n = (int(x) if x.isdigit() and int(x) else 1 for x in (page, size))
            n = min(n, 50)
            part = items[(k - 1) * n : k * n]
            data = {
                "current": k,
                "pageSize": n,
                "total": len(items),
                "pageNum": -(-len(items) // n),
                "results": [{"source": self.source(d)} for d in part],
            }
            return s.data({"code": "200", "message": "操作成功", "data": data})

        s.route("/queryList", serve)
        s.page(f"/{site}/", s.shell("首页", "<p>欢迎访问</p>", f"/{site}/"))
        s.js("/script/jquery-1.12.4.min.js", "/* jQuery v1.12.4 */")
        s.js("/script/jquery.pagination.js", "/* $.fn.pagination draws the numbers */")
        s.js("/script/querylist.js", QUERY_LIST_JS)
        opt = {"unitid": unit, "pageSize": per, "webSiteCode": site, "channelCode": code}
        inner = (
            f'<div id="{unit}"><ul class="xxgk-list"></ul><div class="pager"></div></div>'
            f"<script>$(function(){{ loadPage({js_str(opt)}, 1); }});</script>"
        )
        head = f'<base href="/{site}/">' + "".join(
            f'<script src="/script/{x}.js"></script>'
            for x in ("jquery-1.12.4.min", "jquery.pagination", "querylist")
        )
        word = "建议提案办理"
        text = s.shell(word, panel(s, word, inner), path, side=notices(s), head=head)
        url = s.page(path, text)
        fields = {
            "pageSize": per,
            "unitid": unit,
            "webSiteCode[]": site,
            "channelCode[]": code,
            "sort": "sortNum",
            "order": "desc",
        }
        pages = range(1, -(-len(docs) // per) + 1)
        bodies = [urlencode({"current": k, **fields}).encode() for k in pages]
        urls = [url, *[f"{s.root}/queryList" for _ in pages]]
        return s.done([url], urls, True, "total proves it", bodies=[None, *bodies])

    def source(self, d) -> dict:
        return {
            "title": d.title,
            "showTitle": d.title,
            "pubDate": f"{d.date:%Y-%m-%d} 09:41:00",
            "content": {"content": ""},
            "urls": json.dumps({"common": d.path, "pc": d.path, "phone": ""}),
            "images": "[]",
            "metadata": "{}",
        }


UNIT_JS = """
$(function(){ $('div[unitbuild]').each(function(){
  var box = $(this), ask = JSON.parse(box.attr('queryData').replace(/'/g, '"'));
  function load(p, rows){
    var q = $.extend({}, ask);
    if(p > 1) q.paramJson = JSON.stringify({pageNo: p, pageSize: rows});
    $.get(box.attr('unitbuild'), q, function(r){
      box.html(r.data.html);
      var pager = box.find('.pagination'), n = Math.ceil(pager.attr('count') / pager.attr('rows'));
      for(var i = 1; i <= n; i++)
        $('<a href="javascript:;">' + i + '</a>').data('p', i).appendTo(pager)
          .click(function(){ load($(this).data('p'), +pager.attr('rows')); });
    }, 'json');
  }
  load(1);
}); });
"""


class JpaasUnit(Family):
    name = "n_jpaas_unit_build"
    facts = "Hanweb jpaas: the unit API with queryData; pages by paramJson; count and rows in html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain", charset="utf-8")
        c, web = rng.randint(1229500000, 1229899999), rng.randint(1100, 3990)
        tpl, per = f"{rng.getrandbits(128):032x}", rng.choice([15, 20])
        docs = s.documents(count(rng, per, 120), B.art_path(c), rng.choice(["npc", "cppcc"]))
        api = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        tag = rng.choice(["当前栏目list", "信息列表", "右侧内容"])

        def serve(query: dict, *_rest):
            items = docs if query.get("pageId") == str(c) and query.get("tagId") == tag else []
            if query.get("webId") != str(web) or query.get("tplSetId") != tpl:
                return s.data({"success": False, "message": "参数错误", "data": None})
            k, n = 1, per
            try:
                own = json.loads(query.get("paramJson") or "{}")
                k, n = int(own.get("pageNo", 1)), int(own.get("pageSize", per))
            except (ValueError, TypeError, AttributeError):
                pass
            rows = "".join(
                f"<li><a href='{d.path}' title='{esc(d.title)}' target='_blank'>{esc(d.title)}</a>"
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in items[max(k - 1, 0) * n : max(k, 1) * n]
            )
            html = (
                f'<div class="page-content"><ul>{rows}</ul></div>'
                f'<div class="pagination" count="{len(items)}" rows="{n}" pageno="{k}"></div>'
            )
            return s.data({"success": True, "message": "", "data": {"html": html}})

        s.route(api, serve)
        s.js("/script/jquery-3.5.1.js", "/* jQuery v3.5.1 */")
        s.js("/script/0/unit.js", UNIT_JS)
        ask = {
            "parseType": "bulidstatic",
            "webId": str(web),
            "tplSetId": tpl,
            "pageType": "column",
            "tagId": tag,
            "editType": "null",
            "pageId": str(c),
        }
        data = esc(js_str(ask).replace('"', "'")).replace("&#x27;", "'")
        path = f"/col/col{c}/index.html"
        word = "人大代表建议" if docs[0].kind == "npc" else "政协委员提案"
        head = "".join(
            f'<script src="/script/{x}.js"></script>' for x in ("jquery-3.5.1", "0/unit")
        )
        inner = f'<div class="unit" unitbuild="{api}" queryData="{data}"></div>'
        url = s.page(path, s.shell(word, panel(s, word, inner), path, side=notices(s), head=head))
        base, urls = f"{s.root}{api}?{urlencode(ask)}", [url]
        for k in range(1, -(-len(docs) // per) + 1):
            own = json.dumps({"pageNo": k, "pageSize": per}, separators=(",", ":"))
            urls.append(base + (f"&paramJson={quote(own)}" if k > 1 else ""))
        return s.done([url], urls, True, "count proves it")


class LayuiApi(Family):
    name = "n_layui_page_api"
    facts = "A home-made page API: layui laypage, /api/cms/article/page?channelId=&pageNum=, count."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain", charset="utf-8")
        ch, per = rng.randint(101, 899), rng.choice([10, 15])
        docs = s.documents(count(rng, per, 90), lambda i, d: f"/detail/{i}.html", "mixed")
        others = s.news(6, folder="/detail/")
        api, path, word = "/api/cms/article/page", "/zwgk/jyta.html", "代表建议和委员提案"

        def serve(query: dict, *_rest):
            items = {str(ch): docs, str(ch + 1): others}.get(query.get("channelId", ""), [])
            page, size = query.get("pageNum", "1"), query.get("pageSize", "10")
            k, n = (int(x) if x.isdigit() and int(x) else 1 for x in (page, size))
            part = items[(k - 1) * n : k * n]
            rows = [
                {
                    "id": d.id,
                    "title": d.title,
                    "channelId": query.get("channelId"),
                    "publishDate": f"{d.date:%Y-%m-%d} 10:00:00",
                    "source": s.agency,
                    "clickCount": int(d.id) % 300,
                }
                for d in part
            ]
            return s.data({"code": 0, "msg": "success", "count": len(items), "data": rows})

        s.route(api, serve)
        s.js("/static/layui/layui.js", "/* layui 2.5.6 */")
        script = (
            "<script>\nlayui.use(['laypage','jquery'], function(){\n"
            "  var $ = layui.jquery, laypage = layui.laypage;\n"
            f"  var channelId = {ch}, limit = {per};\n"
            "  function getList(curr, first){\n"
            f"    $.get('{api}', {{channelId: channelId, pageNum: curr, pageSize: limit}}, "
            "function(res){\n      var str = '';\n"
            "      $.each(res.data, function(i, item){\n"
            "        str += '<li><a href=\"/detail/' + item.id + '.html\" target=\"_blank\">'"
            " + item.title\n          + '</a><span>' + item.publishDate.substr(0, 10)"
            " + '</span></li>'; });\n"
            "      $('#newsList').html(str);\n"
            "      if(first) laypage.render({elem: 'pages', count: res.count, limit: limit,\n"
            "        layout: ['count', 'prev', 'page', 'next'],\n"
            "        jump: function(obj, one){ if(!one) getList(obj.curr, false); }});\n"
            "    }, 'json');\n  }\n  getList(1, true);\n});\n</script>"
        )
        head = '<script src="/static/layui/layui.js"></script>'
        inner = f'<ul id="newsList"></ul><div id="pages"></div>{script}'
        url = s.page(path, s.shell(word, panel(s, word, inner), path, head=head))
        form = f"{s.root}{api}?channelId={ch}&pageNum={{}}&pageSize={per}"
        urls = [url, *[form.format(k) for k in range(1, -(-len(docs) // per) + 1)]]
        return s.done([url], urls, True, "count proves it")


FAMILIES = [QueryList, JpaasUnit, LayuiApi]
