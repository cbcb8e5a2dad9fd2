"""The plan of a commit, without a table: what each page is, and which rows it brings."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from rows import DAY, reply

from schemas.reply import Citation, Reply, Section
from schemas.rows import Children
from schemas.run import Operation, RunKind
from storage.tables.batch import Batch, Incoming, Reread, Withdrawal
from storage.tables.plan import CommitPlan, commit_plan
from storage.tables.state import State
from storage.tables.timeline import Looks, Recorded

COMMIT, LATER = "20260601T000000000000", DAY + timedelta(days=30)


def children(reply_id: str) -> Children:
    section = Section(reply_id=reply_id, seq=0, level=0, text="正文")
    citation = Citation(reply_id=reply_id, seq=0, kind="title", raw="《办法》")
    return Children(sections=[section], citations=[citation])


def plan(
    *pages: Reply,
    states: dict[str, State] | None = None,
    kind: RunKind = "nightly",
    seen: Sequence[datetime] = (),
    withdrawals: Sequence[Withdrawal] = (),
    reread: Reread = lambda capture: None,
    recorded: Sequence[Recorded] = (),
    looks: Looks | None = None,
) -> CommitPlan:
    """A plan for pages seen at LATER (or at `seen`)."""
    incoming = [
        Incoming(page, at, kind, children(page.reply_id))
        for page, at in zip(pages, seen or [LATER] * len(pages), strict=True)
    ]
    batch = Batch(incoming, list(withdrawals))
    return commit_plan(COMMIT, batch, states or {}, reread, lambda ids: recorded, looks)


def known(*pages: Reply, **changed: Any) -> dict[str, State]:
    """States of pages that an earlier commit wrote."""
    states = commit_plan(
        "20260101T000000000000",
        Batch([Incoming(page, DAY, "nightly") for page in pages]),
        {},
        lambda capture: None,
        lambda ids: [],
    ).states
    return {
        reply_id: State({**s.row, **changed}, s.text_hash, s.words_hash)
        for reply_id, s in states.items()
    }


def operations(made: CommitPlan) -> list[Operation]:
    return [op for counts in made.outcome.operations.values() for op in counts.elements()]


def nothing(made: CommitPlan) -> bool:
    return not made.states and not any(made.logs().values())


def test_added() -> None:
    made = plan(reply(1))
    row = made.states["r00001"].row
    assert operations(made) == ["added"] and [c.op for c in made.changes] == ["added"]
    assert (row["revision"], row["state_id"], row["first_seen_at"]) == (1, COMMIT, LATER)
    assert row["last_seen_at"] == LATER and row["last_changed_at"] is None
    assert "body_text" not in row and made.texts == [
        {
            "reply_id": "r00001",
            "body_text": reply(1).body_text,
            "state_id": COMMIT,
            "published_year": reply(1).published_year,
        }
    ]
    assert [r["state_id"] for r in made.children["sections"]] == [COMMIT]
    assert not made.revisions and not made.aliases


def test_unchanged() -> None:
    made = plan(reply(1), states=known(reply(1)))
    assert operations(made) == ["unchanged"] and nothing(made)


@pytest.mark.parametrize(
    ("values", "operation", "columns"),
    [
        ({"title": "改"}, "content_changed", ["title"]),
        ({"body_text": "新的正文。"}, "content_changed", ["body_text"]),
        ({"agency": "某县水务局"}, "metadata_changed", ["agency"]),
        ({"title": "改", "agency": "某县水务局"}, "content_changed", ["agency", "title"]),
    ],
)
def test_changed(values: dict[str, Any], operation: str, columns: list[str]) -> None:
    made = plan(reply(1, **values), states=known(reply(1)))
    row = made.states["r00001"].row
    assert operations(made) == [operation]
    assert [(c.op, c.fields, c.revision) for c in made.changes] == [(operation, columns, 2)]
    assert (row["revision"], row["first_seen_at"], row["last_changed_at"]) == (2, DAY, LATER)
    (earlier,) = made.revisions
    assert (earlier["revision"], earlier["valid_from"], earlier["valid_to"]) == (1, DAY, LATER)
    assert earlier["title"] == reply(1).title and earlier["state_id"] == "20260101T000000000000"
    assert [r["revision"] for r in made.children["citations"]] == [2]


def test_moved() -> None:
    states = known(reply(1))
    made = plan(reply(1, url="https://a.gov.cn/new/1.html"), states=states)
    row = made.states["r00001"].row
    assert operations(made) == ["moved"] and [c.fields for c in made.changes] == [["url"]]
    assert row["revision"] == 1 and row["state_id"] == states["r00001"].row["state_id"]
    assert not made.texts and not made.children["sections"], "the text stays where it is"
    assert [(a.alias_kind, a.alias, a.reply_id) for a in made.aliases] == [
        ("url", "https://a.gov.cn/t1.html", "r00001")
    ]


def test_restored() -> None:
    states = known(reply(1), withdrawn_at=DAY + timedelta(days=3))
    made = plan(reply(1), states=states)
    row = made.states["r00001"].row
    assert operations(made) == ["restored"]
    assert (row["withdrawn_at"], row["revision"], row["last_changed_at"]) == (None, 1, LATER)
    assert not made.revisions and len(made.texts) == 1


def test_reparsed() -> None:
    gone = DAY + timedelta(days=3)
    made = plan(
        reply(1, title="读得更好", parser_version="2"),
        states=known(reply(1), withdrawn_at=gone),
        kind="reparse",
    )
    row = made.states["r00001"].row
    assert operations(made) == ["reparsed"] and set(made.outcome.columns) == {
        "title",
        "content_hash",
    }
    assert (row["revision"], row["last_seen_at"], row["withdrawn_at"]) == (1, DAY, gone)
    assert not made.revisions and [c.op for c in made.changes] == ["reparsed"]
    assert nothing(plan(reply(1, parser_version="2"), states=known(reply(1)), kind="reparse"))


@pytest.mark.parametrize(
    ("reads_alike", "operation"), [(True, "reparsed"), (False, "content_changed")]
)
def test_another_parser_and_another_text(reads_alike: bool, operation: str) -> None:
    """What today's parser reads from the old capture decides between a better reading and an
    edit."""
    new = reply(1, title="改", parser_version="2", capture_id="new")
    made = plan(
        new,
        states=known(reply(1, capture_id="old")),
        reread=lambda capture: new.content_hash if reads_alike and capture == "old" else "other",
    )
    assert operations(made) == [operation]


def test_older() -> None:
    before = DAY - timedelta(days=400)
    first = reply(1, title="早先的标题")
    made = plan(first, states=known(reply(1)), kind="import", seen=[before])
    assert operations(made) == ["older"] and not made.states and not made.changes
    (earlier,) = made.revisions
    assert (earlier["revision"], earlier["valid_from"], earlier["valid_to"]) == (0, before, DAY)
    assert [t["state_id"] for t in made.texts] == [earlier["state_id"]] == [f"{COMMIT}-older"]
    again = [Recorded("r00001", first.content_hash, before)]
    assert nothing(
        plan(first, states=known(reply(1)), kind="import", seen=[before], recorded=again)
    )
    same = plan(reply(1), states=known(reply(1)), kind="import", seen=[before])
    assert operations(same) == ["older"] and nothing(same)


def test_older_states_find_their_place() -> None:
    """A state of before, one that came between two looks, and one of a time when the page said what
    it says now."""
    back, first = reply(1, title="早先的标题"), reply(1, title="最初的标题")
    days = [DAY - timedelta(days=n) for n in (900, 600, 300)]
    made = plan(first, back, reply(1), states=known(reply(1)), kind="import", seen=days)
    found = sorted((r["valid_from"], r["valid_to"], r["title"]) for r in made.revisions)
    assert found == [(days[0], days[1], first.title), (days[1], DAY, back.title)]
    looks = {"https://a.gov.cn/t1.html": LATER}
    between = plan(back, states=known(reply(1)), kind="import", seen=[LATER - timedelta(1)])
    assert operations(between) == ["content_changed"]
    seen = [LATER - timedelta(1)]
    between = plan(back, states=known(reply(1)), kind="import", seen=seen, looks=looks)
    assert operations(between) == ["older"] and not between.states, "a later look found it as it is"
    assert len(between.revisions) == 1


def test_an_import_never_brings_a_withdrawn_reply_back_from_before_its_end() -> None:
    gone = known(reply(1), withdrawn_at=LATER)
    made = plan(reply(1), states=gone, kind="import", seen=[DAY + timedelta(days=3)])
    assert operations(made) == ["older"] and nothing(made)
    later = plan(reply(1), states=gone, kind="import", seen=[LATER + timedelta(days=3)])
    assert operations(later) == ["restored"] and later.states["r00001"].row["presence"] == "live"


def test_presence() -> None:
    archived = plan(reply(1), kind="import")
    assert archived.states["r00001"].row["presence"] == "archived_only"
    seen = plan(reply(1), states=archived.states, seen=[LATER + timedelta(1)])
    row = seen.states["r00001"].row
    assert operations(seen) == ["seen_live"] and row["presence"] == "live"
    assert row["state_id"] == archived.states["r00001"].row["state_id"] and not seen.texts
    assert row["first_seen_at"] == LATER and row["revision"] == 1
    again = plan(
        reply(1, title="改"), states=seen.states, kind="import", seen=[LATER + timedelta(9)]
    )
    assert again.states["r00001"].row["presence"] == "live", "an archive takes nothing back"
    gone = Withdrawal("r00001", "run-2", LATER, "https://a.gov.cn/t1.html")
    left = plan(states=seen.states, withdrawals=[gone]).states["r00001"].row
    assert left["presence"] == "withdrawn" and left["withdrawn_at"] == LATER


def test_an_address_with_and_without_www_is_no_move() -> None:
    other = reply(1, url="http://www.a.gov.cn/t1.html")
    assert nothing(plan(other, states=known(reply(1)), kind="import"))
    assert operations(plan(other, states=known(reply(1)))) == ["moved"]


def test_withdrawn() -> None:
    gone = Withdrawal("r00001", "run-2", LATER, "https://a.gov.cn/t1.html")
    states = known(reply(1))
    made = plan(states=states, withdrawals=[gone, gone])
    row = made.states["r00001"].row
    assert operations(made) == ["withdrawn"], "once, however often it is asked for"
    assert (row["withdrawn_at"], row["run_id"], row["last_changed_at"]) == (LATER, "run-2", LATER)
    assert row["state_id"] == states["r00001"].row["state_id"] and not made.texts
    assert made.states["r00001"].words_hash == states["r00001"].words_hash


@pytest.mark.parametrize(
    ("states", "pages", "url"),
    [
        (known(reply(1), withdrawn_at=DAY), [], "https://a.gov.cn/t1.html"),
        (known(reply(1), url="https://a.gov.cn/new.html"), [], "https://a.gov.cn/t1.html"),
        (known(reply(1)), [reply(1, title="改")], "https://a.gov.cn/t1.html"),
        ({}, [], "https://a.gov.cn/t1.html"),
    ],
    ids=["withdrawn already", "has another address", "a page of the commit", "unknown"],
)
def test_not_withdrawn(states: dict[str, State], pages: list[Reply], url: str) -> None:
    made = plan(*pages, states=states, withdrawals=[Withdrawal("r00001", "run-2", LATER, url)])
    assert "withdrawn" not in operations(made)


def test_twice_in_one_commit() -> None:
    """An import brings several captures of one page: the last one is the current state, the one
    before is a revision, and the texts of both can be told apart."""
    made = plan(
        reply(1, title="改"),
        reply(1),
        kind="import",
        seen=[LATER, DAY],
    )
    assert operations(made) == ["added", "content_changed"]
    row = made.states["r00001"].row
    assert (row["title"], row["revision"], row["first_seen_at"]) == ("改", 2, DAY)
    assert [t["state_id"] for t in made.texts] == [COMMIT, f"{COMMIT}-2"]
    assert [(r["title"], r["state_id"]) for r in made.revisions] == [(reply(1).title, COMMIT)]
    assert [c.change_id for c in made.changes] == [f"{COMMIT}-000000", f"{COMMIT}-000001"]
    assert [r["reply_id"] for r in made.replies()] == ["r00001"]
