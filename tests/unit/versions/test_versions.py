"""Versions: what they hold, what they share, what keeps them from being published; read with what
consumers use."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rows import commit, reply
from typer.testing import CliRunner

from flows.cli import app
from schemas.coverage import SourceState
from schemas.tables import PLACED
from storage.layout import Layout, StorageError
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.difference import difference
from storage.versions.making import parts
from storage.versions.manifest import manifest_of
from storage.versions.publish import publish


def published(layout: Layout, registry: list[SourceState] | None = None) -> Path:
    return publish(layout, "test", registry or [])[0]


def state(source_id: str, min_replies: int = 0) -> SourceState:
    return SourceState(
        source_id=source_id,
        title=source_id,
        platform="generic",
        kind="mixed",
        level="county",
        urls=["https://a.gov.cn/"],
        status="active",
        evidence="test",
        min_replies=min_replies,
    )


def test_every_reader_sees_the_same_rows(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(40)])
    folder = published(layout)
    frame = pd.read_parquet(folder / "replies")
    lazy = pl.scan_parquet(folder / "replies/**/*.parquet", hive_partitioning=True).collect()
    found = duckdb.sql(
        f"select * from read_parquet('{folder}/replies/**/*.parquet', hive_partitioning = true)"
    ).fetchall()
    assert len(frame) == len(lazy) == len(found) == 40
    assert set(frame["reply_id"]) == set(lazy["reply_id"]) == {f"r{n:05d}" for n in range(40)}
    assert sorted(frame["published_year"].astype(int).unique()) == [2022, 2023]
    assert (
        pq.read_table(folder / "sections").num_rows
        == pq.read_table(folder / "citations").num_rows
        == 40
    )


def test_only_parts_that_changed_are_written(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(40)])
    first = published(layout)
    assert publish(layout, "test") == (first, False)
    commit(layout, [reply(3, title="改了的题目")])
    second = published(layout)
    for name in ("replies", "sections", "citations"):
        files = {p.relative_to(second): p for p in (second / name).rglob("*.parquet")}
        new = [p for p, path in files.items() if not (first / p).samefile(path)]
        assert [p.parent.name for p in new] == ["published_year=2023"]
    assert {p.name for p in (second / "changes").iterdir()} > {
        p.name for p in (first / "changes").iterdir()
    }
    [row] = [r for r in pq.read_table(second / "replies").to_pylist() if r["title"] == "改了的题目"]
    assert row["revision"] == 2
    [old] = pq.read_table(second / "revisions").to_pylist()
    assert (
        old["reply_id"] == row["reply_id"]
        and old["title"] != row["title"]
        and old["body_text"] == reply(3).body_text
    )
    assert manifest_of(second).parent == first.name


def test_the_rows_of_a_large_year_are_read_for_several_parts_together(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [reply(n, source_id=f"source_{n % 11}") for n in range(44)]
    commit(layout, rows)
    monkeypatch.setattr(parts, "PART_ROWS", 5)
    monkeypatch.setattr(parts, "READ_ROWS", 12)
    monkeypatch.setattr(parts, "YEARS_ROWS", 0)
    read = []
    monkeypatch.setattr(Tables, "read", _noted(Tables.read, read))
    folder = published(layout)
    cut = manifest_of(folder).parts
    texts = [wanted["years"] for name, wanted in read if name == "texts"]
    assert 4 <= len(texts) < len(cut) == len(list((folder / "replies").rglob("*.parquet")))
    for key, part in cut.items():
        year, bucket = key.split("/")
        files = [folder / name / f"published_year={year}/part-{bucket}.parquet" for name in PLACED]
        replies = pq.read_table(files[0], partitioning=None)
        mine = [
            row for row in rows if row.published_year == int(year) and row.source_id in part.sources
        ]
        assert set(replies["reply_id"].to_pylist()) == {row.reply_id for row in mine}
        assert set(replies["body_text"].to_pylist()) == {row.body_text for row in mine}
        for path in files[1:3]:
            hung = pq.read_table(path, partitioning=None)["reply_id"].to_pylist()
            assert set(hung) == {row.reply_id for row in mine}
    assert sum(part.rows["replies"] for part in cut.values()) == 44


@pytest.mark.parametrize(("most", "times"), [(44, 1), (23, 2)])
def test_years_of_few_rows_are_read_together(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, most: int, times: int
) -> None:
    rows = [reply(n) for n in range(44)]
    commit(layout, rows)
    moved = reply(3, published_year=2019, url="https://a.gov.cn/new.html")
    commit(layout, [moved])  # the tables have it in two years now
    monkeypatch.setattr(parts, "YEARS_ROWS", most)
    read = []
    monkeypatch.setattr(Tables, "read", _noted(Tables.read, read))
    folder = published(layout)
    assert [name for name, _ in read].count("texts") == times
    for year, count in ((2019, 1), (2022, 22), (2023, 21)):
        place = folder / "replies" / f"published_year={year}"
        found = pq.read_table(place, columns=["reply_id", "body_text"], partitioning=None)
        texts = dict(zip(*(column.to_pylist() for column in found.columns), strict=True))
        assert texts == {r: text for r, text in texts.items() if text} and len(texts) == count
    held = pq.read_table(folder / "sections")["reply_id"].to_pylist()
    assert sorted(held) == sorted(row.reply_id for row in rows)


def _noted(
    read: Callable[..., pa.Table], asked: list[tuple[str, dict[str, Any]]]
) -> Callable[..., pa.Table]:
    """A function that reads a table, which notes what it was asked for."""

    def noting(tables: Tables, name: str, *columns: Any, **wanted: Any) -> pa.Table:
        asked.append((name, wanted))
        return read(tables, name, *columns, **wanted)

    return noting


def test_a_reply_that_changes_its_year_is_in_one_place(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(10)])
    published(layout)
    moved = reply(3, published_year=2019, url="https://a.gov.cn/new.html")
    commit(layout, [moved])
    folder = published(layout)
    rows = pd.read_parquet(folder / "replies")
    assert (
        len(rows) == 10
        and str(rows.set_index("reply_id").loc["r00003", "published_year"]) == "2019"
    )
    sections = pq.read_table(folder / "sections").to_pylist()
    assert len(sections) == 10 and [
        s["published_year"] for s in sections if s["reply_id"] == "r00003"
    ] == [2019]


def test_tables_of_before_the_newest_version_publish_nothing(
    layout: Layout, tmp_path: Path
) -> None:
    commit(layout, [reply(n) for n in range(6)])
    shutil.copytree(layout.tables, tmp_path / "older")
    commit(layout, [reply(7), reply(0, published_year=2023)])
    first = published(layout)
    shutil.rmtree(layout.tables)
    shutil.copytree(tmp_path / "older", layout.tables)
    commit(layout, [reply(9)])
    with pytest.raises(StorageError, match=rf"^1 replies of version {first.name}.*\(r00007\)"):
        published(layout)
    assert (layout.datasets / "latest").resolve() == first.resolve()


def test_differences_between_any_two_versions(layout: Layout, tmp_path: Path) -> None:
    commit(layout, [reply(n) for n in range(10)])
    first = published(layout)
    commit(layout, [reply(1, title="改"), reply(20)], withdrawn=["r00002"])
    second = published(layout)
    commit(layout, [reply(4, title="读得更好", parser_version="2")], kind="reparse")
    third = published(layout)
    assert {(r["reply_id"], r["op"]) for r in difference(first, second).to_pylist()} == {
        ("r00001", "changed"),
        ("r00020", "added"),
        ("r00002", "withdrawn"),
    }
    assert {r["op"] for r in difference(second, third).to_pylist()} == {"reparsed"}
    assert difference(first, third).num_rows == 4
    out = tmp_path / "delta.parquet"
    told = CliRunner().invoke(
        app,
        ["versions", "diff", first.name, "latest", "--out", str(out), "--data", str(layout.root)],
    )
    assert told.exit_code == 0 and re.search(r"added +1", told.output), told.output
    delta = pq.read_table(out).to_pylist()
    assert {(r["op"], r["reply_id"], r["title"]) for r in delta if r["op"] == "reparsed"} == {
        ("reparsed", "r00004", "读得更好")
    }
    assert all(r["body_text"] for r in delta)


def test_rows_are_held_back_also_over_a_change_of_the_schema(layout: Layout) -> None:
    """The first version of a newer dafu shares no file with its parent, and keeps rows all the
    same."""
    commit(layout, [reply(n) for n in range(30)])
    registry = [state("source_0", 8)]
    first = published(layout, registry)
    for path in (first / "replies").rglob("*.parquet"):  # as a dafu without the column wrote it
        older = pq.read_table(path, partitioning=None).drop_columns(["duplicate_of"])
        pq.write_table(older, path)
    manifest = manifest_of(first).model_copy(update={"schema_version": "1.0"})
    (first / "manifest.json").write_text(manifest.text())
    with CurrentIndex(Tables(layout.tables)).connect() as db:
        db.execute("DELETE FROM current WHERE source_id = 'source_0' AND reply_id > 'r00006'")
    second = published(layout, registry)
    assert manifest_of(second).held_back == ["source_0"]
    rows = pd.read_parquet(second / "replies").query("source_id == 'source_0'")
    assert len(rows) == 10 and rows["duplicate_of"].isna().all()
    assert pd.read_parquet(second / "sections")["reply_id"].isin(rows["reply_id"]).sum() == 10


def test_a_source_that_lost_most_of_its_rows_keeps_the_last_good_ones(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(30)])
    registry = [state("source_0", 8), state("source_1", 0)]
    first = published(layout, registry)
    index = CurrentIndex(Tables(layout.tables))
    # Rows leave the tables only by an accident: here the index of one source is cut, as a wrong
    # migration would.
    with index.connect() as db:
        db.execute("DELETE FROM current WHERE source_id = 'source_0' AND reply_id > 'r00006'")
    commit(layout, [reply(1, title="改")])
    second = published(layout, registry)
    assert manifest_of(second).held_back == ["source_0"]
    rows = {
        name: pd.read_parquet(f / "replies").query("source_id == 'source_0'")
        for name, f in (("before", first), ("after", second))
    }
    assert (
        sorted(rows["before"]["reply_id"]) == sorted(rows["after"]["reply_id"])
        and len(rows["after"]) == 10
    )
    assert "改" in set(pd.read_parquet(second / "replies")["title"])
    told = {
        s["source_id"]: (s["state"], s["reason"])
        for s in pq.read_table(second / "sources").to_pylist()
    }
    assert told["source_0"][0] == "held_back" and "fewer than 8" in str(told["source_0"][1])
    assert "keep the rows of an earlier version: source_0" in (second / "README.md").read_text()


def test_the_checksums_are_those_of_the_files(layout: Layout) -> None:
    import hashlib

    commit(layout, [reply(n) for n in range(12)])
    published(layout)
    commit(layout, [reply(3, title="改")])
    folder = published(layout)
    manifest = manifest_of(folder)
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert files - {"manifest.json"} == set(manifest.checksums)
    assert all(
        hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in manifest.checksums.items()
    )
    assert manifest.rows["replies"] == 12


def test_events_stand_in_the_order_in_which_they_came(layout: Layout) -> None:
    for step in range(4):
        commit(layout, [reply(1, title=f"第{step}次")])
    changes = pq.read_table(published(layout) / "changes")["change_id"].to_pylist()
    assert changes == sorted(changes) and len(changes) == 4


@pytest.mark.long
def test_many_log_files_become_one(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.versions.making.logs.MOST_LOG_FILES", 3)
    for n in range(5):
        commit(layout, [reply(n)])
        folder = published(layout)
    files = list((folder / "changes").glob("*.parquet"))
    assert len(files) < 3
    assert pq.read_table(folder / "changes").num_rows == 5
    assert pq.read_table(folder / "changes").column("change_id").to_pylist() == sorted(
        pq.read_table(folder / "changes")["change_id"].to_pylist()
    )
