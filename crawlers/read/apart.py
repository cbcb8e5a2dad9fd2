"""A page taken apart: its body, the lines around it, and what it says about itself. Pure."""

import itertools
import re
from typing import Final

from crawlers.page import Page, meta_tags
from crawlers.read.fields.grammar.document import Document
from crawlers.read.fields.headline import headlines_in, is_headline
from crawlers.read.page.body import extract_body
from crawlers.read.page.container import blocks_at
from crawlers.read.page.flatten import Block, Flat, flatten
from crawlers.read.page.furniture import is_chrome, is_tool_line
from crawlers.read.page.index_table import index_label_count, index_table
from crawlers.read.page.meta import PageMeta, site_code
from crawlers.read.page.published import published, source_line, unlabelled_date, with_labels
from crawlers.read.page.script_values import script_values
from crawlers.read.page.title import page_title
from crawlers.read.page.trimming import Body
from crawlers.read.text_body import extract_text_body, text_lines
from crawlers.text.folding import squeeze
from schemas.source import Source


def read_html(
    source: Source | None, page: Page, layout: str | None
) -> tuple[Document, PageMeta, Body]:
    """Document, metadata and body of an HTML page; `layout` as in parse_page."""
    flat = flatten(page.tree)
    tags = script_values(page.text) | meta_tags(page.tree)
    title = page_title(page.tree, flat, tags)
    body = extract_body(
        flat, title, source_blocks(source, flat), blocks_at(flat, layout) if layout else None
    )
    lines = [r.text for r in flat.runs]
    # A list of other replies beside the article holds headlines too; a line that is a link names
    # another page.
    linked = {r.text for r in flat.runs if r.link_chars * 2 > len(r.text)} - {
        r.text for r in flat.runs if r.link_chars * 2 <= len(r.text)
    }
    head, tail = (
        [x for x in body.head if x not in linked],
        [x for x in body.tail if x not in linked],
    )
    if _GENERIC.search(title) and (named := headlines_in([*head[-12:], *body.lines[:4]])):
        title = named[0]
    near = [*reversed(with_labels(body.head[-40:])), *with_labels(body.tail[:12])]
    meta = PageMeta(title=title)
    meta.index = index_table([*body.index_rows, *body.head[-60:], *body.tail[:6]])
    found = published([*near, *body.index_rows], tags)
    if found := found or unlabelled_date(body.head, body.tail, title):
        meta.published_at, meta.sources["published_at"] = found
    meta.source_name = source_line([*near, *body.index_rows]) or tags.get("contentsource") or None
    meta.site_id_code = site_code(lines[-60:], tags)
    meta.keywords = _keywords(tags.get("keywords", ""), title)
    meta.alt_titles = [
        h for h in (tags.get("articletitle", ""),) if h and squeeze(h) != squeeze(title)
    ]
    links = [x for x in [*body.head, *body.tail] if x in linked]
    return (
        Document(
            title,
            head,
            body.lines,
            tail,
            meta.alt_titles,
            meta.index,
            page.url,
            links,
            body.between,
        ),
        meta,
        body,
    )


# <title> of a whole column or site: 建议提案办理, 信息公开详情, 某市财政局
_GENERIC: Final = re.compile(
    r"^(?!.{0,60}(?:关于|第.{1,12}号|答复)).{0,12}(?:办理|详情|内容页?|正文|公开|网站?|政府|局|厅|委员会|中心)$|^.{0,4}$"
)


def source_blocks(source: Source | None, flat: Flat) -> list[Block]:
    """The blocks that the source's own rule names."""
    if source is None or source.body is None:
        return []
    kind, name = source.body[0], source.body[1:].lower()
    return [
        b
        for b in flat.blocks
        if (kind == "#" and (b.ident or "").lower() == name)
        or (kind == "." and name in (b.classes or "").lower().split())
    ]


def _keywords(text: str, title: str) -> list[str]:
    words = [w.strip() for w in re.split(r"[,，;；、\s]{1,5}", text) if w.strip()]
    return words if words and squeeze(text) != squeeze(title) and len(words) <= 20 else []


def read_text(page: Page) -> tuple[Document, PageMeta, Body]:
    """Document, metadata and body of a plain-text rendering."""
    body = extract_text_body(text_lines(page.text))
    title = _text_title(body)
    meta = PageMeta(title=title)
    meta.index = index_table([*body.index_rows, *body.head])
    near = [*reversed(with_labels(body.head)), *with_labels(body.tail[:12])]
    found = published(near, {})
    if found := found or unlabelled_date(body.head, body.tail, title):
        meta.published_at, meta.sources["published_at"] = found
    meta.source_name = source_line(near)
    meta.site_id_code = site_code([*body.head, *body.tail], {})
    return Document(title, body.head, body.lines, body.tail, [], meta.index, page.url), meta, body


def _text_title(body: Body) -> str:
    """The first headline above the article (the page's own; the document's may follow), joined
    where it was broken; else the line above the date and tool lines; empty when the rendering
    starts at the salutation.
    """
    if not body.lines:
        return next(
            (
                x
                for x in body.head
                if len(x) >= 8 and not is_tool_line(x) and not index_label_count(x)
            ),
            "",
        )
    head = body.head[-40:]
    if found := headlines_in(head):
        return found[0]
    for line, below in itertools.pairwise(head):
        if is_tool_line(below) and _names_a_page(line):
            return line
    for line in reversed(head):
        if is_tool_line(line) or index_label_count(line) or is_chrome(line):
            continue
        if _names_a_page(line):
            return line
        break
    if body.lines and is_headline(body.lines[0]):
        return body.lines[0]
    return ""


def _names_a_page(line: str) -> bool:
    """Whether a line may be a title: not furniture, not a label."""
    return (
        8 <= len(line) <= 120
        and re.search(r"[\u4e00-\u9fff]{4}", line) is not None
        and not re.match(r"[\u4e00-\u9fff\s]{2,10}[:：](?![“\"《])", line)
        and not (is_tool_line(line) or index_label_count(line) or is_chrome(line))
    )
