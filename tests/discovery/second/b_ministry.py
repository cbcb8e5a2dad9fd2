"""Ministries and provinces: columns by department, by level of the body, by session.

Ministries list replies by department (one child each, with or without a sum above), as a pair, or
as two columns with no page above; provinces keep four lists (deputies and members, national and
provincial), offices of provinces one or two."""

from second import beside, words
from second.grow import grow
from second.shelves import add, column, hang, plain, replies, start, tops, years_below
from second.site import Column, Second


def _departments(p: Second, up: Column, total: bool) -> Column:
    """A child for each department; `total`: the page above lists all of them."""
    above = add(p, up, p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR))
    above.show = "all" if total else "links"
    children = []
    for label, short in p.rng.sample(words.SECTIONS, p.rng.randint(3, 6)):
        one = replies(
            p, above, label, f"jyta_{short}", "mixed", p.rng.randint(4, 7), p.place + label
        )
        children.append(one.path)
        if not total:
            p.note("mixed", one.path, also=(above.path,))
    if total:
        p.note("mixed", above.path, also=tuple(children))
    return above


def _levels(p: Second, up: Column) -> Column:
    """Four lists of a province: national and provincial, of both bodies (Hunan)."""
    above = add(p, up, p.weighed(words.COLUMN), "jytabl")
    above.show = p.pick("links", "preview")
    for label, name, side in (
        ("全国人大代表建议", "qgrddbjy", "npc"), ("全国政协提案", "qgzxta", "cppcc"),
        ("省人大代表建议", "srddbjy", "npc"), ("省政协提案", "szxta", "cppcc"),
    ):  # fmt: skip
        one = replies(p, above, label, name, side, p.rng.randint(5, 9))
        p.note(side, one.path, also=(above.path,))
    return above


def build(seed: int) -> Second:
    """One ministry or province."""
    p = Second(f"b-ministry-{seed}", seed=seed)
    form = p.turn(
        "form", "total", "pair", "office", "levels", "departments", "siblings", "office", "sessions"
    )
    level = "province" if form in ("office", "levels") else "ministry"
    start(p, level, "trs", "kaipu", "trs", "jeecms", "long", "trs", "posts", "dated", "ylcms")
    if form == "office":
        p.place = p.place + p.pick(*words.OFFICES)
    beside.usual(p)
    first = tops(p)
    up = hang(p, first, p.pick("shelf", "shelf", "entry", "topics"))
    if form in ("total", "departments"):
        found = _departments(p, up, form == "total")
    elif form == "levels":
        found = _levels(p, up)
    elif form == "sessions":
        found = years_below(p, up, "npc", "全国人大代表建议复文公开", "qgrddbjyfwgk")
        years_below(p, up, "cppcc", "全国政协委员提案复文公开", "qgzxwytafwgk", found.show)
    else:
        shape = {"pair": p.pick("links", "preview"), "siblings": "siblings"}.get(form, "")
        found = column(p, up, shape)
    if seed % 3 == 0:  # departments have pages of their own, without replies
        shelf = add(p, first["open"], "机关司局" if level == "ministry" else "直属机构", "jgsj")
        for label, short in p.rng.sample(words.SECTIONS, 4):
            add(p, shelf, label, short, "plain")
    if seed % 4 == 1:
        beside.english(p)
    if seed % 5 == 2:
        beside.sitemap_xml(p, told=bool(seed % 2))
    if seed % 6 == 4:
        beside.look_alike(p, first["news"], "建议提案办理工作")
    if seed % 7 == 5:
        beside.site_map(p)
    plain(p, first["talk"], 1)
    return grow(p)
