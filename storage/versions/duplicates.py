"""Near-duplicates over all sources: the same reply on two sites, or posted twice. Cost follows the
texts that are new.

MinHash (rensa) over five-character shingles of the text without white space; 16 bands of 4 find
candidates, the whole signature decides. Signatures lie in an SQLite file beside the tables and are
made again when it is missing.
"""

import json
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from rensa import RMinHash

from storage.setaside import make_again_if_damaged, scrub
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.state import State

PERMUTATIONS, BANDS, SEED, SHINGLE = 64, 16, 42, 5
MOST_DIFFERING = 9
"""Values of two signatures that may differ when the texts count as the same: these share more than
0.85 of their shingles; 64 values stray by about 0.04 around it."""
LEAST_TEXT = 80
"""Shorter texts (此复, a lone thank-you) are alike without being copies."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS text (
  number INTEGER PRIMARY KEY,
  reply_id TEXT NOT NULL UNIQUE,
  words_hash TEXT NOT NULL,
  signature BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS text_band (
  key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS member (reply_id TEXT PRIMARY KEY, duplicate_group TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_group ON member (duplicate_group);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_OF_EARLIER = """
INSERT OR IGNORE INTO text (reply_id, words_hash, signature)
  SELECT reply_id, words_hash, value FROM signature;
INSERT OR IGNORE INTO text_band
  SELECT band.key, text.number FROM band JOIN text USING (reply_id) ORDER BY 1, 2;
DROP TABLE band;
DROP TABLE signature;
"""
"""A file of dafu 0.1.0 had the id of a reply in each of its bands: 16 ids for a text."""
_CACHE = "PRAGMA cache_size=-65536"
"""64 MiB. Bands are spread over their whole table: with SQLite's 2 MB three quarters of the search
in 1.7 million texts were pages read and written again."""

SHARED = BANDS - MOST_DIFFERING
"""Bands that two texts which count as the same have in common at least: a value that differs is in
one of them."""
_AT_ONCE = 20_000
"""Texts of one transaction, about: each writes pages all over the table of bands, and a file of
texts that a commit wrote has some hundreds."""
COMMON = 32
"""Texts with one band beyond which it tells nothing of any of them: the words of a form."""
CANDIDATES = 200
"""Texts that one is compared with whose bands are nearly all common. Of a hundred copies of a form
letter any is as good as the others to find their group."""
_WITH_BAND = f"SELECT * FROM (SELECT key, number FROM text_band WHERE key = ? LIMIT {COMMON + 1})"
_MEMBERS = """
SELECT duplicate_group, reply_id FROM member WHERE duplicate_group IN (
  SELECT duplicate_group FROM member WHERE reply_id IN (SELECT value FROM json_each(?)))
"""
_TEXTS = "SELECT reply_id, signature FROM text WHERE number IN ({})"
_WITH_BANDS = " UNION ALL ".join([_WITH_BAND] * BANDS)


def signature(text: str) -> tuple[int, ...] | None:
    """MinHash of a text, None for one that is too short to be told from others."""
    words = "".join(text.split())
    if len(words) < LEAST_TEXT:
        return None
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)])
    return tuple(sketch.digest())


class Duplicates:
    """Groups of near-duplicates, kept up to date with the tables."""

    def __init__(self, tables: Tables, index: CurrentIndex) -> None:
        self.tables, self.index = tables, index
        self.path = Path(tables.root) / "duplicates.sqlite"
        self._common: set[int] = set()
        """Bands that were seen to be common."""
        make_again_if_damaged(tables.root.parent, self.path, thorough=True)
        with closing(self._connect()) as db:
            db.executescript(_SCHEMA)
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'band'").fetchone():
                db.executescript(f"BEGIN IMMEDIATE; {_OF_EARLIER} COMMIT")

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=60)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        return db

    def update(self) -> int:
        """Look at the texts that commits wrote since the last time; number of replies whose group
        changed."""
        with closing(self._connect()) as db:
            found = db.execute("SELECT value FROM mark WHERE name = 'commit'").fetchone()
        after, until, looked = (str(found[0]) if found else ""), self.index.last_commit, 0
        changed = self._without_taken_down()
        if after >= until and not changed:
            return 0
        with closing(self._connect()) as db:
            db.execute(_CACHE)
            for batch in self.tables.scan(
                "texts", ["reply_id", "state_id", "body_text"], after=after, until=until
            ):
                rows = batch.to_pylist()
                current = self.index.digests(r["reply_id"] for r in rows)
                for row in rows:
                    state_id, words = current.get(row["reply_id"], ("", None))
                    if state_id == row["state_id"]:
                        text = row["body_text"] or ""
                        changed |= self._place(db, row["reply_id"], text, words or "")
                looked += len(rows)
                if looked % _AT_ONCE < len(rows):
                    db.commit()
            db.commit()
        # The mark of what is published of these replies must differ from that of their own commits,
        # and grow.
        self.index.touch(changed, f"{until}d")
        with closing(self._connect()) as db, db:
            db.execute("INSERT OR REPLACE INTO mark VALUES ('commit', ?)", (until,))
        return len(changed)

    def _without_taken_down(self) -> set[str]:
        """Take out what is on the list of take-downs; ids of all replies whose group this
        changes."""
        down = self.index.suppressed
        with closing(self._connect()) as db:
            seen = db.execute("SELECT value FROM mark WHERE name = 'suppressed'").fetchone()
            if (seen[0] if seen else "") == down.digest:
                return set()
            changed: set[str] = set()
            with db:
                db.execute("PRAGMA secure_delete=ON")
                held = db.execute("SELECT number, reply_id, signature FROM text").fetchall()
                for number, reply_id, value in held:
                    if down.has(reply_id):
                        changed |= self._remove(db, number, reply_id, value) - {reply_id}
                db.execute("INSERT OR REPLACE INTO mark VALUES ('suppressed', ?)", (down.digest,))
            scrub(db)
        return changed

    def _place(self, db: sqlite3.Connection, reply_id: str, text: str, words: str) -> set[str]:
        """Put one text among the others; ids of all replies whose group this changes."""
        old = db.execute(
            "SELECT words_hash, number, reply_id, signature FROM text WHERE reply_id = ?",
            (reply_id,),
        ).fetchone()
        if old and old[0] == words:
            return set()
        changed = self._remove(db, *old[1:]) if old else set()
        value = signature(text)
        if value is None:
            return changed
        keys, packed = _bands(value), _packed(value)
        candidates, own = self._candidates(db, keys), _number(packed)
        same = [c for c, other in candidates if _differing(_number(other), own) <= MOST_DIFFERING]
        number = db.execute(
            "INSERT INTO text (reply_id, words_hash, signature) VALUES (?, ?, ?)",
            (reply_id, words, packed),
        ).lastrowid
        db.executemany(
            "INSERT OR IGNORE INTO text_band VALUES (?, ?)", [(key, number) for key in keys]
        )
        return changed | self._join(db, {reply_id, *same}) if same else changed

    def _candidates(self, db: sqlite3.Connection, keys: list[int]) -> Iterable[tuple[str, bytes]]:
        """Id and signature of the texts that may be the same as one with these bands, and not of
        all that share one: copies were not found behind two hundred replies of their template."""
        rare = [None if key in self._common else key for key in keys]
        rows = db.execute(_WITH_BANDS, rare).fetchall()
        self._common |= {
            key for key, texts in Counter(r[0] for r in rows).items() if texts > COMMON
        }
        shared = Counter(number for key, number in rows if key not in self._common)
        least = SHARED - sum(key in self._common for key in keys)
        if least > 0:
            wanted = json.dumps([number for number, bands in shared.items() if bands >= least])
            found = "SELECT value FROM json_each(?)"
            return db.execute(_TEXTS.format(found), (wanted,)) if wanted != "[]" else ()
        marks = ",".join("?" * len(keys))
        found = f"SELECT DISTINCT number FROM text_band WHERE key IN ({marks}) LIMIT {CANDIDATES}"
        return db.execute(_TEXTS.format(found), keys)

    @staticmethod
    def _join(db: sqlite3.Connection, ids: set[str]) -> set[str]:
        known = {
            i: g
            for i in ids
            for (g,) in db.execute("SELECT duplicate_group FROM member WHERE reply_id = ?", (i,))
        }
        groups, fresh = set(known.values()), ids - known.keys()
        if len(groups) == 1 and min(fresh, default="~") > min(groups):
            # One more copy of what has many: its group is not written again.
            db.executemany("INSERT INTO member VALUES (?, ?)", [(i, min(groups)) for i in fresh])
            return ids
        members = ids | {
            r
            for g in groups
            for (r,) in db.execute("SELECT reply_id FROM member WHERE duplicate_group = ?", (g,))
        }
        name = min(members)
        db.executemany("INSERT OR REPLACE INTO member VALUES (?, ?)", [(m, name) for m in members])
        return members

    @staticmethod
    def _remove(db: sqlite3.Connection, number: int, reply_id: str, packed: bytes) -> set[str]:
        db.executemany(
            "DELETE FROM text_band WHERE key = ? AND number = ?",
            [(key, number) for key in _bands(_unpacked(packed))],
        )
        db.execute("DELETE FROM text WHERE number = ?", (number,))
        group = db.execute(
            "SELECT duplicate_group FROM member WHERE reply_id = ?", (reply_id,)
        ).fetchone()
        if not group:
            return set()
        rest = {
            r for (r,) in db.execute("SELECT reply_id FROM member WHERE duplicate_group = ?", group)
        } - {reply_id}
        db.execute("DELETE FROM member WHERE duplicate_group = ?", group)
        if len(rest) > 1:
            db.executemany("INSERT INTO member VALUES (?, ?)", [(r, min(rest)) for r in rest])
        return rest | {reply_id}

    def of(self, reply_ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
        """Group and canonical copy by reply id, of those in a group; the canonical copy itself has
        None.

        Canonical is the copy published first that is still on its site; ties go to the smaller id.
        """
        found: dict[str, tuple[str, str | None]] = {}
        wanted = json.dumps(sorted(set(reply_ids)))
        members: dict[str, list[str]] = {}
        with closing(self._connect()) as db:
            for group, reply_id in db.execute(_MEMBERS, (wanted,)):
                members.setdefault(group, []).append(reply_id)
        states = self.index.get(r for listed in members.values() for r in listed)
        for group, listed in members.items():
            canonical = min(
                (r for r in listed if r in states), key=lambda r: _rank(states[r]), default=None
            )
            found |= {r: (group, None if r == canonical else canonical) for r in listed}
        return found


def _rank(state: State) -> tuple[bool, str, str]:
    row, at = state.row, state.row["published_at"]
    return row["withdrawn_at"] is not None, at.isoformat() if at else "9", row["reply_id"]


def _packed(value: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{PERMUTATIONS}I", *value)


def _unpacked(value: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{PERMUTATIONS}I", value)


def _bands(value: tuple[int, ...]) -> list[int]:
    width = PERMUTATIONS // BANDS
    return [hash((i, value[i * width : (i + 1) * width])) for i in range(BANDS)]


def _number(packed: bytes) -> int:
    return int.from_bytes(packed, "little")


def _differing(one: int, other: int) -> int:
    """How many values of two signatures differ. A text has up to CANDIDATES others to be compared
    with: as numbers of 2,048 bits in half the time of comparing value by value.

    >>> _differing(_number(_packed((1, 2) * 32)), _number(_packed((1, 2 << 30) * 32)))
    32
    """
    bits = one ^ other
    # Of the 32 bits of a value the highest becomes set when any of them is.
    return ((((bits & _LOWER) + _LOWER) | bits) & _HIGHEST).bit_count()


_LOWER, _HIGHEST = (
    _number(struct.pack("<I", mask) * PERMUTATIONS) for mask in (0x7FFFFFFF, 0x80000000)
)
