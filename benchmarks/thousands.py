"""What a night over many sources costs, with Prefect and without: `PYTHONPATH=. python
benchmarks/thousands.py [--sources 1000]`.

As many sites of the replica on as many hosts are served by another process (see unchanged.py). A
first night fetches all, a second walks the lists once more; then a night in which nothing has
changed is measured twice: as `dafu nightly` runs it, with Prefect's embedded server, and without
Prefect. CPU seconds are those of the night's process and of all that it starts, the server of
Prefect too. Memory is the most that the night's own process and any of its children held. The
health page is made once more by itself.
"""

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from unchanged import STEPS, night, sites

from flows.runs.prefect_env import keep_prefect_in
from storage.layout import Layout

_SUBREAPER = 36
"""prctl: what a killed or ended child leaves running becomes ours, so that its time is counted."""


class Cost(NamedTuple):
    """What a command took."""

    cpu: float
    clock: float
    own_mib: float
    child_mib: float


def with_prefect(data: Path, count: int, port: int) -> None:
    """A night as the command line runs it."""
    keep_prefect_in(data)
    from flows.nightly import nightly_local
    from flows.runs.crawling import CrawlOptions

    sources = {s.id: s for s in (site.source() for site in sites(count, port))}
    report = nightly_local(Layout(data), sources, CrawlOptions(replica=True))
    assert report.healthy and len(report.sources) == count


def without_prefect(data: Path, count: int, port: int) -> None:
    """The same steps without it."""
    from flows.publishing import publish_version

    night(data, count, port, list(STEPS))
    publish_version(Layout(data), [site.source() for site in sites(count, port)])


def health_only(data: Path, count: int, port: int) -> None:
    """The health page, made by itself."""
    from flows.health_page.page import health_page, report_health

    began = time.monotonic()
    report_health(Layout(data), [site.source() for site in sites(count, port)])
    size = health_page(Layout(data)).stat().st_size
    print(f"health page: {time.monotonic() - began:.1f} s, {size / 1e6:.1f} MB", file=sys.stderr)


MODES = {"prefect": with_prefect, "plain": without_prefect, "health": health_only}


def measured(command: list[str]) -> Cost:
    """Run a command, and wait for all that it leaves behind."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks = {"own": 0, "child": 0}
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            for pid, parent, kib in _processes():
                if pid == child.pid:
                    peaks["own"] = max(peaks["own"], kib)
                elif parent != os.getpid() and pid != os.getpid():
                    peaks["child"] = max(peaks["child"], kib)

    threading.Thread(target=watch, daemon=True).start()
    assert child.wait() == 0
    clock = time.monotonic() - began
    deadline = time.monotonic() + 30
    with suppress(ChildProcessError):
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                if len(_children()) <= 1:  # the server of the replica
                    break
                time.sleep(0.2)
    over.set()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, clock, peaks["own"] / 1024, peaks["child"] / 1024)


def _children() -> list[int]:
    return [pid for pid, parent, _ in _processes() if parent == os.getpid()]


def _processes() -> list[tuple[int, int, int]]:
    """Process, parent and resident KiB of all that descends from this process."""
    found: dict[int, tuple[int, int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, ValueError):
                fields = dict(
                    line.split(":", 1) for line in (entry / "status").read_text().splitlines()
                )
                kib = int(fields.get("VmRSS", "0 kB").split()[0])
                found[int(entry.name)] = (int(fields["PPid"]), kib)
    ours, grown = {os.getpid()}, True
    while grown:
        more = {pid for pid, (parent, _) in found.items() if parent in ours} - ours
        ours |= more
        grown = bool(more)
    return [(pid, *found[pid]) for pid in ours if pid in found]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sources", type=int, default=100)
    parser.add_argument("--mode", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.mode:
        mode, data, count, port = options.mode
        MODES[mode](Path(data), int(count), int(port))
        return
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    count, me = options.sources, [sys.executable, __file__]
    serve = [sys.executable, str(Path(__file__).with_name("unchanged.py")), "--serve", str(count)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout and server.stdin
        port = server.stdout.readline().strip()

        def run(mode: str) -> Cost:
            return measured([*me, "--mode", mode, folder, str(count), port])

        run("plain")
        run("plain")
        print(f"| night of {count} | CPU s a source | clock s | own MiB | largest child MiB |")
        print("|---|---|---|---|---|")
        for mode in ("prefect", "plain"):
            cost = run(mode)
            print(
                f"| {mode} | {cost.cpu / count:.3f} | {cost.clock:.0f} | {cost.own_mib:.0f} | "
                f"{cost.child_mib:.0f} |",
                flush=True,
            )
        run("health")
        server.stdin.close()


if __name__ == "__main__":
    main()
