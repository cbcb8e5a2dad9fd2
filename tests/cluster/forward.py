"""Hand connections of one address over to another: the replica listens on loopback, and its host
names lead to loopback, on whichever host. `forward.py FROM:PORT TO:PORT [SECONDS]`; each connection
waits so long before it is handed over."""

import asyncio
import contextlib
import sys


def place(text: str) -> tuple[str, int]:
    """Host and port."""
    host, _, port = text.rpartition(":")
    return host, int(port)


async def pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Everything of one direction."""
    with contextlib.suppress(OSError):
        while block := await source.read(65536):
            target.write(block)
            await target.drain()
        target.write_eof()


async def main(here: str, there: str, seconds: str = "0") -> None:
    """Serve until killed."""

    async def hand_over(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(float(seconds))
        with contextlib.suppress(OSError):
            back, on = await asyncio.open_connection(*place(there))
            await asyncio.gather(pour(reader, on), pour(back, writer))
            on.close()
        writer.close()

    async with await asyncio.start_server(hand_over, *place(here)) as server:
        await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
