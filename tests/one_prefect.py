"""One Prefect server for all tests of a run, begun by the first that needs one: each process would
begin its own (12 s of CPU), and leave it behind when pytest ends its workers.

Imported before Prefect, which reads its settings once. `without_it()` is the environment of a user
who has set nothing up: what runs in it begins a server of its own, as `dafu demo` does.
"""

import contextlib
import lzma
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from storage.layout import locked

_HOME = "DAFU_TESTS_PREFECT_HOME"
_TABLES = Path(__file__).with_name("prefect-tables.db.xz")
"""The database of a server of 3.8.8 that had just begun, without its key. To make its tables took 6
of the 14 s of CPU of a start; those of a later release are made from these by the server itself."""
_QUIET = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
"""It asked a host on the internet."""
_REGISTERED = {"PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false"}
"""They are in the tables."""
_OURS = ("PREFECT_HOME", "PREFECT_API_URL")
BEGAN_HERE = _HOME not in os.environ
"""Whether this is the process that pytest was called in, not one of its workers."""

if BEGAN_HERE:
    with socket.socket() as _probe:
        _probe.bind(("127.0.0.1", 0))
        _port = _probe.getsockname()[1]
    os.environ[_HOME] = os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="dafu-tests-prefect-")
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{_port}/api"
    os.environ |= _QUIET


_server: subprocess.Popen[bytes] | None = None
"""Kept here when this process began it."""


def without_it() -> dict[str, str]:
    """The environment without this server."""
    return {k: v for k, v in os.environ.items() if k not in _OURS}


def ensure() -> None:
    """The server answers."""
    home = Path(os.environ[_HOME])
    with locked(home / "lock"):
        if (home / "pid").exists():
            return
        url = os.environ["PREFECT_API_URL"]
        port = url.rpartition(":")[2].partition("/")[0]
        home_of_another(home)
        with (home / "log").open("w") as log:
            global _server
            _server = subprocess.Popen(
                [sys.executable, "-m", "prefect", "server", "start", "--no-ui", "--port", port],
                env={**os.environ, **_REGISTERED},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        (home / "pid").write_text(str(_server.pid))
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{url}/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise AssertionError((home / "log").read_text())


def home_of_another(folder: Path) -> None:
    """Make a folder the home of a server of a user, who has run one before: with the tables in its
    database."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "prefect.db").write_bytes(lzma.decompress(_TABLES.read_bytes()))


def end() -> None:
    """Stop it and remove its folder, when this process chose the place."""
    if not BEGAN_HERE:
        return
    home = Path(os.environ[_HOME])
    if (home / "pid").exists():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(int((home / "pid").read_text()), signal.SIGKILL)
        if _server:
            _server.wait()
    shutil.rmtree(home, ignore_errors=True)
