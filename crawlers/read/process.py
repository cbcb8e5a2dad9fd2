"""Pages are read in a process of their own: the next page comes while one is read, and a page that
kills the reader or keeps it busy for too long costs an issue row, not the crawl (which would meet
the same page again every night).
"""

import asyncio
import contextlib
import os
import resource
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from crawlers.page import Page
from crawlers.platforms import platform_of
from crawlers.read.files.links import FetchedFile
from crawlers.read.parse import ParsedPage, parse_page
from schemas.source import Source

SECONDS = 60
"""Longest time for one page: the largest that is read (20 MB) takes some 5 s."""
MEMORY_BYTES = 3 * 1024 * 1024 * 1024


class ReaderError(RuntimeError):
    """A page that the reader could not finish; the message says what happened."""


@dataclass(frozen=True)
class Reading:
    """What the spider needs of a page that was read: its rows, and what is still to be fetched for
    it."""

    url: str
    rows_json: bytes = b""
    """PageRows as JSON: made once, in the reader's process, and staged as it is."""
    refused: str | None = None
    body_at: str | None = None
    files: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Further parts of the article; when there are any, nothing was read yet."""

    @classmethod
    def of(cls, parsed: ParsedPage) -> "Reading":
        files = tuple(a.url for a in parsed.attachments)
        rows = parsed.rows().model_dump_json().encode()
        return cls(parsed.reply.url, rows, parsed.refusal(), parsed.body_at, files)


class Reader:
    """The process that reads the pages of one source, one after the other, in the order in which
    they are given."""

    def __init__(self, source: Source, layout: str | None) -> None:
        self._begin = source, layout
        self._thread = ThreadPoolExecutor(
            1, "reader"
        )  # waits for the process while the crawl goes on
        self._start()

    async def read(
        self,
        page: Page,
        parts: Sequence[Page] = (),
        listed_title: str | None = None,
        files: Sequence[FetchedFile] = (),
    ) -> Reading:
        """The page with its parts and files, or the addresses of its further parts. Raises
        ReaderError."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._exchange, (page, parts, listed_title, files)
        )

    def close(self) -> None:
        """End the process."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._connection.close()

    def _start(self) -> None:
        self._connection, theirs = get_context("fork").Pipe()
        self._process = get_context("fork").Process(
            target=_serve, args=(theirs, *self._begin), daemon=True
        )
        self._process.start()
        theirs.close()

    def _exchange(self, call: tuple[Any, ...]) -> Reading:
        try:
            self._connection.send(call)
            if not self._connection.poll(SECONDS):
                raise TimeoutError
            found: Reading | str = self._connection.recv()
        except (EOFError, OSError) as error:
            self._process.kill()
            self._process.join()
            late = isinstance(error, TimeoutError)
            reason = (
                f"reading took over {SECONDS} s"
                if late
                else f"the reader died with exit code {self._process.exitcode}"
            )
            self._connection.close()
            self._start()
            raise ReaderError(reason) from error
        if isinstance(found, str):
            raise ReaderError(found)
        return found


def _serve(connection: Connection, source: Source, layout: str | None) -> None:
    """Read pages until the other end is closed, which the death of the crawl does too."""
    os.setsid()  # signals to the crawl's group are for the crawl: what it waits for is still read
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    kept = connection.fileno()
    os.closerange(3, kept)  # the locks of the crawl above all
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with contextlib.suppress(EOFError, OSError):
        while True:
            page, parts, listed_title, files = connection.recv()
            try:
                connection.send(_read(source, layout, page, parts, listed_title, files))
            except Exception as error:  # noqa: BLE001 (an error of the reader is told, and the next page is read)
                connection.send(f"the reader failed: {type(error).__name__}")


def _read(
    source: Source,
    layout: str | None,
    page: Page,
    parts: Sequence[Page],
    listed_title: str | None,
    files: Sequence[FetchedFile],
) -> Reading:
    further = [] if parts or page.too_large else platform_of(source, page.url).parts(page)
    if further:
        return Reading(page.url, parts=tuple(further))
    return Reading.of(parse_page(source, page, parts, listed_title, files, layout))
