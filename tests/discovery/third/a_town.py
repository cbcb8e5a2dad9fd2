"""Ordinary portals of counties, cities and provinces: menus in the HTML, shelves, foot links. Where
the column hangs follows what was counted: 法定主动公开内容 first, then 政务公开 itself, the
catalogue, the front page, topics, 互动交流, the place's own name."""

from unseen.base import Unseen

from third import columns, words
from third.tree import Node, Tree, grow

PLACES = (
    ("shelf", 78), ("root", 5), ("tile", 4), ("foot", 3), ("topics", 6), ("sessions", 3),
    ("talk", 4), ("own_name", 4),
)  # fmt: skip


def build(p: Unseen) -> None:
    """One portal."""
    tree, tops = columns.begun(p, ("county", "city", "county", "province")[p.seed % 4], 0.12)
    p.traits["place"] = columns.picked(p, PLACES)
    parent = _parent(p, tree, tops)
    if p.traits["place"] in ("tile", "foot"):
        # the tile 建议提案 of a front page, the foot link of every page: the way in is not the menu
        node = columns.column(p, tree, parent, shape=p.pick("mixed", "links", "preview"))
        node.shown = False
        where = tree.tiles if p.traits["place"] == "tile" else tree.foot
        where.insert(p.rng.randint(0, len(where)), (node.label, node))
    elif p.traits["place"] == "root":  # 首页 > 建议提案结果公开 > 人大
        columns.column(p, tree, parent, shape=p.pick("mixed", "links", "first"))
    elif p.traits["place"] == "sessions":  # 聚焦两会 > 政协委员提案回复
        columns.column(p, tree, parent, shape=p.pick("one", "siblings", "mixed"))
    else:
        columns.column(p, tree, parent)
    if p.chance(0.25):  # the news of the work beside the replies
        parent.mix(p, *columns.others(p, 1, "work"))
    if p.chance(0.35):
        columns.site_map(p, tree, p.rng.choice((2, 3, 9)))
    if p.chance(0.15):
        columns.english(p, tree)
    grow(p, tree)


def _parent(p: Unseen, tree: Tree, tops: dict[str, Node]) -> Node:
    place = p.traits["place"]
    if place in ("root", "tile", "foot"):
        return tree.root
    if place == "topics":
        return tops["topics"]
    if place == "talk":
        return tops["talk"]
    if place == "sessions":
        shelf = Node(p.pick("聚焦两会", "往期专题"), "jjlh").add(*columns.others(p, 2, "work"))
        tops["topics"].mix(p, shelf)
        return shelf
    if place == "own_name":  # 政务公开 > NAME人民政府 > 政协提案
        own = Node(p.place + "人民政府", "bj").add(*columns.others(p, 8))
        tops["entry"].mix(p, own, Node(p.pick(*words.COUNTIES) + "（待建）", "xj", "text"))
        return own
    return columns.way(p, tops["entry"])
