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
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import DONE, Ledger, Window
from storage.seals import OF_SOURCE
from storage.source_report import SourceReport

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
        """Whether every planned source is complete."""
        return not self.skipped and all(s.is_well for s in self.sources)


def plan(
    layout: Layout, sources: Iterable[Source], from_year: int, to_year: int
) -> list[SourcePlan]:
    """The sources with open years in a range, by host; a year is open until a complete run covers
    it."""
    ledger, sources = Ledger(layout.ledger), list(sources)
    ledger.mended((source.id for source in sources), OF_SOURCE)
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


@dataclass
class Backfill:
    """Crawls planned sources: one at a time on a host, several hosts at once; each is collected as
    soon as it ends.

    `progress` is told a line and the number of windows (source-years) that closed. After `budget`
    requests no source is started, and a running one stops; what was read is kept and the years stay
    open.
    """

    layout: Layout
    sources: dict[str, Source]
    options: CrawlOptions
    budget: int | None
    cancelled: threading.Event
    progress: Callable[[str, int], None]
    workers: int = 8
    report: BackfillReport = field(default_factory=BackfillReport)
    waiting: int = 0
    """Hosts that are not done."""

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.reread = Rereader(self.layout, self.sources, self.options.ocr_pages)

    def run(self, plans: list[SourcePlan]) -> BackfillReport:
        """Crawl what is planned, publish a version, say what came of it."""
        collect(self.layout, self.reread, CODE_VERSION)
        hosts: dict[str, list[SourcePlan]] = defaultdict(list)
        for item in plans:
            hosts[item.host].append(item)
        self.waiting = len(hosts)
        with ThreadPoolExecutor(self.workers) as pool:
            running = [pool.submit(self._one_host, items) for items in hosts.values()]
            for future in as_completed(running):
                future.result()
        self.report.version = publish_version(self.layout, self.sources.values())[0]
        return self.report

    def _share(self) -> int:
        """Requests that a source may use: an equal part of what is left, so that parallel hosts
        stay within the budget."""
        most = self.options.max_requests
        if self.budget is None:
            return most
        left = self.budget - self.report.requests
        return min(left // max(min(self.waiting, self.workers), 1), most)

    def _one_host(self, items: list[SourcePlan]) -> None:
        for item in items:
            self._one_source(item, items)
        with self.lock:
            self.waiting -= 1

    def _one_source(self, item: SourcePlan, of_host: list[SourcePlan]) -> None:
        report = self.report
        with self.lock:
            allowed = self._share()
            if self.cancelled.is_set() or allowed < LEAST_BUDGET:
                report.skipped.append(item.source.id)
                return
            report.requests += allowed
        used = self._crawl(item, allowed)
        with self.lock:
            report.requests += used - allowed
            found = collect(self.layout, self.reread, CODE_VERSION)
            report.sources += found
        complete = {r.source_id for r in found if r.is_well}
        closed = sum(len(p.years) for p in of_host if p.source.id in complete)
        outcomes = ", ".join(r.outcome for r in found if r.source_id == item.source.id)
        self.progress(f"{item.source.id}: {outcomes}", closed)

    def _crawl(self, item: SourcePlan, allowed: int) -> int:
        """One walk for all open years of a source; number of requests it made."""
        window = Window(item.source.id, date(min(item.years), 1, 1), date(max(item.years), 12, 31))
        options = replace(self.options, kind="backfill", max_requests=allowed)
        run = prepare_run(self.layout, item.source, window, options)
        report = crawl(
            self.layout,
            run,
            options.timeout,
            self.cancelled.is_set,
            lambda pages: self.progress(f"{item.source.id}: {pages} pages read", 0),
        )
        return report.requests


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
