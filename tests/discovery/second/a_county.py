"""County portals of the ordinary kind: HTML menus, shelves, a column with a pair or without.

Forms, by turns or by their shares: the column below 法定主动公开内容 and its like, below 政务公开
itself, below a topic, below 互动交流, on the first level; one list, a pair with or without a page
above it, previews, sums; tiles and foot links; menus that open under the pointer; paths of TRS, of
19 digits, of dates, of numbers only, of 1.html.
"""

from second import beside, words
from second.grow import grow
from second.shelves import column, hang, start, tops
from second.site import Second


def build(seed: int) -> Second:
    """One county."""
    p = Second(f"a-county-{seed}", seed=seed)
    start(
        p, "county", "trs", "trs", "long", "dated", "one", "trs", "digits", "posts", "trs", "html"
    )
    first = tops(p)
    # the page of the column, or what leads to it, in other forms than a plain list of links
    p.trait("menu", "ul", "ul", "ul", "headed", "tabs", "clicks", "pictures")
    beside.usual(p)
    found = column(p, hang(p, first))
    if seed % 5 == 1:  # the other proposals of the place, a second column in another part
        column(p, first["topics"], "mixed", label="重点提案办理答复", name="zdta")
    if seed % 4 == 2:  # a tile on the front page, as in Handan
        p.tiles += [("建议提案", found.path), ("领导信箱", first["talk"].children[0].path)]
    if seed % 6 == 3:  # a menu in the foot of every page, as of Shanxi
        p.foot += [(c.label, c.path) for c in first["open"].children[:3]] + [
            (found.label, found.path)
        ]
    if seed % 7 == 4:
        beside.look_alike(p, first["topics"])
    if seed % 8 == 5:
        beside.site_map(p, deep=p.chance(0.5))
    if seed % 10 == 6:
        beside.sitemap_xml(p, told=p.chance(0.5))
    if seed % 10 == 7:  # organs beside it, none of which publishes replies
        shelf = first["open"]
        for label, short in p.rng.sample(words.ORGANS, 4):
            beside.add(p, shelf, label, short, "plain")
    return grow(p)
