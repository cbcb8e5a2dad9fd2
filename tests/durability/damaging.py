"""Damages a data folder: a byte flipped, a file cut, a file gone, and sees what comes of it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import crawl_into, made_once
from deltalake import DeltaTable
from typer.testing import CliRunner

from flows.cli import app
from flows.publishing import publish_version
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from replica.server import Replica
from replica.site import Site
from schemas.ground.clock import today
from schemas.tables import PUBLISHED
from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.ledger import Window
from storage.tables.delta import Tables
from storage.tables.takedown import suppress
from storage.versions.folders import latest_version
from storage.versions.publish import publish
from storage.watch.doctor import findings, quick_findings

COUNT = 30
MADE_WITH_TIME = {"change_id", "publisher_version"}
"""Columns that differ between two publications of the same tables."""


def made(folder: Path) -> Layout:
    """A data folder, sound."""
    layout = Layout(folder / "data").prepare()
    site, second = Site("damage", "trs_wcm", count=COUNT, seed=5), Site("more", "trs_wcm", count=9)
    with Replica([site, second]):
        crawl_into(layout, site)
        site.changed = {d.number for d in site.documents[:4]}
        crawl_into(layout, site, recheck=True)
        suppress(layout, str(replies(layout)[0]), "request")
        publish_version(layout, [site.source()])
        DeltaTable(layout.tables / "runs").create_checkpoint()
        window = Window(second.source().id, today(), today())
        run = prepare_run(layout, second.source(), window, CrawlOptions(replica=True))
        crawl(layout, run, 60, lambda: False, lambda pages: None)
    return layout


def sound_folder(factory: pytest.TempPathFactory) -> Layout:
    """Such a folder, made once for all tests; they damage copies."""
    return Layout(made_once(factory, "sound", made) / "data")


def replies(layout: Layout) -> list[object]:
    folder = latest_version(layout)
    assert folder is not None
    ids: list[object] = pq.read_table(folder / "replies")["reply_id"].to_pylist()
    return sorted(ids, key=str)


def content(layout: Layout) -> dict[str, list[str]]:
    """What a version says: every row of every table."""
    folder = latest_version(layout)
    assert folder is not None
    return {
        name: sorted(
            str({k: v for k, v in row.items() if k not in MADE_WITH_TIME})
            for row in pq.read_table(folder / name).to_pylist()
        )
        for name in PUBLISHED
    }


def texts(layout: Layout) -> dict[str, tuple[str, str]]:
    """Titles and texts of a version by reply."""
    folder = latest_version(layout)
    assert folder is not None
    columns = ["reply_id", "title", "body_text"]
    rows = pq.read_table(folder / "replies", columns=columns).to_pylist()
    return {r["reply_id"]: (r["title"], r["body_text"]) for r in rows}


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


TELLING = ("runs", "issues", "sources", "coverage_states")
"""Tables that say of a run that it is not whole."""
KINDS = {
    "archive": Kind("archive/*/*/*replica_damage.warc.gz", told_by="looked"),
    "log of replies": Kind("tables/replies/_delta_log/*.json"),
    "log of texts": Kind("tables/texts/_delta_log/*.json"),
    "log of changes": Kind("tables/changes/_delta_log/*.json"),
    "first log of texts": Kind("tables/texts/_delta_log/*.json", last=False),
    "checkpoint of runs": Kind("tables/runs/_delta_log/*.checkpoint.parquet"),
    "pointer of runs": Kind("tables/runs/_delta_log/_last_checkpoint"),
    "rows of replies": Kind("tables/replies/*/*.parquet"),
    "rows of texts": Kind("tables/texts/*/*.parquet"),
    "rows of sections": Kind("tables/sections/*/*.parquet"),
    "rows of citations": Kind("tables/citations/*/*.parquet"),
    "rows of revisions": Kind("tables/revisions/*/*.parquet"),
    "rows of changes": Kind("tables/changes/*.parquet"),
    "rows of runs": Kind("tables/runs/*.parquet"),
    "rows of captures": Kind("tables/captures/*.parquet"),
    "index": Kind("tables/current.sqlite", at=0.05, told_by="kept"),
    "groups": Kind("tables/duplicates.sqlite", at=0.05, told_by="kept"),
    "ledger": Kind("ledger.sqlite", at=0.05),
    "take-downs": Kind("suppress.jsonl"),
    "manifest": Kind("datasets/*/manifest.json"),
    "datasheet": Kind("datasets/*/README.md", told_by="looked"),
    "description": Kind("datasets/*/croissant.json", told_by="looked"),
    "published rows": Kind("datasets/*/replies/*/*.parquet", told_by="kept"),
    "published events": Kind("datasets/*/changes/*.parquet", told_by="kept"),
    "published coverage": Kind("datasets/*/coverage/*.parquet", told_by="kept"),
    "older version": Kind("datasets/*/manifest.json", last=False, told_by="kept"),
    "staged pages": Kind("staging/*/pages.jsonl", told_by="staged"),
    "staged captures": Kind("staging/*/captures.jsonl", told_by="staged"),
    "staged lists": Kind("staging/*/lists.jsonl", told_by="kept"),
    "staged extents": Kind("staging/*/extents.jsonl", told_by="kept"),
    "what a crawl knew": Kind("staging/*/known.jsonl", told_by="kept"),
    "staged spec": Kind("staging/*/spec.json", told_by="staged"),
    "staged report": Kind("staging/*/report.json", told_by="kept"),
    "log of a run": Kind("logs/*.log", told_by="kept"),
    "lock": Kind("locks/tables.lock", told_by="kept"),
    "health page": Kind("health/index.html", told_by="kept"),
    "health rows": Kind("health/sources.parquet", told_by="kept"),
}
"""Also the journal of a commit, the link `latest` and the files of a backup's own, in tests of
their own."""


def flip(path: Path, at: float) -> None:
    raw = bytearray(path.read_bytes())
    if raw:
        raw[int(len(raw) * at)] ^= 0x41
        path.write_bytes(raw)


def cut(path: Path, at: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * at)])


def remove(path: Path, at: float) -> None:
    path.unlink()


WAYS: dict[str, Callable[[Path, float], None]] = {"flip": flip, "cut": cut, "remove": remove}
FAST = {
    ("index", "flip"),
    ("take-downs", "flip"),
    ("archive", "flip"),
}


def cases(in_every_run: set[tuple[str, str]]) -> list[object]:
    """Every kind of file damaged in every way; `make test` does some."""
    return [
        pytest.param(kind, way, marks=() if (kind, way) in in_every_run else pytest.mark.long)
        for kind in KINDS
        for way in WAYS
    ]


def night(layout: Layout) -> None:
    """Collect and publish, as a night does."""
    collect(layout, lambda capture: None, "test")
    publish(layout, "test")


def expected_of(sound: Layout, folder: Path) -> dict[str, list[str]]:
    """What the next version says when nothing is damaged."""
    layout = copied(sound, folder)
    night(layout)
    return content(layout)


def copied(sound: Layout, folder: Path) -> Layout:
    shutil.copytree(sound.root, folder / "data", symlinks=True)
    return Layout(folder / "data")


def damage(layout: Layout, name: str, way: str, at: float | None = None) -> None:
    """Damage one file of a kind."""
    kind = KINDS[name]
    found = sorted(layout.root.glob(kind.pattern))
    if name.startswith("rows of"):  # files that an erasure has left go with the next clearing
        tables, table = Tables(layout.tables), kind.pattern.split("/")[1]
        opened = tables.open(table)
        assert opened is not None
        found = [path for path in found if path in tables.files(table, opened)]
    path = found[-1 if kind.last else 0]
    if path.stat().st_nlink > 1:  # a file that versions share is one file
        path.write_bytes(path.read_bytes())
    for log in ("-wal", "-shm"):
        path.with_name(path.name + log).unlink(missing_ok=True)
    WAYS[way](path, at if at is not None else 0.6 if way == "cut" else kind.at)
    os.utime(path.parent, (0, 0))  # nobody is just beginning a run there


def refused_for(error: BaseException) -> bool:
    """Whether an error is a publication that is refused, with a way out."""
    return isinstance(error, StorageError) and "dafu doctor says" in str(error)


def command(layout: Layout, *words: str) -> Any:
    """A command on the folder; it ends in words, not in a traceback."""
    done = CliRunner().invoke(app, [*words, "--data", str(layout.root)])
    assert done.exception is None or isinstance(done.exception, SystemExit | StorageError), words
    return done


def night_after(
    layout: Layout, expected: dict[str, list[str]], name: str, way: str, at: float | None = None
) -> str:
    """Damage the folder, look, collect and publish; what came of it. Raises AssertionError for
    what is lost in silence."""
    kind, before = KINDS[name], content(layout)
    known = texts(layout)
    damage(layout, name, way, at)
    looked = [f.message for f in findings(layout, [], lambda what: None)]
    told = [f.message for f in quick_findings(layout)]
    try:
        night(layout)
    except StorageError as error:
        assert "\n" not in str(error) and len(str(error)) < 700
        assert kind.told_by == "refused", error
        assert content(layout) == before, "the version of before stays"
        return _repaired(layout, known, name)
    found = content(layout)
    if kind.told_by == "staged" and found != expected:
        aside = list((layout.root / "damaged").glob("*"))
        issues = Tables(layout.tables).read("issues")["kind"].to_pylist()
        assert aside or "staging_damaged" in issues, "what is lost is told"
        assert texts(layout).keys() >= known.keys()
        return "told"
    if name.startswith("staged ") and found != expected:
        runs = Tables(layout.tables).read("runs")["failure"].to_pylist()
        assert {"staging_damaged", "crashed"} & {*runs}, "the run says that it is not whole"
        found = {k: v for k, v in found.items() if k not in TELLING}
        expected = {k: v for k, v in expected.items() if k not in TELLING}
    if found != expected:
        differing = {n for n in found if found[n] != expected[n]}
        raise AssertionError(f"silent: {differing}; the doctor said {told or looked}")
    if kind.told_by == "looked":
        assert looked or at is not None, "the whole look sees it"
    return "told" if looked else "harmless"


def _repaired(layout: Layout, known: dict[str, tuple[str, str]], name: str) -> str:
    """Go on as the messages say; what is then published has all that was."""
    status, doctor = command(layout, "status"), command(layout, "doctor")
    assert doctor.exit_code == 1, doctor.output
    assert status.exit_code == 1 or "rows of" in name, status.output
    repaired = command(layout, "doctor", "--repair")
    assert "repaired:" in repaired.output, (repaired.output, repaired.exception)
    if "dafu reparse" in repaired.output:
        command(layout, "reparse", "--workers", "1")
    try:
        night(layout)
    except StorageError as error:  # what is lost is in the archive, and said to be
        assert refused_for(error), error
        return "refused"
    assert texts(layout).items() >= known.items(), "a repair that publishes has lost nothing"
    return "repaired"
