"""Portals whose organs and towns have a tree of their own, the path after the organ the same for
all: /bm/ORGAN/zfxxgkml/jytabl/ (重庆), /zfxxgk_PLACE_ORGAN/fdzdgknr/ (迪庆),
/gongkai/site_ORGAN/channel_N/ (淄博), /public/column/ORGAN?catId=N (安徽), towns' catalogues,
gkmlpt (广东). The list of organs is a list, a table, a select box, a JSON file or an array. Some
organs have no column or an empty one."""

import json
import re
from typing import Any

from unseen.base import Unseen

from replica.site import Answer
from third import columns, skins, words
from third.tree import Node, Tree, grow

FORMS = (
    "folders", "suffix", "folders", "catalogue", "towns", "folders", "sites", "folders", "gkmlpt",
    "folders", "suffix", "catalogue", "towns", "folders", "folders", "sites", "folders", "suffix",
    "gkmlpt", "folders",
)  # fmt: skip


def build(p: Unseen) -> None:
    """One portal."""
    form = p.turn("form", *FORMS)
    tree, tops = columns.begun(p, p.pick("county", "county", "city"))
    columns.level_words(p)
    if form == "gkmlpt":
        _gkmlpt(p, tree, tops)
        return
    if form in ("catalogue", "sites"):
        p.traits["system"] = "numbers" if form == "catalogue" else "dirs"
    elif p.traits["system"] in ("kaipu", "channels", "jhtml", "hanweb"):
        p.traits["system"] = "dirs"
    shelf = Node(*p.rng.choice((("部门信息公开目录", "bmxxgk"), ("政府部门信息公开", "bm"),
                                ("部门信息公开", "gzbm"))))  # fmt: skip
    organs = p.rng.sample(words.ORGANS, p.rng.randint(3, 6))
    if form == "towns":
        shelf.label, shelf.seg = "镇（街道）信息公开目录", "xzgk"
        organs = [*words.TOWNS]
    entry = tops["entry"]
    if p.chance(0.3):
        tree.root.mix(p, shelf)
    else:
        entry.mix(p, shelf)
    shape = columns.picked(p, (("mixed", 4), ("links", 4), ("siblings", 2), ("all", 1)))
    label, seg = p.pick(*words.COLUMNS), p.pick(*words.COLUMN_DIRS)
    way = p.rng.choice(
        ((("法定主动公开内容", "fdzdgknr"),), (("政府信息公开目录", "zfxxgkml"),), ())
    )
    for i, (name, code) in enumerate(organs):
        organ = Node(p.pick("", p.place) + name if form != "towns" else name, code)
        _place(p, form, organ, i)
        shelf.add(organ)
        node = organ
        for step, folder in way:
            child = Node(step, folder).add(*columns.others(p, 2))
            node.add(child)
            node = child
        node.add(*columns.others(p, 2))
        if i and p.chance(0.25):  # not every organ answers; some keep an empty column
            if p.chance(0.4):
                node.add(Node(label, seg, "empty"))
            continue
        own = seg if form != "folders" or p.chance(0.8) else f"{seg}_{code}"
        columns.column(p, tree, node, name, shape=shape, label=label, seg=own)
    if form in ("catalogue", "sites"):
        _written(p, form, shelf)
    _listed(p, shelf)
    if p.chance(0.3):
        columns.site_map(p, tree, 4)
    grow(p, tree)


def _place(p: Unseen, form: str, organ: Node, i: int) -> None:
    """Where an organ's own page lies, if it is not below the list of organs."""
    if form == "suffix":
        organ.path = f"/zfxxgk_{'lx'}_{organ.seg}/"
    elif form == "sites":
        organ.path = f"/gongkai/site_{organ.seg}/"
    elif form == "catalogue":
        organ.path = f"/public/column/{6598000 + p.seed * 40 + i}?type=4&action=list"


def _written(p: Unseen, form: str, shelf: Node) -> None:
    """Addresses below an organ that no folder names."""
    for organ in shelf.children:
        base = organ.path.partition("?")[0]
        for n, node in enumerate(list(organ.walk())[:-1]):
            if form == "sites":
                number = f"c_{p.rng.getrandbits(96):024x}_n_16056{p.rng.randint(10000, 99999)}.{n}"
                node.path = f"{organ.path}channel_{number}/"
            else:
                node.path = f"{base}?type=4&catId={67210 + n * 7}{p.seed:02d}&action=list"


def _listed(p: Unseen, shelf: Node) -> None:
    """How the list of organs is drawn."""
    shelf.draw = p.pick("ul", "ul", "table", "tabs", "json", "array", "jsfile")
    if p.chance(0.15):

        def box(portal: Unseen, node: Node) -> str:
            options = "".join(
                f'<option value="{skins.link(portal, node.path, k.path)}">{k.label}</option>'
                for k in node.children
            )
            return (
                '<select onchange="location.href=this.value"><option value="">请选择部门</option>'
                f"{options}</select>"
            )

        for kid in shelf.children:
            kid.shown = False
        shelf.body = box


def _gkmlpt(p: Unseen, tree: Tree, tops: dict[str, Node]) -> None:
    """The catalogue of 广东: one page, a tree in window._CONFIG, lists from an API by number."""
    p.traits["system"] = "dirs"
    page = Node("政府信息公开", "gkmlpt", "text", path="/gkmlpt/index")
    tops["entry"].mix(p, page)
    sid, base = f"7{p.seed:02d}001", 2200 + p.seed * 60
    lists: dict[int, list[dict[str, Any]]] = {}
    number = base

    def branch(name: str, rows: list[str] | None = None, children: Any = ()) -> dict[str, Any]:
        nonlocal number
        number += 1
        found = []
        for title in rows or ():
            p._number += 3
            path = f"/gkmlpt/content/{p._number // 10**6}/{p._number // 1000}/post_{p._number}.html"
            p.articles[path] = (title, ())
            p.pages[path] = (
                f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div id='zoomcon'>"
                f"<p>{words.OPENING[0]}</p><p>{words.SENTENCES[0]}</p></div></body></html>"
            )
            found.append({"id": p._number, "title": title, "url": p.address(path),
                          "display_publish_time": "2025-08-11 10:00:00"})  # fmt: skip
        lists[number] = found
        return {"id": number, "name": name, "parent": 0, "children": list(children), "jump_url": "",
                "post_count": len(found)}  # fmt: skip

    def replies(name: str, side: str) -> dict[str, Any]:
        made = branch(name, [words.reply(p.rng, side) for _ in range(p.rng.randint(6, 15))])
        spot, api = f"/gkmlpt/index#{made['id']}", f"/gkmlpt/api/all/{made['id']}"
        p.note(side, f"{api}?page=1&sid={sid}", (api, side), (f"{api}?sid={sid}", side),
               (spot, side))  # fmt: skip
        return made

    def plain(name: str) -> dict[str, Any]:
        return branch(name, [words.news(p.rng, p.place) for _ in range(5)])

    if p.seed % 4 == 0:
        column = [branch("建议提案办理", None, [replies("人大代表建议", "npc"),
                                          replies("政协委员提案", "cppcc")])]  # fmt: skip
    else:
        column = [replies("建议提案答复公开", "mixed")]
    inner = [plain("财政预决算"), *column, plain("规划计划"), plain("建议征集")]
    roots = [plain("政策文件"), branch("法定主动公开内容", None, inner), plain("政府信息公开年报")]
    grow(p, tree)
    config = json.dumps({"SID": sid, "TREE": roots}, ensure_ascii=False)
    p.pages["/gkmlpt/index"] = GKMLPT.replace("@TREE@", config)

    def api_answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        rows = lists.get(int(found[1]), [])
        text = json.dumps({"classify": {"post_count": len(rows)}, "articles": rows})
        return Answer(200, text.encode(), "application/json")

    p.live.append((r"/gkmlpt/api/all/(\d+)(?:\?.*)?", api_answer))


GKMLPT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开目录</title></head>
<body><div id="app"></div><div id="list"></div><script>window._CONFIG = @TREE@;
function draw(a){return '<ul>'+a.map(function(n){return '<li><a href="#'+n.id+'">'+n.name+'</a>'+
draw(n.children)+'</li>'}).join('')+'</ul>'}
document.getElementById('app').innerHTML=draw(_CONFIG.TREE);
function load(){var id=location.hash.slice(1);if(!id)return;
fetch('/gkmlpt/api/all/'+id+'?page=1&sid='+_CONFIG.SID).then(function(r){return r.json()})
.then(function(d){document.getElementById('list').innerHTML=d.articles.map(function(a){
return '<li><a href="'+a.url+'">'+a.title+'</a></li>'}).join('')})}
window.onhashchange=load;load();</script></body></html>"""
