"""One source now, without Prefect: repair, plan, crawl, collect, publish."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from flows import CODE_VERSION
from flows.publishing import publish_version
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from schemas.ground.clock import today
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.source_report import SourceReport
from storage.tables.delta import Tables


def crawl_once(
    layout: Layout,
    sources: dict[str, Source],
    source: Source,
    options: CrawlOptions,
    say: Callable[[str], None],
) -> tuple[SourceReport, Path, bool]:
    """Report of the run, the newest version, and whether it is new. What an earlier kill left
    staged is collected first."""
    layout.prepare()
    reread = Rereader(layout, sources, options.ocr_pages)
    collect(layout, reread, CODE_VERSION)
    window = Ledger(layout.ledger).plan(
        [(source.id, source.coverage.start, source.coverage.overlap_days)], today()
    )[0]
    run = prepare_run(layout, source, window, options)
    say(f"crawling {source.id}; log: {layout.logs / (run.folder.name + '.log')}")
    crawl(layout, run, options.timeout, lambda: False, lambda pages: say(f"  {pages} pages read"))
    collected = {r.run_id: r for r in collect(layout, reread, CODE_VERSION)}
    report = collected.get(run.folder.name) or collected_elsewhere(layout, run.folder.name)
    version, is_new = publish_version(layout, sources.values())
    return report, version, is_new


def collected_elsewhere(layout: Layout, run_id: str) -> SourceReport:
    """Report of a run that another process, a night at the same time, has collected. Raises
    StorageError when no table has it."""
    columns = ["run_id", "source_id", "outcome", "failure", "reason", "declared", *_COUNTS]
    rows = Tables(layout.tables).read("runs", columns).to_pylist()
    row = next((row for row in rows if row["run_id"] == run_id), None)
    if row is None:
        raise StorageError(f"the run {run_id} was not collected; see its log, and run it again")
    counts = Counter({name: row[name] for name in _COUNTS})
    return SourceReport(
        row["source_id"], run_id, row["outcome"], row["failure"], row["reason"], counts,
        row["declared"],
    )  # fmt: skip


_COUNTS = ("listed", "known", "fetched", "failed", "new", "changed", "gone")
