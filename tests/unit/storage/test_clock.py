"""Names that sort whatever the clock does; the newest version is that of the line, not of the
name."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import commit, reply

import schemas.ground.clock
import storage.versions.names
import storage.versions.publish
from schemas.ground.clock import stamp_after
from storage.layout import Layout
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.folders import latest_version, prune, versions
from storage.versions.names import next_stamp
from storage.versions.publish import publish

BEGIN = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECONDS = st.one_of(st.integers(-(10**9), 10**9), st.sampled_from([0, -3600, 3600, -86_400, 10**8]))


@given(st.lists(SECONDS, min_size=1, max_size=30))
def test_names_sort_whatever_the_clock_does(jumps: list[int]) -> None:
    names, commits = [""], [""]
    with pytest.MonkeyPatch.context() as patch:
        for seconds in jumps:
            at = BEGIN + timedelta(seconds=seconds)
            patch.setattr(storage.versions.names, "now", lambda at=at: at)
            patch.setattr(schemas.ground.clock, "now", lambda at=at: at)
            names.append(next_stamp(names))
            commits.append(stamp_after(commits[-1]))
    assert names == sorted(set(names)) and {len(n) for n in names[1:]} == {19}
    assert commits == sorted(set(commits)) and {len(c) for c in commits[1:]} == {21}


@given(st.integers(1, 6), SECONDS)
def test_names_come_after_the_long_ones_of_before(digits: int, seconds: int) -> None:
    """Until 2026-11 a clock that went back made each name a digit longer."""
    old = [f"20261127T120000552{'0' * n}Z" for n in range(digits + 1)]
    at = BEGIN + timedelta(seconds=seconds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage.versions.names, "now", lambda: at)
        assert next_stamp(old) > max(old)


def test_a_commit_and_a_version_after_the_clock_went_back(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([BEGIN, BEGIN - timedelta(days=3), BEGIN - timedelta(days=2), BEGIN])
    made, commits = [], []
    for step, at in enumerate(clock):
        monkeypatch.setattr(storage.versions.names, "now", lambda at=at: at)
        monkeypatch.setattr(schemas.ground.clock, "now", lambda at=at: at)
        commit(layout, [reply(n, title=str(step)) for n in range(3)])
        commits.append(CurrentIndex(Tables(layout.tables)).last_commit)
        made.append(publish(layout, "test")[0].name)
    assert made == sorted(set(made)) and commits == sorted(set(commits))
    assert [m.version for m in versions(layout)] == made[::-1]
    assert prune(layout, 2) == made[1::-1]
    newest = latest_version(layout)
    assert newest is not None and newest.name == made[-1]


def test_the_order_of_versions_is_their_line(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders of before have names that do not sort: each of these is older by name than its
    parent."""
    names = [f"20261127T120000552{'0' * n}Z" for n in range(4)]
    assert names == sorted(names, reverse=True)
    wanted: Iterator[str] = iter(names)
    monkeypatch.setattr(storage.versions.publish, "next_stamp", lambda before: next(wanted))
    for step in range(4):
        commit(layout, [reply(n, title=str(step)) for n in range(3)])
        publish(layout, "test")
    assert [m.version for m in versions(layout)] == names[::-1]
    assert prune(layout, 2) == names[1::-1], "the older ones, not those with the smaller names"
    assert [m.version for m in versions(layout)] == names[:1:-1]
    newest = latest_version(layout)
    assert newest is not None and newest.name == names[-1]
