"""How far a long command is: a bar with the time left on a terminal, a plain line now and then in a
pipe. On standard error, so that results can be piped."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

EVERY_SECONDS = 10.0
"""In a pipe: the least time between two lines."""

Told = Callable[[str, int, int], None]
"""A line of what just happened, how many steps it closed, and how many there are in all."""


@contextmanager
def progress(steps: str) -> Iterator[Told]:
    """Tell the result of steps that end one after the other; `steps` is their name in the
    plural."""
    if sys.stderr.isatty():
        with _bar(steps) as told:
            yield told
    else:
        yield _lines(steps)


@contextmanager
def _bar(steps: str) -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (
        TextColumn(steps),
        BarColumn(),
        MofNCompleteColumn(),
        TimeLeft(),
        TextColumn("{task.description}", markup=False),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console) as bar, _logs_above(console):
        task = bar.add_task("", total=None)

        def told(line: str, done: int, total: int) -> None:
            bar.update(task, description=line[:60], advance=done, total=total)

        yield told


@contextmanager
def _logs_above(console: object) -> Iterator[None]:
    """Prefect's log lines are printed above the bar, not through it."""
    from prefect.logging.handlers import PrefectConsoleHandler

    handlers = [
        handler
        for name in ("prefect", "prefect.flow_runs", "prefect.task_runs")
        for handler in logging.getLogger(name).handlers
        if isinstance(handler, PrefectConsoleHandler)
    ]
    before = [handler.console for handler in handlers]
    for handler in handlers:
        handler.console = console  # type: ignore[assignment]
    try:
        yield
    finally:
        for handler, kept in zip(handlers, before, strict=True):
            handler.console = kept


def _lines(steps: str) -> Told:
    began = time.monotonic()
    said, ended = began - EVERY_SECONDS, 0  # the first step is said at once

    def told(line: str, done: int, total: int) -> None:
        nonlocal said, ended
        ended += done
        at = time.monotonic()
        if not ended or (at - said < EVERY_SECONDS and (ended < total or not done)):
            return
        said = at
        left = (at - began) / ended * (total - ended)
        about = f", about {_duration(left)} left" if ended < total else ""
        typer.echo(f"  {ended} of {total} {steps}{about}: {line}", err=True)

    return told


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{max(minutes, 1)} min"
