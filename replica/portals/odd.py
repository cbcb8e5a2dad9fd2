"""Lists that are named or titled otherwise: sessions in place of years, boxes with 更多, rows with
the bare title of the proposal."""

from replica.portals.menus import COLUMNS, HOME, friends
from replica.portals.portal import TOPICS, Portal


def sessions(p: Portal) -> None:
    """建议提案 leads to the sessions of both sides, without a pair between."""
    column = p.pick("/xxgk/jyta/", "/zwgk/fdzdgknr/jytabl/")
    trail = [HOME, ("政务公开", "/zwgk/"), ("建议提案", column)]
    p.nav = (HOME, ("政务公开", "/zwgk/"))
    items = []
    for side, name, term in (("npc", "人大", "县十六届人大"), ("cppcc", "政协", "县政协十届")):
        places = []
        for at, session in enumerate(("四次会议", "三次会议", "二次会议")):
            place = f"{column}{'rd' if side == 'npc' else 'zx'}{4 - at}/"
            label = f"{term}{session}" if name in term else term
            p.replies(place, label, side, trail, 7, "trs")
            items.append((label, place))
            places.append(place)
        p.lists(*places[:1], column, also=places[1:])
    p.page(column, "建议提案", p.links(items), trail)
    p.shelf("/zwgk/", "政务公开", [("建议提案", column)], [HOME])
    p.home([])


def boxed(p: Portal) -> None:
    """A shelf with boxes: a heading without a link, the newest rows, 更多."""
    p.nav = (HOME, ("政务公开", "/zwgk/"), ("互动交流", "/hdjl/"))
    column, name = p.pick("/zwgk/c77/", "/zwgk/jyta/"), p.pick(*COLUMNS)
    titles = p.replies(column, name, "mixed", [HOME, ("政务公开", "/zwgk/")], 15, "trs", 3)
    p.lists(column)
    rows = {title: path for path, (title, _) in p.articles.items()}
    newest = "".join(f"<li><a href='{rows[t]}'>{t}</a></li>" for t in titles[:4])
    more = f"<a href='{column}'>更多&gt;&gt;</a>"
    box = f"<div class='box'><h3>{name}</h3>{more}<ul>{newest}</ul></div>"
    other = "".join(
        f"<div class='box'><h3>{t}</h3><a href='/zwgk/x{i}/'>更多</a></div>"
        for i, t in enumerate(("政策文件", "人事信息"))
    )
    p.page("/zwgk/", "政务公开", other + box, [HOME])
    p.shelf("/hdjl/", "互动交流", friends(p, "/hdjl/", [HOME]), [HOME])
    p.home([])


def bare(p: Portal) -> None:
    """Half of the rows have the title of the proposal alone."""
    p.nav = (HOME, ("政务公开", "/zwgk/"))
    column, name = "/zwgk/jytabl/", p.pick(*COLUMNS)
    trail = [HOME, ("政务公开", "/zwgk/"), (name, column)]
    titles = [p.reply_title("mixed") for _ in range(8)]
    titles += [f"关于{p.pick('加强', '改进')}{t}的{p.pick('建议', '提案')}" for t in TOPICS[:7]]
    p.rng.shuffle(titles)
    p.page(column, name, p.rows(column, titles, "trs", trail), trail)
    p.lists(column)
    p.shelf("/zwgk/", "政务公开", [(name, column)], [HOME])
    p.home([])


FAMILIES = {"sessions": sessions, "boxed": boxed, "bare": bare}
