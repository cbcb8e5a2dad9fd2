"""More static pages: JEECMS, Epoint, EasySite; and columns of one page."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_twelfth_b_0parts import frame, hex_of, letters, menu, sheets, side, sized


class TwoCodes(Family):
    name = "l_jeecms_two_codes"
    facts = "JEECMS county site: the two columns D1101X and D1102X, index_2.jhtml, 共N条记录."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        starts, urls = [], []
        for code, kind, title in (
            ("D1101X", "npc", "人大代表建议"),
            ("D1102X", "cppcc", "政协提案"),
        ):
            col = f"/{code}/"
            per, n = sized(rng, 20, 15, low=1, high=3)
            parts = sheets(s.documents(n, B.plain_path(col, "jhtml"), kind), per)
            last = len(parts)
            name = [f"index{f'_{k}' if k > 1 else ''}.jhtml" for k in range(1, last + 1)]
            for k, part in enumerate(parts):
                back = f'<a href="{name[k - 1]}">上一页</a>' if k else "上一页"
                end = f'<a href="{name[k + 1]}">下一页</a>' if k < last - 1 else "下一页"
                tail = f'<a href="{name[-1]}">尾页</a>' if k < last - 1 else "尾页"
                options = "".join(
                    f'<option value="{p}"{" selected" if j == k else ""}>{j + 1}</option>'
                    for j, p in enumerate(name)
                )
                jump = f'<select onchange="location.href=encodeURI(this.value);">{options}</select>'
                pager = (
                    f"<div>共 {n} 条记录 {k + 1}/{last} 页&nbsp; {back}&nbsp; {end}&nbsp; {tail}"
                    f"&nbsp; 第{jump}页</div>"
                )
                tabs = (
                    '<div class="gktab"><a href="/D1101X/index.jhtml">人大代表建议</a>'
                    '<a href="/D1102X/index.jhtml">政协提案</a></div>'
                )
                path = col + name[k]
                body = frame(title, tabs + rows_li(s, part, path, "abs"), pager)
                urls.append(s.page(path, s.shell(title, body, path)))
            starts.append(f"{s.root}{col}index.jhtml")
        return s.done(starts, urls, True, "")


class Epoint(Family):
    name = "l_epoint_numbers"
    facts = "Epoint: moreinfo.html, then 2.html, 3.html; articles DATE/uuid.html; cut titles."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        code = f"00{rng.randint(2, 9)}00{rng.randint(1, 9)}"
        col = f"/zwgk/{code}/{code}00{rng.randint(1, 6)}/"

        def uuid(i: int) -> str:
            h = hex_of(i)
            return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))

        per, n = sized(rng, 8, 10, 16, high=7)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y%m%d}/{uuid(i)}.html", "npc")
        parts = sheets(docs, per)
        last = len(parts)
        name = [col + (f"{k}.html" if k > 1 else "moreinfo.html") for k in range(1, last + 1)]
        for k, part in enumerate(parts):
            cells = [f'<td class="huifont" width="50">{k + 1}/{last}</td>']
            if k:
                cells.append(f'<td class="pageout"><a href="{name[0]}">首页</a></td>')
                cells.append(f'<td class="pageout"><a href="{name[k - 1]}">上页</a></td>')
            cells += [
                f'<td class="pageover">{j + 1}</td>'
                if j == k
                else f'<td class="pageout"><a href="{name[j]}">{j + 1}</a></td>'
                for j in range(max(0, k - 2), min(last, k + 3))
            ]
            if k < last - 1:
                cells.append(f'<td class="pageout"><a href="{name[k + 1]}">下页</a></td>')
                cells.append(f'<td class="pageout"><a href="{name[-1]}">末页</a></td>')
            pager = f'<table class="pagingList"><tr>{"".join(cells)}</tr></table>'
            rows = rows_li(s, part, name[k], "root", cut=26, cls="wb-data-item")
            s.page(name[k], s.shell("建议办理", frame("建议办理", rows, pager), name[k]))
        urls = [s.root + p for p in name]
        return s.done([urls[0]], urls, True, "")


class EasySite(Family):
    name = "l_easysite_tagname"
    facts = "EasySite portal: pager anchors without href, onclick queryArticleByCondition, tagname."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col = rng.choice(["/nyj/zfxxgk/fdzdgknr/jyta/szxta/", "/eportal/zwgk/jyta/rdjy/"])
        kind = "cppcc" if "szxta" in col else "npc"
        per, n = sized(rng, 15, 20, 12)
        docs = s.documents(n, lambda i, d: f"{col}{d:%Y%m%d}09{i:08d}/index.shtml", kind)
        parts = sheets(docs, per)
        last, stem = len(parts), hex_of(s.new_id(), 8)
        name = [col + "index.shtml"] + [f"{col}{stem}-{k}.shtml" for k in range(2, last + 1)]
        s.js(
            "/eportal/uiFramework/js/common.js",
            "function queryArticleByCondition(obj, urlPattern) {\n"
            "  window.location.href = urlPattern;\n}\n",
        )
        tag = '<script src="/eportal/uiFramework/js/common.js"></script>'

        def a(j: int, text: str) -> str:
            if not 0 <= j < last:
                return f"<span>{text}</span>"
            call = f"queryArticleByCondition(this,'{name[j]}')"
            return (
                f'<a style="cursor: pointer;" onclick="{call}" tagname="{name[j]}"'
                f' class="pageTurn">{text}</a>'
            )

        for k, part in enumerate(parts):
            more = k < last - 1
            pager = (
                f'<div class="easysite-page-wrap"><span>共 <b>{n}</b> 条</span> <span>第 '
                f"<b>{k + 1}</b>/{last} 页</span>{a(0 if k else -1, '首页')}{a(k - 1, '上一页')}"
                f"{a(k + 1, '下一页')}{a(last - 1 if more else -1, '尾页')}"
                f'<input type="hidden" name="article_paging_list_hidden" moduleid="{stem}"'
                f' totalpage="{last}"></div>'
            )
            body = frame("建议提案", rows_li(s, part, name[k], "root", cls="dlist_rul"), pager)
            s.page(name[k], s.shell("建议提案", body, name[k], head=tag))
        urls = [s.root + p for p in name]
        return s.done([urls[0]], urls, True, "")


class Brief(Family):
    name = "l_trs_brief_bureau"
    facts = "A bureau's short column: one page, month and day only, letters beside, relative links."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/fdzdgknr/jyta/", "/xxgk/qtzdgknr/jytabl/zxta/", "/gk/jytadf/"])
        docs = s.documents(rng.choice([3, 4, 5, 7, 9, 11]), B.trs_path(col), "cppcc")
        others = [("/zwgk/zcwj/", "政策文件"), ("/zwgk/czyjs/", "财政预决算")]
        rows = rows_li(s, docs, col, "rel", fmt=rng.choice(["%m-%d", "%Y-%m-%d"]))
        body = frame("建议提案", rows, up="法定主动公开内容")
        both = menu(s, "建议提案", others) + letters(s)
        s.page(col + "index.html", s.shell("建议提案", body, col, side=both))
        return s.done([s.root + col], [s.root + col], True, "")


class Untidy(Family):
    name = "l_untidy_one_page"
    facts = "One page by hand: a pinned row twice, dates glued to titles, an example in a comment."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        page = rng.choice(["/ztzl/jyta/jyta.html", "/xxgk/rdzx.htm"])
        folder = page.rsplit("/", 1)[0] + "/"
        docs = s.documents(rng.randint(5, 34), B.plain_path(folder + "nr/"), "mixed")
        rows = ["<!-- <p>·<a href='nr/0000.html'>信息标题示例</a> 2012-01-01</p> -->"]
        pin = docs[rng.randrange(len(docs))]
        rows.append(
            f'<p><font color="#ff0000">[置顶]</font><a href="{s.href(pin.path, page, "rel")}">'
            f"<b>{esc(pin.title)}</b></a>"
        )
        for k, d in enumerate(docs):
            date = f"{d.date.year}-{d.date.month}-{d.date.day}"
            href = s.href(d.path, page, "root" if k % 5 == 3 else "rel")
            if k % 7 == 4:  # the date inside the link, as it was typed
                rows.append(f'<p>·<a href="{href}" target=_blank>{esc(d.title)}{date}</a>')
            else:
                rows.append(f'<p>·<a href="{href}" target=_blank>{esc(d.title)}</a>{date}</p>')
        body = f'<div id="list">{chr(10).join(rows)}</div>'
        s.page(page, s.shell("建议提案专栏", frame("建议提案专栏", body), page, side=side(s)))
        return s.done([s.root + page], [s.root + page], True, "")


FAMILIES = [TwoCodes, Epoint, EasySite, Brief, Untidy]
