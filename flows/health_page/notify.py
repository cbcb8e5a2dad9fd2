"""Notifications of alarms, and the sender that saved searches use too: off unless DAFU_NOTIFY names
where to, through Apprise (webhook, e-mail and many services).

Told are alarms that are new, those that ended, and after REPEAT_DAYS those that are still open: one
message a report at most, and none when there is nothing of these.
"""

import logging
import os
from datetime import datetime, timedelta

import apprise

from schemas.ground.clock import in_shanghai
from schemas.health import Alarm
from storage.layout import Layout
from storage.ledger import Ledger
from storage.watch.health import Health

log = logging.getLogger(__name__)
REPEAT_DAYS = 7
MOST_LINES = 30


def addresses() -> list[str]:
    """Where to send: DAFU_NOTIFY, separated by white space."""
    return os.environ.get("DAFU_NOTIFY", "").split()


def sent(title: str, body: str) -> bool:
    """Send a message to all addresses; whether all took it. They may hold passwords: they are not
    logged, nor is what the library says of them."""
    wanted, sender = addresses(), apprise.Apprise()
    bad = sum(not sender.add(address) for address in wanted)
    if bad:
        log.warning(
            "DAFU_NOTIFY: %d of %d addresses are not understood; see docs/operator.md",
            bad,
            len(wanted),
        )
    logging.getLogger("apprise").setLevel(logging.CRITICAL)
    if not sender.notify(body=body, title=title):
        log.warning("notification failed; it is tried again after the next run")
        return False
    return True


def notify(layout: Layout, report: Health) -> bool:
    """Send what is to be told of alarms; whether anything was sent.

    What was told is noted only when it was sent, so that a mail server that was down delays a
    message and loses none.
    """
    if not addresses() or not layout.has_ledger:
        return False
    ledger = Ledger(layout.ledger)
    told = ledger.told_alarms()
    open_now = {(a.source_id, a.kind): a for a in report.alarms}
    fresh = [a for key, a in open_now.items() if key not in told]
    again = [
        a
        for key, a in open_now.items()
        if key in told and abs(report.at - told[key]) >= timedelta(days=REPEAT_DAYS)
    ]
    ended = sorted(key for key in told if key not in open_now)
    if not fresh and not again and not ended:
        return False
    title = (
        f"dafu: {len(open_now)} alarm(s), {len(fresh)} new"
        if open_now
        else "dafu: all alarms have ended"
    )
    if not sent(title, _body(fresh, again, ended)):
        return False
    ledger.note_alarms(
        {key: report.at if a in fresh or a in again else told[key] for key, a in open_now.items()}
    )
    return True


def _body(fresh: list[Alarm], again: list[Alarm], ended: list[tuple[str, str]]) -> str:
    lines = (
        [f"new: {_line(a)}" for a in fresh]
        + [f"still: {_line(a)}" for a in again]
        + [f"ended: {source}: {kind}" for source, kind in ended]
    )
    rest = len(lines) - MOST_LINES
    return "\n".join(
        lines[:MOST_LINES] + ([f"and {rest} more; see the health page"] if rest > 0 else [])
    )


def _line(alarm: Alarm) -> str:
    since: datetime = in_shanghai(alarm.since)
    return (
        f"{alarm.source_id}: {alarm.kind} since {since:%Y-%m-%d}: {alarm.message}. "
        f"{alarm.what_to_do}"
    )
