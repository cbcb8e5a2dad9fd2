"""Records that public web archives gave, on their way to the import: WARC files that are appended
to record by record, and deleted once they are imported."""

import os
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from schemas.ground.clock import now
from storage.raw.warc_parts import PART_BYTES


class FetchedWriter:
    """Appends records to files of about PART_BYTES, so that each is a part of an import. A file is
    of one process: after a kill a new one is begun."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._out: BinaryIO | None = None

    def __enter__(self) -> "FetchedWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def add(self, record: bytes) -> tuple[str, int]:
        """Append a record (one gzip member); its file's name and the byte where it ends. It is on
        its way to the disk when this returns, so that a kill of the process loses nothing."""
        if self._out is not None and self._out.tell() + len(record) > PART_BYTES:
            self.cut()
        if self._out is None:
            name = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}.warc.gz"
            self._out = (self.folder / name).open("xb")
        self._out.write(record)
        self._out.flush()
        return Path(self._out.name).name, self._out.tell()

    def cut(self) -> None:
        """End the file that is open: the next record begins a new one."""
        if self._out is not None:
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()
            self._out = None


def sound_file(folder: Path, name: str, until: int) -> Path | None:
    """A file of records, cut back to what was noted of it; None when it is gone or shorter."""
    path = folder / name
    if not path.exists() or path.stat().st_size < until:
        return None
    if path.stat().st_size > until:
        with path.open("r+b") as handle:
            handle.truncate(until)
    return path
