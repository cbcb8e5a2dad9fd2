"""An invented site on TRS WCM: static lists with createPageHTML, articles tYYYYMMDD_ID.html."""

import hashlib
import re
from html import escape

from replica.faults import faulty, future, spoiled
from replica.files import docx_bytes, pdf_bytes
from replica.markup import frame, meta_tags, paragraphs
from replica.site import Answer, Document, Site, stamp

PER_PAGE = 15
PICTURE = b"\xff\xd8\xff\xe0" + b"0" * 100
"""The first bytes of a photograph of a letter."""


def respond(site: Site, path: str) -> Answer:
    """The answer to a path of the site."""
    article = re.search(r"/t[0-9]{8}_([0-9]+?)(?:_([0-9]))?\.s?html$", path.split("?")[0])
    broken = faulty(site, path, int(article[1]) if article else None)
    if broken:
        return broken
    if path == "/robots.txt":
        return Answer(
            200,
            b"User-agent: *\nDisallow: "
            + (b"/zwgk/\n" if site.faults.get("robots_deny") else b"/admin/\n"),
            "text/plain",
        )
    file = re.search(r"/P0([0-9]+)\.(docx|pdf)$", path)
    if file and (attached := site.document(int(file[1]))):
        if file[2] == "pdf":
            return Answer(200, pdf_bytes(site.lines(attached)), "application/pdf")
        if "file_rows" in site.quirks and attached.number % 3 == 0:
            return Answer(200, PICTURE, "application/pdf")
        return Answer(200, docx_bytes(site.lines(attached)), "application/octet-stream")
    if article:
        document = site.document(int(article[1]))
        return (
            _article(site, document, article[2])
            if document
            else Answer(404, b"<html><body>404</body></html>")
        )
    listed = re.fullmatch(
        r"/zwgk/jyta/(?:(20[0-9]{2})jyta/)?(?:(?:index|list)(?:_([0-9]+))?\.s?html)?", path
    )
    if not listed:
        return Answer(404, b"<html><body>404</body></html>")
    body, kind = _list(site, listed[1], int(listed[2] or 0)) or (None, "")
    if body is None:
        return Answer(404, b"<html><body>404</body></html>")
    return Answer(200, body, kind, {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'})


def _ext(site: Site) -> str:
    return "shtml" if "shtml" in site.quirks else "html"


def _href(site: Site, document: Document, year: str | None) -> str:
    name = f"{document.moved_on:%Y%m}/t{document.moved_on:%Y%m%d}_{document.number}.{_ext(site)}"
    if "file_rows" in site.quirks and document.number % 2:
        name = f"{document.moved_on:%Y%m}/P0{document.number}.docx"
    if "pdf_rows" in site.quirks:
        name = f"{document.moved_on:%Y%m}/P0{document.number}.pdf"
    if "absolute" in site.quirks:
        return f"{site.root}/zwgk/jyta/{name}"
    if "base" in site.quirks:
        return f"./jyta/{name}"
    return f"../{name}" if year else f"./{name}"


def _list(site: Site, year: str | None, file_number: int) -> tuple[bytes, str] | None:
    documents = site.listed()
    if "years" in site.quirks:
        if year is None:
            years = list(site.listed_by_year())
            links = "".join(f'<li><a href="./{y}jyta/">{y}年</a></li>' for y in years)
            return site.encode(frame(site, "建议提案办理", f'<ul class="years">{links}</ul>'))
        documents = site.listed_by_year().get(int(year), [])
    elif year is not None:
        return None
    pages = max(1, -(-len(documents) // PER_PAGE))
    at = file_number - 1 if "offset2" in site.quirks and file_number else file_number
    if ("offset2" in site.quirks and file_number == 1) or not 0 <= at < pages:
        return None
    rows = documents[at * PER_PAGE : (at + 1) * PER_PAGE]
    total = len(documents) + (7 if site.faults.get("total_lies") else 0)
    return site.encode(
        frame(site, "建议提案办理", _rows(site, rows, year) + _pager(site, pages, at, total))
    )


def _rows(site: Site, rows: list[Document], year: str | None) -> str:
    if "js_rows" in site.quirks:
        script = "".join(
            f'var url="{_href(site, d, year)}"; var title="{escape(d.case.title)}"; '
            f'FILENUM="{d.number}"; document.writeln("{d.published}");\n'
            for d in rows
        )
        return f"<script>{script}</script>"
    items = []
    for d in rows:
        quote = "'" if "single_quotes" in site.quirks else '"'
        href, title = _href(site, d, year), escape(d.case.title)
        link = (
            f"href={quote}{href}{quote}"
            if "js_href" not in site.quirks
            else f'href="javascript:void(0)" onclick="jumpToDetail(\'{href}\')"'
        )
        shown = title if len(title) < 30 else title[:28] + "..."
        items.append(
            f"<li><a {link} target=_blank "
            f"title={quote}{title}{quote}>{shown}</a><span>{d.published}</span></li>"
        )
    side = (
        '<div class="side"><ul class="hot"><li><a '
        'href="/xwzx/202401/t20240102_99.html">本地要闻一则</a></li></ul></div>'
    )
    if (
        "twice" in site.quirks
    ):  # each row again, as a template with a mobile copy of the list has it
        items += items
    return f'<ul class="gl-list">{"".join(items)}</ul>{side}'


def _pager(site: Site, pages: int, at: int, total: int) -> str:
    stem, ext = "index", _ext(site)
    call = f'createPageHTML({pages}, {at}, "{stem}", "{ext}");'
    if "records5" in site.quirks:
        call = f'createPageHTML({total}, {pages}, {at}, "{stem}", "{ext}");'
    if "records6" in site.quirks:
        call = f"createPageHTML('page_div', {pages}, {at + 1}, '{stem}','{ext}', {total});"
    if "records_last" in site.quirks:  # the total after a class name (reading-faults 3.10)
        call = f'createPageHTML({pages}, {at}, "{stem}", "{ext}", "black2", {total});'
    if "total_in_script" in site.quirks:
        call = f"pagination_script_config.total = {pages};"
    script = f"<script>function createPageHTML(a,b,c,d){{}} {call}</script>"
    return (
        f"<!-- {script} -->"
        if "pager_comment" in site.quirks
        else f'<div class="page">{script}</div>'
    )


def _article(site: Site, document: Document, part: str | None) -> Answer:
    document = future(site, document)
    lines = site.lines(document)
    stem = f"t{document.moved_on:%Y%m%d}_{document.number}"
    parts = ""
    if "parts" in site.quirks and len(lines) > 6:
        half = len(lines) // 2
        lines = lines[half:] if part else lines[:half]
        parts = f'<script>createPageHTML(2,{1 if part else 0},"{stem}","{_ext(site)}");</script>'
    elif "parts_next" in site.quirks and document.number % 3 and len(lines) > 6:
        at, third = int(part or 0), len(lines) // 3 + 1
        if at > 2 or (at == 2 and document.number in site.faults.get("part_gone", ())):
            return Answer(404, b"<html><body>404</body></html>")
        lines = lines[at * third : (at + 1) * third]
        back = f"<a href={stem}.{_ext(site)}>1</a> " if at else ""
        following = f"<a href={stem}_{at + 1}.{_ext(site)}>下一页</a>" if at < 2 else ""
        parts = f"<p align=center>{back}{following}</p>"
    elif part:
        return Answer(404, b"<html><body>404</body></html>")
    box = "nr_2026" if site.faults.get("layout_changed") else "TRS_Editor"
    text = f"<style>.TRS_Editor P{{margin:0}}</style>{paragraphs(site, document, lines)}"
    hidden = (
        f'<div style="display:none" id="slb_content">{paragraphs(site, document, lines)}</div>'
        if "hidden_copy" in site.quirks
        else ""
    )
    extension = "pdf" if "html_as_pdf" in site.faults else "docx"
    link = (
        '<p class="insertfileTag"><a appendix="true" '
        f'href="./P0{document.number}.{extension}">附件：办理情况汇总.docx</a></p>'
    )
    files = link if document.number % 9 == 0 else ""
    if "attachment_only" in site.quirks and document.number % 2:
        text, files = "", link
    main = f"""<div class="xl"><h1>{escape(document.case.title)}</h1>
<div class="info">信息来源：{site.agency}　发布时间：{document.published}　浏览次数：<script>\
hits()</script>次 【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>
<div class={box}>{text}{files}{parts}</div>{hidden}
<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="pn"><p>上一篇：<a href="#">\
对市人大三届二次会议第999号建议的答复</a></p><p>下一篇：没有了</p></div></div>"""
    body, kind = site.encode(frame(site, document.case.title, main, meta_tags(site, document)))
    if document.number in site.faults.get("truncated", ()):
        return Answer(200, body[: len(body) // 2], kind, declared_length=len(body))
    body = spoiled(site, document.number, body)
    changed = "-2" if document.number in site.changed else "-1"
    return Answer(
        200,
        body,
        kind,
        {"Last-Modified": stamp(document.published), "ETag": f'"{document.number}{changed}"'},
    )
