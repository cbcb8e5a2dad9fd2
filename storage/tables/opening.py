"""How a working table is opened: by its log, which is read again only when it has changed."""

import contextlib
import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from schemas.tables import table_schema
from storage.layout import StorageError
from storage.store import no_answer, store

MAPPED_BYTES = 1024 * 1024
"""Blocks of memory from this size on go back to the system as soon as they are freed."""
_M_MMAP_THRESHOLD = -3

# Arrow's own pool keeps what a commit used: 45 MB more after three commits of 2,000 pages. And
# glibc raises its limit to 32 MiB by itself, so that freed columns stay in its heaps: a scan of
# 780 MB of texts, 68 of them at once, took 472 MiB, and takes 316 with a limit that stays.
pa.set_memory_pool(pa.system_memory_pool())
with contextlib.suppress(AttributeError, OSError):  # not glibc
    ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, MAPPED_BYTES)

LOG = "_delta_log"
"""Folder of a table with its transactions, which name its files."""
LogState = frozenset[tuple[str, int, int]]
"""Name, size and time of change of each file of a log."""


@dataclass
class Opened:
    """A table as its log had it. A commit and a publication ask for one up to twenty times, and
    reading its log takes 5 ms of CPU."""

    log: LogState | None
    table: DeltaTable

    @cached_property
    def rows(self) -> ds.Dataset:
        """All of its rows, to be selected from."""
        return self.table.to_pyarrow_dataset()


def log_state(folder: Path) -> LogState | None:
    """The files of a table's log; None where they cannot be looked at: in an object store, and
    before there are any."""
    if store():
        return None
    try:
        with os.scandir(folder / LOG) as files:
            states = [(file.name, file.stat()) for file in files]
    except OSError:
        return None
    return frozenset((name, state.st_size, state.st_ctime_ns) for name, state in states)


def is_past(file: str, newest: str) -> bool:
    """Whether a file of a log is of before the newest transaction, and its checkpoint."""
    return file[:1].isdecimal() and not file.startswith(newest)


def table_of(name: str, path: str) -> DeltaTable | None:
    """The table at a path, or None before its first write. Raises StorageError when its log cannot
    be read."""
    try:
        if not DeltaTable.is_deltatable(path):
            return None
        table = DeltaTable(path)
        if set(table_schema(name).names) <= {field.name for field in table.schema().fields}:
            return table
        missing = [
            field.name
            for field in table_schema(name)
            if field.name not in {f.name for f in table.schema().fields}
        ]
        if any(not table_schema(name).field(column).nullable for column in missing):
            raise StorageError(
                f"{path} is laid out as before dafu 0.1.0 ({', '.join(missing)} "
                "missing); take a new data folder and "
                "bring the pages over with dafu import OLD/archive/*/*/*.warc.gz"
            )
        # Written by an older version of dafu: its new nullable columns are added in place.
        write_deltalake(
            path,
            table_schema(name).empty_table(),
            mode="append",
            schema_mode="merge",
        )
        return DeltaTable(path)
    except (DeltaError, OSError, ValueError) as error:
        raise unreadable(name, error) from error


@contextmanager
def writing() -> Iterator[None]:
    """What the library says of a full disk, of a folder that cannot be written, or of an object
    store that is lost, as the error of the system that it is. Raises OSError."""
    try:
        yield
    except DeltaError as error:
        if "os error" in str(error) or no_answer(error):
            raise OSError(str(error)) from error
        raise


def unreadable(name: str, error: Exception) -> StorageError:
    """What an operator is told of a table that cannot be read."""
    if away := no_answer(error):
        return StorageError(away)
    told = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return StorageError(
        f"table {name} cannot be read: {told}; restore tables/{name} from a backup, or see dafu "
        "doctor"
    )
