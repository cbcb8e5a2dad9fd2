"""Families whose lists are cut by years or sessions, or were moved."""

from replica.portals.menus import COLUMNS, CPPCC, HOME, NPC, friends, pair
from replica.portals.portal import Portal


def below(p: Portal) -> None:
    """Years below the pair: the parent lists only the years, or shows the newest one (辽宁)."""
    a = p.pick("/zfxxgk/fdzdgknr/", "/xxgk/qtzdgknr/")
    p.nav = (HOME, ("政务公开", "/zwgk/"), ("互动交流", "/hdjl/"))
    column, label = f"{a}jyta/", p.pick(*COLUMNS)
    trail = [HOME, ("政务公开", "/zwgk/"), ("法定主动公开内容", a), (label, column)]
    halves = [
        (p.pick(*NPC), f"{column}srddbjy/", "npc"),
        (p.pick(*CPPCC), f"{column}szxta/", "cppcc"),
    ]
    form = p.pick("2025n", "sssjrdschy2025n", "2025")
    for name, path, side in halves:
        years = []
        for year in (2025, 2024, 2023):
            child = path + form.replace("2025", str(year)) + "/"
            shown = p.pick(f"{year}年", f"第十四届第{year - 2021}次会议（{year}年）")
            p.replies(child, shown, side, [*trail, (name, path)], 8, "trs", year=year)
            years.append((shown, child))
        if p.rng.random() < 0.5:
            p.page(path, name, p.links(years), [*trail, (name, path)])
        else:
            p.replies(path, name, side, trail, 8, "trs", before=p.links(years))
        p.lists(path, also=[child for _, child in years])
    p.page(column, label, p.links([(n, u) for n, u, _ in halves]), trail)
    p.shelf(a, "法定主动公开内容", [(label, column)], trail[:2])
    p.shelf("/zwgk/", "政务公开", [("法定主动公开内容", a)], [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME]), [HOME])
    p.home([])


def above(p: Portal) -> None:
    """Years above the pair (南京): the column leads to years, each year to both halves."""
    column, label = "/xxgkn/jytabljggk/", "建议提案办理结果公开"
    p.nav = (HOME, ("政务公开", "/xxgkn/"), ("专题专栏", "/ztzl/"))
    trail = [HOME, ("政务公开", "/xxgkn/"), (label, column)]
    years: list[tuple[str, str]] = []
    newest: list[str] = []
    older: list[str] = []
    for year in (2025, 2024):
        place = f"{column}{year}njytabl/"
        halves = [("市人大代表建议", f"{place}shirddbjy/"), ("市政协提案", f"{place}shizxta/")]
        p.replies(halves[0][1], halves[0][0], "npc", [*trail, (f"{year}年", place)], 10, "trs", 2)
        p.replies(halves[1][1], halves[1][0], "cppcc", [*trail, (f"{year}年", place)], 10, "trs", 2)
        p.page(place, f"{year}年建议提案办理", p.links(halves), [*trail, (f"{year}年", place)])
        years.append((f"{year}年建议提案办理", place))
        (newest if year == 2025 else older).extend(u for _, u in halves)
    p.page(column, label, p.links(years), trail)
    for path, old in zip(newest, older, strict=True):
        p.lists(path, column, f"{column}2025njytabl/", also=[old, f"{column}2024njytabl/"])
    p.shelf("/xxgkn/", "政务公开", [(label, column)], [HOME])
    p.shelf("/ztzl/", "专题专栏", friends(p, "/ztzl/", [HOME], 2), [HOME])
    p.home([])


def moved(p: Portal) -> None:
    """The menu still has the old address: it leads to the new one, or nowhere, and then the page of
    the shelf has the new one."""
    a = p.pick("/zwgk/", "/xxgk/")
    old, new = f"{a}jyta/", f"{a}fdzdgknr_2/jytabl/"
    p.nav = (HOME, ("政府信息公开", a), ("建议提案", old))
    label = pair(p, new, [HOME, ("政府信息公开", a), ("法定主动公开内容", f"{a}fdzdgknr_2/")])
    if p.rng.random() < 0.6:
        p.moved[old] = new
    p.shelf(f"{a}fdzdgknr_2/", "法定主动公开内容", [(label, new)], [HOME, ("政府信息公开", a)])
    p.shelf(a, "政府信息公开", [("法定主动公开内容", f"{a}fdzdgknr_2/")], [HOME])
    p.home([("领导信箱", "/ldxx/")])


def numbers(p: Portal) -> None:
    """Paths of numbers only, and a year as the list (盘锦): 建议提案 > 市政协提案答复 > 2018年."""
    n = 2800 + p.seed
    path = {
        k: f"/html/{n + i}/" for i, k in enumerate(("gk", "jyta", "npc", "zx", "y1", "y2", "y3"))
    }
    p.nav = (HOME, ("政务公开", path["gk"]))
    trail = [HOME, ("政务公开", path["gk"]), ("建议提案", path["jyta"])]
    names = (p.pick("市人大代表建议答复", "人大代表建议"), p.pick("市政协提案答复", "政协提案"))
    p.replies(path["npc"], names[0], "npc", trail, 9, "number")
    years = [("2024年", path["y1"]), ("2023年", path["y2"]), ("2022年", path["y3"])]
    for title, place in years:
        p.replies(place, title, "cppcc", [*trail, (names[1], path["zx"])], 7, "number")
    p.page(path["zx"], names[1], p.links(years), [*trail, (names[1], path["zx"])])
    p.page(
        path["jyta"], "建议提案", p.links([(names[0], path["npc"]), (names[1], path["zx"])]), trail
    )
    p.lists(path["npc"])
    p.lists(path["zx"], path["y1"], also=[u for _, u in years])
    p.shelf(path["gk"], "政务公开", [("建议提案", path["jyta"])], [HOME])
    p.home([])


FAMILIES = {"below": below, "above": above, "moved": moved, "numbers": numbers}
