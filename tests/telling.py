"""Failures are told as they happen: pytest tells them at its end, and a run of forty minutes that
was stopped had told nothing."""

from typing import Any

import pytest

MOST_CHARACTERS = 4_000


class Telling:
    """Of the process in which pytest was called, to which the workers report."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            terminal = self._config.pluginmanager.get_plugin("terminalreporter")
            terminal.ensure_newline()
            terminal.write_line(f"FAILED {report.nodeid} ({report.when})")
            terminal.write_line(report.longreprtext[-MOST_CHARACTERS:])
