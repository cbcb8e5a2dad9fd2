"""The archive of a site that was rebuilt: another system with other addresses since some year. Each
reply comes back once, with its states in order, whatever comes first."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from archived import SERVICES, backfill, source_of
from conftest import long_but, published

from crawlers.archives.model import ServiceName
from flows.publishing import publish_version
from replica.archive.history import History, Kept, article_url
from replica.archive.server import Archive
from replica.archive.store import Line, write_store
from replica.site import Site
from schemas.source import Source
from storage.layout import Layout
from storage.tables.delta import Tables

REBUILT, EDITED = 2022, 4_100_003
Store = tuple[Path, list[Line]]


def sites() -> tuple[Site, Site]:
    """The site before and after."""
    words = {"count": 16, "first_year": 2018, "last_year": 2021}
    return Site("gaiban.yunchuan", "trs_wcm", **words), Site(
        "gaiban.yunchuan", "hanweb_jcms", **words
    )


def source() -> Source:
    """As its file is today, with the column of before as `former`."""
    before, after = sites()
    start = f"http://{after.host}/col/col7301/index.html"
    former = source_of(before).start_urls
    return after.source().model_copy(update={"start_urls": [start], "former": former})


@pytest.fixture(scope="module")
def kept() -> list[Kept]:
    before, after = sites()
    history = History(before, edits={EDITED: 2023}, later=after, rebuilt_in=REBUILT)
    return list(history.captures())


@pytest.fixture(scope="module")
def store(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("rebuilt")
    return folder, write_store(folder, kept)


@pytest.fixture
def archive(store: Store) -> Iterator[Archive]:
    with Archive(*store) as served:
        yield served


def addresses(kept: list[Kept]) -> dict[int, set[str]]:
    """Addresses at which the archive has the page of each document."""
    found: dict[int, set[str]] = defaultdict(set)
    for capture in kept:
        if capture.number is not None and capture.status == 200:
            found[capture.number].add(capture.url)
    return found


def check(layout: Layout, kept: list[Kept]) -> None:
    """That the history is whole: each document once, at its last address, no state invented."""
    publish_version(layout, [])
    rows, shown = published(layout), addresses(kept)
    before, after = sites()
    new = {d.number: article_url(after, d) for d in after.documents}
    old = {d.number: article_url(before, d) for d in before.documents}
    moved = [n for n, urls in shown.items() if urls == {old[n], new[n]}]
    assert len(moved) > 5, "the history has replies at both addresses"
    assert {r["url"] for r in rows} == {
        new[n] if new[n] in urls else old[n] for n, urls in shown.items()
    }
    assert len(rows) == len(shown), "each archived reply once"
    earlier = published(layout, "revisions")
    for row in rows:
        states = [r for r in earlier if r["reply_id"] == row["reply_id"]]
        ordered = [*sorted(states, key=lambda r: str(r["valid_from"])), row]
        hashes = [r["content_hash"] for r in ordered]
        assert all(a != b for a, b in pairwise(hashes)), "each state differs from the one before"
        # The new system prints fewer fields, and files otherwise; an edit is one state more.
        number = int(str(row["url"])[-12:-5])
        most = 1 + (number in moved) + (number == EDITED)
        assert len(ordered) <= most
        edited = ["补充说明" in str(r["body_text"]) for r in ordered]
        assert edited == sorted(edited) and edited[-1] == (number == EDITED)
    ends = Tables(layout.tables).read("aliases").to_pylist()
    by_url = {str(r["url"]): r["reply_id"] for r in rows}
    told = {a["alias"]: a["reply_id"] for a in ends if a["alias_kind"] == "url"}
    assert told == {old[n]: by_url[new[n]] for n in moved}, "the old address of each is told"


@pytest.mark.parametrize("name", long_but(["wayback"], SERVICES))
def test_a_reply_that_moved_comes_back_once(
    layout: Layout, archive: Archive, kept: list[Kept], name: ServiceName
) -> None:
    report = backfill(layout, archive, name, source=source())
    assert report.is_well
    check(layout, kept)
    captures = Tables(layout.tables).read("captures").to_pylist()
    assert {c["source_id"] for c in captures} == {source().id}
    again = backfill(layout, archive, name, source=source())
    assert again.imported.counts["new"] == 0


def test_budgets_that_cut_the_history_change_nothing(
    layout: Layout, archive: Archive, kept: list[Kept]
) -> None:
    while not backfill(layout, archive, "wayback", budget=17, source=source()).is_well:
        assert len(archive.log.paths) < 500
    check(layout, kept)


def test_the_same_text_at_two_addresses_that_both_stay_is_two_replies(
    layout: Layout, store: Store, kept: list[Kept]
) -> None:
    folder, lines = store
    pages = [line for line in lines if line.status in ("200", "-")]
    with Archive(folder, pages) as archive:  # nothing says that an old address ended
        backfill(layout, archive, source=source())
    publish_version(layout, [])
    assert len(published(layout)) == sum(len(urls) for urls in addresses(kept).values())
    groups = [r["duplicate_group"] for r in published(layout)]
    moved = sum(len(urls) == 2 for urls in addresses(kept).values())
    assert len({g for g in groups if g}) >= moved - 1, "told as copies of one another"
