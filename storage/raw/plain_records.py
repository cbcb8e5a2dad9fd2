"""Packed records in the form that nearly all files have, read without warcio, which takes three
times as long for them. What has any other form is None here, and warcio's."""

import zlib
from io import BytesIO
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from storage.raw.archive import RESPONSES

_CHUNK = 16 * 1024
_WINDOW = 1 << 20
_LARGEST = 4 << 20
"""Bytes of an unpacked record: a larger one is unpacked by warcio piece by piece."""
_LONGEST_HEAD = 64 * 1024
_END = b"\r\n\r\n"


class PlainRecords:
    """Whole records of an open file of gzip members, by their offset."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle, self._window, self._at = handle, b"", 0

    def at(self, offset: int) -> tuple[ArcWarcRecord, int] | None:
        """The record that begins there and the offset of its end."""
        found = self._member(offset)
        record = found and plain_record(found[0])
        return (record, found[1]) if found and record else None

    def _member(self, offset: int) -> tuple[bytes, int] | None:
        packed, place, size = zlib.decompressobj(zlib.MAX_WBITS | 16), offset, 0
        pieces = []
        while not packed.eof:
            chunk = self._bytes(place)
            try:
                pieces.append(packed.decompress(chunk, _LARGEST - size))
            except zlib.error:
                return None
            place, size = place + len(chunk), size + len(pieces[-1])
            if not chunk or packed.unconsumed_tail or size >= _LARGEST:
                return None
        return b"".join(pieces), place - len(packed.unused_data)

    def _bytes(self, place: int) -> bytes:
        """The next bytes of the file."""
        if not self._at <= place < self._at + len(self._window):
            self._handle.seek(place)
            self._window, self._at = self._handle.read(_WINDOW), place
        begin = place - self._at
        return self._window[begin : begin + _CHUNK]


def plain_record(data: bytes) -> ArcWarcRecord | None:
    """An unpacked record as warcio gives it: of a response over HTTP, or one that holds no page."""
    begin = data.find(_END, 0, _LONGEST_HEAD) + len(_END)
    head = _fields(data[: begin - len(_END)], "WARC/1.")
    length = head.get_header("Content-Length") if head else None
    if head is None or not length or not length.isdecimal():
        return None
    end = begin + int(length)
    if end + len(_END) != len(data) or not data.endswith(_END):
        return None
    kind, url = head.get_header("WARC-Type"), head.get_header("WARC-Target-URI") or ""
    if kind not in RESPONSES:
        return ArcWarcRecord("warc", kind, head, BytesIO(), None, None, int(length))
    body = data.find(_END, begin, min(end, begin + _LONGEST_HEAD)) + len(_END)
    http = _fields(data[begin : body - len(_END)], "HTTP/1.") if body > begin else None
    if kind != "response" or http is None or not url.startswith(("http:", "https:")) or " " in url:
        return None
    return ArcWarcRecord("warc", kind, head, BytesIO(data[body:end]), http, None, int(length))


def _fields(head: bytes, protocol: str) -> StatusAndHeaders | None:
    """The lines of a head, when each is a name and a value in UTF-8."""
    try:
        first, *lines = head.decode().split("\r\n")
    except UnicodeDecodeError:
        return None
    fields = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not line.isprintable() or name != name.strip():
            return None
        fields.append((name, value.strip()))
    version, _, status = first.partition(" ")
    if version not in (f"{protocol}0", f"{protocol}1") or not first.isprintable():
        return None
    return StatusAndHeaders(status.strip(), fields, version)
