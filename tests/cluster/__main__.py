"""`make cluster`: dafu on hosts of our own (network namespaces): a night, a backfill and an import
across them, and each of them cut off and brought back. Prints the report that docs/operator.md
quotes. Needs root, iproute2 and Debian's PostgreSQL; some twenty minutes."""

import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path

from hosts import hosts
from scenes import Collector, Stage, disturbed, imported, night, night_and_backfill
from services import ADDRESSES, Services

SOURCES = ("replica_gxj_yunchuan", "replica_jyj_yunchuan", "replica_nyj_baihe")
ANSWER_SECONDS = 0.2


def set_up(services: Services) -> None:
    """All services, in the order in which they need each other."""
    services.postgres()
    services.store()
    services.server()
    services.deployments()
    services.sites(SOURCES, ANSWER_SECONDS)
    for name in ("one", "two"):
        services.worker(name)


def kill_workers(services: Services) -> None:
    """Both, with the flows that they run."""
    for name in ("one", "two"):
        services.hosts[name].kill("worker")


def start_workers(services: Services) -> None:
    """Both again."""
    for name in ("one", "two"):
        services.worker(name)


def play(services: Services) -> Stage:
    """All scenes, or those that the command line names."""
    began = time.monotonic()
    collector = Collector()
    scenes = {
        "a night": night,
        "a backfill and a night at once, on two hosts": night_and_backfill,
        "an import over Dask on two hosts": imported,
        "workers killed in the middle of a night": disturbed(kill_workers, start_workers, 5),
        "Prefect's server killed, back after 20 s": disturbed(
            lambda s: s.control.kill("server"), Services.server, 20
        ),
        "PostgreSQL killed, back after 10 s": disturbed(
            lambda s: s.control.kill("postgres"), Services.postgres, 10
        ),
        "the store killed, back after 10 s": disturbed(
            lambda s: s.hosts["store"].kill("store"), Services.store, 10
        ),
        "the cable of the collecting host out for 90 s": disturbed(
            collector.cable_out, collector.cable_in, 90
        ),
        "the power of the collecting host off for 30 s": disturbed(
            collector.power_off, collector.power_on, 30
        ),
    }

    def told(line: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {line}", flush=True)

    stage = Stage(services, told)
    told("setting up …")
    set_up(services)
    for name, act in scenes.items():
        if not sys.argv[1:] or any(word in name for word in sys.argv[1:]) or act is night:
            stage.play(name, act)
    return stage


def main() -> None:
    """Play, and print the report."""
    if os.getuid() != 0 or shutil.which("ip") is None:
        sys.exit("make cluster needs root and iproute2 (network namespaces)")
    with tempfile.TemporaryDirectory(prefix="dafu-cluster-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as its own user
        with hosts(folder, ADDRESSES) as made:
            services = Services(made)
            try:
                stage = play(services)
            except BaseException:
                kept = Path(f"/tmp/dafu-cluster-{os.getpid()}")
                skipped = shutil.ignore_patterns("weed", "postgres", "disk")
                shutil.copytree(folder, kept, ignore=skipped)
                print(f"the logs of the hosts are in {kept}", file=sys.stderr)
                raise
    print(f"\n{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}\n")
    print("| scene | flow runs | replies | seconds |\n|---|---|---|---|")
    for scene in stage.scenes:
        print(f"| {scene.name} | {', '.join(scene.states)} | {scene.replies} | {scene.seconds} |")


main()
