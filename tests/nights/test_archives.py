"""Public web archives over real HTTP: from nothing but an archive the history of a site comes
back; an archive that is down, slow, cut short or lying leaves its windows open."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from archived import SERVICES, YEARS, backfill, dialect, site_of_years, source_of, texts_of
from conftest import asked, long_but, published

from crawlers.archives.asking import Asker
from crawlers.archives.columns import column_candidates
from crawlers.archives.model import Scope, ServiceName
from crawlers.archives.scopes import host_scope, path_words, source_scopes
from flows.backfill_archives import ArchiveBackfill, ArchiveReport
from flows.publishing import publish_version
from flows.runs.archive_extent import extent
from replica.archive.history import History, Kept, article_url, oddities
from replica.archive.server import MIRROR, Archive, Log
from replica.archive.store import Line, write_store
from storage.layout import Layout
from storage.ledger_archives import ArchiveLedger
from storage.tables.delta import Tables

EDITED, REMOVED = 4_100_003, 4_100_001
LONG = pytest.mark.long
Store = tuple[Path, list[Line]]


@pytest.fixture(scope="module")
def kept() -> list[Kept]:
    history = History(site_of_years(), edits={EDITED: 2020}, removals={REMOVED: 2021})
    found = list(history.captures())
    odd = next(k for k in found if k.number == EDITED)
    return [*found, *oddities(odd)]


@pytest.fixture(scope="module")
def store(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("archive")
    return folder, write_store(folder, kept)


@pytest.fixture
def archive(store: Store) -> Iterator[Archive]:
    with Archive(*store) as served:
        yield served


@dataclass
class Told:
    """What a backfill of all years came to, what the archive was asked for by it, and how often by
    the same command again."""

    layout: Layout
    report: ArchiveReport
    log: Log
    again: int


@pytest.fixture(scope="module")
def told(
    store: Store,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> dict[ServiceName, Told]:
    """For tests that only look at it."""
    found: dict[ServiceName, Told] = {}
    for service in asked(request, "service"):
        layout = Layout(tmp_path_factory.mktemp(service)).prepare()
        with Archive(*store) as archive:
            report = backfill(layout, archive, service)
            log = deepcopy(archive.log)
            backfill(layout, archive, service)
            publish_version(layout, [])
            found[service] = Told(layout, report, log, len(archive.log.paths) - len(log.paths))
    return found


@pytest.mark.parametrize("service", SERVICES)
def test_the_history_comes_back_from_nothing_but_the_archive(
    told: dict[ServiceName, Told], kept: list[Kept], service: ServiceName
) -> None:
    layout, report = told[service].layout, told[service].report
    assert not report.not_tried and not report.stopped
    rows, shown = published(layout), texts_of(kept)
    assert {str(r["url"]) for r in rows} == set(shown), "each archived reply once, nothing invented"
    assert len(rows) == len(shown)
    earlier = published(layout, "revisions")
    for row in rows:
        states = [r for r in earlier if r["reply_id"] == row["reply_id"]]
        ordered = [*sorted(states, key=lambda r: str(r["valid_from"])), row]
        edited = ["补充说明" in str(r["body_text"]) for r in ordered]
        assert edited == shown[str(row["url"])]
        assert [r["revision"] for r in ordered] == list(range(1, len(ordered) + 1))
    site = site_of_years()
    document = next(d for d in site.documents if d.number == EDITED)
    assert shown[article_url(site, document)] == [False, True], "the history has an edit"
    first = {k.url: k.at for k in reversed(kept) if k.number}
    assert all(r["first_seen_at"] == first[str(r["url"])] for r in rows), "the time of the capture"


@pytest.mark.parametrize("service", SERVICES)
def test_every_capture_says_where_it_is_from(
    told: dict[ServiceName, Told], service: ServiceName
) -> None:
    captures = Tables(told[service].layout.tables).read("captures").to_pylist()
    assert captures and {c["origin"] for c in captures} == {service}
    assert all(c["crawl_id"] == f"CC-MAIN-{c['fetched_at']:%G-%V}" for c in captures)
    assert not any(MIRROR in c["url"] for c in captures), "copies of other owners are never taken"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_asked_once_at_a_time_by_somebody_with_a_name(
    told: dict[ServiceName, Told], service: ServiceName
) -> None:
    report, log = told[service].report, told[service].log
    assert log.most_at_once == 1
    assert log.agents == {"dafu/test (contact: a@example.org)"}
    assert report.requests == len(log.paths)
    open_windows = sum(report.left_open.values())
    assert told[service].again <= 1 + open_windows, "what is complete is not asked again"


@pytest.mark.parametrize("service", ["commoncrawl"])
def test_lists_of_the_past_name_what_was_never_archived(
    told: dict[ServiceName, Told], service: ServiceName
) -> None:
    layout = told[service].layout
    listed, site = published(layout, "listed"), site_of_years()
    by_url = {str(r["url"]): r for r in listed}
    assert len(by_url) == len(listed), "each document once"
    documents = {article_url(site, d): d for d in site.documents}
    assert set(by_url) == set(documents), "the lists of 2023 and later have all"
    for url, document in documents.items():
        row = by_url[url]
        assert row["title"] == document.case.title and row["printed_on"] == document.published
        assert str(row["list_url"]).startswith(f"http://{site.host}/zwgk/jyta/")
    held = {str(r["url"]) for r in published(layout)}
    assert {u for u, r in by_url.items() if r["held"]} == held
    missing = [d for u, d in documents.items() if u not in held]
    assert missing, "some were never archived"
    counted = {r["year"]: r["listed_only"] for r in published(layout, "coverage")}
    for year in {d.published.year for d in missing}:
        assert counted[year] == sum(d.published.year == year for d in missing)
    captures = Tables(layout.tables).read("captures").to_pylist()
    lists = {c["capture_id"]: c for c in captures if c["role"] == "list"}
    assert {r["capture_id"] for r in listed} <= set(lists)
    assert {c["origin"] for c in lists.values()} == {"commoncrawl"}


@pytest.mark.parametrize("service", ["commoncrawl"])
def test_repeated_bytes_are_fetched_once(
    told: dict[ServiceName, Told], kept: list[Kept], service: ServiceName
) -> None:
    layout = told[service].layout
    ranges = [p for p in told[service].log.paths if p.startswith("/crawl-data/")]
    bodies = {(k.url, k.body) for k in kept if k.status == 200 and k.body}
    assert len(ranges) <= len(bodies) + 1
    years = extent(ArchiveLedger(layout.ledger), "commoncrawl", _names(), YEARS)
    assert sum(y.states["same"] for y in years) > 10
    assert sum(y.counts["pages"] for y in years) == sum(sum(y.states.values()) for y in years)


def _names() -> list[str]:
    return [s.name for s in source_scopes(source_of(site_of_years()))]


@pytest.mark.parametrize(
    ("fault", "value", "name", "kind"),
    [
        pytest.param("index_down", True, "commoncrawl", "archive_throttled", marks=LONG),
        ("index_cut", "connection", "commoncrawl", "archive_truncated"),
        pytest.param("index_cut", "gzip", "commoncrawl", "archive_truncated", marks=LONG),
        pytest.param("index_cut", "connection", "wayback", "archive_truncated", marks=LONG),
        pytest.param("index_claims_more", True, "commoncrawl", "archive_lies", marks=LONG),
        pytest.param("store_down", True, "commoncrawl", "archive_down", marks=LONG),
    ],
)
def test_a_broken_index_leaves_the_windows_open_with_its_class(
    layout: Layout, archive: Archive, fault: str, value: bool | str, name: ServiceName, kind: str
) -> None:
    setattr(archive.faults, fault, value)
    report = backfill(layout, archive, name)
    assert not report.is_well
    assert set(report.left_open) == {kind}
    windows = ArchiveLedger(layout.ledger).archive_windows(name)
    assert any(w.failure == kind and w.outcome == "partial" for w in windows)
    setattr(archive.faults, fault, type(value)())
    _forget_refusal(layout, name)
    again = backfill(layout, archive, name)
    assert not again.not_tried and not again.stopped
    assert Tables(layout.tables).count("replies") >= 21


def _forget_refusal(layout: Layout, name: ServiceName) -> None:
    """As if the time that the service named had passed."""
    (layout.locks / f"archive-{name}.lock").unlink()


def test_a_refusal_is_heeded_also_by_the_next_run(layout: Layout, archive: Archive) -> None:
    archive.faults.throttle = [None]
    report = backfill(layout, archive)
    assert report.stopped and report.stopped.kind == "archive_throttled"
    assert len(archive.log.paths) == 1, "nobody who is refused without a time goes on"
    again = backfill(layout, archive)
    assert again.stopped and len(archive.log.paths) == 1
    _forget_refusal(layout, "commoncrawl")
    archive.faults.throttle = [1]
    done = backfill(layout, archive)
    assert not done.stopped, "a short wait is waited"
    waited = archive.log.times[2] - archive.log.times[1]
    assert waited >= 1
    assert done.requests == len(archive.log.paths) - 1


@pytest.mark.parametrize("name", long_but(["wayback"], SERVICES))
@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param("no_range", "archive_missing", marks=LONG),
        ("wrong_length", "archive_truncated"),
        pytest.param("wrong_digest", "archive_lies", marks=LONG),
    ],
)
def test_a_record_that_cannot_be_had_is_told_and_its_neighbours_come(
    layout: Layout, archive: Archive, kept: list[Kept], name: ServiceName, fault: str, kind: str
) -> None:
    lost = next(k for k in kept if k.number and k.number % 2)
    setattr(archive.faults, fault, {lost.url.rsplit("/", 1)[1]})
    report = backfill(layout, archive, name)
    assert report.left_open[kind] >= 1
    held = {r["url"] for r in Tables(layout.tables).read("replies").to_pylist()}
    shown = set(texts_of(kept))
    assert held >= shown - {lost.url}
    for _ in range(4):
        before = len(archive.log.paths)
        backfill(layout, archive, name)
    assert len(archive.log.paths) - before <= 1, "it is asked for in three runs, not for ever"
    getattr(archive.faults, fault).clear()


@LONG
def test_another_capture_of_the_same_bytes_stands_in(layout: Layout, store: Store) -> None:
    folder, lines = store
    good = [x for x in lines if x.status == "200" and "/t20" in x.url]
    twice = next(x for x in good if sum(y.digest == x.digest for y in good) > 1)
    with Archive(folder, lines) as archive:
        archive.faults.no_place = {(twice.file, twice.offset)}
        report = backfill(layout, archive)
    held = {r["url"] for r in Tables(layout.tables).read("replies").to_pylist()}
    assert twice.url in held and report.left_open["archive_missing"] == 1


@LONG  # in every run budgets in test_archives_rebuilt.py
def test_a_budget_ends_the_run_and_the_next_one_goes_on(layout: Layout, archive: Archive) -> None:
    first = backfill(layout, archive, budget=25)
    assert first.requests == 25 == len(archive.log.paths)
    assert first.not_tried and first.stopped and first.stopped.kind == "archive_budget"
    assert any(backfill(layout, archive, budget=75).is_well for _ in range(20))
    paths = archive.log.paths
    fetched = [p for p in paths if p.startswith("/crawl-data/")]
    assert len(paths) - len(fetched) < 50
    windows = ArchiveLedger(layout.ledger).archive_windows("commoncrawl")
    assert {w.outcome for w in windows} == {"complete"}


def test_two_backfills_never_ask_one_service(layout: Layout, archive: Archive) -> None:
    with Asker("commoncrawl", layout.locks, "x", 0), pytest.raises(Exception, match="another"):
        backfill(layout, archive)


def test_a_host_is_found_by_the_words_of_its_addresses(layout: Layout, archive: Archive) -> None:
    scope = host_scope(site_of_years().host)
    with Asker("commoncrawl", layout.locks, "x", 0) as asker:
        job = ArchiveBackfill(
            layout, {}, dialect(archive, "commoncrawl"), asker, lambda line, closed: None
        )
        assert job.run([scope, Scope("nowhere.gov.cn", "/x/")], YEARS).is_well
    sources = {r["source_id"] for r in Tables(layout.tables).read("replies").to_pylist()}
    assert f"imported:{scope.host}" in sources and len(sources) <= 2, "with www and without"


@pytest.mark.parametrize("name", SERVICES)
def test_columns_are_found_by_addresses_alone(
    layout: Layout, archive: Archive, name: ServiceName
) -> None:
    with Asker(name, layout.locks, "x", 0) as asker:
        lines = dialect(archive, name).addresses(asker, "yunchuan.replica.localhost", path_words())
        found = column_candidates(lines, "yunchuan.replica.localhost")
    assert found[0].url == f"http://{site_of_years().host}/zwgk/jyta/"
    assert found[0].has_words and found[0].articles >= 4
    # Common Crawl is asked for its newest crawl, the Wayback Machine for all years.
    assert name == "commoncrawl" or (found[0].articles > 10 and found[0].lists)
    assert all(urlsplit(c.url).hostname == site_of_years().host for c in found), "no copies"
    asked = [p for p in archive.log.paths if "collinfo" not in p]
    assert len(asked) <= 6, "one query a domain, in pages"
