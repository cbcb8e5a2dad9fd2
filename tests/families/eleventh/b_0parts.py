"""Parts of half B: a frame for a column, its neighbours, pages of a list, a small jQuery."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import families_base as B
from families_base import Site, esc, rows_li
from families_eleventh_a_00scripts import JQUERY
from family_documents import Doc
from family_words import TOPICS

OTHERS = ["机构职能", "政策文件", "财政信息", "人事信息", "招标采购", "应急管理", "工作报告"]


def jquery(s: Site, path: str = "/js/jquery.min.js") -> str:
    s.js(path, JQUERY)
    return f'<script src="{path}"></script>'


def column(name: str, rows: str, pager: str = "") -> str:
    return (
        f'<div class="position">您现在的位置：<a href="/">首页</a> &gt; '
        f'<a href="/zwgk/">政务公开</a>'
        f' &gt; {name}</div>\n<div class="right_tit"><h2>{name}</h2></div>\n'
        f'<div class="right_con">\n{rows}\n</div>\n{pager}'
    )


def pages(
    s: Site,
    docs: list[Doc],
    per: int,
    name: Callable[[int, int], str],
    write: Callable[[int, int, list[Doc], str], str],
) -> list[str]:
    """name(k, n) -> path of page k (from 0) of n; write(k, n, docs of it, path) -> its text."""
    parts = B.chunks(docs, per)
    n = len(parts)
    return [s.page(name(k, n), write(k, n, part, name(k, n))) for k, part in enumerate(parts)]


def neighbours(s: Site, rng: random.Random, here: tuple[str, str], base: str = "/zwgk/") -> str:
    """A menu of columns; the others are real pages with a little news (decoys)."""
    links = []
    for k, word in enumerate(rng.sample(OTHERS, 3)):
        path = f"{base}menu{k + 1}/"
        news = s.news(rng.randint(2, 4), folder=path)
        s.page(path, s.shell(word, column(word, rows_li(s, news, path)), path))
        links.append((path, word))
    links.insert(rng.randint(0, 3), here)
    items = "".join(
        f'<li{" class=on" if h == here[0] else ""}><a href="{h}">{esc(t)}</a></li>'
        for h, t in links
    )
    return f'<ul class="leftnav">{items}</ul>'


def news_box(s: Site, title: str = "工作动态", n: int = 5) -> str:
    return B.side_box(s, s.news(n), title)


def titled(
    s: Site,
    n: int,
    path: Callable[[int, dt.date], str],
    kind: str,
    title: Callable[[int, str], str],
    newest: dt.date,
    skin: Callable[[Doc, str], str] | None = None,
) -> list[Doc]:
    """Documents whose titles the family writes: title(number, topic)."""
    out, day = [], newest
    for _ in range(n):
        topic = s.rng.choice(TOPICS)
        ident = s.new_id()
        p = path(ident, day)
        doc = Doc(p, title(s.number(), topic), day, kind, s.root + p, str(ident))
        s.static[p] = s.html(skin(doc, topic) if skin else s.article(doc, topic))
        out.append(doc)
        day -= dt.timedelta(days=s.rng.choice([0, 1, 1, 2, 4]))
    s.docs += out
    return out
