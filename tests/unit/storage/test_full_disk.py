"""A disk without room: the error of the system, whichever library wrote. Of deltalake's own the
command line made a traceback."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schemas.run import Issue
from storage.tables.delta import Tables


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """The kernel refuses as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 100, 3_000, 20_000])
def test_a_table_that_cannot_be_written(tmp_path: Path, size: int) -> None:
    tables = Tables(tmp_path)
    rows = [
        Issue(source_id="a", kind="gone", message=f"{n}" * 90, run_id="r").model_dump()
        for n in range(20_000)
    ]
    with no_file_over(size), pytest.raises(OSError, match="os error"):
        tables.append("issues", rows, "c1")
    tables.append("issues", rows, "c1")
    assert tables.read("issues", ["run_id"]).num_rows == len(rows)
