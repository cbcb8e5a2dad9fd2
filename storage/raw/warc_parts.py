"""Parts of WARC files: byte ranges that several processes read side by side, each record in exactly
one of them."""

import os
import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO
from urllib.parse import urlsplit

from schemas.ground.clock import is_plausible
from schemas.normalize import is_page_address
from storage.raw.archive import (
    RESPONSES,
    ArchivedResponse,
    RecordWalk,
    next_record,
    response_of,
)

PART_BYTES = 2 * 1024 * 1024
"""Some 200 to 1,000 compressed pages: what a kill costs, what starting a part costs, and what its
commit takes of memory (300 MiB for 4,000 pages), are all small beside reading it."""
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


@dataclass(frozen=True)
class BadRecord:
    """A record that cannot be used: where it begins, its address as far as it has one, and why."""

    offset: int
    url: str | None
    reason: str


def warc_parts(path: Path, size: int | None = None) -> list[WarcPart]:
    """The parts of a file, of about `size` bytes (PART_BYTES) each."""
    step, length = size or PART_BYTES, path.stat().st_size
    return [
        WarcPart(path, start, min(start + step, length)) for start in range(0, max(length, 1), step)
    ]


def part_responses(part: WarcPart) -> Iterator[ArchivedResponse | BadRecord]:
    """Responses of a part, and in their places what could not be read; the walk goes on with the
    next record."""
    with part.path.open("rb") as handle:
        begin = first_record(handle, part.start)
        while begin is not None and begin < part.end:
            begin = yield from _sound_records(handle, begin, part.end)


def _sound_records(
    handle: BinaryIO, begin: int, end: int
) -> Generator[ArchivedResponse | BadRecord, None, int | None]:
    """Records from `begin` up to one whose end cannot be found: offset of the record after that
    one, None at the end of the part."""
    handle.seek(0, os.SEEK_END)
    size = handle.tell()
    handle.seek(begin)
    records, begun = RecordWalk(handle), begin
    while True:
        try:
            record, torn = next_record(records), "the record is damaged or cut short"
        except ValueError as error:
            record, torn = None, str(error)
        if record is None:  # the end of the file, or what no walk can pass
            # Where a packed member has a second record, warcio's offset lies anywhere before it.
            at = max(int(records.offset), begun)
            if at >= min(size, end):
                return None
            yield BadRecord(at, None, torn)
            return first_record(handle, at + 1)
        found = _found(record)
        begun = max(int(records.offset), begun)
        try:
            at = max(int(records.get_record_offset()), begun)
        except ValueError as error:  # what follows it has no end
            if begun >= end:
                return None
            yield BadRecord(begun, _url(record), str(error))
            return first_record(handle, begun + 1)
        if at >= end:
            return None
        if records.is_torn(record) or not _has_length(record):
            yield BadRecord(at, _url(record), torn)
            return first_record(handle, at + 1)
        if isinstance(found, str):
            yield BadRecord(at, _url(record), found)
        elif found is not None:
            yield found


def _found(record: Any) -> ArchivedResponse | str | None:
    """The response of a record, or why it cannot be used; None for records that hold no page."""
    if record.rec_type not in RESPONSES:
        return None
    try:
        response = response_of(record)
        if urlsplit(response.url).scheme not in ("http", "https", ""):
            return None  # dns:, and metadata of the crawler that wrote the file
        if not is_page_address(response.url):
            return "its address is not one of a page"
    except ValueError as error:
        told = str(error)
        return told if told.startswith("its ") else "its address cannot be read"
    if not is_plausible(response.fetched_at):
        return f"its date cannot be: {response.fetched_at:%Y-%m-%d}"
    return response


def _has_length(record: Any) -> bool:
    """Whether a record says where it ends; in a plain file one that does not takes all after it."""
    return (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal()


def _url(record: Any) -> str | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    return str(url)[:500] if url else None


def first_record(handle: IO[bytes], start: int) -> int | None:
    """Offset of the first record at byte `start` or after it, None when there is none.

    A WARC record begins a gzip member (ISO 28500, annex D) or, in a plain file, follows two line
    ends.
    """
    if start == 0:
        return 0
    handle.seek(0)
    head = handle.read(3)
    packed = head == _GZIP or (head != b"WAR" and handle.name.endswith(".gz"))
    mark = re.compile(re.escape(_GZIP) if packed else rb"(?<=\r\n\r\n)WARC/1\.[01]\r\n")
    at = start if packed else max(start - 4, 0)
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
