"""Larger and odder portals: a province with offices of its own, a city with towns, home pages that
lead elsewhere, menus in frames, boxes and lists to choose from."""

from replica.portals.menus import COLUMNS, CPPCC, HOME, NPC, friends, pair
from replica.portals.portal import ORGANS, TOPICS, Crumb, Portal

TOWNS = tuple(f"{a}{b}镇" for a in "东西南北中上下" for b in "河山桥")


def province(p: Portal) -> None:
    """A province: its own column three shelves down, the offices on hosts of their own, topics."""
    p.nav = (
        HOME,
        ("政务公开", "/zfxxgk/"),
        ("省情概况", "/sq/"),
        ("互动交流", "/hdjl/"),
        ("专题", "/zt/"),
    )
    shelf, list_ = "/zfxxgk/zfxxgkml/", "/zfxxgk/zfxxgkml/qtfdxx/"
    trail = [HOME, ("政务公开", "/zfxxgk/"), ("政府信息公开目录", shelf), ("其他法定信息", list_)]
    column = f"{list_}jytabl/"
    label = pair(p, column, trail, npc="qgrddbjy/", cppcc="qgzxta/")
    p.shelf(list_, "其他法定信息", [(label, column)], trail[:3])
    p.shelf(shelf, "政府信息公开目录", [("其他法定信息", list_)], trail[:2])
    offices = [(f"省{o}", f"http://{w}.{p.name}.gov.cn/") for o, w in ORGANS[:8]]
    p.shelf("/zfxxgk/", "政务公开", [("政府信息公开目录", shelf), *offices], [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME], 5), [HOME])
    p.shelf("/zt/", "专题", friends(p, "/zt/", [HOME], 3), [HOME])
    p.plain("/sq/", "省情概况", [HOME])
    p.home([("建议提案（教育厅）", f"http://jyt.{p.name}.gov.cn/jyta/"), *offices])


def towns(p: Portal) -> None:
    """A county whose towns answer too: more of them than one night may ask."""
    p.nav = (HOME, ("政府信息公开", "/xxgk/"))
    chosen = p.rng.sample(TOWNS, p.rng.randint(14, 20))
    label = p.pick("建议提案办理", "人大建议政协提案办理")
    listed = [(name, f"/xxgk/xz/t{i}/") for i, name in enumerate(chosen)]
    own = f"{p.pick('/xxgk/fdzdgknr/jyta/', '/xxgk/jytabl/')}"
    p.replies(own, "建议提案", "mixed", [HOME, ("政府信息公开", "/xxgk/")], 15, "trs", 3)
    p.lists(own)
    for i, (name, place) in enumerate(listed):
        trail = [HOME, ("政府信息公开", "/xxgk/"), (name, place)]
        if i % 3 == 2:
            p.shelf(place, name, [], trail[:2])
            continue
        p.replies(f"{place}jytabl/", label, "mixed", trail, 6, "trs")
        p.shelf(place, name, [(label, f"{place}jytabl/")], trail[:2])
        p.lists(f"{place}jytabl/")
    p.page("/xxgk/xz/", "乡镇信息公开", p.links(listed), [HOME])
    p.shelf("/xxgk/", "政府信息公开", [("乡镇信息公开", "/xxgk/xz/"), ("建议提案", own)], [HOME])
    p.home([])


def elsewhere(p: Portal) -> None:
    """A home page that only leads on: a refresh, a script, or a picture to click on."""
    p.nav = (("首页", "/web/"), ("政务公开", "/web/zwgk/"))
    way = p.rng.choice(("refresh", "script", "picture"))
    label = pair(p, "/web/zwgk/jyta/", [("首页", "/web/"), ("政务公开", "/web/zwgk/")])
    p.shelf("/web/zwgk/", "政务公开", [(label, "/web/zwgk/jyta/")], [("首页", "/web/")])
    p.home([])
    p.pages["/web/"] = p.pages["/"]
    p.pages["/"] = {
        "refresh": '<html><head><meta http-equiv="refresh" content="0;url=/web/"></head></html>',
        "script": "<html><body><p>正在进入网站</p><script>window.location.href='/web/';</script>"
        f"<p>{'欢迎访问' * 400}</p></body></html>",
        "picture": "<html><body><a href='/web/'><img src='b.jpg' alt='进入网站'></a></body></html>",
    }[way]


def framed(p: Portal) -> None:
    """A catalogue whose menu stands in a frame of its own."""
    p.nav = (HOME, ("政府信息公开", "/xxgk/"))
    label = pair(p, "/xxgk/c/jyta/", [HOME, ("政府信息公开", "/xxgk/")], p.pick("trs", "number"))
    p.pages["/xxgk/menu.html"] = (
        f"<html><body>{p.links([('机构', '/x/'), (label, '/xxgk/c/jyta/')])}</body></html>"
    )
    p.page(
        "/xxgk/", "政府信息公开", '<iframe src="/xxgk/menu.html"></iframe><div>目录</div>', [HOME]
    )
    p.home([])


def chosen(p: Portal) -> None:
    """Links as options to choose from, or as boxes with an address in their data."""
    p.nav = (HOME, ("政务公开", "/zwgk/"))
    names = (p.pick(*NPC), p.pick(*CPPCC))
    items: list[Crumb] = [
        (names[0], "/zwgk/a1/"),
        (names[1], "/zwgk/a2/"),
        ("财政预决算", "/zwgk/a3/"),
    ]
    trail = [HOME, ("政务公开", "/zwgk/")]
    p.replies("/zwgk/a1/", names[0], "npc", trail, 9, "trs")
    p.replies("/zwgk/a2/", names[1], "cppcc", trail, 9, "trs")
    p.plain("/zwgk/a3/", "财政预决算", trail)
    if p.rng.random() < 0.5:
        options = "".join(f'<option value="{place}">{name}</option>' for name, place in items)
        menu = f'<select onchange="location.href=this.value">{options}</select>'
    else:
        menu = "".join(f'<div class="tab" data-url="{u}"><span>{n}</span></div>' for n, u in items)
    p.page("/zwgk/", "政务公开", menu, trail)
    p.lists("/zwgk/a1/")
    p.lists("/zwgk/a2/")
    p.home([])


def beside(p: Portal) -> None:
    """Columns of a side menu that stands on each page: one leads to the other, no parent at all."""
    a = p.pick("/zwgk/fdzdgknr/", "/xxgk/")
    names = ("人大代表建议办理", "政协委员提案办理", "建议提案办理总体情况")
    items = [(names[0], f"{a}rdjybl/"), (names[1], f"{a}zxtabl/"), (names[2], f"{a}ztqk/")]
    p.nav = (HOME, ("政务公开", a))
    trail = [HOME, ("政务公开", a)]
    menu = p.links(items)
    pages = p.rng.randint(2, 6)
    p.replies(items[0][1], names[0], "npc", trail, 15, "trs", pages, before=menu)
    p.replies(items[1][1], names[1], "cppcc", trail, 15, "trs", pages, before=menu)
    p.friend(items[2][1], names[2], trail)
    p.shelf(a, "政务公开", items[:1], [HOME])
    p.lists(items[0][1])
    p.lists(items[1][1])
    p.home([])


def letters(p: Portal) -> None:
    """Nothing but answers to citizens and consultations, under names that come close."""
    p.nav = (HOME, ("互动交流", "/hdjl/"), ("政务公开", "/zwgk/"))
    titles = [f"关于增加{t}的建议" for t in TOPICS[:6]]
    answered = [f"市民来信：关于{t}建议的回复" for t in TOPICS[:6]]
    p.page("/hdjl/ldxx/", "建议回复", p.rows("/hdjl/ldxx/", answered, "trs"), [HOME])
    p.page("/hdjl/jyta/", "代表建议", p.rows("/hdjl/jyta/", titles, "trs"), [HOME])
    p.friend("/hdjl/ta/", "政协提案", [HOME])
    items = [("建议回复", "/hdjl/ldxx/"), ("代表建议", "/hdjl/jyta/"), ("政协提案", "/hdjl/ta/")]
    p.shelf("/hdjl/", "互动交流", [*items, *friends(p, "/hdjl/", [HOME], 3)], [HOME])
    p.shelf("/zwgk/", "政务公开", [(p.pick(*COLUMNS), "/hdjl/ta/")], [HOME])
    p.home([])


FAMILIES = {
    "province": province, "towns": towns, "elsewhere": elsewhere, "framed": framed,
    "chosen": chosen, "beside": beside, "letters": letters,
}  # fmt: skip
