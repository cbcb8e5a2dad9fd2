"""Unproven is a state and no failed night; windows that the old rule closed open again, once."""

from datetime import date
from pathlib import Path

import pytest

from flows.nightly import NightReport
from schemas.run import UNPROVEN
from storage.ledger import Ledger, Window
from storage.source_report import SourceReport

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("proof", "opens"),
    [("last_page", True), ("declared_total", True), ("walked_to_end", False), ("total_met", False)],
)
def test_windows_closed_by_the_old_rule_open_again(tmp_path: Path, proof: str, opens: bool) -> None:
    path = tmp_path / "ledger.sqlite"
    window = Window("a", date(2018, 1, 1), date(2026, 11, 26))
    Ledger(path).record(window, "r1", "complete", None, proof, {})
    [planned] = Ledger(path).plan([("a", 2018, 30)], TODAY)
    assert (planned.from_date == date(2018, 1, 1)) is opens
    Ledger(path).record(planned, "r2", "complete", None, "walked_to_end", {})
    [again] = Ledger(path).plan([("a", 2018, 30)], TODAY)
    assert again.from_date == date(2026, 10, 28), "once"


def report(source_id: str, outcome: str, failure: str | None) -> SourceReport:
    return SourceReport(source_id, "r", outcome, failure, None)


def test_a_night_with_unproven_sources_is_healthy_and_says_so_in_one_line() -> None:
    sources = [report(f"s{n:02}", "partial", UNPROVEN) for n in range(12)]
    night = NightReport([*sources, report("proven1", "complete", None)], Path("v"), False)
    line = night.unproven_line or ""
    assert night.healthy and line.startswith("12 source(s)") and line.endswith("and 2 more")
    assert "\n" not in line and "proven1" not in line
    night.sources.append(report("broken", "partial", "list_failed"))
    assert not night.healthy
    assert NightReport(night.sources[-2:], Path("v"), False).unproven_line is None
