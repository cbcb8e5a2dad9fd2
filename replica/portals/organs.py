"""Families where every organ has a column of its own."""

from replica.portals.menus import COLUMNS, CPPCC, HOME, NPC, friends, pair
from replica.portals.portal import ORGANS, Portal


def directories(p: Portal) -> None:
    """/bm/ORGAN/zwgk_N/zfxxgkml/jytabl/rddbjybl/ (重庆): the path after the organ is the same."""
    p.nav = (HOME, ("政务公开", "/zwgk/"), ("部门信息公开", "/bm/"))
    chosen = p.rng.sample(ORGANS, p.rng.randint(3, 6))
    names, label = (p.pick(*NPC), p.pick(*CPPCC)), p.pick(*COLUMNS)
    for i, (organ, word) in enumerate(chosen):
        place = f"/bm/{word}/"
        column = f"{place}zfxxgkml/jytabl/"
        trail = [HOME, ("部门信息公开", "/bm/"), (organ, place), (label, column)]
        p.shelf(place, organ, [("政府信息公开目录", f"{place}zfxxgkml/")], trail[:2])
        if i and p.rng.random() < 0.3:  # not every organ answers any
            p.shelf(f"{place}zfxxgkml/", "政府信息公开目录", [], trail[:3])
            continue
        p.shelf(f"{place}zfxxgkml/", "政府信息公开目录", [(label, column)], trail[:3])
        p.replies(f"{column}rddbjybl/", names[0], "npc", trail, 7, "trs")
        p.replies(f"{column}zxwytabl/", names[1], "cppcc", trail, 5, "trs")
        p.page(
            column,
            label,
            p.links([(names[0], f"{column}rddbjybl/"), (names[1], f"{column}zxwytabl/")]),
            trail,
        )
        p.lists(f"{column}rddbjybl/")
        p.lists(f"{column}zxwytabl/")
    p.page("/bm/", "部门信息公开", p.links([(o, f"/bm/{w}/") for o, w in chosen]), [HOME])
    p.shelf("/zwgk/", "政务公开", friends(p, "/zwgk/", [HOME], 2), [HOME])
    p.home([])


def catalogue(p: Portal) -> None:
    """信息公开 > ORGAN > 建议提案办理 > 人大代表建议办理, addresses by query (安徽)."""
    p.nav = (HOME, ("信息公开", "/public/"), ("互动交流", "/hdjl/"))
    chosen = [
        (o, 6590000 + p.seed * 50 + i)
        for i, (o, _) in enumerate(p.rng.sample(ORGANS, p.rng.randint(2, 5)))
    ]
    for organ, number in chosen:
        place = f"/public/column/{number}?type=4&action=list"
        trail = [HOME, ("信息公开", "/public/"), (organ, place)]
        npc, cppcc = f"{place}&catId={number}1", f"{place}&catId={number}2"
        p.replies(npc, "人大代表建议办理", "npc", [*trail, ("建议提案办理", npc)], 6, "longxun")
        p.replies(cppcc, "政协委员提案办理", "cppcc", [*trail, ("建议提案办理", npc)], 6, "longxun")
        items = [("人大代表建议办理", npc), ("政协委员提案办理", cppcc)]
        p.shelf(f"/public/column/{number}?type=4", organ, items, trail[:2])
        p.pages[place] = p.pages[f"/public/column/{number}?type=4"]
        p.lists(npc)
        p.lists(cppcc)
    p.page(
        "/public/",
        "信息公开",
        p.links([(o, f"/public/column/{n}?type=4") for o, n in chosen]),
        [HOME],
    )
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME]), [HOME])
    p.home([])


def own_name(p: Portal) -> None:
    """首页 > 政务公开 > NAME人民政府 > 政协提案, columns of numbers (新疆)."""
    n = 104_000 + p.seed * 10
    a, organ, npc, cppcc = (f"/xj/c{n + i}/" for i in range(4))
    p.nav = (HOME, ("政务公开", a), ("专题专栏", "/ztzl/"))
    name = f"{p.place}人民政府"
    trail = [HOME, ("政务公开", a), (name, organ)]
    p.replies(npc, p.pick(*NPC), "npc", trail, 12, "kaipu", 2)
    p.replies(cppcc, p.pick(*CPPCC), "cppcc", trail, 8, "kaipu")
    p.shelf(organ, name, [("人大代表建议", npc), ("政协委员提案", cppcc)], trail[:2])
    p.shelf(a, "政务公开", [(name, organ)], [HOME])
    p.lists(npc)
    p.lists(cppcc)
    p.shelf("/ztzl/", "专题专栏", friends(p, "/ztzl/", [HOME], 2), [HOME])
    p.home([])


def topics(p: Portal) -> None:
    """首页 > 专题专栏 > 聚焦两会 > 政协委员提案回复, or among the topics of earlier years."""
    shelf = p.pick("聚焦两会", "往期专题")
    p.nav = (HOME, ("政务公开", "/zwgk/"), ("专题专栏", "/ztzl/"))
    trail = [HOME, ("专题专栏", "/ztzl/"), (shelf, "/ztzl/a/")]
    if p.rng.random() < 0.5:
        label = pair(p, "/ztzl/a/jyta/", trail)
        items = [(label, "/ztzl/a/jyta/")]
    else:
        name = p.pick("政协委员提案回复", "人大建议")
        p.replies("/ztzl/a/hf/", name, "npc" if "人大" in name else "cppcc", trail, 9, "trs")
        p.lists("/ztzl/a/hf/")
        items = [(name, "/ztzl/a/hf/")]
    p.shelf("/ztzl/a/", shelf, [*items, *friends(p, "/ztzl/a/", trail, 2)], trail[:2])
    p.shelf("/ztzl/", "专题专栏", [(shelf, "/ztzl/a/"), ("乡村振兴", "/ztzl/b/")], [HOME])
    p.plain("/ztzl/b/", "乡村振兴", [HOME])
    p.shelf("/zwgk/", "政务公开", [], [HOME])
    p.home([])


FAMILIES = {
    "directories": directories, "catalogue": catalogue, "own_name": own_name, "topics": topics,
}  # fmt: skip
