"""Alarms: what wants a person, from the runs and issues as they are. One alarm a source and class,
however many nights it lasts."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from schemas.ground.clock import in_shanghai
from schemas.health import Alarm
from schemas.messages import messages
from schemas.run import CRAWLS, UNPROVEN

MONITORS = ("expectation", "overlap_lost", "layout_changed", "fill_dropped")
_NEEDS_PAGES = {"layout_changed": 3, "fill_dropped": 5}
"""Monitors that look at fetched pages: a later run clears them only when it fetched so many."""
NO_ALARM = ("cancelled", "backfill_running", UNPROVEN)
"""What somebody wanted, and what is a state of the source."""


def failure_alarms(runs: Iterable[Mapping[str, Any]]) -> list[Alarm]:
    """One alarm a source whose last run was not complete, with all its runs since the last complete
    one. `runs` are of crawls."""
    found = []
    for source_id, of_source in _by_source(runs).items():
        bad: list[Mapping[str, Any]] = []
        for run in reversed(of_source):
            if run["outcome"] == "complete":
                break
            if run["failure"] not in NO_ALARM:
                bad.append(run)
        if bad:
            newest = bad[0]
            kind = newest["failure"] or "crashed"
            found.append(
                alarm_of(
                    source_id,
                    kind,
                    newest["reason"] or "",
                    [(r["ended_at"], r["failure"] or r["outcome"]) for r in bad],
                )
            )
    return found


def monitor_alarms(
    runs: Iterable[Mapping[str, Any]], issues: Iterable[Mapping[str, Any]]
) -> list[Alarm]:
    """One alarm a source and monitor whose issue no later run has cleared."""
    raised: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
    for issue in issues:
        if issue["kind"] in MONITORS:
            raised.setdefault((issue["source_id"], issue["kind"]), {})[issue["run_id"]] = issue
    by_source = _by_source(runs)
    found = []
    for (source_id, kind), by_run in raised.items():
        open_since: list[tuple[datetime, str]] = []
        for run in reversed(by_source.get(source_id, [])):
            if run["run_id"] in by_run:
                open_since.append((run["ended_at"], kind))
            elif run["outcome"] == "complete" and run["fetched"] >= _NEEDS_PAGES.get(kind, 0):
                break
        if open_since:
            newest = max(by_run.values(), key=lambda issue: issue["at"])
            found.append(alarm_of(source_id, kind, newest["message"], open_since))
    return found


def stale_alarm(source_id: str, days: int | None, limit: int, at: datetime) -> Alarm | None:
    """The alarm of a source that had nothing new for longer than its file allows, else None."""
    if days is None or days <= limit:
        return None
    since = at - timedelta(days=days - limit)
    alarm = alarm_of(
        source_id,
        "stale",
        f"nothing new for {days} days; the source file allows {limit}",
        [(at, "stale")],
    )
    return alarm.model_copy(update={"since": since})


def withheld_alarms(withheld: Mapping[str, Iterable[str]], at: datetime) -> list[Alarm]:
    """One alarm a source with replies that the newest version of time `at` holds back because a
    personal number is left in them. `withheld` gives their ids by source."""
    found = []
    for source_id, ids in sorted(withheld.items()):
        listed = sorted(ids)
        message = f"{len(listed)} replies are held back ({', '.join(listed[:3])})"
        found.append(alarm_of(source_id, "personal_number", message, [(at, "personal_number")]))
    return found


def _by_source(runs: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for run in sorted((r for r in runs if r["kind"] in CRAWLS), key=lambda r: r["ended_at"]):
        grouped.setdefault(run["source_id"], []).append(run)
    return grouped


def alarm_of(source_id: str, kind: str, message: str, seen: list[tuple[datetime, str]]) -> Alarm:
    """An alarm of a class; `seen` are times and classes, newest first."""
    known = messages().get(kind)
    history = "; ".join(f"{in_shanghai(at):%m-%d} {what}" for at, what in seen[:14])
    return Alarm(
        source_id=source_id,
        kind=kind,
        message=message,
        what_to_do=known.what_to_do if known else "see docs/log-messages.md",
        since=seen[-1][0],
        last_at=seen[0][0],
        times=len(seen),
        history=history,
    )
