"""One crawl of one source: spec out, child process, report in. Plain functions; Prefect only wraps
them."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from crawlers.crawl.responses import EXIT_DISK_FULL
from crawlers.read.parse import parser_version
from flows.runs.children import CrawlProcess, start_crawl
from schemas.clock import now
from schemas.messages import Trouble
from schemas.source import Source
from storage.layout import Layout, hold, write_atomic
from storage.ledger import Ledger, Window
from storage.raw.staging import ALIVE, staged_report

GRACE_SECONDS = 12
POLL_SECONDS = 0.2


@dataclass(frozen=True)
class CrawlOptions:
    """What the operator may set for a crawl. `contact` goes into the User-Agent; real hosts are not
    crawled without one."""

    kind: str = "nightly"
    replica: bool = False
    recheck: bool = False
    contact: str | None = None
    timeout: float = 6 * 3600
    max_requests: int = 20_000
    ocr_pages: int = 0


def user_agent(contact: str | None) -> str:
    """Who we are and how to reach whoever runs this."""
    return (
        "dafu/0.1 (collects published replies to suggestions and proposals; contact: "
        f"{contact or 'local replica only'})"
    )


@dataclass
class LiveRun:
    """A prepared run. While `alive` is open, here or in the child, nobody else collects the
    folder."""

    folder: Path
    alive: IO[str]


def prepare_run(layout: Layout, source: Source, window: Window, options: CrawlOptions) -> LiveRun:
    """Write the spec of a run and the documents it already knows."""
    run_id = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}"
    folder = layout.staging / run_id
    folder.mkdir(parents=True)
    alive = hold(folder / ALIVE)
    ledger = Ledger(layout.ledger)
    lists = "".join(json.dumps(row) + "\n" for row in ledger.lists(source.id))
    write_atomic(folder / "known_lists.jsonl", lists)
    known = (
        json.dumps(row.__dict__, ensure_ascii=False) + "\n" for row in ledger.documents(source.id)
    )
    write_atomic(folder / "known.jsonl", known)
    spec: dict[str, Any] = {
        "run_id": run_id,
        "kind": options.kind,
        "source_id": source.id,
        "source": source.model_dump(mode="json"),
        "window": [window.from_date.isoformat(), window.until_date.isoformat()],
        "folder": str(folder.resolve()),
        "archive": str(layout.archive.resolve()),
        "locks": str(layout.locks.resolve()),
        "replica": options.replica,
        "recheck": options.recheck,
        "user_agent": user_agent(options.contact),
        "max_requests": options.max_requests,
        "started_at": now().isoformat(),
        "parser_version": parser_version(),
        "layout": ledger.layout(source.id),
        "ocr_pages": options.ocr_pages,
    }
    write_atomic(folder / "spec.json", json.dumps(spec, ensure_ascii=False))
    return LiveRun(folder, alive)


def crawl(
    layout: Layout,
    run: LiveRun,
    timeout: float,
    cancelled: Callable[[], bool],
    progress: Callable[[int], None],
) -> dict[str, Any]:
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
) -> dict[str, Any]:
    log = layout.logs / f"{folder.name}.log"
    with log.open("wb") as out:
        child = start_crawl(folder / "spec.json", out.fileno(), alive)
        try:
            reason = _wait(child, folder, time.monotonic() + timeout, cancelled, progress)
        finally:
            _end(child)
    report = staged_report(folder)
    if report is None:
        died = Trouble("crashed", f"crashed with exit code {child.returncode}; see logs/{log.name}")
        if child.returncode == EXIT_DISK_FULL:
            died = Trouble("disk_full", "nothing could be written; free space")
        failure, words = reason or died
        report = {
            "outcome": "failed",
            "failure": failure,
            "reason": words,
            "ended_at": now().isoformat(),
            "proof": None,
        }
        write_atomic(folder / "report.json", json.dumps(report, ensure_ascii=False))
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
