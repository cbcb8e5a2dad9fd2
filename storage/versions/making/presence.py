"""Whether a reply is on its site, for rows of before schema 1.4, which do not say it."""

import pyarrow as pa
import pyarrow.compute as pc

from schemas.run import CRAWLS
from storage.tables.delta import Tables


def with_presence(tables: Tables, rows: pa.Table) -> pa.Table:
    """Replies with `presence` where it follows from the row: it was withdrawn, a crawl wrote it, or
    an import did. A row that a reparse wrote does not say which of the two brought it: null."""
    if not rows["presence"].null_count:
        return rows
    kinds = _kinds_of_runs(tables, set(rows["run_id"].to_pylist()))
    found = [
        said or ("withdrawn" if gone else kinds.get(run))
        for said, gone, run in zip(
            rows["presence"].to_pylist(),
            pc.is_valid(rows["withdrawn_at"]).to_pylist(),
            rows["run_id"].to_pylist(),
            strict=True,
        )
    ]
    at = rows.schema.get_field_index("presence")
    return rows.set_column(at, rows.schema.field(at), pa.array(found, pa.string()))


def _kinds_of_runs(tables: Tables, runs: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in tables.scan("runs", ["run_id", "kind"]):
        for row in batch.to_pylist():
            if row["run_id"] in runs and row["kind"] != "reparse":
                found[row["run_id"]] = "live" if row["kind"] in CRAWLS else "archived_only"
    return found
