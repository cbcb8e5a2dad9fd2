"""`dafu sources`: the registry on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawlers.registry import province_digits
from flows.cli.registry.discover import sources_discover
from flows.cli.registry.hosts import hosts_app
from flows.cli.registry.verify import sources_verify
from flows.cli.terminal.options import (
    ContactOption,
    JsonOption,
    PlatformOption,
    ProvinceOption,
    ReplicaOption,
    SavedListOption,
    SourceArgument,
    SourcesOption,
    UrlArgument,
    fail,
    known_source,
    registry,
    require_contact,
    source_ids,
)

if TYPE_CHECKING:
    from crawlers.authoring.detect import Detection
    from crawlers.page import Page
    from flows.runs.probing import Probe
    from schemas.source import Source

sources_app = typer.Typer(
    no_args_is_help=True, help="The registry of sources.\n\nExample: dafu sources list"
)
sources_app.add_typer(hosts_app, name="hosts")
sources_app.command("discover")(sources_discover)
sources_app.command("verify")(sources_verify)


@sources_app.command("list")
def sources_list(
    sources: SourcesOption = None,
    province: ProvinceOption = None,
    level: Annotated[
        str | None, typer.Option(help="national, provincial, municipal, county or township.")
    ] = None,
    platform: PlatformOption = None,
    kind: Annotated[
        str | None, typer.Option(help="npc_suggestion, cppcc_proposal or mixed.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="active, unverified, paused or gone.")] = None,
    as_json: JsonOption = False,
) -> None:
    """One line a source.

    Example: dafu sources list --platform hanweb_jcms
    """
    from flows.cli.terminal.printing import print_json, print_table

    digits = province_digits(province)
    found = [
        s
        for s in registry(sources).values()
        if digits in (None, s.publisher.region[:2])
        and platform in (None, s.platform)
        and level in (None, s.publisher.level)
        and kind in (None, s.kind)
        and status in (None, s.status)
    ]
    if not found:
        raise fail("no source matches; dafu sources list without filters shows all", 1)
    if as_json:
        return print_json(found)
    print_table(
        ("source", "platform", "kind", "status", "title"),
        [(s.id, s.platform or "", s.kind, s.status, s.title) for s in found],
    )


@sources_app.command("show")
def sources_show(
    source: SourceArgument, sources: SourcesOption = None, as_json: JsonOption = False
) -> None:
    """Everything the registry says of a source, with all defaults.

    Example: dafu sources show shenyang_gxj_npc
    """
    import yaml

    from flows.cli.terminal.printing import print_json

    known = known_source(registry(sources), source)
    if as_json:
        return print_json(known)
    typer.echo(yaml.safe_dump(known.model_dump(), allow_unicode=True, sort_keys=False), nl=False)


@sources_app.command("check")
def sources_check(
    source: Annotated[
        str | None,
        typer.Argument(
            help="Also ask the site of this source, politely; nothing is stored.",
            autocompletion=source_ids,
        ),
    ] = None,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
    as_json: JsonOption = False,
) -> None:
    """Validate every source file; with an id, also whether its site is reachable, allows it, and
    its list still parses.

    \b
    Examples:
      dafu sources check --sources my-sources/
      dafu sources check hubei_culture_npc --contact you@example.org
    """
    from crawlers.registry import check_files
    from flows.cli.terminal.printing import print_json
    from flows.runs.probing import check_source

    problems, count = check_files(sources)
    lines, healthy = [f"{count} source files, {len(problems)} with errors"], not problems
    for problem in problems:
        typer.echo(f"dafu: {problem}", err=True)
    if source and healthy:
        known = known_source(registry(sources), source)
        require_contact(contact, replica)
        said, healthy = check_source(known, contact, replica)
        lines += said
    if as_json:
        print_json({"files": count, "healthy": healthy, "problems": problems, "lines": lines})
    else:
        typer.echo("\n".join(lines))
    raise typer.Exit(0 if healthy else 1)


@sources_app.command("detect")
def sources_detect(
    url: UrlArgument,
    file: SavedListOption = None,
    browser: Annotated[
        bool, typer.Option("--browser", help="Open it in the system's Chromium (dafu[browser]).")
    ] = False,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what a column is: platform with score and reasons, pager, records, kind, publisher,
    place, and a draft source file.

    \b
    Examples:
      dafu sources detect https://jxw.example.gov.cn/zwgk/jyta/ --contact you@example.org
      dafu sources detect https://jxw.example.gov.cn/zwgk/jyta/ --file saved.html

    With --browser, for lists that a script draws: the requests that brought the rows are recorded,
    and the source file names their service and how its pages are asked for.
    """
    from crawlers.authoring.draft import found_text
    from flows.cli.terminal.printing import print_json

    if browser:
        found = _browsed(url, contact, replica)
    else:
        found, _, _ = _look(url, file, contact, replica, article=False)
    if as_json:
        print_json(found)
    else:
        typer.echo(found_text(found), nl=False)
    raise typer.Exit(0 if found.rows or found.children else 1)


@sources_app.command("add")
def sources_add(
    url: UrlArgument,
    file: SavedListOption = None,
    reply_file: Annotated[
        Path | None, typer.Option(help="With --file: a saved copy of one reply of the column.")
    ] = None,
    source_id: Annotated[
        str | None, typer.Option("--id", help="Id of the source; by default from the host.")
    ] = None,
    folder: Annotated[Path, typer.Option(help="Registry folder; the province is added.")] = Path(
        "crawlers/sources"
    ),
    fixtures: Annotated[Path, typer.Option(help="Folder of the test pages.")] = Path(
        "tests/sources"
    ),
    full_pages: Annotated[
        bool, typer.Option(help="Keep the pages whole; by default their text is blotted out.")
    ] = False,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
) -> None:
    """Detect a column, write its source file, keep a list page and one reply as fixtures of its
    test.

    Example: dafu sources add https://jxw.example.gov.cn/zwgk/jyta/ --contact you@example.org
    """
    from crawlers.authoring.draft import AuthoringError, add_source, found_text

    found, pages, problem = _look(url, file, contact, replica, article=True)
    if reply_file and found.first_article:
        pages["article"] = _saved(reply_file, found.first_article)
    typer.echo(found_text(found), nl=False)
    if not found.rows and not found.children:
        raise fail(
            "no list was read, so nothing is written; see docs/adding-a-source.md, When detection "
            "fails",
            1,
        )
    name = source_id or found.source_id
    try:
        written = add_source(found, pages, name, folder, fixtures, full_pages)
    except AuthoringError as error:
        raise fail(str(error), 1) from error
    typer.echo("\n" + "\n".join(f"wrote {path}" for path in written))
    typer.echo(f"next: look at the file, then dafu sources check {name}, and dafu crawl {name}")
    if problem:  # it was said above; the source file may lack what the page would have told
        raise typer.Exit(1)


def _saved(path: Path, url: str) -> "Page":
    from crawlers.page import Page

    try:
        return Page(url, path.read_bytes())
    except OSError as error:
        raise fail(f"{path} cannot be read: {error.strerror}") from error


def _look(
    url: str, file: Path | None, contact: str | None, replica: bool, article: bool
) -> "tuple[Detection, dict[str, Page], str | None]":
    """What a column is, its pages, and what was asked for and did not come: from a saved file, or
    politely from the site."""
    import re

    from crawlers.authoring.detect import detect
    from crawlers.discovery.judging import draft_source
    from crawlers.read.process import ReaderError, limited
    from flows.runs.probing import Probe

    if not re.match(r"https?://[^/\s]+/", url):
        raise fail(f"not an http(s) address with a path: {url}")
    if file is not None:
        seen = Probe({"list": _saved(file, url)})
    else:
        require_contact(contact, replica)
        seen = _asked(draft_source(url, delay=0 if replica else 3), contact, replica, article)
    answers = [seen.pages["answer"]] if "answer" in seen.pages else []
    try:
        found = limited(detect, seen.pages["list"], answers, seen.learned)
        return found, seen.pages, seen.problem
    except ReaderError as error:
        raise fail(str(error), 1) from error


def _browsed(url: str, contact: str | None, replica: bool) -> "Detection":
    """What a column is as a browser shows it."""
    from crawlers.read.process import ReaderError
    from flows.runs.browsing import BrowserError, browse, detect_browsed

    require_contact(contact, replica)
    try:
        return detect_browsed(url, browse(url, contact, replica))
    except (BrowserError, ReaderError) as error:
        raise fail(str(error), 1) from error


def _asked(source: "Source", contact: str | None, replica: bool, article: bool) -> "Probe":
    """The pages of a column, politely from the site, and what did not come."""
    from flows.runs.probing import probe

    seen = probe(source, contact, replica, detect=True, article=article)
    if "list" not in seen.pages:
        raise fail(seen.problem or "the site gave no page", 1)
    if seen.problem:
        typer.echo(f"dafu: {seen.problem}", err=True)
    return seen


@sources_app.command("docs", hidden=True)
def sources_docs(sources: SourcesOption = None) -> None:
    """Print docs/sources.md."""
    from flows.cli.registry.sources_page import sources_page

    typer.echo(sources_page(registry(sources)), nl=False)
