"""Backup and restore: the copy is a data folder, with which work goes on as if nothing had
happened."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import published
from typer.testing import CliRunner

from flows.cli import app
from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.site import Site
from storage.backup import backup
from storage.layout import Layout, StorageError
from storage.source_report import SourceReport

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def test_lost_and_restored(serve: Serve, crawl_site: Crawl, layout: Layout, tmp_path: Path) -> None:
    site = serve(Site("kept", "trs_wcm", count=12))
    crawl_site(site)
    target = tmp_path / "backup"
    done = CliRunner().invoke(app, ["backup", str(target), "--data", str(layout.root)])
    assert done.exit_code == 0 and "files copied" in done.output, done.output
    before = published(layout)
    site.changed = {site.documents[0].number}
    crawl_site(site, recheck=True)
    copied = backup(layout, target).files
    assert 0 < copied < 60, "a second backup copies what changed"
    assert backup(layout, target).files <= 4, (
        "and a third nothing but the files of SQLite that were written"
    )
    after = published(layout)
    shutil.rmtree(layout.root)

    assert published(Layout(target)) == after, "the copy can be read where it is"
    shutil.copytree(target, layout.root, symlinks=True)
    site.requests.clear()
    source = site.source()
    report, _, is_new = crawl_once(
        layout.prepare(),
        {source.id: source},
        source,
        CrawlOptions("crawl", replica=True),
        lambda line: None,
    )
    assert (report.outcome, report.counts["known"], report.counts["new"], is_new) == (
        "complete",
        12,
        0,
        False,
    )
    assert not [path for path in site.requests if "/t2" in path], "no document is fetched again"
    assert published(layout) == after and len(after) == len(before) == 12
    shutil.rmtree(layout.datasets)
    assert CliRunner().invoke(app, ["publish", "--data", str(layout.root)]).exit_code == 0
    assert published(layout) == after, "versions can be made again from the tables"


def test_a_folder_that_cannot_be_a_backup(
    crawl_site: Crawl, serve: Serve, layout: Layout, tmp_path: Path
) -> None:
    crawl_site(serve(Site("kept", "trs_wcm", count=2)))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.doc").touch()
    for target in (layout.root, layout.root / "backup", tmp_path / "other"):
        with pytest.raises(StorageError, match="choose"):
            backup(layout, target)
    done = CliRunner().invoke(
        app, ["backup", str(tmp_path / "new"), "--data", str(tmp_path / "nothing")]
    )
    assert done.exit_code == 2 and "no data" in done.output
