"""The health page: its numbers, what it says of alarms over several nights, and how a real browser
shows it."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from chromium import CHROMIUM, needs_chromium
from conftest import crawl_into, published
from prometheus_client.parser import text_string_to_metric_families

from flows.health_page.page import health_of, health_page, page, report_health, status_lines
from flows.runs.choosing import source_state
from replica.server import Replica
from replica.site import Site
from schemas.ground.clock import now
from schemas.health import SourceStatus
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.watch.alarms import failure_alarms, monitor_alarms, stale_alarm
from storage.watch.health import MODELS, Health, health, uncertain_sources

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def run(
    source: str, night: int, outcome: str, failure: str | None = None, fetched: int = 0
) -> dict[str, Any]:
    ended = datetime.fromisoformat("2026-11-01T15:00:00+00:00") + timedelta(days=night)
    return {
        "source_id": source,
        "run_id": f"{source}{night}",
        "kind": "nightly",
        "outcome": outcome,
        "failure": failure,
        "reason": failure,
        "ended_at": ended,
        "fetched": fetched,
    }


def test_three_nights_of_one_failure_are_one_alarm_with_its_history() -> None:
    runs = [
        run("a", 0, "complete"),
        run("a", 1, "failed", "timeout"),
        run("a", 2, "blocked", "blocked"),
        run("a", 3, "blocked", "blocked"),
    ]
    alarm, *more = failure_alarms([*runs, run("b", 3, "complete")])
    assert not more
    assert (alarm.kind, alarm.times, alarm.since.day, alarm.last_at.day) == ("blocked", 3, 2, 4)
    assert alarm.history == "11-04 blocked; 11-03 blocked; 11-02 timeout"
    assert "another network" in alarm.what_to_do
    assert failure_alarms([*runs, run("a", 4, "complete")]) == [], "a complete run ends it"
    assert failure_alarms([run("a", 0, "failed", "cancelled")]) == [], (
        "what somebody wanted is no alarm"
    )


def test_a_monitor_is_cleared_by_a_run_that_could_have_raised_it() -> None:
    issue = {
        "source_id": "a",
        "run_id": "a1",
        "kind": "fill_dropped",
        "message": "agency 98% before, 0% now",
        "at": run("a", 1, "")["ended_at"],
    }
    quiet = [
        run("a", 0, "complete"),
        run("a", 1, "complete", fetched=9),
        run("a", 2, "complete", fetched=0),
    ]
    assert [a.kind for a in monitor_alarms(quiet, [issue])] == ["fill_dropped"], (
        "a night that fetched nothing says nothing"
    )
    assert monitor_alarms([*quiet, run("a", 3, "complete", fetched=8)], [issue]) == []


def test_stale() -> None:
    assert stale_alarm("a", 400, 400, now()) is None
    alarm = stale_alarm("a", 430, 400, now())
    assert alarm is not None and (now() - alarm.since).days == 30


def test_sources_with_uncertain_texts_are_listed_on_the_page() -> None:
    sources = [
        SourceStatus(source_id=name, title=name, platform="-", status="active", state="healthy")
        for name in "abc"
    ]
    issues = [
        {"source_id": source, "kind": kind, "url": f"http://{source}.gov.cn/{page}",
         "at": now() - timedelta(days=days)}
        for source, kind, page, days in [
            ("a", "body_uncertain", 1, 3), ("b", "body_uncertain", 1, 2),
            ("b", "body_uncertain", 1, 1), ("b", "body_uncertain", 2, 4),
            ("a", "no_body", 2, 1), ("c", "body_uncertain", 1, 90),
        ]
    ]  # fmt: skip
    report = Health(now(), None, uncertain=uncertain_sources(sources, issues, now()))
    found = [(u.source_id, u.pages, u.url) for u in report.uncertain]
    assert found == [("b", 2, "http://b.gov.cn/1"), ("a", 1, "http://a.gov.cn/1")]
    shown = page(report, "")
    assert "http://b.gov.cn/1" in shown and "正文不确定" in shown


@pytest.fixture(scope="module")
def three_nights(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layout, list[Site]]:
    """One good source, and one that is good once and then blocked twice."""
    layout = Layout(tmp_path_factory.mktemp("health")).prepare()
    good, bad = Site("good.yunchuan", "trs_wcm", count=12), Site("bad.yunchuan", "trs_wcm", count=8)
    with Replica([good, bad]):
        crawl_into(layout, good)
        crawl_into(layout, bad)
        bad.faults = {"waf_after": 0}
        for _ in range(2):
            bad.requests.clear()
            crawl_into(layout, bad)
    return layout, [good, bad]


def prometheus_samples(layout: Layout) -> dict[str, float]:
    """Samples as Prometheus' own reader of the format finds them."""
    found = {}
    for family in text_string_to_metric_families((layout.health / "metrics.prom").read_text()):
        for sample in family.samples:
            labels = ",".join(f'{k}="{v}"' for k, v in sample.labels.items())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


@pytest.mark.long
def test_the_lines_of_a_log_are_json_when_asked(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAFU_LOG_FORMAT", "json")
    report = crawl_site(serve(Site("log.yunchuan", "trs_wcm", count=2)))
    [log] = layout.logs.glob(f"{report.run_id}*.log")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"time", "level", "logger", "message"} <= set(lines[0])
    assert {(line["run"], line["source"]) for line in lines} == {
        (report.run_id, "replica_log_yunchuan")
    }
    assert any("peak memory" in line["message"] for line in lines)


def test_the_numbers_agree_wherever_they_stand(three_nights: tuple[Layout, list[Site]]) -> None:
    layout, sites = three_nights
    report = report_health(layout, [site.source() for site in sites])
    assert [(a.source_id, a.kind, a.times) for a in report.alarms] == [
        ("replica_bad_yunchuan", "blocked", 2)
    ]
    held = {s.source_id: (s.state, s.held) for s in report.sources}
    assert held == {
        "replica_good_yunchuan": ("healthy", 12),
        "replica_bad_yunchuan": ("blocked", 8),
    }
    rows = published(layout)
    assert (
        sum(v.published for v in report.volumes)
        == sum(v.found for v in report.volumes)
        == len(rows)
        == 20
    )
    by_column = {n.column: n for n in report.nulls}
    assert by_column["signer"].empty == sum(r["signer"] is None for r in rows)
    assert by_column["co_agencies"].empty == sum(not r["co_agencies"] for r in rows)
    lags = sorted(
        (r["published_at"].date() - r["reply_date"]).days for r in rows if r["reply_date"]
    )
    assert sum(y.replies for y in report.lag) == len(lags) and report.lag[0].median_days in range(
        lags[0], lags[-1] + 1
    )
    assert {w.source_id for w in report.windows} == {"replica_bad_yunchuan"}
    for name in MODELS:
        assert pq.read_table(layout.health / f"{name}.parquet").num_rows == len(report.tables[name])
    assert pl.read_parquet(layout.health / "alarms.parquet")["kind"].to_list() == ["blocked"]
    told = prometheus_samples(layout)
    assert told["dafu_documents_held"] == 20 and told["dafu_open_windows"] == 1
    assert told['dafu_sources{state="blocked"}'] == told['dafu_sources{state="healthy"}'] == 1
    assert told['dafu_alarms{kind="blocked"}'] == 1 and told["dafu_silent"] == 0
    completed = 'dafu_source_last_complete_timestamp_seconds{source="replica_good_yunchuan"}'
    assert abs(told[completed] - now().timestamp()) < 600
    text = "\n".join(status_lines(report, health_page(layout)))
    assert (
        "1 of 2 sources need attention" in text
        and "another network" in text
        and str(health_page(layout)) in text
    )


def test_sources_that_only_the_ledger_knows_are_shown(
    three_nights: tuple[Layout, list[Site]],
) -> None:
    """Whoever forgets --sources is told all the same."""
    layout, (good, *_) = three_nights
    for given in ([], [good.source()]):
        report = health_of(layout, given)
        assert {s.source_id: (s.state, s.platform) for s in report.sources} == {
            "replica_good_yunchuan": ("healthy", "trs_wcm"),
            "replica_bad_yunchuan": ("blocked", "trs_wcm"),
        }
        assert [a.source_id for a in report.alarms] == ["replica_bad_yunchuan"]


def test_every_value_of_the_page_is_escaped(three_nights: tuple[Layout, list[Site]]) -> None:
    layout, sites = three_nights
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    sources = [site.source().model_copy(update={"title": evil}) for site in sites]
    page = health_page(layout)
    report_health(layout, sources)
    body = page.read_text()
    assert evil not in body and "&lt;/script&gt;&lt;script&gt;alert(1)" in body
    assert len(re.findall(r"<script", body)) == 2, (
        "the library and the drawing, nothing of the data"
    )
    assert "default-src 'none'" in body
    assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", body[: body.index("<script")]), (
        "the page asks nobody for anything"
    )


@needs_chromium
@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True])
def test_a_browser_draws_it(
    three_nights: tuple[Layout, list[Site]], tmp_path: Path, dark: bool
) -> None:
    layout, sites = three_nights
    report_health(layout, [site.source() for site in sites])
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]
    flags += [
        "--disable-component-update",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=390,2000",
        "--virtual-time-budget=10000",
    ]
    flags += [
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        "--dump-dom",
        "--enable-logging=stderr",
    ]
    done = subprocess.run(
        [str(CHROMIUM), *flags, health_page(layout).as_uri()],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    drawn = {
        name: done.stdout.find("<svg", at)
        for name in ("coverage", "volumes", "lag", "nulls", "freshness")
        if (at := done.stdout.find(f'id="{name}"')) >= 0
    }
    assert set(drawn) == {"coverage", "volumes", "lag", "nulls", "freshness"} and all(
        at >= 0 for at in drawn.values()
    )
    svg = done.stdout[done.stdout.index("<svg") : done.stdout.index("</svg>")]
    assert ("#e4e9ec" in svg) == dark, "the charts follow the colour scheme"
    assert "replica_bad_yunchuan" in done.stdout and not re.search(
        r"CONSOLE.*(?:Error|Refused|violat)", done.stderr
    )


def test_health_of_an_empty_folder(layout: Layout) -> None:
    site = Site("never", "trs_wcm")
    report = health(layout, [source_state(site.source())], {site.source().id: 400})
    assert [s.state for s in report.sources] == ["never_run"] and report.alarms == []
    assert json.dumps(health_of(layout, [site.source()]).tables["windows"]) == "[]"
