"""What the families of half B share: counts, names, a frame of mark-up, requests by script."""

from __future__ import annotations

import random

from families_base import Site, esc
from family_documents import Doc

# Requests as sites without a library write them.
AJAX = r"""
function ajaxGet(u, ok) { var x = new XMLHttpRequest(); x.open('GET', u);
  x.onload = function () { ok(x.responseText, x); }; x.send(null); }
function ajaxPost(u, type, body, ok) { var x = new XMLHttpRequest(); x.open('POST', u);
  x.setRequestHeader('Content-Type', type);
  x.onload = function () { ok(x.responseText, x); }; x.send(body); }
function byId(id) { return document.getElementById(id); }
"""


def some(rng: random.Random) -> int:
    """How many replies stand on one page."""
    return rng.choice([rng.randint(3, 8), rng.randint(6, 22), rng.randint(18, 60)])


def split(
    rng: random.Random, *sizes: int, low: int = 2, high: int = 7
) -> tuple[int, int, list[slice]]:
    """(rows a page, documents, the slice of each page)."""
    per = rng.choice(sizes or (10, 15, 20))
    pages = rng.randint(low, high)
    n = (pages - 1) * per + rng.randint(1, per)
    return per, n, [slice(k * per, k * per + per) for k in range(pages)]


def hexid(i: int, digits: int = 32) -> str:
    """A name as a store gives it: hexadecimal, the same for the same number."""
    return f"{i * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 16**digits:0{digits}x}"


def frame(title: str, rows: str, pager: str = "", up: str = "政府信息公开") -> str:
    """The block of a column in a directory of 政府信息公开."""
    return (
        f'<div class="dqwz">首页 &gt; {up} &gt; <span>{title}</span></div>'
        f'<div class="zfxxgk_zdgkc"><h2>{title}</h2>{rows}{pager}</div>'
    )


def ul(docs: list[Doc], cls: str = "list", tag: str = "b", form: str = "%Y-%m-%d") -> str:
    """Rows with the date in a tag of the platform's own."""
    rows = "\n".join(
        f'<li><a href="{esc(d.path)}" title="{esc(d.title)}" target="_blank">{esc(d.title)}</a>'
        f"<{tag}>{d.date.strftime(form)}</{tag}></li>"
        for d in docs
    )
    return f'<ul class="{cls}">\n{rows}\n</ul>'


def other_column(site: Site, title: str, path: str, count: int = 7) -> str:
    """A sidebar of another column with its link 更多; the column has a page of its own."""
    news = site.news(count, folder=path)
    rows = ul(news, "xglm", "em", "%m-%d")
    site.page(path + "index.html", site.shell(title, rows, path))
    return (
        f'<div class="cbl"><div class="bt">{title}<a href="{path}">更多</a></div>{rows}</div>'
        if count
        else ""
    )


def page_of(text: str | None) -> int:
    """The page that a query names, 1 if it names none."""
    return int(text) if text and text.isdigit() else 1
