"""How pages look: heads, trails, side menus, rows, pagers and feet, each in several forms that real
systems write. They are drawn for each portal, apart from the tree of its columns."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from unseen import words
from unseen.base import Unseen

if TYPE_CHECKING:
    from unseen.tree import Node, Plan

Row = tuple[str, str, str]
Linker = Callable[[Unseen, str, str], str]


def dress(p: Unseen) -> None:
    """Draw the forms of a portal's pages."""
    p.charset = p.rng.choice(("utf-8", "utf-8", "utf-8", "utf-8", "gb18030"))
    p.trait("links", "root", "root", "relative", "full", "index")
    p.trait("index", "index.html", "index.shtml", "index.htm")
    p.trait("article", "trs", "trs", "hex", "number", "content", "info", "dated", "query")
    p.trait("trail", "linked", "linked", "plain", "table", "none")
    p.trait("rows", "ul", "ul", "cut", "table", "dl", "div", "numbered")
    p.trait("pager", "script", "links", "script_comment")
    p.trait("side", "none", "siblings", "none", "shelf")
    p.trait("word", "当前位置：", "您的位置：", "您所在的位置：", "您现在的位置：")


def frame(p: Unseen, plan: "Plan", title: str, main: str, node: "Node | None", at: str = "") -> str:
    """A page of the portal."""
    from unseen.tree import link

    at = at or (node.path if node else plan.root.path)
    name = p.place + ("门户网站" if p.level == "ministry" else "政府门户网站")
    side = _side(p, node, at, link) if node else ""
    trail = _trail(p, node, at, link) if node else ""
    charset = "gb2312" if p.charset == "gb18030" else "utf-8"
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{escape(title)}_{escape(name)}</title>
<meta name="SiteName" content="{escape(name)}"><meta name="ColumnName" content="\
{escape(node.label if node else "首页")}"></head>
<body><div class="top"><a href="{link(p, at, plan.root.path)}">\
<img src="/images/logo.png" alt="logo"></a></div>
<div class="nav">{_nav(p, plan, at, link)}</div>
{trail}<div class="w1200 clearfix">{side}<div class="main right">{main}</div></div>
{_foot(p, plan, at, link)}</body></html>"""


def front(p: Unseen, plan: "Plan") -> str:
    """The front page: news, notices, tiles and friends."""
    from unseen.tree import link

    news = next((n for n in plan.root.walk() if n.what == "plain" and n.rows), None)
    here = plan.root.path
    block = rows(p, news.rows[:8], here, link) if news and plan.front_news else ""
    tiles = "".join(
        f'<a class="tile" href="{link(p, here, path)}">{escape(label)}</a>'
        for label, path in plan.home
    )
    main = (
        f"{plan.root.before}<div class='slide'><img src='/images/b1.jpg'></div>"
        f"<div class='news'>{block}</div>"
        f"<div class='tiles'>{tiles}</div>"
    )
    return frame(p, plan, "首页", main, None)


def _nav(p: Unseen, plan: "Plan", at: str, link: Linker) -> str:
    tops = [("首页", link(p, at, plan.root.path))]
    tops += [(c.label, link(p, at, c.path)) for c in plan.root.children if c.shown]
    if plan.deep_nav:
        out = []
        for top in plan.root.children:
            below = "".join(
                f'<dd><a href="{link(p, at, c.path)}">{escape(c.label)}</a></dd>'
                for c in top.children
                if c.shown
            )
            out.append(
                f'<dl class="navitem" onmouseover="show(this)"><dt>'
                f'<a href="{link(p, at, top.path)}">'
                f"{escape(top.label)}</a></dt>"
                f'<div class="sub" style="display:none">{below}</div></dl>'
            )
        return "".join(out)
    return plan.drawers[plan.nav](p, tops, at)


def _trail(p: Unseen, node: "Node", at: str, link: Linker) -> str:
    steps = node.trail()[1:]
    home = node.trail()[0].path
    form, word = p.traits["trail"], p.traits["word"]
    if form == "none":
        return ""
    named = [("首页", home), *((n.label, n.path) for n in steps)]
    if form == "plain":
        return f"<div class='wz'>{word}{' &gt; '.join(escape(t) for t, _ in named)}</div>"
    links = [f'<a href="{link(p, at, path)}">{escape(t)}</a>' for t, path in named]
    if form == "table":
        return f"<table class='dqwz'><tr><td>{word}{'&nbsp;»&nbsp;'.join(links)}</td></tr></table>"
    return f'<div class="position">{word}{" > ".join(links)}</div>'


def _side(p: Unseen, node: "Node", at: str, link: Linker) -> str:
    form = p.traits["side"]
    above = node.up
    if form == "none" or above is None or above.up is None:
        return ""
    shelf = above.up if form == "shelf" and above.up.up else above
    items = "".join(
        f'<li><a href="{link(p, at, c.path)}">{escape(c.label)}</a></li>'
        for c in shelf.children
        if c.shown
    )
    return f'<div class="left"><h2>{escape(shelf.label)}</h2><ul class="lm">{items}</ul></div>'


def _foot(p: Unseen, plan: "Plan", at: str, link: Linker) -> str:
    own = "".join(
        f'<a href="{link(p, at, path)}">{escape(label)}</a> | ' for label, path in plan.footer
    )
    others = "".join(
        f'<option value="http://www.{name}.gov.cn/">{city}人民政府</option>'
        for name, city in zip(("yc", "hy", "lz"), words.CITIES, strict=False)
    )
    return (
        f'<div class="footer">{own}<select onchange="window.open(this.value)"><option value="">'
        f"友情链接</option>{others}</select><p>主办：{escape(p.place)}办公室　网站标识码："
        f'99{p.seed:04d}0001　<a href="javascript:void(0)" onclick="SetHome()">设为首页</a>'
        "</p></div>"
    )


def rows(p: Unseen, items: Sequence[Row], at: str, link: Linker) -> str:
    """Rows of a list."""
    form, out = p.traits["rows"], []
    for i, (title, path, day) in enumerate(items):
        href, text = link(p, at, path), escape(title)
        if form == "cut":
            short = escape(title[:22]) + ("…" if len(title) > 22 else "")
            out.append(
                f'<li><span>[{day[5:]}]</span><a href="{href}" title="{text}">{short}</a></li>'
            )
        elif form == "table":
            out.append(
                f'<tr><td><a href="{href}" target="_blank">{text}</a></td><td>{day}</td></tr>'
            )
        elif form == "dl":
            out.append(f'<dd><a href="{href}">{text}</a><em>{day}</em></dd>')
        elif form == "div":
            out.append(
                f'<div class="item"><h4><a href="{href}">{text}</a></h4>'
                f"<p>发布时间：{day}</p></div>"
            )
        elif form == "numbered":
            out.append(
                f'<tr><td>{i + 1}</td><td><a href="{href}">{text}</a></td><td>{day}</td></tr>'
            )
        else:
            out.append(f'<li><a href="{href}">{text}</a><span>{day}</span></li>')
    inside = "\n".join(out)
    if form in ("table", "numbered"):
        head = "<tr><th>序号</th><th>标题</th><th>日期</th></tr>" if form == "numbered" else ""
        return f'<table class="tb">{head}{inside}</table>'
    if form in ("dl", "div"):
        return f'<dl class="list">{inside}</dl>' if form == "dl" else f"<div>{inside}</div>"
    return f'<ul class="list">{inside}</ul>'


def pager(p: Unseen, names: Sequence[str], now: int, link: Linker) -> str:
    """What leads to the other pages of a list."""
    form = p.traits["pager"]
    links = "".join(
        f'<a href="{link(p, names[now], name)}">{i + 1}</a>' for i, name in enumerate(names)
    )
    call = f'createPageHTML({len(names)}, {now}, "index", "html");'
    if form == "links" or not names[0].endswith("/"):
        return f'<div class="page">共{len(names)}页 {links}</div>'
    define = "function createPageHTML(n,c,s,e){for(var i=0;i<n;i++)document.write('<a href=\"'+" \
        "(i?s+'_'+i+'.'+e:'./')+'\">'+(i+1)+'</a> ');}"  # fmt: skip
    if form == "script_comment":
        return f"<script>{define}\n<!--\n{call}\n//-->\n</script>"
    return f"<script>{define}</script><script>{call}</script>"
