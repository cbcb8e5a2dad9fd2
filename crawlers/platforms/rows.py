"""Rows of list pages: links with their titles and dates, whatever element carries them."""

import re
from collections import defaultdict
from collections.abc import Callable

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

_ROW_TAGS = ("li", "tr", "dd", "dt", "p", "div", "h3", "h4")
_SCRIPT_HREF = re.compile(
    r"""['"]((?:\.{0,2}/|https?://)[^'"\s()]{3,300}?\.(?:s?html?|jhtml|pdf|docx?))['"]"""
)
_SCRIPT_ROW = re.compile(
    r"""(?:var\s{1,4})?url\s{0,4}=\s{0,4}["'](?P<url>[^"']{3,300})["']\s{0,4};(?P<between>[^<]{0,600}?)title\s{0,4}=\s{0,4}["'](?P<title>[^"'\n]{2,300})["'](?P<after>[^<]{0,400}?)(?=\burl\s{0,4}=|<|$)""",
)
_COMMENT = re.compile(r"<!--(.{20,200000}?)-->", re.S)
_CUT = re.compile(r"(?:\.{2,6}|…{1,2})\s{0,2}$")


def row_of_link(page: Page, link: HtmlElement, container: HtmlElement) -> ListRow | None:
    """The row of one link: its address (also from onclick), full title and the date printed beside
    it."""
    href = link.get("href") or ""
    url = absolute(page, href)
    if url is None:
        scripted = _SCRIPT_HREF.search(f"{href} {link.get('onclick') or ''}")
        url = absolute(page, scripted[1]) if scripted else None
    text = clean_spaces("".join(link.itertext()))
    titled = clean_spaces(
        link.get("title") or link.get("mc") or ""
    )  # mc, rq: Zhejiang's search.jsp
    title = titled if titled and (_CUT.search(text) or len(titled) >= len(text)) else text
    if url is None or len(title) < 2:
        return None
    beside = (
        clean_spaces(" ".join(container.itertext())).replace(text, " ", 1)
        if container is not link
        else ""
    )
    return ListRow(
        url,
        title,
        find_time(link.get("rq") or "") or find_time(beside[-120:]) or find_time(beside[:60]),
    )


def listed_rows(
    page: Page, accept: Callable[[str], bool], selector: str | None = None
) -> list[ListRow]:
    """Rows of the page's main list: links that `accept` knows as articles, or dated links beside
    them.

    The main list is the group of sibling rows with most of them, so that side boxes of other
    columns stay out; groups of the same class join it (some templates open a new list every five
    rows).
    """
    root = page.tree
    if selector:
        boxes = root.cssselect(selector)
        return _unique(
            [
                row
                for box in boxes
                for link in box.iter("a")
                if (row := row_of_link(page, link, box))
            ][:2000]
        )
    # A side box of another column is not the list when the list itself is empty.
    folder = re.sub(r"[^/]{0,400}$", "", page.url)
    found: list[tuple[HtmlElement, ListRow]] = []
    for link in root.iter("a"):
        container = _container(link)
        row = row_of_link(page, link, container)
        if row and (accept(row.url) or row.published_at):
            found.append((container, row))
    for height in range(1, 5):
        groups: dict[HtmlElement, list[ListRow]] = defaultdict(list)
        for container, row in found:
            groups[_ancestor(container, height)].append(row)
        groups = {
            box: rows
            for box, rows in groups.items()
            if any(r.published_at or r.url.startswith(folder) for r in rows)
        }
        if not groups:
            return []
        best = max(groups, key=lambda box: sum(2 if accept(r.url) else 1 for r in groups[box]))
        alike = [box for box in groups if box is best or (_alike(box, best) and _near(box, best))]
        rows = _unique([row for box in alike for row in groups[box]])
        # Templates that wrap each row in boxes of its own have their rows side by side only further
        # up. A last page with one row has no other box like its own: further up are only other
        # columns and the pager.
        if len(rows) > 1 or not any(box is not best and _alike(box, best) for box in groups):
            return rows
    return rows


def _ancestor(element: HtmlElement, height: int) -> HtmlElement:
    for _ in range(height):
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _container(link: HtmlElement) -> HtmlElement:
    """The innermost row-like element around a link that holds no other titled link."""
    for up in link.iterancestors():
        if up.tag in _ROW_TAGS:
            parent = up.getparent()  # <dl><dd>link</dd><dd>date</dd></dl>
            return (
                parent
                if up.tag in ("dd", "dt")
                and parent is not None
                and sum(1 for _ in parent.iter("a")) == 1
                else up
            )
        if up.tag in ("ul", "table", "body"):
            break
    parent = link.getparent()
    return parent if parent is not None else link


def _alike(box: HtmlElement, best: HtmlElement) -> bool:
    return bool(box.tag == best.tag and box.get("class") == best.get("class"))


def _near(box: HtmlElement, best: HtmlElement) -> bool:
    return box.getparent() is best.getparent()


def _unique(rows: list[ListRow]) -> list[ListRow]:
    seen: dict[str, ListRow] = {}
    for row in rows:
        seen.setdefault(row.url, row)
    return list(seen.values())


def scripted_rows(page: Page) -> list[ListRow]:
    """Rows that a script writes (var url="…"; var title="…"), one after the other."""
    rows = []
    for found in _SCRIPT_ROW.finditer(page.text):
        url = absolute(page, found["url"])
        if url:
            rows.append(
                ListRow(
                    url,
                    clean_spaces(found["title"]),
                    find_time(found["between"]) or find_time(found["after"]),
                )
            )
    return _unique(rows)


def commented_rows(page: Page, accept: Callable[[str], bool]) -> list[ListRow]:
    """Rows that stand in an HTML comment only: what the server drew before a script takes over
    (seen on a saved Kaipu page)."""
    comments = [c for c in _COMMENT.findall(page.text) if "<a" in c and "href" in c]
    if not comments:
        return []
    return listed_rows(Page(page.url, "".join(comments).encode()), accept)


def fragment_rows(page: Page, fragments: list[HtmlElement]) -> list[ListRow]:
    """Rows of HTML fragments (records in CDATA, boxes of an answer), one row a fragment."""
    rows = []
    for root in fragments:
        for link in root.iter("a"):
            if row := row_of_link(page, link, root):
                rows.append(row)
                break
    return _unique(rows)
