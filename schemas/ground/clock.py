"""The one clock of the project, so that tests and reruns can say what time it is."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one time zone and no daylight saving since 1991; page dates are read in it."""


def now() -> datetime:
    """The current instant in UTC, to the millisecond (the resolution of every machine time in the
    tables)."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def today() -> date:
    """The current day where the sites are."""
    return now().astimezone(SHANGHAI).date()


def stamp_after(last: str) -> str:
    """The time now as a name that sorts after `last`, a name of the same kind or "": a microsecond
    later when the clock went back. Always 21 characters.

    >>> stamp_after("20991231T235959999999")
    '21000101T000000000000'
    """
    at, found = now(), re.match("[0-9]{8}T[0-9]{12}", last)
    if found:  # until 2026-11 a clock that went back made names longer; they sort before
        at = max(at, datetime.strptime(found[0], STAMP).replace(tzinfo=UTC) + timedelta(0, 0, 1))
    return at.strftime(STAMP)


STAMP = "%Y%m%dT%H%M%S%f"
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web. A time before it is a clock that was never set, or a byte that was lost."""


def is_plausible(at: datetime) -> bool:
    """Whether a page can have been captured at a time: since 1990, and not after tomorrow."""
    return EARLIEST <= at <= now() + timedelta(days=1)


def in_shanghai(at: datetime) -> datetime:
    """A time where the sites are. A time at the very end or beginning of what Python can say stays
    in its own zone, so that no row can stop what counts rows."""
    try:
        return at.astimezone(SHANGHAI)
    except OverflowError:
        return at
