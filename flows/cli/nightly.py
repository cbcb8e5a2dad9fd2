"""`dafu nightly`, `dafu crawl` and `dafu serve`: what is open now, one source now, every night."""

import os
from pathlib import Path
from typing import IO

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    OcrOption,
    RecheckOption,
    ReplicaOption,
    SourceArgument,
    SourcesOption,
    TimeoutOption,
    fail,
    known_source,
    registry,
    require_contact,
    say_version,
)
from flows.runs.prefect_env import keep_prefect_in, tie_server
from storage.layout import Layout, hold


def nightly(
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    recheck: RecheckOption = False,
    ocr_pages: OcrOption = 0,
) -> None:
    """Crawl what is open in the ledger, collect it, publish a version.

    Example: DAFU_CONTACT=you@example.org dafu nightly --data /srv/dafu
    """
    require_contact(contact)
    loaded = registry(sources)
    keep_prefect_in(data)
    tie_server()
    from flows.cli.terminal.printing import print_night
    from flows.cli.terminal.progress import progress
    from flows.nightly import nightly_local
    from flows.runs.crawling import CrawlOptions

    options = CrawlOptions(contact=contact, recheck=recheck, ocr_pages=ocr_pages)
    with progress("sources") as told:
        report = nightly_local(Layout(data).prepare(), loaded, options, told)
    print_night(report, data)
    raise typer.Exit(0 if report.healthy else 1)


def crawl(
    source: SourceArgument,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    recheck: RecheckOption = False,
    timeout: TimeoutOption = 6 * 3600.0,
    replica: ReplicaOption = False,
    ocr_pages: OcrOption = 0,
) -> None:
    """Crawl one source now, without Prefect, collect it and publish a version.

    Example: dafu crawl shenyang_gxj_npc --contact you@example.org
    """
    from flows.cli.terminal.printing import print_sources
    from flows.once import crawl_once
    from flows.runs.crawling import CrawlOptions

    loaded = registry(sources)
    chosen = known_source(loaded, source)
    require_contact(contact, replica)
    options = CrawlOptions("crawl", replica, recheck, contact, timeout, ocr_pages=ocr_pages)
    report, version, is_new = crawl_once(
        Layout(data), loaded, chosen, options, lambda line: typer.echo(line, err=True)
    )
    print_sources([report])
    say_version(version, is_new)
    raise typer.Exit(0 if report.is_well else 1)


def schedule_lock(path: Path) -> IO[str]:
    """The lock by which `dafu status` sees that the schedules run; its time is their end at the
    latest."""
    try:
        held = hold(path)
    except BlockingIOError as error:
        raise fail("dafu serve runs already for this folder; end it first", 1) from error
    path.touch()
    return held


def serve(data: DataOption = DEFAULT_DATA, contact: ContactOption = None) -> None:
    """Run the schedules (nightly at 22:30, publish at 6:30 Shanghai time) from this process,
    without a Prefect worker.

    Example: DAFU_CONTACT=you@example.org dafu serve --data /srv/dafu
    """
    require_contact(contact)
    os.environ["DAFU_CONTACT"] = contact or ""
    keep_prefect_in(data)
    tie_server()
    from flows.deployed import serve_all
    from storage.watch.silence import SCHEDULE

    held = schedule_lock(Layout(data).prepare().locks / SCHEDULE)
    with held:
        serve_all(str(data.resolve()))
