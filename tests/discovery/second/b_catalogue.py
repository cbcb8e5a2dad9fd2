"""Portals whose replies lie in catalogues: Longxun's organs by query, with lists drawn by a label
service (Anhui); catalogue sites of organs with a tree by script (Zibo, Jinan); numbered catalogues
(Xuancheng, Epoint); the platform of Guangdong; a service that is posted for a column (Baiyu)."""

from second import beside, gkmlpt, words
from second.grow import grow
from second.shelves import add, column, hang, plain, start, tops
from second.site import Column, Second
from second.systems import CATALOGUES


def _organ(p: Second, one: Column, agency: str) -> None:
    """An organ's own pair or list, the same in all organs of a portal."""
    label, name = p.traits["organ column"].split()
    by = "label" if p.system == "public" else "page"
    column(p, one, p.traits["organ shape"], agency, by=by, label=label, name=name)


def _organs(p: Second, first: dict[str, Column], menu: str) -> None:
    """The place's government itself stands first among the organs."""
    p.traits["organ column"] = f"{p.weighed(words.COLUMN)} {p.weighed(words.COLUMN_DIR)}"
    p.traits["organ shape"] = p.pick("mixed", "links", "mixed")
    shelf = add(p, first["open"], p.pick("信息公开目录", "部门信息公开", "部门(镇街)公开"), "bmgk")
    count = p.rng.randint(5, 8)
    p.trait("organ menu", menu, "select", menu)
    beside.organs(p, shelf, count, p.rng.randint(3, min(count, 5)), _organ, menu=menu)
    p.traits["organ"] = "qzf"
    own = add(p, shelf, f"{p.place}人民政府", "zf")
    plain(p, own, 4)
    _organ(p, own, p.place + "人民政府")


def build(seed: int) -> Second:
    """One portal."""
    p = Second(f"b-catalogue-{seed}", seed=seed)
    systems = (
        "public",
        "gongkai",
        "trs",
        "xxgk",
        "posts",
        "public",
        "epoint",
        "posts",
        "trs",
        "gongkai",
    )
    start(p, "city" if seed % 3 == 0 else "county", *systems)
    beside.usual(p)
    catalogue, p.system = p.system, "trs" if p.system in CATALOGUES.values() else p.system
    first = tops(p)
    p.system = catalogue  # what follows lies in the catalogue
    if p.system == "public":
        _organs(p, first, "ul")
    elif p.system == "gongkai":
        p.trait("menu", "ul", "ztree", "ztree")
        p.traits["side"] = "none"
        _organs(p, first, "ul" if seed % 2 else "select")
    elif p.system == "posts":
        at = gkmlpt.catalogue(p, p.turn("gkmlpt", "pair", "mixed"))
        label = p.pick("政府信息公开平台", "信息公开目录", "政府信息公开目录")
        p.tiles.append((label, at))
        p.foot.append((label, at))
    elif p.system == "trs":
        column(
            p,
            hang(p, first),
            p.pick("mixed", "links"),
            by="manuscript" if seed % 4 == 2 else "file",
        )
    else:
        column(p, hang(p, first, "shelf", 2))
    if seed % 6 == 5:
        beside.site_map(p, deep=False)
    return grow(p)
