"""The same pipeline on an S3 address: a local server stands for the object store. In every run
tests/durability/test_store_home.py has it in a folder that is a store."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow.fs as fs
import pyarrow.parquet as pq
import pytest
from leftovers import places

from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from flows.takedown import Wish, take_down
from replica.site import Site
from storage.backup import backup
from storage.layout import Layout
from storage.raw.archive import read_capture
from storage.store import _open, store
from storage.tables.delta import Tables
from storage.versions.folders import latest_version
from storage.versions.publish import publish

pytestmark = pytest.mark.long


@contextmanager
def moto() -> Iterator[int]:
    """An S3 server, and the port where it listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # A process of its own: the table library waits for answers without letting other threads run.
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port
    server.kill()
    server.wait()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a server listens."""
    with moto() as port:
        yield port


@pytest.fixture
def bucket(
    port: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of an empty folder of a bucket."""
    address = f"dafu-test/{request.function.__name__}"
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ALLOW_HTTP": "true",
        "DAFU_STORE": f"s3://{address}",
    }.items():
        monkeypatch.setenv(name, value)
    _open.cache_clear()
    fs.S3FileSystem(
        endpoint_override=f"127.0.0.1:{port}", scheme="http", allow_bucket_creation=True
    ).create_dir("dafu-test")
    yield address
    _open.cache_clear()


def crawl(layout: Layout, site: Site, recheck: bool = False) -> Path:
    source = site.source()
    report, version, _ = crawl_once(
        layout,
        {source.id: source},
        source,
        CrawlOptions("crawl", replica=True, recheck=recheck),
        lambda line: None,
    )
    assert report.outcome == "complete", report
    return version


def test_tables_archive_and_versions_in_an_object_store(
    serve: Callable[[Site], Site], bucket: str, tmp_path: Path
) -> None:
    site = serve(Site("cloud", "trs_wcm", count=8))
    first = Layout(tmp_path / "first").prepare()
    version = crawl(first, site)
    assert not list(first.tables.glob("*/_delta_log")), "the tables lie in the store alone"
    objects = store()
    assert objects is not None and objects.read("datasets/latest.json")["version"] == version.name
    names = objects.names("datasets")
    assert {n.removeprefix(f"datasets/{version.name}/") for n in names if version.name in n} == {
        str(p.relative_to(version)) for p in version.rglob("*") if p.is_file()
    }

    assert pq.read_table(f"s3://{bucket}/datasets/{version.name}/replies").num_rows == 8

    # Another machine with nothing but the address goes on where the first one stopped.
    site.changed = {site.documents[0].number}
    second = Layout(tmp_path / "second").prepare()
    asked = len(site.requests)
    crawl(second, site)
    assert len(site.requests) - asked < 8, (
        "the ledger came along: known pages are not asked for again"
    )


def test_versions_of_an_object_store_are_read_and_share_their_parts(
    serve: Callable[[Site], Site], bucket: str, tmp_path: Path
) -> None:
    site = serve(Site("shared", "trs_wcm", count=8))
    version = crawl(Layout(tmp_path / "first").prepare(), site)
    objects = store()
    assert objects is not None
    assert (
        len(
            pd.read_parquet(
                f"s3://{bucket}/datasets/{version.name}/replies", engine="pyarrow", filesystem=None
            )
        )
        == 8
    )
    lazy = pl.scan_parquet(
        f"s3://{bucket}/datasets/{version.name}/replies/**/*.parquet", hive_partitioning=True
    )
    assert lazy.select(pl.len()).collect().item() == 8

    site.changed = {site.documents[0].number}
    second = Layout(tmp_path / "second").prepare()
    later = crawl(second, site, recheck=True)
    assert pq.read_table(later / "replies").num_rows == 8 and later.name > version.name
    assert sum(r["revision"] == 2 for r in pq.read_table(later / "replies").to_pylist()) == 1
    unchanged = [
        p
        for p in later.rglob("*.parquet")
        if (version / p.relative_to(later)).exists()
        and p.read_bytes() == (version / p.relative_to(later)).read_bytes()
    ]
    assert unchanged, "parts of the first version are shared"
    assert objects.read("datasets/latest.json")["version"] == later.name
    captures = Tables(second.tables).read("captures").to_pylist()
    capture = next(c for c in captures if c["role"] == "reply")
    third = Layout(tmp_path / "third").prepare()
    assert (
        read_capture(third.archive, capture["warc_file"], capture["warc_offset"]).capture_id
        == capture["capture_id"]
    )


def test_a_publish_that_died_before_the_upload_is_made_good(
    serve: Callable[[Site], Site], bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import storage.versions.publish as publishing

    site = serve(Site("died", "trs_wcm", count=5))
    layout = Layout(tmp_path / "data").prepare()
    keep = publishing.keep_version
    monkeypatch.setattr(publishing, "keep_version", lambda layout: None)
    crawl(layout, site)
    objects = store()
    assert objects is not None and objects.size("datasets/latest.json") is None
    monkeypatch.setattr(publishing, "keep_version", keep)
    assert publish(layout, "test") == (latest_version(layout), False)
    assert objects.read("datasets/latest.json")["version"] == latest_version(layout).name


def test_a_take_down_reaches_the_store(
    serve: Callable[[Site], Site], bucket: str, tmp_path: Path
) -> None:
    site = serve(Site("gone", "trs_wcm", count=6))
    layout = Layout(tmp_path / "data").prepare()
    first = crawl(layout, site)
    site.changed = {site.documents[0].number}
    second = crawl(layout, site, recheck=True)
    objects = store()
    assert objects is not None
    stored = {n.split("/")[1] for n in objects.names("datasets") if n.count("/") > 1}
    assert stored == {first.name, second.name}
    row = pq.read_table(second / "replies").to_pylist()[0]
    assert held_in_store(tmp_path / "before", row) >= {
        "archive",
        "datasets",
        "tables",
        "ledger.sqlite",
    }
    copy = tmp_path / "copy"
    backup(layout, copy)
    assert places(copy, {row["url"], row["title"]}) >= {"archive", "datasets", "tables"}
    done = take_down(layout, [], Wish(row["url"], "mail", "agency", date(2026, 11, 2)))
    assert done.ids == [row["reply_id"]]
    stored = {n.split("/")[1] for n in objects.names("datasets") if n.count("/") > 1}
    assert stored == {done.version.name}
    assert held_in_store(tmp_path / "after", row) == set()
    backup(layout, copy)
    assert places(copy, {row["url"], row["title"]}) == set()
    later = crawl(Layout(tmp_path / "other").prepare(), site, recheck=True)
    assert pq.read_table(later / "replies").num_rows == 5, "the list came along"


def held_in_store(folder: Path, row: dict[str, Any]) -> set[str]:
    """Where in the store a reply's address or title stands, looked for in a copy of all of it."""
    objects = store()
    assert objects is not None
    for name in objects.names(""):
        objects.download(name, folder / name)
    return places(folder, {row["url"], row["title"]})
