"""Take-down: what must not be published any more. A list of marks beside the tables, applied at
every crawl, commit, rebuild and version.

The list is refused when it does not parse, when it lacks what the ledger has noted (one byte less
would put every reply back that was taken down), and without the key of its marks.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from storage.layout import Layout, StorageError, write_atomic
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.store import store
from storage.tables.persons import (
    PERSON,
    VARIABLE,
    PersonMark,
    address_mark,
    id_mark,
    is_mark,
    is_of,
    key_path,
    squeezed,
    takedown_key,
)

NAME = "suppress.jsonl"
_Keys = set[tuple[str | None, str | None]]


@dataclass(frozen=True)
class Suppressed:
    """Marks of ids, addresses and people, and the key that tells what they are of."""

    marks: frozenset[str] = frozenset()
    key: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, root: Path, marks: Iterable[str]) -> "Suppressed":
        """Marks of a data folder with their key. Raises StorageError when it is gone."""
        found = frozenset(marks)
        return cls(found, takedown_key(root) if found else b"")

    @cached_property
    def persons(self) -> tuple[PersonMark, ...]:
        """People whose replies are taken down, also those that come in later."""
        return tuple(PersonMark.parsed(m) for m in sorted(self.marks) if m.startswith(PERSON))

    @property
    def digest(self) -> str:
        """Changes when the list does; "" for an empty list."""
        listed = "\n".join(sorted(self.marks))
        return hashlib.sha256(listed.encode()).hexdigest()[:16] if listed else ""

    def has(self, reply_id: str | None = None, url: str | None = None) -> bool:
        """Whether an id or an address is on the list."""
        if not self.marks:
            return False
        return (reply_id is not None and id_mark(self.key, reply_id) in self.marks) or (
            url is not None and address_mark(self.key, url) in self.marks
        )

    def among(self, ids: Iterable[str]) -> set[str]:
        """The ids that are on the list."""
        return {i for i in ids if self.has(i)} if self.marks else set()

    def kept(self, rows: pa.Table) -> pa.Table:
        """Rows of a table without those of replies on the list."""
        if not self.marks:
            return rows
        stay = [not self.has(i) for i in rows["reply_id"].to_pylist()]
        return rows.filter(pa.array(stay, pa.bool_()))

    def names(self, url: str, title: str) -> bool:
        """Whether a row of a list leads to what is on the list, or names somebody."""
        return self.has(url=url) or self.meets(title)

    def meets(self, text: str) -> bool:
        """Whether a text has the name and the context of somebody on the list."""
        plain = squeezed(text) if self.persons else ""
        return any(person.meets(self.key, plain) for person in self.persons)


def suppressed(tables_root: Path) -> Suppressed:
    """The list of the installation whose tables (or their caches) lie in a folder; the object
    store's when there is none here. Raises StorageError when it is not whole, or its key is not
    there."""
    root, objects = tables_root.parent, store()
    key, rows, missing, bad = _state(root)
    if objects and missing and objects.size(NAME):  # another machine has taken something down
        objects.download(NAME, root / NAME, private=True)
        key, rows, missing, bad = _state(root)
    if bad or missing:
        what = (
            f"line {bad[0]} cannot be read" if bad else f"{len(missing)} take-down(s) are missing"
        )
        raise StorageError(
            f"{root / NAME} is damaged ({what}), and what was taken down could come back; nothing "
            "is written. dafu doctor --repair makes it again from the ledger, or restore it from a "
            "backup"
        )
    return Suppressed(frozenset(mark for row in rows for mark in row if mark), key)


def hide_takedowns(root: Path) -> None:
    """Put marks in the place of ids and addresses that an earlier dafu wrote in plain, in the list
    and in the ledger. The caller holds the lock of the tables."""
    listed, bad = listed_takedowns(_list(root))
    if not bad and not all(map(is_mark, _values([*listed, *_noted(root)]))):
        note_takedowns(root, [])


def note_takedowns(root: Path, rows: list[TakeDown]) -> None:
    """Put rows, their ids and addresses in plain, on the list and into the ledger as marks; either
    of them is enough to make the other again."""
    path, ledger = _list(root), Ledger(root / "ledger.sqlite")
    listed, _ = listed_takedowns(path)
    known = [*listed, *ledger.takedowns()]
    marked = _marked(_key(root, [*known, *rows]), [*known, *rows])
    with_address = {row.reply_id for row in marked if row.url}
    merged = {
        (row.reply_id, row.url): row
        for row in marked
        if row.url or row.reply_id not in with_address
    }.values()
    ledger.put_takedowns(merged)
    ledger.keep()
    lines = (json.dumps(t._asdict(), ensure_ascii=False) + "\n" for t in merged)
    write_atomic(path, lines, private=True)
    if objects := store():
        objects.upload(path, NAME)


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


def _list(root: Path) -> Path:
    path, objects = root / NAME, store()
    if objects and not path.exists() and objects.size(NAME):
        objects.download(NAME, path, private=True)
    return path


def _noted(root: Path) -> list[TakeDown]:
    layout = Layout(root)
    return Ledger(layout.ledger).takedowns() if layout.has_ledger else []


def _state(root: Path) -> tuple[bytes, _Keys, _Keys, list[int]]:
    """The key; what the list has and what it lacks of the ledger, as marks; the lines of it that
    cannot be read."""
    listed, bad = listed_takedowns(_list(root))
    noted = _noted(root)
    key = _key(root, [*listed, *noted])
    rows = {(row.reply_id, row.url) for row in _marked(key, listed)}
    return key, rows, {(row.reply_id, row.url) for row in _marked(key, noted)} - rows, bad


def _values(rows: Iterable[TakeDown]) -> list[str]:
    return [value for row in rows for value in (row.reply_id, row.url) if value]


def _key(root: Path, rows: list[TakeDown]) -> bytes:
    """The key of the marks in some rows; a new one where all is in plain still. Raises StorageError
    when it is gone, or is the key of none of them."""
    values = _values(rows)
    marks = [value for value in values if is_mark(value)]
    key = takedown_key(root, make=not marks) if values else b""
    if marks and not any(is_of(key, mark) for mark in marks):
        raise StorageError(
            f"{key_path()} is another key than that of the take-downs, and what was taken down "
            f"could come in again; nothing is written. Put the right key there, or name it in "
            f"{VARIABLE}"
        )
    return key


def _marked(key: bytes, rows: list[TakeDown]) -> list[TakeDown]:
    """Rows with marks in the place of ids and addresses, without those that are damaged: their
    marks are of another key."""
    return [
        row._replace(
            reply_id=_mark(key, row.reply_id, id_mark), url=_mark(key, row.url, address_mark)
        )
        for row in rows
        if all(is_of(key, value) for value in _values([row]) if is_mark(value))
    ]


def _mark(key: bytes, value: str | None, made: Callable[[bytes, str], str]) -> str | None:
    return value if value is None or is_mark(value) else made(key, value)
