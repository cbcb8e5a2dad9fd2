"""The index file of a version: where it lies, what it holds, how it is opened."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from storage.layout import Layout

FORMAT = 2
"""Grows with any change of the tables below or of what `indexed` makes of a text: files of another
format are made again."""

FACETS = (
    "province", "agency", "year", "kind", "type", "outcome", "completeness", "source", "state",
)  # fmt: skip
"""What hits are counted by. state: public, copy (another row is the canonical one), withdrawn,
archived_only (no crawl saw it on its site)."""
JOINS = ("proposal", "group")
"""Further values that a list can be restricted to: one proposal, one cluster of copies."""

SCHEMA = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reply(id INTEGER PRIMARY KEY, reply_id TEXT NOT NULL, source_id TEXT NOT NULL,
    url TEXT NOT NULL, title TEXT NOT NULL, agency TEXT, published_year INTEGER NOT NULL, day TEXT,
    numbers TEXT, proposal_key TEXT, duplicate_group TEXT, duplicate_of TEXT, withdrawn_at TEXT,
    body TEXT NOT NULL, files TEXT NOT NULL);
CREATE TABLE facet(id INTEGER PRIMARY KEY, province INTEGER, agency INTEGER, year INTEGER,
    kind INTEGER, type INTEGER, outcome INTEGER, completeness INTEGER, source INTEGER,
    state INTEGER);
CREATE TABLE value(id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT, total INTEGER NOT NULL);
CREATE TABLE event(seq INTEGER PRIMARY KEY, at TEXT NOT NULL, op TEXT NOT NULL, revision INTEGER,
    reply INTEGER NOT NULL, fields TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(head, text, files, tag, content='', tokenize='ascii');
"""
INDEXES = """
CREATE UNIQUE INDEX reply_by_id ON reply(reply_id);
CREATE INDEX reply_by_url ON reply(url);
CREATE INDEX value_by_value ON value(facet, value);
"""
"""Rows are numbered from the newest to the oldest: an early end of a walk has kept the newest."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet; `value` is None where the replies do not say."""

    id: int
    facet: str
    value: str | None
    total: int

    @property
    def tag(self) -> str:
        """The word that stands in the tag column of the rows with this value."""
        return tag(self.id)


def tag(value_id: int) -> str:
    """The word of a value in the tag column."""
    return f"v{value_id}"


def index_folder(layout: Layout) -> Path:
    """Where the index files lie: a cache that may be removed at any time."""
    return layout.root / "explorer"


def index_path(layout: Layout, version: str) -> Path:
    """The index file of a version."""
    return index_folder(layout) / f"{version}.v{FORMAT}.sqlite"


def opened(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. The file never changes once it has its name."""
    address = f"file:{path.as_posix().replace('?', '%3f').replace('#', '%23')}"
    return sqlite3.connect(
        f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False, cached_statements=32
    )
