"""Import and reparse over several workers give what one process gives: processes of the machine,
and a local Dask cluster. In every run test_a_killed_import_goes_on_where_it_was has processes."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import published
from test_import import pages, write_warc
from typer.testing import CliRunner

from flows.cli import app
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout
from storage.raw import warc_parts

IGNORED = {"capture_id", "run_id", "last_seen_at", "first_seen_at", "last_changed_at"}


def content(data: Path) -> list[dict[str, object]]:
    rows = [{k: v for k, v in row.items() if k not in IGNORED} for row in published(Layout(data))]
    return sorted(rows, key=lambda row: str(row["reply_id"]))


def warc_of(folder: Path, count: int) -> Path:
    """A WARC with pages of four hosts, `count` each."""
    hosts, day = [f"h{n}.gov.cn" for n in range(4)], datetime(2020, 5, 1, tzinfo=UTC)
    return write_warc(folder / "all.warc.gz", [r for h in hosts for r in pages(h, count, day)])


def done(*words: object) -> str:
    """What a command says that succeeds."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.long
def test_two_processes_read_what_one_has_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_server: None
) -> None:
    path, data = warc_of(tmp_path, 6), tmp_path / "data"
    assert "24 pages read, 24 kept: 24 new" in done("import", path, "--data", data)
    monkeypatch.setattr("flows.reparse.PAGES_OF_A_PART", 10)
    before = content(data)
    told = done("reparse", "--data", data, "--workers", 2)
    assert "24 replies read again, 0 read differently" in told, told
    assert content(data) == before


@pytest.mark.long
def test_a_cluster_gives_what_one_process_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_server: None
) -> None:
    path = warc_of(tmp_path, 30)
    one = done("import", path, "--data", tmp_path / "one")
    assert "120 pages read, 120 kept: 120 new" in one, one
    monkeypatch.setattr(warc_parts, "PART_BYTES", path.stat().st_size // 3)
    monkeypatch.setattr("flows.reparse.PAGES_OF_A_PART", 50)
    data = tmp_path / "dask"
    dask = done("import", path, "--data", data, "--dask", "local", "--workers", 2)
    assert "120 pages read, 120 kept: 120 new" in dask, dask
    assert content(data) == content(tmp_path / "one")
    here = done("reparse", "--data", data, "--workers", 2)
    assert "120 replies read again, 0 read differently" in here, here


@pytest.mark.long
def test_a_server_that_is_too_slow_to_start(tmp_path: Path) -> None:
    # A backfill on a machine at a load of 20 ended with a traceback after two minutes.
    page = pages("a.gov.cn", 1, datetime(2020, 5, 1, tzinfo=UTC))
    files = [str(write_warc(tmp_path / f"{n}.warc.gz", page)) for n in range(2)]
    env = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "1", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "flows.cli", "import", *files, "--data", str(tmp_path / "d")]
    command += ["--dask", "local"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "run again when the machine is less busy" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.long
def test_a_night_over_a_cluster(tmp_path: Path, prefect_server: None) -> None:
    """Windows of one host follow each other, on whichever worker; every source is complete."""
    from flows.nightly import nightly_local
    from flows.runs.crawling import CrawlOptions
    from flows.runs.scaling import Workers, one_server

    first, other = Site("shared", "trs_wcm", count=8), Site("other", "trs_wcm", count=8)
    with Replica([first, other]), one_server():
        sources = {s.id: s for s in (first.source(), other.source())}
        twin = first.source().model_copy(update={"id": "replica_twin"})
        report = nightly_local(
            Layout(tmp_path / "data").prepare(),
            sources | {twin.id: twin},
            CrawlOptions(replica=True),
            runner=Workers("local", 2).runner(),
        )
    assert {s.source_id: s.outcome for s in report.sources} == dict.fromkeys(
        [*sources, twin.id], "complete"
    )
    assert len(published(Layout(tmp_path / "data"))) == 24
