"""The index of current states is made again from the tables as the commits left it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rows import DAY, commit, reply

from storage.layout import Layout
from storage.tables import current
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import INDEX, Entry, JsonRows, put_entries


def held(layout: Layout) -> tuple[dict[str, Any], Any, list[Any], list[Any]]:
    index = CurrentIndex(Tables(layout.tables))
    with closing(sqlite3.connect(index.path)) as db:
        query = "SELECT reply_id, commit_id, withdrawn, published_year FROM current ORDER BY 1"
        listed = db.execute(query).fetchall()
    ids = [row[0] for row in listed]
    titles = sorted(index.rows(("reply_id", "title", "field_sources"), "source_1"), key=repr)
    return index.get(ids), index.places(), listed, titles


def test_the_index_of_an_empty_folder_is_made_without_a_database_of_its_own(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB was begun for no row: 0.1 s of CPU in each new folder."""
    monkeypatch.setattr(JsonRows, "__enter__", None)
    assert CurrentIndex(Tables(layout.tables)).last_commit == ""


def test_an_index_made_again_is_as_the_commits_left_it(tmp_path: Path) -> None:
    layout = Layout(tmp_path).prepare()
    last = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    odd = 'a "quoted" \\ line\u2028with \x01 and 𠮷\tof a 标题'
    commit(layout, [reply(n) for n in range(12)])
    commit(
        layout,
        [
            reply(1, title=odd, field_sources={"title": "meta:a", odd: odd}),
            reply(2, body_text=None, alt_titles=[odd, ""], keywords=[]),
            reply(3, published_at=last, published_year=9999),  # into another year
            reply(20, url_date=None, reply_date=None, first_seen_at=DAY),
        ],
        seen=DAY + timedelta(days=1, microseconds=7),
    )
    commit(layout, [], withdrawn=["r00004"], seen=DAY + timedelta(days=2))
    before = held(layout)
    assert len(before[0]) == 13 and before[0]["r00001"].row["title"] == odd
    assert before[0]["r00004"].row["withdrawn_at"] and before[0]["r00002"].text_hash is None
    for path in layout.tables.glob(f"{INDEX}*"):
        path.unlink()
    assert held(layout) == before


def test_an_index_that_was_half_made_is_none(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes its place whole: a kill, or a full disk, leaves the one without states."""
    for part in range(3):
        commit(layout, [reply(n) for n in range(4 * part, 4 * part + 4)])
    before = held(layout)
    for path in layout.tables.glob(f"{INDEX}*"):
        path.unlink()
    put, pieces = put_entries, list[int]()

    def full(db: sqlite3.Connection, found: Iterable[Entry]) -> None:
        pieces.append(1)
        if len(pieces) == 2:
            raise sqlite3.OperationalError("database or disk is full")
        put(db, found)

    monkeypatch.setattr(current, "put_entries", full)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        CurrentIndex(Tables(layout.tables))
    with closing(sqlite3.connect(layout.tables / INDEX)) as db:
        assert not db.execute("SELECT 1 FROM current UNION SELECT 1 FROM mark").fetchall()
    monkeypatch.undo()
    assert held(layout) == before
    assert not list(layout.tables.glob("*.making"))


def test_what_the_index_has_beside_states_stays_when_they_are_made_again(layout: Layout) -> None:
    commit(layout, [reply(1)])
    with closing(CurrentIndex(Tables(layout.tables)).connect()) as db, db:
        files = db.execute("SELECT * FROM file ORDER BY 1").fetchall()
        db.execute("DELETE FROM current")
        db.execute("DELETE FROM mark WHERE name IN ('commit', 'version')")
    index = CurrentIndex(Tables(layout.tables))
    assert list(index.get(["r00001"])) == ["r00001"]
    with closing(index.connect()) as db:
        assert files and db.execute("SELECT * FROM file ORDER BY 1").fetchall() == files
