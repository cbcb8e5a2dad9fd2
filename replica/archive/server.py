"""An invented public web archive over real HTTP: the indexes of both services over the same
records, ranges of WARC files, and captures as they were received."""

import gzip
import io
import json
import re
import threading
import time
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator

from replica.archive.store import Line

MIRROR = "dubo.example"


@dataclass
class Faults:
    """What is wrong with the archive; all may be set at any time. Addresses are parts of them."""

    no_range: set[str] = field(default_factory=set)
    no_place: set[tuple[str, int]] = field(default_factory=set)
    wrong_length: set[str] = field(default_factory=set)
    wrong_digest: set[str] = field(default_factory=set)
    index_down: bool = False
    index_cut: Literal["connection", "gzip", ""] = ""
    """Break answers of the index off: with the connection, or where a proxy mends the length."""
    index_claims_more: bool = False
    throttle: list[int | None] = field(default_factory=list)
    """Answer the next requests with 429 and these seconds of Retry-After (None: without)."""
    store_down: bool = False
    slow: float = 0
    """Seconds before each answer."""


@dataclass
class Log:
    """What was asked, by whom, and how many at once at most."""

    paths: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    times: list[float] = field(default_factory=list)


class Archive:
    """Serves an index and its files on 127.0.0.1 while the context is open. Copies on a domain of
    another owner are in every answer of the index."""

    def __init__(self, folder: Path, lines: list[Line], page_lines: int = 40) -> None:
        self.folder, self.lines, self.page_lines = folder, lines, page_lines
        self.faults, self.log = Faults(), Log()
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"archive": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.by_place = {(line.file, line.offset): line for line in lines}
        self._by_digest = {line.digest: line for line in lines if line.status != "-"}
        self._by_stamp = {(line.stamp, line.key): line for line in reversed(lines)}

    def __enter__(self) -> "Archive":
        serving = self._server.serve_forever
        threading.Thread(target=serving, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def enter(self, path: str, agent: str) -> None:
        """Note a request that begins."""
        with self._lock:
            self.log.paths.append(path)
            self.log.agents.add(agent)
            self.log.times.append(time.monotonic())
            self.log.at_once += 1
            self.log.most_at_once = max(self.log.most_at_once, self.log.at_once)

    def leave(self) -> None:
        """Note that it ended."""
        with self._lock:
            self.log.at_once -= 1

    def found(self, query: dict[str, str], crawl: str | None) -> list[Line]:
        """Lines that an index has for a query, copies on another domain among them."""
        wanted = query["url"].removesuffix("*").lower().removeprefix("www.")
        if wanted.startswith("*.") or query.get("matchType") == "domain":
            wanted = wanted.removeprefix("*.")
            hosts = (f".{line.key.partition('/')[0]}" for line in self.lines)
            pairs = zip(self.lines, hosts, strict=True)
            lines = [line for line, host in pairs if host.endswith(f".{wanted}")]
        else:
            first = bisect_left(self.lines, wanted, key=lambda line: line.key)
            held = islice(self.lines, first, None)
            lines = list(takewhile(lambda line: line.key.startswith(wanted), held))
        if crawl:
            lines = [line for line in lines if line.crawl == crawl]
        lines = [
            line
            for line in lines
            if query.get("from", "0") <= line.stamp[:4] <= query.get("to", "9")
        ]
        if rule := query.get("filter"):
            words = re.compile(rule.partition(":")[2], re.I)
            lines = [line for line in lines if words.match(line.url)]
        host = wanted.partition("/")[0]
        copies = (replace(line, url=line.url.replace(host, f"{host}.{MIRROR}")) for line in lines)
        return [both for pair in zip(lines, copies, strict=True) for both in pair]

    def line_of(self, stamp: str, url: str) -> Line | None:
        """The capture of an address at a second."""
        probe = Line(url, stamp, "", "", "", "", "", 0, 0)
        return self._by_stamp.get((stamp, probe.key))

    def response_of(self, line: Line) -> tuple[dict[str, str], bytes]:
        """Headers and body of a record; of a repetition those of the record that it repeats."""
        if line.status == "-":
            line = self._by_digest[line.digest]
        with (self.folder / line.file).open("rb") as handle:
            handle.seek(line.offset)
            record = next(ArchiveIterator(io.BytesIO(handle.read(line.length))))
            return dict(record.http_headers.headers), record.raw_stream.read()


class _Handler(BaseHTTPRequestHandler):
    archive: Archive
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        span = self.headers.get("Range")
        asked = f"{self.path} {span}" if span else self.path
        self.archive.enter(asked, self.headers.get("User-Agent", ""))
        try:
            self._answer()
        finally:
            self.archive.leave()

    def _answer(self) -> None:
        faults, path = self.archive.faults, self.path
        time.sleep(faults.slow)
        if faults.throttle:
            wait = faults.throttle.pop(0)
            headers = {} if wait is None else {"Retry-After": str(wait)}
            self._send(429, b"slow down", "text/plain", headers)
        elif path == "/collinfo.json":
            self._collections()
        elif path.startswith("/crawl-data/"):
            self._range(unquote(path))
        elif path.startswith("/web/"):
            self._capture()
        elif faults.index_down:
            self._send(503, b"<html>503</html>")
        elif found := re.match(r"/(CC-MAIN-[0-9-]+)-index\?", path):
            self._pywb(found[1])
        elif path.startswith("/cdx/search/cdx?"):
            self._wayback()
        else:
            self._send(404, b"<html>404</html>")

    def _query(self) -> dict[str, str]:
        return {k: v[-1] for k, v in parse_qs(urlsplit(self.path).query).items()}

    def _collections(self) -> None:
        crawls = sorted({(line.crawl, line.stamp[:4]) for line in self.archive.lines})
        rows = [
            {"id": c, "name": c, "cdx-api": f"{self.archive.address}/{c}-index",
             "from": f"{year}-01-01T00:00:00", "to": f"{year}-12-31T00:00:00"}
            for c, year in reversed(crawls)
        ]  # fmt: skip
        self._send(200, json.dumps(rows).encode(), "application/json")

    def _pywb(self, crawl: str) -> None:
        query, size = self._query(), self.archive.page_lines
        lines = self.archive.found(query, crawl)
        pages = -(-len(lines) // size)
        if not lines:
            body = json.dumps({"message": f"No Captures found for: {query['url']}"})
            return self._send(404, body.encode(), "application/json")
        if query.get("showNumPages") == "true":
            more = int(self.archive.faults.index_claims_more)
            told = {"pages": pages + more, "pageSize": size, "blocks": pages}
            return self._send(200, json.dumps(told).encode(), "application/json")
        page = int(query.get("page", 0))
        if page >= pages:
            return self._send(400, b'{"message": "Page too large"}', "application/json")
        rows = [self._fields(line, query) for line in lines[page * size : (page + 1) * size]]
        body = "".join(json.dumps(row) + "\n" for row in rows)
        self._index(body)

    def _wayback(self) -> None:
        query = self._query()
        lines = self.archive.found(query, None)
        if query.get("collapse") == "urlkey":
            lines = list({line.url: line for line in reversed(lines)}.values())[::-1]
        start = int(query.get("resumeKey", "0"))
        limit = min(int(query.get("limit", "100000")), self.archive.page_lines)
        sheet = lines[start : start + limit]
        names = query["fl"].split(",")
        rows: list[list[str]] = [names]
        rows += [[self._fields(line, query)[name] for name in names] for line in sheet]
        if query.get("showResumeKey") == "true" and start + limit < len(lines):
            rows += [[], [str(start + limit)]]
        self._index(json.dumps(rows) if len(rows) > 1 else "[]")

    def _fields(self, line: Line, query: dict[str, str]) -> dict[str, str]:
        lies = self.archive.faults
        short = 40 if any(part in line.url for part in lies.wrong_length) else 0
        digest = "A" * 32 if any(p in line.url for p in lies.wrong_digest) else line.digest
        row = {
            "url": line.url, "original": line.url, "timestamp": line.stamp, "digest": digest,
            "status": line.status, "statuscode": line.status, "mime": line.media_type,
            "mimetype": line.media_type, "filename": line.file, "offset": str(line.offset),
            "length": str(line.length - short),
        }  # fmt: skip
        return {name: row[name] for name in query["fl"].split(",")}

    def _index(self, text: str) -> None:
        # Real indexes repeat bytes that are no UTF-8 as they came.
        body = text.encode("utf-8", "surrogateescape")
        body = re.sub(rb"\\udc([89a-f][0-9a-f])", lambda m: bytes([int(m[1], 16)]), body)
        packed = "gzip" in self.headers.get("Accept-Encoding", "")
        headers = {"Content-Encoding": "gzip"} if packed else {}
        body = gzip.compress(body) if packed else body
        cut, length = self.archive.faults.index_cut, None
        if cut:
            length = len(body) if cut == "connection" else None
            body = body[: len(body) * 2 // 3]
        self._send(200, body, "text/x-ndjson", headers, length)

    def _range(self, path: str) -> None:
        span = re.fullmatch("bytes=([0-9]+)-([0-9]+)", self.headers.get("Range", ""))
        file = self.archive.folder / path.lstrip("/")
        if self.archive.faults.store_down:
            return self._send(500, b"")
        if not span or not file.exists():
            return self._send(404, b"")
        first, last = int(span[1]), int(span[2])
        place = (path[1:], first)
        line, faults = self.archive.by_place.get(place), self.archive.faults
        if place in faults.no_place or (line and any(part in line.url for part in faults.no_range)):
            return self._send(404, b"")
        with file.open("rb") as handle:
            handle.seek(first)
            self._send(206, handle.read(last - first + 1), "application/octet-stream")
        return None

    def _capture(self) -> None:
        found = re.fullmatch(r"/web/([0-9]{14})id_/(.*)", self.path)
        line = self.archive.line_of(found[1], found[2]) if found else None
        if line is None or any(part in line.url for part in self.archive.faults.no_range):
            return self._send(404, b"not in the archive")
        headers, body = self.archive.response_of(line)
        if any(part in line.url for part in self.archive.faults.wrong_length):
            return self._send(200, body[:-40], headers["Content-Type"], length=len(body))
        source = f"{line.crawl}/part-0.warc.gz"
        return self._send(200, body, headers["Content-Type"], {"X-Archive-Src": source})

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str = "text/html",
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind, "Content-Length": str(length or len(body)), **(headers or {}),
        }.items():  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        if length:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """No request log: the archive keeps its own."""
