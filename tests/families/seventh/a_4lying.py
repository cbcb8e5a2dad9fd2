"""Lists that fail once, never end or tell a wrong number."""

from __future__ import annotations

import json
import random

import families_base as B
from families_a_kit import JQ, framed, paged, sisters, word
from families_base import Family, MadeSite, Site, chunks
from family_documents import Answer


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class FirstAgain(Family):
    name = "ga_asp_first_again"
    facts = (
        "Old ASP: NewsList.asp?BigClass=..&page=2 in GBK; no total; 下一页 stays alive on the last "
        "page, and beyond the end the first page comes again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        per, cls, w = rng.choice([10, 15, 20]), rng.randint(2, 60), word(rng)
        docs = s.documents(paged(rng, per, 2, 6), B.plain_path("/html/jyta/", "htm"), "mixed")
        parts, page = chunks(docs, per), "/NewsList.asp"
        side = B.side_box(s, s.news(6), "本站热点")

        def at(k: int) -> str:
            return f"NewsList.asp?BigClass={cls}&amp;page={k}"

        def answer(q: dict[str, str], *_: object) -> str:
            k = whole(q.get("page"))
            k = k if 1 <= k <= len(parts) else 1
            if q.get("BigClass") != str(cls):
                return framed(s, w, "<p>没有找到相关信息</p>", page, side=side)
            nav = (
                f'<div align="center"><a href="{at(1)}">首页</a> <a href="{at(max(1, k - 1))}">'
                f'上一页</a> <a href="{at(k + 1)}">下一页</a> 第<font color="red">{k}'
                "</font>页</div>"
            )
            return framed(s, w, B.rows_table(s, parts[k - 1], page) + nav, page, side=side)

        s.route(page, answer)
        start = f"{s.root}{page}?BigClass={cls}"
        more = [f"{start}&page={k}" for k in range(2, len(parts) + 2)]
        return s.done([start], [start, *more], True, "")


class OneError(Family):
    name = "ga_php_error_on_page_three"
    facts = (
        "A plain PHP list with an honest total; page 3 answers 502 at every other request, as a "
        "busy data base does, and is right when asked again."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, cid, w = rng.choice([10, 12, 20]), rng.randint(5, 90), word(rng)
        docs = s.documents(paged(rng, per, 3, 6), B.plain_path("/show/", "html"), "mixed")
        parts, page = chunks(docs, per), "/list.php"
        side, asked = sisters(s, "/zwgk/", w, f"{page}?cid={cid}"), [0]

        def answer(q: dict[str, str], method: str, *_: object) -> str | Answer:
            k = min(max(whole(q.get("p")), 1), len(parts))
            if q.get("cid") != str(cid):
                return s.missing()
            if k == 3 and method == "GET":
                asked[0] += 1
                if asked[0] % 2:
                    text = b"<html><head><title>502 Bad Gateway</title></head></html>"
                    return 502, {"Content-Type": "text/html"}, text
            links = " ".join(
                f"<strong>{j}</strong>"
                if j == k
                else f'<a href="{page}?cid={cid}&amp;p={j}">{j}</a>'
                for j in range(1, len(parts) + 1)
            )
            nav = f'<div class="pages">共 {len(docs)} 条 {k}/{len(parts)} 页 {links}</div>'
            return framed(s, w, B.rows_li(s, parts[k - 1], page) + nav, page, side=side)

        s.route(page, answer)
        start = f"{s.root}{page}?cid={cid}"
        more = [f"{start}&p={k}" for k in range(2, len(parts) + 1)]
        return s.done([start], [start, *more], True, "one error on page 3")


class SmallTotal(Family):
    name = "ga_json_total_is_of_the_page"
    facts = (
        "A JSON service whose total is the number of rows of this page, not of the column; the "
        "script asks on while a full page comes, by a link 下一页."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        per, cid, w = rng.choice([10, 15]), rng.randint(1000, 9999), word(rng)
        docs = s.documents(paged(rng, per, 2, 6), B.plain_path("/jytabl/info/"), "mixed")
        parts, page = chunks(docs, per), "/jytabl/index.html"
        s.js("/js/jquery.min.js", JQ)

        def answer(q: dict[str, str], *_: object) -> Answer:
            k = whole(q.get("pageNo"))
            part = parts[k - 1] if 1 <= k <= len(parts) and q.get("catalog") == str(cid) else []
            rows = [
                {"infoid": d.id, "title": d.title, "url": d.url, "date": f"{d.date:%Y-%m-%d}"}
                for d in part
            ]
            return s.data({"success": True, "total": len(rows), "data": rows})

        s.route("/interface/infoList", answer)
        config = json.dumps({"catalog": cid, "pageSize": per})
        script = (
            f"<script>var cfg={config};function query(p){{$.get('/interface/infoList',{{"
            "catalog:cfg.catalog,pageNo:p,pageSize:cfg.pageSize},function(r){var h='';for(var i=0;"
            "i<r.data.length;i++){h+='<li><a href=\"'+r.data[i].url+'\">'+r.data[i].title+'</a>"
            "</li>';}$('#info').html(h);$('#next').html(r.data.length<cfg.pageSize?'':'<a "
            "href=\"javascript:query('+(p+1)+')\">下一页</a>');},'json');}query(1);</script>"
        )
        lib = '<script src="/js/jquery.min.js"></script>'
        inner = f'<ul id="info"></ul><div id="next"></div>{lib}{script}'
        s.page(page, framed(s, w, inner, page, side=sisters(s, "/zwgk/", w, page)))
        last = len(parts) + (1 if len(parts[-1]) == per else 0)
        urls = [s.root + page] + [
            f"{s.root}/interface/infoList?catalog={cid}&pageNo={k}&pageSize={per}"
            for k in range(1, last + 1)
        ]
        return s.done(urls[:1], urls, False, "total is of the page")


FAMILIES = [FirstAgain, OneError, SmallTotal]
