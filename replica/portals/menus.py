"""Families that differ in how one gets to the column: shelves, tiles, scripts, footers, site
maps."""

from replica.portals.portal import FALSE_FRIENDS, Crumb, Portal

HOME: Crumb = ("首页", "/")
COLUMNS = (
    "建议提案办理", "建议提案", "议案建议", "建议提案办理结果", "建议提案办理公开",
    "建议提案办理结果公开", "建议提案复文", "人大建议政协提案答复", "议案提案办理", "提案建议办理",
    "建议提案办理回复", "人大代表建议和政协提案办理", "建议、提案公开专栏", "承办建议提案工作",
)  # fmt: skip
NPC = (
    "人大代表建议", "人大建议", "人大代表建议办理", "人大建议办理", "市人大代表建议答复",
    "人大代表建议办理复文", "代表建议答复", "人大代表建议办理结果",
)  # fmt: skip
CPPCC = (
    "政协委员提案", "政协提案", "政协委员提案办理", "市政协提案答复", "政协委员提案办理复文",
    "政协委员提案回复", "政协委员提案办理结果",
)  # fmt: skip


def pair(
    p: Portal, parent: str, crumbs: list[Crumb], form: str = "trs", npc: str = "rddbjy/",
    cppcc: str = "zxwyta/", title: str | None = None,
) -> str:  # fmt: skip
    """A column with its two halves: the parent leads to them, shows their newest rows, or lists all
    itself. Its label."""
    label = title or p.pick(*COLUMNS)
    trail = [*crumbs, (label, parent)]
    halves = [(p.pick(*NPC), parent + npc), (p.pick(*CPPCC), parent + cppcc)]
    work = (p.pick("办理工作动态", "总体情况", "工作概况"), f"{parent}gzdt/")
    reports = [f"{year}年建议提案办理工作总体情况" for year in (2023, 2024)]
    p.page(work[1], work[0], p.rows(work[1], reports, "trs"))
    first = p.replies(halves[0][1], halves[0][0], "npc", trail, p.rng.randint(6, 15), form, 3)
    second = p.replies(halves[1][1], halves[1][0], "cppcc", trail, p.rng.randint(6, 15), form, 2)
    way = p.rng.choice(("leads", "newest", "lists", "mixed"))
    menu = p.links([*halves, work])
    if way == "leads":
        p.page(parent, label, menu, trail)
        p.lists(halves[0][1])
        p.lists(halves[1][1])
    elif way == "newest":
        boxes = "".join(
            f"<div class='box'><h3><a href='{path}'>{name}</a></h3>{_again(p, path, titles[:4])}"
            f"<a class='more' href='{path}'>更多</a></div>"
            for (name, path), titles in zip(halves, (first, second), strict=True)
        )
        p.page(parent, label, boxes + p.links([work]), trail)
        p.lists(halves[0][1], parent)
        p.lists(halves[1][1], parent)
    elif way == "lists":
        p.replies(parent, label, "mixed", crumbs, 15, form, 5, before=menu)
        p.lists(parent, also=[path for _, path in halves])
    else:
        p.replies(parent, label, "mixed", crumbs, p.rng.randint(5, 15), form, p.rng.randint(1, 4))
        del p.pages[halves[0][1]], p.pages[halves[1][1]]
        p.lists(parent)
    return label


def _again(p: Portal, path: str, titles: list[str]) -> str:
    """Rows that stand on another list too."""
    by_title = {t: a for a, (t, _) in p.articles.items() if a.startswith(path) or "/info/" in a}
    rows = (
        f"<li><a href='{by_title[title]}' title='{title}'>{title}</a><span>2025-03-02</span></li>"
        for title in titles
        if title in by_title
    )
    return f"<ul>{''.join(rows)}</ul>"


def friends(p: Portal, below: str, crumbs: list[Crumb], count: int = 3) -> list[Crumb]:
    """False friends below a path."""
    found = [(t, f"{below}ff{i}/") for i, t in enumerate(p.rng.sample(FALSE_FRIENDS, count))]
    for title, path in found:
        p.friend(path, title, crumbs)
    return found


def statutory(p: Portal) -> None:
    """首页 > 政务公开 > 法定主动公开内容 > 建议提案 > 人大代表建议."""
    entry = p.pick("政务公开", "政府信息公开", "信息公开")
    shelf = p.pick("法定主动公开内容", "其他主动公开内容", "结果公开", "重点公开领域")
    a, b = p.pick("/zwgk/", "/xxgk/", "/zfxxgk/"), p.pick("fdzdgknr/", "qtzdgknr/")
    p.nav = (HOME, (entry, a), ("互动交流", "/hdjl/"), ("新闻中心", "/xwzx/"))
    column = f"{a}{b}{p.pick('jyta/', 'jytabl/', 'jytabljggk/')}"
    label = pair(p, column, [HOME, (entry, a), (shelf, a + b)], p.pick("trs", "number", "content"))
    p.shelf(a + b, shelf, [(label, column)], [HOME, (entry, a)])
    p.shelf(a, entry, [(shelf, a + b)], [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME]), [HOME])
    p.plain("/xwzx/", "新闻中心", [HOME])
    p.home([(entry, a), ("领导之窗", "/ldzc/")])


def tile(p: Portal) -> None:
    """首页 > 建议提案结果公开 > 人大: a tile of the home page, often a picture."""
    p.nav = (HOME, ("政务公开", "/zwgk/"), ("互动交流", "/hdjl/"))
    column = p.pick("/xxgk/jytajggk/", "/jyta/", "/ztzl/jytabl/")
    label = pair(
        p, column, [HOME], npc="rd/", cppcc="zx/", title=p.pick("建议提案结果公开", "建议提案")
    )
    p.shelf("/zwgk/", "政务公开", [], [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME]), [HOME])
    p.home([(label, column), ("便民服务", "/bmfw/")], style=p.pick("ul", "title"))


def scripted(p: Portal) -> None:
    """Hanweb-like numbers, and a menu that a script draws."""
    at = 7000 + p.seed * 10
    path = {
        name: f"/col/col{at + i}/index.html"
        for i, name in enumerate(("gk", "fd", "col", "npc", "zx", "ff"))
    }
    column = p.pick(*COLUMNS)
    items = [("首页", "/"), ("政务公开", path["gk"]), ("互动交流", path["ff"])]
    if p.rng.random() < 0.5:
        entries = ",".join(f'{{"name":"{t}","url":"{u}"}}' for t, u in items)
        p.pages["/script/menu.js"] = f"var menu=[{entries}];for(var m in menu)draw(menu[m]);"
    else:
        lines = "".join(f"""document.write('<li><a href="{u}">{t}</a></li>');""" for t, u in items)
        p.pages["/script/menu.js"] = lines
    p.nav_script = '<script src="/script/menu.js"></script>'
    home, gk = HOME, ("政务公开", path["gk"])
    trail = [home, gk, ("法定主动公开内容", path["fd"]), (column, path["col"])]
    names = (p.pick(*NPC), p.pick(*CPPCC))
    p.replies(path["npc"], names[0], "npc", trail, 14, "hanweb")
    p.replies(path["zx"], names[1], "cppcc", trail, 9, "hanweb")
    p.page(path["col"], column, p.links([(names[0], path["npc"]), (names[1], path["zx"])]), trail)
    p.page(
        path["fd"],
        "法定主动公开内容",
        p.links([(column, path["col"]), ("财政资金", "/col/col1/index.html")]),
        trail[:3],
    )
    p.page(
        path["gk"],
        "政务公开",
        p.links([("法定主动公开内容", path["fd"]), ("政策文件", "/col/col2/index.html")]),
        trail[:2],
    )
    p.friend(path["ff"], "意见建议", [HOME])
    p.lists(path["npc"])
    p.lists(path["zx"])
    p.home([("通知公告", "/col/col3/index.html")])


def footer(p: Portal) -> None:
    """A menu in the footer of every page, or only the site map, leads to the column."""
    column = p.pick("/zw/jyta/", "/zcjd/jyta/", "/n12/n345/")
    label = pair(p, column, [HOME, ("政策", "/zw/")], p.pick("trs", "number"))
    p.shelf("/zw/", "政策", [], [HOME])
    p.nav = (HOME, ("政策", "/zw/"), ("服务", "/fw/"))
    if p.rng.random() < 0.5:
        p.footer = p.links([(label, column), ("联系我们", "/lxwm/")])
    else:
        p.footer = p.links([("网站地图", "/wzdt/"), ("联系我们", "/lxwm/")])
        p.page(
            "/wzdt/",
            "网站地图",
            p.links([("政策", "/zw/"), (label, column), *friends(p, "/ff/", [HOME])]),
        )
    p.plain("/fw/", "服务", [HOME])
    p.home([])


def nothing(p: Portal) -> None:
    """No column of replies: letters, calls for proposals, news of the conference, a report."""
    a = p.pick("/zwgk/", "/xxgk/")
    p.nav = (HOME, ("政务公开", a), ("互动交流", "/hdjl/"), ("专题专栏", "/ztzl/"))
    work = [(p.pick("建议提案办理情况", "提案办理工作动态", "建议提案"), f"{a}fdzdgknr/gzdt/")]
    if p.rng.random() < 0.6:
        p.friend(work[0][1], work[0][0], [HOME])
    else:
        work = []
    p.shelf(f"{a}fdzdgknr/", "法定主动公开内容", work, [HOME, ("政务公开", a)])
    p.shelf(a, "政务公开", [("法定主动公开内容", f"{a}fdzdgknr/")], [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME], 4), [HOME])
    p.shelf("/ztzl/", "专题专栏", friends(p, "/ztzl/", [HOME], 2), [HOME])
    p.home([])


FAMILIES = {
    "statutory": statutory, "tile": tile, "scripted": scripted, "footer": footer,
    "nothing": nothing,
}  # fmt: skip
