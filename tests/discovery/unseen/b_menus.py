"""Menus of half B: what scripts and frameworks draw, and links that are no anchors."""

import json
from collections.abc import Sequence
from html import escape
from urllib.parse import urljoin

from unseen.base import Unseen
from unseen.tree import Drawer

Items = Sequence[tuple[str, str]]
FETCH = (
    "var x=new XMLHttpRequest();x.open('GET','{url}',false);x.send();"  # async: false, as many are
)


def _rooted(items: Items, at: str) -> list[tuple[str, str]]:
    """With addresses from the root: a file of data is shared by pages of several folders."""
    here = "/" + at[2:].partition("/")[2] if at.startswith("//") else at
    return [(label, urljoin(here, href)) for label, href in items]


def _name(p: Unseen, at: str, items: Items, ending: str) -> tuple[str, str]:
    """The address of a file of data, and the key that the portal keeps it under."""
    number = sum((i + 3) * ord(c) for i, c in enumerate(at + items[0][0])) % 99991
    folder = {"json": "/json/", "xml": "/xml/", "js": "/static/js/"}[ending]
    site = f"//{at[2:].partition('/')[0]}" if at.startswith("//") else ""
    return f"{folder}menu_{number}.{ending}", site


def _box(at: str, items: Items) -> str:
    return f"box{len(at)}_{len(items)}"


def divs(p: Unseen, items: Items, at: str) -> str:
    """Boxes in place of lists, with the words in spans inside of the links."""
    return "".join(
        f'<div class="nav-item"><a href="{h}"><i class="ico"></i><span>{escape(t)}</span></a></div>'
        for t, h in items
    )


def from_json(p: Unseen, items: Items, at: str) -> str:
    """A JSON file with the columns (channelName, channelUrl), read and drawn by the page."""
    url, site = _name(p, at, items, "json")
    rows = [
        {"channelId": 3000 + i, "channelName": t, "channelUrl": h, "children": []}
        for i, (t, h) in enumerate(_rooted(items, at))
    ]
    p.file(site + url, json.dumps({"code": 200, "data": rows}, ensure_ascii=False))
    box = _box(at, items)
    return (
        f'<ul id="{box}"></ul><script>(function(){{{FETCH.format(url=url)}'
        "var d=JSON.parse(x.responseText).data,s='';for(var i=0;i<d.length;i++){s+='<li><a href=\"'"
        f"+d[i].channelUrl+'\">'+d[i].channelName+'</a></li>';}}document.getElementById('{box}')"
        ".innerHTML=s;})();</script>"
    )


def from_xml(p: Unseen, items: Items, at: str) -> str:
    """An XML file of columns, from the time of Flash menus."""
    url, site = _name(p, at, items, "xml")
    rows = "".join(f'<node title="{escape(t)}" link="{escape(h)}"/>' for t, h in _rooted(items, at))
    p.file(site + url, f'<?xml version="1.0" encoding="utf-8"?><menu>{rows}</menu>')
    box = _box(at, items)
    return (
        f'<div id="{box}"></div><script>(function(){{{FETCH.format(url=url)}'
        "var n=x.responseXML.getElementsByTagName('node'),s='';for(var i=0;i<n.length;i++)"
        "{s+='<a href=\"'+n[i].getAttribute('link')+'\">'+n[i].getAttribute('title')+'</a> ';}"
        f"document.getElementById('{box}').innerHTML=s;}})();</script>"
    )


def ztree(p: Unseen, items: Items, at: str) -> str:
    """Nodes of zTree; the library itself is a short stand-in."""
    nodes = ",\n".join(
        f'{{id:{10 + i},pId:1,name:"{t}",url:"{h}",target:"_self"}}'
        for i, (t, h) in enumerate(items)
    )
    box = _box(at, items)
    return (
        f'<ul id="{box}" class="ztree"></ul><script>var zNodes=['
        f'{{id:1,pId:0,name:"目录",open:true}},'
        f"\n{nodes}];(function(){{var s='';for(var i=0;i<zNodes.length;i++)if(zNodes[i].url)"
        "s+='<li><a href=\"'+zNodes[i].url+'\"><span class=\"node_name\">'+zNodes[i].name+'</span>"
        f"</a></li>';document.getElementById('{box}').innerHTML=s;}})();</script>"
    )


def dtree(p: Unseen, items: Items, at: str) -> str:
    """d.add(id, parent, name, address) of dTree, in a file of its own."""
    url, site = _name(p, at, items, "js")
    adds = "\n".join(
        f"d.add({i + 1},0,'{t}','{h}');" for i, (t, h) in enumerate(_rooted(items, at))
    )
    head = (
        "function dTree(){this.s='';}dTree.prototype.add=function(i,q,n,u){this.s+='<div class="
        '"dTreeNode"><a class="node" href="\'+u+\'">\'+n+\'</a></div>\';};'
        "dTree.prototype.toString=function(){return this.s;};\nvar d=new dTree();\n"
    )
    p.file(site + url, f"{head}{adds}\ndocument.write(d);")
    return f'<div class="dtree"><script src="{url}"></script></div>'


def clicked(p: Unseen, items: Items, at: str) -> str:
    """Boxes with onclick and no link at all."""
    form = p.rng.choice(("location.href='{}'", "window.open('{}')", "window.location='{}'"))
    return "".join(
        f'<div class="btn" onclick="{form.format(h)}"><p>{escape(t)}</p></div>' for t, h in items
    )


def called(p: Unseen, items: Items, at: str) -> str:
    """Links whose address is the call of a function: javascript:go('…')."""
    links = "".join(
        f"<li><a href=\"javascript:goto_('{h}')\">{escape(t)}</a></li>" for t, h in items
    )
    return f"<script>function goto_(u){{window.location.href=u;}}</script><ul>{links}</ul>"


def listened(p: Unseen, items: Items, at: str) -> str:
    """The address in a data attribute, one listener for the whole list."""
    key = p.rng.choice(("data-url", "data-href"))
    rows = "".join(f'<li class="js-go" {key}="{h}"><em>{escape(t)}</em></li>' for t, h in items)
    box = _box(at, items)
    return (
        f"<ul id=\"{box}\">{rows}</ul><script>document.getElementById('{box}').addEventListener("
        f"'click',function(e){{var n=e.target.closest('li');if(n)location.href="
        f"n.getAttribute('{key}');}});</script>"
    )


def pictures(p: Unseen, items: Items, at: str) -> str:
    """Buttons that are pictures: the words are in alt or title alone."""
    key = p.rng.choice(("alt", "title"))
    return "".join(
        f'<a href="{h}"><img src="/images/btn{i}.png" {key}="{escape(t)}"></a>'
        if key == "alt"
        else f'<a href="{h}" title="{escape(t)}"><img src="/images/btn{i}.png"></a>'
        for i, (t, h) in enumerate(items)
    )


def tabs(p: Unseen, items: Items, at: str) -> str:
    """Tabs that only show and hide; the link of each is 更多 or 进入栏目 in its pane."""
    word = p.rng.choice(("更多", "进入栏目", "more+"))
    heads = "".join(
        f'<li onmouseover="tab({i})">{escape(t)}</li>' for i, (t, _) in enumerate(items)
    )
    panes = "".join(
        f'<div class="pane" id="pane{i}" style="display:{"none" if i else "block"}">'
        f'<h4>{escape(t)}</h4><a class="more" href="{h}">{word}</a></div>'
        for i, (t, h) in enumerate(items)
    )
    script = (
        "<script>function tab(n){for(var i=0,e;e=document.getElementById('pane'+i);i++)"
        "e.style.display=i==n?'block':'none';}</script>"
    )
    return f'<ul class="tabs">{heads}</ul>{panes}{script}'


def state(p: Unseen, items: Items, at: str) -> str:
    """Data of a page that a framework draws: a JSON script and an empty box."""
    rows = [{"name": t, "path": h} for t, h in items]
    box = _box(at, items)
    text = json.dumps({"menus": rows}, ensure_ascii=p.rng.random() < 0.3)
    return (
        f'<div id="{box}"></div><script type="application/json" id="d{box}">{text}</script>'
        f"<script>JSON.parse(document.getElementById('d{box}').textContent).menus.forEach("
        "function(m){var a=document.createElement('a');a.href=m.path;a.textContent=m.name;"
        f"document.getElementById('{box}').appendChild(a);}});</script>"
    )


DRAWERS: dict[str, Drawer] = {
    "ul": divs, "from_json": from_json, "from_xml": from_xml, "ztree": ztree, "dtree": dtree,
    "clicked": clicked, "called": called, "listened": listened, "pictures": pictures, "tabs": tabs,
    "state": state,
}  # fmt: skip
