"""Asking a public web archive: one request at a time, never faster than its own rate, by somebody
who can be reached.

The lock file of a service is both the turn and the clock: whoever holds the lock asks, and the
time of the file is that of the last request, or the time before which the service does not want
another one. So the rate holds over restarts too.
"""

import os
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Self

from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import (
    HTTPError,
    IncompleteRead,
    MaxRetryError,
    ProtocolError,
    ResponseError,
)
from urllib3.response import BaseHTTPResponse

from crawlers.archives.model import Answer, ArchiveError, ServiceName
from storage.layout import hold

POLITE: dict[ServiceName, float] = {"commoncrawl": 1.5, "wayback": 3.0}
"""Least seconds between two requests. The limit of the Wayback Machine's index was measured by
others as 24 requests a minute (release notes of the library edgi-govdata-archiving/wayback 0.5.1);
Common Crawl asks for no more than one a second when it is busy (status.commoncrawl.org)."""
LONGEST_WAIT = 120.0
"""Seconds that a service may ask us to wait within a run; for a longer time its windows are left
open."""
AFTER_REFUSAL = 600.0
"""Seconds of silence after a 429 that names no time."""
TRIES = 3
_CHUNK = 1 << 18
SLOW = frozenset({429, 503})
_TRANSIENT = frozenset({500, 502, 504, *SLOW})


class _Patience(Retry):
    """Retries of urllib3 that count each request, and wait for no longer than LONGEST_WAIT.

    A 429 without a time is not asked again: a service that says so blocks those who go on.
    """

    made: Callable[[], None] = staticmethod(lambda: None)

    def new(self, **kw: Any) -> Self:
        again = super().new(**kw)
        again.made = self.made
        return again

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: Any = None,
        _stacktrace: Any = None,
    ) -> Self:
        if response is not None and response.status in SLOW:
            wait = self.get_retry_after(response)
            if (wait or 0) > LONGEST_WAIT or (wait is None and response.status == 429):
                raise MaxRetryError(_pool, url or "", ResponseError("asked to wait"))
        left = super().increment(method, url, response, error, _pool, _stacktrace)
        self.made()
        return left


def _too_long(service: str, url: str) -> ArchiveError:
    return ArchiveError("archive_lies", f"an answer of {service} is far too long: {url[:200]}")


class Asker:
    """Asks one service; a context that holds its turn. `delay` are the least seconds between two
    requests, `budget` the requests that may be made in all."""

    def __init__(
        self,
        service: ServiceName,
        locks: Path,
        user_agent: str,
        delay: float,
        budget: int | None = None,
        backoff: float = 5.0,
    ) -> None:
        self.service, self.delay, self.budget = service, delay, budget
        self.requests = self.bytes = 0
        self._path = locks / f"archive-{service}.lock"
        self._turn: IO[str] | None = None
        self._not_before = 0.0
        self._retry = _Patience(
            total=TRIES, redirect=0, status_forcelist=_TRANSIENT, backoff_factor=backoff,
            backoff_max=LONGEST_WAIT, raise_on_status=False, respect_retry_after_header=True,
        )  # fmt: skip
        self._retry.made = self._count
        self._pool = PoolManager(
            num_pools=4,
            maxsize=1,
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            timeout=Timeout(connect=30, read=120),
        )

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._turn = hold(self._path)
        except BlockingIOError as error:
            raise ArchiveError(
                "archive_busy", f"another backfill asks {self.service}; one at a time may"
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.clear()
        if self._turn:
            self._turn.close()

    @property
    def left(self) -> int | None:
        """Requests of the budget that are left."""
        return None if self.budget is None else max(self.budget - self.requests, 0)

    def get(
        self, url: str, largest: int, span: tuple[int, int] | None = None, raw: bool = False
    ) -> Answer:
        """GET an address (a range of its bytes, both ends inclusive). Redirects are not followed.
        A range, and what is wanted `raw`, is asked for without compression and left as it comes.

        Raises ArchiveError: a service that is down, asks to wait, or sends less than it says.
        """
        if self.left == 0:
            raise ArchiveError("archive_budget", "the budget of requests is used up")
        self._wait()
        tries = TRIES if self.left is None else min(TRIES, self.left - 1)
        headers, raw = dict(self._pool.headers), raw or span is not None
        headers |= {"Accept-Encoding": "identity"} if raw else {}
        headers |= {"Range": f"bytes={span[0]}-{span[1]}"} if span else {}
        try:
            response = self._pool.request(
                "GET", url, headers=headers, redirect=False, preload_content=False,
                retries=self._retry.new(total=tries),
            )  # fmt: skip
            return self._answer(url, response, largest, raw)
        except (IncompleteRead, ProtocolError, zlib.error) as error:
            raise ArchiveError(
                "archive_truncated", f"{self.service} broke off an answer: {url[:200]}"
            ) from error
        except HTTPError as error:
            raise ArchiveError(
                "archive_down", f"{self.service} does not answer: {type(error).__name__}"
            ) from error
        finally:
            self._count()
            self._stamp()

    def _answer(self, url: str, response: BaseHTTPResponse, largest: int, raw: bool) -> Answer:
        if response.status in SLOW:
            wait = self._retry.get_retry_after(response) or AFTER_REFUSAL
            response.drain_conn()
            self._not_before = time.time() + wait
            until = f"{datetime.fromtimestamp(self._not_before, UTC):%Y-%m-%d %H:%M} UTC"
            raise ArchiveError(
                "archive_throttled", f"{self.service} answers {response.status}; not before {until}"
            )
        if response.status >= 500:
            response.drain_conn()
            raise ArchiveError("archive_down", f"{self.service} answers {response.status}")
        headers = {k.lower(): v for k, v in response.headers.items()}
        body = bytearray()
        # To its very end: only there does urllib3 see that bytes are missing.
        while chunk := response.read(_CHUNK, decode_content=False):
            body += chunk
            if len(body) > largest:
                response.close()
                raise _too_long(self.service, url)
        response.release_conn()
        self.bytes += len(body)
        if raw or headers.get("content-encoding") != "gzip":
            return Answer(response.status, headers, bytes(body))
        unpacking = zlib.decompressobj(31)
        text = unpacking.decompress(body, largest)
        if unpacking.unconsumed_tail:
            raise _too_long(self.service, url)
        if not unpacking.eof:
            raise zlib.error("cut short")
        return Answer(response.status, headers, text)

    def _count(self) -> None:
        self.requests += 1

    def _stamp(self) -> None:
        """Note when the service was last asked, or may next be asked."""
        at = max(time.time(), self._not_before)
        os.utime(self._path, (at, at))

    def _wait(self) -> None:
        """Until the service may be asked. Raises ArchiveError when that is too long."""
        last = self._path.stat().st_mtime
        wait = last + self.delay - time.time()
        if last - time.time() > LONGEST_WAIT:
            until = f"{datetime.fromtimestamp(last, UTC):%Y-%m-%d %H:%M} UTC"
            raise ArchiveError(
                "archive_throttled", f"{self.service} wants no request before {until}"
            )
        if wait > 0:
            time.sleep(wait)
