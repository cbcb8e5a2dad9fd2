"""Frames and scripts of the second half of this set (b_*.py). No family here.

The frames differ from those of the first half: a banner, a bread crumb that begins 当前位置, boxes
of news and of hot articles at the side, sister columns as tabs above the list, a long footer.
"""

from __future__ import annotations

import random
import sys

import families_base as B
from family_documents import Doc
from family_words import TOPICS

sys.modules.setdefault("families_b_kit", sys.modules[__name__])

# The small script that sites of one maker share: one function for every question.
AJAX = """var Util={ask:function(method,url,body,type,back){var x=new XMLHttpRequest();
x.open(method,url,true);if(type)x.setRequestHeader('Content-Type',type);
x.onreadystatechange=function(){if(x.readyState==4&&x.status==200)back(x.responseText,x)};
x.send(body||null)},put:function(id,html){document.getElementById(id).innerHTML=html},
day:function(t){return t.substring(0,10)}};
"""
CLOSE = "</body></html>"
TABS = [
    ("ldzc", "领导之窗"),
    ("zfwj", "政策文件"),
    ("rsxx", "人事信息"),
    ("zdxm", "重点项目"),
    ("ggzy", "公共资源"),
]


def rows_of(rng: random.Random, high: int = 60) -> int:
    """A column of one page: a handful in most bureaus, up to sixty in some."""
    return rng.randint(3, rng.choice([8, 15, 25, high]))


def in_pages(rng: random.Random, per: int, low: int = 2, high: int = 7) -> int:
    """Rows for `low` to `high` pages; the last page holds one, some or all it can."""
    full = (rng.randint(low, high) - 1) * per
    return full + rng.choice([1, rng.randint(1, per), rng.randint(1, per), per])


def plain_titles(s: B.Site, docs: list[Doc]) -> None:
    """Some offices publish under the title of the suggestion, without its number."""
    for d in docs:
        topic = s.rng.choice(TOPICS)
        kind = "建议" if d.kind == "npc" else "提案"
        d.title = s.rng.choice(
            [
                f"关于{topic}的{kind}答复（{d.date.year}年第{s.number()}号）",
                f"【{kind}答复】{topic}（{d.id[-4:]}）",
                f"{s.agency}关于“{topic}”{kind}（{d.id[-3:]}号）的复函",
            ]
        )
        s.static[d.path] = s.html(s.article(d, topic))


def tabs(s: B.Site, own: str, own_path: str) -> str:
    """Sister columns above the list; each is a page of news with no replies."""
    out = [f'<a class="cur" href="{own_path}">{own}</a>']
    for code, word in s.rng.sample(TABS, 3):
        path = f"/xxgk/{code}/"
        rows = B.rows_dl(s, s.news(2, folder=path), path)
        s.page(path, s.shell(word, f"<h2>{word}</h2>{rows}", path))
        out.append(f'<a href="{path}">{word}</a>')
    s.rng.shuffle(out)
    return '<div class="tab_t">' + "".join(out) + "</div>"


def sheet(s: B.Site, word: str, inner: str, *, side: str = "", head: str = "") -> str:
    """A whole column page, in one of four frames; which one is the site's own."""
    nav = "".join(
        f'<a href="{h}">{t}</a>'
        for h, t in (("/", "首页"), ("/xwzx/", "要闻动态"), ("/zwgk/", "政务公开"))
    )
    top = f'<head><meta charset="{s.charset}"><title>{word}_{s.agency}</title>{head}</head>'
    where = f'<a href="/">首页</a> / <a href="/zwgk/">政务公开</a> / {word}'
    foot = (
        f'<div class="foot"><a href="/about/lxwm.html">联系我们</a>|<a href="/about/map.html">'
        f"网站地图</a><p>版权所有：{s.agency} 技术支持：信息中心 建议使用1366以上分辨率</p></div>"
    )
    if s.skin == 0:
        page = (
            f'<!DOCTYPE html>\n<html>{top}\n<body><div id="banner"></div><div class="nav">{nav}'
            f'</div><div class="dqwz">当前位置：{where}</div><div class="w1200"><div class="fl">'
            f'{inner}</div><div class="fr">{side}</div></div>{foot}{CLOSE}'
        )
    elif s.skin == 1:
        page = (
            f'<html xmlns="http://www.w3.org/1999/xhtml">{top}\n<body>\n<table id="t1"><tr>'
            f'<td>{nav}</td></tr></table><table id="t2"><tr><td width="230">{side}</td><td>'
            f"<p>当前位置：{where}</p>{inner}</td></tr></table>{foot}{CLOSE}"
        )
    elif s.skin == 2:
        page = (
            f'<!DOCTYPE html>\n<html lang="zh">{top}\n<body>\n<header>{nav}</header><section><ol '
            f'class="breadcrumb"><li>{where}</li></ol><h1 class="column">{word}</h1>{inner}'
            f"</section><aside>{side}</aside>{foot}{CLOSE}"
        )
    else:
        page = (
            f'<!doctype html><html>{top}<body class="list-page"><div class="container">{nav}<div '
            f'class="row"><div class="col-3">{side}</div><div class="col-9"><div class="title">'
            f"{word}<small>{where}</small></div>{inner}</div></div></div>{foot}{CLOSE}"
        )
    return B.mangle(page, s.dialect)


NAMES = ["建议提案", "建议提案办理", "人大代表建议答复", "政协委员提案答复", "建议提案复文"]


def named(rng: random.Random) -> str:
    return rng.choice(NAMES)
