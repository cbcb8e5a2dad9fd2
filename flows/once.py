"""One source now, without Prefect: repair, plan, crawl, collect, publish."""

from collections.abc import Callable
from pathlib import Path

from flows import CODE_VERSION
from flows.publishing import publish_version
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from schemas.ground.clock import today
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger
from storage.source_report import SourceReport


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
    report = next(r for r in collect(layout, reread, CODE_VERSION) if r.run_id == run.folder.name)
    version, is_new = publish_version(layout, sources.values())
    return report, version, is_new
