"""How pages look: heads, menus, trails, side menus, rows, pagers, feet, in forms that real systems
write. Each portal draws its own."""

import json
import posixpath
import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from unseen.base import Unseen

from third import words

if TYPE_CHECKING:
    from third.tree import Node, Tree

Items = Sequence[tuple[str, str]]
MENUS = ("ul", "ul", "ul", "ul", "dl", "table", "tabs", "titled", "img", "onclick", "open")
"""Menus that stand in the HTML, lists most of all."""
SCRIPTED = ("write", "array", "jsfile", "json", "inner", "objects")
"""Menus that a script draws: document.write, two-dimensional arrays, a script file that all pages
share, a JSON file that is asked for, innerHTML, arrays of objects as trees take them."""


def dress(p: Unseen, scripted: float = 0.2) -> None:
    """Draw the forms of a portal's pages; a share of portals has menus drawn by script."""
    from third.tree import SYSTEMS

    p.charset = p.rng.choice(("utf-8",) * 6 + ("gb18030",))
    p.trait("system", *SYSTEMS)
    p.trait("links", "root", "root", "root", "full", "relative")
    p.trait("menu", *(SCRIPTED if p.chance(scripted) else MENUS))
    p.trait("nav", *(SCRIPTED if p.chance(scripted) else ("bar", "bar", "mega", "table", "dl")))
    p.trait("trail", "linked", "linked", "linked", "plain", "script", "none")
    p.trait("rows", "ul", "ul", "dated", "cut", "table", "div", "dl", "numbered", "writeln")
    p.trait("pager", "script", "script", "links", "kaipu", "comment")
    p.trait("side", "none", "none", "siblings", "shelf")
    p.trait("head", "classic", "wrapped", "old", "modern")
    p.trait("word", "当前位置：", "您当前所在位置：", "您的位置：", "所在位置:", "")


def link(p: Unseen, at: str, target: str) -> str:
    """The address of a target as the templates of this portal write it on a page."""
    if re.match(r"https?:|javascript:|mailto:|#", target):
        return target
    style = "root" if p.session else p.traits["links"]
    if style == "full":
        return p.address(target)
    if style == "relative" and "?" not in target + at:
        folder = at if at.endswith("/") else posixpath.dirname(at) + "/"
        way = posixpath.relpath(target, folder) + ("/" if target.endswith("/") else "")
        return way if way.startswith(".") else f"./{way}"
    return target


def menu(p: Unseen, items: Items, form: str) -> str:
    """A menu in one of the forms."""
    if form in SCRIPTED:
        return _scripted(p, items, form)
    both = [(escape(t), escape(h)) for t, h in items]
    if form == "dl":
        inside = "".join(f'<dt><a href="{h}">{t}</a></dt>' for t, h in both)
        return f"<dl class='lm'>{inside}</dl>"
    if form == "table":
        cells = "".join(
            f'<td width="120"><a href="{h}" target="_blank">{t}</a></td>' for t, h in both
        )
        return f'<table width="100%"><tr>{cells}</tr></table>'
    if form == "tabs":
        return "".join(f'<div class="tab"><a href="{h}"><em>{t}</em></a></div>' for t, h in both)
    if form == "titled":
        return "".join(
            f'<li><a href="{h}" title="{t}">{t[:7] + "…" if len(t) > 9 else t}</a></li>'
            for t, h in both
        )
    if form == "img":
        return "".join(
            f'<a href="{h}"><img src="/images/t{i}.png" alt="{t}"></a>'
            for i, (t, h) in enumerate(both)
        )
    if form == "onclick":
        return "".join(
            f"""<div class="it" onclick="location.href='{h}'"><span>{t}</span></div>"""
            for t, h in both
        )
    if form == "open":
        return "".join(
            f'<li><a href="javascript:void(0)" onclick="window.open(\'{h}\')">{t}</a></li>'
            for t, h in both
        )
    inside = "".join(f'<li><a href="{h}">{t}</a></li>' for t, h in both)
    return f"<ul class='lm'>{inside}</ul>"


def _scripted(p: Unseen, items: Items, form: str) -> str:
    p._number += 1
    spot = f"m{p._number}"
    if form == "write":
        lines = "".join(f"document.write('<li><a href=\"{h}\">{t}</a></li>');\n" for t, h in items)
        return f"<ul><script>\n{lines}</script></ul>"
    pairs = json.dumps([[t, h] for t, h in items], ensure_ascii=False)
    if form == "array":
        return (
            f"<div id='{spot}'></div><script>var arr{spot}={pairs};var s='';for(var i=0;"
            f"i<arr{spot}.length;i++){{s+='<a href=\"'+arr{spot}[i][1]+'\">'+"
            f"arr{spot}[i][0]+'</a>'}}"
            f"document.getElementById('{spot}').innerHTML=s;</script>"
        )
    if form == "inner":
        adds = "".join(f"h+='<li><a href=\"{link_}\">{t}</a></li>';" for t, link_ in items)
        return (
            f"<div id='{spot}'></div><script>var h='<ul>';{adds}h+='</ul>';"
            f"document.getElementById('{spot}').innerHTML=h;</script>"
        )
    objects = json.dumps(
        [{"id": i + 1, "pId": 0, "name": t, "url": h} for i, (t, h) in enumerate(items)],
        ensure_ascii=False,
    )
    draw = (
        f"function d{spot}(a){{for(var i=0;i<a.length;i++){{var e=document.createElement('a');"
        f"e.href=a[i].url;e.appendChild(document.createTextNode(a[i].name));"
        f"document.getElementById('{spot}').appendChild(e);}}}}"
    )
    if form == "objects":
        return (
            f"<div class='ztree' id='{spot}'></div><script>{draw}\nvar zNodes={objects};"
            f"d{spot}(zNodes);</script>"
        )
    if form == "jsfile":
        name = p.file(f"/js/{spot}.js", f"{draw}\nd{spot}({objects});")
        return f"<div id='{spot}'></div><script src='{name}' charset='utf-8'></script>"
    name = p.file(f"/data/{spot}.json", json.dumps({"code": 0, "data": json.loads(objects)}))
    return (
        f"<div id='{spot}'></div><script>{draw}\nvar x=new XMLHttpRequest();x.open('GET','{name}');"
        f"x.onload=function(){{d{spot}(JSON.parse(x.responseText).data)}};x.send();</script>"
    )


def frame(
    p: Unseen, tree: "Tree", title: str, main: str, node: "Node", at: str = "", leaf: bool = False
) -> str:
    """A page of the portal."""
    at = at or node.path
    return _document(p, tree, title, f"{_trail(p, node, at, leaf)}{_side(p, node, at)}"
                     f'<div class="con">{main}</div>', node.label, at)  # fmt: skip


def front(p: Unseen, tree: "Tree") -> str:
    """The front page: news, notices, boxes of shelves, tiles."""
    here = tree.root.path
    lists = [n for n in tree.root.walk() if n.what == "plain" and n.rows][:2]
    blocks = "".join(
        f'<div class="news"><h3><a href="{link(p, here, n.path)}">{escape(n.label)}</a></h3>'
        f"{rows(p, n.rows[:6], here)}</div>"
        for n in lists
    )
    boxes = ""
    if p.traits.get("boxes") == "yes":
        shelf = max(tree.root.children, key=lambda n: len(n.children))
        inside = [(k.label, link(p, here, k.path)) for k in shelf.children if k.shown][:8]
        boxes = f"<div class='box'><h3>{escape(shelf.label)}</h3>{menu(p, inside, 'ul')}</div>"
    tiles = [(t, link(p, here, n if isinstance(n, str) else n.path)) for t, n in tree.tiles]
    drawn = f"<div class='tiles'>{menu(p, tiles, p.traits.get('tile', 'tabs'))}</div>"
    main = f"<div class='banner'><img src='/images/01.jpg'></div>{blocks}{boxes}"
    return _document(p, tree, "首页", main + (drawn if tiles else ""), "首页", here)


def _document(p: Unseen, tree: "Tree", title: str, main: str, column: str, at: str) -> str:
    charset = "gb2312" if p.charset == "gb18030" else "utf-8"
    name = p.traits.get("name") or p.place + "人民政府"
    meta = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{escape(title)}-{escape(name)}</title>"
        f'<meta name="SiteName" content="{escape(name)}">'
        f'<meta name="ColumnName" content="{escape(column)}">'
    )
    nav, foot = _nav(p, tree, at), _foot(p, tree, at, name)
    if p.traits["head"] == "old":
        return (
            f"<HTML><HEAD>{meta}</HEAD><BODY><TABLE width=980 align=center><TR><TD>{nav}</TD></TR>"
            f"<TR><TD valign=top>{main}</TD></TR><TR><TD>{foot}</TD></TR></TABLE></BODY></HTML>"
        )
    if p.traits["head"] == "modern":
        return (
            f"<!DOCTYPE html><html lang='zh-CN'><head>{meta}<link rel='stylesheet' "
            f"href='/css/a.css'></head><body><header><div class='logo'></div><nav>{nav}</nav>"
            f"</header><main>{main}</main><footer>{foot}</footer></body></html>"
        )
    wrap = " class='wrap'" if p.traits["head"] == "wrapped" else ""
    return (
        f"<!DOCTYPE html><html><head>{meta}</head><body><div class='header'><h1>{escape(name)}</h1>"
        f"</div><div class='nav'>{nav}</div><div{wrap}>{main}</div>{foot}</body></html>"
    )


def _nav(p: Unseen, tree: "Tree", at: str) -> str:
    form = p.traits["nav"]
    tops = [k for k in tree.root.children if k.shown]
    items = [("首页", link(p, at, tree.root.path)), *((k.label, link(p, at, k.path)) for k in tops)]
    if form in SCRIPTED:  # one file or script for all pages: addresses from the root
        drawn = p.traits.get("drawn nav")
        if not drawn:
            drawn = menu(p, [("首页", tree.root.path), *((k.label, k.path) for k in tops)], form)
            p.traits["drawn nav"] = drawn
        return drawn
    if form == "mega":
        out = []
        for top in tops:
            below = [(k.label, link(p, at, k.path)) for k in top.children if k.shown][:9]
            out.append(
                f'<li><a href="{link(p, at, top.path)}">{escape(top.label)}</a>'
                f'<div class="sub" style="display:none">{menu(p, below, "ul")}</div></li>'
            )
        return f'<ul class="nav">{"".join(out)}</ul>'
    return menu(p, items, {"bar": "ul"}.get(form, form))


def _trail(p: Unseen, node: "Node", at: str, leaf: bool) -> str:
    form, word = p.traits["trail"], p.traits["word"]
    steps = [("首页", node.trail()[0].path), *((n.label, n.path) for n in node.trail()[1:])]
    if form == "none":
        return ""
    if form == "plain":
        return f"<div class='dqwz'>{word}{' &gt; '.join(escape(t) for t, _ in steps)}</div>"
    links = [f'<a href="{link(p, at, h)}">{escape(t)}</a>' for t, h in steps]
    if form == "script":
        way = word + " &gt; ".join(links)
        return f"<div class='wz'><script>document.write('{way}')</script></div>"
    return f'<div class="crumb">{word}{" » ".join(links)}{" » 正文" if leaf else ""}</div>'


def _side(p: Unseen, node: "Node", at: str) -> str:
    form, above = p.traits["side"], node.up
    if form == "none" or above is None or above.up is None:
        return ""
    shelf = above.up if form == "shelf" and above.up.up else above
    items = [(k.label, link(p, at, k.path)) for k in shelf.children if k.shown]
    return f'<div class="left"><h2>{escape(shelf.label)}</h2>{menu(p, items, "ul")}</div>'


def _foot(p: Unseen, tree: "Tree", at: str, name: str) -> str:
    own = "".join(
        f'<a href="{link(p, at, n if isinstance(n, str) else n.path)}">{escape(t)}</a> | '
        for t, n in tree.foot
    )
    friends = "".join(
        f'<a href="http://www.{s}.gov.cn/" target="_blank">{c}人民政府</a>'
        for s, c in zip(("lz", "xc", "sm"), words.CITIES, strict=False)
    )
    return (
        f'<div class="footer"><div class="yqlj">{friends}</div><p>{own}</p><p>主办单位：{name}　'
        f"备案号：99{p.seed:04d}　网站标识码 99{p.seed:04d}0003</p></div>"
    )


def rows(p: Unseen, items: Sequence[tuple[str, str, str]], at: str) -> str:
    """Rows of a list."""
    form, out = p.traits["rows"], []
    for i, (title, path, day) in enumerate(items):
        h, t = escape(link(p, at, path)), escape(title)
        short = escape(title[:20]) + ("..." if len(title) > 20 else "")
        out.append({
            "ul": f'<li><a href="{h}" target="_blank">{t}</a><span>{day}</span></li>',
            "dated": f'<li><b>{day}</b><a href="{h}" title="{t}">{t}</a></li>',
            "cut": f"<li><a title='{t}' href='{h}'>{short}</a><i>[{day[5:]}]</i></li>",
            "table": f'<tr><td>·<a href="{h}">{t}</a></td><td width=90>{day}</td></tr>',
            "div": f'<div class="row"><a href="{h}"><p class="t">{t}</p><p>{day}</p></a></div>',
            "dl": f'<dd><a href="{h}">{t}</a><em>({day})</em></dd>',
            "numbered": f'<tr><td>{i + 1}</td><td><a href="{h}">{t}</a></td><td>{day}</td></tr>',
            "writeln": f'<li><a href="{h}">{t}</a>'
            f"<script>document.writeln('{day}')</script></li>",
        }[form])  # fmt: skip
    inside = "\n".join(out)
    if form in ("table", "numbered"):
        return f'<table class="list">{inside}</table>'
    if form == "dl":
        return f"<dl>{inside}</dl>"
    return f"<div class='list'>{inside}</div>" if form == "div" else f"<ul>{inside}</ul>"


def pager(p: Unseen, names: Sequence[str], now: int) -> str:
    """What leads to the other pages of a list."""
    form, count = p.traits["pager"], len(names)
    stem, _, ending = (names[1].rpartition("/")[2]).partition("_1.")
    define = (
        "function createPageHTML(n,c,s,e){for(var i=0;i<n;i++)document.write('<a href=\"'+"
        "(i?s+'_'+i:s)+'.'+e+'\">'+(i+1)+'</a> ');}"
    )
    call = f'createPageHTML({count}, {now}, "{stem}", "{ending}");'
    if form == "script":
        return f"<div class='page'><script>{define}{call}</script></div>"
    if form == "comment":
        return f"<script>{define}\n<!--\n{call}\n//--></script>"
    links = "".join(f'<a href="{link(p, names[now], n)}">{i + 1}</a>' for i, n in enumerate(names))
    total = f"共{count}页" if form == "links" else f"<!--createPageHTML('page_div',{count})-->"
    return f'<div class="pages">{total}{links}</div>'
