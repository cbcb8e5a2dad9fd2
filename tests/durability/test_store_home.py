"""An object store as the home of everything: backup, doctor, explorer, prune and take-down on it.
A folder stands for the store; tests/durability/test_store.py has S3."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import crash
import pyarrow.parquet as pq
import pytest

from explorer.build import index_of
from flows.takedown import Wish, take_down
from schemas.ground.clock import today
from storage.backup import backup
from storage.collect import collect
from storage.layout import Layout
from storage.store import Store, _open, store
from storage.tables.delta import Tables
from storage.versions.folders import every_version, latest_version, prune, version_folder
from storage.versions.publish import publish
from storage.watch.doctor import findings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, and a data folder with three versions of which it is the home."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "store").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAFU_STORE", f"file://{folder}/store")
        layout = Layout(folder / "data").prepare()
        for step in range(3):
            crash.stage(layout, "a", step)
            collect(layout, lambda capture: None, "test")
            publish(layout, "test")
        _open.cache_clear()
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Layout]:
    """A copy of both."""
    shutil.copytree(made, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.setenv("DAFU_STORE", f"file://{tmp_path}/store")
    yield Layout(tmp_path / "data")
    _open.cache_clear()


def objects() -> Store:
    found = store()
    assert found is not None
    return found


@pytest.mark.long
def test_a_backup_is_a_data_folder_without_the_store(
    home: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup"
    assert backup(home, target).files > 0
    crash.stage(home, "a", 3)
    collect(home, lambda capture: None, "test")
    backup(home, target)
    assert backup(home, target).files < 8, "what is there is not fetched again"
    names = [n for n in objects().names("tables") if "_delta_log" in n]
    assert all((target / name).exists() for name in names)
    said = {n: Tables(home.tables).read(n).to_pylist() for n in ("replies", "changes")}
    monkeypatch.delenv("DAFU_STORE")
    restored = Layout(target).prepare()
    assert {n: Tables(restored.tables).read(n).to_pylist() for n in said} == said
    folder, is_new = publish(restored, "test")
    assert is_new and pq.read_table(folder / "replies").num_rows == 4 * crash.PAGES


def test_another_machine_looks_explores_and_prunes(home: Layout, tmp_path: Path) -> None:
    other = Layout(tmp_path / "other").prepare()
    folder = version_folder(other, "latest")
    newest = latest_version(home)
    assert newest is not None and folder.name == newest.name
    assert index_of(other, folder).exists()
    assert findings(home, [], lambda name: None) == []
    assert len(objects().folders("datasets")) == 3
    prune(other, 1)
    assert objects().folders("datasets") == [f"datasets/{newest.name}"]
    assert publish(home, "test") == (newest, False)


def test_another_machine_follows_and_fetches_earlier_versions(home: Layout, tmp_path: Path) -> None:
    other = Layout(tmp_path / "other").prepare()
    first, second, third = (folder.name for folder in sorted(home.datasets.glob("2*")))
    assert [m.version for m in every_version(other)] == [third, second, first]
    assert version_folder(other, "latest").name == third
    assert pq.read_table(version_folder(other, first) / "replies").num_rows == crash.PAGES
    crash.stage(home, "a", 3)
    collect(home, lambda capture: None, "test")
    newest, _ = publish(home, "test")
    assert version_folder(other, "latest").name == newest.name
    assert {f.name for f in other.datasets.glob("2*")} == {first, third, newest.name}


def test_what_is_taken_down_leaves_the_store(home: Layout, tmp_path: Path) -> None:
    gone = pq.read_table(version_folder(home, "latest") / "replies").to_pylist()[0]
    other = Layout(tmp_path / "other").prepare()
    assert version_folder(other, "latest").is_dir()
    take_down(home, [], Wish(gone["reply_id"], "request", "person", today()))
    (only,) = objects().folders("datasets")
    left = pq.read_table(tmp_path / "store" / only / "replies")
    assert gone["reply_id"] not in left["reply_id"].to_pylist() and left.num_rows == 17
    held = (p for p in (tmp_path / "store" / "tables").rglob("*.parquet"))
    assert not any(gone["title"].encode() in p.read_bytes() for p in held)
    assert version_folder(other, "latest").name == only.rpartition("/")[2]
    assert [f.name for f in other.datasets.glob("2*")] == [only.rpartition("/")[2]]
    crash.stage(other, "a", 0)
    collect(other, lambda capture: None, "test")
    assert gone["reply_id"] not in Tables(other.tables).read("replies")["reply_id"].to_pylist()
