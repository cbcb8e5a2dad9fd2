"""`dafu sources`: the registry on the command line."""

from typing import Annotated

import typer

from flows.cli_options import SourcesOption, fail, known_source, registry

sources_app = typer.Typer(no_args_is_help=True, help="The registry of sources.\n\nExample: dafu sources list")


@sources_app.command("list")
def sources_list(
    sources: SourcesOption = None,
    province: Annotated[str | None, typer.Option(help="Two digits of the GB/T 2260 code, or the folder name.")] = None,
    platform: Annotated[str | None, typer.Option(help="Platform name.")] = None,
    kind: Annotated[str | None, typer.Option(help="npc_suggestion, cppcc_proposal or mixed.")] = None,
    status: Annotated[str | None, typer.Option(help="active, unverified, paused or gone.")] = None,
) -> None:
    """One line a source.

    Example: dafu sources list --platform hanweb_jcms
    """
    shown = 0
    for item in registry(sources).values():
        wanted = (province is None or item.publisher.region.startswith(province[:2])) and platform in (None, item.platform)
        if wanted and kind in (None, item.kind) and status in (None, item.status):
            typer.echo(f"{item.id:<42} {item.platform:<12} {item.kind:<15} {item.status:<11} {item.title}")
            shown += 1
    if not shown:
        raise fail("no source matches; dafu sources list without filters shows all", 1)


@sources_app.command("show")
def sources_show(source: str, sources: SourcesOption = None) -> None:
    """Everything the registry says of a source, with all defaults.

    Example: dafu sources show ln_shenyang_gxj_npc
    """
    import yaml

    typer.echo(yaml.safe_dump(known_source(registry(sources), source).model_dump(), allow_unicode=True, sort_keys=False), nl=False)


@sources_app.command("check")
def sources_check(sources: SourcesOption = None) -> None:
    """Validate every source file.

    Example: dafu sources check --sources my-sources/
    """
    from crawlers.source import check_files

    problems, count = check_files(sources)
    for problem in problems:
        typer.echo(f"dafu: {problem}", err=True)
    typer.echo(f"{count} source files, {len(problems)} with errors")
    raise typer.Exit(1 if problems else 0)


@sources_app.command("docs", hidden=True)
def sources_docs(sources: SourcesOption = None) -> None:
    """Print docs/sources.md."""
    from flows.reporting import sources_page

    typer.echo(sources_page(registry(sources)), nl=False)
