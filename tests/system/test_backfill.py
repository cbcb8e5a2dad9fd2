"""Backfill: only the years asked for, within a budget, resumable, and never beside a nightly run on
one host."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import forked
import pytest
import yaml
from conftest import published
from typer.testing import CliRunner

from flows.backfill import Backfill, plan
from flows.cli import app
from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout, hold
from storage.ledger import Ledger
from storage.tables.delta import Tables
from storage.watch.alarms import failure_alarms


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[list[Site]]:
    """Two sites served, their source files in tmp_path/sources."""
    served = [
        Site("old-a", "trs_wcm", count=24, first_year=2019, last_year=2023, seed=3),
        Site(
            "old-b",
            "hanweb_jcms",
            "cppcc_proposal",
            count=18,
            first_year=2020,
            last_year=2022,
            seed=4,
        ),
    ]
    folder = tmp_path / "sources"
    folder.mkdir()
    with ExitStack() as stack:
        stack.enter_context(Replica(served))
        for site in served:
            source = site.source().model_dump(mode="json", exclude_defaults=True)
            (folder / f"{source.pop('id')}.yml").write_text(
                yaml.safe_dump(source, allow_unicode=True)
            )
        yield served


def command(tmp_path: Path, *more: str) -> list[str]:
    return [
        "backfill",
        "--replica",
        "--sources",
        str(tmp_path / "sources"),
        "--data",
        str(tmp_path / "data"),
        *more,
    ]


def in_years(site: Site, first: int, last: int) -> int:
    return sum(first <= d.published.year <= last for d in site.documents)


def test_only_the_years_asked_for_and_then_the_rest(sites: list[Site], tmp_path: Path) -> None:
    run = CliRunner().invoke
    dry = run(app, command(tmp_path, "--from-year", "2020", "--to-year", "2021", "--dry-run"))
    assert (
        dry.exit_code == 0
        and "2 sources on 2 hosts" in dry.output
        and not any(s.requests for s in sites)
    )
    first = run(app, command(tmp_path, "--from-year", "2020", "--to-year", "2021"))
    assert first.exit_code == 0, first.output
    layout = Layout(tmp_path / "data")
    rows = published(layout)
    assert len(rows) == sum(in_years(s, 2020, 2021) for s in sites)
    assert {str(r["published_at"])[:4] for r in rows} == {"2020", "2021"}
    again = run(app, command(tmp_path, "--from-year", "2020", "--to-year", "2021"))
    assert again.exit_code == 0 and "nothing is open" in again.output
    asked = sum(len(s.requests) for s in sites)
    rest = run(app, command(tmp_path, "--from-year", "2018", "--to-year", "2024"))
    assert rest.exit_code == 0, rest.output
    assert len(published(layout)) == 42
    lists = 12  # list pages are walked again; no document of the first run is asked for again
    assert sum(len(s.requests) for s in sites) - asked <= 42 - len(rows) + lists


@pytest.mark.long  # in every run a budget of an archive, in tests/nights/test_archives_rebuilt.py
def test_a_budget_stops_and_the_next_call_goes_on(sites: list[Site], tmp_path: Path) -> None:
    run = CliRunner().invoke
    years = ["--from-year", "2018", "--to-year", "2024", "--source", "replica_old_a"]
    counts = []
    for _ in range(6):
        asked = len(sites[0].requests)
        done = run(app, command(tmp_path, *years, "--budget-requests", "25"))
        counts.append(len(sites[0].requests) - asked)
        if done.exit_code == 0 and "nothing is open" not in done.output:
            break
        assert done.exit_code == 1, done.output
    assert max(counts) <= 26 and len(counts) >= 2
    assert len(published(Layout(tmp_path / "data"))) == 24
    assert sites[1].requests == []


@pytest.mark.long  # in every run an import and a backfill from an archive are killed
def test_ctrl_c_keeps_what_was_read(sites: list[Site], tmp_path: Path) -> None:
    for path in (tmp_path / "sources").glob("*.yml"):
        path.write_text(path.read_text().replace("delay: 0.0", "delay: 0.1"))
    options = command(tmp_path, "--from-year", "2018", "--to-year", "2024")
    running = forked.dafu_begun(*options)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and min(len(s.requests) for s in sites) < 8:
        time.sleep(0.05)
    assert running.pid
    os.kill(running.pid, signal.SIGINT)
    running.join(60)
    assert running.exitcode == 130
    kept = len(published(Layout(tmp_path / "data")))
    assert 0 < kept < 42
    asked = sum(len(s.requests) for s in sites)
    done = CliRunner().invoke(app, options)
    assert done.exit_code == 0, done.output
    rows = published(Layout(tmp_path / "data"))
    assert len(rows) == len({r["reply_id"] for r in rows}) == 42
    assert sum(len(s.requests) for s in sites) - asked <= 42 - kept + 12, (
        "what was read before is not asked for again"
    )


def test_the_night_does_not_wait_for_a_backfill_of_the_same_host(
    sites: list[Site], layout: Layout
) -> None:
    source = sites[0].source()
    with hold(layout.locks / f"backfill-{sites[0].host}.lock"):
        report = crawl_once(
            layout,
            {source.id: source},
            source,
            CrawlOptions("nightly", replica=True),
            lambda line: None,
        )[0]
    assert report.outcome == "failed" and "a backfill is crawling" in str(report.reason)
    assert sites[0].requests == []
    assert Ledger(layout.ledger).windows(source.id)[0]["outcome"] == "failed"


@pytest.mark.long  # in every run a night meets a backfill, above
def test_a_second_backfill_leaves_the_hosts_of_the_first(sites: list[Site], tmp_path: Path) -> None:
    """It is told, it is no crash and no alarm, and the same command goes on with them."""
    layout = Layout(tmp_path / "data").prepare()
    options = command(tmp_path, "--from-year", "2018", "--to-year", "2024")
    with hold(layout.locks / f"backfill-{sites[0].host}.lock"):
        second = CliRunner().invoke(app, options)
    assert second.exit_code == 1 and "a backfill is crawling" in second.output, second.output
    assert sites[0].requests == [] and len(published(layout)) == 18
    runs = {r["source_id"]: r for r in Tables(layout.tables).read("runs").to_pylist()}
    assert runs[sites[0].source().id]["failure"] == "backfill_running"
    assert failure_alarms(runs.values()) == []
    assert CliRunner().invoke(app, options).exit_code == 0 and len(published(layout)) == 42


@pytest.mark.long  # in every run by several machines, in tests/durability/test_machines.py
def test_one_source_at_a_time_on_a_host(sites: list[Site], layout: Layout) -> None:
    """Two columns of one host are walked one after the other, although several hosts run side by
    side."""
    column = sites[0].source()
    twins = {
        f"{column.id}_{n}": column.model_copy(update={"id": f"{column.id}_{n}"}) for n in (1, 2)
    }
    plans = plan(layout, twins.values(), 2018, 2024)
    assert len({p.host for p in plans}) == 1
    report = Backfill(
        layout,
        twins,
        CrawlOptions("backfill", replica=True),
        None,
        threading.Event(),
        lambda line, closed: None,
    ).run(plans)
    assert [r.outcome for r in report.sources] == ["complete", "complete"]
    articles = [r for r in sites[0].requests if "/t20" in r]
    assert len(articles) == 48 and len(set(articles[:24])) == 24, (
        "the second walk began after the first had ended"
    )
