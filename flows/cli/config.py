"""`dafu config`: the settings that are in force, and where each comes from."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.terminal.options import JsonOption
from flows.cli.terminal.printing import print_listing
from flows.settings import Setting


def config(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help="Data folder.")] = None,
    contact: Annotated[str | None, typer.Option(help="Your e-mail or page.")] = None,
    sources: Annotated[Path | None, typer.Option(help="Folder of source files.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the settings and where each value comes from. An option wins over the environment, the
    environment over the file dafu.toml. Passwords and tokens are not shown.

    Example of a dafu.toml: data = "/srv/dafu" and, on a line of its own, contact =
    "you@example.org". Further keys: sources, store, notify = ["mailtos://…"], keep_versions = 30
    and keep_log_days = 90, the versions and logs that publications leave (0 keeps all).

    Example: dafu config --json
    """
    options = {"data": data, "contact": contact, "sources": sources}
    found: list[Setting] = [
        Setting(s.name, str(options[s.name]), f"option --{s.name}") if options.get(s.name) else s
        for s in context.obj
    ]
    print_listing(
        ("setting", "value", "from"), [(s.name, s.shown, s.origin) for s in found], as_json
    )
