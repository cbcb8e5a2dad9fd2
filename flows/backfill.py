"""Backfill: the years that are still open, source by source, hosts side by side, within a budget;
stop and resume at any time."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.crawl.settings import POLITE_DELAY
from flows import CODE_VERSION
from flows.publishing import publish_version
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from schemas.source import Source
from storage.collect import SourceReport, collect
from storage.layout import Layout
from storage.ledger import DONE, Ledger, Window

LEAST_BUDGET = 20
"""Requests below which a source is not started: its lists alone need as many."""


@dataclass(frozen=True)
class SourcePlan:
    """A source with its open years. One walk over its lists serves all of them, because no platform
    lists by date."""

    source: Source
    years: tuple[int, ...]
    left: int | None
    """Documents of its lists that are not held, as far as an earlier run saw the lists; None when
    none did."""

    @property
    def host(self) -> str:
        return urlsplit(self.source.start_urls[0]).hostname or ""

    @property
    def hours(self) -> float | None:
        """Time at the polite rate."""
        return (
            None
            if self.left is None
            else self.left * max(self.source.http.delay, POLITE_DELAY) / 3600
        )


@dataclass
class BackfillReport:
    """What a backfill came to."""

    sources: list[SourceReport] = field(default_factory=list)
    requests: int = 0
    skipped: list[str] = field(default_factory=list)
    version: Path | None = None

    @property
    def healthy(self) -> bool:
        """Whether every planned source was read."""
        return not self.skipped and all(s.is_well for s in self.sources)


def plan(
    layout: Layout, sources: Iterable[Source], from_year: int, to_year: int
) -> list[SourcePlan]:
    """The sources with open years in a range, by host; a year is open until a complete run covers
    it."""
    ledger = Ledger(layout.ledger)
    plans = []
    for source in sources:
        windows = ledger.windows(source.id)
        complete = [
            (str(w["window_from"]), str(w["window_until"])) for w in windows if w["outcome"] in DONE
        ]
        first = max(from_year, source.coverage.start)
        years = [
            y
            for y in range(to_year, first - 1, -1)
            if not any(a <= f"{y}-01-01" and f"{y}-12-31" <= b for a, b in complete)
        ]
        listed = max((int(str(w["listed"])) for w in windows if w["listed"]), default=None)
        if years:
            left = None if listed is None else max(listed - ledger.document_count(source.id), 0)
            plans.append(SourcePlan(source, tuple(years), left))
    return sorted(plans, key=lambda p: (p.host, p.source.id))


def run_backfill(
    layout: Layout,
    sources: dict[str, Source],
    plans: list[SourcePlan],
    options: CrawlOptions,
    budget: int | None,
    cancelled: threading.Event,
    progress: Callable[[str, int], None],
    workers: int = 8,
) -> BackfillReport:
    """Crawl the planned sources: one at a time on a host, several hosts at once; each is collected
    as soon as it ends.

    `progress` is told a line and the number of windows (source-years) that closed. After `budget`
    requests no source is started, and a running one stops; what was read is kept and the years stay
    open.
    """
    report, lock = BackfillReport(), threading.Lock()
    reread = Rereader(layout, sources, options.ocr_pages)
    collect(layout, reread, CODE_VERSION)
    hosts: dict[str, list[SourcePlan]] = defaultdict(list)
    for item in plans:
        hosts[item.host].append(item)
    waiting = len(hosts)

    def share() -> int:
        """Requests that a source may use: an equal part of what is left, so that parallel hosts
        stay within the budget."""
        if budget is None:
            return options.max_requests
        return min(
            (budget - report.requests) // max(min(waiting, workers), 1), options.max_requests
        )

    def one_host(items: list[SourcePlan]) -> None:
        nonlocal waiting
        for item in items:
            with lock:
                allowed = share()
                if cancelled.is_set() or allowed < LEAST_BUDGET:
                    report.skipped.append(item.source.id)
                    continue
                report.requests += allowed
            used = _crawl_source(layout, item, options, allowed, cancelled, progress)
            with lock:
                report.requests += used - allowed
                found = collect(layout, reread, CODE_VERSION)
                report.sources += found
            closed = sum(
                len(p.years)
                for p in items
                if any(r.source_id == p.source.id and r.is_well for r in found)
            )
            progress(
                f"{item.source.id}: "
                f"{', '.join(r.outcome for r in found if r.source_id == item.source.id)}",
                closed,
            )
        with lock:
            waiting -= 1

    with ThreadPoolExecutor(workers) as pool:
        for future in as_completed([pool.submit(one_host, items) for items in hosts.values()]):
            future.result()
    report.version = publish_version(layout, sources.values())[0]
    return report


def _crawl_source(
    layout: Layout,
    item: SourcePlan,
    options: CrawlOptions,
    allowed: int,
    cancelled: threading.Event,
    progress: Callable[[str, int], None],
) -> int:
    """One walk for all open years of a source; number of requests it made."""
    window = Window(item.source.id, date(min(item.years), 1, 1), date(max(item.years), 12, 31))
    run = prepare_run(
        layout, item.source, window, replace(options, kind="backfill", max_requests=allowed)
    )
    told = crawl(
        layout,
        run,
        options.timeout,
        cancelled.is_set,
        lambda pages: progress(f"{item.source.id}: {pages} pages read", 0),
    )
    return int(told.get("requests") or 0)


def plan_lines(plans: list[SourcePlan]) -> list[str]:
    """The plan for a person: sources by host with their open years, and the hours of each host at
    the polite rate."""
    lines = []
    by_host: dict[str, list[SourcePlan]] = defaultdict(list)
    for item in plans:
        by_host[item.host].append(item)
    for host, items in by_host.items():
        hours = [p.hours for p in items]
        known = sum(h for h in hours if h is not None)
        total = "not known before its lists are read" if None in hours else f"about {known:.1f} h"
        lines.append(f"{host}: {total}")
        for p in items:
            left = "lists never read" if p.left is None else f"{p.left} documents left"
            lines.append(
                f"  {p.source.id:<40} {min(p.years)}-{max(p.years)} ({len(p.years)} open years), "
                f"{left}"
            )
    slowest = max((sum(p.hours or 0 for p in items) for items in by_host.values()), default=0)
    unread = sum(p.left is None for p in plans)
    time = (
        f"at least {slowest:.1f} h, the slowest host's own time"
        if not unread
        else f"the time is known when the lists of {unread} source(s) were read"
    )
    lines.append(
        f"{len(plans)} sources on {len(by_host)} hosts, which are crawled side by side; {time}"
    )
    return lines
