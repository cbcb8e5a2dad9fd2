"""A kill -9 at any point: what is committed stays, no row is doubled, the next run ends as an
undisturbed one."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest import mock
from uuid import uuid4

import pytest
from conftest import long_but, published
from test_children import lives, servers_of, until

from flows import CODE_VERSION
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.server import Replica
from replica.site import Site
from schemas.ground.clock import today
from storage.collect import collect
from storage.layout import Layout, is_held
from storage.ledger import Ledger, Window
from storage.source_report import SourceReport
from storage.tables.delta import Tables
from storage.versions.publish import publish

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]
IGNORED = {"capture_id", "run_id", "first_seen_at", "last_seen_at", "last_changed_at"}


def content(layout: Layout) -> list[dict[str, object]]:
    rows = [{k: v for k, v in row.items() if k not in IGNORED} for row in published(layout)]
    return sorted(rows, key=lambda row: str(row["reply_id"]))


def crawl_staged(layout: Layout, site: Site) -> None:
    window = Ledger(layout.ledger).plan([(site.source().id, 2020, 400)], today())[0]
    run = prepare_run(layout, site.source(), window, CrawlOptions(replica=True))
    crawl(layout, run, 60, lambda: False, lambda pages: None)


class Staged(NamedTuple):
    """A crawl that is not collected, and what an undisturbed commit makes of it."""

    layout: Layout
    reread: Callable[[Layout], Rereader]
    expected: list[dict[str, object]]
    writes: int


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    site, folder = Site("tables", "trs_wcm", count=20), tmp_path_factory.mktemp("kill")
    layout = Layout(folder / "staged").prepare()
    with Replica([site]):
        crawl_staged(layout, site)
    clean = Layout(shutil.copytree(layout.root, folder / "clean"))
    sources = {site.source().id: site.source()}
    with mock.patch.object(Tables, "_write", autospec=True, side_effect=Tables._write) as write:
        collect(clean, Rereader(clean, sources), CODE_VERSION)
    publish(clean, CODE_VERSION)
    return Staged(layout, lambda where: Rereader(where, sources), content(clean), write.call_count)


WRITES = 8
"""Of this commit, `replies` last."""


@pytest.mark.parametrize("written", long_but({0, WRITES - 1}, range(WRITES)))
def test_crash_between_any_two_table_writes_is_repaired(
    staged: Staged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    layout = Layout(shutil.copytree(staged.layout.root, tmp_path / "data"))
    write, left = Tables._write, written

    class Killed(BaseException):
        pass

    def crashing(self: Tables, *args: object) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        write(self, *args)

    assert staged.writes == WRITES, "all of them are tried"
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Tables, "_write", crashing)
        collect(layout, staged.reread(layout), CODE_VERSION)
    assert Tables(layout.tables).read("replies").num_rows == 0, (
        "the commit is not visible before its last write"
    )
    collect(layout, staged.reread(layout), CODE_VERSION)
    publish(layout, CODE_VERSION)
    assert content(layout) == staged.expected
    keys = {
        "texts": "reply_id",
        "changes": "change_id",
        "runs": "run_id",
        "captures": "capture_id",
    }
    for table, key in keys.items():
        rows = Tables(layout.tables).read(table)
        assert len(set(rows[key].to_pylist())) == rows.num_rows, f"{table} has a doubled row"


def test_crawl_stops_when_its_parent_is_killed_and_its_pages_are_kept(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("orphan", "trs_wcm", count=120))
    window = Window(site.source().id, today(), today())
    run = prepare_run(layout, site.source(), window, CrawlOptions(replica=True))
    folder = run.folder
    run.alive.close()
    script = f"""
        from pathlib import Path
        from flows.runs.crawling import LiveRun, crawl
        from storage.layout import Layout, hold
        folder = Path({str(folder)!r})
        crawl(Layout(Path({str(layout.root)!r})), LiveRun(folder, hold(folder / "alive.lock")), \
60, lambda: False, lambda pages: None)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], start_new_session=True
    )
    pages = folder / "pages.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (
        pages.exists() and pages.read_bytes().count(b"\n") > 10
    ):
        time.sleep(0.05)
    servers = servers_of(parent.pid)
    os.killpg(parent.pid, signal.SIGKILL)
    parent.wait()
    kept = pages.read_bytes().count(b"\n")
    deadline = time.monotonic() + 40
    # A process that ends loses its command line a moment before its lock.
    while time.monotonic() < deadline and (_crawls_of(folder) or is_held(folder / "alive.lock")):
        time.sleep(0.2)
    assert not _crawls_of(folder), "the crawl went on without its parent"
    assert servers and until(lambda: not any(map(lives, servers))), "its server went on"
    assert len(site.requests) < 100, "the crawl went on to its end"
    report = crawl_site(site)
    assert report.outcome == "complete"
    assert report.counts["known"] >= kept - 1, "pages read before the kill are not fetched again"
    assert len({r["reply_id"] for r in published(layout)}) == len(published(layout)) == 120
    assert Ledger(layout.ledger).windows()[0]["outcome"] == "complete"


def _crawls_of(folder: Path) -> list[str]:
    """Command lines of crawl processes of a run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if "crawlers.crawl.process" in line and str(folder) in line:
            found.append(line)
    return found


def test_a_crawl_without_a_report_is_a_failed_window_not_a_lost_one(layout: Layout) -> None:
    site = Site("dead", "trs_wcm", count=3)
    window = Window(site.source().id, today(), today())
    run = prepare_run(layout, site.source(), window, CrawlOptions(replica=True))
    (run.folder / "pages.jsonl").write_text(json.dumps({"torn": True})[:-4])
    assert collect(layout, Rereader(layout, {}), CODE_VERSION) == [], (
        "a run that is still alive is left alone"
    )
    run.alive.close()
    reports = collect(layout, Rereader(layout, {}), CODE_VERSION)
    assert [(r.outcome, r.reason) for r in reports] == [("failed", "crashed")]
    planned = Ledger(layout.ledger).plan(
        [("fresh", 2020, 10), (site.source().id, 2020, 10)], today()
    )
    assert [w.source_id for w in planned] == [site.source().id, "fresh"], (
        "the open window is taken first"
    )


def test_cancelling_ends_the_child(serve: Serve, layout: Layout) -> None:
    site = serve(Site("cancel", "trs_wcm", count=900))
    run = prepare_run(
        layout,
        site.source(),
        Window(site.source().id, today(), today()),
        CrawlOptions(replica=True),
    )
    folder = run.folder
    report = crawl(layout, run, 120, lambda: len(site.requests) > 9, lambda pages: None)
    assert report.outcome in ("partial", "failed") and not _crawls_of(folder)


def test_a_run_that_is_collected_twice_counts_a_missing_page_once(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    import storage.collect as module

    site = serve(Site("twice", "trs_wcm", count=4))
    crawl_site(site)
    site.withdrawn = {site.documents[0].number}
    real = module.discard

    class KilledError(BaseException):
        pass

    def killed(folder: Path) -> None:
        raise KilledError

    monkeypatch.setattr(module, "discard", killed)
    with pytest.raises(KilledError):
        crawl_site(site)
    monkeypatch.setattr(module, "discard", real)
    collect(layout, Rereader(layout, {}), CODE_VERSION)
    publish(layout, CODE_VERSION)
    assert all(r["withdrawn_at"] is None for r in published(layout)), (
        "it was missing in one run only"
    )
    assert [
        k.gone_count for k in Ledger(layout.ledger).documents(site.source().id) if k.gone_count
    ] == [1]


def test_a_crawl_that_cannot_even_start_is_not_forgotten(
    layout: Layout, serve: Serve, crawl_site: Crawl, prefect_server: None
) -> None:
    """Its task dies before there is a report: the night is not healthy, says so, and the window
    stays open."""
    from flows.nightly import nightly_local

    site = serve(Site("unwatched", "trs_wcm", count=8))
    layout.logs.rmdir()
    layout.logs.symlink_to("/proc/self")  # a folder in which no one can make a file
    report = nightly_local(layout, {site.source().id: site.source()}, CrawlOptions(replica=True))
    assert not report.healthy and [(s.outcome, s.failure) for s in report.sources] == [
        ("failed", "crashed")
    ]
    assert [w["outcome"] for w in Ledger(layout.ledger).windows()] == ["failed"]
    layout.logs.unlink()
    assert crawl_site(site).outcome == "complete" and len(published(layout)) == 8
    assert {w["outcome"] for w in Ledger(layout.ledger).windows()} == {"complete"}


def test_a_server_that_does_not_know_the_run_cancels_nothing(prefect_server: None) -> None:
    from flows.nightly import _is_cancelled

    assert not _is_cancelled(uuid4())
