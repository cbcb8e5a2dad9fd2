"""Half A, shelves: governments of all levels whose column stands behind 政务公开 and its
shelves, or behind topics or the talk with citizens; menus of many makes, drawn apart from the
rest."""

from unseen import parts, skins
from unseen.a_menus import DRAWERS
from unseen.base import Unseen
from unseen.tree import Node, Plan, grow


def begin(p: Unseen, level: str = "") -> tuple[dict[str, Node], Plan]:
    """The first level of a portal of half A, and the menus that it has."""
    parts.place(p, level or p.pick("province", "city", "county", "county"))
    skins.dress(p)
    p.trait("menu", *DRAWERS)
    nodes = parts.top(p)
    plan = Plan(nodes["root"], DRAWERS)
    plan.nav = p.trait("nav", "ul", "ul", "table", "written", "outside", "image_map", "hover")
    plan.deep_nav = p.chance(0.2)
    return nodes, plan


def finish(p: Unseen, plan: Plan) -> None:
    """What any site has beside its columns, and then its pages."""
    if p.chance(0.4):
        parts.site_map(p, plan, deep=p.chance(0.5))
        p.traits["map"] = "yes"
    if p.chance(0.3):
        parts.english(p, plan)
    if p.chance(0.25):
        parts.calendar(p, plan, "path")
        p.traits["calendar"] = "path"
    if p.chance(0.2):
        p.session = "jsessionid"
    if p.chance(0.3):
        p.front, p.secure = p.rng.choice((("www", False), ("", True), ("www", True)))
    grow(p, plan)


def shelves(p: Unseen) -> None:
    """The column below 政务公开, up to three shelves down; now and then the tile of a bureau's
    column, or the menu at the foot, is the shorter way."""
    nodes, plan = begin(p)
    where = p.trait("where", "open", "open", "open", "topics", "talk")
    shelf = parts.way(p, nodes[where], None if where == "open" else p.rng.choice((0, 0, 1)))
    tops = parts.column(p, shelf)
    if p.chance(0.25):
        plan.footer.append((tops[0].label, tops[0].path))
    elif p.chance(0.2):
        plan.home.append((tops[0].label, tops[0].path))
        for node in tops[:1]:  # the tile is the only way: the shelf does not show it
            node.shown = len(tops) > 1
    if p.chance(0.3):
        parts.look_alike(p, nodes["talk"])
    finish(p, plan)


FAMILIES = {"a_shelves": shelves}
