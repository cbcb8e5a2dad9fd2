"""`dafu demo`: the nightly flow over the local replica, ending in a dataset one can open."""

import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.terminal.options import fail
from flows.runs.prefect_env import keep_prefect_in, tie_server
from schemas.ground.clock import today
from storage.layout import write_atomic

if TYPE_CHECKING:
    from replica.server import Replica


def demo(
    data: Annotated[Path, typer.Option("--data", help="Folder of the demo's data.")] = Path(
        "data/demo"
    ),
    port: Annotated[int, typer.Option(help="Port of the local replica.")] = 18650,
) -> None:
    """Run the whole nightly pipeline on a local replica of government sites.

    Example: dafu demo && dafu demo   (the second run finds nothing new)
    """
    keep_prefect_in(data)
    tie_server()
    for elsewhere in ("DAFU_STORE", "DAFU_NOTIFY"):  # the demo stays in its folder
        os.environ.pop(elsewhere, None)
    from replica.server import Replica, demo_sites

    try:
        replica = Replica(demo_sites(last_day(data)), port)
    except OSError as error:
        raise fail(
            f"port {port} is taken ({error.strerror}); choose another with dafu demo --port 18651"
        ) from error
    began = time.monotonic()
    with replica:
        healthy = _night(replica, data)
    typer.echo(
        f"\nThe night took {time.monotonic() - began:.0f} s. Next: dafu status --data {data}; "
        "docs/consumers.md for queries; make demo again finds nothing new.\n"
        f"Search and read the replies in a browser: dafu explore --data {data}"
    )
    raise typer.Exit(0 if healthy else 1)


def last_day(data: Path) -> date | None:
    """The newest day of the replica's texts: the day of the folder's first demo, so that the next
    one finds the same texts. None, the days of the replica itself, for a folder from before."""
    note = data / "demo-day"
    if not note.exists():
        if (data / "ledger.sqlite").exists():
            return None
        data.mkdir(parents=True, exist_ok=True)
        write_atomic(note, today().isoformat())
    return date.fromisoformat(note.read_text(encoding="utf-8").strip())


def _night(replica: "Replica", data: Path) -> bool:
    typer.echo(
        f"A replica of {len(replica.sites)} government sites is served on 127.0.0.1:"
        f"{replica.port}; starting Prefect (about 15 s) …"
    )
    from flows.cli.terminal.printing import print_night
    from flows.cli.terminal.progress import progress
    from flows.nightly import nightly_local
    from flows.runs.crawling import CrawlOptions
    from replica.site import Site
    from storage.layout import Layout

    sources = {s.id: s for s in (x.source() for x in replica.sites.values() if isinstance(x, Site))}
    with progress("sources") as told:
        options = CrawlOptions(replica=True, timeout=150)
        report = nightly_local(Layout(data), sources, options, told)
    print_night(report, data)
    return report.healthy
