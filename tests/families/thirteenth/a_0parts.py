"""Parts that the families of half A share."""

from __future__ import annotations

import random

import families_base as B
from families_base import Site, rows_li


def size(rng: random.Random, per: int, most: int = 150) -> int:
    """How many documents: a few, one page, one page and one, two pages, many."""
    pick = rng.choice(["few", "exact", "plus", "two", "many", "many", "many", "many", "many"])
    n = {
        "few": rng.randint(3, max(3, per - 1)),
        "exact": per,
        "plus": per + 1,
        "two": 2 * per,
        "many": rng.randint(min(per + 2, most), most),
    }[pick]
    return min(max(n, 3), most)


def frame(s: Site, title: str, rows: str, pager: str = "", *, steps: tuple = ("政务公开",)) -> str:
    return (
        s.crumbs(*steps, title)
        + f'\n<h3 class="lm">{title}</h3>\n<div class="gl_list">\n{rows}\n</div>\n{pager}'
    )


def beside(s: Site, word: str = "工作动态", folder: str = "/xwzx/gzdt/", n: int = 5) -> str:
    """A box of another column with its 更多, and that column's page."""
    news = s.news(n, folder=folder)
    s.page(folder, s.shell(word, rows_li(s, news, folder), folder))
    return B.side_box(s, news, word) + f'<p class="more"><a href="{folder}">更多&gt;&gt;</a></p>'
