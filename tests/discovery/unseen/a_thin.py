"""Half A, thin portals: none of it answers, or hardly anything; all that comes close is there."""

from unseen import parts, words
from unseen.a_shelves import begin, finish
from unseen.base import Unseen
from unseen.tree import Node


def thin(p: Unseen) -> None:
    """One of eight kinds of portal with little or nothing to find."""
    form = p.turn(
        "thin", "single", "friends", "empty", "three", "congress", "elsewhere", "gone", "nothing",
    )  # fmt: skip
    p.fate = "open" if form in ("single", "three") else "none"
    nodes, plan = begin(p)
    {
        "nothing": nothing, "friends": friends, "empty": empty, "single": single, "three": three,
        "congress": congress, "elsewhere": elsewhere, "gone": gone,
    }[form](p, nodes)  # fmt: skip
    finish(p, plan)


def nothing(p: Unseen, nodes: dict[str, Node]) -> None:
    """A portal that publishes no replies at all."""
    parts.way(p, nodes["open"], 2)


def friends(p: Unseen, nodes: dict[str, Node]) -> None:
    """Columns with the right names that hold reports, plans, calls and letters."""
    shelf = parts.way(p, nodes["open"])
    parts.look_alike(p, shelf)
    parts.look_alike(p, nodes["topics"])
    letters = Node("建议回复", parts.below(nodes["talk"], "jyhf"), "friend")
    letters.rows = []
    node = Node("来信建议办理结果", parts.below(nodes["talk"], "lxjy"), "friend")
    nodes["talk"].children += [letters, node]


def empty(p: Unseen, nodes: dict[str, Node]) -> None:
    """A column that was made and never filled."""
    shelf = parts.way(p, nodes["open"])
    node = Node(p.pick(*words.COLUMNS), parts.below(shelf, p.pick(*words.COLUMN_DIRS)), "empty")
    shelf.children.append(node)
    p.away.update(p.forms(node.path))


def single(p: Unseen, nodes: dict[str, Node]) -> None:
    """A column with one reply."""
    three(p, nodes, 1)


def three(p: Unseen, nodes: dict[str, Node], count: int = 3) -> None:
    """A column with three replies."""
    shelf = parts.way(p, nodes["open"])
    side = p.pick("npc", "cppcc")
    label = p.pick(*(words.NPC if side == "npc" else words.CPPCC), "建议提案")
    node = Node(label, parts.below(shelf, p.pick(*words.COLUMN_DIRS)), "replies", side=side)
    node.count = count
    shelf.children.append(node)
    p.note(side, node.path)


def congress(p: Unseen, nodes: dict[str, Node]) -> None:
    """The site of a congress or a conference: texts of suggestions, work of committees, faces; the
    answers are published by the government, not here."""
    p.place = p.place + p.pick("人大常委会", "政协")
    work = Node(p.pick("代表工作", "提案工作"), parts.below(nodes["root"], "dbgz"))
    proposed = Node(p.pick("代表建议", "提案选登", "优秀提案"), parts.below(work, "jyxd"), "plain")
    for i in range(9):
        title = p.pick("关于加强{}的建议", "关于推进{}的提案", "关于解决{}难题的建议").format(
            p.pick(*words.SUBJECTS)
        )
        day = f"2025-{1 + i:02d}-11"
        path = f"{proposed.path}t{i}.html"
        p.pages[path] = f"<html><body><h1>{title}</h1><p>案由：群众多有反映。</p></body></html>"
        proposed.rows.append((title, path, day))
    work.children = [proposed, Node("建议督办", parts.below(work, "jydb"), "friend")]
    nodes["root"].children.insert(1, work)


def elsewhere(p: Unseen, nodes: dict[str, Node]) -> None:
    """The menu has the column, but it leads to a platform of the province."""
    node = Node(
        p.pick(*words.COLUMNS), "http://jyta.sheng.invalid/portal/list.do?area=3301", "text"
    )
    nodes["open"].children.append(node)


def gone(p: Unseen, nodes: dict[str, Node]) -> None:
    """The menu has the column, but it was taken away: 404."""
    shelf = parts.way(p, nodes["open"])
    node = Node(p.pick(*words.COLUMNS), parts.below(shelf, p.pick(*words.COLUMN_DIRS)), "empty")
    shelf.children.append(node)
    p.dead.add(node.path)


FAMILIES = {"a_thin": thin}
