"""Columns of a column that stand anywhere on the site, under addresses that say nothing, and those
that only a frame, a picture or the page of the year before leads to."""

from collections.abc import Callable, Sequence

import pytest
from family_documents import Doc
from family_rows import plain_path, rows_li, rows_table
from test_shelves import ROOT, SIDES, Shelves, links
from walking import MadeSite, walked

YEARS = (2025, 2024, 2023)


def art(column: int) -> Callable[[int, Doc], str]:
    return lambda i, d: f"/art/{d.year}/{d.month}/{d.day}/art_{column}_{i}.html"


def col(number: int) -> str:
    return f"/col/col{number}/index.html"


def numbered(
    name: str, names: Sequence[str], show: Sequence[int], kinds: Sequence[str]
) -> MadeSite:
    """Hanweb: columns by number below a column that shows the first `show` rows of each."""
    made = Shelves(name)
    menu = links(*((col(101 + n), words) for n, words in enumerate(names)))
    shown: list[Doc] = []
    for n, kind in enumerate(kinds):
        docs = made.site.documents(14, art(101 + n), kind)
        made.put(col(101 + n), menu, rows_li(made.site, docs, "/"))
        shown += docs[: show[n]]
    made.put(col(100), f"<div class='leftmenu'>{menu}</div>", rows_li(made.site, shown, "/"))
    return made.made(col(100))


def years_by_number() -> MadeSite:
    return numbered("years_by_number", [f"{y}年" for y in YEARS], (0, 0, 0), ["npc"] * 3)


def years_by_number_and_the_newest() -> MadeSite:
    return numbered("years_by_number_new", [f"{y}年" for y in YEARS], (14, 0, 0), ["npc"] * 3)


def sides_by_number_and_the_newest() -> MadeSite:
    return numbered("sides_by_number", [w for _, w, _ in SIDES], (4, 4), ["npc", "cppcc"])


def sides_by_number_and_the_newest_of_one() -> MadeSite:
    return numbered("sides_by_number_one", [w for _, w, _ in SIDES], (0, 7), ["npc", "cppcc"])


def years_with_words() -> MadeSite:
    """They were taken for three documents, and the list was called whole."""
    made = Shelves("years_with_words")
    pages = {y: f"/channels/{y - 1000}.html" for y in YEARS}
    made.put(
        "/channels/9.html",
        links(*((p, f"{y}年度人大建议政协提案办理结果") for y, p in pages.items())),
    )
    for year, page in pages.items():
        made.list(page, "npc", year)
    return made.made("/channels/9.html")


def years_in_chinese_numerals() -> MadeSite:
    made = Shelves("years_in_chinese_numerals")
    made.put(ROOT, links(("ern/", "二〇二四年"), ("sann/", "二○二三年度")))
    made.list(f"{ROOT}ern/", "npc", 2024)
    made.list(f"{ROOT}sann/", "npc", 2023)
    return made.made()


def the_year_before() -> MadeSite:
    """Each year leads to the one before only: those below the third were lost without a word."""
    made, years = Shelves("the_year_before"), range(2025, 2019, -1)
    for year in years:
        before = links((f"{ROOT}{year - 1}/", f"{year - 1}年")) if year - 1 in years else ""
        made.list(ROOT if year == years[0] else f"{ROOT}{year}/", "npc", year, before)
    return made.made()


def an_image_map() -> MadeSite:
    made = Shelves("an_image_map")
    areas = "".join(f'<area href="{n}/" alt="{words}">' for n, words, _ in SIDES)
    made.put(ROOT, f'<img src="/i/b.jpg" usemap="#m"><map name="m">{areas}</map>')
    for name, _, kind in SIDES:
        made.list(f"{ROOT}{name}/", kind, 2024)
    return made.made()


def frames_of_a_frameset() -> MadeSite:
    made = Shelves("frames_of_a_frameset")
    site = made.site
    pages = {y: f"list{y}.htm" for y in YEARS}
    site.page(
        f"{ROOT}index.html",
        '<html><frameset rows="90,*"><frame src="top.htm"><frameset cols="200,*">'
        '<frame src="left.htm"><frame src="list2025.htm" name="main"></frameset></html>',
    )
    site.page(f"{ROOT}top.htm", '<html><body><a href="/">首页</a></body></html>')
    site.page(
        f"{ROOT}left.htm", f"<html>{links(*((p, f'{y}年') for y, p in pages.items()))}</html>"
    )
    for year, page in pages.items():
        docs = site.documents(7, plain_path(f"{ROOT}{year}/"), "npc", year=year)
        site.page(f"{ROOT}{page}", f"<html><body>{rows_table(site, docs, ROOT)}</body></html>")
    return made.made()


def more_that_opens_a_window() -> MadeSite:
    made, boxes = Shelves("more_that_opens_a_window"), []
    for name, words, kind in SIDES:
        docs = made.list(f"/zwgk/{name}/", kind, 2024)
        more = f"<span onclick=\"window.open('/zwgk/{name}/')\">更多&gt;&gt;</span>"
        boxes.append(f"<div><h3>{words}</h3>{more}{rows_li(made.site, docs[:5], ROOT)}</div>")
    made.put(ROOT, *boxes)
    return made.made()


def a_third_column() -> MadeSite:
    """The two sides of the menu above a list were taken for heads of boxes, with 28 documents."""
    made = Shelves("a_third_column")
    menu = links(*((f"/zwgk/{name}/", words) for name, words, _ in SIDES))
    for name, _, kind in SIDES:
        made.list(f"/zwgk/{name}/", kind, 2024, menu)
    made.site.docs = []
    made.list("/zwgk/zdta/", "cppcc", 2024, menu)
    return made.made("/zwgk/zdta/")


def labels_of_the_column() -> MadeSite:
    """动易: the link to the column before each title was a document of every page but the first."""
    made, root = Shelves("labels_of_the_column"), "/Category_45/Index"
    docs = made.site.documents(27, plain_path("/Item/", "aspx"))
    parts = [docs[:10], docs[10:20], docs[20:]]
    names = [f"{root}.aspx", f"{root}_2.aspx", f"{root}_3.aspx"]
    for n, part in enumerate(parts):
        rows = "".join(
            f'<li>[<a href="{names[0]}">建议提案</a>]<a href="{d.path}">{d.title}</a>{d.date}</li>'
            for d in part
        )
        pages = " ".join(
            f'<a href="{name}">{k}</a>' for k, name in enumerate(names, 1) if k != n + 1
        )
        made.site.page(names[n], made.site.shell("建议提案", f"<ul>{rows}</ul>{pages}", names[n]))
    return made.made(names[0])


def articles_that_are_lists() -> MadeSite:
    """Each row is an article with the links of a year; one row is a document with such a title."""
    made, rows = Shelves("articles_that_are_lists"), ""
    for year in YEARS:
        docs = made.site.documents(6, plain_path(f"{ROOT}{year}/"), "npc", year=year)
        title = f"{made.site.agency}{year}年人大代表建议答复公开"
        path = f"{ROOT}{year}12/t{year}1205_{year}.html"
        made.put(path, f"<h1>{title}</h1>", rows_table(made.site, docs, path))
        rows += f'<li><a href="{path}">{title}</a><span>{year}-12-05</span></li>'
    (one,) = made.site.documents(1, plain_path(ROOT), "npc")
    rows += f'<li><a href="{one.path}">2020年人大建议办理情况</a><span>2020-12-05</span></li>'
    made.put(ROOT, f"<ul>{rows}</ul>")
    return made.made()


def organs_elsewhere() -> MadeSite:
    """The folder of each organ stands in the middle of its address."""
    made = Shelves("organs_elsewhere")
    names = ("市教育局", "市民政局", "市卫生健康委")
    made.put(ROOT, links(*((f"/bm/b{n}/jytabl/", name) for n, name in enumerate(names))))
    for n in range(len(names)):
        made.list(f"/bm/b{n}/jytabl/", "npc", 2022 + n)
    return made.made()


def years_beside_under_any_words() -> MadeSite:
    """The addresses differ in the year alone, whatever the links say."""
    made = Shelves("years_beside_under_any_words")
    menu = links(*((f"/zwgk/jyta{y}/", f"办理答复公开（{y}年度）") for y in YEARS))
    for year in YEARS:
        made.list(f"/zwgk/jyta{year}/", "npc", year, menu)
    return made.made(f"/zwgk/jyta{YEARS[0]}/")


def sessions_behind_a_jump() -> MadeSite:
    """The column jumps to the newest session: the others of its menu were lost without a word."""
    made, pages = Shelves("sessions_behind_a_jump"), {}
    for year, number in zip(YEARS, "四三二", strict=True):
        pages[f"{ROOT}s14j{year}n/"] = f"省十四届人大{number}次会议（{year}年）"
    jump = f"window.location.href='./s14j{YEARS[0]}n/'"
    made.site.page(f"{ROOT}index.html", f"<html><script>{jump}</script><body></body></html>")
    for year, path in zip(YEARS, pages, strict=True):
        made.list(path, "npc", year, links(*pages.items()))
    return made.made()


SITES = (
    years_by_number, years_by_number_and_the_newest, sides_by_number_and_the_newest,
    sides_by_number_and_the_newest_of_one, years_with_words, years_in_chinese_numerals,
    the_year_before, an_image_map, frames_of_a_frameset, more_that_opens_a_window, a_third_column,
    labels_of_the_column, articles_that_are_lists, organs_elsewhere, sessions_behind_a_jump,
    years_beside_under_any_words,
)  # fmt: skip


@pytest.mark.parametrize("make", SITES)
def test_columns_anywhere_are_walked(make: Callable[[], MadeSite]) -> None:
    first = walked(make())
    assert (first.missed, first.decoys) == (set(), set())
    assert first.complete
    again = walked(make(), first.platform, first.learned)
    assert again.found == first.found
    assert len(again.requests) <= len(first.requests)
