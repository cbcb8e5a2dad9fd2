"""What a browser shows and no link of a known name leads to: menus of topics, rows that a script
decodes, frames, pieces that name the next. Each was lost, most of them without a word."""

import base64
import json
import random
from collections.abc import Callable
from urllib.parse import quote

import base
import pytest
from conftest import long_but
from family_documents import Answer, Doc, esc
from family_rows import plain_path, rows_li
from family_words import chunks
from walking import MadeSite, walked

START = "/jyta/"
TOPICS = ("城建环保", "教科文卫", "财政经济")


def site(name: str) -> base.Site:
    return base.Site(name, random.Random(5), dialect="plain", soft=None)


def done(s: base.Site, start: str = START) -> MadeSite:
    return s.done([s.root + start], [], True, "")


def shown(s: base.Site, path: str, body: str) -> None:
    s.page(path, s.shell("建议提案", body, path))


def topics(menu: Callable[[list[str]], str]) -> MadeSite:
    """Topics of one list, the first of which the column shows; none of their names is known."""
    s = site("topics")
    paths = [f"{START}c{n}/" for n in range(len(TOPICS))]
    for n, path in enumerate(paths):
        rows = rows_li(s, s.documents(7 + n, plain_path(f"{START}d/")), path)
        for page in [path, START] if n == 0 else [path]:
            shown(s, f"{page}index.html", menu(paths) + rows)
    return done(s)


def links(paths: list[str]) -> str:
    return "".join(f'<a href="{p}">{t}</a>' for p, t in zip(paths, TOPICS, strict=True))


def options(paths: list[str]) -> str:
    each = (f'<option value="{p}">{t}</option>' for p, t in zip(paths, TOPICS, strict=True))
    return f'<select onchange="location.href=this.value">{"".join(each)}</select>'


def topics_of_a_form() -> MadeSite:
    s, path = site("topics_of_a_form"), f"{START}list.jsp"
    docs = [s.documents(7 + n, plain_path("/d/")) for n in range(len(TOPICS))]
    each = "".join(f'<option value="{n}">{t}</option>' for n, t in enumerate(TOPICS))
    form = f'<form action="{path}"><select name="t">{each}</select></form>'

    def answer(q: dict[str, str], *_: object) -> str:
        return s.shell("建议提案", form + rows_li(s, docs[int(q.get("t") or 0)], path), path)

    s.route(path, answer)
    return done(s, path)


def older(draw: Callable[[base.Site, list[Doc]], str], first: int = 7) -> MadeSite:
    """Seven rows that the page has, and older ones that are kept in some other way."""
    s = site("older")
    docs = s.documents(23, plain_path(f"{START}d/"))
    kept = draw(s, docs[first:])
    shown(s, f"{START}index.html", rows_li(s, docs[:first], START) + kept)
    return done(s)


def in_base64(s: base.Site, docs: list[Doc]) -> str:
    coded = base64.b64encode(rows_li(s, docs, START).encode()).decode()
    return f'<p id="l"></p><script>l.innerHTML=decodeURIComponent(escape(atob("{coded}")))</script>'


def in_units(s: base.Site, docs: list[Doc]) -> str:
    text = rows_li(s, docs, START)
    coded = "".join(f"%u{ord(c):04X}" if ord(c) > 127 else quote(c, safe="") for c in text)
    return f'<script>document.write(unescape("{coded}"))</script>'


def in_an_attribute(s: base.Site, docs: list[Doc]) -> str:
    return f'<div id="l" data-rows="{esc(rows_li(s, docs, START))}"></div><script>draw(l)</script>'


def in_data_of_an_attribute(s: base.Site, docs: list[Doc]) -> str:
    data = json.dumps([record(doc) for doc in docs], ensure_ascii=False)
    return f'<doc-list :items="{esc(data)}"></doc-list><script src="/js/app.js"></script>'


def in_an_xmp(s: base.Site, docs: list[Doc]) -> str:
    return f"<xmp id=x>{rows_li(s, docs, START)}</xmp><script>l.innerHTML=x.innerHTML</script>"


def in_options(s: base.Site, docs: list[Doc]) -> str:
    each = "".join(f'<option value="{d.path}">{esc(d.title)}</option>' for d in docs)
    return f'<select onchange="open(this.value)"><option>往年答复</option>{each}</select>'


def in_a_frame(s: base.Site, docs: list[Doc]) -> str:
    shown(s, f"{START}old.html", rows_li(s, docs, START))
    return '<iframe src="old.html"></iframe>'


def in_a_written_frame(s: base.Site, docs: list[Doc]) -> str:
    in_a_frame(s, docs)
    return "<script>document.write(\"<iframe src='old.html' width=100%></iframe>\")</script>"


def in_a_script_file(s: base.Site, docs: list[Doc]) -> str:
    s.js(f"{START}old.js", f"document.write('{rows_li(s, docs, START)}')".replace("\n", ""))
    return '<script src="old.js"></script>'


def pieces(word: str) -> Callable[[base.Site, list[Doc]], str]:
    """Pieces of mark-up, each of which names the next until there is none."""

    def draw(s: base.Site, docs: list[Doc]) -> str:
        parts = chunks(docs, 7)
        for n, part in enumerate(parts):
            more = word.format(n + 1) if n + 1 < len(parts) else ""
            s.page(f"{START}m{n}.html", rows_li(s, part, START) + more)
        return word.format(0) + '<script src="/js/jquery.js"></script>'

    return draw


def records_that_name_the_next(s: base.Site, docs: list[Doc]) -> str:
    parts = chunks(docs, 7)
    for n, part in enumerate(parts):
        following = {"next": f"{START}m{n + 1}.json"} if n + 1 < len(parts) else {}
        s.static[f"{START}m{n}.json"] = s.data({"rows": [*map(record, part)], **following})
    return f'<a id="more" data-next="{START}m0.json" onclick="more()">点击加载更多</a>'


def by_a_loaded_script(s: base.Site, docs: list[Doc]) -> str:
    """Seven rows are no usual page, and nothing of the page itself speaks of more."""
    service(s, "/api/more", lambda q: docs)
    s.js("/js/site.js", 'function more(){n++;$.get("/api/more?page="+n,add)}var n=0;')
    return '<script src="/js/site.js"></script>'


def record(doc: Doc) -> dict[str, str]:
    return {"title": doc.title, "url": doc.path, "date": str(doc.date)}


def service(s: base.Site, path: str, of: Callable[[dict[str, str]], list[Doc]]) -> None:
    def answer(q: dict[str, str], *_: object) -> Answer:
        parts, at = chunks(of(q), 7), int(q.get("page") or 1)
        rows = parts[at - 1] if 1 <= at <= len(parts) else []
        return s.data({"total": len(of(q)), "rows": [*map(record, rows)]})

    s.route(path, answer)


def two_calls() -> MadeSite:
    """Both sides by one function, whose first parameter is called as a page might be."""
    s = site("two_calls")
    sides = {t: s.documents(n, plain_path(f"/d{t}/")) for t, n in (("1", 23), ("2", 16))}
    service(s, "/api/list", lambda q: sides.get(q.get("type") or "", []))
    ask = 'function load(t,page){$.get("/api/list?type="+t+"&page="+page,draw)}'
    shown(s, f"{START}index.html", f"<ul></ul><script>{ask}load(1,1);load(2,1)</script>")
    return done(s)


def next_by_other_words() -> MadeSite:
    s = site("next_by_other_words")
    parts = chunks(s.documents(31, plain_path(f"{START}d/")), 10)
    for n, part in enumerate(parts):
        more = f'<a href="index_{n + 1}.html">后十条</a>' if n + 1 < len(parts) else ""
        path = f"{START}index{f'_{n}' if n else ''}.html"
        shown(s, path, rows_li(s, part, path) + more)
    return done(s)


def empty_year_beside_news() -> MadeSite:
    """A year without replies yet; the news beside it were taken for them."""
    s = site("empty_year_beside_news")
    held = (f"/xwzx/202501/t2025012{n}_77{n}.html" for n in range(1, 6))
    news = "".join(
        f'<li><a href="{p}">全市召开高质量发展大会</a><i>2025-01-20</i></li>' for p in held
    )
    more = '<p><a href="/xwzx/gzdt/">更多&gt;&gt;</a></p>'
    shown(s, "/xwzx/gzdt/index.html", f"<ul>{news}</ul>")
    years = ("2026年建议提案办理结果", "2025年建议提案办理结果")
    menu = "".join(f'<a href="{START}{y[:4]}/">{y}</a>' for y in years)
    for year in years:
        docs = s.documents(9, plain_path(f"{START}2025/")) if "2025" in year else []
        rows = rows_li(s, docs, START) if docs else "<p>暂无相关信息</p>"
        path = f"{START}{year[:4]}/"
        shown(s, f"{path}index.html", f"<td>{menu}<ul>{news}</ul>{more}</td>{rows}")
    shown(s, f"{START}index.html", menu)
    return done(s)


REVEALED = '<div hx-get="/jyta/m{}.html" hx-trigger="revealed"></div>'
SITES: dict[str, Callable[[], MadeSite]] = {
    "a menu of topics": lambda: topics(links),
    "a select of topics": lambda: topics(options),
    "topics of a form": topics_of_a_form,
    "mark-up in base64": lambda: older(in_base64),
    "mark-up in units": lambda: older(in_units),
    "mark-up in an attribute": lambda: older(in_an_attribute),
    "data in an attribute": lambda: older(in_data_of_an_attribute, 0),
    "rows in an xmp": lambda: older(in_an_xmp),
    "rows in options": lambda: older(in_options),
    "a frame beside rows": lambda: older(in_a_frame),
    "a frame that is written": lambda: older(in_a_written_frame),
    "a script file of mark-up": lambda: older(in_a_script_file),
    "pieces by data-next": lambda: older(pieces('<i data-next="/jyta/m{}.html"></i>')),
    "pieces by hx-get": lambda: older(pieces(REVEALED)),
    "records by data-next": lambda: older(records_that_name_the_next),
    "a service of a loaded script": lambda: older(by_a_loaded_script),
    "two calls of one function": two_calls,
    "a next page by other words": next_by_other_words,
    "an empty year beside news": empty_year_beside_news,
}


NIGHTLY = {
    "a select of topics", "mark-up in units", "rows in an xmp", "a frame that is written",
    "pieces by hx-get", "rows in options",
}  # fmt: skip
"""Like another one: in check-all."""


@pytest.mark.parametrize("name", long_but(SITES.keys() - NIGHTLY, SITES))
def test_what_a_browser_shows_is_found_whole(name: str) -> None:
    made = SITES[name]()
    night = walked(made)
    assert night.found == set(made.documents)
    assert not night.decoys
    assert night.complete, night.verdict
