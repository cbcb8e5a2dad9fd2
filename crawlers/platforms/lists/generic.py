"""Any list of dated links with any of the pagers seen: what every platform's list is unless it says
otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crawlers.page import Page
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.below.children import child_columns, frames, whole_lists
from crawlers.platforms.lists.below.clicked import chosen_by_click
from crawlers.platforms.lists.below.named import names_column, parts_beside
from crawlers.platforms.lists.below.parts import only_leads_to, plain_address
from crawlers.platforms.lists.below.selects import hidden_years
from crawlers.platforms.lists.below.unnamed import unnamed_parts
from crawlers.platforms.lists.below.written import columns_written, keys_of_columns
from crawlers.platforms.lists.chains import follow_chain
from crawlers.platforms.lists.clickable import list_clicks, page_clickables
from crawlers.platforms.lists.declared import Extent, declared_extent, scripts_of, uncommented
from crawlers.platforms.lists.forms import is_reply_title, row_form
from crawlers.platforms.lists.hints.candidates import hints_of
from crawlers.platforms.lists.hints.choices import cuts_by_itself, knows_no_pages
from crawlers.platforms.lists.hints.places import placed, places_of
from crawlers.platforms.lists.hints.usual import (
    column_name,
    menu_addresses,
    usual_rules,
    word_rules,
)
from crawlers.platforms.lists.pagers import (
    commented_rules,
    doubtful_rules,
    page_parameter,
    parameter_pages,
    read_pager,
)
from crawlers.platforms.lists.records import json_list, json_of, xml_of
from crawlers.platforms.lists.row.hidden import commented_rows, with_waiting
from crawlers.platforms.lists.row.in_data import markup_in, written_markup
from crawlers.platforms.lists.row.kept import written_in
from crawlers.platforms.lists.row.listed import listed_rows, unique_rows
from crawlers.platforms.lists.scripted import counts_own_rows, inline_json, json_in, scripted_rows
from crawlers.platforms.lists.traces import REQUEST, USUAL_LENGTHS, says_empty, traces_of
from crawlers.platforms.lists.unread import (
    is_file,
    is_script,
    numbered_scripts,
    page_scripts,
    unread_titles,
    waits_for_rows,
)
from crawlers.platforms.model import ListPage, ListRow
from crawlers.platforms.said import Said, said_by, said_on
from crawlers.text.scripted import scripted_links
from schemas.source import Source

MOST_IN_BOX = 10
"""Rows of a box beside a list."""


def read_list(owns: Callable[[str], bool], source: Source, page: Page, first: bool) -> ListPage:
    """Rows, further pages and child columns of a list page: a JSON answer, or HTML with links or a
    script's rows."""
    data = None if is_script(page) else json_of(page)
    data = xml_of(page) if data is None and not is_script(page) else data
    if data is not None:
        return read_answer(page, data)
    if is_script(page):
        return script_list(page)
    rows = listed_rows(page, owns, source.listing.rows)
    listed = ListPage(rows)
    if not source.listing.rows:
        replies = sum(is_reply_title(r.title) for r in rows)
        written = scripted_rows(page)
        if sum(is_reply_title(r.title) for r in written) > replies or len(rows) < len(written):
            listed.rows = _together(written, rows)
        inline = inline_json(page)
        if inline is not None and inline.unplaced:
            inline.rows = placed(inline.unplaced, page.base_url, places_of(page))
        if inline is not None and len(inline.rows) > len(listed.rows):
            inline.rows = _together(inline.rows, listed.rows)
            listed = inline
            if listed.declared_total is None and counts_own_rows(page):
                listed.declared_total = len(listed.rows)
        elif inline is not None:
            listed.rows = _together(listed.rows, inline.rows)
    if not listed.rows:
        listed.rows = commented_rows(page, owns)
        listed.commented = bool(listed.rows)
    if not listed.rows or listed.commented:
        written = rows_written(page, scripts_of(page))
        listed.rows, listed.commented = written or listed.rows, listed.commented and not written
    if not source.listing.rows:
        listed.rows = with_waiting(page, listed.rows)
        listed.unread = unread_titles(page, listed.rows)
    finish_list(source, page, listed, first)
    listed.said = Said() if listed.rows else said_on(page)
    return listed


def _together(rows: Sequence[ListRow], others: Sequence[ListRow]) -> list[ListRow]:
    """Rows with those others that are replies with addresses of the same forms: a page shows the
    newest, and its script has the older ones."""
    forms = {row_form(row.url) for row in rows}
    more = [r for r in others if is_reply_title(r.title) and row_form(r.url) in forms]
    return unique_rows([*rows, *more])


def script_list(page: Page) -> ListPage:
    """The rows that a script file holds as data, and its text."""
    text = uncommented(page.text)
    listed = json_in(page, text) or ListPage()
    listed.rows = listed.rows or rows_written(page, text)
    listed.script = page.text
    if len(listed.rows) in USUAL_LENGTHS and listed.declared_total != len(listed.rows):
        listed.traces.append(f"the file has {len(listed.rows)} rows, as many as a page")
    return listed


def rows_with(page: Page, script: str) -> list[ListRow]:
    """The replies of a page that only a script which it loads can open."""
    body = page.text.encode() + b"<script>" + script.encode() + b"</script>"
    headers = {"content-type": "text/html; charset=utf-8"}
    rows = listed_rows(Page(page.url, body, 200, headers), lambda _: False)
    return rows if any(is_reply_title(row.title) for row in rows) else []


def rows_written(page: Page, script: str) -> list[ListRow]:
    """Replies among the links that a script writes as mark-up."""
    markup = "\n".join([written_markup(script), *written_in(script)])
    rows = _rows_of_markup(page, markup) if markup.strip() else []
    return rows if any(is_reply_title(row.title) for row in rows) else []


def _rows_of_markup(page: Page, markup: str) -> list[ListRow]:
    shown = Page(page.url, markup.encode(), headers={"content-type": "text/html"})
    return listed_rows(shown, lambda _: False)


def finish_list(source: Source, page: Page, listed: ListPage, first: bool) -> None:
    """Fill what follows from the page and not from its rows: the pager, its extent, signs of more,
    child columns."""
    if is_script(page):
        return
    listed.column = column_name(page)
    listed.says_none = not listed.rows and says_empty(page)
    inline = listed.declared_total
    extent = declared_extent(page)
    if source.listing.total == "ignore":  # nor do the pages that it makes count
        extent = replace(extent, total=None)
    if len(list_clicks(page, listed.rows)) < len(page_clickables(page)):
        extent = Extent(size=extent.size)  # what is printed may be of the other box
    read_pager(page, listed, extent, source.listing.offset)
    if inline is not None:
        listed.declared_total = inline
        if inline == len(listed.rows):
            listed.declared_pages, listed.rules, listed.due = 1, [], []
    if first:
        listed.children = child_columns(page, source.listing.children, listed.rows)
        listed.children += columns_written(page, scripts_of(page), listed.rows)
        listed.children += chosen_by_click(page)
        shelves = {plain_address(url) for url in listed.children}
        listed.rows = [row for row in listed.rows if plain_address(row.url) not in shelves]
        if _are_others(page, listed.rows) and says_empty(page):
            listed.rows = []  # the news beside a year that has nothing yet
        if not listed.rows and not listed.children:
            listed.children = only_leads_to(page)
        framed = frames(page)
        if framed and _are_others(page, listed.rows):
            listed.rows = []  # a box beside the frame of the list
        listed.wholes = whole_lists(page, listed.rows, listed.children)
        known = [*listed.children, *(row.url for row in listed.rows)]
        listed.siblings = parts_beside(page, known) if listed.rows else []
        listed.units = [url for url in framed if url not in listed.children]
        if listed.rows or not REQUEST.search(scripts_of(page)):  # else they are its menu
            beside = [*known, *listed.wholes, *listed.siblings, *listed.units]
            listed.units += unnamed_parts(page, beside)
        look_for_more(page, listed, extent)


def _are_others(page: Page, rows: Sequence[ListRow]) -> bool:
    """Whether a few rows neither speak of replies nor lie below the page: a box of another column,
    where the page has a list elsewhere."""
    folder = page.url.partition("?")[0].rpartition("/")[0] + "/"
    below = any(row.url.startswith(folder) for row in rows)
    return (
        0 < len(rows) <= MOST_IN_BOX
        and not below
        and not any(is_reply_title(row.title) for row in rows)
    )


def look_for_more(page: Page, listed: ListPage, extent: Extent) -> None:
    """Signs of further pages, and addresses to try, where no pager is understood."""
    if listed.declared_total is not None:
        whole = 0 < listed.declared_total == len(listed.rows)
        # All rows are here; only the browser cuts them into pages.
        extent = Extent(listed.declared_total, 1 if whole else extent.pages, extent.size)
    if listed.rules:
        return
    hints = hints_of(page, len(listed.rows), extent.size)
    hinted = (hints.rules or hints.sources or hints.units) and REQUEST.search(scripts_of(page))
    if hinted or (waits_for_rows(page) and page_scripts(page)):
        listed.rows = [] if _are_others(page, listed.rows) else listed.rows
    listed.traces, listed.likenesses = traces_of(page, listed, extent)
    if years := hidden_years(page, listed.rows):
        listed.traces.append(f"a choice of years from {years}, and rows of one of them")
    files = [] if listed.rows else numbered_scripts(page)
    if listed.traces or not listed.rows:
        listed.places, listed.base = places_of(page), page.base_url
    listed.tries, listed.sources = [*files, *hints.rules], hints.sources if listed.traces else []
    turned = [r for r in hints.rules if {r.ask(0).key, r.ask(1).key} & set(listed.units)]
    if turned:  # a script puts the pages into the frame one after the other
        listed.units, listed.tries = [], turned
    listed.parts, listed.services = hints.parts, hints.services
    written = scripts_of(page)
    cuts = cuts_by_itself(written) and not hints.rules
    listed.asks_whole = knows_no_pages(written) or cuts
    listed.asks_only_sources = (
        knows_no_pages(written)
        and not (hints.rules or hints.units)
        and len(REQUEST.findall(written)) == len(hints.sources)
    )
    if hints.units:
        listed.choices = hints.units
        if (
            not listed.rows and len(hints.units) > 1
        ):  # the lists are there, and the page has none of its own
            listed.tries, listed.sources = [], []
    usual = [*commented_rules(page), *usual_rules(page)]
    menu = menu_addresses(page)
    further = word_rules(page) if listed.traces else []
    listed.usual = doubtful_rules(page) if listed.rows else []
    listed.usual += [
        rule
        for rule in {rule.template: rule for rule in [*usual, *further]}.values()
        if rule.ask(2).key not in menu
    ]
    # Also where nothing speaks of more: a loaded script may ask for it when somebody scrolls.
    listed.scripts = page_scripts(page)
    listed.page = page if listed.scripts else None


def read_answer(
    page: Page, data: object, name: str | None = None, size: int | None = None
) -> ListPage:
    """Rows of a JSON answer and its further pages, by the request's page parameter `name` (found by
    itself by default)."""
    listed = json_list(page, data)
    listed.is_answer, listed.said = True, said_by(data)
    if not listed.rows and not listed.unplaced and (markup := markup_in(data)):
        listed.rows = _rows_of_markup(page, "".join(markup))
    if all(names_column(row.title) and not row.published_at for row in listed.rows):
        listed.rows, listed.column_keys = [], keys_of_columns(data)
        listed.links = [way for way in scripted_links(page.text) if names_column(way[1])]
    ask = Ask.of(page.url)
    name = name or page_parameter(ask)
    if name is None and follow_chain(ask, data, listed):
        return listed
    if name is not None:
        parameter_pages(ask, name, listed, size)
    elif is_file(page.url):
        if len(listed.rows) in USUAL_LENGTHS and listed.declared_total != len(listed.rows):
            listed.traces.append(f"the file has {len(listed.rows)} rows, as many as a page")
    elif listed.declared_total is None or listed.declared_total > len(listed.rows):
        listed.traces.append("an answer without a page number and without a total that is met")
    return listed
