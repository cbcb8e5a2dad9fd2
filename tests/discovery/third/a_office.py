"""Sites of single organs: a bureau of a city, a department of a province. Small trees, the column
two or three clicks down, titles with the organ's name; menus in arrays and script files more often
than elsewhere; a shelf of topics or a tile of the front page leads to the column in some."""

from unseen.base import Unseen

from third import columns, skins, words
from third.tree import Node, Tree, grow


def build(p: Unseen) -> None:
    """One site."""
    columns.settle(p, ("city", "city", "province", "county")[p.seed % 4])
    organ = p.rng.choice(words.ORGANS)[0]
    if p.level == "province":
        organ = organ[:-1] + "厅"
    name = p.place + organ
    skins.dress(p, 0.4)
    p.traits["name"] = name
    entry = Node(*p.rng.choice(columns.ENTRIES)).add(*columns.others(p, p.rng.randint(3, 6)))
    news = Node("工作动态", p.pick("gzdt", "xwdt", "dtxx")).add(*columns.others(p, 2))
    about = Node(p.pick("机构设置", "机构概况"), "jggk", "text")
    talk = Node("互动交流", "hdjl").add(*columns.others(p, 3, "friend"))
    topics = Node("专题专栏", "ztzl").add(*columns.others(p, 3))
    root = Node("首页", "", children=[about, news, entry, talk, topics])
    tree = Tree(root)
    tree.foot = [("网站声明", Node("网站声明", "wzsm", "text", shown=False))]
    root.add(*(n for _, n in tree.foot if isinstance(n, Node)))
    p.trait("boxes", "yes", "no")
    if p.chance(0.2):  # the site lies in a folder of its group: /jyt/gk/…
        tree.base = f"/{p.pick('jyt', 'web', 'site2', 'bmwz')}/"
    agency = p.pick(name, organ, f"{p.place}{organ}")
    place = columns.picked(p, (("shelf", 70), ("topics", 14), ("talk", 6), ("tile", 6), ("all", 4)))
    p.traits["place"] = place
    if place == "shelf":
        columns.column(p, tree, columns.way(p, entry), agency)
    elif place == "topics":
        columns.column(p, tree, topics, agency)
        topics.mix(p, columns.congress(p))
    elif place == "talk":
        columns.column(p, tree, talk, agency)
    elif place == "tile":
        node = columns.column(p, tree, root, agency, shape=p.pick("mixed", "links", "all"))
        node.shown = False
        tree.tiles.append((node.label, node))
    else:  # two bodies apart: suggestions among what is open, proposals among the topics
        columns.column(
            p, tree, entry, agency, shape="mixed", label="人大代表建议办理", seg="rdjybl"
        )
        node = tree.golds.pop()[1]
        node.side = "npc"
        tree.gold("npc", node)
        other = Node("政协提案办理", "zxtabl", "replies", side="cppcc", count=9, agency=agency)
        topics.mix(p, other)
        tree.gold("cppcc", other)
    if p.chance(0.3):
        columns.site_map(p, tree, 9)
    grow(p, tree)
