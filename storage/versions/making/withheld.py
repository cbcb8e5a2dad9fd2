"""Replies that are held back because a personal number is left in them: into quarantine, once."""

import json

from schemas.ground.clock import now
from schemas.run import Quarantine
from storage.versions.making.build import Build

REASON = "a personal number is left in"
WHAT_TO_DO = "dafu reparse masks it; report it when it stays"


def quarantine_withheld(build: Build) -> None:
    """Put what was held back while the parts were written into the table `quarantine`. The row has
    no words of the page: the table is published."""
    if not build.withheld:
        return
    known = {
        (row["capture_id"], row["url"])
        for row in build.tables.read("quarantine", ["capture_id", "url", "reason"]).to_pylist()
        if row["reason"].startswith(REASON)
    }
    rows = [
        Quarantine(
            run_id=held.run_id,
            source_id=held.source_id,
            capture_id=held.capture_id,
            url=held.url,
            reason=f"{REASON} {', '.join(held.columns)}; {WHAT_TO_DO}",
            row=json.dumps({"reply_id": held.reply_id}),
            at=now(),
        ).model_dump()
        for held in build.withheld
        if (held.capture_id, held.url) not in known
    ]
    if rows:
        build.tables.append("quarantine", rows, build.index.next_commit())
