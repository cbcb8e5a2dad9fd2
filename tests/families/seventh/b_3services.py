"""Lists that the big makers' services give."""

from __future__ import annotations

import json
import random
from urllib.parse import urlencode

import families_base as B
from families_b_kit import AJAX, in_pages, named, sheet, tabs
from families_base import Family, MadeSite, Site, chunks, esc
from family_documents import Answer


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


UNIT = """(function(){var me=document.currentScript,url=me.getAttribute('url'),
q=JSON.parse(me.getAttribute('queryData').replace(/'/g,'"')),box=document.createElement('div');
me.parentNode.insertBefore(box,me);
function load(p){var a=[];for(var k in q)a.push(k+'='+encodeURIComponent(q[k]));
if(p)a.push('paramJson='+encodeURIComponent(JSON.stringify(p)));
Util.ask('GET',url+'?'+a.join('&'),null,null,function(t){box.innerHTML=JSON.parse(t).data.html;
var g=box.querySelector('.pagination');if(!g)return;var rows=+g.getAttribute('rows'),
n=Math.ceil(+g.getAttribute('count')/rows);for(var i=1;i<=n;i++){(function(i){
var b=document.createElement('a');b.href='javascript:;';b.innerText=i;
b.onclick=function(){load({pageNo:i,pageSize:rows})};g.appendChild(b)})(i)}})}
load()})();
"""


class JpaasUnit(Family):
    name = "gb_jpaas_unit"
    facts = (
        "Hanweb JPAAS: a script tag carries url and queryData; GET …/front/page/build/unit gives "
        "data.html; the page number goes into paramJson, a pageNo beside it is ignored."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        ident, per, w = str(1229000000 + rng.randint(1000, 999999)), 15, named(rng)
        docs = s.documents(in_pages(rng, per, 1, 6), B.art_path(int(ident)), "mixed")
        parts, page = chunks(docs, per), f"/col/col{ident}/index.html"
        query = {
            "parseType": "bulidstatic",
            "webId": str(rng.randint(1000, 4000)),
            "tplSetId": f"{rng.getrandbits(128):032x}",
            "pageType": "column",
            "tagId": "当前栏目信息列表",
            "editType": "null",
            "pageId": ident,
        }
        told = json.dumps(query, ensure_ascii=False).replace('"', "'")
        unit = "/api-gateway/jpaas-publish-server/front/page/build/unit"

        def answer(q: dict[str, str], *_: object) -> Answer:
            if any(q.get(k) != v for k, v in query.items()):
                return s.data({"success": False, "message": "参数错误", "data": None})
            try:
                k = int(json.loads(q.get("paramJson") or "{}").get("pageNo", 1))
            except (ValueError, AttributeError):
                k = 1
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            rows = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
                f"<span>{d.date:%Y-%m-%d}</span></li>"
                for d in part
            )
            html = (
                f'<div class="page-content"><ul>{rows}</ul></div><div class="pagination" '
                f'count="{len(docs)}" rows="{per}" queryData="{told}"></div>'
            )
            return s.data({"success": True, "code": "200", "message": "", "data": {"html": html}})

        s.route(unit, answer)
        s.js("/script/util.js", AJAX)
        s.js("/script/unitbuild.js", UNIT)
        inner = (
            f'{tabs(s, w, page)}<script src="/script/util.js"></script><div class="list-box">'
            f'<script src="/script/unitbuild.js" url="{unit}" queryData="{told}"></script></div>'
        )
        s.page(page, sheet(s, w, inner))
        urls = [s.root + page, f"{s.root}{unit}?{urlencode(query)}"]
        for k in range(2, len(parts) + 1):
            param = json.dumps({"pageNo": k, "pageSize": per}, separators=(",", ":"))
            urls.append(f"{s.root}{unit}?{urlencode({**query, 'paramJson': param})}")
        return s.done(urls[:1], urls, True, "")


class KaipuSearch(Family):
    name = "gb_kaipu_search"
    facts = (
        "Kaipu: the page has meta channelId and an empty list; GET /common/search/CHANNEL?_isJson="
        "true&_pageSize=20&page=P gives data.total and data.results[].url."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        per, channel, w = 20, f"{rng.getrandbits(128):032x}", named(rng)
        site, cat = "xzf", f"c{rng.randint(101000, 119999)}"
        docs = s.documents(in_pages(rng, per, 1, 5), B.kaipu_path(site, cat), "mixed")
        parts, page = chunks(docs, per), f"/{site}/{cat}/zfxxgk_gknrz.shtml"
        s.js(
            "/template/js/search_list.js",
            AJAX + "function getList(p){var id=document.querySelector('meta[name=channelId]')"
            ".content;Util.ask('GET','/common/search/'+id+'?_isAgg=false&_isJson=true&_pageSize=20"
            "&_template=index&page='+p,null,null,function(t){var r=JSON.parse(t).data,h='';"
            "r.results.forEach(function(x){h+='<li><a href=\"'+x.url+'\">'+x.title+'</a><b>'+"
            "Util.day(x.publishedTimeStr)+'</b></li>'});Util.put('list',h);var n=Math.ceil(r.total"
            "/r.rows),g='共'+r.total+'条';for(var i=1;i<=n;i++)g+='<a href=\"javascript:getList('+i"
            "+')\">'+i+'</a>';Util.put('page',g)})}getList(1);",
        )

        def answer(q: dict[str, str], *_: object) -> Answer:
            k = whole(q.get("page"))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            results = [
                {
                    "title": d.title,
                    "subTitle": "",
                    "url": d.path,
                    "content": "",
                    "channelName": w,
                    "publishedTimeStr": f"{d.date:%Y-%m-%d} 17:05:10",
                    "domainMetaList": [],
                }
                for d in part
            ]
            data = {"total": len(docs), "page": k, "rows": per, "results": results}
            return s.data({"code": 0, "message": "success", "data": data})

        s.route(f"/common/search/{channel}", answer)
        inner = (
            f'{tabs(s, w, page)}<ul id="list"></ul><div id="page"></div>'
            '<script src="/template/js/search_list.js"></script>'
        )
        s.page(page, sheet(s, w, inner, head=f'<meta name="channelId" content="{channel}">'))
        ask = f"{s.root}/common/search/{channel}?_isAgg=false&_isJson=true&_pageSize={per}"
        urls = [s.root + page]
        urls += [f"{ask}&_template=index&page={k}" for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class Longxun(Family):
    name = "gb_longxun_label"
    facts = (
        "Longxun (Anhui): /public/column/ORGAN?type=4&catId=N&action=list; the rows come as HTML "
        "from /site/label/8888?labelName=publicInfoList&pageIndex=P, with links a[paged]."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        organ, cat, site = rng.randint(2000, 29999), rng.randint(10**6, 7 * 10**6), "6788741"
        per, w = rng.choice([15, 20]), named(rng)
        docs = s.documents(in_pages(rng, per, 1, 6), B.plain_path(f"/public/{organ}/"), "mixed")
        parts, page = chunks(docs, per), f"/public/column/{organ}"
        s.js(
            "/assets/js/public_list.js",
            AJAX
            + "function pageList(p){var o=window.pubCfg;Util.ask('GET','/site/label/8888?IsAjax"
            "=1&dataType=html&_='+Math.random()+'&labelName=publicInfoList&siteId='+o.siteId+"
            "'&pageSize='+o.pageSize+'&pageIndex='+p+'&action=list&isDate=true&dateFormat=yyyy-"
            "MM-dd&length=50&organId='+o.organId+'&type=4&catId='+o.catId,null,null,function(t)"
            "{Util.put('xxgk_list',t);var a=document.querySelectorAll('#xxgk_list a[paged]');"
            "for(var i=0;i<a.length;i++)a[i].onclick=function(){pageList(this.getAttribute('pag"
            "ed'))}})}pageList(1);",
        )

        def label(q: dict[str, str], *_: object) -> str:
            k = whole(q.get("pageIndex"))
            good = q.get("organId") == str(organ) and q.get("catId") == str(cat)
            part = parts[k - 1] if good and 1 <= k <= len(parts) else []
            if not part:
                return '<div class="nodata">暂无相关信息</div>'
            rows = "".join(
                f'<li><a class="title" href="{d.url}" title="{esc(d.title)}">{esc(d.title)}</a>'
                f'<span class="date">{d.date:%Y-%m-%d}</span></li>'
                for d in part
            )
            links = "".join(
                f'<a class="{"current" if j == k else ""}" href="javascript:;" paged="{j}">{j}</a>'
                for j in range(1, len(parts) + 1)
            )
            return (
                f'<ul class="xxgk_nav_list clearfix">{rows}</ul><div class="page-wrap">{links}'
                f'<span class="total">共{len(parts)}页</span></div>'
            )

        config = json.dumps({"siteId": site, "organId": organ, "catId": cat, "pageSize": per})
        inner = (
            f'<div id="xxgk_list"></div><script>window.pubCfg={config};</script>'
            '<script src="/assets/js/public_list.js"></script>'
        )
        text = sheet(s, w, inner, side=B.side_box(s, s.news(4), "最新公开"))

        def column(q: dict[str, str], *_: object) -> str:
            empty = "<p>请选择目录</p>"
            return text if q.get("catId") == str(cat) else sheet(s, "信息公开目录", empty)

        s.route("/site/label/8888", label)
        s.route(page, column)
        start = f"{s.root}{page}?type=4&catId={cat}&action=list"
        ask = (
            f"{s.root}/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&siteId="
            f"{site}&pageSize={per}&action=list&organId={organ}&type=4&catId={cat}&pageIndex="
        )
        urls = [start] + [f"{ask}{k}" for k in range(1, len(parts) + 1)]
        return s.done([start], urls, True, "")


FAMILIES = [JpaasUnit, KaipuSearch, Longxun]
