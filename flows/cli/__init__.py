"""`dafu`: the command line. Exit codes: 0 fine, 1 some sources or files failed, 2 usage."""

import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawlers.registry import SourceError
from flows.cli.backfill import backfill, serve
from flows.cli.dataset import backup, export, publish, suppress, versions_app
from flows.cli.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    OcrOption,
    SourcesOption,
    fail,
    known_source,
    registry,
)
from flows.cli.reading import import_, reparse
from flows.cli.sources import sources_app
from flows.runs.saved import SavedPage, SavedPageError, find_pages, record, records
from flows.runs.scaling import MissingExtraError
from schemas.source import Source
from storage.layout import Layout, StorageError

if TYPE_CHECKING:
    pass

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Collect the published replies (答复) to deputies' suggestions and CPPCC proposals into "
        "Parquet datasets.\n\n" "Exit codes: 0 fine, 1 some sources or files failed, 2 "
            "usage.\n\nExample: dafu demo",
)  # fmt: skip

app.add_typer(sources_app, name="sources")
app.add_typer(versions_app, name="versions")
app.command()(backfill)
app.command()(serve)
app.command()(publish)
app.command()(export)
app.command()(suppress)
app.command()(backup)
app.command("import")(import_)
app.command()(reparse)


@app.command()
def nightly(
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    recheck: bool = typer.Option(False, help="Ask for every known page again (conditionally)."),
    ocr_pages: OcrOption = 0,
) -> None:
    """Crawl what is open in the ledger, collect it, publish a version.

    Example: DAFU_CONTACT=you@example.org dafu nightly --data /srv/dafu
    """
    from flows.runs.prefect_env import keep_prefect_in, tie_server

    keep_prefect_in(data)
    tie_server()
    from flows.cli.printing import print_night
    from flows.nightly import nightly_local
    from flows.runs.crawling import CrawlOptions

    if not contact:
        raise fail(
            "real sites are crawled only with a contact in the User-Agent; add --contact "
            "you@example.org or set DAFU_CONTACT"
        )
    loaded = registry(sources)
    report = nightly_local(
        Layout(data).prepare(),
        loaded,
        CrawlOptions(contact=contact, recheck=recheck, ocr_pages=ocr_pages),
    )
    print_night(report, data)
    raise typer.Exit(0 if report.healthy else 1)


@app.command()
def crawl(
    source: Annotated[str, typer.Argument(help="Id of the source; see dafu sources list.")],
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    recheck: bool = typer.Option(False, help="Ask for every known page again (conditionally)."),
    timeout: float = typer.Option(6 * 3600.0, help="Seconds after which the crawl is stopped."),
    replica: bool = typer.Option(
        False, help="Allow hosts of the local replica (*.replica.localhost)."
    ),
    ocr_pages: OcrOption = 0,
) -> None:
    """Crawl one source now, without Prefect, collect it and publish a version.

    Example: dafu crawl ln_shenyang_gxj_npc --contact you@example.org
    """
    from flows.cli.printing import print_sources
    from flows.once import crawl_once
    from flows.runs.crawling import CrawlOptions

    loaded = registry(sources)
    chosen = known_source(loaded, source)
    if not contact and not replica:
        raise fail(
            "real sites are crawled only with a contact in the User-Agent; add --contact "
            "you@example.org or set DAFU_CONTACT"
        )
    options = CrawlOptions("crawl", replica, recheck, contact, timeout, ocr_pages=ocr_pages)
    report, version, is_new = crawl_once(
        Layout(data), loaded, chosen, options, lambda line: typer.echo(line, err=True)
    )
    print_sources([report])
    typer.echo(f"dataset: {version}" + ("" if is_new else " (unchanged)"))
    raise typer.Exit(0 if report.outcome == "complete" else 1)


@app.command()
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
    manifest: Annotated[
        Path | None, typer.Option(help="TSV of file, url and optional source id.")
    ] = None,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    ocr_pages: OcrOption = 0,
) -> None:
    """Read saved pages with exactly the code of the pipeline and print the whole record.

    Examples: dafu extract page.html --url https://jxw.example.gov.cn/a/t20240501_7.html
    dafu extract pages/ --manifest pages.tsv --jsonl > records.jsonl
    """
    loaded = registry(sources)
    if source:
        known_source(loaded, source)
    given = paths or []
    if not given and manifest is None:
        raise fail(
            "nothing to read; name a file, a folder with --manifest, or - for standard input"
        )
    if any(p == "-" for p in given):
        _print(
            [
                record(
                    SavedPage("-", Path("-"), url or "", source),
                    loaded,
                    sys.stdin.buffer.read(),
                    ocr_pages,
                )
            ],
            not as_jsonl,
        )
        return
    addresses = [p for p in given if p.startswith(("http://", "https://"))]
    if addresses:
        _print(
            (_archived_record(address, data, loaded, source) for address in addresses),
            len(addresses) == 1 and not as_jsonl,
        )
        return
    try:
        files = [Path(p) for p in given]
        archives = [p for p in files if p.name.endswith((".warc", ".warc.gz", ".wet.gz", ".wet"))]
        pages = (
            find_pages([p for p in files if p not in archives], url, manifest, source)
            if len(archives) < len(files) or manifest
            else []
        )
    except SavedPageError as error:
        raise fail(str(error)) from error
    many = len(pages) + len(archives) > 1 or bool(archives)
    failed = _print(records(pages, loaded, ocr_pages), (as_json or not many) and not as_jsonl)
    for archive in archives:
        failed |= _extract_archive(archive, loaded)
    raise typer.Exit(1 if failed else 0)


def _archived_record(
    address: str, data: Path, sources: dict[str, Source], source_id: str | None
) -> dict[str, Any]:
    """The record of the newest archived capture of an address, or a one-line error when there is
    none."""
    from storage.raw.archive import read_capture
    from storage.tables.delta import Tables

    layout = Layout(data)
    captures = Tables(layout.tables).captures_of(address)
    if not captures:
        raise fail(
            f"{address} is not in the archive of {data}; name a saved file, or another folder with "
            "--data",
            1,
        )
    newest = max(captures, key=lambda c: c["fetched_at"])
    found = read_capture(layout.archive, newest["warc_file"], newest["warc_offset"])
    return record(
        SavedPage(address, Path("-"), newest["final_url"], source_id), sources, found.body
    )


def _extract_archive(path: Path, sources: dict[str, Source]) -> bool:
    from flows.importing import Filter, warc_pages
    from storage.raw.warc_parts import warc_parts

    if not path.exists():
        raise fail(f"{path}: no such file")
    pages = (page for part in warc_parts(path) for page in warc_pages(part, Filter()))
    return _print(
        (record(SavedPage(f"{path}#{p.url}", path, p.url), sources, p.body) for p in pages), False
    )


def _print(rows: Any, indented: bool) -> bool:
    failed = False
    for row in rows:
        failed |= row["reply"] is None
        print(json.dumps(row, ensure_ascii=False, indent=2 if indented else None))
    return failed


@app.command()
def status(data: DataOption = DEFAULT_DATA, sources: SourcesOption = None) -> None:
    """What needs attention and what to do about it; writes the health page (DATA/health/index.html)
    anew.

    Exit code 1 when there is an alarm.

    Example: dafu status --data /srv/dafu
    """
    from flows.health_page.page import health_page, report_health, status_lines
    from flows.runs.choosing import sources_of
    from storage.versions.folders import latest_version

    if not data.exists():
        raise fail(
            f"no data in {data} yet; run dafu demo, or dafu nightly --contact you@example.org"
        )
    layout = Layout(data)
    report = report_health(layout, sources_of(layout, registry(sources)).values())
    typer.echo("\n".join(status_lines(report, health_page(layout))))
    version = latest_version(layout)
    typer.echo(
        f"dataset: {version}" if version else "no version is published yet; run dafu nightly"
    )
    raise typer.Exit(1 if report.alarms else 0)


@app.command()
def demo(
    data: Annotated[Path, typer.Option("--data", help="Folder of the demo's data.")] = Path(
        "data/demo"
    ),
    port: Annotated[int, typer.Option(help="Port of the local replica.")] = 18650,
) -> None:
    """Run the whole nightly pipeline on a local replica of government sites.

    Example: dafu demo && dafu demo   (the second run finds nothing new)
    """
    from flows.cli.demo import run_demo

    raise typer.Exit(run_demo(data, port))


@app.command("messages", hidden=True)
def messages() -> None:
    """Print docs/log-messages.md."""
    from schemas.messages import messages_page

    typer.echo(messages_page(), nl=False)


@app.command("dictionary", hidden=True)
def dictionary() -> None:
    """Print docs/data-dictionary.md."""
    from storage.versions.dictionary import dictionary_page

    typer.echo(dictionary_page(), nl=False)


def main() -> None:
    """Entry point: storage and source errors are one line, not a traceback."""
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    try:
        app()
    except (StorageError, SourceError, MissingExtraError) as error:
        typer.echo(f"dafu: {error}", err=True)
        sys.exit(1)
    except (OSError, sqlite3.OperationalError) as error:
        # Disk full, read-only folder, lost object store. What was staged stays and is collected by
        # the next run.
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        typer.echo(
            f"dafu: storage failed: {line}; nothing that was collected is lost: free space or fix "
            "the folder, and run again",
            err=True,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
