"""Static lists of smaller systems: VSB, PHPCMS, DedeCMS, Empire, Yueyang, Epoint."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_any, rows_li
from families_eleventh_a_0parts import column, jquery, neighbours, news_box, pages
from families_eleventh_a_00scripts import PAGINATION_JS


class VsbDescending(Family):
    name = "k_vsb_counting_down"
    facts = "Boda VSB: NAME.htm, then NAME/4.htm … NAME/1.htm; a window of numbers; 共N条."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        stem = rng.choice(["/zfxxgk/fdzdgknr/rddbjybl", "/xxgk/zxwytabl", "/zwgk/jyta/srdjy"])
        docs = s.documents(rng.randint(10, 130), B.vsb_path(rng.randint(1020, 1890)), "mixed")
        side = news_box(s, "通知公告", 4)
        u = rng.randint(4, 30)

        def name(k, n):
            return stem + ".htm" if k == 0 else f"{stem}/{n - k}.htm"

        def write(k, n, part, path):
            def a(cls, word, j):
                if j < 0 or j >= n:
                    return f'<span class="{cls}_d p_fun_d">{word}</span>'
                href = s.href(name(j, n), path, "rel").removeprefix("./")
                return f'<span class="{cls} p_fun"><a href="{href}">{word}</a></span>'

            nums = []
            for j in range(n):
                if j == k:
                    nums.append(f'<span class="p_no_d">{j + 1}</span>')
                elif j in (0, n - 1) or abs(j - k) <= 2:
                    href = s.href(name(j, n), path, "rel").removeprefix("./")
                    nums.append(f'<span class="p_no"><a href="{href}">{j + 1}</a></span>')
                elif abs(j - k) == 3:
                    nums.append('<span class="p_dot">...</span>')
            first = a("p_first", "首页", 0 if k else -1) + a("p_prev", "上页", k - 1)
            last = a("p_next", "下页", k + 1) + a("p_last", "尾页", n - 1 if k < n - 1 else n)
            pager = (
                f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共'
                f'{len(docs)}条</span><span class="p_pages">'
                f"{first}{''.join(nums)}{last}</span></div>"
            )
            rows = "\n".join(
                f'<li id="line_u{u}_{i}"><span>{d.date:%Y-%m-%d}</span>'
                f'<a href="{s.href(d.path, path, "rel")}" title="{esc(d.title)}">'
                f"<em></em>{esc(d.title)}</a></li>"
                for i, d in enumerate(part)
            )
            body = column("建议提案办理", f"<ul>{rows}</ul>", pager)
            return s.shell("建议提案办理", body, path, side=side)

        urls = pages(s, docs, rng.choice([10, 15, 20]), name, write)
        return s.done([urls[0]], urls, True, "")


class PhpcmsList(Family):
    name = "k_phpcms_list_n"
    facts = "list-541-1.html, content-541-ID-1.html; on the last page 下一页 links to itself."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        c = rng.randint(120, 890)
        docs = s.documents(rng.randint(5, 100), lambda i, d: f"/content-{c}-{i}-1.html", "cppcc")
        menu = neighbours(s, rng, (f"/list-{c}-1.html", "政协提案"))

        def name(k, n):
            return f"/list-{c}-{k + 1}.html"

        def write(k, n, part, path):
            def a(word, j):
                return f'<a href="{name(j, n)}" class="a1">{word}</a> '

            nums = "".join(
                f"<span>{j + 1}</span> " if j == k else a(str(j + 1), j) for j in range(n)
            )
            pager = (
                f'<div id="pages" class="text-c"><a class="a1">{len(docs)}条</a> '
                f"{a('上一页', max(k - 1, 0))}{nums}{a('下一页', min(k + 1, n - 1))}</div>"
            )
            rows = rows_li(s, part, path, "abs", cut=rng.choice([0, 24]), cls="list lh24 f14")
            return s.shell("政协提案", column("政协提案", rows, pager), path, side=menu)

        urls = pages(s, docs, rng.choice([15, 20, 25]), name, write)
        return s.done([urls[0]], urls, True, "")


class DedeList(Family):
    name = "k_dedecms_list_tid"
    facts = "DedeCMS in gb2312: index.html is list_23_1.html again; pageinfo; a select of pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        tid, col = rng.randint(8, 96), rng.choice(["/a/jytabl/", "/html/zwgk/tiandafu/", "/jyta/"])
        docs = s.documents(
            rng.randint(8, 75), lambda i, d: f"{col}{d.year}/{d:%m%d}/{i}.html", "mixed"
        )

        def name(k, n):
            return f"{col}list_{tid}_{k + 1}.html"

        def write(k, n, part, path):
            def a(word, j):
                return f"<li><a href='list_{tid}_{j + 1}.html'>{word}</a></li>\n"

            nums = "".join(
                f'<li class="thisclass">{j + 1}</li>' if j == k else a(j + 1, j) for j in range(n)
            )
            options = "".join(
                f"<option value='list_{tid}_{j + 1}.html'{' selected' if j == k else ''}>{j + 1}"
                "</option>"
                for j in range(n)
            )
            pager = (
                '<div class="dede_pages"><ul class="pagelist">'
                + (a("首页", 0) + a("上一页", k - 1) if k else "<li>首页</li>")
                + nums
                + (a("下一页", k + 1) + a("末页", n - 1) if k < n - 1 else "<li>末页</li>")
                + "<li><select name='sldd' style='width:36px' onchange='location.href=this.options"
                f"[this.selectedIndex].value;'>{options}</select></li>"
                f'<li><span class="pageinfo">共 <strong>{n}</strong>页<strong>{len(docs)}'
                "</strong>条</span></li></ul></div>"
            )
            rows = "".join(
                f'<li>·[<b><a href="{col}">建议提案</a></b>] <a href="{s.href(d.path, path)}" '
                f'class="title">{esc(d.title)}</a> <span class="info"><small>日期：</small>'
                f"{d.date:%Y-%m-%d}</span></li>\n"
                for d in part
            )
            return s.shell(
                "建议提案", column("建议提案", f'<ul class="e2">{rows}</ul>', pager), path
            )

        urls = pages(s, docs, rng.choice([10, 15, 20]), name, write)
        s.static[col + "index.html"] = s.static[name(0, 0)]
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


class EmpireList(Family):
    name = "k_empire_cms_epages"
    facts = (
        "Empire CMS: total in a title-less bold, index_2.html; each row begins with a type link."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jyta/", "/gongkai/tabl/", "/zhuanti/jianyi/"])
        docs = s.documents(rng.randint(6, 90), lambda i, d: f"{col}{d:%Y-%m-%d}/{i}.html", "mixed")
        side = news_box(s, "图片新闻", 5)

        def name(k, n):
            return col + ("index.html" if k == 0 else f"index_{k + 1}.html")

        def write(k, n, part, path):
            def a(word, j):
                return f'<a href="{name(j, n)}">{word}</a>&nbsp;'

            nums = "".join(f"<b>{j + 1}</b>&nbsp;" if j == k else a(j + 1, j) for j in range(n))
            pager = (
                f'<div class="epages"><a title="总数">&nbsp;<b>{len(docs)}</b> </a>&nbsp;&nbsp;'
                + (a("首页", 0) + a("上一页", k - 1) if k else "")
                + nums
                + (a("下一页", k + 1) + a("尾页", n - 1) if k < n - 1 else "")
                + "</div>"
            )
            rows = "\n".join(
                f'<tr><td height="28"><a href="{col}" class="lm">[{lm[d.kind]}]</a> '
                f'<a href="{s.href(d.path, path)}" target="_blank">{esc(d.title)}</a></td>'
                f'<td width="90">{d.date:%Y-%m-%d}</td></tr>'
                for d in part
            )
            table = f'<table width="100%" cellpadding="0">{rows}</table>'
            return s.shell("建议提案", column("建议提案答复", table, pager), path, side=side)

        lm = {"npc": "建议答复", "cppcc": "提案答复"}
        urls = pages(s, docs, rng.choice([12, 20, 25]), name, write)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


class PinnedRows(Family):
    name = "k_number_path_pinned_rows"
    facts = "Hunan county: /C1/C2/content_ID.html; two pinned rows come back on each page of 12."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        a, b = rng.randint(25300, 39000), rng.randint(25300, 39000)
        col = f"/{a}/{b}/"
        docs = s.documents(rng.randint(14, 90), B.plain_path(col + "content_"), "npc")
        top, rest = docs[3:5], docs[:3] + docs[5:]

        def name(k, n):
            return col + ("index.htm" if k == 0 else f"index_{k + 1}.htm")

        def write(k, n, part, path):
            pin = "".join(
                f'<li class="top"><a href="{s.href(d.path, path)}"><font color="red">[置顶]</font>'
                f"{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>"
                for d in top
            )
            rows = "".join(
                f'<li><a href="{s.href(d.path, path)}">{esc(d.title)}</a>'
                f"<span>{d.date:%Y-%m-%d}</span></li>\n"
                for d in part
            )
            more = []
            if k:
                more += [
                    f'<a href="{name(0, n)}">首页</a>',
                    f'<a href="{name(k - 1, n)}">上一页</a>',
                ]
            if k < n - 1:
                more += [f'<a href="{name(k + 1, n)}">下一页</a>']
                more += [f'<a href="{name(n - 1, n)}">尾页</a>']
            pager = f'<div class="fy">第{k + 1}页/共{n}页 {" ".join(more)}</div>'
            body = column("人大代表建议", f'<ul class="newsList">{pin}{rows}</ul>', pager)
            return s.shell("人大代表建议", body, path)

        urls = pages(s, rest, 12, name, write)
        return s.done([s.root + col], [s.root + col, *urls[1:]], True, "")


class EpointPages(Family):
    name = "k_epoint_moreinfo_pages"
    facts = "Epoint: moreinfo.html, 2.html …; the pagination plug-in has pageSize and total; uuids."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        m = rng.randint(1, 9)
        col = f"/zwgk/00{m}035/00{m}035003/00{m}035003002/"

        def uuid(i, d):
            h = f"{i * 104729 * 15485863:032x}"
            return f"{d:%Y%m%d}/{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}.html"

        docs = s.documents(rng.randint(10, 120), lambda i, d: col + uuid(i, d), "npc")
        per = rng.choice([10, 15, 18])
        head = jquery(s, "/fui/js/lib/jquery.min.js")
        s.js("/fui/js/widgets/pagination.js", PAGINATION_JS)
        head += '<script src="/fui/js/widgets/pagination.js"></script>'

        def name(k, n):
            return col + ("moreinfo.html" if k == 0 else f"{k + 1}.html")

        def write(k, n, part, path):
            pager = f"""<div id="page" class="ewb-page"></div><script>
$(function () {{
    $("#page").pagination({{
        pageIndex: {k},
        pageSize: {per},
        total: {len(docs)},
        showInfo: true,
        firstBtnText: '首页', prevBtnText: '上页', nextBtnText: '下页', lastBtnText: '尾页'
    }});
    $("#page").on("pageClicked", function (event, data) {{
        var idx = data.pageIndex + 1;
        window.location.href = idx == 1 ? "moreinfo.html" : idx + ".html";
    }});
}});
</script>"""
            rows = rows_any(s, part, path, 0, "root")
            return s.shell("人大代表建议", column("人大代表建议", rows, pager), path, head=head)

        urls = pages(s, docs, per, name, write)
        return s.done([urls[0]], urls, True, "")


FAMILIES = [VsbDescending, PhpcmsList, DedeList, EmpireList, PinnedRows, EpointPages]
