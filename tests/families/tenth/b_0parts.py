"""Parts of half B: how many, the frame of a column, a menu of years, rows, a reduced jQuery."""

from __future__ import annotations

import random

from families_base import Site, esc, rows_li
from families_tenth_a_0parts import JQUERY
from family_documents import Doc


def jquery(s: Site, path: str = "/static/js/jquery.js") -> str:
    s.js(path, JQUERY)
    return f'<script src="{path}"></script>'


def many(rng: random.Random, per: int, most: int = 150) -> int:
    """Mostly some pages; now and then one page, a page and a row, or pages just full."""
    chance = rng.random()
    if chance < 0.15:
        return rng.randint(3, per)
    if chance < 0.3:
        return min(most, per * rng.randint(2, 3))
    if chance < 0.42:
        return per + 1
    return rng.randint(min(per + 2, most), min(per * 7, most))


def frame(s: Site, word: str, inner: str, first: str = "政府信息公开") -> str:
    return (
        s.crumbs(first, word)
        + f'\n<div class="container"><div class="title-bar"><strong>{word}</strong></div>\n'
        + f"{inner}</div>"
    )


def news_column(s: Site, rng: random.Random, path: str = "/xwzx/bmdt/") -> str:
    """A column of news with its page; the box of its newest for the side."""
    news = s.news(rng.randint(4, 8), folder=path)
    s.page(path, s.shell("部门动态", frame(s, "部门动态", rows_li(s, news, path)), path))
    head = f'<h4>部门动态<a class="more" href="{path}">更多</a></h4>'
    return f'<div class="sidebox">{head}{rows_li(s, news[:5], path)}</div>'


def cells(docs: list[Doc], first: int = 1) -> str:
    """Rows of a table without heads: a point, the title, the date."""
    return "\n".join(
        f'<tr><td width="12"><img src="/images/dot.gif" alt=""></td><td><a href="{esc(d.path)}"'
        f' target="_blank">{esc(d.title)}</a></td><td width="90">{d.date:%Y-%m-%d}</td></tr>'
        for d in docs
    )


def gif(s: Site, *names: str) -> None:
    for name in names:
        s.static[f"/images/{name}.gif"] = (
            200,
            {"Content-Type": "image/gif"},
            b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00"
            b"\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
        )
