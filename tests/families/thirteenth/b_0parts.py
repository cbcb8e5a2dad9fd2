"""Parts that the families of half B share."""

from __future__ import annotations

import random

import families_base as B
from families_base import Site, rows_li


def count(rng: random.Random, per: int, most: int = 150) -> int:
    """How many documents; most columns have more than one page."""
    if rng.random() < 0.2:
        return rng.randint(3, per)
    many = rng.randint(per + 2, max(per + 3, most))
    return min(most, rng.choice([per + 1, 2 * per, many, many, many, many]))


def panel(s: Site, word: str, inner: str, after: str = "", trail: str = "信息公开") -> str:
    return (
        f'{s.crumbs(trail, word)}<div class="panel"><div class="panel-hd"><h2>{word}</h2></div>'
        f'<div class="panel-bd">{inner}</div>{after}</div>'
    )


def notices(s: Site, folder: str = "/xwzx/tzgg/", word: str = "通知公告", n: int = 4) -> str:
    """Another column of the site: its page, and a box that shows its newest."""
    items = s.news(n, folder=folder)
    s.page(folder, s.shell(word, rows_li(s, items, folder), folder))
    return B.side_box(s, items, f'{word}<a href="{folder}">更多</a>')
