"""What a nightly commit costs as the dataset grows: `python benchmarks/dataset.py [--sizes 100000
1000000 3000000] [--folder DIR]`.

For each size: a dataset of invented rows over 18 years and 400 sources; then, each in a process of
its own, the first publication; one commit of 1,000 rows (500 new, 500 changed, all in the newest
three years) and one publish; the same with changes in all years; the index made again; and against
them the naive way, reading the years' folder with plain pyarrow and writing it again.
Time, bytes written, peak memory; ratios in the same run.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from schemas.reply import Reply
from storage.layout import Layout
from storage.tables.batch import Batch, Incoming
from storage.tables.commit import Dataset
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.publish import publish

YEARS, SOURCES, CHUNK, TEXT = range(2008, 2026), 400, 100_000, 600
_POOL = [chr(0x4E00 + i) for i in range(2500)]
SEED_COMMIT = "20200101T000000000000"


def reply(i: int, edit: str = "") -> Reply:
    """Row number i; the same for the same number."""
    rng = random.Random(i)
    year = YEARS[i % len(YEARS)]
    day = date(year, rng.randint(1, 12), rng.randint(1, 28))
    text = "".join(chr(0x4E00 + rng.randrange(2500)) for _ in range(TEXT)) + edit
    return Reply(
        reply_id=f"{i * 2654435761 % (1 << 64):020x}",
        source_id=f"source_{rng.randrange(SOURCES)}",
        url=f"https://a.gov.cn/t{i}.html",
        document_type="reply",
        kind="npc_suggestion",
        title=f"对市人大建议第{i}号的答复{edit}",
        proposal_numbers=[str(i % 999)],
        addressees=["某某"],
        agency=f"某市第{rng.randrange(200)}局",
        reply_date=day,
        published_at=datetime(year, day.month, day.day, tzinfo=UTC),
        body_text=text,
        body_completeness="full",
        content_hash=f"{i}{edit}",
        capture_id=f"capture-{i}",
        parser_version="1",
        run_id="seed",
        field_sources={"title": "meta:ArticleTitle", "agency": "text:sign_off"},
        published_year=year,
        first_seen_at=datetime(2026, 1, 1, tzinfo=UTC),
        last_seen_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def texts(first: int, count: int) -> pa.Array:
    """Invented texts of Chinese characters, each different."""
    drawn = np.random.default_rng(first).integers(0, len(_POOL), (count, TEXT), dtype=np.uint16)
    utf8 = np.array([list(character.encode()) for character in _POOL], dtype=np.uint8)[drawn]
    ends = np.arange(count + 1, dtype=np.int32) * (3 * TEXT)
    return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(utf8.tobytes()))


def seed(layout: Layout, size: int) -> None:
    """Fill tables and index with `size` rows. Rows are drawn once, and get new numbers and texts
    column by column, or making them would take hours."""
    tables = Tables(layout.tables)
    base = [reply(i).model_dump(exclude={"body_text"}) for i in range(2_000)]
    for start in range(0, size, CHUNK):
        numbers = range(start, min(start + CHUNK, size))
        commit = f"{SEED_COMMIT}{start // CHUNK:06d}"
        same = pa.array([commit] * len(numbers))
        new = {
            "reply_id": pa.array([f"{i * 2654435761 % (1 << 64):020x}" for i in numbers]),
            "source_id": pa.array([f"source_{i * 7 % SOURCES}" for i in numbers]),
            "published_year": pa.array([YEARS[i % len(YEARS)] for i in numbers], pa.int32()),
            "content_hash": pa.array([str(i) for i in numbers]),
            "state_id": same,
            "commit_id": same,
        }
        rows = tables.arrow("replies", [{**r, "state_id": "", "commit_id": ""} for r in base])
        rows = rows.take(pa.array([i % len(base) for i in numbers]))
        bodies = tables.arrow("texts", []).schema.empty_table()
        filled = {**new, "body_text": texts(start, len(numbers))}
        for name, data in (
            ("texts", pa.table({c: filled[c] for c in bodies.column_names}, schema=bodies.schema)),
            ("replies", pa.table({c: new.get(c, rows[c]) for c in rows.column_names}, rows.schema)),
        ):
            tables._write(name, data, commit)
    tables.compact()
    CurrentIndex(tables)


def measure(folder: Path, size: int, everywhere: bool = False) -> dict[str, Any]:
    """One commit and one publish in this process; of the newest three years, or of all years."""
    layout = Layout(folder)
    written = _bytes(layout.tables)
    rng = random.Random(7)
    oldest = YEARS[0] if everywhere else YEARS[-3]
    recent = [i for i in rng.sample(range(size), 6_000) if YEARS[i % len(YEARS)] >= oldest][:500]
    changed = []
    for i in recent:
        changed.append(
            reply(i, "改" * (1 + everywhere)).model_copy(
                update={
                    "reply_id": f"{i * 2654435761 % (1 << 64):020x}",
                    "source_id": f"source_{i * 7 % SOURCES}",
                }
            )
        )
    begin = size + 8_000 * everywhere
    numbers = (i for i in range(begin, begin + 8_000) if YEARS[i % len(YEARS)] >= oldest)
    fresh = [reply(i) for i in islice(numbers, 500)]
    batch = Batch(
        [
            Incoming(
                r, datetime(2026, 11, 21 + everywhere, tzinfo=UTC) + timedelta(seconds=n), "nightly"
            )
            for n, r in enumerate([*changed, *fresh])
        ]
    )
    os.sync()  # what seeding left to be written must not be counted
    start = time.perf_counter()
    outcome = Dataset(Tables(layout.tables)).commit(
        f"20261121T00000000000{everywhere:d}", batch, lambda capture: None, lambda outcome: []
    )
    took = time.perf_counter() - start
    operations = {k: v for counts in outcome.operations.values() for k, v in counts.items()}
    result = {
        "commit_s": took,
        "commit_mb": (_bytes(layout.tables) - written) / 1e6,
        "commit_peak_mb": _peak(),
        "operations": operations,
    }
    start = time.perf_counter()
    version, _ = publish(layout, "benchmark")
    result |= {"publish_s": time.perf_counter() - start, "publish_peak_mb": _peak()}
    result["publish_mb"] = (
        sum(p.stat().st_size for p in version.rglob("*.parquet") if p.stat().st_nlink == 1) / 1e6
    )
    return result


def first(folder: Path, size: int) -> dict[str, Any]:
    """The first publication, in this process; it has nothing to share."""
    os.sync()
    start, cpu = time.perf_counter(), time.process_time()
    version, _ = publish(Layout(folder), "benchmark")
    written = sum(p.stat().st_size for p in version.rglob("*.parquet")) / 1e6
    return {
        "first_s": time.perf_counter() - start,
        "first_cpu_s": time.process_time() - cpu,
        "first_mb": written,
        "first_peak_mb": _peak(),
    }


def naive(folder: Path, size: int) -> dict[str, Any]:
    """Read the published folder, replace 1,000 rows, write it again: what one does without a table
    format."""
    version = next(Layout(folder).datasets.glob("2*"), None)
    source = (
        version / "replies" if version else Layout(folder).tables / "replies"
    )  # without a version: the metadata alone, no text
    out = folder / "naive"
    start = time.perf_counter()
    files = [str(p) for p in source.rglob("*.parquet")]
    table = ds.dataset(files, partitioning="hive").to_table()
    table = table.filter(pc.invert(pc.is_in(table["reply_id"], table["reply_id"].slice(0, 500))))
    table = pa.concat_tables([table, table.slice(0, 1_000)])
    ds.write_dataset(
        table,
        out,
        format="parquet",
        partitioning=["published_year"],
        partitioning_flavor="hive",
        file_options=_zstd(),
    )
    took = time.perf_counter() - start
    return {
        "naive_s": took,
        "naive_mb": sum(p.stat().st_size for p in out.rglob("*.parquet")) / 1e6,
        "naive_peak_mb": _peak(),
    }


def _peak() -> float:
    """Peak resident megabytes of this process; VmHWM, because ru_maxrss starts with that of the
    parent."""
    line = next(
        line
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1024


def _zstd() -> Any:
    return ds.ParquetFileFormat().make_write_options(compression="zstd")


def _bytes(folder: Path) -> int:
    """Bytes of the tables and of the index's growth; SQLite pages that are rewritten in place are
    not seen."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def index(folder: Path, size: int) -> dict[str, Any]:
    """The index of current states, made again after it was lost."""
    for path in Layout(folder).tables.glob("current.sqlite*"):
        path.unlink()
    start = time.perf_counter()
    CurrentIndex(Tables(Layout(folder).tables))
    return {"index_s": time.perf_counter() - start, "index_peak_mb": _peak()}


STEPS = {
    "first": first,
    "measure": measure,
    "everywhere": partial(measure, everywhere=True),
    "index": index,
    "naive": naive,
}


def measured(step: str, folder: Path, size: int) -> dict[str, Any]:
    """What a step took, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", step, str(folder), str(size)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr[-800:], file=sys.stderr)
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    print(f"  {step}: {found}", file=sys.stderr, flush=True)
    return {f"all_{k}" if step == "everywhere" else k: v for k, v in found.items()}


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000, 3_000_000])
    parser.add_argument("--folder", type=Path, default=Path("data/benchmark"))
    told = "larger datasets are not done the naive way (all is in memory)"
    parser.add_argument("--naive-up-to", type=int, default=1_000_000, help=told)
    parser.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step, folder, size = options.step
        print(json.dumps(STEPS[step](Path(folder), int(size))))
        return
    rows = []
    for size in options.sizes:
        folder = options.folder / str(size)
        shutil.rmtree(folder, ignore_errors=True)
        start = time.perf_counter()
        seed(Layout(folder).prepare(), size)
        print(f"{size:,} rows seeded in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        result: dict[str, Any] = {"size": size}
        for step in STEPS:
            if step != "naive" or size <= options.naive_up_to:
                result |= measured(step, folder, size)
        rows.append(result)
        shutil.rmtree(folder)
    for what in ("first", "commit", "publish", "all_commit", "all_publish", "index", "naive"):
        for r in rows:
            cells = (f"{r.get(f'{what}_{k}', float('nan')):.1f}" for k in ("s", "mb", "peak_mb"))
            print(f"| {what} | {r['size']:,} | {' | '.join(cells)} |")
    print(
        "growth of the commit's time from the smallest to the largest: "
        f"{rows[-1]['commit_s'] / rows[0]['commit_s']:.2f} x"
    )


if __name__ == "__main__":
    main()
