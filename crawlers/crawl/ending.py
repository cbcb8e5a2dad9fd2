"""The end of a process of ours with the one that asked for it."""

import os
import signal
import threading


def end_with_standard_input() -> None:
    """Watch, in a thread, the standard input, which the asking process keeps open; when it closes
    (that one was cancelled or killed), stop as on SIGTERM: gracefully, with a report."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
