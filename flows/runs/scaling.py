"""Many parts of one job over processes of this machine, or a Dask cluster by Prefect's task runner.
We schedule nothing ourselves.

A part leaves its result in staging, complete or not at all; what travels is names and counts.
"""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children
from typing import Any, Generic, TypeVar

from flows.runs.prefect_env import tie_server

T = TypeVar("T")


class MissingExtraError(RuntimeError):
    """An optional part of dafu is not installed; the message says how to install it."""


class ServerError(RuntimeError):
    """Prefect's server did not start; the message says what to do."""


@dataclass(frozen=True)
class Workers:
    """Who reads the parts: as many processes of this machine as `count` says (None: its cores), or
    a Dask cluster: `dask` is the address of its scheduler, or "local" for one that is started for
    the job with `count` processes."""

    dask: str | None = None
    count: int | None = None

    @property
    def processes(self) -> int:
        """How many processes of this machine read."""
        return self.count or os.cpu_count() or 1

    def runner(self) -> Any:
        """Prefect's task runner for the cluster. Raises MissingExtraError with what to install when
        Dask is missing."""
        try:
            from prefect_dask.task_runners import DaskTaskRunner
        except ImportError as error:
            raise MissingExtraError(
                "Dask is not installed; install dafu with its extra: pip install 'dafu[dask]'"
            ) from error
        if self.dask == "local":
            return DaskTaskRunner(
                cluster_kwargs={
                    "n_workers": self.processes,
                    "threads_per_worker": 1,
                    "dashboard_address": None,
                }
            )
        return DaskTaskRunner(address=self.dask)


HERE = Workers()


@contextmanager
def one_server() -> Iterator[None]:
    """One Prefect server for this process and its workers. Where none is configured this process
    has a temporary one, and without knowing its address each worker would start another (12 s of
    CPU), which does not know the run. Raises ServerError.
    """
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    if PREFECT_API_URL.value():
        yield
        return
    tie_server()
    try:
        with get_client(sync_client=True) as client:
            url = str(client.api_url)
    except RuntimeError as error:  # what Prefect raises when its time is up
        raise ServerError(
            f"Prefect's server did not start ({error}); nothing that was collected is lost: run "
            "again when the machine is less busy, or allow more seconds in "
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"
        ) from error
    with temporary_settings({PREFECT_API_URL: url}):
        yield


@dataclass(frozen=True)
class FlowBody(Generic[T]):
    """What a flow does, without parameters: Prefect's server takes those up to 512 KiB only, and a
    night of 1,000 sources, 0.8 KB each, did not begin."""

    call: Callable[[], T]

    def __getstate__(self) -> dict[str, Any]:
        """Nothing. Dask is handed the flow, and us in it, with each task: a worker needs none of
        it, and the call may hold what cannot travel (a ledger)."""
        return {}

    def run(self) -> T:
        """What the call gives."""
        return self.call()


def run_parts(
    name: str,
    function: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    workers: Workers,
    done: Callable[[int, T], None],
) -> None:
    """Call `function` for each tuple of arguments; `done` is told index and result of each as they
    end, in this process.

    A single part runs here, as do all of them one after the other for a single worker, unless a
    cluster is asked for. Prefect is only asked to hand parts to a cluster: for processes of this
    machine its server and its tasks took 25 s of CPU, of the 66 of 3,300 pages. Raises what a part
    raises, after those beside it ended.
    """
    if not workers.dask:
        if len(calls) <= 1 or workers.processes == 1:
            for index, arguments in enumerate(calls):
                done(index, function(*arguments))
        else:
            _side_by_side(function, calls, workers.processes, done)
        return
    from prefect import flow

    job = _Parts(name, function, calls, done)
    with one_server():
        body = FlowBody(job.run)
        flow(name=name, task_runner=workers.runner(), validate_parameters=False)(body.run)()


def _side_by_side(
    function: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    count: int,
    done: Callable[[int, T], None],
) -> None:
    from flows.runs.apart import processes, submitted  # with Arrow, which few commands need

    with processes(min(count, len(calls))) as pool, _parts_end_with_us(KeyboardInterrupt):
        try:
            futures = {submitted(pool, function, *call): i for i, call in enumerate(calls)}
            for future in as_completed(futures):
                done(futures[future], future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _parts_end_with_us(*asked: type[BaseException]) -> Iterator[None]:
    """Kill the processes that read when this one is asked to end: who has begun them would wait for
    the ends of their parts, which are staged whole or not at all."""
    try:
        yield
    except asked:
        for worker in active_children():
            worker.kill()
        raise


@dataclass(frozen=True)
class _Parts:
    """The parts of one job, on their way through Prefect."""

    name: str
    function: Callable[..., Any]
    calls: Sequence[tuple[Any, ...]]
    done: Callable[[int, Any], None]

    def run(self) -> None:
        """Submit all, and tell `done` as they end. Called inside a flow run."""
        from prefect import task
        from prefect.exceptions import TerminationSignal
        from prefect.futures import as_completed as ended

        part = task(name=f"{self.name}-part")(_call)
        with _parts_end_with_us(KeyboardInterrupt, TerminationSignal):
            # As bytes: Prefect would walk through all that is in the arguments, a gigabyte for a
            # thousand pages.
            futures = {
                part.submit(pickle.dumps((self.function, arguments))): index
                for index, arguments in enumerate(self.calls)
            }
            for future in ended(list(futures)):
                self.done(futures[future], future.result())


def _call(packed: bytes) -> Any:
    """The task itself, in whatever process it runs."""
    function, arguments = pickle.loads(packed)
    return function(*arguments)
