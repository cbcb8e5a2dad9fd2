"""A line to a server that can be cut in the middle of a command. It is a process of its own: the
table library waits for answers without letting other threads run."""

import asyncio
import contextlib
import multiprocessing
import time
from collections.abc import Iterator

_SPAWN = multiprocessing.get_context("spawn")


class Line:
    """Hands connections over to a port, until so many requests have passed; then it is dead for
    all, old and new, until it is mended."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._port, self._passed, self._limit = (_SPAWN.Value("q", n) for n in (0, 0, -1))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._port.value)

    @property
    def passed(self) -> int:
        """Requests since it was mended."""
        return int(self._passed.value)

    def mend(self, cut_after: int = -1) -> None:
        """Be whole, until so many requests have passed; for ever by default."""
        self._passed.value, self._limit.value = 0, cut_after

    @property
    def is_cut(self) -> bool:
        """Whether nothing passes any more."""
        return 0 <= self._limit.value <= self._passed.value

    def serve(self) -> None:
        """Until killed."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._hand_over, "127.0.0.1", 0)
        self._port.value = server.sockets[0].getsockname()[1]
        await server.serve_forever()

    async def _hand_over(self, back: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            return answer.transport.abort()
        there, on = await asyncio.open_connection("127.0.0.1", self._to)
        both = [
            asyncio.create_task(self._pour(back, on, b" HTTP/1.1\r\n")),
            asyncio.create_task(self._pour(there, answer)),
        ]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in both:
            task.cancel()
        on.transport.abort()
        answer.transport.abort()

    async def _pour(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, mark: bytes | None = None
    ) -> None:
        """Everything of one direction; each mark in it is a request."""
        with contextlib.suppress(OSError):
            while block := await source.read(65536):
                self._passed.value += block.count(mark) if mark else 0
                if self.is_cut:
                    return
                target.write(block)
                await target.drain()


@contextlib.contextmanager
def line_to(port: int) -> Iterator[Line]:
    """A line that serves in a process of its own."""
    line = Line(port)
    process = _SPAWN.Process(target=line.serve, daemon=True)
    process.start()
    while not line.port:
        time.sleep(0.05)
    yield line
    process.kill()
    process.join()
