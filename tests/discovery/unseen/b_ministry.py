"""Half B, ministries and their sections: few shelves, long texts, columns with the words of the
centre (复文), by section, by year in the query, or without any telling word."""

import random
import re

from replica.site import Answer
from unseen import parts, skins, words
from unseen.b_menus import DRAWERS
from unseen.base import Unseen
from unseen.tree import Node, Plan, grow, link


def begin(p: Unseen, level: str = "") -> tuple[dict[str, Node], Plan]:
    """The first level of a portal of half B, and the menus that it has."""
    parts.place(p, level or p.pick("province", "city", "county", "ministry"))
    skins.dress(p)
    p.traits["menu"] = list(DRAWERS)[(p.seed * 3 + len(p.name)) % len(DRAWERS)]
    nodes = parts.top(p)
    plan = Plan(nodes["root"], DRAWERS)
    plan.nav = p.trait("nav", "ul", "ul", "from_json", "dtree", "called", "pictures", "state")
    plan.deep_nav = p.chance(0.15)
    return nodes, plan


def finish(p: Unseen, plan: Plan) -> None:
    """What any site has beside its columns, and then its pages."""
    if p.chance(0.3):
        parts.site_map(p, plan, deep=p.chance(0.5))
        p.traits["map"] = "yes"
    if p.chance(0.3):
        parts.english(p, plan)
    if p.chance(0.25):
        parts.calendar(p, plan, "query")
        p.traits["calendar"] = "query"
    if not p.session and p.chance(0.15):
        p.session = "sid"
    if p.chance(0.3):
        p.front, p.secure = p.rng.choice((("www", False), ("", True), ("www", True)))
    if p.chance(0.3):
        p.robots = "User-agent: *\nDisallow: /admin/\nDisallow: /*.do$\nCrawl-delay: 5\n"
    grow(p, plan)
    if p.chance(0.4):
        xml_map(p, plan)


def xml_map(p: Unseen, plan: Plan) -> None:
    """sitemap.xml, as robots.txt names it: columns of the tree, or a copy with half of them."""
    nodes = [n for n in plan.root.walk() if not n.path.startswith(("http", "//"))]
    kept = nodes if p.chance(0.5) else nodes[::2]
    inside = "".join(
        f"<url><loc>{p.address(n.path).replace('&', '&amp;')}</loc></url>" for n in kept
    )
    p.file("/sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?><urlset>{inside}</urlset>')
    p.robots += f"Sitemap: {p.address('/sitemap.xml')}\n"
    p.traits["sitemap"] = "yes"


def ministry(p: Unseen) -> None:
    """One of six ways in which a ministry publishes replies."""
    form = p.turn("ministry", "fuwen", "talk", "sections", "unnamed", "query_years", "local_hosts")
    nodes, plan = begin(p, "ministry")
    {
        "fuwen": fuwen, "talk": talk, "sections": sections, "unnamed": unnamed,
        "query_years": query_years, "local_hosts": local_hosts,
    }[form](p, nodes)  # fmt: skip
    if p.chance(0.3):
        parts.look_alike(p, nodes["news"])
    finish(p, plan)


def fuwen(p: Unseen, nodes: dict[str, Node]) -> None:
    """建议提案复文 with the pair of national bodies below it."""
    shelf = parts.way(p, nodes["open"])
    above = Node(
        p.pick("建议提案复文", "建议提案复文公开", "议案建议提案复文"), parts.below(shelf, "jytafw")
    )
    above.show = p.trait("shape", "links", "preview", "links")
    for side, label, folder in (
        ("npc", p.pick("全国人大代表建议复文公开", "全国人大代表建议"), "qgrddbjyfwgk"),
        ("cppcc", p.pick("全国政协委员提案复文公开", "全国政协提案"), "qgzxwytafwgk"),
    ):
        node = Node(label, parts.below(above, folder), "replies", side=side, pages=2, count=16)
        above.children.append(node)
        p.note(side, node.path, also=(above.path,))
    shelf.children.append(above)


def talk(p: Unseen, nodes: dict[str, Node]) -> None:
    """Behind 互动交流 or a topic, among letterboxes and consultations."""
    parts.column(p, p.rng.choice((nodes["talk"], nodes["topics"])))


def sections(p: Unseen, nodes: dict[str, Node]) -> None:
    """机构 > section > 建议提案: each section has its own, some none."""
    head = Node(p.pick("内设机构", "司局子站", "机关司局"), parts.below(nodes["open"], "jigou"))
    nodes["open"].children.append(head)
    label, folder = p.pick(*words.COLUMNS), p.pick("jytafw", "jyta", "jytabl")
    for i, (name, short) in enumerate(p.rng.sample(words.SECTIONS, p.rng.randint(3, 6))):
        section = Node(name, parts.below(head, short))
        parts.plain(p, section, 2)
        if i % 3 != 2:
            parts.column(p, section, name, "mixed", label, folder)
        head.children.append(section)


def unnamed(p: Unseen, nodes: dict[str, Node]) -> None:
    """Replies under a label that does not tell: 其他信息, 回应关切, 公共服务."""
    shelf = parts.way(p, nodes["open"], p.rng.choice((0, 1)))
    label = p.pick("其他信息", "回应关切", "公共服务", "综合管理", "办理复文")
    node = Node(label, parts.below(shelf, p.pick("qtxx", "hygq", "xxgk13")), "replies")
    node.side, node.count = "mixed", 12
    shelf.children.insert(0, node)
    p.note("mixed", node.path)


def query_years(p: Unseen, nodes: dict[str, Node]) -> None:
    """One address for the column, the year in its query; each year is drawn by the server."""
    shelf = parts.way(p, nodes["open"], p.rng.choice((0, 1)))
    path = parts.below(shelf, "jyta") + "list.jsp"
    node = Node(p.pick(*words.COLUMNS), path, "replies", side="mixed", year=2026)
    years = [2026, 2025, 2024]
    older = {year: Node(node.label, path, "replies", side="mixed", year=year) for year in years}

    def draw(portal: Unseen, column: Node) -> str:
        return tabs_of(portal) + skins.rows(portal, column.rows, path, link)

    def tabs_of(portal: Unseen) -> str:
        options = "".join(f'<a href="{path}?year={year}">{year}年</a>' for year in years)
        return f'<div class="years">{options}</div>'

    def answer(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        rng = random.Random(found[1])
        titles = [words.reply(rng, "mixed", int(found[1])) for _ in range(5)]
        rows = [(title, path, f"{found[1]}-05-06") for title in titles]
        text = tabs_of(portal) + skins.rows(portal, rows, path, link)
        return Answer(200, f"<html><meta charset='utf-8'><body>{text}</body></html>".encode())

    p.live.append((re.escape(path) + r"\?year=(\d{4})", answer))
    node.body = draw
    shelf.children.append(node)
    p.note("mixed", path, also=tuple(f"{path}?year={year}" for year in older))


def local_hosts(p: Unseen, nodes: dict[str, Node]) -> None:
    """Offices in provinces on hosts of their own; the ministry's own column on its portal."""
    parts.column(p, parts.way(p, nodes["open"]))
    head = Node("地方机构", parts.below(nodes["open"], "dfjg"))
    nodes["open"].children.append(head)
    for name, short in zip(p.rng.sample(words.PROVINCES, 3), ("jx", "gs", "gz"), strict=True):
        root = Node("首页", f"//{short}/", children=[Node("信息公开", f"//{short}/xxgk/")])
        if p.chance(0.6):
            parts.column(p, root.children[0], f"{name}办事处", "mixed")
        grow(p, Plan(root, DRAWERS))
        head.children.append(Node(f"{name}办事处", p.address(f"//{short}/"), "text"))


FAMILIES = {"b_ministry": ministry}
