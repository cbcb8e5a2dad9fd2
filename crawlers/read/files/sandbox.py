"""Attachments are read in a child process with limits: a broken or hostile file costs an issue row,
not the run.

One child reads many files, one after the other (starting Python costs more than reading a file); it
is replaced when a file kills it, and after FILES_OF_A_CHILD files, so that nothing of a file stays
for long.
"""

import atexit
import contextlib
import json
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict, replace

from crawlers.read.files.model import FileText, capped
from crawlers.read.files.ocr import OcrUnavailableError, recognise
from crawlers.read.files.text import read_file

CPU_SECONDS = 30
MEMORY_BYTES = 1_500 * 1024 * 1024
FILES_OF_A_CHILD = 200
_WRITTEN_AT_ONCE = 1 << 16
_HEAD = struct.Struct("!QI")
"""Before a file: its length and the page budget of OCR. Before an answer: its length and 0."""


class Sandbox:
    """A child that reads files under limits on memory, and on CPU and real time of each file."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._lock = threading.Lock()

    def read(self, body: bytes, ocr_pages: int) -> FileText:
        """read_file in the child; `broken` with the reason when the child dies of it."""
        with self._lock:
            if self._child is None or self._files >= FILES_OF_A_CHILD:
                self._start()
            self._files += 1
            limit = 2 * CPU_SECONDS * (1 + ocr_pages)
            child = self._child
            assert child is not None
            try:
                answer = _answer(child, body, ocr_pages, time.monotonic() + limit)
            except TimeoutError:
                self.close()
                return FileText("broken", detail=f"reading took over {limit} s")
            if not answer:
                code = child.wait()
                self.close()
                limits = f"limits: {CPU_SECONDS} s CPU, {MEMORY_BYTES >> 20} MiB"
                return FileText(
                    "broken", detail=f"the reader died with exit code {code} ({limits})"
                )
            return FileText(**json.loads(answer))

    def _start(self) -> None:
        self.close()
        command = [sys.executable, "-m", "crawlers.read.files.sandbox"]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it ends with what it started, which is tesseract
        )
        assert self._child.stdin is not None
        os.set_blocking(self._child.stdin.fileno(), False)
        self._files = 0

    def close(self) -> None:
        """End the child and what it started."""
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            with contextlib.suppress(BrokenPipeError):
                child.__exit__(None, None, None)


_sandbox: Sandbox | None = None


def read_file_limited(body: bytes, ocr_pages: int = 0) -> FileText:
    """read_file in this process's sandbox. With `ocr_pages`, a scan is read by tesseract, that many
    pages at most."""
    global _sandbox
    if _sandbox is None or _sandbox.owner != os.getpid():
        _sandbox = Sandbox()
        atexit.register(_sandbox.close)
    return _sandbox.read(body, ocr_pages)


def _answer(
    child: subprocess.Popen[bytes], body: bytes, ocr_pages: int, deadline: float
) -> bytearray:
    """What the child says of a file, empty when it died. Raises TimeoutError, whatever the child
    does: it need not read, nor end what it writes."""
    assert child.stdin is not None and child.stdout is not None
    to, back = child.stdin.fileno(), child.stdout.fileno()
    left, got = memoryview(_HEAD.pack(len(body), ocr_pages) + body), bytearray()
    ready = select.poll()
    ready.register(back, select.POLLIN)
    ready.register(to, select.POLLOUT)
    while len(got) < _HEAD.size or len(got) < _HEAD.size + _HEAD.unpack_from(got)[0]:
        events = dict(ready.poll(max(deadline - time.monotonic(), 0) * 1_000))
        if not events or time.monotonic() > deadline:
            raise TimeoutError
        if to in events:
            try:
                left = left[os.write(to, left[:_WRITTEN_AT_ONCE]) :]
            except BrokenPipeError:
                return bytearray()
            if not left:
                ready.unregister(to)
        if back in events:
            part = os.read(back, 1 << 20)
            if not part:
                return bytearray()
            got += part
    del got[: _HEAD.size]
    return got


def main() -> None:
    """Read files from standard input until it ends; each has CPU_SECONDS of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    source, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # no library prints into an answer
    while head := source.read(_HEAD.size):
        length, budget = _HEAD.unpack(head)
        body = source.read(length)
        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU,
            (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, resource.RLIM_INFINITY),
        )
        found = read_file(body)
        if found.status == "scanned" and budget:
            found = _recognised(body, found, budget)
        answer = json.dumps(asdict(found)).encode()
        out.write(_HEAD.pack(len(answer), 0) + answer)
        out.flush()


def _recognised(body: bytes, scan: FileText, budget: int) -> FileText:
    try:
        text = recognise(body, budget)
    except OcrUnavailableError as error:
        return replace(scan, detail=str(error))
    text, detail = capped([text])
    read = replace(scan, status="read", text=text, detail=detail, method="ocr")
    return read if text.strip() else scan


if __name__ == "__main__":
    main()
