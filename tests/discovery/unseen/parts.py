"""Parts that portals are put together from: the top of the tree, shelves on the way, columns of
replies in their shapes, and what lies beside them on any site."""

import re

from replica.site import Answer
from unseen import words
from unseen.base import Unseen
from unseen.tree import Items, Node, Plan

__all__ = ["Items", "Node", "Plan"]

SHELVES = (
    ("法定主动公开内容", "fdzdgknr"), ("其他主动公开内容", "qtzdgknr"),
    ("重点领域信息公开", "zdlyxxgk"),
    ("政府信息公开目录", "zfxxgkml"), ("结果公开", "jggk"), ("其他法定信息", "qtfdxx"),
    ("重点公开领域", "zdgkly"), ("法定主动公开内容", "fdzdgk"), ("信息公开目录", "xxgkml"),
)  # fmt: skip
ENTRIES = (
    ("政务公开", "zwgk"), ("政府信息公开", "zfxxgk"), ("信息公开", "xxgk"), ("公开", "gk"),
    ("政务公开", "zw"),
)  # fmt: skip


def place(p: Unseen, level: str) -> None:
    """Draw the level and the name of a portal."""
    p.level = level
    names = {
        "province": words.PROVINCES, "city": words.CITIES, "county": words.COUNTIES,
        "ministry": words.MINISTRIES,
    }[level]  # fmt: skip
    p.place = p.pick(*names)


def below(parent: Node, name: str) -> str:
    """The address of a folder below a column."""
    if parent.path.endswith("/"):
        return f"{parent.path}{name}/"
    return f"{parent.path[: parent.path.rfind('/') + 1]}{name}/"


def plain(p: Unseen, parent: Node, count: int, what: str = "plain") -> None:
    """Columns of something else, or false friends, below a shelf."""
    pool = words.PLAIN if what == "plain" else words.FRIENDS
    for label in p.rng.sample(pool, count):
        name = f"{p.pick('l', 'm', 'zt', 'x')}{p.rng.randint(100, 9999)}"
        parent.children.insert(
            p.rng.randint(0, len(parent.children)), Node(label, below(parent, name), what)
        )


def top(p: Unseen) -> dict[str, Node]:
    """The first level of a portal: its root and the shelves that families hang columns on."""
    entry, folder = p.pick(*[f"{a} {b}" for a, b in ENTRIES]).split()
    base = p.pick("", "", "", "/web", "/site1")
    nodes = {
        "open": Node(entry, f"{base}/{folder}/"),
        "news": Node(p.pick("新闻中心", "要闻动态", "新闻"), f"{base}/xwzx/"),
        "serve": Node(p.pick("政务服务", "办事服务", "服务"), f"{base}/zwfw/"),
        "talk": Node(
            p.pick("互动交流", "政民互动", "公众参与"), f"{base}/{p.pick('hdjl', 'zmhd')}/"
        ),
        "topics": Node(p.pick("专题专栏", "专题", "专题集锦"), f"{base}/{p.pick('ztzl', 'zt')}/"),
        "about": Node(p.pick("走进" + p.place, "概况", "市情"), f"{base}/gk0/", "text"),
    }
    plain(p, nodes["open"], p.rng.randint(3, 7))
    plain(p, nodes["news"], 2)
    plain(p, nodes["serve"], 2)
    plain(p, nodes["talk"], p.rng.randint(2, 5), "friend")
    plain(p, nodes["topics"], 2)
    if p.chance(0.6):
        nodes["topics"].children.append(_congress(p, nodes["topics"]))
    if p.chance(0.4):
        label = p.pick(
            "建议提案办理工作动态", "人大代表建议征集", "政协提案工作", "建议提案工作部署"
        )
        nodes["talk"].children.append(Node(label, below(nodes["talk"], "dbjy"), "friend"))
    root = Node("首页", "/", children=p.rng.sample(list(nodes.values()), len(nodes)))
    return {"root": root, **nodes}


def _congress(p: Unseen, topics: Node) -> Node:
    """A topic of the two sessions: news, reports, faces; no replies."""
    label = p.pick("聚焦两会", "2026全国两会", "两会专题", "县人大常委会", "政协天地")
    shelf = Node(label, below(topics, f"lh{p.rng.randint(20, 26)}"))
    names = p.rng.sample(
        (
            "两会要闻",
            "代表委员风采",
            "议案审查",
            "政府工作报告",
            "代表委员议政",
            "提案委员会",
            "大会公报",
        ),
        3,
    )
    shelf.children = [
        Node(name, below(shelf, f"t{i}"), p.pick("friend", "plain")) for i, name in enumerate(names)
    ]
    return shelf


def way(p: Unseen, entry: Node, depth: int | None = None) -> Node:
    """Shelves between the entry and a column: none to three."""
    node = entry
    steps = p.rng.choice((0, 1, 1, 2, 2, 3)) if depth is None else depth
    for label, folder in p.rng.sample(SHELVES, steps):
        child = Node(label, below(node, folder))
        plain(p, child, p.rng.randint(2, 5))
        node.children.insert(p.rng.randint(0, len(node.children)), child)
        node = child
    return node


SHAPES = ("mixed", "mixed", "links", "links", "preview", "all", "siblings", "one")


def column(
    p: Unseen, parent: Node, agency: str = "", shape: str = "", label: str = "", folder: str = ""
) -> list[Node]:
    """A column of replies below a shelf, in one of its shapes, with its gold; its top nodes.

    mixed: one list of both; links: a page that only leads to a list of each; preview: it shows the
    newest of each; all: it lists all rows of both; siblings: two lists with no page above them;
    one: the site answers only one of the bodies in public."""
    shape = shape or p.trait("shape", *SHAPES)
    label = label or p.pick(*words.COLUMNS)
    folder = folder or p.pick(*words.COLUMN_DIRS)
    many = p.rng.choice((1, 1, 2, 3))
    if shape in ("mixed", "one"):
        side = "mixed" if shape == "mixed" else p.pick("npc", "cppcc")
        if shape == "one":
            label = fitting(p, p.pick(*(words.NPC if side == "npc" else words.CPPCC)))
        node = Node(label, below(parent, folder), "replies", side=side, count=9 * many, pages=many)
        node.agency = agency
        parent.children.insert(p.rng.randint(0, len(parent.children)), node)
        p.note(side, node.path)
        return [node]
    npc, cppcc = p.rng.choice(words.PAIR_DIRS)
    if shape == "siblings":
        pair = [
            Node(fitting(p, p.pick(*words.NPC)), below(parent, npc), "replies", side="npc"),
            Node(fitting(p, p.pick(*words.CPPCC)), below(parent, cppcc), "replies", side="cppcc"),
        ]
        for node in pair:
            node.count, node.agency = 8 * many, agency
            node.pages = many
            p.note(node.side, node.path)
        parent.children += pair
        return pair
    above = Node(label, below(parent, folder), show=shape)
    for name, side, titles in ((npc, "npc", words.NPC), (cppcc, "cppcc", words.CPPCC)):
        name_ = fitting(p, p.pick(*titles))
        node = Node(name_, below(above, name), "replies", side=side, count=7 * many)
        node.pages, node.agency = many, agency
        above.children.append(node)
        if shape == "all":
            p.note(side, node.path, (above.path, "mixed"))
        else:
            p.note(side, node.path, also=(above.path,))
    if p.chance(0.4):
        name = p.pick("办理工作动态", "总体情况", "工作概况", "办理制度")
        above.children.append(Node(name, below(above, "ztqk"), "friend"))
    parent.children.insert(p.rng.randint(0, len(parent.children)), above)
    return [above]


def fitting(p: Unseen, label: str) -> str:
    """A label with the level of the portal: a province has no 区人大."""
    level = {"province": "省", "city": "市", "ministry": "全国"}.get(p.level)
    return re.sub("^(?:市|区|省)(?=人大|政协)", level, label) if level else label


def look_alike(p: Unseen, parent: Node) -> Node:
    """A column with the name of a column of replies that holds plans and reports of the work."""
    label = p.pick("建议提案办理", "人大建议办理", "政协提案办理", "建议提案")
    node = Node(label, below(parent, p.pick("jytabl0", "taxx", "lm88")), "friend")
    parent.children.append(node)
    return node


def english(p: Unseen, plan: Plan) -> None:
    """An English version with a menu of its own."""
    links = "".join(f'<li><a href="/en/{w.lower()}/">{w}</a></li>' for w in ("News", "About"))
    for path in ("/en/", "/en/news/", "/en/about/"):
        p.pages[path] = (
            f"<html><head><title>Government</title></head><body><ul>{links}</ul>"
            "<p>Opinions and Suggestions</p></body></html>"
        )
    plan.footer.append(("English", "/en/"))


def calendar(p: Unseen, plan: Plan, form: str) -> None:
    """A calendar whose next month never ends."""
    pattern = {
        "path": r"/rili/(\d{4})/(\d+)\.html",
        "query": r"/hdrl/index\.jsp\?y=(\d{4})&m=(\d+)",
    }[form]
    write = {"path": "/rili/{}/{}.html", "query": "/hdrl/index.jsp?y={}&m={}"}[form]

    def month(portal: Unseen, found: re.Match[str], form: str) -> Answer:
        year, number = int(found[1]), int(found[2])
        after = (year + number // 12, number % 12 + 1)
        before = (year - (number == 1), (number - 2) % 12 + 1)
        links = "".join(
            f'<a href="{write.format(*to).replace("&", "&amp;")}">{word}</a>'
            for word, to in (("上一月", before), ("下一月", after))
        )
        days = "".join(f"<td>{day}</td>" for day in range(1, 29))
        text = (
            f"<html><meta charset='utf-8'><body><h2>公开日历 {year}年{number}月</h2>{links}<table>"
        )
        return Answer(200, f"{text}<tr>{days}</tr></table></body></html>".encode())

    p.live.append((pattern, month))
    plan.footer.append(("公开日历", write.format(2026, 11)))


def site_map(p: Unseen, plan: Plan, deep: bool) -> None:
    """A page with the whole tree of columns, linked in the foot."""
    root = plan.root

    def draw(portal: Unseen, node: Node) -> str:
        from unseen.tree import link

        def branch(one: Node, depth: int) -> str:
            kids = [c for c in one.children if c.shown and (deep or depth < 2)]
            inside = "".join(branch(c, depth + 1) for c in kids)
            href = link(portal, node.path, one.path)
            return (
                f'<li><a href="{href}">{one.label}</a>{f"<ul>{inside}</ul>" if kids else ""}</li>'
            )

        return f"<ul class='map'>{''.join(branch(c, 1) for c in root.children)}</ul>"

    path = p.pick("/wzdt/", "/sitemap.html", "/ztzl0/wzdt/")
    root.children.append(Node("网站地图", path, "text", shown=False, body=draw))
    plan.footer.append(("网站地图", path))
