"""How pages look: heads, trails, side menus, rows, pagers and feet, each in forms that real systems
write. Which form a portal has is drawn once for it."""

import posixpath
import re
from collections.abc import Sequence
from html import escape

from second import menus, words
from second.site import Column, Row, Second


def dress(p: Second) -> None:
    """Draw the forms of a portal's pages."""
    p.charset = p.rng.choice(("utf-8", "utf-8", "utf-8", "utf-8", "utf-8", "gb18030"))
    p.trait("links", "root", "root", "relative", "full", "index", "protocol")
    p.trait("index", "index.html", "index.shtml", "index.htm")
    p.trait("trail", "linked", "linked", "list", "plain", "half", "none")
    p.trait(
        "rows", "ul", "ul", "cut", "before", "table", "catalogue", "lines", "dl", "title", "grid"
    )
    p.trait("side", "none", "siblings", "siblings", "shelf")
    p.trait("nav", "ul", "ul", "ul", "mega", "mega", "table", "tabs")
    p.trait("doctype", "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 //EN">')
    p.trait("word", "当前位置：", "您的位置：", "您现在所在的位置：", "首页位置：", "")
    p.trait("latest", "none", "none", "rows")


def link(p: Second, at: str, target: str) -> str:
    """An address as the templates of this portal write it on a page."""
    if re.match(r"https?:|javascript:|mailto:|#", target):
        return target
    if target.startswith("//") or at.startswith("//"):
        return (
            target[1 + target[2:].index("/") + 1 :]
            if _host(at) == _host(target)
            else p.address(target)
        )
    style = "root" if p.session else p.traits.get("links", "root")
    if style == "full":
        return p.address(target)
    if style == "protocol":
        return p.address(target).removeprefix("http:")
    if style == "index" and target.endswith("/") and target != "/":
        return target + p.traits["index"]
    if style == "relative" and "?" not in target + at and at.startswith("/"):
        here = at if at.endswith("/") else posixpath.dirname(at) + "/"
        way = posixpath.relpath(target, here.replace("//", "/")) + (
            "/" if target.endswith("/") else ""
        )
        return way if way.startswith(".") else f"./{way}"
    return target


def _host(path: str) -> str:
    return path[2:].partition("/")[0] if path.startswith("//") else ""


def frame(p: Second, title: str, main: str, column: Column | None, at: str) -> str:
    """A page of the portal."""
    site = p.place + ("" if p.level == "ministry" else p.pick("人民政府", "人民政府门户网站"))
    charset = "gb2312" if p.charset == "gb18030" else "utf-8"
    label = escape(column.label) if column else "首页"
    head = "".join(f'<a href="{link(p, at, to)}">{escape(t)}</a>' for t, to in p.head)
    return f"""{p.traits.get("doctype", "<!DOCTYPE html>")}
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{escape(title)} - {escape(site)}</title>
<meta name="SiteName" content="{escape(site)}">
<meta name="SiteIDCode" content="98{p.seed:02d}000001">
<meta name="ColumnName" content="{label}"><meta name="ColumnType" content="{label}">
<link rel="stylesheet" href="/images/style.css"></head>
<body><div class="topbar"><span id="date"></span>{head}<form action="/s" method="get">\
<input name="q" placeholder="请输入关键词"></form></div>
<div class="logo"><a href="{link(p, at, p.tree.path)}">\
<img src="/images/logo.png" alt="{site}"></a>\
</div>
{_nav(p, at)}
{_trail(p, column, at)}
<div class="content wrap">{_side(p, column, at)}<div class="con_r">{main}</div></div>
{_foot(p, at)}</body></html>"""


def _nav(p: Second, at: str) -> str:
    tops = [c for c in p.tree.children if c.listed]
    form = p.traits.get("nav", "ul")
    if form == "mega":  # the second level opens under the pointer
        out = []
        for one in tops:
            below = "".join(
                f'<a href="{link(p, at, c.path)}">{escape(c.label)}</a>'
                for c in one.children[:9] if c.listed
            )  # fmt: skip
            out.append(f'<li class="nli"><h3><a href="{link(p, at, one.path)}">{escape(one.label)}'
                       f'</a></h3><div class="sub" style="display:none">{below}</div><'
                       f'/li>')  # fmt: skip
        return f'<ul id="nav" class="main-nav">{"".join(out)}</ul>'
    items = [("首页", p.tree.path), *((c.label, c.path) for c in tops)]
    return f'<div class="nav">{menus.draw(p, form, items, at)}</div>'


def _trail(p: Second, column: Column | None, at: str) -> str:
    form, word = p.traits["trail"], p.traits["word"]
    if form == "none" or column is None:
        return ""
    steps = [(c.label, c.path) for c in column.trail()]
    if form == "plain":
        return f"<div class='dqwz'>{word}{' &gt; '.join(escape(t) for t, _ in steps)}</div>"
    links = [f'<a href="{link(p, at, to)}">{escape(t)}</a>' for t, to in steps]
    if form == "half":  # the last step without a link
        links[-1] = f"<span>{escape(steps[-1][0])}</span>"
    if form == "list":
        return f"<ol class='breadcrumb'><li>{'</li><li>'.join(links)}</li></ol>"
    return f'<div class="location">{word}{" &gt; ".join(links)}</div>'


def _side(p: Second, column: Column | None, at: str) -> str:
    form = p.traits["side"]
    if form == "none" or column is None or column.up is None or column.up.up is None:
        return ""
    shelf = column.up.up if form == "shelf" and column.up.up.up else column.up
    items = [(c.label, c.path) for c in shelf.children if c.listed]
    return (
        f'<div class="con_l"><h2>{escape(shelf.label)}</h2>{menus.draw(p, "ul", items, at)}</div>'
    )


def _foot(p: Second, at: str) -> str:
    own = "".join(f'<a href="{link(p, at, to)}">{escape(t)}</a>' for t, to in p.foot)
    return (
        f'<div class="foot"><div class="fnav">{own}</div><div class="yqlj"><select onchange="'
        'window.open(this.options[this.selectedIndex].value)"><option>市政府部门</option><option '
        'value="http://www.gov.cn/">中国政府网</option></select></div><p>主办单位：'
        f"{escape(p.place)}办公室　网站标识码：98{p.seed:02d}000001　<a href="
        '"https://beian.miit.gov.cn/" target="_blank">备案号</a></p></div>'
    )


def front(p: Second) -> str:
    """The front page: pictures, news, tiles."""
    at = p.tree.path
    lists = [c for c in p.tree.walk() if c.what == "plain" and c.rows][: p.rng.randint(2, 6)]
    news = "".join(
        f"<div class='tab'><h2>{c.label}<a class='more' href='{link(p, at, c.path)}'>更多</a></h2>"
        f"{rows(p, c.rows[:6], at)}</div>"
        for c in lists
    )
    tiles = "".join(
        f'<li class="kj"><a href="{link(p, at, to)}"><i class="ico"></i><p>{escape(t)}</p></a></li>'
        for t, to in p.tiles
    )
    others = "".join(  # departments with sites of their own
        f'<a href="http://{short}.{p.name}.gov.cn/" target="_blank">{label}</a>'
        for label, short in p.rng.sample(words.ORGANS, p.rng.choice((0, 6, 12)))
    )
    banner = "<div class='swiper'><img src='/images/20261120.jpg' alt='图片新闻'></div>"
    return frame(
        p, "首页", f"{p.tree.body}{banner}{news}<ul>{tiles}</ul><div>{others}</div>", None, at
    )


def rows(p: Second, items: Sequence[Row], at: str) -> str:
    """Rows of a list."""
    form, out = p.traits["rows"], []
    for i, (title, target, day) in enumerate(items, 1):
        href, text = link(p, at, target), escape(title)
        a = f'<a href="{href}" target="_blank">{text}</a>'
        out.append({
            "ul": f'<li>{a}<span>{day}</span></li>',
            "cut": f"<li><span class='r'>{day[5:]}</span><a href='{href}' title='{text}'>"
                   f"{escape(title[:20])}{'...' if len(title) > 20 else ''}</a></li>",
            "before": f"<li><b>[{day}]</b>　·{a}</li>",
            "table": f"<tr><td align='left'>·{a}</td><td width='90'>{day}</td></tr>",
            "catalogue": f"<tr><td>{p.place[0]}0{i}-{day[:4]}-{i:05d}</td><td class='bt'>{a}</td>"
                         f"<td>{p.place}</td><td>{day}</td></tr>",
            "lines": f'<li id="line1060_{i}"><em>{day}</em>{a}</li>',
            "dl": f"<dd>{a}<i>{day}</i></dd>",
            "title": f"<div class='title'>{a}<p class='time'>发布时间：{day}</p></div>",
            "grid": f"<div class='row'><div class='col-md-10'>{a}</div><div class='col-md-2'>{day}"
                    "</div></div>",
        }[form])  # fmt: skip
    inside = "\n".join(out)
    if form in ("table", "catalogue"):
        head = "<tr><th>索引号</th><th>名称</th><th>发布机构</th><th>发布日期</th></tr>"
        return f"<table class='tbl'>{head if form == 'catalogue' else ''}{inside}</table>"
    return {"dl": f"<dl>{inside}</dl>", "title": inside, "grid": inside}.get(
        form, f'<ul class="list news_list">{inside}</ul>'
    )


def article(p: Second, title: str, day: str, is_reply: bool, column: Column, at: str) -> str:
    """An article."""
    lines = p.rng.sample(words.SENTENCES[1:], 3)
    lines.insert(0, words.SENTENCES[0] if is_reply else f"{p.place}讯，{day}。")
    body = "".join(f"<p>{line}</p>" for line in lines)
    main = f"<h1>{escape(title)}</h1><div class='sm'>日期：{day}</div><div id='zoom'>{body}</div>"
    return frame(p, title, main, column, at)
