"""Import, reparse and extract read pages under the limits of a crawl: a page that hangs, kills the
reader or fills the memory costs that page and one issue row."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, long_but, published
from test_import import DAY, pages, write_warc
from typer.testing import CliRunner

import crawlers.read.process
from crawlers.page import Page
from crawlers.platforms import PLATFORMS
from crawlers.read.parse import parse_page
from crawlers.read.process import TOGETHER, TOGETHER_BYTES, ReaderError, ReadingProcess
from crawlers.read.reading import PageToRead
from flows.cli import app
from flows.importing import import_part
from flows.reparse import reparse
from flows.runs.archived_lists import listings_of
from flows.runs.import_pages import Filter, Imported
from replica.site import Site
from storage.layout import Layout
from storage.raw.warc_parts import warc_parts
from storage.tables.delta import Tables
from storage.versions.publish import publish

HANG, DIE, SWELL, FAIL = b"<!-- hang -->", b"<!-- die -->", b"<!-- swell -->", b"<!-- fail -->"
WORDS = {
    HANG: "reading took over 2 s",
    DIE: "the reader died with exit code -11",
    SWELL: "the reader failed: MemoryError; please report it with the page",
    FAIL: "the reader failed: RecursionError; please report it with the page",
}


def poisoned_read(*call: Any) -> Any:
    page: Page = call[1]
    if HANG in page.body:
        time.sleep(60)
    if DIE in page.body:
        os.kill(os.getpid(), signal.SIGSEGV)
    if SWELL in page.body:
        bytearray(4 << 30)
    if FAIL in page.body:
        raise RecursionError
    return REAL(*call)


REAL = crawlers.read.parse.read_page


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that are started from now on are poisoned by some pages."""
    monkeypatch.setattr(crawlers.read.parse, "read_page", poisoned_read)
    monkeypatch.setattr(crawlers.read.process, "SECONDS", 2)
    monkeypatch.setattr(crawlers.read.process, "_process", None)


def poisoned_pages() -> list[tuple[str, bytes]]:
    """Eight replies, four of which are poison."""
    found = [(url, body) for url, body, _ in pages("a.gov.cn", 8, DAY)]
    return [
        (url, body + mark)
        for (url, body), mark in zip(found, [*WORDS, b"", b"", b"", b""], strict=True)
    ]


def issues_of(layout: Layout) -> dict[str, str]:
    columns = ["url", "kind", "message"]
    batches = Tables(layout.tables).scan("issues", columns)
    rows = [r for b in batches for r in b.to_pylist() if r["kind"] == "reader_error"]
    assert len({str(r["url"]) for r in rows}) == len(rows)
    return {str(r["url"]): str(r["message"]) for r in rows}


def test_an_import_goes_on_after_each_of_them(poison: None, tmp_path: Path) -> None:
    records = [(url, body, DAY) for url, body in poisoned_pages()]
    warc = write_warc(tmp_path / "crawl.warc.gz", records)
    done = CliRunner().invoke(app, ["import", str(warc), "--data", str(tmp_path / "data")])
    assert done.exit_code == 0 and "8 pages read, 4 kept" in done.output, done.output
    layout = Layout(tmp_path / "data")
    assert {r["url"] for r in published(layout)} == {url for url, _, _ in records[4:]}
    expected = {url: words for (url, _, _), words in zip(records[:4], WORDS.values(), strict=True)}
    assert issues_of(layout) == expected
    again = CliRunner().invoke(app, ["import", str(warc), "--data", str(tmp_path / "data")])
    assert "1 of 1 parts were imported before" in again.output


def test_pages_of_an_import_go_to_the_reader_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One by one the two processes waited for each other with each page, for 0.7 ms of CPU."""
    records = [(url, body, DAY) for url, body, _ in pages("a.gov.cn", TOGETHER + 4, DAY)]
    huge = (TOGETHER_BYTES + 1) * b" "
    records = [*records, *((f"{url}?{n}", huge, DAY) for n, (url, _, _) in enumerate(records[:3]))]
    handed = list[int]()
    read_many = ReadingProcess.read_many

    def counted(reader: ReadingProcess, wanted: list[PageToRead]) -> Any:
        handed.append(len(wanted))
        return read_many(reader, wanted)

    monkeypatch.setattr(ReadingProcess, "read_many", counted)
    (part,) = warc_parts(write_warc(tmp_path / "crawl.warc.gz", records))
    found = import_part(Layout(tmp_path / "data"), {}, part, Filter())
    assert found == (TOGETHER + 7, TOGETHER + 4, 0)
    assert handed == [TOGETHER, 5, 1, 1]


def test_pages_of_a_reparse_go_to_the_reader_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warc = write_warc(tmp_path / "crawl.warc.gz", pages("a.gov.cn", 3, DAY))
    layout, handed = Layout(tmp_path / "data"), list[int]()
    assert CliRunner().invoke(app, ["import", str(warc), "--data", str(layout.root)]).exit_code == 0
    read_many = ReadingProcess.read_many

    def counted(reader: ReadingProcess, wanted: list[PageToRead]) -> Any:
        handed.append(len(wanted))
        return read_many(reader, wanted)

    monkeypatch.setattr(ReadingProcess, "read_many", counted)
    report = reparse(layout, {}, None, lambda *_: None)
    assert (report.read, report.changed, report.missing, handed) == (3, 0, [], [3])


def test_what_is_read_together_is_what_is_read_alone(poison: None) -> None:
    wanted = [PageToRead(None, Page(url, body)) for url, body in poisoned_pages()]
    with ReadingProcess() as reader:
        alone = [reader.read(page) for page in wanted[4:]]
        found = reader.read_many(wanted)
    assert found[4:] == alone
    assert [str(error) for error in found[:2]] == [WORDS[HANG], WORDS[DIE]]


def test_a_part_of_nothing_but_poison_leaves_its_issues(poison: None, tmp_path: Path) -> None:
    url, body = poisoned_pages()[3]
    warc = write_warc(tmp_path / "crawl.warc.gz", [(url, body, DAY)])
    layout = Layout(tmp_path / "data")
    done = CliRunner().invoke(app, ["import", str(warc), "--data", str(layout.root)])
    assert done.exit_code == 0, done.output
    assert issues_of(layout) == {url: WORDS[FAIL]}


def test_a_reparse_keeps_what_an_earlier_reader_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    records = [(url, body, DAY) for url, body in poisoned_pages()]
    warc = write_warc(tmp_path / "crawl.warc.gz", records)
    layout = Layout(tmp_path / "data")
    assert CliRunner().invoke(app, ["import", str(warc), "--data", str(layout.root)]).exit_code == 0
    before = published(layout)
    assert len(before) == 8
    request.getfixturevalue("poison")
    report = reparse(layout, {}, None, lambda *_: None)
    assert (report.read, report.changed, len(report.missing)) == (8, 0, 4)
    publish(layout, "test")
    assert published(layout) == before
    assert issues_of(layout) == {
        url: words for (url, _, _), words in zip(records[:4], WORDS.values(), strict=True)
    }
    assert report.missing == [f"{url}: {words}" for url, words in issues_of(layout).items()]


@pytest.mark.parametrize("others", long_but([30], [0, 30]), ids=["one process", "all cores"])
def test_extract_prints_the_issue_of_each(poison: None, tmp_path: Path, others: int) -> None:
    found = poisoned_pages()
    lines = []
    for n, (url, body) in enumerate([*found, *found[4:5] * others]):
        (tmp_path / f"{n:02}.html").write_bytes(body)
        lines.append(f"{n:02}.html\t{url}")
    (tmp_path / "manifest.tsv").write_text("\n".join(lines))
    command = [
        sys.executable, "-c",
        "import test_limited_reading as t, crawlers.read.parse as p, crawlers.read.process as r\n"
        "p.read_page = t.poisoned_read; r.SECONDS = 2\n"
        "from flows.cli import main; main()",
        "extract", str(tmp_path),
    ]  # fmt: skip
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 8 + others, done.stderr[-2000:]
    by_file = {row["file"]: row for row in rows}
    for n, (mark, words) in enumerate(WORDS.items()):
        row = by_file[f"{n:02}.html"]
        assert (row["reply"] is None) == (mark in (HANG, DIE))
        assert [i["kind"] for i in row["issues"]] == ["reader_error"]
        assert words in row["issues"][0]["message"]
    assert all(row["reply"]["title"] for row in rows[4:])


def test_a_slow_page_without_any_poison(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of 15 MB under a limit of half a second: nothing in the reader is replaced."""
    with crawlers.read.process.ReadingProcess() as reader:
        small = Page("http://a.gov.cn/1.html", "<p>桥已经修好，请放心使用。</p>".encode())
        wanted = PageToRead(None, small)
        reader.read(wanted)
        monkeypatch.setattr(crawlers.read.process, "SECONDS", 0.5)
        huge = Page("http://a.gov.cn/1.html", small.body * 350_000)
        with pytest.raises(crawlers.read.process.ReaderError, match=r"took over 0\.5 s"):
            reader.read(PageToRead(None, huge))
        monkeypatch.setattr(crawlers.read.process, "SECONDS", 60)
        rows = json.loads(reader.read(wanted).rows_json)
        assert rows == parse_page(None, small).as_rows()


def test_a_reader_that_is_busy_ends_when_its_parent_is_killed() -> None:
    script = (
        "import crawlers.read.parse as p; from crawlers.read.process import *\n"
        "warm()\n"
        "def busy(*_):\n"
        "    print(__import__('os').getpid(), flush=True)\n"
        "    while True: pass\n"
        "p.read_page = busy\n"
        "ReadingProcess().read(PageToRead(None, Page('http://a/', b'x'), ()))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert running.stdout
    reader = Path(f"/proc/{int(running.stdout.readline())}")
    assert reader.exists() and reader.name != str(running.pid)
    running.kill()
    running.wait()
    running.stdout.close()
    deadline = time.monotonic() + 10
    while reader.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not reader.exists()


def test_a_list_page_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists were read in the spider's own process, which one of them held up for ever."""
    row = "<li><a href='/zwgk/202401/t20240101_1234567.html'>关于建议的答复</a>2024-01-01</li>"
    endless = row.replace("</a>", "").replace("</li>", "") * 2_000
    source = Site("lists", "trs_wcm").source()

    def rows_of(text: str) -> int:
        page = Page("http://a.gov.cn/zwgk/", text.encode())
        return len(reader.read_list(source, page, "generic", True).rows)

    with ReadingProcess() as reader:
        monkeypatch.setattr(crawlers.read.process, "SECONDS", 1)
        with pytest.raises(ReaderError, match="reading took over 1 s"):
            rows_of(endless)
        monkeypatch.setattr(crawlers.read.process, "SECONDS", 60)
        assert rows_of(f"<html><ul>{row}</ul></html>") == 1, "another reader takes its place"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "var x = " + "[" * 100_000])
def test_a_list_without_an_end_is_none(text: str) -> None:
    source = Site("lists", "trs_wcm").source()
    assert PLATFORMS["generic"].list_page(source, Page("http://a/", text.encode()), True).rows == []


def test_a_list_of_an_archive_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "<li><a href='/zwgk/202401/t20240101_1234567.html'>关于建议的答复 2024-01-01"
    item = Imported("http://a.gov.cn/zwgk/", (row * 2_000).encode(), {}, DAY)
    monkeypatch.setattr(crawlers.read.process, "SECONDS", 1)
    with ReadingProcess() as reader, pytest.raises(ReaderError, match="reading took over 1 s"):
        listings_of(reader, item, None)
