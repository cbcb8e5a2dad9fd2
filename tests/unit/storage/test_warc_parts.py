"""Parts of WARC files: wherever a file is cut, each record is in exactly one part."""

import gzip
import random
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.raw.archive import read_warc
from storage.raw.warc_parts import part_responses, warc_parts


def write(path: Path, packed: bool) -> list[str]:
    """Forty records, some of which hold what looks like the beginning of one; their addresses."""
    rng = random.Random(4)
    urls = []
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=packed)
        for n in range(40):
            body = rng.randbytes(rng.randint(10, 4000)) + (
                b"\x1f\x8b\x08" + gzip.compress(b"WARC/1.0\r\nno record") if n % 3 == 0 else b""
            )
            body += b"\r\n\r\nWARC/1.1 is no version of mine\r\n" if n % 4 == 0 else b""
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            urls.append(f"http://a.gov.cn/{n}")
            writer.write_record(
                writer.create_warc_record(
                    urls[-1], "response", payload=BytesIO(body), http_headers=http
                )
            )
    return urls


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("size", [1, 37, 1_000, 5_000, 1 << 30])
def test_every_record_is_in_one_part(tmp_path: Path, packed: bool, size: int) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    urls = write(path, packed)
    parts = warc_parts(path, max(size, path.stat().st_size // 300))
    assert (
        [r.url for part in parts for r in part_responses(part)]
        == urls
        == [r.url for r in read_warc(path)]
    )
    assert len({part.name for part in parts}) == len(parts)


def test_a_torn_file_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    urls = write(path, True)
    path.write_bytes(path.read_bytes()[:-200])
    parts = warc_parts(path, 5_000)
    assert [r.url for part in parts for r in part_responses(part)] in (urls, urls[:-1])


def test_an_empty_file_has_a_part_without_records(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").touch()
    assert [list(part_responses(part)) for part in warc_parts(tmp_path / "a.warc.gz")] == [[]]
