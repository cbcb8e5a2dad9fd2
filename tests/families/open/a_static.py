"""Static list pages: TRS, Kaipu, VSB and plain directories."""

import families_base as B
from families_base import (
    Family,
    Site,
    chunks,
    esc,
    per_page,
    rows_any,
    rows_dl,
    rows_li,
    rows_table,
    side_box,
    spread,
)


def static(site, col, docs, per, name, render, title="建议提案办理", **shell):
    """Pages of a directory; name(k) -> file name of page k (from 1), render(k, pages, rows, path) -> html."""
    parts, urls = chunks(docs, per), []
    for k, part in enumerate(parts, 1):
        path = col + name(k)
        urls.append(
            site.page(
                path,
                site.shell(
                    title,
                    site.crumbs("政务公开", title) + render(k, len(parts), part, path),
                    path,
                    **shell,
                ),
            )
        )
    return parts, urls


class TrsPlain(Family):
    name = "trs_plain"
    facts = "TRS WCM, the commonest form: createPageHTML(pages, current from 0, 'index', 'html'), page 2 is index_1.html (cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng, soft=rng.choice([None, None, "page"]))
        per, col = per_page(rng), f"/zwgk/fdzdgknr/{rng.choice(['jyta', 'jytabl', 'rddbjy'])}/"
        docs = s.documents(spread(rng, per), B.trs_path(col), rng.choice(["npc", "cppcc", "mixed"]))
        style, how = rng.randrange(3), rng.choice(["rel", "root", "abs", "proto"])
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "index.html" if k == 1 else f"index_{k - 1}.html",
            lambda k, n, rows, p: (
                rows_any(s, rows, p, style, how)
                + f'<div class="page"><script src="/images/page.js"></script><script>createPageHTML({n}, {k - 1}, "index", "html");</script></div>'
            ),
            side=side_box(s, s.news(3)) if rng.random() < 0.4 else "",
        )
        return s.done([s.root + col], urls, True, "healthy TRS column")


class TrsSixTotal(Family):
    name = "trs_six_arguments"
    facts = "createPageHTML(63,0,'index','shtml','black2',435): pages first, records last (reading-faults 3.10)."

    def make(self, rng):
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gb2312"]))
        per, col = per_page(rng, 5, 10, 15), "/xxgk/qtzdgknr/jytabl/rddbjybl/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col, "shtml"))
        css = rng.choice(["black2", "green1", "digg"])
        js = B.CREATE_PAGE_JS.replace(
            "_sPageExt){",
            "_sPageExt, _css, _nTotal){\n  document.write('<span class=\"'+_css+'\">\\u5171'+_nTotal+'\\u6761</span>');",
        )
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "index.shtml" if k == 1 else f"index_{k - 1}.shtml",
            lambda k, n, rows, p: (
                rows_li(s, rows, p, "rel", cut=18)
                + f'<script type="text/javascript">{js}createPageHTML({n},{k - 1},"index","shtml","{css}",{len(docs)});</script>'
            ),
        )
        return s.done(
            [s.root + col + "index.shtml"], urls, True, "pages and records both told and true"
        )


class TrsFiveArguments(Family):
    name = "trs_five_arguments"
    facts = "Beijing's five arguments: records first, pages second, current, name, extension (cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 10, 12, 20), "/zfxxgk/jyta/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "cppcc")
        fn = B.CREATE_PAGE_JS.replace(
            "createPageHTML(_nPageCount,", "createPageHTML(_nRecordCount, _nPageCount,"
        )
        s.js("/js/pagination.js", fn)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "index.html" if k == 1 else f"index_{k - 1}.html",
            lambda k, n, rows, p: (
                rows_dl(s, rows, p, "rel")
                + f"<div class='fenye'><script language='javascript' src='/js/pagination.js'></script><script>createPageHTML({len(docs)},{n},{k - 1},'index','html')</script></div>"
            ),
        )
        return s.done([s.root + col], urls, True, "first number is records, not pages")


class TotalOneTooHigh(Family):
    name = "total_one_too_high"
    facts = "A published total that is one above what the list holds (reading-faults 3.10)."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 10, 15, 20), "/zwgk/jytabljggk/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "mixed")
        said = len(docs) + 1
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "index.html" if k == 1 else f"index_{k - 1}.html",
            lambda k, n, rows, p: (
                rows_table(s, rows, p)
                + f'<div class="page">共 <b>{said}</b> 条 共{n}页 <script src="/images/page.js"></script><script>createPageHTML({n}, {k - 1}, "index", "html");</script></div>'
            ),
        )
        return s.done([s.root + col], urls, False, "says one document more than exists")


class KaipuStatic(Family):
    name = "kaipu_static"
    facts = "Kaipu/UCAP: createPageHTML('page_div', pages, current from 1, 'zwgklist', 'shtml', records), pages zwgklist_2.shtml (saved Gansu page, cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng)
        site, c, per = "jyj", f"c{s.new_id(100000, 199999)}", per_page(rng, 10, 15, 20)
        col = f"/{site}/{c}/"
        docs = s.documents(spread(rng, per), B.kaipu_path(site, c), "npc")
        s.js(
            f"/{site}/xhtml/js/page.js",
            "function createPageHTML(divId,pageCount,current,name,ext,total){var h='<span>\\u5171'+total+'\\u6761</span>';for(var i=1;i<=pageCount;i++){h+=i==current?'<em>'+i+'</em>':'<a href=\"'+name+(i==1?'':'_'+i)+'.'+ext+'\">'+i+'</a>';}document.getElementById(divId).innerHTML=h;}",
        )

        def render(k, n, rows, p):
            decoy = f'<!-- <li><a href="/{site}/{c}/201901/old.shtml">示例标题</a><b>2019-01-01</b></li> -->'
            items = "".join(
                f'<li><a href="{d.path}" title="{esc(d.title)}">{esc(d.title)}</a><b>{d.date}</b></li>\n'
                for d in rows
            )
            return f'<ul class="list">{decoy}{items}</ul><div class="page"><div id="page_div"></div></div><script src="/{site}/xhtml/js/page.js"></script><script>createPageHTML(\'page_div\',{n}, {k},\'zwgklist\',\'shtml\',{len(docs)});</script>'

        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "zwgklist.shtml" if k == 1 else f"zwgklist_{k}.shtml",
            render,
        )
        return s.done([urls[0]], urls, True, "healthy Kaipu column with a commented-out sample row")


class VsbDescending(Family):
    name = "vsb_descending"
    facts = "Boda VSB: page 2 of N is name/(N-1).htm and the oldest is name/1.htm; text 共N条 k/N (cms.md 2)."

    def make(self, rng):
        s = Site(self.name, rng, dialect=rng.choice(["plain", "upper"]))
        per, tree = per_page(rng, 10, 12, 15), rng.randint(1011, 1399)
        docs = s.documents(spread(rng, per, zero=False), B.vsb_path(tree), "npc")
        parts, col, urls = chunks(docs, per), "/zfxxgk/fdzdgknr/jyjta/", []
        n = len(parts)
        path_of = lambda k: col + ("rddbjy.htm" if k == 1 else f"rddbjy/{n - k + 1}.htm")
        for k, part in enumerate(parts, 1):
            p = path_of(k)
            items = "".join(
                f'<li id="line_u8_{i}"><a href="{s.href(d.path, p, "rel")}" target="_blank">{esc(d.title)}</a><span>{d.date:%Y-%m-%d}</span></li>\n'
                for i, d in enumerate(part)
            )
            link = lambda j, t: (
                f'<span class="p_no"><a href="{s.href(path_of(j), p, "rel")}">{t}</a></span>'
            )
            pager = f'<div class="pb_sys_common"><span class="p_t">共{len(docs)}条</span> <span class="p_t">{k}/{n}</span> '
            if k > 1:
                pager += link(1, "首页") + link(k - 1, "上页")
            if k < n:
                pager += link(k + 1, "下页") + link(n, "尾页")
            urls.append(
                s.page(
                    p,
                    s.shell(
                        "人大代表建议",
                        s.crumbs("建议提案", "人大代表建议") + f"<ul>{items}</ul>{pager}</div>",
                        p,
                    ),
                )
            )
        return s.done([urls[0]], urls, True, "healthy VSB column, page numbers descending")


class SelectOnly(Family):
    name = "select_jump"
    facts = "The only pager is a select with 第2页 whose option values are addresses (reading-faults 3.1)."

    def make(self, rng):
        s = Site(self.name, rng, charset=rng.choice(["gb2312", "utf-8"]))
        per, col = per_page(rng, 5, 10, 15), "/xxgk/jyta/dbjydf/"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path(col, "htm"))
        style = rng.randrange(3)

        def render(k, n, rows, p):
            opts = "".join(
                f'<option value="{col}{"index" if j == 1 else f"index{j}"}.htm"{" selected" if j == k else ""}>第{j}页</option>'
                for j in range(1, n + 1)
            )
            return (
                rows_any(s, rows, p, style)
                + f'<p align="center">转到 <select onchange="window.location.href=this.options[this.selectedIndex].value">{opts}</select></p>'
            )

        _, urls = static(
            s, col, docs, per, lambda k: "index.htm" if k == 1 else f"index{k}.htm", render
        )
        return s.done([urls[0]], urls, True, "every page stands in the select")


class RecordVariables(Family):
    name = "m_nrecordcount"
    facts = 'Hubei\'s publication trees: var m_nRecordCount = "48"; var m_nPageSize = 15, pages nei.htm, nei_1.htm built by script (public crawler code; reading-faults 3.1).'

    def make(self, rng):
        s = Site(self.name, rng, charset=rng.choice(["gb2312", "utf-8", "utf-8"]))
        per, col = (
            per_page(rng, 12, 15, 20),
            f"/pub/root8/{rng.randint(11, 40)}/{rng.randint(41, 90)}/",
        )
        docs = s.documents(spread(rng, per), B.trs_path(col, "htm"), "cppcc")

        def render(k, n, rows, p):
            return (
                rows_table(s, rows, p, "rel")
                + f'''<script>
 var m_nRecordCount = "{len(docs)}"; var m_nCurrPage = {k - 1};
 var m_nPageSize = {per};
 var m_nPageCount = Math.ceil(m_nRecordCount / m_nPageSize);
 function PageLink(n){{ return n == 0 ? "nei.htm" : "nei_" + n + ".htm"; }}
 for (var i = 0; i < m_nPageCount; i++) {{
   if (i == m_nCurrPage) document.write("[" + (i+1) + "]"); else document.write('<a href="' + PageLink(i) + '">[' + (i+1) + ']</a>');
 }}
</script>'''
            )

        _, urls = static(
            s, col, docs, per, lambda k: "nei.htm" if k == 1 else f"nei_{k - 1}.htm", render
        )
        return s.done([urls[0]], urls, True, "total and page size in variables, links by script")


class Boxes(Family):
    name = "boxes_by_session"
    facts = "A column page with one box per session, no pager; each box says how many it holds (reading-faults 3.3)."

    def make(self, rng):
        s = Site(self.name, rng)
        col, docs, boxes = "/zwgk/jytabl/", [], []
        for i, year in enumerate(range(2025, 2025 - rng.randint(2, 4), -1)):
            part = s.documents(
                rng.randint(1, 14), B.trs_path(col), "npc" if i % 2 == 0 else "cppcc", year=year
            )
            boxes.append((f"{year}年{'人大代表建议' if i % 2 == 0 else '政协提案'}", part))
            docs += part
        main = s.crumbs("建议提案办理") + f'<p class="num">本栏目共{len(docs)}条信息</p>'
        for head, part in boxes:
            main += f'<div class="mod"><div class="hd"><h3>{head}</h3><i>({len(part)})</i></div>{rows_li(s, part, col, "rel")}</div>'
        u = s.page(
            col + "index.html",
            s.shell("建议提案办理", main, col + "index.html", side=side_box(s, s.news(6))),
        )
        return s.done(
            [s.root + col],
            [u],
            True,
            "several lists on the page, all of them count; one sidebar of news that does not",
        )


class ScriptRows(Family):
    name = "script_rows_commented"
    facts = "Wuhan: rows written by script from var url / var title, with commented-out assignments (cms.md 2; reading-faults 3.6)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col = per_page(rng, 10, 15), "/xxgk/xxgkml/qtzdgknr/jytabl/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col, "shtml"), "mixed")
        s.js("/images/page.js", B.CREATE_PAGE_JS)

        def render(k, n, rows, p):
            out = []
            for d in rows:
                out.append(f'''<li><script>
 //var title = "测试标题请勿显示";
 var url = "{s.href(d.path, p, "rel")}";
 var title = {B.js_str(d.title)};
 //var url = "./201801/t20180101_1.shtml";
 document.writeln('<a href="' + url + '" target="_blank">' + title + '</a><span>{d.date}</span>');
</script></li>''')
            return (
                '<ul class="news">'
                + "\n".join(out)
                + f'</ul><script src="/images/page.js"></script><script>createPageHTML({n},{k - 1},"index","shtml");</script>'
            )

        _, urls = static(
            s, col, docs, per, lambda k: "index.shtml" if k == 1 else f"index_{k - 1}.shtml", render
        )
        return s.done([s.root + col], urls, True, "rows only in scripts")


class MiddleMissing(Family):
    name = "middle_page_missing"
    facts = "One page of the list is not there (lost by the generator); list stubs are seen in cms.md 5."

    def make(self, rng):
        s = Site(self.name, rng, soft=rng.choice([None, "page"]))
        per, col = per_page(rng, 5, 10), "/zwgk/zxta/"
        docs = s.documents(rng.randint(per * 3, per * 5), B.trs_path(col), "cppcc")

        def render(k, n, rows, p):
            links = " ".join(
                f'<a href="index{"" if j == 1 else f"_{j - 1}"}.html">{j}</a>'
                if j != k
                else f"<b>{j}</b>"
                for j in range(1, n + 1)
            )
            return rows_li(s, rows, p, "rel") + f'<div class="pages">共{len(docs)}条 {links}</div>'

        parts, urls = static(
            s, col, docs, per, lambda k: "index.html" if k == 1 else f"index_{k - 1}.html", render
        )
        gone = rng.randint(2, len(parts) - 1)
        del s.static[col + f"index_{gone - 1}.html"]
        urls.pop(gone - 1)
        return s.done(
            [s.root + col],
            urls,
            False,
            f"page {gone} is missing, later pages exist",
            hidden=[d.url for d in parts[gone - 1]],
        )


class YearChildren(Family):
    name = "year_children"
    facts = "The parent lists year columns (2025n, 2024n …) and shows some newest rows (cms.md 1.3, paths.md 3)."

    def make(self, rng):
        s = Site(self.name, rng)
        col, urls, years, newest = (
            "/zfxxgk/fdzdgknr/jytabl/",
            [],
            list(range(2025, 2025 - rng.randint(2, 4), -1)),
            [],
        )
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        for y in years:
            sub, per = f"{col}{y}n/", 10
            docs = s.documents(rng.choice([1, 4, 10, 11, 14]), B.trs_path(sub), "mixed", year=y)
            newest += docs[:3]
            _, u = static(
                s,
                sub,
                docs,
                per,
                lambda k: "index.html" if k == 1 else f"index_{k - 1}.html",
                lambda k, n, rows, p: (
                    rows_li(s, rows, p, "rel")
                    + f'<script src="/images/page.js"></script><script>createPageHTML({n},{k - 1},"index","html")</script>'
                ),
                title=f"{y}年",
            )
            urls += u
        tabs = "".join(f'<li><a href="./{y}n/">{y}年</a></li>' for y in years)
        p = col + "index.html"
        urls.insert(
            0,
            s.page(
                p,
                s.shell(
                    "建议提案办理",
                    s.crumbs("建议提案办理")
                    + f'<ul class="subnav">{tabs}</ul>'
                    + rows_li(s, newest, p, "rel"),
                    p,
                ),
            ),
        )
        return s.done([s.root + col], urls, True, "all years are named on the parent")


class SinglePage(Family):
    name = "single_page_plain"
    facts = "Most reply columns of counties hold less than a page: one list, no pager at all."

    def make(self, rng):
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "utf-8", "gb2312"]))
        col = rng.choice(["/zwgk/jyta/", "/xxgk/yata/", "/gk/rdjyzxta/"])
        docs = s.documents(rng.choice([0, 1, 2, 4, 7, 9, 12]), B.plain_path(col), "mixed")
        p = col + "index.html"
        u = s.page(
            p,
            s.shell(
                "建议提案",
                s.crumbs("建议提案")
                + rows_any(s, docs, p, rng.randrange(3), rng.choice(["rel", "root", "abs"])),
                p,
            ),
        )
        return s.done([s.root + col], [u], True, "no pager and none needed")


class SidebarLonger(Family):
    name = "sidebar_longer_than_last_page"
    facts = "A dated list of another column beside the list is longer than the list's last page (reading-faults 3.3)."

    def make(self, rng):
        s = Site(self.name, rng, dialect=rng.choice(["plain", "single"]))
        per, path = per_page(rng, 10, 12, 15), "/jyta/list"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/detail/"), "npc")
        parts, side = chunks(docs, per), side_box(s, s.news(9), "图片新闻")
        n = len(parts)

        def page(q, *_):
            k = int(q.get("page", "1")) if q.get("page", "1").isdigit() else 1
            if not 1 <= k <= n:
                return s.missing()
            li = "".join(
                f'<li class="page-item{" active" if j == k else ""}"><a class="page-link" href="/jyta/list?page={j}">{j}</a></li>'
                for j in range(1, n + 1)
            )
            nxt = (
                f'<li class="page-item"><a class="page-link" href="/jyta/list?page={k + 1}" rel="next">下一页</a></li>'
                if k < n
                else '<li class="page-item disabled"><a class="page-link">下一页</a></li>'
            )
            return s.shell(
                "人大代表建议答复",
                rows_li(s, parts[k - 1], path, cls="news-list")
                + f'<nav><ul class="pagination">{li}{nxt}</ul></nav>',
                path,
                side=side,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?page={k}" if k > 1 else "") for k in range(1, n + 1)],
            True,
            "bootstrap links; the news are decoys",
        )


class AnchorPSpan(Family):
    name = "anchor_p_span"
    facts = "Rows are a > p + span without li (reading-faults 3.3); pager 上一页 下一页 1/3."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 5, 10, 20), "/col/jyta/"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/col/jyta/view/"), "cppcc")

        def render(k, n, rows, p):
            rws = "\n".join(
                f'<a class="item" href="{s.href(d.path, p, "rel")}"><p>{esc(d.title)}</p><span>{d.date:%Y-%m-%d}</span></a>'
                for d in rows
            )
            prev = f'<a href="{k - 1}.html">上一页</a>' if k > 1 else "<i>上一页</i>"
            nxt = f'<a href="{k + 1}.html">下一页</a>' if k < n else "<i>下一页</i>"
            return f'<div class="lists">{rws}</div><div class="turn">{prev} {k}/{n} {nxt}</div>'

        _, urls = static(s, col, docs, per, lambda k: f"{k}.html", render)
        return s.done([urls[0]], urls, True, "each row has its own date")


FAMILIES = [
    TrsPlain,
    TrsSixTotal,
    TrsFiveArguments,
    TotalOneTooHigh,
    KaipuStatic,
    VsbDescending,
    SelectOnly,
    RecordVariables,
    Boxes,
    ScriptRows,
    MiddleMissing,
    YearChildren,
    SinglePage,
    SidebarLonger,
    AnchorPSpan,
]
