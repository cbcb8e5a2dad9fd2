"""Prefect's settings, as defaults that an operator's own environment overrides. Set before Prefect is imported."""

import os

DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # no connection to anywhere outside
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # 12 s of CPU on two cores, the default of 20 s is close
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",  # memory leaks slots
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_CLI_COLORS": "false",
}


def prepare_environment() -> None:
    """Put the defaults into the environment where nothing is set."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
