"""Records made to fill the memory, and bodies in every coding that a crawl asks for."""

import gzip
import zlib
from pathlib import Path
from string import printable
from urllib.parse import quote, unquote

import brotli
import pytest
from backports import zstd
from test_warc_records import GOOD, member

from storage.raw.archive import ArchivedResponse, ArchiveWriter, Received, read_capture
from storage.raw.bodies import MAX_BODY
from storage.raw.warc_parts import BadRecord, part_responses, warc_parts

PAGE = "<html><p>答复</p>".encode() * 40


def raw_deflate(body: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(body) + packing.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),  # its bytes are the name of the test
        ("GZIP", gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstd.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE, mtime=0))),
        ("gzip", PAGE),
        ("identity", PAGE),
    ],
)
def test_what_was_archived_packed_is_read_back(tmp_path: Path, coding: str, packed: bytes) -> None:
    """Brotli and Zstandard could not be read back: such a site's pages were archived in vain."""
    headers = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    with ArchiveWriter(tmp_path, "run", "source") as writer:
        capture = writer.write(Received("http://a.gov.cn/", 200, headers, packed), "reply")
    assert read_capture(tmp_path, capture.warc_file, capture.warc_offset).body == PAGE


def bomb(coding: str) -> bytes:
    """Less than a hundred kilobytes that unpack to 64 MiB."""
    zeros = bytes(64 << 20)
    if coding == "br":
        return brotli.compress(zeros, quality=1)
    return zstd.compress(zeros) if coding == "zstd" else gzip.compress(zeros)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_is_unpacked_to_a_limit(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member(coding=coding, body=bomb(coding)) + member())
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [len(r.body) for r in found if isinstance(r, ArchivedResponse)] == [MAX_BODY, len(GOOD)]


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n"
HTTP = b"WARC-Target-URI: http://a.gov.cn/\r\n\r\nHTTP/1.1 200 OK\r\n"
ENDLESS = {
    "a line": HEAD + b"X: " + b"a" * (1 << 20),
    "lines": HEAD + b"X: a\r\n" * 200_000,
    "headers": HEAD + HTTP + b"X: a\r\n" * 200_000,
    "empty lines": gzip.decompress(member()) + b"\r\n" * (1 << 20),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_a_head_without_an_end_costs_its_record(tmp_path: Path, case: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member() + gzip.compress(ENDLESS[case]) + member())
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [type(r) for r in found] == [ArchivedResponse, BadRecord, ArchivedResponse]


@pytest.mark.parametrize(
    "url",
    [
        "http://me:word@a.gov.cn/x.html",
        "http://a.gov.cn/\x1b[31mx.html",
        "http://a.gov.cn/" + "a" * 5_000,
        "http://..../x.html",
    ],
)
def test_an_address_that_no_page_has(tmp_path: Path, url: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member(url=url) + member())
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [type(r) for r in found] == [BadRecord, ArchivedResponse]


@pytest.mark.parametrize(
    "header",
    [
        ("Content-Type", "text/答; charset=gbk"),
        ("Content-Disposition", 'inline; filename="答;复.doc"'),
        ("X-答", "a; b"),
    ],
)
def test_a_header_that_warcio_cannot_write_costs_no_page(
    header: tuple[str, str], tmp_path: Path
) -> None:
    with ArchiveWriter(tmp_path, "run", "source") as writer:
        headers = [("Content-Language", "zh"), header]
        received = Received("https://a.gov.cn/1.html", 200, headers, b"<p>a</p>")
        capture = writer.write(received, "reply")
    found = read_capture(tmp_path, capture.warc_file, capture.warc_offset)
    assert found.body == b"<p>a</p>" and found.headers["content-language"] == "zh"
    value = found.headers[quote(header[0], safe=printable).lower()]
    assert unquote(value) == header[1]
