"""Imported by the fork server of flows/runs/apart.py before it forks: all that reads, commits and
publishes, and a reader that has made its rules. It holds no thread of ours and no connection."""

import gc
import importlib

gc.disable()  # it looks through what is imported and finds nothing: a tenth of the time
for name in ("flows.importing", "flows.publishing", "flows.reparse"):
    importlib.import_module(name)
importlib.import_module("crawlers.read.reading").warm()
gc.collect()
gc.freeze()  # else the collector writes into all the memory that the forks share
gc.set_threshold(20_000, 20, 50)  # as in a reader: rows are many, and in no circle
gc.enable()
