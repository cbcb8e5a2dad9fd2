"""`dafu backfill --from`: history out of public web archives."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawlers.archives.model import SERVICES, ServiceName
from flows.cli.terminal.options import (
    fail,
    known_source,
    registry,
    require_contact,
    say_version,
    stop_signal,
)

if TYPE_CHECKING:
    from crawlers.archives.asking import Asker
    from crawlers.archives.model import Scope
    from crawlers.archives.model import Service as ArchiveService
    from flows.backfill_archives import ArchiveReport
    from flows.runs.archive_extent import YearExtent
    from schemas.source import Source
    from storage.layout import Layout


def _service(value: str | None) -> str | None:
    if value is not None and value not in SERVICES:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(SERVICES)}")
    return value


ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        callback=_service,
        help="A public web archive in place of the sites: commoncrawl or wayback.",
    ),
]
FromArchivesOption = Annotated[
    str | None,
    typer.Option(
        "--from-archives",
        callback=_service,
        help="Ask commoncrawl or wayback for the columns of the named domains, and no site.",
    ),
]
HostOption = Annotated[
    list[str] | None,
    typer.Option("--host", help="With --from: the reply columns of this host, by their addresses."),
]
PatternOption = Annotated[
    list[str] | None,
    typer.Option("--pattern", help="With --from: all below an address, as HOST/PATH/*."),
]
AddressOption = Annotated[
    str | None,
    typer.Option(
        "--archive-address",
        help="With --from: address of a mirror that speaks as the archive does.",
    ),
]


@dataclass(frozen=True)
class Service:
    """Which archive is asked, by whom, and how often at most."""

    name: str
    address: str | None
    contact: str | None
    replica: bool
    budget: int | None


@dataclass(frozen=True)
class Wanted:
    """What is looked for: sources (all where nothing is named), hosts, patterns."""

    sources: list[str]
    province: str | None
    platform: str | None
    hosts: list[str]
    patterns: list[str]


def backfill_from_archive(
    service: Service,
    wanted: Wanted,
    years: range,
    data: Path,
    folder: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """The work of `dafu backfill --from`."""
    from storage.layout import Layout

    if not years:
        raise fail("the first year is after the last one")
    loaded, layout = registry(folder), Layout(data).prepare()
    scopes = _scopes(wanted, loaded, service.replica)
    if dry_run:
        return _print_plan(layout, _name(service), scopes, years, as_json)
    require_contact(service.contact, service.replica)
    _run(service, layout, loaded, scopes, years)


def _name(service: Service) -> ServiceName:
    return next(name for name in SERVICES if name == service.name)


def _scopes(wanted: Wanted, loaded: "dict[str, Source]", replica: bool) -> "list[Scope]":
    from crawlers.archives.scopes import host_scope, is_government, pattern_scope, source_scopes
    from flows.runs.choosing import chosen_sources

    for name in wanted.sources:
        known_source(loaded, name)
    try:
        named = [*map(host_scope, wanted.hosts), *map(pattern_scope, wanted.patterns)]
    except ValueError as error:
        raise fail(str(error)) from error
    for scope in named:
        if not replica and not is_government(scope.host, loaded):
            raise fail(
                f"{scope.host} is neither gov.cn nor a host of the registry; copies of government "
                "sites on other domains are not taken"
            )
    if wanted.sources or not named:
        chosen = chosen_sources(loaded, wanted.sources, wanted.province, wanted.platform)
        named += [scope for source in chosen for scope in source_scopes(source)]
    return list(dict.fromkeys(named))


def dialect_of(service: Service) -> "ArchiveService":
    """How the archive is asked."""
    from crawlers.archives.commoncrawl import DATA, INDEX, CommonCrawl
    from crawlers.archives.wayback import ADDRESS, Wayback

    if service.name == "wayback":
        return Wayback(service.address or ADDRESS)
    return CommonCrawl(service.address or INDEX, service.address or DATA)


def asker_of(service: Service, layout: "Layout") -> "Asker":
    """Who asks it: at its own rate, within the budget."""
    from crawlers.archives.asking import POLITE, Asker
    from crawlers.crawl.prepare import user_agent

    name = _name(service)
    delay = 0.0 if service.replica else POLITE[name]
    return Asker(name, layout.locks, user_agent(service.contact), delay, service.budget)


def _run(
    service: Service,
    layout: "Layout",
    loaded: "dict[str, Source]",
    scopes: "list[Scope]",
    years: range,
) -> None:
    from crawlers.archives.model import ArchiveError
    from flows.backfill_archives import ArchiveBackfill
    from flows.cli.terminal.progress import progress
    from flows.publishing import publish_apart
    from flows.runs.archive_extent import extent

    name, cancelled = _name(service), stop_signal()
    try:
        with asker_of(service, layout) as asker, progress("windows") as bar:
            total = len(scopes) * len(years)
            job = ArchiveBackfill(
                layout, loaded, dialect_of(service), asker,
                lambda line, closed: bar(line, closed, total), cancelled,
            )  # fmt: skip
            report = job.run(scopes, years)
    except ArchiveError as error:
        raise fail(error.trouble.message, 1) from error
    found = extent(job.ledger, name, [s.name for s in scopes], years)
    _print_extent(found)
    lacking = sorted(set(years) - {year.year for year in found})
    if lacking and not report.stopped:
        typer.echo(f"{name} has no crawl of {', '.join(map(str, lacking))}")
    _print_report(report)
    say_version(*publish_apart(layout, loaded.values()))
    raise typer.Exit(130 if cancelled.is_set() else 0 if report.is_well else 1)


def _print_plan(
    layout: "Layout", name: ServiceName, scopes: "list[Scope]", years: range, as_json: bool
) -> None:
    from crawlers.archives.asking import POLITE
    from flows.cli.terminal.printing import print_json
    from flows.runs.archive_extent import extent
    from storage.ledger_archives import ArchiveLedger

    found = extent(ArchiveLedger(layout.ledger), name, [s.name for s in scopes], years)
    if as_json:
        return print_json(found)
    _print_extent(found)
    if not found:
        typer.echo(
            "Nothing is known of them yet: a first run with a small --budget-requests asks the "
            "index, and then this says how much there is."
        )
    left = sum(y.states["planned"] + y.states["failed"] for y in found)
    asked = len(years) if name == "wayback" else "each crawl"
    typer.echo(
        f"{len(scopes)} scopes x {asked} of {years[0]}-{years[-1]}; the index is asked once or "
        f"twice for each. {left} listed captures are to be fetched, about "
        f"{left * POLITE[name] / 3600:.1f} h at {POLITE[name]} s each. Nothing was asked."
    )


def _print_extent(found: "list[YearExtent]") -> None:
    from flows.cli.terminal.printing import print_table

    print_table(
        ("year", "windows", "complete", "lines", "pages", "had", "same", "failed", "left",
         "redirects", "errors", "foreign", "open because of"),
        [
            (
                str(y.year), y.windows, y.complete, y.counts["lines"], y.counts["pages"],
                y.states["imported"], y.states["same"], y.states["failed"],
                y.states["planned"] + y.states["fetched"], y.counts["redirects"],
                y.counts["errors"], y.counts["foreign"],
                ", ".join(f"{kind} {n}" for kind, n in y.troubles.most_common()),
            )
            for y in found
        ],
    )  # fmt: skip


def _print_report(report: "ArchiveReport") -> None:
    done = report.imported
    names = ("new", "changed", "unchanged", "quarantined")
    counts = ", ".join(f"{done.counts[c]} {c}" for c in names if done.counts[c])
    typer.echo(
        f"{report.requests} requests, {report.bytes / 1e6:.1f} MB; {done.read} pages read, "
        f"{done.kept} kept: {counts or 'nothing new'}"
    )
    if report.stopped:
        typer.echo(f"stopped: {report.stopped.message}")
    if not report.is_well:
        left = report.not_tried + sum(report.left_open.values())
        are_open = f"{left} window(s) are open; " if left else ""
        typer.echo(f"{are_open}the same command goes on")
