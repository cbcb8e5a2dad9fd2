"""Parts of WARC files: byte ranges that several processes read side by side, each record in exactly
one of them."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from storage.raw.archive import ArchivedResponse, responses_of

PART_BYTES = 8 * 1024 * 1024
"""Some 1,000 to 4,000 compressed pages: what a kill costs, and what starting a part costs, are both
small beside reading it."""
_GZIP = b"\x1f\x8b\x08"
_WINDOW = 1 << 20


@dataclass(frozen=True)
class WarcPart:
    """The records of a file that begin at byte `start` or later, and before `end`."""

    path: Path
    start: int
    end: int

    @property
    def name(self) -> str:
        """The part and the state of its file: a changed file has other parts."""
        state = self.path.stat()
        return f"{self.path.resolve()} {state.st_size} {state.st_mtime_ns} {self.start}-{self.end}"


def warc_parts(path: Path, size: int | None = None) -> list[WarcPart]:
    """The parts of a file, of about `size` bytes (PART_BYTES) each."""
    step, length = size or PART_BYTES, path.stat().st_size
    return [
        WarcPart(path, start, min(start + step, length)) for start in range(0, max(length, 1), step)
    ]


def part_responses(part: WarcPart) -> Iterator[ArchivedResponse]:
    """Responses of a part; a torn end of the file ends it."""
    with part.path.open("rb") as handle:
        begin = first_record(handle, part.start)
        if begin is None or begin >= part.end:
            return
        handle.seek(begin)
        for response, offset in responses_of(handle):
            if offset >= part.end:
                return
            yield response


def first_record(handle: IO[bytes], start: int) -> int | None:
    """Offset of the first record at byte `start` or after it, None when there is none.

    A WARC record begins a gzip member (ISO 28500, annex D) or, in a plain file, follows two line
    ends.
    """
    if start == 0:
        return 0
    handle.seek(0)
    packed = handle.read(3) == _GZIP
    mark = re.compile(re.escape(_GZIP) if packed else rb"(?<=\r\n\r\n)WARC/1\.[01]\r\n")
    at = start - (0 if packed else 4)
    while True:
        handle.seek(at)
        window = handle.read(_WINDOW)
        for found in mark.finditer(window):
            place = at + found.start()
            if place >= start and (not packed or _begins_record(handle, place)):
                return place
        if len(window) < _WINDOW:
            return None
        at += _WINDOW - 16  # a mark may lie across two windows


def _begins_record(handle: IO[bytes], place: int) -> bool:
    """Whether a gzip member of a WARC record begins there: the three bytes also occur inside
    compressed data."""
    handle.seek(place)
    try:
        return zlib.decompressobj(31).decompress(handle.read(4096), 8).startswith(b"WARC/1.")
    except zlib.error:
        return False
