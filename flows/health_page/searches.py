"""What a new version has for the searches that people saved in the explorer, told through the
notifier of the alarms."""

import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from flows.health_page.notify import addresses, sent
from storage.layout import Layout, StorageError

if TYPE_CHECKING:
    from explorer.taking.saved import News

log = logging.getLogger(__name__)
MOST_TITLES = 10


def notify_searches(layout: Layout, version: Path) -> bool:
    """Tell what is new and changed for saved searches, in one message; whether one was sent.

    A search is noted as told only when its message was sent. A failure here never stops a publish:
    the version is there, and the next one tells the rest.
    """
    if not addresses():
        return False
    # Only here: a night without anybody to tell does not load the explorer.
    from explorer.taking.saved import news, saved_searches, told

    if not saved_searches(layout):
        return False
    try:
        found = news(layout, version)
    except (OSError, StorageError, sqlite3.Error) as error:
        log.warning("saved searches were not looked up (%s); the next version tells them", error)
        return False
    heard = [item for item in found if item.new or item.changed]
    title = f"dafu: news for {len(heard)} saved search(es), version {version.name}"
    done = bool(heard) and sent(title, "\n\n".join(map(_lines, heard)))
    told(layout, [item.saved for item in found if done or item not in heard], version.name)
    return done


def _lines(item: "News") -> str:
    lines = [f"{item.saved.name}: {len(item.new)} new, {len(item.changed)} changed"]
    for word, hits in (("new", item.new), ("changed", item.changed)):
        lines += [f"  {word}: {h.title[:100]} {h.day or ''} {h.url}" for h in hits[:MOST_TITLES]]
        if len(hits) > MOST_TITLES:
            lines.append(f"  and {len(hits) - MOST_TITLES} more {word}")
    return "\n".join(lines)
