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
    names = ("市教育局", "市民政局", "市卫生健康委", "城关镇")
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
    a_page_that_leads_on, organs, older_rows_elsewhere, a_menu_of_columns,
)  # fmt: skip


@pytest.mark.parametrize("make", SITES)
def test_all_columns_of_a_column_are_walked(make: Callable[[], MadeSite]) -> None:
    first = walked(make())
    assert (first.missed, first.decoys) == (set(), set())
    assert first.complete
    again = walked(make(), first.platform, first.learned)
    assert again.found == first.found
    assert len(again.requests) <= len(first.requests)
