"""Ordinary portals of mixed systems that each have something in the way, or nothing to find, in
other forms than the first half's.

Twenty seeds, twenty troubles: no column, walls by cookie and by refusal, one reply, a session id in
the query, https by redirect, a column that only the site map names, one six steps deep,
letterboxes, a log-in for a part, an empty column, dead links on the front page, a front page that a
script sends on, a front page of frames, robots.txt with a delay and forbidden parts, a captcha for
a part, reports under the right name beside the real lists, columns on hosts of departments alone,
one column in two places, a year that is still empty."""

from second import beside, words
from second.grow import grow
from second.shelves import add, column, hang, plain, replies, start, tops
from second.site import Column, Second

TROUBLES = (
    "none", "521", "single", "sid", "https", "map only", "deep", "letters", "login part", "empty",
    "dead links", "script front", "frames", "robots", "captcha part", "alike beside", "other hosts",
    "two places", "403", "empty year",
)  # fmt: skip
NOTHING = ("none", "letters", "empty", "other hosts")


def build(seed: int) -> Second:
    """One portal."""
    p = Second(f"b-mishap-{seed}", seed=seed)
    trouble = p.turn("trouble", *TROUBLES)
    level = ("county", "county", "city", "county", "ministry")[seed % 5]
    start(p, level, "boda", "trs", "trs", "one", "dated", "kaipu", "long")
    if trouble in ("two places", "other hosts"):
        p.system = "trs"
    beside.usual(p)
    first = tops(p, talk_friends=5)
    p.fate = "none" if trouble in NOTHING else "open"
    if trouble in ("521", "403"):
        p.fate = "walled"
        p.walls["/"] = trouble
        return grow(p)
    if trouble in NOTHING:
        _nothing(p, first, trouble)
        return grow(p)
    if trouble in DONE:
        DONE[trouble](p, first)
    else:
        column(p, hang(p, first, "shelf" if "part" in trouble or trouble == "robots" else ""))
    if trouble == "sid":
        p.session = "sid"
    elif trouble == "https":
        p.secure = True
    elif trouble == "robots":
        beside.forbids(p, "/s", "/admin/", first["topics"].path, first["talk"].path, delay=1)
    elif trouble == "login part":
        p.walls[first["serve"].path] = "login"
    elif trouble == "captcha part":
        p.walls[first["talk"].path] = "captcha"
    elif trouble == "script front":
        p.pages["/"] = (
            f'<html><head><title>{p.place}</title></head><body><script>window.location.href\
="/home/";</script></body></html>'
        )
        p.sees("/", "/home/")
        p.tree.path = "/home/"
    return _framed(grow(p)) if trouble == "frames" else grow(p)


def _nothing(p: Second, first: dict[str, Column], trouble: str) -> None:
    if trouble == "letters":
        plain(p, first["talk"], 5, "friend")
    elif trouble == "empty":
        beside.empty(p, hang(p, first, "shelf", 1))
    elif trouble == "other hosts":
        shelf = add(p, first["open"], "部门信息公开", "bmxxgk")
        for label, short in p.rng.sample(words.ORGANS, 5):
            beside.elsewhere(p, shelf, label, short, lists=True)


def _single(p: Second, first: dict[str, Column]) -> None:
    beside.single(p, hang(p, first, "shelf"))


def _map_only(p: Second, first: dict[str, Column]) -> None:
    """The column stands in no menu; the site map has it."""
    found = column(p, hang(p, first, "shelf", 1), p.pick("mixed", "links", "all"))
    found.listed = False
    beside.site_map(p, every=True)


def _deep(p: Second, first: dict[str, Column]) -> None:
    """信息公开 > 部门 > organ > shelf > shelf > column > pair."""
    shelf = add(p, first["open"], "政府部门信息公开", "bmxxgk")
    organ = add(p, shelf, "交通运输局", "jtysj")
    plain(p, organ, 3)
    column(
        p, add(p, add(p, organ, "法定主动公开内容", "fdzdgknr"), "其他法定信息", "qtfdxx"), "links"
    )


def _dead_links(p: Second, first: dict[str, Column]) -> None:
    """Half of the tiles on the front page lead to nothing, an old address of the column too."""
    for label in ("建议提案", "政府公报", "数据开放", "人大建议办理"):
        one = beside.dead(p, first["serve"], label)
        p.tiles.append((label, one.path))
    column(p, hang(p, first))


def _alike(p: Second, first: dict[str, Column]) -> None:
    beside.look_alike(p, first["news"])
    beside.look_alike(p, first["topics"], "人大建议政协提案")
    column(p, hang(p, first, "shelf"))


def _two_places(p: Second, first: dict[str, Column]) -> None:
    """The same rows below 法定主动公开内容 and below 专题专栏, at two addresses."""
    up = hang(p, first, "shelf", 1)
    one = replies(p, up, "建议提案办理", "jytabl", "mixed", 14)
    two = add(p, first["topics"], "建议提案公开专栏", "jytagkzl")
    two.what, two.children = "shelf", []
    two.show = "all"
    two.rows = one.rows  # the same list object: filled with the first one's articles
    two.what, two.side = "replies", "mixed"
    p.note("mixed", two.path, (one.path, "mixed"))


def _empty_year(p: Second, first: dict[str, Column]) -> None:
    """Years below the column, the newest of which is still empty."""
    one = add(p, hang(p, first, "shelf"), "建议提案", "jyta")
    add(p, one, "2026年", "2026n", "empty", last=True)
    found = []
    for year in (2025, 2024):
        child = replies(p, one, f"{year}年", f"{year}n", "mixed", 7, year=year)
        found.append(child.path)
    p.note("mixed", found[0], (one.path, "mixed"), also=tuple(found[1:]))


DONE = {
    "single": _single, "map only": _map_only, "deep": _deep, "dead links": _dead_links,
    "alike beside": _alike, "two places": _two_places, "empty year": _empty_year,
}  # fmt: skip


def _framed(p: Second) -> Second:
    """The front page is a set of frames: the menu in one, the rest in another."""
    p.pages["/main.html"] = p.pages["/"]
    menu = "".join(
        f'<td><a href="{c.path}" target="_top">{c.label}</a></td>' for c in p.tree.children
    )
    p.pages["/top.html"] = f"<html><body><table><tr>{menu}</tr></table></body></html>"
    p.pages["/"] = (
        f'<html><head><title>{p.place}</title></head><frameset rows="120,*"><frame src="top.html">'
        '<frame src="main.html"></frameset></html>'
    )
    return p
