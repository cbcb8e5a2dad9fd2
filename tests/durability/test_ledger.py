"""The ledger in a SQLite file and in a PostgreSQL database: the same tests over both."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import postgres
import pytest

from schemas.discovery import HostDiscovery
from schemas.known import ArchiveWindow, KnownDocument, KnownExtent, KnownList, ListedCapture
from storage.discoveries import Discoveries
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.ledger_archives import ArchiveLedger
from storage.ledger_db import engine
from storage.ledger_notes import TakeDown, TakeDownDone

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
needs_postgres = pytest.mark.skipif(not postgres.programs(), reason="PostgreSQL is not installed")


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A server, the same for the file."""
    with postgres.server() as address:
        yield address


@pytest.fixture
def shared(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """DAFU_LEDGER names an empty database."""
    name = f"ledger_{id(monkeypatch)}"
    with postgres.session(database) as db:
        db.exec_driver_sql(f"CREATE DATABASE {name}")
    monkeypatch.setenv("DAFU_LEDGER", f"{database.rpartition('/')[0]}/{name}")
    used = engine(Path())
    yield name
    used.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgres)])
def path(request: pytest.FixtureRequest, layout: Layout) -> Path:
    """Where a ledger is asked for; a database is in its place in the second turn."""
    if request.param == "postgresql":
        request.getfixturevalue("shared")
    return layout.ledger


def document(number: int) -> KnownDocument:
    return KnownDocument(f"k{number}", f"https://a/{number}", "题目", AT, None, None, "d", AT)


def test_windows(path: Path) -> None:
    ledger = Ledger(path)
    first, second = date(2026, 1, 1), date(2026, 1, 2)
    a, b = ledger.plan([("a", 2010, 30), ("b", 2011, 3)], first)
    assert (a.from_date, b.from_date, a.is_retry) == (date(2010, 1, 1), date(2011, 1, 1), False)
    ledger.record(a, "r1", "complete", None, "walked_to_end", {"new": 3})
    ledger.record(b, "r2", "partial", "one page", None, {})
    ledger.record(b, "r3", "partial", "one page", None, {})
    b, a = ledger.plan([("a", 2010, 30), ("b", 2011, 3)], second)
    assert (b.source_id, b.from_date, b.attempts) == ("b", date(2011, 1, 1), 2)
    assert a.from_date == second - timedelta(days=30)
    ledger.record(b, "r4", "unproven", None, None, {})
    states = {(w["window_until"], w["outcome"], w["proof"]) for w in ledger.windows("b")}
    assert states == {("2026-01-01", "complete", "joined"), ("2026-01-02", "complete", "joined")}
    row = {"source_id": "c", "window_from": "2026-01-01", "window_until": "2026-01-02"}
    run = {**row, "proof": "walked_to_end", "run_id": "r", "ended_at": AT}
    ledger.windows_of_runs([run, run])
    assert [w["outcome"] for w in ledger.windows("c")] == ["complete"]


def test_documents(path: Path) -> None:
    ledger = Ledger(path)
    moved = replace(document(3), listed_url="https://b")
    ledger.remember("a", [document(n) if n != 3 else moved for n in range(1200)])
    ledger.remember("b", [document(1)])
    assert len(list(ledger.documents("a"))) == ledger.document_count("a") == 1200
    known = ledger.known("a", (f"k{n}" for n in range(1100, 1300)))
    assert len(known) == 100 and known["k1100"] == document(1100)
    assert ledger.known("a", ["k3"]) == {"k3": moved}
    gone = replace(document(3), gone_count=1, listed_title=None, listed_at=None)
    ledger.remember("a", [gone])
    assert ledger.known("a", ["k3"]) == {"k3": gone}
    ledger.remember_lists("a", [KnownList("u", None, None, "f", 5_000_000_000)])
    ledger.remember_lists("a", [KnownList("u", "e", None, "g", 6_000_000_000)])
    assert ledger.lists("a") == [KnownList("u", "e", None, "g", 6_000_000_000)]
    extent = KnownExtent("u", date(2026, 1, 1), 1, None, True, None, "s")
    ledger.remember_extents("a", [extent, extent])
    assert ledger.extents("a") == [extent]
    ledger.forget("a", ["k1", "k2"])
    assert ledger.document_count("a") == 1198 and not ledger.lists("a")
    assert ledger.sources() == ["a", "b"]


def test_a_new_file_is_opened_by_five_at_once(tmp_path: Path) -> None:
    """SQLite refuses at once to make a file WAL that another reads: about one time in ten."""
    together = Barrier(5)

    def imported(path: Path) -> set[str]:
        together.wait()
        return Ledger(path).imported()

    with ThreadPoolExecutor(5) as pool:
        for number in range(40):
            paths = [tmp_path / f"{number}.sqlite"] * 5
            assert list(pool.map(imported, paths)) == [set()] * 5


def test_notes(path: Path) -> None:
    ledger = Ledger(path)
    assert (ledger.last_commit(), ledger.last_night(), ledger.layout("a")) == ("", None, None)
    for commit in ("C1", "C2"):
        ledger.note_commit(commit)
    ledger.note_night()
    assert ledger.last_commit() == "C2" and ledger.last_night() is not None
    ledger.note_alarms({("a", "dns_failed"): AT})
    ledger.note_alarms({("b", "blocked"): AT})
    assert ledger.told_alarms() == {("b", "blocked"): AT}
    ledger.learn_layout("a", "div.old")
    ledger.learn_layout("a", "div.new")
    ledger.learn_platform("a", "trs_wcm")
    ledger.learn_platform("a", "generic")
    assert (ledger.layout("a"), ledger.platforms()) == ("div.new", {"a": "trs_wcm"})
    ledger.note_import("all.warc.gz#0", 10)
    assert ledger.imported() == {"all.warc.gz#0"}
    down = TakeDown(None, "https://a/1", "request", AT.isoformat())
    ledger.put_takedowns([down])
    ledger.put_takedowns([down])
    done = TakeDownDone("2026-03-01", AT.isoformat(), "address", "person", 1, 2)
    ledger.note_takedown_done(done)
    assert (ledger.takedowns(), ledger.takedown_log()) == ([down], [done])
    hosts = Discoveries(path)
    hosts.remember(
        [HostDiscovery(host="a.gov.cn", start="https://a.gov.cn/", outcome="open", at=AT)]
    )
    hosts.remember(
        [HostDiscovery(host="a.gov.cn", start="https://a.gov.cn/", outcome="done", at=AT)]
    )
    assert hosts.of("b.gov.cn") is None and hosts.all()["a.gov.cn"].outcome == "done"
    assert hosts.due(["c.gov.cn", "b.gov.cn"]) == ["c.gov.cn", "b.gov.cn"]


def test_captures_of_archives(path: Path) -> None:
    ledger, window = ArchiveLedger(path), ArchiveWindow("wayback", "a.gov.cn/*", "2020", 2020)
    ledger.add_windows([window, window])
    captures = [
        ListedCapture("a", f"2020{n:04d}", "https://a", "one" if n < 3 else "two") for n in range(6)
    ]
    ledger.list_window(window, captures, Counter(lines=6))
    first, other = ledger.left(window)
    assert (first.stamp, other.stamp) == ("20200000", "20200003")
    ledger.note_fetched("wayback", first, "f.warc.gz", 6_000_000_000)
    assert ledger.fetched_files("wayback") == {"f.warc.gz": 6_000_000_000}
    ledger.note_imported("f.warc.gz")
    ledger.note_failed("wayback", other, "gone")
    assert ledger.states(window) == Counter(imported=1, same=3, failed=1, planned=1)
    assert [c.stamp for c in ledger.left(window)] == ["20200003", "20200004"]
    closed = ledger.close_window(window)
    assert (closed.outcome, closed.failure) == ("partial", "gone")
    assert ledger.archive_windows("wayback", ["a.gov.cn/*"])[0].counts == {"lines": 6}


@needs_postgres
def test_a_ledger_moves_into_a_database_and_back(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    Ledger(layout.ledger).remember("a", [document(n) for n in range(20)])
    Ledger(layout.ledger).note_commit("C1")
    request.getfixturevalue("shared")
    moved = Ledger(layout.ledger)
    assert moved.document_count("a") == 20 and moved.last_commit() == "C1"
    assert not layout.ledger.exists() and layout.ledger.with_suffix(".moved").exists()
    moved.remember("a", [document(20)])
    moved.copy(layout.ledger)
    monkeypatch.delenv("DAFU_LEDGER")
    assert Ledger(layout.ledger).document_count("a") == 21
    with closing(sqlite3.connect(layout.ledger)) as db:
        assert db.execute("SELECT value FROM marks").fetchall() == [("C1",)]


@needs_postgres
def test_a_database_that_knows_no_encoding_keeps_chinese(
    database: str, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cluster made in the locale C is in SQL_ASCII; its answers came as bytes, and a night ended
    in a traceback of the driver."""
    with postgres.session(database) as db:
        db.exec_driver_sql(
            "CREATE DATABASE plain ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C'"
        )
    monkeypatch.setenv("DAFU_LEDGER", f"{database.rpartition('/')[0]}/plain")
    ledger = Ledger(layout.ledger)
    ledger.remember("答复", [document(1)])
    assert list(ledger.documents("答复")) == [document(1)]
    engine(Path()).dispose()


def test_a_database_that_does_not_answer_is_one_line(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAFU_LEDGER", "postgresql://dafu@127.0.0.1:9/none")
    with pytest.raises(StorageError, match="the ledger's database does not answer"):
        Ledger(layout.ledger)
    monkeypatch.setenv("DAFU_LEDGER", "mysql://dafu:secret@127.0.0.1/none")
    with pytest.raises(StorageError, match="no address of a database") as refused:
        Ledger(layout.ledger)
    assert "secret" not in str(refused.value)
