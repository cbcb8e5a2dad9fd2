"""Rows that a page holds and does not show yet: in comments, templates and pieces of mark-up."""

import re
from collections.abc import Callable, Iterator

from bs4 import Comment

from crawlers.page import Page
from crawlers.platforms.lists.boxes import speak_of_replies
from crawlers.platforms.lists.forms import is_reply_title, row_form
from crawlers.platforms.lists.row.kept import is_markup, kept_texts
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.lists.row.listed import listed_rows, row_of_link, unique_rows
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.folding import clean_spaces
from crawlers.text.soup import soup_of


def commented_rows(page: Page, accept: Callable[[str], bool]) -> list[ListRow]:
    """Rows that stand in an HTML comment only: what the server drew before a script takes over
    (seen on a saved Kaipu page)."""
    comments = [str(c) for c in page.soup.find_all(string=lambda text: isinstance(text, Comment))]
    comments = [c for c in comments if "<a" in c and "href" in c]
    if not comments:
        return []
    return listed_rows(Page(page.url, "".join(comments).encode()), accept)


_MARKUP = re.compile(r"html|template", re.I)


def with_waiting(page: Page, rows: list[ListRow]) -> list[ListRow]:
    """Rows with those that wait. Where none that is shown is named as a reply and most that wait
    are, the list is what waits, and what is shown is a box of news beside it."""
    more = _waiting_rows(page, rows)
    forms = {row_form(row.url) for row in more}
    if more and speak_of_replies(more):
        rows = (
            rows if any(is_reply_title(r.title) or row_form(r.url) in forms for r in rows) else []
        )
    return rows + more


def _waiting_rows(page: Page, rows: list[ListRow]) -> list[ListRow]:
    """Further rows that wait in a textarea, a template, a script of mark-up or a coded text until
    somebody scrolls, with addresses of the same forms as the rows that are shown."""
    forms, known = {row_form(row.url) for row in rows}, {row.url for row in rows}
    found: list[ListRow] = []
    for text, is_told in _waiting(page):
        if is_markup(text):
            waiting = Page(page.url, text.encode(), headers={"content-type": "text/html"})
            held = listed_rows(waiting, lambda _: True)
            speak = bool(held) and speak_of_replies(held) and is_told
            found += [r for r in held if speak or row_form(r.url) in forms]
    for option in page.soup.select("option[value]"):  # a select of older replies
        url, title = absolute(page, attribute(option, "value")), clean_spaces(option.get_text())
        if url and is_reply_title(title):
            found.append(ListRow(url, title))
    return [row for row in unique_rows(found) if row.url not in known]


def _waiting(page: Page) -> Iterator[tuple[str, bool]]:
    """Texts that may be mark-up of rows, and whether their titles alone say that they are some."""
    for holder in page.soup.select("textarea, template, xmp, script[type]"):
        if holder.name == "script" and not _MARKUP.search(attribute(holder, "type")):
            continue
        whole = holder.decode_contents() if holder.name == "template" else holder.string or ""
        yield whole, holder.name == "textarea"
    for text in kept_texts(page):
        yield text, True


def fragment_rows(page: Page, fragments: list[str]) -> list[ListRow]:
    """Rows of pieces of mark-up (records in CDATA, boxes of an answer), one row a piece."""
    rows = []
    for fragment in map(soup_of, fragments):
        for link in fragment.find_all("a"):
            if row := row_of_link(page, link, fragment):
                rows.append(row)
                break
    return unique_rows(rows)
