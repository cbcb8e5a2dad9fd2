"""Import and reparse over several workers give what one process gives: processes of the machine,
and a local Dask cluster."""

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


def test_many_workers_give_what_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_server: None
) -> None:
    records = [
        r for n in range(4) for r in pages(f"h{n}.gov.cn", 30, datetime(2020, 5, 1, tzinfo=UTC))
    ]
    path = write_warc(tmp_path / "all.warc.gz", records)
    run = CliRunner().invoke
    one = run(app, ["import", str(path), "--data", str(tmp_path / "one")])
    assert one.exit_code == 0 and "120 pages read, 120 kept: 120 new" in one.output, one.output
    monkeypatch.setattr(warc_parts, "PART_BYTES", path.stat().st_size // 3)
    monkeypatch.setattr("flows.reparse.PAGES_OF_A_PART", 50)
    dask = run(
        app,
        [
            "import",
            str(path),
            "--data",
            str(tmp_path / "dask"),
            "--dask",
            "local",
            "--workers",
            "2",
        ],
    )
    assert dask.exit_code == 0 and "120 pages read, 120 kept: 120 new" in dask.output, dask.output
    assert content(tmp_path / "dask") == content(tmp_path / "one")
    here = run(app, ["reparse", "--data", str(tmp_path / "dask"), "--workers", "2"])
    assert here.exit_code == 0 and "120 replies read again, 0 read differently" in here.output, (
        here.output
    )


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
        night = nightly_local.with_options(task_runner=Workers("local", 2).runner())
        report = night(
            Layout(tmp_path / "data").prepare(),
            sources | {twin.id: twin},
            CrawlOptions(replica=True),
        )
    assert {s.source_id: s.outcome for s in report.sources} == dict.fromkeys(
        [*sources, twin.id], "complete"
    )
    assert len(published(Layout(tmp_path / "data"))) == 24
