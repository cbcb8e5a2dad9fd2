"""Half B, catalogues: the column is a node of a tree that a script draws: gkmlpt of Guangdong with
its _CONFIG, catalogues with a list by number, in frames, of single organs."""

import json
import re

from replica.site import Answer
from unseen import parts, skins, words
from unseen.b_ministry import begin, finish
from unseen.base import Unseen
from unseen.tree import Node, link

DRAW = """<script>(function(){var s='';function walk(l,d){for(var i=0;i<l.length;i++){var n=l[i];
s+='<li class="d'+d+'"><a href="'+(n.jump_url||'#'+n.id)+'">'+n.name+'</a></li>';
walk(n.children||[],d+1);}}walk(_CONFIG.TREE,0);document.getElementById('tree').innerHTML=s;
function load(){var id=location.hash.slice(1);if(!id)return;var x=new XMLHttpRequest();
x.open('GET','BASE/api/all/'+id+'?page=1&sid='+_CONFIG.SID,false);x.send();
var a=JSON.parse(x.responseText).articles;document.getElementById('list').innerHTML=a.map(
function(o){return '<li><a href="'+o.url+'">'+o.title+'</a></li>'}).join('');}
window.onhashchange=load;load();})();</script>"""


def trees(p: Unseen) -> None:
    """One of six kinds of catalogue."""
    form = p.turn("tree", "gkmlpt", "jump", "organs", "catalogue", "frames", "gkmlpt")
    nodes, plan = begin(p, p.pick("province", "city", "county"))
    {
        "gkmlpt": gkmlpt, "jump": jump, "organs": organs, "catalogue": catalogue, "frames": frames,
    }[form](p, nodes)  # fmt: skip
    if p.chance(0.3):
        parts.look_alike(p, nodes["talk"])
    finish(p, plan)


def gkmlpt(p: Unseen, nodes: dict[str, Node], base: str = "/gkmlpt", jumps: bool = False) -> None:
    """A tree in _CONFIG; the list of a node is asked for by its number, shown behind #number."""
    sid = p.rng.randint(200000, 760000)
    number = p.rng.randint(1000, 9000)
    form = p.pick("pair", "pair", "single")
    label = p.pick(*words.COLUMNS)
    leaves = [(label, "mixed")] if form == "single" else [
        (parts.fitting(p, p.pick(*words.NPC)), "npc"),
        (parts.fitting(p, p.pick(*words.CPPCC)), "cppcc"),
    ]  # fmt: skip
    plain = [_leaf(p, base, sid, number + i, word, "")
             for i, word in enumerate(p.rng.sample(words.PLAIN, 5))]  # fmt: skip
    plain.append(
        _leaf(p, base, sid, number + 6, p.pick("提案工作", "意见征集", "办理工作动态"), "")
    )
    kept = [_leaf(p, base, sid, number + 20 + i, *leaf) for i, leaf in enumerate(leaves)]
    if jumps:
        for (word, side), leaf in zip(leaves, kept, strict=True):
            path = f"{base.rpartition('/')[0]}/zwgk/{side}ta/"
            node = Node(word, path, "replies", side=side, shown=False)
            nodes["open"].children.append(node)
            leaf["jump_url"] = path
            p.note(side, path)
    else:
        for (_, side), leaf in zip(leaves, kept, strict=True):
            _note(p, base, sid, int(str(leaf["id"])), side)
    shelf = {"id": number + 90, "name": "法定主动公开内容", "children": [*plain[:3], *kept]}
    if form == "pair" and p.chance(0.5):
        above = {"id": number + 91, "name": label, "children": kept, "post_count": 0}
        shelf["children"] = [*plain[:3], above]
    tree = [shelf, *plain[3:]]
    _empty(p, base, sid)
    config = json.dumps({"SID": sid, "TREE": tree, "SITE_NAME": p.place}, ensure_ascii=False)
    page = (
        f"<html><head><meta charset='utf-8'><title>{p.place}信息公开目录</title></head><body><ul "
        f"id='tree'></ul><ul id='list'></ul><script>window._CONFIG={config};</script>"
        f"{DRAW.replace('BASE', base)}</body></html>"
    )
    p.pages[f"{base}/index"] = page.encode("utf-8").decode()
    p.charset = "utf-8"
    nodes["open"].children.insert(0, Node("政府信息公开平台", p.address(f"{base}/index"), "text"))


def _leaf(p: Unseen, base: str, sid: int, number: int, name: str, side: str) -> dict[str, object]:
    """A node of the tree, and what the service answers for it."""
    rows = []
    for i in range(9):
        title = words.reply(p.rng, side) if side else words.news(p.rng, p.place)
        if not side and name not in words.PLAIN:
            title = words.friend(p.rng, name, p.place)
        path = f"{base}/content/7/{number}/post_{number}{i:02d}.html"
        p.pages[path] = f"<html><meta charset='utf-8'><body><h1>{title}</h1></body></html>"
        p.articles[path] = (title, ())
        rows.append({"id": number * 100 + i, "title": title, "url": path, "date": "2025-04-02"})
    body = json.dumps({"classify": {"post_count": len(rows), "name": name}, "articles": rows})

    def give(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        return Answer(200, body.encode(), "application/json; charset=utf-8")

    p.live.append((re.escape(f"{base}/api/all/{number}") + r"(?:\?.*)?", give))
    return {"id": number, "name": name, "post_count": len(rows), "children": []}


def _empty(p: Unseen, base: str, sid: int) -> None:
    body = json.dumps({"classify": {"post_count": 0}, "articles": []}).encode()
    p.live.append((
        re.escape(f"{base}/api/all/") + r"\d+(?:\?.*)?",
        lambda portal, found, form: Answer(200, body, "application/json; charset=utf-8"),
    ))  # fmt: skip


def _note(p: Unseen, base: str, sid: int, number: int, side: str) -> None:
    """Gold behind #number of the page, or at the address of the service."""
    service = f"{base}/api/all/{number}"
    p.note(
        side, f"{base}/index#{number}", (f"{service}?page=1&sid={sid}", side),
        (f"{service}?sid={sid}", side), (f"{service}?page=0&sid={sid}", side), (service, side),
        (f"{base}/index#{number}", side),
    )  # fmt: skip


def jump(p: Unseen, nodes: dict[str, Node]) -> None:
    """The tree sends on to an ordinary column by jump_url."""
    gkmlpt(p, nodes, jumps=True)


def organs(p: Unseen, nodes: dict[str, Node]) -> None:
    """Each organ has a catalogue of its own in its folder."""
    for name, short in p.rng.sample(words.BUREAUS, 3):
        known = len(nodes["open"].children)
        gkmlpt(p, nodes, f"/{short}/gkmlpt")
        nodes["open"].children[0].label = name
        assert len(nodes["open"].children) == known + 1


def catalogue(p: Unseen, nodes: dict[str, Node]) -> None:
    """A catalogue of numbers: list.jsp?catId=…, drawn by the server, linked by a tree in a file."""
    head = Node("政府信息公开目录", parts.below(nodes["open"], "catalog"), draw="ztree")
    for i, word in enumerate(p.rng.sample(words.PLAIN, 6)):
        head.children.append(Node(word, f"/xxgk/list.jsp?catId={100 + i}", "plain"))
    for side, labels in (("npc", words.NPC), ("cppcc", words.CPPCC)):
        number = p.rng.randint(300, 900)
        path = f"/xxgk/list.jsp?catId={number}{len(side)}"
        node = Node(parts.fitting(p, p.pick(*labels)), path, "replies", side=side)
        head.children.append(node)
        p.note(side, path)
    p.rng.shuffle(head.children)
    nodes["open"].children.append(head)


def frames(p: Unseen, nodes: dict[str, Node]) -> None:
    """A frameset: the tree on the left opens the list on the right (target=main)."""
    base = "/xxgkml/"
    path = f"{base}list_{p.rng.randint(40, 99)}.html"
    node = Node(p.pick(*words.COLUMNS), path, "replies", side="mixed", bare=True)
    others = [Node(word, f"{base}list_{i}.html", "plain", bare=True)
              for i, word in enumerate(p.rng.sample(words.PLAIN, 5))]  # fmt: skip
    p.charset = "utf-8"

    def left(portal: Unseen, column: Node) -> str:
        links = "".join(
            f'<p><a href="{link(portal, column.path, n.path)}" target="main">{n.label}</a></p>'
            for n in (*others, node)
        )
        return f"<html><meta charset='utf-8'><body>{links}</body></html>"

    def rows(portal: Unseen, column: Node) -> str:
        text = skins.rows(portal, column.rows, column.path, link)
        return f"<html><meta charset='utf-8'><body><h3>{column.label}</h3>{text}</body></html>"

    for one in (*others, node):
        one.body, one.shown = rows, False
    menu = Node("目录", f"{base}left.html", "text", body=left, bare=True, shown=False)
    head = Node("信息公开目录", base, "text", bare=True, children=[menu, *others, node])
    head.body = lambda portal, column: (
        "<html><head><meta charset='utf-8'><title>信息公开目录</title></head>"
        "<frameset cols='200,*'>"
        f'<frame src="{base}left.html" name="left"><frame src="{others[0].path}" name="main">'
        "</frameset></html>"
    )
    nodes["open"].children.append(head)
    p.note("mixed", path)


FAMILIES = {"b_trees": trees}
