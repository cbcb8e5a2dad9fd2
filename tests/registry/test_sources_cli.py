"""`dafu sources`: from an address to a source file with test pages, a check of the live column, and
verification."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SHARED
from typer.testing import CliRunner

from crawlers.authoring.draft import fixture_problems
from crawlers.authoring.skeleton import KEPT_WORDS
from crawlers.registry import default_folder, load_source, load_sources, province_folders
from flows.cli import app
from replica.site import Site
from schemas.ground.clock import now
from schemas.source import Source
from storage.layout import Layout
from storage.tables.delta import Tables

run = CliRunner().invoke


@pytest.mark.parametrize(
    ("platform", "quirks"),
    [
        pytest.param("hanweb_jpaas", set(), marks=pytest.mark.long),
        ("trs_wcm", {"years"}),
        pytest.param("boda_vsb", set(), marks=pytest.mark.long),
    ],
)
def test_add_writes_a_source_that_crawls_and_fixtures_that_hold(
    serve: Callable[[Site], Site], tmp_path: Path, platform: str, quirks: set[str]
) -> None:
    site = serve(Site("added", platform, count=20, quirks=quirks))
    registry, fixtures = tmp_path / "sources", tmp_path / "fixtures"
    added = run(
        app,
        [
            "sources",
            "add",
            site.source().start_urls[0],
            "--replica",
            "--id",
            "added_npc",
            "--folder",
            str(registry),
            "--fixtures",
            str(fixtures),
        ],
    )
    assert added.exit_code == 0, added.output
    path = next(registry.rglob("added_npc.yml"))
    source = load_source(path)
    assert source.platform == platform and source.kind == "npc_suggestion"
    assert fixture_problems(fixtures / "added_npc", source) == []
    assert not any(
        "本局" in p.read_text() or "云川" in p.read_text()
        for p in (fixtures / "added_npc").glob("*.html")
    )
    path.write_text(path.read_text() + "http: {delay: 0}\n")
    checked = run(app, ["sources", "check", "added_npc", "--sources", str(registry), "--replica"])
    assert (
        checked.exit_code == 0 and "healthy" in checked.output and "reply: reply" in checked.output
    ), checked.output
    crawled = run(
        app,
        [
            "crawl",
            "added_npc",
            "--sources",
            str(registry),
            "--replica",
            "--data",
            str(tmp_path / "data"),
        ],
    )
    assert crawled.exit_code == 0 and "complete" in crawled.output, crawled.output
    again = run(
        app,
        [
            "sources",
            "add",
            site.source().start_urls[0],
            "--replica",
            "--id",
            "added_npc",
            "--folder",
            str(registry),
        ],
    )
    assert again.exit_code == 1 and "exists already" in again.output


def test_fixtures_notice_a_platform_that_reads_the_page_differently(
    serve: Callable[[Site], Site], tmp_path: Path
) -> None:
    site = serve(Site("added", "kaipu_ucap", count=50))
    options = ["--replica", "--id", "a_npc", "--folder", str(tmp_path), "--fixtures", str(tmp_path)]
    run(app, ["sources", "add", site.source().start_urls[0], *options])
    source = load_source(next(tmp_path.rglob("a_npc.yml")))
    assert fixture_problems(tmp_path / "a_npc", source) == []
    changed = (tmp_path / "a_npc" / "list.html").read_text().replace("'hygq'", "'other'")
    (tmp_path / "a_npc" / "list.html").write_text(changed)
    assert any("due" in p for p in fixture_problems(tmp_path / "a_npc", source))


@pytest.mark.parametrize(
    ("faults", "words"),
    [
        ({"robots_500": True}, "hands off"),
        pytest.param({"waf_after": 0}, "does not go around it", marks=pytest.mark.long),
        pytest.param({"forbid_after": 0}, "HTTP 403", marks=pytest.mark.long),
    ],
)
def test_a_site_that_refuses_is_said_to_refuse(
    serve: Callable[[Site], Site], tmp_path: Path, faults: dict[str, object], words: str
) -> None:
    site = serve(Site("refuses", "hanweb_jcms", count=5, faults=faults))
    found = run(app, ["sources", "detect", site.source().start_urls[0], "--replica"])
    assert found.exit_code == 1 and words in found.output, found.output


def test_a_real_site_is_not_asked_without_a_contact() -> None:
    found = run(
        app,
        ["sources", "detect", "https://jxw.example.gov.cn/zwgk/jyta/"],
        env={"DAFU_CONTACT": ""},
    )
    assert found.exit_code == 2 and "contact" in found.output


@pytest.mark.skipif(not SHARED.exists(), reason="the real pages are not part of the project")
def test_detect_reads_a_saved_page() -> None:
    page = SHARED / "pages" / "ucap_kaipu" / "gansu_jyt_list.html"
    found = run(
        app,
        [
            "sources",
            "detect",
            "https://jyt.gansu.gov.cn/jyt/c120901/zwgklist_gz.shtml",
            "--file",
            str(page),
        ],
    )
    assert (
        found.exit_code == 0
        and "platform: kaipu_ucap" in found.output
        and "甘肃省教育厅" in found.output
    )


def test_only_a_proven_run_makes_a_source_active(tmp_path: Path) -> None:
    original = next(default_folder().rglob("hubei_culture_npc.yml"))
    registry = tmp_path / "sources"
    registry.mkdir()
    path = Path(shutil.copy(original, registry))
    data = tmp_path / "data"
    options = [
        "sources",
        "verify",
        "hubei_culture_npc",
        "--sources",
        str(registry),
        "--data",
        str(data),
    ]
    layout = Layout(data).prepare()
    refused = run(app, options)
    assert refused.exit_code == 1 and "never crawled here" in refused.output

    def add(run_id: str, outcome: str, proof: str | None, listed: int) -> None:
        row = {
            "run_id": run_id,
            "kind": "crawl",
            "source_id": "hubei_culture_npc",
            "window_from": "2026-01-01",
            "window_until": "2026-11-01",
            "outcome": outcome,
            "reason": None if proof else "12 of 40 declared documents listed",
            "proof": proof,
            "listed": listed,
            "declared": None,
            "known": 0,
            "fetched": 0,
            "new": 0,
            "changed": 0,
            "gone": 0,
            "failed": 0,
            "started_at": now(),
            "ended_at": now(),
            "code_version": "x",
            "parser_version": "y",
        }
        Tables(layout.tables).append("runs", [row], run_id)

    add("r1", "partial", None, 12)
    refused = run(app, options)
    assert (
        refused.exit_code == 1
        and "12 of 40" in refused.output
        and load_source(path).status == "unverified"
    )
    add("r2", "complete", "walked_to_end", 40)
    verified = run(app, options)
    assert verified.exit_code == 0, verified.output
    source = load_source(path)
    assert (
        source.status == "active"
        and source.since
        and "run r2: complete by walked_to_end, 40 documents" in source.evidence
    )


def test_the_registry_is_large_short_and_complete() -> None:
    sources = load_sources()
    assert len(sources) >= 280
    lengths = sorted(len(p.read_text().splitlines()) for p in default_folder().rglob("*.yml"))
    assert lengths[len(lengths) // 2] <= 15
    assert all(
        s.status == "unverified" or s.reason or (s.status == "active" and "run " in s.evidence)
        for s in sources.values()
    )
    folders = {p.stem: p.parent.name for p in default_folder().rglob("*.yml")}
    for source in sources.values():
        known = source.publisher.known_region
        assert folders[source.id] == (province_folders()[known[:2]] if known else "other"), (
            source.id
        )


FIXTURES = ROOT / "tests" / "sources"
"""Pages of sources, blotted out: those of the registry, written by `dafu sources add` on a machine
with internet, and `kept_*`, of platforms as other sites have them, each with a source file of its
own."""


def without_fixture(sources: dict[str, Source], fixtures: Path) -> list[str]:
    """Active sources of which no page is kept."""
    return [
        s.id
        for s in sources.values()
        if s.status == "active" and not (fixtures / s.id / "expected.json").exists()
    ]


@pytest.mark.parametrize(
    "expected", sorted(FIXTURES.glob("*/expected.json")), ids=lambda path: path.parent.name
)
def test_a_fixture_gives_what_it_gave(expected: Path) -> None:
    own = expected.parent / "source.yml"
    source = load_source(own) if own.exists() else load_sources()[expected.parent.name]
    assert json.loads(expected.read_text())["pages"]
    assert fixture_problems(expected.parent, source) == []
    for page in expected.parent.glob("*.html"):
        text = set(re.sub("|".join(KEPT_WORDS), "", page.read_text()))
        assert not {c for c in text if "\u3400" <= c <= "\u9fff"} - {"文"}, "somebody's sentences"


def test_every_active_source_has_a_fixture() -> None:
    assert len(list(FIXTURES.glob("*/expected.json"))) >= 10
    assert without_fixture(load_sources(), FIXTURES) == []


def test_an_active_source_without_a_fixture_is_named(tmp_path: Path) -> None:
    sources = {s: load_sources()[s] for s in ("hubei_culture_npc", "gansu_education")}
    active = {s: source.model_copy(update={"status": "active"}) for s, source in sources.items()}
    assert without_fixture(sources, tmp_path) == []
    (tmp_path / "gansu_education").mkdir()
    (tmp_path / "gansu_education" / "expected.json").touch()
    assert without_fixture(active, tmp_path) == ["hubei_culture_npc"]


def test_add_tells_by_its_exit_code_that_something_did_not_come(
    serve: Callable[[Site], Site], tmp_path: Path
) -> None:
    site = serve(Site("halfadded", "trs_wcm", count=8))
    site.faults = {"http_500": {d.number for d in site.documents}}
    folders = ["--folder", str(tmp_path / "sources"), "--fixtures", str(tmp_path / "fixtures")]
    start = site.source().start_urls[0]
    added = run(app, ["sources", "add", start, "--replica", "--id", "half_npc", *folders])
    assert added.exit_code == 1 and "500" in added.stderr and "wrote" in added.stdout
