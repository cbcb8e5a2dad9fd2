"""Rows that wait in the page until somebody scrolls."""

from urllib.parse import urlsplit

from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS

LIST = "https://a.gov.cn/ztzl/jyta/index.html"
COLUMN = "<h3>建议提案办理</h3><div id='con'></div>"


def reply(n: int) -> str:
    return f'<li><a href="/art/{n}.html">关于对区人大第{n}号建议的答复</a> 2025-07-0{n}</li>'


WAITING = f'<textarea id="lazy"><ul>{"".join(map(reply, range(1, 8)))}</ul></textarea>'


def paths_of(body: str) -> list[str]:
    """The places that the rows of a list page lead to."""
    page = Page(LIST, f"<html><body>{body}</body></html>".encode())
    listed = PLATFORMS["trs_wcm"].list_page(draft_source(LIST), page, True)
    return sorted(urlsplit(row.url).path for row in listed.rows)


def test_a_box_of_news_beside_rows_that_wait_is_none_of_the_list() -> None:
    """Seen on a site of another author: nothing else was shown, so the box was taken."""
    news = "".join(
        f'<li><a href="/xw/t2025112{n}_{n}.html">某区召开提案办理推进会</a> 2025-11-2{n}</li>'
        for n in range(1, 6)
    )
    box = f'<div class="box"><h4>互动回应</h4><ul>{news}</ul></div>'
    assert paths_of(box + COLUMN + WAITING) == [f"/art/{n}.html" for n in range(1, 8)]


def test_rows_that_are_shown_stay_beside_those_that_wait() -> None:
    shown = f"<ul>{reply(8)}{reply(9)}</ul>"
    assert paths_of(COLUMN + shown + WAITING) == [f"/art/{n}.html" for n in range(1, 10)]
