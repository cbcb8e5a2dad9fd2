"""Arguments, options and errors that the commands share."""

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from crawlers.registry import SourceError, load_sources
from schemas.source import Source

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
    """A source of the registry, or a one-line error that names similar ones."""
    if source_id not in sources:
        near = [s for s in sources if source_id.lower() in s] or sorted(sources)[:3]
        if not near:
            raise fail(f"no source {source_id!r}: there is no source file (*.yml) in the folder")
        raise fail(
            f"no source {source_id!r}; did you mean {', '.join(near[:5])}? See dafu sources list"
        )
    return sources[source_id]


def require_contact(contact: str | None, replica: bool = False) -> None:
    """A one-line error when a real site would be asked by nobody that can be reached."""
    if not contact and not replica:
        raise fail(
            "real sites are crawled only with a contact in the User-Agent; add --contact "
            'you@example.org, set DAFU_CONTACT, or write contact = "you@example.org" into dafu.toml'
        )


def stop_signal() -> threading.Event:
    """An event that Ctrl-C and a service manager's stop set."""
    cancelled = threading.Event()
    signal.signal(signal.SIGINT, lambda number, frame: cancelled.set())
    signal.signal(signal.SIGTERM, lambda number, frame: cancelled.set())
    return cancelled


def say_version(folder: Path, is_new: bool, note: str = "") -> None:
    """The last line of every command that publishes: where the dataset is."""
    typer.echo(f"dataset: {folder}" + ("" if is_new else " (unchanged)") + note)


def source_ids(incomplete: str) -> list[str]:
    """Ids that a shell may complete."""
    try:
        return [name for name in load_sources(None) if name.startswith(incomplete)]
    except SourceError:
        return []


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
RecheckOption = Annotated[
    bool,
    typer.Option("--recheck/--no-recheck", help="Ask for every known page again (conditionally)."),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", help="Seconds after which the crawl is stopped.")
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
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
SourceArgument = Annotated[
    str,
    typer.Argument(
        help="Id of the source; dafu sources list shows them.", autocompletion=source_ids
    ),
]
OneSourceOption = Annotated[
    str | None, typer.Option("--source", autocompletion=source_ids, help="Only this source.")
]
SourceIdsOption = Annotated[
    list[str] | None,
    typer.Option("--source", autocompletion=source_ids, help="Only this source; may be repeated."),
]
ProvinceOption = Annotated[
    str | None,
    typer.Option("--province", help="Two digits of the GB/T 2260 code, or the folder name."),
]
PlatformOption = Annotated[
    str | None, typer.Option("--platform", help="Only sources of this platform.")
]
VersionArgument = Annotated[str, typer.Argument(help="Name of a version, or latest.")]
VersionOption = Annotated[str, typer.Option("--version", help="Name of a version.")]
UrlArgument = Annotated[str, typer.Argument(help="Address of the column's list page.")]
SavedListOption = Annotated[
    Path | None,
    typer.Option(
        "--file", help="A saved copy of the list page; then nothing is asked of the site."
    ),
]
