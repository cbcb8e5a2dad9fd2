"""Portals of which scripts draw a part: menus that write themselves, arrays, script files, JSON
files, frames; lists from Hanweb's store, its newer unit service, rows that TRS writes by script,
Jiangxi's posted list. A third of them has menus of HTML and only the list is drawn, or
the reverse."""

from second import beside
from second.grow import grow
from second.shelves import column, hang, start, tops
from second.site import Second

LISTS = {
    "hanweb": ("store", "store", "unit", "query"), "trs": ("written", "page", "file", "written"),
    "dated": ("page", "frame", "page", "file"),
}  # fmt: skip


def build(seed: int) -> Second:
    """One portal."""
    p = Second(f"a-drawn-{seed}", seed=seed)
    level = ("county", "city", "county", "province")[seed % 4]
    start(p, level, "hanweb", "trs", "hanweb", "dated", "hanweb", "trs", "hanweb")
    beside.usual(p)
    first = tops(p)
    where = p.turn("drawn", "nav", "shelf", "list", "both", "list", "shelf")
    if where in ("nav", "both"):
        p.traits["nav"] = p.turn(
            "nav", "write", "array", "jsfile", "json", "ajax", "write", "jsfile"
        )
    if where in ("shelf", "both"):
        p.traits["menu"] = p.turn("menu", "array", "ajax", "write", "frame", "json", "jsfile")
        p.traits["side"] = "none"  # else the same links stand in HTML beside it
    by = LISTS[p.system][seed % 4] if where in ("list", "both") or p.system == "hanweb" else "page"
    shape = "" if by == "page" else p.pick("mixed", "links", "siblings", "one", "links")
    found = column(p, hang(p, first), shape, by=by)
    if seed % 5 == 4:
        beside.site_map(p, deep=False)
    if seed % 6 == 1:
        p.tiles.append((found.label, found.path))
    if seed % 7 == 2:
        beside.look_alike(p, first["talk"])
    return grow(p)
