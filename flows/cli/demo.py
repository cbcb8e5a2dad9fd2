"""`make demo`: the nightly flow over the local replica, ending in a dataset one can open."""

import os
import sys
import time
from pathlib import Path

from flows.runs.prefect_env import keep_prefect_in, tie_server


def run_demo(data: Path, port: int) -> int:
    """Serve the replica, run the night, print what came of it. Returns the exit code."""
    keep_prefect_in(data)
    tie_server()
    os.environ.pop("DAFU_STORE", None)  # the demo stays in its folder
    from replica.server import Replica, demo_sites

    sites = demo_sites()
    try:
        replica = Replica(sites, port)
    except OSError as error:
        print(
            f"dafu: port {port} is taken ({error.strerror}); choose another with dafu demo --port "
            "18651",
            file=sys.stderr,
        )
        return 2
    began = time.monotonic()
    with replica:
        print(
            f"A replica of {len(sites)} government sites is served on 127.0.0.1:{replica.port}; "
            "starting Prefect (about 15 s) …",
            flush=True,
        )
        from flows.cli.printing import print_night
        from flows.nightly import nightly_local
        from flows.runs.crawling import CrawlOptions
        from storage.layout import Layout

        sources = {s.id: s for s in (site.source() for site in sites)}
        report = nightly_local(Layout(data), sources, CrawlOptions(replica=True, timeout=150))
    print_night(report, data)
    print(
        f"\nThe night took {time.monotonic() - began:.0f} s. Next: dafu status --data {data}; "
        "docs/consumers.md for queries; make demo again finds nothing new."
    )
    return 0 if report.healthy else 1
