"""Interrupted backups; `python tests/durability/backup_kills.py --times 50` kills more of them."""

import random
import shutil
from pathlib import Path

import backup_kills
import pyarrow.parquet as pq
import pytest
from conftest import long_but
from typer.testing import CliRunner

from flows.cli import app
from storage import backup as backup_module
from storage.backup import backup
from storage.layout import BACKUP, INCOMING, READY, Layout, StorageError
from storage.tables.takedown import suppress
from storage.versions.folders import prune
from storage.versions.publish import publish


@pytest.mark.parametrize("times", long_but([2], [2, 50]))
def test_killed_at_random_moments_it_restores_to_a_state_that_there_was(
    tmp_path: Path, times: int
) -> None:
    assert backup_kills.kill_at_random(tmp_path, times, seed=4) >= times


class Killed(BaseException):
    pass


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Data folders after the first and after the second step."""
    made = [tmp_path_factory.mktemp("steps") / name for name in ("first", "second")]
    backup_kills.first(Layout(made[0]).prepare())
    shutil.copytree(made[0], made[1], symlinks=True)
    backup_kills.second(Layout(made[1]))
    return made


def copied(folder: Path, place: Path) -> Layout:
    return Layout(shutil.copytree(folder, place / "data", symlinks=True))


def test_a_first_backup_that_was_cut_is_refused_and_goes_on(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout, target = copied(folders[0], tmp_path), tmp_path / "backup"
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(backup_module, "_stage_state", _killed)
        backup(layout, target)
    with pytest.raises(StorageError, match="interrupted the first time"):
        Layout(target).prepare()
    done = CliRunner().invoke(app, ["backup", str(target), "--data", str(layout.root)])
    assert done.exit_code == 0, done.output
    assert int(done.output.split()[0]) < 50, "what was copied is not copied again"
    assert backup_kills.state(target) == backup_kills.state(layout.root)


def test_a_switch_that_was_cut_is_finished_by_the_next_use(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout, target = copied(folders[0], tmp_path), tmp_path / "backup"
    backup(layout, target)
    backup_kills.second(layout)
    monkeypatch.setattr(backup_module, "switch_incoming", lambda root: None)
    backup(layout, target)
    assert (target / INCOMING / READY).exists()
    for path in random.Random(1).sample(sorted((target / INCOMING / "files").rglob("*.json")), 3):
        goal = target / path.relative_to(target / INCOMING / "files")
        goal.parent.mkdir(parents=True, exist_ok=True)
        path.replace(goal)  # as far as it came
    assert backup_kills.state(target) == backup_kills.state(layout.root)
    assert not (target / INCOMING).exists()


def test_what_was_taken_down_leaves_the_backup(folders: list[Path], tmp_path: Path) -> None:
    layout, target = copied(folders[1], tmp_path), tmp_path / "backup"
    backup(layout, target)
    assert suppress(layout, "r00021", "request") == ["r00021"]
    publish(layout, "test")
    prune(layout, 1)
    backup(layout, target)
    for root in (layout.root, target):
        for path in root.rglob("*.parquet"):
            if {"reply_id", "body_text"} & set(pq.read_schema(path).names):
                rows = pq.read_table(path, partitioning=None).to_pylist()
                held = [r for r in rows if r.get("reply_id") == "r00021"]
                assert not held or {"op", "alias_kind"} & held[0].keys(), path
        for path in root.rglob("*.sqlite"):
            assert "第21号。".encode() not in path.read_bytes(), path


def test_damage_here_is_not_copied_over_a_good_backup(folders: list[Path], tmp_path: Path) -> None:
    layout, target = copied(folders[0], tmp_path), tmp_path / "backup"
    backup(layout, target)
    good = backup_kills.state(target)
    raw = bytearray(layout.ledger.read_bytes())
    raw[4096:8192] = bytes(4096)
    layout.ledger.write_bytes(raw)
    with pytest.raises(StorageError, match="damaged"):
        backup(layout, target)
    assert backup_kills.state(target) == good


def test_the_other_way_round_is_refused(folders: list[Path], tmp_path: Path) -> None:
    layout, target = copied(folders[0], tmp_path), tmp_path / "backup"
    backup(layout, target)
    backup_kills.second(layout)
    with pytest.raises(StorageError, match="in use"):
        backup(Layout(target), layout.root)
    shutil.copy(target / BACKUP, layout.root / BACKUP)  # a folder that was restored from a backup
    with pytest.raises(StorageError, match="later data"):
        backup(Layout(target), layout.root)


def _killed(*arguments: object) -> None:
    raise Killed
