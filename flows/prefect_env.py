"""Prefect's settings, as defaults that an operator's own environment overrides. Set before Prefect is imported."""

import os
from pathlib import Path

DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # no connection to anywhere outside
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # 12 s of CPU on two cores, the default of 20 s is close
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",  # memory leaks slots
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_CLI_COLORS": "false",
}


def prepare_environment(home: Path | None = None) -> None:
    """Put the defaults into the environment where nothing is set; `home` is a data folder that keeps Prefect's own files."""
    if home is not None and "PREFECT_HOME" not in os.environ and "PREFECT_API_URL" not in os.environ:
        folder = (home / "prefect").resolve()
        folder.mkdir(parents=True, exist_ok=True)  # without it the embedded server restarts until its time is up
        os.environ["PREFECT_HOME"] = str(folder)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
