"""Parts that portals are put together from: the first level, the way to a column, columns of
replies in their shapes, years and organs, and what sounds like them. Shares are those of real
trails."""

from second import looks, words
from second.site import Column, Second, leveled, prefixed
from second.systems import path

DEPTHS = (0, 0, 1, 1, 1, 1, 2, 2, 2, 3)
"""Shelves between the entry and the column."""
HANGS: words.Table = {"shelf": 22, "entry": 9, "topics": 4, "talk": 2, "root": 3}
SHAPES: words.Table = {
    "mixed": 9, "links": 8, "preview": 2, "all": 3, "newest": 1, "siblings": 4, "one": 4,
}  # fmt: skip


def start(p: Second, level: str, *systems: str) -> None:
    """Name, level, system and looks of a portal."""
    from second.systems import choose

    p.level = level
    names = {
        "province": words.PROVINCES, "city": words.CITIES, "county": words.COUNTIES,
        "ministry": words.MINISTRIES,
    }[level]  # fmt: skip
    p.place = p.pick(*names)
    choose(p, *systems)
    looks.dress(p)


def add(
    p: Second, up: Column, label: str, name: str, what: str = "shelf", last: bool = False
) -> Column:
    """A column below another, at any place among its neighbours."""
    one = Column(label, path(p, up.path, name), what)
    up.children.insert(len(up.children) if last else p.rng.randint(0, len(up.children)), one)
    return one


def plain(p: Second, up: Column, count: int, what: str = "plain") -> None:
    """Columns of something else, or false friends."""
    pool = words.PLAIN if what == "plain" else words.FRIENDS
    taken = {c.label for c in up.children}
    for label in p.rng.sample([w for w in pool if w not in taken], count):
        add(p, up, label, f"{p.pick('c', 'lm', 'zc', 'yw')}{p.rng.randint(10, 9999)}", what)


def tops(p: Second, talk_friends: int = 3) -> dict[str, Column]:
    """The first level: news, openness, services, exchange, topics, about."""
    if p.system == "kaipu":
        p.tree.path = "/"
    entry = p.weighed(words.ENTRY)
    named = {
        "news": (p.pick("新闻中心", "要闻", "新闻资讯"), "xwzx"),
        "open": (entry, p.pick(*words.ENTRY_DIR[entry])),
        "serve": (p.pick("政务服务", "办事服务", "网上办事"), "zwfw"),
        "talk": (p.pick("互动交流", "政民互动", "公众参与"), p.pick("hdjl", "zmhd")),
        "topics": (p.pick("专题专栏", "专题", "热点专题"), p.pick("ztzl", "zt")),
        "about": (p.pick("魅力" + p.place[:-1], "走进" + p.place[:-1], "概况"), "gk01"),
    }
    out = {"root": p.tree}
    for key, (label, name) in named.items():
        out[key] = add(p, p.tree, label, name, "text" if key == "about" else "shelf", last=True)
    plain(p, out["news"], 3)
    plain(p, out["open"], p.rng.randint(4, 8))
    plain(p, out["serve"], 2)
    plain(p, out["talk"], talk_friends, "friend")
    plain(p, out["topics"], 3)
    if p.chance(0.6):
        congress(p, out["topics"])
    if p.chance(0.3):
        label = p.pick(
            "建议提案办理工作动态", "人大代表建议征集", "建议提案工作部署", "政协提案工作"
        )
        add(p, out["talk"], label, "dbjyzj", "friend")
    return out


def congress(p: Second, up: Column) -> Column:
    """A topic of the two sessions: news, reports, faces."""
    one = add(p, up, p.pick("聚焦两会", "2026年两会专题", "全国两会", "人大之窗"), "lh")
    for label in p.rng.sample(
        (
            "两会快讯",
            "代表委员风采",
            "议案审查",
            "政府工作报告",
            "大会议程",
            "提案委员会",
            "代表建言",
        ),
        3,
    ):
        add(p, one, label, f"lhxw{p.rng.randint(1, 99)}", p.pick("friend", "plain"))
    return one


def hang(p: Second, first: dict[str, Column], where: str = "", depth: int | None = None) -> Column:
    """What a column of replies hangs on."""
    where = where or p.trait("hang", *(k for k, n in HANGS.items() for _ in range(n)))
    if where == "shelf":
        return way(p, first["open"], depth)
    if where == "topics" and p.chance(0.4):
        shelf = add(p, first["topics"], p.pick("往期专题", "聚焦两会", "政务专题"), "wqzt")
        plain(p, shelf, 4)
        return shelf
    return {"entry": first["open"]}.get(where) or first[where]


def way(p: Second, entry: Column, depth: int | None = None) -> Column:
    """Shelves between an entry and a column."""
    steps = p.rng.choice(DEPTHS) if depth is None else depth
    one, taken = entry, {entry.label}
    while steps:
        label, name = p.weighed(words.SHELF).split()
        if label in taken:
            continue
        taken.add(label)
        one = add(p, one, label, name)
        plain(p, one, p.rng.randint(3, 7))
        steps -= 1
    return one


def pair_words(p: Second) -> list[tuple[str, str, str]]:
    """Labels, folders and sides of a pair."""
    names = prefixed(p, p.weighed(words.PAIR_DIR)).split()
    labels = [leveled(p, p.weighed(words.NPC)), leveled(p, p.weighed(words.CPPCC))]
    if labels[0] == "人大" or labels[1] == "政协":
        labels = ["人大", "政协"] if p.chance(0.5) else ["人大建议", "政协提案"]
    return list(zip(labels, names, ("npc", "cppcc"), strict=True))


def replies(
    p: Second,
    up: Column,
    label: str,
    name: str,
    side: str,
    count: int = 0,
    agency: str = "",
    by: str = "page",
    year: int | None = None,
) -> Column:
    """One list of replies. Its gold is its caller's."""  # fmt: skip
    one = add(p, up, label, name, "replies")
    one.side, one.agency, one.by, one.year = side, agency, by, year
    one.pages = p.rng.choice((1, 1, 1, 2, 3)) if by == "page" and not count else 1
    one.count = count or one.pages * p.rng.randint(6, 11)
    return one


def column(
    p: Second,
    up: Column,
    shape: str = "",
    agency: str = "",
    by: str = "page",
    label: str = "",
    name: str = "",
) -> Column:
    """A column of replies with its gold; what stands highest of it.

    mixed: one list of both; one: of one body only; siblings: two lists side by side on the shelf;
    links: a page that only leads to a list of each; preview: it shows the newest of each; newest:
    it shows the rows of the first; all: it lists all rows of both."""  # fmt: skip
    shape = shape or p.trait("shape", *(k for k, n in SHAPES.items() for _ in range(n)))
    label, name = label or p.weighed(words.COLUMN), name or p.weighed(words.COLUMN_DIR)
    if shape == "mixed":
        one = replies(p, up, label, name, "mixed", agency=agency, by=by)
        p.note("mixed", one.path)
        return one
    pair = pair_words(p)
    if shape == "one":
        pair = [p.rng.choice(pair)]
    if shape in ("one", "siblings"):
        for label_, name_, side in pair:
            one = replies(p, up, label_, name_, side, agency=agency, by=by)
            p.note(side, one.path)
        return one
    above = add(p, up, label, name)
    above.show = shape if by == "page" else "links"
    for label_, name_, side in pair:
        one = replies(p, above, label_, name_, side, agency=agency, by=by)
        above.children.remove(one)
        above.children.append(one)
        if above.show == "all":
            p.note(side, one.path, (above.path, "mixed"))
        else:
            p.note(side, one.path, also=(above.path,))
    if p.chance(0.35):
        add(p, above, p.pick(*words.WORK), "gzdt", "friend", last=True)
    return above


def year_name(p: Second, year: int, side: str = "") -> tuple[str, str]:
    """Label and folder of a year or a sitting."""
    body = {"npc": "人大", "cppcc": "政协"}.get(side, "")
    form = p.turn("year", "年", "n", "sitting", "span", "suffix")
    if form == "sitting" and body:
        return (
            f"{year}年（{leveled(p, '{}')}十八届{body}{'一二三四五六'[(year - 2021) % 6]}次会议）",
            f"sbj{year}n",
        )
    return {
        "年": (f"{year}年", f"{year}"), "n": (f"{year}年", f"{year}n"),
        "span": (f"{year}-{year + 1}", f"{year}jyta"),
        "suffix": (f"{year}年度", f"{year}_{p.number(11, 90) % 90000}"),
    }.get(form, (f"{year}年", f"{year}nd"))  # fmt: skip


def years_below(p: Second, up: Column, side: str, label: str, name: str, show: str = "") -> Column:
    """A list that is cut by years: its page lists the years, or shows the newest one's rows."""
    one = add(p, up, label, name)
    one.show = show or p.pick("links", "newest")
    found = []
    for year in range(2026, 2026 - p.rng.randint(2, 4), -1):
        label_, name_ = year_name(p, year, side)
        child = replies(p, one, label_, name_, side, p.rng.randint(5, 8), year=year)
        one.children.remove(child)
        one.children.append(child)
        found.append(child.path)
    p.note(side, found[0], (one.path, side), also=tuple(found[1:]))
    return one


def years_above(p: Second, up: Column) -> Column:
    """Years stand above the pair: the column leads to years, each year to both lists."""
    one = add(p, up, p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR))
    pair, newest, older, others = pair_words(p), [], [], []
    for year in range(2026, 2026 - p.rng.randint(2, 3), -1):
        label, name = f"{year}年建议提案办理", f"{year}njytabl"
        shelf = add(p, one, label, name, last=True)
        for label_, name_, side in pair:
            child = replies(p, shelf, label_, name_, side, p.rng.randint(5, 8), year=year)
            (newest if year == 2026 else older).append((side, child.path))
        others.append(shelf.path)
    for side, found in newest:
        also = tuple(x for s, x in older if s == side) + tuple(others[1:])
        p.note(side, found, (others[0], "mixed"), (one.path, "mixed"), also=also)
    return one
