"""Lists of forms that real systems have and that no family of the sets has: each is found whole, on
the first night and with what was learned then."""

import random
import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

import base
import pytest
from family_documents import Answer, Doc, esc
from family_rows import plain_path, rows_li, rows_table
from family_words import chunks
from walking import MadeSite, walked

PER = 10


def site(name: str, **options: str) -> base.Site:
    return base.Site(name, random.Random(5), dialect="plain", soft=None, **options)


def page_of(parts: Sequence[list[Doc]], number: str | None) -> list[Doc]:
    at = int(number) if number and number.isdigit() else 1
    return parts[at - 1] if 1 <= at <= len(parts) else []


def numbers(parts: Sequence[object], address: str) -> str:
    links = (f'<a href="{address.format(n)}">{n}</a>' for n in range(1, len(parts) + 1))
    return f'<div class="page">{" ".join(links)}</div>'


def queries_in_gbk() -> MadeSite:
    """Old ASP: links of a page in GB2312 name the column in Chinese, and its bytes are compared."""
    s = site("queries_in_gbk", charset="gb2312")
    parts, name = (
        chunks(s.documents(34, plain_path("/jyta/")), PER),
        quote("人大建议", encoding="gbk"),
    )

    def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> str:
        known = f"lb={name}" in raw.split("&")
        rows = page_of(parts, q.get("page")) if known else []
        links = numbers(parts, "list.asp?lb=人大建议&page={}")
        return s.shell("人大建议", rows_li(s, rows, "/list.asp") + links, "/list.asp")

    s.route("/list.asp", answer)
    return s.done([f"{s.root}/list.asp?lb={name}"], [], True, "")


def keys_of_a_visit() -> MadeSite:
    """Java: each answer writes another ;jsessionid= into all of its links."""
    s, asked = site("keys_of_a_visit"), iter(range(1, 10_000))
    parts = chunks(s.documents(34, plain_path("/jyta/")), PER)

    def answer(q: dict[str, str], *_: object) -> str:
        key = f";jsessionid={next(asked) * 0x9E3779B97F4A7C15 % 16**16:016X}"
        rows = "".join(f'<li><a href="{d.path}{key}">{esc(d.title)}</a><i>{d.date}</i></li>'
                       for d in page_of(parts, q.get("page")))  # fmt: skip
        links = numbers(parts, f"list.do{key}?page={{}}")
        return s.shell("建议", f"<ul>{rows}</ul>{links}", "/jyta/list.do")

    s.route("/jyta/list.do", answer)
    made = s.done([f"{s.root}/jyta/list.do"], [], True, "")
    own = made.answer
    made.answer = lambda path, method="GET", body=b"": own(
        re.sub(r";jsessionid=[0-9A-F]{16}", "", path), method, body
    )
    return made


def services_of_a_loaded_script() -> MadeSite:
    """Both services are named in a script file only: the second was lost without a word."""
    s, start = site("services_of_a_loaded_script"), "/jyta/"
    calls = []
    for name, kind, count in (("rdjy", "npc", 28), ("zxta", "cppcc", 33)):
        docs = s.documents(count, plain_path("/d/"), kind)

        def answer(q: dict[str, str], *_: object, docs: list[Doc] = docs) -> Answer:
            rows = page_of(chunks(docs, PER), q.get("page"))
            found = [{"title": d.title, "url": d.path, "date": str(d.date)} for d in rows]
            return s.data({"total": len(docs), "rows": found})

        s.route(f"/api/{name}/list", answer)
        calls.append(f'function {name}(p){{$.get("/api/{name}/list?page="+p+"&rows=10",draw)}}')
    s.js("/js/list.js", "\n".join([*calls, "rdjy(1);zxta(1);"]))
    body = '<ul id="rd"></ul><ul id="zx"></ul><script src="/js/list.js"></script>'
    s.page(f"{start}index.html", s.shell("建议提案", body, start))
    return s.done([s.root + start], [], True, "")


def a_menu_by_request() -> MadeSite:
    """Twenty rows, and a script that asks for the menu of the site: no sign of a second page."""
    s, start = site("a_menu_by_request"), "/jyta/"
    s.route("/cms/channel/tree", lambda *_: s.data({"data": [{"name": "公开", "path": "/gk/"}]}))
    script = (
        '<script>$.ajax({url:"/cms/channel/tree",data:{siteId:3},success:function(d){'
        '$.each(d.data,function(i,m){$("#nav").append("<a href="+m.path+">"+m.name+"</a>")})}});'
        "</script>"
    )
    rows = rows_li(s, s.documents(20, plain_path(start)), start)
    s.page(f"{start}index.html", s.shell("建议提案", rows + script, start))
    return s.done([s.root + start], [], True, "")


def pages_of_a_frame() -> MadeSite:
    """The list is a frame, and numbers below it put the next part into the frame."""
    s, start = site("pages_of_a_frame"), "/jyta/"
    parts = chunks(s.documents(34, plain_path(start)), PER)
    for n, docs in enumerate(parts, 1):
        s.page(f"{start}part{n}.htm", f"<html><body>{rows_table(s, docs, start)}</body></html>")
    links = "".join(f'<a href="#" onclick="go({n})">{n}</a>' for n in range(1, len(parts) + 1))
    frame = f'<iframe id="f" src="part1.htm"></iframe>{links}'
    script = "<script>function go(n){byId('f').src='part'+n+'.htm'}</script>"
    s.page(f"{start}index.html", s.shell("建议提案", frame + script, start))
    return s.done([s.root + start], [], True, "")


def a_part_that_is_one_file() -> MadeSite:
    """加载更多 names the file of the next part: asked with a page number, the same file came again,
    and that was called the end."""
    s, start = site("a_part_that_is_one_file"), "/jyta/"
    parts = chunks(s.documents(34, plain_path(start)), PER)
    for n, docs in enumerate(parts, 1):
        more = (
            f'<a class="more" href="javascript:;" data-next="{start}part_{n + 1}.html">加载更多</a>'
        )
        body = rows_li(s, docs, start) + (more if n < len(parts) else "")
        name = "index.html" if n == 1 else f"part_{n}.html"
        s.page(start + name, s.shell("建议提案", body, start) if n == 1 else body)
    return s.done([s.root + start], [], True, "")


def a_search_that_waits() -> MadeSite:
    """The page has a form and no rows until somebody presses 查询."""
    s = site("a_search_that_waits")
    parts = chunks(s.documents(34, plain_path("/jyta/")), PER)
    form = (
        '<form action="/jyta/search"><select name="lb"><option value="">全部类别</option>'
        '<option value="1">人大建议</option></select><input type="submit" value="查询"></form>'
    )

    def answer(q: dict[str, str], *_: object) -> str:
        rows = page_of(parts, q.get("page")) if "lb" in q else []
        links = numbers(parts, "/jyta/search?lb=&page={}") if rows else "<p>请输入条件</p>"
        return s.shell("建议提案查询", form + rows_table(s, rows, "/jyta/") + links, "/jyta/search")

    s.route("/jyta/search", answer)
    return s.done([f"{s.root}/jyta/search"], [], True, "")


def pages_in_words() -> MadeSite:
    s, words = site("pages_in_words"), "零一二三四五六七八九"
    parts = chunks(s.documents(34, plain_path("/jyta/")), PER)
    names = {n: f"list{n}.html" if n > 1 else "index.html" for n in range(1, len(parts) + 1)}
    for n, docs in enumerate(parts, 1):
        links = " ".join(f'<a href="{names[k]}">第{words[k]}页</a>' for k in names if k != n)
        s.page(f"/jyta/{names[n]}", s.shell("建议", rows_li(s, docs, "/jyta/") + links, "/jyta/"))
    return s.done([f"{s.root}/jyta/"], [], True, "")


def a_bundle_in_chunks() -> MadeSite:
    """Vue: the part that asks for the list is only named to be fetched ahead."""
    s = site("a_bundle_in_chunks")
    docs = s.documents(34, plain_path("/d/"))

    def answer(q: dict[str, str], *_: object) -> Answer:
        rows = page_of(chunks(docs, PER), q.get("page")) if q.get("cid") == "5" else []
        found = [{"title": d.title, "url": d.path, "date": str(d.date)} for d in rows]
        return s.data({"data": {"list": found, "count": len(docs)}})

    s.route("/api/jyta/list", answer)
    s.js("/js/app.12.js", '(function(e){n.p="/";function c(e){return"js/"+e+".js"}})([]);')
    s.js("/js/chunk-vendors.77.js", '(window.webpackJsonp=[]).push([["chunk-vendors"],{}]);')
    s.js(
        "/js/chunk-2d0a.js",
        '(window.webpackJsonp=[]).push([["chunk-2d0a"],{"9a":function(t,e,n){var i=n("bc3a");e.a='
        '{methods:{load:function(){var t=this;i.get("/api/jyta/list",{params:{page:t.page,limit:10,'
        "cid:5}}).then(function(e){t.list=e.data.data.list})}}}}}]);",
    )
    head = '<link href="/js/chunk-2d0a.js" rel="prefetch"><title>建议提案</title>'
    loads = "".join(f'<script src="/js/{n}.js"></script>' for n in ("chunk-vendors.77", "app.12"))
    s.page("/jyta/index.html", f"<html><head>{head}</head><body><div id=app></div>{loads}</body>")
    return s.done([f"{s.root}/jyta/"], [], True, "")


def rows_cut_by_a_script() -> MadeSite:
    """All rows are here, a dummy before them; a script keeps the others in an array of its own."""
    s, start = site("rows_cut_by_a_script"), "/jyta/"
    rows = rows_li(s, s.documents(23, plain_path(start)), start).replace("<ul ", "<ul id='box' ")
    script = (
        "<script>var li=[],all=document.getElementById('box').getElementsByTagName('li');"
        "for(var i=0;i<all.length;i++)if(all[i].className!='empty')li.push(all[i]);"
        "var count=Math.ceil(li.length/15);function show(p){for(var i=0;i<li.length;i++)"
        "li[i].style.display=i>=(p-1)*15&&i<p*15?'':'none';bar.innerHTML=links(p,count)}show(1);"
        "</script>"
    )
    s.page(f"{start}index.html", s.shell("建议", f"{rows}<div id='pageNav'></div>{script}", start))
    return s.done([s.root + start], [], True, "")


SITES = (
    queries_in_gbk, keys_of_a_visit, services_of_a_loaded_script, a_menu_by_request,
    pages_of_a_frame, a_part_that_is_one_file, a_search_that_waits, pages_in_words,
    a_bundle_in_chunks, rows_cut_by_a_script,
)  # fmt: skip


@pytest.mark.parametrize("make", SITES)
def test_the_list_is_found_whole(make: Callable[[], MadeSite]) -> None:
    first = walked(make())
    assert (first.missed, first.decoys) == (set(), set())
    assert first.complete
    again = walked(make(), first.platform, first.learned)
    assert again.found == first.found
    assert again.complete
    assert len(again.requests) <= len(first.requests)
