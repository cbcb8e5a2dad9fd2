"""Columns that are one page: what stands around the rows, and how the rows are written."""

import json

import families_base as B
from families_base import Family, Site, esc, rows_any, rows_dl, rows_li, side_box


def file_answer(name: str):
    kinds = {
        "pdf": ("application/pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"),
        "doc": ("application/msword", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64),
        "docx": ("application/octet-stream", b"PK\x03\x04" + b"\0" * 64),
        "wps": ("application/octet-stream", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 32),
    }
    ctype, body = kinds[name.rpartition(".")[2].lower()]
    return 200, {"Content-Type": ctype}, body


class Headed(Family):
    name = "g_headed_by_quarter"
    facts = "One page with rows under headings; the head says how many cases the bureau was given, more than were published."

    def make(self, rng):
        s, at = Site(self.name, rng), "/zfxxgk/jyta.html"
        docs = s.documents(rng.randint(6, 60), B.trs_path("/zfxxgk/jyta/"), "mixed")
        given = len(docs) + rng.randint(5, 40)
        parts, names = B.chunks(docs, rng.randint(4, 9)), ["第四季度", "第三季度", "第二季度"]
        boxes = "".join(
            f"<h3>{names[i] if i < 3 else f'此前第{i}批'}</h3>{rows_dl(s, part, at)}"
            for i, part in enumerate(parts)
        )
        head = f"<p>今年我局共承办建议提案{given}件，其中主办{given // 2}件，已全部办结。</p>"
        s.page(at, s.shell("建议提案", s.crumbs("建议提案") + head + boxes, at))
        return s.done([s.root + at], [s.root + at], True, "the number is of cases, not of rows")


class Files(Family):
    name = "g_rows_of_files"
    facts = "A table whose rows are files (PDF, DOC, DOCX, WPS); the link says only 下载, the title is another cell."

    def make(self, rng):
        s, at = Site(self.name, rng), "/zwgk/jytabl/index.shtml"
        docs, ext = [], ["pdf", "pdf", "doc", "docx", "wps", "PDF"]
        docs = s.documents(
            rng.randint(3, 45),
            lambda i, d: f"/zwgk/jytabl/{d:%Y%m}/P0{d:%Y%m%d}{i}.{rng.choice(ext)}",
            "npc",
        )
        word = rng.choice(["下载", "查看", "点击查看", "附件"])
        body = ""
        for i, d in enumerate(docs, 1):
            s.static[d.path] = file_answer(d.path)
            link = s.href(d.path, at, "rel")
            body += f'<tr><td>{i}</td><td>{esc(d.title)}</td><td>{s.agency}</td><td>{d.date:%Y.%m.%d}</td><td><a href="{link}" target="_blank">{word}</a></td></tr>\n'
        head = "<tr><th>序号</th><th>标题</th><th>承办单位</th><th>时间</th><th>答复</th></tr>"
        s.page(at, s.shell("代表建议办理结果", f"<table>{head}{body}</table>", at))
        return s.done([s.root + at], [s.root + at], True, "")


class Tabs(Family):
    name = "g_tabs_in_one_page"
    facts = "NPC and CPPCC as tabs of one page, the second hidden; 更多 leads to # or to the page itself."

    def make(self, rng):
        s, at = Site(self.name, rng), "/ztzl/jyta/"
        npc = s.documents(rng.randint(2, 30), B.plain_path("/ztzl/jyta/rd/"), "npc")
        cppcc = s.documents(rng.randint(2, 30), B.plain_path("/ztzl/jyta/zx/"), "cppcc")
        more = rng.choice(["#", at, "javascript:;"])
        heads = "".join(
            f'<li class="{c}" onmouseover="tab({i})">{w}</li>'
            for i, (c, w) in enumerate((("on", "人大建议"), ("", "政协提案")))
        )
        boxes = "".join(
            f'<div id="c{i}" style="display:{"none" if i else "block"}">{rows_any(s, d, at, i)}<a class="more" href="{more}">更多&gt;&gt;</a></div>'
            for i, d in enumerate((npc, cppcc))
        )
        script = "<script>function tab(i){for(var k=0;k<2;k++)document.getElementById('c'+k).style.display=k==i?'block':'none';}</script>"
        side = side_box(s, s.news(6))
        s.page(
            at, s.shell("建议提案", f'<ul class="tab">{heads}</ul>{boxes}{script}', at, side=side)
        )
        return s.done([s.root + at], [s.root + at], True, "")


class BaseHref(Family):
    name = "g_base_href"
    facts = "<base href> to a folder that is not the page's; rows relative to it; upper case in the path."

    def make(self, rng):
        s, at = Site(self.name, rng), "/ZWGK/Column/JYTA.aspx"
        base = rng.choice(["/Portal/", "/ZWGK/Site01/"])
        docs = s.documents(rng.randint(3, 50), B.plain_path(base + "Info/", "aspx"), "mixed")
        rows = "".join(
            f'<li><span>{d.date:%m-%d}</span> <a href="{rng.choice(["", "./"])}Info/{d.path.rpartition("/")[2]}">{esc(d.title)}</a></li>'
            for d in docs
        )
        head = f'<base href="{base if rng.random() < 0.5 else s.root + base}">'
        s.page(at, s.shell("建议提案答复", f'<ul class="NewsList">{rows}</ul>', at, head=head))
        return s.done([s.root + at], [s.root + at], True, "dates of the rows without a year")


class Clicked(Family):
    name = "g_rows_by_onclick"
    facts = (
        "The whole row opens the article by onclick; there is no href, or href=javascript:void(0)."
    )

    def make(self, rng):
        s, at = Site(self.name, rng, dialect="plain"), "/gk/dbjy/"
        docs = s.documents(rng.randint(3, 40), B.trs_path("/gk/dbjy/", "shtml"), "npc")
        form = rng.randrange(3)
        rows = ""
        for d in docs:
            to = s.href(d.path, at, "rel" if form else "root")
            if form == 0:
                rows += f"<tr onclick=\"openDoc('{to}')\"><td>{esc(d.title)}</td><td>{d.date:%Y-%m-%d}</td></tr>"
            elif form == 1:
                rows += f'<tr><td><a href="javascript:void(0)" onclick="openDoc(\'{to}\')">{esc(d.title)}</a></td><td>{d.date:%Y-%m-%d}</td></tr>'
            else:
                rows += f"<tr><td><a href=\"javascript:openDoc('{to}')\">{esc(d.title)}</a></td><td>{d.date:%Y-%m-%d}</td></tr>"
        script = "<script>function openDoc(u){window.open(u);}</script>"
        s.page(at, s.shell("代表建议", f"<table>{rows}</table>{script}", at))
        return s.done([s.root + at], [s.root + at], True, "")


class Lazy(Family):
    name = "g_lazy_rows"
    facts = "The first rows are shown; the others wait in a textarea or a template in the page and are put in on scrolling."

    def make(self, rng):
        s, at = Site(self.name, rng, dialect="plain"), "/jyta/list.htm"
        docs = s.documents(rng.randint(12, 60), B.vsb_path(rng.randint(1001, 1090)), "mixed")
        shown = rng.randint(5, 10)
        rest = rows_li(s, docs[shown:], at)
        holder = rng.choice(
            [
                f'<textarea class="lazy" style="display:none">{rest}</textarea>',
                f'<script type="text/html" id="lazy">{rest}</script>',
                f'<template id="lazy">{rest}</template>',
            ]
        )
        script = "<script>window.onscroll=function(){var t=document.querySelector('.lazy,#lazy');if(t){var d=document.createElement('div');d.innerHTML=t.value||t.innerHTML;t.parentNode.replaceChild(d,t);}};</script>"
        s.page(at, s.shell("建议提案", rows_li(s, docs[:shown], at) + holder + script, at))
        return s.done([s.root + at], [s.root + at], True, "")


class Array(Family):
    name = "g_script_array"
    facts = "All rows are an array in a script of the page; layui laypage cuts it into pages in the browser, with no request."

    def make(self, rng):
        s, at = Site(self.name, rng, dialect="plain"), "/xxgk/jytabl/"
        docs = s.documents(rng.randint(4, 60), B.plain_path("/xxgk/jytabl/"), "cppcc")
        keys = rng.choice([("title", "url", "date"), ("bt", "lj", "fbsj"), ("t", "h", "d")])
        rows = [
            {keys[0]: d.title, keys[1]: d.path, keys[2]: f"{d.date:%Y-%m-%d}", "top": 0}
            for d in docs
        ]
        data = json.dumps(rows, ensure_ascii=rng.random() < 0.3)
        script = f"""<ul id="rows"></ul><div id="page"></div><script>
var data = {data};
layui.use('laypage', function(){{ layui.laypage.render({{elem:'page', count:data.length, limit:10, jump:function(o){{
 document.getElementById('rows').innerHTML = data.slice((o.curr-1)*o.limit, o.curr*o.limit).map(function(r){{
  return '<li><a href="'+r.{keys[1]}+'">'+r.{keys[0]}+'</a><i>'+r.{keys[2]}+'</i></li>';}}).join('');}}}});}});
</script>"""
        s.page(at, s.shell("提案办理", script, at))
        return s.done([s.root + at], [s.root + at], True, "")


class Withdrawn(Family):
    name = "g_commented_rows"
    facts = (
        "Old rows and a pager of the template stand in comments; what the comments link to is gone."
    )

    def make(self, rng):
        s, at = Site(self.name, rng, soft=None), "/zwgk/zdgk/jyta/index.html"
        docs = s.documents(rng.randint(3, 35), B.trs_path("/zwgk/zdgk/jyta/"), "mixed")
        old = "".join(
            f'<li><a href="./201806/t201806{i:02d}_{rng.randint(10**5, 10**6)}.html">关于第{i}号建议的答复</a></li>'
            for i in range(1, rng.randint(4, 9))
        )
        pager = f'<div class="page">共{rng.randint(3, 9)}页 <a href="index_1.html">下一页</a></div>'
        notes = f"<!-- <ul>{old}</ul> -->\n<!-- {pager} -->"
        s.page(at, s.shell("建议提案", rows_li(s, docs, at, "rel", cut=24) + notes, at))
        return s.done([s.root + at], [s.root + at], True, "")


class OtherHost(Family):
    name = "g_rows_of_another_host"
    facts = "The bureau's page lists articles at the government's www host, some twice (http and https); other rows are its own."

    def make(self, rng):
        s, at = Site(self.name, rng), "/zwgk/jytabl/"
        docs = s.documents(rng.randint(4, 40), B.plain_path("/content/", "shtml"), "mixed")
        town = "www." + s.host.partition(".")[2]
        rows = ""
        for d in docs:
            away = rng.random() < 0.6
            d.url = f"http://{town if away else s.host}{d.path}"
            row = f'<li><a href="{d.url}">{esc(d.title)}</a> <i>{d.date:%Y-%m-%d}</i></li>\n'
            rows += row
            if away and rng.random() < 0.2:
                rows += row.replace("http://", "https://")
        s.page(at, s.shell("建议提案", f"<ul>{rows}</ul>", at))
        return s.done([s.root + at], [s.root + at], True, "one answer serves both hosts")


FAMILIES = [Headed, Files, Tabs, BaseHref, Clicked, Lazy, Array, Withdrawn, OtherHost]
