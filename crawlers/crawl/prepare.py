"""A run before its crawl: its folder with its spec and with what is known already, and the locks
that it holds."""

import fcntl
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crawlers.read.version import parser_version
from schemas.ground.clock import now
from schemas.run import RunKind
from schemas.source import Source
from storage.layout import Layout, hold, is_held
from storage.ledger import Ledger, Window
from storage.ledger_db import one_of_all
from storage.raw.runs import CrawlSpec, RunReport, new_run_id
from storage.raw.staging import ALIVE, write_known
from storage.tables.suppressed import suppressed


@dataclass(frozen=True)
class CrawlOptions:
    """What the operator may set for a crawl. `contact` goes into the User-Agent; real hosts are not
    crawled without one. `timeout` is in seconds."""

    kind: RunKind = "nightly"
    replica: bool = False
    recheck: bool = False
    contact: str | None = None
    timeout: float = 6 * 3600
    max_requests: int = 20_000
    ocr_pages: int = 0
    documents: int | None = None
    """Most documents to fetch, for a look that only wants to see that they can be read."""


@dataclass
class LiveRun:
    """A prepared run. While `alive` is open, here or in the child, nobody else collects the
    folder."""

    folder: Path
    alive: IO[str]


def user_agent(contact: str | None) -> str:
    """Who we are and how to reach whoever runs this."""
    return (
        "dafu/0.1 (collects published replies to suggestions and proposals; contact: "
        f"{contact or 'local replica only'})"
    )


def prepare_run(layout: Layout, source: Source, window: Window, options: CrawlOptions) -> LiveRun:
    """Write the spec of a run and the documents it already knows."""
    run_id = new_run_id()
    folder = layout.staging / run_id
    folder.mkdir(parents=True)
    alive = hold(folder / ALIVE)
    ledger = Ledger(layout.ledger)
    if source.platform is None:
        source = source.model_copy(update={"platform": ledger.platforms().get(source.id)})
    write_known(
        folder,
        ledger.documents(source.id),
        ledger.lists(source.id),
        ledger.extents(source.id),
    )
    CrawlSpec(
        run_id=run_id,
        kind=options.kind,
        source_id=source.id,
        source=source,
        expect=source.expect,
        window=(window.from_date, window.until_date),
        folder=folder.resolve(),
        archive=layout.archive.resolve(),
        locks=layout.locks.resolve(),
        replica=options.replica,
        recheck=options.recheck,
        user_agent=user_agent(options.contact),
        max_requests=options.max_requests,
        started_at=now(),
        parser_version=parser_version(),
        container=ledger.layout(source.id),
        ocr_pages=options.ocr_pages,
        documents=options.documents,
        taken_down=sorted(suppressed(layout.tables).marks),
    ).write(folder)
    return LiveRun(folder, alive)


def take_hosts(spec: CrawlSpec, held: ExitStack) -> RunReport | None:
    """Lock the hosts of a crawl until `held` is closed; or the report of a crawl that may not
    begin."""
    for host in sorted(spec.source.hosts):
        backfill = spec.locks / f"backfill-{host}.lock"
        # It may take hours: neither a night nor another backfill waits for it, and the window stays
        # open.
        if spec.kind == "nightly" and is_held(backfill):
            return RunReport.backfill_running(host, now())
        try:
            if spec.kind == "nightly":
                with one_of_all(backfill.name, wait=False):
                    pass
            if spec.kind == "backfill":
                held.enter_context(hold(backfill))
                held.enter_context(one_of_all(backfill.name, wait=False))
        except BlockingIOError:
            return RunReport.backfill_running(host, now())
        # One crawl at a time on a host, across all runs; the kernel frees the lock on any death.
        lock = held.enter_context((spec.locks / f"host-{host}.lock").open("a"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        held.enter_context(one_of_all(f"host-{host}.lock"))
    return None
