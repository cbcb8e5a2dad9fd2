"""Backfill from an invented archive against the import of the same records:
`PYTHONPATH=. python benchmarks/archives.py [--pages 20000]`.

Writes captures of reply pages of invented sites over five years, serves them as Common Crawl does,
and runs `dafu backfill --from commoncrawl` and `dafu import` on them, each into an empty folder.
Pages a second with all that belongs to it (index, ranges, commits, near-duplicates, the published
version), the memory of each process by what it does, and bytes and requests a page.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from replica.archive.history import Kept, article_url, base
from replica.archive.server import Archive
from replica.archive.store import write_store
from replica.server import answer_of
from replica.site import Site

DOCUMENTS, YEARS = 5_000, range(2018, 2023)
"""Of a site, and of captures."""


def sites_of(pages: int) -> list[Site]:
    return [
        Site(
            f"h{first}", "trs_wcm", count=min(DOCUMENTS, pages - first), seed=first,
            first_year=2008, last_year=2017,
        )
        for first in range(0, pages, DOCUMENTS)
    ]  # fmt: skip


def captures(sites: list[Site]) -> Iterator[Kept]:
    """Each document once, in one of the years."""
    for year in YEARS:
        at = datetime(year, 3, 10, tzinfo=UTC)
        for site in sites:
            for n, document in enumerate(site.documents[year - YEARS[0] :: len(YEARS)]):
                url = article_url(site, document)
                answer = answer_of(site, url.removeprefix(base(site)))
                moment = at + timedelta(seconds=n)
                yield Kept(url, moment, answer.body, 200, answer.content_type)


def write_sources(folder: Path, sites: list[Site]) -> None:
    folder.mkdir()
    for site in sites:
        source = site.source().model_dump(mode="json", exclude_defaults=True)
        source["start_urls"] = [f"{base(site)}{site.start_path}"]
        path = folder / f"{source.pop('id')}.yml"
        path.write_text(yaml.safe_dump(source, allow_unicode=True), encoding="utf-8")


def _tree(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    try:
        children = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


@dataclass(frozen=True)
class Process:
    """What a process is, the most memory that it had, in MiB, and its CPU seconds."""

    words: str
    peak: int
    cpu: float


def _process(pid: int) -> Process | None:
    """A process as it is now; None for one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return None
    most = next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM")), 0)
    ticks = os.sysconf("SC_CLK_TCK")
    return Process(words[-60:] or "?", most >> 10, sum(map(int, used)) / ticks)


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, CPU seconds of the archive that served it, and
    its processes, as they were last seen: forks of a fork server are no children of the command, of
    which the system would keep account."""

    seconds: float
    served: float
    processes: list[Process]

    @property
    def cpu(self) -> float:
        """CPU seconds of all its processes."""
        return sum(process.cpu for process in self.processes)

    @property
    def peak(self) -> int:
        """Memory of the largest process, in MiB."""
        return max((process.peak for process in self.processes), default=0)


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(command: list[str]) -> Cost:
    """The cost of a command, which runs until it ends."""
    began, before, seen = time.monotonic(), _own_cpu(), dict[int, Process]()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        while process.poll() is None:
            for pid in _tree(process.pid):
                if (state := _process(pid)) and (state.peak or pid not in seen):
                    seen[pid] = state
            time.sleep(0.2)
        if process.returncode:
            said.seek(0)
            told = "".join(said.readlines()[-20:])
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{told}")
    return Cost(time.monotonic() - began, _own_cpu() - before, list(seen.values()))


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--processes", action="store_true", help="print the peak of each process")
    options = parser.parse_args()
    folder, sites = Path(tempfile.mkdtemp()), sites_of(options.pages)
    lines = write_store(folder / "archive", captures(sites))
    write_sources(folder / "sources", sites)
    dafu = str(Path(sys.executable).with_name("dafu"))
    print("| way | s | pages/s | CPU s | of the archive | largest MiB | requests | bytes a page |")
    print("|---|---|---|---|---|---|---|---|")
    with Archive(folder / "archive", lines, page_lines=10_000) as archive:
        files = sorted(str(p) for p in (folder / "archive").rglob("*.warc.gz"))
        common = ["--sources", str(folder / "sources")]
        ways = {
            "dafu import": [dafu, "import", *files],
            "dafu backfill --from commoncrawl": [
                dafu, "backfill", "--from", "commoncrawl", "--replica", "--years",
                f"{YEARS[0]}-{YEARS[-1]}", "--archive-address", archive.address,
            ],
        }  # fmt: skip
        for name, command in ways.items():
            data = folder / "data"
            cost = measured([*command, *common, "--data", str(data)])
            asked, taken = len(archive.log.paths), sum(line.length for line in lines)
            row = (
                f"{cost.seconds:.0f}", f"{options.pages / cost.seconds:.0f}", f"{cost.cpu:.0f}",
                f"{cost.served:.0f}", f"{cost.peak}", f"{asked}",
            )  # fmt: skip
            print(f"| {name} | {' | '.join(row)} | {taken // options.pages} |", flush=True)
            if options.processes:
                for one in sorted(cost.processes, key=lambda p: -p.peak)[:8]:
                    print(f"    {one.peak:5} MiB {one.cpu:6.1f} s {one.words}", flush=True)
            shutil.rmtree(data)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
