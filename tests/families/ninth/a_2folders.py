"""Columns in folders, tabs and archives; a blog-like site, a list of files."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile

import families_base as B
from families_base import Family, MadeSite, Site, cn_number, esc, rows_li, rows_table
from families_ninth_a_0parts import column, lay, news_box, size
from family_documents import Doc
from family_words import TOPICS

DOCX_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'
    "</w:document>"
)
DOCX_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns='
    '"http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
DOCX_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(lines: list[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{esc(t)}</w:t></w:r></w:p>" for t in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in (
            ("[Content_Types].xml", DOCX_TYPES),
            ("_rels/.rels", DOCX_RELS),
            ("word/document.xml", DOCX_BODY % body),
        ):
            z.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), text.encode("utf-8"))
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    ops = "BT /F1 12 Tf 60 780 Td 20 TL\n"
    for line in lines:
        for k in range(0, len(line), 36):
            ops += f"<{line[k : k + 36].encode('utf-16-be').hex()}> Tj T*\n"
    stream = (ops + "ET").encode("ascii")
    objs = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, at = b"%PDF-1.4\n", []
    for n, o in enumerate(objs, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, o)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1)
    out += b"".join(b"%010d 00000 n \n" % a for a in at)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objs) + 1, xref)


class YearFolders(Family):
    name = "n_a_year_folders"
    facts = "The column shows the newest year; a menu leads to 2024n/ …, each with its pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytabl/", "/xxgk/fdzdgknr/jyta/"])
        years = list(range(2025, 2025 - rng.randint(2, 6), -1))
        menu = "".join(f'<li><a href="{col}{y}n/">{y}年</a></li>' for y in years)
        side = f'<div class="lm"><h3>建议提案办理</h3><ul>{menu}</ul></div>'
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        per, urls = rng.choice([10, 15, 20]), []
        for y in years:
            docs = s.documents(rng.randint(2, 34), B.trs_path(f"{col}{y}n/"), "mixed", year=y)
            parts = B.chunks(docs, per)
            count = len(parts)
            pages = lay(
                s,
                f"{y}年",
                parts,
                lambda k, y=y: f"{col}{y}n/" + (f"index_{k}.html" if k else "index.html"),
                lambda k, p, n=count: (
                    '<script src="/images/page.js"></script>'
                    f'<script>createPageHTML({n}, {k}, "index", "html");</script>'
                ),
                lambda d, p: rows_li(s, d, p, "rel"),
                side,
            )
            pages[0] = f"{s.root}{col}{y}n/"
            if y == years[0]:
                more = f'<a class="more" href="{y}n/">更多</a>'
                top = column(f"{y}年", rows_li(s, docs[:8], col, "rel") + more)
                start = s.page(col, s.shell("建议提案办理", top, col, side=side))
            urls += pages
        return s.done([start], [start, *urls], True, "")


class SessionTabs(Family):
    name = "n_a_session_tabs"
    facts = "Tabs over the list are links: every session of the congress has a page of its own."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, term = "/ztzl/dbjy/", rng.randint(14, 18)
        count = rng.randint(2, 5)
        names = [f"{cn_number(term)}届{cn_number(k)}次会议" for k in range(count, 0, -1)]
        pages = [f"{col}{term}j{k}c.html" for k in range(count, 0, -1)]
        urls = []
        for n, (word, page) in enumerate(zip(names, pages, strict=True)):
            tabs = "".join(
                f'<li class="{"on" if p == page else ""}"><a href="{p}">{w}</a></li>'
                for w, p in zip(names, pages, strict=True)
            )
            docs = s.documents(
                rng.randint(3, 26), lambda i, d: f"{col}{d:%Y%m}/{i}.html", "npc", year=2025 - n
            )
            table = rows_table(s, docs, page)
            main = column("代表建议办理", f'<ul class="tab-hd">{tabs}</ul>{table}')
            urls.append(s.page(page, s.shell(f"代表建议办理_{word}", main, page)))
        return s.done([urls[0]], urls, True, "")


class OldSite(Family):
    name = "n_a_archive_on_old_site"
    facts = "Under the last row a line leads to the list of earlier years in the old ASP site."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, tid = "/zwgk/jyta/", rng.randint(11, 60)
        new = s.documents(rng.randint(4, 22), B.trs_path(col), "mixed", dt.date(2025, 9, 3))
        old = s.documents(
            rng.randint(12, 70), lambda i, d: f"/old/shownews.asp?id={i}", "mixed", year=2018
        )
        word = rng.choice(
            ["2018年及以前建议提案答复", "往年建议提案办理情况", "历史数据请点击这里"]
        )
        foot = f'<p class="wn"><a href="/old/list.asp?typeid={tid}">{word}&gt;&gt;</a></p>'
        main = column("建议提案", rows_li(s, new, col, "rel") + foot)
        start = s.page(col, s.shell("建议提案", main, col, side=news_box(s)))
        per = rng.choice([12, 20])
        parts = B.chunks(old, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"/old/list.asp?typeid={tid}" + (f"&page={k + 1}" if k else "")

        def pager(k: int, p: str) -> str:
            def a(t: int, w: str, on: bool) -> str:
                return f'<a href="list.asp?typeid={tid}&amp;page={t}">{w}</a>' if on else w

            return (
                f"共{len(old)}条 每页{per}条 页次：{k + 1}/{last}　"
                + a(1, "首页", k > 0)
                + " "
                + a(k, "上一页", k > 0)
                + " "
                + a(k + 2, "下一页", k + 1 < last)
                + " "
                + a(last, "尾页", k + 1 < last)
            )

        urls = lay(s, "建议提案", parts, path_of, pager, lambda d, p: rows_table(s, d, p))
        s.static[path_of(0) + "&page=1"] = s.static[path_of(0)]
        return s.done([start], [start, *urls], True, "")


class Blog(Family):
    name = "n_a_category_page_slash"
    facts = (
        "WordPress: /category/jyta/page/2/, page-numbers, every entry with an extract and 阅读全文."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = "/category/jianyitian/", rng.choice([8, 10])
        docs = s.documents(size(rng, per, 70), lambda i, d: f"/archives/{i}.html", "mixed")
        parts = B.chunks(docs, per)
        last = len(parts)

        def path_of(k: int) -> str:
            return f"{col}page/{k + 1}/" if k else col

        def pager(k: int, p: str) -> str:
            if last == 1:
                return ""
            out = []
            if k:
                prev = f'<a class="prev page-numbers" href="{s.root}{path_of(k - 1)}">上一页</a>'
                out.append(prev)
            gap = False
            for t in range(last):
                if t == k:
                    out.append(f'<span class="page-numbers current">{t + 1}</span>')
                elif t in (0, last - 1) or abs(t - k) < 2:
                    u = s.root + path_of(t)
                    out.append(f'<a class="page-numbers" href="{u}">{t + 1}</a>')
                    gap = False
                elif not gap:
                    out.append('<span class="page-numbers dots">&hellip;</span>')
                    gap = True
            if k + 1 < last:
                nxt = f'<a class="next page-numbers" href="{s.root}{path_of(k + 1)}">下一页</a>'
                out.append(nxt)
            return '<nav class="navigation pagination">' + "\n".join(out) + "</nav>"

        def rows(d: list[Doc], p: str) -> str:
            return "\n".join(
                f'<article class="post"><h2><a href="{x.url}" rel="bookmark">{esc(x.title)}</a>'
                f'</h2><p class="meta">{x.date:%Y年%m月%d日} 分类：建议提案</p><p>现将办理情况答复'
                f'如下&hellip; <a class="more-link" href="{x.url}">阅读全文</a></p></article>'
                for x in d
            )

        urls = lay(s, "建议提案", parts, path_of, pager, rows, news_box(s, "近期文章", 5))
        return s.done([urls[0]], urls, True, "")


class Files(Family):
    name = "n_a_list_of_files"
    facts = "A single page whose rows link straight to PDF and Word files of the replies."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zwgk/jytadf/", "/xxgk/tablfw/"])
        day, rows = dt.date(2025, 10, 20), []
        for k in range(rng.randint(4, 30)):
            number, topic = s.number(), rng.choice(TOPICS)
            title = s.make_title("cppcc", number, topic, rng.randint(10, 15), rng.randint(1, 5))
            ext = rng.choice(["pdf", "pdf", "pdf", "docx"])
            ident = f"{day:%Y%m%d}{s.new_id()}"
            path = f"/uploadfile/{day:%Y%m}/{ident}.{ext}"
            lines = [
                title,
                f"{rng.choice(B.SURNAMES)}{rng.choice(B.GIVEN)}委员：",
                f"　　您提出的关于{topic}的提案收悉，现答复如下：",
                "　　" + B.PARAS[k % len(B.PARAS)].format(t=topic, a=31, b=240, c=7, d=3),
                "　　感谢您对我局工作的关心和支持！",
                s.agency,
                f"{day.year}年{day.month}月{day.day}日",
            ]
            word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            kind = "application/pdf" if ext == "pdf" else word
            s.static[path] = (
                200,
                {"Content-Type": kind},
                pdf(lines) if ext == "pdf" else docx(lines),
            )
            s.docs.append(Doc(path, title, day, "cppcc", s.root + path, ident))
            icon = f'<img src="/images/{ext[:3]}.gif" border="0" />'
            rows.append(
                f'<li>{icon}<a href="{path}" target="_blank">{esc(title)}</a>'
                f"<span>{day:%Y-%m-%d}</span></li>"
            )
            day -= dt.timedelta(days=rng.randint(0, 6))
        for ext in ("pdf", "doc"):
            s.static[f"/images/{ext}.gif"] = (200, {"Content-Type": "image/gif"}, b"GIF89a")
        main = column("提案答复文件", f'<ul class="files">{"".join(rows)}</ul>')
        url = s.page(col, s.shell("提案答复文件", main, col))
        return s.done([url], [url], True, "")


FAMILIES = [YearFolders, SessionTabs, OldSite, Blog, Files]
