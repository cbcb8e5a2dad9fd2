"""Damage to a data folder: a byte flipped, a file cut, a file gone, each kind of file three ways.

Whatever happens is repaired or refused, in words; what goes out of a version is told. The folder
is that of a crawled site, with edits, a take-down, versions and a run that is not yet collected.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import crash
import pyarrow.parquet as pq
import pytest
from conftest import crawl_into
from typer.testing import CliRunner

from flows.cli import app
from flows.publishing import publish_version
from replica.server import Replica
from replica.site import Site
from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.tables.delta import Tables
from storage.tables.takedown import suppress
from storage.versions.folders import latest_version
from storage.versions.publish import publish
from storage.watch.doctor import findings, quick_findings

COUNT = 30
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layout]:
    """The folder before the damage."""
    layout = Layout(tmp_path_factory.mktemp("damage") / "data").prepare()
    site = Site("damage", "trs_wcm", count=COUNT, seed=5)
    with Replica([site]):
        crawl_into(layout, site)
        site.changed = {d.number for d in site.documents[:4]}
        crawl_into(layout, site, recheck=True)
        suppress(layout, str(replies(layout)[0]), "request")
        publish_version(layout, [site.source()])
    crash.stage(layout, "staged", 0)
    yield layout


def replies(layout: Layout) -> list[object]:
    folder = latest_version(layout)
    assert folder is not None
    ids: list[object] = pq.read_table(folder / "replies")["reply_id"].to_pylist()
    return sorted(ids, key=str)


def content(layout: Layout) -> dict[str, Any]:
    """What a version says: rows with their texts, events, children."""
    folder = latest_version(layout)
    assert folder is not None
    columns = ["reply_id", "title", "body_text", "revision"]
    rows = pq.read_table(folder / "replies", columns=columns).to_pylist()
    return {
        "replies": {r["reply_id"]: tuple(r.values()) for r in rows},
        **{
            name: pq.read_table(folder / name).num_rows
            for name in ("changes", "revisions", "sections", "citations", "attachments", "runs")
        },
    }


@dataclass(frozen=True)
class Kind:
    """One kind of file: where it is, and what must come of its damage."""

    pattern: str
    at: float = 0.5
    """Where the flipped byte is, as a share of the file."""
    last: bool = True
    told_by: str = "refused"
    """refused: nothing is published before a repair; kept: no row is missing; staged: rows of the
    run that was not collected may be; looked: only the doctor's whole look sees it."""


KINDS = {
    "archive": Kind("archive/*/*/*replica_damage.warc.gz", told_by="looked"),
    "log of replies": Kind("tables/replies/_delta_log/*.json"),
    "log of texts": Kind("tables/texts/_delta_log/*.json"),
    "log of changes": Kind("tables/changes/_delta_log/*.json"),
    "first log of texts": Kind("tables/texts/_delta_log/*.json", last=False),
    "rows of replies": Kind("tables/replies/*/*.parquet"),
    "rows of texts": Kind("tables/texts/*/*.parquet"),
    "rows of sections": Kind("tables/sections/*/*.parquet"),
    "rows of captures": Kind("tables/captures/*.parquet"),
    "index": Kind("tables/current.sqlite", at=0.05, told_by="kept"),
    "groups": Kind("tables/duplicates.sqlite", at=0.05, told_by="kept"),
    "ledger": Kind("ledger.sqlite", at=0.05),
    "take-downs": Kind("suppress.jsonl"),
    "manifest": Kind("datasets/*/manifest.json"),
    "published rows": Kind("datasets/*/replies/*/*.parquet", told_by="kept"),
    "published events": Kind("datasets/*/changes/*.parquet", told_by="kept"),
    "older version": Kind("datasets/*/manifest.json", last=False, told_by="kept"),
    "staged pages": Kind("staging/*/pages.jsonl", told_by="staged"),
    "staged spec": Kind("staging/*/spec.json", told_by="staged"),
    "staged report": Kind("staging/*/report.json", told_by="kept"),
    "health page": Kind("health/index.html", told_by="kept"),
    "health rows": Kind("health/sources.parquet", told_by="kept"),
}
"""Also the journal of a commit and the link `latest`, in tests of their own."""


def flip(path: Path, at: float) -> None:
    raw = bytearray(path.read_bytes())
    raw[int(len(raw) * at)] ^= 0x41
    path.write_bytes(raw)


def cut(path: Path, at: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.6)])


def remove(path: Path, at: float) -> None:
    path.unlink()


WAYS: dict[str, Callable[[Path, float], None]] = {"flip": flip, "cut": cut, "remove": remove}
FAST = {
    ("log of replies", "remove"),
    ("rows of texts", "flip"),
    ("index", "flip"),
    ("ledger", "cut"),
    ("take-downs", "flip"),
    ("manifest", "cut"),
    ("staged pages", "flip"),
    ("archive", "flip"),
}
CASES = [
    pytest.param(kind, way, marks=() if (kind, way) in FAST else pytest.mark.long)
    for kind in KINDS
    for way in WAYS
]


def night(layout: Layout) -> None:
    """Collect and publish, as a night does."""
    collect(layout, lambda capture: None, "test")
    publish(layout, "test")


@pytest.fixture(scope="module")
def expected(sound: Layout, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the next version says when nothing is damaged."""
    layout = copied(sound, tmp_path_factory.mktemp("expected"))
    night(layout)
    return content(layout)


def copied(sound: Layout, folder: Path) -> Layout:
    shutil.copytree(sound.root, folder / "data", symlinks=True)
    return Layout(folder / "data")


def refused_for(error: BaseException) -> bool:
    """Whether an error is a publication that is refused, with a way out."""
    return isinstance(error, StorageError) and "dafu doctor says" in str(error)


@pytest.mark.parametrize(("name", "way"), CASES)
def test_damage(
    sound: Layout, expected: dict[str, Any], tmp_path: Path, name: str, way: str
) -> None:
    layout, kind = copied(sound, tmp_path), KINDS[name]
    before = content(layout)
    found = sorted(layout.root.glob(kind.pattern))
    path = found[-1 if kind.last else 0]
    if path.stat().st_nlink > 1:  # a file that versions share is one file
        path.write_bytes(path.read_bytes())
    for log in ("-wal", "-shm"):
        path.with_name(path.name + log).unlink(missing_ok=True)
    WAYS[way](path, kind.at)
    os.utime(path.parent, (0, 0))  # nobody is just beginning a run there
    looked = [f.message for f in findings(layout, [], lambda what: None)]
    told = [f.message for f in quick_findings(layout)]
    try:
        night(layout)
        refused = None
    except StorageError as error:
        refused = str(error)
        assert "\n" not in refused and len(refused) < 700
    if kind.told_by == "looked":
        assert refused is None and content(layout) == expected
        assert any("archive/" in line for line in looked)
        return
    if kind.told_by == "refused" and refused is None:
        # Not every byte means something; then nothing is missing.
        assert content(layout) == expected, f"silent: {told}"
        return
    if kind.told_by == "staged":
        assert refused is None
        rows = content(layout)["replies"]
        if rows != expected["replies"]:
            aside = list((layout.root / "damaged").glob("*"))
            issues = Tables(layout.tables).read("issues")["kind"].to_pylist()
            assert aside or "staging_damaged" in issues, "what is lost is told"
            assert rows.keys() >= before["replies"].keys()
        return
    if refused is None:
        assert content(layout)["replies"] == expected["replies"]
        return
    assert kind.told_by == "refused", refused
    assert content(layout)["replies"] == before["replies"], "the version of before stays"
    status = CliRunner().invoke(app, ["status", "--data", str(layout.root)])
    doctor = CliRunner().invoke(app, ["doctor", "--data", str(layout.root)])
    assert doctor.exit_code == 1 and not isinstance(doctor.exception, StorageError), doctor.output
    assert status.exit_code == 1 or "rows of" in name, status.output
    repaired = CliRunner().invoke(app, ["doctor", "--repair", "--data", str(layout.root)])
    assert "repaired:" in repaired.output, (repaired.output, repaired.exception)
    if "dafu reparse" in repaired.output:
        reparsed = CliRunner().invoke(
            app, ["reparse", "--workers", "1", "--data", str(layout.root)]
        )
        assert not isinstance(reparsed.exception, Exception) or refused_for(reparsed.exception)
    try:
        night(layout)
    except StorageError as error:  # what is lost is in the archive, and said to be
        assert refused_for(error), error
        return
    rows = content(layout)["replies"]
    assert rows.keys() >= before["replies"].keys(), "a repair that publishes has lost nothing"


def test_the_link_latest_is_made_again(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    named = latest_version(layout)
    (layout.datasets / "latest").unlink()
    assert any("latest" in f.message for f in quick_findings(layout))
    done = CliRunner().invoke(app, ["doctor", "--repair", "--data", str(layout.root)])
    assert "repaired:" in done.output
    assert latest_version(layout) == named


@pytest.mark.parametrize("way", WAYS)
def test_the_journal_of_a_commit(
    sound: Layout, expected: dict[str, Any], tmp_path: Path, way: str
) -> None:
    layout = copied(sound, tmp_path)
    (run,) = [p.name for p in layout.staging.iterdir() if p.is_dir()]
    journal = layout.staging / "commit.json"
    journal.write_text(f'{{"commit_id": "20991231T000000000000", "runs": ["{run}"]}}')
    WAYS[way](journal, 0.1)
    night(layout)
    assert content(layout) == expected
    assert way == "remove" or list((layout.root / "damaged").glob("*commit.json"))


def test_all_is_well_with_a_sound_folder(sound: Layout, tmp_path: Path) -> None:
    layout = copied(sound, tmp_path)
    done = CliRunner().invoke(app, ["doctor", "--data", str(layout.root)])
    assert done.exit_code == 1 and "still" not in done.output
    assert "holds 1 replies taken down" in done.output, done.output
    CliRunner().invoke(app, ["versions", "prune", "--keep", "1", "--data", str(layout.root)])
    done = CliRunner().invoke(app, ["doctor", "--data", str(layout.root)])
    assert done.exit_code == 0 and "all is well" in done.output, done.output
    status = CliRunner().invoke(app, ["status", "--data", str(layout.root)])
    assert "last looked through" in status.output
