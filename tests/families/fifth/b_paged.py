"""Lists of several pages at addresses of their own: pagers that people click."""

import families_base as B
from families_base import Family, Site, chunks, esc, rows_any, side_box


def number(text, default=1):
    return int(text) if text and str(text).lstrip("-").isdigit() else default


def some(rng, per, most=6):
    """Documents for two to six pages: the last full, nearly empty, or anything."""
    n = rng.randint(2, most)
    return (n - 1) * per + rng.choice([1, per, rng.randint(1, per)])


class Buttons(Family):
    name = "g_buttons_go"
    facts = (
        "Pages are buttons; a function of the page makes the address list-2.html from the number."
    )

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([8, 12, 15])
        docs = s.documents(some(rng, per), B.plain_path("/jyta/show-", "html"), "npc")
        parts = chunks(docs, per)
        at = lambda k: "/jyta/list" + (f"-{k}" if k > 1 else "") + ".html"
        word = rng.random()
        for k, part in enumerate(parts, 1):
            near = [j for j in range(1, len(parts) + 1) if abs(j - k) < 3]
            buttons = "".join(
                f'<button type="button"{" disabled" if j == k else ""} onclick="goPage({j})">{j}</button>'
                for j in near
            )
            last = f'<button onclick="goPage({len(parts)})">尾页</button>' if word < 0.5 else ""
            nxt = f'<button onclick="goPage({k + 1})">后页</button>' if k < len(parts) else ""
            script = "<script>function goPage(n){location.href=n<2?'list.html':'list-'+n+'.html';}</script>"
            main = rows_any(s, part, at(k), 0) + f"<div>{buttons}{nxt}{last}</div>{script}"
            s.page(at(k), s.shell("代表建议", main, at(k)))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class Offset(Family):
    name = "g_offset_home_beyond"
    facts = "?start=20&rows=10 with 上一页 and 下一页 only; beyond the end the server sends to the first page."

    def make(self, rng):
        s, per = Site(self.name, rng), rng.choice([10, 20])
        docs = s.documents(some(rng, per), lambda i, d: f"/view.do?newsid={i}", "mixed")
        style, at = rng.randrange(3), "/newslist.do"
        to = lambda n: f"{at}?cid=88&start={n}&rows={per}"

        def page(q, *_):
            n = number(q.get("start"), 0)
            if n >= len(docs) or n < 0:
                return 302, {"Location": s.root + to(0)}, b""
            back = f'<a href="{esc(to(n - per))}">上一页</a>' if n else "<span>上一页</span>"
            more = n + per < len(docs)
            on = f'<a href="{esc(to(n + per))}">下一页</a>' if more else "<span>下一页</span>"
            return s.shell("建议提案", rows_any(s, docs[n : n + per], at, style) + back + on, at)

        s.route(at, page)
        start = f"{s.root}{at}?cid=88"
        urls = [start] + [s.root + to(n) for n in range(per, len(docs), per)]
        return s.done([start], urls, True, "the last page has no link at 下一页")


class Repeats(Family):
    name = "g_last_page_for_ever"
    facts = "下一页 always leads to the next number; beyond the end the last page comes again with the number asked for."

    def make(self, rng):
        s, per = Site(self.name, rng, charset="gb2312"), rng.choice([10, 15, 18])
        docs = s.documents(some(rng, per), lambda i, d: f"/shownews.asp?id={i}", "npc")
        parts, said = chunks(docs, per), rng.random() < 0.5

        def page(q, *_):
            k = max(1, number(q.get("page")))
            total = f"共 <b>{len(docs)}</b> 条 每页{per}条 " if said else ""
            nav = f'<p align="center">{total}第<font color="red">{k}</font>页 <a href="?classid=31&amp;page=1">首页</a> <a href="?classid=31&amp;page={k + 1}">下一页</a></p>'
            part = parts[min(k, len(parts)) - 1]
            return s.shell("建议办理", rows_any(s, part, "/list.asp", 1) + nav, "/list.asp")

        s.route("/list.asp", page)
        start = s.root + "/list.asp?classid=31"
        urls = [start] + [f"{start}&page={k}" for k in range(2, len(parts) + 1)]
        return s.done([start], urls, said, "without the total only the repeated page shows the end")


class Pinned(Family):
    name = "g_pinned_on_each_page"
    facts = "Two or three pinned rows stand above the rows of every page; 共N条 counts them once; a box beside shows news."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 14, 20])
        docs = s.documents(some(rng, per) + 3, B.trs_path("/gk/jyta/"), "mixed")
        pin = rng.sample(docs[2:], rng.choice([2, 3]))
        rest, news = [d for d in docs if d not in pin], s.news(8)
        parts = chunks(rest, per)
        at = lambda k: "/gk/jyta/index" + (f"_{k}" if k > 1 else "") + ".html"
        row = lambda d, mark: (
            f'<li>{mark}<a href="{d.path}">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>'
        )
        top = "".join(row(d, '<em class="zd">置顶</em>') for d in pin)
        for k, part in enumerate(parts, 1):
            rows = top + "".join(row(d, "") for d in part)
            links = "".join(
                f'<a href="{at(j)}">{j}</a>' if j != k else f"<b>{j}</b>"
                for j in range(1, len(parts) + 1)
            )
            nav = f'<div class="fy">总记录数：{len(docs)} 总页数：{len(parts)} {links}</div>'
            main = f"<ul>{rows}</ul>{nav}"
            s.page(at(k), s.shell("建议提案", main, at(k), side=side_box(s, news, "热点推荐")))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class Capped(Family):
    name = "g_pager_capped"
    facts = "The list shows at most three pages, though 共N条 counts all: the older rows cannot be reached."

    def make(self, rng):
        s, per, most = Site(self.name, rng), rng.choice([10, 15]), 3
        docs = s.documents(most * per + rng.randint(1, 2 * per), B.plain_path("/d/"), "cppcc")
        parts = chunks(docs, per)[:most]
        at = lambda k: f"/list/jyta/p{k}.html"
        for k, part in enumerate(parts, 1):
            links = " ".join(
                f'<a href="{s.href(at(j), at(k), "rel")}">[{j}]</a>' if j != k else f"[{j}]"
                for j in range(1, most + 1)
            )
            nav = f"<div>共有{len(docs)}条信息 {links}</div>"
            s.page(at(k), s.shell("政协提案", rows_any(s, part, at(k), 2) + nav, at(k)))
        urls = [s.root + at(k) for k in range(1, most + 1)]
        gone = {d.url for d in docs[most * per :]}
        return s.done(urls[:1], urls, False, "rows beyond the cap", hidden=gone)


class Overcount(Family):
    name = "g_total_counts_drafts"
    facts = "共N条 counts rows not published: one to four more than the pages hold; the number of pages is right."

    def make(self, rng):
        s, per = Site(self.name, rng), rng.choice([10, 15, 20])
        n = rng.randint(2, 5) * per - rng.randint(4, per - 2)
        docs = s.documents(n, B.art_path(rng.randint(100, 9999)), "npc")
        parts, said = chunks(docs, per), n + rng.randint(1, 4)
        at = lambda k: "/jyta/" if k == 1 else f"/jyta/{k}.html"
        for k, part in enumerate(parts, 1):
            on = f'<a href="{at(k + 1)}">下页</a>' if k < len(parts) else "下页"
            nav = f'<div>共{said}条 第{k}页/共{len(parts)}页 <a href="{at(1)}">首页</a> {on} <a href="{at(len(parts))}">尾页</a></div>'
            s.page(at(k), s.shell("建议提案", rows_any(s, part, at(k), 0) + nav, at(k)))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, False, "fewer rows than the total says")


class Falling(Family):
    name = "g_numbers_fall"
    facts = "The newest page has no number, the next is n-1, the oldest 1; page links are icons with a title attribute or none."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 12])
        docs = s.documents(some(rng, per), B.plain_path("/n/"), "mixed")
        parts = chunks(docs, per)
        n, named = len(parts), rng.random() < 0.5
        at = lambda k: "/xxgk/jytabl.htm" if k == 1 else f"/xxgk/jytabl/{n - k + 1}.htm"
        for k, part in enumerate(parts, 1):
            word = ' title="下一页"' if named else ""
            on = f'<a class="next"{word} href="{s.href(at(k + 1), at(k), "rel")}"><i class="iconfont icon-right"></i></a>'
            back = f'<a class="prev" href="{s.href(at(k - 1), at(k), "rel")}"><i class="iconfont icon-left"></i></a>'
            nav = f"<div>{back if k > 1 else ''}<span>{k}/{n}</span>{on if k < n else ''}</div>"
            s.page(at(k), s.shell("建议提案", rows_any(s, part, at(k), 2, "rel") + nav, at(k)))
        urls = [s.root + at(k) for k in range(1, n + 1)]
        return s.done(urls[:1], urls, True, "")


class Overlap(Family):
    name = "g_pages_overlap"
    facts = "The first page is written by hand with fewer rows than 每页N条 says; later pages begin with a row already seen."

    def make(self, rng):
        s, per = Site(self.name, rng), rng.choice([15, 20])
        first = per - rng.randint(3, 8)
        docs = s.documents(first + some(rng, per, 5), B.trs_path("/jytadf/"), "mixed")
        parts, n = [docs[:first]], first
        while n < len(docs):
            parts.append(docs[n - 1 : n - 1 + per])
            n += per - 1
        at = lambda k: f"/jytadf/{'index' if k == 1 else f'index_{k - 1}'}.html"
        for k, part in enumerate(parts, 1):
            options = "".join(
                f'<option value="{at(j)}"{" selected" if j == k else ""}>第{j}页</option>'
                for j in range(1, len(parts) + 1)
            )
            nav = f'<div>每页{per}条 转到 <select onchange="window.location=this.value">{options}</select></div>'
            s.page(at(k), s.shell("答复公开", rows_any(s, part, at(k), 0, "rel") + nav, at(k)))
        urls = [s.root + at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


FAMILIES = [Buttons, Offset, Repeats, Pinned, Capped, Overcount, Falling, Overlap]
