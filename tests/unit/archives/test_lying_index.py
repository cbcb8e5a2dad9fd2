"""Indexes whose answers are not of their form: each is a trouble with a class, and none is a
complete list."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawlers.archives.asking import Asker
from crawlers.archives.commoncrawl import CommonCrawl
from crawlers.archives.model import ArchiveError, Collection, Scope
from crawlers.archives.wayback import Wayback

ANSWERS: dict[str, bytes] = {}
"""What is answered to an address that holds a word."""


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        body = next(answer for word, answer in ANSWERS.items() if word in self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def asker(folder: Path, answers: dict[str, bytes]) -> Iterator[tuple[str, Asker]]:
    ANSWERS.clear()
    ANSWERS.update(answers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with Asker("wayback", folder, "dafu/test (contact: a@example.org)", 0) as asking:
            yield f"http://127.0.0.1:{server.server_address[1]}", asking
    finally:
        server.shutdown()
        server.server_close()


NAMES = ["original", "timestamp", "statuscode", "mimetype", "digest"]
ROW = ["http://a.gov.cn/x.html", "20200101000000", "200", "text/html", "A" * 32]
NESTED = b"[" * 200_000


def table(*row: Any) -> bytes:
    return json.dumps([NAMES, [*row, *ROW[len(row) :]]]).encode()


@pytest.mark.parametrize(
    "answer",
    [
        NESTED,
        b'{"error": "down for today"}',
        b"5",
        json.dumps([NAMES, [1, 2, 3, 4, 5]]).encode(),
        json.dumps([NAMES, [None] * 5]).encode(),
        table(ROW[0], "20201399000000"),
        table(ROW[0], "２０２００１０１００００００"),
        table(ROW[0], ROW[1], "9" * 5_000),
    ],
    ids=lambda answer: answer[:20].decode(errors="replace"),
)
def test_an_answer_of_the_wayback_machine_of_another_form(tmp_path: Path, answer: bytes) -> None:
    with asker(tmp_path, {"/cdx/": answer}) as (address, asking), pytest.raises(ArchiveError):
        list(Wayback(address).captures(asking, Scope("a.gov.cn"), Collection("2020", 2020, "")))


LINE = {
    "url": ROW[0], "timestamp": ROW[1], "status": "200", "mime": "text/html", "digest": "A" * 32,
    "length": 100, "offset": 0, "filename": "x.warc.gz",
}  # fmt: skip


def line(**other: Any) -> bytes:
    return json.dumps(LINE | other).encode() + b"\n"


@pytest.mark.parametrize(
    ("pages", "lines"),
    [
        (NESTED, b""),
        (b'{"pages": 1e999}', b""),
        (b'{"pages": 1000000000}', line()),
        (b'{"pages": -1}', line()),
        (b'{"pages": 1}', NESTED + b"\n"),
        (b'{"pages": 1}', b"[]\n"),
        (b'{"pages": 1}', line(timestamp="20209999000000")),
        (b'{"pages": 1}', line(offset="@").replace(b'"@"', b"1e999")),
    ],
)
def test_an_answer_of_common_crawl_of_another_form(
    tmp_path: Path, pages: bytes, lines: bytes
) -> None:
    answers = {"showNumPages": pages, "/idx": lines}
    with asker(tmp_path, answers) as (address, asking), pytest.raises(ArchiveError):
        crawl = Collection("CC-MAIN-2020-05", 2020, f"{address}/idx")
        list(CommonCrawl(address, address).captures(asking, Scope("a.gov.cn"), crawl))


@pytest.mark.parametrize(
    "listed",
    [
        NESTED,
        b'[{"id": "x", "from": "2020", "cdx-api": "http://[bad/"}]',
        b'[{"id": "x", "from": "2020", "cdx-api": 5}]',
        json.dumps([{"id": "x", "from": "2020", "cdx-api": "/"}] * 2_000).encode(),
    ],
    ids=["nested", "address", "number", "many"],
)
def test_a_list_of_crawls_of_another_form(tmp_path: Path, listed: bytes) -> None:
    with asker(tmp_path, {"collinfo": listed}) as (address, asking), pytest.raises(ArchiveError):
        CommonCrawl(address, address).collections(asking, range(2020, 2021))
