"""Exports of a version: JSON lines, CSV or one Parquet file, chosen with an SQL condition; texts
for corpus builders."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import dataset

from schemas.reply import FULL_REPLY_TYPES
from storage.layout import StorageError
from storage.versions.manifest import manifest_of

Format = Literal["jsonl", "csv", "parquet"]
CORPUS = (
    f"document_type IN {FULL_REPLY_TYPES} AND body_completeness = 'full' AND "
    "withdrawn_at IS NULL AND duplicate_of IS NULL"
)
"""What a corpus wants: whole texts of replies that are still public, one copy of each."""
NO_PREFERENCE = """
    capture_id IS NULL OR capture_id NOT IN (
        SELECT capture_id FROM captures WHERE usage_preference IS NOT NULL
    ) AND split_part(url, '/', 3) NOT IN (
        SELECT host FROM (
            SELECT split_part(url, '/', 3) AS host, usage_preference,
                row_number() OVER (PARTITION BY url ORDER BY fetched_at DESC) AS age
            FROM captures WHERE role = 'robots' AND status = 200
        ) WHERE age = 1 AND usage_preference IS NOT NULL
    )
"""
"""Replies whose page, and whose host in its newest robots.txt, says nothing of its use."""
_CORPUS_COLUMNS = """
    reply_id AS id,
    body_text AS text,
    title,
    url,
    coalesce(published_at::date, reply_date) AS date,
    agency,
    {licence} AS licence,
    {version} AS version,
    sha256(body_text) AS text_sha256,
    coalesce(agency, '') || '，《' || title || '》，'
        || coalesce(strftime(published_at, '%Y-%m-%d'), '日期不详') || '，' || url AS source
"""
LICENCE = (
    "Official document of a Chinese agency, published by it; whether article 5 of the Copyright "
    "Law keeps it out of copyright is for its user to judge. Compilation: CC BY 4.0"
)
"""The licence note of a row of the corpus."""


def export(
    version: Path,
    out: Path,
    form: Format,
    where: str | None,
    columns: list[str] | None,
    corpus: bool,
) -> int:
    """Write the replies of a version that meet a condition; number of rows. The file appears when
    it is complete.

    `where` is a DuckDB condition on the columns of `replies`; it sees nothing else and writes
    nothing. Raises StorageError for a condition that is none.
    """
    part = out.with_name(f".{out.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with selected_replies(version, where, columns, corpus) as reader:
            count = _write(reader, part, form)
    except BaseException:  # an interruption too
        part.unlink(missing_ok=True)
        raise
    part.replace(out)
    return count


@contextmanager
def selected_replies(
    version: Path, where: str | None, columns: list[str] | None, corpus: bool
) -> Iterator[pa.RecordBatchReader]:
    """Replies of a version as batches in the order of their ids; with `corpus` those that a corpus
    wants, with its columns. Raises StorageError for a condition that is none."""
    captures = dataset.dataset(version / "captures")
    asks = corpus and "usage_preference" in captures.schema.names  # not before schema 1.5
    conditions = (CORPUS if corpus else None, NO_PREFERENCE if asks else None, where)
    tests = [f"({t})" for t in conditions if t]
    listed = ", ".join('"{}"'.format(c.replace('"', '""')) for c in columns or ()) or "*"
    if corpus:
        name = manifest_of(version).version
        listed = _CORPUS_COLUMNS.format(licence=_quoted(LICENCE), version=_quoted(name))
    query = (
        f"SELECT {listed} FROM replies "
        f"{'WHERE ' + ' AND '.join(tests) if tests else ''} ORDER BY reply_id"
    )
    try:
        with _opened(version, {"captures": captures} if asks else {}) as db:
            if len(db.extract_statements(query)) != 1:
                raise StorageError("the export's condition is more than one condition")
            yield db.sql(query).to_arrow_reader(2_000)
    except duckdb.Error as error:
        raise StorageError(
            f"the export's condition or columns: {str(error).splitlines()[0]}; columns are in "
            "docs/data-dictionary.md"
        ) from error
    except RuntimeError as error:  # duckdb's form of the KeyboardInterrupt that ended its query
        if "interrupted" not in str(error):
            raise
        raise KeyboardInterrupt from error


def _quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _opened(version: Path, beside: dict[str, dataset.Dataset]) -> duckdb.DuckDBPyConnection:
    """A database with `replies` of a version and some tables beside it, from which nothing else can
    be reached: no file, no network, no extension, no setting."""
    year = dataset.partitioning(pa.schema([("published_year", pa.int64())]), flavor="hive")
    db = duckdb.connect()
    db.execute("SET TimeZone = 'Asia/Shanghai'")
    db.register("replies", dataset.dataset(version / "replies", partitioning=year))
    for name, table in beside.items():
        db.register(name, table)
    db.execute("SET python_enable_replacements = false")  # else it would see our own variables
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")
    return db


def _write(reader: pa.RecordBatchReader, path: Path, form: Format) -> int:
    count = 0
    if form == "parquet":
        with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
            for batch in reader:
                writer.write_batch(batch)
                count += batch.num_rows
        return count
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file) if form == "csv" else None
        if table:
            table.writerow(reader.schema.names)
        for row in _rows(reader):
            if table:
                table.writerow([csv_cell(value) for value in row.values()])
            else:
                file.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")
            count += 1
    return count


def _rows(reader: pa.RecordBatchReader) -> Iterator[dict[str, Any]]:
    for batch in reader:
        yield from batch.to_pylist(maps_as_pydicts="lossy")


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also in full width, which some spreadsheets take for the same."""


def csv_cell(value: Any) -> str:
    """A cell that a spreadsheet shows and does not run: text that begins like a formula gets a
    quote in front (OWASP, CSV injection)."""
    if value is None:
        return ""
    text = (
        json.dumps(value, ensure_ascii=False, default=_plain)
        if isinstance(value, list | dict)
        else str(_plain(value))
    )
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int | float) else text


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
