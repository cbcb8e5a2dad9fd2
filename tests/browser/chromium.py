"""The explorer in the system's Chromium: a served version, a browser, the checks of axe-core."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from explorer.app import application
from storage.layout import Layout

CHROMIUM = next(
    (p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None
)
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="needs chromium (apt-get install chromium)"
)
PHONE, DESK = (390, 844), (1280, 900)


@contextmanager
def served(layout: Layout, folder: Path, raw: bool = False) -> Iterator[str]:
    """The address of the explorer of a version, until the block ends."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    config = uvicorn.Config(application(layout, folder, raw), port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window. In a container root may not make its own sandbox."""
    with sync_playwright() as drive:
        started = drive.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opened(
    started: Browser, address: str, size: tuple[int, int] = DESK, dark: bool = False
) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything that went wrong in it: errors, and requests to anywhere else."""
    context = started.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        base_url=address,
        reduced_motion="reduce",
        locale="zh-CN",
    )
    wrong: list[str] = []
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    own = (address, "data:")
    page.on("request", lambda r: None if r.url.startswith(own) else wrong.append(r.url))
    yield page, wrong
    context.close()
