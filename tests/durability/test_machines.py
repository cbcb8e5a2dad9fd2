"""Two machines that collect into one store: one takes over what the other has begun."""

import os
from pathlib import Path
from typing import Any

import crash
import machines
import postgres
import pytest

from storage.collect import collect
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.ledger_db import engine, one_of_all
from storage.tables.delta import Tables

pytestmark = pytest.mark.skipif(not postgres.programs(), reason="PostgreSQL is not installed")


class Killed(BaseException):
    """Stands for the end of a machine."""


def collected(layout: Layout) -> int:
    return len(collect(layout, lambda capture: None, "crash"))


def ending_before(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next commit end before it writes to a table."""
    write = Tables.append

    def append(self: Tables, name: str, rows: Any, commit_id: str) -> None:
        if name == table:
            raise Killed
        write(self, name, rows, commit_id)

    monkeypatch.setattr(Tables, "append", append)


def test_another_machine_goes_on_and_nothing_is_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.server() as ledger, machines.shared(tmp_path, ledger):
        one, two = Layout(tmp_path / "a").prepare(), Layout(tmp_path / "b").prepare()
        crash.stage(one, "a", 0)
        with monkeypatch.context() as patch, pytest.raises(Killed):
            ending_before("replies", patch)
            collected(one)
        begun = Ledger(one.ledger).marks("begun")["begun"]
        tables = Tables(two.tables)
        assert tables.count("changes") == crash.PAGES, "the commit is half written"

        crash.stage(two, "b", 0)
        assert collected(two) == 1
        assert tables.count("changes") == tables.count("replies") == crash.PAGES
        with pytest.raises(StorageError, match="given up"):  # a machine that does not know
            tables.append("replies", [crash.reply(1).model_dump()], begun)

        assert collected(one) == 1, "its run is taken as a new one"
        assert tables.count("changes") == tables.count("replies") == 2 * crash.PAGES
        assert Ledger(one.ledger).marks("begun") == {} and collected(one) == 0


def test_a_commit_that_is_whole_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.server() as ledger, machines.shared(tmp_path, ledger):
        one, two = Layout(tmp_path / "a").prepare(), Layout(tmp_path / "b").prepare()
        crash.stage(one, "a", 0)

        def killed(*_: object) -> None:
            raise Killed

        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr(Ledger, "record", killed)
            collected(one)
        crash.stage(two, "b", 0)
        assert collected(two) == 1
        assert collected(one) == 1 and not list(one.staging.glob("*/spec.json"))
        tables = Tables(two.tables)
        assert tables.count("changes") == tables.count("replies") == 2 * crash.PAGES
        assert {w["outcome"] for w in Ledger(two.ledger).windows()} == {"complete"}


def test_a_host_is_asked_by_one_machine_at_a_time(tmp_path: Path) -> None:
    with postgres.server() as ledger, machines.shared(tmp_path, ledger):
        with one_of_all("host-a"), one_of_all("host-b", wait=False), pytest.raises(BlockingIOError):
            held = one_of_all("host-a", wait=False)
            held.__enter__()
        with one_of_all("host-a", wait=False):
            pass
        engine(Path()).dispose()


@pytest.mark.long
def test_killed_and_cut_off_at_random_moments(tmp_path: Path) -> None:
    crash.undisturbed(tmp_path / "clean", *machines.NAMES)
    with postgres.server() as ledger, machines.shared(tmp_path / "it", ledger):
        kills, cuts = machines.disturb(tmp_path / "it", times=8, seed=5)
        assert kills + cuts >= 4, "the machines were hardly disturbed"
        assert machines.content_of_both(tmp_path / "it") == crash.content(
            Layout(tmp_path / "clean")
        )
    assert "DAFU_STORE" not in os.environ
