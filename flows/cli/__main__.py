"""`python -m flows.cli` is `dafu`."""

from flows.cli import main

main()
