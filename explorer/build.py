"""The index of a version, made from its Parquet files: one SQLite file, whole or not there."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from explorer.folding import indexed
from explorer.index import (
    FACETS,
    INDEXES,
    JOINS,
    SCHEMA,
    index_folder,
    index_path,
    tag,
)
from storage.layout import Layout, locked
from storage.versions.folders import versions

_COLUMNS = (
    "reply_id", "source_id", "url", "document_type", "kind", "title", "alt_titles",
    "proposal_title", "proposal_numbers", "proposal_key", "addressees", "agency", "agency_region",
    "co_agencies", "doc_number", "index_no", "outcome", "reply_date", "published_at", "body_text",
    "body_completeness", "duplicate_group", "duplicate_of", "withdrawn_at", "presence",
)  # fmt: skip
_HEAD = (
    "title", "alt_titles", "proposal_title", "proposal_numbers", "doc_number", "index_no", "agency",
    "co_agencies", "addressees",
)  # fmt: skip
"""Columns that count as the head of a reply: a word found here weighs more."""
_EVENTS = ("added", "content_changed", "metadata_changed", "moved", "withdrawn", "restored")
_CHUNK = 500
_ONE_MERGE = {"hashsize": 64 << 20, "automerge": 0, "crisismerge": 1999}
"""Large pieces that are merged once, at the end, and not again and again on the way."""
_SETTINGS = "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
Row = dict[str, Any]


def index_of(layout: Layout, folder: Path) -> Path:
    """The index of a version, made when there is none yet; those of versions that are gone are
    removed."""
    path = index_path(layout, folder.name)
    index_folder(layout).mkdir(parents=True, exist_ok=True)
    with locked(layout.locks / "explorer.lock"):
        if not path.exists():
            build(folder, path)
            kept = {index_path(layout, m.version).name for m in versions(layout)}
            for old in index_folder(layout).glob("*.sqlite"):
                if old.name not in kept:
                    old.unlink()
    return path


def build(folder: Path, path: Path, only: frozenset[str] | None = None) -> None:
    """Make the index of a version's replies (or of `only` those ids) at a path, in one step."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as db:
            db.executescript(f"{_SETTINGS}{SCHEMA}")
            _fill(db, _Replies(folder, only), folder.name)
            db.executescript(INDEXES)
            db.execute("PRAGMA optimize")
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


class _Replies:
    """The replies of a version, newest first, and what happened to them."""

    def __init__(self, folder: Path, only: frozenset[str] | None) -> None:
        self.folder, self.only = folder, only

    def __iter__(self) -> Iterator[Row]:
        years = sorted((self.folder / "replies").glob("published_year=*"), reverse=True, key=_year)
        with duckdb.connect() as db:
            db.execute("SET TimeZone = 'Asia/Shanghai'")
            for year in years:
                yield from self._of_year(db, year)

    def _of_year(self, db: duckdb.DuckDBPyConnection, year: Path) -> Iterator[Row]:
        files = self.folder / "attachments" / year.name
        texts = (
            "SELECT reply_id, string_agg(text, chr(10) ORDER BY seq) AS files FROM "
            f"{_parquet(files)} WHERE text IS NOT NULL GROUP BY reply_id"
            if any(files.glob("*.parquet"))
            else "SELECT NULL::VARCHAR AS reply_id, NULL::VARCHAR AS files"
        )
        described = db.execute(f"DESCRIBE SELECT * FROM {_parquet(year)}").fetchall()
        has = {name for name, *_ in described}  # versions of before schema 1.4 have no presence
        columns = (f"r.{c}" if c in has else f"NULL AS {c}" for c in _COLUMNS)
        found = db.execute(
            f"SELECT {', '.join(columns)}, coalesce(f.files, '') AS files "
            f"FROM {_parquet(year)} r LEFT JOIN ({texts}) f USING (reply_id) "
            "ORDER BY coalesce(r.published_at, r.reply_date) DESC NULLS LAST, r.reply_id"
        )
        names = (*_COLUMNS, "files")
        while rows := found.fetchmany(_CHUNK):
            for values in rows:
                row = dict(zip(names, values, strict=True))
                if self.only is None or row["reply_id"] in self.only:
                    yield row | {"published_year": _year(year)}

    def events(self) -> Iterable[tuple[Any, ...]]:
        """at, op, revision, reply_id, fields of every event that a site caused, oldest first."""
        with duckdb.connect() as db:
            db.execute("SET TimeZone = 'UTC'")
            listed = ", ".join(f"'{op}'" for op in _EVENTS)
            rows: list[tuple[Any, ...]] = db.execute(
                "SELECT strftime(\"at\", '%Y-%m-%dT%H:%M:%SZ'), op, revision, reply_id, "
                f"array_to_string(fields, ' ') FROM {_parquet(self.folder / 'changes')} "
                f"WHERE op IN ({listed}) ORDER BY change_id"
            ).fetchall()
        return rows


def _year(folder: Path) -> int:
    return int(folder.name.removeprefix("published_year="))


def _parquet(folder: Path) -> str:
    quoted = str(folder / "*.parquet").replace("'", "''")
    return f"read_parquet('{quoted}', hive_partitioning = false)"


def _fill(db: sqlite3.Connection, replies: _Replies, version: str) -> None:
    values: dict[tuple[str, str | None], int] = {}
    totals: Counter[int] = Counter()
    numbers: dict[str, int] = {}
    for name, value in _ONE_MERGE.items():
        db.execute("INSERT INTO words(words, rank) VALUES (?, ?)", (name, value))
    db.execute("BEGIN")
    for number, row in enumerate(replies, 1):
        numbers[row["reply_id"]] = number
        facets = [values.setdefault(pair, len(values) + 1) for pair in facet_values(row)]
        joins = [values.setdefault(pair, len(values) + 1) for pair in _join_values(row)]
        totals.update([*facets, *joins])
        head = "\n".join(filter(None, (_text(row[column]) for column in _HEAD)))
        tags = ["all", *map(tag, [*facets, *joins])]
        body = row["body_text"] or ""
        words = (number, indexed(head), indexed(body), indexed(row["files"]), " ".join(tags))
        db.execute("INSERT INTO words(rowid, head, text, files, tag) VALUES (?,?,?,?,?)", words)
        db.execute(f"INSERT INTO facet VALUES (?{',?' * len(FACETS)})", (number, *facets))
        db.execute(
            f"INSERT INTO reply VALUES ({','.join('?' * 15)})",
            (
                number, row["reply_id"], row["source_id"], row["url"], row["title"], row["agency"],
                row["published_year"], _day(row), "、".join(row["proposal_numbers"] or []),
                row["proposal_key"], row["duplicate_group"], row["duplicate_of"],
                _text(row["withdrawn_at"]) or None, body, row["files"],
            ),
        )  # fmt: skip
    db.executemany(
        "INSERT INTO value VALUES (?,?,?,?)",
        ((i, facet, value, totals[i]) for (facet, value), i in values.items()),
    )
    db.executemany(
        "INSERT INTO event(at, op, revision, reply, fields) VALUES (?,?,?,?,?)",
        (
            (at, op, revision, numbers[reply_id], fields)
            for at, op, revision, reply_id, fields in replies.events()
            if reply_id in numbers
        ),
    )
    meta = {"version": version, "replies": str(len(numbers))}
    db.executemany("INSERT INTO meta VALUES (?,?)", meta.items())
    db.execute("COMMIT")
    db.execute("INSERT INTO words(words) VALUES ('optimize')")


def facet_values(row: Row) -> list[tuple[str, str | None]]:
    """The value of each facet, in the order of FACETS."""
    region, year = row["agency_region"], row["published_year"]
    state = (
        "withdrawn" if row["withdrawn_at"]
        else "copy" if row["duplicate_of"]
        else "archived_only" if row["presence"] == "archived_only"
        else "public"
    )  # fmt: skip
    found = {
        "province": f"{region[:2]}0000" if region else None,
        "agency": row["agency"],
        "year": str(year) if year else None,
        "kind": row["kind"] if row["kind"] != "unknown" else None,
        "type": row["document_type"],
        "outcome": row["outcome"] if row["outcome"] != "unknown" else None,
        "completeness": row["body_completeness"],
        "source": row["source_id"],
        "state": state,
    }
    return [(facet, found[facet]) for facet in FACETS]


def _join_values(row: Row) -> list[tuple[str, str | None]]:
    found = zip(JOINS, (row["proposal_key"], row["duplicate_group"]), strict=True)
    return [(name, value) for name, value in found if value]


def _day(row: Row) -> str | None:
    when: datetime | date | None = row["published_at"] or row["reply_date"]
    return when.isoformat()[:10] if when else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return value.isoformat() if isinstance(value, datetime | date) else str(value or "")
