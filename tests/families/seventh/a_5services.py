"""Lists that come as JSON or JSONP."""

from __future__ import annotations

import json
import random

import families_base as B
from families_a_kit import JQ, framed, paged, short_titles, sisters, word
from families_base import Family, MadeSite, Site, chunks
from family_documents import Answer


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class VueRows(Family):
    name = "ga_vue_post_json"
    facts = (
        "A single-page site over a Java back end: POST /prod-api/cms/content/list with a JSON body "
        "(channelCode, pageNum, pageSize); answers {code, msg, total, rows}."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        per, code, w = rng.choice([10, 15, 20]), f"{rng.randint(10**5, 10**6 - 1)}", word(rng)
        docs = s.documents(paged(rng, per, 1, 6), B.plain_path("/content/detail/"), "mixed")
        page = "/jytabl/list.html"
        s.js(
            "/static/js/list.9f27c1.js",
            "(function(){var c=window.pageConfig;function ask(n){fetch('/prod-api/cms/content/l"
            "ist',{method:'POST',headers:{'Content-Type':'application/json;charset=utf-8'},"
            "body:JSON.stringify({channelCode:c.channelCode,pageNum:n,pageSize:c.pageSize})})"
            ".then(function(r){return r.json()}).then(function(r){document.getElementById('list"
            "').innerHTML=r.rows.map(function(x){return '<li><a href=\"'+x.linkUrl+'\">'+"
            "x.title+'</a><span>'+x.publishTime.slice(0,10)+'</span></li>'}).join('');var "
            "h='共'+r.total+'条 ';for(var i=1;i<=Math.ceil(r.total/c.pageSize);i++)h+='<a "
            "data-p=\"'+i+'\">'+i+'</a>';var b=document.getElementById('pager');b.innerHTML=h;"
            "[].forEach.call(b.children,function(a){a.onclick=function(){ask(+a.dataset.p)}})})"
            "}ask(1)})();",
        )

        def answer(q: dict[str, str], method: str, body: bytes, _raw: str) -> Answer:
            try:
                f = json.loads(body or b"{}")
            except ValueError:
                f = {}
            if method != "POST" or str(f.get("channelCode")) != code:
                return s.data({"code": 500, "msg": "请求参数错误", "total": 0, "rows": []})
            k, many = int(f.get("pageNum", 1)), min(int(f.get("pageSize", per)), 100)
            rows = [
                {
                    "contentId": int(d.id),
                    "title": d.title,
                    "publishTime": f"{d.date:%Y-%m-%d} 10:20:00",
                    "linkUrl": d.path,
                    "source": s.agency,
                }
                for d in docs[(k - 1) * many : k * many]
            ]
            return s.data({"code": 200, "msg": "查询成功", "total": len(docs), "rows": rows})

        s.route("/prod-api/cms/content/list", answer)
        config = json.dumps({"channelCode": code, "channelName": w, "pageSize": per})
        inner = (
            '<ul id="list"></ul><div id="pager"></div>'
            f"<script>window.pageConfig = {config};</script>"
            '<script src="/static/js/list.9f27c1.js"></script>'
        )
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        urls, bodies = [s.root + page], [None]
        for k in range(1, len(chunks(docs, per)) + 1):
            urls.append(s.root + "/prod-api/cms/content/list")
            ask = {"channelCode": code, "pageNum": k, "pageSize": per}
            bodies.append(json.dumps(ask, separators=(",", ":")).encode())
        return s.done(urls[:1], urls, True, "", bodies)


class Jsonp(Family):
    name = "ga_jsonp_rows"
    facts = (
        "The list comes by JSONP: /jsonp/articles?columnId=&pageIndex=&callback=; the rows hold "
        "addresses relative to the root without a slash, and a count of pages, none of rows."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]), dialect="plain")
        per, cid, w = rng.choice([10, 12]), rng.randint(100, 999), word(rng)
        docs = s.documents(paged(rng, per, 1, 5), B.plain_path("/view/"), "mixed")
        short_titles(s, docs)
        parts, page = chunks(docs, per), "/jyta.html"
        s.js("/js/jquery-1.8.3.min.js", JQ)

        def answer(q: dict[str, str], *_: object) -> Answer:
            k = whole(q.get("pageIndex"))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            right = q.get("columnId") == str(cid)
            rows = [
                {"t": d.title, "u": d.path[1:], "d": f"{d.date:%Y-%m-%d}"}
                for d in (part if right else [])
            ]
            text = json.dumps({"pageCount": len(parts), "pageIndex": k, "list": rows})
            name = q.get("callback", "callback")
            return s.data(f"{name}({text});", "application/javascript;charset=utf-8")

        s.route("/jsonp/articles", answer)
        script = (
            f"<script>var columnId={cid};function show(p){{$.ajax({{url:'/jsonp/articles',data:{{"
            "columnId:columnId,pageIndex:p},dataType:'jsonp',jsonp:'callback',jsonpCallback:"
            "'showList',success:function(r){var h='';for(var i=0;i<r.list.length;i++){h+='<li><a "
            "href=\"/'+r.list[i].u+'\">'+r.list[i].t+'</a> '+r.list[i].d+'</li>';}$('#arts').html(h"
            ");var g='第'+r.pageIndex+'/'+r.pageCount+'页 ';if(p<r.pageCount)g+="
            "'<a href=\"javascript:show('+(p+1)+')\">下一页</a>';"
            "$('#fy').html(g);}});}show(1);</script>"
        )
        lib = '<script src="/js/jquery-1.8.3.min.js"></script>'
        inner = f'<ul id="arts"></ul><div id="fy"></div>{lib}{script}'
        s.page(page, framed(s, w, inner, page, side=B.side_box(s, s.news(4))))
        urls = [s.root + page] + [
            f"{s.root}/jsonp/articles?columnId={cid}&pageIndex={k}&callback=showList"
            for k in range(1, len(parts) + 1)
        ]
        return s.done(urls[:1], urls, True, "")


FAMILIES = [VueRows, Jsonp]
