"""Bodies of archived responses: chunks joined, content codings undone, never more than MAX_BODY."""

from io import BytesIO
from typing import Any

from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError
from warcio.bufferedreaders import ChunkedDataReader

MAX_BODY = 33 * 1024 * 1024
"""Bytes of one response that are read back. A crawl takes 32 MiB at most; a record that unpacks to
more is a bomb or a film."""
_NOT_AS_NAMED = "its body is not in the content coding that it names"


def body_of(record: Any) -> bytes:
    """The body of a record of a WARC file as its reader is to see it. Raises ValueError when it is
    not packed as its headers say.

    What a crawl asks for may come packed by gzip, deflate, Brotli or Zstandard; warcio unpacks the
    first two only, and without a limit. (The libraries that urllib3 needs for the others are
    Scrapy's own.)
    """
    http, stream = record.http_headers, record.raw_stream
    headers = [(k.lower(), v) for k, v in http.headers] if http else []
    if ("transfer-encoding", "chunked") in headers:
        stream = ChunkedDataReader(stream)
    try:
        packed = bytes(stream.read(MAX_BODY))
    except Exception as error:  # warcio has no class of its own for a chunk that is none
        raise ValueError(_NOT_AS_NAMED) from error
    coding = ",".join(v for k, v in headers if k == "content-encoding").lower()
    return unpacked(packed, coding) if packed and coding else packed


def unpacked(packed: bytes, coding: str) -> bytes:
    """The first MAX_BODY bytes of what is packed by the codings of a header. Raises ValueError.

    >>> unpacked(b"<html>", "gzip")
    b'<html>'
    """
    if coding in ("gzip", "x-gzip", "deflate") and packed[:1] == b"<":
        return packed  # whoever wrote the file had unpacked it already
    answer = HTTPResponse(BytesIO(packed), {"content-encoding": coding}, preload_content=False)
    try:
        return answer.read(MAX_BODY)
    except HTTPError as error:
        raise ValueError(_NOT_AS_NAMED) from error
