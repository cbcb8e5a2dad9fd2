"""A version on its way: its folder, what it may take from the version before, what it has."""

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.ground.base import SCHEMA_VERSION
from schemas.tables import PUBLISHED, published_schema
from storage.setaside import file_digest
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.duplicates import Duplicates
from storage.versions.manifest import LogFile, Part, manifest_of

log = logging.getLogger(__name__)
GROUP_ROWS = 5_000
"""Rows in a row group: few enough that a reader over HTTP fetches little beside what it wants."""


@dataclass(frozen=True, slots=True)
class Parent:
    """What a new version may take from the one before it; nothing before the first."""

    folder: Path | None = None
    version: str | None = None
    last_commit: str = ""
    suppressed: str = ""
    sources: frozenset[str] = frozenset()
    """Sources that have rows in it, also when none of its files can be shared."""
    parts: dict[str, Part] = field(default_factory=dict)
    logs: dict[str, list[LogFile]] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)


def parent_of(previous: Path | None, suppressed: str) -> Parent:
    """What may be taken from a version, if any, when the list of replies taken down has the digest
    `suppressed`."""
    if previous is None:
        return Parent()
    manifest = manifest_of(previous)
    sources = frozenset(source for part in manifest.parts.values() for source in part.sources)
    taken = Parent(previous, manifest.version, manifest.last_commit, manifest.suppressed, sources)
    if manifest.schema_version != SCHEMA_VERSION:
        return taken  # every file carries its schema: all are written anew
    logs = dict(manifest.logs)
    if manifest.suppressed != suppressed:
        for name in ("revisions", "aliases", "issues", "quarantine", "captures"):
            logs.pop(name, None)  # words of what was taken down are in these files
    return replace(taken, parts=manifest.parts, logs=logs, checksums=manifest.checksums)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A reply that is not published because a personal number is left in some of its columns."""

    reply_id: str
    source_id: str
    url: str
    capture_id: str | None
    run_id: str
    columns: list[str]


@dataclass(slots=True)
class Build:
    """The files and numbers of a version while it is made."""

    tables: Tables
    index: CurrentIndex
    duplicates: Duplicates
    folder: Path
    parent: Parent
    held_back: set[str]
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PUBLISHED, 0))
    """Rows so far by table."""
    parts: dict[str, Part] = field(default_factory=dict)
    logs: dict[str, list[LogFile]] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)
    withheld: list[Withheld] = field(default_factory=list)
    """Found while parts were written; parts that are shared say it themselves."""

    def add_part(self, key: str, part: Part) -> None:
        """Note a part whose files are in the folder."""
        self.parts[key] = part
        for name, count in part.rows.items():
            self.counts[name] += count

    def write(self, rows: pa.Table, name: str) -> None:
        """Write one file (path below the folder)."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(
            rows, path, compression="zstd", write_page_index=True, row_group_size=GROUP_ROWS
        )
        self.checksums[name] = file_digest(path) or ""

    def write_pieces(self, pieces: Iterable[pa.Table], schema: pa.Schema, name: str) -> int:
        """Write one file piece by piece; the number of its rows."""
        path, rows = self.folder / name, 0
        path.parent.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(path, schema, compression="zstd", write_page_index=True) as out:
            for piece in pieces:
                out.write_table(piece.cast(schema), row_group_size=10_000)
                rows += piece.num_rows
        self.checksums[name] = file_digest(path) or ""
        return rows

    def has_sound(self, name: str) -> bool:
        """Whether the parent has a file of that name, and it is what was written."""
        if self.parent.folder is None or name not in self.parent.checksums:
            return False
        if file_digest(self.parent.folder / name) == self.parent.checksums[name]:
            return True
        log.warning(
            "%s of version %s is damaged; it is written anew", name, self.parent.folder.name
        )
        return False

    def share(self, name: str) -> None:
        """Take a file of the parent that `has_sound`."""
        assert self.parent.folder is not None
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(self.parent.folder / name, path)
        self.checksums[name] = self.parent.checksums[name]


def state_keys(rows: pa.Table, column: str) -> pa.Array:
    """One key a row: its reply id, `|`, and the commit or state in `column`."""
    joined = pc.binary_join_element_wise(rows["reply_id"], rows[column], "|")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def with_texts(rows: pa.Table, texts: pa.Table) -> pa.Table:
    """Rows with their `body_text` from rows of `texts`; null where there is none."""
    at = pc.index_in(state_keys(rows, "state_id"), state_keys(texts, "state_id"))
    return rows.append_column("body_text", texts["body_text"].combine_chunks().take(at))


def as_published(rows: pa.Table, name: str) -> pa.Table:
    """Rows of a working table with the columns and types of its published files."""
    schema = published_schema(name)
    return rows.select(schema.names).cast(schema)
