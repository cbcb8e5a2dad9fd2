"""The nightly flow: plan from the ledger, one crawl a source, one collect, one published
version."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from prefect import allow_failure, flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import get_client
from prefect.context import get_run_context
from prefect.futures import as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows import CODE_VERSION
from flows.health_page.page import artifacts, health_of
from flows.publishing import publish_version
from flows.runs.choosing import deployed_options, deployed_sources
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from flows.runs.scaling import FlowBody, Workers, one_server
from schemas.ground.clock import (
    now,
    today,
)
from schemas.run import UNPROVEN
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger, Window
from storage.source_report import SourceReport

log = logging.getLogger(__name__)
WORKERS = 4
RUNNER: Any = ThreadPoolTaskRunner(max_workers=WORKERS)
CANCEL_POLL_SECONDS = 5
Told = Callable[[str, int, int], None]
"""Told a source whose crawl ended, how many ended with it, and how many there are in all."""


def _silent(source_id: str, ended: int, total: int) -> None:
    """Progress of a deployed night: Prefect's page shows it."""


@dataclass
class NightReport:
    """What a night came to."""

    sources: list[SourceReport]
    version: Path
    is_new_version: bool

    @property
    def healthy(self) -> bool:
        """Whether no source failed."""
        return all(s.is_well for s in self.sources)

    @property
    def unproven_line(self) -> str | None:
        """One line about the sources whose lists are read and not proven whole, or None."""
        names = sorted(s.source_id for s in self.sources if s.is_unproven)
        if not names:
            return None
        more = f" and {len(names) - 10} more" if len(names) > 10 else ""
        return (
            f"{len(names)} source(s) are read and not proven whole (extent_unproven): "
            f"{', '.join(names[:10])}{more}"
        )


@task(task_run_name="crawl-{source.id}", retries=0)
def crawl_source(layout: Layout, source: Source, window: Window, options: CrawlOptions) -> str:
    """One run of one source, in its own process. Returns the staging folder's name; never fails the
    night."""
    logger = get_run_logger()
    run = prepare_run(layout, source, window, options)
    logger.info(
        "%s: listing from %s%s",
        source.id,
        window.from_date,
        " (open since an earlier night)" if window.is_retry else "",
    )
    try:
        report = crawl(
            layout,
            run,
            options.timeout,
            CancelWatch(get_run_context().task_run.flow_run_id).is_cancelled,  # type: ignore[union-attr]
            lambda pages: logger.info("%s: %d pages read", source.id, pages),
        )
    except Exception:
        logger.exception("%s: the crawl could not be watched; its window stays open", source.id)
        return run.folder.name
    well = report.outcome == "complete" or report.failure == UNPROVEN
    level = logger.info if well else logger.warning
    level(
        "%s: %s%s",
        source.id,
        report.outcome,
        f" ({report.reason})" if report.reason else "",
    )
    return run.folder.name


class CancelWatch:
    """Whether a flow run was cancelled, for who asks often: the server is asked every few seconds
    at most."""

    def __init__(self, flow_run_id: UUID | None) -> None:
        self.flow_run_id, self.asked_at = flow_run_id, now()

    def is_cancelled(self) -> bool:
        """The server's answer; False between two questions, and outside of a flow."""
        waited = (now() - self.asked_at).total_seconds()
        if self.flow_run_id is None or waited < CANCEL_POLL_SECONDS:
            return False
        self.asked_at = now()
        return _is_cancelled(self.flow_run_id)


def _is_cancelled(flow_run_id: UUID) -> bool:
    """Whether a flow run was cancelled. A server that is away for a moment cancels nothing, nor
    does one that does not know the
    run: without a server, each worker of a local cluster starts one of its own.
    """
    try:
        with get_client(sync_client=True) as client:
            state = client.read_flow_run(flow_run_id).state
    except Exception as error:  # noqa: BLE001 (nothing that keeps the server from answering may end a crawl)
        log.info("the server does not say whether this run was cancelled: %s", type(error).__name__)
        return False
    return state is not None and (state.is_cancelling() or state.is_cancelled())


class _CancelThread(threading.Thread):
    """Asks the server for a flow that waits in threads of its own."""

    def __init__(self, flow_run_id: UUID) -> None:
        super().__init__(daemon=True)
        self.flow_run_id = flow_run_id
        self.cancelled, self.ended = threading.Event(), threading.Event()

    def run(self) -> None:
        """Ask until `ended` is set."""
        while not self.ended.wait(CANCEL_POLL_SECONDS):
            if _is_cancelled(self.flow_run_id):
                self.cancelled.set()


@contextmanager
def flow_cancel_watch() -> Iterator[threading.Event]:
    """An event that is set within seconds when this flow run is cancelled."""
    watcher = _CancelThread(get_run_context().flow_run.id)  # type: ignore[union-attr]
    watcher.start()
    try:
        yield watcher.cancelled
    finally:
        watcher.ended.set()


@task(name="collect", retries=0)
def collect_runs(
    layout: Layout, sources: dict[str, Source], options: CrawlOptions
) -> list[SourceReport]:
    """Staged runs into the tables."""
    return collect(layout, Rereader(layout, sources, options.ocr_pages), CODE_VERSION)


@task(name="publish", retries=0)
def publish_night(layout: Layout, sources: dict[str, Source]) -> tuple[Path, bool]:
    """A new version when anything changed."""
    return publish_version(layout, sources.values())


@task(name="health", retries=0)
def show_health(layout: Layout, sources: dict[str, Source]) -> None:
    """The numbers of the health page, which the publication has written, as artifacts of this
    run."""
    artifacts(health_of(layout, sources.values()))


@flow(name="nightly", task_runner=RUNNER, validate_parameters=False)
def nightly(
    data: str = "data", contact: str | None = None, recheck: bool = False, dask: str | None = None
) -> None:
    """The deployed flow: all crawled sources of the registry. Fails when a source is not complete,
    after all is stored.

    Args:
        data: Data folder; with Dask, one that all its workers see.
        contact: Stands in the User-Agent; DAFU_CONTACT when empty.
        recheck: Ask for every known page again.
        dask: Address of a Dask scheduler whose workers crawl, or local; threads of this process,
            each with a crawl, when empty.
    """
    options = deployed_options("nightly", contact, recheck=recheck)
    layout = Layout(Path(data).resolve())
    if dask:
        with one_server():
            runner = Workers(dask).runner()
            report = nightly_local(layout, deployed_sources(), options, runner=runner)
    else:
        report = run_night(layout, deployed_sources(), options)
    if report.unproven_line:
        get_run_logger().info(report.unproven_line)
    if not report.healthy:
        bad = [f"{s.source_id}: {s.outcome}" for s in report.sources if not s.is_well]
        raise RuntimeError(f"{len(bad)} source(s) are not complete: {'; '.join(bad[:10])}")


def nightly_local(
    layout: Layout,
    sources: dict[str, Source],
    options: CrawlOptions,
    told: Told = _silent,
    runner: Any = RUNNER,
) -> NightReport:
    """The same night for the command line and the demo, with sources and options given."""
    body = FlowBody(partial(run_night, layout, sources, options, told))
    night = flow(name="nightly-local", task_runner=runner, validate_parameters=False)(body.run)
    return night()


def run_night(
    layout: Layout, sources: dict[str, Source], options: CrawlOptions, told: Told = _silent
) -> NightReport:
    """Plan, crawl, collect, publish. Called inside a flow run."""
    layout.prepare()
    repaired = collect_runs(
        layout, sources, options
    )  # what an earlier night left staged when it was killed
    crawled = {s.id: s for s in sources.values() if s.crawled}
    windows = Ledger(layout.ledger).plan(
        [(s.id, s.coverage.start, s.coverage.overlap_days) for s in crawled.values()], today()
    )
    submit_by_host(layout, [(crawled[w.source_id], w) for w in windows], options, told)
    reports = collect_runs(layout, sources, options)
    reported = {r.source_id for r in reports}
    words = "its crawl left nothing to collect; see the log of this flow run"
    reports += [
        SourceReport(w.source_id, "", "failed", "crashed", words)
        for w in windows
        if w.source_id not in reported
    ]
    if not options.replica:
        Ledger(layout.ledger).note_night()
    version, is_new = publish_night(layout, sources)
    show_health(layout, sources)
    create_table_artifact(
        key="nightly-summary",
        table=[_summary(r) for r in [*repaired, *reports]] or [{"source": "nothing to crawl"}],
    )
    return NightReport(reports, version, is_new)


def submit_by_host(
    layout: Layout, windows: list[tuple[Source, Window]], options: CrawlOptions, told: Told
) -> None:
    """One task a window, and wait for all. Windows of one host follow each other, so that no worker
    waits for another's lock."""
    last: dict[str, Any] = {}
    crawls: dict[Any, str] = {}
    for source, window in windows:
        host = urlsplit(source.start_urls[0]).hostname or ""
        before = [allow_failure(last[host])] if host in last else None
        last[host] = crawl_source.submit(
            layout, source, window, options, return_state=False, wait_for=before
        )
        crawls[last[host]] = source.id
    told("", 0, len(crawls))
    for future in as_completed(list(crawls)):
        told(crawls[future], 1, len(crawls))


def _summary(report: SourceReport) -> dict[str, Any]:
    names = ("listed", "fetched", "new", "changed", "gone", "failed")
    return {
        "source": report.source_id,
        "outcome": report.outcome,
        **{n: report.counts[n] for n in names},
        "reason": report.reason or "",
    }
