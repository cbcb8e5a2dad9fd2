"""Pages that a program makes: ASP, ASP.NET, JSP, and the directory of Longxun."""

from __future__ import annotations

import base64
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li, rows_table
from families_twelfth_b_0parts import frame, page_no, sheets, side, sized


class ClassicAsp(Family):
    name = "l_classic_asp"
    facts = "ASP in GB2312: list.asp?classid=5&page=2 by anchors of a bare query; rows of a table."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312", soft=None)
        c = rng.randint(3, 48)
        per, n = sized(rng, 12, 15, 20, low=1, high=5)
        docs = s.documents(n, lambda i, d: f"/show.asp?id={i}", "mixed")
        parts = sheets(docs, per)
        last = len(parts)
        news = side(s, "最新文章", 6)

        def answer(q, method, body, raw):
            if q.get("classid") != str(c):
                return s.missing()
            k = page_no(q.get("page"), last)

            def a(j: int, text: str) -> str:
                inside = 1 <= j <= last and j != k
                return f'<a href="?classid={c}&page={j}">[{text}]</a>' if inside else f"[{text}]"

            pager = (
                f"共<font color=red>{n}</font>条 每页{per}条 页次：{k}/{last} "
                f"{a(1, '首页')} {a(k - 1, '上一页')} {a(k + 1, '下一页')} {a(last, '尾页')}"
            )
            rows = "".join(
                f'<tr><td height="26">·<a href="show.asp?id={d.id}" title="{esc(d.title)}">'
                f"{esc(d.title)}</a></td><td>[{d.date:%Y-%m-%d}]</td></tr>"
                for d in parts[k - 1]
            )
            text = frame("建议提案", f'<table width="98%">{rows}</table>', pager)
            return s.shell("建议提案", text, "/list.asp", side=news)

        s.route("/list.asp", answer)
        first = f"{s.root}/list.asp?classid={c}"
        rest = [f"{first}&page={k}" for k in range(2, last + 1)]
        return s.done([first], [first, *rest], True, "past the end the last page stands again")


class PostBack(Family):
    name = "l_aspx_postback"
    facts = "ASP.NET: the pager is __doPostBack('AspNetPager1','2'); a form with its view state."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        lm = rng.choice(["rdjy", "zxta"])
        kind, title = ("npc", "人大建议") if lm == "rdjy" else ("cppcc", "政协提案")
        per, n = sized(rng, 10, 15, 20, high=5)
        docs = s.documents(n, lambda i, d: f"/xxgk/{lm}/{d:%Y}/{i}.html", kind)
        parts = sheets(docs, per)
        last = len(parts)
        state = "/wEP" + base64.b64encode(f"{s.host}|{n}|{per}".encode() * 3).decode()
        script = (
            "<script type='text/javascript'>\n//<![CDATA[\n"
            "var theForm = document.forms['form1'];\n"
            "function __doPostBack(eventTarget, eventArgument) {\n"
            "  theForm.__EVENTTARGET.value = eventTarget;\n"
            "  theForm.__EVENTARGUMENT.value = eventArgument;\n"
            "  theForm.submit();\n}\n//]]>\n</script>"
        )

        def answer(q, method, body, raw):
            form = s.form(body) if method == "POST" else {}
            if q.get("lm") != lm or (method == "POST" and form.get("__VIEWSTATE") != state):
                return s.html("<html><body>Server Error in '/' Application.</body></html>", 500)
            k = page_no(form.get("__EVENTARGUMENT"), last)

            def a(j: int, text: str) -> str:
                if not 1 <= j <= last or j == k:
                    return f'<a disabled="disabled">{text}</a>'
                return f"<a href=\"javascript:__doPostBack('AspNetPager1','{j}')\">{text}</a>"

            nums = " ".join(a(j, str(j)) for j in range(1, last + 1))
            pager = (
                f'<div id="AspNetPager1">{a(1, "首页")} {a(k - 1, "上一页")} {nums} '
                f"{a(k + 1, '下一页')} {a(last, '尾页')} 共{n}条记录</div>"
            )
            hidden = "".join(
                f'<input type="hidden" name="{h}" id="{h}" value="{v}" />'
                for h, v in (("__EVENTTARGET", ""), ("__EVENTARGUMENT", ""), ("__VIEWSTATE", state))
            )
            rows = rows_table(s, parts[k - 1], "/list.aspx", "root")
            text = (
                f'<form name="form1" method="post" action="list.aspx?lm={lm}" id="form1">{hidden}'
                f"{script}{frame(title, rows, pager)}</form>"
            )
            return s.shell(title, text, "/list.aspx")

        s.route("/list.aspx", answer)
        first = f"{s.root}/list.aspx?lm={lm}"
        bodies: list[bytes | None] = [None]
        for k in range(2, last + 1):
            fields = {"__EVENTTARGET": "AspNetPager1", "__EVENTARGUMENT": k, "__VIEWSTATE": state}
            bodies.append(urlencode(fields).encode())
        return s.done([first], [first] * last, True, "", bodies)


class PublicColumn(Family):
    name = "l_longxun_public_column"
    facts = "Anhui: /public/column/ORGAN?type=4&catId=N&action=list&pageIndex; a bureau's pair."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, soft=None)
        organ, cat = rng.randint(6600, 26000), rng.randint(6712000, 6719999)
        path = f"/public/column/{organ}"
        lists: dict[str, list] = {}
        words = {
            str(cat): ("人大代表建议办理", "npc"),
            str(cat + 10): ("政协委员提案办理", "cppcc"),
        }
        starts, urls, total = [], [], {}
        for c, (_, kind) in words.items():
            per, n = sized(rng, 15, 20, low=1, high=3)
            docs = s.documents(n, B.plain_path(f"/public/{organ}/"), kind)
            lists[c], total[c] = sheets(docs, per), n
        other = str(cat + 33)
        box = s.news(4, folder=f"/public/{organ}/")

        def address(c: str, k: int = 1) -> str:
            more = f"&pageIndex={k}" if k > 1 else ""
            return f"{path}?type=4&catId={c}&action=list{more}"

        tree = "".join(
            f'<li><a href="{esc(address(c))}">{w}</a></li>'
            for c, w in [(other, "回应关切"), *((c, w[0]) for c, w in words.items())]
        )

        def answer(q, method, body, raw):
            c = q.get("catId", "")
            if c == other:
                text = "".join(f'<li><a href="{d.path}">{d.title}</a></li>' for d in box)
                return s.shell("回应关切", frame("回应关切", f"<ul>{text}</ul>"), path)
            if c not in words:
                return s.missing()
            word, parts = words[c][0], lists[c]
            k = int(q["pageIndex"]) if q.get("pageIndex", "").isdigit() else 1
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            links = [
                f'<a href="{esc(address(c, j))}">{t}</a>' if 1 <= j <= len(parts) else ""
                for j, t in ((k - 1, "上一页"), (k + 1, "下一页"))
            ]
            now = f'<span class="current">{k}</span>'
            sums = f'<span class="page-info">共{total[c]}条 {k}/{len(parts)}页</span>'
            pager = f'<div id="page_public_info">{links[0]}{now}{links[1]}{sums}</div>'
            rows = rows_li(s, part, path, "abs", cls="clearfix xxgk_nav_list")
            return s.shell(word, frame(word, rows, pager, s.agency), path, side=f"<ul>{tree}</ul>")

        s.route(path, answer)
        for c in words:
            starts.append(s.root + address(c))
            urls += [s.root + address(c, k) for k in range(1, len(lists[c]) + 1)]
        return s.done(starts, urls, True, "past the end an empty list")


class JspForm(Family):
    name = "l_jsp_form_of_pages"
    facts = "JSP by hand: goPage(n) sets pageNo of a form and posts it; the count stands beside."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect=rng.choice(["plain", "upper"]))
        channel = rng.randint(11, 880)
        per, n = sized(rng, 10, 20, 30, high=5)
        docs = s.documents(n, lambda i, d: f"/web/view.jsp?infoId={i}", "npc")
        parts = sheets(docs, per)
        last = len(parts)
        script = (
            "<script>\nfunction goPage(n) {\n  var f = document.pageForm;\n"
            f"  if (n < 1 || n > {last}) {{ alert('没有该页'); return; }}\n"
            "  f.pageNo.value = n;\n  f.submit();\n}\n</script>"
        )

        def answer(q, method, body, raw):
            got = {**q, **(s.form(body) if method == "POST" else {})}
            if got.get("channelId") != str(channel):
                return s.missing()
            k = page_no(got.get("pageNo"), last)
            links = " ".join(
                f'<a href="javascript:goPage({j})">{t}</a>' if 1 <= j <= last and j != k else t
                for j, t in ((1, "首页"), (k - 1, "上一页"), (k + 1, "下一页"), (last, "末页"))
            )
            form = (
                '<form name="pageForm" method="post" action="/web/list.jsp">'
                f'<input type="hidden" name="channelId" value="{channel}">'
                f'<input type="hidden" name="pageNo" value="{k}"></form>'
            )
            pager = f"{script}{form}共{n}条记录，第{k}/{last}页 {links}"
            rows = "".join(
                f'<tr><td><a href="view.jsp?infoId={d.id}" target="_blank">{esc(d.title)}</a>'
                f"</td><td>{d.date:%Y-%m-%d}</td></tr>"
                for d in parts[k - 1]
            )
            return s.shell("议案建议", frame("议案建议", f"<table>{rows}</table>", pager), "/web/")

        s.route("/web/list.jsp", answer)
        first = f"{s.root}/web/list.jsp?channelId={channel}"
        bodies: list[bytes | None] = [None]
        bodies += [f"channelId={channel}&pageNo={k}".encode() for k in range(2, last + 1)]
        rest = [f"{s.root}/web/list.jsp"] * (last - 1)
        return s.done([first], [first, *rest], True, "", bodies)


FAMILIES = [ClassicAsp, PostBack, PublicColumn, JspForm]
