"""What a version promises to other programs: Hugging Face datasets, mlcroissant, DuckDB over HTTP.
On two nights of two sites, so that maps, lists, tables without rows and revisions are there. Its
card is in tests/unit/versions/test_hub_card.py."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import night_over
from typer.testing import CliRunner

from flows.cli import app
from replica.server import Replica
from replica.site import Site
from schemas.tables import PUBLISHED
from storage.layout import Layout
from storage.versions.export import CORPUS
from storage.versions.folders import latest_version
from storage.versions.hub import hub_schema

pytestmark = pytest.mark.long  # to import datasets takes longer than a night


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layout]:
    layout = Layout(tmp_path_factory.mktemp("hub") / "data").prepare()
    sites = [
        Site("hubdocs", "trs_wcm", count=24, seed=5),
        Site("hubmore", "hanweb_jcms", "cppcc_proposal", count=12, seed=6),
    ]
    with Replica(sites):
        night_over(layout, sites)
        sites[0].changed = {sites[0].documents[0].number}
        night_over(layout, sites[:1], recheck=sites[:1])
    yield layout


@pytest.fixture(scope="module")
def version(layout: Layout) -> Path:
    folder = latest_version(layout)
    assert folder is not None
    return folder


@pytest.fixture(scope="module")
def hub(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "dafu-replies"
    done = CliRunner().invoke(app, ["export", "--hub", str(folder), "--data", str(layout.root)])
    assert done.exit_code == 0 and "corpus" in done.output, done.output
    return folder


def rows_of(version: Path, name: str) -> int:
    return sum(pq.ParquetFile(p).metadata.num_rows for p in (version / name).rglob("*.parquet"))


def filled(version: Path) -> list[str]:
    return ["corpus", *(name for name in PUBLISHED if rows_of(version, name))]


def test_every_configuration_loads_and_streams(
    hub: Path, version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    assert datasets.get_dataset_config_names(str(hub)) == filled(version)
    assert datasets.get_dataset_default_config_name(str(hub)) == "corpus"
    for name in filled(version)[1:]:
        loaded = datasets.load_dataset(str(hub), name, split="train", cache_dir=str(tmp_path))
        assert loaded.num_rows == rows_of(version, name) and loaded.column_names
        assert loaded.features.arrow_schema.names == hub_schema(name).names
        streamed = datasets.load_dataset(str(hub), name, split="train", streaming=True)
        assert sum(1 for _ in streamed) == loaded.num_rows
        assert streamed.features == loaded.features, "the card's types are those of the files"
        if loaded.num_rows:
            assert loaded[0] == next(iter(streamed))


def test_replies_have_their_year_and_pairs(
    hub: Path, version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    loaded = datasets.load_dataset(str(hub), "replies", split="train", cache_dir=str(tmp_path))
    before = {r["reply_id"]: r for r in pq.read_table(version / "replies").to_pylist()}
    for row in loaded:
        old = before[row["reply_id"]]
        assert row["year"] == int(old["published_year"])
        assert [(p["key"], p["value"]) for p in row["field_sources"]] == old["field_sources"]
    assert any(row["field_sources"] for row in loaded)


def test_the_corpus_is_whole_public_texts(
    hub: Path, version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    corpus = datasets.load_dataset(str(hub), split="train", cache_dir=str(tmp_path))
    wanted = duckdb.sql(
        f"select count(*) from read_parquet('{version}/replies/**/*.parquet') where {CORPUS}"
    ).fetchall()[0][0]
    assert corpus.num_rows == wanted > 20
    assert corpus.column_names[:10] == [
        "id", "text", "title", "url", "date", "agency", "licence", "version", "text_sha256",
        "source",
    ]  # fmt: skip
    for row in corpus:
        assert hashlib.sha256(row["text"].encode()).hexdigest() == row["text_sha256"]
        assert row["version"] == version.name and row["url"].startswith("http")


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # of mlcroissant's own call of pandas
def test_croissant_yields_the_records(version: Path, caplog: pytest.LogCaptureFixture) -> None:
    import mlcroissant

    caplog.set_level("WARNING")
    dataset = mlcroissant.Dataset(str(version / "croissant.json"))
    assert not caplog.records, "the context is the standard one"
    assert {r.id for r in dataset.metadata.record_sets} == set(PUBLISHED)
    for name in filled(version)[1:]:
        found = list(dataset.records(record_set=name))
        assert len(found) == rows_of(version, name)
        if name == "replies":
            titles = {r["title"] for r in pq.read_table(version / name).to_pylist()}
            assert {r["replies/title"].decode() for r in found} == titles
