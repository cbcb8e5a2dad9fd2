"""Columns of half A that a service feeds."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_thirteenth_a_0parts import beside, frame, size

JPAGE_JS = """
(function($){ $.fn.jpage = function(opt){
  var box = this, xml = $.parseXML($('script[type="text/xml"]', box).html());
  var recs = $('record', xml).map(function(){ return $(this).text(); }).get();
  var per = opt.perPage, total = opt.totalRecord, pages = Math.ceil(total/per);
  function draw(p){
    var start = (p-1)*per;
    if(recs[start] !== undefined && (recs.length >= Math.min(start+per, total))){ return show(p); }
    var first = Math.floor(start/(per*opt.groupSize))*per*opt.groupSize + 1;
    var last = Math.min(first + per*opt.groupSize - 1, total);
    $.ajax({type:'POST', dataType:'xml', data:opt.dataBefore,
      url:opt.proxyUrl+'?startrecord='+first+'&endrecord='+last+'&perpage='+per,
      success:function(x){ $('record', x).each(function(i){ recs[first-1+i] = $(this).text(); });
        show(p); }});
  }
  function show(p){
    $('.default_pgContainer', box).html(recs.slice((p-1)*per, p*per).join(''));
    $('.default_pgTotalPage', box).text(pages); $('.default_pgCurrentPage', box).val(p);
  }
  $('.default_pgNext', box).click(function(){
    var p = +$('.default_pgCurrentPage', box).val();
    if(p < pages) draw(p+1); });
  draw(1);
}; })(jQuery);
"""


class HanwebStore(Family):
    name = "m_hanweb_datastore"
    facts = "Hanweb JCMS: a datastore of three pages in the column, the rest from dataproxy.jsp."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None, dialect="plain")
        c, unit, web = rng.randint(62000, 199999), rng.randint(120000, 399999), rng.randint(1, 99)
        per = rng.choice([10, 15, 15, 18])
        docs = s.documents(size(rng, per), B.art_path(c), "mixed")
        proxy, group, total = "/module/web/jpage/dataproxy.jsp", per * 3, len(docs)
        path, title = f"/col/col{c}/index.html", "建议提案办理结果"

        def record(d) -> str:
            return (
                f"<record><![CDATA[<li><a href='{d.path}' title='{esc(d.title)}' target='_blank'>"
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>]]></record>"
            )

        same = f"webid={web}&path={s.root}/&columnid={c}&unitid={unit}&permissiontype=0"
        more = f'<a href="{proxy}?page=1&{same}"></a>'

        def store(part: list) -> str:
            ahead = f"<nextgroup><![CDATA[{more}]]></nextgroup>" if total > group else ""
            recs = "".join(record(d) for d in part)
            return f"<datastore>{ahead}<recordset>{recs}</recordset></datastore>"

        def data(query: dict, method: str, body: bytes, raw: str):
            ask = {**query, **s.form(body)}
            if ask.get("columnid") != str(c) or ask.get("unitid") != str(unit):
                part, sum_ = [], 0
            elif ask.get("startrecord", "").isdigit():
                low = int(ask["startrecord"])
                end = ask.get("endrecord", "")
                part = docs[low - 1 : int(end) if end.isdigit() else low - 1 + group]
                sum_ = total
            else:
                page = ask.get("page", "0")
                k = int(page) if page.isdigit() else 0
                part, sum_ = docs[k * group : (k + 1) * group], total
            recs = "".join(record(d) for d in part)
            text = (
                f'<?xml version="1.0" encoding="utf-8"?><datastore>'
                f"<totalrecord>{sum_}</totalrecord>"
                f"<totalpage>{-(-sum_ // per)}</totalpage><recordset>{recs}</recordset></datastore>"
            )
            return s.data(text, "text/xml;charset=utf-8")

        s.route(proxy, data)
        s.js("/script/jquery.min.js", "/* jQuery v1.11.3 */")
        s.js("/module/jslib/jpage/jpage.js", JPAGE_JS)
        fields = (
            f"col:1,webid:{web},path:'{s.root}/',columnid:{c},sourceContentType:1,unitid:'{unit}',"
            f"webname:'{s.agency}',permissiontype:0"
        )
        rows = (
            f'<div id="{unit}"><script type="text/xml">{store(docs[:group])}</script>'
            '<ul class="default_pgContainer"></ul><div class="default_pgPanel">共<b '
            'class="default_pgTotalPage"></b>页 第<input class="default_pgCurrentPage">页 '
            '<a class="default_pgNext" href="javascript:void(0)">下一页</a></div></div>'
            f"<script>$(function(){{$('#{unit}').jpage({{perPage:{per},groupSize:3,"
            f"totalRecord:{total},proxyUrl:'{proxy}',dataBefore:{{{fields}}}}});}});</script>"
        )
        head = (
            '<script src="/script/jquery.min.js"></script>'
            '<script src="/module/jslib/jpage/jpage.js"></script>'
        )
        body = frame(s, title, rows)
        url = s.page(path, s.shell(title, body, path, side=beside(s), head=head))
        urls = [url]
        for low in range(group, total, group):
            high = min(low + group, total)
            ask = f"startrecord={low + 1}&endrecord={high}&perpage={per}"
            urls.append(f"{s.root}{proxy}?{ask}&{same}")
        return s.done([url], urls, True, "totalRecord proves it")


GKMLPT_JS = """
(function(){
  var C = window._CONFIG, P = 1, list = document.getElementById('list');
  function cat(){ return (location.hash || '#' + C.TREE[0].id).slice(1); }
  function load(){
    var x = new XMLHttpRequest();
    x.open('GET', '/gkmlpt/api/all/' + cat() + '?page=' + P + '&sid=' + C.SID);
    x.onload = function(){
      var r = JSON.parse(x.responseText), h = '';
      r.articles.forEach(function(a){
        h += '<tr><td><a href="' + a.url + '" target="_blank">' + a.title + '</a></td><td>'
          + a.display_publish_time.slice(0, 10) + '</td></tr>'; });
      list.innerHTML = h;
      document.getElementById('sum').innerHTML = r.classify.post_count; };
    x.send();
  }
  window.onhashchange = function(){ P = 1; load(); };
  document.getElementById('next').onclick = function(){ P++; load(); };
  load();
})();
"""


class Gkmlpt(Family):
    name = "m_gkmlpt_category"
    facts = "Guangdong gkmlpt: /gkmlpt/index#CAT, _CONFIG with SID and TREE, api/all, 100 a page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        sid, cat = rng.randint(200000, 769999), rng.randint(2100, 9800)
        n = rng.choice([rng.randint(3, 60), rng.randint(60, 99), rng.randint(101, 150)])
        docs = s.documents(
            n,
            lambda i, d: f"/gkmlpt/content/{i // 1000000}/{i // 1000}/post_{i}.html",
            rng.choice(["npc", "cppcc", "mixed"]),
        )
        news = s.news(6, folder="/gkmlpt/content/8/")
        tree = [
            self.node(cat - 40, "机构概况", 0, []),
            self.node(cat - 30, "工作动态", len(news), []),
            self.node(cat - 1, "建议提案", n, [self.node(cat, "建议提案答复", n, [])]),
        ]

        def serve(number: int, name: str, items: list):
            def one(query: dict, *_rest):
                page = query.get("page", "1")
                k = max(int(page) if page.isdigit() else 1, 1)
                part = items[(k - 1) * 100 : k * 100]
                if query.get("sid") != str(sid):
                    part = []
                return s.data(
                    {
                        "classify": {"id": number, "name": name, "post_count": len(items)},
                        "articles": [self.article_of(s, d, number, name) for d in part],
                    },
                    ascii=True,
                )

            s.route(f"/gkmlpt/api/all/{number}", one)

        serve(cat - 40, "机构概况", [])
        serve(cat - 30, "工作动态", news)
        serve(cat - 1, "建议提案", docs)
        serve(cat, "建议提案答复", docs)
        config = B.js_str({"SID": sid, "SITE_NAME": s.agency, "TREE": tree})
        s.js("/gkmlpt/assets/index.js", GKMLPT_JS)
        body = (
            '<div id="app"><table><thead><tr><th>标题</th><th>发布时间</th></tr></thead>'
            '<tbody id="list"></tbody></table>共<b id="sum"></b>条 '
            '<a id="next" href="javascript:;">下一页</a></div>'
            f"<script>window._CONFIG = {config};</script>"
            '<script src="/gkmlpt/assets/index.js"></script>'
        )
        s.page("/gkmlpt/index", s.shell("政府信息公开目录", body, "/gkmlpt/index"))
        api = f"{s.root}/gkmlpt/api/all/{cat}?page={{}}&sid={sid}"
        urls = [f"{s.root}/gkmlpt/index", *[api.format(k) for k in range(1, -(-n // 100) + 1)]]
        return s.done([f"{s.root}/gkmlpt/index#{cat}"], urls, True, "post_count proves it")

    def node(self, number: int, name: str, count: int, children: list) -> dict:
        return {
            "id": number,
            "name": name,
            "post_count": count,
            "jump_url": "",
            "children": children,
        }

    def article_of(self, s: Site, d, number: int, name: str) -> dict:
        return {
            "id": int(d.id),
            "title": d.title,
            "document_number": "",
            "identifier": f"11440000{d.id}/{d.date.year}-00{d.id[-3:]}",
            "publisher": s.agency,
            "classify_main": number,
            "classify_main_name": name,
            "date": int(f"{d.date:%Y%m%d}"),
            "created_at": f"{d.date:%Y-%m-%d} 16:20:31",
            "display_publish_time": f"{d.date:%Y-%m-%d} 16:20:31",
            "url": d.url,
            "post_url": "",
            "is_expired": 0,
            "attachment": [],
        }


FAMILIES = [HanwebStore, Gkmlpt]
