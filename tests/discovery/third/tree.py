"""Columns of a portal as a tree, written out as pages: folders, menus, lists with their other
pages, articles. Addresses follow the way of the system that the portal is built with."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from unseen.base import Branch, Unseen

from third import skins, words


@dataclass(eq=False)
class Node(Branch):
    """A column. `what`: shelf, replies, plain, friend, text, empty. `show`: what a shelf prints
    besides its menu: links, preview, all, first (the list of its first child), jump (it sends
    there). `shown`: stands in the menu of its parent."""

    label: str
    seg: str
    what: str = "shelf"
    children: list["Node"] = field(default_factory=list)
    side: str = ""
    count: int = 0
    pages: int = 1
    year: int | None = None
    agency: str = ""
    form: str = ""
    show: str = "links"
    shown: bool = True
    draw: str = ""
    path: str = ""
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    body: Callable[[Unseen, "Node"], str] | None = None
    up: "Node | None" = None

    def add(self, *nodes: "Node") -> "Node":
        """Put columns below; itself."""
        self.children += nodes
        return self

    def mix(self, p: Unseen, *nodes: "Node") -> "Node":
        """Put columns anywhere among those below; itself."""
        for node in nodes:
            self.children.insert(p.rng.randint(0, len(self.children)), node)
        return self


@dataclass
class Tree:
    """What a portal is made of; golds are noted by node until addresses are known."""

    root: Node
    golds: list[tuple[str, Node, list[tuple[Node, str]], list[Node]]] = field(default_factory=list)
    tiles: list[tuple[str, Node | str]] = field(default_factory=list)
    foot: list[tuple[str, Node | str]] = field(default_factory=list)
    base: str = ""

    def gold(
        self,
        kind: str,
        node: Node,
        *more: tuple[Node, str],
        also: tuple[Node, ...] = (),
    ) -> None:
        """A list of replies; `more` are those that hold all of it too, the highest last."""
        self.golds.append((kind, node, list(more), list(also)))


SYSTEMS = (
    "dirs", "dirs", "dirs", "dirs", "dirs", "dirs", "dirs", "htm", "htm", "shtml", "kaipu",
    "hanweb",
    "numbers", "channels", "jhtml", "list",
)  # fmt: skip
"""How often each way to write the address of a column is met: folders most of all."""


def address(p: Unseen, node: Node, base: str) -> None:
    """Write the addresses of all columns below a node."""
    system = p.traits["system"]
    for kid in node.children:
        kid.up = node
        p._number += p.rng.randint(1, 9)
        number = p._number % 100000 + 20000
        folder = base + kid.seg.strip("/") + "/"
        if not kid.path:
            kid.path = {
                "dirs": folder,
                "htm": f"{base}{kid.seg}.htm",
                "shtml": f"{folder}index.shtml",
                "kaipu": f"{p.traits['site']}c{number + 80000}/{p.traits['template']}.shtml",
                "hanweb": f"/col/col{number}/index.html",
                "numbers": f"{re.sub(r'[^/0-9]+/', '', base)}{number}/",
                "channels": f"/channels/{number % 9000}.html",
                "jhtml": f"/{kid.seg}{number % 100}/",
                "list": f"{folder}list.html",
            }[system]
        below = folder
        if system == "numbers":
            below = kid.path
        address(p, kid, below)


def grow(p: Unseen, tree: Tree) -> None:
    """Write all pages of a portal and its gold."""
    p.trait("site", "/gov/", "/zwgk0/", "/")
    p.trait("template", "common_list", "list", "zwgklist", "zfxxgk_nrz")
    tree.root.path = p.traits.get("root", "/")
    address(p, tree.root, tree.base or "/")
    for node in tree.root.walk():
        _fill(p, tree, node)
    for node in tree.root.walk():
        if node is not tree.root and not node.path.startswith("http"):
            _page(p, tree, node)
    p.pages[tree.root.path] = skins.front(p, tree)
    for kind, node, more, also in tree.golds:
        pairs = [(n.path, k) for n, k in more]
        p.note(kind, node.path, *pairs, also=tuple(n.path for n in also))


def _fill(p: Unseen, tree: Tree, node: Node) -> None:
    """The titles of a list and the articles behind them."""
    if node.rows or node.what not in ("plain", "friend", "replies") or node.path.startswith("http"):
        return
    for _ in range(node.count or p.rng.randint(5, 12)):
        year = node.year or p.rng.randint(2021, 2026)
        day = f"{year}-{p.rng.randint(1, 11):02d}-{p.rng.randint(1, 28):02d}"
        if node.what == "replies":
            title = words.reply(
                p.rng, node.side, node.year, node.agency, node.form, p.traits.get("sittings", "")
            )
        elif node.what == "friend":
            title = words.friend(p.rng, node.label, p.place)
        else:
            title = words.news(p.rng, p.place)
        node.rows.append((title, article(p, tree, node, title, day), day))
    node.rows.sort(key=lambda row: row[2], reverse=True)


def article(p: Unseen, tree: Tree, node: Node, title: str, day: str) -> str:
    """Write an article of a column; its address."""
    p._number += p.rng.randint(1, 40)
    number, plain = p._number, day.replace("-", "")
    folder = node.path.partition("?")[0]
    folder = folder[: folder.rfind("/") + 1]
    slashed = day.replace("-0", "-").replace("-", "/")
    column = re.sub(r"\D", "", node.path)[:7] or "1021"
    name = {
        "dirs": f"{folder}{plain[:6]}/t{plain}_{number}.html",
        "htm": f"/info/{1000 + len(node.path)}/{number}.htm",
        "shtml": f"{folder}{plain}{number * 131 % 10**9:09d}/index.shtml",
        "kaipu": f"{folder}{plain[:6]}/{number * 7919**5 % 16**32:032x}.shtml",
        "hanweb": f"/art/{slashed}/art_{column}_{number}.html",
        "numbers": f"{folder}content_{number}.html",
        "channels": f"/contents/{column}/{number}.html",
        "jhtml": f"{folder}{number}.jhtml",
        "list": f"{folder}{plain}/{number}.html",
    }[p.traits["system"]]
    p.articles[name] = (title, ())
    lines = list(words.PLAIN_TEXT)
    if node.what == "replies":
        lines = [p.rng.choice(words.OPENING), *p.rng.sample(words.SENTENCES, 3)]
    body = "".join(f"<p>　　{line}</p>" for line in lines)
    main = _main(p, title, body, day)
    p.pages[name] = skins.frame(p, tree, title, main, node, at=name, leaf=True)
    return name


def _main(p: Unseen, title: str, body: str, day: str) -> str:
    """The main part of an article."""
    box = p.pick("<div class='TRS_Editor'>{}</div>", "<div id='zoom'>{}</div>",
                 "<div id='vsb_content'>{}</div>", "<UCAPCONTENT>{}</UCAPCONTENT>")  # fmt: skip
    return f"<h2>{escape(title)}</h2><p>发布时间：{day}</p>{box.format(body)}"


def _page(p: Unseen, tree: Tree, node: Node) -> None:
    if node.show == "jump":  # the system sends a folder without a list to its first child
        p.moved[node.path] = node.children[0].path
        return
    parts = []
    if node.children:
        items = [(k.label, skins.link(p, node.path, k.path)) for k in node.children if k.shown]
        parts.append(skins.menu(p, items, node.draw or p.traits["menu"]))
    if node.body:
        parts.append(node.body(p, node))
    elif node.what == "empty":
        parts.append(p.pick(
            "<ul class='list'></ul>", "<p class='none'>暂无相关信息</p>", "<div>栏目建设中……</div>"
        ))  # fmt: skip
    elif node.what == "text":
        parts.append(f"<div class='txt'>{''.join(f'<p>{s}</p>' for s in words.PLAIN_TEXT)}</div>")
    elif node.show == "all":
        node.rows = sorted(
            (r for k in node.children for r in k.rows), key=lambda r: r[2], reverse=True
        )
    elif node.show == "first":
        node.rows = node.children[0].rows
    elif node.show == "preview":
        for kid in node.children:
            href = skins.link(p, node.path, kid.path)
            parts.append(
                f'<div class="box"><div class="tit"><span>{escape(kid.label)}</span>'
                f'<a href="{href}" class="more">更多+</a></div>'
                f"{skins.rows(p, kid.rows[:5], node.path)}</div>"
            )
    if node.rows and not node.body:
        parts += _lists(p, tree, node, parts)
    p.pages[node.path] = skins.frame(p, tree, node.label, "\n".join(parts), node)


def _lists(p: Unseen, tree: Tree, node: Node, before: list[str]) -> list[str]:
    """The first page of a list; its other pages are written beside it."""
    if node.pages == 1:
        return [skins.rows(p, node.rows, node.path)]
    size = -(-len(node.rows) // node.pages)
    cut = [node.rows[i : i + size] for i in range(0, len(node.rows), size)]
    folder, _, file = node.path.rpartition("/")
    stem, _, ending = (file or "index.html").rpartition(".")
    names = [f"{folder}/{stem}_{i}.{ending}" if i else node.path for i in range(len(cut))]
    for i in range(1, len(cut)):
        text = skins.rows(p, cut[i], names[i]) + skins.pager(p, names, i)
        main = "\n".join([*before, text])
        p.pages[names[i]] = skins.frame(p, tree, node.label, main, node, at=names[i])
    return [skins.rows(p, cut[0], node.path) + skins.pager(p, names, 0)]
