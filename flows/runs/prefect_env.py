"""Where Prefect keeps its own files, and how its embedded server ends. Its other settings are set
in flows/__init__.py."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def keep_prefect_in(data: Path) -> None:
    """Let Prefect keep its files in a data folder, unless the operator names a place or a server.
    Before Prefect is imported."""
    if "PREFECT_HOME" in os.environ or "PREFECT_API_URL" in os.environ:
        return
    folder = (data / "prefect").resolve()
    folder.mkdir(
        parents=True, exist_ok=True
    )  # without it the embedded server restarts until its time is up
    os.environ["PREFECT_HOME"] = str(folder)


def tie_server() -> None:
    """Let the embedded server that Prefect may begin end with this process, however that ends.
    Before the first flow or client.

    Prefect begins it as `python -m uvicorn …` and stops it in an exit handler, which no kill runs.
    Here the same command goes by way of flows.runs.lifeline. (prefect is pinned; a test sees a
    server end.)
    """
    if "PREFECT_API_URL" in os.environ:
        return
    from prefect.server.api import server  # 1.7 s, which its first use costs in any case

    vars(server)["subprocess"] = _TiedCommands
    # It says that it stops the server, after the last line of the command.
    vars(server)["subprocess_server_logger"] = server.logger


class _TiedCommands:
    """What Prefect's module needs of `subprocess`, with its one command changed."""

    TimeoutExpired = subprocess.TimeoutExpired

    @staticmethod
    def Popen(args: list[str], env: dict[str, str]) -> "subprocess.Popen[Any]":  # noqa: N802
        python, _, *module = args
        return subprocess.Popen(
            [python, "-m", "flows.runs.lifeline", str(os.getpid()), *module],
            env={**env, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
