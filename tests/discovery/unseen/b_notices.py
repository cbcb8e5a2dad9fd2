"""Half B, side ways: a column that no menu shows; a notice, the foot, the map of the site, the
trail of an article, a banner or a word under the search box is the only link to it."""

from unseen import parts, words
from unseen.b_ministry import begin, finish
from unseen.base import Unseen
from unseen.tree import Node, Plan


def notices(p: Unseen) -> None:
    """One of seven side ways to a column."""
    form = p.turn("side_way", "notice", "foot", "map", "trail", "banner", "hot_word", "old_notice")
    nodes, plan = begin(p)
    shelf = parts.way(p, nodes["open"])
    shape = p.pick("mixed", "links", "one", "all") if form != "trail" else "mixed"
    (column,) = parts.column(p, shelf, shape=shape)
    column.shown = False
    {
        "notice": notice, "foot": foot, "map": site_map, "trail": trail, "banner": banner,
        "hot_word": hot_word, "old_notice": notice,
    }[form](p, nodes, plan, column)  # fmt: skip
    if form == "old_notice":  # a second link hides in the head of a list of plain notices
        nodes["serve"].before = f'<p class="gg">查看<a href="{column.path}">{column.label}</a></p>'
    if p.chance(0.3):
        parts.look_alike(p, nodes["topics"])
    finish(p, plan)


def notice(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """A notice among others says that the replies are published, with the link in its text."""
    title = p.pick(
        "关于{}建议提案办理结果公开专栏上线的通知", "关于公开{}建议提案办理复文的公告",
        "关于开设{}人大代表建议和政协提案办理结果专栏的公告",
    ).format(p.pick("2025年", "今年", "本级"))  # fmt: skip
    board = Node("通知公告", parts.below(nodes["news"], "tzgg"), "plain")
    path = f"{board.path}202503/t20250318_77{p.seed:03d}.html"
    words_ = p.pick(p.address(column.path), column.label, "点击查看")
    text = (
        f"<p>各有关单位：</p><p>为方便公众查阅，现将办理结果在“{column.label}”栏目公开，网址："
        f'<a href="{column.path}">{words_}</a>。</p>'
    )
    p.pages[path] = (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div class='con'>{text}<p>{words.SENTENCES[3]}</p></div></body></html>"
    )
    p.charset = "utf-8"
    p.articles[path] = (title, ())
    board.rows = [(title, path, "2025-03-18")]
    for i, word in enumerate(p.rng.sample(words.SUBJECTS, 6)):
        other = f"{board.path}202502/t2025020{i + 1}_66{p.seed:03d}.html"
        p.pages[other] = (
            f"<html><meta charset='utf-8'><body><h1>关于{word}的公告</h1></body></html>"
        )
        p.articles[other] = (f"关于{word}的公告", ())
        board.rows.append((f"关于{word}的公告", other, f"2025-02-0{i + 1}"))
    nodes["news"].children.insert(0, board)


def foot(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """A second menu at the foot of each page (Shanxi)."""
    plan.footer += [
        ("政策", nodes["open"].path),
        (column.label, column.path),
        ("联系我们", "/lxwm/"),
    ]
    nodes["root"].children.append(Node("联系我们", "/lxwm/", "text", shown=False))


def site_map(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """Only the map of the site shows it: the map is made from the columns, not from the menu."""
    column.shown = True
    parts.site_map(p, plan, deep=True)
    above = _above(nodes["root"], column)
    above.draw = "part"
    hidden = column.label

    def part(portal: Unseen, items: parts.Items, at: str) -> str:
        kept = [item for item in items if item[0] != hidden]
        return plan.drawers["ul"](portal, kept, at) if kept else ""

    plan.drawers = {**plan.drawers, "part": part}
    p.traits["side"] = "none"
    plan.deep_nav = False


def _above(root: Node, column: Node) -> Node:
    return next(n for n in root.walk() if column in n.children)


def trail(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """The front page shows a reply among its news; the trail of the reply names the column."""
    p.traits["trail"] = "linked"
    title = words.reply(p.rng, "npc", 2025)
    path = f"{column.path}t20250611_99{p.seed:03d}.html"
    steps = " &gt; ".join(
        f'<a href="{href}">{label}</a>'
        for label, href in (("首页", "/"), (nodes["open"].label, nodes["open"].path),
                            (column.label, column.path))
    )  # fmt: skip
    p.pages[path] = (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><div class='wz'>"
        f"{p.traits['word']}{steps}</div><h1>{title}</h1><p>{words.SENTENCES[0]}</p></body></html>"
    )
    p.charset = "utf-8"
    p.articles[path] = (title, ())
    plan.home.append((title, path))


def banner(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """A picture on the front page whose alt names the column, or whose file does."""
    alt = p.pick(column.label, "建议提案", "")
    name = "jytabl.jpg" if not alt else "20250301.jpg"
    picture = f'<a href="{column.path}" target="_blank"><img src="/images/{name}" alt="{alt}"></a>'
    nodes["root"].before = picture


def hot_word(p: Unseen, nodes: dict[str, Node], plan: Plan, column: Node) -> None:
    """热门搜索 under the search box leads straight to the column."""
    words_ = (("社保", "/search/?q=1"), (column.label, column.path), ("公积金", "/search/?q=2"))
    links = "".join(f'<a href="{href}">{label}</a> ' for label, href in words_)
    nodes["root"].before = f'<form action="/search/"><input name="q">热门搜索：{links}</form>'
    p.pages["/search/"] = "<html><body><p>共找到0条结果</p></body></html>"


FAMILIES = {"b_notices": notices}
