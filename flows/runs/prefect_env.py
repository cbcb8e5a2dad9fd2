"""Where Prefect keeps its own files. Its other settings are set in flows/__init__.py."""

import os
from pathlib import Path


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
