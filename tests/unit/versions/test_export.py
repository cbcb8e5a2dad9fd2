"""Exports of a version: a condition chooses rows, and reaches nothing else."""

import json
from pathlib import Path

import pytest
from rows import commit, reply

from storage.layout import Layout, StorageError
from storage.versions.export import export
from storage.versions.publish import publish


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = Layout(tmp_path_factory.mktemp("exported") / "data").prepare()
    commit(layout, [reply(n) for n in range(6)])
    return publish(layout, "test")[0]


def test_a_condition_chooses_rows(version: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    where = "published_year > 0 AND reply_id IN ('r00002', 'r00004') -- a comment"
    assert export(version, out, "jsonl", f"{where}\n", ["reply_id", "published_year"], False) == 2
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [r["reply_id"] for r in rows] == ["r00002", "r00004"] and rows[0]["published_year"]
    nested = "reply_id = (SELECT max(reply_id) FROM replies)"
    assert export(version, out, "csv", nested, None, False) == 1
    assert export(version, out, "parquet", None, None, True) == 6


@pytest.mark.parametrize(
    "where",
    [
        "1=1); COPY (SELECT 1) TO '{out}/written.csv'; --",
        "1=1); ATTACH '{out}/written.db'; --",
        "1=1); INSTALL httpfs; LOAD httpfs; --",
        "1=1); SET enable_external_access = true; --",
        "1=1); CREATE TABLE x AS SELECT 1; --",
        "title = (SELECT content FROM read_text('/etc/passwd'))",
        "title IN (SELECT line FROM read_csv('/etc/passwd', columns={{'line': 'VARCHAR'}}))",
        "title IN (SELECT content FROM '/etc/passwd')",
        "title IN (SELECT file FROM glob('/etc/*'))",
        "title IN (SELECT content FROM read_blob('{out}/secret'))",
        "title IN (SELECT x FROM read_parquet('https://example.org/x.parquet'))",
        "title IN (SELECT x FROM secret)",
        "1=1) UNION ALL SELECT * FROM read_text('/etc/passwd') --",
        "title IN (SELECT * FROM query('COPY (SELECT 1) TO ''{out}/written.csv'''))",
    ],
)
def test_a_condition_reaches_nothing_else(version: Path, tmp_path: Path, where: str) -> None:
    secret = {"x": ["a variable of the caller"]}
    (tmp_path / "secret").write_text("geheim")
    out = tmp_path / "out.jsonl"
    with pytest.raises(StorageError, match="the export's condition"):
        export(version, out, "jsonl", where.format(out=tmp_path), None, False)
    assert {p.name for p in tmp_path.iterdir()} == {"secret"}, secret


def test_a_column_is_a_name_and_nothing_more(version: Path, tmp_path: Path) -> None:
    for column in ('title" FROM replies; --', "1 AS x", "nothing"):
        with pytest.raises(StorageError, match="columns"):
            export(version, tmp_path / "out.csv", "csv", None, [column], False)
