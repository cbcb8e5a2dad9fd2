"""More static columns of half A: Java and home-made systems, years, rows written by scripts."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, js_str, rows_any, rows_li
from families_thirteenth_a_0parts import beside, frame, size


class JeecmsPair(Family):
    name = "m_jeecms_two_columns"
    facts = "JEECMS: D1101X and D1102X beside each other, index_2.jhtml, 共N条记录 1/6页, a select."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per = rng.choice([10, 15, 20])
        side = beside(s)
        side += (
            '<ul class="leftnav"><li><a href="/D0101X/">机构职能</a></li>'
            '<li><a href="/D1101X/">人大代表建议</a></li>'
            '<li><a href="/D1102X/">政协委员提案</a></li></ul>'
        )
        s.page(
            "/D0101X/", s.shell("机构职能", frame(s, "机构职能", "<p>见三定方案。</p>"), "/D0101X/")
        )
        starts, urls = [], []
        for code, title, kind in (
            ("/D1101X/", "人大代表建议", "npc"),
            ("/D1102X/", "政协委员提案", "cppcc"),
        ):
            docs = s.documents(size(rng, per, 75), B.plain_path(code, "jhtml"), kind)
            parts = B.chunks(docs, per)
            starts.append(s.root + code)
            for k, part in enumerate(parts, 1):
                name = "index.jhtml" if k == 1 else f"index_{k}.jhtml"
                pager = self.pager(k, len(parts), len(docs))
                rows = rows_li(s, part, code, "abs", cls="pageList", fmt="%Y-%m-%d")
                text = s.shell(title, frame(s, title, rows, pager), code + name, side=side)
                s.page(code + name, text)
                if k == 1:
                    s.page(code, text)
                urls.append(s.root + code + ("" if k == 1 else name))
        return s.done(starts, urls, True, "two columns, both given")

    def pager(self, k: int, last: int, total: int) -> str:
        def name(i: int) -> str:
            return "index.jhtml" if i == 1 else f"index_{i}.jhtml"

        def link(i: int, word: str, on: bool) -> str:
            return f'<a href="{name(i)}">{word}</a>' if on else f'<a disabled="disabled">{word}</a>'

        ends = [
            link(1, "首页", k > 1),
            link(k - 1, "上一页", k > 1),
            link(k + 1, "下一页", k < last),
            link(last, "尾页", k < last),
        ]
        options = "".join(
            f'<option value="{name(i)}"{" selected" if i == k else ""}>{i}</option>'
            for i in range(1, last + 1)
        )
        return (
            f'<div class="pagesite"><div>共{total}条记录 {k}/{last}页 {" ".join(ends)} 第'
            f'<select onchange="location.href=encodeURI(this.value);">{options}</select>页'
            "</div></div>"
        )


class YearFolders(Family):
    name = "m_trs_year_folders"
    facts = "TRS: the column lists its year folders only; each year is a paged list of its own."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgkn/jytabljggk/", "/zwgk/fdzdgknr/jytabl/"])
        end, per = rng.choice(["njytabl", "n", "jyta"]), rng.choice([10, 15, 20])
        s.js("/images/fenye.js", B.CREATE_PAGE_JS)
        side, years, urls = beside(s), list(range(2025, 2025 - rng.randint(2, 5), -1)), []
        if rng.random() < 0.4:
            years.insert(0, 2026)  # made in January, nothing in it yet
        word = rng.choice(["{y}年建议提案办理结果", "{y}年", "{y}年度"])
        items = "".join(f'<li><a href="./{y}{end}/">{word.format(y=y)}</a></li>' for y in years)
        body = frame(s, "建议提案办理", f'<ul class="years">{items}</ul>')
        urls.append(s.page(col, s.shell("建议提案办理", body, col, side=side)))
        menu = "".join(f'<li><a href="../{y}{end}/">{word.format(y=y)}</a></li>' for y in years)
        for y in years:
            folder = f"{col}{y}{end}/"
            n = rng.choice([rng.randint(3, per), rng.randint(per + 1, 34)])
            docs = s.documents(0 if y == 2026 else n, B.trs_path(folder), "mixed", year=y)
            parts = B.chunks(docs, per)
            for k, part in enumerate(parts):
                page = folder + (f"index_{k}.html" if k else "index.html")
                call = f'createPageHTML({len(parts)}, {k}, "index", "html");'
                pager = (
                    '<div class="page"><script src="/images/fenye.js"></script>'
                    f"<script>{call}</script></div>"
                )
                rows = rows_li(s, part, page, "rel") if part else "<p>暂无相关信息</p>"
                title = word.format(y=y)
                body = frame(s, title, rows, pager, steps=("政务公开", "建议提案办理"))
                left = f'<ul class="tree">{menu}</ul>' + side
                s.page(page, s.shell(title, body, page, side=left))
                urls.append(s.root + (page if k else folder))
        return s.done([urls[0]], urls, True, "")


class XxgkContent(Family):
    name = "m_xxgk_content_pages"
    facts = "XxgkContent: /XxgkContent/showList/organ/cat/page_P.html, a table td.bt, td.cwrq."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect=rng.choice(["plain", "upper"]))
        organ, cat = rng.randint(20, 390), rng.randint(100100, 109999)
        base, per = f"/XxgkContent/showList/{organ}/", rng.choice([15, 20])
        docs = s.documents(size(rng, per), lambda i, d: f"/XxgkContent/show/{i}.html", "mixed")
        parts = B.chunks(docs, per)
        news = s.news(4, folder="/News/show/")
        other = f"{base}{cat + 3}/page_1.html"
        table = B.rows_table(s, news, other)
        s.page(other, s.shell("计划总结", frame(s, "计划总结", table), other))
        menu = "".join(
            f'<li><a href="{base}{c}/page_1.html">{w}</a></li>'
            for c, w in ((cat, "建议提案办理"), (cat + 3, "计划总结"))
        )
        urls, title = [], "建议提案办理"
        for k, part in enumerate(parts, 1):
            page = f"{base}{cat}/page_{k}.html"
            rows = "\n".join(
                f'<tr><td class="bt"><a href="{d.path}" target="_blank">{esc(d.title)}</a></td>'
                f'<td class="syh">GK{organ}-0000-{d.date.year}-{d.id[-5:]}</td>'
                f'<td class="cwrq">{d.date:%Y-%m-%d}</td></tr>'
                for d in part
            )
            head = "<thead><tr><th>信息标题</th><th>索引号</th><th>成文日期</th></tr></thead>"
            table = f'<div class="search-list"><table>{head}<tbody>{rows}</tbody></table></div>'
            near = range(max(1, k - 2), min(len(parts), k + 2) + 1)
            nums = "".join(
                f'<li class="active"><a>{i}</a></li>'
                if i == k
                else f'<li><a href="{base}{cat}/page_{i}.html">{i}</a></li>'
                for i in near
            )
            to = min(k + 1, len(parts))
            pager = (
                f'<ul class="pagination"><li><a href="{base}{cat}/page_1.html">首页</a></li>{nums}'
                f'<li><a href="{base}{cat}/page_{to}.html">下一页</a></li>'
                f'<li><a href="{base}{cat}/page_{len(parts)}.html">尾页</a></li>'
                f"<li><span>共{len(parts)}页</span></li></ul>"
            )
            text = s.shell(title, frame(s, title, table, pager), page, side=f"<ul>{menu}</ul>")
            urls.append(s.page(page, text))
        return s.done([urls[0]], urls, True, "the last page's 下一页 is itself")


class RowsByScript(Family):
    name = "m_trs_rows_by_script"
    facts = "TRS: every row is a script: var url, var title, document.writeln; createPageHTML."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/xxgk/xxgkml/qtzdgknr/jytabl/", "/ztzl/jytabl/swlj/sjytaa/"])
        per = rng.choice([15, 20])
        docs = s.documents(size(rng, per, 90), B.trs_path(col, "shtml"), "mixed")
        parts = B.chunks(docs, per)
        s.js("/images/page2021.js", B.CREATE_PAGE_JS)
        side, urls, title = beside(s), [], "建议提案办理"
        for k, part in enumerate(parts):
            page = col + ("index" if k == 0 else f"index_{k}") + ".shtml"
            rows = "\n".join(self.row(s, d, page) for d in part)
            call = f'createPageHTML({len(parts)}, {k}, "index", "shtml");'
            pager = (
                '<div class="page"><script src="/images/page2021.js"></script>'
                f'<script language="JavaScript">{call}</script></div>'
            )
            body = frame(s, title, f'<ul class="info-list">{rows}</ul>', pager)
            urls.append(s.page(page, s.shell(title, body, page, side=side)))
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")

    def row(self, s: Site, d, page: str) -> str:
        return (
            "<li><script>\n"
            f"var url={js_str(s.href(d.path, page, 'rel'))};\nvar title={js_str(d.title)};\n"
            'var FILENUM="";\n'
            "document.writeln('<a href=\"'+url+'\" title=\"'+title+'\" target=\"_blank\">'"
            '+(FILENUM==""?"":FILENUM+" ")+title+\'</a>\');\n'
            f"document.writeln('<span>{d.date:%Y-%m-%d}</span>');\n"
            "</script></li>"
        )


class OldAsp(Family):
    name = "m_old_asp_list"
    facts = (
        "Home-made ASP in GBK: List.asp?classid=35&page=2, Show.asp?id=; 页次：1/6页; glued dates."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312", dialect=rng.choice(["upper", "single", "plain"]))
        c, per = rng.randint(20, 88), rng.choice([12, 15, 20, 25])
        docs = s.documents(size(rng, per, 110), lambda i, d: f"/Show.asp?id={i}", "mixed")
        parts = B.chunks(docs, per)
        news = s.news(3, folder="/xwzx/")
        glue = rng.random() < 0.5
        title = "代表委员建议提案"

        def one(query: dict, *_rest) -> str:
            if query.get("classid") == str(c + 1):
                body = frame(s, "单位新闻", rows_any(s, news, "/List.asp", 0))
                return s.shell("单位新闻", body, "/List.asp")
            if query.get("classid") != str(c):
                return s.shell("提示", "<p>参数错误</p>", "/List.asp")
            page = query.get("page", "1")
            k = min(max(int(page) if page.isdigit() else 1, 1), len(parts))
            rows = "\n".join(
                f'<tr><td>·<a href="Show.asp?id={d.id}" target="_blank">{esc(d.title)}</a>'
                + (f"({d.date:%Y-%m-%d})" if glue else f'</td><td width="90">{d.date:%Y-%m-%d}')
                + "</td></tr>"
                for d in parts[k - 1]
            )
            side = "".join(
                f'<p><a href="List.asp?classid={i}">{w}</a></p>'
                for i, w in ((c, title), (c + 1, "单位新闻"))
            )
            body = frame(s, title, f'<table width="96%">{rows}</table>', pager(k))
            return s.shell(title, body, "/List.asp", side=side)

        def pager(k: int) -> str:
            def link(i: int, word: str, on: bool) -> str:
                return f'<a href="?classid={c}&amp;page={i}">{word}</a>' if on else word

            last = len(parts)
            return (
                f'<p align="center">页次：{k}/{last}页 每页{per}条 共 {len(docs)} 条 '
                f"{link(1, '首页', k > 1)} {link(k - 1, '上一页', k > 1)} "
                f"{link(k + 1, '下一页', k < last)} {link(last, '尾页', k < last)}</p>"
            )

        s.route("/List.asp", one)
        first = f"{s.root}/List.asp?classid={c}"
        rest = [f"{first}&page={k}" for k in range(2, len(parts) + 1)]
        return s.done([first], [first, *rest], True, "")


FAMILIES = [JeecmsPair, YearFolders, XxgkContent, RowsByScript, OldAsp]
