"""Tables that only grow: a version has the files of its parent, and one with the rows since."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables import published_schema
from storage.tables.delta import Tables
from storage.versions.making.build import Build, Parent, as_published, with_texts
from storage.versions.making.gate import masked_columns
from storage.versions.making.losses import events_held, refuse_lost_events
from storage.versions.manifest import LogFile

_WORDS = {
    "revisions": ("title", "body_text"),
    "issues": ("value", "message"),
    "quarantine": ("reason", "row"),
}
"""Columns that repeat words of a page, which an older reader may have left unmasked."""
MOST_LOG_FILES = 30
"""Files of one table beyond which they are merged into one."""
PIECE_ROWS = 10_000
"""Rows that are in memory at once, about."""


def has_news(tables: Tables, parent: Parent, name: str) -> bool:
    """Whether a growing table has rows that the parent does not: an import may find an earlier
    state of a reply."""
    files = parent.logs.get(name)
    after = files[-1].until if files else None
    return bool(tables.read(name, ["commit_id"], after=after).num_rows)


def add_log(build: Build, name: str) -> None:
    """Share the parent's files of a table and write one with the rows since, if any; all of them
    anew when a file is damaged, or a commit came in late. Raises StorageError when rows of the
    table would be in none of them."""
    files = list(build.parent.logs.get(name, []))
    fresh = _fresh_rows(build, name, files)
    held = events_held(build, name)
    if sum(f.rows for f in files) + fresh.total() < held or not all(
        build.has_sound(f.file) for f in files
    ):
        files = []
        fresh = _fresh_rows(build, name, files)
    until, pieces = max(fresh, default=_until(files)), _pieces(build, name, files, fresh)
    if len(files) >= MOST_LOG_FILES and build.parent.folder:
        old = chain.from_iterable(_tables_in(build.parent.folder / f.file) for f in files)
        pieces, files = chain(old, pieces), []
    for shared in files:
        build.share(shared.file)
    if fresh or not files:
        file = f"{name}/part-{until or 'none'}.parquet"
        rows = build.write_pieces(pieces, published_schema(name), file)
        files.append(LogFile(file=file, rows=rows, until=until))
    build.logs[name] = files
    build.counts[name] = sum(f.rows for f in files)
    refuse_lost_events(name, build.counts[name], held)


def _until(files: list[LogFile]) -> str | None:
    return files[-1].until if files else None


def _fresh_rows(build: Build, name: str, files: list[LogFile]) -> Counter[str]:
    """How many rows each commit after those in some files wrote, without revisions of what was
    taken down."""
    columns = ["commit_id", "reply_id"] if name == "revisions" else ["commit_id"]
    found: Counter[str] = Counter()
    for batch in build.tables.scan(name, columns, after=_until(files)):
        rows = _not_taken_down(build, name, pa.Table.from_batches([batch]))
        found.update(rows["commit_id"].to_pylist())
    return found


def _pieces(
    build: Build, name: str, files: list[LogFile], fresh: Counter[str]
) -> Iterator[pa.Table]:
    """The rows since, in the order of commits, as they are published; never more of them in memory
    than a few commits wrote."""
    after, rows, last = _until(files), 0, ""
    for commit, n in sorted(fresh.items()):
        if rows and rows + n > PIECE_ROWS:
            yield _between(build, name, after, last)
            after, rows = last, 0
        rows, last = rows + n, commit
    if rows:
        yield _between(build, name, after, last)


def _between(build: Build, name: str, after: str | None, until: str) -> pa.Table:
    rows = _not_taken_down(build, name, build.tables.read(name, after=after, until=until))
    rows = rows.sort_by("commit_id")  # a table gives its files in no order
    if name == "revisions":
        years = set(rows["published_year"].to_pylist())
        ids = rows["reply_id"].to_pylist()
        rows = with_texts(rows, build.tables.read("texts", years=years, ids=ids))
    return masked_columns(as_published(rows, name), _WORDS.get(name, ()))


def _not_taken_down(build: Build, name: str, rows: pa.Table) -> pa.Table:
    return build.index.suppressed.kept(rows) if name == "revisions" else rows


def _tables_in(path: Path) -> Iterator[pa.Table]:
    """A published file in pieces."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=PIECE_ROWS):
            yield pa.Table.from_batches([batch])
