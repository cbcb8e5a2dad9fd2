"""Large crawls are staged and committed in parts: bounded memory, whatever a kill leaves is
collected, counts are of the whole run."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import long_but, published

from flows import CODE_VERSION
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.site import Site
from schemas.ground.clock import today
from storage.collect import collect
from storage.layout import Layout, hold
from storage.ledger import Ledger
from storage.raw.runs import RunSpec, StagedPage
from storage.raw.staging import ALIVE, StagingWriter, staged_runs
from storage.versions.publish import publish

DAY = datetime(2026, 11, 21, tzinfo=UTC)
Serve = Callable[[Site], Site]


@pytest.mark.parametrize("share", long_but([1], [1, 64 * 1024 * 1024]))
def test_a_crawl_in_parts(
    serve: Serve, layout: Layout, monkeypatch: pytest.MonkeyPatch, share: int, own_server: None
) -> None:
    """Parts committed one by one, and all in one commit: the same rows, one row of `runs` with the
    counts of all. A new server of crawls, because it is told of smaller parts when it begins."""
    monkeypatch.setattr("storage.collect.COMMIT_BYTES", share)
    site = serve(Site("parts", "trs_wcm", count=70))
    script = Path(layout.root) / "sitecustomize.py"
    script.write_text("import crawlers.crawl.components.staging as s\ns.PAGES_OF_A_PART = 20\n")
    monkeypatch.syspath_prepend(str(layout.root))
    window = Ledger(layout.ledger).plan([(site.source().id, 2020, 400)], today())[0]
    run = prepare_run(layout, site.source(), window, CrawlOptions(replica=True))
    crawl(layout, run, 60, lambda: False, lambda pages: None)
    assert len([p for p in layout.staging.iterdir() if ".p0" in p.name]) == 3
    sources = {site.source().id: site.source()}
    [report] = collect(layout, Rereader(layout, sources), CODE_VERSION)
    assert (report.outcome, report.counts["new"], report.counts["listed"]) == ("complete", 70, 70)
    publish(layout, CODE_VERSION)
    rows, runs = published(layout), published(layout, "runs")
    assert len({r["reply_id"] for r in rows}) == len(rows) == 70
    assert [(r["outcome"], r["new"]) for r in runs] == [("complete", 70)]
    assert Ledger(layout.ledger).document_count(site.source().id) == 70
    assert (
        len({c["capture_id"] for c in published(layout, "captures")})
        == len(published(layout, "captures"))
        > 70
    )


def test_a_part_that_was_half_made_when_its_run_was_killed(layout: Layout) -> None:
    folder = layout.staging / "20261121T000000000000-aaaaaa"
    writer = StagingWriter(folder)
    alive = hold(folder / ALIVE)
    for n in range(3):
        writer.add(StagedPage(fetched_at=DAY, body_at=str(n), rows_json=b'{"reply": null}'))
    spec = RunSpec(
        run_id=folder.name,
        kind="nightly",
        source_id="x",
        window=(DAY.date(), DAY.date()),
        started_at=DAY,
        parser_version="1",
    )
    rename, made = Path.rename, []

    def killed(self: Path, target: Path) -> Path:
        made.append(self)
        if len(made) == 2:  # the pages are in the part, and the part is not in its place
            raise KeyboardInterrupt
        return rename(self, target)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "rename", killed)
        writer.cut(spec, DAY)
    assert staged_runs(layout.staging) == [], "while its run lives nobody touches it"
    alive.close()
    assert [p.name for p in staged_runs(layout.staging)] == [f"{folder.name}.p0001"]
    assert (layout.staging / f"{folder.name}.p0001" / "pages.jsonl").read_text().count("\n") == 3
