"""Kill -9 at random moments of collect, compaction and publish: `python tests/durability/crash.py
--times 50`.

A worker stages and collects invented runs, compacts and publishes, over and over. It is killed at a
random moment; each time the newest version must be whole (every file has its checksum, every row
its text). In the end the rows must be those of an undisturbed worker. The same worker, three at
once, shows that concurrent commits lose and double nothing.
"""

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "unit" / "storage")]

import pyarrow.parquet as pq  # noqa: E402
from forked import begun  # noqa: E402
from rows import DAY, reply  # noqa: E402

from schemas.rows import PageRows  # noqa: E402
from storage.collect import collect  # noqa: E402
from storage.layout import Layout, hold, write_atomic  # noqa: E402
from storage.raw.runs import RunReport, RunSpec, StagedPage  # noqa: E402
from storage.raw.staging import ALIVE, StagingWriter  # noqa: E402
from storage.tables.delta import Tables  # noqa: E402
from storage.tables.marks import compact_tables  # noqa: E402
from storage.tables.turn import writing  # noqa: E402
from storage.versions.folders import latest_version  # noqa: E402
from storage.versions.manifest import manifest_of  # noqa: E402
from storage.versions.publish import publish  # noqa: E402

STEPS, PAGES = 4, 6


def stage(layout: Layout, name: str, step: int) -> None:
    """A run with new pages, and edits of pages of the step before."""
    folder = layout.staging / f"{time.time_ns():020d}-{name}-{step}"
    folder.mkdir(parents=True)
    alive = hold(folder / ALIVE)
    offset = 10_000 * sum(name.encode())
    first = offset + step * PAGES
    pages = [reply(n) for n in range(first, first + PAGES)]
    pages += [
        reply(n, title=f"对市人大建议第{n}号的答复（修订）")
        for n in range(first - PAGES, first - PAGES + 2)
        if n >= offset
    ]
    RunSpec(
        run_id=folder.name,
        kind="crawl",
        source_id=name,
        window=(DAY.date(), DAY.date()),
        started_at=DAY,
        parser_version="1",
    ).write(folder)
    staging = StagingWriter(folder)
    for page in pages:
        rows = PageRows(reply=page).model_dump_json().encode()
        staging.add(StagedPage(fetched_at=DAY, rows_json=rows))
    staging.finish(
        RunReport(
            outcome="complete",
            proof="walked_to_end",
            ended_at=DAY,
            listed=len(pages),
            pages=len(pages),
        )
    )
    alive.close()


def work(root: Path, name: str, ready: bool = False) -> None:
    """All steps, from the first that this worker has not finished."""
    layout = Layout(root).prepare()
    progress = root / f"progress-{name}"
    if ready:
        print("ready", flush=True)
    for step in range(int(progress.read_text()) if progress.exists() else 0, STEPS):
        stage(layout, name, step)
        collect(layout, lambda capture: None, "crash")
        with writing(layout):
            compact_tables(Tables(layout.tables))
        publish(layout, "crash")
        write_atomic(progress, str(step + 1))


def is_whole(layout: Layout) -> bool:
    """Whether the newest version, if any, is as its manifest says."""
    folder = latest_version(layout)
    if folder is None:
        return True
    manifest = manifest_of(folder)
    same = all(
        hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in manifest.checksums.items()
    )
    rows = pq.read_table(folder / "replies", columns=["reply_id", "body_text"])
    return (
        same
        and len(set(rows["reply_id"].to_pylist())) == manifest.rows["replies"] == rows.num_rows
        and rows["body_text"].null_count == 0
    )


def content(layout: Layout) -> tuple[list[tuple[object, ...]], Counter[tuple[object, ...]]]:
    """What must not depend on kills: current rows, and every event."""
    folder = latest_version(layout)
    assert folder is not None
    rows = pq.read_table(
        folder / "replies", columns=["reply_id", "title", "revision", "content_hash"]
    ).to_pylist()
    changes = pq.read_table(folder / "changes", columns=["reply_id", "op", "revision"]).to_pylist()
    return sorted(tuple(r.values()) for r in rows), Counter(tuple(c.values()) for c in changes)


def start(root: Path, name: str) -> subprocess.Popen[bytes]:
    """A worker in a Python of its own, once it has loaded its modules."""
    worker = subprocess.Popen(
        [sys.executable, __file__, "--worker", str(root), name],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert worker.stdout is not None
    with worker.stdout as said:
        assert said.readline() == b"ready\n"
    return worker


def kill_at_random(root: Path, times: int, seed: int) -> int:
    """Kill the worker again and again; number of kills that hit it at work. Raises AssertionError
    for a torn version."""
    rng = random.Random(seed)
    layout, hits = Layout(root), 0
    for _ in range(times * 3):
        progress = root / "progress-a"
        if hits == times or (progress.exists() and int(progress.read_text()) == STEPS):
            break
        worker = begun(work, root, "a")
        time.sleep(rng.uniform(0.0, 1.2))
        worker.kill()
        worker.join()
        hits += worker.exitcode == -signal.SIGKILL
        assert is_whole(layout), "a reader saw a torn version"
    undisturbed(root, "a")
    return hits


def undisturbed(root: Path, *names: str) -> None:
    """One worker after the other."""
    for name in names:
        work(root, name)


def main() -> None:
    """Kill as often as asked, compare, say so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worker", nargs=2, metavar=("FOLDER", "NAME"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(Path(options.worker[0]), options.worker[1], ready=True)
        return
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        undisturbed(Path(folder) / "clean", "a")
        expected = content(Layout(Path(folder) / "clean"))
        for i in range(options.times):
            if done >= options.times:
                break
            root = Path(folder) / f"killed-{i}"
            done += kill_at_random(root, options.times - done, options.seed + i)
            assert content(Layout(root)) == expected, "rows differ from an undisturbed run"
            print(f"{done} kills, rows equal to an undisturbed run", flush=True)


if __name__ == "__main__":
    main()
