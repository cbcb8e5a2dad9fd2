"""After a take-down nothing of it is left: each byte of the data folder and of its backup is looked
at, with every compression undone. Over a real crawl, so that archive, ledger and logs are there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import crawl_into, published
from fastapi.testclient import TestClient
from leftovers import places

from explorer.app import application
from flows.takedown import Wish, take_down
from replica.server import Replica
from replica.site import Site
from storage.backup import backup
from storage.layout import Layout
from storage.tables.takedown import suppress_person
from storage.versions.folders import latest_version
from storage.versions.hub import export_hub

pytestmark = pytest.mark.long
PERSON = "欧阳小明"


def said_of(row: dict[str, Any]) -> set[str]:
    """What a reply is known by: its address, its title, how its text begins."""
    lines = [line for line in row["body_text"].split("\n") if len(line) > 30]
    return {row["url"], row["url"].rpartition("/")[2], row["title"], lines[0][:30]}


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    named, other = Site("named", "trs_wcm", count=8), Site("other", "hanweb_jcms", count=5, seed=3)
    named.quirks = {"gbk"}
    whole = named.documents[2]
    name = whole.case.truth["addressees"][0]
    lines = [line.replace(name, PERSON) for line in whole.case.lines]
    named.documents[2] = replace(whole, case=replace(whole.case, lines=lines))
    with Replica([named, other]):
        yield named, other


def test_nothing_is_left(layout: Layout, sites: tuple[Site, Site], tmp_path: Path) -> None:
    named, _ = sites
    for site in sites:
        crawl_into(layout, site)
    named.changed = {d.number for d in named.documents[:4]}
    crawl_into(layout, named, recheck=True)
    rows = published(layout)
    [person] = [r for r in rows if PERSON in r["body_text"]]
    address = next(r for r in rows if r["source_id"] == "replica_other")
    words = {PERSON, *said_of(person), *said_of(address)}
    copy = tmp_path / "backup"
    backup(layout, copy)
    kept = {"archive", "datasets", "tables", "ledger.sqlite"}
    assert kept <= places(layout.root, words) and kept <= places(copy, words), "it can be found"
    folder = latest_version(layout)
    assert folder is not None
    client = TestClient(application(layout, folder, raw=True), base_url="http://127.0.0.1:8420")
    shown = client.get(f"/archived/{person['reply_id']}")
    assert shown.status_code == 200 and PERSON in shown.text

    day = date(2026, 11, 2)
    ids = suppress_person(layout, PERSON, person["agency"][:3], "mail")
    assert ids == [person["reply_id"]]
    for view in ("archived", "reply"):
        assert client.get(f"/{view}/{person['reply_id']}").status_code == 404, "at once"
        assert client.get(f"/{view}/{address['reply_id']}").status_code == 200
    done = take_down(layout, [], Wish(str(address["url"]), "mail", "agency", day))
    assert done.ids == [address["reply_id"]]
    assert places(layout.root, words) == set()
    backup(layout, copy)
    assert places(copy, words) == set()
    export_hub(done.version, tmp_path / "hub")
    assert places(tmp_path / "hub", words) == set()

    # The rest is as it was, in the archive too, and what is gone is not asked for any more.
    assert {r["reply_id"] for r in published(layout)} == {
        r["reply_id"] for r in rows if r not in (person, address)
    }
    client = TestClient(
        application(layout, done.version, raw=True), base_url="http://127.0.0.1:8420"
    )
    for row in published(layout):
        assert client.get(f"/archived/{row['reply_id']}").status_code == 200
    named.requests.clear()
    report = crawl_into(layout, named, recheck=True)
    assert report.outcome == "complete" and report.counts["fetched"] == 7
    assert not [r for r in named.requests if r.endswith(person["url"].rpartition("/")[2])]


def test_a_page_that_comes_in_later_leaves_nothing(
    layout: Layout, sites: tuple[Site, Site]
) -> None:
    named, other = sites
    crawl_into(layout, other)
    agency = named.agency
    take_down(layout, [], Wish(PERSON, "mail", "person", date(2026, 11, 2), agency[:3]))
    crawl_into(layout, named)
    assert len(published(layout)) == other.count + named.count - 1
    assert places(layout.root, {PERSON}) == set(), "its page is erased, it came and did not stay"
    before = len(named.requests)
    crawl_into(layout, named)
    number = str(named.documents[2].number)
    assert not [r for r in named.requests[before:] if number in r], "and is not asked for again"
