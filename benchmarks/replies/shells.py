"""Pages of the platforms around a case: what a reader meets before and after the article."""

import random
from collections.abc import Callable
from html import escape

from benchmarks.replies.case import Case
from benchmarks.replies.words import NOTICES

_NAV = ["首页", "政务公开", "政民互动", "办事服务", "走进我们"]
_FOOT = "主办单位：人民政府办公室　网站标识码：4300000000　ICP备05000000号　联系我们：0000-0000000"


def _paragraphs(lines: list[str], tag: str = "p", attributes: str = "") -> str:
    return "".join(f"<{tag}{attributes}>{escape(line)}</{tag}>\n" for line in lines)


def _rows(lines: list[str]) -> str:
    return "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) + "</tr>"
        for line in lines
    )


def _frame(case: Case, article: str, site: str = "") -> str:
    tags = ""
    if case.published_tag:
        tags = f'<meta name="PubDate" content="{case.gold["published"]}">'
    nav = "".join(f'<li><a href="/{i}/">{word}</a></li>' for i, word in enumerate(_NAV))
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(case.title)}{site}</title>{tags}</head><body>"
        f"<ul class=nav>{nav}</ul><div class=crumb>您当前的位置：<a href='/'>首页</a> &gt; <a href='/x/'>建议提案办理</a></div>"
        f"{article}<div class=foot><p>{_FOOT}</p></div></body></html>"
    )


def trs(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<div class=xl><h1>{escape(case.title)}</h1><div class=info>{escape(case.published_line)}</div>"
        f"<div class=TRS_Editor>{_paragraphs(case.head + case.lines)}</div>"
        "<p>上一篇：<a href='a.html'>关于县十七届人大一次会议第999号建议的答复</a></p></div>"
    ), "_人民政府")  # fmt: skip


def vsb(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<form><div align=center>{escape(case.title)}</div><div>{escape(case.published_line)}</div>"
        f"<div id=vsb_content><div class=v_news_content>{_paragraphs(case.head + case.lines, 'p', ' style=text-indent:2em')}</div></div></form>"
        "<div>【关闭窗口】【打印】</div>"
    ))  # fmt: skip


def hanweb(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<table><tr><td class=title>{escape(case.title)}</td></tr><tr><td>{escape(case.published_line)}</td></tr>"
        f"<tr><td><div id=zoom>{_paragraphs(case.head + case.lines, 'div', ' class=MsoNormal')}</div></td></tr></table>"
    ), "-门户网站")  # fmt: skip


def index_table(case: Case, chance: random.Random) -> str:
    rows = f"<tr><td>索引号</td><td>0143/2023-00012</td><td>主题分类</td><td>其他</td></tr><tr><td>名称</td><td colspan=3>{escape(case.title)}</td></tr>"
    return _frame(case, (
        f"<table class=bd>{rows}</table><h2>{escape(case.title)}</h2><div>{escape(case.published_line)}</div>"
        f"<div class=article-content>{_paragraphs(case.head + case.lines)}</div><div class=share>分享到：微信 微博</div>"
    ))  # fmt: skip


def unknown(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<div class=w1000><div class=left><div class=t1>{escape(case.title)}</div><div class=t2>{escape(case.published_line)}</div>"
        f"<div class=t3>{_paragraphs(case.head + case.lines)}</div></div>"
        "<div class=right><h3>最新信息</h3><ul><li><a href='1.html'>县政府召开常务会议</a></li><li><a href='2.html'>关于第88号提案的答复</a></li></ul></div></div>"
    ))  # fmt: skip


def media(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<div class=main><h1>{escape(case.title)}</h1><div class=meta>{escape(case.published_line)}</div>"
        f"<div class=txt>{_paragraphs(case.head + case.lines)}</div><div class=notice><p>{chance.choice(NOTICES)}</p></div>"
        "<div class=cmt><p>网友评论</p><p>说得很好，支持，希望早日落实到位。</p></div></div>"
    ), " - 东方资讯")  # fmt: skip


def head_table(case: Case, chance: random.Random) -> str:
    return _frame(case, (
        f"<h1>{escape(case.title)}</h1><div>{escape(case.published_line)}</div><div class=con id=zoomcon>"
        f"<table>{_rows(case.head)}</table>{_paragraphs(case.lines)}</div>"
    ))  # fmt: skip


def breaks(case: Case, chance: random.Random) -> str:
    text = "<br>\n".join("　　" + escape(line) for line in case.head + case.lines)
    return _frame(case, (
        f"<div class=bt>{escape(case.title)}</div><div class=sj>{escape(case.published_line)}</div><div class=nr>{text}</div>"
    ))  # fmt: skip


def text(case: Case, chance: random.Random) -> str:
    lines = [
        *_NAV,
        "当前位置：首页 > 建议提案办理",
        case.title,
        case.published_line,
        *case.head,
        *case.lines,
    ]
    return "\n".join(
        [*lines, "打印 关闭", "上一篇：关于县十七届人大一次会议第999号建议的答复", _FOOT]
    )


SHELLS: list[Callable[[Case, random.Random], str]] = [
    trs, vsb, hanweb, index_table, unknown, media, head_table, breaks, text, text,
]  # fmt: skip


def page(case: Case) -> tuple[str, str]:
    """The page of a case, and the name of its shell."""
    chance = random.Random(f"shell {case.name}")
    shell = chance.choice(SHELLS)
    if shell is text:
        case.published_tag = False
    return shell(case, chance), shell.__name__
