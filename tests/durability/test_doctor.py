"""What the doctor finds in a data folder whose parts do not agree, and what its repair does."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from damaging import command, copied, sound_folder

from storage.backup import backup
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.folders import latest_version
from storage.watch.doctor import findings, quick_findings


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The folder before the damage."""
    return sound_folder(tmp_path_factory)


def test_documents_that_the_ledger_lost(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    ledger, source = Ledger(layout.ledger), "replica_damage"
    ledger.forget(source, [d.document_key for d in ledger.documents(source)][::3])
    with pytest.raises(StorageError, match="lost 10 documents of replica_damage"):
        backup(layout, tmp_path / "backup")
    assert "the ledger has lost 10 documents" in command(layout, "status").output
    command(layout, "versions", "prune", "--keep", "1")
    repaired = command(layout, "doctor", "--repair")
    assert "asks for all documents of replica_damage" in repaired.output
    assert {w["outcome"] for w in Ledger(layout.ledger).windows()} == {"open"}
    assert quick_findings(layout) == []


@pytest.mark.long
def test_rows_that_only_the_index_or_only_the_tables_have(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    with closing(sqlite3.connect(layout.tables / "current.sqlite")) as db, db:
        ids = [i for (i,) in db.execute("SELECT reply_id FROM current ORDER BY 1")]
        db.execute("DELETE FROM current WHERE reply_id = ?", ids[:1])
        db.execute("UPDATE current SET row = replace(row, '的', '之') WHERE reply_id = ?", ids[1:2])
    found = [f.message for f in findings(layout, [], lambda what: None)]
    assert any("does not have 2 replies as the tables have them" in line for line in found), found
    command(layout, "versions", "prune", "--keep", "1")
    assert "the index is made again" in command(layout, "doctor", "--repair").output
    assert sorted(s for s in CurrentIndex(Tables(layout.tables)).get(ids)) == ids
    found = [f.message for f in findings(layout, [], lambda what: None)]
    assert all("put aside" in line for line in found), found


def test_the_whole_archive_is_gone(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    shutil.rmtree(layout.archive)
    assert [f.message for f in quick_findings(layout)] == [
        f"no file of the archive is in {layout.archive}"
    ]


def test_what_is_wrong_is_said_once(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    layout.ledger.unlink()
    found = [f.message for f in findings(layout, [], lambda what: None)]
    assert found.count(f"{layout.ledger} is gone though there are tables") == 1, found


@pytest.mark.long
def test_pages_that_were_archived_and_are_in_no_table(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    for folder in layout.staging.iterdir():
        shutil.rmtree(folder)
    found = [f for f in findings(layout, [], lambda what: None) if "in no table" in f.message]
    assert len(found) == 1 and "replica_more.warc.gz" in found[0].message
    words = found[0].what_to_do.split()
    assert words[:2] == ["dafu", "import"]
    command(layout, "import", words[2], "--workers", "1")
    again = [f.message for f in findings(layout, [], lambda what: None)]
    assert not any("in no table" in line for line in again), again


@pytest.mark.long
def test_the_link_latest_is_made_again(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    named = latest_version(layout)
    (layout.datasets / "latest").unlink()
    assert any("latest" in f.message for f in quick_findings(layout))
    assert "repaired:" in command(layout, "doctor", "--repair").output
    assert latest_version(layout) == named


def test_tables_that_are_gone_are_seen_by_status(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    shutil.rmtree(layout.tables)
    told = command(layout, "status")
    assert told.exit_code == 1 and "the tables are older than the ledger" in told.output


def test_all_is_well_with_a_sound_folder(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    done = command(layout, "doctor")
    assert done.exit_code == 1 and "still" not in done.output
    assert "holds 1 replies taken down" in done.output, done.output
    command(layout, "versions", "prune", "--keep", "1")
    done = command(layout, "doctor")
    assert done.exit_code == 0 and "all is well" in done.output, done.output
    assert "last looked through" in command(layout, "status").output
