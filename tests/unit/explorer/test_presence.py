"""What the explorer says of replies that are not, or may not be, on their site."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rows import DAY, commit, reply
from samples import client_of, version_of

from explorer.build import build
from explorer.index import opened
from explorer.search import Search
from explorer.selection import Selection
from storage.layout import Layout


@pytest.fixture
def version(layout: Layout) -> Path:
    """One reply that a crawl saw, one that it missed since, two out of an archive."""
    commit(layout, [reply(2), reply(3)], kind="import", seen=DAY.replace(year=2019))
    commit(layout, [reply(0), reply(1)])
    commit(layout, [], withdrawn=["r00001"], seen=DAY.replace(month=3))
    return version_of(layout, [])


def states(search: Search) -> dict[str | None, int]:
    return {c.value: c.count for c in search.results(Selection(), None).facets["state"]}


def test_a_page_says_what_was_seen_and_when(layout: Layout, version: Path) -> None:
    client = client_of(layout, version)
    shown = {n: client.get(f"/reply/r0000{n}?lang=en").text for n in range(4)}
    for n in (2, 3):
        assert (
            "Known only from web archives or imported files, last captured 2019-01-01" in shown[n]
        )
        assert "A missing capture proves nothing" in shown[n]
    assert "Missed on its site since 2026-03-01; last seen there 2026-01-01" in shown[1]
    assert 'class="notice"' not in shown[0]
    listed = client.get("/?lang=en").text
    assert "Archived only" in listed and "Withdrawn" in listed
    only = client.get("/?state=archived_only&lang=en").text
    assert "2 documents" in only and "r00002" in only and "r00000" not in only


def test_states_are_counted_also_of_versions_that_do_not_tell(
    layout: Layout, version: Path, tmp_path: Path
) -> None:
    build(version, tmp_path / "today.sqlite")
    counted = states(Search(opened(tmp_path / "today.sqlite")))
    assert counted == {"public": 1, "withdrawn": 1, "archived_only": 2}
    for file in (version / "replies").rglob("*.parquet"):
        rows = pq.ParquetFile(file).read().drop_columns(["presence"])
        file.unlink()
        pq.write_table(rows, file)
    build(version, tmp_path / "before.sqlite")
    counted = states(Search(opened(tmp_path / "before.sqlite")))
    assert counted == {"public": 3, "withdrawn": 1}
