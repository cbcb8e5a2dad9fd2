"""Kills and concurrent commits; `python tests/durability/crash.py --times 50` does more of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import crash
import pytest
from conftest import long_but

from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.raw import staging
from storage.tables.delta import Tables
from storage.versions.publish import publish


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, object]:
    """What an undisturbed worker comes to."""
    clean = tmp_path_factory.mktemp("clean")
    crash.undisturbed(clean, "a")
    return crash.content(Layout(clean))


@pytest.mark.parametrize("times", long_but([2], [2, 6]))
def test_killed_at_random_moments_nothing_is_lost_or_doubled(
    tmp_path: Path, expected: tuple[object, object], times: int
) -> None:
    hits = crash.kill_at_random(tmp_path / "killed", times, seed=3)
    assert hits >= times // 2, "the worker was never killed at work"
    assert crash.content(Layout(tmp_path / "killed")) == expected


def test_a_kill_while_a_collected_run_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def torn(folder: Path, ignore_errors: bool = False) -> None:
        (folder / "spec.json").unlink()
        raise Killed

    layout = Layout(tmp_path / "data").prepare()
    crash.stage(layout, "a", 0)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(staging.shutil, "rmtree", torn)
        collect(layout, lambda capture: None, "crash")
    assert collect(layout, lambda capture: None, "crash") == []
    assert list(layout.staging.iterdir()) == []
    assert Tables(layout.tables).read("replies").num_rows == crash.PAGES


@pytest.mark.long
def test_a_nightly_and_two_backfills_at_once(tmp_path: Path) -> None:
    names = ("nightly", "backfill-1", "backfill-2")
    crash.undisturbed(tmp_path / "clean", *names)
    together = tmp_path / "together"
    workers = [crash.start(together, name) for name in names]
    assert [worker.wait(300) for worker in workers] == [0, 0, 0]
    publish(Layout(together), "crash")
    assert crash.content(Layout(together)) == crash.content(Layout(tmp_path / "clean"))


@pytest.mark.long  # in every run tests/unit/storage/test_full_disk.py, and one in the fault matrix
@pytest.mark.parametrize("limit", [3_000, 60_000])
def test_a_full_disk_loses_nothing(
    tmp_path: Path, expected: tuple[object, object], limit: int
) -> None:
    """A limit on the size of files stands for the full disk: writes fail in the middle of a file,
    wherever that is."""
    root = tmp_path / "data"
    full = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, "
        f"{limit}))\nimport crash, pathlib; crash.work(pathlib.Path({str(root)!r}), 'a')"
    )
    folders = os.pathsep.join(
        str(p)
        for p in (
            crash.ROOT,
            crash.ROOT / "tests" / "durability",
            crash.ROOT / "tests" / "unit" / "storage",
        )
    )
    failed = subprocess.run(
        [sys.executable, "-c", full],
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        check=False,
    )
    assert re.search(b"File too large|disk I/O error", failed.stderr), failed.stderr[-2000:]
    assert crash.is_whole(Layout(root))
    crash.undisturbed(root, "a")
    assert crash.content(Layout(root)) == expected


def test_a_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="data"):
        Layout(tmp_path / "data").prepare()
