"""Take-down: replies that must not be published any more. A list beside the tables, applied at
every commit, rebuild and version."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from storage.layout import json_lines
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
    """The list of the installation whose tables (or their caches) lie in a folder; the object
    store's when there is none here."""
    path, objects = tables_root.parent / NAME, store()
    if objects and not path.exists() and objects.size(NAME):
        objects.download(NAME, path)
    rows = list(json_lines(path))
    return Suppressed(
        frozenset(r["reply_id"] for r in rows if r["reply_id"]),
        frozenset(r["url"] for r in rows if r["url"]),
    )
