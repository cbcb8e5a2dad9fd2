"""The article of a page as clean HTML and as Markdown, for people and for other programs. Not part
of the crawl: rows need neither.

The text is that of `body_text`, line by line: masked as there, without contact lines and without
what stands around the article. From the page come only structure, links and pictures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml.html import HtmlElement

from crawlers.page import Page, PageError
from crawlers.platforms import platform_of
from crawlers.read.apart import read_html
from crawlers.read.joining import part_body, path_of
from crawlers.read.page.body import container_name
from crawlers.read.page.flatten import Block
from crawlers.read.parsed import ParsedPage
from crawlers.read.render.blocks import Block as RenderBlock
from crawlers.read.render.html import html_of
from crawlers.read.render.kept import kept_blocks
from crawlers.read.render.markdown import markdown_of
from crawlers.read.render.subtree import blocks_of
from schemas.source import Source


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article in both forms; empty where a page has no text and no pictures."""

    html: str
    markdown: str


def rendered(
    source: Source | None,
    page: Page,
    parsed: ParsedPage,
    parts: Sequence[Page] = (),
    layout: str | None = None,
) -> Rendered:
    """The article of a page that was parsed with the same arguments. Never raises on page content.

    >>> text = "<div id=zoom><p>您提的建议收悉，现答复如下：</p>"
    >>> page = Page("http://a.gov.cn/1.html", text.encode())
    >>> from crawlers.read.parse import parse_page
    >>> rendered(None, page, parse_page(None, page)).html
    '<p>您提的建议收悉，现答复如下：</p>\\n'
    """
    lines = (parsed.reply.body_text or "").split("\n")
    from_file = parsed.body_path == "attachment"
    subtrees = () if from_file else _subtrees(source, page, parts, layout)
    blocks = kept_blocks(chain.from_iterable(subtrees), lines)
    return Rendered(html_of(blocks), markdown_of(blocks))


def _subtrees(
    source: Source | None, page: Page, parts: Sequence[Page], layout: str | None
) -> Iterator[list[RenderBlock]]:
    try:
        shown = platform_of(source, page.url).rendered(page)
        first = read_html(source, shown, layout)[2]
        for each in (shown, *parts):
            if each.is_text:
                continue
            at = layout or path_of(first)
            element = (first if each is shown else part_body(source, each, at)).element
            if element is None:
                element = _pictured(each.tree)
            if element is not None:
                yield blocks_of(element, each.base_url)
    except PageError:
        return


def _pictured(tree: HtmlElement) -> HtmlElement | None:
    """The container of an article that is nothing but scanned pages: it has no line, so the reader
    chose none."""
    named = (e for e in tree.iter() if container_name(Block(e, e.tag, 0, 0)))
    return next((e for e in named if e.find(".//img") is not None), None)
