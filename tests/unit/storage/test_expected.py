"""What a version says of what it lacks: thin months, cited numbers, official totals."""

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rows import commit, reply

from schemas.coverage import OfficialTotal
from schemas.ground.data import load_rules
from storage.layout import Layout
from storage.versions.expected import month_rows
from storage.versions.publish import publish


def at(year: int, month: int, day: int = 5) -> datetime:
    return datetime(year, month, day, 16, 30, tzinfo=UTC)  # the next day in Shanghai


def months(layout: Layout, counts: dict[tuple[int, int], int]) -> Path:
    """A version with so many documents of one source in each month."""
    rows = [
        reply(
            year * 100_000 + month * 1_000 + n,
            source_id="a",
            published_at=at(year, month),
            published_year=year,
        )
        for (year, month), count in counts.items()
        for n in range(count)
    ]
    commit(layout, rows)
    return publish(layout, "test")[0]


def test_a_month_without_any_stands_out_against_other_years(layout: Layout) -> None:
    counts = {(year, month): 6 for year in (2021, 2022, 2023) for month in (8, 9, 10)}
    del counts[2022, 9]
    counts[2023, 8] = 2
    folder = months(layout, counts)
    rows = {
        (r["year"], r["month"]): r for r in pq.read_table(folder / "coverage_months").to_pylist()
    }
    assert {k for k, r in rows.items() if r["is_low"]} == {(2022, 9), (2023, 8)}
    assert (rows[2022, 9]["held"], rows[2022, 9]["usual"], rows[2022, 9]["years"]) == (0, 6, 2)
    assert (2021, 7) not in rows, "a month in which the source never has anything is no gap"
    assert (2023, 11) not in rows


def test_a_day_counts_where_it_was_published(layout: Layout) -> None:
    last_evening_utc = datetime(2022, 8, 31, 16, 30, tzinfo=UTC)
    commit(
        layout,
        [
            reply(n, source_id="a", published_at=last_evening_utc, published_year=2022)
            for n in range(3)
        ]
        + [reply(9, source_id="a", published_at=at(2021, 9), published_year=2021)],
    )
    folder = publish(layout, "test")[0]
    rows = {
        (r["year"], r["month"]): r["held"]
        for r in pq.read_table(folder / "coverage_months").to_pylist()
    }
    assert rows == {(2021, 9): 1, (2022, 9): 3}


def test_the_month_that_goes_on_is_left_out(layout: Layout) -> None:
    folder = months(layout, {(2021, 8): 5, (2022, 8): 5, (2023, 8): 1})
    listed = {(r.year, r.month) for r in month_rows(folder, date(2023, 8, 20))}
    assert listed == {(2021, 8), (2022, 8)}


def test_numbers_that_are_cited_and_not_held(layout: Layout) -> None:
    commit(
        layout,
        [
            reply(1, doc_number="云工信建〔2024〕1号"),
            reply(2, doc_number="云工信建〔2024〕2号"),
            reply(3),
        ],
        cited={
            1: ["云工信建〔2024〕2号", "云工信建〔2023〕9号", "国发〔2021〕5号"],
            3: ["云工信建〔2023〕9号"],
        },
    )
    rows = pq.read_table(publish(layout, "test")[0] / "cited_missing").to_pylist()
    assert rows == [
        {
            "doc_number": "云工信建〔2023〕9号",
            "cited_by": 2,
            "first_cited_by": "r00001",
            "source_ids": ["source_1", "source_2"],
        }
    ], "not one that is held, nor one of letters that no reply here has"


def test_official_totals_stand_beside_what_is_held(layout: Layout) -> None:
    national = {"body_level": "national", "session_year": 2019}
    commit(
        layout,
        [reply(1, **national), reply(2, **national, kind="cppcc_proposal"), reply(3)],
    )
    folder = publish(layout, "test")[0]
    rows = {r["official_id"]: r for r in pq.read_table(folder / "official_totals").to_pylist()}
    assert rows["state_council_npc_2019"]["held"] == 1
    assert rows["state_council_published_2019"]["held"] == 2
    assert rows["state_council_npc_2025"]["total"] == 8754 and not rows["npc_2024"]["held"]


@pytest.mark.parametrize(
    "row", load_rules("schemas", "official_totals"), ids=lambda r: r["official_id"]
)
def test_each_total_names_its_source(row: dict[str, object]) -> None:
    stated = OfficialTotal.model_validate(row)
    assert len(stated.evidence) > 20
    assert stated.stated_on is not None and stated.stated_on.year >= stated.year


def test_official_totals_have_their_keys_once() -> None:
    keys = [row["official_id"] for row in load_rules("schemas", "official_totals")]
    assert len(keys) == len(set(keys)) >= 8
