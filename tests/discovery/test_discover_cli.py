"""`dafu sources discover` over HTTP: portals found, kept, gone on with, looked at again."""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import Popen

import pytest
from looking import BUDGET, Score
from typer.testing import CliRunner, Result

from crawlers.registry import load_source
from flows.cli import app
from flows.discovery import discover as discover_flow
from flows.health_page.page import health_page, report_health
from replica.portals import portal
from replica.portals.portal import Portal
from replica.server import Replica
from storage.discoveries import Discoveries
from storage.layout import Layout

run = CliRunner().invoke


def discover(data: Path, sites: list[Portal], *more: str) -> Result:
    words = ["sources", "discover", *(site.root for site in sites)]
    return run(app, [*words, "--replica", "--data", str(data), *more])


def without_port(text: str, site: Portal) -> str:
    return text.replace(f":{site.port}", "")


def test_columns_are_found_kept_and_written_as_sources(tmp_path: Path) -> None:
    sites = [portal("statutory", 1), portal("below", 2), portal("nothing", 3)]
    with Replica(sites):
        done = discover(tmp_path, sites, "--write", str(tmp_path / "made"))
    assert done.exit_code == 0, done.output
    assert "no column: " in done.output and "none lists replies" in done.output
    score, kept = Score(), Discoveries(Layout(tmp_path).ledger)
    for site in sites:
        state = kept.of(site.host)
        assert state is not None and state.outcome == "done" and state.requests <= BUDGET
        assert state.requests == len(site.requests) + 1  # and robots.txt
        text = without_port(state.model_dump_json(), site)
        score.add(site, type(state).model_validate_json(text))
    assert (score.recall, score.precision) == (1, 1), score.wrong
    report_health(Layout(tmp_path), [])
    shown = health_page(Layout(tmp_path)).read_text()
    assert f"{score.found} lists" in shown and "2 columns found" in shown and "3 done" in shown
    listed = run(app, ["sources", "hosts", "list", "--province", "hubei", "--data", str(tmp_path)])
    assert "never looked at" in listed.output
    made = [load_source(path) for path in (tmp_path / "made").rglob("*.yml")]
    assert len(made) == score.found and all(s.status == "unverified" for s in made)
    assert {s.platform for s in made} == {"trs_wcm"}


def test_a_host_without_https_is_looked_at_by_http(tmp_path: Path) -> None:
    site = portal("tile", 1)
    with Replica([site]):
        words = ["--replica", "--data", str(tmp_path)]
        run(app, ["sources", "discover", site.root.replace("http:", "https:"), *words])
    state = Discoveries(Layout(tmp_path).ledger).of(site.host)
    assert state is not None and state.lists and state.start.startswith("http:")


def test_a_look_that_its_budget_cuts_goes_on_and_asks_nothing_twice(tmp_path: Path) -> None:
    site = portal("above", 2)
    with Replica([site]):
        states = []
        for _ in range(5):
            discover(tmp_path, [site], "--budget", "5")
            states.append(Discoveries(Layout(tmp_path).ledger).of(site.host))
            if states[-1] and states[-1].outcome == "done":
                break
    assert [s.outcome for s in states if s][:1] == ["open"]
    assert states[-1] is not None and states[-1].outcome == "done"
    assert len(states[-1].lists) >= 2
    assert len(site.requests) == len(set(site.requests))
    assert states[-1].requests == len(site.requests) + len(states)  # robots.txt once a night


def test_next_years_column_appears_by_itself(tmp_path: Path) -> None:
    site = portal("numbers", 4)
    with Replica([site]):
        discover(tmp_path, [site])
        parent = next(
            path for path, text in site.pages.items() if "2024年" in text and "<ul>" in text
        )
        site.replies("/html/9999/", "2025年", "cppcc", [], 6, "number")
        site.pages[parent] = site.pages[parent].replace(
            "<li>", '<li><a href="/html/9999/">2025年</a></li><li>', 1
        )
        told = discover(tmp_path, [site], "--json")
    state = json.loads(told.stdout)[0]
    lists = [found for column in state["columns"] for found in column["lists"]]
    asked = [page["url"] for found in lists for page in found["pages"]]
    # It is a page of the list that was known: the nights walk from there, and no source changes.
    assert any(url.endswith("/html/9999/") for url in asked)
    assert (state["new"], state["gone"]) == ([], [])


def test_a_column_that_was_not_there_is_told_as_new(tmp_path: Path) -> None:
    site = portal("numbers", 4)
    with Replica([site]):
        discover(tmp_path, [site])
        parent = next(
            path for path, text in site.pages.items() if "政协提案</a>" in text and "<ul>" in text
        )
        site.replies("/html/9999/", "议案办理", "npc", [], 6, "number")
        site.pages[parent] = site.pages[parent].replace(
            "<li>", '<li><a href="/html/9999/">人大议案办理</a></li><li>', 1
        )
        told = discover(tmp_path, [site], "--json")
    state = json.loads(told.stdout)[0]
    assert [url.rsplit("/", 2)[1] for url in state["new"]] == ["9999"]


def test_walls_are_respected_and_told(tmp_path: Path) -> None:
    outcomes = {0: "blocked", 1: "failed", 2: "denied", 3: "done"}
    sites = {seed: portal("walls", seed) for seed in outcomes}
    with Replica(list(sites.values())):
        told = discover(tmp_path, list(sites.values()))
    assert told.exit_code == 1
    for seed, outcome in outcomes.items():
        state = Discoveries(Layout(tmp_path).ledger).of(sites[seed].host)
        assert state is not None and (state.outcome, state.lists) == (outcome, [])
        if outcome == "done":  # robots.txt closes the column
            asked = sites[seed].requests
            assert asked and not any(path.startswith("/zwgk/jyta/") for path in asked)
            assert any(looked.found == "robots_denied" for looked in state.looked)
    assert sites[2].requests == []


def test_only_government_hosts_are_looked_at(tmp_path: Path) -> None:
    words = ["sources", "discover", "www.lsdcl.net", "--contact", "a@example.org"]
    refused = run(app, [*words, "--data", str(tmp_path)])
    assert refused.exit_code == 2 and "no government host" in refused.output


@pytest.mark.usefixtures("prefect_server")
def test_the_deployment_takes_a_slice_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sites = [portal("tile", 1), portal("nothing", 2), portal("footer", 3)]
    monkeypatch.setenv("DAFU_REPLICA", "1")
    hosts = tmp_path / "hosts.txt"
    with Replica(sites):
        hosts.write_text("".join(f"{site.root}/\n" for site in sites))
        for _ in range(3):
            discover_flow(2, None, str(hosts), str(tmp_path / "data"), "a@example.org")
    known = Discoveries(Layout(tmp_path / "data").ledger).all()
    assert [state.outcome for state in known.values()] == ["done"] * 3
    assert all(len(site.requests) == len(set(site.requests)) for site in sites)
    assert "3 hosts looked at" in health_page(Layout(tmp_path / "data")).read_text()


def asking(data: Path) -> list[str]:
    """Processes that look at hosts for a data folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            command = path.read_text()
            if "crawlers.crawl.discover" in command and str(data) in command:
                found.append(path.parent.name)
    return found


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_look_asks_nothing_more_and_the_next_goes_on(tmp_path: Path) -> None:
    site = portal("above", 2)
    site.slow = 0.5
    with Replica([site]):
        words = ["-m", "flows.cli", "sources", "discover", site.root, "--replica"]
        begun = Popen([sys.executable, *words, "--data", str(tmp_path)])
        while len(site.requests) < 2:
            assert begun.poll() is None
            time.sleep(0.1)
        begun.kill()
        begun.wait()
        while asking(tmp_path):  # ends with its parent; left alone it would ask beside the next
            time.sleep(0.1)
        site.slow = 0
        discover(tmp_path, [site])
    state = Discoveries(Layout(tmp_path).ledger).of(site.host)
    assert state is not None and state.outcome == "done" and len(state.lists) >= 2
