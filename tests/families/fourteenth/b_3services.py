"""Columns whose rows come by script: Hanweb jpage and jpaas, the label of Longxun."""

from __future__ import annotations

import json
import random
from urllib.parse import quote

import families_base as B
from families_base import Family, MadeSite, chunks, esc
from families_fourteenth_b_0parts import Place, beside, box, page_number, size

JPAGE_JS = """
function jpage(id, o){
  var box = document.getElementById(id), have = [], per = o.perPage;
  var pages = Math.ceil(o.totalRecord / per);
  function take(text, from){
    var re = /<record>\\s*<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>/g, m, i = from;
    while((m = re.exec(text)) != null) have[i++] = m[1];
  }
  take(box.getElementsByTagName('script')[0].innerHTML, 0);
  function show(n){
    var h = '', p = '<span>\\u5171' + o.totalRecord + '\\u6761</span>';
    for(var i = (n - 1) * per; i < n * per && i < have.length; i++) h += have[i] || '';
    if(n < pages) p += '<a class="next" href="javascript:void(0)" data-page="' + (n + 1)
      + '">\\u4e0b\\u4e00\\u9875</a>';
    p += '<em>' + n + '/' + pages + '</em>';
    box.innerHTML = '<ul class="default_pgContainer">' + h + '</ul><div>' + p + '</div>';
    var a = box.getElementsByTagName('a');
    for(var k = 0; k < a.length; k++) if(a[k].className == 'next')
      a[k].onclick = function(){ go(parseInt(this.getAttribute('data-page'))); };
  }
  function go(n){
    var first = (n - 1) * per, size = 3 * per, start = Math.floor(first / size) * size;
    if(have[first]){ show(n); return; }
    var x = new XMLHttpRequest();
    x.open('POST', o.proxyUrl + '?startrecord=' + (start + 1) + '&endrecord='
      + Math.min(start + size, o.totalRecord) + '&perpage=' + per);
    x.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    x.onload = function(){ take(x.responseText, start); show(n); };
    x.send(o.dataParam);
  }
  show(1);
}
"""


class HanwebJpage(Family):
    name = "n_hanweb_jpage"
    facts = "Hanweb: a datastore in the page holds three pages of rows; more by dataproxy.jsp."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng)
        col, unit, web = rng.randint(1200, 98000), rng.randint(2000, 90000), rng.randint(1, 199)
        per, n = size(rng, 15, 18, low=1, high=8)
        docs = s.documents(n, B.art_path(col), "mixed")
        s.js("/script/jpage.js", JPAGE_JS)
        form = (
            f"col=1&appid=1&webid={web}&path=%2F&columnid={col}&sourceContentType=1&unitid={unit}"
            f"&webname={quote(s.agency)}&permissiontype=0"
        )
        proxy = "/module/web/jpage/dataproxy.jsp"

        def store(low: int, high: int, group: int) -> str:
            more = f'<a href="{proxy}?page={group}&{form}"></a>'
            inner = "".join(
                f'<record><![CDATA[<li><a href="{d.path}" title="{esc(d.title)}" '
                f'target="_blank">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
                "]]></record>\n"
                for d in docs[low:high]
            )
            return (
                f"<datastore>\n<nextgroup><![CDATA[{more}]]></nextgroup>\n"
                f"<recordset>\n{inner}</recordset></datastore>"
            )

        def answer(q, method, body, raw):
            q = q | s.form(body)
            if q.get("columnid") != str(col):
                return s.data("<datastore></datastore>", "text/xml;charset=utf-8")
            group = page_number(q.get("page"))
            low = page_number(q["startrecord"]) - 1 if "startrecord" in q else group * 3 * per
            high = page_number(q.get("endrecord")) if "startrecord" in q else low + 3 * per
            pages = f"<totalpage>{-(-n // per)}</totalpage>"
            total = f"<datastore>\n<totalrecord>{n}</totalrecord>{pages}"
            text = store(low, high, group + 1).replace("<datastore>", total, 1)
            return s.data(text, "text/xml;charset=utf-8")

        s.route(proxy, answer)
        inner = f'<script type="text/xml">{store(0, 3 * per, 1)}</script>'
        option = f"{{totalRecord:{n},perPage:{per},proxyUrl:'{proxy}',dataParam:'{form}'}}"
        call = f"<script>jpage('{unit}', {option});</script>"
        main = box("人大建议政协提案", f'<div id="{unit}">{inner}</div>', call)
        page = f"/col/col{col}/index.html"
        head = '<script src="/script/jpage.js"></script>'
        url = s.page(page, s.shell("人大建议政协提案", main, page, head=head))
        asks = [
            f"{s.root}{proxy}?startrecord={k + 1}&endrecord={min(k + 3 * per, n)}&perpage={per}"
            for k in range(3 * per, n, 3 * per)
        ]
        bodies = [None, *(form.encode() for _ in asks)]
        return s.done([url], [url, *asks], True, "", bodies)


UNIT_JS = """
function loadUnit(n){
  var pager = document.getElementById('pagination');
  var q = JSON.parse(pager.getAttribute('queryData').replace(/'/g, '"')), s = [];
  for(var k in q) s.push(k + '=' + encodeURIComponent(q[k]));
  s.push('paramJson=' + encodeURIComponent('{"pageNo":' + n + ',"pageSize":' + pager.getAttribute(
    'rows') + '}'));
  var x = new XMLHttpRequest();
  x.open('GET', '/api-gateway/jpaas-publish-server/front/page/build/unit?' + s.join('&'));
  x.onload = function(){
    var r = JSON.parse(x.responseText);
    if(r.success){ document.getElementById('unit').innerHTML = r.data.html; drawPager(n); }
  };
  x.send();
}
function drawPager(n){
  var pager = document.getElementById('pagination'), h = '';
  var pages = Math.ceil(pager.getAttribute('count') / pager.getAttribute('rows'));
  for(var k = 1; k <= pages; k++) h += k == n ? '<b>' + k + '</b>'
    : '<a href="javascript:loadUnit(' + k + ')">' + k + '</a>';
  pager.innerHTML = h;
}
drawPager(1);
"""


class Jpaas(Family):
    name = "n_jpaas_unit"
    facts = "Hanweb jpaas: page 1 stands there, the rest by the unit API, queryData and paramJson."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, dialect=rng.choice(["plain", "upper"]))
        col = f"12{rng.randint(20000000, 29999999) // 10}"
        per, n = size(rng, 12, 15, 20, low=1, high=5)
        docs = s.documents(
            n, lambda i, d: f"/col/col{col}/art/{d.year}/art_{i * 99991:032x}.html", "npc"
        )
        parts, api = chunks(docs, per), "/api-gateway/jpaas-publish-server/front/page/build/unit"
        query = {
            "parseType": "bulidstatic",
            "webId": str(rng.randint(1900, 4100)),
            "tplSetId": f"{rng.getrandbits(128):032x}",
            "pageType": "column",
            "tagId": rng.choice(["信息列表", "当前栏目_分页列表"]),
            "editType": "null",
            "pageId": col,
        }

        def rows(k: int) -> str:
            inner = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<b>{d.date:%Y-%m-%d}</b></li>"
                for d in parts[k]
            )
            return f'<div class="page-content"><ul>{inner}</ul></div>'

        def answer(q, method, body, raw):
            if q.get("pageId") != col or q.get("webId") != query["webId"]:
                return s.data({"success": False, "code": "500", "message": "error", "data": None})
            try:
                k = int(json.loads(q.get("paramJson") or "{}").get("pageNo", 1)) - 1
            except ValueError:
                k = 0
            html = rows(k) if 0 <= k < len(parts) else '<div class="page-content"><ul></ul></div>'
            return s.data({"success": True, "code": "200", "message": "", "data": {"html": html}})

        s.route(api, answer)
        told = "{" + ",".join(f"'{k}':'{v}'" for k, v in query.items()) + "}"
        pager = (
            f'<div id="pagination" class="pagination" count="{n}" rows="{per}" queryData="{told}">'
            f"</div><script>\n{UNIT_JS.strip()}\n</script>"
        )
        main = box("人大代表建议办理", f'<div id="unit">{rows(0)}</div>', pager)
        page = f"/col/col{col}/index.html"
        url = s.page(page, s.shell("人大代表建议办理", main, page, side=beside(s)))
        fixed = "&".join(f"{k}={quote(v)}" for k, v in query.items())
        calls = [
            f"{s.root}{api}?{fixed}&paramJson="
            + quote(f'{{"pageNo":{k},"pageSize":{per}}}', safe="")
            for k in range(2, len(parts) + 1)
        ]
        return s.done([url], [url, *calls], True, "")


LABEL_JS = """
function loadInfo(p){
  var x = new XMLHttpRequest();
  x.open('GET', '/site/label/8888?IsAjax=1&labelName=publicInfoList&siteId=SITE&organId=ORGAN'
    + '&catId=CAT&pageSize=SIZE&pageIndex=' + p + '&type=4&action=list&isDate=true'
    + '&dateFormat=yyyy-MM-dd&length=46');
  x.onload = function(){ document.getElementById('public_list').innerHTML = x.responseText; };
  x.send();
}
loadInfo(1);
"""


class Longxun(Family):
    name = "n_longxun_label"
    facts = "龙讯: /public/column/ORGAN?type=4&catId=N&action=list; rows and pager are a fragment."

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, "city", charset="utf-8")
        site, organ = rng.randint(6790000, 6799999), rng.randint(10000, 29999)
        cat = rng.randint(6700000, 6789999)
        per, n = size(rng, 15, 20, low=1, high=5)
        docs = s.documents(n, B.plain_path(f"/public/{organ}/"), rng.choice(["npc", "cppcc"]))
        parts, path = chunks(docs, per), f"/public/column/{organ}"
        m, start = len(parts), f"{path}?type=4&catId={cat}&action=list"

        def answer(q, method, body, raw):
            if q.get("organId") != str(organ) or q.get("catId") != str(cat):
                return '<div class="nodata">暂无信息</div>'
            k = page_number(q.get("pageIndex"))
            if not 1 <= k <= m:
                return '<div class="nodata">暂无信息</div>'
            rows = "".join(
                f'<ul class="clearfix xxgk_nav_list"><li class="mc"><a href="{s.root}{d.path}" '
                f'title="{esc(d.title)}" class="title" target="_blank">{esc(d.title)}</a></li>'
                f'<li class="fbrq"><span class="date">{d.date:%Y-%m-%d}</span></li></ul>'
                for d in parts[k - 1]
            )
            ends = (("首页", 1), ("上一页", k - 1), ("下一页", k + 1), ("尾页", m))
            out = " ".join(
                f'<a href="javascript:loadInfo({to})">{w}</a>'
                if 1 <= to <= m and to != k
                else f'<span class="disabled">{w}</span>'
                for w, to in ends
            )
            told = f'<span class="total">共{n}条 {k}/{m}页</span>'
            return f'<div class="xxgk_navli">{rows}</div><div class="page">{told} {out}</div>'

        s.route("/site/label/8888", answer)
        script = LABEL_JS.strip().replace("SITE", str(site)).replace("ORGAN", str(organ))
        script = script.replace("CAT", str(cat)).replace("SIZE", str(per))
        main = box("建议提案办理", '<div id="public_list"></div>', f"<script>\n{script}\n</script>")
        url = s.page(start, s.shell("建议提案办理", main, path))
        calls = [
            f"{s.root}/site/label/8888?IsAjax=1&labelName=publicInfoList&siteId={site}"
            f"&organId={organ}&catId={cat}&pageSize={per}&pageIndex={k}&type=4&action=list"
            "&isDate=true&dateFormat=yyyy-MM-dd&length=46"
            for k in range(1, m + 1)
        ]
        return s.done([url], [url, *calls], True, "")


FAMILIES = [HanwebJpage, Jpaas, Longxun]
