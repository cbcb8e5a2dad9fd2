"""Versions in programs that are no part of a developer's environment: Spark, R, and DuckDB with its
own reader of web addresses."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import test_over_http
from conftest import ROOT, crawl_into
from ranged import ranged
from test_over_http import FOOTER, ROWS, largest

from replica.server import Replica
from replica.site import Site
from schemas.tables import PUBLISHED, published_schema
from storage.layout import Layout
from storage.versions.export import export
from storage.versions.folders import latest_version

pytestmark = pytest.mark.long
large = test_over_http.version


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = Layout(tmp_path_factory.mktemp("elsewhere") / "data").prepare()
    site = Site("elsewhere", "trs_wcm", count=30, seed=5)
    with Replica([site]):
        crawl_into(layout, site)
        site.changed = {site.documents[0].number}
        crawl_into(layout, site, recheck=True)
    folder = latest_version(layout)
    assert folder is not None
    return folder


@pytest.mark.skipif(
    not shutil.which("java"), reason="no java; apt-get install default-jre-headless"
)
def test_spark_reads_every_table(version: Path) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="pip install -r requirements-long.lock")
    spark = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        for name in PUBLISHED:
            frame = spark.read.parquet(str(version / name))
            ours = pq.read_table(version / name)
            assert frame.count() == ours.num_rows, name
            kinds = dict(frame.dtypes)
            for field in published_schema(name):
                kind = kinds[field.name]
                assert kind.startswith("map<") == pa.types.is_map(field.type), (name, field)
                assert (kind == "date") == pa.types.is_date(field.type), (name, field)
                assert (kind == "timestamp") == pa.types.is_timestamp(field.type), (name, field)
        replies = spark.read.parquet(str(version / "replies"))
        ours = {r["reply_id"]: r for r in pq.read_table(version / "replies").to_pylist()}
        shown = sql.functions.date_format("published_at", "yyyy-MM-dd HH:mm").alias("shown")
        for row in replies.select("*", shown).collect():
            mine = ours[row["reply_id"]]
            assert row["reply_date"] == mine["reply_date"] and isinstance(row["reply_date"], date)
            assert row["field_sources"] == dict(mine["field_sources"])
            assert row["body_text"] == mine["body_text"]
            assert row["shown"] == f"{mine['published_at']:%Y-%m-%d %H:%M}"
        replies.createOrReplaceTempView("replies")
        [[count]] = spark.sql("select count(*) from replies where published_year > 0").collect()
        assert count == len(ours)
    finally:
        spark.stop()


@pytest.mark.skipif(not shutil.which("Rscript"), reason="no R; apt-get install r-base-core")
def test_r_reads_the_exported_csv_as_the_docs_say(version: Path, tmp_path: Path) -> None:
    export(version, tmp_path / "replies.csv", "csv", None, None, False)
    [recipe] = re.findall("```r\n(.*?)```", (ROOT / "docs" / "consumers.md").read_text(), re.S)
    shown = 'write.csv(answer, "answer.csv", row.names = FALSE); cat(nrow(replies))'
    (tmp_path / "recipe.R").write_text(recipe + shown)
    done = subprocess.run(
        ["Rscript", "--vanilla", "recipe.R"],
        cwd=tmp_path, env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    replies = pq.read_table(version / "replies").to_pylist()
    assert done.returncode == 0 and done.stdout == str(len(replies)), done.stderr
    counted = csv.reader((tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()[1:])
    ours = Counter((r["agency"], f"{r['reply_date']:%Y}") for r in replies if r["reply_date"])
    assert {(agency, year): int(n) for agency, year, n in counted} == ours


_QUERY = """
import duckdb, duckdb_extension_httpfs, pathlib, sys
[extension] = pathlib.Path(duckdb_extension_httpfs.__file__).parent.rglob("*.duckdb_extension")
duckdb.sql(f"load '{extension}'")
print(duckdb.sql(sys.argv[1]).fetchall())
"""


def test_duckdb_reads_a_footer_with_its_own_web_reader(large: Path, tmp_path: Path) -> None:
    """The extension is on the package index for DuckDB 1.5, so this has an environment of its
    own."""
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True, timeout=300)
    wanted = ["duckdb==1.5.5", "duckdb-extension-httpfs==1.5.5"]
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    subprocess.run(install, check=True, timeout=600, cwd=tmp_path, capture_output=True)
    path = largest(large)
    with ranged(large) as server:
        query = FOOTER.format(f"{server.address}/{path.relative_to(large)}")
        done = subprocess.run(
            [python, "-c", _QUERY, query], capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr
        assert f"({ROWS}, " in done.stdout
        assert 0 < server.sent < 1_000_000 < path.stat().st_size / 8, server.sent
