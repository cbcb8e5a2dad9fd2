"""The demo's texts end near the day of the demo, and stay the same for its folder."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from flows.cli.demo import last_day
from replica.server import demo_sites
from schemas.ground.clock import today


@pytest.mark.parametrize("day", [date(2026, 11, 27), date(2027, 1, 3), date(2028, 2, 29)])
def test_no_date_is_after_the_day_and_the_newest_is_near(day: date) -> None:
    documents = [d for site in demo_sites(day) for d in site.documents]
    assert len(documents) == 301
    assert all(d.published <= day and d.moved_on <= day for d in documents)
    # None is signed from October to February.
    assert max(d.published for d in documents) > day - timedelta(days=120)
    assert all(str(d.published.year)[:2] == "20" for d in documents)


def test_without_a_day_the_texts_are_those_of_the_record() -> None:
    assert max(d.published for site in demo_sites() for d in site.documents).year == 2024


def test_the_day_of_a_folder_is_that_of_its_first_demo(tmp_path: Path) -> None:
    data = tmp_path / "new"
    assert last_day(data) == today()
    (data / "demo-day").write_text("2025-05-05\n")
    assert last_day(data) == date(2025, 5, 5)
    old = tmp_path / "old"
    old.mkdir()
    (old / "ledger.sqlite").touch()
    assert last_day(old) is None, "a demo from before finds its own texts again"
