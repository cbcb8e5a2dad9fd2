"""Take-down: replies that must not be published any more. A list beside the tables, applied at every commit, rebuild and version."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from schemas.clock import now
from storage.layout import Layout, StorageError, json_lines, locked
from storage.store import store

NAME = "suppress.jsonl"


@dataclass(frozen=True)
class Suppressed:
    """Ids and addresses that are taken down."""

    ids: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()

    @property
    def digest(self) -> str:
        """Changes when the list does; "" for an empty list."""
        listed = "\n".join(sorted([*self.ids, *self.urls]))
        return hashlib.sha256(listed.encode()).hexdigest()[:16] if listed else ""


def suppressed(tables_root: Path) -> Suppressed:
    """The list of the installation whose tables (or their caches) lie in a folder; the object store's when there is none here."""
    path, objects = tables_root.parent / NAME, store()
    if objects and not path.exists() and objects.size(NAME):
        objects.download(NAME, path)
    rows = list(json_lines(path))
    return Suppressed(frozenset(r["reply_id"] for r in rows if r["reply_id"]), frozenset(r["url"] for r in rows if r["url"]))


def suppress(layout: Layout, what: str, reason: str) -> list[str]:
    """Take down a reply by id or address (all replies of that address); their ids. Publishing is the caller's next step.

    Raises StorageError when nothing is known under that name; an address is kept on the list all the same, so that it
    does not come in later.
    """
    from storage.collect import next_commit
    from storage.current import CurrentIndex
    from storage.tables import Tables

    with locked(layout.locks / "tables.lock"):
        tables = Tables(layout.tables)
        index = CurrentIndex(tables)
        is_url = what.startswith(("http://", "https://"))
        found = index.with_url(what) if is_url else index.get([what])
        rows = [{"reply_id": i, "url": row["url"], "reason": reason, "at": now().isoformat()} for i, row in found.items()]
        rows = rows or ([{"reply_id": None, "url": what, "reason": reason, "at": now().isoformat()}] if is_url else [])
        if not rows:
            raise StorageError(f"no reply has the id {what!r}; give its address instead")
        commit_id = next_commit(layout)
        with (layout.root / NAME).open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        if objects := store():
            objects.upload(layout.root / NAME, NAME)
        changes = [
            {
                "change_id": f"{commit_id}-{n:06d}", "at": now(), "reply_id": i, "source_id": row["source_id"], "revision": row["revision"], "op": "redacted",
                "fields": [], "run_id": row["run_id"],
            }
            for n, (i, row) in enumerate(found.items())
        ]  # fmt: skip
        tables.append("changes", changes, commit_id)
        index.remove(found, commit_id)
        return sorted(found)
