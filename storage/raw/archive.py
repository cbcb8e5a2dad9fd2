"""The archive: every response as a WARC record before anything parses it."""

import hashlib
import io
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import printable
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import uuid4

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from schemas.ground.clock import now
from schemas.run import Capture, CaptureOutcome, CaptureRole
from storage.layout import private_folder, private_opener
from storage.raw.bodies import body_of
from storage.raw.preferences import usage_preference
from storage.store import store

RESPONSES = ("response", "conversion", "resource")
"""Types of records that hold a page."""
MAX_LINES = 512 * 1024
"""Bytes of the lines that head a record, WARC and HTTP together (a crawl takes 256 KiB of headers).
warcio has no limit, and a gzip member of 2 MB can hold a line of 2 GB."""
_CHUNK_HEAD = 64
"""Bytes that warcio asks for when it reads the head of a chunk."""
_NO_RECORD = "what stands there is no record of a WARC file"
CRAWL_HEADER = "WARC-Archive-Crawl"
"""Our own field of a record that a public web archive gave: the crawl that it is from."""


@dataclass(frozen=True)
class ArchivedResponse:
    """A response read back: headers with lower-case keys, body with its content coding undone."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime
    capture_id: str
    crawl: str | None = None
    """The crawl of a public web archive that it is from."""


@dataclass(frozen=True, slots=True)
class Received:
    """A response as it was received, with its content coding."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    final_url: str | None = None
    """Where it came from, when that is not the address that was asked."""
    at: datetime | None = None
    """When it was captured, when that is not now."""
    capture_id: str | None = None
    """The id of its capture, when that was said to a reader before; else it gets one."""


class ArchiveWriter:
    """Writes one WARC file of one run. Files are never appended to by another run, so a kill tears
    one record at most."""

    def __init__(self, root: Path, run_id: str, source_id: str) -> None:
        day = now()
        folder = root / f"{day:%Y}" / f"{day:%m}"
        private_folder(folder)
        self.root, self.run_id, self.source_id = root, run_id, source_id
        self.path = folder / f"{run_id}.{source_id.replace(':', '_')}.warc.gz"
        self._out = open(self.path, "ab", opener=private_opener)  # noqa: SIM115 (see close)

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Flush to disk and close."""
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()

    def write(
        self, received: Received, role: CaptureRole, outcome: CaptureOutcome = "ok"
    ) -> Capture:
        """Archive one response and return its index row; flushed before returning."""
        url, status = received.url, received.status
        headers, body = received.headers, received.body
        fetched, ident = received.at or now(), received.capture_id or str(uuid4())
        offset = self._out.tell()
        plain = [
            (k, v) for k, v in headers if k.lower() not in ("transfer-encoding", "content-length")
        ]
        http = StatusAndHeaders(
            f"{status} -", [*plain, ("Content-Length", str(len(body)))], protocol="HTTP/1.1"
        )
        head = {
            "WARC-Record-ID": f"<urn:uuid:{ident}>",
            "WARC-Date": f"{fetched:%Y-%m-%dT%H:%M:%SZ}",
            "WARC-Source-URI": url,
        }
        self._out.write(packed_record(url, http, body, head))
        self._out.flush()
        kind = next(
            (v.split(";")[0].strip().lower() for k, v in headers if k.lower() == "content-type"),
            None,
        )
        return Capture(
            capture_id=ident,
            source_id=self.source_id,
            run_id=self.run_id,
            url=url,
            final_url=received.final_url or url,
            fetched_at=fetched,
            status=status,
            outcome=outcome,
            digest=hashlib.sha256(body).hexdigest(),
            media_type=kind,
            charset=None,
            role=role,
            warc_file=str(self.path.relative_to(self.root)),
            warc_offset=offset,
            origin="live",
            usage_preference=usage_preference(url, status, headers, body),
        )


def packed_record(url: str, http: StatusAndHeaders, body: bytes, head: dict[str, str]) -> bytes:
    """A response as a record of a WARC file, one gzip member; `head` are fields of its own.

    Packed at zlib's level 6: warcio's 9 takes half as long again for one byte in a hundred (1.9 and
    1.3 ms for a page of 58 KB).
    """
    given = list(http.headers)
    try:
        http.to_ascii_bytes()
    except UnicodeEncodeError:  # in a name, or in a value with a semicolon: "text/答; charset=gbk"
        http.headers = [tuple(quote(s, safe=printable) for s in field) for field in given]
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    record = writer.create_warc_record(
        url, "response", payload=io.BytesIO(body), length=len(body), http_headers=http,
        warc_headers_dict=head,
    )  # fmt: skip
    writer.write_record(record)
    return zlib.compress(out.getvalue(), 6, zlib.MAX_WBITS | 16)


def read_capture(root: Path, warc_file: str, offset: int) -> ArchivedResponse:
    """One archived response by file and offset. A file that is only in the object store is fetched
    first, and stays.

    Raises OSError or ValueError when the file or record is gone.
    """
    local, objects = root / warc_file, store()
    if objects and not local.exists():
        private_folder(local.parent)
        objects.download(f"archive/{warc_file}", local, private=True)
    with local.open("rb") as handle:
        handle.seek(offset)
        found = next(iter(responses_of(handle)), None)
    if found is None or found[1] != offset:  # none, or erased: it is that of a later record
        raise ValueError(f"{warc_file} has no response record at offset {offset}")
    return found[0]


def keep_archive(root: Path, run_id: str) -> None:
    """Copy the archive files of a run into the object store, if there is one."""
    objects = store()
    for path in root.glob(f"*/*/{run_id}.*.warc.gz") if objects else ():
        name = f"archive/{path.relative_to(root)}"
        if objects and objects.size(name) != path.stat().st_size:
            objects.upload(path, name)


def read_warc(path: Path) -> Iterator[ArchivedResponse]:
    """All responses of a WARC file (.warc, .warc.gz), and text conversions of a WET file; a torn
    end ends the walk."""
    with path.open("rb") as handle:
        for response, _ in responses_of(handle):
            yield response


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]
    """Reads the lines that head a record within a limit."""

    left = MAX_LINES

    def readline(self, length: int | None = None) -> bytes:
        """A line. Raises ValueError beyond the limit; heads of chunks do not count."""
        if length is not None and length <= _CHUNK_HEAD:
            return bytes(super().readline(length))
        line = bytes(super().readline(min(length or self.left, self.left)))
        self.left -= len(line)
        if not self.left:
            raise ValueError("its head has no end")
        return line


class RecordWalk(ArchiveIterator):  # type: ignore[misc]
    """The records of an open WARC file from where it stands."""

    def __init__(self, handle: BinaryIO) -> None:
        super().__init__(handle)
        self.reader = _Reader(handle)

    def is_torn(self, record: Any) -> bool:
        """Whether the record that was read last (the walk stands at the next one) has fewer bytes
        than it says, or its gzip member no sound end: the file is torn there, or a byte of it is
        not what it was. warcio takes a member that cannot be unpacked further as ended."""
        packed = self.reader.decompressor
        return int(getattr(record.raw_stream, "limit", 0)) > 0 or not (packed is None or packed.eof)


def responses_of(handle: BinaryIO) -> Iterator[tuple[ArchivedResponse, int]]:
    """Responses of an open WARC file from where it stands, each with the offset of its record.

    Raises ValueError for a record that cannot be read, and for what is no record at all.
    """
    records = RecordWalk(handle)
    while (record := next_record(records)) is not None:
        if record.rec_type in RESPONSES:
            response, offset = response_of(record), records.get_record_offset()
            if records.is_torn(record):
                raise ValueError("the record is damaged or cut short")
            yield response, offset


def next_record(records: RecordWalk) -> Any:
    """The next record of a walk, None at the end. Raises ValueError for what is no record: warcio
    has errors of many classes for it, AttributeError and KeyError among them."""
    records.reader.left = MAX_LINES
    try:
        record = next(records, None)
    except OSError:
        raise
    except Exception as error:
        raise ValueError(_NO_RECORD) from error
    # Damaged bytes can look like the one line that heads a record of the older ARC files.
    if record is not None and record.format != "warc":
        raise ValueError(_NO_RECORD)
    return record


def response_of(record: Any) -> ArchivedResponse:
    """A record of one of the types RESPONSES as a response. Raises ValueError, with words for a
    person, when something in it cannot be read."""
    head, answer = record.rec_headers, record.http_headers
    http: dict[str, str] = {k.lower(): v for k, v in answer.headers} if answer else {}
    if record.rec_type == "conversion":
        http = {"content-type": "text/plain"}
    code = answer.get_statuscode() or "0" if answer else "200"
    if not re.fullmatch("[0-9]{1,3}", code):
        raise ValueError(f"its HTTP status is no number: {code[:20]!r}")
    return ArchivedResponse(
        (head.get_header("WARC-Target-URI") or "").strip("<>"),
        int(code),
        http,
        body_of(record),
        _instant(head.get_header("WARC-Date") or "1970-01-01T00:00:00Z"),
        (head.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:"),
        head.get_header(CRAWL_HEADER),
    )


def _instant(stamp: str) -> datetime:
    """A WARC-Date, or the 14 digits of ARC files; both are UTC by their definition."""
    digits = re.fullmatch("([0-9]{8})([0-9]{6})", stamp)
    try:
        at = datetime.fromisoformat(
            f"{digits[1]}T{digits[2]}" if digits else stamp.replace("Z", "+00:00")
        )
    except ValueError as error:
        raise ValueError(f"its date cannot be read: {stamp[:40]!r}") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)
