"""`dafu import` and `dafu reparse`: pages from elsewhere, and pages from the archive, through
today's reader."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import (
    DEFAULT_DATA,
    DaskOption,
    DataOption,
    OcrOption,
    SourcesOption,
    WorkersOption,
    fail,
    registry,
)
from flows.runs.saved import SavedPageError, find_pages
from storage.layout import Layout

if TYPE_CHECKING:
    from flows.importing import Filter


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(help="WARC or WET files, saved pages, or a folder with a manifest."),
    ],
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    url: Annotated[str | None, typer.Option(help="Address of a single saved page.")] = None,
    manifest: Annotated[Path | None, typer.Option(help="TSV of file and url.")] = None,
    wanted: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            help="host=NAME (and all below it) or year=YYYY of capture; may be repeated.",
        ),
    ] = None,
    dask: DaskOption = None,
    workers: WorkersOption = None,
) -> None:
    """Put saved pages and web archives into the archive and the dataset: history that a live site
    has lost.

    Of a WARC or WET file only reply pages are kept, whatever their host; of named files all. An
    import that was stopped goes on where it was; an older capture never overwrites a newer state,
    it becomes a revision.

    Examples: dafu import crawl.warc.gz --filter host=gov.cn --filter year=2019
    dafu import old-pages/ --manifest old-pages/manifest.tsv
    """
    from flows.importing import import_parts, parts_of
    from flows.publishing import publish_version
    from flows.runs.prefect_env import keep_prefect_in
    from flows.runs.scaling import Workers

    loaded = registry(sources)
    keep_prefect_in(data)
    layout = Layout(data.resolve()).prepare()
    chosen = _filter(wanted or [])
    archives = [p for p in paths if p.name.endswith((".warc", ".warc.gz", ".wet.gz", ".wet"))]
    try:
        pages = (
            find_pages([p for p in paths if p not in archives], url, manifest, None)
            if len(archives) < len(paths)
            else []
        )
    except SavedPageError as error:
        raise fail(str(error)) from error
    missing = [str(p) for p in archives if not p.exists()]
    if missing:
        raise fail(f"{missing[0]}: no such file")
    if any(not p.url for p in pages):
        raise fail("every saved page needs its address; add --url or --manifest")
    report = import_parts(
        layout,
        loaded,
        parts_of(archives, pages),
        chosen,
        lambda line: typer.echo(f"  {line}", err=True),
        Workers(dask, workers),
    )
    counts = ", ".join(
        f"{report.counts[c]} {c}"
        for c in ("new", "changed", "unchanged", "quarantined")
        if report.counts[c]
    )
    typer.echo(f"{report.read} pages read, {report.kept} kept: {counts or 'nothing new'}")
    version, is_new = publish_version(layout, loaded.values())
    typer.echo(f"dataset: {version}" + ("" if is_new else " (unchanged)"))


def _filter(wanted: list[str]) -> "Filter":
    from flows.importing import Filter

    hosts, years = set(), set()
    for item in wanted:
        key, _, value = item.partition("=")
        if key == "host" and value:
            hosts.add(value.lower())
        elif key == "year" and value.isdigit():
            years.add(int(value))
        else:
            raise fail(f"--filter {item!r}: write host=NAME or year=YYYY")
    return Filter(frozenset(hosts), frozenset(years))


def reparse(
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    ocr_pages: OcrOption = 0,
    dask: DaskOption = None,
    workers: WorkersOption = None,
) -> None:
    """Rebuild rows from the archive with today's parser, without any network, and say what reads
    differently.

    Example: dafu reparse --source ln_shenyang_gxj_npc
    """
    from flows.publishing import publish_version
    from flows.reparse import reparse as run_reparse
    from flows.runs.choosing import sources_of
    from flows.runs.prefect_env import keep_prefect_in
    from flows.runs.scaling import Workers

    keep_prefect_in(data)
    layout = Layout(data.resolve()).prepare()
    loaded = sources_of(layout, registry(sources))
    report = run_reparse(
        layout,
        loaded,
        source,
        lambda n: typer.echo(f"  {n} pages read again", err=True),
        ocr_pages,
        Workers(dask, workers),
    )
    typer.echo(f"{report.read} replies read again, {report.changed} read differently")
    for column, count in report.columns.most_common():
        typer.echo(f"  {column}: {count}")
    for line in report.missing[:20]:
        typer.echo(f"dafu: {line}", err=True)
    version, is_new = publish_version(layout, loaded.values())
    typer.echo(f"dataset: {version}" + ("" if is_new else " (unchanged)"))
    raise typer.Exit(1 if report.missing else 0)
