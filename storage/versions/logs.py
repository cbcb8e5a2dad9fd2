"""Tables that only grow: a version has the files of its parent, and one with the rows since."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from storage.tables.delta import Tables
from storage.versions.build import Build, Parent, as_published, with_texts
from storage.versions.gate import masked_columns
from storage.versions.losses import events_held, refuse_lost_events
from storage.versions.manifest import LogFile

_WORDS = {
    "revisions": ("title", "body_text"),
    "issues": ("value", "message"),
    "quarantine": ("reason", "row"),
}
"""Columns that repeat words of a page, which an older reader may have left unmasked."""
MOST_LOG_FILES = 30
"""Files of one table beyond which they are merged into one."""


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
    fresh = _since(build, name, files)
    held = events_held(build, name)
    if sum(f.rows for f in files) + fresh.num_rows < held or not all(
        build.has_sound(f.file) for f in files
    ):
        files = []
        fresh = _since(build, name, files)
    until = pc.max(fresh["commit_id"]).as_py() if fresh.num_rows else _until(files)
    rows = _log_rows(build.tables, fresh, name)
    if len(files) >= MOST_LOG_FILES and build.parent.folder:
        old = [pq.read_table(build.parent.folder / f.file) for f in files]
        rows, files = pa.concat_tables([*old, rows]), []
    for shared in files:
        build.share(shared.file)
    if rows.num_rows or not files:
        file = f"{name}/part-{until or 'none'}.parquet"
        build.write(rows, file)
        files.append(LogFile(file=file, rows=rows.num_rows, until=until))
    build.logs[name] = files
    build.counts[name] = sum(f.rows for f in files)
    refuse_lost_events(name, build.counts[name], held)


def _until(files: list[LogFile]) -> str | None:
    return files[-1].until if files else None


def _since(build: Build, name: str, files: list[LogFile]) -> pa.Table:
    """Rows of a table after those in some files, as they came, without revisions of what was taken
    down."""
    fresh = build.tables.read(name, after=_until(files))
    if name == "revisions" and (taken_down := build.index.suppressed.ids):
        listed = pa.array(sorted(taken_down), pa.string())
        fresh = fresh.filter(pc.invert(pc.is_in(fresh["reply_id"], listed)))
    return fresh.sort_by("commit_id")  # a table gives its files in no order


def _log_rows(tables: Tables, rows: pa.Table, name: str) -> pa.Table:
    if name == "revisions" and rows.num_rows:
        years = set(rows["published_year"].to_pylist())
        texts = tables.read("texts", years=years, ids=rows["reply_id"].to_pylist())
        rows = with_texts(rows, texts)
    elif name == "revisions":
        rows = rows.append_column("body_text", pa.array([], pa.string()))
    return masked_columns(as_published(rows, name), _WORDS.get(name, ()))
