"""Columns that a service draws: the way to them is an ordinary one, their page is empty until its
script has asked. Hanweb most often, then Kaipu, TRS and Longxun, as platforms are spread."""

from unseen.base import Unseen

from third import columns, services, skins
from third.tree import Node, grow

FORMS = (
    "datastore", "jpaas", "kaipu", "written", "longxun", "datastore", "was5", "igs", "file",
    "jpaas",
    "datastore", "kaipu", "posted", "written", "longxun", "datastore", "jpaas", "was5", "kaipu",
    "igs",
)  # fmt: skip
SYSTEM = {"datastore": "hanweb", "jpaas": "hanweb", "kaipu": "kaipu", "longxun": "numbers"}


def build(p: Unseen) -> None:
    """One portal."""
    form = p.turn("form", *FORMS)
    columns.settle(p, p.pick("county", "city", "city", "province"))
    skins.dress(p, 0.15)
    p.charset = "utf-8"
    p.traits["system"] = SYSTEM.get(form, p.pick("dirs", "dirs", "shtml", "list"))
    tree, tops = columns.top(p)
    columns.level_words(p)
    place = columns.picked(p, (("shelf", 8), ("topics", 1), ("talk", 1)))
    parent = columns.way(p, tops["entry"]) if place == "shelf" else tops[place]
    shape = columns.picked(p, (("mixed", 5), ("links", 3), ("siblings", 3), ("one", 1)))
    columns.column(p, tree, parent, shape=shape)
    draw = services.SERVICES[form]
    drawn: list[Node] = [n for n in tree.root.walk() if n.what == "replies"]
    if p.chance(0.6):  # the same template draws the columns beside them
        drawn += [n for n in parent.children if n.what in ("plain", "friend")][:3]
    for i, node in enumerate(drawn):
        node.body = draw
        node.pages = 1
        node.count = min(node.count, 14)
        if form == "longxun":
            cat = 6721411 + p.seed * 100 + i * 10
            node.path = f"/public/column/{20261 + p.seed}?type=4&catId={cat}&action=list"
        elif form == "was5":
            node.path = f"/was5/web/search?channelid={212000 + p.seed * 20 + i}"
    if p.chance(0.25):
        columns.site_map(p, tree)
    grow(p, tree)
