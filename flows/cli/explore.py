"""`dafu explore`: a published version in a browser on this machine."""

from typing import Annotated

import typer

from flows.cli.terminal.options import DEFAULT_DATA, DataOption


def explore(
    data: DataOption = DEFAULT_DATA,
    version: Annotated[str, typer.Option(help="Name of a version, or latest.")] = "latest",
    port: Annotated[int, typer.Option(help="Port.")] = 8420,
    address: Annotated[
        str,
        typer.Option(
            help="Address to listen at; 0.0.0.0 in a container whose port is published to "
            "127.0.0.1. Browsers are answered under 127.0.0.1 and localhost only."
        ),
    ] = "127.0.0.1",
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Also show and pack the archived originals, which hold contact data that the "
            "dataset masks. For the operator.",
        ),
    ] = False,
) -> None:
    """Search and read the replies in a browser; only this machine can open it. Stop with Ctrl-C.

    Example: dafu explore --data data/demo
    """
    from explorer.app import application, serve
    from storage.layout import Layout
    from storage.versions.folders import version_folder

    layout = Layout(data)
    folder = version_folder(layout, version)
    typer.echo(f"making the index of {folder.name} if there is none yet …", err=True)
    app = application(layout, folder, raw)
    typer.echo(f"http://127.0.0.1:{port}/   (stop with Ctrl-C)")
    serve(app, port, address)
