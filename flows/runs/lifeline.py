"""Processes that end with the one that began them, however that one ended.

A pipe to the parent does it for crawls. Others have no end of their own to watch: Prefect's
embedded server (220 MB, which stayed after every killed night), the processes that read parts, and
the runs of deployed flows. They look who their parent is: the system gives an orphan another one.
Not prctl's PDEATHSIG, which means the thread that began a process: Prefect begins its server in one
that may end earlier.
"""

import multiprocessing
import os
import runpy
import signal
import sys
import threading
import time

LOOK_SECONDS = 0.5
GRACE_SECONDS = 8.0


def end_with_parent(parent: int | None = None) -> None:
    """Watch, in a thread, whether the parent of this process is still `parent` (by default, who it
    is now); when it is gone, end as on SIGTERM, and after GRACE_SECONDS in any case."""
    threading.Thread(target=_watch, args=(parent, os.getppid()), daemon=True).start()


def end_with_pool() -> None:
    """In a process that multiprocessing has spawned: end with its parent. A worker that waits for
    its first part waits for ever otherwise: the queue of a dead pool stays open in its workers."""
    if "--multiprocessing-fork" in sys.orig_argv:
        end_with_parent()


def _watch(parent: int | None, first: int) -> None:
    asker = multiprocessing.parent_process() if parent is None else None
    if asker is not None:
        asker.join()  # who asked for it: its parent may be a server that forks for that one
    else:
        while os.getppid() == (parent or _named_parent() or first):
            time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)


def _named_parent() -> int | None:
    """The parent of a worker by its pool. A worker knows it when it has imported what it is for; by
    then a pool that was killed is gone, and the system has given the worker another parent."""
    parent = multiprocessing.parent_process()
    return parent.pid if parent else None


def main() -> None:
    """`python -m flows.runs.lifeline PARENT MODULE ARGUMENTS` is `python -m MODULE ARGUMENTS` that
    ends with its parent."""
    parent, module = int(sys.argv[1]), sys.argv[2]
    sys.argv = [module, *sys.argv[3:]]
    end_with_parent(parent)
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
