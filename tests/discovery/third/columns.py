"""The top of a portal, ways to a column, columns of replies in their shapes, what lies beside them.
Shares follow what was counted of real columns."""

import random
from collections.abc import Sequence

from unseen.base import Unseen

from third import skins, words
from third.tree import Node, Tree

ENTRIES = (
    ("政务公开", "zwgk"), ("政务公开", "zwgk"), ("政府信息公开", "zfxxgk"), ("信息公开", "xxgk"),
    ("信息公开", "xxgk"), ("公开", "gk"),
)  # fmt: skip
WAYS: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = (
    (59, (("法定主动公开内容", "fdzdgknr"),)),
    (22, (("法定主动公开内容", "fdzdgknr"), ("其他主动公开内容", "qtzdgknr"))),
    (6, (("其他主动公开内容", "qtzdgk"),)),
    (42, ()),
    (23, (("政府信息公开目录", "zfxxgkml"),)),
    (6, (("信息公开目录", "xxgkml"), ("其他法定信息", "qtfdxx"))),
    (5, (("重点领域信息公开", "zdlyxxgk"),)),
    (3, (("重点公开领域", "zdgkly"),)),
    (3, (("“五公开”", "wgk"), ("结果公开", "jggk"))),
    (3, (("其他法定公开内容", "qtfdgk"),)),
)  # fmt: skip
"""How often each row of shelves stands between 政务公开 and a column."""


def settle(p: Unseen, level: str) -> None:
    """Draw the place of a portal."""
    p.level = level
    p.place = p.pick(*{"province": words.PROVINCES, "city": words.CITIES, "county": words.COUNTIES,
                       "ministry": words.MINISTRIES}[level])  # fmt: skip
    p.traits["name"] = p.place + ("" if level == "ministry" else "人民政府")


def begun(p: Unseen, level: str, scripted: float = 0.15) -> tuple[Tree, dict[str, Node]]:
    """A portal of a level with its first columns; a share of portals has menus drawn by script."""
    settle(p, level)
    skins.dress(p, scripted)
    return top(p)


def others(p: Unseen, count: int, what: str = "plain") -> list[Node]:
    """Columns of something else."""
    pool = {"plain": words.PLAIN, "friend": words.FRIENDS, "work": words.WORK}[what]
    kind = "plain" if what == "plain" else "friend"
    return [
        Node(label, f"{p.pick('xx', 'lm', 'qt', 'zc')}{p.rng.randint(10, 9999)}", kind)
        for label in p.rng.sample(pool, count)
    ]


def top(p: Unseen) -> tuple[Tree, dict[str, Node]]:
    """The first level of a portal."""
    entry = Node(*p.rng.choice(ENTRIES))
    talk = Node(p.pick("互动交流", "政民互动", "公众参与"), p.pick("hdjl", "zmhd", "hd"))
    topics = Node(p.pick("专题专栏", "专题专栏", "专题"), p.pick("ztzl", "zt"))
    entry.add(Node("政府信息公开指南", "zfxxgkzn", "text"), Node("政府信息公开制度", "zfxxgkzd"),
              Node("政府信息公开年报", "zfxxgknb", "plain"))  # fmt: skip
    entry.children[1].what = "plain"
    entry.mix(p, *others(p, p.rng.randint(2, 6)))
    talk.add(*others(p, p.rng.randint(3, 5), "friend"))
    topics.add(*others(p, 3))
    if p.chance(0.6):
        topics.mix(p, congress(p))
    if p.chance(0.3):
        talk.mix(p, *others(p, 1, "work"))
    rest = [
        Node(label + (p.place if label == "走进" else ""), seg).add(*others(p, 2))
        for label, seg in p.rng.sample(words.NAV, 3)
    ]
    root = Node("首页", "", children=[*rest[:2], entry, talk, topics, rest[2]])
    if p.chance(0.4):
        p.rng.shuffle(root.children)
    tree = Tree(root)
    tree.foot = [(t, Node(t, s, "text", shown=False)) for t, s in
                 (("关于我们", "gywm"), ("联系我们", "lxwm"))]  # fmt: skip
    root.add(*(n for _, n in tree.foot if isinstance(n, Node)))
    tree.tiles = [(n.label, n) for n in entry.children[:2]]
    p.trait("boxes", "yes", "no", "no")
    p.trait("tile", "tabs", "tabs", "ul", "img", "onclick")
    return tree, {"entry": entry, "talk": talk, "topics": topics}


def congress(p: Unseen) -> Node:
    """A topic of the two sessions: news, faces and reports, no replies."""
    shelf = Node(p.pick("聚焦两会", "2026年两会专题", "两会专题"), f"lh{p.rng.randint(20, 26)}")
    shelf.add(*others(p, 2, "work"), Node("政府工作报告", "zfgzbg", "plain"))
    return shelf


def way(p: Unseen, entry: Node) -> Node:
    """The shelf that a column hangs on, with the shelves on the way to it."""
    steps = p.rng.choices([w for _, w in WAYS], [n for n, _ in WAYS])[0]
    p.traits["way"] = " > ".join(label for label, _ in steps) or "entry"
    node = entry
    for label, seg in steps:
        if seg == "fdzdgknr" and any(k.label == label for k in node.children):
            continue
        child = Node(label, seg + p.pick("", "", "", "_918", "_GK2021"))
        child.add(*others(p, p.rng.randint(4, 12)))
        node.mix(p, child)
        node = child
    return node


SHAPES = (
    ("mixed", 48), ("links", 12), ("preview", 7), ("all", 7), ("first", 5), ("jump", 3),
    ("siblings", 13), ("one", 8), ("levels", 5),
)  # fmt: skip


def column(
    p: Unseen, tree: Tree, parent: Node, agency: str = "", shape: str = "", label: str = "",
    year: int | None = None, seg: str = "",
) -> Node:  # fmt: skip
    """A column of replies with its gold.

    mixed: one list of both bodies; one: only one body; siblings: two lists without a page above
    them; else a page above the pair that shows links, the newest of each (preview), all rows, the
    rows of the first, or sends to the first (jump); levels: national, provincial and own lists."""
    shape = shape or p.rng.choices([s for s, _ in SHAPES], [n for _, n in SHAPES])[0]
    p.traits["shape"] = shape
    label, seg = label or p.pick(*words.COLUMNS), seg or p.pick(*words.COLUMN_DIRS)
    form = p.pick(*("",) * 10, "numbered", "bare" if "答复" in label or "结果" in label else "")
    pages = p.rng.choice((1, 1, 1, 2, 3))

    def leaf(name: str, folder: str, side: str) -> Node:
        count = pages * p.rng.randint(6, 15)
        return Node(name, folder, "replies", side=side, count=count, pages=pages, year=year,
                    agency=agency, form=form)  # fmt: skip

    if shape in ("mixed", "one"):
        side = "mixed" if shape == "mixed" else p.pick("npc", "cppcc")
        if side != "mixed":
            label = p.pick(*(words.NPC if side == "npc" else words.CPPCC)[:-1])
            seg = p.pick(*(words.NPC_DIRS if side == "npc" else words.CPPCC_DIRS))
            label = {"人大": "人大建议", "政协": "政协提案"}.get(label, label)
        node = leaf(label, seg, side)
        parent.mix(p, node)
        tree.gold(side, node)
        return node
    children = _kids(p, leaf, shape)
    if shape == "siblings":
        for kid in children:
            tree.gold(kid.side, kid)
        parent.mix(p, *children)
        return children[0]
    if shape == "jump":  # the second is reached from beside the first
        p.traits["side"] = "siblings"
    above = Node(label, seg, show=shape if shape != "levels" else "links")
    for kid in children:
        more = [(above, "mixed")] if shape == "all" else []
        if kid is children[0] and shape in ("first", "jump"):
            more = [(above, kid.side)]
        tree.gold(kid.side, kid, *more, also=() if more else (above,))
    above.add(*children)
    if p.chance(0.3) and shape in ("links", "levels"):
        above.add(*others(p, 1, "work"))
    parent.mix(p, above)
    return above


def _kids(p: Unseen, leaf: object, shape: str) -> list[Node]:
    assert callable(leaf)
    i = p.rng.randrange(len(words.NPC))
    npc, cppcc = words.NPC[i], words.CPPCC[i]
    if shape == "siblings" and npc == "人大":
        npc, cppcc = "人大建议", "政协提案"
    j = p.rng.randrange(len(words.NPC_DIRS))
    children: list[Node] = [leaf(npc, words.NPC_DIRS[j], "npc"),
                        leaf(cppcc, words.CPPCC_DIRS[j], "cppcc")]  # fmt: skip
    if shape == "levels":
        up, own = {"county": ("市", "县"), "city": ("省", "市")}.get(p.level, ("全国", "省"))
        children = [
            leaf(f"{level}{name}", f"{code}{seg}", side)
            for level, code in ((up, "s"), (own, "x"))
            for name, seg, side in (("人大代表建议", "rdjy", "npc"), ("政协提案", "zxta", "cppcc"))
        ]
    if p.chance(0.2):
        children.reverse()
    return children


def level_words(p: Unseen) -> None:
    """Sittings of the bodies that this level answers."""
    p.traits["sittings"] = {
        "province": "省", "city": "市市省", "county": "县县市", "ministry": "国",
    }[p.level]  # fmt: skip


def site_map(p: Unseen, tree: Tree, depth: int = 9) -> None:
    """A page with the tree of columns, linked in the foot."""
    from third import skins

    def draw(portal: Unseen, node: Node) -> str:
        def branch(one: Node, left: int) -> str:
            inside = "".join(branch(k, left - 1) for k in one.children if k.shown and left > 1)
            href = skins.link(portal, node.path, one.path)
            inside = f"<ul>{inside}</ul>" if inside else ""
            return f'<li><a href="{href}">{one.label}</a>{inside}</li>'

        return f"<ul>{''.join(branch(k, depth) for k in tree.root.children if k.shown)}</ul>"

    page = Node("网站地图", "wzdt", "text", shown=False, body=draw)
    tree.root.add(page)
    tree.foot.append(("网站地图", page))


def english(p: Unseen, tree: Tree) -> None:
    """An English version, whose menu leads nowhere else."""
    for name in ("", "news/", "government/"):
        p.pages[f"/en/{name}"] = (
            "<html><head><title>The People's Government</title></head><body><a href='/en/'>Home</a>"
            "<a href='/en/news/'>News</a><a href='/en/government/'>Proposals and Suggestions</a>"
            "<p>Welcome.</p></body></html>"
        )
    tree.foot.append((random.Random(p.name).choice(("English", "EN")), "/en/"))


def picked(p: Unseen, shares: Sequence[tuple[str, int]]) -> str:
    """One of some forms, by share."""
    return p.rng.choices([s for s, _ in shares], [n for _, n in shares])[0]
