"""Records of the archive that are erased: overwritten in their places, with as many bytes, so that
every other record stays where the tables say it is.

An erased record is a gzip member like any other: a WARC record of the type `metadata` that holds
blanks. The name in its gzip header tells it from a damaged one.
"""

import mmap
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from storage.raw.archive import ArchivedResponse, responses_of
from storage.raw.warc_parts import first_record
from storage.store import store

MARK = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xffdafu-erased"
"""How an erased record begins: the head of a gzip member with a name."""
_HEAD = (
    "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Date: 1970-01-01T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    "Content-Length: {:010}\r\n\r\n"
)
_BLOCK = 65_535
"""Bytes of a deflate block that is stored as it is, at most; each has a head of 5 bytes."""


def erase_records(
    folder: Path, stored: str, is_doomed: Callable[[ArchivedResponse], bool]
) -> list[tuple[str, int]]:
    """Erase the records of all WARC files below a folder that `is_doomed` says; file and offset of
    each. Files that are only in the object store, below `stored` there, are fetched for it."""
    objects = store()
    here = {str(p.relative_to(folder)) for p in folder.rglob("*.warc.gz")}
    there = objects.names(stored) if objects else []
    kept = {n.removeprefix(f"{stored}/") for n in there if n.endswith(".warc.gz")}
    erased: list[tuple[str, int]] = []
    for name in sorted(here | kept):
        path = folder / name
        if objects and name not in here:
            objects.download(f"{stored}/{name}", path, private=True)
        found = list(_doomed(path, is_doomed))
        if found:
            _erase(path, found, f"{stored}/{name}" if name in kept else None)
        if name not in here:
            path.unlink()
        erased += [(name, offset) for offset in found]
    return erased


def erase_captures(folder: Path, captures: Iterable[tuple[str, int]]) -> None:
    """Erase records of the archive by file and offset."""
    objects = store()
    for name, offset in captures:
        _erase(folder / name, [offset], f"archive/{name}" if objects else None)


def is_erased(path: Path, offset: int) -> bool:
    """Whether the record at a place was erased. A list that named what is taken down is, and the
    row of its capture stays."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(len(MARK)) == MARK


def differ_by_erasure(path: Path, other: Path) -> bool:
    """Whether a file has all bytes of another one, and maybe more, but for records that are erased
    in it."""
    size = other.stat().st_size
    if size > path.stat().st_size:
        return False
    if size == 0:
        return True
    with path.open("rb") as file, other.open("rb") as file_before:
        now = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        before = mmap.mmap(file_before.fileno(), 0, access=mmap.ACCESS_READ)
        with now, before:
            at = 0
            while at < size:
                start = now.find(MARK, at)
                end = size if start < 0 else min(start, size)
                if any(
                    now[i : min(i + (1 << 20), end)] != before[i : min(i + (1 << 20), end)]
                    for i in range(at, end, 1 << 20)
                ):
                    return False
                at = size if start < 0 else start + len(_member(now, start))
    return True


def _doomed(path: Path, is_doomed: Callable[[ArchivedResponse], bool]) -> Iterator[int]:
    """Offsets of the records of a file that are to go; one that cannot be read is passed over."""
    with path.open("rb") as handle:
        begin = first_record(handle, 0) if path.stat().st_size else None
        while begin is not None:
            handle.seek(begin)
            try:
                for response, offset in responses_of(handle):
                    begin = offset
                    if is_doomed(response):
                        yield offset
                return
            except ValueError:
                begin = first_record(handle, begin + 1)


def _erase(path: Path, offsets: Iterable[int], stored: str | None) -> None:
    with path.open("r+b") as file:
        for offset in offsets:
            file.seek(offset)
            length = len(_member(file.read(), 0))
            file.seek(offset)
            file.write(_blank(length))
        file.flush()
        os.fsync(file.fileno())
    if stored and (objects := store()):
        objects.upload(path, stored)


def _member(data: bytes | mmap.mmap, start: int) -> bytes:
    """The gzip member that begins at a place."""
    inflate, at = zlib.decompressobj(31), start
    while not inflate.eof and at < len(data):
        piece = data[at : at + (1 << 16)]
        inflate.decompress(piece)
        at += len(piece)
    return data[start : at - len(inflate.unused_data)]


def _blank(length: int) -> bytes:
    """An erased record of so many bytes."""
    head, room = len(_HEAD.format(0)), length - len(MARK) - 1 - 8
    rest = room % (_BLOCK + 5)
    name = b" " * (rest if rest <= 5 else 0)  # less than a block: the name is so much longer
    room -= len(name)
    blocks = -(-room // (_BLOCK + 5))
    text = room - 5 * blocks
    content = (_HEAD.format(text - head - 4) + " " * (text - head - 4) + "\r\n\r\n").encode()
    stored = b"".join(
        bytes([at + _BLOCK >= text])
        + (n := min(_BLOCK, text - at)).to_bytes(2, "little")
        + (n ^ 0xFFFF).to_bytes(2, "little")
        + content[at : at + n]
        for at in range(0, text, _BLOCK)
    )
    tail = zlib.crc32(content).to_bytes(4, "little") + text.to_bytes(4, "little")
    return MARK + name + b"\0" + stored + tail
