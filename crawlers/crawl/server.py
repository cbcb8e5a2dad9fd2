"""Starts crawls for one process that asks, and looks at columns and hosts, out of a Python that has
everything imported: a fork takes 0.01 s of CPU where a new Python takes 0.9.

`python -m crawlers.crawl.server` has a socket as its standard input; flows/runs/children.py is the
other end. It imports and waits, nothing else: no thread, no connection and no reactor, none of
which would survive a fork. When the asking process ends, however it does, the socket closes, and so
does the standard input of each crawl: they stop by themselves, and the server ends after them.
"""

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

from bs4 import BeautifulSoup
from setproctitle import getproctitle, setproctitle

from crawlers.read.reading import warm
from crawlers.read.version import parser_version
from schemas.messages import messages

getproctitle()  # finds the place for long titles, which a change of the environment hides

QUESTION_BYTES = 1 << 20
ANSWER = struct.Struct("!i")
"""The process id of a crawl when it has begun, then its exit code when it has ended."""
GRACE_SECONDS = 150
"""Time for what still runs when nobody asks any more: a request and a page may take 60 s each."""


def main() -> int:
    """Answer questions until the other end closes."""
    load()
    questions = socket.socket(fileno=os.dup(0))
    running: dict[Any, tuple[BaseProcess, int]] = {}
    while True:
        for ready in wait([questions, *running]):
            if ready is not questions:
                _answer_end(*running.pop(ready))
            elif not _begin(questions, running):
                return _end([child for child, _ in running.values()])


def load() -> None:
    """Import what a crawl imports, also what Scrapy does only when one begins: the classes that its
    settings name. Done here, not at the top: the other end imports this module without Scrapy."""
    gc.disable()  # it looks through what is imported, and finds nothing
    importlib.import_module("crawlers.crawl.process")
    components = importlib.import_module("crawlers.crawl.components")
    for module in pkgutil.iter_modules(components.__path__, "crawlers.crawl.components."):
        importlib.import_module(module.name)
    never = importlib.import_module("crawlers.crawl.settings").REMOTE_CONTROL
    defaults = vars(importlib.import_module("scrapy.settings.default_settings"))
    for name in _names([v for setting, v in defaults.items() if setting.isupper()]):
        if name.startswith("scrapy.") and name != never:
            with suppress(ImportError):  # some settings name a module, others a class in one
                importlib.import_module(name.rpartition(".")[0])
    parser_version()
    messages()
    warm()  # also what is imported with the first numeral
    BeautifulSoup("", "lxml").select("a, b[c]")  # the first selector compiles patterns for .15 s
    gc.collect()
    gc.freeze()  # else the collector writes into all the memory that the crawls share
    gc.enable()


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in [*value, *(value.values() if isinstance(value, dict) else [])]:
            yield from _names(inner)


def _begin(questions: socket.socket, running: dict[Any, tuple[BaseProcess, int]]) -> bool:
    """Begin the crawl that is asked for. False when nobody asks any more."""
    asked, descriptors, _, _ = socket.recv_fds(questions, QUESTION_BYTES, 4)
    if not asked:
        return False
    for number in descriptors:
        os.set_inheritable(number, False)
    others = [questions.fileno(), *(status for _, status in running.values())]
    question = json.loads(asked)
    importlib.import_module(question["module"])  # here, for the next one too
    child = get_context("fork").Process(target=_crawl, args=(question, descriptors, others))
    *theirs, status = descriptors
    try:
        child.start()
    except OSError:  # no memory, too many processes: the end of the answer says so
        theirs.append(status)
    else:
        running[child.sentinel] = child, status
        _tell(status, child.pid)
    for number in theirs:
        os.close(number)
    return True


def _crawl(asked: dict[str, Any], descriptors: list[int], others: list[int]) -> None:
    """In the fork: become what `python -m MODULE SPEC` would be. It keeps the lock of its run, and
    its end of the answer: should the server die, that closes when the crawl ends."""
    os.setsid()
    for number in others:
        os.close(number)
    stdin, log, _alive, _status = descriptors
    for number, place in ((stdin, 0), (log, 1), (log, 2)):
        os.dup2(number, place)
    os.close(stdin)
    os.close(log)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    setproctitle(f"{sys.executable} -m {asked['module']} {asked['spec']}")
    sys.exit(sys.modules[asked["module"]].main([asked["spec"]]))


def _answer_end(child: BaseProcess, status: int) -> None:
    child.join()
    _tell(status, child.exitcode)
    os.close(status)


def _tell(status: int, number: int | None) -> None:
    with suppress(BrokenPipeError):
        os.write(status, ANSWER.pack(number or 0))


def _end(children: list[BaseProcess]) -> int:
    """Wait for the crawls, which have seen that the asking process is gone; kill what does not
    stop."""
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        child.join(max(0, deadline - time.monotonic()))
        if child.exitcode is None and child.pid:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
