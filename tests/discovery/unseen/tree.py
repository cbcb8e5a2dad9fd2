"""The tree of a portal's columns, written out as pages: shelves with menus, lists with rows and
pages, articles. What stands where is the family's; how it looks is drawn for each portal."""

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from unseen import skins, words
from unseen.base import Branch, Unseen

NOTHING = (
    "<ul class='list'></ul>",
    "<p class='none'>暂无信息</p>",
    "<div class='nodata'>栏目建设中，暂无数据！</div>",
)
Items = Sequence[tuple[str, str]]
Drawer = Callable[[Unseen, Items, str], str]


@dataclass
class Node(Branch):
    """A column. `what`: shelf, plain, friend, replies, empty, text. `show`: what a shelf prints
    beside its menu: links (nothing), preview (newest rows of each child), all (rows of all),
    newest (rows of its first child). `shown`: stands in the menu of its parent."""

    label: str
    path: str
    what: str = "shelf"
    children: list["Node"] = field(default_factory=list)
    side: str = ""
    count: int = 0
    pages: int = 1
    year: int | None = None
    draw: str = ""
    show: str = "links"
    shown: bool = True
    before: str = ""
    agency: str = ""
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    """Title, address and day of each row; written when the tree is."""
    body: Callable[[Unseen, "Node"], str] | None = None
    """Draws the main part in place of the ordinary one (services, forms)."""
    bare: bool = False
    """Without the frame of the portal: a page of an old or other site."""
    up: "Node | None" = None


@dataclass
class Plan:
    """What a portal is made of. `nav` None: the children of the root stand in the menu."""

    root: Node
    drawers: dict[str, Drawer]
    nav: str = "ul"
    deep_nav: bool = False
    """The menu shows the second level too, as one that opens under the pointer."""
    home: list[tuple[str, str]] = field(default_factory=list)
    footer: list[tuple[str, str]] = field(default_factory=list)
    front_news: bool = True


def link(p: Unseen, at: str, target: str) -> str:
    """The address of a target as the templates of this portal write it on a page."""
    if re.match(r"https?:|javascript:|mailto:|#", target):
        return target
    if _site(at) != _site(target):
        return p.address(target)
    there = "/" + target[2:].partition("/")[2] if target.startswith("//") else target
    here = "/" + at[2:].partition("/")[2] if at.startswith("//") else at
    style = "root" if p.session else p.traits.get("links", "root")
    if style == "full":
        return p.address(target)
    if style == "index" and there.endswith("/") and there != "/":
        return there + p.traits.get("index", "index.html")
    if style == "relative" and "?" not in there + here:
        folder = here if here.endswith("/") else posixpath.dirname(here) + "/"
        way = posixpath.relpath(there, folder) + ("/" if there.endswith("/") else "")
        return way if way.startswith(".") else f"./{way}"
    return there


def _site(path: str) -> str:
    return path[2:].partition("/")[0] if path.startswith("//") else ""


def grow(p: Unseen, plan: Plan) -> None:
    """Write all pages of a portal."""
    for node in plan.root.walk():
        for child in node.children:
            child.up = node
    for node in plan.root.walk():
        if node is not plan.root:
            _page(p, plan, node)
    p.pages[plan.root.path] = skins.front(p, plan)


def menu(p: Unseen, plan: Plan, node: Node, at: str) -> str:
    """The menu of a node's children."""
    items = [(c.label, link(p, at, c.path)) for c in node.children if c.shown]
    if not items:
        return ""
    return plan.drawers[node.draw or p.traits.get("menu", "ul")](p, items, at)


def _page(p: Unseen, plan: Plan, node: Node) -> None:
    if node.path.startswith("http"):  # it lies elsewhere
        return
    _fill(p, plan, node)
    parts = [node.before, menu(p, plan, node, node.path)]
    if node.body:
        parts.append(node.body(p, node))
    elif node.what == "empty":
        parts.append(p.pick(*NOTHING))
    elif node.what == "text":
        parts.append(f"<div class='txt'><p>{'</p><p>'.join(words.SENTENCES[1:4])}</p></div>")
    elif node.what == "shelf":
        parts.append(_beside(p, node))
    elif node.rows:
        parts += _lists(p, plan, node)
    main = "\n".join(part for part in parts if part)
    p.pages[node.path] = main if node.bare else skins.frame(p, plan, node.label, main, node)


def _beside(p: Unseen, node: Node) -> str:
    """Rows that a shelf prints beside its menu."""
    if node.show == "all":
        found = sorted((r for c in node.walk() for r in c.rows), key=lambda r: r[2], reverse=True)
        node.rows = found
        return skins.rows(p, found, node.path, link)
    if node.show == "newest":
        node.rows = node.children[0].rows
        return skins.rows(p, node.rows, node.path, link)
    if node.show == "preview":
        out = []
        for child in node.children:
            more = f'<a class="more" href="{link(p, node.path, child.path)}">更多&gt;&gt;</a>'
            head = f"<h3>{escape(child.label)}{more}</h3>"
            out.append(
                f"<div class='box'>{head}{skins.rows(p, child.rows[:5], node.path, link)}</div>"
            )
        return "".join(out)
    return ""


def _lists(p: Unseen, plan: Plan, node: Node) -> list[str]:
    """The first page of a list, and its other pages beside it."""
    if node.pages == 1:
        return [skins.rows(p, node.rows, node.path, link)]
    size = -(-len(node.rows) // node.pages)
    cut = [node.rows[i : i + size] for i in range(0, len(node.rows), size)]
    folder = node.path[: node.path.rfind("/") + 1] + (
        "" if node.path.endswith("/") else re.sub(r"\W+", "-", node.path.rsplit("/", 1)[1])
    )
    names = [node.path, *(f"{folder}index_{i}.html" for i in range(1, len(cut)))]
    first: list[str] = []
    for i, (name, part) in enumerate(zip(names, cut, strict=True)):
        text = skins.rows(p, part, name, link) + skins.pager(p, names, i, link)
        if i:
            p.pages[name] = skins.frame(p, plan, node.label, text, node, at=name)
        else:
            first = [text]
    return first


def _fill(p: Unseen, plan: Plan, node: Node) -> None:
    """The titles of a list and the articles behind them."""
    if node.rows or node.what not in ("plain", "friend", "replies") or node.path.startswith("http"):
        return
    count = node.count or p.rng.randint(6, 14)
    for _ in range(count):
        title = _title(p, node)
        year = node.year or p.rng.randint(2021, 2026)
        day = f"{year}-{p.rng.randint(1, 11):02d}-{p.rng.randint(1, 28):02d}"
        node.rows.append((title, article(p, plan, node, title, day), day))
    node.rows.sort(key=lambda row: row[2], reverse=True)


def _title(p: Unseen, node: Node) -> str:
    if node.what == "replies":
        if p.rng.random() < 0.06 and (node.count or 9) > 5:  # a summary now and then
            return f"{p.place}{p.rng.randint(2021, 2026)}年建议提案办理工作总体情况"
        return words.reply(p.rng, node.side, node.year, node.agency)
    if node.what == "friend":
        return words.friend(p.rng, node.label, p.place)
    return words.news(p.rng, p.place)


def article(p: Unseen, plan: Plan, node: Node, title: str, day: str, text: str = "") -> str:
    """Write an article below a column; its address."""
    p._number += p.rng.randint(1, 40)
    number, plain = p._number, day.replace("-", "")
    folder = node.path.partition("?")[0]
    folder = folder[: folder.rfind("/") + 1]
    site = re.match(r"//[^/]*", folder)
    top = site[0] if site else ""
    slashed = day.replace("-0", "-").replace("-", "/")
    name = {
        "trs": f"{folder}{plain[:6]}/t{plain}_{number}.html",
        "hex": f"{folder}{plain[:6]}/{number * 7919**5 % 16**32:032x}.shtml",
        "number": f"{folder}{number}.html",
        "content": f"{folder}content_{number}",
        "info": f"{top}/info/{1000 + len(node.path)}/{number}.htm",
        "art": f"{top}/art/{slashed}/art_{len(node.path)}_{number}.html",
        "query": f"{top}/show.jsp?id={number}",
        "dated": f"{folder}{plain}/{number}.html",
    }[p.traits.get("article", "trs")]
    p.articles[name] = (title, ())
    lines = p.rng.sample(words.SENTENCES[1:], 3)
    lines.insert(0, words.SENTENCES[0] if node.what == "replies" else f"{p.place}消息，{day}。")
    body = text or "".join(f"<p>{line}</p>" for line in lines)
    head = f"<h1>{escape(title)}</h1><div class='info'>发布日期：{day}</div>"
    main = f"{head}<div id='zoom'>{body}</div>"
    p.pages[name] = skins.frame(p, plan, title, main, node, at=name)
    return name


def hosts_named(p: Unseen) -> set[str]:
    """All hosts of the portal that have pages."""
    labels = {key[2:].partition("/")[0] for key in p.pages if key.startswith("//")}
    return {urlsplit(p.address("/")).netloc, *(f"{label}.{p.host}" for label in labels)}
