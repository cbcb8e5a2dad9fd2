"""Options and errors that the commands share."""

from pathlib import Path
from typing import Annotated

import typer

from crawlers.registry import SourceError, load_sources
from schemas.source import Source

DataOption = Annotated[
    Path,
    typer.Option(
        "--data", envvar="DAFU_DATA", help="Folder of archive, ledger, tables and datasets."
    ),
]
SourcesOption = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        envvar="DAFU_SOURCES",
        help="Folder of source files instead of the registry that ships with dafu.",
    ),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        "--contact",
        envvar="DAFU_CONTACT",
        help="Your e-mail or page; stands in the User-Agent. Needed for real sites.",
    ),
]
OcrOption = Annotated[
    int,
    typer.Option(
        "--ocr-pages", min=0, help="Read scans with tesseract, this many pages a file; 0 is off."
    ),
]
ReplicaOption = Annotated[
    bool, typer.Option("--replica", help="Allow hosts of the local replica (*.replica.localhost).")
]
DaskOption = Annotated[
    str | None,
    typer.Option(
        "--dask",
        help="Read on a Dask cluster: tcp://HOST:8786, or local for one of this machine. Default: "
        "processes of this machine.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, help="Processes that read; default: as many as there are cores."
    ),
]
DEFAULT_DATA = Path("data")


def fail(message: str, code: int = 2) -> typer.Exit:
    """Print one line on standard error; raise the result."""
    typer.echo(f"dafu: {message}", err=True)
    return typer.Exit(code)


def registry(folder: Path | None) -> dict[str, Source]:
    """The sources, or a one-line error."""
    try:
        return load_sources(folder)
    except SourceError as error:
        raise fail(str(error)) from error


def known_source(sources: dict[str, Source], source_id: str) -> Source:
    if source_id not in sources:
        near = [s for s in sources if source_id.lower() in s] or sorted(sources)[:3]
        raise fail(
            f"no source {source_id!r}; did you mean {', '.join(near[:5])}? See dafu sources list"
        )
    return sources[source_id]
