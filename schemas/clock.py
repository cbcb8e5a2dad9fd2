"""The one clock of the project, so that tests and reruns can say what time it is."""

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
