"""A take-down that is killed while it erases: the same wish ends it, and others go on meanwhile.
Until 28 November the rows that it had erased counted as lost, and nothing was written any more."""

import time

import forked
import pandas as pd
import pytest
from conftest import long_but
from rows import commit, reply

from flows.takedown import Wish, take_down
from schemas.ground.clock import today
from storage.layout import Layout
from storage.tables.delta import Tables
from storage.versions.publish import publish

WRITTEN = ("changes", "texts", "sections", "revisions", "replies")
"""Tables in the order in which an erasure writes them; it is killed as soon as one is written."""


@pytest.mark.parametrize("table", long_but(["revisions"], WRITTEN))
def test_the_same_wish_ends_what_was_killed(layout: Layout, table: str) -> None:
    commit(layout, [reply(5 * n, body_text=f"第{n}号" * 500) for n in range(30)])
    commit(layout, [reply(50, body_text="改" * 900)])
    publish(layout, "test")
    before = len(list((layout.tables / table / "_delta_log").glob("*.json")))
    child = forked.begun(take_down, layout, [], Wish("r00050", "request", "other", today()))
    while len(list((layout.tables / table / "_delta_log").glob("*.json"))) == before:
        assert child.is_alive(), f"it ended without writing {table}"
        time.sleep(0.001)
    child.kill()
    child.join()
    commit(layout, [reply(1)])
    done = forked.dafu("suppress", "r00050", "--reason", "request", "--data", layout.root)
    assert done.returncode == 0 and b"r00050" in done.stdout, done.stderr
    (only,) = layout.datasets.glob("2*")
    assert len(pd.read_parquet(only / "replies")) == 30
    assert not any(_holds(Tables(layout.tables), name) for name in WRITTEN[1:])
    changes = pd.read_parquet(only / "changes")
    assert (changes[changes["reply_id"] == "r00050"]["op"] == "redacted").sum() == 1


def _holds(tables: Tables, name: str) -> bool:
    return tables.read(name, ["reply_id"], ids=["r00050"]).num_rows > 0
