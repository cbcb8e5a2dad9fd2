"""`dafu extract`, `import` and `reparse`: saved pages, pages from elsewhere and archived pages,
through today's reader."""

import json
import sys
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    DaskOption,
    DataOption,
    OcrOption,
    OneSourceOption,
    SourcesOption,
    WorkersOption,
    fail,
    known_source,
    registry,
    say_version,
)
from flows.cli.terminal.progress import progress
from flows.runs.prefect_env import keep_prefect_in
from schemas.source import Source
from storage.layout import Layout

if TYPE_CHECKING:
    from flows.extracting import Inputs

ManifestOption = Annotated[
    Path | None, typer.Option("--manifest", help="TSV of file, url and optional source id.")
]


def extract(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Saved pages (HTML or plain text), a folder with a manifest, a .warc(.gz), an "
            "archived address, or - for standard input."
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of the page; decides on ids, dates and source.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Source id, when the address does not tell.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One indented JSON object (default for one page).")
    ] = False,
    as_jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line (default for several pages).")
    ] = False,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="The article as Markdown instead of the record.")
    ] = False,
    as_html: Annotated[
        bool, typer.Option("--html", help="The article as clean HTML instead of the record.")
    ] = False,
    manifest: ManifestOption = None,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    ocr_pages: OcrOption = 0,
) -> None:
    """Read saved pages with exactly the code of the pipeline and print the whole record, or the
    article alone: without menus and scripts, with its tables, lists, links and pictures.

    \b
    Examples:
      dafu extract page.html --url https://jxw.example.gov.cn/a/t20240501_7.html
      dafu extract page.html --url https://jxw.example.gov.cn/a/t20240501_7.html --markdown
      dafu extract pages/ --manifest pages.tsv --jsonl > records.jsonl
    """
    if sum((as_json, as_jsonl, as_markdown, as_html)) > 1:
        raise fail("choose one of --json, --jsonl, --markdown and --html")
    from flows.extracting import inputs_of
    from flows.runs.saved import SavedPageError

    loaded = registry(sources)
    if source:
        known_source(loaded, source)
    try:
        found = inputs_of(paths or [], url, source, manifest, data, sys.stdin.buffer.read)
    except SavedPageError as error:
        raise fail(str(error)) from error
    if as_markdown or as_html:
        whole = _print_articles(found, loaded, ocr_pages, as_html)
    else:
        indented = (as_json or not found.several) and not as_jsonl
        whole = _print_records(found, loaded, ocr_pages, indented)
    for line in found.unusable:
        typer.echo(f"dafu: {line}", err=True)
    raise typer.Exit(0 if whole and not found.unusable else 1)


def _print_records(
    found: "Inputs", loaded: dict[str, Source], ocr_pages: int, indented: bool
) -> bool:
    from flows.runs.saved import record, records

    whole = True
    others = (record(page, loaded, body, ocr_pages) for page, body in found.others)
    for row in chain(records(found.files, loaded, ocr_pages), others):
        whole &= row["reply"] is not None
        print(json.dumps(row, ensure_ascii=False, indent=2 if indented else None))
    return whole


def _print_articles(
    found: "Inputs", loaded: dict[str, Source], ocr_pages: int, as_html: bool
) -> bool:
    from crawlers.read.process import ReaderError
    from flows.rendering import rendered_page

    whole = True
    for page, body in found.all():
        try:
            made = rendered_page(page, loaded, body, ocr_pages)
        except OSError as error:
            typer.echo(f"dafu: {page.file}: {error.strerror}", err=True)
            whole = False
            continue
        except ReaderError as error:
            typer.echo(f"dafu: {page.file}: {error}", err=True)
            whole = False
            continue
        if found.several:  # a comment in both forms
            print("<!--", escape(page.file).replace("--", "- -"), "-->\n")
        print(made.html if as_html else made.markdown, end="")
    return whole


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(help="WARC or WET files, saved pages, or a folder with a manifest."),
    ],
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    url: Annotated[str | None, typer.Option(help="Address of a single saved page.")] = None,
    manifest: ManifestOption = None,
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

    \b
    Examples:
      dafu import crawl.warc.gz --filter host=gov.cn --filter year=2019
      dafu import old-pages/ --manifest old-pages/manifest.tsv
    """
    from flows.importing import import_parts
    from flows.publishing import publish_apart, publish_version
    from flows.runs.scaling import Workers

    loaded = registry(sources)
    chosen, parts = _filter(wanted or []), _parts(paths, url, manifest)
    keep_prefect_in(data)
    layout = Layout(data.resolve()).prepare()
    with progress("parts") as bar:
        report = import_parts(
            layout, loaded, parts, chosen,
            lambda line, ended: bar(line, ended, len(parts)), Workers(dask, workers),
        )  # fmt: skip
    names = ("new", "changed", "unchanged", "quarantined")
    counts = ", ".join(f"{report.counts[c]} {c}" for c in names if report.counts[c])
    typer.echo(f"{report.read} pages read, {report.kept} kept: {counts or 'nothing new'}")
    if report.unusable:
        typer.echo(
            f"{report.unusable} record(s) could not be used; the table issues says which and why"
        )
    publish = publish_apart if len(parts) > 1 else publish_version
    say_version(*publish(layout, loaded.values()))


def _parts(paths: list[Path], url: str | None, manifest: Path | None) -> list[Any]:
    from flows.extracting import split_archives
    from flows.runs.import_pages import parts_of
    from flows.runs.saved import SavedPageError, find_pages

    try:
        files, archives = split_archives(paths)
        pages = find_pages(files, url, manifest, None) if files else []
    except SavedPageError as error:
        raise fail(str(error)) from error
    if any(not p.url for p in pages):
        raise fail("every saved page needs its address; add --url or --manifest")
    return list(parts_of(archives, pages))


def _filter(wanted: list[str]) -> Any:
    from flows.runs.import_pages import Filter

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
    source: OneSourceOption = None,
    ocr_pages: OcrOption = 0,
    dask: DaskOption = None,
    workers: WorkersOption = None,
) -> None:
    """Rebuild rows from the archive with today's parser, without any network, and say what reads
    differently.

    Example: dafu reparse --source shenyang_gxj_npc
    """
    from flows.publishing import publish_apart, publish_version
    from flows.reparse import PAGES_OF_A_PART
    from flows.reparse import reparse as run_reparse
    from flows.runs.choosing import sources_of
    from flows.runs.scaling import Workers

    keep_prefect_in(data)
    layout = Layout(data.resolve()).prepare()
    loaded = sources_of(layout, registry(sources))
    with progress("parts") as told:
        report = run_reparse(layout, loaded, source, told, ocr_pages, Workers(dask, workers))
    typer.echo(f"{report.read} replies read again, {report.changed} read differently")
    for column, count in report.columns.most_common():
        typer.echo(f"  {column}: {count}")
    for line in report.missing[:20]:
        typer.echo(f"dafu: {line}", err=True)
    publish = publish_apart if report.read > PAGES_OF_A_PART else publish_version
    say_version(*publish(layout, loaded.values()))
    raise typer.Exit(1 if report.missing else 0)
