"""The order of what was seen: states that an import brings from before the newest look at a
reply."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from storage.tables.delta import Tables
from storage.tables.state import State


class Recorded(NamedTuple):
    """An earlier state as `revisions` has it."""

    reply_id: str
    content_hash: str
    valid_from: datetime


RecordedOf = Callable[[set[str]], Iterable[Recorded]]
"""The earlier states that `revisions` has of some replies."""
Looks = dict[str, datetime]
"""When an address was last looked at, as far as captures say."""


def recorded_states(tables: Tables, ids: set[str]) -> list[Recorded]:
    """The earlier states of some replies."""
    rows = tables.read("revisions", ["reply_id", "content_hash", "valid_from"], ids=ids)
    return [Recorded(**row) for row in rows.to_pylist()]


def last_looks(tables: Tables, urls: Iterable[str]) -> Looks:
    """When each of some addresses was last captured with a good answer, or found unchanged. A
    state says only when it was first read: later looks that found the same write no row of
    `replies`."""
    wanted = set(urls)
    found: Looks = {}
    for batch in tables.scan("captures", ["url", "fetched_at", "outcome"], urls=wanted):
        for row in batch.to_pylist():
            if row["outcome"] in ("ok", "not_modified"):
                at = found.get(row["url"])
                found[row["url"]] = max(at, row["fetched_at"]) if at else row["fetched_at"]
    return found


class Timeline:
    """The states of one reply by the time since when each was seen."""

    def __init__(self, current: State, recorded: Iterable[Recorded]) -> None:
        row = current.row
        since = row["last_changed_at"] if row["revision"] > 1 else None
        # A change that a withdrawal or a return made is later than the state's own beginning.
        entries = {r.valid_from: r.content_hash for r in recorded}
        entries.setdefault(since or row["first_seen_at"], row["content_hash"])
        self._states = sorted(entries.items())
        self._last = max(row["last_seen_at"] or row["first_seen_at"], self._states[-1][0])

    def add(self, at: datetime, content_hash: str) -> datetime | None:
        """Put a state in; the time at which it was seen to have ended, or None when the states
        around it say the same: then it is no state of its own."""
        place = bisect_right(self._states, at, key=lambda s: s[0])
        around = self._states[max(place - 1, 0) : place + 1]
        if any(known == content_hash for _, known in around):
            return None
        self._states.insert(place, (at, content_hash))
        after = self._states[place + 1][0] if place + 1 < len(self._states) else self._last
        return max(after, at)


def timelines(
    ids: set[str], current: dict[str, State], recorded: RecordedOf
) -> dict[str, Timeline]:
    """Timelines of some replies."""
    known: dict[str, list[Recorded]] = defaultdict(list)
    for state in recorded(ids) if ids else ():
        known[state.reply_id].append(state)
    return {reply_id: Timeline(current[reply_id], known[reply_id]) for reply_id in ids}
