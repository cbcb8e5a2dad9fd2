"""Import of a large WARC with one, two and more workers: `PYTHONPATH=. python benchmarks/scaling.py
[--pages 20000] [--runs processes:1 processes:2 dask:2]`.

Writes a WARC of invented reply pages (and as many other pages again as `--others` says), imports it
with `dafu import` into an empty folder for each setting, and reads it again with `dafu reparse`.
Pages a second with all that belongs to it (commits, the published version), the
largest process, and what a page takes on disk.
"""

import argparse
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.archives import Cost, measured
from replica.site import Site
from replica.systems.trs import respond

OTHER = (
    "<html><head><title>本地要闻</title></head><body><p>"
    + "今天召开了一次会议，研究部署了有关工作。" * 60
    + "</p></body></html>"
).encode()


def write_warc(path: Path, pages: int, others: int) -> None:
    """A WARC of reply pages of invented sites of 5,000 documents each, other pages between them."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)

        def add(url: str, body: bytes) -> None:
            http = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            stamp = {"WARC-Date": f"{datetime(2021, 5, 1, tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}"}
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    http_headers=http,
                    warc_headers_dict=stamp,
                )
            )

        for first in range(0, pages, 5_000):
            site = Site(
                f"h{first}",
                "trs_wcm",
                count=min(5_000, pages - first),
                seed=first,
                first_year=2008,
                last_year=2025,
            )
            for d in site.documents:
                path_ = f"/zwgk/jyta/{d.moved_on:%Y%m}/t{d.moved_on:%Y%m%d}_{d.number}.html"
                add(f"http://h{first}.gov.cn{path_}", respond(site, path_).body)
        for n in range(others):
            add(f"http://news.gov.cn/a/{n}.html", OTHER)


def size(folder: Path) -> int:
    """Bytes of all files below, hard links once."""
    seen = {
        (s.st_dev, s.st_ino): s.st_size
        for p in folder.rglob("*")
        if p.is_file() and not p.is_symlink() and (s := p.stat())
    }
    return sum(seen.values())


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--others", type=int, default=2_000)
    parser.add_argument(
        "--runs", nargs="+", default=["processes:1", "processes:2", "dask:1", "dask:2"]
    )
    parser.add_argument("--no-reparse", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    warc = folder / "pages.warc.gz"
    write_warc(warc, options.pages, options.others)
    total = options.pages + options.others
    dafu = str(Path(sys.executable).with_name("dafu"))
    print(
        f"{total:,} pages, {options.pages:,} of them replies, {warc.stat().st_size >> 20} MiB; "
        f"{os.cpu_count()} cores\n"
    )
    print(
        "| workers | import s | pages/s | CPU s | largest process MiB | reparse s | pages/s | "
        "CPU s | largest process MiB |\n|---|---|---|---|---|---|---|---|---|"
    )
    for setting in options.runs:
        kind, count = setting.split(":")
        data = folder / setting.replace(":", "")
        how = [
            "--workers",
            count,
            "--data",
            str(data),
            *(["--dask", "local"] if kind == "dask" else []),
        ]
        cost = measured([dafu, "import", str(warc), *how])
        again = (
            "| | | | |"
            if options.no_reparse
            else f"| {_figures(measured([dafu, 'reparse', *how]), options.pages)} |"
        )
        print(f"| {count} {kind} | {_figures(cost, total)} {again}", flush=True)
        parts = {name: size(data / name) for name in ("archive", "tables", "datasets")}
        ledger = size(data) - sum(parts.values()) - size(data / "prefect")
        per_page = ", ".join(
            f"{name} {value / options.pages:,.0f}"
            for name, value in {**parts, "rest": ledger}.items()
        )
        shutil.rmtree(data)
    print(f"\nbytes a reply: {per_page}")
    shutil.rmtree(folder)


def _figures(cost: Cost, pages: int) -> str:
    return f"{cost.seconds:.0f} | {pages / cost.seconds:.0f} | {cost.cpu:.0f} | {cost.peak}"


if __name__ == "__main__":
    main()
