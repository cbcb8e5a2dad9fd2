"""The records of an invented archive: WARC files of crawls, and the index over them."""

import base64
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from replica.archive.history import Kept


@dataclass(frozen=True)
class Line:
    """One line of the index, with the body for the form that serves bodies."""

    url: str
    stamp: str
    status: str
    media_type: str
    digest: str
    crawl: str
    file: str
    offset: int
    length: int

    @property
    def key(self) -> str:
        """The address as an index sorts it: without scheme, www and port, in small letters."""
        parts = urlsplit(escaped(self.url))
        host = (parts.hostname or "").removeprefix("www.")
        return (host + parts.path + (f"?{parts.query}" if parts.query else "")).lower()


def escaped(url: str) -> str:
    """An address whose bytes that are no ASCII are percent-encoded."""
    return quote(url.encode("utf-8", "surrogateescape"), safe="%/:?=&~-._")


def digest_of(body: bytes) -> str:
    return base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def write_store(folder: Path, captures: Iterable[Kept]) -> list[Line]:
    """Write the WARC files of all captures, one a crawl; the index, sorted."""
    lines: list[Line] = []
    last: dict[str, str] = {}
    for kept in captures:
        crawl = f"CC-MAIN-{kept.at:%Y}-{kept.at.isocalendar().week:02d}"
        file = f"crawl-data/{crawl}/segments/1/warc/part-0.warc.gz"
        record = _record(kept, last.get(kept.url, ""))
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as out:
            offset = out.tell()
            out.write(record)
        digest = last.get(kept.url, "") if kept.repeats else digest_of(kept.body)
        last[kept.url] = digest
        lines.append(
            Line(
                kept.url,
                f"{kept.at:%Y%m%d%H%M%S}",
                "-" if kept.repeats else str(kept.status),
                "warc/revisit" if kept.repeats else kept.media_type.split(";")[0],
                digest,
                crawl,
                file,
                offset,
                len(record),
            )
        )
    return sorted(lines, key=lambda line: (line.key, line.stamp, line.url))


def _record(kept: Kept, digest: str) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [("Content-Type", kept.media_type), *kept.headers]
    http = StatusAndHeaders(f"{kept.status} -", headers, protocol="HTTP/1.1")
    moment = f"{kept.at:%Y-%m-%dT%H:%M:%SZ}"
    url = escaped(kept.url)
    if kept.repeats:
        record = writer.create_revisit_record(url, f"sha1:{digest}", url, moment, http)
    else:
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(kept.body), http_headers=http,
            warc_headers_dict={"WARC-Date": moment},
        )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()
