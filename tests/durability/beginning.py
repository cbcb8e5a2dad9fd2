"""Processes that are killed: forked by a server that has the storage imported, where a new Python
would take 2 s of CPU for each."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

IMPORTED = ["storage.backup", "storage.collect", "storage.versions.publish"]


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


def _told(sender: Connection, do: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    sender.send("begun")
    do(*arguments)
