"""Working tables: Delta Lake folders with one explicit schema each, appended or replaced by partition, never torn."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError
from pydantic import Field

from schemas.base import Int16, Row, arrow_schema
from schemas.reply import Attachment, Citation, Reply, Section
from schemas.run import Capture, Change, Issue, Quarantine, Run
from storage.layout import StorageError

STATE = pa.field("state_id", pa.string(), False, {"doc": "Internal: the commit that wrote this state's text and child rows"})
YEAR = pa.field("published_year", pa.int16(), False, {"doc": "Partition"})


class Text(Row):
    """The full text of one state, apart from the metadata so that a metadata change never rewrites text."""

    reply_id: str = Field(description="Joins `replies`")
    state_id: str = Field(description="State of the reply that has this text")
    body_text: str | None = Field(None, description="See replies.body_text")
    published_year: Int16 = Field(0, description="Partition")


class Alias(Row):
    """Another name of a reply: an address it had before."""

    alias_kind: str = Field(description="url, index_no, old_id")
    alias: str = Field(description="The other name")
    reply_id: str = Field(description="Joins `replies`")
    since: str = Field(description="When it was seen to be an alias")


_MODELS: dict[str, type[Row]] = {
    "replies": Reply, "texts": Text, "sections": Section, "citations": Citation, "attachments": Attachment, "revisions": Reply, "changes": Change,
    "aliases": Alias, "issues": Issue, "quarantine": Quarantine, "runs": Run, "captures": Capture,
}  # fmt: skip
PARTITIONED = {"replies", "texts", "sections", "citations"}
TABLES = tuple(_MODELS)
_WRITER = WriterProperties(compression="ZSTD", compression_level=6)


@cache
def table_schema(name: str) -> pa.Schema:
    """Arrow schema of a working table: the model's, plus the internal state column, minus the text in `replies`."""
    schema = arrow_schema(_MODELS[name])
    if name == "replies":
        schema = schema.remove(schema.get_field_index("body_text")).append(STATE)
    if name == "revisions":
        schema = schema.append(pa.field("valid_from", pa.timestamp("us", tz="UTC"))).append(
            pa.field("valid_to", pa.timestamp("us", tz="UTC"))
        )
    if name in ("sections", "citations"):
        schema = schema.append(STATE).append(YEAR)
    if name == "attachments":
        schema = schema.append(STATE)
    return schema


class Tables:
    """All working tables under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, name: str) -> str:
        return str(self.root / name)

    def open(self, name: str) -> DeltaTable | None:
        """The table, or None before its first write. Raises StorageError when its log cannot be read."""
        try:
            return DeltaTable(self._path(name)) if DeltaTable.is_deltatable(self._path(name)) else None
        except DeltaError as error:
            raise StorageError(f"table {name} cannot be read: {str(error).splitlines()[0]}; restore it from backup") from error

    def applied(self, name: str, commit_id: str) -> bool:
        """Whether a commit already reached this table (each commit names itself in the transaction log)."""
        table = self.open(name)
        return table is not None and table.transaction_version(commit_id) is not None

    def append(self, name: str, rows: Sequence[dict[str, Any]], commit_id: str) -> None:
        """Append rows once per commit id; a repeated call after a crash does nothing."""
        if not rows or self.applied(name, commit_id):
            return
        self._write(name, self._arrow(name, rows), commit_id, "append", None)

    def replace_years(self, name: str, rows: pa.Table, years: Iterable[int], commit_id: str) -> None:
        """Replace whole partitions in one transaction; once per commit id."""
        if self.applied(name, commit_id):
            return
        listed = ", ".join(str(y) for y in sorted(set(years)))
        self._write(name, rows, commit_id, "overwrite", f"published_year IN ({listed})")

    def read(
        self, name: str, years: Iterable[int] | None = None, ids: Iterable[str] | None = None, columns: list[str] | None = None
    ) -> pa.Table:
        """Rows of a table, of some years and reply ids only; an empty table before the first write."""
        table = self.open(name)
        schema = table_schema(name)
        if table is None:
            empty = schema.empty_table()
            return empty.select(columns) if columns else empty
        expression = None
        if years is not None:
            expression = pc.field("published_year").isin(pa.array(sorted(set(years)), pa.int16()))
        if ids is not None:
            by_id = pc.field("reply_id").isin(pa.array(sorted(set(ids)), pa.string()))
            expression = by_id if expression is None else expression & by_id
        read = table.to_pyarrow_dataset().to_table(columns=columns or schema.names, filter=expression)
        wanted = pa.schema([schema.field(c) for c in columns]) if columns else schema
        return read.cast(wanted.remove_metadata()) if not columns else read

    def captures(self, capture_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Index rows of captures by id, and of every capture of the same runs (parts of articles are found by address)."""
        table = self.open("captures")
        ids = sorted(set(capture_ids))
        if table is None or not ids:
            return []
        rows = table.to_pyarrow_dataset()
        runs = rows.to_table(columns=["run_id"], filter=pc.field("capture_id").isin(pa.array(ids, pa.string())))["run_id"].unique()
        found = rows.to_table(filter=pc.field("run_id").isin(runs) & pc.field("role").isin(pa.array(["reply", "attachment"])))
        listed: list[dict[str, Any]] = found.to_pylist()
        return listed

    def captures_of(self, url: str) -> list[dict[str, Any]]:
        """Index rows of the good captures of an address."""
        table = self.open("captures")
        if table is None:
            return []
        wanted = (pc.field("url") == url) & (pc.field("status") == 200)
        rows: list[dict[str, Any]] = table.to_pyarrow_dataset().to_table(filter=wanted).to_pylist()
        return rows

    def _arrow(self, name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
        return pa.Table.from_pylist([_plain(row) for row in rows], schema=table_schema(name))

    def arrow(self, name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
        """Rows as an Arrow table with the table's schema."""
        return self._arrow(name, rows)

    def _write(self, name: str, data: pa.Table, commit_id: str, mode: str, predicate: str | None) -> None:
        properties = CommitProperties(app_transactions=[Transaction(commit_id, 1)], max_commit_retries=20)
        exists = DeltaTable.is_deltatable(self._path(name))
        write_deltalake(
            self._path(name),
            data,
            mode=mode if exists else "append",
            predicate=predicate if exists else None,
            partition_by=["published_year"] if name in PARTITIONED else None,
            commit_properties=properties,
            writer_properties=_WRITER,
        )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Maps as lists of pairs, which is what Arrow builds map columns from."""
    return {k: list(v.items()) if isinstance(v, dict) else v for k, v in row.items()}
