"""Orchestration only: flows, their runs, the health page and the command line. No parsing, no SQL.

Prefect reads its settings when it is imported, so the defaults below are set here, before any
module of this package can import it; an operator's own environment overrides them.
"""

import os
from importlib.metadata import PackageNotFoundError, version

from flows.runs.lifeline import end_with_pool

end_with_pool()  # before anything that takes long: a worker imports us first
PREFECT_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # no connection to anywhere outside
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # it takes 12 s of CPU: at a load of 20 on two cores, 120 s on the clock were too few
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "600",
    # Leases kept in memory leak a slot at every restart of the server.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
        "prefect.server.concurrency.lease_storage.filesystem"
    ),
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_CLI_COLORS": "false",
}
for _name, _value in PREFECT_DEFAULTS.items():
    os.environ.setdefault(_name, _value)

try:
    CODE_VERSION = version("dafu")
except PackageNotFoundError:  # run from a source tree that is not installed
    CODE_VERSION = "0+unknown"
