"""Near-duplicates over all sources, and exports."""

import csv
import json
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from rows import commit, reply
from typer.testing import CliRunner

from flows.cli import app
from storage.layout import Layout
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions import duplicates
from storage.versions.duplicates import COMMON, Duplicates
from storage.versions.export import csv_cell
from storage.versions.publish import publish


def text(seed: int, size: int = 600) -> str:
    rng = random.Random(seed)
    return "".join(chr(0x4E00 + rng.randrange(3000)) for _ in range(size))


def edited(words: str, share: float, seed: int = 1) -> str:
    rng = random.Random(seed)
    return "".join(chr(0x4E00 + rng.randrange(3000)) if rng.random() < share else c for c in words)


def groups(layout: Layout) -> dict[str, tuple[str | None, str | None]]:
    rows = pd.read_parquet(publish(layout, "test")[0] / "replies").astype(object)
    rows = rows.where(rows.notna(), None)
    return {
        r["reply_id"]: (r["duplicate_group"], r["duplicate_of"]) for r in rows.to_dict("records")
    }


def test_copies_on_two_sites_are_one_group_with_a_canonical_copy(layout: Layout) -> None:
    first = datetime(2021, 1, 1, tzinfo=UTC)
    commit(
        layout,
        [
            reply(1, source_id="a", body_text=text(1), published_at=first),
            reply(2, source_id="b", body_text="　　" + text(1)),
            reply(3, source_id="c", body_text=edited(text(1), 0.005)),
            reply(4, body_text=text(4)),
            reply(5, body_text=edited(text(4), 0.3)),
            reply(6, body_text="此复。"),
            reply(7, body_text="此复。"),
        ],
    )
    found = groups(layout)
    assert found["r00001"] == ("r00001", None)
    assert found["r00002"] == found["r00003"] == ("r00001", "r00001")
    assert all(found[f"r0000{n}"] == (None, None) for n in (4, 5, 6, 7))
    # A copy that comes years later in another place changes the rows of the first place too.
    commit(layout, [reply(8, source_id="late", body_text=text(4))])
    found = groups(layout)
    assert found["r00004"][0] == found["r00008"][0] == "r00004"
    # The copy is edited into something else: the group is dissolved.
    commit(layout, [reply(8, source_id="late", body_text=text(99))])
    assert groups(layout)["r00004"] == (None, None)


def test_a_copy_among_many_replies_of_one_template(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them shares a band with most others, and only so many were compared: a copy of one
    that came late was not among them."""
    monkeypatch.setattr(duplicates, "CANDIDATES", 3)
    texts = [edited(text(1), 0.03, seed) for seed in range(90)]
    tables = Tables(layout.tables)
    found = Duplicates(tables, CurrentIndex(tables))
    with closing(found._connect()) as db:
        places = [found._place(db, f"r{n:02}", words, str(n)) for n, words in enumerate(texts)]
        assert not any(places)
        assert found._place(db, "r90", texts[-1], "89") == {"r89", "r90"}


def test_copies_of_a_form_letter_are_one_group(layout: Layout) -> None:
    many = range(COMMON + 6)
    commit(layout, [reply(n, body_text=edited(text(1), 0.001, n)) for n in many])
    commit(layout, [reply(99, body_text=text(1)), reply(100, body_text=text(2))])
    found = groups(layout)
    assert {group for group, _ in (found[f"r{n:05}"] for n in (*many, 99))} == {"r00000"}
    assert found["r00100"] == (None, None)


def test_a_withdrawn_copy_is_not_canonical(layout: Layout) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC)
    commit(layout, [reply(1, body_text=text(1), published_at=first), reply(2, body_text=text(1))])
    assert groups(layout)["r00002"][1] == "r00001"
    commit(layout, [], withdrawn=["r00001"])
    assert groups(layout)["r00001"][1] == "r00002"


AS_EARLIER = """
CREATE TABLE signature (reply_id TEXT PRIMARY KEY, words_hash TEXT NOT NULL, value BLOB NOT NULL);
CREATE TABLE band (key INTEGER NOT NULL, reply_id TEXT NOT NULL, PRIMARY KEY (key, reply_id))
  WITHOUT ROWID;
INSERT INTO signature SELECT reply_id, words_hash, signature FROM text;
INSERT INTO band SELECT key, reply_id FROM text_band JOIN text USING (number);
DROP TABLE text;
DROP TABLE text_band;
"""
"""Makes a file as dafu 0.1.0 had it."""


def test_signatures_of_an_earlier_dafu_count(layout: Layout) -> None:
    commit(layout, [reply(1, body_text=text(1)), reply(2, body_text=text(2))])
    assert groups(layout)["r00001"] == (None, None)
    with closing(sqlite3.connect(layout.tables / "duplicates.sqlite")) as db:
        db.executescript(AS_EARLIER)
    commit(layout, [reply(3, body_text=text(1)), reply(2, body_text=text(9))])
    assert groups(layout)["r00003"] == ("r00001", "r00001")
    commit(layout, [reply(4, body_text=text(2))])
    assert groups(layout)["r00004"] == (None, None), "its signature of before was taken out"


def test_exports(layout: Layout, tmp_path: Path) -> None:
    commit(
        layout,
        [reply(n) for n in range(8)]
        + [
            reply(20, body_text=text(2)),
            reply(21, body_text=text(2)),
            reply(22, title="=HYPERLINK(1)"),
            reply(23, document_type="news"),
        ],
        withdrawn=[],
    )
    commit(layout, [], withdrawn=["r00000"])
    publish(layout, "test")
    data = ["--data", str(layout.root)]
    run = CliRunner().invoke

    out = tmp_path / "corpus.jsonl"
    told = run(app, ["export", str(out), "--corpus", *data])
    assert told.exit_code == 0, told.output
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert {line["id"] for line in lines} == {f"r{n:05d}" for n in range(1, 8)} | {
        "r00020",
        "r00022",
    }
    beside = {"url", "date", "agency", "licence", "version", "text_sha256", "source"}
    assert set(lines[0]) == {"id", "text", "title"} | beside
    assert lines[0]["url"] in lines[0]["source"] and lines[0]["date"] == "2023-06-01"

    table = tmp_path / "replies.csv"
    assert (
        run(
            app,
            [
                "export",
                str(table),
                "--columns",
                "reply_id,title,proposal_numbers",
                "--where",
                "published_year = 2022",
                *data,
            ],
        ).exit_code
        == 0
    )
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["reply_id"] for r in rows} == {f"r{n:05d}" for n in (0, 2, 4, 6, 20, 22)}
    assert next(r["title"] for r in rows if r["reply_id"] == "r00022") == "'=HYPERLINK(1)"

    whole = tmp_path / "all.parquet"
    assert run(app, ["export", str(whole), *data]).exit_code == 0
    assert len(pd.read_parquet(whole)) == 12
    assert run(app, ["export", str(tmp_path / "x.txt"), *data]).exit_code == 2
    wrong = run(app, ["export", str(tmp_path / "x.csv"), "--where", "nope = 1", *data])
    assert (
        wrong.exit_code != 0
        and not (tmp_path / "x.csv").exists()
        and not list(tmp_path.glob(".x.csv*"))
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_cells_that_a_spreadsheet_would_run(start: str) -> None:
    assert csv_cell(f"{start}1+1") == f"'{start}1+1"
    assert csv_cell(-3) == "-3" and csv_cell(None) == "" and csv_cell("普通") == "普通"
