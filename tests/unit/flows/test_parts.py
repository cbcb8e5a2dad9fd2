"""Parts of a job that one worker reads."""

import os

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
