"""What stands beside the columns of a portal: organs with trees of their own, site maps, English
and mobile versions, tiles, foot menus, robots.txt, calendars, columns that only sound right."""

import re
from collections.abc import Callable, Sequence
from html import escape

from replica.site import Answer
from second import looks, words
from second.grow import fill
from second.shelves import add, column, plain, replies
from second.site import Column, Second
from second.systems import path


def organs(
    p: Second,
    shelf: Column,
    count: int,
    holding: int,
    inside: Callable[[Second, Column, str], None],
    folder: Callable[[str], str] = lambda short: short,
    menu: str = "ul",
) -> list[Column]:
    """Organs below a shelf, each with the same tree; only some publish replies. `inside` builds the
    tree of one that does."""  # fmt: skip
    shelf.menu = menu
    out = []
    for i, (label, short) in enumerate(p.rng.sample(words.ORGANS, count)):
        p.traits["organ"] = f"{short}" if p.system == "gongkai" else str(6500 + p.seed * 40 + i)
        one = add(p, shelf, label, folder(short))
        plain(p, one, p.rng.randint(2, 4))
        if i < holding:
            inside(p, one, p.place[:-1] + p.place[-1] + label)
        out.append(one)
    p.rng.shuffle(shelf.children)
    return out


def organ_column(p: Second, one: Column, agency: str) -> None:
    """The commonest tree of an organ: 法定主动公开内容 > 建议提案."""
    p.traits.setdefault("organ column", f"{p.weighed(words.COLUMN)} {p.weighed(words.COLUMN_DIR)}")
    label, name = p.traits["organ column"].split()
    up = one
    if p.traits.setdefault("organ shelf", p.pick("yes", "no")) == "yes":
        up = add(p, one, "法定主动公开内容", "fdzdgknr")
        plain(p, up, 2)
    shape = p.traits.setdefault("organ shape", p.pick("mixed", "mixed", "links", "all"))
    column(p, up, shape, agency, label=label, name=name)


def site_map(p: Second, deep: bool = True, every: bool = False) -> None:
    """A page with the tree of columns, linked in the foot; `every`: those in no menu too."""
    at = p.pick("/wzdt/", "/sitemap.html", "/wzdt.htm", "/zt/wzdt/index.html")

    def branch(one: Column, depth: int) -> str:
        kids = [c for c in one.children if c.listed or every] if depth < (9 if deep else 2) else []
        inside = "".join(branch(c, depth + 1) for c in kids)
        name = f'<a href="{looks.link(p, at, one.path)}">{escape(one.label)}</a>'
        return f"<li>{name}{f'<ul>{inside}</ul>' if inside else ''}</li>"

    tree = "".join(branch(c, 1) for c in p.tree.children)
    p.pages[at] = looks.frame(p, "网站地图", f"<ul class='sitemap'>{tree}</ul>", None, at)
    p.foot.append(("网站地图", at))


def sitemap_xml(p: Second, told: bool) -> None:
    """A sitemap.xml of the columns; `told`: robots.txt names it."""
    urls = "".join(
        f"<url><loc>{escape(p.address(c.path))}</loc><changefreq>daily</changefreq></url>"
        for c in p.tree.walk() if not c.path.startswith(("http", "//"))
    )  # fmt: skip
    p.file("/sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?><urlset '
                           f'xmlns="http://www.sitemaps'
           f'.org/schemas/sitemap/0.9">{urls}</urlset>')  # fmt: skip
    if told:
        p.robots += f"User-agent: *\nAllow: /\nSitemap: {p.address('/sitemap.xml')}\n"


def english(p: Second) -> None:
    """An English version with a menu of its own."""
    names = ("News", "Government", "Suggestions", "Services")
    menu = "".join(f'<li><a href="/english/{n.lower()}/">{n}</a></li>' for n in names)
    for one in ("", *(f"{n.lower()}/" for n in names)):
        p.pages[f"/english/{one}"] = (
            f"<html><head><title>The People's Government</title></head><body><ul>{menu}</ul><p>"
            "Suggestions from citizens are welcome.</p></body></html>"
        )
    p.head.append(("English", "/english/"))


def wap(p: Second, lists: Sequence[Column] = ()) -> None:
    """A version for telephones; it may repeat the lists of replies."""
    items = "".join(f'<a href="/wap/l{i}.html">{c.label}</a>' for i, c in enumerate(lists))
    for i, one in enumerate(lists):
        fill(p, one)
        rows = "".join(f'<p><a href="{to}">{escape(t)}</a></p>' for t, to, _ in one.rows)
        p.pages[f"/wap/l{i}.html"] = f"<html><body><h1>{one.label}</h1>{rows}</body></html>"
        p.doubts.add(f"/wap/l{i}.html")
    p.pages["/wap/"] = f"<html><body><h1>手机版</h1>{items}<a href='/'>电脑版</a></body></html>"
    p.head.append(("手机版", "/wap/"))


def calendar(p: Second) -> None:
    """Days of a calendar whose next month never ends."""

    def month(portal: Second, found: re.Match[str], form: str) -> Answer:
        year, number = int(found[1]), int(found[2])
        after = f"/gkrl/{year + number // 12}-{number % 12 + 1}.html"
        before = f"/gkrl/{year - (number == 1)}-{(number - 2) % 12 + 1}.html"
        text = f"<a href='{before}'>上月</a>{year}年{number}月<a href='{after}'>下月</a>"
        return Answer(200, f"<html><meta charset='utf-8'><body>{text}</body></html>".encode())

    p.live.append((r"/gkrl/(\d+)-(\d+)\.html", month))
    p.foot.append(("公开日历", "/gkrl/2026-11.html"))


def forbids(p: Second, *starts: str, agent: str = "*", delay: int = 0) -> None:
    """robots.txt that forbids parts."""
    lines = "".join(f"Disallow: {start}\n" for start in starts)
    p.robots += f"User-agent: {agent}\n{lines}{f'Crawl-delay: {delay}' if delay else ''}\n"


def look_alike(p: Second, up: Column, label: str = "") -> Column:
    """A column with the name of a column of replies that holds plans, news and yearly reports."""
    label = label or p.pick("建议提案办理", "人大代表建议办理", "政协提案办理", "建议提案")
    one = add(p, up, label, p.pick("jytabl", "jyta", "taxx", "rddbjybl"))
    one.what, one.count = "friend", p.rng.randint(4, 10)
    return one


def empty(p: Second, up: Column) -> Column:
    """A column of replies in which nothing is yet."""
    return add(p, up, p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR), "empty")


def single(p: Second, up: Column, side: str = "") -> Column:
    """A column with one reply."""
    side = side or p.pick("npc", "cppcc")
    one = replies(p, up, p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR), side, 1)
    p.note(side, one.path)
    return one


def nameless(p: Second, up: Column) -> Column:
    """Replies in a column without any such word."""
    label, name = p.rng.choice(words.NAMELESS)
    one = replies(p, up, label, name, "mixed", p.rng.randint(8, 14))
    p.note("mixed", one.path)
    return one


def dead(p: Second, up: Column, label: str = "") -> Column:
    """A link to nothing."""
    one = Column(label or p.weighed(words.COLUMN), path(p, up.path, "jyta_old"), "text")
    up.children.append(one)
    p.dead.add(one.path)
    return one


def elsewhere(p: Second, up: Column, label: str, host: str, lists: bool = False) -> Column:
    """A link to another host of the place, which answers; `lists`: with replies, which are its
    own portal's and not this one's."""
    one = Column(label, f"//{host}/{'zwgk/jytabl/' if lists else 'tagz/'}", "text")
    up.children.append(one)
    if lists:
        one.what, one.side, one.count = "replies", "mixed", 8
        p.away |= set(p.forms(one.path))
    return one


def usual(p: Second) -> None:
    """What most portals have some of: a foot menu, an English version, rules for robots."""
    p.foot += [("关于我们", "/gywm/"), ("联系我们", "/lxwm/")]
    for label, at in (("关于我们", "/gywm/"), ("联系我们", "/lxwm/")):
        p.pages[at] = looks.frame(p, label, "<p>本网站由办公室主办。</p>", None, at)
    p.front = p.rng.choice(("", "", "", "www"))
    if p.chance(0.15):
        english(p)
    if p.chance(0.2):
        calendar(p)
    if p.chance(0.2):
        forbids(p, "/admin/", "/js/admin/", "/s?")
