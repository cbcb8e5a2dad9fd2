"""Columns by year or by session. Forms that were met: years below each body, years above the pair,
one mixed list a year, a sitting's name in place of the year, a parent that shows the newest year,
one that lists only the years, and years that a select box opens."""

from unseen.base import Unseen

from third import columns, skins, words
from third.tree import Node, Tree, grow

FORMS = (
    "years",
    "newest",
    "below",
    "above",
    "sittings",
    "select",
    "below",
    "newest",
    "years",
    "above",
)


def build(p: Unseen) -> None:
    """One portal."""
    tree, tops = columns.begun(p, p.pick("county", "city", "province"))
    form = p.turn("form", *FORMS)
    parent = columns.way(p, tops["entry"]) if p.chance(0.8) else tops["topics"]
    above = Node(p.pick(*words.COLUMNS[:20]), p.pick(*words.COLUMN_DIRS))
    parent.mix(p, above)
    years = list(range(2026, 2026 - p.rng.randint(3, 5), -1))
    if p.chance(0.3):
        years.reverse()
    if form in ("years", "newest", "select"):
        _years(p, tree, above, "mixed", years, form)
    elif form in ("below", "sittings"):
        for label, seg, side in ((p.pick(*words.NPC[:8]), "rdjy", "npc"),
                                 (p.pick(*words.CPPCC[:8]), "zxta", "cppcc")):  # fmt: skip
            node = Node(label, p.pick("", "s", "q") + seg)
            above.add(node)
            _years(
                p,
                tree,
                node,
                side,
                years,
                form if form == "sittings" else p.pick("years", "newest"),
            )
    else:  # 建议提案办理结果公开 > 2025年 > 人大代表建议
        for year in years:
            one = Node(f"{year}年{p.pick('', '建议提案')}", f"{year}njytabl", year=year)
            above.add(one)
            for label, seg, side in (("人大代表建议", "shirddbjy", "npc"),
                                     ("政协提案", "shizxta", "cppcc")):  # fmt: skip
                leaf = _leaf(p, label, seg, side, year)
                one.add(leaf)
                tree.gold(side, leaf, also=(one, above))
    if p.chance(0.3):
        above.add(*columns.others(p, 1, "work"))
    if p.chance(0.25):
        columns.site_map(p, tree, p.rng.choice((3, 9)))
    grow(p, tree)


def _leaf(p: Unseen, label: str, seg: str, side: str, year: int) -> Node:
    pages = p.rng.choice((1, 1, 2))
    return Node(label, seg, "replies", side=side, year=year, count=pages * p.rng.randint(5, 10),
                pages=pages)  # fmt: skip


def _years(p: Unseen, tree: Tree, above: Node, side: str, years: list[int], form: str) -> None:
    """Years below a column. The column itself is the highest: it shows the newest or leads on."""
    write = p.pick("{}年", "{}", "{}年度", "{}年办理情况")
    seg = p.pick("{}n", "{}", "{}jyta", "{}n_7149")
    for i, year in enumerate(years):
        label = write.format(year)
        if form == "sittings":
            term = p.pick("十六", "十七")
            time = "一二三四五六"[len(years) - i - 1]
            label = (f"市{term}届人大{time}次会议" if side == "npc"
                     else f"市政协{term}届{time}次会议（{year}年）")  # fmt: skip
        leaf = _leaf(p, label, seg.format(year), side, year)
        above.add(leaf)
        tree.gold(side, leaf, (above, side))
    if form == "newest":
        above.show = "first" if years[0] > years[-1] else "all"
    if form == "select":  # the year is chosen in a box
        for kid in above.children:
            kid.shown = False
        leaves = list(above.children)

        def box(portal: Unseen, node: Node) -> str:
            options = "".join(
                f'<option value="{skins.link(portal, node.path, k.path)}">{k.label}</option>'
                for k in leaves
            )
            script = "if(this.value)location.href=this.value"
            return (
                f'<select onchange="{script}"><option value="">请选择年份</option>{options}'
                "</select>" + skins.rows(portal, leaves[0].rows, node.path)
            )

        above.body = box
