"""How the rows of half B are drawn: six habits of templates, others than in half A."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from families_sixth_a_00_site import B, Gov
from family_documents import Doc, esc

FAMILIES: list[Any] = []
Rows = Callable[[Gov, list[Doc], str, str], str]


def wrapped(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """The link is round the whole card: heading, date and all."""
    return "\n".join(
        f'<a class="card" href="{s.href(d.path, page, how)}"><h5>{esc(d.title)}</h5>'
        f'<div class="meta"><span>{s.agency}</span><span>{d.date:%Y-%m-%d}</span></div></a>'
        for d in docs
    )


def date_inside(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    rows = "\n".join(
        f'<li><a href="{s.href(d.path, page, how)}"><span>{d.date:%Y-%m-%d}'
        f"</span>{esc(d.title)}</a></li>"
        for d in docs
    )
    return f'<ul class="xxgk-list">\n{rows}\n</ul>'


def no_date(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """No date at all; a number of the row before the link."""
    rows = "\n".join(
        f'<li><i>{i:02d}</i><a target="_blank"'
        f' href="{s.href(d.path, page, how)}">{esc(d.title)}</a></li>'
        for i, d in enumerate(docs, 1)
    )
    return f'<ol class="xh">\n{rows}\n</ol>'


def look_column(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """A table whose last cell says 查看 and leads to the same page as the title."""
    rows = "\n".join(
        f'<tr><td align="center">{d.id[-4:]}</td><td><a'
        f' href="{s.href(d.path, page, how)}">{esc(d.title)}'
        f"</a></td><td>{'代表建议' if d.kind == 'npc' else '委员提案'}</td>"
        f"<td>{d.date:%Y年%m月%d日}</td>"
        f'<td><a href="{s.href(d.path, page, how)}">查看</a></td></tr>'
        for d in docs
    )
    head = "<tr><th>编号</th><th>标题</th><th>类别</th><th>时间</th><th>操作</th></tr>"
    return (
        f'<table cellspacing="0" class="tablelist"><thead>{head}</thead><tbody>\n{rows}\n'
        "</tbody></table>"
    )


def fonts(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """Lines parted by br, in fonts, as an editor of 2005 wrote them."""
    return "<br>\n".join(
        f'<font color="#666666">◇</font>&nbsp;<a href="{s.href(d.path, page, how)}"><font size="2">'
        f"{esc(d.title)}</font></a>&nbsp;<font color=gray>{d.date:%m/%d/%Y}</font>"
        for d in docs
    )


def blocks(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    return "\n".join(
        f'<div class="row"><div class="col-9"><a href="{s.href(d.path, page, how)}"'
        f' title="{esc(d.title)}">'
        f'{esc(d.title[:24])}</a></div><div class="col-3">{d.date:%Y.%m.%d}</div></div>'
        for d in docs
    )


ALL: list[Rows] = [wrapped, date_inside, no_date, look_column, fonts, blocks]


def pick(rng: random.Random) -> Rows:
    return rng.choice(ALL)


def numbers(n: int, k: int, at: Callable[[int], str]) -> str:
    """The page's number as text, the others as links."""
    return "".join(
        f'<a href="{B.esc(at(j))}">{j}</a>' if j != k else f"<em>{j}</em>" for j in range(1, n + 1)
    )
