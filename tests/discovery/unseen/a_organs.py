"""Half A, organs: a column for each department or town, in folders of one host or on hosts of their
own; and the site of one department alone."""

from unseen import parts, skins, words
from unseen.a_menus import DRAWERS
from unseen.a_shelves import begin, finish
from unseen.base import Unseen
from unseen.tree import Node, Plan, grow


def organs(p: Unseen) -> None:
    """One of four ways in which departments answer."""
    way = p.turn("way", "folders", "hosts", "alone", "folders", "channels", "alone")
    {"folders": folders, "hosts": hosts, "alone": alone, "channels": channels}[way](p)


def folders(p: Unseen) -> None:
    """部门信息公开目录: each organ has the same tree below its folder, the column at the same
    place in each (Chongqing, Yinchuan, Diqing). Some organs have none or an empty one."""
    nodes, plan = begin(p, p.pick("city", "county"))
    head = Node(
        p.pick("部门信息公开目录", "政府部门信息公开", "部门"), parts.below(nodes["open"], "bmxxgk")
    )
    nodes["open"].children.append(head)
    pool = [*words.BUREAUS, *((t, f"xz{i}") for i, t in enumerate(words.TOWNS))]
    inside = p.pick("fdzdgknr", "zfxxgkml", "")
    folder, shape = p.pick(*words.COLUMN_DIRS), p.pick("mixed", "mixed", "links", "one")
    label = p.pick(*words.COLUMNS)
    for i, (name, short) in enumerate(p.rng.sample(pool, p.rng.randint(4, 8))):
        organ = Node(p.place + name if p.chance(0.3) else name, parts.below(head, short))
        shelf = organ
        if inside:
            shelf = Node("法定主动公开内容", parts.below(organ, inside))
            organ.children.append(shelf)
        parts.plain(p, shelf, 2)
        if i % 4 == 3:
            _without(p, shelf, folder, label)
        else:
            parts.column(p, shelf, name, shape, label, folder)
        head.children.append(organ)
    if p.chance(0.5):
        parts.column(p, nodes["open"], shape="mixed", folder="jytagkzl")
    finish(p, plan)


def _without(p: Unseen, shelf: Node, folder: str, label: str) -> None:
    """An organ without replies: no column, one that is empty, one with notices of the work."""
    what = p.pick("none", "empty", "friend")
    if what != "none":
        node = Node(label, parts.below(shelf, folder), what)
        shelf.children.append(node)
        if what == "empty":
            p.away.update(p.forms(node.path))


def hosts(p: Unseen) -> None:
    """Departments on hosts of their own (jyj.NAME.gov.cn), that the portal lists under 部门网站;
    the government's own column stands on the portal."""
    nodes, plan = begin(p, p.pick("province", "city"))
    parts.column(p, parts.way(p, nodes["open"]))
    head = Node(p.pick("部门网站", "网站群", "市直部门"), parts.below(nodes["open"], "wzq"))
    nodes["open"].children.append(head)
    for name, short in p.rng.sample(words.BUREAUS, 4):
        root = Node("首页", f"//{short}/")
        entry = Node("政务公开", f"//{short}/zwgk/")
        root.children = [entry, Node("工作动态", f"//{short}/gzdt/", "plain")]
        if p.chance(0.7):
            parts.column(p, parts.way(p, entry, p.rng.choice((0, 1))), name)
        else:
            parts.look_alike(p, entry)
        grow(p, Plan(root, DRAWERS))
        head.children.append(_away(p, name, f"//{short}/"))
    plan.home.append((head.label, head.path))
    finish(p, plan)


def _away(p: Unseen, name: str, path: str) -> Node:
    """A link to another host: the page is there, so the tree need not write it."""
    return Node(name, p.address(path), "text")


def alone(p: Unseen) -> None:
    """The site of one department: few shelves, the column near the top or under 专题专栏."""
    parts.place(p, p.pick("province", "city", "county"))
    skins.dress(p)
    p.trait("menu", *DRAWERS)
    name, _ = p.rng.choice(words.BUREAUS)
    p.place = p.place + name
    p.level = "city"
    entry = Node(p.pick("政务公开", "信息公开"), f"/{p.pick('zwgk', 'xxgk', 'zfxxgk')}/")
    topics = Node("专题专栏", "/ztzl/")
    news = Node("工作动态", "/gzdt/", "plain")
    root = Node("首页", "/", children=[news, entry, topics])
    parts.plain(p, entry, 4)
    parts.plain(p, topics, 2, "friend")
    shelf = p.rng.choice((entry, entry, topics, root))
    if shelf is entry:
        shelf = parts.way(p, entry, p.rng.choice((0, 1, 2)))
    parts.column(p, shelf, p.place)
    plan = Plan(root, DRAWERS, p.trait("nav", "ul", "table", "written", "select"))
    finish(p, plan)


def channels(p: Unseen) -> None:
    """/gongkai/site_ORGAN/channel_HEX/: only the labels tell what a channel holds (Zibo)."""
    nodes, plan = begin(p, "county")
    head = Node("政府信息公开", "/gongkai/")
    nodes["root"].children.append(head)
    for name, short in p.rng.sample(words.BUREAUS, p.rng.randint(3, 6)):
        organ = Node(name, f"/gongkai/site_{short}/")
        for label in p.rng.sample(words.PLAIN, 4):
            organ.children.append(Node(label, _channel(p, short), "plain"))
        if p.chance(0.8):
            node = Node(p.pick(*words.COLUMNS), _channel(p, short), "replies", side="mixed")
            node.agency = name
            organ.children.append(node)
            p.note("mixed", node.path)
        else:
            organ.children.append(Node("建议提案", _channel(p, short), "friend"))
        p.rng.shuffle(organ.children)
        head.children.append(organ)
    finish(p, plan)


def _channel(p: Unseen, short: str) -> str:
    return f"/gongkai/site_{short}/channel_{p.rng.getrandbits(96):024x}/"


FAMILIES = {"a_organs": organs}
