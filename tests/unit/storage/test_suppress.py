"""Take-down: out of every published table, and never in again."""

from pathlib import Path

import pandas as pd
import pytest
from rows import commit, reply
from typer.testing import CliRunner

from flows.cli import app
from schemas.tables import PUBLISHED
from storage.layout import Layout, StorageError
from storage.tables.takedown import suppress
from storage.versions.folders import latest_version
from storage.versions.publish import publish


def anywhere(folder: Path, text: str) -> list[str]:
    """Tables of a version in which a text stands."""
    found = []
    for name in PUBLISHED:
        frame = pd.read_parquet(folder / name)
        if any(
            frame[column].astype(str).str.contains(text, regex=False).any()
            for column in frame.columns
        ):
            found.append(name)
    return found


def test_nothing_of_it_is_published_any_more(layout: Layout) -> None:
    secret = "本条应当撤下" * 30
    commit(layout, [reply(n) for n in range(12)] + [reply(20, body_text=secret)])
    publish(layout, "test")
    commit(layout, [reply(20, body_text=secret + "（修订）")])
    before, _ = publish(layout, "test")
    assert set(anywhere(before, "本条应当撤下")) == {"replies", "revisions"}
    done = CliRunner().invoke(
        app,
        [
            "suppress",
            "https://a.gov.cn/t20.html",
            "--reason",
            "request",
            "--data",
            str(layout.root),
        ],
    )
    assert done.exit_code == 0 and "r00020" in done.output, done.output
    folder = latest_version(layout)
    assert folder is not None and folder != before
    assert anywhere(folder, "本条应当撤下") == []
    changes = pd.read_parquet(folder / "changes")
    assert changes[changes["reply_id"] == "r00020"]["op"].tolist()[-1] == "redacted"
    assert len(pd.read_parquet(folder / "replies")) == 12 and "r00020" not in set(
        pd.read_parquet(folder / "sections")["reply_id"]
    )


@pytest.mark.parametrize("kind", ["nightly", "import", "reparse"])
def test_it_does_not_come_in_again(layout: Layout, kind: str) -> None:
    commit(layout, [reply(n) for n in range(5)])
    assert suppress(layout, "r00003", "request") == ["r00003"]
    commit(layout, [reply(3, title="又来了"), reply(9)], kind=kind)
    for path in layout.tables.glob("current.sqlite*"):
        path.unlink()  # the index is made again from the tables
    folder, _ = publish(layout, "test")
    assert set(pd.read_parquet(folder / "replies")["reply_id"]) == {
        "r00000",
        "r00001",
        "r00002",
        "r00004",
        "r00009",
    }


def test_an_address_that_is_not_held_is_kept_out(layout: Layout) -> None:
    assert suppress(layout, "https://a.gov.cn/t7.html", "request") == []
    commit(layout, [reply(7), reply(8)])
    assert set(pd.read_parquet(publish(layout, "test")[0] / "replies")["reply_id"]) == {"r00008"}
    with pytest.raises(StorageError, match="no reply has the id"):
        suppress(layout, "nope", "request")


def test_a_wish_that_was_cut_off_after_the_tables_is_met_by_the_same_again(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(4)])
    publish(layout, "test")
    commit(layout, [reply(8)])
    before, _ = publish(layout, "test")
    suppress(layout, "r00002", "request")  # and no version after it: an object store was lost
    command = ["suppress", "r00002", "--reason", "request", "--data", str(layout.root)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0 and "r00002" in done.output, done.output
    (only,) = layout.datasets.glob("2*")
    assert only != before and anywhere(only, "t2.html") == []
    changes = pd.read_parquet(only / "changes")
    assert (changes[changes["reply_id"] == "r00002"]["op"] == "redacted").sum() == 1
