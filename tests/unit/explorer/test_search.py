"""Search: exact for words of any length, the grammar of the box, facets, order and paging."""

import sqlite3
from collections.abc import Iterable
from urllib.parse import unquote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import reply
from samples import search_of, version_of

import explorer.search
from explorer.build import index_of
from explorer.folding import folded, indexed, units
from explorer.index import SCHEMA
from explorer.passages import marked, passages
from explorer.query import Query, QueryError, expression, occurrences, parsed
from explorer.search import Search
from explorer.selection import Selection, selection_from
from schemas.reply import Reply
from storage.layout import Layout
from storage.versions.folders import prune, version_folder

LETTERS = "资金用地養养老老服務务。，、,\n 5Gg2０〔[—"


def text_of(rows: dict[str, str]) -> list[Reply]:
    return [
        reply(n, reply_id=key, title=f"第{n}件", body_text=text)
        for n, (key, text) in enumerate(rows.items())
    ]


def found(search: Search, typed: str, **filters: str) -> set[str]:
    chosen = Selection(typed, tuple(filters.items()))
    hits = search.results(chosen, None).hits
    assert {h.reply_id for h in search.hits(search.everything(chosen, None))} >= {
        h.reply_id for h in hits
    }
    return {h.reply_id for h in hits}


@settings(deadline=None)  # the first call makes the table
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text), "folded once is folded"


def held(texts: Iterable[str], typed: str) -> set[int]:
    """What a plain look at every text finds."""
    wanted = units(typed)
    at = {}
    for n, text in enumerate(texts):
        have = units(text)
        at[n] = any(have[i : i + len(wanted)] == wanted for i in range(len(have)))
    return {n for n, is_in in at.items() if is_in}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=12),
    st.text(LETTERS.replace("\n", ""), min_size=1, max_size=7),
)
def test_phrases_are_found_exactly(texts: list[str], typed: str) -> None:
    """Against a plain look at every text: nothing missed and nothing wrong, at any length."""
    if not units(typed):
        return
    with sqlite3.connect(":memory:") as db:
        db.executescript(SCHEMA)
        for n, text in enumerate(texts):
            db.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (n, indexed(text)))
        match = expression(Query(((typed,),)), [], [])
        got = {n for (n,) in db.execute("SELECT rowid FROM words WHERE words MATCH ?", (match,))}
    assert got == held(texts, typed)


def test_words_of_every_length_and_form(layout: Layout) -> None:
    search = search_of(
        layout,
        text_of(
            {
                "a": "推进社区养老服务设施建设，资金，用地均有保障。",
                "b": "推進社區養老服務設施",
                "c": "养老。服务另行研究",
                "d": "第12号文〔2024〕9号，投入３００万元，推广５Ｇ网络",
            }
        ),
    )
    assert found(search, "养老服务") == {"a", "b"}, "traditional forms, and not across a full stop"
    assert found(search, "養老") == {"a", "b", "c"}
    assert found(search, "老") == {"a", "b", "c"}
    assert found(search, "龘") == set()
    assert found(search, "社区养老服务设") == {"a", "b"}, "seven characters"
    assert found(search, "资金用地") == set() and found(search, '"资金，用地"') == {"a"}
    assert found(search, "12号") == {"d"} and found(search, "2号") == set(), "numbers are whole"
    assert found(search, "[2024]9号") == {"d"} and found(search, "300万元") == {"d"}
    assert found(search, "5g网络") == {"d"} and found(search, "G网络") == set()


def test_the_grammar(layout: Layout) -> None:
    search = search_of(
        layout, text_of({"a": "养老与托育", "b": "养老收费", "c": "托育", "d": "道路"})
    )
    assert found(search, "养老 托育") == {"a"}
    assert (
        found(search, "养老 OR 托育")
        == {"a", "b", "c"}
        == found(search, "养老｜托育 OR 养老 ｜ 托育")
    )
    assert found(search, "养老　－收费") == {"a"}
    assert found(search, "-养老") == {"c", "d"}
    assert found(search, "“养老与”") == {"a"}
    for typed in (
        '"',
        "*",
        "NEAR(",
        "a AND",
        'x" OR "y',
        "head:养老",
        "^养老",
        "-",
        "OR",
        "()",
        "a\0b",
    ):
        found(search, typed)  # an operator of the database is a word here, and never an error
    assert found(search, "养老*") == set() == found(search, "养\0路")
    with pytest.raises(QueryError, match="400 characters"):
        parsed("长" * 401)
    with pytest.raises(QueryError, match="24 words"):
        parsed("词 " * 25)


def test_facets_say_what_they_count(layout: Layout) -> None:
    rows = [
        reply(1, agency=None, agency_region="530100", outcome="resolved"),
        reply(2, agency="甲局", agency_region=None),
        reply(3, agency="甲局", kind="unknown", body_completeness="empty", body_text=None),
    ]
    search = search_of(layout, rows)
    for chosen in (Selection(), Selection("第")):
        results = search.results(chosen, None)
        counts = {n: {c.value: c.count for c in box} for n, box in results.facets.items()}
        assert results.count == 3 and not results.at_least
        assert counts["agency"] == {None: 1, "甲局": 2}
        assert counts["province"] == {"530000": 1, None: 2}
        assert counts["kind"] == {"npc_suggestion": 2, None: 1}
        assert counts["outcome"] == {"resolved": 1, None: 2}
        assert counts["completeness"] == {"full": 2, "empty": 1}
        assert all(sum(box.values()) == 3 for box in counts.values()), "each counts every hit"
    assert found(search, "", agency="-") == {"r00001"}
    assert found(search, "", agency="甲局", province="-") == {"r00002", "r00003"}
    assert found(search, "", agency="乙局") == set()


def test_withdrawn_and_copies_can_be_left_out(layout: Layout) -> None:
    text = "".join(chr(0x4E00 + i * 7) for i in range(300))
    rows = [reply(n, body_text=text) for n in (0, 5)]
    version_of(layout, [*rows, reply(7), reply(8)])
    version_of(layout, [], withdrawn=["r00008"])
    search = search_of(layout, [])
    results = search.results(Selection(), None)
    states = {c.value: c.count for c in results.facets["state"]}
    assert states == {"public": 2, "copy": 1, "withdrawn": 1} and results.count == 4
    kept = search.results(Selection(without=("copy", "withdrawn")), None)
    assert kept.count == 2


def test_pages_hold_every_hit_once(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [reply(n, body_text="资金" * (1 + n % 4) + "。" + "水" * n) for n in range(95)]
    search = search_of(layout, rows)
    monkeypatch.setattr(explorer.search, "MOST_RANKED", 50)
    for sort in ("relevance", "newest", "oldest"):
        chosen, after, walked = Selection("资金", sort=sort), "", []
        while True:
            page = search.results(chosen, None, after)
            walked += [h.id for h in page.hits]
            after = page.after
            if not after:
                break
        assert sorted(walked) == list(range(1, 96)), sort
        assert walked == search.everything(chosen, None), "a download has the order of the pages"
        days = [h.day or "" for h in search.hits(walked)]
        if sort != "relevance":
            assert days == sorted(days, reverse=sort == "newest")
    best = search.results(Selection("资金"), None).hits[0]
    assert best.body.count("资金") == 4


def test_counts_beyond_the_limit_are_at_least(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = search_of(layout, [reply(n) for n in range(30)])
    monkeypatch.setattr(explorer.search, "MOST_COUNTED", 10)
    results = search.results(Selection("第"), None)
    assert (results.count, results.at_least) == (10, True)
    assert sum(c.count for c in results.facets["year"]) == 10


def test_an_address_says_all() -> None:
    chosen = Selection(
        "养老 -收费", (("agency", "某市财政局"), ("year", "2023")), ("copy",), "oldest"
    )
    pairs = [p.split("=", 1) for p in chosen.address().split("&")]
    assert selection_from((k, unquote_plus(v)) for k, v in pairs) == chosen
    assert selection_from([("sort", "evil"), ("without", "x"), ("year", "")]) == Selection()


def test_passages_are_cut_from_the_printed_text() -> None:
    text = "前言。" * 30 + "推進養 老服務，投入３００万元。" + "后记。" * 50
    (cut,) = passages(text, ["养老服务"])
    assert "".join(p.text for p in cut.pieces if p.marked) == "養 老服務"
    assert "".join(p.text for p in cut.pieces) in text and cut.opens and cut.ends
    assert passages(text, ["没有"]) == []
    assert [p.text for p in marked("第12号，112号", ["12号"]) if p.marked] == ["12号"]
    assert occurrences("养老养老", ["养老", "老养"]) == [(0, 2), (2, 4)]


def test_the_index_is_made_once_and_goes_with_its_version(layout: Layout) -> None:
    first = version_of(layout, [reply(1)])
    path = index_of(layout, first)
    before = path.stat().st_mtime_ns
    assert index_of(layout, first).stat().st_mtime_ns == before
    assert not list(first.rglob("*.sqlite")), "a version stays as it is"
    second = version_of(layout, [reply(2)])
    prune(layout, 1)
    assert index_of(layout, version_folder(layout, second.name)).exists() and not path.exists()
    assert [p.name for p in path.parent.iterdir()] == [index_of(layout, second).name]
