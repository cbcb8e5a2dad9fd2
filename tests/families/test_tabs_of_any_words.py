"""Tabs and further pages whose words and values no rule names: they are found by what the page's
script reads off them and by where they lead. Each was lost, most of them without a word."""

import json
import random
from collections.abc import Callable

import base
import pytest
from conftest import long_but
from family_documents import Answer, Doc
from family_rows import plain_path, rows_li
from family_words import chunks
from walking import MadeSite, walked

START = "/jyta/"
TOPICS = ("城建环保", "教科文卫", "财政经济")
ASK = "function load(lx){$.get('/api/list?lx='+lx,draw)}"
CLICK = "$('.tab li').click(function(){load(READ)});load('FIRST')"


def site(name: str) -> base.Site:
    return base.Site(name, random.Random(5), dialect="plain", soft=None)


def done(s: base.Site, start: str = START) -> MadeSite:
    return s.done([s.root + start], [], True, "")


def tabs(tab: str, script: str, values: tuple[str, ...] = ("1", "2", "3")) -> MadeSite:
    """Topics of which a service gives one; `tab` is the mark-up of each."""
    s = site("tabs")
    lists = {v: s.documents(8 + n, plain_path(f"/d{n}/")) for n, v in enumerate(values)}

    def answer(q: dict[str, str], *_: object) -> Answer:
        rows = [{"title": d.title, "url": d.path} for d in lists.get(q.get("lx") or "", [])]
        return s.data({"total": len(rows), "rows": rows})

    s.route("/api/list", answer)
    marks = zip(values, TOPICS, strict=True)
    menu = "".join(tab.format(value=value, words=words) for value, words in marks)
    body = f'<ul class="tab">{menu}</ul><ul id="l"></ul><script>{script}</script>'
    s.page(f"{START}index.html", s.shell("建议提案", body, START))
    return done(s)


def clicked(read: str, tab: str, values: tuple[str, ...] = ("1", "2", "3")) -> MadeSite:
    script = ASK + CLICK.replace("READ", read).replace("FIRST", values[0])
    return tabs(tab, script, values)


def pages(link: Callable[[int, int], str], part_of: Callable[[dict[str, str]], int]) -> MadeSite:
    """Seven rows a page, and a link to the next."""
    s, path = site("pages"), f"{START}list.jsp"
    parts = chunks(s.documents(31, plain_path("/d/")), 7)

    def answer(q: dict[str, str], *_: object) -> str:
        n = part_of(q)
        rows = parts[n - 1] if n <= len(parts) else []
        more = link(n, 7) if n < len(parts) else ""
        return s.shell("建议提案", rows_li(s, rows, path) + more, path)

    s.route(path, answer)
    return done(s, path)


def by(name: str, words: str) -> MadeSite:
    return pages(
        lambda n, _: f'<a href="list.jsp?{name}={n + 1}">{words}</a>',
        lambda q: int(q.get(name) or 1),
    )


def by_rows() -> MadeSite:
    return pages(
        lambda n, per: f'<a href="list.jsp?start={n * per}">下7条</a>',
        lambda q: int(q.get("start") or 0) // 7 + 1,
    )


def gray() -> MadeSite:
    return pages(
        lambda n, _: f'<a class="next gray" href="?pageNo={n + 1}">下一页</a>',
        lambda q: int(q.get("pageNo") or 1),
    )


def head_names_the_next() -> MadeSite:
    s = site("head_names_the_next")
    parts = chunks(s.documents(31, plain_path("/d/")), 7)
    for n, part in enumerate(parts):
        path = f"{START}{'abcdefgh'[n]}.html"
        head = f'<link rel="next" href="{"abcdefgh"[n + 1]}.html">' if n + 1 < len(parts) else ""
        s.page(path, s.shell("建议提案", rows_li(s, part, path), path, head=head))
    return done(s, f"{START}a.html")


def below(menus: list[tuple[str, str, bool]]) -> MadeSite:
    """Pages below a column, each with its folder, what its link has, and whether the column shows
    its rows."""
    s = site("below")
    newest: list[Doc] = []
    for n, (folder, _, is_shown) in enumerate(menus):
        docs = s.documents(7 + n, plain_path("/d/"))
        newest += docs if is_shown else []
        s.page(f"{START}{folder}/index.html", s.shell("建议提案", rows_li(s, docs, START), START))
    links = "".join(f'<a href="{folder}/">{words}</a>' for folder, words, _ in menus)
    s.page(f"{START}index.html", s.shell("建议提案", links + rows_li(s, newest, START), START))
    return done(s)


def topics_below_topics() -> MadeSite:
    """The first of each is shown by what stands above it."""
    s, first = site("topics_below_topics"), list[Doc]()
    for n, folder in enumerate(("jg", "cj")):
        lists = [s.documents(7 + n + k, plain_path("/d/")) for k in range(2)]
        first = first or lists[0]
        path = f"{START}{folder}/"
        for k, docs in enumerate(lists):
            s.page(f"{path}x{k}/index.html", s.shell("建议提案", rows_li(s, docs, path), path))
        menu = '<a href="x0/">已采纳</a><a href="x1/">待落实</a>'
        s.page(f"{path}index.html", s.shell("建议提案", menu + rows_li(s, lists[0], path), path))
    menu = '<a href="jg/">机关事务</a><a href="cj/">城市建设</a>'
    s.page(f"{START}index.html", s.shell("建议提案", menu + rows_li(s, first, START), START))
    return done(s)


def frame_in_a_frame() -> MadeSite:
    s = site("frame_in_a_frame")
    rows = rows_li(s, s.documents(23, plain_path("/d/")), START)
    s.page(f"{START}b.html", s.shell("建议提案", rows, START))
    s.page(f"{START}a.html", '<html><body><iframe src="b.html"></iframe></body></html>')
    s.page(f"{START}index.html", s.shell("建议提案", '<iframe src="a.html"></iframe>', START))
    return done(s)


def count_of_each_answer() -> MadeSite:
    s = site("count_of_each_answer")
    docs = s.documents(33, plain_path("/d/"))

    def answer(q: dict[str, str], *_: object) -> Answer:
        at = 10 * (int(q.get("page") or 1) - 1)
        rows = [{"title": d.title, "url": d.path} for d in docs[at : at + 10]]
        return s.data({"count": len(rows), "rows": rows})

    s.route("/api/list", answer)
    ask = 'function load(page){$.get("/api/list?page="+page,draw)}load(1)'
    s.page(f"{START}index.html", s.shell("建议提案", f"<ul></ul><script>{ask}</script>", START))
    return done(s)


def counted_on() -> MadeSite:
    """page = page + 1: the first value was taken for the number in the address."""
    s = site("counted_on")
    parts = chunks(s.documents(31, plain_path("/d/")), 7)
    for n, part in enumerate(parts, 1):
        rows = [{"title": d.title, "url": d.path} for d in part]
        s.static[f"/api-list-{n}.html"] = s.data({"pages": len(parts), "data": rows})
    ask = (
        "var page=1;function more(){page=page+1;var x=new XMLHttpRequest();"
        "x.open('GET','/api-list-'+page+'.html');x.onload=draw;x.send()}"
    )
    more = f'<a href="javascript:;" onclick="more()">加载更多</a><script>{ask}</script>'
    s.page(f"{START}index.html", s.shell("建议提案", rows_li(s, parts[0], START) + more, START))
    return done(s)


def sections_of_a_topic() -> MadeSite:
    """News and policies of the handling stand below the column too, and are no part of it."""
    s = site("sections_of_a_topic")
    titles = {"工作动态": "办理工作推进会", "政策法规": "关于加强代表建议办理工作的意见"}
    for word, title in titles.items():
        at = f"{START}{'gz' if word == '工作动态' else 'zc'}/"
        rows = "".join(f'<li><a href="{at}t2025_{n}.html">{title}{n}</a></li>' for n in range(6))
        s.page(f"{at}index.html", s.shell(word, f"<ul>{rows}</ul>", at))
    menu = '<a href="gz/">工作动态</a><a href="zc/">政策法规</a>'
    rows = rows_li(s, s.documents(9, plain_path("/d/")), START)
    s.page(f"{START}index.html", s.shell("建议提案", menu + rows, START))
    return done(s)


def offices_of_a_hub() -> MadeSite:
    """A menu is all that the page has: 政策宣传 is an office of it as 综合一片 is."""
    s = site("offices_of_a_hub")
    words = {"zh": "综合一片", "xc": "政策宣传", "rs": "人事教育"}
    for n, folder in enumerate(words):
        rows = rows_li(s, s.documents(7 + n, plain_path("/d/")), START)
        s.page(f"{START}{folder}/index.html", s.shell("建议提案", rows, START))
    menu = "".join(f'<a href="{folder}/">{word}</a>' for folder, word in words.items())
    s.page(f"{START}index.html", s.shell("建议提案", menu, START))
    return done(s)


def looks_of_a_page() -> MadeSite:
    """?style=2 shows the same rows: a page of the list that repeats them would be a fault."""
    s, path = site("looks_of_a_page"), f"{START}list.jsp"
    docs = s.documents(9, plain_path("/d/"))
    link = f'<a href="{path}?style=2">大字版</a>'
    s.route(path, lambda *_: s.shell("建议提案", link + rows_li(s, docs, path), path))
    return done(s, path)


VUE = json.dumps({"el": "#app"})[1:-1] + (
    ",data:{lx:'1',rows:[]},methods:{sw:function(v){this.lx=v;this.load()},load:function(){"
    "axios.get('/api/list',{params:{lx:this.lx}}).then(r=>this.rows=r.data.rows)}},"
    "mounted:function(){this.load()}"
)
HASH = ASK + "onhashchange=function(){load(location.hash.substr(1))};load(1)"
LAYUI = ASK + "element.on('tab(x)',function(){load(this.getAttribute('lay-id'))});load(1)"
FOLDERS = ("a", "b", "c")
SITES: dict[str, Callable[[], MadeSite]] = {
    "their place": lambda: clicked("$(this).index()", "<li>{words}</li>", ("0", "1", "2")),
    "their place from 1": lambda: clicked("$(this).index()+1", "<li>{words}</li>"),
    "their words": lambda: clicked("$(this).text()", "<li>{words}</li>", TOPICS),
    "an attribute": lambda: clicked("$(this).attr('id')", '<li id="{value}">{words}</li>'),
    "their value": lambda: clicked("this.value", '<li value="{value}">{words}</li>'),
    "the fragment": lambda: tabs('<a href="#{value}">{words}</a>', HASH),
    "an attribute of layui": lambda: tabs('<li lay-id="{value}">{words}</li>', LAYUI),
    "a method of Vue": lambda: tabs(
        "<li @click=\"sw('{value}')\">{words}</li>", f"new Vue({{{VUE}}})"
    ),
    "a variable of Vue": lambda: tabs(
        '<li @click="lx={value};load()">{words}</li>', f"new Vue({{{VUE}}})"
    ),
    "rows in the address": by_rows,
    "a page in the address": lambda: by("pageNo", "再往前"),
    "a number in the address": lambda: by("fy", "再往前"),
    "a gray link": gray,
    "the head of a page": head_names_the_next,
    "one link": lambda: below([("a", "答复档案库", False)]),
    "months": lambda: below([(f, f"2025-0{n}", n == 6) for n, f in enumerate(FOLDERS, 4)]),
    "pictures": lambda: below([(f, '<img src="/i.gif">', f == "a") for f in FOLDERS]),
    "topics below topics": topics_below_topics,
    "a frame in a frame": frame_in_a_frame,
    "a count of each answer": count_of_each_answer,
    "a counter by a sum": counted_on,
    "sections of a topic": sections_of_a_topic,
    "looks of a page": looks_of_a_page,
    "offices of a hub": offices_of_a_hub,
}


NIGHTLY = {
    "their place from 1", "their value", "an attribute of layui", "months", "pictures",
    "a number in the address", "a variable of Vue",
}  # fmt: skip
"""Like another one: in check-all."""


@pytest.mark.parametrize("name", long_but(SITES.keys() - NIGHTLY, SITES))
def test_what_no_word_names_is_found_whole(name: str) -> None:
    made = SITES[name]()
    night = walked(made)
    assert night.found == set(made.documents)
    assert not night.decoys
    assert night.complete, night.verdict


def test_no_rows_under_a_name_that_is_none_of_a_page_are_no_empty_list() -> None:
    """The number of a page was tried as a kind of reply, and no rows came: it is no proof."""
    read = "<li>{words}</li>"
    made = tabs(read, "function load(t){$.get('/api/list?lx='+t,draw)}load(kindOf(tab))", TOPICS)
    assert not walked(made).complete
