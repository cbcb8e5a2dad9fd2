"""The object store is lost in the middle of each command that works on it: the command says so in
one line, and run again it ends as if nothing had been. `python tests/durability/test_store_cut.py
suppress .25 import .75` cuts at other moments."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.fs as fs
import pyarrow.parquet as pq
import pytest
from cutting import Line, line_to
from forked import dafu
from test_store import moto

from replica.site import Site
from replica.systems.trs import respond
from storage.layout import Layout
from storage.versions.folders import latest_version

PAGES = 3
Step = tuple[str, ...]
_PRUNE = ("versions", "prune", "--keep", "1", "first")


def saved_pages(folder: Path, batch: int) -> Step:
    """The arguments that import some replies, which no other batch has."""
    folder.mkdir()
    site, lines = Site(f"cut{batch}", "trs_wcm", count=PAGES, seed=batch), []
    for document in site.documents:
        day, name = document.moved_on, f"{document.number}.html"
        path = f"/zwgk/jyta/{day:%Y%m}/t{day:%Y%m%d}_{name}"
        (folder / name).write_bytes(respond(site, path).body)
        lines.append(f"{name}\thttp://cut{batch}.gov.cn{path}\n")
    (folder / "manifest.tsv").write_text("".join(lines))
    return ("import", str(folder), "--manifest", str(folder / "manifest.tsv"), "--workers", "1")


class Work:
    """Two machines on one store, reached by a line that can be cut."""

    def __init__(self, folder: Path, line: Line) -> None:
        self.folder, self.line = folder, line
        self.batches = self.down = self.steps = 0

    def dafu(self, step: Step) -> tuple[int, str]:
        """Run a command; its exit code and message."""
        *words, machine = step
        done = dafu(*words, "--data", self.folder / machine)
        return done.returncode, done.stderr.decode()

    def step(self, name: str) -> Step:
        """A command with arguments that it was not run with before, and the machine it runs on."""
        self.steps += 1
        new = f"new{self.steps}"
        if name == "import":
            self.batches += 1
            return (*saved_pages(self.folder / f"pages{self.batches}", self.batches), "first")
        if name == "suppress":
            self.down += 1
            return ("suppress", self.rows("replies")[0]["reply_id"], "--reason", "test", "first")
        if name == "diff":
            names = sorted(f.name for f in (self.folder / "first" / "datasets").glob("2*"))
            return ("versions", "diff", names[-2], new)
        if name == "export":
            return ("export", str(self.folder / f"{new}.csv"), new)
        if name == "prune":
            self.dafu(_PRUNE)
            self.dafu(self.step("import"))  # so that each time one version is to go
            return _PRUNE
        return {
            "backup": ("backup", str(self.folder / new), "first"),
            "doctor": ("doctor", "first"),
        }[name]

    def rows(self, table: str) -> list[dict[str, object]]:
        """Rows of the newest version."""
        newest = latest_version(Layout(self.folder / "first"))
        assert newest is not None
        return pq.read_table(newest / table).to_pylist()

    def check(self) -> None:
        """Nothing is lost or doubled."""
        ids = [row["reply_id"] for row in self.rows("replies")]
        assert len(ids) == len(set(ids)) == self.batches * PAGES - self.down
        events = Counter((r["reply_id"], r["op"], r["revision"]) for r in self.rows("changes"))
        assert max(events.values()) == 1

    def cut(self, name: str, part: float) -> tuple[int, str]:
        """Run a command whole, once more with a line that is cut at a part of its requests, and
        again; exit code and message of the one that was cut."""
        step = self.step(name)
        self.line.mend()
        code, said = self.dafu(step)
        assert code == 0, (name, said)
        asked = self.line.passed
        assert asked, f"{name} asks the store for nothing"
        step = self.step(name)
        self.line.mend(cut_after=int(asked * part))
        lost = self.dafu(step)
        self.line.mend()
        code, said = self.dafu(step)
        assert code == 0, (name, said)
        self.check()
        return lost


@contextmanager
def at_work(folder: Path, setenv: Callable[[str, str], None]) -> Iterator[Work]:
    """Two machines and their store, whose address is set in the environment."""
    with moto() as port, line_to(port) as line:
        for name, value in {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{line.port}",
            "AWS_ALLOW_HTTP": "true",
            "DAFU_STORE": "s3://dafu-test/cut",
        }.items():
            setenv(name, value)
        fs.S3FileSystem(
            endpoint_override=f"127.0.0.1:{port}", scheme="http", allow_bucket_creation=True
        ).create_dir("dafu-test")
        yield Work(folder, line)


@pytest.mark.long
@pytest.mark.parametrize(
    "names",
    [("import", "doctor", "diff"), ("export", "backup"), ("prune", "suppress")],
    ids=" ".join,
)
def test_a_store_that_is_lost_in_the_middle_of_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    with at_work(tmp_path, monkeypatch.setenv) as work:
        work.cut("import", 1)  # two versions
        for name in names:
            code, said = work.cut(name, 0.5)
            assert code == 1 and "object store" in said.splitlines()[-1], (name, said)


if __name__ == "__main__":
    import tempfile
    import time

    for name, part in zip(sys.argv[1::2], map(float, sys.argv[2::2]), strict=True):
        with (
            tempfile.TemporaryDirectory() as folder,
            at_work(Path(folder), os.environ.__setitem__) as work,
        ):
            work.cut("import", 1)
            begun = time.monotonic()
            print(name, part, *work.cut(name, part), f"{time.monotonic() - begun:.0f} s")
