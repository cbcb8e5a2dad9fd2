"""Makes data-518fc6a.tar.xz: a small data folder as the tree of commit 518fc6a leaves it. Not run
by the tests.

Built once, by running that commit's own code over two sites of its replica. To make it again:

    git worktree add ../dafu-518fc6a 518fc6a && cd ../dafu-518fc6a && make setup
    PYTHONPATH=. .venv/bin/python <this file>

Its imports are those of 518fc6a and stay so when modules move: today's tree would write today's
layout. Run ids, times and capture ids are new each time; documents, addresses, reply ids and
numbers of rows are not.

What happened in the folder (numbers count the documents of a site):

    night 1    gxj lists 0 to 7 (4 has an attachment), mzj lists 0 to 4
    night 2    gxj: 1 changed, 2 is gone; mzj: 0 moved to another address
    night 3    gxj: 2 is gone for the second time, so it is withdrawn
    take-down  gxj: 3
    staged     gxj: a run that ended, which found 8; mzj: a run killed with 5 and 6 read, the line
    of one of them cut, 7 to come

`sites.jsonl` in the archive is what the two sites answer on the night after: gxj has changed 3 and
5 and lists 9 too, mzj lists all. `sources/` has their source files. Left out: `logs/*` (they name
the machine's folders), `prefect/` (Prefect's own), and the health page, which is 0.9 MB of script
and is written anew whenever somebody looks at it.
"""

import io
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from dataclasses import replace
from pathlib import Path

import yaml
from crawlers.source import Source
from flows.crawling import CrawlOptions, LiveRun, crawl, prepare_run, today
from flows.reading import Rereader
from olddata import BUILT_IN, PACKED, PORT, SITES_FILE, recorded
from storage.suppress import suppress

from flows import CODE_VERSION
from flows.publishing import publish_version
from replica.server import Replica, answer_of
from replica.site import Site
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger

FIRST = 4_100_000
SECONDS = 60.0


def staged_run(layout: Layout, source: Source, options: CrawlOptions) -> LiveRun:
    """A prepared run of tonight's window."""
    window = Ledger(layout.ledger).plan(
        [(source.id, source.coverage.start, source.coverage.overlap_days)], today()
    )[0]
    return prepare_run(layout, source, window, options)


def night(layout: Layout, sources: dict[str, Source], recheck: bool = False) -> None:
    """What flows.nightly does, without Prefect around it."""
    for source in sources.values():
        run = staged_run(layout, source, CrawlOptions(replica=True, recheck=recheck))
        crawl(layout, run, SECONDS, lambda: False, lambda pages: None)
    reports = collect(layout, Rereader(layout, sources), CODE_VERSION)
    for report in reports:
        print(report.source_id, report.outcome, dict(+report.counts))
    print(publish_version(layout, sources.values()))


def killed_run(layout: Layout, source: Source) -> None:
    """A crawl ended by SIGKILL after two pages, with the last line of pages.jsonl cut as a kill or
    a full disk can cut it."""
    run = staged_run(layout, source, CrawlOptions(replica=True))
    pages = run.folder / "pages.jsonl"
    child = subprocess.Popen(
        [sys.executable, "-m", "crawlers.child", str(run.folder / "spec.json")],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=[run.alive.fileno()],
    )
    deadline = time.monotonic() + SECONDS
    while not (pages.exists() and pages.read_bytes().count(b"\n") == 2):
        if time.monotonic() > deadline or child.poll() is not None:
            raise RuntimeError("the crawl did not come to its second page")
        time.sleep(0.02)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    run.alive.close()
    first, second, _ = pages.read_bytes().split(b"\n")
    pages.write_bytes(first + b"\n" + second[: len(second) // 2])


def anonymous(item: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """An entry without its owner; None for what stays out."""
    if "/logs/" in item.name or item.name.endswith(("/health/index.html", ".js")):
        return None
    item.uid = item.gid = 0
    item.uname = item.gname = ""
    return item


def add_text(packed: tarfile.TarFile, name: str, text: str) -> None:
    item = tarfile.TarInfo(name)
    item.size = len(text.encode())
    packed.addfile(item, io.BytesIO(text.encode()))


def main(target: Path) -> None:
    """Let it happen, pack it."""
    gxj = Site("upgrade-gxj", "trs_wcm", "npc_suggestion", "municipal", 10, 2023, 2024, 51)
    mzj = Site("upgrade-mzj", "hanweb_jcms", "cppcc_proposal", "county", 8, 2024, 2024, 52)
    shutil.rmtree(BUILT_IN, ignore_errors=True)
    layout = Layout(BUILT_IN / "data").prepare()
    with Replica([gxj, mzj], PORT):
        sources = {s.id: s for s in (gxj.source(), mzj.source())}
        gxj.unlisted, mzj.unlisted = {FIRST + 8, FIRST + 9}, {FIRST + 5, FIRST + 6, FIRST + 7}
        night(layout, sources)
        gxj.changed, gxj.withdrawn = {FIRST + 1}, {FIRST + 2}
        mzj.documents = [
            replace(d, number=d.number + 720_000) if d.number == FIRST else d for d in mzj.documents
        ]
        night(layout, sources, recheck=True)
        night(layout, sources)
        [hidden] = [d for d in gxj.documents if d.number == FIRST + 3]
        address = next(
            k.url
            for k in Ledger(layout.ledger).documents(gxj.source().id)
            if str(hidden.number) in k.url
        )
        print(
            suppress(layout, address, "request of an invented person"),
            publish_version(layout, sources.values()),
        )
        gxj.unlisted = {FIRST + 9}
        crawl(
            layout,
            staged_run(layout, gxj.source(), CrawlOptions(replica=True)),
            SECONDS,
            lambda: False,
            lambda pages: None,
        )
        mzj.unlisted, mzj.faults = set(), {"drip": {FIRST + 7}}
        killed_run(layout, mzj.source())
        with tarfile.open(target, "w:xz", preset=9, format=tarfile.GNU_FORMAT) as packed:
            packed.add(layout.root, "data", filter=anonymous)
            for source in sources.values():
                text = yaml.safe_dump(
                    source.model_dump(mode="json", exclude={"id"}, exclude_defaults=True),
                    allow_unicode=True,
                )
                add_text(packed, f"sources/{source.id}.yml", text)
            # The next night's answers: a crawl shows which addresses will be asked for.
            gxj.unlisted, gxj.changed, mzj.faults = set(), {FIRST + 1, FIRST + 3, FIRST + 5}, {}
            night(layout, sources, recheck=True)
            lines = []
            for site in (gxj, mzj):
                for path in sorted({"/robots.txt", *site.requests}):
                    a = answer_of(site, path)
                    lines.append(
                        recorded(site.host, path, a.status, a.content_type, a.headers, a.body)
                    )
            add_text(packed, SITES_FILE, "".join(lines))
    shutil.rmtree(BUILT_IN)
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKED)
