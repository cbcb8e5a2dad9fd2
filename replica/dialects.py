"""What differs between the invented sites of different systems: addresses, article boxes, lists.
One Dialect each."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from replica.faults import faulty
from replica.markup import frame, meta_tags, paragraphs
from replica.site import Answer, Document, Site, stamp

NOT_FOUND = Answer(404, b"<html><body><h1>404 Not Found</h1></body></html>")


@dataclass(frozen=True)
class Dialect:
    """One system. `number` reads a document's number from a path (with query and, after #, a posted
    form); `listing` answers everything that is no article; `box` is the article's element with {}
    for its paragraphs."""

    start: Callable[[Site], str]
    href: Callable[[Site, Document], str]
    number: Callable[[Site, str], int | None]
    listing: Callable[[Site, str], Answer | None]
    box: str
    article: Callable[[Site, Document, str], Answer] | None = None


def respond(site: Site, path: str, dialect: Dialect) -> Answer:
    """The answer of a site to a path."""
    number = dialect.number(site, path)
    broken = faulty(site, path, number)
    if broken:
        return broken
    if path == "/robots.txt":
        return Answer(404, NOT_FOUND.body)
    if number is not None:
        document = site.document(number)
        if document is None:
            return NOT_FOUND
        return (
            dialect.article(site, document, path)
            if dialect.article
            else article(site, document, dialect.box)
        )
    return dialect.listing(site, path) or NOT_FOUND


def article(
    site: Site, document: Document, box: str, head: str = "", title_tag: str = "h1"
) -> Answer:
    """An article page: heading, date line, the box with its paragraphs, tools."""
    lines = box.replace("{}", paragraphs(site, document, site.lines(document)))
    title = escape(document.case.title)
    main = f"""<div class="detail"><{title_tag} class="tit">{title}</{title_tag}>
<div class="info">发布时间：{document.published} 10:20　来源：{site.agency}　浏览次数：<script>\
hits()</script></div>
{lines}<div class="tools">【打印本页】【关闭窗口】</div></div>"""
    meta = "" if "no_meta" in site.quirks else meta_tags(site, document)
    body, kind = site.encode(frame(site, document.case.title, main, meta + head))
    changed = int(document.number in site.changed)
    return Answer(
        200,
        body,
        kind,
        {"Last-Modified": stamp(document.published), "ETag": f'"{document.number}-{changed}"'},
    )


def rows(site: Site, documents: list[Document], href: Callable[[Site, Document], str]) -> str:
    """List rows as ul, dl (quirk dl) or table (quirk table), titles cut as templates cut them
    (quirk cut)."""
    out = []
    for d in documents:
        title = escape(d.case.title)
        shown = f"{title[:24]}..." if "cut" in site.quirks and len(title) > 26 else title
        link = f'<a href="{href(site, d)}" title="{title}" target="_blank">{shown}</a>'
        if "dl" in site.quirks:
            out.append(f"<dl><dd>{link}</dd><dd class='sj'>{d.published}</dd></dl>")
        elif "table" in site.quirks:
            out.append(f"<tr><td class='bt'>{link}</td><td class='cwrq'>{d.published}</td></tr>")
        else:
            out.append(f"<li>{link}<span>{d.published}</span></li>")
    joined = "".join(out)
    side = (
        '<div class="side"><ul class="hot"><li><a '
        'href="/xwzx/20240102/99.html">本地要闻一则</a></li></ul></div>'
    )
    box = (
        f"<div class='lb'>{joined}</div>"
        if "dl" in site.quirks
        else f"<table>{joined}</table>"
        if "table" in site.quirks
        else f"<ul>{joined}</ul>"
    )
    return box + side


def column(site: Site, main: str, head: str = "") -> Answer:
    """A column page."""
    return Answer(200, *site.encode(frame(site, "建议提案办理", main, head)))


def cut(site: Site, page: int, size: int) -> tuple[list[Document], int, int]:
    """(documents of a page from 1, number of pages, declared total)."""
    documents = site.listed()
    total = len(documents) + (7 if site.faults.get("total_lies") else 0)
    return documents[(page - 1) * size : page * size], max(1, -(-len(documents) // size)), total


def hexadecimal(document: Document) -> str:
    """A 32-digit name from which the number can be read back."""
    return f"{document.number:032x}"
