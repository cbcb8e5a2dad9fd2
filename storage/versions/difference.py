"""How two versions differ, reply by reply."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


def difference(old: Path, new: Path) -> pa.Table:
    """reply_id, source_id and op of every reply that differs between two versions: added, changed,
    reparsed, withdrawn, restored, removed (suppressed, or of a source that is gone from the
    dataset)."""
    columns = ["reply_id", "source_id", "content_hash", "url", "withdrawn_at", "revision"]
    before, after = (_states(folder, columns) for folder in (old, new))
    joined = after.join(before, "reply_id", join_type="full outer", right_suffix="_before")
    rows = []
    for row in joined.to_pylist():
        op = _operation(row)
        if op:
            rows.append(
                {
                    "reply_id": row["reply_id"],
                    "source_id": row["source_id"] or row["source_id_before"],
                    "op": op,
                }
            )
    schema = pa.schema([("reply_id", pa.string()), ("source_id", pa.string()), ("op", pa.string())])
    return pa.Table.from_pylist(sorted(rows, key=lambda r: (r["op"], r["reply_id"])), schema=schema)


def _states(folder: Path, columns: list[str]) -> pa.Table:
    return pq.read_table(folder / "replies", columns=columns).select(columns)


def _operation(row: dict[str, Any]) -> str | None:
    if row["content_hash_before"] is None:
        return "added"
    if row["content_hash"] is None:
        return "removed"
    if (row["withdrawn_at"] is None) != (row["withdrawn_at_before"] is None):
        return "restored" if row["withdrawn_at"] is None else "withdrawn"
    if row["revision"] != row["revision_before"] or row["url"] != row["url_before"]:
        return "changed"  # by the site, whether or not the parser is another one since
    if row["content_hash"] != row["content_hash_before"]:
        return "reparsed"
    return None


def write_delta(new: Path, listed: pa.Table, out: Path) -> int:
    """Write the rows of a difference: one file, the rows of `replies` as `new` has them with their
    `op` in front."""
    rows = pq.read_table(new / "replies")
    rows = rows.filter(pc.is_in(rows["reply_id"], listed["reply_id"]))
    joined = (
        listed.join(rows.drop_columns(["source_id"]), "reply_id", join_type="left outer")
        if _joinable(rows)
        else _beside(listed, rows)
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(joined, out, compression="zstd")
    return int(joined.num_rows)


def _joinable(rows: pa.Table) -> bool:
    return not any(pa.types.is_nested(field.type) for field in rows.schema)


def _beside(listed: pa.Table, rows: pa.Table) -> pa.Table:
    """`listed` with the columns of `rows`; Arrow joins no nested columns, so rows are taken by
    position."""
    at = pc.index_in(listed["reply_id"], rows["reply_id"])
    taken = rows.drop_columns(["reply_id", "source_id"]).take(at)
    for name in reversed(listed.column_names):
        taken = taken.add_column(0, name, listed[name])
    return taken
