"""Orchestration only: nightly, reparse, import, and the command line. No parsing, no SQL."""

from importlib.metadata import PackageNotFoundError, version

try:
    CODE_VERSION = version("dafu")
except PackageNotFoundError:  # run from a source tree that is not installed
    CODE_VERSION = "0+unknown"
