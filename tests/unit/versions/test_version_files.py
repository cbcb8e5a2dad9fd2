"""Files of versions and tables: pruned, compacted, described for machines."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from rows import commit, reply
from test_versions import published, state
from typer.testing import CliRunner

from flows.cli import app
from schemas.tables import LOGS, PUBLISHED, published_schema
from storage.layout import Layout, StorageError
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.folders import latest_version, versions


def test_prune_checkout_and_a_killed_prune(layout: Layout, tmp_path: Path) -> None:
    for n in range(4):
        commit(layout, [reply(n)])
        published(layout)
    data = ["--data", str(layout.root)]
    run = CliRunner().invoke
    kept = tmp_path / "mine"
    oldest = versions(layout)[-1].version
    assert run(app, ["versions", "checkout", oldest, str(kept), *data]).exit_code == 0
    pruned = run(app, ["versions", "prune", "--keep", "2", *data])
    assert pruned.exit_code == 0 and "removed 2" in pruned.output
    assert (
        len(versions(layout)) == 2 and len(pd.read_parquet(latest_version(layout) / "replies")) == 4
    )
    assert len(pd.read_parquet(kept / "replies")) == 1
    shutil.copytree(kept, layout.datasets / ".removing-torn")
    commit(layout, [reply(9)])
    published(layout)
    assert not list(layout.datasets.glob(".removing-*"))
    wrong = run(app, ["versions", "diff", "nope", *data])
    assert wrong.exit_code != 0 and isinstance(wrong.exception, StorageError)


def test_metadata_for_machines_holds_before_the_official_readers(layout: Layout) -> None:
    import mlcroissant
    from frictionless import Package

    commit(layout, [reply(n) for n in range(12)])
    folder = published(layout)
    package = Package(str(folder / "datapackage.json"))
    assert {r.title for r in package.resources} == set(PUBLISHED)
    assert (
        list(Package.metadata_validate(json.loads((folder / "datapackage.json").read_text()))) == []
    )
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    assert dataset.metadata.name == "dafu-replies" and len(dataset.metadata.record_sets) == len(
        PUBLISHED
    )
    text = (folder / "README.md").read_text()
    assert "12 documents" in text and folder.name in text
    assert set(LOGS) < set(PUBLISHED)


def test_coverage_counts_what_is_held(layout: Layout) -> None:
    commit(
        layout,
        [reply(n) for n in range(30)]
        + [reply(40, body_completeness="attachment_only"), reply(41, document_type="news")],
    )
    published(layout)
    commit(layout, [], withdrawn=["r00000"])
    folder = published(layout, [state("source_0")])
    rows = {(r["source_id"], r["year"]): r for r in pq.read_table(folder / "coverage").to_pylist()}
    everything = pd.read_parquet(folder / "replies")
    assert (
        sum(r["held"] for r in rows.values()) == 31
        and sum(r["withdrawn"] for r in rows.values()) == 1
    )
    for (source, year), row in rows.items():
        here = everything[
            (everything["source_id"] == source) & (everything["published_year"].astype(int) == year)
        ]
        assert row["held"] == here["withdrawn_at"].isna().sum()
        assert row["attachment_only"] == (here["body_completeness"] == "attachment_only").sum()
    gaps = {g["source_id"]: g for g in pq.read_table(folder / "number_gaps").to_pylist()}
    assert (gaps["source_0"]["lowest"], gaps["source_0"]["missing"][:4]) == (
        3,
        ["4", "5", "7", "8"],
    )  # 0 is no proposal number


def test_the_index_can_be_lost(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(30)])
    commit(layout, [reply(3, title="改")], withdrawn=["r00004"])
    tables = Tables(layout.tables)
    before = CurrentIndex(tables)
    ids = [f"r{n:05d}" for n in range(30)]
    rows, places, last = before.get(ids), before.places(), before.last_commit
    for path in layout.tables.glob("current.sqlite*"):
        path.unlink()
    after = CurrentIndex(tables)
    assert (after.get(ids), after.places(), after.last_commit) == (rows, places, last)


@pytest.mark.long
def test_compaction_keeps_every_row_and_published_versions(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.tables.delta.SMALL_FILES", 4)
    for n in range(10):
        commit(layout, [reply(n)])
    folder = published(layout)
    tables = Tables(layout.tables)
    before = {
        name: tables.read(name).sort_by("commit_id").num_rows
        for name in ("replies", "texts", "changes")
    }
    merged = tables.compact()
    assert merged["replies"] > 8
    assert {name: tables.read(name).num_rows for name in before} == before
    assert len(pd.read_parquet(folder / "replies")) == 10
    commit(layout, [reply(7, title="改")])
    assert len(pd.read_parquet(published(layout) / "replies")) == 10


def test_files_have_schema_version_and_column_docs(layout: Layout) -> None:
    commit(layout, [reply(1)])
    folder = published(layout)
    for name in PUBLISHED:
        file = next((folder / name).rglob("*.parquet"))
        schema = pq.read_schema(file)
        assert schema.equals(published_schema(name)) and schema.metadata[b"dafu.schema_version"]
        assert all((field.metadata or {}).get(b"doc") for field in schema), (
            f"{name} has a column without a description"
        )
