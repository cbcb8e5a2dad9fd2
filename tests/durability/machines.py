"""Kill -9 of one of two machines that collect into one store: `python tests/durability/machines.py
--times 30`.

Two data folders stand for the machines, one object store holds the tables and the versions, and one
PostgreSQL database the ledger and the turn to write. Each machine stages and collects invented runs
of its own and publishes, over and over; one of them is killed at a random moment, or stands still
while the database gives its turn to the other, and goes on then. In the end the rows and the events
must be those of one machine that nobody disturbed.
"""

import argparse
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import crash
import postgres
from sqlalchemy import text

from storage.layout import Layout
from storage.ledger import Ledger
from storage.versions.publish import publish

NAMES = ("a", "b")


@contextmanager
def shared(folder: Path, ledger: str, store: str | None = None) -> Iterator[None]:
    """The environment of machines that share a store, here a folder, and a ledger."""
    (folder / "store").mkdir(parents=True)
    before = dict(os.environ)
    os.environ |= {"DAFU_LEDGER": ledger, "DAFU_STORE": store or f"file://{folder}/store"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def is_done(folder: Path, name: str) -> bool:
    """Whether a machine has done all its steps."""
    progress = folder / name / f"progress-{name}"
    return progress.exists() and int(progress.read_text()) == crash.STEPS


def disturb(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Two machines at work, of which one is killed or cut off, again and again; how often it was
    killed and how often it was cut off."""
    rng = random.Random(seed)
    running: dict[str, subprocess.Popen[bytes]] = {}
    kills = cuts = failed = 0
    while not all(is_done(folder, name) for name in NAMES):
        for name in NAMES:
            if name not in running and not is_done(folder, name):
                running[name] = crash.start(folder / name, name)
        time.sleep(rng.uniform(0.05, 0.8))  # a step takes some 0.7 s
        name = rng.choice(sorted(running))
        worker = running[name]
        if worker.poll() is not None:
            failed += worker.returncode != 0
            del running[name]
        elif kills + cuts >= times:
            worker.wait(600)
        elif rng.random() < 0.7:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
            del running[name]
            kills += 1
        else:
            cut_off(worker, rng.uniform(1.0, 4.0))
            cuts += 1
    assert all(worker.wait(600) == 0 for worker in running.values())
    assert failed <= cuts, f"{failed} workers failed of which {cuts} were cut off"
    return kills, cuts


def cut_off(worker: subprocess.Popen[bytes], seconds: float) -> None:
    """Let a worker stand still in whatever it does, let the database lose all sessions that wait
    for nothing (its own is among them), and let it go on after the other has had time to take over.
    """
    os.killpg(worker.pid, signal.SIGSTOP)
    with postgres.session(os.environ["DAFU_LEDGER"]) as db:
        held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
        db.execute(text(f"SELECT pg_terminate_backend(pid) FROM ({held}) AS turn"))
    time.sleep(seconds)
    os.killpg(worker.pid, signal.SIGCONT)


def content_of_both(folder: Path) -> object:
    """Rows and events of what the machines have in common, as a third machine publishes it."""
    third = Layout(folder / "third").prepare()
    publish(third, "crash")
    assert Ledger(third.ledger).marks("begun") == {}
    return crash.content(third)


def main() -> None:
    """Kill as often as asked, compare, say so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    kills = cuts = 0
    with tempfile.TemporaryDirectory() as folder:
        crash.undisturbed(Path(folder) / "clean", *NAMES)
        expected = crash.content(Layout(Path(folder) / "clean"))
        while kills + cuts < options.times:
            root = Path(folder) / str(kills + cuts)
            with postgres.server() as ledger, shared(root, ledger):
                left = options.times - kills - cuts
                killed, cut = disturb(root, left, options.seed + kills + cuts)
                kills, cuts = kills + killed, cuts + cut
                assert content_of_both(root) == expected, "rows differ from an undisturbed run"
            print(f"{kills} kills, {cuts} cut off: rows equal to an undisturbed run", flush=True)


if __name__ == "__main__":
    main()
