"""Kill -9 at random moments of a backup: `python tests/durability/backup_kills.py --times 50`.

A data folder goes through states: nothing, replies, more replies with edits, a take-down and a
prune. At each state a backup to one folder is killed again and again. After every kill a copy of
the backup must be one of the states that were backed up as a whole before, or the present one: rows
of all tables, ledger, versions and take-downs together; or, before the first was whole, be refused.
"""

import argparse
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "unit" / "storage")]

import pyarrow.parquet as pq  # noqa: E402
from forked import begun  # noqa: E402
from rows import commit, reply  # noqa: E402

from schemas.ground.clock import now  # noqa: E402
from schemas.known import KnownDocument  # noqa: E402
from schemas.tables import TABLES  # noqa: E402
from storage.backup import backup  # noqa: E402
from storage.layout import Layout, StorageError  # noqa: E402
from storage.ledger import Ledger  # noqa: E402
from storage.tables.delta import Tables  # noqa: E402
from storage.tables.takedown import suppress  # noqa: E402
from storage.versions.folders import latest_version, prune  # noqa: E402
from storage.versions.publish import publish  # noqa: E402


def first(layout: Layout) -> None:
    """Thirty replies, known in the ledger, archived and published."""
    archive = layout.archive / "2026" / "01"
    archive.mkdir(parents=True)
    for n in range(12):
        (archive / f"{n}.warc.gz").write_bytes(random.Random(n).randbytes(200_000))
    _take(layout, range(30))


def second(layout: Layout) -> None:
    """More replies, edits of old ones, a larger archive file."""
    with (layout.archive / "2026" / "01" / "3.warc.gz").open("ab") as out:
        out.write(b"more")
    _take(layout, range(20, 45), title="修订")


def third(layout: Layout) -> None:
    """A take-down, out of the earlier versions too."""
    suppress(layout, "r00003", "request")
    publish(layout, "test")
    prune(layout, 1)


def _take(layout: Layout, numbers: range, **values: Any) -> None:
    rows = [reply(n, **values) for n in numbers]
    commit(layout, rows)
    Ledger(layout.ledger).remember(
        "source",
        [KnownDocument(r.reply_id, r.url, None, None, None, None, None, now(), 0) for r in rows],
    )
    publish(layout, "test")


def state(root: Path) -> dict[str, Any]:
    """All that must fit together in a data folder, without what a backup leaves out."""
    layout = Layout(root).prepare()
    tables = Tables(layout.tables)
    with closing(sqlite3.connect(layout.ledger)) as db:
        known = sorted(db.execute("SELECT document_key, url FROM documents"))
    with closing(sqlite3.connect(layout.tables / "current.sqlite")) as db:
        current = sorted(db.execute("SELECT reply_id, commit_id, state_id FROM current"))
    newest = latest_version(layout)
    down = root / "suppress.jsonl"
    return {
        "known": known,
        "current": current,
        "down": down.read_text() if down.exists() else "",
        "newest": newest and newest.name,
        "versions": {
            p.name: pq.read_table(p / "replies").num_rows for p in layout.datasets.glob("[0-9]*")
        },
        **{n: sorted(map(str, tables.read(n).to_pylist())) for n in TABLES},
    }


def killed_backup(layout: Layout, target: Path, seconds: float) -> bool:
    """A backup in a process of its own, killed after some seconds; whether it was still at it."""
    child = begun(backup, layout, target)
    time.sleep(seconds)
    child.kill()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL), "it ended by itself"
    return child.exitcode != 0


def kill_at_random(folder: Path, times: int, seed: int) -> int:
    """Kill backups of all states; number of kills that hit one at work. Raises AssertionError for a
    backup that is no state."""
    rng, layout, target = random.Random(seed), Layout(folder / "data").prepare(), folder / "backup"
    whole: list[dict[str, Any]] = []
    hits = 0
    for number, step in enumerate((first, second, third), 1):
        step(layout)
        now = state(layout.root)
        began = time.monotonic()
        backup(layout, folder / "timing")
        length = time.monotonic() - began
        while hits < times * number / 3:
            hits += killed_backup(layout, target, rng.uniform(0, length * 1.1))
            restored = folder / "restored"
            shutil.rmtree(restored, ignore_errors=True)
            if target.exists():
                shutil.copytree(target, restored, symlinks=True)
                try:
                    found = state(restored)
                    differs = [{k for k in s if s[k] != found[k]} for s in (*whole, now)]
                    assert set() in differs, f"the backup is no state that there was: {differs}"
                except StorageError as error:
                    assert not whole and "interrupted the first time" in str(error)
        backup(layout, target)
        assert state(target) == now, "an interrupted backup goes on to its end"
        whole = [now]
    return hits


def main() -> None:
    """Kill as often as asked, compare, say so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hits = kill_at_random(Path(folder), options.times, options.seed)
    print(f"{hits} kills of a backup; every one restores to a state that there was")


if __name__ == "__main__":
    main()
