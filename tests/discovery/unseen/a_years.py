"""Half A, years: columns that have a list for each year or sitting, or that were moved."""

from unseen import parts, words
from unseen.a_shelves import begin, finish
from unseen.base import Unseen
from unseen.tree import Node

SITTINGS = ("县十七届人大四次会议", "县十七届人大三次会议", "政协十届四次会议", "政协十届三次会议")


def years(p: Unseen) -> None:
    """One of seven ways in which a column changes with the years."""
    nodes, plan = begin(p)
    shelf = parts.way(p, nodes["open"])
    form = p.turn(
        "years", "under", "under", "newest", "apart", "above_pair", "below_pair", "sittings",
        "moved", "notice",
    )  # fmt: skip
    {
        "under": under, "newest": newest, "apart": apart, "above_pair": above_pair,
        "below_pair": below_pair, "sittings": sittings, "moved": moved, "notice": notice,
    }[form](p, shelf)  # fmt: skip
    if p.chance(0.3):
        parts.look_alike(p, nodes["topics"])
    finish(p, plan)


def _span(p: Unseen) -> list[int]:
    last = p.rng.choice((2024, 2025, 2026))
    return list(range(last, last - p.rng.randint(2, 4), -1))


def _name(p: Unseen, year: int) -> tuple[str, str]:
    """Label and folder of a year; a number of the system may follow that nobody can guess."""
    label = p.pick(f"{year}年", f"{year}", f"{year}年度")
    return label, p.pick(f"{year}n", f"{year}", f"{year}n_{p.rng.randint(20000, 80000)}")


def _head(p: Unseen, shelf: Node) -> Node:
    head = Node(p.pick(*words.COLUMNS), parts.below(shelf, p.pick(*words.COLUMN_DIRS)))
    head.draw = p.trait("years_menu", "ul", "select", "hover", "written", "table")
    shelf.children.append(head)
    return head


def under(p: Unseen, shelf: Node) -> None:
    """The column lists nothing but years (Kunming 2025n)."""
    head = _head(p, shelf)
    for year in _span(p):
        label, folder = _name(p, year)
        node = Node(label, parts.below(head, folder), "replies", side="mixed", year=year)
        head.children.append(node)
        p.note("mixed", node.path, (head.path, "mixed"))


def newest(p: Unseen, shelf: Node) -> None:
    """The column shows the rows of its newest year, the others are behind a menu."""
    under(p, shelf)
    shelf.children[-1].show = "newest"


def apart(p: Unseen, shelf: Node) -> None:
    """A column for each year, side by side with everything else, none above them (Xianning)."""
    for year in _span(p):
        label = p.pick(
            f"{year}年建议提案", f"{year}年人大建议和政协提案办理", f"{year}年建议提案办理结果"
        )
        folder = p.pick(f"{year}jyta", f"jytabl{year}", f"{str(year)[2:]}njyta")
        node = Node(label, parts.below(shelf, folder), "replies", side="mixed", year=year)
        shelf.children.insert(p.rng.randint(0, len(shelf.children)), node)
        p.note("mixed", node.path)


def above_pair(p: Unseen, shelf: Node) -> None:
    """The year stands above the pair (Nanjing 2024njytabl/shizxta)."""
    head = _head(p, shelf)
    for year in _span(p)[:2]:
        above = Node(f"{year}年建议提案办理", parts.below(head, f"{year}njytabl"))
        head.children.append(above)
        for side, label, name in (("npc", "市人大代表建议", "srddbjy"),
                                  ("cppcc", "市政协提案", "shizxta")):  # fmt: skip
            label = parts.fitting(p, label)
            node = Node(label, parts.below(above, name), "replies", side=side, year=year)
            above.children.append(node)
            p.note(side, node.path, (above.path, "mixed"), (head.path, "mixed"))


def below_pair(p: Unseen, shelf: Node) -> None:
    """The year stands below each of the pair (Shiyan rdjy/2025)."""
    span, (npc, cppcc) = _span(p)[:2], p.rng.choice(words.PAIR_DIRS)
    for side, labels, name in (("npc", words.NPC, npc), ("cppcc", words.CPPCC, cppcc)):
        head = Node(parts.fitting(p, p.pick(*labels)), parts.below(shelf, name))
        shelf.children.append(head)
        for year in span:
            label, folder = _name(p, year)
            node = Node(label, parts.below(head, folder), "replies", side=side, year=year)
            head.children.append(node)
            p.note(side, node.path, (head.path, side))


def sittings(p: Unseen, shelf: Node) -> None:
    """A list for each sitting of the two bodies (Liaoning)."""
    head = _head(p, shelf)
    for i, label in enumerate(SITTINGS[: p.rng.randint(3, 4)]):
        side = "npc" if "人大" in label else "cppcc"
        if side == "cppcc":
            label = p.pick("区政协第十届委员会第三次会议（2024年）", label, f"{p.place}{label}")
        node = Node(label, parts.below(head, f"hy{2026 - i}n"), "replies", side=side)
        head.children.append(node)
        p.note(side, node.path, (head.path, "mixed"))


def moved(p: Unseen, shelf: Node) -> None:
    """Menus lead to an old address that sends on to the column of the year."""
    year = p.rng.choice((2025, 2026))
    target = parts.below(shelf, f"{year}jytabl_{p.rng.randint(100, 999)}")
    old = parts.below(shelf, "jytabl")
    label = p.pick(*words.COLUMNS)
    shelf.children.append(Node(label, target, "replies", side="mixed", count=14, shown=False))
    p.moved[old] = target
    p.moved[f"{old}{p.traits['index']}"] = target
    p.note("mixed", target, (old, "mixed"))
    shelf.before += f'<p><a href="{old}">{label}</a></p>'


def notice(p: Unseen, shelf: Node) -> None:
    """The old column keeps its rows and says where the new one is; only there is a link to it."""
    label = p.pick(*words.COLUMNS)
    new = Node(label, parts.below(shelf, "jytablxb"), "replies", side="mixed", shown=False)
    old = Node(label, parts.below(shelf, "jytabl"), "replies", side="mixed", year=2021)
    new.year = 2025
    word = p.pick("本栏目自2024年起停止更新，请访问", "注：2023年以后的内容请查看", "栏目已迁移至")
    old.before = (
        f'<p class="tip">{word}<a href="{new.path}">{p.pick("新栏目", "这里", label)}</a></p>'
    )
    shelf.children += [old, new]
    p.note("mixed", old.path)
    p.note("mixed", new.path)


FAMILIES = {"a_years": years}
