"""Ministries and provinces: 建议提案复文 by body, lists of single departments of a ministry, front
pages that send to www or https or to a folder, menus from JSON, sitemap.xml, English versions."""

from unseen.base import Unseen

from third import columns, skins, words
from third.tree import Node, Tree, grow

FORMS = ("fuwen", "plain", "halls", "years", "fuwen", "plain", "levels", "halls", "topics", "plain")


def build(p: Unseen) -> None:
    """One portal."""
    form = p.turn("form", *FORMS)
    ministry = form in ("fuwen", "halls", "years") or (form == "plain" and p.chance(0.4))
    columns.settle(p, "ministry" if ministry else "province")
    skins.dress(p, 0.3)
    p.front = p.pick("", "www", "www")
    p.secure = p.chance(0.4)
    if p.traits["links"] == "full":
        p.traits["links"] = "root"
    tree, tops = columns.top(p)
    columns.level_words(p)
    entry = tops["entry"]
    if form == "fuwen":  # 建议提案复文 > 全国人大代表建议复文公开
        _fuwen(p, tree, columns.way(p, entry) if p.chance(0.6) else entry)
    elif form == "halls":
        _halls(p, tree, entry)
    elif form == "years":
        _years(p, tree, columns.way(p, entry))
    elif form == "topics":
        columns.column(p, tree, tops["topics"], shape=p.pick("mixed", "siblings", "preview"))
        entry.mix(p, Node("建议提案办理", "jytablgz", "friend"))
    else:
        shape = "levels" if form == "levels" else p.pick("mixed", "links", "all", "siblings")
        columns.column(p, tree, columns.way(p, entry), shape=shape)
    if p.chance(0.5):
        columns.english(p, tree)
    if p.chance(0.4):
        columns.site_map(p, tree, p.rng.choice((2, 9)))
    entered = p.chance(0.25)
    if entered:  # the bare host answers with a page that sends into a folder
        p.traits["root"] = f"/{p.pick('web', 'home', 'gov')}/index.html"
        tree.base = p.traits["root"].replace("index.html", "")
    grow(p, tree)
    if entered:
        way = p.traits["root"]
        p.pages["/"] = p.pick(
            f'<html><head><meta http-equiv="refresh" content="0;url={way}"></head></html>',
            f"<html><body><script>window.location.href='{way}';</script></body></html>",
        )
    if p.chance(0.4):
        _sitemap(p, tree)


def _fuwen(p: Unseen, tree: Tree, parent: Node) -> None:
    above = Node(p.pick("建议提案复文", "建议提案答复公开", "建议提案办理"), "jianyitianfuwen",
                 show=p.pick("links", "preview", "all", "first"))  # fmt: skip
    tail = p.pick("复文公开", "答复", "")
    for label, seg, side in ((f"全国人大代表建议{tail}", "qgrddbjyfwgk", "npc"),
                             (f"全国政协委员提案{tail}", "qgzxwytafwgk", "cppcc")):  # fmt: skip
        pages = p.rng.choice((1, 2, 3))
        leaf = Node(label, seg, "replies", side=side, count=pages * 9, pages=pages)
        above.add(leaf)
        more = [(above, "mixed")] if above.show == "all" else []
        if above.show == "first" and side == "npc":
            more = [(above, "npc")]
        tree.gold(side, leaf, *more, also=() if more else (above,))
    parent.mix(p, above)


def _halls(p: Unseen, tree: Tree, entry: Node) -> None:
    """机构 > 司局 > 建议提案办理: each department answers on its own."""
    shelf = Node(p.pick("机构职能", "司局子站", "内设机构"), "jigou")
    entry.mix(p, shelf)
    for i, (name, code) in enumerate(p.rng.sample(words.HALLS, p.rng.randint(4, 6))):
        hall = Node(name, code).add(*columns.others(p, 2))
        shelf.add(hall)
        if not i or p.chance(0.5):
            columns.column(p, tree, hall, name, shape=p.pick("mixed", "siblings"))
    shelf.draw = p.pick("ul", "json", "array", "table")


def _years(p: Unseen, tree: Tree, parent: Node) -> None:
    """Two bodies, each with a list a year; the body's page shows the newest year."""
    above = Node("建议提案办理", "jytabl")
    parent.mix(p, above)
    for label, seg, side in (("全国人大代表建议答复", "qgrddbjy", "npc"),
                             ("全国政协提案答复", "qgzxta", "cppcc")):  # fmt: skip
        body = Node(label, seg, show="first")
        above.add(body)
        for year in (2026, 2025, 2024):
            leaf = Node(f"{year}年", f"{year}n", "replies", side=side, year=year, count=8)
            body.add(leaf)
            tree.gold(side, leaf, (body, side))


def _sitemap(p: Unseen, tree: Tree) -> None:
    """sitemap.xml, named by robots.txt: all columns, in no order."""
    places = [n.path for n in tree.root.walk() if n.what != "text" and "?" not in n.path]
    p.rng.shuffle(places)
    lines = "".join(f"<url><loc>{p.address(one)}</loc></url>" for one in places)
    p.pages["/sitemap.xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/'
        f'sitemap/0.9">{lines}</urlset>'
    )
    p.robots = f"User-agent: *\nDisallow: /search/\nSitemap: {p.address('/sitemap.xml')}\n"
