"""Published versions: immutable folders of plain Parquet that any reader opens; unchanged files are shared by hard link."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.base import SCHEMA_VERSION, Row, arrow_schema
from schemas.clock import now
from schemas.reply import Attachment, Citation, Reply, Section
from schemas.run import Change, Issue, Quarantine, Run
from storage.layout import Layout, StorageError, write_atomic
from storage.tables import Tables

PARTITIONED: dict[str, type[Row]] = {"replies": Reply, "sections": Section, "citations": Citation}
WHOLE: dict[str, type[Row]] = {
    "attachments": Attachment,
    "revisions": Reply,
    "changes": Change,
    "issues": Issue,
    "quarantine": Quarantine,
    "runs": Run,
}
LATEST = "latest"


def published_schema(name: str) -> pa.Schema:
    """The schema of the published files: as in the tables, with page times in their own zone (a UTC date would be a day
    early). Partitioned tables have published_year in the folder names only: readers take it from there, and a file that
    holds it too makes pyarrow refuse the folder.
    """
    schema = arrow_schema({**PARTITIONED, **WHOLE}[name])
    if name in PARTITIONED and (year := schema.get_field_index("published_year")) >= 0:
        schema = schema.remove(year)
    at = schema.get_field_index("published_at")
    if at >= 0:
        old = schema.field(at)
        schema = schema.set(at, pa.field(old.name, pa.timestamp("us", tz="Asia/Shanghai"), old.nullable, old.metadata))
    return schema


def latest_version(layout: Layout) -> Path | None:
    """Folder of the newest published version, or None before the first."""
    link = layout.datasets / LATEST
    return link.resolve() if link.exists() else None


def publish(layout: Layout, code_version: str) -> tuple[Path, bool]:
    """Publish the tables as a new version; (folder, True), or (newest folder, False) when nothing changed since.

    `latest` moves last, after the files are read back. Raises StorageError when the read-back does not agree.
    """
    tables, previous = Tables(layout.tables), latest_version(layout)
    parent = _manifest(previous) if previous else None
    states = _states(tables)
    marks = {name: _mark(tables, name) for name in WHOLE if name not in ("runs", "issues", "quarantine")}
    if previous and parent and parent["states"] == states and parent["marks"] == marks:
        return previous, False
    version = now().strftime("%Y%m%dT%H%M%S%f")[:-3] + "Z"
    building = layout.datasets / f".building-{version}"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    counts: dict[str, int] = dict.fromkeys([*PARTITIONED, *WHOLE], 0)
    for year, state in states.items():
        shared = previous if parent and parent["states"].get(year) == state else None
        for name in PARTITIONED:
            counts[name] += _year(tables, name, int(year), building, shared)
    for name in WHOLE:
        rows = _published(tables.read(name), name)
        counts[name] = rows.num_rows
        _write(rows, building / name / "part-0.parquet")
    for name in PARTITIONED:
        if counts[name] == 0:
            _write(published_schema(name).empty_table(), building / name / "part-0.parquet")
    _read_back(building, counts)
    manifest = {
        "version": version, "parent": parent["version"] if parent else None, "code_version": code_version, "schema_version": SCHEMA_VERSION,
        "created_at": now().isoformat(), "rows": counts, "states": states, "marks": marks, "checksums": _checksums(building),
    }  # fmt: skip
    write_atomic(building / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    final = layout.datasets / version
    building.rename(final)
    _point(layout.datasets / LATEST, version)
    return final, True


def _manifest(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def _states(tables: Tables) -> dict[str, str]:
    """A digest of the state of each year, from the few columns that change when a row does."""
    columns = ["published_year", "reply_id", "run_id", "state_id", "last_changed_at", "withdrawn_at", "url", "parser_version"]
    rows = tables.read("replies", columns=columns).sort_by([("published_year", "ascending"), ("reply_id", "ascending")])
    digests: dict[str, Any] = {}
    for row in rows.to_pylist():
        digests.setdefault(str(row["published_year"]), hashlib.sha256()).update(repr(tuple(row.values())).encode())
    return {year: digest.hexdigest()[:16] for year, digest in digests.items()}


def _mark(tables: Tables, name: str) -> int:
    table = tables.open(name)
    return -1 if table is None else int(table.version())


def _year(tables: Tables, name: str, year: int, building: Path, shared: Path | None) -> int:
    """Write (or share) one partition and return its number of rows."""
    target = building / name / f"published_year={year}" / "part-0.parquet"
    if shared is not None:
        source = shared / name / f"published_year={year}" / "part-0.parquet"
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
        return pq.read_metadata(source).num_rows if source.exists() else 0
    replies = tables.read("replies", years=[year])
    if name == "replies":
        texts = tables.read("texts", years=[year])
        at = pc.index_in(_state_key(replies), _state_key(texts))
        rows = replies.append_column("body_text", texts["body_text"].combine_chunks().take(at))
        rows = rows.sort_by([("source_id", "ascending"), ("reply_id", "ascending")])
    else:
        rows = tables.read(name, years=[year])
        rows = rows.filter(pc.is_in(_state_key(rows), _state_key(replies)))
        rows = rows.sort_by([("reply_id", "ascending"), ("seq", "ascending")])
    if rows.num_rows:
        _write(_published(rows, name), target)
    return int(rows.num_rows)


def _state_key(rows: pa.Table) -> pa.Array:
    """Reply and state in one string: which text and child rows belong to the current state of a reply."""
    joined = pc.binary_join_element_wise(rows["reply_id"], rows["state_id"], "|")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _published(rows: pa.Table, name: str) -> pa.Table:
    schema = published_schema(name)
    return rows.select(schema.names).cast(schema)


def _write(rows: pa.Table, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(rows, path, compression="zstd", write_page_index=True, row_group_size=50_000)


def _read_back(folder: Path, counts: dict[str, int]) -> None:
    """Read the new files as a consumer would: counts, schema and unique keys must agree with the tables."""
    for name in (*PARTITIONED, *WHOLE):
        found = 0
        for path in sorted((folder / name).rglob("*.parquet")):
            file = pq.ParquetFile(path)
            if not file.schema_arrow.equals(published_schema(name)):
                raise StorageError(f"{path.name} of {name} does not have the table's schema; the version is not published")
            found += file.metadata.num_rows
        if found != counts[name]:
            raise StorageError(f"{name}: {found} rows in the files, {counts[name]} in the tables; the version is not published")
    ids = pq.read_table(folder / "replies", columns=["reply_id"])["reply_id"]
    if pc.count_distinct(ids).as_py() != counts["replies"]:
        raise StorageError("a reply_id is published twice; the version is not published")


def _checksums(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*.parquet"))}


def _point(link: Path, version: str) -> None:
    """Move a symbolic link in one step."""
    temporary = link.with_name(f".{link.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(version)
    temporary.replace(link)
