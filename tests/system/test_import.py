"""Imports: streaming in chunks, resumed after a kill, filtered, and in the order of capture, not of
import."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import ROOT, long_but, published
from rows import commit, reply
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.cli import app
from flows.health_page.page import report_health
from flows.importing import import_part
from flows.runs.import_pages import Filter
from replica.site import Site
from replica.systems.trs import respond
from storage.collect import collect
from storage.layout import Layout
from storage.raw import warc_parts
from storage.tables import current
from storage.versions.folders import latest_version
from storage.versions.publish import publish


def write_warc(path: Path, records: list[tuple[str, bytes, datetime]]) -> Path:
    """A WARC of responses: address, body, time of capture."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, body, at in records:
            http = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            headers = {"WARC-Date": f"{at:%Y-%m-%dT%H:%M:%SZ}"}
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    http_headers=http,
                    warc_headers_dict=headers,
                )
            )
    return path


def pages(
    host: str, count: int, at: datetime, changed: bool = False
) -> list[tuple[str, bytes, datetime]]:
    site = Site("warc", "trs_wcm", count=count, seed=9)
    site.changed = {d.number for d in site.documents} if changed else set()
    found = []
    for d in site.documents:
        path = f"/zwgk/jyta/{d.moved_on:%Y%m}/t{d.moved_on:%Y%m%d}_{d.number}.html"
        found.append((f"http://{host}{path}", respond(site, path).body, at))
    return found


NEWS = (
    b"<html><head><title>\xe6\x96\xb0\xe9\x97\xbb</title></head><body><p>"
    + "今天召开了一次会议。".encode() * 30
    + b"</p></body></html>"
)
DAY = datetime(2020, 5, 1, tzinfo=UTC)


def test_a_warc_of_any_host_is_sifted_and_filtered(tmp_path: Path) -> None:
    records = [
        *pages("a.gov.cn", 10, DAY),
        *pages("b.gov.cn", 10, DAY.replace(year=2021)),
        ("http://a.gov.cn/news.html", NEWS, DAY),
    ]
    path = write_warc(tmp_path / "crawl.warc.gz", records)
    run = CliRunner().invoke
    done = run(app, ["import", str(path), "--data", str(tmp_path / "all")])
    assert done.exit_code == 0 and "21 pages read, 20 kept" in done.output, done.output
    rows = published(Layout(tmp_path / "all"))
    assert {r["source_id"] for r in rows} == {"imported:a.gov.cn", "imported:b.gov.cn"}
    assert {r["first_seen_at"].year for r in rows} == {2020, 2021}
    done = run(
        app,
        [
            "import",
            str(path),
            "--data",
            str(tmp_path / "some"),
            "--filter",
            "host=b.gov.cn",
            "--filter",
            "year=2021",
        ],
    )
    assert "10 pages read, 10 kept" in done.output, done.output
    assert (
        run(
            app, ["import", str(path), "--data", str(tmp_path / "some"), "--filter", "land=x"]
        ).exit_code
        == 2
    )
    again = run(app, ["import", str(path), "--data", str(tmp_path / "all")])
    assert "0 pages read, 0 kept: nothing new" in again.output, (
        "an input that was read to its end is not read again"
    )


@pytest.mark.parametrize("order", long_but([(2, 1, 0)], [(0, 1, 2), (2, 1, 0), (1, 2, 0)]))
def test_states_are_ordered_by_capture_and_not_by_import(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    """The same page in 2018, 2020 (edited) and 2022 (back to the first text), imported in any
    order."""
    captures = [
        pages("a.gov.cn", 3, DAY.replace(year=y), changed=y == 2020) for y in (2018, 2020, 2022)
    ]
    for i in order:
        path = write_warc(tmp_path / f"{i}.warc.gz", captures[i])
        assert (
            CliRunner()
            .invoke(app, ["import", str(path), "--data", str(tmp_path / "data")])
            .exit_code
            == 0
        )
    rows = published(Layout(tmp_path / "data"))
    assert len(rows) == 3
    assert not any("补充说明" in str(r["body_text"]) for r in rows), "the newest capture counts"
    folder = latest_version(Layout(tmp_path / "data"))
    assert folder is not None
    earlier = pq.read_table(folder / "revisions").to_pylist()
    assert sum("补充说明" in r["body_text"] for r in earlier) == 3
    assert all(r["valid_from"] < r["valid_to"] for r in earlier)


@pytest.mark.long  # in every run captures in several files, above
def test_several_captures_of_a_page_in_one_file(tmp_path: Path) -> None:
    records = pages("a.gov.cn", 3, DAY) + pages(
        "a.gov.cn", 3, DAY + timedelta(days=400), changed=True
    )
    path = write_warc(tmp_path / "both.warc.gz", records)
    assert (
        CliRunner().invoke(app, ["import", str(path), "--data", str(tmp_path / "data")]).exit_code
        == 0
    )
    rows = published(Layout(tmp_path / "data"))
    assert [r["revision"] for r in rows] == [2, 2, 2] and all(
        "补充说明" in str(r["body_text"]) for r in rows
    )
    revisions = published(Layout(tmp_path / "data"), "revisions")
    assert len(revisions) == 3 and not any("补充说明" in str(r["body_text"]) for r in revisions)


def test_a_killed_import_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [r for n in range(6) for r in pages(f"h{n}.gov.cn", 8, DAY)]
    path = write_warc(tmp_path / "large.warc.gz", records)
    data, size = tmp_path / "data", path.stat().st_size // 6
    script = (
        f"import storage.raw.warc_parts as w; w.PART_BYTES = {size}; import sys; from "
        f"flows.cli import main; sys.argv = ['dafu', 'import', {str(path)!r}, '--data', "
        f"{str(data)!r}]; main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stderr is not None
    with running.stderr as said:
        while b" pages read, " not in (line := said.readline()):
            assert line, "the import ended before it was killed"
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    monkeypatch.setattr(warc_parts, "PART_BYTES", size)
    done = CliRunner().invoke(app, ["import", str(path), "--data", str(data)])
    assert done.exit_code == 0 and "parts were imported before" in done.output, done.output
    read = int(done.output.rsplit(" pages read", 1)[0].rsplit("\n", 1)[-1].split()[-1])
    assert read < 48, "what was imported before is not read again"
    rows = published(Layout(data))
    assert len(rows) == len({r["reply_id"] for r in rows}) == 48
    assert all(c["op"] == "added" for c in published(Layout(data), "changes"))


@pytest.mark.long  # in every run the lists in tests/nights/test_archives.py
@pytest.mark.parametrize("quirks", [{"years"}, {"records5"}, set()])
def test_the_archive_alone_gives_the_replies_again_and_no_list_page(
    serve: Callable[[Site], Site],
    crawl_site: Callable[..., object],
    layout: Layout,
    tmp_path: Path,
    quirks: set[str],
) -> None:
    """List pages name a dozen replies and are none: they were taken for replies of no text once."""
    site = serve(Site("again", "trs_wcm", count=30, quirks=quirks, seed=4))
    crawl_site(site)
    files = [str(p) for p in layout.archive.rglob("*.warc.gz")]
    done = CliRunner().invoke(app, ["import", *files, "--data", str(tmp_path / "again")])
    assert done.exit_code == 0, done.output
    rows = published(Layout(tmp_path / "again"))
    assert sorted(str(r["title"]) for r in rows) == sorted(d.case.title for d in site.documents)


def test_bad_records_are_issues_and_their_neighbours_are_read(tmp_path: Path) -> None:
    """One of each kind used to end the import with a traceback, at every attempt; and a time of
    9999 was published, after which every night failed."""
    good = pages("a.gov.cn", 4, DAY)
    records = [
        good[0],
        ("http://[bad/t1.html", good[0][1], DAY),
        good[1],
        ("http://a.gov.cn/t9.html", good[0][1], datetime(9999, 12, 31, tzinfo=UTC)),
        good[2],
    ]
    path = write_warc(tmp_path / "a.warc.gz", records)
    with path.open("ab") as out:
        out.write(b"garbage\r\n" * 9)
    more = write_warc(tmp_path / "b.warc.gz", [good[3]])
    path.write_bytes(path.read_bytes() + more.read_bytes())
    data, run = tmp_path / "data", CliRunner().invoke
    done = run(app, ["import", str(path), "--data", str(data)])
    assert done.exit_code == 0 and "3 record(s) could not be used" in done.output, done.output
    assert len(published(Layout(data))) == 4
    issues = published(Layout(data), "issues")
    told = [str(i["message"]) for i in issues if i["kind"] == "record_unusable"]
    assert len(told) == 3 and all(t.startswith("a.warc.gz, byte ") for t in told)
    assert {"address", "date", "no record"} == {
        w for w in ("address", "date", "no record") for t in told if w in t
    }
    assert run(app, ["status", "--data", str(data)]).exit_code == 0
    assert run(app, ["publish", "--data", str(data)]).exit_code == 0
    extracted = run(app, ["extract", str(path)])
    assert extracted.exit_code == 1 and extracted.stdout.count('{"file":') == 4


def test_a_saved_page_with_a_time_that_cannot_be_is_an_issue(tmp_path: Path) -> None:
    url, body, _ = pages("a.gov.cn", 1, DAY)[0]
    (tmp_path / "page.html").write_bytes(body)
    os.utime(tmp_path / "page.html", (0, 0))
    data = tmp_path / "data"
    arguments = ["import", str(tmp_path / "page.html"), "--url", url, "--data", str(data)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0 and "1 record(s) could not be used" in done.output, done.output
    assert published(Layout(data)) == []
    os.utime(tmp_path / "page.html")
    assert "1 kept" in CliRunner().invoke(app, arguments).output


def test_a_time_that_is_in_a_table_stops_nothing(layout: Layout) -> None:
    """What an older dafu let in: published, and then `status` and every night failed."""
    end = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    commit(layout, [reply(1, published_at=end, published_year=9999)], seen=end)
    publish(layout, "test")
    assert CliRunner().invoke(app, ["status", "--data", str(layout.root)]).exit_code in (0, 1)
    report_health(layout, [])


def test_a_commit_looks_through_the_index_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was opened three times for each, which reads a file of up to 64 MB each time."""
    layout, looked = Layout(tmp_path / "data").prepare(), list[int]()
    (part,) = warc_parts.warc_parts(write_warc(tmp_path / "a.warc.gz", pages("a.gov.cn", 3, DAY)))
    import_part(layout, {}, part, Filter())
    monkeypatch.setattr(current, "make_again_if_damaged", lambda *_: looked.append(1))
    (report,) = collect(layout, lambda _: None, "test")
    assert (report.counts["new"], looked) == (3, [1])
