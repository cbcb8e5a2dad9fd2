"""Workers of pytest-xdist as forks of one Python that has imported the project: each of four new
Pythons took 6 s of CPU to import the same.

    server: forking.py NUMBER      imports, then forks a worker for each that asks at the socket
                                   of that descriptor, until its standard input closes
    worker: forking.py -u -c CODE  what xdist begins in the place of a Python. It gives its standard
                                   input, output and error to a fork, and ends when that has ended

Nothing of pytest is imported before a fork, so that each worker is as a new one: it reads its
configuration and collects by itself. Nor is Polars, which has a thread of its own from the
beginning; with those of Arrow and NumPy the program forks too (flows/runs/apart.py). Systems other
than Linux begin new Pythons.
"""

import atexit
import os
import shlex
import socket
import sys
from collections.abc import Callable
from typing import Any

PLACE = "DAFU_TESTS_FORKING"
"""Variable with the path of the socket."""
IMPORTED = (
    "duckdb", "fastapi.testclient", "pandas", "playwright.sync_api", "typer.testing",
    "explorer.app", "flows.backfill", "flows.cli", "flows.deployed", "flows.discovery",
    "flows.loaded", "flows.nightly", "flows.once", "replica.server", "crawlers.authoring.detect",
)  # fmt: skip


def begin(specs: list[Any]) -> Callable[[], object]:
    """Let workers be forks: `specs` say which Python each is begun with. Returns what ends the
    server."""
    import subprocess
    import tempfile

    path = os.environ[PLACE] = f"{tempfile.mkdtemp()}/socket"
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(path)
        place.listen(len(specs))  # who comes before all is imported waits
        number = place.fileno()
        server = subprocess.Popen(
            [sys.executable, __file__, str(number)], stdin=subprocess.PIPE, pass_fds=[number]
        )
    for spec in specs:
        spec.python = shlex.join([sys.executable, "-S", __file__])
    return server.communicate  # it closes the server's standard input


def main() -> object:
    """Server, or the place of a worker."""
    return _instead() if sys.argv[1] == "-u" else _serve(int(sys.argv[1]))


def _instead() -> int:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(os.environ[PLACE])
        socket.send_fds(line, [b"begin"], [0, 1, 2])
        for number in (0, 1):  # else they stay open after the worker's end
            os.close(number)
        line.recv(1)  # nothing comes: it closes when the worker ends
    return 0


def _serve(number: int) -> object:
    import importlib
    import select
    import signal

    interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)  # pytest ends the server
    place = socket.socket(fileno=number)
    shared = _fork_server()
    for name in IMPORTED:
        importlib.import_module(name)
    _compile_once()
    workers: dict[int, tuple[socket.socket, int]] = {}
    """The line to who waits for a worker, and its number, by a descriptor of the worker."""
    while True:
        lines = dict(workers.values())
        ready, _, _ = select.select([place, 0, *workers, *lines], [], [])
        if 0 in ready:
            break
        if place in ready:
            line, _ = place.accept()
            _, numbers, _, _ = socket.recv_fds(line, 8, 3)
            if (pid := os.fork()) == 0:
                signal.signal(signal.SIGINT, interrupted)
                for open_one in (place, line, *lines):
                    open_one.close()
                for descriptor in workers:
                    os.close(descriptor)
                _use(shared)
                _worker(numbers)
                atexit._run_exitfuncs()  # what a worker began ends; no more, see below
                os._exit(0)
            workers[os.pidfd_open(pid)] = line, pid
            for number in numbers:
                os.close(number)
        for line in lines.keys() & set(ready):  # who waited was killed by xdist
            os.kill(lines[line], signal.SIGKILL)
        for ended in workers.keys() & set(ready):
            line, pid = workers.pop(ended)
            os.waitpid(pid, 0)  # its CPU seconds are in the sum
            line.close()
            os.close(ended)
    for _, pid in workers.values():
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    os._exit(0)  # some of what is imported tells of what it leaves behind


def _compile_once() -> None:
    """In a fresh clone collect all tests once before a worker does: pytest compiles them anew in
    each worker that finds them not compiled (4.8 s of 7)."""
    compiled = os.path.join(os.path.dirname(__file__), "unit", "__pycache__")
    if sys.dont_write_bytecode or os.path.exists(compiled):
        return
    if (pid := os.fork()) == 0:
        for number in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
        import pytest

        os._exit(pytest.main(["--collect-only", "-qq", "-p", "no:xdist", "-p", "no:cacheprovider"]))
    os.waitpid(pid, 0)


def _fork_server() -> Any:
    """The fork server of multiprocessing for all workers: each would begin its own (2.2 s)."""
    from multiprocessing import forkserver

    from forked import IMPORTED

    forkserver.set_forkserver_preload(IMPORTED)
    forkserver.ensure_running()
    return vars(forkserver)["_forkserver"]  # no public name gives its process and its line


def _use(shared: Any) -> None:
    """In a worker, whose child that server is not: it begins one of its own when that has ended."""
    import select

    ended = os.pidfd_open(shared._forkserver_pid)

    def ensure_running() -> None:
        if select.select([ended], [], [], 0)[0]:
            del shared.ensure_running
            shared._forkserver_pid = None
            shared.ensure_running()

    shared.ensure_running = ensure_running


def _worker(numbers: list[int]) -> None:
    """Be what `python -u -c CODE` would be."""
    for place, number in enumerate(numbers):
        os.dup2(number, place)
        os.close(number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in enumerate(("r", "w", "w"))
    )
    sys.argv = ["-c"]
    exec(eval(sys.stdin.readline()), {"__name__": "__main__"})  # as execnet begins a gateway


if __name__ == "__main__":
    main()
