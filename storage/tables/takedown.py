"""Take a reply down: out of the index at once, out of every later version."""

import json

from schemas.clock import now
from storage.layout import Layout, StorageError, locked
from storage.store import store
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.plan import change_of
from storage.tables.suppressed import NAME


def suppress(layout: Layout, what: str, reason: str) -> list[str]:
    """Take down a reply by id or address (all replies of that address); their ids. Publishing is
    the caller's next step.

    Raises StorageError when nothing is known under that name; an address is kept on the list all
    the same, so that it does not come in later.
    """
    with locked(layout.locks / "tables.lock"):
        tables = Tables(layout.tables)
        index = CurrentIndex(tables)
        is_url = what.startswith(("http://", "https://"))
        found = index.with_url(what) if is_url else index.get([what])
        rows = [
            {"reply_id": i, "url": state.row["url"], "reason": reason, "at": now().isoformat()}
            for i, state in found.items()
        ]
        rows = rows or (
            [{"reply_id": None, "url": what, "reason": reason, "at": now().isoformat()}]
            if is_url
            else []
        )
        if not rows:
            raise StorageError(f"no reply has the id {what!r}; give its address instead")
        commit_id = index.next_commit()
        with (layout.root / NAME).open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        if objects := store():
            objects.upload(layout.root / NAME, NAME)
        changes = [
            change_of(commit_id, n, now(), state.row, "redacted").model_dump()
            for n, state in enumerate(found.values())
        ]
        tables.append("changes", changes, commit_id)
        index.remove(found, commit_id)
        return sorted(found)
