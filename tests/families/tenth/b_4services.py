"""Lists asked for by script: layui's table, JPAAS units, a POST for JSON."""

from __future__ import annotations

import json
import random
from urllib.parse import quote

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_tenth_b_0parts import frame, jquery, many, news_column

LAYUI_JS = """/*! layui v2.5.6 (table only) */
window.layui={use:function(names,f){ f(); }};
layui.table={render:function(o){
  var box=document.querySelector(o.elem),page=1;
  function load(p){
    var q='?page='+p+'&limit='+o.limit,w=o.where||{};
    for(var k in w) q+='&'+k+'='+encodeURIComponent(w[k]);
    var x=new XMLHttpRequest();
    x.open(o.method||'get',o.url+q,true);
    x.onload=function(){
      var r=JSON.parse(x.responseText),h='',n=Math.ceil(r.count/o.limit)||1;
      page=p;
      r.data.forEach(function(d){
        h+='<tr>';
        o.cols[0].forEach(function(c){ h+='<td>'+(c.templet?c.templet(d):d[c.field])+'</td>'; });
        h+='</tr>';
      });
      box.innerHTML='<table class="layui-table">'+h+'</table><div class="layui-laypage">'+
        '<a class="layui-laypage-prev">\\u4e0a\\u4e00\\u9875</a> '+p+'/'+n+
        ' <a class="layui-laypage-next">\\u4e0b\\u4e00\\u9875</a> \\u5171'+r.count+'\\u6761</div>';
      box.querySelector('.layui-laypage-prev').onclick=function(){ if(page>1) load(page-1); };
      box.querySelector('.layui-laypage-next').onclick=function(){ if(page<n) load(page+1); };
    };
    x.send();
  }
  load(1);
}};
"""


def number(text: str) -> int:
    return int(text) if text.isdigit() else 1


class Layui(Family):
    name = "t_layui_table"
    facts = "layui table.render: /api/article/page?page=1&limit=15&catId=12; code, count, data."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        cat, per = rng.randint(10, 99), rng.choice([10, 15, 20])
        docs = s.documents(many(rng, per), B.plain_path("/article/detail/"), "mixed")
        s.js("/static/layui/layui.js", LAYUI_JS)
        api = rng.choice(["/api/article/page", "/portal/content/listData", "/cms/article/list"])
        script = f"""<script>
layui.use(['table'],function(){{
  layui.table.render({{
    elem:'#articleList',
    url:'{api}',
    where:{{catId:{cat},status:1}},
    page:true,
    limit:{per},
    cols:[[
      {{field:'title',title:'标题',templet:function(d){{
        return '<a href="/article/detail/'+d.id+'.html" target="_blank">'+d.title+'</a>';
      }}}},
      {{field:'publishTime',title:'发布时间',width:160}}
    ]]
  }});
}});
</script>"""
        body = f'<div id="articleList"></div><script src="/static/layui/layui.js"></script>{script}'
        page = f"/article/list/{cat}.html"
        main = frame(s, "建议提案", body)
        start = s.page(page, s.shell("建议提案", main, page, side=news_column(s, rng)))

        def answer(q: dict, method: str, body: bytes, raw: str):
            k, size = number(q.get("page", "1")), number(q.get("limit", str(per)))
            mine = docs if q.get("catId") == str(cat) else []
            data = [
                {
                    "id": int(d.id),
                    "title": d.title,
                    "source": s.agency,
                    "publishTime": f"{d.date:%Y-%m-%d} 09:00:00",
                }
                for d in mine[max(k - 1, 0) * size : max(k, 0) * size]
            ]
            return s.data({"code": 0, "msg": "", "count": len(mine), "data": data})

        s.route(api, answer)
        n = -(-len(docs) // per)
        call = f"{s.root}{api}?page={{}}&limit={per}&catId={cat}&status=1"
        return s.done([start], [start, *[call.format(k) for k in range(1, n + 1)]], True, "")


UNIT_JS = """(function(){
var box=document.getElementById('unitbox'),cfg=JSON.parse(box.getAttribute('querydata')),now=1;
function load(p){
  var u=box.getAttribute('url')+'?',k;
  for(k in cfg) u+=k+'='+encodeURIComponent(cfg[k])+'&';
  u+='paramJson='+encodeURIComponent(JSON.stringify({pageNo:p,pageSize:+box.getAttribute('rows')}));
  var x=new XMLHttpRequest();
  x.open('GET',u,true);
  x.onload=function(){
    var r=JSON.parse(x.responseText);
    box.innerHTML=r.data.html;
    now=p;
    [].forEach.call(box.querySelectorAll('.pagination a'),function(a){
      a.onclick=function(){ load(+a.getAttribute('data-page')); return false; };
    });
  };
  x.send();
}
load(1);
})();
"""


class JpaasUnit(Family):
    name = "t_jpaas_build_unit"
    facts = "Hanweb JPAAS: …/page/build/unit?…&paramJson={pageNo,pageSize}; data.html."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        col, per = rng.randint(1228900, 1229999), rng.choice([15, 20])
        docs = s.documents(many(rng, per), B.art_path(col), "npc")
        pages = B.chunks(docs, per)
        n = len(pages)
        query = {
            "parseType": "bulidstatic",
            "webId": str(rng.randint(1600, 3900)),
            "tplSetId": f"{rng.getrandbits(64):016x}",
            "pageType": "column",
            "tagId": "当前栏目list",
            "editType": "null",
            "pageId": str(col),
        }
        url = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        s.js("/cms_files/default/script/unit.js", UNIT_JS)
        page = f"/col/col{col}/index.html"
        box = (
            f'<div id="unitbox" url="{url}" rows="{per}"'
            f' querydata="{esc(json.dumps(query, ensure_ascii=False))}"></div>'
            '<script src="/cms_files/default/script/unit.js"></script>'
        )
        main = frame(s, "代表建议", box)
        start = s.page(page, s.shell("代表建议", main, page, side=news_column(s, rng)))

        def answer(q: dict, method: str, body: bytes, raw: str):
            try:
                k = int(json.loads(q.get("paramJson", "{}")).get("pageNo", 1))
            except ValueError:
                k = 1
            right = q.get("pageId") == str(col) and q.get("webId") == query["webId"]
            part = pages[k - 1] if right and 1 <= k <= n else []
            rows = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in part
            )
            links = "".join(
                f'<a href="#" data-page="{to}">{text}</a>'
                for to, text in ((1, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (n, "尾页"))
                if 1 <= to <= n and to != k
            )
            pager = f'<div class="pagination" count="{len(docs)}">{links}<span>{k}/{n}</span></div>'
            html = f'<ul class="list">{rows}</ul>{pager if n > 1 else ""}'
            return s.data({"success": True, "code": "200", "message": "", "data": {"html": html}})

        s.route(url, answer)
        head = "&".join(f"{k}={quote(v)}" for k, v in query.items())
        calls = []
        for k in range(1, n + 1):
            param = json.dumps({"pageNo": k, "pageSize": per}, separators=(",", ":"))
            param = quote(param, safe="")
            calls.append(f"{s.root}{url}?{head}&paramJson={param}")
        return s.done([start], [start, *calls], True, "")


class DatagridPost(Family):
    name = "t_datagrid_post"
    facts = "POST infoController.do?datagrid with page, rows, columnCode; JSON of total, rows."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        code, per = rng.choice(["jyta", "A0803", "rdzx"]), rng.choice([10, 15, 20])
        view = "/infoController.do?goView&id="
        docs = s.documents(many(rng, per), lambda i, d: f"{view}{i}", rng.choice(["npc", "cppcc"]))
        head = jquery(s)
        script = f"""<script>
var page=1,rows={per},pages=1;
function query(p){{
  $.ajax({{type:"POST",url:"/infoController.do?datagrid",dataType:"json",
    data:{{page:p,rows:rows,columnCode:"{code}"}},
    success:function(r){{
      var h="";
      page=p; pages=Math.ceil(r.total/rows);
      for(var i=0;i<r.rows.length;i++){{
        var o=r.rows[i];
        h+="<li><a target='_blank' href='/infoController.do?goView&id="+o.id+"'>"+o.infoTitle+
           "</a><span>"+o.issueTime.substring(0,10)+"</span></li>";
      }}
      $("#infoList").html(h);
      $("#total").text("共"+r.total+"条 第"+p+"/"+pages+"页");
    }}
  }});
}}
function next(){{ if(page<pages) query(page+1); }}
function prev(){{ if(page>1) query(page-1); }}
$(function(){{ query(1); }});
</script>"""
        body = (
            f'<ul id="infoList"></ul><div class="pg"><span id="total"></span> '
            f'<a href="javascript:prev()">上一页</a> <a href="javascript:next()">下一页</a></div>'
            f"{script}"
        )
        page = f"/web/column/{code}.html"
        start = s.page(page, s.shell("建议提案", frame(s, "建议提案", body), page, head=head))

        def answer(q: dict, method: str, body: bytes, raw: str):
            if method != "POST" or "datagrid" not in q:
                return s.missing()
            f = s.form(body)
            k, size = number(f.get("page", "1")), number(f.get("rows", str(per)))
            mine = docs if f.get("columnCode") == code else []
            rows = [
                {"id": d.id, "infoTitle": d.title, "issueTime": f"{d.date:%Y-%m-%d} 00:00:00"}
                for d in mine[max(k - 1, 0) * size : max(k, 0) * size]
            ]
            return s.data({"total": len(mine), "rows": rows})

        s.route("/infoController.do", answer)
        n = -(-len(docs) // per)
        bodies: list[bytes | None] = [None]
        bodies += [f"page={k}&rows={per}&columnCode={code}".encode() for k in range(1, n + 1)]
        urls = [start] + [f"{s.root}/infoController.do?datagrid"] * n
        return s.done([start], urls, True, "", bodies)


FAMILIES = [Layui, JpaasUnit, DatagridPost]
