"""Rows of list pages: links with their titles and dates, whatever element carries them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from crawlers.page import Page
from crawlers.platforms.lists.boxes import is_aside, other_heading, score, speak_of_replies
from crawlers.platforms.lists.forms import is_reply_title, row_form
from crawlers.platforms.lists.row.links import RowLinks, attribute
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

_BLOCKS = ("ul", "ol", "table", "tbody", "body", "html", "form", "main", "section", "nav")
_CUT = re.compile(r"(?:\.{2,6}|…{1,2})\s{0,2}$")
_GLUED = re.compile(
    r"[\s\[(（【]{0,3}((?:19|20)[0-9]{2}\s?[-/.年]\s?[01]?[0-9]\s?[-/.月]\s?[0-3]?[0-9]\s?日?(?:\s[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?)[\s\])）】]{0,3}$"
)
LEAST_LABELS, LABEL = 3, 12
"""Times that a link to a column stands among rows, and the characters that it has at most."""
_LED = re.compile(
    r"^[\s\[(（【]{0,3}((?:19|20)[0-9]{2}\s?[-/.年]\s?[01]?[0-9]\s?[-/.月]\s?[0-3]?[0-9]\s?日?)[\s\])）】]{1,3}(?=\S)"
)


def row_of_link(page: Page, link: Tag, container: Tag) -> ListRow | None:
    """The row of one link: its address (also from onclick), full title and the date printed beside
    it."""
    url = RowLinks(page).address(link)
    if url is None:
        return None
    row = _row(link, url, _beside(link, container) if container is not link else "")
    return row and _as_inserted(page, link, row)


def _as_inserted(page: Page, link: Tag, row: ListRow) -> ListRow:
    """The row of a piece of mark-up that a script puts into another page: its address is relative
    to that one."""
    href = attribute(link, "href")
    whole = href.startswith(("http:", "https:")) or absolute(page, href) is None
    return row if whole or not is_piece(page) else replace(row, href=href)


def is_piece(page: Page) -> bool:
    """Whether a page is a piece of mark-up and no whole page."""
    return not re.search(r"<(?:html|head|body|!doctype)\b", page.text[:3000], re.I)


def _row(link: Tag, url: str, beside: str) -> ListRow | None:
    texts = [text for string in link.strings if (text := clean_spaces(string))]
    own_date = None
    if len(texts) > 1 and (own_date := _only_date(texts[-1])):
        texts = texts[:-1]
    elif len(texts) > 1 and (own_date := _only_date(texts[0])):
        texts = texts[1:]
    text = clean_spaces("".join(texts))
    glued = _GLUED.search(text)
    if own_date is None and glued and len(text) - len(glued[0]) >= 6:
        own_date, text = find_time(glued[1]), text[: glued.start()].strip()
    elif own_date is None and (led := _LED.match(text)) and len(text) - len(led[0]) >= 6:
        own_date, text = find_time(led[1]), text[led.end() :].strip()
    # mc, rq: Zhejiang's search.jsp
    titled = clean_spaces(attribute(link, "title") or attribute(link, "mc"))
    title = titled if titled and (_CUT.search(text) or len(titled) >= len(text)) else text
    if len(title) < 2:
        return None
    return ListRow(url, title, find_time(attribute(link, "rq")) or own_date or _own_time(beside))


def _only_date(text: str) -> datetime | None:
    found = find_time(text)
    return (
        found
        if found
        and len(re.sub(r"[0-9年月日:：\-/. \[\]()（）时分秒]|发布|时间|日期", "", text)) == 0
        else None
    )


def _own_time(beside: str) -> datetime | None:
    return find_time(beside[-120:]) or find_time(beside[:60])


def _beside(link: Tag, container: Tag) -> str:
    text = clean_spaces(link.get_text())
    return clean_spaces(container.get_text(" ")).replace(text, " ", 1)


def listed_rows(
    page: Page, accept: Callable[[str], bool], selector: str | None = None
) -> list[ListRow]:
    """Rows of all lists of the page that lead to documents of the column.

    Links are taken by the box that they stand in. The box with most documents is the column's list;
    boxes with addresses of the same form, or with titles of replies, belong to it (sessions, tabs,
    pinned rows); a sidebar or footer of other columns does not.
    """
    if selector:
        boxes = page.soup.select(selector)
        return unique_rows(
            [
                row
                for box in boxes
                for link in [*([box] if box.name == "a" else []), *box.find_all("a")]
                if (row := row_of_link(page, link, box))
            ]
        )
    folder = re.sub(r"[^/]{0,400}$", "", page.url.partition("#")[0].partition("?")[0])
    groups = _groups(page)
    scored = [(score(box, rows, folder, accept), box, rows) for box, rows in groups]
    scored = [entry for entry in scored if entry[0] > 0]
    if not scored:
        return []
    _, _, best = max(scored, key=lambda entry: entry[0])
    speaking = [entry for entry in scored if speak_of_replies(entry[2])]
    below = [e for e in speaking if any(r.url.startswith(folder) for r in e[2])]
    if below and not speak_of_replies(best) and not any(r.url.startswith(folder) for r in best):
        _, _, best = max(below, key=lambda entry: entry[0])  # a short last page beside a box
    replies = bool(speaking)
    forms = {form for form, _ in Counter(row_form(r.url) for r in best).most_common(2)}
    found: list[ListRow] = []
    for _, box, rows in scored:
        belongs = (
            rows is best
            or speak_of_replies(rows)
            or (
                not is_aside(box)
                and sum(row_form(r.url) in forms for r in rows) > 0.5 * len(rows)
                and (not replies or not other_heading(box))
            )
        )
        found += rows if belongs else []
    return unique_rows(found)


def _groups(page: Page) -> list[tuple[Tag, list[ListRow]]]:
    """Rows by the list that they stand in, in the order of the page."""
    links = list(RowLinks(page))
    # by identity: a tag of BeautifulSoup is equal to any other with the same mark-up
    weight = Counter(id(up) for link in links for up in link.element.parents)
    boxes: dict[int, tuple[Tag, list[ListRow]]] = {}
    for link in links:
        container = _container(link.element, weight)
        shared = weight[id(container)] > 1 and container is not link.element
        if link.title:
            row: ListRow | None = ListRow(link.url, link.title, link.time)
        else:
            beside = _between(link.element) if shared else _beside(link.element, container)
            row = _row(link.element, link.url, beside)
        if row is None:
            continue
        row = _as_inserted(page, link.element, row)
        box = container if shared else _list_of(container, weight)
        boxes.setdefault(id(box), (box, []))[1].append(row)
    return [
        (box, _without_columns(_longest(_without_labels(rows)), page.url))
        for box, rows in boxes.values()
    ]


def _without_labels(rows: list[ListRow]) -> list[ListRow]:
    """Rows without the link to its column that stands before each title ([人大建议] in 动易 and
    DedeCMS): the same short words lead to the same page again and again."""
    times = Counter((row.url, row.title) for row in rows)
    labels = {url for (url, title), n in times.items() if n >= LEAST_LABELS and len(title) <= LABEL}
    return [row for row in rows if row.url not in labels]


def _without_columns(rows: list[ListRow], page_url: str) -> list[ListRow]:
    """Rows without the links to folders (crumbs) and to the page itself (its name before each row,
    heads that sort) that stand in the box of a list whose rows are neither."""
    page_url = page_url.partition("#")[0]
    own = page_url.partition("?")[0]
    shows = any(r.url.startswith(f"{own}?") and is_reply_title(r.title) for r in rows)
    columns = [
        r
        for r in rows
        if r.url == page_url
        or (r.url.endswith("/") and len(r.title) <= 8 and not r.published_at)
        or (r.url.startswith(f"{own}?") and not (shows or r.published_at))
    ]
    left = [r for r in rows if r not in columns]
    return left if any(r.published_at or is_reply_title(r.title) for r in left) else rows


def _container(link: Tag, weight: Counter[int]) -> Tag:
    """The largest element around a link that holds no other titled link and not much other text."""
    best = link
    size = len(link.get_text())
    for up in link.parents:
        links = weight[id(up)]
        if up.name in _BLOCKS or (links > 1 and up.name not in ("li", "tr", "dl")):
            break
        if links > 1 and (links > 4 or len(up.get_text()) > 4 * size + 120):
            break
        if links == 1 and len(up.get_text()) > size + 400:
            break
        best = up
        if up.name in ("li", "tr", "dl"):
            break
    if best is link:
        parent = link.parent
        return parent if parent is not None and parent.name != "body" else link
    return best


def _list_of(container: Tag, weight: Counter[int]) -> Tag:
    """The nearest element above a row that holds other rows too."""
    last = container
    for up in container.parents:
        last = up
        if weight[id(up)] > weight[id(container)] or up.name in ("ul", "ol", "table", "body"):
            break
    return last


def _between(link: Tag) -> str:
    """The text from a link to the next one in the same box; else the text before it."""
    after = clean_spaces(" ".join(text for text, _ in _texts_to_a_link(link.next_siblings)))
    if find_time(after):
        return after
    before = list(_texts_to_a_link(link.previous_siblings))
    while before and not before[-1][1]:
        before.pop()  # what follows the link before belongs to that one
    return clean_spaces(" ".join(text for text, _ in reversed(before)))


def _texts_to_a_link(siblings: Iterable[PageElement]) -> Iterator[tuple[str, bool]]:
    """Texts of the siblings as far as the first that is or has a link, and whether each is an
    element's."""
    for node in siblings:
        if isinstance(node, Tag):
            if node.name == "a" or node.find("a"):
                return
            yield node.get_text(" "), True
        elif not isinstance(node, PreformattedString):  # a comment
            yield str(node), False


def _longest(rows: list[ListRow]) -> list[ListRow]:
    """One row an address: with its longest title and its date."""
    best: dict[str, ListRow] = {}
    for row in rows:
        old = best.get(row.url)
        if old is None:
            best[row.url] = row
        else:
            title = row.title if len(row.title) > len(old.title) else old.title
            best[row.url] = replace(
                old, title=title, published_at=old.published_at or row.published_at
            )
    return list(best.values())


def unique_rows(rows: list[ListRow]) -> list[ListRow]:
    seen: dict[str, ListRow] = {}
    for row in rows:
        seen.setdefault(row.url, row)
    return list(seen.values())
