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
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict, replace
from typing import IO

from crawlers.read.files.ocr import OcrUnavailableError, recognise
from crawlers.read.files.text import FileText, read_file

CPU_SECONDS = 30
MEMORY_BYTES = 1_500 * 1024 * 1024
FILES_OF_A_CHILD = 200
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
            assert child is not None and child.stdin is not None and child.stdout is not None
            try:
                child.stdin.write(_HEAD.pack(len(body), ocr_pages) + body)
                child.stdin.flush()
                answer = _received(child.stdout, time.monotonic() + limit)
            except BrokenPipeError:
                answer = b""
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
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._files = 0

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
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


def _received(stream: IO[bytes], deadline: float) -> bytes:
    """An answer of the child, b"" when it died. Raises TimeoutError."""
    fd, got = stream.fileno(), b""
    while len(got) < _HEAD.size or len(got) < _HEAD.size + _HEAD.unpack(got[: _HEAD.size])[0]:
        ready, _, _ = select.select([fd], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            raise TimeoutError
        part = os.read(fd, 1 << 20)
        if not part:
            return b""
        got += part
    return got[_HEAD.size :]


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
    return replace(scan, status="read", text=text, method="ocr") if text.strip() else scan


if __name__ == "__main__":
    main()
