"""The process that reads pages: it gives what the reader gives, and a page that kills it costs that
page only."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import crawlers.read.process
import crawlers.read.reading
from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage
from crawlers.read.process import Reader, ReaderError
from replica.site import Site
from replica.systems.trs import respond

SITE = Site("reader", "trs_wcm", count=6)


def page(n: int) -> Page:
    document = SITE.documents[n]
    path = f"/zwgk/jyta/{document.moved_on:%Y%m}/t{document.moved_on:%Y%m%d}_{document.number}.html"
    return Page(
        f"{SITE.root}{path}",
        respond(SITE, path).body,
        200,
        {"content-type": "text/html"},
        f"capture-{n}",
    )


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """A reader for which the pages 1 to 3 are poison."""
    poison = {page(1).url: "die", page(2).url: "hang", page(3).url: "swell"}

    def parse(source: Any, read: Page, *rest: Any) -> ParsedPage:
        match poison.get(read.url):
            case "die":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "hang":
                time.sleep(60)
            case "swell":
                bytearray(4 << 30)
        return parse_page(source, read, *rest)

    monkeypatch.setattr(crawlers.read.reading, "parse_page", parse)
    monkeypatch.setattr(crawlers.read.process, "SECONDS", 2)
    reader = Reader(SITE.source(), None)
    yield reader
    reader.close()


def test_pages_come_back_in_order_as_the_reader_gives_them() -> None:
    async def read_all() -> list[crawlers.read.process.Reading]:
        reader = Reader(SITE.source(), None)
        try:
            return await asyncio.gather(*(reader.read(page(n)) for n in range(6)))
        finally:
            reader.close()

    for n, reading in enumerate(asyncio.run(read_all())):
        parsed = parse_page(SITE.source(), page(n))
        assert json.loads(reading.rows_json) == parsed.as_rows() and reading.url == page(n).url


def test_a_page_that_kills_or_holds_up_the_reader_costs_that_page(poisoned: Reader) -> None:
    async def read_all() -> list[object]:
        return await asyncio.gather(
            *(poisoned.read(page(n)) for n in range(5)), return_exceptions=True
        )

    first, died, late, swollen, last = asyncio.run(read_all())
    assert isinstance(first, crawlers.read.process.Reading) and isinstance(
        last, crawlers.read.process.Reading
    )
    assert [type(e) for e in (died, late, swollen)] == [ReaderError] * 3
    assert str(died) == "the reader died with exit code -11"
    assert str(late) == "reading took over 2 s"
    assert str(swollen) == "the reader failed: MemoryError"


def test_the_process_ends_when_the_crawl_is_killed() -> None:
    script = (
        "import time; from crawlers.page import Page; from crawlers.read.process import "
        "PageToRead, "
        "ReadingProcess; r = ReadingProcess(); r.read(PageToRead(None, Page('http://a/', b'x'))); "
        "print(r.pid, flush=True); time.sleep(60)"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert running.stdout
    reader = Path(f"/proc/{int(running.stdout.readline())}")
    assert reader.exists()
    running.kill()
    running.wait()
    running.stdout.close()
    deadline = time.monotonic() + 10
    while reader.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not reader.exists()
