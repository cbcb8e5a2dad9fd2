"""`dafu sources`: the registry on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    ReplicaOption,
    SourcesOption,
    fail,
    known_source,
    registry,
)
from flows.runs.choosing import province_digits

if TYPE_CHECKING:
    from crawlers.authoring.detect import Detection
    from crawlers.page import Page

sources_app = typer.Typer(
    no_args_is_help=True, help="The registry of sources.\n\nExample: dafu sources list"
)


@sources_app.command("list")
def sources_list(
    sources: SourcesOption = None,
    province: Annotated[
        str | None, typer.Option(help="Two digits of the GB/T 2260 code, or the folder name.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="national, provincial, municipal, county or township.")
    ] = None,
    platform: Annotated[str | None, typer.Option(help="Platform name.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="npc_suggestion, cppcc_proposal or mixed.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="active, unverified, paused or gone.")] = None,
) -> None:
    """One line a source.

    Example: dafu sources list --platform hanweb_jcms
    """
    shown = 0
    digits = province_digits(province)
    for item in registry(sources).values():
        wanted = (
            digits in (None, item.publisher.region[:2])
            and platform in (None, item.platform)
            and level in (None, item.publisher.level)
        )
        if wanted and kind in (None, item.kind) and status in (None, item.status):
            typer.echo(
                f"{item.id:<42} {item.platform:<12} {item.kind:<15} {item.status:<11} {item.title}"
            )
            shown += 1
    if not shown:
        raise fail("no source matches; dafu sources list without filters shows all", 1)


@sources_app.command("show")
def sources_show(source: str, sources: SourcesOption = None) -> None:
    """Everything the registry says of a source, with all defaults.

    Example: dafu sources show ln_shenyang_gxj_npc
    """
    import yaml

    typer.echo(
        yaml.safe_dump(
            known_source(registry(sources), source).model_dump(),
            allow_unicode=True,
            sort_keys=False,
        ),
        nl=False,
    )


@sources_app.command("check")
def sources_check(
    source: Annotated[
        str | None,
        typer.Argument(help="Also ask the site of this source, politely; nothing is stored."),
    ] = None,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
) -> None:
    """Validate every source file; with an id, also whether its site is reachable, allows it, and
    its list still parses.

    Examples: dafu sources check --sources my-sources/
    dafu sources check hubei_culture_npc --contact you@example.org
    """
    from crawlers.registry import check_files

    problems, count = check_files(sources)
    for problem in problems:
        typer.echo(f"dafu: {problem}", err=True)
    typer.echo(f"{count} source files, {len(problems)} with errors")
    if problems or source is None:
        raise typer.Exit(1 if problems else 0)
    from flows.runs.probing import check_source

    known = known_source(registry(sources), source)
    _need_contact(contact, replica)
    lines, healthy = check_source(known, contact, replica)
    typer.echo("\n".join(lines))
    raise typer.Exit(0 if healthy else 1)


@sources_app.command("detect")
def sources_detect(
    url: Annotated[str, typer.Argument(help="Address of the column's list page.")],
    file: Annotated[
        Path | None,
        typer.Option(help="A saved copy of the page; then nothing is asked of the site."),
    ] = None,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
) -> None:
    """Say what a column is: platform with score and reasons, pager, records, kind, publisher,
    place, and a draft source file.

    Examples: dafu sources detect https://jxw.example.gov.cn/zwgk/jyta/ --contact you@example.org
    dafu sources detect https://jxw.example.gov.cn/zwgk/jyta/ --file saved.html
    """
    from crawlers.authoring.draft import found_text

    found, _ = _look(url, file, contact, replica, article=False)
    typer.echo(found_text(found), nl=False)
    raise typer.Exit(0 if found.rows or found.children else 1)


@sources_app.command("add")
def sources_add(
    url: Annotated[str, typer.Argument(help="Address of the column's list page.")],
    file: Annotated[
        Path | None,
        typer.Option(help="A saved copy of the list page; then nothing is asked of the site."),
    ] = None,
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

    found, pages = _look(url, file, contact, replica, article=True)
    if reply_file and found.first_article:
        pages["article"] = _saved(reply_file, found.first_article)
    typer.echo(found_text(found), nl=False)
    if not found.rows and not found.children:
        raise fail(
            "no list was read, so nothing is written; see docs/adding-a-source.md, When detection "
            "fails",
            1,
        )
    try:
        written = add_source(
            found, pages, source_id or found.source_id, folder, fixtures, full_pages
        )
    except AuthoringError as error:
        raise fail(str(error), 1) from error
    typer.echo("")
    for path in written:
        typer.echo(f"wrote {path}")
    typer.echo(
        f"next: look at the file, then dafu sources check {written[0].stem}, and dafu crawl "
        f"{written[0].stem}"
    )


@sources_app.command("verify")
def sources_verify(
    source: Annotated[str, typer.Argument(help="Id of the source.")],
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
) -> None:
    """Make a source `active`: only when a run under --data crawled it to a proven end; date and
    proof go into its file.

    Example: dafu crawl hubei_culture_npc --contact you@example.org && dafu sources verify
    hubei_culture_npc
    """
    from crawlers.authoring.draft import AuthoringError, verify_source
    from storage.layout import Layout

    known = known_source(registry(sources), source)
    try:
        typer.echo(verify_source(known, Layout(data), sources))
    except AuthoringError as error:
        raise fail(str(error), 1) from error


def _need_contact(contact: str | None, replica: bool) -> None:
    if not contact and not replica:
        raise fail(
            "real sites are asked only with a contact in the User-Agent; add --contact "
            "you@example.org or set DAFU_CONTACT"
        )


def _saved(path: Path, url: str) -> "Page":
    from crawlers.page import Page

    try:
        return Page(url, path.read_bytes())
    except OSError as error:
        raise fail(f"{path} cannot be read: {error.strerror}") from error


def _look(
    url: str, file: Path | None, contact: str | None, replica: bool, article: bool
) -> "tuple[Detection, dict[str, Page]]":
    """What a column is, and its pages: from a saved file, or politely from the site."""
    import re

    from crawlers.authoring.detect import detect, draft_source
    from crawlers.page import PageError
    from flows.runs.probing import probe

    if not re.match(r"https?://[^/\s]+/", url):
        raise fail(f"not an http(s) address with a path: {url}")
    if file is not None:
        pages = {"list": _saved(file, url)}
    else:
        _need_contact(contact, replica)
        seen = probe(
            draft_source(url, delay=0 if replica else 3),
            contact,
            replica,
            detect=True,
            article=article,
        )
        if "list" not in seen.pages:
            raise fail(seen.problem or "the site gave no page", 1)
        if seen.problem:
            typer.echo(f"dafu: {seen.problem}", err=True)
        pages = seen.pages
    try:
        return detect(pages["list"], [pages["answer"]] if "answer" in pages else []), pages
    except PageError as error:
        raise fail(str(error), 1) from error


@sources_app.command("docs", hidden=True)
def sources_docs(sources: SourcesOption = None) -> None:
    """Print docs/sources.md."""
    from flows.cli.printing import sources_page

    typer.echo(sources_page(registry(sources)), nl=False)
