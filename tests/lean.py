"""What makes every test cheaper: folders in memory, and a collector of garbage that leaves alone
what was there before the first test. Imported before all that is large."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 6 * 2**30
"""A run keeps less than one gibibyte of files at a time, and needs two of memory for itself."""

# A third of the time in which all tests are imported went into looks through what never goes.
gc.disable()


def settled() -> None:
    """Collect garbage from now on, of what the tests themselves make."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


def folder() -> str:
    """Where files of tests lie: in memory where there is plenty, because a version of six replies
    takes half a second to make and another half to reach a disk."""
    fit = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
    fit = fit and not os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC  # tests run programs of theirs
    return str(_MEMORY) if fit and _room() > _ENOUGH else tempfile.gettempdir()


def _room() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    [free] = [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    return min(free, shutil.disk_usage(_MEMORY).free)
