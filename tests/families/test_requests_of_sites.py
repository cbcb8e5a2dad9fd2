"""Ways in which scripts of real systems ask for a list, put pieces into the page, or write it: each
list is found whole."""

import json
from collections.abc import Callable

import pytest
from conftest import long_but
from family_documents import Answer, Doc
from family_rows import plain_path, rows_li
from family_words import chunks
from test_told_by_scripts import PER, ROOT, SIDES, Scripted, found_whole
from walking import MadeSite

YEARS = (2024, 2023)
ASKED: dict[str, tuple[str, str, dict[str, str]]] = {
    # name: script of the page, address of the service, what it must be asked with
    "spread": (
        "<script>new Vue({data(){return{query:{channelId:'77',q:''},page:1,size:10}},methods:"
        "{load(){axios.post('/gw/list',{...this.query,pageNo:this.page,pageSize:this.size})}}})"
        "</script>",
        "/gw/list",
        {"channelId": "77"},
    ),
    "serialized": (
        "<form id='f'><input type='hidden' name='cat' value='9'></form><script>function load(p){"
        "$.post('/api/list',$('#f').serialize()+'&pageNo='+p,draw,'json')}load(1)</script>",
        "/api/list",
        {"cat": "9"},
    ),
    "two files": (
        "<script src='/js/api.js'></script><script src='/js/index.js'></script>",
        "/api/list",
        {"type": "5"},
    ),
    "indented sums": (
        "<script>function load(p){\n    $.get('/api/list?cat=9'\n            + '&pageNo='\n"
        "            + p, draw)\n}\nload(1)</script>",
        "/api/list",
        {"cat": "9"},
    ),
}
FILES = {
    "/js/api.js": "function getList(params){return request({url:'/api/list',params:params})}",
    "/js/index.js": "function load(p){getList({pageNo:p,size:10,type:5}).then(draw)}load(1)",
}


def asked(name: str) -> MadeSite:
    script, place, needed = ASKED[name]
    made = Scripted(f"asked {name}")
    docs = made.site.documents(34, plain_path("/d/"))

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> Answer:
        text = body.decode()
        form = json.loads(text) if text.startswith("{") else made.site.form(body)
        values = {**q, **{k: str(v) for k, v in form.items()}}
        known = all(values.get(k) == v for k, v in needed.items())
        return made.answer(docs if known else [], values.get("pageNo"))

    made.site.route(place, answer)
    for path, text in FILES.items():
        made.site.js(path, text)
    made.put(f"<ul id='l'></ul>{script}")
    return made.made()


def a_part_of_another_page() -> MadeSite:
    """jQuery: .load('/jyta/list.jsp #list', {page: p}) takes one box out of a page."""
    made = Scripted("a_part_of_another_page")
    parts = chunks(made.site.documents(34, plain_path("/d/")), PER)

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str:
        number = made.site.form(body).get("page") or q.get("page") or "1"
        rows = parts[int(number) - 1] if 0 < int(number) <= len(parts) else []
        return f"<div id='list'>{rows_li(made.site, rows, ROOT)}</div>"

    made.site.route("/jyta/list.jsp", answer)
    script = "function go(p){$('#l').load('/jyta/list.jsp #list',{page:p})}go(1)"
    made.put(f"<div id='l'></div><script>{script}</script>")
    return made.made()


def pieces(name: str, tab: str, script: str) -> MadeSite:
    """A tab a year, whose piece a click puts into the page."""
    made, tabs = Scripted(name), ""
    for year in YEARS:
        docs = made.site.documents(7, plain_path(f"{ROOT}{year}/"), year=year)
        made.site.page(f"{ROOT}p{year}.html", f"<html>{rows_li(made.site, docs, ROOT)}</html>")
        tabs += tab.format(place=f"p{year}.html", year=year)
    made.put(f"<ul>{tabs}</ul><div id='b'></div>{script}")
    return made.made()


def pieces_by_their_attribute() -> MadeSite:
    return pieces(
        "pieces_by_their_attribute",
        '<li class="t" data-url="{place}">{year}年</li>',
        "<script>$('.t').click(function(){$.get($(this).attr('data-url'),put)})</script>",
    )


def pieces_of_a_frame() -> MadeSite:
    """The frame shows the newest year: the other was lost without a word."""
    return pieces(
        "pieces_of_a_frame",
        "<li onclick=\"show('{place}')\">{year}年</li>",
        "<iframe id='f' src='p2024.html'></iframe>"
        "<script>function show(u){byId('f').src=u}</script>",
    )


def many_frames() -> MadeSite:
    """Of six only the first four were read, without a word."""
    made, frames = Scripted("many_frames"), ""
    for year in range(2025, 2019, -1):
        docs = made.site.documents(6, plain_path(f"{ROOT}{year}/"), year=year)
        made.site.page(f"{ROOT}f{year}.html", f"<html>{rows_li(made.site, docs, ROOT)}</html>")
        frames += f"<h3>{year}年</h3><iframe src='f{year}.html'></iframe>"
    made.put(frames)
    return made.made()


def lines(docs: list[Doc]) -> str:
    rows = (f"<li><a href='{d.path}'>{d.title}</a><span>{d.date}</span></li>" for d in docs)
    return "\n".join(f'document.writeln("{row}");' for row in rows)


def rows_that_are_written() -> MadeSite:
    made = Scripted("rows_that_are_written")
    made.put(f"<ul><script>{lines(made.site.documents(14, plain_path(ROOT)))}</script></ul>")
    return made.made()


def rows_that_a_file_writes() -> MadeSite:
    made = Scripted("rows_that_a_file_writes")
    made.site.js("/js/data.js", lines(made.site.documents(14, plain_path(ROOT))))
    made.put("<ul><script src='/js/data.js'></script></ul>")
    return made.made()


def a_menu_asked_by_a_file() -> MadeSite:
    made = Scripted("a_menu_asked_by_a_file")
    columns = [{"id": n, "name": words} for n, (_, words, _) in enumerate(SIDES, 31)]
    made.site.route("/api/getMenu", lambda *_: made.site.data({"data": columns}))
    made.service_of_sides("columnId")
    made.site.js(
        "/js/jyta.js",
        "$.get('/api/getMenu',{pid:3},function(r){cur=r.data[0].id;load(1)});function load(p){"
        "$.get('/api/list',{columnId:cur,page:p,rows:10},function(r){draw(r.rows)})}",
    )
    made.put("<ul id='l'></ul><script src='/js/jyta.js'></script>")
    return made.made()


def years_by_request() -> MadeSite:
    made = Scripted("years_by_request")
    docs = {str(y): made.site.documents(13, plain_path("/d/"), year=y) for y in YEARS}
    made.site.route("/api/years", lambda *_: made.site.data({"data": [*docs]}))
    made.site.route(
        "/api/list", lambda q, *_: made.answer(docs.get(q.get("year", ""), []), q.get("page"))
    )
    made.put(
        "<ul id='l'></ul><script>$.get('/api/years',function(r){year=r.data[0];load(1)});"
        "function load(p){$.get('/api/list',{year:year,page:p,rows:10},draw)}</script>"
    )
    return made.made()


def organs_of_a_form() -> MadeSite:
    """A select of organs of which none stands for all: the others were lost without a word."""
    made, names = Scripted("organs_of_a_form"), ("市教育局", "市民政局", "市财政局")
    docs = {str(n): made.site.documents(6, plain_path("/d/")) for n in range(len(names))}
    options = "".join(f"<option value='{n}'>{name}</option>" for n, name in enumerate(names))
    form = f"<form action='list.jsp'><select name='bm'>{options}</select></form>"

    def answer(q: dict[str, str], *_: object) -> str:
        rows = rows_li(made.site, docs.get(q.get("bm", "0"), []), ROOT)
        return made.site.shell("建议提案", form + rows, ROOT)

    made.site.route("/jyta/list.jsp", answer)
    return made.site.done([f"{made.site.root}/jyta/list.jsp"], [], True, "")


def a_column_that_moved() -> MadeSite:
    made = Scripted("a_column_that_moved")
    docs = made.site.documents(7, plain_path("/gk/jyta/"))
    made.put(rows_li(made.site, docs, "/gk/jyta/"), path="/gk/jyta/")
    made.put("<p>本栏目已迁移至新栏目，请点击<a href='/gk/jyta/'>建议提案办理</a>查看。</p>")
    return made.made()


def opened(name: str, row: str, script: str) -> MadeSite:
    """Rows that only a script can open which stands in a file."""
    made = Scripted(name)
    docs = made.site.documents(12, lambda i, d: f"/show.aspx?id={i}")
    rows = "".join(row.format(id=d.id, title=d.title, date=d.date) for d in docs)
    made.site.js("/js/common.js", script)
    made.put(f"<ul>{rows}</ul><script src='/js/common.js'></script>")
    return made.made()


def rows_of_a_loaded_function() -> MadeSite:
    return opened(
        "rows_of_a_loaded_function",
        "<li><a href=\"javascript:openDoc('{id}')\">{title}</a><span>{date}</span></li>",
        "function openDoc(id){window.open('/show.aspx?id='+id)}",
    )


def rows_by_their_attribute() -> MadeSite:
    return opened(
        "rows_by_their_attribute",
        "<li class='item' data-id='{id}'>{title}<span>{date}</span></li>",
        "$('.item').click(function(){location.href='/show.aspx?id='+$(this).attr('data-id')})",
    )


def backslashes() -> MadeSite:
    """Written by hand on Windows: browsers take them for slashes."""
    made = Scripted("backslashes")
    rows = "".join(
        f"<li><a href='c\\{d.path.rpartition('/')[2]}'>{d.title}</a><i>{d.date}</i></li>"
        for d in made.site.documents(12, plain_path(f"{ROOT}c/"))
    )
    made.put(f"<ul>{rows}</ul>")
    return made.made()


def a_menu_with_www() -> MadeSite:
    """The menu has the host with www, and the column was asked for without."""
    made, host = Scripted("a_menu_with_www"), "http://www."
    made.put("".join(f"<a href='{host}{made.site.host}{ROOT}{n}/'>{w}</a>" for n, w, _ in SIDES))
    made.sides()
    return made.made()


def years_by_a_button() -> MadeSite:
    made = Scripted("years_by_a_button")
    options = "".join(f"<option value='{y}'>{y}年</option>" for y in YEARS)
    go = "location.href='/zwgk/jyta/'+document.getElementById('y').value+'.html'"
    above = f"<select id='y'>{options}</select><script>function go(){{{go}}}</script>"
    for year in YEARS:
        rows = rows_li(made.site, made.site.documents(7, plain_path("/d/"), year=year), ROOT)
        names = [f"{year}.html", *(["index.html"] if year == YEARS[0] else [])]
        for name in names:
            made.site.page(f"{ROOT}{name}", made.site.shell("建议提案", above + rows, ROOT))
    return made.made()


def organs_by_request() -> MadeSite:
    made = Scripted("organs_by_request")
    organs = [{"deptId": 31, "deptName": "市教育局"}, {"deptId": 32, "deptName": "市民政局"}]
    made.site.route("/api/depts", lambda *_: made.site.data({"data": organs}))
    made.service_of_sides("deptId")
    made.put(
        "<ul id='l'></ul><script>$.get('/api/depts',function(r){dept=r.data[0].deptId;load(1)});"
        "function load(p){$.get('/api/list',{deptId:dept,page:p,rows:10},draw)}</script>"
    )
    return made.made()


SITES = (
    a_part_of_another_page, pieces_by_their_attribute, pieces_of_a_frame, many_frames,
    rows_that_are_written, rows_that_a_file_writes, a_menu_asked_by_a_file, years_by_request,
    organs_of_a_form, a_column_that_moved, rows_of_a_loaded_function, rows_by_their_attribute,
    backslashes, a_menu_with_www, years_by_a_button, organs_by_request,
)  # fmt: skip


@pytest.mark.parametrize("name", long_but({"spread", "two files"}, ASKED))
def test_the_list_is_asked_for_as_its_script_does(name: str) -> None:
    found_whole(lambda: asked(name))


@pytest.mark.parametrize("make", SITES)
def test_all_that_a_browser_shows_is_walked(make: Callable[[], MadeSite]) -> None:
    found_whole(make)
