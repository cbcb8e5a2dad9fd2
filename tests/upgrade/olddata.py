"""The packed data folder of an older tree, and the invented sites that it was crawled from. Knows
nothing of the project's code."""

import base64
import json
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PACKED = Path(__file__).with_name("data-518fc6a.tar.xz")
BUILT_IN = Path("/tmp/dafu-upgrade")
"""Where build.py made the folder. The specs of staged runs hold whole paths (of the run, the
archive, the locks)."""
PORT = 18657
"""Addresses in the tables have it, so the sites must be served on it again."""
SITES_FILE = "sites.jsonl"
_PORT_SECONDS = 120

Answers = dict[tuple[str, str], dict[str, Any]]


def unpack(folder: Path) -> Path:
    """Unpack into an empty folder; the data folder. `sources/` and the recorded sites lie beside
    it."""
    with tarfile.open(PACKED, "r:xz") as packed:
        packed.extraction_filter = getattr(
            tarfile, "data_filter", lambda member, path: member
        )  # Python 3.11.3 and before have none
        packed.extractall(folder)
    # A folder that is moved as a whole is not what is tested here: let the specs name the place
    # where it is now.
    for spec in folder.glob("data/staging/*/spec.json"):
        spec.write_text(
            spec.read_text(encoding="utf-8").replace(str(BUILT_IN), str(folder.resolve())),
            encoding="utf-8",
        )
    return folder / "data"


def recorded(
    host: str, path: str, status: int, kind: str, headers: dict[str, str], body: bytes
) -> str:
    """One answer of a site as a line of SITES_FILE."""
    try:
        content = {"text": body.decode()}
    except UnicodeDecodeError:
        content = {"base64": base64.b64encode(body).decode()}
    row = {
        "host": host,
        "path": path,
        "status": status,
        "type": kind,
        "headers": headers,
        **content,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


@contextmanager
def serve(lines: Path) -> Iterator[None]:
    """Serve recorded sites: conditional requests get 304, everything that was not recorded 404.

    Recorded, and not made again by the replica: its texts and mark-up may change, and then every
    page would be a changed one.
    """
    rows = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
    answers: Answers = {(row["host"], row["path"]): row for row in rows}
    server = _listen(type("Handler", (_Handler,), {"answers": answers}))
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _listen(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """A server on the one port that will do; another run of this test on the machine may hold it
    for a while."""
    deadline = time.monotonic() + _PORT_SECONDS
    while True:
        try:
            server = ThreadingHTTPServer(("127.0.0.1", PORT), handler)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
            continue
        server.daemon_threads = True
        return server


class _Handler(BaseHTTPRequestHandler):
    answers: Answers = {}  # noqa: RUF012 (set per server)
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").split(":")[0]
        found = self.answers.get(
            (host, self.path), {"status": 404, "type": "text/html", "headers": {}, "text": "404"}
        )
        body = base64.b64decode(found["base64"]) if "base64" in found else found["text"].encode()
        etag = found["headers"].get("ETag")
        unchanged = etag is not None and self.headers.get("If-None-Match") == etag
        body = b"" if unchanged else body
        self.send_response(304 if unchanged else found["status"])
        for name, value in {
            **found["headers"],
            "Content-Type": found["type"],
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """No request log."""
