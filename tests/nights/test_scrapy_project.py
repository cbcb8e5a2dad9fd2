"""dafu as people of Scrapy know it: `scrapy list`, and `scrapy crawl` into the same archive and
staging as `dafu crawl`."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, published

from crawlers.registry import load_sources
from flows import CODE_VERSION
from flows.runs.rereading import Rereader
from replica.site import Site
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.versions.publish import publish

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]
RUN = {"capture_id", "run_id", "first_seen_at", "last_seen_at", "last_changed_at"}
"""What is another one in each run."""


def scrapy(
    arguments: list[str], folder: Path, sources: list[Source], **environment: str
) -> subprocess.CompletedProcess[str]:
    """A Scrapy command in the project's folder, with some sources for the registry."""
    (folder / "sources").mkdir(exist_ok=True)
    for source in sources:
        data = source.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
        text = yaml.safe_dump(data, allow_unicode=True)
        (folder / "sources" / f"{source.id}.yml").write_text(text, encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DAFU_")}
    places = {"DAFU_SOURCES": str(folder / "sources"), "DAFU_DATA": str(folder / "data")}
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=ROOT,
        env={**kept, **places, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def rows(layout: Layout, root: str) -> list[dict[str, object]]:
    found = [
        {k: str(v).replace(root, "") for k, v in row.items() if k not in RUN}
        for row in published(layout)
    ]
    return sorted(found, key=lambda row: row["reply_id"])


@pytest.mark.long
def test_the_sources_are_the_spiders(tmp_path: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("DAFU_")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert listed.stdout.split() == sorted(load_sources())


@pytest.mark.long
def test_scrapy_crawl_brings_what_dafu_crawl_brings(
    serve: Serve, crawl_site: Crawl, layout: Layout, tmp_path: Path
) -> None:
    site = serve(Site("scrapy", "trs_wcm", count=12))
    source = site.source()
    impolite = ["-s", "ROBOTSTXT_OBEY=0", "-s", "ITEM_PIPELINES={}"]
    folder = tmp_path / "scrapy"
    folder.mkdir()
    done = scrapy(["crawl", source.id, *impolite], folder, [source], DAFU_REPLICA="1")
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("The run is staged in ") and "Deprecat" not in done.stderr
    theirs = Layout(folder / "data")
    [report] = collect(theirs, Rereader(theirs, {source.id: source}), CODE_VERSION)
    assert (report.outcome, report.counts["new"], report.counts["fetched"]) == ("complete", 12, 12)
    publish(theirs, CODE_VERSION)
    assert crawl_site(site).outcome == "complete"
    assert rows(theirs, site.root) == rows(layout, site.root)
    roles = Counter(row["role"] for row in published(theirs, "captures"))
    assert roles["robots"] == 2, "robots.txt and ai.txt: what is polite cannot be switched off"
    [warc] = theirs.archive.rglob("*.warc.gz")
    assert warc.name.startswith(report.run_id)


@pytest.mark.long
def test_scrapy_crawl_asks_for_nothing_twice(serve: Serve, tmp_path: Path) -> None:
    source = serve(Site("scrapy", "trs_wcm", count=12)).source()
    layout = Layout(tmp_path / "data")
    for known, fetched in ((0, 12), (12, 0)):
        done = scrapy(["crawl", source.id], tmp_path, [source], DAFU_REPLICA="1")
        assert done.returncode == 0, done.stderr[-2000:]
        [report] = collect(layout, Rereader(layout, {source.id: source}), CODE_VERSION)
        counts = report.outcome, report.counts["known"], report.counts["fetched"]
        assert counts == ("complete", known, fetched)


def test_a_real_site_is_not_crawled_without_a_contact(tmp_path: Path) -> None:
    source = Site("scrapy.real", "trs_wcm", count=1).source()
    real = source.model_copy(
        update={"id": "real", "start_urls": ["http://dafu-test.invalid/zwgk/jyta/"]}
    )
    done = scrapy(["crawl", "real"], tmp_path, [real])
    assert done.returncode == 2 and "set DAFU_CONTACT" in done.stderr
    assert not (tmp_path / "data").exists()
