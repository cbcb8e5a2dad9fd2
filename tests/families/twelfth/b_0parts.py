"""What the families of this set share: counts, frames, boxes, menus, a request by script."""

from __future__ import annotations

import random

from families_base import Site, chunks, esc
from family_documents import Doc

# A request as the pages of this set make it.
XHR = r"""
function req(method, url, type, body, ok) {
  var x = new XMLHttpRequest(); x.open(method, url, true);
  if (type) { x.setRequestHeader('Content-Type', type); }
  x.onreadystatechange = function () {
    if (x.readyState == 4 && x.status == 200) { ok(x.responseText); }
  };
  x.send(body || null);
}
"""

LETTERS = [
    "我要建议：建议增加小区门口的停车位",
    "咨询{p}公积金提取条件的来信",
    "关于夜间施工扰民的投诉信件",
    "建议延长图书馆周末开放时间的来信",
]


def sized(rng: random.Random, *sizes: int, low: int = 2, high: int = 6) -> tuple[int, int]:
    """(rows a page, documents), not more than 150 documents."""
    per = rng.choice(sizes or (15, 20))
    pages = rng.randint(low, high)
    return per, min(150, (pages - 1) * per + rng.randint(1 if pages > 1 else 3, per))


def sheets(docs: list[Doc], per: int) -> list[list[Doc]]:
    return chunks(docs, per)


def frame(title: str, rows: str, pager: str = "", up: str = "信息公开") -> str:
    return (
        '<div class="weizhi">当前位置：<a href="/">网站首页</a>'
        f"&nbsp;&gt;&nbsp;{up}&nbsp;&gt;&nbsp;"
        f'{title}</div>\n<div class="gl_list"><div class="bt"><span>{title}</span></div>\n'
        f'{rows}\n<div class="fanye">{pager}</div></div>'
    )


def side(site: Site, title: str = "工作动态", count: int = 5, folder: str = "/xwzx/gzdt/") -> str:
    """A box of another column beside the list, with its link 更多 and its page."""
    items = "".join(
        f'<li><a href="{n.path}" title="{n.title}">{n.title}</a><span>{n.date:%m-%d}</span></li>'
        for n in site.news(count, folder=folder)
    )
    rows = f"<ul>{items}</ul>"
    site.page(folder, site.shell(title, frame(title, rows, up="新闻中心"), folder))
    return f'<div class="cebian"><h3>{title}<a href="{folder}">更多</a></h3>{rows}</div>'


def letters(site: Site) -> str:
    """A box of citizens' letters, as it stands on pages of 互动交流."""
    items = []
    for text in LETTERS:
        title = text.format(p=site.place)
        path = f"/hdjl/zxlx/{site.new_id()}.html"
        body = f"<h1>{title}</h1><p>网友来信：{title}。</p><p>回复：您好，已转有关科室处理。</p>"
        site.decoys.append(site.page(path, site.shell(title, body, path)))
        items.append(f'<li><a href="{path}">{esc(title)}</a></li>')
    return f'<div class="xinjian"><h3>来信选登</h3><ul>{"".join(items)}</ul></div>'


def menu(site: Site, here: str, others: list[tuple[str, str]]) -> str:
    """The menu of the directory: sister columns, each with a page of other articles."""
    for path, word in others:
        folder = path if path.endswith("/") else path.rsplit("/", 1)[0] + "/"
        rows = "".join(
            f'<li><a href="{n.path}">{n.title}</a><span>{n.date:%Y-%m-%d}</span></li>'
            for n in site.news(3, folder=folder)
        )
        site.page(path, site.shell(word, frame(word, f"<ul>{rows}</ul>"), path))
    links = "".join(f'<li><a href="{p}">{w}</a></li>' for p, w in others)
    return f'<ul class="zc_menu">{links}<li class="cur"><a href="javascript:;">{here}</a></li></ul>'


def hex_of(i: int, digits: int = 32) -> str:
    return f"{i * 0xD1B54A32D192ED03AEF17C9A5D6F3E21 % 16**digits:0{digits}x}"


def page_no(text: str | None, last: int) -> int:
    """The page that a request names, kept between the first and the last."""
    n = int(text) if text and text.isdigit() else 1
    return min(max(n, 1), max(last, 1))
