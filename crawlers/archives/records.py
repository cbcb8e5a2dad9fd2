"""WARC records of captures: made of what a service sends, and checked against its index."""

import base64
import hashlib
import io
from typing import Any

from warcio.statusandheaders import StatusAndHeaders

from crawlers.archives.model import ArchiveError, IndexedCapture, address_key, plain_address
from storage.raw.archive import CRAWL_HEADER, RecordWalk, next_record, packed_record

LARGEST_RECORD = 32 * 1024 * 1024
"""Bytes of one record that are asked for; a longer one is no page."""


def digest_of(body: bytes) -> str:
    """The digest as both indexes print it: SHA-1 in base 32.

    >>> digest_of(b"")
    '3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def checked_record(data: bytes, capture: IndexedCapture, address: str) -> bytes:
    """A record of the bytes of a range, when they are the one whole response that the index says.
    Raises ArchiveError."""
    try:
        records = RecordWalk(io.BytesIO(data))
        record: Any = next_record(records)
        if record is not None and record.rec_type == "revisit":
            raise _wrong(capture, "only repeats one that is not listed", "archive_missing")
        if record is None or record.rec_type != "response" or record.http_headers is None:
            raise _wrong(capture, "holds no response")
        body = record.raw_stream.read(LARGEST_RECORD)
        records.read_to_end()
        torn = records.is_torn(record)
    except (OSError, ValueError, EOFError) as error:
        raise _wrong(capture, "cannot be read", "archive_truncated") from error
    if torn:
        raise _wrong(capture, "is cut short", "archive_truncated")
    if address_key(record.rec_headers.get_header("WARC-Target-URI") or "") != capture.key:
        raise _wrong(capture, "is of another address")
    return made_record(capture, record.http_headers.headers, body, address, capture.collection)


def made_record(
    capture: IndexedCapture,
    headers: list[tuple[str, str]],
    body: bytes,
    address: str,
    crawl: str | None,
) -> bytes:
    """A capture as a gzip member of a WARC file that says where it is from. Raises ArchiveError
    when it is not what the index says."""
    digest = digest_of(body)
    if digest != capture.digest.removeprefix("sha1:"):
        raise _wrong(capture, "has other content than the index says")
    http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    head = {"WARC-Date": f"{capture.at:%Y-%m-%dT%H:%M:%SZ}", "WARC-Source-URI": address}
    head |= {"WARC-Payload-Digest": f"sha1:{digest}"}
    head |= {CRAWL_HEADER: crawl} if crawl else {}
    return packed_record(plain_address(capture.url), http, body, head)


def _wrong(capture: IndexedCapture, what: str, kind: str = "archive_lies") -> ArchiveError:
    return ArchiveError(kind, f"the record {what}: {capture.stamp} {capture.url[:200]}")
