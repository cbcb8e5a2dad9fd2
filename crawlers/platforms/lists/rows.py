"""Rows of list pages: links with their titles and dates, whatever element carries them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from bs4 import Comment, Tag
from bs4.element import PageElement, PreformattedString

from crawlers.page import Page, soup_of
from crawlers.platforms.lists.boxes import is_aside, other_heading, score, speak_of_replies
from crawlers.platforms.lists.clickable import speaks_of_pages
from crawlers.platforms.lists.forms import row_form
from crawlers.platforms.model import ListRow, absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

_BLOCKS = ("ul", "ol", "table", "tbody", "body", "html", "form", "main", "section", "nav")
_SCRIPT_HREF = re.compile(
    r"""['"]((?:\.{0,2}/|https?://)[^'"\s()]{3,300}?(?:\.(?>s?html?|jhtml|pdf|docx?|jsp|aspx?|php|action|do)(?:\?[^'"\s()]{0,200}+)?|/[0-9]{2,14}+/?))['"]"""
)
_CUT = re.compile(r"(?:\.{2,6}|…{1,2})\s{0,2}$")
_GLUED = re.compile(
    r"[\s\[(（【]{0,3}((?:19|20)[0-9]{2}\s?[-/.年]\s?[01]?[0-9]\s?[-/.月]\s?[0-3]?[0-9]\s?日?(?:\s[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?)[\s\])）】]{0,3}$"
)
_LED = re.compile(
    r"^[\s\[(（【]{0,3}((?:19|20)[0-9]{2}\s?[-/.年]\s?[01]?[0-9]\s?[-/.月]\s?[0-3]?[0-9]\s?日?)[\s\])）】]{1,3}(?=\S)"
)
_SERVICE_WORDS = re.compile(
    r"^(?:首页|网站声明|联系我们|网站地图|关于我们|隐私|无障碍|设为首页|加入收藏|版权|登录|注册|更多|返回|上一[页篇]|下一[页篇]|尾页|末页|主办单位|承办单位|技术支持|网站标识码)"
    # the registrations that every site must print in its foot
    r"|ICP备|公网安备|备案号"
)
MOST_ROWS = 2000


def row_of_link(page: Page, link: Tag, container: Tag) -> ListRow | None:
    """The row of one link: its address (also from onclick), full title and the date printed beside
    it."""
    url = link_address(page, link)
    if url is None:
        return None
    return _row(link, url, _beside(link, container) if container is not link else "")


def link_address(page: Page, link: Tag) -> str | None:
    """The address of a link, also where a script is called with it."""
    href = attribute(link, "href")
    url = absolute(page, href)
    if url is None:
        scripted = _SCRIPT_HREF.search(f"{href} {attribute(link, 'onclick')}")
        url = absolute(page, scripted[1]) if scripted else None
    return url


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
        return _unique(
            [
                row
                for box in boxes
                for link in [*([box] if box.name == "a" else []), *box.find_all("a")]
                if (row := row_of_link(page, link, box))
            ][:MOST_ROWS]
        )
    folder = re.sub(r"[^/]{0,400}$", "", page.url.partition("#")[0].partition("?")[0])
    groups = _groups(page)
    scored = [(score(box, rows, folder, accept), box, rows) for box, rows in groups]
    scored = [entry for entry in scored if entry[0] > 0]
    if not scored:
        return []
    _, _, best = max(scored, key=lambda entry: entry[0])
    replies = any(speak_of_replies(rows) for _, _, rows in scored)
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
    return _unique(found)[:MOST_ROWS]


def _is_front(url: str) -> bool:
    """Whether an address is the front page of a site, which is no document."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _groups(page: Page) -> list[tuple[Tag, list[ListRow]]]:
    """Rows by the list that they stand in, in the order of the page."""
    links: list[tuple[Tag, str]] = []
    for link in page.soup.find_all("a"):
        url = link_address(page, link)
        text = clean_spaces(link.get_text()) or clean_spaces(attribute(link, "title"))
        if url is None or _is_front(url) or len(text) < 4 or _SERVICE_WORDS.search(text):
            continue
        if speaks_of_pages(text):
            continue
        links.append((link, url))
    # by identity: a tag of BeautifulSoup is equal to any other with the same mark-up
    weight = Counter(id(up) for link, _ in links for up in link.parents)
    boxes: dict[int, tuple[Tag, list[ListRow]]] = {}
    for link, url in links:
        container = _container(link, weight)
        shared = weight[id(container)] > 1 and container is not link
        row = _row(link, url, _between(link) if shared else _beside(link, container))
        if row is None:
            continue
        box = container if shared else _list_of(container, weight)
        boxes.setdefault(id(box), (box, []))[1].append(row)
    return [(box, _longest(rows)) for box, rows in boxes.values()]


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


def _unique(rows: list[ListRow]) -> list[ListRow]:
    seen: dict[str, ListRow] = {}
    for row in rows:
        seen.setdefault(row.url, row)
    return list(seen.values())


def commented_rows(page: Page, accept: Callable[[str], bool]) -> list[ListRow]:
    """Rows that stand in an HTML comment only: what the server drew before a script takes over
    (seen on a saved Kaipu page)."""
    comments = [str(c) for c in page.soup.find_all(string=lambda text: isinstance(text, Comment))]
    comments = [c for c in comments if "<a" in c and "href" in c]
    if not comments:
        return []
    return listed_rows(Page(page.url, "".join(comments).encode()), accept)


_MARKUP = re.compile(r"html|template", re.I)


def waiting_rows(page: Page, rows: list[ListRow]) -> list[ListRow]:
    """Further rows that wait in a textarea, a template or a script of mark-up until somebody
    scrolls, with addresses of the same forms as the rows that are shown."""
    forms, known = {row_form(row.url) for row in rows}, {row.url for row in rows}
    found: list[ListRow] = []
    for holder in page.soup.select("textarea, template, script[type]") if rows else ():
        if holder.name == "script" and not _MARKUP.search(attribute(holder, "type")):
            continue
        text = holder.decode_contents() if holder.name == "template" else holder.string or ""
        if "<a" in text and "href" in text:
            waiting = Page(page.url, text.encode(), headers={"content-type": "text/html"})
            found += [r for r in listed_rows(waiting, lambda _: True) if row_form(r.url) in forms]
    return [row for row in _unique(found) if row.url not in known]


def fragment_rows(page: Page, fragments: list[str]) -> list[ListRow]:
    """Rows of pieces of mark-up (records in CDATA, boxes of an answer), one row a piece."""
    rows = []
    for fragment in map(soup_of, fragments):
        for link in fragment.find_all("a"):
            if row := row_of_link(page, link, fragment):
                rows.append(row)
                break
    return _unique(rows)


def attribute(element: Tag, name: str) -> str:
    """Value of an attribute, "" where there is none."""
    return str(element.get(name) or "")
