"""Parts of a job that one worker reads."""

import os

import pytest

from flows.runs.apart import CALLS, Apart
from flows.runs.scaling import Workers, run_parts


def test_one_worker_reads_all_parts_in_this_process() -> None:
    ended: list[tuple[int, tuple[int, int]]] = []
    run_parts(
        "parts",
        lambda number: (number, os.getpid()),
        [(7,), (8,), (9,)],
        Workers(count=1),
        lambda index, result: ended.append((index, result)),
    )
    assert ended == [(0, (7, os.getpid())), (1, (8, os.getpid())), (2, (9, os.getpid()))]


def test_processes_have_the_environment_of_now_and_raise_what_a_part_raises(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # They are forks of one server, which has the environment of when it began.
    ended: list[str | None] = []
    calls = [("DAFU_TRIED",), ("DAFU_TRIED",)]
    for value in ("one", "two"):
        monkeypatch.setenv("DAFU_TRIED", value)
        run_parts("parts", os.getenv, calls, Workers(count=2), lambda _, found: ended.append(found))
    assert ended == ["one", "one", "two", "two"]
    with pytest.raises(ZeroDivisionError):
        run_parts("parts", divmod, [(1, 0), (2, 1)], Workers(count=2), lambda *_: None)


def test_a_process_apart_is_a_new_one_after_some_calls() -> None:
    with Apart() as process:
        pids = [process.call(os.getpid) for _ in range(CALLS + 1)]
    assert len(set(pids[:CALLS])) == 1 and pids[CALLS] not in (pids[0], os.getpid())
