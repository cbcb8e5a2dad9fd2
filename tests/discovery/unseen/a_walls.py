"""Half A, walls: portals that let nobody or not everybody look; what can be reached is gold."""

from unseen import parts
from unseen.a_shelves import begin, finish
from unseen.base import Unseen


def walls(p: Unseen) -> None:
    """One of ten kinds of wall."""
    form = p.turn(
        "wall", "all_403", "part_403", "robots_part", "dead", "all_412", "part_412", "articles",
        "slow", "all_captcha", "part_captcha", "robots_part", "robots_all",
    )  # fmt: skip
    nodes, plan = begin(p)
    shelf = parts.way(p, nodes["open"])
    parts.column(p, shelf)
    if form.startswith("all_"):
        p.walls["/"] = form[4:]
        p.fate, p.gold = "walled", []
        finish(p, plan)
        return
    if form.startswith("part_"):
        closed(p, nodes, form[5:])
    finish(p, plan)
    if form == "articles":
        for path in p.articles:
            p.walls[path] = "412"
    elif form == "robots_part":
        robots(p, nodes)
    elif form == "robots_all":
        p.robots = "User-agent: *\nDisallow: /\n"
        p.away |= {a for gold in p.gold for a in gold.accepted}
        p.fate, p.gold = "walled", []
    elif form == "slow":
        p.late = {nodes["talk"].path: 0.1, nodes["open"].path: 0.02}
    elif form == "dead":
        dead(p)


def closed(p: Unseen, nodes: dict[str, parts.Node], wall: str) -> None:
    """A shelf behind a wall, with a column of its own that nobody sees."""
    node = parts.Node("重点领域", parts.below(nodes["topics"], "zdly"))
    nodes["topics"].children.append(node)
    known = len(p.gold)
    parts.column(p, node)
    p.away |= {a for gold in p.gold[known:] for a in gold.accepted | gold.allowed}
    del p.gold[known:]
    p.walls[node.path] = wall


def robots(p: Unseen, nodes: dict[str, parts.Node]) -> None:
    """robots.txt forbids the talk with citizens, scripts, and at times the columns themselves."""
    lines = ["User-agent: *", f"Disallow: {nodes['talk'].path}", "Disallow: /search/"]
    if p.chance(0.4):
        first = next(iter(p.gold))
        path = first.highest.split(p.host, 1)[1]
        lines.append(f"Disallow: {path}")
        kept = [g for g in p.gold if not any(p.host + path in a for a in g.accepted)]
        p.away |= {a for g in p.gold for a in g.accepted | g.allowed}
        p.gold = kept
        p.fate = "open" if kept else "none"
    p.robots = "\n".join(lines) + "\n"


def dead(p: Unseen) -> None:
    """Many dead links: half of the columns of something else are gone."""
    gold = {a for g in p.gold for a in g.accepted | g.allowed}
    for path in sorted(p.pages):
        needed = any(a.startswith(p.address(path)) for a in gold)
        if path.endswith("/") and path != "/" and not needed and p.chance(0.5):
            p.dead.add(path)


FAMILIES = {"a_walls": walls}
