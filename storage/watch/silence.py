"""Silence is an alarm: nights that stopped running, and a schedule that nobody runs.

A folder that never had a night has no alarm, nor has that of the demo, whose nights nobody waits
for.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from schemas.health import Alarm
from storage.layout import Layout, is_held
from storage.ledger import Ledger
from storage.raw.staging import ALIVE
from storage.watch.alarms import alarm_of

LONGEST = timedelta(hours=36)
"""Time without a night: a nightly run that was missed once, and half a day."""
SCHEDULE = "schedule.lock"
"""Held by `dafu serve` while it runs."""
ALL = "all sources"


def silence_alarm(layout: Layout, runs: Iterable[Mapping[str, Any]], at: datetime) -> Alarm | None:
    """The alarm of a folder that had a night once, and none for LONGEST, while no crawl runs; or
    whose `dafu serve` is not running."""
    ended = [
        r["ended_at"]
        for r in runs
        if r["kind"] == "nightly" and not r["source_id"].startswith("replica_")
    ]
    noted = Ledger(layout.ledger).last_night() if layout.has_ledger else None
    # A night whose clock was ahead says nothing: it would keep the alarm silent until then.
    nights = [t for t in (*ended, noted) if t and t <= at + LONGEST]
    last = max(nights, default=None)
    schedule = layout.locks / SCHEDULE
    if schedule.exists() and not is_held(schedule):
        since = datetime.fromtimestamp(schedule.stat().st_mtime, tz=at.tzinfo)
        message = "the schedule is not running: dafu serve has ended"
        return alarm_of(ALL, "no_night", message, [(max(since, last or since), "no_night")])
    if last is None or at - last < LONGEST or _crawls(layout):
        return None
    hours = int((at - last).total_seconds() // 3600)
    told = f"{hours} hours" if hours < 96 else f"{hours // 24} days"
    return alarm_of(ALL, "no_night", f"no night for {told}", [(last, "no_night")])


def _crawls(layout: Layout) -> bool:
    return any(is_held(path) for path in layout.staging.glob(f"*/{ALIVE}"))
