"""`dafu backfill` and `dafu serve`: historical years, and schedules without a worker."""

import signal
import threading
from typing import Annotated

import typer

from flows.cli.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    OcrOption,
    ReplicaOption,
    SourcesOption,
    fail,
    known_source,
    registry,
)


def backfill(
    from_year: Annotated[int, typer.Option(min=1980, max=2100, help="First year.")],
    to_year: Annotated[int, typer.Option(min=1980, max=2100, help="Last year.")],
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source; may be repeated.")
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Two digits of the GB/T 2260 code, or the folder name.")
    ] = None,
    platform: Annotated[str | None, typer.Option(help="Only sources of this platform.")] = None,
    budget_requests: Annotated[
        int | None, typer.Option(min=1, help="Stop after so many requests, over all hosts.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the plan and ask for nothing.")
    ] = False,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
    ocr_pages: OcrOption = 0,
) -> None:
    """Fetch the years that are still open, politely, hosts side by side. Stop with Ctrl-C and start
    again: it goes on where it was.

    Examples: dafu backfill --from-year 2008 --to-year 2025 --province hubei --dry-run
    dafu backfill --from-year 2008 --to-year 2025 --budget-requests 5000 --contact you@example.org
    """
    from flows.backfill import Backfill, plan, plan_lines
    from flows.cli.printing import print_sources
    from flows.runs.choosing import chosen_sources
    from flows.runs.crawling import CrawlOptions
    from storage.layout import Layout

    loaded = registry(sources)
    for name in source or []:
        known_source(loaded, name)
    if from_year > to_year:
        raise fail(f"--from-year {from_year} is after --to-year {to_year}")
    layout = Layout(data).prepare()
    plans = plan(layout, chosen_sources(loaded, source, province, platform), from_year, to_year)
    if dry_run or not plans:
        typer.echo(
            "\n".join(plan_lines(plans))
            if plans
            else "nothing is open: every chosen source is complete for these years"
        )
        return
    if not contact and not replica:
        raise fail(
            "real sites are crawled only with a contact in the User-Agent; add --contact "
            "you@example.org or set DAFU_CONTACT"
        )
    cancelled = threading.Event()
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    signal.signal(signal.SIGTERM, lambda number, frame: cancelled.set())
    with typer.progressbar(
        length=sum(len(p.years) for p in plans), label="source-years", show_eta=True, file=None
    ) as bar:

        def told(line: str, closed: int) -> None:
            bar.label = line[:60]
            bar.update(closed)

        report = Backfill(
            layout,
            loaded,
            CrawlOptions("backfill", replica, contact=contact, ocr_pages=ocr_pages),
            budget_requests,
            cancelled,
            told,
        ).run(plans)
    print_sources(report.sources)
    typer.echo(f"{report.requests} requests; dataset: {report.version}")
    if report.skipped:
        why = "stopped" if cancelled.is_set() else "the budget is used up"
        typer.echo(
            f"{len(report.skipped)} source(s) were not started ({why}); the same command goes on "
            "with them"
        )
    raise typer.Exit(130 if cancelled.is_set() else 0 if report.healthy else 1)


def serve(data: DataOption = DEFAULT_DATA, contact: ContactOption = None) -> None:
    """Run the schedules (nightly at 22:30, publish at 6:30 Shanghai time) from this process,
    without a Prefect worker.

    Example: DAFU_CONTACT=you@example.org dafu serve --data /srv/dafu
    """
    import os

    from flows.runs.prefect_env import keep_prefect_in, tie_server

    if not contact:
        raise fail(
            "real sites are crawled only with a contact in the User-Agent; add --contact "
            "you@example.org or set DAFU_CONTACT"
        )
    os.environ["DAFU_CONTACT"] = contact
    keep_prefect_in(data)
    tie_server()
    from flows.deployed import serve_all

    serve_all(str(data.resolve()))
