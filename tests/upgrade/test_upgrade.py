"""A data folder that an older tree made: it opens, its staged runs are collected, a night runs over
it, versions go on.

What is in the folder, and what its two sites have become since, is told in build.py.
"""

import hashlib
import re
from collections.abc import Iterator

import pyarrow.parquet as pq
import pytest
from olddata import serve, unpack
from story import Story, held, newest, numbered, published, row_counts, run_dafu

from crawlers.registry import load_sources
from flows import CODE_VERSION
from flows.runs.rereading import Rereader
from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.tables.suppressed import suppressed
from storage.versions.folders import versions

GXJ, MZJ = "replica_upgrade_gxj", "replica_upgrade_mzj"
FIRST = 4_100_000
MOVED = FIRST + 720_000
HIDDEN = "b84b53dc005354d38ad7"
"""The reply that was taken down."""
REFUSAL: str | None = None
"""Words of the one line with which a tree refuses staged runs of this layout; None: it collects
them. A change is a decision."""

ROWS_BEFORE = {
    "replies": 16, "texts": 14, "sections": 70, "citations": 10, "attachments": 1, "revisions": 1,
    "changes": 17, "aliases": 2, "issues": 0, "quarantine": 0, "runs": 6, "listings": 0,
}  # fmt: skip
"""Rows of the working tables, which only grow. `captures` are not counted: a folder that gets older
has more pages to ask for."""
ROWS_AFTER = {
    "replies": 22, "texts": 20, "sections": 102, "citations": 15, "attachments": 1, "revisions": 2,
    "changes": 23, "aliases": 2, "issues": 0, "quarantine": 0, "runs": 10, "listings": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Everything that an operator does with the folder, in order; the tests say what it must have
    come to."""
    folder = tmp_path_factory.mktemp("upgrade")
    layout = Layout(unpack(folder))
    story = Story(layout, load_sources(folder / "sources"))
    sources = ["--sources", str(folder / "sources")]
    night = ["--replica", "--recheck", *sources]

    def dafu(name: str, *arguments: str) -> None:
        story.told[name] = run_dafu(folder, [*arguments, "--data", str(layout.root)])

    with pytest.MonkeyPatch.context() as patch, serve(folder / "sites.jsonl"):
        for variable in ("DAFU_STORE", "DAFU_CONTACT", "DAFU_SOURCES", "DAFU_DATA"):
            patch.delenv(variable, raising=False)
        patch.setenv(
            "PREFECT_HOME", str(folder)
        )  # a command would set it for all tests that follow
        dafu("status before", "status", *sources)
        dafu("list before", "versions", "list")
        story.old = [m.version for m in versions(layout)]
        story.before = held(layout, newest(layout))
        story.counted.append(row_counts(layout))
        try:
            story.staged = collect(layout, Rereader(layout, story.sources), CODE_VERSION)
        except StorageError as error:
            story.refused = str(error)
            for run in [p for p in layout.staging.iterdir() if p.is_dir()]:
                run.rename(folder / run.name)  # set aside; the night fetches what they had
        dafu(GXJ, "crawl", GXJ, *night)
        dafu(MZJ, "crawl", MZJ, *night)
        story.new = newest(layout)
        story.counted.append(row_counts(layout))
        dafu(
            "diff",
            "versions",
            "diff",
            story.old[0],
            "latest",
            "--out",
            str(folder / "delta.parquet"),
        )
        dafu("status after", "status", *sources)
        dafu("again", "crawl", GXJ, *night)
        dafu("reparse", "reparse", "--workers", "1", *sources)
        yield story


def test_no_command_ends_in_a_traceback(story: Story) -> None:
    for name, told in story.told.items():
        assert "Traceback" not in told.out + told.err, name
        # Before the night an old folder may raise an alarm: nobody has crawled for long.
        assert told.code == 0 or (name, told.code) == ("status before", 1), f"{name}: {told.err}"
    assert "documents held 11," in story.told["status before"].out
    _, *listed = story.told["list before"].out.splitlines()  # below the names of the columns
    assert listed[0].split()[:2] == ["*", story.old[0]] and len(listed) == 4
    assert (
        "documents held 16," in story.told["status after"].out
        and "open windows 0," in story.told["status after"].out
    )
    assert story.new in story.told["status after"].out


def test_staged_runs_are_collected_or_refused_with_the_way_out(story: Story) -> None:
    if REFUSAL is not None:
        assert story.refused and REFUSAL in story.refused and len(story.refused.splitlines()) == 1
        return
    assert story.refused is None
    assert [(r.source_id, r.outcome, r.failure, r.counts["new"]) for r in story.staged] == [
        (GXJ, "complete", None, 1),
        (MZJ, "failed", "crashed", 1),
    ]
    assert not [p for p in story.layout.staging.iterdir() if p.is_dir()]
    found = {
        r.run_id: [row for row in story.after.values() if row["run_id"] == r.run_id]
        for r in story.staged
    }
    assert [len(rows) for rows in found.values()] == [1, 1], (
        "what they brought is not fetched again"
    )
    runs = {row["run_id"]: row["outcome"] for row in published(story.layout, story.new, "runs")}
    assert [runs[r.run_id] for r in story.staged] == ["complete", "failed"]


def test_the_night_brings_the_new_and_the_changed_documents(story: Story) -> None:
    before, after = numbered(story.before), numbered(story.after)
    added = {(GXJ, FIRST + 8), (GXJ, FIRST + 9), *((MZJ, FIRST + n) for n in (5, 6, 7))}
    assert after.keys() - before.keys() == added and not before.keys() - after.keys()
    assert {key: row["revision"] for key, row in after.items() if row["revision"] > 1} == {
        (GXJ, FIRST + 1): 2,
        (GXJ, FIRST + 5): 2,
    }
    edited = after[GXJ, FIRST + 5]
    assert (
        "补充说明" in edited["body_text"] and "补充说明" not in before[GXJ, FIRST + 5]["body_text"]
    )
    revisions = {
        r["reply_id"]: r["body_text"] for r in published(story.layout, story.new, "revisions")
    }
    assert revisions[edited["reply_id"]] == before[GXJ, FIRST + 5]["body_text"]


def test_what_did_not_change_stays_as_it_was(story: Story) -> None:
    edited = numbered(story.before)[GXJ, FIRST + 5]["reply_id"]
    for reply_id, row in story.before.items():
        now = story.after[reply_id]
        assert (now["first_seen_at"], now["url"]) == (row["first_seen_at"], row["url"])
        assert reply_id == edited or {k: now[k] for k in row} == row
    after = numbered(story.after)
    assert [key for key, row in after.items() if row["withdrawn_at"]] == [(GXJ, FIRST + 2)]
    assert after[MZJ, MOVED]["revision"] == 1 and (MZJ, FIRST) not in after
    [file] = published(story.layout, story.new, "attachments")
    assert file["reply_id"] == after[GXJ, FIRST + 4]["reply_id"] and file["text"]


def test_a_reply_that_was_taken_down_stays_out(story: Story) -> None:
    assert HIDDEN in held(story.layout, story.old[1]) and suppressed(story.layout.tables).has(
        HIDDEN
    )
    listed = (story.layout.root / "suppress.jsonl").read_text()
    assert HIDDEN not in listed and "id:" in listed, "what was in plain is a mark now"
    for table in ("replies", "sections", "citations", "attachments", "revisions"):
        assert HIDDEN not in {
            row["reply_id"] for row in published(story.layout, story.new, table)
        }, table
    told = [
        c["op"] for c in published(story.layout, story.new, "changes") if c["reply_id"] == HIDDEN
    ]
    assert told == ["added", "redacted"], (
        "the log goes on: it has no text, and no third row for the page that changed since"
    )


def test_rows_of_the_tables_and_the_ledger(story: Story) -> None:
    runs = (
        ROWS_AFTER["runs"] if REFUSAL is None else ROWS_AFTER["runs"] - 2
    )  # refused ones are set aside, their documents fetched again
    assert story.counted == [ROWS_BEFORE, {**ROWS_AFTER, "runs": runs}]
    ledger = Ledger(story.layout.ledger)
    assert {w["outcome"] for w in ledger.windows()} == {"complete"}
    # Each site's own, and what its list no longer has: the withdrawn one, and the one that moved by
    # its old address.
    assert {s: ledger.document_count(s) for s in (GXJ, MZJ)} == {GXJ: 10, MZJ: 9}
    assert all(ledger.layout(s) for s in (GXJ, MZJ))


def test_old_versions_open_and_can_be_compared(story: Story) -> None:
    assert [len(held(story.layout, name)) for name in story.old] == [12, 13, 13, 13]
    for manifest in versions(story.layout):
        folder = story.layout.datasets / manifest.version
        assert all(
            hashlib.sha256((folder / f).read_bytes()).hexdigest() == digest
            for f, digest in manifest.checksums.items()
        )
    _, *counted, _ = story.told["diff"].out.splitlines()
    assert [line.split() for line in counted] == [["added", "5"], ["changed", "1"]]
    assert pq.read_table(story.layout.root.parent / "delta.parquet").num_rows == 6


def test_the_same_night_again_finds_nothing_and_the_old_archive_gives_the_same_values(
    story: Story,
) -> None:
    """Only where they were found is said otherwise since then: by the rule, not by the place."""
    assert f"{story.new} (unchanged)" in story.told["again"].out
    told = story.told["reparse"].out
    assert "17 replies read again, 13 read differently" in told
    assert re.findall(r"^  (\w+): ", told, re.M) == ["field_sources"]


def test_rows_of_before_say_whether_they_are_on_their_site(story: Story) -> None:
    rows = list(story.after.values())
    assert rows and {r["presence"] for r in rows if r["withdrawn_at"] is None} == {"live"}
    assert {r["presence"] for r in rows if r["withdrawn_at"]} == {"withdrawn"}
