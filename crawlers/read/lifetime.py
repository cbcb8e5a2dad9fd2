"""How long the reader's process lives: never longer than whoever asked it; and what it maps."""

import fcntl
import os
import re
import signal
import sys
from pathlib import Path


def mapped_bytes() -> int:
    """Address space of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = (
        re.search(r"VmSize:\s{1,20}([0-9]{1,12}) kB", status.read_text())
        if status.exists()
        else None
    )
    return int(found[1]) * 1024 if found else 0


def end_with(lifeline: int) -> None:
    """Let the kernel end us when the other end of a pipe closes: while C code is busy with a page,
    no handler of Python's is run."""
    if sys.platform == "linux":
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, os.O_ASYNC)


def end_with_parent(parent: int) -> None:
    """Look once a second whether the parent still lives, for the case that a fork of it holds the
    pipe open: a page may take long, and nobody waits."""

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
