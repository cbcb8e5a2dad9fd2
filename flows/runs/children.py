"""Starts the process of a crawl, or of a look at a column or at hosts: forked by a server that has
Python and Scrapy loaded, or a new Python where there is no fork.

Each process that crawls has one server of its own (crawlers/crawl/server.py), begun with its first
crawl. A question is one message of a socket: module, spec, folder and environment, with four
descriptors: the crawl's standard input, its log, the lock of its run, and where to answer.
"""

import atexit
import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal, Protocol

from crawlers.crawl.server import ANSWER

log = logging.getLogger(__name__)
CRAWL = "crawlers.crawl.process"
UNKNOWN_EXIT = 255
"""Exit code of a crawl whose server died before it could tell the real one."""
END_SECONDS = 5
NO_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""Of NumPy and of Arrow, which begin one when they are imported; a thread does not survive a fork.
"""


class CrawlProcess(Protocol):
    """What there is to know and to do about a crawl's process: a part of subprocess.Popen."""

    pid: int
    stdin: IO[bytes] | None
    returncode: int | None

    def poll(self) -> int | None:
        """Exit code, negative for a signal; None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Exit code. Raises subprocess.TimeoutExpired after `timeout` seconds."""


class ServedProcess:
    """A crawl that the server has forked."""

    def __init__(self, pid: int, stdin: IO[bytes], answers: int) -> None:
        self.pid = pid
        self.stdin: IO[bytes] | None = stdin
        self.returncode: int | None = None
        self._answers = answers

    def poll(self) -> int | None:
        """Exit code, negative for a signal; None while it runs."""
        return self._ended_within(0)

    def wait(self, timeout: float | None = None) -> int:
        """Exit code. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        code = self._ended_within(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("a crawl", timeout or 0)
        return code

    def _ended_within(self, seconds: float | None) -> int | None:
        if self.returncode is None:
            answers = select.poll()
            answers.register(self._answers, select.POLLIN)
            if answers.poll(None if seconds is None else seconds * 1000):
                code = os.read(self._answers, ANSWER.size)
                os.close(self._answers)
                self.returncode = ANSWER.unpack(code)[0] if code else UNKNOWN_EXIT
        return self.returncode


class _Server:
    """The server of this process."""

    def __init__(self) -> None:
        self._questions, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "crawlers.crawl.server"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=_environment() | NO_THREADS,
            )

    def start(self, module: str, spec: Path, output: int, alive: int) -> ServedProcess:
        """A new crawl. Raises OSError when the server is not there."""
        question = {
            "module": module,
            "spec": str(spec),
            "folder": str(Path.cwd()),
            "environment": _environment(),
        }
        input_end, stdin = os.pipe()
        answers, answer_end = os.pipe()
        try:
            descriptors = [input_end, output, alive, answer_end]
            socket.send_fds(self._questions, [json.dumps(question).encode()], descriptors)
        except OSError:
            os.close(stdin)
            os.close(answers)
            raise
        finally:
            os.close(input_end)
            os.close(answer_end)
        pid = os.read(answers, ANSWER.size)
        if not pid:
            os.close(stdin)
            os.close(answers)
            raise ConnectionResetError
        return ServedProcess(ANSWER.unpack(pid)[0], os.fdopen(stdin, "wb", 0), answers)

    def end(self) -> None:
        """Let it end, which it does after its crawls."""
        self._questions.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)

    def forget(self) -> None:
        """It is another process's: we are its fork."""
        self._questions.close()
        self._process.returncode = 0


_servers: list[_Server] = []
_lock = threading.Lock()


def start_crawl(spec: Path, output: int, alive: int) -> CrawlProcess:
    """The crawl of a spec in a process and session of its own, with a pipe as its standard input,
    `output` as its log, and `alive` held open."""
    return _start(CRAWL, spec, output, alive)


def look(what: Literal["probe", "discover"], spec: Path, alive: int | None, seconds: float) -> None:
    """A look at a column or at hosts as a spec says, in a process that ends with this one; `alive`
    is held open. Killed after so many seconds: raises subprocess.TimeoutExpired."""
    with Path(os.devnull).open("wb") as nowhere:
        output = nowhere.fileno()
        child = _start(f"crawlers.crawl.{what}", spec, output, output if alive is None else alive)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise
    finally:
        if child.stdin:
            child.stdin.close()


def _start(module: str, spec: Path, output: int, alive: int) -> CrawlProcess:
    if sys.platform != "linux":  # elsewhere system libraries may not be used after a fork
        return _new_python(module, spec, output, alive)
    server = None
    try:
        with _lock:
            if not _servers:
                _servers.append(_Server())
            server = _servers[0]
        return server.start(module, spec, output, alive)
    except OSError as error:
        log.warning("the server of crawls is gone (%s); this crawl starts slower", error)
    with _lock:
        if server in _servers:
            _servers.remove(server)
            server.end()
    return _new_python(module, spec, output, alive)


def _new_python(module: str, spec: Path, output: int, alive: int) -> CrawlProcess:
    return subprocess.Popen(
        [sys.executable, "-m", module, str(spec)],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,
        env=_environment(),
        pass_fds=[alive],
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


@atexit.register
def _end() -> None:
    """With the end of this process."""
    while _servers:
        _servers.pop().end()


def _forget() -> None:
    """In a fork of this process: the server asks who began it, and ends with it."""
    global _lock
    _lock = threading.Lock()
    while _servers:
        _servers.pop().forget()


os.register_at_fork(after_in_child=_forget)
