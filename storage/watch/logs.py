"""The logs of runs: one file each, kept for a while."""

from datetime import datetime

from storage.layout import Layout


def prune_logs(layout: Layout, before: datetime) -> int:
    """Remove logs that were last written before a moment; how many."""
    old = [p for p in layout.logs.glob("*.log") if p.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
