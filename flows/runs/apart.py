"""Work in processes of this machine: parts of a job side by side, and what takes memory, which must
not add to what who asks for it holds.

They are forks of one Python that has imported what they need (multiprocessing's fork server): four
new ones took 1.5 s of CPU each to begin, and a reader in each of them half a second more for its
rules.
"""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count
from multiprocessing import get_context
from threading import current_thread, main_thread
from types import FrameType, TracebackType
from typing import ParamSpec, Self, TypeVar

from flows import CODE_VERSION
from flows.runs.lifeline import end_with_parent
from flows.runs.rereading import Rereader
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.tables.delta import Tables
from storage.tables.marks import compact_tables
from storage.tables.turn import writing

P = ParamSpec("P")
T = TypeVar("T")


def processes(number: int) -> ProcessPoolExecutor:
    """Processes that begin as calls need them, and end with the pool, or with this process."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["flows.loaded"])
    return ProcessPoolExecutor(
        number, mp_context=context, initializer=_begin, initargs=(dict(os.environ),)
    )


def submitted(
    pool: ProcessPoolExecutor, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> Future[T]:
    """The call, handed over. Ctrl-C comes after it: in the middle of it the pool had a process that
    it did not know of, and whoever ended that one waited for the pool without end."""
    with _interrupt_later():
        return pool.submit(function, *args, **kwargs)


@contextmanager
def _interrupt_later() -> Iterator[None]:
    # Not a mask: with several threads the system hands the signal to one that does not block it.
    if current_thread() is not main_thread():
        yield
        return
    asked: list[FrameType | None] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: asked.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if asked and callable(before):
            before(signal.SIGINT, asked[0])


CALLS = 16
"""That one process does: the table library keeps some MiB of each commit, and a backfill of 200,000
captures had processes of 416 MiB that commit."""


class Apart:
    """A process that does one call after the other. It begins with the first one, a new one after
    CALLS of them, and the last ends with the context, or with this process."""

    def __init__(self) -> None:
        self._pool, self._calls = processes(1), 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._pool.shutdown()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function gives there; what it raises is raised here."""
        if self._calls == CALLS:
            self._pool.shutdown()
            self._pool, self._calls = processes(1), 0
        self._calls += 1
        return submitted(self._pool, function, *args, **kwargs).result()


def _begin(environment: dict[str, str]) -> None:
    # Ctrl-C is for the process that asks: what is being written is written to its end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.clear()  # the server has that of its own beginning
    os.environ.update(environment)
    end_with_parent()


COMPACTED_AFTER = 24
"""Commits of one job. Each writes a file a year and table, which the next ones look at: of the 97
commits of 110,000 pages the last took three times the CPU of the first."""


@contextmanager
def committer(
    layout: Layout, sources: dict[str, Source], is_large: bool
) -> Iterator[Callable[[], list[SourceReport]]]:
    """What collects whatever is staged: apart for a job of many parts, whose process holds Prefect,
    or commits and Prefect together would take more than 400 MiB."""
    if not is_large:
        yield partial(_commit_staged, layout, sources)
        return
    commits = count(1)

    def commit() -> list[SourceReport]:
        reports = process.call(_commit_staged, layout, sources)
        if next(commits) % COMPACTED_AFTER == 0:
            process.call(compact, layout)
        return reports

    with Apart() as process:
        yield commit


def compact(layout: Layout) -> None:
    """Compact what has many small files."""
    with writing(layout):
        compact_tables(Tables(layout.tables))


def _commit_staged(layout: Layout, sources: dict[str, Source]) -> list[SourceReport]:
    reread = Rereader(layout, sources)
    try:
        return collect(layout, reread, CODE_VERSION)
    finally:
        reread.reader.close()
