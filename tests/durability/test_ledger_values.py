"""A byte flipped inside a value of the ledger, which SQLite's own check does not see: it is seen,
and what it was about is asked for again."""

import gc
import random
import resource
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import crawl_into
from typer.testing import CliRunner

from flows.cli import app
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from replica.site import Site
from schemas.discovery import HostDiscovery
from schemas.ground.clock import today
from schemas.known import ArchiveWindow, KnownDocument, KnownExtent, KnownList, ListedCapture
from storage.backup import backup
from storage.collect import collect
from storage.discoveries import Discoveries
from storage.layout import Layout, StorageError
from storage.ledger import Ledger, Window
from storage.ledger_archives import ArchiveLedger
from storage.ledger_notes import TakeDown, TakeDownDone
from storage.seals import PARTS
from storage.setaside import is_sound_sqlite
from storage.versions.folders import latest_version
from storage.watch.doctor import quick_findings

AT = datetime(2024, 3, 4, tzinfo=UTC)
YEAR = Window("first", date(2024, 1, 1), date(2024, 12, 31))
ARCHIVE = ArchiveWindow("wayback", "a.gov.cn/x", "2024", 2024)


def document(number: int, url: str = "http://a.gov.cn/{}.html") -> KnownDocument:
    return KnownDocument(
        f"key-{number}", url.format(number), "标题", AT, '"e"', "Mon", "d" * 64, AT, 0, "http://a/"
    )


def filled(path: Path) -> Ledger:
    """A ledger with rows in every table, of two sources."""
    ledger, archives = Ledger(path), ArchiveLedger(path)
    for source in ("first", "second"):
        window = Window(source, YEAR.from_date, YEAR.until_date)
        ledger.record(window, "run", "complete", f"of {source}", None, {"listed": 3})
        ledger.remember(source, [document(n, f"http://{source}/{{}}") for n in range(3)])
        ledger.remember_lists(source, [KnownList("http://a/list", "e", None, "x.warc.gz", 4)])
        ledger.remember_extents(
            source, [KnownExtent("http://a/", date(2024, 1, 1), 2, "rule", True, None, "shown")]
        )
        ledger.learn_layout(source, f"div#{source}")
        ledger.learn_platform(source, "trs_wcm")
    ledger.note_import("file.warc.gz", 5)
    ledger.note_alarms({("first", "blocked"): AT})
    ledger.put_takedowns([TakeDown("id", None, "request", "2024")])
    ledger.note_takedown_done(TakeDownDone("2024", "2025", "id", "request", 1, 2))
    ledger.note_commit("20240101T000000000000")
    Discoveries(path).remember(
        [HostDiscovery(host="a.gov.cn", start="http://a.gov.cn/", outcome="done", at=AT)]
    )
    archives.add_windows([ARCHIVE])
    captures = [ListedCapture("a", f"2024010{n}", "http://a/", "d") for n in range(1, 4)]
    archives.list_window(ARCHIVE, captures, Counter(pages=3))
    archives.note_fetched("wayback", captures[0], "fetched.warc.gz", 7)
    archives.note_failed("wayback", captures[1], "gone")
    archives.note_imported("fetched.warc.gz")
    archives.close_window(ARCHIVE)
    return ledger


def test_seals_follow_every_write(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "ledger.sqlite")
    with closing(sqlite3.connect(ledger.path)) as db:
        assert all(db.execute(f"SELECT 1 FROM {table}").fetchone() for table in PARTS)
    assert ledger.broken() == {}
    ledger.remember("first", [document(n, "http://b.gov.cn/{}.html") for n in range(1, 6)])
    ledger.forget("first", ["key-1"])
    ledger.plan([("first", 2020, 30), ("third", 2020, 30)], date(2025, 1, 1))
    ledger.windows_of_runs([])
    with pytest.raises(sqlite3.IntegrityError):
        ledger.note_takedown_done(TakeDownDone("2024", "", "id", "request", 1, None))
    assert ledger.broken() == {}


def settled(path: Path) -> bytes:
    """A ledger with all that was written in the file itself; its bytes."""
    gc.collect()  # a connection that a ledger of archives keeps open
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=DELETE").fetchall()
    return path.read_bytes()


def rows(path: Path) -> list[tuple[object, ...]]:
    """All that the ledger says."""
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = bytes
        return [row for table in PARTS for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]


def flipped(path: Path, value: str) -> None:
    """A byte of a value, in its row and in the indexes."""
    wrong = bytes([value.encode()[0] ^ 0x81]) + value.encode()[1:]  # no UTF-8 any more
    path.write_bytes(settled(path).replace(value.encode(), wrong))


def is_told(path: Path) -> bool:
    """Whether the ledger is refused or says what is damaged."""
    try:
        return bool(Ledger(path).broken()) or not is_sound_sqlite(path, thorough=True)
    except StorageError:
        return True


def test_no_flipped_byte_is_silent(tmp_path: Path) -> None:
    """At random places of the file: told, or of no account."""
    path, chance = tmp_path / "ledger.sqlite", random.Random(15)
    sound = settled(filled(path).path)
    said, ends = rows(path), Counter[bool]()
    for at in chance.sample(range(len(sound)), 100):
        for log in ("-wal", "-shm"):
            path.with_name(path.name + log).unlink(missing_ok=True)
        raw = bytearray(sound)
        raw[at] ^= 0x41
        path.write_bytes(raw)
        told = is_told(path)
        assert told or rows(path) == said, at
        ends[told] += 1
    assert min(ends.values()) > 5, ends


@pytest.mark.parametrize("value", ["http://first/1", "of first", "div#first"])
def test_a_source_is_asked_for_all_of_it(tmp_path: Path, value: str) -> None:
    ledger = filled(tmp_path / "ledger.sqlite")
    flipped(ledger.path, value)
    assert is_told(ledger.path)
    sources = [("first", 2020, 30), ("second", 2020, 30)]
    windows = ledger.plan(sources, date(2025, 1, 1))
    assert {w.from_date.year for w in windows} == {2020, 2024}, "of one all, of the other the rest"
    assert ledger.broken() == {}
    assert [ledger.document_count(s) for s in ("first", "second")] == [0, 3]
    (aside,) = (tmp_path / "damaged").iterdir()
    assert b'"documents"' in aside.read_bytes()


def test_notes_that_are_made_again(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.sqlite").path
    flipped(path, "20240101T000000000000")
    flipped(path, "blocked")
    ledger = Ledger(path)
    assert (ledger.last_commit(), ledger.told_alarms(), ledger.broken()) == ("", {}, {})


def test_a_host_and_a_window_of_an_archive_are_looked_at_again(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.sqlite").path
    flipped(path, '"start":')
    assert Discoveries(path).all() == {}
    flipped(path, "20240103")
    archives = ArchiveLedger(path)
    archives.add_windows([ARCHIVE])
    (window,) = archives.archive_windows("wayback")
    assert (window.counts, window.outcome, archives.states(window)) == (None, "open", Counter())
    assert archives.broken() == {}


def test_a_ledger_of_an_earlier_dafu_is_sealed_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.sqlite").path
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE seals")
    ledger = Ledger(path)
    assert ledger.broken() == {} and ledger.document_count("first") == 3


def test_a_full_disk_is_no_damage(tmp_path: Path) -> None:
    """It was called one, and the repair of that puts the ledger aside."""
    path = filled(tmp_path / "ledger.sqlite").path
    gc.collect()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))  # no file may grow beyond it
    try:
        with pytest.raises(sqlite3.OperationalError, match="disk"):
            Ledger(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Ledger(path).broken() == {} and not (tmp_path / "damaged").exists()


@pytest.mark.long
def test_the_commands_on_a_damaged_value(
    tmp_path: Path, layout: Layout, serve: Callable[[Site], Site]
) -> None:
    site = serve(Site("values", "trs_wcm", count=6))
    source = site.source()
    crawl_into(layout, site)
    with closing(sqlite3.connect(layout.ledger)) as db, db:
        db.execute("UPDATE windows SET updated_at = CAST(x'ff' AS TEXT), window_from = 'never'")
        db.execute("UPDATE documents SET checked_at = 'never'")
    told = CliRunner().invoke(app, ["status", "--data", str(layout.root)])
    assert isinstance(told.exception, SystemExit) and told.exit_code == 1, told.exception
    assert f"damaged in its table documents ({source.id})" in told.output
    with pytest.raises(StorageError, match="is damaged"):
        backup(layout, tmp_path / "backup")
    repaired = CliRunner().invoke(app, ["doctor", "--repair", "--data", str(layout.root)])
    assert "repaired: the ledger forgets what was damaged in windows, documents" in repaired.output
    before = latest_version(layout)
    report = crawl_into(layout, site)
    assert (report.outcome, report.counts["fetched"]) == ("complete", 6)
    assert (latest_version(layout), Ledger(layout.ledger).document_count(source.id)) == (before, 6)


@pytest.mark.long
def test_a_run_that_is_collected_into_a_damaged_ledger(
    layout: Layout, serve: Callable[[Site], Site]
) -> None:
    """Its rows come in, and its window does not close: the documents of before are not known."""
    site = serve(Site("values2", "trs_wcm", count=6))
    crawl_into(layout, site)
    site.changed = {site.documents[0].number}
    source, options = site.source(), CrawlOptions("crawl", replica=True, recheck=True)
    (window,) = Ledger(layout.ledger).plan([(source.id, 2015, 30)], today())
    crawl(layout, prepare_run(layout, source, window, options), 60, lambda: False, lambda n: None)
    with closing(sqlite3.connect(layout.ledger)) as db, db:
        db.execute("UPDATE documents SET checked_at = 'never'")
    (report,) = collect(layout, lambda capture: None, "test")
    assert (report.outcome, report.counts["changed"]) == ("complete", 1)
    ledger = Ledger(layout.ledger)
    assert {w["outcome"] for w in ledger.windows()} == {"open"} and ledger.broken() == {}
    assert crawl_into(layout, site).outcome == "complete"
    assert ledger.document_count(source.id) == 6 and quick_findings(layout)[1:] == []


def test_a_ledger_is_checked_again_when_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Path] = []
    monkeypatch.setattr(
        "storage.ledger_notes.is_sound_sqlite", lambda path: checked.append(path) or True
    )
    path = Layout(tmp_path).prepare().ledger
    for _ in range(3):
        Ledger(path).takedowns()
    assert len(checked) == 1
    Ledger(path).note_import("part", 1)
    Ledger(path)
    assert len(checked) == 2
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DELETE FROM imports")
        other.commit()
        Ledger(path)  # what was written is not in the file yet
    assert len(checked) == 3
