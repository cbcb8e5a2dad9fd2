"""Portals where little or nothing is to be found: no column, an empty one, a single reply, dead
links, walls before all or a part, robots.txt, slow pages, columns whose name promises replies and
which hold plans, reports, letters or proposals not yet answered."""

from unseen.base import Unseen

from third import columns, skins, words
from third.tree import Node, Tree, grow

FORMS = (
    "none", "empty", "single", "dead", "walled", "robots", "friends", "slow", "part_wall", "plans",
    "none", "empty_side", "single", "dead", "captcha", "robots", "friends", "few", "letters",
    "proposals",
)  # fmt: skip


def build(p: Unseen) -> None:
    """One portal."""
    form = p.turn("form", *FORMS)
    tree, tops = columns.begun(p, p.pick("county", "county", "city"))
    shelf = columns.way(p, tops["entry"])
    if p.chance(0.3):
        columns.site_map(p, tree)
    if form in ("none", "friends", "plans", "letters", "proposals", "empty"):
        p.fate = "none"
        _friends(p, form, shelf, tops)
        grow(p, tree)
        return
    shapes = ("links", "siblings") if form == "empty_side" else ("mixed", "links", "siblings")
    node = columns.column(p, tree, shelf, shape=p.pick(*shapes))
    if form in ("single", "few"):  # the first reply of a young column
        for one in tree.root.walk():
            if one.what == "replies":
                one.count, one.pages = 1 if form == "single" else 3, 1
    elif form == "empty_side":  # the pair is there, one of the two still without a row
        tree.golds.pop()[1].what = "empty"
    if form == "dead":
        _dead(p, tree, shelf)
    if form == "slow":
        for one in tree.root.walk():
            one.count = min(one.count, 6)
    grow(p, tree)
    if form == "slow":
        p.late[node.path.rpartition("/")[0] or node.path] = 0.2
    elif form in ("walled", "captcha"):
        p.fate = "walled"
        p.walls["/"] = p.pick("403", "412", "521") if form == "walled" else "captcha"
        p.gold = []
    elif form == "part_wall":  # the folder of the column refuses, all else is open
        _leave(p, tree)
        for _, one, _, _ in tree.golds:
            p.walls[one.path] = p.pick("403", "412", "captcha")
    elif form == "robots":
        _robots(p, tree)


def _friends(p: Unseen, form: str, shelf: Node, tops: dict[str, Node]) -> None:
    if form == "empty":
        shelf.mix(p, Node(p.pick(*words.COLUMNS[:8]), "jytabl", "empty"))
    elif form == "plans":  # a column of the right name with the papers of the work
        shelf.mix(p, Node("建议提案办理", "jytabl", "friend", count=9))
    elif form == "letters":  # suggestions of citizens, answered in public
        node = Node("建议办理", "jybl", "friend", count=12)
        node.label = p.pick("群众建议办理", "网民建议办理反馈")
        tops["talk"].mix(p, node)
    elif form == "proposals":  # a CPPCC page: what members proposed, without any answer
        side = Node("政协提案选登", "taxd", "plain")
        shelf.mix(p, side)
        side.rows = []
        side.body = _proposals
    elif form == "friends":
        tops["talk"].mix(p, *columns.others(p, 3, "work"))
        tops["topics"].mix(p, columns.congress(p))


def _proposals(p: Unseen, node: Node) -> str:
    items = []
    for i in range(9):
        title = f"关于{p.pick(*words.SUBJECTS)}的提案"
        path = f"{node.path.rpartition('/')[0]}/ta{i}.html"
        text = f"<p>提案人：第{i + 3}小组</p><p>案由：{title}</p><p>建议：加大投入，补齐短板。</p>"
        p.pages[path] = f"<html><body><h1>{title}</h1>{text}</body></html>"
        items.append((title, path, f"2025-0{i + 1}-11"))
    return skins.rows(p, items, node.path)


def _dead(p: Unseen, tree: Tree, shelf: Node) -> None:
    """Links that were left behind: an old column with the right name, and half of the menu."""
    gone = Node("人大建议政协提案办理（旧）", "jytaold", "text")
    shelf.mix(p, gone)
    for top in tree.root.children:
        for kid in top.children:
            if kid.what == "plain" and p.chance(0.4):
                kid.count = 4
    gone.path = "/old/jyta/index.html"
    p.dead.add(gone.path)


def _leave(p: Unseen, tree: Tree) -> None:
    """Lists that nobody may open: right if named, not wanted."""
    for _, node, more, _ in tree.golds:
        p.away |= {p.address(node.path), *(p.address(n.path) for n, _ in more)}
    p.gold = []
    p.fate = "none"


def _robots(p: Unseen, tree: Tree) -> None:
    """robots.txt: in one portal it forbids search and statistics, in the other the column too."""
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /admin/"]
    if p.seed < 10:
        for _, node, _, _ in tree.golds:
            lines.append(f"Disallow: {node.path}")
        _leave(p, tree)
    p.robots = "\n".join(lines) + "\n"
