"""What lies in a run's folder: written and read by one definition, and read in the form of older
trees."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from pydantic import ValidationError
from rows import reply

from schemas.ground.base import arrow_schema
from schemas.ground.clock import now
from schemas.known import KnownDocument
from schemas.reply import Section
from schemas.rows import Children, PageRows
from schemas.run import Issue
from schemas.tables import CATALOGUE
from storage.layout import StorageError
from storage.raw.runs import (
    BadLine,
    CrawlSpec,
    GoneDocument,
    RunReport,
    RunSpec,
    StagedPage,
    rows_in,
)
from storage.raw.staging import StagingWriter, digests, staged, staged_runs

DAY = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
OLD_SPEC = {
    "run_id": "r1", "kind": "nightly", "source_id": "a", "window": ["2025-01-01", "2026-11-21"],
    "source": {"expect": {"min_replies": 3}}, "folder": "/x", "archive": "/y", "locks": "/z",
    "started_at": "2026-11-21T08:30:00+00:00", "parser_version": "1", "layout": "div#zoom",
    "max_requests": 5, "user_agent": "u", "replica": True, "recheck": False, "ocr_pages": 0,
}  # fmt: skip
"""As 518fc6a wrote it, with less of the source."""


def spec(**changes: object) -> RunSpec:
    found = RunSpec(
        run_id="r1",
        kind="nightly",
        source_id="a",
        window=(DAY.date(), DAY.date()),
        started_at=DAY,
        parser_version="1",
    )
    return found.model_copy(update=changes)


def document(n: int, **changes: object) -> KnownDocument:
    return KnownDocument(f"k{n}", f"http://a/{n}", "题", DAY, '"e"', None, "d", DAY, **changes)


def test_a_spec_without_a_format_is_read_as_518fc6a_meant_it(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(json.dumps(OLD_SPEC), encoding="utf-8")
    found = RunSpec.of(tmp_path)
    assert found.container == "div#zoom" and found.part == 0
    assert found.expect is not None and found.expect.min_replies == 3
    assert found.window == (date(2025, 1, 1), date(2026, 11, 21)) and found.started_at == DAY


def test_expectations_in_a_form_of_another_tree_do_not_stop_a_run(tmp_path: Path) -> None:
    text = json.dumps({**OLD_SPEC, "source": {"expect": {"least": 3}}})
    (tmp_path / "spec.json").write_text(text, encoding="utf-8")
    assert RunSpec.of(tmp_path).expect is None


def test_a_spec_and_a_report_come_back_as_they_were_written(tmp_path: Path) -> None:
    written = spec(container="div#a", part=2)
    written.write(tmp_path)
    assert RunSpec.of(tmp_path) == written
    assert json.loads((tmp_path / "spec.json").read_text())["format"] == 1
    assert RunReport.of(tmp_path) is None
    report = RunReport(outcome="complete", ended_at=DAY, proof="last_page", listed=3, requests=9)
    report.write(tmp_path)
    assert RunReport.of(tmp_path) == report


@pytest.mark.parametrize("text", ['{"format": 9}', "{}", "{", json.dumps({**OLD_SPEC, "kind": 1})])
def test_a_spec_of_a_newer_tree_or_of_nobody_is_refused_with_the_way_out(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "spec.json").write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match=r"out of the staging folder|cannot be used"):
        RunSpec.of(tmp_path)


def test_a_crawl_without_its_source_is_refused(tmp_path: Path) -> None:
    spec().write(tmp_path)
    with pytest.raises(StorageError, match="source"):
        CrawlSpec.of(tmp_path)


def test_a_backfill_wants_its_years_only() -> None:
    held = CrawlSpec.model_construct(kind="backfill", window=(date(2020, 1, 1), date(2020, 12, 31)))
    assert [held.in_window(d) for d in (None, date(2020, 12, 31), date(2021, 1, 1))] == [
        True,
        True,
        False,
    ]
    night = CrawlSpec.model_construct(kind="nightly", window=held.window)
    assert night.in_window(date(2001, 1, 1))


def test_a_staged_page_keeps_the_readers_bytes_and_gives_back_its_rows(tmp_path: Path) -> None:
    section = Section(reply_id="r", seq=0, level=0, text="第一行\n第二行")
    rows = PageRows(
        reply=reply(7),
        children=Children(sections=[section]),
        issues=[Issue(kind="gone", message="没有了", url="http://a/7")],
    )
    made = rows.model_dump_json().encode()
    page = StagedPage(fetched_at=DAY, document=document(7), body_at="div#a", rows_json=made)
    assert made[1:] in page.line()
    writer = StagingWriter(tmp_path / "run")
    writer.add(page)
    writer.add(document(8))
    writer.add(GoneDocument("k9", "r9", DAY))
    writer.finish(RunReport.crashed(DAY))
    [found] = staged(tmp_path / "run", StagedPage)
    assert found.rows() == rows
    assert (found.fetched_at, found.document, found.body_at) == (DAY, document(7), "div#a")
    assert list(staged(tmp_path / "run", KnownDocument)) == [document(8)]
    assert list(staged(tmp_path / "run", GoneDocument)) == [GoneDocument("k9", "r9", DAY)]


def test_a_page_of_518fc6a_is_read(tmp_path: Path) -> None:
    """Its lines have the same keys, without a format; an import wrote no document."""
    row = {
        "fetched_at": DAY.isoformat(),
        "refused": None,
        "reply": reply(1).model_dump(mode="json"),
        "children": {"sections": [], "citations": [], "attachments": []},
        "issues": [{"kind": "gone", "message": "m", "at": None}],
    }
    lines = json.dumps(row) + "\n" + json.dumps(row)[:40]
    (tmp_path / "pages.jsonl").write_text(lines, encoding="utf-8")
    [page] = staged(tmp_path, StagedPage)
    assert page.rows().reply == reply(1) and page.document is None
    assert [issue.kind for issue in page.rows().issues] == ["gone"]


def test_a_line_that_cannot_be_used_costs_itself_and_is_told(tmp_path: Path) -> None:
    whole = StagedPage(fetched_at=DAY, rows_json=b'{"reply": null}').line()
    path = tmp_path / "pages.jsonl"
    path.write_bytes(whole + b"\n" + whole[:20] + b"\n" + b'{"torn": true}\n' + whole + b"\n")
    assert len(list(staged(tmp_path, StagedPage))) == 2
    bad: list[BadLine] = []
    assert len(list(rows_in(path, StagedPage.model_validate_json, bad))) == 2
    assert [(line.file, line.number) for line in bad] == [("pages.jsonl", 2), ("pages.jsonl", 3)]


def test_when_a_known_document_is_asked_for_again() -> None:
    held = document(1)
    assert not held.is_due("题", DAY, 100_000) and held.is_due("题", DAY, 0)
    assert held.is_due("另", DAY, 100_000) and held.is_due("题", None, 100_000)
    ahead = replace(document(1), checked_at=now() + timedelta(days=365))
    assert ahead.is_due("题", DAY, 30), "the clock was ahead when it was asked for"
    assert document(1, gone_count=1).is_due("题", DAY, 100_000)
    assert held.is_expected and not document(1, gone_count=2).is_expected
    assert held.is_missing_due(100_000) and not document(1, gone_count=2).is_missing_due(100_000)


def test_a_part_whose_run_was_killed_while_it_was_cut_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kill comes after the first of its files was moved: the others are moved by whoever looks
    for runs, and all are what the report of the part says."""
    folder = tmp_path / "r1"
    writer = StagingWriter(folder)
    spec().write(folder)
    for n in range(3):
        rows = PageRows(reply=reply(n)).model_dump_json().encode()
        writer.add(StagedPage(fetched_at=DAY, rows_json=rows, document=document(n)))
        writer.add(Issue(kind="soft_404", message=f"page {n}"))
    move, moved = Path.rename, []

    def killed_after_one(path: Path, target: Path) -> Path:
        if path.suffix == ".jsonl" and moved:
            raise KeyboardInterrupt
        moved.extend([path.name] if path.suffix == ".jsonl" else [])
        return move(path, target)

    monkeypatch.setattr(Path, "rename", killed_after_one)
    with pytest.raises(KeyboardInterrupt):
        writer.cut(spec(), DAY)
    monkeypatch.undo()
    part = next(run for run in staged_runs(tmp_path) if ".p" in run.name)
    assert len(list(staged(part, StagedPage))) == len(list(staged(part, Issue))) == 3
    report = RunReport.of(part)
    assert report is not None and set(report.files) == {"pages.jsonl", "issues.jsonl"}
    assert digests(part, report.files) == report.files


def test_a_number_that_its_column_does_not_hold_makes_no_row() -> None:
    """Arrow would refuse the whole table, and with it every commit: an HTTP status of 99999 did."""
    bounded = 0
    for spec in CATALOGUE.values():
        for column in arrow_schema(spec.model):
            if column.type in (pa.int16(), pa.int32()):
                beyond = 2 ** (column.type.bit_width - 1)
                with pytest.raises(ValidationError):
                    spec.model.__pydantic_validator__.validate_assignment(
                        spec.model.model_construct(), column.name, beyond
                    )
                bounded += 1
    assert bounded > 20
