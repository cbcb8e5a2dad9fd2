"""One crawl of one source: spec out, child process, report in. Plain functions; Prefect only wraps
them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from crawlers.crawl.prepare import CrawlOptions, LiveRun, prepare_run, user_agent
from crawlers.crawl.responses import EXIT_DISK_FULL
from flows.runs.children import CrawlProcess, start_crawl
from schemas.ground.clock import now
from schemas.messages import Trouble
from storage.layout import Layout
from storage.raw.runs import SPEC, RunReport

__all__ = ["CrawlOptions", "LiveRun", "crawl", "prepare_run", "user_agent"]

GRACE_SECONDS = 12
POLL_SECONDS = 0.2


def crawl(
    layout: Layout,
    run: LiveRun,
    timeout: float,
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> RunReport:
    """Run the crawl of a prepared run in a child process and return its report; a child without one
    has crashed.

    `cancelled` is asked while waiting; when it says so, or after `timeout` seconds, the child is
    asked to stop (its standard input closes), then terminated, then killed, with its whole process
    group.
    """
    try:
        return _crawl(layout, run.folder, run.alive.fileno(), timeout, cancelled, progress)
    finally:
        run.alive.close()  # whatever happened: what is staged may be collected now


def _crawl(
    layout: Layout,
    folder: Path,
    alive: int,
    timeout: float,
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> RunReport:
    log = layout.logs / f"{folder.name}.log"
    with log.open("wb") as out:
        child = start_crawl(folder / SPEC, out.fileno(), alive)
        try:
            reason = _wait(child, folder, time.monotonic() + timeout, cancelled, progress)
        finally:
            _end(child)
    report = RunReport.of(folder)
    if report is None:
        died = Trouble("crashed", f"crashed with exit code {child.returncode}; see logs/{log.name}")
        if child.returncode == EXIT_DISK_FULL:
            died = Trouble("disk_full", "nothing could be written; free space")
        report = RunReport.failed_by(reason or died, now())
        report.write(folder)
    return report


def _wait(
    child: CrawlProcess,
    folder: Path,
    deadline: float,
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> Trouble | None:
    pages, told, size = folder / "pages.jsonl", time.monotonic(), 0
    while child.poll() is None:
        if time.monotonic() > deadline:
            return Trouble("run_timeout", "the crawl took longer than allowed")
        if cancelled():
            return Trouble("cancelled", "the run was cancelled")
        with suppress(subprocess.TimeoutExpired):
            child.wait(POLL_SECONDS)
        if time.monotonic() - told > 5 and pages.exists() and pages.stat().st_size != size:
            told, size = time.monotonic(), pages.stat().st_size
            with pages.open("rb") as lines:
                progress(sum(1 for _ in lines))
    return None


def _end(child: CrawlProcess) -> None:
    """End a child that still runs: end of input, SIGTERM to its group, SIGKILL after the grace
    time."""
    if child.stdin:
        child.stdin.close()
    # Its own reaction to the end of input is a clean stop with a report; a second signal would cut
    # that short.
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            child.wait(GRACE_SECONDS)
            return
        except subprocess.TimeoutExpired:
            _signal(child, number)
    child.wait()


def _signal(child: CrawlProcess, number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
