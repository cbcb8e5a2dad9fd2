"""Lists and columns that only a script names which the page loads, or an answer to its requests:
menus of years and sides, tabs, pieces, and scripts that load scripts. Each is found whole."""

import random
from collections.abc import Callable, Sequence

import base
import pytest
from conftest import long_but
from family_documents import Answer, Doc
from family_rows import plain_path, rows_li
from family_words import chunks
from walking import MadeSite, walked

ROOT, PER = "/zwgk/jyta/", 10
SIDES = (("rd", "人大代表建议", "npc"), ("zx", "政协委员提案", "cppcc"))
MENU = [{"id": n, "pId": 1, "name": words, "url": f"{ROOT}{name}/"}
        for n, (name, words, _) in enumerate(SIDES, 31)]  # fmt: skip


class Scripted:
    """A site whose page has a script, or loads some."""

    def __init__(self, name: str) -> None:
        self.site = base.Site(name, random.Random(5), dialect="plain", soft=None)

    def put(self, *parts: str, path: str = ROOT) -> None:
        self.site.page(f"{path}index.html", self.site.shell("建议提案办理", "\n".join(parts), path))

    def sides(self, *above: str) -> None:
        for name, _, kind in SIDES:
            docs = self.site.documents(7, plain_path(f"{ROOT}{name}/"), kind)
            self.put(*above, rows_li(self.site, docs, ROOT), path=f"{ROOT}{name}/")

    def answer(self, docs: list[Doc], number: str | None) -> Answer:
        at = int(number) if number and number.isdigit() else 1
        parts = chunks(docs, PER)
        rows = parts[at - 1] if 1 <= at <= len(parts) else []
        found = [{"title": d.title, "url": d.path, "date": str(d.date)} for d in rows]
        return self.site.data({"code": 200, "total": len(docs), "rows": found})

    def service(self) -> str:
        """The text of a script that asks for the list."""
        docs = self.site.documents(34, plain_path("/d/"))
        self.site.route("/api/jyta/list", lambda q, *_: self.answer(docs, q.get("page")))
        call = "$.get('/api/jyta/list',{page:p,rows:10},function(r){draw(r.rows)})"
        return f"function load(p){{{call}}}load(1);"

    def service_of_sides(self, name: str) -> None:
        docs = {str(n): self.site.documents(14, plain_path("/d/"), kind)
                for n, (_, _, kind) in enumerate(SIDES, 31)}  # fmt: skip
        self.site.route(
            "/api/list", lambda q, *_: self.answer(docs.get(q.get(name, ""), []), q.get("page"))
        )

    def made(self) -> MadeSite:
        return self.site.done([self.site.root + ROOT], [], True, "")


def loaded(name: str, mark: str, scripts: Sequence[tuple[str, str]]) -> MadeSite:
    """A page that loads what asks for its list in a way of its own; {} is that script."""
    made = Scripted(name)
    asks = made.service()
    for path, text in scripts:
        made.site.js(path, text.replace("{}", asks))
    made.put(f"<ul id='l'></ul>{mark}")
    return made.made()


LOADED: dict[str, tuple[str, Sequence[tuple[str, str]]]] = {
    "search": ("<script src='/js/search.js'></script>", [("/js/search.js", "{}")]),
    "fetched": ("<script>$.getScript('/js/list.js')</script>", [("/js/list.js", "{}")]),
    "written": (
        "<script>document.write(\"<script src='/js/list.js'><\\/script>\")</script>",
        [("/js/list.js", "{}")],
    ),
    "made": (
        "<script>var s=document.createElement('script');s.src='/js/list.js?v=2';add(s)</script>",
        [("/js/list.js", "{}")],
    ),
    "require": (
        "<script src='/js/require.js' data-main='/js/main'></script>",
        [("/js/main.js", "require(['jquery','./list'],run)"), ("/js/list.js", "define(x,{}")],
    ),
    "sea": (
        "<script src='/js/sea.js'></script><script>seajs.use('/js/list')</script>",
        [("/js/list.js", "{}")],
    ),
    "vite": (
        "<script type='module' src='/assets/index-a1.js'></script>",
        [
            ("/assets/index-a1.js", "const r=[{path:'/',component:()=>import('./List-b2.js')}];"),
            ("/assets/List-b2.js", "import{a as h}from'./index-a1.js';{}"),
        ],
    ),
    "sixth": (
        "".join(f"<script src='/js/{n}.js'></script>" for n in ("a", "b", "c", "d", "e", "zz")),
        [(f"/js/{n}.js", "var a=1") for n in "abcde"] + [("/js/zz.js", "{}")],
    ),
}


def a_menu_that_a_file_writes() -> MadeSite:
    made, tag = Scripted("a_menu_that_a_file_writes"), "<ul><script src='/js/m.js'></script></ul>"
    lines = (f"document.write('<li><a href=\"{ROOT}{n}/\">{w}</a></li>');" for n, w, _ in SIDES)
    made.site.js("/js/m.js", "\n".join(lines))
    made.put(tag)
    made.sides(tag)
    return made.made()


def a_tree() -> MadeSite:
    made = Scripted("a_tree")
    adds = "".join(f"d.add({n},0,'{w}','{name}/');" for n, (name, w, _) in enumerate(SIDES, 1))
    made.put(f"<script>d=new dTree('d');d.add(0,-1,'建议提案');{adds}document.write(d);</script>")
    made.sides()
    return made.made()


def a_tree_by_request() -> MadeSite:
    """The names of its columns were taken for titles, and the list was called whole."""
    made = Scripted("a_tree_by_request")
    made.site.route("/api/tree", lambda *_: made.site.data([{"id": 1, "name": "建议提案"}, *MENU]))
    made.put("<script>$.getJSON('/api/tree',function(n){$.fn.zTree.init($('#t'),{},n)})</script>")
    made.sides()
    return made.made()


def keys_by_request() -> MadeSite:
    """A request gives the keys of the columns, another the rows of each."""
    made = Scripted("keys_by_request")
    columns = [{"id": m["id"], "name": m["name"]} for m in MENU]
    made.site.route("/api/columns", lambda *_: made.site.data({"code": 200, "data": columns}))
    made.service_of_sides("columnId")
    made.put(
        "<ul id='l'></ul><script>$.get('/api/columns',{parent:3},function(r){$.each(r.data,"
        "function(i,c){$('#m').append('<li onclick=\"show('+c.id+',1)\">'+c.name+'</li>')});"
        "show(r.data[0].id,1)});function show(id,p){$.get('/api/list',{columnId:id,page:p,rows:10},"
        "function(r){draw(r.rows)})}</script>"
    )
    return made.made()


def tabs_of_a_loaded_function() -> MadeSite:
    """The second tab was lost without a word."""
    made = Scripted("tabs_of_a_loaded_function")
    made.service_of_sides("cid")
    call = "$.get('/api/list',{cid:cid,page:p,rows:10},function(r){draw(r.rows)})"
    made.site.js("/js/list.js", f"function show(cid,p){{{call}}}")
    tabs = "".join(f"<li onclick=\"show('{m['id']}',1)\">{m['name']}</li>" for m in MENU)
    made.put(f"<ul>{tabs}</ul><ul id='l'></ul><script src='/js/list.js'></script>")
    return made.made()


def years_kept_in_a_variable() -> MadeSite:
    """A click puts the year into a variable: the other years were lost without a word."""
    made = Scripted("years_kept_in_a_variable")
    docs = {str(y): made.site.documents(13, plain_path("/d/"), year=y) for y in (2024, 2023)}

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> Answer:
        form = made.site.form(body)
        return made.answer(docs.get(form.get("year", ""), []), form.get("pageNo"))

    made.site.route("/jyta/query.do", answer)
    tabs = "".join(f'<a href="javascript:;" onclick="byYear({y})">{y}</a>' for y in docs)
    script = (
        "<script>var yr=2024;function byYear(y){yr=y;load(1)}"
        "function load(p){$.post('/jyta/query.do',{year:yr,pageNo:p,pageSize:10},"
        "function(r){draw(r)},'json')}load(1)</script>"
    )
    made.put(f"<div>{tabs}</div><ul id='l'></ul>{script}")
    return made.made()


def pieces_of_a_loaded_script() -> MadeSite:
    made, loads = Scripted("pieces_of_a_loaded_script"), ""
    for name, _, kind in SIDES:
        docs = made.site.documents(8, plain_path(f"{ROOT}c/"), kind)
        made.site.page(f"{ROOT}{name}.html", rows_li(made.site, docs, ROOT))
        loads += f"$('#{name}').load('{ROOT}{name}.html');"
    made.site.js("/js/tab.js", f"$(function(){{{loads}}})")
    made.put("<div id='rd'></div><div id='zx'></div><script src='/js/tab.js'></script>")
    return made.made()


SITES = (
    a_menu_that_a_file_writes, a_tree, a_tree_by_request, keys_by_request,
    tabs_of_a_loaded_function, years_kept_in_a_variable, pieces_of_a_loaded_script,
)  # fmt: skip


def found_whole(make: Callable[[], MadeSite]) -> None:
    first = walked(make())
    assert (first.missed, first.decoys) == (set(), set())
    assert first.complete
    again = walked(make(), first.platform, first.learned)
    assert again.found == first.found
    assert again.complete
    assert len(again.requests) <= len(first.requests)


@pytest.mark.parametrize("name", long_but({"fetched", "vite"}, LOADED))
def test_the_script_that_asks_for_the_list_is_read(name: str) -> None:
    found_whole(lambda: loaded(f"loaded_{name}", *LOADED[name]))


@pytest.mark.parametrize("make", SITES)
def test_all_that_a_script_tells_of_is_walked(make: Callable[[], MadeSite]) -> None:
    found_whole(make)
