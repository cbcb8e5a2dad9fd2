"""Lists that a person asks for page by page: PHP with arrows, WebForms, a JSP form, 加载更多."""

from __future__ import annotations

import base64
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li, rows_table
from families_ninth_a_0parts import column, jquery, news_box, size


class Php(Family):
    name = "n_a_php_arrow_images"
    facts = (
        "Home-made PHP in GBK: list.php?cid=N&page=K, arrow images; 共N条 may count deleted rows."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gbk")
        cid, per = rng.randint(5, 88), rng.choice([15, 20])
        docs = s.documents(size(rng, per), lambda i, d: f"/show.php?id={i}", "npc")
        parts = B.chunks(docs, per)
        last, gone = len(parts), rng.choice([0, 0, 1, 3])
        if len(docs) % per + gone > per or not len(docs) % per:
            gone = 0
        side = news_box(s, "最新信息")

        def arrow(t: int, word: str) -> str:
            img = f'<img src="images/{word}.gif" border="0" />'
            return f'<a href="list.php?cid={cid}&page={t}">{img}</a>' if 0 < t <= last else img

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            k = int(q["page"]) if q.get("page", "").isdigit() else 1
            mine = q.get("cid") == str(cid) and 1 <= k <= last
            rows = rows_li(s, parts[k - 1], "/list.php", "root") if mine else "<p>没有记录</p>"
            pager = f"共{len(docs) + gone}条记录　第{k}页/共{last}页　"
            pager += arrow(k - 1, "prev") + "&nbsp;" + arrow(k + 1, "next")
            main = column("代表建议", rows, pager if mine else "")
            return s.shell("代表建议", main, "/list.php", side=side)

        s.route("/list.php", answer)
        for word in ("prev", "next"):
            s.static[f"/images/{word}.gif"] = (200, {"Content-Type": "image/gif"}, b"GIF89a")
        base = f"{s.root}/list.php?cid={cid}"
        urls = [base] + [f"{base}&page={k}" for k in range(2, last + 1)]
        note = "the total still counts deleted rows" if gone else ""
        return s.done([base], urls, not gone, note)


class WebForms(Family):
    name = "n_a_webforms_gridview"
    facts = "ASP.NET GridView: __doPostBack('…GridView1','Page$2') with the view state of the page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page, per = rng.choice(["/xxgk/JytaList.aspx", "/TianList.aspx"]), rng.choice([10, 15, 20])
        docs = s.documents(size(rng, per, 110), lambda i, d: f"/NewsView.aspx?NewsID={i}", "cppcc")
        parts = B.chunks(docs, per)
        last = len(parts)
        target = "ctl00$ContentPlaceHolder1$GridView1"
        gen = f"{rng.randrange(16**8):08X}"
        seed = rng.random()

        def state(k: int) -> str:
            own = random.Random(f"{seed}|{k}")
            return "/wEPDw" + base64.b64encode(own.randbytes(120)).decode()

        states = {state(k): k for k in range(1, last + 1)}

        def draw(k: int) -> str:
            rows = "".join(
                f'<tr><td><a href="/NewsView.aspx?NewsID={d.id}" target="_blank">{esc(d.title)}</a>'
                f"</td><td>{d.date:%Y-%m-%d}</td></tr>"
                for d in parts[k - 1]
            )
            cells = "".join(
                f"<td><span>{t}</span></td>"
                if t == k
                else f"<td><a href=\"javascript:__doPostBack('{target}','Page${t}')\">{t}</a></td>"
                for t in range(1, last + 1)
            )
            grid = f"<tr><td colspan='2'><table><tr>{cells}</tr></table></td></tr>" * (last > 1)
            hidden = "".join(
                f'<input type="hidden" name="{n}" id="{n}" value="{v}" />'
                for n, v in (
                    ("__EVENTTARGET", ""),
                    ("__EVENTARGUMENT", ""),
                    ("__VIEWSTATE", state(k)),
                    ("__VIEWSTATEGENERATOR", gen),
                )
            )
            script = (
                "<script type='text/javascript'>\n//<![CDATA[\nvar theForm = document.forms"
                "['aspnetForm'];\nfunction __doPostBack(eventTarget, eventArgument) {\n"
                "    if (!theForm.onsubmit || (theForm.onsubmit() != false)) {\n"
                "        theForm.__EVENTTARGET.value = eventTarget;\n"
                "        theForm.__EVENTARGUMENT.value = eventArgument;\n"
                "        theForm.submit();\n    }\n}\n//]]>\n</script>"
            )
            name = page.rsplit("/", 1)[1]
            form = (
                f'<form name="aspnetForm" method="post" action="{name}" id="aspnetForm">\n'
                f'<div>{hidden}</div>{script}<div><table id="ctl00_ContentPlaceHolder1_GridView1">'
                f"<tr><th>标题</th><th>时间</th></tr>{rows}{grid}</table></div></form>"
            )
            return s.shell("政协提案", column("政协提案", form), page)

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            f = s.form(body) if method == "POST" else {}
            arg = f.get("__EVENTARGUMENT", "")
            turns = f.get("__EVENTTARGET") == target and arg.startswith("Page$")
            if turns and f.get("__VIEWSTATE") in states and arg[5:].isdigit():
                return draw(min(max(int(arg[5:]), 1), last))
            return draw(1)

        s.route(page, answer)
        bodies: list[bytes | None] = [None]
        for k in range(2, last + 1):
            fields = [
                ("__EVENTTARGET", target),
                ("__EVENTARGUMENT", f"Page${k}"),
                ("__VIEWSTATE", state(k - 1)),
                ("__VIEWSTATEGENERATOR", gen),
            ]
            bodies.append(urlencode(fields).encode())
        url = s.root + page
        return s.done([url], [url] * last, True, "", bodies)


class JspForm(Family):
    name = "n_a_jsp_catalogue_form"
    facts = "Catalogue in JSP: goPage(n) sets a hidden field of the search form and posts it."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, cat = rng.choice([15, 20]), f"{rng.randint(11, 19)}{rng.randint(10, 99)}"
        docs = s.documents(size(rng, per), lambda i, d: f"/xxgk/view/{d:%Y}/{i}.html", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)
        other = {"1001": "机构职能", "1002": "规划计划", "1003": "财政资金"}
        boxes = {c: s.news(rng.randint(2, 5), folder=f"/xxgk/view/{c}/") for c in other}
        page = "/xxgk/search.jsp"
        tree = "".join(
            f'<li><a href="{page}?catalogId={c}">{w}</a></li>'
            for c, w in [*other.items(), (cat, "建议提案")]
        )
        script = (
            "<script>function goPage(n){ var f = document.getElementById('searchForm');\n"
            f"  if(n < 1 || n > {last}) return; f.currPage.value = n; f.submit(); }}</script>"
        )

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            f = {**q, **(s.form(body) if method == "POST" else {})}
            c = f.get("catalogId", "")
            k = int(f["currPage"]) if f.get("currPage", "").isdigit() else 1
            side = f'<div class="tree"><h4>公开目录</h4><ul>{tree}</ul></div>'
            if c in other:
                rows = rows_li(s, boxes[c], page)
                return s.shell(other[c], column(other[c], rows), page, side=side)
            if c != cat or not 1 <= k <= last or f.get("keyword"):
                return s.shell("公开目录", column("公开目录", "<p>没有符合条件的信息</p>"), page)
            step = "".join(
                f'<a href="javascript:goPage({n})">{w}</a> '
                for n, w in ((1, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (last, "末页"))
            )
            form = (
                f'<form id="searchForm" action="{page}" method="post"><input type="hidden" '
                f'name="catalogId" value="{cat}"/><input type="hidden" name="currPage" value="{k}"'
                '/>标题：<input type="text" name="keyword" value=""/>'
                '<input type="submit" value="检索"/></form>'
            )
            rows = form + rows_table(s, parts[k - 1], page)
            pager = f"共 {len(docs)} 条 第 {k}/{last} 页 {step if last > 1 else ''}{script}"
            return s.shell("建议提案", column("建议提案", rows, pager), page, side=side)

        s.route(page, answer)
        start = f"{s.root}{page}?catalogId={cat}"
        bodies: list[bytes | None] = [None]
        for k in range(2, last + 1):
            fields = [("catalogId", cat), ("currPage", k), ("keyword", "")]
            bodies.append(urlencode(fields).encode())
        urls = [start] + [s.root + page] * (last - 1)
        return s.done([start], urls, True, "", bodies)


class LoadMore(Family):
    name = "n_a_load_more_fragment"
    facts = "Ten rows in the page; 加载更多 asks for HTML fragments until one comes back empty."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per, cid = "/zwgk/jyta.html", rng.choice([8, 10, 12]), rng.randint(100, 900)
        docs = s.documents(size(rng, per, 60), lambda i, d: f"/detail/{cid}/{i}.html", "mixed")
        parts = B.chunks(docs, per)
        head = jquery(s, "/static/jquery.min.js")
        script = (
            "<script>\nvar curPage = 1;\n$('#loadMore').on('click', function(){\n"
            f"  $.get('/ajax/newslist', {{channel: '{cid}', page: curPage + 1, size: {per}}},\n"
            "    function(html){\n      if($.trim(html) == ''){ $('#loadMore').text("
            "'没有更多了'); return; }\n      curPage++;\n      $('#newsList').append(html);\n"
            "    });\n});\n</script>"
        )

        def li(part: list) -> str:
            return "\n".join(
                f'<li><a href="{d.path}">{esc(d.title)}</a><i>{d.date:%Y-%m-%d}</i></li>'
                for d in part
            )

        def answer(q: dict, method: str, body: bytes, raw: str):
            k = int(q["page"]) if q.get("page", "").isdigit() else 1
            ok = q.get("channel") == str(cid) and 1 <= k <= len(parts)
            return s.html(li(parts[k - 1]) if ok else "")

        s.route("/ajax/newslist", answer)
        rows = f'<ul id="newsList">{li(parts[0])}</ul>'
        more = f'<a id="loadMore" href="javascript:void(0)">加载更多</a>{script}'
        main = column("建议提案", rows, more)
        start = s.page(col, s.shell("建议提案", main, col, side=news_box(s), head=head))
        ask = f"{s.root}/ajax/newslist?channel={cid}&page="
        urls = [f"{ask}{k}&size={per}" for k in range(2, len(parts) + 2)]
        return s.done([start], [start, *urls], True, "")


FAMILIES = [Php, WebForms, JspForm, LoadMore]
