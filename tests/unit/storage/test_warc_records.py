"""Records that cannot be used: each is named with its place and reason, and its neighbours are
read."""

import gzip
import random
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.raw.archive import ArchivedResponse
from storage.raw.warc_parts import BadRecord, part_responses, warc_parts

GOOD = b"<p>" + b"reply " * 300 + b"</p>"


def member(
    url: str = "http://a.gov.cn/x.html",
    status: str = "200 OK",
    date: str = "2020-05-01T00:00:00Z",
    coding: str | None = None,
    body: bytes = GOOD,
) -> bytes:
    """One packed record."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [("Content-Type", "Text/HTML")] + ([("Content-Encoding", coding)] if coding else [])
    http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": date},
    )
    writer.write_record(record)
    return out.getvalue()


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def without_length(data: bytes) -> bytes:
    plain = gzip.decompress(data)
    return gzip.compress(plain.replace(b"Content-Length: ", b"Content-Length: x", 1))


GOOD_MEMBER = member()
BAD = {
    "address": member(url="http://[bad/"),
    "host": member(url="http://a．gov．cn℀/"),
    "port": member(url="http://a.gov.cn:99999/"),
    "no host": member(url="http:///x.html"),
    "status": member(status="abc"),
    "date in words": member(date="yesterday"),
    "date after all clocks": member(date="9999-12-31T23:59:59Z"),
    "date before the web": member(date="1970-01-01T00:00:00Z"),
    "date at the end of a zone": member(date="0001-01-01T00:00:00+14:00"),
    "brotli said and not meant": member(coding="br"),
    "garbage between members": b"garbage\r\n" * 40,
    "a gzip member that is no record": gzip.compress(b"hello"),
    "a byte of the head": flipped(member(), 3),
    "a byte of the text": flipped(member(), 200),
    "a byte of the checksum": flipped(GOOD_MEMBER, len(GOOD_MEMBER) - 6),
    "a byte of the end": flipped(GOOD_MEMBER, len(GOOD_MEMBER) - 13),
    "the last letters": flipped(GOOD_MEMBER, len(GOOD_MEMBER) - 18),
    "half a record": member()[:150],
    "a length that is none": without_length(member()),
}
"""Reasons for a record to be unusable, and bytes that have them."""


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("place", ["first", "between", "last"])
def test_a_bad_record_costs_itself(tmp_path: Path, case: str, place: str) -> None:
    good = [member(url=f"http://a.gov.cn/{n}.html") for n in range(4)]
    at = {"first": 0, "between": 2, "last": 4}[place]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join([*good[:at], BAD[case], *good[at:]]))
    for size in (1 << 30, 300):
        found = [r for part in warc_parts(path, size) for r in part_responses(part)]
        kept = [r for r in found if isinstance(r, ArchivedResponse)]
        assert [r.url for r in kept] == [f"http://a.gov.cn/{n}.html" for n in range(4)]
        assert all(r.body == GOOD for r in kept)
        bad = [r for r in found if isinstance(r, BadRecord)]
        # What is no record at all is not seen by a part that begins after it.
        assert len(bad) == 1 or (size == 300 and "garbage gzip half".find(case.split()[0]) >= 0)
        assert all("\n" not in b.reason and len(b.reason) < 120 for b in bad)


def test_no_flipped_byte_changes_a_page_or_loses_its_neighbours(tmp_path: Path) -> None:
    """Near the end of a gzip member a byte can change the last letters, and hide that the member
    ends: those letters were taken, and the records after it were not seen."""
    rng = random.Random(1)
    text = b"<p>" + rng.randbytes(900) + b"</p>"
    neighbours, packed = (
        [member(url=f"http://a.gov.cn/{n}.html") for n in range(2)],
        member(body=text),
    )
    path = tmp_path / "a.warc.gz"
    for at in (0, 2):
        for place in [*range(len(packed) - 60, len(packed)), *range(60, len(packed), 41)]:
            damaged = flipped(packed, place)
            path.write_bytes(b"".join([*neighbours[:at], damaged, *neighbours[at:]]))
            found = [r for part in warc_parts(path) for r in part_responses(part)]
            kept = [r.body for r in found if isinstance(r, ArchivedResponse)]
            assert sorted(kept) in (sorted([GOOD, GOOD]), sorted([text, GOOD, GOOD])), place
            assert len(found) == 3


def test_dates_of_older_writers_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    stamps = ("20200501123000", "2020-05-01T12:30:00", "2020-05-01T20:30:00+08:00")
    path.write_bytes(b"".join(member(date=d) for d in stamps))
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [r.fetched_at.isoformat() for r in found if isinstance(r, ArchivedResponse)] == [
        "2020-05-01T12:30:00+00:00",
        "2020-05-01T12:30:00+00:00",
        "2020-05-01T20:30:00+08:00",
    ]


def test_a_file_that_is_no_warc_is_one_bad_record(tmp_path: Path) -> None:
    for name, data in (("a.warc", b"%PDF-1.4 ..."), ("b.warc.gz", gzip.compress(b"x" * 9000))):
        (tmp_path / name).write_bytes(data)
        found = [r for part in warc_parts(tmp_path / name) for r in part_responses(part)]
        assert [type(r) for r in found] == [BadRecord]


def test_a_file_packed_as_one_member_costs_what_is_after_its_first_record(tmp_path: Path) -> None:
    """warcio gives an offset before the file for what comes then, and the import ended there."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(gzip.decompress(member()) * 9))
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [type(r) for r in found] == [ArchivedResponse, BadRecord]
