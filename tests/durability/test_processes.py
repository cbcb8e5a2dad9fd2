"""Every parent, ended by every signal, leaves no process: neither Prefect's server nor crawls nor
readers. Only the parent gets the signal, as from cron's `timeout`, a service manager or the kernel.
In every run a crawl is ended by SIGTERM here and killed in test_kill.py, and a reader ends with its
parent here and in tests/system/test_limited_reading.py.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import one_prefect
import pytest
import yaml
from conftest import ROOT, long_but
from test_import import DAY, pages, write_warc

from replica.site import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
DAFU = str(Path(sys.executable).with_name("dafu"))
SECONDS = 25
"""Within which all must be gone: a crawl that stops cleanly writes its report, for 12 s at most."""
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGKILL]


class Command:
    """A command with all that it begins."""

    def __init__(self, folder: Path, *words: str) -> None:
        environment = {
            **one_prefect.without_it(),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
            "DAFU_DATA": str(folder / "data"),
        }
        self.log = folder / "log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                words, env=environment, stdout=out, stderr=out, cwd=folder, start_new_session=True
            )
        self._seen: set[tuple[int, int]] = set()
        """Process ids and times of begin of all that it was seen to have begun."""

    def living(self) -> dict[int, str]:
        """Process ids and command lines of all that it has begun and that has not ended."""
        running = dict(processes())
        family, size = {self.process.pid, *(pid for pid, _ in self._seen)}, 0
        while size < len(family):
            size = len(family)
            family |= {pid for pid, found in running.items() if found.parent in family}
        self._seen |= {(pid, running[pid].began) for pid in family & running.keys()}
        return {
            pid: running[pid].line
            for pid, began in self._seen
            if pid in running and running[pid].began == began
        }

    def has(self, *words: str) -> bool:
        """Whether each word is in the command line of one of its processes."""
        lines = list(self.living().values())
        return all(any(word in line for line in lines) for word in words)

    def gone_after(self, number: signal.Signals) -> dict[int, str]:
        """What is left some time after the signal."""
        self.living()
        self.process.send_signal(number)
        self.process.wait(SECONDS)
        until(lambda: not self.living(), SECONDS)
        return self.living()


class Running(NamedTuple):
    """A process that has not ended."""

    parent: int
    began: int
    line: str


def processes() -> Iterator[tuple[int, Running]]:
    for path in Path("/proc").glob("[0-9]*"):
        try:
            line = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            state, parent, *fields = (path / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if state not in "ZX":
            yield int(path.name), Running(int(parent), int(fields[17]), line)


def until(true: Callable[[], object], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return bool(true())


@pytest.fixture
def sources(tmp_path: Path, serve: Callable[[Site], Site]) -> Path:
    """Source files of two sites that take long to crawl."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for n in range(2):
        site = serve(Site(f"process-{n}", "trs_wcm", count=300, seed=n))
        source = site.source().model_dump(mode="json", exclude_defaults=True)
        source["http"] = {"delay": 0.1}
        (folder / f"{source.pop('id')}.yml").write_text(yaml.safe_dump(source, allow_unicode=True))
    return folder


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("crawl", signal.SIGTERM),
        *(
            pytest.param(kind, number, marks=pytest.mark.long)
            for kind in ("crawl", "backfill")
            for number in SIGNALS
            if (kind, number) != ("crawl", signal.SIGTERM)
        ),
    ],
)
def test_a_command_without_a_server(
    tmp_path: Path, sources: Path, kind: str, number: signal.Signals
) -> None:
    words = {
        "crawl": ("crawl", "replica_process_0"),
        "backfill": ("backfill", "--from-year", "2010", "--to-year", "2030"),
    }[kind]
    command = Command(tmp_path, DAFU, *words, "--replica", "--sources", str(sources))
    pages = tmp_path / "data" / "staging"
    assert until(lambda: any(p.stat().st_size for p in pages.glob("*/pages.jsonl")), 90)
    assert command.has("crawlers.crawl.server", "crawlers.crawl.process"), command.living()
    assert not command.gone_after(number), command.log.read_text()


@pytest.mark.long
@pytest.mark.parametrize("number", SIGNALS)
def test_a_night_with_its_server(tmp_path: Path, number: signal.Signals) -> None:
    """The nights of the demo are those of `dafu nightly`, over sites of this machine."""
    command = Command(tmp_path, DAFU, "demo")
    busy = ("crawlers.crawl.process", "uvicorn", "flows.runs.lifeline")
    assert until(lambda: command.has(*busy), 400), command.log.read_text()
    assert not command.gone_after(number), command.log.read_text()


@pytest.mark.long
def test_a_night_under_the_timeout_of_cron(tmp_path: Path, sources: Path) -> None:
    """Its time is up while Prefect's server begins; no site is asked, because the hosts of the
    replica are none for a night."""
    night = (DAFU, "nightly", "--contact", "test@example.org", "--sources", str(sources))
    command = Command(tmp_path, "timeout", "5", *night)
    assert until(lambda: not command.living(), 5 + SECONDS), command.living()
    assert command.process.wait() == 124, "its time was up"


@pytest.mark.long
@pytest.mark.parametrize("number", SIGNALS)
def test_the_schedules(tmp_path: Path, number: signal.Signals) -> None:
    schedules = Command(tmp_path, DAFU, "serve", "--contact", "test@example.org")
    assert until(lambda: "Your deployments" in schedules.log.read_text(), 400), (
        schedules.log.read_text()
    )
    assert not schedules.gone_after(number), schedules.log.read_text()


@pytest.fixture(scope="module")
def warc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Replies enough for some time of reading."""
    found = [r for n in range(8) for r in pages(f"host{n}.gov.cn", 300, DAY)]
    return write_warc(tmp_path_factory.mktemp("warc") / "many.warc.gz", found)


@pytest.mark.long
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("kind", ["import", "reparse"])
def test_a_command_that_reads(
    tmp_path: Path, warc: Path, kind: str, number: signal.Signals
) -> None:
    """While its workers read: none of them stays, nor what they are forked from."""
    words = {"import": (DAFU, "import", str(warc)), "reparse": (DAFU, "reparse")}
    if kind == "reparse":
        whole = Command(tmp_path, *words["import"], "--workers", "1")
        assert whole.process.wait(400) == 0, whole.log.read_text()
    command = Command(tmp_path, *words[kind], "--workers", "2")
    # The command, a tracker of multiprocessing, the Python that is forked, and two workers.
    begun = until(lambda: command.has("forkserver") and len(command.living()) >= 5, 400)
    left = command.gone_after(number)
    assert begun and not left, command.log.read_text()


@pytest.mark.long
def test_an_import_that_is_interrupted_while_its_readers_begin(tmp_path: Path, warc: Path) -> None:
    """It waited without end for a reader that its pool did not know of."""
    command = Command(tmp_path, DAFU, "import", str(warc), "--workers", "2")
    assert until(lambda: command.has("forkserver"), 100)
    assert not command.gone_after(signal.SIGINT), command.log.read_text()
    assert command.log.read_text() == "dafu: stopped; nothing that was kept is lost: run again\n"
    assert command.process.returncode == 130


@pytest.mark.long
@pytest.mark.parametrize("number", SIGNALS)
def test_an_extraction(tmp_path: Path, number: signal.Signals) -> None:
    """Its workers are forks, which stayed when it was killed."""
    _, page, _ = pages("a.gov.cn", 1, DAY)[0]
    rows = [f"{n}.html\thttp://a.gov.cn/t20240304_{n}.html\n" for n in range(2_000)]
    (tmp_path / "page").write_bytes(page)
    for n in range(2_000):
        (tmp_path / f"{n}.html").hardlink_to(tmp_path / "page")
    (tmp_path / "manifest.tsv").write_text("".join(rows))
    command = Command(tmp_path, DAFU, "extract", str(tmp_path), "--jsonl")
    assert until(lambda: command.log.stat().st_size > 0, 400), "it has read some"
    assert len(command.living()) > 1
    assert not command.gone_after(number), "something is left"


HANGING = """
import hashlib, time
from crawlers.page import Page
from crawlers.read import process
process._read = lambda wanted: hashlib.pbkdf2_hmac("sha256", b"x", b"y", 10**9)
reader = process.ReadingProcess()
connection = reader._start()
wanted = process.PageToRead(None, Page("http://a.gov.cn/", b""))
connection.send(process.Work(process.read_page, (wanted,)))
print(reader.pid, flush=True)
time.sleep(300)
"""


@pytest.mark.parametrize("number", long_but([signal.SIGKILL], SIGNALS))
def test_a_reader_that_hangs_in_a_page_ends_with_its_crawl(
    tmp_path: Path, number: signal.Signals
) -> None:
    """Busy in C code, where no handler of a signal is run."""
    command = Command(tmp_path, sys.executable, "-c", HANGING)
    assert until(lambda: command.log.read_text().strip(), 60)
    reader = int(command.log.read_text())
    time.sleep(1)
    assert command.living().keys() == {command.process.pid, reader}
    began = time.monotonic()
    assert not command.gone_after(number), command.log.read_text()
    assert time.monotonic() - began < 10
