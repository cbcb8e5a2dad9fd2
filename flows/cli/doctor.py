"""`dafu doctor`: what is wrong with a data folder, and what can be made again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.terminal.options import DEFAULT_DATA, DataOption, JsonOption, fail
from flows.cli.terminal.printing import print_json
from storage.layout import Layout, locked

if TYPE_CHECKING:
    from storage.watch.doctor import Finding


def doctor(
    data: DataOption = DEFAULT_DATA,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="Make again what can be made again. What is damaged is put aside in the folder "
            "damaged, never removed.",
        ),
    ] = False,
    backups: Annotated[
        list[Path] | None,
        typer.Option("--backup", help="Also look whether this backup holds what was taken down."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Look through the whole data folder (archive, tables, ledger, versions, take-downs), say what
    is wrong and what to do about it.

    It reads everything once: about a minute for a gigabyte. Nights and publications wait for it.
    Exit code 1 when something is wrong.

    \b
    Examples:
      dafu doctor --data /srv/dafu
      dafu doctor --repair --data /srv/dafu
    """
    from storage.tables.turn import writing
    from storage.watch.doctor import findings

    if not data.exists():
        raise fail(f"no data in {data}; name the folder with --data")
    layout = Layout(data).prepare()
    with locked(layout.locks / "publish.lock"), writing(layout):
        found = findings(layout, backups or [], lambda name: typer.echo(f"  {name}", err=True))
        if repair and any(f.repair for f in found):
            for line in _repaired(layout, found):
                typer.echo(f"repaired: {line}")
            found = findings(layout, backups or [], lambda name: None)
    if as_json:
        print_json([{"message": f.message, "what_to_do": f.what_to_do} for f in found])
    for finding in [] if as_json else found:
        typer.echo(finding.message)
        typer.echo(f"    {finding.what_to_do}")
    if not found and not as_json:
        typer.echo("all is well: archive, tables, ledger, take-downs and versions agree")
    raise typer.Exit(1 if found else 0)


def _repaired(layout: Layout, found: list["Finding"]) -> list[str]:
    """Each repair once, in the order of the findings; a repair shows what others are left."""
    from storage.watch.doctor import quick_findings

    done: list[object] = []
    lines = []
    waiting = found
    while waiting:
        finding, *waiting = waiting
        if finding.repair is None or finding.repair in done:
            continue
        done.append(finding.repair)
        lines.append(finding.repair(layout))
        waiting = [*quick_findings(layout), *waiting]
    return lines
