"""Services of rarer kinds: XML rows, and a cursor instead of pages."""

from __future__ import annotations

import random

import families_base as B
from families_b_kit import AJAX, in_pages, named, sheet
from families_base import Family, MadeSite, Site, chunks
from family_documents import Answer


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class XmlRows(Family):
    name = "gb_xml_rows"
    facts = (
        "A .NET handler answers XML (root, total, info with title in CDATA, link, date); the "
        "page's script reads it and draws 上一页 下一页."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        code, per, page, w = f"{rng.randint(1, 99):03d}012", 12, "/jyta/default.htm", named(rng)
        docs = s.documents(in_pages(rng, per, 1, 5), B.plain_path("/jyta/info/", "htm"), "mixed")
        parts = chunks(docs, per)
        s.js("/js/util.js", AJAX)

        def answer(q: dict[str, str], *_: object) -> Answer:
            k = whole(q.get("page"))
            part = parts[k - 1] if q.get("code") == code and 1 <= k <= len(parts) else []
            rows = "".join(
                f"<info><title><![CDATA[{d.title}]]></title><link>{d.path}</link>"
                f"<date>{d.date:%Y-%m-%d}</date></info>"
                for d in part
            )
            text = f"<root><total>{len(docs)}</total><page>{k}</page>{rows}</root>"
            head = '<?xml version="1.0" encoding="utf-8"?>'
            return s.data(head + text, "text/xml; charset=utf-8")

        s.route("/handler/InfoList.ashx", answer)
        script = (
            f"<script>function list(n){{Util.ask('GET','/handler/InfoList.ashx?code={code}&"
            "page='+n,null,null,function(t,x){var d=x.responseXML,"
            "a=d.getElementsByTagName('info'),h='';"
            "function v(e,k){return e.getElementsByTagName(k)[0].textContent}for(var i=0;"
            "i<a.length;i++)h+='<li><a href=\"'+v(a[i],'link')+'\">'+v(a[i],'title')+'</a> '"
            f"+v(a[i],'date')+'</li>';Util.put('infos',h);var m=Math.ceil(+v(d,'total')/{per});"
            "Util.put('nav',(n>1?"
            "'<a href=\"javascript:list('+(n-1)+')\">上一页</a>':'')+(n<m?"
            "'<a href=\"javascript:list('+(n+1)+')\">下一页</a>':''))})}list(1);</script>"
        )
        lib = '<script src="/js/util.js"></script>'
        inner = f'<ul id="infos"></ul><div id="nav"></div>{lib}{script}'
        s.page(page, sheet(s, w, inner, side=B.side_box(s, s.news(5))))
        ask = f"{s.root}/handler/InfoList.ashx?code={code}&page="
        urls = [s.root + page] + [f"{ask}{k}" for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class Cursor(Family):
    name = "gb_cursor_not_pages"
    facts = (
        "A React site: GET /v2/contents?channel=&limit=12&after=ID gives items and next, the id to "
        "go on from (null at the end); no total and no page numbers, a button 查看更多."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        channel, per, page, w = f"jyta{rng.randint(10, 99)}", 12, "/channel/jyta.html", named(rng)
        docs = s.documents(in_pages(rng, per, 1, 5), B.plain_path("/p/", "html"), "mixed")
        place = {d.id: i + 1 for i, d in enumerate(docs)}

        def answer(q: dict[str, str], *_: object) -> Answer:
            after, many = q.get("after", ""), min(whole(q.get("limit"), per), per)
            if q.get("channel") != channel or (after and after not in place):
                return s.data({"items": [], "next": None})
            i = place.get(after, 0)
            items = [
                {"id": d.id, "title": d.title, "href": d.path, "publishedAt": f"{d.date:%Y-%m-%d}"}
                for d in docs[i : i + many]
            ]
            end = i + many >= len(docs)
            return s.data({"items": items, "next": None if end else items[-1]["id"]})

        s.route("/v2/contents", answer)
        s.js(
            "/assets/main.4be1.js",
            AJAX
            + "(function(){var a=document.getElementById('root'),ch=a.getAttribute('data-channel"
            "'),next='',ul=document.createElement('ul'),b=document.createElement('button');"
            "b.innerText='查看更多';a.appendChild(ul);a.appendChild(b);function more()"
            "{Util.ask('GET','/v2/contents?channel='+ch+'&limit=12'+(next?'&after='+next:''),"
            "null,null,function(t){var r=JSON.parse(t);r.items.forEach(function(x)"
            "{ul.insertAdjacentHTML('beforeend','<li><a href=\"'+x.href+'\">'+x.title+'</a>"
            "</li>')});next=r.next;if(!next)b.style.display='none'})}b.onclick=more;more()})();",
        )
        inner = f'<div id="root" data-channel="{channel}"></div>'
        text = sheet(s, w, inner + '<script src="/assets/main.4be1.js"></script>')
        s.page(page, text)
        ask = f"{s.root}/v2/contents?channel={channel}&limit={per}"
        marks = [docs[i - 1].id for i in range(per, len(docs), per)]
        urls = [s.root + page, ask] + [f"{ask}&after={m}" for m in marks]
        return s.done(urls[:1], urls, True, "")


FAMILIES = [XmlRows, Cursor]
