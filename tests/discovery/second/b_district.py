"""District and county portals of other systems: Boda's pages by name, Kaipu's channels,
SiteServer's numbers, EasySite's page ids, lists named by number, local makes. Menus are HTML.

Forms: pairs side by side on the shelf, below 结果公开 and “五公开”, below 互动交流, in a topic of
the two sessions, on the first level (Lüliang), in the foot of every page; proposals of the higher
level beside those of the county; a list that Kaipu's search draws; a calendar that never ends."""

from second import beside, words
from second.grow import grow
from second.shelves import add, column, hang, plain, replies, start, tops
from second.site import Column, Second


def _higher(p: Second, above: Column) -> None:
    """Beside the county's own lists those of the city's congress and conference (Tieling)."""
    pairs = (("市人大代表建议", "sjrddbjy", "npc"), ("市政协提案", "sjzxta", "cppcc"))
    for label, name, side in pairs:
        one = replies(p, above, label, name, side)
        p.note(side, one.path, also=(above.path,))


def build(seed: int) -> Second:
    """One district."""
    p = Second(f"b-district-{seed}", seed=seed)
    systems = (
        "boda",
        "kaipu",
        "boda",
        "channels",
        "eportal",
        "list",
        "ylcms",
        "boda",
        "kaipu",
        "jeecms",
    )
    start(p, "city" if seed % 5 == 4 else "county", *systems)
    p.trait("menu", "ul", "ul", "ul", "tabs", "table", "headed", "select")
    beside.usual(p)
    first = tops(p, talk_friends=4)
    form = p.turn("form", "any", "results", "any", "talk", "root", "any", "topic", "higher", "any")
    by = "search" if p.system == "kaipu" and seed % 4 else "page"
    if form == "results":
        shelf = add(p, first["open"], p.pick("“五公开”", "五公开", "政务五公开"), "wgk")
        for label, name in (("决策公开", "jcgk"), ("执行公开", "zxgk"), ("服务公开", "fwgk")):
            add(p, shelf, label, name, "plain")
        found = column(p, add(p, shelf, "结果公开", "jggk"), "siblings", by=by)
    elif form == "topic":
        shelf = beside.add(p, first["topics"], "聚焦两会", "jjlh")
        plain(p, shelf, 2)
        plain(p, shelf, 2, "friend")
        found = column(p, shelf, "siblings", by=by)
    elif form == "higher":
        found = column(p, hang(p, first, "shelf"), "links", by=by)
        _higher(p, found)
    else:
        where = {"talk": "talk", "root": "root"}.get(form, "")
        found = column(p, hang(p, first, where), by=by)
    if seed % 5 == 0:
        p.foot += [("政策", first["open"].path), (found.label, found.path)]
    if seed % 6 == 5:
        beside.calendar(p)
    if seed % 7 == 6:
        beside.look_alike(p, first["news"], "建议提案办理动态")
    if seed % 8 == 3:
        beside.site_map(p)
    if seed % 9 == 2:
        for label, short in p.rng.sample(words.ORGANS, 3):
            beside.elsewhere(p, first["serve"], label, short)
    return grow(p)
