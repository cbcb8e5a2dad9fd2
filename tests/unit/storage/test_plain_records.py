"""Records in the form that nearly all files have are read and written without warcio: what comes is
what warcio gives."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from test_warc_records import BAD, GOOD_MEMBER, member
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.raw import warc_parts as parts_module
from storage.raw.archive import ArchivedResponse, packed_record, read_warc
from storage.raw.plain_records import plain_record
from storage.raw.warc_parts import BadRecord, part_responses, warc_parts

CHUNKED = b"5\r\n<p>a\n\r\n4\r\n</p>\r\n0\r\n\r\n"


def changed(old: bytes, new: bytes, record: bytes = GOOD_MEMBER) -> bytes:
    """A record with other bytes, as many as before."""
    plain = gzip.decompress(record)
    assert len(old) == len(new) and old in plain
    return gzip.compress(plain.replace(old, new))


OTHERS = {
    "a tab": changed(b"Content-Type: Text/HTML", b"Content-Type:\tText/HTML"),
    "a line that goes on": changed(b"\r\nContent-Type: Text/HTML", b"\r\n Content-Type:Text/HTML"),
    "a line without a name": changed(b"Content-Type: Text/HTML", b"Content-Type; Text/HTML"),
    "Latin-1": changed(b"Text/HTML", b"Text/HTM\xc4"),
    "lone line ends": changed(b"\r\nContent-Type", b"\n\nContent-Type"),
    "an older version": changed(b"WARC/1.0", b"WARC/0.9"),
    "another protocol": changed(b"HTTP/1.1 ", b"ICAP/1.0 "),
    "a resource": changed(b"WARC-Type: response", b"WARC-Type: resource"),
    "brackets": changed(b"URI: http://a.gov.cn/x.html", b"URI: <http://a.gov.cn/x.ht>"),
    "a space": changed(b"http://a.gov.cn/x.html", b"http://a.gov.cn/x x.ht"),
    "bytes after it": gzip.compress(gzip.decompress(member()) + b"\r\n"),
    "two in one": gzip.compress(gzip.decompress(member()) * 2),
}
"""Records that are left to warcio."""
PLAIN = {
    "as it is written": member(),
    "UTF-8": changed(b"Text/HTML", "Text/答L".encode()),
    "spaces": changed(b"Content-Type: Text/HTML", b"Content-Type:  Text/HT "),
    "another status": member(status="404 Not Found"),
    "no words": member(status="200"),
    "chunked": changed(
        b"Content-Encoding: ", b"Transfer-Encoding:", member(coding="chunked", body=CHUNKED)
    ),
    "packed": member(coding="gzip", body=gzip.compress(b"<p>a</p>", mtime=0)),
    "no body": member(body=b""),
    "no page": changed(b"WARC-Type: response", b"WARC-Type: metadata"),
}


def read_by_warcio(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    with monkeypatch.context() as patch:
        patch.setattr(parts_module, "_OTHERS", 0)
        return [r for part in warc_parts(path) for r in part_responses(part)]


@pytest.mark.parametrize("record", [*PLAIN.values(), *OTHERS.values(), *BAD.values()],
                         ids=[*PLAIN, *OTHERS, *BAD])  # fmt: skip
def test_what_warcio_gives(record: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member(url="http://a.gov.cn/1.html") + record + member())
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert found == read_by_warcio(path, monkeypatch)


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_record_needs_no_warcio(name: str) -> None:
    assert plain_record(gzip.decompress(PLAIN[name]))


@pytest.mark.parametrize("name", OTHERS)
def test_another_form_is_left_to_warcio(name: str) -> None:
    assert plain_record(gzip.decompress(OTHERS[name])) is None


def test_one_record_of_another_form_costs_the_others_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "a.warc.gz", list[int]()
    path.write_bytes(b"".join([member()] * 3 + [OTHERS["a tab"]] + [member()] * 3))
    by_warcio = parts_module.next_record
    monkeypatch.setattr(parts_module, "next_record", lambda walk: read.append(1) or by_warcio(walk))
    assert len([r for part in warc_parts(path) for r in part_responses(part)]) == 7
    assert len(read) == 1


def test_a_file_packed_as_one_member_costs_what_is_after_its_first_record(tmp_path: Path) -> None:
    """warcio gives an offset before the file for what comes then, and the import ended there."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(gzip.decompress(member()) * 9))
    found = [r for part in warc_parts(path) for r in part_responses(part)]
    assert [type(r) for r in found] == [ArchivedResponse, BadRecord]


def test_a_large_record_is_not_held_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member(body=bytes(5 << 20)) + member())
    with path.open("rb") as handle:
        assert parts_module.PlainRecords(handle).at(0) is None
    assert next(len(r.body) for r in read_warc(path)) == 5 << 20
    assert len(read_by_warcio(path, monkeypatch)) == 2


@pytest.mark.parametrize("value", ["text/html", 'text/html; name="答"', ""])
def test_a_record_has_the_bytes_of_warcio(value: str) -> None:
    url, body = "http://a.gov.cn/答.html", b"<p>" + bytes(range(256)) * 9
    head = {"WARC-Record-ID": "<urn:uuid:1>", "WARC-Date": "2020-05-01T00:00:00Z", "X-Own": "a"}

    def http() -> StatusAndHeaders:
        fields = [("Content-Type", value), ("Content-Length", str(len(body)))]
        return StatusAndHeaders("200 -", fields, protocol="HTTP/1.1")

    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    writer.write_record(
        writer.create_warc_record(
            url, "response", payload=BytesIO(body), length=len(body), http_headers=http(),
            warc_headers_dict=head,
        )
    )  # fmt: skip
    assert gzip.decompress(packed_record(url, http(), body, head)) == out.getvalue()
