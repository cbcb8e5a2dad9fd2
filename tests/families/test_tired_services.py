"""Services that are busy, tired or give a part only, and lists in pieces: small sites of one form
each."""

import json
import random
from collections.abc import Callable

import pytest
from base import chunks, plain_path, rows_li
from family_documents import Answer, Doc, MadeSite
from family_site import Site
from walking import Walked, walked

COLUMN = "/jyta/"
DRAWS = (
    "var h='';r.rows.forEach(function(x){h+='<li><a href=\"'+x.url+'\">'+x.title+'</a></li>'});"
    "document.getElementById('l').innerHTML=h;"
)
MORE = (
    "<ul id='l'></ul><a href='javascript:load(page+1)'>下一页</a><script>var page=1;"
    f"function load(p){{page=p;$.get('/api/list?ch=3&page='+p,function(r){{{DRAWS}}},'json');}}"
    "load(1);</script>"
)


def site_of() -> Site:
    return Site("tired", random.Random(3), soft=None, dialect="plain")


def rows_of(docs: list[Doc]) -> list[dict[str, str]]:
    return [{"title": d.title, "url": d.path, "date": f"{d.date:%Y-%m-%d}"} for d in docs]


def walked_over(site: Site, main: str, column: str = COLUMN) -> tuple[MadeSite, Walked]:
    start = site.page(column, site.shell("建议提案", main, column))
    built = site.done([start], [start], True, "")
    return built, walked(built)


def service(site: Site, documents: int, beyond: Answer, last: int = 99) -> None:
    """Ten rows a page as far as page `last`, no total, and `beyond` after that."""
    docs = site.documents(documents, plain_path("/jyta/c/"), "mixed")

    def answer(query: dict[str, str], *_: object) -> Answer:
        page = int(query.get("page", 1))
        got = docs[(page - 1) * 10 : page * 10] if 0 < page <= last else []
        return site.data({"code": 200, "rows": rows_of(got)}) if got else beyond

    site.route("/api/list", answer)


@pytest.mark.parametrize(
    ("beyond", "last", "whole"),
    [
        ({"code": 403, "msg": "仅展示前3页"}, 3, False),
        ({"code": 500, "msg": "系统繁忙，请稍后再试"}, 3, False),
        ({"code": 404, "msg": "没有更多数据了"}, 99, True),
        ({"code": 200, "rows": []}, 99, True),
    ],
)
def test_a_refusal_is_no_end(beyond: object, last: int, whole: bool) -> None:
    site = site_of()
    service(site, 40, site.data(beyond), last)
    _, found = walked_over(site, MORE)
    assert found.complete is whole and bool(found.missed) is not whole, found.verdict


def test_after_a_short_last_page_whatever_is_said_is_an_end() -> None:
    site = site_of()
    service(site, 27, site.html("<html><body>系统错误</body></html>"))
    _, found = walked_over(site, MORE)
    assert found.complete and not found.missed


@pytest.mark.parametrize("page", [1, 2, 3])
def test_what_is_busy_once_is_asked_again(page: int) -> None:
    """With status 200, as a page of the site."""
    site, asked = site_of(), [0]
    parts = chunks(site.documents(40, plain_path("/jyta/c/"), "mixed"), 15)
    links = "".join(
        f'<a href="index{f"_{k}" if k else ""}.html">{k + 1}</a>' for k in range(len(parts))
    )

    def busy_once(text: str) -> Callable[..., str]:
        def answer(*_: object) -> str:
            asked[0] += 1
            return "<html><body>系统繁忙，请稍后再试！</body></html>" if asked[0] == 1 else text

        return answer

    for k, part in enumerate(parts):
        text = site.shell("建议提案", rows_li(site, part, COLUMN, "root") + links, COLUMN)
        path = f"{COLUMN}index{f'_{k}' if k else ''}.html"
        if k == page - 1:
            site.route(path, busy_once(text))
        else:
            site.page(path, text)
    found = walked(site.done([f"{site.root}{COLUMN}index.html"], [], True, ""))
    assert found.complete and not found.missed, found.verdict


@pytest.mark.parametrize("said", ["没有记录", "&nbsp;"])
def test_a_next_link_that_never_ends(said: str) -> None:
    """后一页 leads on from the last page to one without rows, which may say so."""
    site = site_of()
    parts = chunks(site.documents(34, plain_path("/jyta/c/"), "mixed"), 10)

    def answer(query: dict[str, str], *_: object) -> str:
        k = int(query.get("p", 1))
        rows = rows_li(site, parts[k - 1], COLUMN, "root") if k <= len(parts) else f"<p>{said}</p>"
        return site.shell("建议提案", f'{rows}<a href="?p={k + 1}">后一页</a>', COLUMN)

    site.route("/q.php", answer)
    found = walked(site.done([f"{site.root}/q.php"], [], True, ""))
    assert found.verdict == "walked_to_end" and not found.missed


@pytest.mark.parametrize("loads", ["$(this).attr('data-src')", "urls[$(this).index()]"])
def test_tabs_that_load_pieces(loads: str) -> None:
    """The piece of one tab was called the whole list."""
    site = site_of()
    for name in ("rd", "zx"):
        docs = site.documents(7, plain_path(f"/jyta/{name}/"), "mixed")
        site.static[f"/jyta/{name}.html"] = site.html(rows_li(site, docs, COLUMN, "root"))
    main = (
        "<ul class='t'><li data-src='rd.html'>人大建议</li><li data-src='zx.html'>政协提案</li>"
        "</ul><div id='c'></div><script>var urls=['rd.html','zx.html'];$('.t li').click(function(){"
        f"$('#c').load({loads});}});$('#c').load('rd.html');</script>"
    )
    _, found = walked_over(site, main)
    assert found.complete and not found.missed, found.requests


@pytest.mark.parametrize("count", [2, 3])
def test_each_service_of_a_page_has_a_list(count: int) -> None:
    """The first that gave rows was called the whole."""
    site, script = site_of(), ""
    for name in ("rd", "zx", "yb")[:count]:
        docs = site.documents(17, plain_path(f"/{name}/c/"), "mixed")

        def answer(query: dict[str, str], *_: object, docs: list[Doc] = docs) -> Answer:
            page = int(query.get("page", 1))
            return site.data(rows_of(docs[(page - 1) * 10 : page * 10] if page else []))

        site.route(f"/api/{name}", answer)
        script += f"function {name}(p){{$.getJSON('/api/{name}?page='+p,draw);}}{name}(1);"
    _, found = walked_over(site, f"<ul id='r'></ul><ul id='z'></ul><script>{script}</script>")
    assert found.complete and not found.missed, found.verdict


@pytest.mark.parametrize(
    "shown", ["<script>var tip='没有更多数据';</script>", "<p style='display: none'>暂无数据</p>"]
)
def test_words_that_nobody_sees_do_not_say_that_a_list_is_empty(shown: str) -> None:
    site = site_of()
    _, found = walked_over(site, f"<div id='feed'></div>{shown}")
    assert not found.complete


def test_documents_of_no_year_stand_under_the_tab_of_all() -> None:
    site = site_of()
    years = {y: site.documents(12, plain_path("/c/"), "mixed", year=y) for y in (2025, 2024, 2022)}
    every = [d for docs in years.values() for d in docs]

    def answer(query: dict[str, str], *_: object) -> Answer:
        year, page = query.get("year", ""), int(query.get("page", 1))
        docs = years.get(int(year), []) if year else every
        got = docs[(page - 1) * 10 : page * 10] if page else []
        return site.data(json.dumps({"total": len(docs), "rows": rows_of(got)}))

    site.route("/api/list", answer)
    tabs = "".join(f"<li onclick=\"pick('{y}')\">{y or '全部'}</li>" for y in ("", "2025", "2024"))
    script = (
        "var year='',page=1;function pick(y){year=y;load(1);}function load(p){page=p;"
        f"$.get('/api/list?year='+year+'&page='+p,function(r){{{DRAWS}}},'json');}}load(1);"
    )
    _, found = walked_over(site, f"<ul>{tabs}</ul><ul id='l'></ul><script>{script}</script>")
    assert found.complete and not found.missed
