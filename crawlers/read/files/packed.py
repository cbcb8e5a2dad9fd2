"""Text of archives of files: what all kinds of them share, and RAR and 7z by libarchive, which is a
library of the system (Debian: libarchive13)."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from crawlers.read.files.kinds import PACKED
from crawlers.read.files.model import MAX_MEMBERS, MAX_UNPACKED_BYTES, FileText, capped

FILES_OF_AN_ARCHIVE = 50
"""Files of an archive that are read; archives of a reply hold a few."""
_MISSING = "libarchive is not installed; on Debian: apt install libarchive13"

Member = Callable[[], bytes]
"""A file of an archive, unpacked when it is asked for."""


class _EncryptedError(Exception):
    """A file of the archive asks for a password."""


class _TooLargeError(Exception):
    """More was unpacked than MAX_UNPACKED_BYTES."""


def read_packed(body: bytes, read_member: Callable[[bytes], FileText] | None) -> FileText:
    """Text of the files of a RAR or 7z archive; `read_member` reads them, None within an
    archive."""
    if read_member is None:
        return FileText("unsupported", detail="an archive within an archive")
    try:
        import libarchive
    except (AttributeError, OSError, TypeError):  # what its ctypes binding raises without it
        return FileText("unsupported", detail=_MISSING)
    # Left to itself it takes an archive that ends with a stored DOCX for the ZIP that a DOCX is.
    kind = next(name for first, name in PACKED.items() if body.startswith(first))
    try:
        with libarchive.memory_reader(body, kind) as entries:
            return archive_text(_members(libarchive, entries), read_member)
    except _TooLargeError:
        return FileText("too_large", detail="unpacks to more than the limit")
    except _EncryptedError:
        return FileText("encrypted")
    except libarchive.ArchiveError as error:
        said = (error.msg or "")[:120]
        if "ncrypt" in said:
            return FileText("encrypted", detail=said)
        missing = "unavailable" in said or "not supported" in said  # solid archives of RAR 3
        return FileText("unsupported" if missing else "broken", detail=said)


def _members(libarchive: Any, entries: Iterable[Any]) -> Iterator[Member]:
    # The binding does not ask this question by itself, and without it a RAR reads as noise.
    ffi = libarchive.ffi
    is_encrypted = ffi.ffi("entry_is_data_encrypted", [ffi.c_archive_entry_p], ctypes.c_int)
    left = [MAX_UNPACKED_BYTES]
    for number, entry in enumerate(entries):
        if number >= MAX_MEMBERS:
            raise _TooLargeError
        if is_encrypted(entry._entry_p):
            raise _EncryptedError
        if entry.isfile:
            yield partial(_unpacked, entry, left)


def _unpacked(entry: Any, left: list[int]) -> bytes:
    """The bytes of an entry, taken off what may still be unpacked: its header may say anything."""
    pieces: list[bytes] = []
    for piece in entry.get_blocks():
        left[0] -= len(piece)
        if left[0] < 0:
            raise _TooLargeError
        pieces.append(piece)
    return b"".join(pieces)


def archive_text(members: Iterable[Member], read_member: Callable[[bytes], FileText]) -> FileText:
    """The texts of the first FILES_OF_AN_ARCHIVE files, one after the other; `detail` says what was
    not read."""
    found: list[FileText] = []
    beyond = 0

    def texts() -> Iterator[str]:
        nonlocal beyond
        for unpacked in members:
            if len(found) >= FILES_OF_AN_ARCHIVE:
                beyond += 1
                continue
            found.append(read_member(unpacked()))
            if text := found[-1].text:
                yield f"{text}\n"

    text, detail = capped(texts())
    read = [f for f in found if f.text]
    if not read:
        return found[0] if found else FileText("empty")
    unread = beyond + len(found) - len(read)
    if unread:
        detail = detail or f"{len(read)} of {len(found) + beyond:,} files were read"
    detail = detail or next((f.detail for f in read if f.detail), None)
    return FileText("read", text.rstrip("\n"), sum(f.pages or 1 for f in read), detail)
