"""How the rows of half A are drawn: one list of documents, seven habits of templates."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from families_sixth_a_00_site import Gov
from family_documents import Doc, esc

FAMILIES: list[Any] = []
Rows = Callable[[Gov, list[Doc], str, str], str]


def cut(title: str, most: int = 28) -> str:
    """Titles cut for the width of the box, whole in the attribute."""
    return title if len(title) <= most else title[:most] + "…"


def li_after(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    rows = "\n".join(
        f'<li><a href="{s.href(d.path, page, how)}" title="{esc(d.title)}" target="_blank">'
        f"{esc(cut(d.title))}</a><span>{d.date:%Y-%m-%d}</span></li>"
        for d in docs
    )
    return f'<ul class="news_list">\n{rows}\n</ul>'


def li_before(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """The date stands first, in two parts (day large, month small)."""
    rows = "\n".join(
        f'<li class="clearfix"><div class="time"><b>{d.date:%d}</b><i>{d.date:%Y-%m}</i></div>'
        f'<a href="{s.href(d.path, page, how)}"><p class="bt">{esc(d.title)}</p></a></li>'
        for d in docs
    )
    return f'<div class="gl_list"><ul>\n{rows}\n</ul></div>'


def table(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    rows = "\n".join(
        f'<tr><td>{i}</td><td><a href="{s.href(d.path, page, how)}">{esc(d.title)}</a></td>'
        f"<td>{s.agency}</td><td>{d.date:%Y/%m/%d}</td></tr>"
        for i, d in enumerate(docs, 1)
    )
    top = "<tr><th>序号</th><th>名称</th><th>承办单位</th><th>公开日期</th></tr>"
    return f'<table class="gkml" border="1">\n{top}\n{rows}\n</table>'


def old_table(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    """Every row a table of its own, as sites of 2008 have it."""
    return "\n".join(
        '<table width="98%" border="0" cellpadding="0"><tr><td width="14">·</td><td height="26">'
        f'<a href="{s.href(d.path, page, how)}" class="l12">{esc(d.title)}</a></td>'
        f'<td width="90" align="right">[{d.date:%Y-%m-%d}]</td></tr></table>'
        for d in docs
    )


def cards(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    return "\n".join(
        f'<div class="item"><h4><a href="{s.href(d.path, page, how)}">{esc(d.title)}</a></h4>'
        f'<p class="zy">发布机构：{s.agency}</p><em>{d.date:%Y年%m月%d日}</em></div>'
        for d in docs
    )


def lines(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    return "\n".join(
        f'<p class="hang">▪ <a href="{s.href(d.path, page, how)}">{esc(d.title)}</a>'
        f"（{d.date:%Y-%m-%d}）</p>"
        for d in docs
    )


def dl(s: Gov, docs: list[Doc], page: str, how: str) -> str:
    rows = "\n".join(
        f'<dd><span class="fr">{d.date:%Y.%m.%d}</span>'
        f'<a href="{s.href(d.path, page, how)}">{esc(d.title)}</a></dd>'
        for d in docs
    )
    return f'<dl class="list14"><dt>标题</dt>\n{rows}\n</dl>'


ALL: list[Rows] = [li_after, li_before, table, old_table, cards, lines, dl]


def pick(rng: random.Random) -> Rows:
    return rng.choice(ALL)
