"""How far each source is covered, in a word: one night over sites of every sort."""

from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from conftest import night_over, published
from rows import commit, reply

from flows.health_page.page import health_of, status_lines
from flows.publishing import publish_version
from flows.runs.choosing import source_state
from replica.server import Replica
from replica.site import Site
from schemas.coverage import Coverage, CoverageState
from schemas.discovery import HostDiscovery
from schemas.ground.clock import in_shanghai, now
from schemas.run import UNPROVEN
from storage.discoveries import Discoveries
from storage.layout import Layout
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.takedown import suppress
from storage.versions.states import coverage_states

COUNT = 16
FAILING = 4_100_003


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    faults = {"lacking": {"http_500": {FAILING}}, "refusing": {"waf_after": 0}}
    names = ("whole", "lacking", "refusing", "endless")
    found = {n: Site(n, "trs_wcm", count=COUNT, faults=dict(faults.get(n, {}))) for n in names}
    found["never"] = Site("never", "trs_wcm", count=COUNT)
    return found


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory, sites: dict[str, Site]) -> Layout:
    layout = Layout(tmp_path_factory.mktemp("states") / "data").prepare()
    with Replica(sites.values()):
        night_over(layout, [site for name, site in sites.items() if name != "never"])
        looked = [
            HostDiscovery(
                host="none.gov.cn", start="http://none.gov.cn/", outcome="done", at=now()
            ),
            HostDiscovery(host="wall.gov.cn", start="http://wall.gov.cn/", outcome="blocked"),
            HostDiscovery(host="later.gov.cn", start="http://later.gov.cn/", outcome="open"),
        ]
        Discoveries(layout.ledger).remember(looked)
        sites["whole"].changed = {sites["whole"].documents[0].number}
        _unproven(layout, sites["endless"].source().id)
    commit(layout, [reply(1, source_id="imported:a.gov.cn")], kind="import")
    publish_version(layout, [site.source() for site in sites.values()])
    return layout


def _unproven(layout: Layout, source_id: str) -> None:
    """A later run of a source that saw no proof of the list's end, as a night notes it."""
    tables = Tables(layout.tables)
    [run] = [r for r in tables.read("runs").to_pylist() if r["source_id"] == source_id]
    later = {**run, "run_id": f"{run['run_id']}2", "outcome": "partial", "failure": UNPROVEN}
    later |= {"proof": None, "ended_at": now()}
    del later["commit_id"]
    tables.append("runs", [later], CurrentIndex(tables).next_commit())


@pytest.fixture(scope="module")
def rows(layout: Layout) -> list[CoverageState]:
    return [CoverageState.model_validate(row) for row in published(layout, "coverage_states")]


def of(rows: list[CoverageState], name: str) -> CoverageState:
    [row] = [r for r in rows if r.source_id == f"replica_{name}" and r.year is None]
    return row


def test_each_source_has_its_word(rows: list[CoverageState]) -> None:
    assert {
        name: of(rows, name).state for name in ("whole", "lacking", "refusing", "endless", "never")
    } == {
        "whole": "measured",
        "lacking": "partial",
        "refusing": "blocked",
        "endless": "unproven",
        "never": "not_asked_yet",
    }


def test_listed_stands_against_held(rows: list[CoverageState], layout: Layout) -> None:
    whole, lacking, never = (of(rows, name) for name in ("whole", "lacking", "never"))
    assert (whole.listed, whole.held, whole.missing, whole.share_percent) == (COUNT, COUNT, 0, 100)
    assert (lacking.listed, lacking.held, lacking.missing) == (COUNT, COUNT - 1, 1)
    assert lacking.share_percent == 93, "rounded down"
    assert (never.listed, never.missing, never.share_percent) == (None, None, None)
    assert never.last_checked_at is None and whole.last_checked_at is not None
    assert whole.next_check_on == in_shanghai(now()).date() + timedelta(days=1)
    assert whole.proof in ("total_met", "walked_to_end") and of(rows, "refusing").proof is None


def test_years_add_up_to_the_source(rows: list[CoverageState], layout: Layout) -> None:
    held = {(r["source_id"], r["year"]): r["held"] for r in published(layout, "coverage")}
    for name in ("whole", "lacking", "endless"):
        years = [r for r in rows if r.source_id == f"replica_{name}" and r.year is not None]
        assert sum(r.held for r in years) == of(rows, name).held
        assert {r.year: r.held for r in years if r.held} == {
            year: count for (source, year), count in held.items() if source == f"replica_{name}"
        }
    whole = [r for r in rows if r.source_id == "replica_whole" and r.year is not None]
    assert {r.state for r in whole} == {"measured"}
    assert min(r.year for r in whole if r.year) == 2021, "the first year that is asked for"
    assert sum(r.listed or 0 for r in whole) == COUNT


def test_hosts_without_a_column_are_told(rows: list[CoverageState]) -> None:
    assert {r.host: r.state for r in rows if r.host} == {
        "none.gov.cn": "no_column_found",
        "wall.gov.cn": "blocked",
    }


def test_what_was_not_asked_for_long_is_stale(layout: Layout, sites: dict[str, Site]) -> None:
    tables = Tables(layout.tables)
    held = [Coverage.model_validate(row) for row in published(layout, "coverage")]
    registry = [source_state(site.source()) for site in sites.values()]
    later = coverage_states(
        layout, tables, CurrentIndex(tables), registry, held, now() + timedelta(days=31)
    )
    assert of(later, "whole").state == "stale" and of(later, "refusing").state == "blocked"
    assert of(later, "never").state == "not_asked_yet"


def test_a_source_that_is_gone_or_only_imported(
    rows: list[CoverageState], layout: Layout, sites: dict[str, Site]
) -> None:
    tables = Tables(layout.tables)
    gone = source_state(sites["whole"].source()).model_copy(update={"status": "gone"})
    found = of(coverage_states(layout, tables, CurrentIndex(tables), [gone], [], now()), "whole")
    assert (found.state, found.next_check_on) == ("no_column_found", None)
    [imported] = [r for r in rows if r.source_id == "imported:a.gov.cn" and r.year is None]
    assert (imported.state, imported.held, imported.listed) == ("partial", 1, None)


def test_a_taken_down_reply_is_not_missing(
    layout: Layout, sites: dict[str, Site], tmp_path: Path
) -> None:
    copy = Layout(copytree(layout.root, tmp_path / "copy", symlinks=True))
    row = next(r for r in published(copy) if r["source_id"] == "replica_whole")
    suppress(copy, str(row["reply_id"]), "request")
    tables = Tables(copy.tables)
    registry = [source_state(site.source()) for site in sites.values()]
    found = coverage_states(copy, tables, CurrentIndex(tables), registry, [], now())
    whole = of(found, "whole")
    assert (whole.listed, whole.missing) == (COUNT - 1, 0)


def test_status_names_what_is_not_proven(layout: Layout, sites: dict[str, Site]) -> None:
    report = health_of(layout, [site.source() for site in sites.values()])
    headline, *lines = status_lines(report, layout.health)
    assert ", unproven 1, " in headline
    assert [line.split()[1] for line in lines if line.startswith("unproven")] == ["replica_endless"]
