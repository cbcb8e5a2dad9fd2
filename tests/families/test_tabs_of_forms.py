"""Years of which a page shows one, and a function or a form asks for the others: they were lost
without a word, and the year that is shown was called the whole list."""

from collections.abc import Callable

import pytest
from conftest import long_but
from family_rows import plain_path, rows_li
from family_words import chunks
from test_shelves import ROOT, Shelves, links
from test_told_by_scripts import PER, Scripted, found_whole
from walking import MadeSite

YEARS = ("2024", "2023", "2022")
FORM = (
    "<form name='f' id='f' method='{method}' action='/jyta/list.do'><input type='hidden' name='nd' "
    "id='nd' value='{now}'><input type='hidden' name='page' id='page' value='1'></form>"
)
TABS = {
    "a form that is posted": (
        FORM.replace("{method}", "post"),
        "function yr(y){document.f.nd.value=y;document.f.page.value=1;document.f.submit()}"
        "function go(p){document.f.page.value=p;document.f.submit()}",
    ),
    "a form in the address": (
        FORM.replace("{method}", "get"),
        "function yr(y){$('#nd').val(y);$('#page').val(1);$('#f').submit()}"
        "function go(p){$('#page').val(p);$('#f').submit()}",
    ),
    "an address": (
        "",
        "var nd='{now}';function yr(y){location.href='/jyta/list.do?nd='+y}"
        "function go(p){location.href='/jyta/list.do?nd='+nd+'&page='+p}",
    ),
}


def years(name: str) -> MadeSite:
    made, (form, script) = Scripted(f"years by {name}"), TABS[name]
    docs = {y: made.site.documents(13, plain_path("/d/"), year=int(y)) for y in YEARS}
    tabs = "".join(f"<li onclick=\"yr('{y}')\">{y}年</li>" for y in YEARS)
    pages = "".join(f"<a href='javascript:go({n})'>{n}</a> " for n in (1, 2))

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str:
        values = {"nd": YEARS[0], "page": "1", **q, **made.site.form(body)}
        parts, at = chunks(docs.get(values["nd"], []), PER), int(values["page"])
        rows = rows_li(made.site, parts[at - 1] if 0 < at <= len(parts) else [], ROOT)
        page = f"{form}<ul>{tabs}</ul>{rows}{pages}<script>{script}</script>"
        return made.site.shell("建议提案", page.replace("{now}", values["nd"]), ROOT)

    made.site.route("/jyta/list.do", answer)
    return made.site.done([f"{made.site.root}/jyta/list.do"], [], True, "")


def tabs_of_aspnet() -> MadeSite:
    made = Scripted("tabs_of_aspnet")
    docs = {y: made.site.documents(7, plain_path("/d/"), year=int(y)) for y in YEARS}
    tabs = "".join(f"<a href=\"javascript:__doPostBack('lbtn{y}','')\">{y}年</a>" for y in YEARS)
    script = "function __doPostBack(a,b){theForm.__EVENTTARGET.value=a;theForm.submit()}"

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str:
        target = made.site.form(body).get("__EVENTTARGET", "")[-4:]
        year = target if target in docs else YEARS[0]
        fields = "".join(
            f"<input type='hidden' name='{name}' value='{value}'>"
            for name, value in (("__EVENTTARGET", ""), ("__VIEWSTATE", f"abc{year}"))
        )
        rows = rows_li(made.site, docs[year], ROOT)
        form = f"<form method='post' action='list.aspx'>{fields}{tabs}{rows}</form>"
        return made.site.shell("建议提案", f"{form}<script>{script}</script>", ROOT)

    made.site.route("/jyta/list.aspx", answer)
    return made.site.done([f"{made.site.root}/jyta/list.aspx"], [], True, "")


def months_of_a_folded_year() -> MadeSite:
    made, folded = Shelves("months_of_a_folded_year"), ""
    for year in (2024, 2023):
        months = {month: f"{year}{month:02}/" for month in (3, 9)}
        folded += f"<h4>{year}年</h4>{links(*((p, f'{m}月') for m, p in months.items()))}"
        for path in months.values():
            made.list(f"{ROOT}{path}", "npc", year)
    made.put(ROOT, folded)
    return made.made()


def sides_with_long_names() -> MadeSite:
    """They were taken for two documents, and the list was called whole."""
    made, places = Shelves("sides_with_long_names"), ("/col/col10/", "/col/col11/")
    names = ("市人民政府办理市人大代表建议答复公开", "市人民政府办理市政协委员提案答复公开")
    made.put("/col/col9/", links(*zip(places, names, strict=True)))
    for place, kind in zip(places, ("npc", "cppcc"), strict=True):
        made.list(place, kind, 2024)
    return made.made("/col/col9/")


@pytest.mark.parametrize("name", long_but({"a form that is posted"}, TABS))
def test_each_year_is_asked_for_as_its_tab_does(name: str) -> None:
    found_whole(lambda: years(name))


@pytest.mark.parametrize("make", [tabs_of_aspnet, months_of_a_folded_year, sides_with_long_names])
def test_each_column_is_found_by_its_name(make: Callable[[], MadeSite]) -> None:
    found_whole(make)
