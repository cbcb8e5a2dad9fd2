"""Columns that are made of others: a side of years, a year of sides, tabs, organs, a page that only
leads on. Each document of each of them is found, and none of a column beside it."""

import random
from collections.abc import Callable

import base
import pytest
from family_documents import Doc
from family_rows import plain_path, rows_li
from walking import MadeSite, walked

ROOT = "/zwgk/jyta/"
SIDES = (("rdjy", "人大代表建议", "npc"), ("zxta", "政协委员提案", "cppcc"))


def links(*places: tuple[str, str]) -> str:
    return "<ul>" + "".join(f'<li><a href="{a}">{text}</a></li>' for a, text in places) + "</ul>"


class Shelves:
    """A site whose pages are a few lists."""

    def __init__(self, name: str) -> None:
        self.site = base.Site(name, random.Random(3), dialect="plain", soft=None)

    def put(self, path: str, *parts: str) -> None:
        name = path if path.endswith("html") else f"{path}index.html"
        self.site.page(name, self.site.shell("建议提案办理", "\n".join(parts), path))

    def list(self, path: str, kind: str, year: int, *above: str) -> list[Doc]:
        folder = path if path.endswith("/") else path.rpartition("/")[0] + "/"
        docs = self.site.documents(7, plain_path(f"{folder}{year}/"), kind, year=year)
        self.put(path, *above, rows_li(self.site, docs, path))
        return docs

    def made(self, start: str = ROOT) -> MadeSite:
        return self.site.done([self.site.root + start], [], True, "")


def years_below_sides() -> MadeSite:
    made = Shelves("years_below_sides")
    made.put(ROOT, links(*((f"{name}/", words) for name, words, _ in SIDES)))
    for name, _, kind in SIDES:
        made.put(f"{ROOT}{name}/", links(("2024/", "2024年"), ("2023/", "2023年")))
        for year in (2024, 2023):
            made.list(f"{ROOT}{name}/{year}/", kind, year)
    return made.made()


def sides_below_years() -> MadeSite:
    made = Shelves("sides_below_years")
    years = (2024, 2023)
    made.put(ROOT, links(*((f"{y}njytabl/", f"{y}年建议提案办理结果") for y in years)))
    for year in years:
        shelf = f"{ROOT}{year}njytabl/"
        made.put(shelf, links(*((f"{name}/", words) for name, words, _ in SIDES)))
        for name, _, kind in SIDES:
            made.list(f"{shelf}{name}/", kind, year)
    return made.made()


def sides_in_other_folders() -> MadeSite:
    made = Shelves("sides_in_other_folders")
    made.put(ROOT, links(*((f"/zwgk/{name}/", words) for name, words, _ in SIDES)))
    for name, _, kind in SIDES:
        made.list(f"/zwgk/{name}/", kind, 2024)
    return made.made()


def years_beside() -> MadeSite:
    made = Shelves("years_beside")
    tabs = links((ROOT, "2025年"), ("/zwgk/jyta2024/", "2024年"), ("/zwgk/jyta_2023/", "2023年"))
    made.list(ROOT, "npc", 2025, tabs)
    made.list("/zwgk/jyta2024/", "npc", 2024, tabs)
    made.list("/zwgk/jyta_2023/", "npc", 2023, tabs)
    return made.made()


def sessions_in_files() -> MadeSite:
    made = Shelves("sessions_in_files")
    pages = {"18j3c.html": "三", "18j2c.html": "二", "18j1c.html": "一"}
    tabs = links(*((f"/dbjy/{name}", f"十八届{n}次会议") for name, n in pages.items()))
    for year, name in enumerate(pages, 2023):
        made.list(f"/dbjy/{name}", "npc", year, tabs)
    return made.made("/dbjy/18j3c.html")


def a_page_that_leads_on() -> MadeSite:
    made = Shelves("a_page_that_leads_on")
    made.site.page(
        f"{ROOT}index.html", "<html><body><script>location.href='2025/';</script></body></html>"
    )
    tabs = links(("../2025/", "2025年"), ("../2024/", "2024年"))
    for year in (2025, 2024):
        made.list(f"{ROOT}{year}/", "npc", year, tabs)
    return made.made()


def organs() -> MadeSite:
    made = Shelves("organs")
    # The last one is no name of an organ by its words; it stands in their box.
    names = (
        "市教育局（7）",
        "市民政局(7件)",
        "市卫生健康委",
        "城关镇",
        "城关镇人民政府",
        "驻省城工作处",
    )
    made.put(ROOT, links(*((f"bm{n}/", name) for n, name in enumerate(names))))
    for n in range(len(names)):
        made.list(f"{ROOT}bm{n}/", "npc", 2020 + n)
    return made.made()


def older_rows_elsewhere() -> MadeSite:
    made = Shelves("older_rows_elsewhere")
    note = '<p>2020年以前的建议提案办理情况请点击<a href="/old/jyta/">这里</a>查看</p>'
    made.list(ROOT, "npc", 2024, note)
    made.list("/old/jyta/", "npc", 2019)
    return made.made()


def pictures() -> MadeSite:
    made = Shelves("pictures")
    click = "window.open('qt/')"
    tiles = (
        '<a href="rddbjy/"><img src="/i/1.png" alt="人大代表建议"></a>'
        '<a href="zxwyta/"><img src="/i/2.png"></a>'
        f'<div onclick="{click}">委员提案</div>'
    )
    made.put(ROOT, tiles)
    for name, kind in (("rddbjy", "npc"), ("zxwyta", "cppcc"), ("qt", "cppcc")):
        made.list(f"{ROOT}{name}/", kind, 2024)
    return made.made()


def heads_of_boxes() -> MadeSite:
    """The heads lead to the lists, elsewhere; titles of rows have the words of a side, too."""
    made, boxes = Shelves("heads_of_boxes"), []
    for name, words, kind in SIDES:
        docs = made.list(f"/zwgk/{name}/", kind, 2024)
        rows = rows_li(made.site, docs[:3], ROOT)
        boxes.append(f'<div><h3><a href="/zwgk/{name}/">{words}</a></h3>{rows}</div>')
    made.put(ROOT, *boxes)
    return made.made()


def chosen_years(name: str, select: str, option: str = "{0}") -> MadeSite:
    """The newest year, and a select of all."""
    made = Shelves(name)
    options = "".join(f'<option value="{option.format(y)}">{y}年</option>' for y in (2024, 2023))
    for year, paths in ((2024, (ROOT, f"{ROOT}2024/")), (2023, (f"{ROOT}2023/",))):
        docs = made.site.documents(7, plain_path(f"{ROOT}{year}/"), "npc", year=year)
        for path in paths:
            made.put(path, select.format(options), rows_li(made.site, docs, path))
    return made.made()


def years_by_a_function() -> MadeSite:
    script = "<script>function go(v){{location.href='/zwgk/jyta/'+v+'/index.html'}}</script>"
    return chosen_years(
        "years_by_a_function", f'<select onchange="go(this.value)">{{}}</select>{script}'
    )


def years_by_a_handler() -> MadeSite:
    handler = "location.href='/zwgk/jyta/'+this.value+'/'"
    return chosen_years("years_by_a_handler", f'<select onchange="{handler}">{{}}</select>')


def years_by_a_form() -> MadeSite:
    made, docs = Shelves("years_by_a_form"), dict[int, list[Doc]]()
    for year in (2024, 2023):
        docs[year] = made.site.documents(7, plain_path("/d/"), "npc", year=year)
    options = "".join(f"<option>{year}年</option>" for year in docs)
    form = f'<form action="list"><select name="nd">{options}</select><input type="submit"></form>'

    def answer(q: dict[str, str], *_: object) -> str:
        rows = docs.get(int(q.get("nd", "2024年")[:4]), [])
        return made.site.shell("建议提案", form + rows_li(made.site, rows, ROOT), ROOT)

    made.site.route("/jyta/list", answer)
    return made.made("/jyta/list")


def years_by_a_click() -> MadeSite:
    made = Shelves("years_by_a_click")
    tabs = "".join(f"<li onclick=\"location.href='{y}.html'\">{y}年</li>" for y in (2024, 2023))
    for year in (2024, 2023):
        docs = made.site.documents(7, plain_path(f"{ROOT}{year}/"), "npc", year=year)
        for path in (f"{ROOT}{year}.html", *([ROOT] if year == 2024 else [])):
            made.put(path, f"<ul>{tabs}</ul>", rows_li(made.site, docs, path))
    return made.made()


def sides_by_a_select() -> MadeSite:
    """Neither side stands for both; the search of the site has years and is none of the column."""
    made, docs = Shelves("sides_by_a_select"), dict[str, list[Doc]]()
    for name, _, kind in SIDES:
        docs[name] = made.site.documents(7, plain_path("/d/"), kind)
    news = made.site.news(8)
    options = "".join(f'<option value="{name}">{words}</option>' for name, words, _ in SIDES)
    years = "".join(f"<option>{year}年</option>" for year in (2024, 2023))
    forms = (
        f'<form action="/search"><select name="y">{years}</select></form>'
        f"<select onchange=\"location.href='/jyta/list?lx='+this.value\">{options}</select>"
    )

    def answer(q: dict[str, str], *_: object) -> str:
        rows = docs.get(q.get("lx", "rdjy"), [])
        return made.site.shell("建议提案", forms + rows_li(made.site, rows, ROOT), ROOT)

    made.site.route("/jyta/list", answer)
    made.site.route(
        "/search", lambda *_: made.site.shell("搜索", rows_li(made.site, news, "/"), "/")
    )
    return made.made("/jyta/list")


def sides_in_files() -> MadeSite:
    """The column opens with one of two files; their tabs have short names."""
    made = Shelves("sides_in_files")
    tabs = links(("rd.html", "人大"), ("zx.html", "政协"))
    docs = made.list(f"{ROOT}rd.html", "npc", 2024, tabs)
    made.list(f"{ROOT}zx.html", "cppcc", 2023, tabs)
    made.put(ROOT, tabs, rows_li(made.site, docs, ROOT))
    return made.made()


def shelves_that_look_like_rows() -> MadeSite:
    """Each row of the column is a session; its title has the words of a reply."""
    made, rows = Shelves("shelves_that_look_like_rows"), ""
    for n, words in enumerate(("三", "二", "一")):
        title = f"松台县第十八届人民代表大会第{words}次会议代表建议办理情况"
        rows += f'<li><a href="/zwgk/jyta/h{n}/">{title}</a><span>2024-0{n + 1}-02</span></li>'
        made.list(f"{ROOT}h{n}/", "npc", 2022 + n)
    made.put(ROOT, f"<ul>{rows}</ul>")
    return made.made()


def a_table_of_organs() -> MadeSite:
    """The organ stands in a cell of its own, and the link says 查看答复."""
    made = Shelves("a_table_of_organs")
    names = ("松台县教育局", "松台县民政局", "松台县卫生健康局")
    rows = "".join(
        f'<tr><td>{name}</td><td>7</td><td><a href="./bm{n}/">查看答复</a></td></tr>'
        for n, name in enumerate(names)
    )
    made.put(ROOT, f"<table><tr><th>承办单位</th><th>件数</th><th></th></tr>{rows}</table>")
    for n in range(len(names)):
        made.list(f"{ROOT}bm{n}/", "npc", 2022 + n)
    return made.made()


def a_menu_of_columns() -> MadeSite:
    """The other side in the menu is another column."""
    made = Shelves("a_menu_of_columns")
    menu = links(("/zwgk/rdjy/", "人大代表建议"), ("/zwgk/zxta/", "政协委员提案"))
    made.list("/zwgk/rdjy/", "npc", 2024, menu)
    own = list(made.site.docs)
    made.list("/zwgk/zxta/", "cppcc", 2024, menu)
    made.site.docs = own
    return made.made("/zwgk/rdjy/")


SITES = (
    years_below_sides, sides_below_years, sides_in_other_folders, years_beside, sessions_in_files,
    a_page_that_leads_on, organs, older_rows_elsewhere, pictures, heads_of_boxes,
    years_by_a_function, years_by_a_handler, years_by_a_form, years_by_a_click, sides_by_a_select,
    sides_in_files, shelves_that_look_like_rows, a_table_of_organs, a_menu_of_columns,
)  # fmt: skip


@pytest.mark.parametrize("make", SITES)
def test_all_columns_of_a_column_are_walked(make: Callable[[], MadeSite]) -> None:
    first = walked(make())
    assert (first.missed, first.decoys) == (set(), set())
    assert first.complete
    again = walked(make(), first.platform, first.learned)
    assert again.found == first.found
    assert len(again.requests) <= len(first.requests)
