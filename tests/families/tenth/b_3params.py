"""Lists by a parameter: ASP of the 2000s, PHPCMS, a catalogue, TRS WAS, a list in a frame."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_tenth_b_0parts import cells, frame, gif, many, news_column


def whole(text: str, n: int) -> int:
    """The page that a lenient server shows for this parameter."""
    return min(max(int(text) if text.isdigit() else 1, 1), n)


class OldAsp(Family):
    name = "t_asp_image_buttons"
    facts = "ASP, gb2312: list.asp?classid=12&page=2; pictures for 首页 … 尾页."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312", dialect=rng.choice(["upper", "plain"]))
        page, cid = rng.choice(["/list.asp", "/zwgk/more.asp", "/class.asp"]), rng.randint(5, 60)
        per = rng.choice([15, 20, 25, 30])
        docs = s.documents(many(rng, per), lambda i, d: f"/show.asp?id={i}", "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        gif(s, "dot", "first", "prev", "next", "last")

        def show(k: int) -> str:
            bits = []
            for img, alt, to in (
                ("first", "首页", 1),
                ("prev", "上一页", k - 1),
                ("next", "下一页", k + 1),
                ("last", "尾页", n),
            ):
                pic = f'<img src="/images/{img}.gif" border="0" alt="{alt}">'
                live = 1 <= to <= n and to != k
                link = f'<a href="?classid={cid}&page={to}">{pic}</a>'
                bits.append(link if live else pic)
            foot = (
                f'<tr><td colspan="3" align="center">共<font color="red">{len(docs)}</font>篇　'
                f"第{k}/{n}页　{''.join(bits)}</td></tr>"
            )
            table = f'<table width="96%" border="0">{cells(pages[k - 1])}{foot}</table>'
            return s.shell("建议提案", frame(s, "建议提案", table), page)

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            if q.get("classid") != str(cid):
                return s.shell("提示", "<p>参数错误！</p>", page)
            return show(whole(q.get("page", "1"), n))

        s.route(page, answer)
        start = f"{s.root}{page}?classid={cid}"
        return s.done([start], [start, *[f"{start}&page={k}" for k in range(2, n + 1)]], True, "")


class Phpcms(Family):
    name = "t_phpcms_catid"
    facts = "PHPCMS v9: index.php?m=content&c=index&a=lists&catid=12&page=2; a1 buttons, 43条."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gbk"]))
        cid, per = rng.randint(9, 240), rng.choice([10, 15, 20, 25])
        docs = s.documents(
            many(rng, per),
            lambda i, d: f"/index.php?m=content&c=index&a=show&catid={cid}&id={i}",
            rng.choice(["npc", "cppcc", "mixed"]),
        )
        pages = B.chunks(docs, per)
        n = len(pages)
        side = news_column(s, rng)
        stem = f"/index.php?m=content&c=index&a=lists&catid={cid}"

        def show(k: int) -> str:
            to = [esc(f"{stem}&page={i}") for i in range(n + 2)]
            bits = [f'<a class="a1">{len(docs)}条</a>']
            bits.append(f'<a href="{to[max(1, k - 1)]}" class="a1">上一页</a>')
            bits += [
                f"<span>{i}</span>" if i == k else f'<a href="{to[i]}">{i}</a>'
                for i in range(1, n + 1)
            ]
            bits.append(f'<a href="{to[min(n, k + 1)]}" class="a1">下一页</a>')
            rows = "".join(
                f'<li><span class="rt">{d.date:%Y-%m-%d} 10:20:31</span>·<a href="{esc(d.path)}"'
                f' target="_blank">{esc(d.title)}</a></li>'
                for d in pages[k - 1]
            )
            pager = f'<div id="pages" class="text-c">{" ".join(bits)}</div>' if n > 1 else ""
            main = frame(s, "建议提案", f'<ul class="list lh24 f14">{rows}</ul>{pager}')
            return s.shell("建议提案", main, "/index.php", side=side)

        def answer(q: dict, method: str, body: bytes, raw: str):
            if q.get("a") != "lists" or q.get("catid") != str(cid):
                return s.missing()
            return show(whole(q.get("page", "1"), n))

        s.route("/index.php", answer)
        start = s.root + stem
        return s.done([start], [start, *[f"{start}&page={k}" for k in range(2, n + 1)]], True, "")


class Catalogue(Family):
    name = "t_catalogue_index_numbers"
    facts = "信息公开目录: a tree, a table of 索引号, 名称, 机构, 日期; catalog.do?id=…&pageNo=2."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, per = rng.choice(["/xxgk/catalog.do", "/govInfo/list.do"]), rng.choice([15, 20])
        cat = rng.randint(300, 980)
        docs = s.documents(many(rng, per), lambda i, d: f"/xxgk/view.do?infoId={i}", "mixed")
        pages = B.chunks(docs, per)
        n = len(pages)
        plans = s.news(rng.randint(3, 8), folder="/xxgk/ghjh/")
        words = {cat - 7: "规划计划", cat: "建议提案", cat + 4: "财政信息"}
        tree = "".join(f'<li><a href="{page}?catalogId={c}">{w}</a></li>' for c, w in words.items())
        side = f'<div class="dtree"><b>信息公开目录</b><ul>{tree}</ul></div>'

        def table(rows: list, k: int) -> str:
            trs = "".join(
                f"<tr><td>{(k - 1) * per + i}</td><td>{d.date:%Y}-{int(d.id) % 99999:05d}</td>"
                f'<td align="left"><a href="{esc(d.path)}" target="_blank">{esc(d.title)}</a>'
                f"</td><td>{s.agency}</td><td>{d.date:%Y-%m-%d}</td></tr>\n"
                for i, d in enumerate(rows, 1)
            )
            heads = ("序号", "索引号", "信息名称", "发布机构", "发布日期")
            return (
                '<table class="xxgk_table" width="100%"><thead><tr>'
                + "".join(f"<th>{h}</th>" for h in heads)
                + f"</tr></thead><tbody>{trs}</tbody></table>"
            )

        def show(c: int, k: int) -> str:
            if c != cat:
                inner = table(plans if c == cat - 7 else [], 1)
                return s.shell(words[c], frame(s, words[c], inner), page, side=side)
            link = f'<a href="{page}?catalogId={cat}&amp;pageNo={{}}">{{}}</a>'
            prev = link.format(k - 1, "上一页") if k > 1 else "上一页"
            succ = link.format(k + 1, "下一页") if k < n else "下一页"
            pager = (
                f'<div class="turn">共 {len(docs)} 条记录，每页 {per} 条，当前第 {k}/{n} 页 '
                f"{prev} {succ}</div>"
            )
            inner = table(pages[k - 1], k) + pager
            return s.shell(words[c], frame(s, words[c], inner), page, side=side)

        def answer(q: dict, method: str, body: bytes, raw: str):
            c = q.get("catalogId", "")
            if not c.isdigit() or int(c) not in words:
                return s.missing()
            return show(int(c), whole(q.get("pageNo", "1"), n))

        s.route(page, answer)
        start = f"{s.root}{page}?catalogId={cat}"
        return s.done([start], [start, *[f"{start}&pageNo={k}" for k in range(2, n + 1)]], True, "")


class Was5(Family):
    name = "t_trs_was_search"
    facts = "TRS WAS 5: /was5/web/search?channelid=…; search?page=2&channelid=…&perpage=15."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        ch, per = rng.randint(201000, 299999), rng.choice([10, 15, 20])
        docs = s.documents(many(rng, per), B.trs_path("/zwgk/tabl/"), rng.choice(["npc", "cppcc"]))
        pages = B.chunks(docs, per)
        n = len(pages)
        order = rng.choice(["-DOCRELTIME", "-crtime", "-pubdate"])

        def show(k: int) -> str:
            def link(i: int, text: str, cls: str = "") -> str:
                q = f"page={i}&channelid={ch}&orderby={order}&perpage={per}&outlinepage=10"
                return f'<a href="search?{esc(q)}"{cls}>{text}</a>'

            bits = [link(1, "首页"), link(k - 1, "上一页", ' class="last-page"')] if k > 1 else []
            bits += [
                f"<strong>{i}</strong>" if i == k else link(i, str(i)) for i in range(1, n + 1)
            ]
            if k < n:
                bits += [link(k + 1, "下一页", ' class="next-page"'), link(n, "尾页")]
            rows = rows_li(s, pages[k - 1], "/was5/web/search", "abs", cls="gl_list")
            head = f'<p class="found">共检索到 <span>{len(docs)}</span> 条信息</p>'
            pager = f'<div class="pagenav">{"&nbsp;".join(bits)}</div>' if n > 1 else ""
            return s.shell("提案建议办理", frame(s, "提案建议办理", head + rows + pager), "/was5/")

        def answer(q: dict, method: str, body: bytes, raw: str):
            if q.get("channelid") != str(ch):
                return s.missing()
            return show(whole(q.get("page", "1"), n))

        s.route("/was5/web/search", answer)
        start = f"{s.root}/was5/web/search?channelid={ch}"
        tail = f"&channelid={ch}&orderby={order}&perpage={per}&outlinepage=10"
        more = [f"{s.root}/was5/web/search?page={k}{tail}" for k in range(2, n + 1)]
        return s.done([start], [start, *more], True, "")


class InFrame(Family):
    name = "t_list_in_iframe"
    facts = "The column's page holds an iframe; the list and its pager are the frame's own pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/xxgk/taya/", "/gongkai/jyta/"])
        per = rng.choice([12, 15])
        docs = s.documents(many(rng, per), B.plain_path(col + "info/"), "cppcc")
        pages = B.chunks(docs, per)
        n = len(pages)
        cid = rng.randint(100, 999)
        inner = "/plug/infolist.jsp"

        def answer(q: dict, method: str, body: bytes, raw: str) -> str:
            k = whole(q.get("p", "1"), n)
            rows = "".join(
                f'<tr><td><a href="{d.path}" target="_blank">{esc(d.title)}</a></td>'
                f"<td>{d.date:%Y-%m-%d}</td></tr>"
                for d in (pages[k - 1] if q.get("colid") == str(cid) else [])
            )
            link = f'<a href="infolist.jsp?colid={cid}&rows={per}&p={{}}">{{}}</a>'
            prev = link.format(k - 1, "上一页") if k > 1 else ""
            succ = link.format(k + 1, "下一页") if k < n else ""
            return (
                '<html><head><meta http-equiv="Content-Type" content="text/html; '
                f'charset={s.charset}">'
                f"<title></title></head><body><table width='100%'>{rows}</table>"
                f"<p align='center'>{prev} {k}/{n} {succ}</p></body></html>"
            )

        s.route(inner, answer)
        src = f"{inner}?colid={cid}&rows={per}"
        box = (
            f'<iframe src="{esc(src)}" width="100%" height="560" frameborder="0" scrolling="no"'
            ' name="listframe"></iframe>'
        )
        main = frame(s, "提案办理", box)
        start = s.page(col, s.shell("提案办理", main, col, side=news_column(s, rng)))
        more = [f"{s.root}{src}"] + [f"{s.root}{src}&p={k}" for k in range(2, n + 1)]
        return s.done([start], [start, *more], True, "")


FAMILIES = [OldAsp, Phpcms, Catalogue, Was5, InFrame]
