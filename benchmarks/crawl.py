"""What a crawl costs beside the network: `python benchmarks/crawl.py [--documents 1000] [--runs
3]`.

The same documents of one replica site (served by a process of its own, delay 0, one request at a
time) are fetched by a bare Scrapy spider (Scrapy's defaults) that does nothing with a page, and by
dafu's crawl, which archives, reads, checks and stages each. Pages a second by Scrapy's own clock
(from the spider's start to its end), and their ratio; then what an unchanged night asks for, and
the peak memory of a large backfill (`--backfill 100000`).
"""

import argparse
import contextlib
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flows import CODE_VERSION
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.site import Site
from schemas.ground.clock import today
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger, Window

BARE = """
import json, sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess

class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        for url in json.load(open(sys.argv[1])):
            yield scrapy.Request(url, self.parse)
    def parse(self, response):
        pass

settings = {
    "CONCURRENT_REQUESTS": 1, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "INFO", "DAFU_ALLOW_REPLICA": True, "ROBOTSTXT_OBEY": False,
    "TWISTED_DNS_RESOLVER": "crawlers.crawl.network.PublicResolver",
    "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
}
process = AsyncCrawlerProcess(settings)
process.crawl(Bare)
process.start()
"""
SERVE = """
import gc, sys, time
from replica.server import Replica
from replica.site import Site
site = Site("bench", "trs_wcm", count=int(sys.argv[1]), first_year=2008, last_year=2025, \
quirks={"years"})
site.document(0)  # all documents are made now, not in the time of the first request
gc.freeze()  # and are not looked at by every collection
with Replica([site]) as replica:
    print(replica.port, flush=True)
    while sys.stdin.readline():
        print(len(site.requests), len([p for p in site.requests if "/t2" in p]), flush=True)
        site.requests.clear()
"""


@contextlib.contextmanager
def served(documents: int) -> Iterator[tuple[Site, "subprocess.Popen[str]"]]:
    """The site, served by another process; a line to its standard input is answered with the
    requests since the last."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(documents)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin and server.stdout
    site = Site(
        "bench", "trs_wcm", count=documents, first_year=2008, last_year=2025, quirks={"years"}
    )
    site.port = int(server.stdout.readline())
    try:
        yield site, server
    finally:
        server.stdin.close()
        server.wait(20)


def asked(server: "subprocess.Popen[str]") -> tuple[int, int]:
    """Requests since the last question, and how many of them were for documents."""
    assert server.stdin and server.stdout
    print("?", file=server.stdin, flush=True)
    total, documents = server.stdout.readline().split()
    return int(total), int(documents)


def bare_rate(site: Site, folder: Path) -> float:
    """Pages a second of the bare spider."""
    urls = [
        f"{site.root}/zwgk/jyta/{d.moved_on:%Y%m}/t{d.moved_on:%Y%m%d}_{d.number}.html"
        for d in site.documents
    ]
    (folder / "urls.json").write_text(json.dumps(urls))
    done = subprocess.run(
        [sys.executable, "-c", BARE, folder / "urls.json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return rate(done.stderr)


def rate(log: str) -> float:
    """Responses a second, from the statistics at the end of a Scrapy log."""
    count, seconds = (
        re.search(rf"'{name}': ([0-9.]+)", log)
        for name in ("downloader/response_count", "elapsed_time_seconds")
    )
    assert count and seconds, log[-2000:]
    return float(count[1]) / float(seconds[1])


def dafu_run(site: Site, layout: Layout, kind: str = "nightly") -> tuple[float, int]:
    """Pages a second of dafu's crawl, and its peak memory in MiB. What it found is collected."""
    window = Ledger(layout.ledger).plan([(site.source().id, 2008, 400)], today())[0]
    if kind == "backfill":
        window = Window(site.source().id, date(2008, 1, 1), date(2026, 12, 31))
    run = prepare_run(
        layout,
        site.source(),
        window,
        CrawlOptions(kind, replica=True, max_requests=10**9, timeout=10**6),
    )
    report = crawl(layout, run, 10**6, lambda: False, lambda pages: None)
    assert report.outcome == "complete", report
    log = (layout.logs / f"{run.folder.name}.log").read_text()
    peak = re.search(r"peak memory (\d+) MiB", log)
    collect(layout, Rereader(layout, {site.source().id: site.source()}), CODE_VERSION)
    return rate(log), int(peak[1]) if peak else 0


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--documents", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--backfill",
        type=int,
        default=0,
        help="documents of a backfill whose memory is measured; 0 leaves it out",
    )
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    with served(options.documents) as (site, server):
        pairs = []
        for n in range(options.runs):
            layout = Layout(folder / str(n)).prepare()
            pairs.append((bare_rate(site, folder), dafu_run(site, layout)[0]))
        asked(server)
        dafu_run(site, layout)
        night = asked(server)
    bare, dafu = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"{options.documents} documents, {options.runs} runs each, in turns\n\n| | pages/s | of "
        "the bare spider |\n|---|---|---|"
    )
    print(
        f"| bare Scrapy spider | {bare:.0f} | 100 % |\n| dafu crawl | {dafu:.0f} | "
        f"{statistics.median(d / b for b, d in pairs):.0%} |"
    )
    print(
        f"\nan unchanged night of these {options.documents} documents: {night[0]} requests, "
        f"{night[1]} of them for documents"
    )
    if options.backfill:
        with served(options.backfill) as (site, server):
            began = time.monotonic()
            speed, peak = dafu_run(site, Layout(folder / "backfill").prepare(), "backfill")
            here, took = (
                resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
                time.monotonic() - began,
            )
            print(
                f"backfill of {options.backfill:,} documents: {speed:.0f} pages/s; peak {peak} MiB "
                f"of the crawl, {here} MiB of its commits"
            )
            print(f"{took:.0f} s in all")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
