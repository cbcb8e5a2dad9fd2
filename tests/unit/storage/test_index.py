"""The index of current states is made again from the tables as the commits left it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rows import DAY, commit, reply

from storage.layout import Layout
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import INDEX, JsonRows


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
