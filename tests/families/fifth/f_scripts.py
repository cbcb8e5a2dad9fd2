"""Static pages whose pager a script writes, and columns that go on elsewhere."""

import base64

import families_base as B
from families_base import Family, Site, chunks, esc, rows_any, rows_li, side_box


def some(rng, per, most=6):
    n = rng.randint(2, most)
    return (n - 1) * per + rng.choice([1, per, rng.randint(1, per)])


class Numbered(Family):
    """Pages at addresses of their own; nav() is what the page holds for k of n."""

    first, ext, zero = "/zwgk/jyta/index", "html", True
    sizes = (10, 15, 20)
    title = "建议提案"

    def at(self, k):
        n = k - 1 if self.zero else k
        return self.first + (f"_{n}" if k > 1 else "") + "." + self.ext

    def nav(self, rng, s, k, n, docs, per):
        raise NotImplementedError

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice(self.sizes)
        docs = s.documents(some(rng, per), B.trs_path(self.first.rpartition("/")[0] + "/"), "mixed")
        parts, news = chunks(docs, per), s.news(5)
        for k, part in enumerate(parts, 1):
            main = rows_any(s, part, self.at(k), 0, "rel")
            main += self.nav(rng, s, k, len(parts), len(docs), per)
            side = side_box(s, news, "相关专题")
            s.page(self.at(k), s.shell(self.title, main, self.at(k), side=side))
        urls = [s.root + self.at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


class RecordCount(Numbered):
    name = "g_record_count_variables"
    facts = "m_nRecordCount, m_nPageSize and m_nCurrPage in a script of the page, index_1.html from a script file."
    ext = "shtml"

    def nav(self, rng, s, k, n, total, per):
        s.js(
            "/images/pagenav.js",
            "var c=Math.ceil(m_nRecordCount/m_nPageSize);for(var i=0;i<c;i++){var u=m_sPageName+(i==0?'':'_'+i)+'.'+m_sPageExt;"
            "document.write(i==m_nCurrPage?'<span>'+(i+1)+'</span>':'<a href=\"'+u+'\">'+(i+1)+'</a>');}",
        )
        return (
            f'<div class="pn"><script>var m_nRecordCount = "{total}";\nvar m_nCurrPage = {k - 1};\nvar m_nPageSize = {per};\n'
            f"var m_sPageName = 'index';\nvar m_sPageExt = 'shtml';</script><script src=\"/images/pagenav.js\"></script></div>"
        )


class Twbs(Numbered):
    name = "g_twbs_placeholder"
    facts = "twbsPagination over static pages; 共0条 and 共1页 are placeholders that a script fills from data-total and data-pages."
    first, zero = "/gk/jytabl/list", False

    def nav(self, rng, s, k, n, total, per):
        return (
            f'<div id="pg" data-total="{total}" data-pages="{n}" data-cur="{k}"><span id="t">共0条</span> <span id="n">共1页</span><ul id="ul"></ul></div>'
            "<script>var d=$('#pg').data();$('#t').text('共'+d.total+'条');$('#n').text('共'+d.pages+'页');"
            "$('#ul').twbsPagination({totalPages:d.pages,startPage:d.cur,initiateStartPageClick:false,onPageClick:function(e,p){location.href='list'+(p>1?'_'+p:'')+'.html';}});</script>"
        )


class Encoded(Numbered):
    name = "g_pager_in_base64"
    facts = "The links of the pager stand as base64 in the page and are written by document.write on the reader's side."
    title = "代表建议和委员提案"

    def nav(self, rng, s, k, n, total, per):
        links = "".join(
            f'<a href="{self.at(j)}">{j}</a>' if j != k else f"<b>{j}</b>" for j in range(1, n + 1)
        )
        code = base64.b64encode(links.encode()).decode()
        return f'<div class="fanye"><script>document.write(window.atob("{code}"));</script></div>'


class Control(Numbered):
    name = "g_page_control_call"
    facts = "pageControl(id, pages, current, stem, extension) from a script file of the site; no text of totals; five links at most."
    first, ext, zero = "/xxgk/rdjy/common_list", "shtml", False
    sizes = (8, 12)

    def nav(self, rng, s, k, n, total, per):
        s.js(
            "/js/pc.js",
            "function pageControl(id,n,c,stem,ext){var h='';for(var i=Math.max(1,c-2);i<=Math.min(n,c+2);i++)"
            "h+='<a href=\"'+stem+(i>1?'_'+i:'')+'.'+ext+'\">'+i+'</a>';document.getElementById(id).innerHTML=h;}",
        )
        return f'<script src="/js/pc.js"></script><div id="pc"></div><script>pageControl("pc", {n}, {k}, "common_list", "shtml");</script>'


class Doubles(Numbered):
    name = "g_pager_of_www_and_https"
    facts = "Rows carry http addresses of the host; the pager's links are https and the www double of the same site."
    first = "/zxta/index"

    def make(self, rng):
        s, per = Site(self.name, rng), 10
        docs = s.documents(some(rng, per), B.art_path(rng.randint(10, 99)), "cppcc")
        parts = chunks(docs, per)
        other = rng.choice([f"https://{s.host}", f"http://www.{s.host}", f"https://www.{s.host}"])
        for k, part in enumerate(parts, 1):
            links = " ".join(
                f'<a href="{other}{self.at(j)}">{j}</a>' if j != k else f"<em>{j}</em>"
                for j in range(1, len(parts) + 1)
            )
            nav = f'<div class="page">共{len(parts)}页 {len(docs)}条 {links}</div>'
            main = rows_any(s, part, self.at(k), 2, "abs") + nav
            s.page(self.at(k), s.shell("政协提案", main, self.at(k)))
        urls = [s.root + self.at(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "the pager's host is a name of the same site")


class Archive(Family):
    name = "g_older_rows_elsewhere"
    facts = "The column holds this year on one page; 往年答复 below it leads to an older list with pages in another folder and another mark-up."

    def make(self, rng):
        s, per, at = Site(self.name, rng), 15, "/zwgk/jyta2025/"
        new = s.documents(rng.randint(1, 20), B.trs_path(at), "mixed", year=2025)
        old = s.documents(some(rng, per, 4), B.plain_path("/old/jyta/", "htm"), "mixed", year=2023)
        parts = chunks(old, per)
        to = lambda k: f"/old/jyta/{'index' if k == 1 else f'more{k}'}.htm"
        word = rng.choice(["往年答复", "历年建议提案", "查看历史数据", "2024年以前"])
        link = f'<p align="right"><a href="{to(1)}">{word}&gt;&gt;</a></p>'
        s.page(at, s.shell("建议提案", rows_li(s, new, at, "rel") + link, at))
        for k, part in enumerate(parts, 1):
            on = f'<a href="{to(k + 1)}">下一页</a>' if k < len(parts) else "下一页"
            nav = f"<p>第{k}页 共{len(parts)}页 共{esc(str(len(old)))}条 {on}</p>"
            s.page(to(k), s.shell("建议提案", rows_any(s, part, to(k), 1) + nav, to(k)))
        urls = [s.root + at] + [s.root + to(k) for k in range(1, len(parts) + 1)]
        return s.done(urls[:1], urls, True, "")


FAMILIES = [RecordCount, Twbs, Encoded, Control, Doubles, Archive]
