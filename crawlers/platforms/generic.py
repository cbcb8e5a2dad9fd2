"""Any list of dated links with any of the pagers seen: what every platform's list is unless it says
otherwise."""

from collections.abc import Callable

from crawlers.page import Page
from crawlers.platforms.children import year_children
from crawlers.platforms.model import Ask, ListPage
from crawlers.platforms.pagers import (
    MAX_PAGES,
    call_pager,
    declared_pages,
    declared_records,
    file_of,
    link_pager,
    next_link,
    offers_next,
    page_parameter,
    parameter_pages,
    scripted_pager,
    static_pages,
)
from crawlers.platforms.records import json_list, json_of
from crawlers.platforms.rows import commented_rows, listed_rows, scripted_rows
from schemas.source import Source


def read_list(owns: Callable[[str], bool], source: Source, page: Page, first: bool) -> ListPage:
    """Rows, further pages and year children of a list page: a JSON answer, or HTML with links or a
    script's rows."""
    data = json_of(page)
    if data is not None:
        return read_answer(page, data)
    rows = listed_rows(page, owns, source.listing.rows)
    if len(rows) < len(scripted := scripted_rows(page)):
        rows = scripted
    hidden = [] if rows else commented_rows(page, owns)
    listed = ListPage(rows or hidden, commented=bool(hidden))
    read_pager(source, page, listed)
    if first:
        listed.children = year_children(page, source)
    return listed


def read_answer(
    page: Page, data: object, name: str | None = None, size: int | None = None
) -> ListPage:
    """Rows of a JSON answer and its further pages, by the request's page parameter `name` (found by
    itself by default)."""
    listed = json_list(page, data)
    ask = Ask.of(page.url)
    name = name or page_parameter(ask)
    if name is None:
        listed.more = listed.declared_total is None or listed.declared_total > len(listed.rows)
        return listed
    parameter_pages(ask, name, listed, size)
    return listed


def read_pager(source: Source, page: Page, listed: ListPage) -> None:
    """Fill totals and further pages: a createPage call, numbered links, a declared number of static
    files, 下一页."""
    call = call_pager(page)
    listed.declared_total = declared_records(page.text)
    if call:
        listed.declared_pages, stem, ext, records = call
        listed.declared_total = records if records is not None else listed.declared_total
        listed.pager = f"createPageHTML, {stem}_k.{ext}"
        static_pages(page, stem, ext, call[0], source.listing.offset, listed)
        return
    listed.declared_pages = declared_pages(page.text)
    links = link_pager(page, listed.declared_pages)
    if links:
        listed.declared_pages = listed.declared_pages or links.last
        listed.pager = f"numbered links {links.address(2)}"
        if listed.declared_pages:
            listed.due = [
                Ask(links.address(k)) for k in range(2, min(listed.declared_pages, MAX_PAGES) + 1)
            ]
            return
    following = next_link(page)
    ahead = [*(links.seen if links else ()), *([following] if following else [])]
    if ahead:
        # The number of pages is not declared: each page names the ones after it.
        listed.due = [Ask(url) for url in dict.fromkeys(ahead) if url != page.url]
        listed.pager = listed.pager if links else "next link"
    elif listed.declared_pages is not None and (name := page_parameter(Ask.of(page.url))):
        parameter_pages(Ask.of(page.url), name, listed)
    elif listed.declared_pages is not None and listed.declared_pages > 1 and scripted_pager(page):
        listed.more, listed.pager = True, "a script"
    elif listed.declared_pages is not None:
        listed.pager = "declared pages, " + "{}_k.{}".format(*file_of(page.url))
        static_pages(page, *file_of(page.url), listed.declared_pages, source.listing.offset, listed)
    elif offers_next(page):
        listed.more = True
    else:
        # Without a pager the page is the whole list.
        listed.declared_pages = 1
