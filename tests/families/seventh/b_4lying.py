"""Lists that end too early, too late or in the middle; services that hold less than they say."""

from __future__ import annotations

import random

import families_base as B
from families_b_kit import AJAX, in_pages, named, sheet, tabs
from families_base import Family, MadeSite, Site, chunks
from family_documents import Answer


def whole(text: str | None, default: int = 1) -> int:
    return int(text) if text and text.isdigit() else default


class CappedNumbers(Family):
    name = "gb_three_numbers_then_redirect"
    facts = (
        "The pager shows at most the numbers 1 2 3 and no total; 下一页 goes on beyond them, on "
        "the last page too, and past the end the site redirects (302) to the first page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, page, w = rng.choice([8, 10, 12]), "/jytabl/list.php", named(rng)
        docs = s.documents(in_pages(rng, per, 4, 7), B.plain_path("/jytabl/a/"), "mixed")
        parts, side = chunks(docs, per), B.side_box(s, s.news(5))

        def answer(q: dict[str, str], *_: object) -> str | Answer:
            k = whole(q.get("page"))
            if not 1 <= k <= len(parts):
                return 302, {"Location": s.root + page, "Content-Type": "text/html"}, b""
            numbers = "".join(
                f"<b>{j}</b>" if j == k else f'<a href="?page={j}">{j}</a>' for j in (1, 2, 3)
            )
            nav = f'<div class="pager">{numbers}<a href="?page={k + 1}">下一页</a></div>'
            return sheet(s, w, B.rows_li(s, parts[k - 1], page) + nav, side=side)

        s.route(page, answer)
        start = s.root + page
        more = [f"{start}?page={k}" for k in range(2, len(parts) + 2)]
        return s.done([start], [start, *more], True, "")


class EmptyMiddle(Family):
    name = "gb_empty_page_in_the_middle"
    facts = (
        "All rows of one middle page were taken off the site: that page says 暂无信息, its "
        "pager goes on; 共N条 counts what is there."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, col, w = rng.choice([10, 12, 15]), "/zwgk/jyta/", named(rng)
        docs = s.documents(in_pages(rng, per, 3, 6), B.plain_path(col + "c/"), "mixed")
        parts, head = chunks(docs, per), tabs(s, w, col)
        parts.insert(rng.randint(1, len(parts) - 1), [])
        last = len(parts)

        def at(k: int) -> str:
            return col + ("index.html" if k == 1 else f"p{k}.html")

        for k, part in enumerate(parts, 1):
            numbers = "".join(
                f"<span>{j}</span>" if j == k else f'<a href="{at(j)}">{j}</a>'
                for j in range(1, last + 1)
            )
            on = f'<a href="{at(k + 1)}">下一页</a>' if k < last else "<span>下一页</span>"
            pager = f'<div class="page">共{len(docs)}条 {k}/{last}页 {numbers}{on}</div>'
            s.page(at(k), sheet(s, w, head + B.rows_any(s, part, at(k), s.skin) + pager))
        urls = [s.root + (col if k == 1 else at(k)) for k in range(1, last + 1)]
        return s.done(urls[:1], urls, True, "")


class CappedSize(Family):
    name = "gb_service_gives_ten_of_twenty"
    facts = (
        "The script asks for 20 rows and the service never gives more than 10, yet counts its "
        "pages by 20: totalPage is half of what is needed, totalCount is right."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        cat, per, page, w = rng.randint(100, 990), 10, "/xxgk/jyta.html", named(rng)
        docs = s.documents(in_pages(rng, per, 2, 6), B.plain_path("/xxgk/jyta/d/"), "mixed")
        parts = chunks(docs, per)
        s.js("/resources/util.js", AJAX)

        def answer(q: dict[str, str], method: str, body: bytes, _raw: str) -> Answer:
            f = s.form(body) if method == "POST" else q
            k, size = whole(f.get("currPage")), whole(f.get("limit"), 20)
            good = f.get("catId") == str(cat) and 1 <= k <= len(parts)
            rows = [
                {"id": d.id, "name": d.title, "path": d.path, "createTime": f"{d.date:%Y-%m-%d}"}
                for d in (parts[k - 1] if good else [])
            ]
            count = {"totalCount": len(docs), "pageSize": size, "currPage": k}
            count["totalPage"] = -(-len(docs) // max(size, 1))
            return s.data({"code": 0, "page": {**count, "list": rows}})

        s.route("/api/article/page", answer)
        script = (
            f"<script>var seen=0;function go(n){{Util.ask('POST','/api/article/page','catId={cat}"
            "&limit=20&currPage='+n,'application/x-www-form-urlencoded',function(t){var "
            "p=JSON.parse(t).page,h='';p.list.forEach(function(x){h+='<li><a href=\"'+x.path+"
            "'\">'+x.name+'</a><span>'+x.createTime+'</span></li>'});Util.put('ul',h);seen=(n-1)"
            "*10+p.list.length;Util.put('nav','共'+p.totalCount+'条 '+(seen<p.totalCount?'<a "
            "href=\"javascript:go('+(n+1)+')\">下一页</a>':''))})}go(1);</script>"
        )
        inner = f'{tabs(s, w, page)}<ul id="ul"></ul><div id="nav"></div>{script}'
        s.page(page, sheet(s, w, inner, head='<script src="/resources/util.js"></script>'))
        urls, bodies = [s.root + page], [None]
        for k in range(1, len(parts) + 1):
            urls.append(s.root + "/api/article/page")
            bodies.append(f"catId={cat}&limit=20&currPage={k}".encode())
        return s.done(urls[:1], urls, True, "", bodies)


FAMILIES = [CappedNumbers, EmptyMiddle, CappedSize]
