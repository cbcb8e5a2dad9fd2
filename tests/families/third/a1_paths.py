"""Pages at addresses: unusual words, paths, tables and selects as pagers, totals in unusual words."""

import families_base as B
from families_base import Family, Site, chunks, per_page, rows_any, spread

WORDS = [
    "p",
    "pn",
    "start",
    "pg",
    "yeshu",
    "dqy",
    "iPage",
    "cp",
    "Paging_p",
    "ym",
    "npage",
    "pageId",
]


def number(text, default=1):
    return int(text) if text and text.lstrip("-").isdigit() else default


def total_words(rng, n, pages):
    """What people write instead of 共N条."""
    return rng.choice(
        [
            f"<span>— {n} —</span>",
            f"<p>本栏目已发布 {n} 篇</p>",
            f"<p>[ 收录 {n} 件 ]</p>",
            f"<p>文章数 - {n}</p>",
            f"<p>累计公开答复 {n} 件</p>",
            f"<p>本栏目共 -{n}- 条</p>",
            f"<p>总数：{n} / 页数：{pages}</p>",
            f"<div>记录 {n} 分页 1-{pages}</div>",
        ]
    )


class DashTotals(Family):
    name = "t_dash_totals"
    facts = "Totals with dashes or unusual words beside a pager that a script of its own draws."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 8, 10, 15), rng.choice(["/zwgk/jyta/", "/xxgk/rdzx/"])
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "mixed")
        parts, style = chunks(docs, per), rng.randrange(3)
        words = total_words(rng, len(docs), len(parts))
        rows = rng.randrange(3)
        names = lambda k: col + ("index.html" if k == 1 else f"index_{k - 1}.html")
        own = rng.choice(["fy", "nav", "bar", "gotolist"])
        s.js(
            "/js/base.js",
            f"function {own}(a, b) {{ var h = ''; for (var i = 0; i < a; i++) {{ h += '<a href=\"index' + (i == 0 ? '' : '_' + i) + '.html\">' + (i + 1) + '</a>'; }} document.write(h); }}",
        )
        for k, part in enumerate(parts, 1):
            pager = [
                f"<script>{own}({len(parts)}, {k});</script>",
                f"<div class='{own}'><script>var a = {len(parts)}, b = {k};\n{own}(a, b);</script></div>",
                f"<div id='{own}' count-page='{len(parts)}'></div><script>{own}({len(parts)}, {k - 1});</script>",
            ][style]
            main = rows_any(s, part, names(k), rows) + words + pager
            main += "<script src='/js/base.js'></script>"
            s.page(names(k), s.shell("建议提案办理结果", main, names(k)))
        return s.done([s.root + col], [s.root + names(k + 1) for k in range(len(parts))], True, "")


class OddNames(Family):
    name = "t_odd_names"
    facts = "Pager parameters with unusual names, in links, calls or only in a script's text."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, word = per_page(rng, 10, 12, 15), rng.choice(WORDS)
        path = rng.choice(["/list.jsp", "/channel/jyta", "/ztzl/tabl/list.do"])
        fixed = rng.choice(["", "cid=77&", "lm=jyta&fl=2&"])
        docs = s.documents(
            spread(rng, per, zero=False),
            rng.choice([B.plain_path("/content/"), B.trs_path("/channel/")]),
            "mixed",
        )
        parts, style, rows = chunks(docs, per), rng.randrange(5), rng.randrange(3)
        by_rows = word == "start"
        value = lambda k: (k - 1) * per if by_rows else k
        address = lambda k: f"{path}?{fixed}{word}={value(k)}"
        func = rng.choice(["tz", "goTo", "doList", "fanYe", "jumpTo"])
        arg = rng.choice(["n", "num", "x", "obj", "pageNumber", "v"])
        expr = f"({arg}-1)*{per}" if by_rows else arg

        def page(q, method, body, raw):
            k = number(q.get(word), 0 if by_rows else 1)
            k = k // per + 1 if by_rows else k
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            if style == 0:
                nav = " ".join(
                    f'<a href="{address(j)}">{j}</a>' if j != k else f"<b>{j}</b>"
                    for j in range(1, len(parts) + 1)
                )
            elif style == 1:
                nav = "".join(
                    f'<a href="javascript:{func}({j})">{j}</a>' for j in range(1, len(parts) + 1)
                )
                nav += f"<script>function {func}({arg}) {{ window.location.href = '{path}?{fixed}{word}=' + {expr}; }}</script>"
            elif style == 2:
                nav = (
                    f"<a onclick='{func}({k + 1})'>下一页</a><a onclick='{func}({len(parts)})'>末页</a>"
                    if k < len(parts)
                    else "<a>下一页</a><a>末页</a>"
                )
                nav += f"<script>function {func}({arg}) {{ var u = '{path}?{fixed}'; u += '{word}=' + {expr}; location.replace(u); }}</script>"
            elif style == 3:
                nav = f"<ul>{''.join(f'<li data-k={j}>{j}</li>' for j in range(1, len(parts) + 1))}</ul>"
                nav += f"<script>$('ul li').on('click', function() {{ var {arg} = $(this).data('k'); location.href = \"{path}?{fixed}{word}=\" + {expr}; }});</script>"
            else:
                nav = f"<span>{k}/{len(parts)}</span>" + (
                    f"<a href='?{fixed}{word}={value(k + 1)}'>后一页 »</a>"
                    if k < len(parts)
                    else ""
                )
            return s.shell(
                "建议提案", rows_any(s, part, path, rows) + f"<div class='x'>{nav}</div>", path
            )

        s.route(path, page)
        start = path + ("?" + fixed.rstrip("&") if fixed else "")
        urls = [s.root + start] + [s.root + address(k) for k in range(2, len(parts) + 1)]
        return s.done([s.root + start], urls, True, f"{word}, style {style}")


class TablePager(Family):
    name = "t_table_pager"
    facts = "A table as pager: a cell a page, or 首页 上页 下页 尾页 in cells with onclick."

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 10, 15, 20), rng.choice(["/jyta/list.asp", "/Class_23.php"])
        docs = s.documents(spread(rng, per, zero=False), lambda i, d: f"/view.asp?id={i}", "npc")
        parts, style, rows = chunks(docs, per), rng.randrange(3), rng.randrange(3)
        word = rng.choice(["page", "p", "Page", "PageNo", "MaxPerPage_p"])
        fn = rng.choice(["Goto", "ToPage", "go"])

        def page(q, method, body, raw):
            k = number(q.get(word))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            to = lambda j: f"{path}?{word}={j}"
            if style == 0:
                cells = "".join(
                    f"<td onclick=\"window.location.href='{to(j)}'\">{j}</td>"
                    for j in range(1, len(parts) + 1)
                )
            elif style == 1:
                cells = "".join(
                    f"<td onclick='{fn}({j})'><font>[{j}]</font></td>"
                    for j in range(1, len(parts) + 1)
                )
                cells += f"<td><script>function {fn}(i) {{ self.location = '{path}?{word}=' + i }}</script></td>"
            else:
                cells = f"<td>{len(docs)}条记录 {k}/{len(parts)}</td>" + (
                    f"<td><a href='{to(k + 1)}'>下页</a></td><td><a href='{to(len(parts))}'>尾页</a></td>"
                    if k < len(parts)
                    else "<td>下页</td><td>尾页</td>"
                )
            nav = f"<table border=0><tr>{cells}</tr></table>"
            return s.shell("人大代表建议", rows_any(s, part, path, rows) + nav, path)

        s.route(path, page)
        urls = [s.root + path] + [f"{s.root}{path}?{word}={k}" for k in range(2, len(parts) + 1)]
        return s.done([s.root + path], urls, True, f"style {style}")


class SelectNumbers(Family):
    name = "t_select_numbers"
    facts = (
        "A select of bare page numbers; its onchange, a button, or a form with the select sends."
    )

    def make(self, rng):
        s = Site(self.name, rng)
        per, path = per_page(rng, 10, 15), rng.choice(["/govinfo/talist.jsp", "/jyta/index.php"])
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/govinfo/"), "cppcc")
        parts, style, rows = chunks(docs, per), rng.randrange(4), rng.randrange(3)
        word = rng.choice(["page", "toPage", "sel", "yema", "curPage"])

        def page(q, method, body, raw):
            q = {**q, **s.form(body)}
            k = number(q.get(word))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            options = "".join(
                f"<option value={j}{' selected' if j == k else ''}>{j}</option>"
                for j in range(1, len(parts) + 1)
            )
            nav = [
                f"转到<select onchange=\"location.href='{path}?{word}='+this.value\">{options}</select>页",
                f"<select id='gp'>{options}</select><script>document.getElementById('gp').onchange = function() {{ var v = this.options[this.selectedIndex].value; window.location = '{path}?{word}=' + v; }};</script>",
                f"<form action='{path}' method='get' name='fm'><select name='{word}' onchange='this.form.submit()'>{options}</select></form>",
                f"<form action='{path}' method='post' id='fm'><select name='{word}' onchange='document.getElementById(\"fm\").submit()'>{options}</select></form>",
            ][style]
            return s.shell("政协提案", rows_any(s, part, path, rows) + nav, path)

        s.route(path, page)
        n = len(parts)
        bodies = [None] + [f"{word}={k}".encode() if style == 3 else None for k in range(2, n + 1)]
        urls = [s.root + path] + [
            s.root + path + ("" if style == 3 else f"?{word}={k}") for k in range(2, n + 1)
        ]
        return s.done([s.root + path], urls, True, f"style {style}", bodies=bodies)


class PathPages(Family):
    name = "t_path_pages"
    facts = "Pages as /list/2/, /p2.html, index2.shtml, list-2-1.html, list_2.html, in links or scripts."

    def make(self, rng):
        s = Site(self.name, rng)
        per = per_page(rng, 10, 15, 20)
        col = rng.choice(["/zwgk/jyta/", "/tabl/"])
        form = rng.randrange(7)
        address = {
            0: lambda k: f"{col}list/" if k == 1 else f"{col}list/{k}/",
            1: lambda k: col if k == 1 else f"{col}p{k}.html",
            2: lambda k: f"{col}index.shtml" if k == 1 else f"{col}index{k}.shtml",
            3: lambda k: f"{col}list-{k}-1.html",
            4: lambda k: f"{col}list.html" if k == 1 else f"{col}list_{k}.html",
            5: lambda k: col if k == 1 else f"{col}page/{k}",
            6: lambda k: f"{col}list.html" if k == 1 else f"{col}list-{k}.html",
        }[form]
        written = {
            0: f"'{col}list/' + (n > 1 ? n + '/' : '')",
            1: f"n == 1 ? '{col}' : '{col}p' + n + '.html'",
            2: f"'{col}index' + (n == 1 ? '' : n) + '.shtml'",
            3: f"'{col}list-' + n + '-1.html'",
            4: f"n < 2 ? '{col}list.html' : '{col}list_' + n + '.html'",
            5: f"'{col}page/' + n",
            6: f"n == 1 ? '{col}list.html' : ('{col}list-' + n + '.html')",
        }[form]
        docs = s.documents(spread(rng, per, zero=False), B.trs_path("/content/"), "mixed")
        parts, style, rows = chunks(docs, per), rng.randrange(5), rng.randrange(3)
        for k, part in enumerate(parts, 1):
            near = range(max(1, k - 2), min(len(parts), k + 2) + 1)
            nav = [
                "".join(f"<a href='{address(j)}'>{j}</a>" for j in near if j != k),
                (f"<a href='{address(k + 1)}'>下一页&gt;</a>" if k < len(parts) else ""),
                f"<em>第{k}页/共{len(parts)}页</em><a href='javascript:;' onclick='turn({k + 1})'>下一页</a><script>function turn(n) {{ location.href = {written}; }}</script>",
                f"<div class='page'></div><script>new Pager({{ total: {len(docs)}, size: {per}, now: {k}, to: function(n) {{ return {written}; }} }});</script>",
                f"<p>共 {len(parts)} 页</p><div id='pgs'></div>",
            ][style]
            s.page(
                address(k),
                s.shell("建议提案", rows_any(s, part, address(k), rows) + nav, address(k)),
            )
        urls = [s.root + address(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, style != 4, f"form {form}, style {style}")


FAMILIES = [DashTotals, OddNames, TablePager, SelectNumbers, PathPages]
