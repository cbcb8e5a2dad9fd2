"""Processes of their own without a new Python for each, which takes 1 to 2 s of CPU: forked by a
server that has the storage and the command line imported."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

IMPORTED = ["flows.loaded", "flows.cli"]
"""A process has one such server: what imports and reparses fork is of the same (flows/runs/apart),
and would import what it needs in each fork (0.9 s) if a test had begun the server without it."""


def begun(do: Callable[..., object], *arguments: Any) -> BaseProcess:
    """A process that does something, once it has begun to."""
    # Not a fork of this process: the library of the tables does not survive one.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(IMPORTED)
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_told, args=(sender, do, arguments))
    child.start()
    receiver.recv()
    return child


def dafu(
    *words: object, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A command as its entry point runs it: exit code, and what it wrote to files."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("stdin", "stdout", "stderr")]
        files[0].write_bytes(stdin)
        arguments = ["dafu", *map(str, words)]
        child = begun(_command, arguments, files, {**os.environ, **environment})
        child.join(600)
        assert child.exitcode is not None, arguments
        return subprocess.CompletedProcess(
            arguments, child.exitcode, files[1].read_bytes(), files[2].read_bytes()
        )


def dafu_begun(*words: object) -> BaseProcess:
    """A command that is to be killed or interrupted: a session of its own, and what it says goes
    nowhere."""
    files = [Path(os.devnull)] * 3
    return begun(_alone, ["dafu", *map(str, words)], files, dict(os.environ))


def _alone(arguments: list[str], files: list[Path], environment: dict[str, str]) -> None:
    os.setsid()
    _command(arguments, files, environment)


def _told(sender: Connection, do: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    sender.send("begun")
    do(*arguments)


def _command(arguments: list[str], files: list[Path], environment: dict[str, str]) -> None:
    from flows.cli import main

    for number, (path, mode) in enumerate(zip(files, ("rb", "wb", "wb"), strict=True)):
        with path.open(mode) as file:
            os.dup2(file.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False)
        for number, mode in enumerate(("r", "w", "w"))
    )
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    main()
