"""Portals with something in the way: session ids in links, frames, a calendar without end, twins
of a column for telephones, columns that moved, letterboxes around the column, names that promise
more than there is; and some with nothing to find."""

import re

from unseen.base import Unseen

from replica.site import Answer
from third import columns
from third.tree import Node, Tree, grow

FORMS = (
    "session", "tabs", "none", "frames", "calendar", "moved", "twins", "letters", "session", "part",
    "empty", "calendar", "single", "tabs", "frames", "slow", "reports", "twins", "walled", "moved",
)  # fmt: skip


def build(p: Unseen) -> None:
    """One portal."""
    form = p.turn("form", *FORMS)
    tree, tops = columns.begun(p, p.pick("county", "county", "city"))
    columns.level_words(p)
    if form == "session":
        p.session = p.pick("jsessionid", "sid")
        p.traits["nav"] = "bar"
    elif form == "moved":
        p.traits["links"] = "root"
    shelf = tops["talk"] if form in ("tabs", "letters") else columns.way(p, tops["entry"])
    if form in ("none", "reports", "empty", "letters"):
        p.fate = "none"
        _nothing(p, form, shelf, tops)
        grow(p, tree)
        return
    node = columns.column(
        p, tree, shelf, shape=p.pick("mixed", "mixed", "links", "siblings", "all")
    )
    if form == "tabs":  # 互动交流 with its letterboxes; what is open has papers of the work only
        tops["entry"].mix(p, *columns.others(p, 2, "work"))
        shelf.show, shelf.draw = "preview", "tabs"
    elif form == "single":
        for one in tree.root.walk():
            if one.what == "replies":
                one.count, one.pages = 1, 1
    elif form == "frames":
        _framed(p, tree, tops["entry"])
    grow(p, tree)
    _hazards(p, form, tree, tops, node)


def _hazards(p: Unseen, form: str, tree: Tree, tops: dict[str, Node], node: Node) -> None:
    if form == "calendar":
        _calendar(p, tops["entry"])
    elif form == "moved":  # the menu has the old address, which sends to the new one
        for _, one, _, _ in tree.golds:
            old = f"/old/{one.seg}.html"
            p.moved[old] = one.path
            for path, text in list(p.pages.items()):
                if path != one.path and path not in p.articles:
                    for mark in ('"', "'"):
                        text = text.replace(f"{mark}{one.path}{mark}", f"{mark}{old}{mark}")
                    p.pages[path] = text
    elif form == "twins":
        _twins(p, tree)
    elif form == "slow":
        p.late[tops["entry"].path] = 0.05
    elif form == "part":  # the front of the column asks for letters in a picture
        p.fate = "none"
        for _, one, more, _ in tree.golds:
            p.away |= {p.address(one.path), *(p.address(n.path) for n, _ in more)}
            p.walls[one.path] = "captcha"
        p.gold = []
    elif form == "walled":
        p.fate, p.gold = "walled", []
        p.walls["/"] = p.pick("403", "412", "captcha")


def _nothing(p: Unseen, form: str, shelf: Node, tops: dict[str, Node]) -> None:
    if form == "reports":  # the yearly reports of the work, under the very name
        shelf.mix(p, Node("建议提案办理", "jytabl", "friend", count=6),
                  Node("人大代表建议办理情况", "rdjybl", "friend", count=5))  # fmt: skip
    elif form == "empty":
        pair = Node("建议提案", "jyta").add(Node("人大代表建议", "rdjy", "empty"),
                                         Node("政协提案", "zxta", "empty"))  # fmt: skip
        shelf.mix(p, pair)
    elif form == "letters":
        shelf.mix(p, Node("人民建议答复", "rmjy", "friend", count=10))
        shelf.children[0].label = "公众建议"
    else:
        tops["topics"].mix(p, columns.congress(p))


def _framed(p: Unseen, tree: Tree, entry: Node) -> None:
    """The entry is an old catalogue: a tree in one frame, lists in the other."""
    leaves = [n for n in entry.walk() if n is not entry and n.shown]

    def frames(portal: Unseen, node: Node) -> str:
        tree_page = "/xxgkml/left.html"
        links = "".join(f'<p><a href="{n.path}" target="main">{n.label}</a></p>' for n in leaves)
        portal.pages[tree_page] = (
            f"<html><meta charset='{code(portal)}'><body>{links}</body></html>"
        )
        return f'<iframe src="{tree_page}" width="200"></iframe><iframe name="main"></iframe>'

    for kid in entry.children:
        kid.shown = False
    entry.body = frames


def code(p: Unseen) -> str:
    """The charset as pages write it."""
    return "gb2312" if p.charset == "gb18030" else "utf-8"


def _calendar(p: Unseen, entry: Node) -> None:
    """公开日历: each day a page, the next month always there."""

    def month(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        year, number = int(found[1]), int(found[2])
        after, before = divmod(year * 12 + number, 12), divmod(year * 12 + number - 2, 12)
        days = "".join(f'<a href="/gkrl/{year}-{number}.html?d={d}">{d}</a>' for d in range(1, 29))
        links = "".join(
            f'<a href="/gkrl/{y}-{m + 1}.html">{word}</a>'
            for (y, m), word in ((before, "上月"), (after, "下月"))
        )
        head = f"<html><meta charset='utf-8'><title>政府信息公开日历</title><body>{links}"
        return Answer(200, f"{head}{days}<p>当日无公开信息</p></body></html>".encode())

    p.live.append((r"/gkrl/(\d{4})-(\d+)\.html(?:\?d=\d+)?", month))
    mark = '<a href="/gkrl/2026-11.html">公开日历</a>'
    for path in (entry.path, p.traits.get("root", "/")):
        p.pages[path] = p.pages[path].replace("<div class='tiles'>", f"{mark}<div class='tiles'>")
        p.pages[path] = p.pages[path].replace('<div class="con">', f'<div class="con">{mark}')


def _twins(p: Unseen, tree: Tree) -> None:
    """A version for telephones below /m/ with the same columns, linked in the head."""
    for kind, node, more, also in list(tree.golds):
        items = "".join(f'<li><a href="{h}">{t}</a></li>' for t, h, _ in node.rows[:8])
        twin = f"/m/{node.seg}/"
        p.pages[twin] = f"<html><meta charset='{code(p)}'><title>{node.label}</title>{items}</html>"
        p.note(kind, node.path, *((n.path, k) for n, k in more),
               also=(twin, *(n.path for n in also)))  # fmt: skip
        p.gold.remove(next(g for g in p.gold[:-1] if p.gold[-1].accepted == g.accepted))
    links = "".join(f'<li><a href="/m/{n.seg}/">{n.label}</a></li>' for _, n, _, _ in tree.golds)
    p.pages["/m/"] = f"<html><meta charset='{code(p)}'><body><h1>手机版</h1>{links}</body></html>"
    front = p.pages[tree.root.path]
    p.pages[tree.root.path] = re.sub(
        r"(<body>)", r'\1<a href="/m/">手机版</a>', front, count=1, flags=re.I
    )
