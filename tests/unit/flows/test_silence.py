"""Silence is an alarm: the first line of status and of the health page."""

import os
from datetime import timedelta

import pytest
from rows import commit, reply
from typer.testing import CliRunner

import storage.ledger_notes
from flows.cli import app
from flows.health_page.page import health_page
from flows.publishing import publish_version
from schemas.ground.clock import now
from storage.layout import Layout, hold
from storage.ledger import Ledger
from storage.raw.staging import ALIVE
from storage.watch.silence import SCHEDULE, silence_alarm


@pytest.fixture
def quiet(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A folder whose last night was 40 hours ago, with a damaged file beside."""
    commit(layout, [reply(n) for n in range(3)])
    publish_version(layout, [])
    with monkeypatch.context() as patch:
        patch.setattr(storage.ledger_notes, "now", lambda: now() - timedelta(hours=40))
        Ledger(layout.ledger).note_night()
    (layout.root / "damaged").mkdir()
    (layout.root / "damaged" / "x").touch()
    return layout


def status(layout: Layout) -> list[str]:
    done = CliRunner().invoke(app, ["status", "--data", str(layout.root)])
    assert done.exit_code == 1, done.output
    return done.stdout.splitlines()


def test_no_night_for_long_is_said_first(quiet: Layout) -> None:
    lines = status(quiet)
    assert lines[0].startswith("no night for 40 hours; ") and "need attention" not in lines[0]
    assert any(line.startswith("no_night") for line in lines)
    page = health_page(quiet).read_text()
    assert page.partition("<h1>")[2].startswith("no night for 40 hours")
    assert page.index("no night for 40 hours</td>") < page.index("</tbody>")
    Ledger(quiet.ledger).note_night()
    assert "no night" not in status(quiet)[0]


def test_a_schedule_that_ended_is_said_first(quiet: Layout) -> None:
    with hold(quiet.locks / SCHEDULE):
        assert status(quiet)[0].startswith("no night for 40 hours")
        Ledger(quiet.ledger).note_night()
        assert "no night" not in status(quiet)[0]
    assert status(quiet)[0].startswith("the schedule is not running")


def test_when_it_is_no_silence(quiet: Layout) -> None:
    at = now()
    assert silence_alarm(quiet, [], at - timedelta(hours=5)) is None, "35 hours"
    running = quiet.staging / "run"
    running.mkdir()
    with hold(running / ALIVE):
        assert silence_alarm(quiet, [], at) is None, "a night that takes long"
    assert silence_alarm(quiet, [], at) is not None
    ahead = {"kind": "nightly", "source_id": "a", "ended_at": at + timedelta(days=365)}
    assert silence_alarm(quiet, [ahead], at) is not None, "a night whose clock was ahead"
    os.remove(quiet.ledger)
    assert silence_alarm(quiet, [], at) is None, "a folder that never had a night"
