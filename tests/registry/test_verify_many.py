"""`dafu sources verify --limit`: many sources looked at once, one report, files written."""

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from crawlers.registry import load_sources
from flows.cli import app
from flows.verifying import known_verifications
from replica.server import Replica
from replica.site import Site

FIELDS = {"agency", "published_at", "kind"}


def registry_of(sites: list[Site], folder: Path) -> None:
    folder.mkdir()
    for site in sites:
        source = site.source()
        values = source.model_dump(mode="json", exclude={"id", "status"}, exclude_defaults=True)
        if site.name == "unnamed":
            del values["platform"]
        if site.name in ("wrong", "misnamed"):
            values["platform"] = "trs_wcm"
        path = folder / f"{source.id}.yml"
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=999))


def verify(tmp_path: Path, *more: str) -> Result:
    load_sources.cache_clear()
    words = ["sources", "verify", "--sources", str(tmp_path / "sources")]
    return CliRunner().invoke(
        app, [*words, "--data", str(tmp_path / "data"), "--replica", "--write", *more]
    )


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Site], list[Result]]:
    """Two runs: the first is cut at three sources, the second goes on."""
    tmp_path = tmp_path_factory.mktemp("verify")
    sites = [
        Site("good", "trs_wcm", count=40), Site("unnamed", "boda_vsb", count=20),
        Site("wrong", "kaipu_ucap", count=20, quirks={"api"}),
        Site("misnamed", "boda_vsb", count=20),
        Site("closed", "trs_wcm", count=20, faults={"robots_deny": True}),
        Site("bare", "trs_wcm", count=20, faults={"empty_list": True}),
    ]  # fmt: skip
    with Replica(sites):
        registry_of(sites, tmp_path / "sources")
        runs = [verify(tmp_path, "--limit", "3"), verify(tmp_path, "--limit", "9")]
    return tmp_path, sites, runs


def test_each_source_is_looked_at_once_and_politely(
    looked: tuple[Path, list[Site], list[Result]],
) -> None:
    tmp_path, sites, runs = looked
    assert len(known_verifications(tmp_path / "data")) == len(sites), runs[1].output
    assert "the report to send back" in runs[0].output
    for site in sites:
        assert len(site.requests) == len(set(site.requests)), site.name
        assert sum("/t20" in path for path in site.requests) <= 2
    assert not (tmp_path / "data" / "tables").exists()


def test_the_report_says_what_works_why_not_and_what_mends_it(
    looked: tuple[Path, list[Site], list[Result]],
) -> None:
    tmp_path, _, runs = looked
    known = known_verifications(tmp_path / "data")
    verdicts = {name.removeprefix("replica_"): v for name, v in known.items()}
    assert {name: v.verdict for name, v in verdicts.items()} == {
        "good": "works", "unnamed": "works", "wrong": "broken", "closed": "broken",
        "bare": "broken", "misnamed": "works",
    }  # fmt: skip
    assert "boda_vsb" in (verdicts["misnamed"].mending or "") and not verdicts["good"].mending
    assert verdicts["misnamed"].mending in runs[1].output  # a wrong guess is said, though it reads
    assert verdicts["good"].listed == 40 and set(verdicts["good"].replies[0].fields) >= FIELDS
    assert "platform" in (verdicts["wrong"].mending or "")
    assert verdicts["closed"].failure == "robots_denied"
    assert verdicts["bare"].failure == "empty_list" and "detect" in str(verdicts["bare"].mending)
    report = (tmp_path / "data" / "verify" / "report.md").read_text()
    assert "6 sources: 3 works, 0 unproven, 3 broken" in report
    assert all("答复" not in line for line in report.splitlines())  # no text of any page
    assert runs[1].exit_code == 1


def test_files_are_written_where_it_is_certain(
    looked: tuple[Path, list[Site], list[Result]],
) -> None:
    tmp_path, _, _ = looked
    load_sources.cache_clear()
    sources = load_sources(tmp_path / "sources")
    found = {i.removeprefix("replica_"): (s.status, s.platform) for i, s in sources.items()}
    assert found == {
        "good": ("active", "trs_wcm"), "unnamed": ("active", "boda_vsb"),
        "wrong": ("unverified", "trs_wcm"), "closed": ("paused", "trs_wcm"),
        "bare": ("unverified", "trs_wcm"), "misnamed": ("active", "trs_wcm"),
    }  # fmt: skip
    assert "walked_to_end" in sources["replica_good"].evidence or "total_met" in str(
        sources["replica_good"].evidence
    )
