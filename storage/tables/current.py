"""The current state of every reply, by id: an SQLite file beside the tables that makes a commit
cost what it changes.

It holds nothing that the tables do not: it is brought up to date from `replies` and `texts` when it
lags behind them (a crash between the two, a copied data folder) and rebuilt when it is missing.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from schemas.ground.clock import stamp_after
from schemas.reply import Reply
from storage.layout import Layout, locked
from storage.setaside import make_again_if_damaged, scrub
from storage.tables.delta import Tables
from storage.tables.state import (
    INDEX,
    SCHEMA,
    Entry,
    JsonRows,
    Place,
    Places,
    State,
    StateKey,
    entries,
    put_entries,
    text_digests,
    touch,
)
from storage.tables.suppressed import hide_takedowns, suppressed

_SHEET, _PIECE = 500, 2_000
_UNLOGGED = """
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA locking_mode=EXCLUSIVE;
PRAGMA cache_size=-64000;
"""
"""For a file that nobody else knows, and that is begun anew after a crash."""


class CurrentIndex:
    """Current states by reply id."""

    def __init__(self, tables: Tables, thorough: bool = False) -> None:
        """A damaged index is made again; a large one is looked through only when `thorough`."""
        self.tables, self.path = tables, Path(tables.root) / INDEX
        hide_takedowns(tables.root.parent)
        self.suppressed = suppressed(tables.root)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        make_again_if_damaged(tables.root.parent, self.path, thorough)
        with closing(self.connect()) as db:
            db.executescript(SCHEMA)
        self._drop_suppressed()
        self._catch_up()

    def connect(self) -> sqlite3.Connection:
        """A connection to the index; the caller closes it."""
        db = sqlite3.connect(self.path, timeout=60)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        # Ids come in no order, so that a commit touches pages everywhere; a larger cache took as
        # much memory as there were rows.
        db.execute("PRAGMA cache_size=-16000")
        return db

    @property
    def last_commit(self) -> str:
        """The newest commit whose states are in; "" before the first."""
        with closing(self.connect()) as db:
            found = db.execute("SELECT value FROM mark WHERE name = 'commit'").fetchone()
        return str(found[0]) if found else ""

    def next_commit(self) -> str:
        """An id for a commit: the time, and in any case after the last commit, also when the clock
        went back."""
        return stamp_after(self.last_commit)

    def _catch_up(self) -> None:
        """Read states that commits wrote after the last one that is in; those whose digests must be
        read from `texts` too."""
        version = self.tables.version("replies")
        with closing(self.connect()) as db:
            seen = db.execute("SELECT value FROM mark WHERE name = 'version'").fetchone()
        if version <= (int(seen[0]) if seen else -1):  # -1: before the first commit
            return  # a table that is older than the index is damaged: storage/tables/marks.py
        if self.last_commit:
            with closing(self.connect()) as db:
                self._read_states(db, version)
            return
        with locked(Layout(self.tables.root.parent).locks / "index.lock"):
            if not self.last_commit:  # else another process has made it meanwhile
                self._make(version)

    def _make(self, version: int) -> None:
        """All states into an index that has none: into a new file that takes its place whole, so
        that no page of it is written twice. Through SQLite's log a million rows were four times
        their size: each piece of them writes pages everywhere in the index by id."""
        making = self.path.with_name(f"{self.path.name}.making")
        making.unlink(missing_ok=True)
        with closing(sqlite3.connect(making)) as db:
            db.executescript(_UNLOGGED + SCHEMA)
            db.execute("ATTACH ? AS old", (str(self.path),))
            db.execute("INSERT INTO mark SELECT * FROM old.mark")
            db.execute("INSERT INTO file SELECT * FROM old.file")
            db.commit()
            db.execute("DETACH old")
            self._read_states(db, version)
        with making.open("rb+") as file:
            os.fsync(file.fileno())
        with closing(self.connect()) as db:
            db.execute("PRAGMA journal_mode=DELETE")  # nobody has it open, and no log is left
            making.replace(self.path)

    def _read_states(self, db: sqlite3.Connection, version: int) -> None:
        newest = last = self.last_commit
        years = self.tables.read("replies", ["published_year"], after=last)["published_year"]
        with JsonRows() as json_rows:
            for year in years.unique().to_pylist():
                digests = text_digests(self.tables, year, last)
                for batch in self.tables.scan("replies", years=[year], after=last):
                    for start in range(0, batch.num_rows, _PIECE):
                        piece = batch.slice(start, _PIECE).sort_by("commit_id")
                        newest = max(newest, piece["commit_id"][-1].as_py())
                        with db:
                            found = entries(piece, digests, json_rows, self.suppressed.has)
                            put_entries(db, found)
        with db:
            marks = [("commit", newest), ("version", str(version))]
            db.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", marks)

    def _drop_suppressed(self) -> None:
        """Take out what the list of take-downs has: a kill between the two, or a list that was
        restored, must not let a reply out."""
        with closing(self.connect()) as db:
            seen = db.execute("SELECT value FROM mark WHERE name = 'suppressed'").fetchone()
        if (seen[0] if seen else "") == self.suppressed.digest:
            return
        with closing(self.connect()) as db:
            held = db.execute("SELECT reply_id, json_extract(row, '$.url') FROM current").fetchall()
        self.remove((i for i, url in held if self.suppressed.has(i, url)), self.next_commit())
        with closing(self.connect()) as db, db:
            mark = ("suppressed", self.suppressed.digest)
            db.execute("INSERT OR REPLACE INTO mark VALUES (?, ?)", mark)

    def put(self, states: Iterable[State], commit_id: str) -> None:
        """States of a commit that is in the tables."""
        with closing(self.connect()) as db, db:
            put_entries(
                db,
                (
                    Entry.of(state, commit_id)
                    for state in states
                    if not self.suppressed.has(state.row["reply_id"], state.row["url"])
                ),
            )
            marks = [("commit", commit_id), ("version", str(self.tables.version("replies")))]
            db.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", marks)

    def get(self, ids: Iterable[str]) -> dict[str, State]:
        """Current states by id."""
        wanted = sorted(set(ids))
        found: dict[str, State] = {}
        with closing(self.connect()) as db:
            for i in range(0, len(wanted), _SHEET):
                sheet = wanted[i : i + _SHEET]
                marks = ",".join("?" * len(sheet))
                for values in db.execute(
                    "SELECT row, state_id, text_hash, words_hash FROM current WHERE reply_id IN "
                    f"({marks})",
                    sheet,
                ):
                    state = _revived(*values)
                    found[state.row["reply_id"]] = state
        return found

    def remove(self, reply_ids: Iterable[str], commit_id: str) -> None:
        """Take states out of the index for good; their places count as touched by the commit, and
        their words are not left in the file."""
        with closing(self.connect()) as db:
            with db:
                db.execute("PRAGMA secure_delete=ON")
                for reply_id in reply_ids:
                    place = db.execute(
                        "SELECT published_year, source_id FROM current WHERE reply_id = ?",
                        (reply_id,),
                    ).fetchone()
                    if place:
                        touch(db, place[0], place[1], commit_id)
                        db.execute("DELETE FROM current WHERE reply_id = ?", (reply_id,))
            scrub(db)

    def forget_texts(self, reply_ids: Iterable[str]) -> None:
        """Take the digests of some texts away, as of states that have none: whatever is read of
        them next differs."""
        query = "UPDATE current SET text_hash = 'lost', words_hash = 'lost' WHERE reply_id = ?"
        with closing(self.connect()) as db, db:
            db.executemany(query, [(i,) for i in reply_ids])

    def digests(self, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """State id and digest of the words of current states by id: what can be asked of many of
        them quickly."""
        wanted = sorted(set(ids))
        found: dict[str, tuple[str, str | None]] = {}
        with closing(self.connect()) as db:
            for i in range(0, len(wanted), _SHEET):
                sheet = wanted[i : i + _SHEET]
                query = (
                    "SELECT reply_id, state_id, words_hash FROM current WHERE reply_id IN "
                    f"({','.join('?' * len(sheet))})"
                )
                found |= {r: (s, w) for r, s, w in db.execute(query, sheet)}
        return found

    def gone(self, source_ids: Iterable[str]) -> list[State]:
        """Withdrawn states of some sources."""
        return self._where("withdrawn = 1", [(s,) for s in sorted(set(source_ids))])

    def with_titles(self, titles: Iterable[tuple[str, str]]) -> list[State]:
        """Current states of some sources (each with a title) that have these titles."""
        wanted: dict[str, set[str]] = {}
        for source, title in titles:
            wanted.setdefault(source, set()).add(title)
        lists = [(source, json.dumps(sorted(names))) for source, names in sorted(wanted.items())]
        return self._where("row ->> '$.title' IN (SELECT value FROM json_each(?))", lists)

    def _where(self, condition: str, of_sources: Sequence[tuple[str, ...]]) -> list[State]:
        query = (
            "SELECT row, state_id, text_hash, words_hash FROM current WHERE source_id = ? AND "
            + condition
        )
        with closing(self.connect()) as db:
            return [_revived(*row) for values in of_sources for row in db.execute(query, values)]

    def rows(
        self, columns: tuple[str, ...], source_id: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Some columns of every current state (of one source)."""
        listed = ", ".join(f"json_extract(row, '$.{c}')" for c in columns)
        where, values = ("WHERE source_id = ?", (source_id,)) if source_id else ("", ())
        with closing(self.connect()) as db:
            for found in db.execute(
                f"SELECT {listed} FROM current {where} ORDER BY reply_id", values
            ):
                yield dict(zip(columns, found, strict=True))

    def places(self) -> Places:
        """All places that any commit touched."""
        with closing(self.connect()) as db:
            counts = {
                (y, s): n
                for y, s, n in db.execute(
                    "SELECT published_year, source_id, count(*) FROM current GROUP BY 1, 2"
                )
            }
            touched = db.execute(
                "SELECT published_year, source_id, commit_id FROM touched"
            ).fetchall()
        places: dict[int, dict[str, Place]] = {}
        for year, source, commit in touched:
            places.setdefault(year, {})[source] = Place(commit, counts.get((year, source), 0))
        return places

    def states(self, year: int, source_ids: Iterable[str]) -> list[StateKey]:
        """The current states of a year and some sources."""
        with closing(self.connect()) as db:
            return [
                StateKey(str(r), str(c), str(s))
                for source in sorted(set(source_ids))
                for r, c, s in db.execute(
                    "SELECT reply_id, commit_id, state_id FROM current WHERE published_year = ? "
                    "AND source_id = ?",
                    (year, source),
                )
            ]

    def touch(self, reply_ids: Iterable[str], mark: str) -> None:
        """Note that what is published of some replies changed although their states did not (a
        duplicate group)."""
        with closing(self.connect()) as db, db:
            for reply_id in reply_ids:
                place = db.execute(
                    "SELECT published_year, source_id FROM current WHERE reply_id = ?", (reply_id,)
                ).fetchone()
                if place:
                    touch(db, place[0], place[1], mark)


def _revived(row: str, state_id: str, exact: str | None, words: str | None) -> State:
    """A state as the tables have it, dates and times as such."""
    values = Reply.model_validate_json(row).model_dump(exclude={"body_text"})
    return State({**values, "state_id": state_id}, exact, words)
