"""States of replies and where they stand: what the index and the versions say to each other."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import orjson
import pyarrow as pa

from storage.tables.delta import Tables

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


TextDigests = dict[tuple[str, str], tuple[str | None, str | None]]
"""`text_hash` and `words_hash` of texts, by reply and state id."""


def text_digests(tables: Tables, year: int, after: str) -> TextDigests:
    """Digests of the texts that states of a year, which commits wrote after one, name. A table is
    read once: asked for a few thousand rows at a time, it was read through again for each of
    them."""
    ids: list[str] | None = None  # all, where all are asked for
    if after:
        ids = tables.read("replies", ["reply_id"], years=[year], after=after)[
            "reply_id"
        ].to_pylist()
    found: TextDigests = {}
    columns = ["reply_id", "state_id", "body_text"]
    for batch in tables.scan("texts", columns, years=[year], ids=ids):
        for reply_id, state_id, text in zip(*(batch[c].to_pylist() for c in columns), strict=True):
            found[reply_id, state_id] = text_hash(text), words_hash(text)
    return found


@dataclass(frozen=True, slots=True)
class State:
    """The current state of a reply: its row of `replies`, without the text and with `state_id`, and
    digests that stand for the text."""

    row: dict[str, Any]
    text_hash: str | None
    words_hash: str | None


class Entry(NamedTuple):
    """A row of the index's table `current`: a state, with its row of `replies` as JSON."""

    reply_id: str
    source_id: str
    published_year: int
    withdrawn: bool
    commit_id: str
    state_id: str
    text_hash: str | None
    words_hash: str | None
    row: str

    @classmethod
    def of(cls, state: State, commit_id: str) -> "Entry":
        """The entry of a state that a commit wrote."""
        row = {k: v for k, v in state.row.items() if k != "state_id"}
        return cls(
            row["reply_id"],
            row["source_id"],
            row["published_year"],
            row["withdrawn_at"] is not None,
            commit_id,
            state.row["state_id"],
            state.text_hash,
            state.words_hash,
            orjson.dumps(row, default=str, option=orjson.OPT_PASSTHROUGH_DATETIME).decode(),
        )


def _held(db: sqlite3.Connection, reply_ids: list[str]) -> dict[str, tuple[int, str]]:
    """Year and commit of the states that the index has, by reply id."""
    query = (
        "SELECT reply_id, published_year, commit_id FROM current WHERE reply_id IN (SELECT value "
        "FROM json_each(?))"
    )
    found = db.execute(query, (orjson.dumps(reply_ids).decode(),))
    return {reply_id: (year, commit_id) for reply_id, year, commit_id in found}


def put_entries(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Put entries into the index, the older before the newer, but for states of before the one that
    it has; the places of all of them count as touched.

    A state that is not in its place any more was taken from there by the newest commit of the
    reply.
    """
    touched: dict[tuple[int, str], str] = {}
    fresh: dict[str, Entry] = {}
    listed = list(entries)
    held = _held(db, [entry.reply_id for entry in listed])
    for entry in listed:
        old = held.get(entry.reply_id)
        newest = max(entry.commit_id, old[1]) if old else entry.commit_id
        for year in {entry.published_year, old[0]} if old else {entry.published_year}:
            place = year, entry.source_id
            touched[place] = max(touched.get(place, ""), newest)
        if newest == entry.commit_id:
            fresh[entry.reply_id] = entry
            held[entry.reply_id] = entry.published_year, entry.commit_id
    for (year, source), mark in touched.items():
        touch(db, year, source, mark)
    db.executemany(
        f"INSERT OR REPLACE INTO current VALUES ({','.join('?' * len(Entry._fields))})",
        fresh.values(),
    )


def touch(db: sqlite3.Connection, year: int, source: str, mark: str) -> None:
    """Note in the index that what is published of a source in a year changed."""
    db.execute(
        "INSERT INTO touched VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET commit_id = max(commit_id, "
        "excluded.commit_id)",
        (year, source, mark),
    )


_TIME = "strftime(make_timestamp({0}), '%Y-%m-%d %H:%M:%S.%fZ')"
"""As Arrow prints a time of UTC, whose own cast takes a fifth of making the index."""


class JsonRows:
    """Rows of `replies` as the index keeps them, made by DuckDB: 15 us each, where dictionaries and
    Python's json took 130."""

    def __enter__(self) -> Self:
        import duckdb  # 15 MiB, which a commit does not need

        self._db = duckdb.connect(config={"threads": 1})
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def of(self, batch: pa.RecordBatch) -> list[str]:
        """The rows of a batch."""
        kept = [f.name for f in batch.schema if f.name not in ("state_id", "commit_id")]
        times = [n for n in kept if pa.types.is_timestamp(batch.schema.field(n).type)]
        columns = {n: batch[n].cast(pa.int64()) if n in times else batch[n] for n in kept}
        self._db.register("rows", pa.table(columns))
        told = ", ".join(f"{_TIME.format(n)} AS {n}" for n in times)
        query = f"SELECT to_json(r) FROM (SELECT * REPLACE ({told}) FROM rows) AS r"
        found = self._db.execute(query).fetchall()
        return [text for (text,) in found]


def entries(
    batch: pa.RecordBatch,
    digests: TextDigests,
    json_rows: JsonRows,
    is_taken_down: Callable[[str, str], bool],
) -> Iterator[Entry]:
    """The entries of rows of `replies`, without what is taken down by its id or address."""
    columns = ["reply_id", "source_id", "published_year", "commit_id", "state_id", "url"]
    gone = batch["withdrawn_at"].is_valid().to_pylist()
    for values, is_gone, row in zip(
        zip(*(batch[name].to_pylist() for name in columns), strict=True),
        gone,
        json_rows.of(batch),
        strict=True,
    ):
        reply_id, source_id, year, commit_id, state_id, url = values
        if not is_taken_down(reply_id, url):
            exact, words = digests.get((reply_id, state_id), (None, None))
            yield Entry(reply_id, source_id, year, is_gone, commit_id, state_id, exact, words, row)


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
