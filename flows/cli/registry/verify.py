"""`dafu sources verify`: one source by its runs, or many by a look at each."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    JsonOption,
    ProvinceOption,
    ReplicaOption,
    SourcesOption,
    fail,
    known_source,
    registry,
    require_contact,
    source_ids,
)

if TYPE_CHECKING:
    from schemas.source import Source


def sources_verify(
    source: Annotated[
        str | None,
        typer.Argument(help="One source, by its runs under --data.", autocompletion=source_ids),
    ] = None,
    province: ProvinceOption = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Look at so many unverified sources.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write what was seen into the source files.")
    ] = False,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
    as_json: JsonOption = False,
) -> None:
    """Make a source `active`: only when a run under --data crawled it to a proven end; date and
    proof go into its file. With --province or --limit: look at the unverified sources, politely
    (robots.txt, list, pager and proof, two replies), and write one report to send back; run again,
    it goes on where it was.

    \b
    Examples:
      dafu sources verify hubei_culture_npc
      dafu sources verify --province hubei --contact you@example.org --write
    """
    if source:
        return _verify_one(source, data, sources)
    if province is None and limit is None:
        raise fail("name a source, or look at many with --province or --limit")
    from flows.runs.choosing import chosen_sources

    require_contact(contact, replica)
    chosen = [s for s in chosen_sources(registry(sources), None, province) if s.status != "active"]
    if not chosen:
        raise fail("no unverified source is left there", 1)
    _verify_many(chosen, limit, write, data, sources, contact, replica, as_json)


def _verify_one(source: str, data: Path, sources: Path | None) -> None:
    from crawlers.authoring.draft import AuthoringError, verify_source
    from storage.layout import Layout

    known = known_source(registry(sources), source)
    try:
        typer.echo(verify_source(known, Layout(data), sources))
    except AuthoringError as error:
        raise fail(str(error), 1) from error


def _verify_many(
    chosen: "list[Source]", limit: int | None, write: bool, data: Path, folder: Path | None,
    contact: str | None, replica: bool, as_json: bool,
) -> None:  # fmt: skip
    from flows.cli.terminal.printing import print_json
    from flows.runs.crawling import CrawlOptions
    from flows.verifying import DOCUMENTS, MOST_REQUESTS, Verifying, left_of, report_page

    options = CrawlOptions(
        "crawl", replica=replica, contact=contact, timeout=1800, max_requests=MOST_REQUESTS,
        documents=DOCUMENTS,
    )  # fmt: skip
    look = Verifying(data, options, lambda seen: typer.echo(seen.line, err=as_json), folder, write)
    found = look.run(left_of(data, chosen)[:limit] if limit else chosen)
    if as_json:
        print_json(found)
    verdicts = [seen.verdict for seen in found]
    counts = ", ".join(f"{verdicts.count(v)} {v}" for v in ("works", "unproven", "broken"))
    typer.echo(f"{counts}; the report to send back: {report_page(data)}", err=as_json)
    raise typer.Exit(0 if "broken" not in verdicts else 1)
