"""Ordinary portals that each have something in the way, and portals with nothing to find.

Twenty seeds, twenty troubles: no column (three ways), an empty one, one with a single reply, plans
and reports under the right name, walls of a whole site and of a part, slow pages, sessions in
links, https and www by redirect, robots.txt that forbids a part or the list itself, a moved
column, a dead link beside the right one, an entry page before the front page, replies under a name
that tells nothing, an English version first, the list in a frame, a copy for telephones.
"""

from second import beside
from second.grow import grow
from second.shelves import add, column, hang, plain, replies, start, tops
from second.site import Column, Second

TROUBLES = (
    "no column", "walled", "single", "session", "secure", "robots part", "moved", "alike only",
    "slow", "nameless", "letters only", "part walled", "empty", "dead link", "intro", "robots list",
    "frame", "wap", "congress only", "english first",
)  # fmt: skip
NOTHING = ("no column", "alike only", "letters only", "empty", "congress only", "robots list")


def build(seed: int) -> Second:
    """One portal."""
    p = Second(f"a-rough-{seed}", seed=seed)
    trouble = p.turn("trouble", *TROUBLES)
    level = ("county", "city", "county", "county", "province")[seed % 5]
    start(p, level, "trs", "dated", "trs", "long", "one", "trs", "posts")
    beside.usual(p)
    first = tops(p, talk_friends=5)
    p.fate = "none" if trouble in NOTHING else "open"
    if trouble in ("walled", *NOTHING):
        _nothing(p, first, trouble)
        return grow(p)
    if trouble == "single":
        beside.single(p, hang(p, first))
    elif trouble == "nameless":
        beside.nameless(p, hang(p, first, "shelf", 1))
    elif trouble == "frame":
        column(p, hang(p, first), "links", by="frame")
    elif trouble == "wap":
        found = column(p, hang(p, first), "mixed")
        beside.wap(p, [found])
    elif trouble == "moved":
        _moved(p, first)
    elif trouble == "dead link":
        found = column(p, hang(p, first, "shelf", 2))
        beside.dead(p, first["open"], found.label)
        p.tiles.append((found.label, first["open"].children[-1].path))
    elif trouble == "robots part":
        column(p, hang(p, first, "shelf"))
    else:
        column(p, hang(p, first))
    _in_the_way(p, first, trouble)
    return grow(p)


def _nothing(p: Second, first: dict[str, Column], trouble: str) -> None:
    """Portals without a list that may be named."""
    if trouble == "walled":
        p.fate = "walled"
        p.walls["/"] = "412"
        plain(p, first["open"], 3)
    elif trouble == "alike only":
        beside.look_alike(p, hang(p, first, "shelf", 1), "建议提案办理")
    elif trouble == "empty":
        beside.empty(p, hang(p, first, "shelf", 1))
    elif trouble == "congress only":
        shelf = add(p, first["topics"], "2025年两会", "lh2025")
        for label in ("代表建议", "委员提案", "两会快讯"):
            add(p, shelf, label, "lhjy", "friend")
    elif trouble == "robots list":
        one = replies(p, hang(p, first, "shelf", 1), "建议提案办理", "jytabl", "mixed")
        p.away |= set(p.forms(one.path))
        beside.forbids(p, one.path)


def _moved(p: Second, first: dict[str, Column]) -> None:
    """The menu still has the old address, which sends on to the new one."""
    shelf = hang(p, first, "shelf", 1)
    found = column(p, shelf, "mixed")
    old = first["open"].path + "jyta_old/"
    p.moved[old] = found.path
    p.tiles.append((found.label, old))
    found.listed = False


def _in_the_way(p: Second, first: dict[str, Column], trouble: str) -> None:
    """What else is wrong with the site."""
    if trouble == "session":
        p.session = "jsessionid"
    elif trouble == "secure":
        p.secure, p.front = True, "www"
    elif trouble == "robots part":
        beside.forbids(p, "/admin/", first["talk"].path, first["serve"].path, delay=2)
    elif trouble == "slow":
        p.late["/"] = 0.03
    elif trouble == "part walled":
        p.walls[first["serve"].path] = "403"
        p.walls[first["news"].path] = "captcha"
    elif trouble == "intro":  # a picture with one link, which sends on by itself
        home = "/index_main/"
        p.pages["/"] = (
            f'<html><head><meta http-equiv="refresh" content="5;url={home}"><title>{p.place}<'
            f"/title>"
            f'</head><body><a href="{home}"><img src="/images/in.jpg"></a></body></html>'
        )
        p.tree.path = home
    elif trouble == "english first":
        beside.english(p)
        p.pages["/"] = (
            f"<html><head><title>{p.place}</title></head><body><a href='/chs/'>中文版</a> "
            "<a href='/english/'>English</a></body></html>"
        )
        p.tree.path = "/chs/"
