"""States of replies and where they stand: what the index and the versions say to each other."""

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

INDEX = "current.sqlite"
"""File of the index of current states, and its tables."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS current (
  reply_id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL,
  published_year INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  commit_id TEXT NOT NULL,
  state_id TEXT NOT NULL,
  text_hash TEXT,
  words_hash TEXT,
  row TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_place ON current (source_id, published_year);
CREATE INDEX IF NOT EXISTS gone ON current (source_id) WHERE withdrawn = 1;
CREATE TABLE IF NOT EXISTS touched (
  published_year INTEGER,
  source_id TEXT,
  commit_id TEXT NOT NULL,
  PRIMARY KEY (published_year, source_id)
);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (
  name TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  time INTEGER NOT NULL,
  digest TEXT NOT NULL
);
"""


def text_hash(text: str | None) -> str | None:
    """Digest of a text as it stands."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()[:24]


def words_hash(text: str | None) -> str | None:
    """Digest of a text without its white space."""
    return None if text is None else text_hash("".join(text.split()))


@dataclass(frozen=True, slots=True)
class State:
    """The current state of a reply: its row of `replies`, without the text and with `state_id`, and
    digests that stand for the text."""

    row: dict[str, Any]
    text_hash: str | None
    words_hash: str | None


class StateKey(NamedTuple):
    """Names a state: its row in `replies` by the commit that wrote it, its text and child rows by
    `state_id`, the commit that wrote those."""

    reply_id: str
    commit_id: str
    state_id: str


class Place(NamedTuple):
    """A source in one year of publication: the last commit that touched it (a mark that grows), and
    the number of current states there."""

    commit: str
    states: int


Places = Mapping[int, Mapping[str, Place]]
"""Places by year and source."""


def last_commit_in(root: Path) -> str:
    """The newest commit that the index of a data folder has; "" without one."""
    path = root / "tables" / INDEX
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            found = db.execute("SELECT value FROM mark WHERE name = 'commit'").fetchone()
    except sqlite3.DatabaseError:
        return ""  # it is made again when the folder is used
    return str(found[0]) if found else ""
