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


FAMILIES = [
    TrsPlain,
    TrsSixTotal,
    TrsFiveArguments,
    TotalOneTooHigh,
    KaipuStatic,
    VsbDescending,
    SelectOnly,
    RecordVariables,
]
