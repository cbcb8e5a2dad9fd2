"""`dafu`: the command line, one file a theme. Exit codes: 0 fine, 1 some sources or files failed, 2
usage."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from crawlers.registry import SourceError
from flows import CODE_VERSION
from flows.cli.backfill import backfill
from flows.cli.config import config
from flows.cli.dataset import backup, export, publish
from flows.cli.demo import demo
from flows.cli.docs import deployments, dictionary, messages
from flows.cli.doctor import doctor
from flows.cli.explore import explore
from flows.cli.nightly import crawl, nightly, serve
from flows.cli.reading import extract, import_, reparse
from flows.cli.registry.sources import sources_app
from flows.cli.status import status
from flows.cli.suppress import suppress
from flows.cli.terminal.options import fail
from flows.cli.versions import versions_app
from flows.runs.scaling import MissingExtraError, ServerError
from flows.settings import SettingsError, apply_settings
from storage.layout import StorageError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Collect the published replies (答复) to deputies' suggestions and CPPCC proposals into "
    "Parquet datasets.\n\nExit codes: 0 fine, 1 some sources or files failed, 2 usage.\n\n"
    "Example: dafu demo",
)
app.add_typer(sources_app, name="sources")
app.add_typer(versions_app, name="versions")
COMMANDS: tuple[Callable[..., Any], ...] = (
    nightly, crawl, backfill, serve, status, doctor, extract, import_, reparse, publish, export,
    suppress, backup, config, demo, explore,
)  # fmt: skip
for command in COMMANDS:
    app.command(command.__name__.rstrip("_"))(command)  # import_: import is a word of Python
for page in (messages, dictionary, deployments):
    app.command(hidden=True)(page)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dafu {CODE_VERSION}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    config_file: Annotated[
        Path | None,
        typer.Option(
            "--config",
            envvar="DAFU_CONFIG",
            help="Settings file; by default dafu.toml here, else in the user's folder of "
            "settings. See dafu config.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Settings come before the command, so that its options find them."""
    try:
        context.obj = apply_settings(config_file)
    except SettingsError as error:
        raise fail(str(error)) from error


def main() -> None:
    """Entry point: storage and source errors are one line, not a traceback."""
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    try:
        app()
    except (
        StorageError,
        SourceError,
        MissingExtraError,
        ServerError,
        MemoryError,
        OSError,
        sqlite3.DatabaseError,
    ) as error:
        typer.echo(f"dafu: {_line(error)}", err=True)
        sys.exit(1)
    except SystemExit as end:
        # Typer's exit code for Ctrl-C comes without a word.
        if end.__context__ and isinstance(end.__context__.__cause__, KeyboardInterrupt):
            typer.echo("dafu: stopped; nothing that was kept is lost: run again", err=True)
        raise


def _line(error: BaseException) -> str:
    """What an error means to the operator, and what to do."""
    if isinstance(error, MemoryError):
        return (
            "not enough memory; nothing that was collected is lost: close other programs or take "
            "fewer workers, and run again"
        )
    if isinstance(error, OSError | sqlite3.OperationalError):
        # Disk full, read-only folder, lost object store. What was staged stays and is collected by
        # the next run.
        from storage.store import no_answer  # imports Arrow

        if away := no_answer(error):
            return away
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return (
            f"storage failed: {line}; nothing that was collected is lost: free space or fix the "
            "folder, and run again"
        )
    if isinstance(error, sqlite3.DatabaseError):
        return f"a database is damaged: {error}; see dafu doctor"
    return str(error)
