"""What a source that did not change costs a night: `python benchmarks/unchanged.py [--sources 20]`.

Each source is a site of the replica, served by another process. After a first night over all of
them, a night is measured in which nothing has changed (robots.txt, list pages answered with 304),
without Prefect: one process prepares and watches the crawls and collects them. CPU seconds are
those of that process and of all that it starts, less those of the same process with no source. A
new Python that imports the crawl and ends is the measure beside it.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows import CODE_VERSION
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.server import Replica
from replica.site import Site
from schemas.ground.clock import today
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger

WORKERS = 4
"""As many crawls at a time as a night has."""
STEPS = ("crawls", "collect")


def sites(count: int, port: int = 0) -> list[Site]:
    """Sites of two platforms in turns."""
    made = [
        Site(f"same-{n}", ("trs_wcm", "hanweb_jcms")[n % 2], count=12, seed=n) for n in range(count)
    ]
    for site in made:
        site.port = port
    return made


def night(data: Path, count: int, port: int, steps: list[str]) -> None:
    """One night over `count` sources; `steps` leaves out what is not measured."""
    layout = Layout(data).prepare()
    sources = {s.id: s for s in (site.source() for site in sites(count, port))}
    windows = Ledger(layout.ledger).plan([(s, 2020, 30) for s in sources], today())
    options = CrawlOptions(replica=True)

    def one(number: int) -> str:
        run = prepare_run(layout, sources[windows[number].source_id], windows[number], options)
        report = crawl(layout, run, 300, lambda: False, lambda pages: None)
        return str(report.outcome)

    if "crawls" in steps:
        with ThreadPoolExecutor(WORKERS) as pool:
            outcomes = set(pool.map(one, range(len(windows))))
        assert outcomes <= {"complete"}, outcomes
    if "collect" in steps:
        reports = collect(layout, Rereader(layout, sources), CODE_VERSION)
        print(sum(r.counts["new"] for r in reports), "new")


def cpu(command: list[str]) -> tuple[float, float]:
    """CPU and clock seconds of a command and all that it started and waited for."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - began


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--night", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        with Replica(served := sites(options.serve)):
            print(served[0].port, flush=True)
            sys.stdin.read()
        return
    if options.night:
        data, count, port, *steps = options.night
        night(Path(data), int(count), int(port), steps)
        return
    me, count = [sys.executable, __file__], options.sources
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([*me, "--serve", str(count)], text=True, **pipes) as server,  # type: ignore[call-overload]
    ):
        port = server.stdout.readline().strip()

        def measured(number: int, *steps: str) -> tuple[float, float]:
            return cpu([*me, "--night", folder, str(number), port, *steps])

        measured(count, *STEPS)  # the first night, which fetches all
        measured(count, *STEPS)  # the second walks the lists once more, to remember them
        print("| a new Python | crawls | collect | all | of a new Python | clock s |")
        print("|---|---|---|---|---|---|")
        for _ in range(options.runs):
            python = cpu([sys.executable, "-c", "import crawlers.crawl.process"])[0]
            idle = measured(count, "none")[0]
            crawls, clock = measured(count, "crawls")
            collected = measured(count, "collect")[0]
            crawled, kept = (crawls - idle) / count, (collected - idle) / count
            print(
                f"| {python:.2f} | {crawled:.3f} | {kept:.3f} | {crawled + kept:.3f} | "
                f"{(crawled + kept) / python:.2f} | {clock:.1f} |",
                flush=True,
            )
        server.stdin.close()


if __name__ == "__main__":
    main()
