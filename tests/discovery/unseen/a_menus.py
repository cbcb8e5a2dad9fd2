"""Menus of half A: what templates of the 2000s and 2010s write."""

from collections.abc import Sequence
from html import escape

from unseen.base import Unseen
from unseen.tree import Drawer

Items = Sequence[tuple[str, str]]


def ul(p: Unseen, items: Items, at: str) -> str:
    """A list of links: the ordinary menu."""
    return "<ul>" + "".join(f'<li><a href="{h}">{escape(t)}</a></li>' for t, h in items) + "</ul>"


def table(p: Unseen, items: Items, at: str) -> str:
    """Cells of a table with a small picture, as in portals of the 2000s."""
    cells = "".join(
        f'<td><img src="/images/dot.gif"><a href="{h}" class="menu">{escape(t)}</a></td>'
        for t, h in items
    )
    return f'<table width="98%"><tr>{cells}</tr></table>'


def written(p: Unseen, items: Items, at: str) -> str:
    """Written out by the page itself, link by link (TRS templates that count the columns)."""
    lines = "\n".join(
        f'document.writeln(\'<li class="m{i}"><a href="{h}">{escape(t)}</a></li>\');'
        for i, (t, h) in enumerate(items)
    )
    return f'<ul class="menu"><script type="text/javascript">\n{lines}\n</script></ul>'


def arrays(p: Unseen, items: Items, at: str) -> str:
    """Two arrays and a loop, names and addresses apart."""
    names = ",".join(f'"{t}"' for t, _ in items)
    hrefs = ",".join(f'"{h}"' for _, h in items)
    box = f"lm{len(at)}{len(items)}"
    return (
        f'<div id="{box}"></div><script>var lmName=new Array({names});var lmUrl=new Array({hrefs});'
        "var s='';for(var i=0;i<lmName.length;i++)"
        "{s+='<a href=\"'+lmUrl[i]+'\">'+lmName[i]+'</a>';}"
        f'document.getElementById("{box}").innerHTML=s;</script>'
    )


def outside(p: Unseen, items: Items, at: str) -> str:
    """In a script file of its own that all pages of a shelf share (/js/nav_…js)."""
    lines = "\n".join(f"document.write(\"<a href='{h}'>{t}</a>\");" for t, h in items)
    name = f"/js/nav_{abs(hash_of(at + items[0][0])):x}.js"
    site = f"//{at[2:].partition('/')[0]}" if at.startswith("//") else ""
    p.file(site + name, lines)
    return f'<script type="text/javascript" src="{name}"></script>'


def hash_of(text: str) -> int:
    """A number that is the same on every run."""
    return sum((i + 1) * ord(c) for i, c in enumerate(text)) % 65521


def select(p: Unseen, items: Items, at: str) -> str:
    """A list to choose from that jumps on choosing."""
    options = "".join(f'<option value="{h}">{escape(t)}</option>' for t, h in items)
    return (
        '<form name="f"><select onchange="if(this.value)window.location.href=this.value">'
        f'<option value="">--请选择栏目--</option>{options}</select></form>'
    )


def image_map(p: Unseen, items: Items, at: str) -> str:
    """Areas of one picture, named by their alt or title."""
    key = p.rng.choice(("alt", "title"))
    areas = "".join(
        f'<area shape="rect" coords="{i * 90},0,{i * 90 + 80},40" href="{h}" {key}="{escape(t)}">'
        for i, (t, h) in enumerate(items)
    )
    return f'<img src="/images/lm.jpg" usemap="#lm"><map name="lm">{areas}</map>'


def hover(p: Unseen, items: Items, at: str) -> str:
    """Opened by the pointer: links in a layer that is hidden until then."""
    inside = "".join(f'<li><a href="{h}" target="_blank">{escape(t)}</a></li>' for t, h in items)
    return (
        "<div class='drop' onmouseover=\"this.children[1].style.display='block'\">"
        "<span>栏目导航</span>"
        f'<ul style="display:none">{inside}</ul></div>'
    )


def inner_frame(p: Unseen, items: Items, at: str) -> str:
    """A frame with the menu, whose links open in the page above it (target=_parent)."""
    site = f"//{at[2:].partition('/')[0]}" if at.startswith("//") else ""
    name = f"/common/left_{hash_of(at + items[-1][0]):x}.html"
    path = at[2:].partition("/")[2] if at.startswith("//") else at.lstrip("/")
    links = "".join(
        f'<p><a href="{h}" target="_parent">{escape(t)}</a></p>'
        for t, h in ((t, _rooted(h, "/" + path)) for t, h in items)
    )
    charset = "gb2312" if p.charset == "gb18030" else "utf-8"
    p.file(f"{site}{name}", f'<html><meta charset="{charset}"><body>{links}</body></html>')
    return f'<iframe src="{name}" width="220" height="600" frameborder="0"></iframe>'


def _rooted(href: str, at: str) -> str:
    """A relative address, written from the root: the frame lies elsewhere."""
    from urllib.parse import urljoin

    return urljoin(at, href)


DRAWERS: dict[str, Drawer] = {
    "ul": ul, "table": table, "written": written, "arrays": arrays, "outside": outside,
    "select": select, "image_map": image_map, "hover": hover, "inner_frame": inner_frame,
}  # fmt: skip
