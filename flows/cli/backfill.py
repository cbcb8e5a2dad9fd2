"""`dafu backfill`: the historical years that are still open."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.archives import (
    AddressOption,
    ArchiveOption,
    HostOption,
    PatternOption,
    Service,
    Wanted,
    backfill_from_archive,
)
from flows.cli.terminal.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    JsonOption,
    OcrOption,
    PlatformOption,
    ProvinceOption,
    ReplicaOption,
    SourceIdsOption,
    SourcesOption,
    fail,
    known_source,
    registry,
    require_contact,
    stop_signal,
)

if TYPE_CHECKING:
    from flows.backfill import BackfillReport, SourcePlan
    from flows.runs.crawling import CrawlOptions
    from schemas.source import Source
    from storage.layout import Layout


def backfill(
    from_year: Annotated[int | None, typer.Option(min=1980, max=2100, help="First year.")] = None,
    to_year: Annotated[int | None, typer.Option(min=1980, max=2100, help="Last year.")] = None,
    years: Annotated[
        str | None, typer.Option(help="First and last year in one: 2008-2025.")
    ] = None,
    archive: ArchiveOption = None,
    host: HostOption = None,
    pattern: PatternOption = None,
    source: SourceIdsOption = None,
    province: ProvinceOption = None,
    platform: PlatformOption = None,
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
    as_json: JsonOption = False,
    archive_address: AddressOption = None,
) -> None:
    """Fetch the years that are still open, politely, hosts side by side. Stop with Ctrl-C and start
    again: it goes on where it was. --json prints the plan of --dry-run. With --from the pages come
    from a public web archive, and no site is asked for anything.

    \b
    Examples:
      dafu backfill --years 2008-2025 --province hubei --dry-run
      dafu backfill --years 2008-2025 --budget-requests 5000 --contact you@example.org
      dafu backfill --from wayback --source guizhou_education_npc --years 2012-2020
    """
    from_year, to_year = _span(from_year, to_year, years)
    if archive:
        wanted = Wanted(source or [], province, platform, host or [], pattern or [])
        span = range(from_year, to_year + 1)
        at = Service(archive, archive_address, contact, replica, budget_requests)
        return backfill_from_archive(at, wanted, span, data, sources, dry_run, as_json)
    if host or pattern:
        raise fail("--host and --pattern are for archives; add --from commoncrawl or wayback")
    from flows.backfill import plan
    from flows.runs.choosing import chosen_sources
    from flows.runs.crawling import CrawlOptions
    from storage.layout import Layout

    loaded, layout = registry(sources), Layout(data).prepare()
    _check(source or [], from_year, to_year, loaded)
    plans = plan(layout, chosen_sources(loaded, source, province, platform), from_year, to_year)
    if dry_run or not plans:
        return _print_plan(plans, as_json)
    require_contact(contact, replica)
    options = CrawlOptions("backfill", replica, contact=contact, ocr_pages=ocr_pages)
    _crawl(layout, loaded, plans, options, budget_requests)


def _crawl(
    layout: "Layout",
    loaded: "dict[str, Source]",
    plans: "list[SourcePlan]",
    options: "CrawlOptions",
    budget: int | None,
) -> None:
    """Crawl what is planned, and end with the exit code of the whole."""
    from flows.backfill import Backfill
    from flows.cli.terminal.progress import progress

    cancelled, total = stop_signal(), sum(len(p.years) for p in plans)
    with progress("source-years") as bar:
        bar("", 0, total)
        job = Backfill(
            layout, loaded, options, budget, cancelled,
            lambda line, closed: bar(line, closed, total),
        )  # fmt: skip
        report = job.run(plans)
    _print_report(report, cancelled.is_set())
    raise typer.Exit(130 if cancelled.is_set() else 0 if report.healthy else 1)


def _span(first: int | None, last: int | None, years: str | None) -> tuple[int, int]:
    """The years that --years, or --from-year and --to-year, name."""
    if years:
        found = re.fullmatch("([12][0-9]{3})(?:-([12][0-9]{3}))?", years)
        if not found:
            raise fail(f"--years {years!r}: write a year or two, as in 2008-2025")
        first, last = int(found[1]), int(found[2] or found[1])
    if first is None or last is None:
        raise fail("which years? Add --years 2008-2025")
    return first, last


def _check(ids: list[str], from_year: int, to_year: int, loaded: "dict[str, Source]") -> None:
    for name in ids:
        known_source(loaded, name)
    if from_year > to_year:
        raise fail(f"--from-year {from_year} is after --to-year {to_year}")


def _print_plan(plans: "list[SourcePlan]", as_json: bool) -> None:
    from flows.backfill import plan_lines
    from flows.cli.terminal.printing import print_json

    if as_json:
        print_json(
            [
                {
                    "source": p.source.id,
                    "host": p.host,
                    "years": p.years,
                    "documents_left": p.left,
                    "hours": p.hours,
                }
                for p in plans
            ]
        )
    elif plans:
        typer.echo("\n".join(plan_lines(plans)))
    else:
        typer.echo("nothing is open: every chosen source is complete for these years")


def _print_report(report: "BackfillReport", stopped: bool) -> None:
    from flows.cli.terminal.printing import print_sources

    print_sources(report.sources)
    typer.echo(f"{report.requests} requests; dataset: {report.version}")
    if report.skipped:
        why = "stopped" if stopped else "the budget is used up"
        typer.echo(
            f"{len(report.skipped)} source(s) were not started ({why}); the same command goes on "
            "with them"
        )
