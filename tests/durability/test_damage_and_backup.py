"""A backup of a folder that is damaged, and damage to the backup: one of before stays good."""

import shutil
from pathlib import Path
from typing import Any

import backup_kills
import pytest
from conftest import long_but
from damaging import WAYS, cases, copied, damage, sound_folder

from storage.backup import backup
from storage.layout import BACKUP, INCOMING, READY, Layout, StorageError
from storage.watch.doctor import findings


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The folder before the damage."""
    return sound_folder(tmp_path_factory)


def restored(target: Path, place: Path) -> dict[str, Any]:
    """What a copy of a backup says; a backup that is used itself is none any more."""
    shutil.copytree(target, place, symlinks=True)
    return backup_kills.state(place)


@pytest.fixture(scope="module")
def kept(sound: Layout, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A good backup, and what is in it."""
    folder = tmp_path_factory.mktemp("kept")
    layout = copied(sound, folder)
    backup(layout, folder / "backup")
    return folder, restored(folder / "backup", folder / "restored")


@pytest.mark.parametrize(("name", "way"), cases({("ledger", "cut")}))
def test_a_backup_of_what_is_damaged(
    kept: tuple[Path, dict[str, Any]], tmp_path: Path, name: str, way: str
) -> None:
    folder, good = kept
    shutil.copytree(folder, tmp_path / "it", symlinks=True)
    layout, target = Layout(tmp_path / "it" / "data"), tmp_path / "it" / "backup"
    archived = {p.name: p.read_bytes() for p in (target / "archive").rglob("*.gz")}
    damage(layout, name, way)
    try:
        backup(layout, target)
        refused = False
    except StorageError as error:
        refused = True
        assert str(layout.root) in str(error) or "table" in str(error) or "version" in str(error)
    assert restored(target, tmp_path / "restored") == good, "a good backup is not replaced"
    assert {p.name: p.read_bytes() for p in (target / "archive").rglob("*.gz")} == archived
    assert [f.message for f in findings(Layout(target), [], lambda what: None)] == [
        f.message for f in findings(Layout(folder / "backup"), [], lambda what: None)
    ]
    # A byte of a page of the ledger that holds nothing is no damage.
    named = name.startswith(("rows of", "ledger", "manifest", "take-downs"))
    assert refused or not named or (name, way) == ("ledger", "flip"), "nothing is copied over it"


@pytest.mark.parametrize("way", long_but(["cut"], WAYS))
@pytest.mark.parametrize("file", [BACKUP, f"{INCOMING}/{READY}"])
def test_the_files_of_a_backup_of_its_own(
    kept: tuple[Path, dict[str, Any]], tmp_path: Path, file: str, way: str
) -> None:
    folder, good = kept
    shutil.copytree(folder, tmp_path / "it", symlinks=True)
    layout, target = Layout(tmp_path / "it" / "data"), tmp_path / "it" / "backup"
    if not (target / file).exists():
        (target / INCOMING / "files").mkdir(parents=True)
        (target / file).write_text('{"latest": null, "remove": []}')
    WAYS[way](target / file, 0.5)
    try:
        assert restored(target, tmp_path / "restored") == good
    except StorageError as error:
        assert "run dafu backup to it again" in str(error)
    backup(layout, target)
    assert restored(target, tmp_path / "again") == good
