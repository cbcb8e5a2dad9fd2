"""Lists cut by year, session, month or kind, lists in frames, lists behind forms."""

import datetime as dt

import families_base as B
from families_base import Family, Site, chunks, rows_any, rows_dl, rows_li


def number(text, default=1):
    return int(text) if text and str(text).isdigit() else default


class Years(Family):
    name = "g_year_tabs"
    facts = (
        "Tabs of years, each a list with pages of its own; the column opens with the newest year."
    )

    def make(self, rng):
        s, per = Site(self.name, rng), rng.choice([10, 15])
        first, urls = "/zwgk/jyta/", []
        years = [2025, 2024, 2023, 2022][: rng.randint(2, 4)]
        folder = lambda y: f"{first}{y}n/"
        tabs = "".join(f'<li><a href="{folder(y)}">{y}年</a></li>' for y in years)
        for y in years:
            docs = s.documents(rng.randint(1, 2 * per + 3), B.trs_path(folder(y)), "mixed", year=y)
            parts = chunks(docs, per)
            at = lambda k, y=y: folder(y) + ("" if k == 1 else f"index_{k - 1}.html")
            for k, part in enumerate(parts, 1):
                links = "".join(
                    f'<a href="{at(j)}">{j}</a>' if j != k else f"<span>{j}</span>"
                    for j in range(1, len(parts) + 1)
                )
                nav = f'<div class="page">共{len(parts)}页 {links}</div>'
                main = f"<ul class='tabs'>{tabs}</ul>" + rows_any(s, part, at(k), 0) + nav
                s.page(at(k), s.shell(f"{y}年建议提案", main, at(k)))
                urls.append(s.root + at(k))
                if y == years[0] and k == 1:
                    s.page(first, s.shell("建议提案", main, first))
        return s.done([s.root + first], [s.root + first] + urls, True, "the start equals a tab")


class Sessions(Family):
    name = "g_session_select"
    facts = "A select of sessions; its values are addresses, the first option is the page shown."

    def make(self, rng):
        s, lv = Site(self.name, rng, dialect="plain"), "市县区"[rng.randrange(3)]
        names = [
            f"{lv}{B.cn_number(17 - i // 5)}届人大{B.cn_number(5 - i % 5)}次会议" for i in range(6)
        ]
        names = names[: rng.randint(2, 6)]
        at = lambda i: f"/rdjy/hy{len(names) - i}.html"
        for i in range(len(names)):
            docs = s.documents(
                rng.randint(1, 24), B.plain_path(f"/rdjy/{i}/"), "npc", year=2025 - i
            )
            options = "".join(
                f'<option value="{at(j)}"{" selected" if i == j else ""}>{w}</option>'
                for j, w in enumerate(names)
            )
            main = f'会议：<select onchange="location.href=this.value">{options}</select>'
            s.page(at(i), s.shell("代表建议", main + rows_any(s, docs, at(i), i), at(i)))
        urls = [s.root + at(i) for i in range(len(names))]
        return s.done(urls[:1], urls, True, "")


class TwoPagers(Family):
    name = "g_two_lists_two_pagers"
    facts = "NPC and CPPCC boxes on one page, each with a pager of its own (?rd=2, ?zx=2); turning one keeps the other at its first page."

    def make(self, rng):
        s, per, at = Site(self.name, rng), rng.choice([6, 10]), "/jyta/index.php"
        lists = {
            "rd": chunks(s.documents(rng.randint(1, 4 * per), B.plain_path("/rd/"), "npc"), per),
            "zx": chunks(s.documents(rng.randint(1, 4 * per), B.plain_path("/zx/"), "cppcc"), per),
        }

        def page(q, *_):
            main = ""
            for key, word in (("rd", "人大代表建议"), ("zx", "政协委员提案")):
                parts = lists[key]
                k = min(max(1, number(q.get(key))), len(parts))
                links = " ".join(
                    f'<a href="{at}?{key}={j}">{j}</a>' if j != k else f"<b>{j}</b>"
                    for j in range(1, len(parts) + 1)
                )
                nav = f'<div class="pages">共{sum(map(len, parts))}条 {links}</div>'
                main += f'<div class="box"><h3>{word}</h3>{rows_li(s, parts[k - 1], at)}{nav}</div>'
            return s.shell("建议提案", main, at)

        s.route(at, page)
        urls = [s.root + at] + [
            f"{s.root}{at}?{key}={k}"
            for key, parts in lists.items()
            for k in range(2, len(parts) + 1)
        ]
        return s.done(urls[:1], urls, True, "")


class PostBack(Family):
    name = "g_aspx_postback"
    facts = "ASP.NET: AspNetPager turns pages by __doPostBack with __VIEWSTATE; a GET always shows the first page."

    def make(self, rng):
        s, per, at = Site(self.name, rng, dialect="plain"), rng.choice([10, 15, 20]), "/jyta.aspx"
        n = rng.randint(per + 1, 5 * per)
        docs = s.documents(n, lambda i, d: f"/Detail.aspx?ID={i}", "mixed")
        parts = chunks(docs, per)
        state = "".join(rng.choice("ABCDEFGHabcdefgh0123456789") for _ in range(48))

        def page(q, method, body, raw):
            k = 1
            if method == "POST":
                form = s.form(body)
                if form.get("__VIEWSTATE") != state:
                    return s.html("<title>运行时错误</title>Validation of viewstate failed", 500)
                if form.get("__EVENTTARGET") == "AspNetPager1":
                    k = min(max(1, number(form.get("__EVENTARGUMENT"))), len(parts))
            links = "".join(
                f"<a href=\"javascript:__doPostBack('AspNetPager1','{j}')\">{j}</a>&nbsp;"
                if j != k
                else f'<span style="color:red">{j}</span>&nbsp;'
                for j in range(1, len(parts) + 1)
            )
            form = (
                f'<form method="post" action="./jyta.aspx" id="form1"><input type="hidden" name="__EVENTTARGET" value=""/><input type="hidden" name="__EVENTARGUMENT" value=""/>'
                f'<input type="hidden" name="__VIEWSTATE" value="{state}"/>{rows_any(s, parts[k - 1], at, 1)}<div id="AspNetPager1">{links}共{n}条记录</div></form>'
                "<script>function __doPostBack(t,a){var f=document.forms['form1'];f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit();}</script>"
            )
            return s.shell("建议提案", form, at)

        s.route(at, page)
        bodies = [None] + [
            f"__EVENTTARGET=AspNetPager1&__EVENTARGUMENT={k}&__VIEWSTATE={state}".encode()
            for k in range(2, len(parts) + 1)
        ]
        urls = [s.root + at] * len(bodies)
        return s.done(urls[:1], urls, True, "", bodies)


class Framed(Family):
    name = "g_list_in_iframe"
    facts = "The column is an iframe; the frame's pager is a GET form with 转到第N页 and 上一页/下一页 that set a field."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 16])
        n = rng.randint(3, 5 * per)
        docs = s.documents(n, B.plain_path("/gov/content/", "jsp"), "cppcc")
        parts, at, col = chunks(docs, per), "/gov/inc/list.jsp", rng.randint(10, 99)

        def page(q, *_):
            k = min(max(1, number(q.get("curPage"))), len(parts))
            step = lambda j, w: f'<a href="#" onclick="go({j});return false">{w}</a>'
            nav = (
                f'<form name="pf" method="get" action="list.jsp"><input type="hidden" name="cid" value="{col}">共{n}条 {k}/{len(parts)} '
                f"{step(k - 1, '上一页') if k > 1 else ''} {step(k + 1, '下一页') if k < len(parts) else ''} 转到第<input name='curPage' value='{k}' size='3'>页</form>"
                "<script>function go(n){document.pf.curPage.value=n;document.pf.submit();}</script>"
            )
            return f"<html><head><meta charset='utf-8'></head><body>{rows_any(s, parts[k - 1], at, 1)}{nav}</body></html>"

        s.route(at, page)
        frame = f'<iframe src="/gov/inc/list.jsp?cid={col}" width="100%" height="600" frameborder="0"></iframe>'
        start = s.page("/zxta/", s.shell("政协提案", s.crumbs("政协提案") + frame, "/zxta/"))
        inner = f"{s.root}{at}?cid={col}"
        urls = [start, inner] + [f"{inner}&curPage={k}" for k in range(2, len(parts) + 1)]
        return s.done([start], urls, True, "")


class Hub(Family):
    name = "g_months_hub"
    facts = "A hub of months (2025年11月 …); each month is a page without a pager; one month may be empty or gone (404)."

    def make(self, rng):
        s, at = Site(self.name, rng, soft=None), "/jyta/index.html"
        months, urls, gone = rng.randint(3, 8), [], rng.choice([None, 2])
        links = ""
        for i in range(months):
            m = 11 - i
            to = f"/jyta/2025{m:02d}/index.html"
            links += f'<li><a href="{s.href(to, at, "rel")}">2025年{m}月（答复公开）</a></li>'
            if i == gone:
                continue
            day = dt.date(2025, m, 28)
            count = rng.choice([0, 1, 4, 9])
            docs = s.documents(count, B.trs_path(f"/jyta/2025{m:02d}/"), "mixed", newest=day)
            body = rows_dl(s, docs, to) or "<p>本月暂无</p>"
            s.page(to, s.shell(f"2025年{m}月", body, to))
            urls.append(s.root + to)
        s.page(at, s.shell("建议提案答复", f"<ul>{links}</ul>", at))
        return s.done([s.root + at], [s.root + at] + urls, gone is None, "a month that is gone")


class Nested(Family):
    name = "g_kinds_with_siblings"
    facts = "The column's page lists the newest of each child and links 更多 to two children; siblings (总体情况, 工作动态) hold no replies."

    def make(self, rng):
        s, per, first = Site(self.name, rng), 12, "/fdzdgknr/jyta/"
        urls, boxes = [s.root + first], ""
        for name, word, kind in (("rdjy", "人大建议", "npc"), ("zxta", "政协提案", "cppcc")):
            docs = s.documents(rng.randint(2, 40), B.trs_path(f"{first}{name}/"), kind)
            parts = chunks(docs, per)
            at = lambda k, name=name: f"{first}{name}/" + ("" if k == 1 else f"list_{k}.html")
            boxes += f'<h3>{word}<a href="{at(1)}">更多</a></h3>{rows_li(s, docs[:5], first)}'
            for k, part in enumerate(parts, 1):
                on = f'<a href="{at(k + 1)}">下一页</a>' if k < len(parts) else ""
                nav = f"<div>当前第{k}页，共{len(parts)}页，共{len(docs)}条 {on}</div>"
                s.page(at(k), s.shell(word, rows_any(s, part, at(k), 0) + nav, at(k)))
                urls.append(s.root + at(k))
        news = s.news(4, folder=first + "gzdt/")
        other = f'<h3>工作动态<a href="{first}gzdt/">更多</a></h3>{rows_li(s, news, first)}'
        s.page(first + "gzdt/", s.shell("工作动态", rows_li(s, news, first), first + "gzdt/"))
        s.page(first, s.shell("建议提案办理", boxes + other, first))
        return s.done(urls[:1], urls, True, "工作动态 holds news")


FAMILIES = [Years, Sessions, TwoPagers, PostBack, Framed, Hub, Nested]
