"""City portals, with years and with organs that publish for themselves.

The city's own column lies as in counties, or is cut by years (below the pair, above it, in one
list); half of the cities have a shelf 部门信息公开 or 镇街 with organs that repeat the column (the
same path after the organ), listed as links, as a selection box, as a table, some on hosts of their
own."""

from second import beside, words
from second.grow import grow
from second.shelves import add, column, hang, plain, start, tops, years_above, years_below
from second.site import Column, Second, leveled, prefixed


def _own(p: Second, first: dict[str, Column]) -> None:
    """The city's column."""
    up = hang(p, first)
    form = p.turn("years", "none", "below", "above", "none", "one", "none", "siblings")
    if form == "none":
        column(p, up)
    elif form == "above":
        years_above(p, up)
    elif form == "one":
        years_below(p, up, "mixed", p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR))
    else:
        top = up
        if form == "below":
            top = add(p, up, p.weighed(words.COLUMN), p.weighed(words.COLUMN_DIR))
        names = prefixed(p, p.weighed(words.PAIR_DIR)).split()
        show = p.pick("links", "newest")
        years_below(p, top, "npc", leveled(p, p.weighed(words.NPC)), names[0], show)
        years_below(p, top, "cppcc", leveled(p, p.weighed(words.CPPCC)), names[1], show)


def _organs(p: Second, first: dict[str, Column]) -> None:
    """The organs' columns."""
    label, name = p.pick(
        "政府部门信息公开 bmxxgk", "部门信息公开目录 bmxxgkml", "部门公开 gzbm",
        "镇(街道)信息公开目录 zjxxgk",
        "部门街镇 bm",
    ).split()  # fmt: skip
    up = first["open"] if p.chance(0.7) else p.tree
    shelf = add(p, up, label, name)
    menu = p.turn("organ menu", "ul", "select", "table", "ul", "tabs")
    count = p.rng.randint(6, 10)
    beside.organs(p, shelf, count, p.rng.randint(3, 6), beside.organ_column, menu=menu)
    if p.chance(0.4):  # one more has moved to its own host
        beside.elsewhere(p, shelf, "发展和改革委员会", "fgw")


def build(seed: int) -> Second:
    """One city."""
    p = Second(f"a-city-{seed}", seed=seed)
    start(p, "city", "trs", "long", "trs", "publicity", "trs", "dated", "epoint", "trs", "jeecms")
    first = tops(p, talk_friends=4)
    beside.usual(p)
    _own(p, first)
    if seed % 2:
        _organs(p, first)
    else:
        plain(p, first["open"], 2)
    if seed % 5 == 2:
        beside.site_map(p)
    if seed % 7 == 3:
        beside.sitemap_xml(p, told=True)
    if seed % 6 == 0:
        beside.look_alike(p, first["topics"], "两会建议提案")
    return grow(p)
