import json
from urllib.parse import quote, urlencode

import families_base as B
from families_base import Family, chunks, esc, per_page, side_box, spread
from families_second__kit import (
    SHAPES,
    Site2,
    date_cards,
    date_first,
    dl_one,
    glued,
    open_call,
    undated,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


class AspNet(Family):
    name = "s_aspnet_postback"
    facts = "AspNetPager with __doPostBack and view state (common in old .aspx sites)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain", charset=rng.choice(["utf-8", "gb2312"]))
        per, path = per_page(rng, 10, 15, 20), "/Web/TaList.aspx"
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/Web/TaView.aspx?id={i}", "cppcc"
        )
        parts = chunks(docs, per)
        vs = f"/wEPDwUK{rng.getrandbits(80):x}ZGQ="

        def page(q, method, body, raw):
            f, k = s.form(body), 1
            if method == "POST":
                if f.get("__VIEWSTATE") != vs:
                    return s.html("<h1>Validation of viewstate MAC failed</h1>", 500)
                if f.get("__EVENTTARGET") == "AspNetPager1":
                    k = min(max(number(f.get("__EVENTARGUMENT")), 1), len(parts))
            links = "".join(
                f"""<a href="javascript:__doPostBack('AspNetPager1','{j}')" style="margin-right:5px;">{j}</a>"""
                if j != k
                else f'<span style="color:red">{j}</span>'
                for j in range(1, len(parts) + 1)
            )
            nxt = (
                f"""<a href="javascript:__doPostBack('AspNetPager1','{k + 1}')">下一页</a>"""
                if k < len(parts)
                else '<a disabled="disabled">下一页</a>'
            )
            trs = "".join(
                f'<tr><td>{i}</td><td><a href="TaView.aspx?id={d.id}">{esc(d.title)}</a></td><td>{d.date.year}-{d.date.month}-{d.date.day}</td></tr>'
                for i, d in enumerate(parts[k - 1], 1 + (k - 1) * per)
            )
            return s.shell(
                "提案办理",
                f'''<form method="post" action="TaList.aspx" id="form1"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{vs}" />
<script type="text/javascript">function __doPostBack(t, a){{ var f = document.forms['form1']; f.__EVENTTARGET.value = t; f.__EVENTARGUMENT.value = a; f.submit(); }}</script>
<table id="GridView1">{trs}</table><div id="AspNetPager1">记录总数：{len(docs)} {links}{nxt}</div></form>''',
                path,
            )

        s.route(path, page)
        n = len(parts)
        return s.done(
            [s.root + path],
            [s.root + path] * n,
            True,
            "post backs with the view state of the page",
            bodies=[None]
            + [
                urlencode(
                    {"__EVENTTARGET": "AspNetPager1", "__EVENTARGUMENT": k, "__VIEWSTATE": vs}
                ).encode()
                for k in range(2, n + 1)
            ],
        )


class JsonThenMore(Family):
    name = "s_json_block_then_service"
    facts = "JSON block with the first rows and the total, the rest by offset from a service (reading-faults 3.6)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, col = rng.choice([8, 10, 20]), "/app/jyta/"
        docs = s.documents(spread(rng, per), lambda i, d: f"/app/jyta/d/{i}", "npc")
        row = lambda d: {
            "docTitle": d.title,
            "docPubUrl": s.root + d.path,
            "docRelTime": f"{d.date:%Y/%m/%d}",
        }
        block = json.dumps(
            {
                "chnlName": "人大建议",
                "total": len(docs),
                "limit": per,
                "rows": [row(d) for d in docs[:per]],
                "next": "/app/api/docs?chnl=jyta&offset={offset}&limit={limit}",
            },
            ensure_ascii=True,
        ).replace("/", "\\/")
        s.page(
            col + "index.html",
            s.shell(
                "人大建议",
                f'<div id="root"></div><script id="__STATE__" type="application/json">{block}</script><script src="/app/main.js"></script>',
                col,
            ),
        )

        def api(q, *_):
            o = number(q.get("offset"), 0)
            return s.data({"total": len(docs), "rows": [row(d) for d in docs[o : o + per]]})

        s.route("/app/api/docs", api)
        return s.done(
            [s.root + col],
            [s.root + col]
            + [
                f"{s.root}/app/api/docs?chnl=jyta&offset={o}&limit={per}"
                for o in range(per, len(docs), per)
            ],
            True,
            "the block holds the total and the pattern of the next address",
        )


class LongxunAjax(Family):
    name = "s_label_ajax"
    facts = "Longxun label/8888 HTML piece with pageIndex (cms.md 2)."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, organ, cat = (
            per_page(rng, 10, 15, 20),
            rng.randint(20000, 29999),
            rng.randint(6700000, 6799999),
        )
        docs = s.documents(spread(rng, per), lambda i, d: f"/public/{organ}/{i}.html", "mixed")
        news = s.news(5, folder=f"/public/{organ}/n/")
        col, api = f"/public/column/{organ}", "/site/label/8888"
        q0 = f"IsAjax=1&labelName=publicInfoList&siteId=6787&organId={organ}&catId={cat}&type=4&action=list&pageSize={per}"

        def shell(q, *_):
            return s.shell(
                "建议提案办理",
                f'<div class="gk" id="xxgk_lists" data-url="{api}?{q0.replace("&", "&amp;")}&amp;pageIndex=1"></div><script>$("#xxgk_lists").load($("#xxgk_lists").data("url")); function pageTo(n){{ $("#xxgk_lists").load("{api}?{q0}&pageIndex=" + n); }}</script>',
                col,
            )

        s.route(col, shell)

        def piece(q, *_):
            items = (
                docs if q.get("catId") == str(cat) else sorted(docs + news, key=lambda d: d.date)
            )
            k, n = number(q.get("pageIndex")), max(1, -(-len(items) // per))
            lis = "".join(
                f'<ul><li class="mc"><a href="{s.root}{d.path}" title="{esc(d.title)}">{esc(d.title)}</a></li><li class="rq">{d.date}</li></ul>'
                for d in items[(k - 1) * per : k * per]
            )
            links = "".join(
                f'<a href="javascript:pageTo({j})">{j}</a>' for j in range(1, n + 1) if j != k
            )
            return s.html(
                f'<div class="xxgk_navli">{lis}</div><div class="page">共{n}页 当前第{k}页 {links}</div>'
            )

        s.route(api, piece)
        start = f"{s.root}{col}?type=4&catId={cat}&action=list"
        return s.done(
            [start],
            [start]
            + [f"{s.root}{api}?{q0}&pageIndex={k}" for k in range(1, len(chunks(docs, per)) + 1)],
            True,
            "healthy service behind a shell",
        )


class EmptyMiddle(Family):
    name = "s_empty_middle"
    facts = "A service answers an empty list for one page in the middle though its total says more."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, col = rng.choice([5, 10]), "/jyta/index.htm"
        docs = s.documents(rng.randint(per * 3, min(60, per * 6)), B.plain_path("/jyta/x/"), "npc")
        parts = chunks(docs, per)
        gone = rng.randint(2, len(parts) - 1)
        s.page(
            col,
            s.shell(
                "建议",
                f'<ul id="u"></ul><script>function q(n){{ $.getJSON("/jyta/data.json?pageIndex=" + (n - 1) + "&pageSize={per}", draw); }} q(1); // pageIndex from 0\n</script>',
                col,
            ),
        )

        def api(q, *_):
            k = number(q.get("pageIndex"), 0) + 1
            rows = parts[k - 1] if 1 <= k <= len(parts) and k != gone else []
            return s.data(
                {
                    "code": 0,
                    "data": {
                        "recordCount": len(docs),
                        "pageCount": len(parts),
                        "records": [
                            {"title": d.title, "url": d.path, "date": str(d.date)} for d in rows
                        ],
                    },
                }
            )

        s.route("/jyta/data.json", api)
        return s.done(
            [s.root + col],
            [s.root + col]
            + [
                f"{s.root}/jyta/data.json?pageIndex={k - 1}&pageSize={per}"
                for k in range(1, len(parts) + 1)
                if k != gone
            ],
            False,
            "one page is empty for ever",
            hidden=[d.url for d in parts[gone - 1]],
        )


FAMILIES = [AspNet, JsonThenMore, LongxunAjax, EmptyMiddle]
