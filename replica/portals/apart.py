"""Families where the menu does not help: maps for machines, codes, no names, walls."""

from replica.portals.menus import HOME, NPC, friends, pair
from replica.portals.portal import Portal
from replica.site import Site


def machine_map(p: Portal) -> None:
    """A home page that a script draws from nothing one can read; sitemap.xml has the columns."""
    label = pair(
        p, "/zwgk/fdzdgknr/jytabl/", [HOME, ("政务公开", "/zwgk/")], p.pick("trs", "number")
    )
    paths = ["/", "/zwgk/", "/zwgk/fdzdgknr/jytabl/", "/xwzx/", "/hdjl/yjzj/"]
    for half in ("rddbjy/", "zxwyta/"):
        if f"/zwgk/fdzdgknr/jytabl/{half}" in p.pages:
            paths.append(f"/zwgk/fdzdgknr/jytabl/{half}")
    urls = "".join(f"<url><loc>{{ROOT}}{path}</loc></url>" for path in paths)
    p.pages["/sitemap.xml"] = f'<?xml version="1.0"?><urlset>{urls}</urlset>'
    p.pages["/"] = "<html><body><div id='app'></div><script src='/app.js'></script></body></html>"
    p.pages["/app.js"] = "(function(){window.start('#app')})();"
    p.shelf("/zwgk/", "政务公开", [(label, "/zwgk/fdzdgknr/jytabl/")], [HOME])
    p.friend("/hdjl/yjzj/", "意见征集", [HOME])
    p.plain("/xwzx/", "新闻", [HOME])


def codes(p: Portal) -> None:
    """Fixed codes (郑州): /D1101X/ and /D1102X/, in a menu of boxes that a script opens."""
    p.nav = (HOME,)
    items = [
        ("机构概况", "/D0101X/"),
        ("市级人大代表建议", "/D1101X/"),
        ("政协委员提案", "/D1102X/"),
    ]
    p.plain("/D0101X/", "机构概况", [HOME])
    p.replies("/D1101X/", "市级人大代表建议", "npc", [HOME], 11, "jhtml")
    p.replies("/D1102X/", "政协委员提案", "cppcc", [HOME], 11, "jhtml")
    p.lists("/D1101X/")
    p.lists("/D1102X/")
    shown = items if p.rng.random() < 0.7 else items[:1]
    p.home(shown, style="onclick" if len(shown) > 1 else "ul")
    if len(shown) == 1:
        p.plain("/D0102X/", "领导信息", [HOME])


def unnamed(p: Portal) -> None:
    """A column without a word for it; a reply among the news of the home page has its trail."""
    label = p.pick("其他信息", "公共服务", "回应关切")
    column = f"/zwgk/{p.pick('qtxx', 'ggfw', 'hygq')}/"
    p.nav = (HOME, ("政务公开", "/zwgk/"))
    trail = [HOME, ("政务公开", "/zwgk/")]
    titles = p.replies(column, label, "mixed", trail, 14, "trs", 2)
    p.lists(column)
    p.shelf("/zwgk/", "政务公开", [(label, column)], [HOME])
    p.home([])
    by_title = {title: path for path, (title, _) in p.articles.items()}
    row = f"<li><a href='{by_title[titles[0]]}' title='{titles[0]}'>{titles[0]}</a></li>"
    p.pages["/"] = p.pages["/"].replace('<ul class="list">', f'<ul class="list">{row}', 1)


def named_files(p: Portal) -> None:
    """Columns that are files, articles that tell nothing of them (Boda), channels of numbers."""
    boda = p.rng.random() < 0.6
    a = "/zwgk/fdzdgknr" if boda else "/channels/100"
    end, form = (".htm", "boda") if boda else (".html", "content")
    npc, cppcc, parent = f"{a}/jyta/rddbjy{end}", f"{a}/jyta/zxwyta{end}", f"{a}/jyta{end}"
    p.nav = (HOME, ("政务公开", f"/zwgk{end}"))
    trail = [HOME, ("政务公开", f"/zwgk{end}"), ("建议提案", parent)]
    p.replies(npc, p.pick(*NPC), "npc", trail, 15, form)
    p.replies(cppcc, "政协委员提案", "cppcc", trail, 12, form)
    p.page(parent, "建议提案", p.links([("人大代表建议", npc), ("政协委员提案", cppcc)]), trail)
    p.lists(npc)
    p.lists(cppcc)
    p.page(
        f"/zwgk{end}",
        "政务公开",
        p.links([("建议提案", parent), *friends(p, "/x/", [HOME], 2)]),
        [HOME],
    )
    p.home([])


def congress(p: Portal) -> None:
    """A congress: suggestions and news of deputies, no replies; half of them have replies too."""
    p.nav = (HOME, ("代表工作", "/dbgz/"), ("立法工作", "/lfgz/"))
    trail = [HOME, ("代表工作", "/dbgz/")]
    texts = [f"关于加强{t}的建议" for t in ("农村公路", "养老服务", "城市停车", "职业教育")]
    p.page(
        "/dbgz/yajy/",
        "议案建议",
        p.rows("/dbgz/yajy/", texts, "trs"),
        [*trail, ("议案建议", "/dbgz/yajy/")],
    )
    items = [("议案建议", "/dbgz/yajy/"), ("代表风采", "/dbgz/dbfc/"), ("议案审查", "/dbgz/yasc/")]
    if p.rng.random() < 0.5:
        p.replies("/dbgz/jydf/", "代表建议答复", "npc", trail, 8, "trs")
        p.lists("/dbgz/jydf/")
        items.append(("代表建议答复", "/dbgz/jydf/"))
    p.friend("/dbgz/yasc/", "议案审查", trail)
    p.plain("/dbgz/dbfc/", "代表风采", trail)
    p.shelf("/dbgz/", "代表工作", items, [HOME])
    p.plain("/lfgz/", "立法工作", [HOME])
    p.home([])


def walls(p: Portal) -> None:
    """A challenge, an error, robots.txt that closes all or only the column, a slow site."""
    way = ("wall", "down", "closed", "part", "slow")[p.seed % 5]
    p.nav = (HOME, ("政务公开", "/zwgk/"))
    label = pair(p, "/zwgk/jyta/", [HOME, ("政务公开", "/zwgk/")])
    p.shelf("/zwgk/", "政务公开", [(label, "/zwgk/jyta/")], [HOME])
    p.home([])
    p.wall, p.down = way == "wall", way == "down"
    p.robots = {
        "closed": "User-agent: *\nDisallow: /\n",
        "part": "User-agent: *\nDisallow: /zwgk/jyta/\n",
    }.get(way, "")
    if way == "slow":
        p.slow = 0.15
    else:
        p.gold = []


def tree(p: Portal) -> None:
    """The catalogue of gkmlpt, which only its own scripts show."""
    p.nav = (HOME, ("政务公开", "/gkmlpt/index"))
    p.inner = Site(p.name, "gkmlpt", count=20, seed=p.seed)
    p.home([])
    p.lists("/gkmlpt/index")


FAMILIES = {
    "machine_map": machine_map, "codes": codes, "unnamed": unnamed, "named_files": named_files,
    "congress": congress, "walls": walls, "tree": tree,
}  # fmt: skip
