"""Names of versions: the time of publication, in a form that sorts, whatever the clock did."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from schemas.ground.clock import STAMP, now


def next_stamp(before: Iterable[str]) -> str:
    """A name after all of some names: the time now, or a millisecond after the greatest of them
    when the clock went back (or stood ahead once). Always 19 characters.

    >>> next_stamp(["20991231T235959999Z"])
    '21000101T000000000Z'
    """
    newest = max((at for name in before if (at := _time(name))), default=None)
    at = now() if newest is None else max(now(), newest + timedelta(milliseconds=1))
    return at.strftime(STAMP)[:-3] + "Z"


def _time(name: str) -> datetime | None:
    """The time that a name says. Until 2026-11 a clock that went back made names longer: what is
    beyond the milliseconds counts as one more."""
    found = re.fullmatch(r"([0-9]{8}T[0-9]{9})([0-9]*)Z", name)
    if found is None:
        return None
    at = datetime.strptime(f"{found[1]}000", STAMP).replace(tzinfo=UTC)
    return at + timedelta(milliseconds=1 if found[2] else 0)
