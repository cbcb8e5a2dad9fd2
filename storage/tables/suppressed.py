"""Take-down: replies that must not be published any more. A list beside the tables, applied at
every commit, rebuild and version.

The list is refused when it does not parse, and when it lacks what the ledger has noted: one byte
less would put every reply back that was taken down.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from storage.layout import Layout, StorageError, write_atomic
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.store import store
from storage.tables.persons import PREFIX, PersonMark

NAME = "suppress.jsonl"


@dataclass(frozen=True)
class Suppressed:
    """Ids and addresses that are taken down, and marks of people in place of addresses."""

    ids: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()

    @property
    def persons(self) -> tuple[PersonMark, ...]:
        """People whose replies are taken down, also those that come in later."""
        return tuple(PersonMark.parsed(u) for u in sorted(self.urls) if u.startswith(PREFIX))

    @property
    def digest(self) -> str:
        """Changes when the list does; "" for an empty list."""
        listed = "\n".join(sorted([*self.ids, *self.urls]))
        return hashlib.sha256(listed.encode()).hexdigest()[:16] if listed else ""


def suppressed(tables_root: Path) -> Suppressed:
    """The list of the installation whose tables (or their caches) lie in a folder; the object
    store's when there is none here. Raises StorageError when it is not whole."""
    path, objects = tables_root.parent / NAME, store()
    listed, bad = listed_takedowns(path)
    missing = _missing(path.parent, listed)
    # None here yet, or another machine has taken something down since.
    if objects and (missing or not path.exists()) and objects.size(NAME):
        objects.download(NAME, path, private=True)
        listed, bad = listed_takedowns(path)
        missing = _missing(path.parent, listed)
    if bad or missing:
        what = (
            f"line {bad[0]} cannot be read" if bad else f"{len(missing)} take-down(s) are missing"
        )
        raise StorageError(
            f"{path} is damaged ({what}), and what was taken down could come back; nothing is "
            "written. dafu doctor --repair makes it again from the ledger, or restore it from a "
            "backup"
        )
    return Suppressed(
        frozenset(t.reply_id for t in listed if t.reply_id),
        frozenset(t.url for t in listed if t.url),
    )


def listed_takedowns(path: Path) -> tuple[list[TakeDown], list[int]]:
    """What the list says, and the numbers of its lines that cannot be read."""
    found: list[TakeDown] = []
    bad: list[int] = []
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            found.append(
                TakeDown(row["reply_id"], row["url"], str(row.get("reason", "")), str(row["at"]))
            )
        except (ValueError, KeyError, TypeError):
            bad.append(number)
    return found, bad


def write_takedowns(path: Path, rows: list[TakeDown]) -> None:
    """Write the list, whole or not at all."""
    lines = (json.dumps(t._asdict(), ensure_ascii=False) + "\n" for t in rows)
    write_atomic(path, lines, private=True)


def _missing(root: Path, listed: list[TakeDown]) -> list[TakeDown]:
    layout, known = Layout(root), {(t.reply_id, t.url) for t in listed}
    noted = Ledger(layout.ledger).takedowns() if layout.has_ledger else []
    return [t for t in noted if (t.reply_id, t.url) not in known]
