"""A backfill from an archive that is killed goes on where it was: no record is lost, at most one is
asked for twice."""

import time
from collections import Counter
from pathlib import Path

import forked
import pytest
import yaml
from conftest import long_but
from typer.testing import CliRunner

from flows.cli import app
from replica.archive.history import History
from replica.archive.server import Archive
from replica.archive.store import write_store
from replica.site import Site
from storage.layout import Layout
from storage.tables.delta import Tables


def arguments(archive: Archive, folder: Path, site: Site) -> list[str]:
    source = site.source().model_dump(mode="json", exclude_defaults=True)
    source["start_urls"] = [f"http://{site.host}/zwgk/jyta/"]
    name = source.pop("id")
    (folder / "sources").mkdir(exist_ok=True)
    path = folder / "sources" / f"{name}.yml"
    path.write_text(yaml.safe_dump(source, allow_unicode=True), encoding="utf-8")
    return [
        "backfill", "--from", "commoncrawl", "--years", "2017-2024", "--replica",
        "--archive-address", archive.address, "--data", str(folder / "data"),
        "--sources", str(folder / "sources"),
    ]  # fmt: skip


@pytest.mark.parametrize("kills", long_but([(12,)], [(12,), (12, 40)]))
def test_kill_and_go_on(tmp_path: Path, kills: tuple[int, ...]) -> None:
    site = Site("lishi.yunchuan", "trs_wcm", count=40, first_year=2018, last_year=2021)
    captures = list(History(site).captures())
    lines = write_store(tmp_path / "archive", captures)
    with Archive(tmp_path / "archive", lines) as archive:
        words = arguments(archive, tmp_path, site)
        archive.faults.slow = 0.03
        for wanted in kills:
            process = forked.dafu_begun(*words)
            until = time.monotonic() + 60
            while len(archive.log.paths) < wanted and time.monotonic() < until:
                time.sleep(0.02)
            process.kill()
            process.join()
            assert wanted <= len(archive.log.paths) < wanted + 20
        archive.faults.slow = 0
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        assert "commoncrawl has no crawl of 2017" in done.output
        ranges = Counter(p for p in archive.log.paths if p.startswith("/crawl-data/"))
        assert archive.log.most_at_once == 1
    shown = {c.url for c in captures if c.number}
    rows = Tables(Layout(tmp_path / "data").tables).read("replies").to_pylist()
    assert {r["url"] for r in rows} == shown
    assert sum(ranges.values()) <= len(ranges) + 2, "a kill costs one record at most"
    index = [p for p in archive.log.paths if "showNumPages" in p]
    assert len(index) <= len(set(index)) + 2, "a listed window is not listed again"
    captures_held = Tables(Layout(tmp_path / "data").tables).read("captures").to_pylist()
    held = Counter((c["url"], c["fetched_at"]) for c in captures_held)
    assert max(held.values()) == 1, "nothing came in twice"
    assert not list((tmp_path / "data" / "fetched").iterdir())


def test_the_plan_asks_for_nothing(tmp_path: Path) -> None:
    site = Site("lishi.yunchuan", "trs_wcm", count=6, first_year=2018, last_year=2019)
    lines = write_store(tmp_path / "archive", History(site).captures())
    with Archive(tmp_path / "archive", lines) as archive:
        words = arguments(archive, tmp_path, site)
        plan = CliRunner().invoke(app, [*words, "--dry-run"])
        assert plan.exit_code == 0 and "Nothing was asked" in plan.output, plan.output
        assert "Nothing is known of them yet" in plan.output and not archive.log.paths
        some = CliRunner().invoke(app, [*words, "--budget-requests", "4"])
        assert some.exit_code == 1 and "the same command goes on" in some.output
        assert len(archive.log.paths) == 4
        alone = [w for w in words if w != "--replica"]
        refused = CliRunner().invoke(app, [*alone, "--host", "a.gov.cn.dubo.example"])
        assert refused.exit_code == 2 and "copies" in refused.output
        nobody = CliRunner().invoke(app, alone, env={"DAFU_CONTACT": ""})
        assert nobody.exit_code == 2 and "contact" in nobody.output
        assert len(archive.log.paths) == 4
