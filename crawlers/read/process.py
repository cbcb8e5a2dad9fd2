"""Pages are read in a process of their own, under limits of time and memory: a page that kills the
reader or keeps it busy for too long costs an issue row, not the run (which would meet the same page
again every time). A crawl also goes on to the next page while one is read.
"""

import asyncio
import atexit
import contextlib
import gc
import os
import resource
import select
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from crawlers.page import Page, PageError
from crawlers.platforms import PLATFORMS, ListPage
from crawlers.read.files.links import FetchedFile
from crawlers.read.lifetime import end_with, end_with_parent, mapped_bytes
from crawlers.read.reading import PageToRead, Reading, read_page, warm
from schemas.ground.clock import now
from schemas.run import Issue
from schemas.source import Source

T = TypeVar("T")
SECONDS = 60
"""Longest time for one page: the largest that is read (20 MB) takes some 5 s."""
TOGETHER, TOGETHER_BYTES = 16, 512 * 1024
"""Pages that are handed over at once, and bytes after which there is none more: they are read
within the time for one."""
MEMORY_BYTES = 3 * 1024 * 1024 * 1024
"""Beyond what the process maps when it begins."""


class ReaderError(RuntimeError):
    """A page that the reader could not finish; the message says what happened."""

    def issue(self, source_id: str, url: str, capture_id: str | None = None) -> Issue:
        """The issue row of the page."""
        return Issue(
            kind="reader_error",
            message=str(self),
            source_id=source_id,
            url=url,
            capture_id=capture_id,
            at=now(),
        )


@dataclass(frozen=True)
class Work:
    """A function of pages, to be found by its name, with what it is given. Its result is no
    text."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class ReadingProcess:
    """A process that reads pages, one after the other; another takes its place when a page kills it
    or holds it up. It starts with the first page."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.pid: int | None = None
        self._connection: Connection | None = None
        self._comes = select.poll()
        """Asked whether a result is there: the connection's own way makes such an object each time,
        which takes a third of what handing a page over does."""
        self._alive: int | None = None
        """Our end of a pipe that closes with us, however we end."""

    def read(self, wanted: PageToRead) -> Reading:
        """What a page says. Raises ReaderError."""
        return self.do(read_page, wanted)

    def read_all(
        self, wanted: Iterable[tuple[T, PageToRead | None]]
    ) -> Iterator[tuple[T, Reading | ReaderError | None]]:
        """What pages say, or why one could not be read, each with what came with it and in their
        order; None where there is no page."""
        held: list[tuple[T, PageToRead | None]] = []
        size = 0
        for asked in wanted:
            held.append(asked)
            size += len(asked[1].page.body) if asked[1] else 0
            if len(held) == TOGETHER or size > TOGETHER_BYTES:
                yield from self._read_held(held)
                held, size = [], 0
        yield from self._read_held(held)

    def _read_held(
        self, held: list[tuple[T, PageToRead | None]]
    ) -> Iterator[tuple[T, Reading | ReaderError | None]]:
        pages = [page for _, page in held if page]
        found = iter(self.read_many(pages) if pages else ())
        for told, page in held:
            yield told, next(found) if page else None

    def read_many(self, wanted: Sequence[PageToRead]) -> list[Reading | ReaderError]:
        """What some pages say, or why one could not be read. They are handed over together, so that
        the two processes do not wait for each other with each of them (0.2 ms a page); when the
        reader does not come back with all, one after the other."""
        try:
            found = self.do(_read_many, wanted)
        except ReaderError:
            return [self._read_alone(page) for page in wanted]
        return [ReaderError(each) if isinstance(each, str) else each for each in found]

    def _read_alone(self, wanted: PageToRead) -> Reading | ReaderError:
        try:
            return self.read(wanted)
        except ReaderError as error:
            return error

    def read_list(self, source: Source, page: Page, platform: str, first: bool) -> ListPage:
        """What a list page says; the values are as in Platform.list_page. Raises ReaderError."""
        return self.do(list_page, source, page, platform, first)

    def do(self, function: Callable[..., T], *arguments: Any) -> T:
        """What a function of pages gives. Raises ReaderError."""
        connection = self._connection or self._start()
        try:
            connection.send(Work(function, arguments))
            if not self._comes.poll(SECONDS * 1000):
                raise TimeoutError
            found: T | str = connection.recv()
        except TimeoutError as error:
            self.close()
            raise ReaderError(f"reading took over {SECONDS} s") from error
        except (EOFError, OSError) as error:
            raise ReaderError(f"the reader died with exit code {self.close()}") from error
        if isinstance(found, str):
            raise ReaderError(found)
        return found

    def __enter__(self) -> "ReadingProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> int | None:
        """End the process; its exit code (that of its own death, if it was dead), None if there was
        none."""
        connection, self._connection = self._connection, None
        pid, self.pid = self.pid, None
        if self._alive is not None:
            os.close(self._alive)
            self._alive = None
        if connection is None or pid is None:
            return None
        self._comes.unregister(connection)
        connection.close()
        with contextlib.suppress(ChildProcessError, ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return None

    def _start(self) -> Connection:
        warm()
        self._connection, theirs = Pipe()
        lifeline, self._alive = os.pipe()
        # Not a multiprocessing.Process: the workers of a Dask cluster may not have any.
        self.pid = os.fork()
        if not self.pid:
            try:
                _serve(theirs, lifeline)
            finally:
                os._exit(1)
        theirs.close()
        os.close(lifeline)
        self._comes.register(self._connection, select.POLLIN)
        return self._connection


_process: ReadingProcess | None = None


def list_page(source: Source, page: Page, platform: str, first: bool) -> ListPage:
    """A list page as a platform reads it."""
    return PLATFORMS[platform].list_page(source, page, first)


def limited(function: Callable[..., T], *arguments: Any) -> T:
    """What a function of pages gives under the reader's limits, for callers that have a page now
    and then: all of a process share one reading process. Raises ReaderError."""
    global _process
    if _process is None or _process.owner != os.getpid():
        _process = ReadingProcess()
        atexit.register(_process.close)
    return _process.do(function, *arguments)


def read_limited(wanted: PageToRead) -> Reading:
    """What one page says. Raises ReaderError."""
    return limited(read_page, wanted)


class Reader:
    """The pages of one source, read in the order in which they are given, while the crawl goes
    on."""

    def __init__(self, source: Source, layout: str | None) -> None:
        self.source, self._layout = source, layout
        self._process = ReadingProcess()
        self._thread = ThreadPoolExecutor(1, "reader")  # waits for the process

    async def read(
        self,
        page: Page,
        parts: Sequence[Page] = (),
        listed_title: str | None = None,
        files: Sequence[FetchedFile] = (),
        listed_at: datetime | None = None,
    ) -> Reading:
        """The page with its parts and files. Raises ReaderError."""
        wanted = PageToRead(
            self.source,
            page,
            tuple(parts),
            listed_title,
            tuple(files),
            self._layout,
            listed_at=listed_at,
        )
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._process.read, wanted
        )

    async def list_page(self, platform: str, page: Page, first: bool) -> ListPage:
        """A list page of the source, as a platform reads it. Raises ReaderError."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._process.read_list, self.source, page, platform, first
        )

    def close(self) -> None:
        """End the process."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._process.close()


def _serve(connection: Connection, lifeline: int) -> None:
    """Read pages until the other end is closed, which the death of the parent does too."""
    parent = os.getppid()
    os.setsid()  # signals to the parent's group are for the parent: what it waits for is still read
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    low, high = sorted((connection.fileno(), lifeline))
    for first, last in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
        os.closerange(first, last)  # the locks of the crawl above all
    gc.freeze()  # what the parent left is neither looked at nor ended here
    gc.set_threshold(20_000, 20, 50)
    most = mapped_bytes() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    end_with(lifeline)
    end_with_parent(parent)
    with contextlib.suppress(EOFError, OSError):
        while True:
            wanted: Work = connection.recv()
            connection.send(_told(wanted.function, *wanted.arguments))
    os._exit(0)


def _read_many(wanted: Sequence[PageToRead]) -> list[Reading | str]:
    return [_told(read_page, page) for page in wanted]


def _told(function: Callable[..., T], *arguments: Any) -> T | str:
    """What a function gives under the limit of time, or why it gives nothing."""
    _limit_cpu()
    try:
        return function(*arguments)
    except PageError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 (it is told, and the next page is read)
        return f"the reader failed: {type(error).__name__}"


def _limit_cpu() -> None:
    """A page's time counts here too, for a parent that died while C code was busy with it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + SECONDS) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
